"""The labelled dispatches fit their texts, hold every sort, and are split evenly."""

import re
from collections import Counter

import pytest

from tests.dispatches import labels
from tests.dispatches.labels import SORTS, Dispatch, Wrong, dispatches

CLOSING = "\"”’'»"


def parts() -> list[labels.Split]:
    """The parts that there are: none is held out between the measurement of one and the writing of the next."""
    every: tuple[labels.Split, ...] = ("development", "held-out")
    return [part for part in every if dispatches(part)]


def test_there_are_enough_and_each_part_has_most_styles() -> None:
    assert len(dispatches()) >= 140
    assert parts()
    for part in parts():
        assert len({d.style for d in dispatches(part)}) >= 8


def test_every_sort_is_labelled_in_each_part() -> None:
    for part in parts():
        found = Counter(label.sort for d in dispatches(part) for label in d.labels)
        assert all(found[sort] >= 4 for sort in SORTS), found


def test_only_the_dispatches_about_something_else_have_no_labels() -> None:
    assert {d.style for d in dispatches() if not d.labels} == {"nothing"}


@pytest.mark.parametrize("dispatch", dispatches(), ids=lambda d: d.name)
def test_spans_are_whole_words_of_the_text(dispatch: Dispatch) -> None:
    for label in dispatch.labels:
        assert dispatch.text[label.start : label.end] == label.words
        assert label.words == label.words.strip()
        before, after = dispatch.text[: label.start][-1:], dispatch.text[label.end :][:1]
        assert not (before.isalnum() and label.words[0].isalnum()), label.words
        assert not (after.isalnum() and label.words[-1].isalnum()), label.words


@pytest.mark.parametrize("dispatch", dispatches(), ids=lambda d: d.name)
def test_no_label_stands_twice_and_each_has_its_key(dispatch: Dispatch) -> None:
    keys = [(label.sort, label.start, label.end, label.about) for label in dispatch.labels]
    assert len(keys) == len(set(keys))
    parties = {party.id for party in dispatch.talks.party}
    for label in dispatch.labels:
        assert label.party in parties | {""}
        assert label.speaker or label.sort != "quotation", label.words
        assert (label.count != "") == (label.sort == "left"), label.words
        if label.count != "" and not isinstance(label.count, int):
            assert re.fullmatch(r"at least [0-9]+|not a count", label.count)


@pytest.mark.parametrize("dispatch", dispatches(), ids=lambda d: d.name)
def test_quotations_stand_between_marks_unless_the_style_has_none(dispatch: Dispatch) -> None:
    if dispatch.style in ("briefing", "interview", "social"):
        return  # transcripts and posts print somebody's own words without marks
    for label in dispatch.labels:
        if label.sort == "quotation" and label.verbatim:
            assert dispatch.text[label.start - 1] in "\"“‘'«", label.words
            assert any(mark in dispatch.text[label.end - 1 : label.end + 2] for mark in CLOSING), label.words


def test_words_that_are_not_in_the_text_are_refused(tmp_path: labels.Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(
        'talks = "marram-rail"\nstyle = "wire"\nsplit = "development"\npublisher = "P"\npublished = "2031-05-21"\n'
        'text = "They met."\nclaim = [{ sort = "date", words = "They met again", about = "2031-05-20" }]\n'
    )
    (tmp_path / "talks").symlink_to(labels.LABELLED / "talks")
    with pytest.raises(Wrong, match="They met again"):
        labels.read(path)


@pytest.mark.parametrize("name", ["2026-01-28", "2026-02-04"])
def test_the_expected_claims_of_the_real_reports_are_in_them(name: str) -> None:
    text = labels.report(name)
    if text is None:
        pytest.skip("GOODOFFICES_REPORTS names no folder that holds the report")
    found = labels.expected(name, text)
    assert len(found.labels) > 20
    assert all(text[label.start : label.end] == label.words for label in found.labels)
