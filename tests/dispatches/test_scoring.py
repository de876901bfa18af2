"""Suggestions are counted right by sort, span and key, and by nothing else."""

from msgspec.structs import replace

from tests.dispatches.labels import Label, dispatches
from tests.dispatches.scoring import match, same_speaker, score, shared


def test_the_labels_themselves_score_full_marks() -> None:
    suggested = {d.name: d.labels for d in dispatches()}
    scores, missed = score(dispatches(), suggested)
    assert not missed
    assert all(s.precision == s.recall == 1 for s in scores.values())


def test_no_suggestions_find_nothing_and_claim_nothing_wrong() -> None:
    scores, missed = score(dispatches(), {})
    assert all(s.recall == 0 and s.precision == 1 for s in scores.values())
    assert len(missed) == sum(len(d.labels) for d in dispatches())


def quoted(start: int, end: int, speaker: str = "Hesta Quorn") -> Label:
    return Label("quotation", start, end, "", speaker=speaker)


def test_a_quotation_needs_half_its_span_and_its_speaker() -> None:
    label = quoted(0, 100)
    assert match([quoted(0, 50)], [label]) == {0: 0}
    assert match([quoted(0, 49)], [label]) == {}
    assert match([quoted(0, 100, "Ilmar Vosk")], [label]) == {}
    assert match([quoted(0, 100, "Quorn")], [label]) == {0: 0}


def test_a_date_needs_the_same_date_and_less_of_its_span() -> None:
    label = Label("date", 0, 100, "", about="2031-03-12", about_also=("2031-03",))
    assert match([replace(label, end=30)], [label]) == {0: 0}
    assert match([replace(label, about="2031-03-13", about_also=())], [label]) == {}
    assert match([replace(label, about="2031-03")], [label]) == {0: 0}
    assert match([replace(label, about="")], [label]) == {}


def test_each_label_is_taken_once_and_by_the_nearest() -> None:
    assert match([quoted(0, 60), quoted(0, 95)], [quoted(0, 100)]) == {1: 0}
    assert match([quoted(0, 100), quoted(0, 100)], [quoted(0, 100)]) == {0: 0}


def test_a_saying_that_is_labelled_under_another_sort_is_no_wrong_statement() -> None:
    dispatch = next(d for d in dispatches() if d.name == "wire-1")
    held = next(label for label in dispatch.labels if label.sort == "assessment")
    statement = replace(held, sort="quotation", verbatim=False)
    counted = score([dispatch], {"wire-1": [statement]})[0]
    assert "statement" not in counted
    other = score([dispatch], {"wire-1": [replace(statement, speaker="Corin Adlay")]})[0]
    assert other["statement"].suggested == 1
    assert other["statement"].right == 0


def test_names_are_one_where_the_shorter_ends_the_longer() -> None:
    assert same_speaker("the Kremlin", quoted(0, 1, "Kremlin"))
    assert same_speaker("Mrs Quorn", quoted(0, 1))
    assert not same_speaker("Hesta", quoted(0, 1))
    assert not same_speaker("", quoted(0, 1))


def test_shared_is_of_either_span() -> None:
    assert shared(quoted(0, 10), quoted(5, 15)) == 5 / 15
    assert shared(quoted(0, 10), quoted(10, 20)) == 0
