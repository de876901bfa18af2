"""Bracketed texts hold every offer once, and every reading of them is what was offered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.drafting.brackets import Bracket, Node, Offer, Words, bracketed, collisions, options, plain

TEXT = "The level of the lake is kept between 430.00 and 431.80 metres."


@st.composite
def offered(draw: st.DrawFn) -> tuple[str, list[Offer]]:
    """A text, offers on it, and offers on those."""
    text = draw(st.text("abcdef ", max_size=20))
    words: list[str] = [text]
    offers: list[Offer] = []
    for key in range(1, draw(st.integers(0, 7)) + 1):
        on = draw(st.integers(0, len(words) - 1))
        start, end = sorted(draw(st.integers(0, len(words[on]))) for _ in range(2))
        offers.append(Offer(key, start, end, draw(st.text("UVWXYZ", max_size=5)), on or None))
        words.append(offers[-1].words)
    return text, offers


def with_offer(text: str, offers: list[Offer], offer: Offer) -> str:
    """The text with one offer taken, and those that it is on: an independent reckoning."""
    words = offer.words
    while offer.on is not None:
        below = offers[offer.on - 1]
        words = below.words[: offer.start] + words + below.words[offer.end :]
        offer = below
    return text[: offer.start] + words + text[offer.end :]


@given(offered())
def test_untaken_the_text_is_as_it_was(made: tuple[str, list[Offer]]) -> None:
    text, offers = made
    assert plain(bracketed(text, offers)) == text


@given(offered())
def test_each_offer_stands_once(made: tuple[str, list[Offer]]) -> None:
    text, offers = made
    keys = [option.key for option in options(bracketed(text, offers)) if option.key is not None]
    assert sorted(keys) == [offer.key for offer in offers]


@given(offered())
def test_taking_one_offer_gives_its_words_in_its_place(made: tuple[str, list[Offer]]) -> None:
    text, offers = made
    nodes = bracketed(text, offers)
    for offer in offers:
        taken, at = {offer.key: True}, offer
        while at.on is not None:
            at = offers[at.on - 1]
            taken[at.key] = True
        assert plain(nodes, taken) == with_offer(text, offers, offer)


@given(offered())
def test_every_run_of_words_says_where_it_is_from(made: tuple[str, list[Offer]]) -> None:
    text, offers = made
    sources = {None: text} | {offer.key: offer.words for offer in offers}

    def check(nodes: tuple[Node, ...]) -> None:
        for node in nodes:
            if isinstance(node, Words):
                assert node.words
                assert sources[node.of][node.start : node.start + len(node.words)] == node.words
            else:
                for option in node.options:
                    check(option.nodes)

    check(bracketed(text, offers))


@given(offered())
def test_only_offers_that_touch_share_a_bracket(made: tuple[str, list[Offer]]) -> None:
    text, offers = made
    touching = collisions(offers)
    for node in bracketed(text, [offer for offer in offers if offer.on is None]):
        if isinstance(node, Bracket):
            together = {option.key for option in options([node])} - {None}
            linked = {key for pair in touching if set(pair) <= together for key in pair}
            assert len(together) == 1 or linked == together


def readings(bracket: Node) -> list[tuple[int | None, str]]:
    assert isinstance(bracket, Bracket)
    return [(option.key, plain(option.nodes)) for option in bracket.options]


def test_one_bracket_with_options_for_one_run() -> None:
    offers = [Offer(3, 38, 44, "429.50"), Offer(5, 38, 44, "")]
    before, bracket, after = bracketed(TEXT, offers)
    assert (before, after) == (
        Words(None, 0, "The level of the lake is kept between "),
        Words(None, 44, " and 431.80 metres."),
    )
    assert readings(bracket) == [(None, "430.00"), (3, "429.50"), (5, "")]
    assert collisions(offers) == [(3, 5)]


def test_an_offer_within_what_another_deletes_is_nested() -> None:
    (_, bracket, _) = bracketed(TEXT, [Offer(3, 30, 62, ""), Offer(5, 38, 44, "429.50")])
    assert isinstance(bracket, Bracket)
    kept, gone = bracket.options
    assert (gone.key, gone.nodes) == (3, ())
    assert readings(kept.nodes[1]) == [(None, "430.00"), (5, "429.50")]


def test_crossing_offers_share_a_bracket_and_are_named() -> None:
    offers = [Offer(3, 4, 12, "height of"), Offer(5, 10, 21, "at the shore")]
    (_, bracket, _) = bracketed(TEXT, offers)
    assert readings(bracket) == [
        (None, "level of the lake"),
        (3, "height of the lake"),
        (5, "level at the shore"),
    ]
    assert collisions(offers) == [(3, 5)]


def test_neighbours_do_not_collide() -> None:
    assert collisions([Offer(1, 0, 3, "A"), Offer(2, 3, 9, ""), Offer(3, 3, 3, "new ")]) == []
    assert collisions([Offer(1, 3, 3, "this "), Offer(2, 3, 3, "that ")]) == [(1, 2)]


@pytest.mark.parametrize(
    "offers", [[Offer(1, 3, 2, "")], [Offer(1, 0, 999, "")], [Offer(1, 0, 1, "", on=2)], [Offer(1, 0, 1, "")] * 2]
)
def test_an_offer_on_what_is_not_there_is_refused(offers: list[Offer]) -> None:
    with pytest.raises(ValueError, match="offer 1"):
        bracketed(TEXT, offers)
