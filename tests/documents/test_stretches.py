"""Stretches of a point: each alternative is read in the paragraphs that it touches, and nothing else grows with it."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given

from goodoffices.documents.stretches import Stretch, stretches
from goodoffices.documents.text import PointOfText
from goodoffices.documents.word.columns import write_columns
from goodoffices.documents.word.reading import read_word
from goodoffices.drafting.brackets import Bracket, Key, Node, Offer, options, plain
from tests.documents import sample
from tests.documents.byhand import ONE
from tests.documents.likely import texts

BASE = "The level is kept.\nUse is stated every month.\nThe Parties meet in May."
BY_AKRA = sample.Attribution(proposes=("akra",), silent=("dovra", "selm"))


def point(*offers: Offer, base: str = BASE) -> PointOfText:
    found = [sample.offered(one.key, BY_AKRA, {"en": one.words}) for one in offers]
    return sample.point("1", {"en": "Level"}, {"en": base}, {"en": offers}, found)


def rows(*offers: Offer, base: str = BASE) -> list[list[tuple[Key, str, Key | None]]]:
    return [
        [(r.number, "|".join(r.paragraphs), r.into) for r in row] for row in stretches(point(*offers, base=base), "en")
    ]


def test_an_alternative_is_read_in_the_paragraph_that_it_touches() -> None:
    assert rows(Offer(2, 4, 9, "height")) == [
        [(1, "The level is kept.", None), (2, "The height is kept.", 1)],
        [(1, "Use is stated every month.", None)],
        [(1, "The Parties meet in May.", None)],
    ]


def test_paragraphs_that_are_touched_together_are_one_stretch() -> None:
    first, second, third = BASE.split("\n")
    over = Offer(2, len(first) - 1, len(first) + 1, " and ")
    assert rows(over) == [
        [(1, f"{first}|{second}", None), (2, "The level is kept and Use is stated every month.", 1)],
        [(1, third, None)],
    ]
    whole = Offer(3, 0, len(BASE), "Nothing is agreed.")
    assert rows(whole, Offer(4, 4, 9, "height")) == [
        [(1, BASE.replace("\n", "|"), None), (4, "The height is kept.", 1), (3, "Nothing is agreed.", None)]
    ]


def test_a_paragraph_that_is_taken_out_has_no_text_and_one_put_in_stands_with_that_beside_it() -> None:
    first, second = BASE.split("\n")[:2]
    begin = len(first) + 1
    assert rows(Offer(2, begin, begin + len(second) + 1, ""))[1] == [(1, second, None), (2, "", 1)]
    assert rows(Offer(2, begin, begin, "It is measured.\n"))[1] == [
        (1, second, None),
        (2, f"It is measured.|{second}", 1),
    ]
    assert rows(Offer(2, 0, len(BASE), "")) == [[(1, BASE.replace("\n", "|"), None), (2, "", None)]]


def test_an_alternative_is_read_in_what_it_is_put_into() -> None:
    (one,) = rows(Offer(2, 0, 3, "429.50"), Offer(3, 4, 6, "80", on=2), base="430")
    assert one == [(1, "430", None), (2, "429.50", None), (3, "429.80", None)]
    (text,) = (point for point in ONE.points[:1])
    assert ["429.80" in r.paragraphs[0] for row in stretches(text, "en") for r in row if r.number == 13] == [True]
    assert stretches(text, "fr") == []


def path(nodes: Sequence[Node], number: Key) -> tuple[Key, ...]:
    """The options within which an option stands, and itself."""
    for node in nodes:
        for option in node.options if isinstance(node, Bracket) else ():
            own = (option.key,) if option.key is not None else ()
            if option.key == number:
                return own
            if within := path(option.nodes, number):
                return (*own, *within)
    return ()


def standing(row: Stretch, number: Key) -> str:
    return "\n".join(next(r.paragraphs for r in row if r.number == number))


@given(texts())
def test_every_alternative_is_in_one_stretch_and_no_words_are_left_out(
    text: sample.NegotiatingText,
) -> None:
    for point in text.points:
        for language, nodes in point.nodes.items():
            found = stretches(point, language)
            base = plain(nodes)
            assert "\n".join(standing(row, point.base or 0) for row in found) == base
            offered = {option.key for option in options(nodes)} - {None}
            assert sorted(r.number for row in found for r in row[1:]) == sorted(offered)  # type: ignore[type-var]
            for row in found:
                for reading in row[1:]:
                    whole = plain(nodes, dict.fromkeys(path(nodes, reading.number), True))
                    assert "\n".join(reading.paragraphs) in whole
                    if reading.into is None:
                        assert "\n".join(reading.paragraphs) == (whole if whole.strip("\n") else "")


def long(paragraphs: int) -> PointOfText:
    """A point of so many paragraphs, with an alternative in each."""
    line = "Each Party keeps the level at 430 metres."
    at = [number * (len(line) + 1) + line.index("430") for number in range(paragraphs)]
    return point(*(Offer(n + 2, a, a + 3, "429") for n, a in enumerate(at)), base="\n".join([line] * paragraphs))


def test_columns_grow_with_what_is_proposed_and_not_with_its_square() -> None:
    written = {
        size: [r.text() for r in read_word(write_columns(sample.text([long(size)]), "en")).paragraphs if r.cell]
        for size in (20, 80)
    }
    assert sum(words.startswith("A: ") for words in written[80]) == 80
    assert {len(words) < 60 for words in written[80][:-1] if "proposes" not in words} == {True}
    assert len(written[80]) < 4.5 * len(written[20])
