"""Redlines lose nothing, and show a reader what a careful secretary would mark."""

from random import Random

import pytest
from hypothesis import given

from goodoffices.drafting import matching
from goodoffices.drafting.matching import matches
from goodoffices.drafting.redline import Piece, new_of, old_of, redline
from goodoffices.drafting.tokens import count_words, paragraphs, tokens
from tests.drafting import likely


@given(likely.text)
def test_tokens_and_paragraphs_join_to_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text
    assert "".join(paragraphs(text)) == text


@given(likely.text, likely.text)
def test_both_texts_can_be_read_from_any_redline(old: str, new: str) -> None:
    pieces = redline(old, new)
    assert old_of(pieces) == old
    assert new_of(pieces) == new


@given(likely.edited())
def test_both_texts_can_be_read_from_the_redline_of_an_edit(pair: tuple[str, str]) -> None:
    old, new = pair
    pieces = redline(old, new)
    assert (old_of(pieces), new_of(pieces)) == (old, new)
    assert all(piece.text for piece in pieces)
    away = sorted((p.move, p.text) for p in pieces if p.op == "from")
    assert away == sorted((p.move, p.text) for p in pieces if p.op == "to")
    assert [n for n, _ in away] == list(range(1, len(away) + 1))


@given(likely.edited())
def test_anchors_lose_nothing_where_rests_are_small(pair: tuple[str, str]) -> None:
    old, new = map(tokens, pair)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "SMALL", 3)
        found = matches(old, new)
    ends = (0, 0)
    for i, j, size in found:
        assert size > 0
        assert i >= ends[0]
        assert j >= ends[1]
        assert old[i : i + size] == new[j : j + size]
        ends = (i + size, j + size)


def test_a_lost_piece_would_be_seen() -> None:
    old, new = "the level shall be kept", "the level may be kept"
    pieces = redline(old, new)
    assert old_of([p for p in pieces if p.op != "del"]) != old
    assert new_of([p for p in pieces if p.op != "ins"]) != new


def ops(old: str, new: str) -> list[tuple[str, str]]:
    return [(piece.op, piece.text) for piece in redline(old, new)]


def test_a_changed_number_is_one_change() -> None:
    assert ops("between 430.00 and 431.80 metres", "between 430.00 and 431.60 metres") == [
        ("same", "between 430.00 and "),
        ("del", "431.80"),
        ("ins", "431.60"),
        ("same", " metres"),
    ]


def test_white_space_and_marks_are_exact() -> None:
    assert ops("a,  b", "a; b") == [("same", "a"), ("del", ",  "), ("ins", "; "), ("same", "b")]


def test_new_words_for_old_ones_are_one_change_in_spite_of_the_space_between() -> None:
    assert ops("it shall endeavour to", "it will try to") == [
        ("same", "it "),
        ("del", "shall endeavour"),
        ("ins", "will try"),
        ("same", " to"),
    ]


def test_a_moved_sentence_is_shown_as_moved() -> None:
    first = "Each Party states its use of water every month.\n"
    second = "The lake is kept between two levels.\n"
    third = "A commission meets at Mirna.\n"
    assert [(p.op, p.text, p.move) for p in redline(first + second + third, second + third + first)] == [
        ("from", first, 1),
        ("same", second + third, 0),
        ("to", first, 1),
    ]


def test_a_few_words_that_come_again_are_no_move() -> None:
    assert {p.op for p in redline("of the lake. All Parties agree.", "All Parties agree. of the lake.")} == {
        "same",
        "del",
        "ins",
    }


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("各方应当立即停火。", "各方应当停火。", ["立即"], []),
        ("الأَطْرافُ تلتزم بالهدنة", "الأَطْرافُ تحترم الهدنة", ["تلتزم بالهدنة"], ["تحترم الهدنة"]),
        ("les eaux de l’île", "les eaux de la rive", ["l’île"], ["la rive"]),
    ],
)
def test_in_any_language(old: str, new: str, gone: list[str], come: list[str]) -> None:
    pieces = redline(old, new)
    assert [p.text for p in pieces if p.op == "del"] == gone
    assert [p.text for p in pieces if p.op == "ins"] == come


def test_a_long_text_is_compared_word_by_word_throughout() -> None:
    source = Random(7)
    vocabulary = [f"word{n}" for n in range(300)]
    old = [source.choice(vocabulary) for _ in range(20_000)]
    new = list(old)
    for _ in range(400):
        new[source.randrange(len(new))] = "changed"
    pieces = redline(" ".join(old), " ".join(new))
    assert count_words(tokens("".join(p.text for p in pieces if p.op == "ins"))) <= 420
    assert new_of(pieces) == " ".join(new)


def test_pieces_are_plain() -> None:
    assert redline("", "") == []
    assert redline("a b", "a b") == [Piece("same", "a b")]
