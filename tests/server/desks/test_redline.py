"""Redlines: both texts can be read from them."""

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.server.desks import redline as module
from goodoffices.server.desks.redline import redline

words = st.lists(
    st.sampled_from(["the", "level", "shall", "430.00", "be", "kept,", "(not)", "l’île", "\n", "fin."])
).map(" ".join)


def _text(pieces: list[dict[str, str]], without: str) -> str:
    return "".join(piece["text"] for piece in pieces if piece["op"] != without)


@given(old=words, new=words)
def test_the_new_words_stand_in_it_exactly_and_the_old_ones_up_to_spaces(old: str, new: str) -> None:
    pieces = redline(old, new)
    assert _text(pieces, "del") == new
    assert _text(pieces, "ins").split() == old.split() or "".join(_text(pieces, "ins").split()) == "".join(old.split())


@given(old=words, new=words)
def test_long_texts_are_compared_by_lines_first_and_lose_nothing(old: str, new: str) -> None:
    before, module.MOST = module.MOST, 3
    try:
        pieces = redline(old, new)
    finally:
        module.MOST = before
    assert _text(pieces, "del") == new
    assert "".join(_text(pieces, "ins").split()) == "".join(old.split())


def test_a_changed_number_is_one_change() -> None:
    pieces = redline("between 430.00 and 431.80 metres", "between 430.00 and 431.60 metres")
    assert [(p["op"], p["text"].strip()) for p in pieces] == [
        ("same", "between 430.00 and"),
        ("del", "431.80"),
        ("ins", "431.60"),
        ("same", "metres"),
    ]


def test_the_same_words_are_the_same() -> None:
    assert redline("a b", "a b") == [{"op": "same", "text": "a b"}]
    assert redline("", "") == []
