"""The hand-made set: what each edited file brings, and how much of all of it is placed right."""

from __future__ import annotations

from collections import Counter

import pytest

from goodoffices.documents.word.returning import Returned, returned
from goodoffices.documents.word.writing import write_word
from tests.documents import macros
from tests.documents.byhand import CASES, Case, Change, by_program


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Returned]:
    """What each case brings back."""
    sent = {case.name: write_word(case.text) for case in CASES}
    made = {case.name: by_program(sent[case.name], case.how) for case in CASES if callable(case.how)}
    in_office = [case for case in CASES if isinstance(case.how, str)]
    files = [macros.Edited(sent[case.name], str(case.how)) for case in in_office]
    back = macros.edited(files, tmp_path_factory.mktemp("office"))
    made |= {case.name: data for case, data in zip(in_office, back, strict=True)}
    return {case.name: returned(made[case.name], case.text) for case in CASES}


def placed(found: Returned) -> list[Change]:
    return [(p.point, p.language, p.on, p.replaced, p.words, p.author) for p in found.proposals]


@pytest.mark.office
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_an_edited_file_brings(case: Case, found: dict[str, Returned]) -> None:
    brought = found[case.name]
    assert placed(brought) == list(case.changes)
    left = [one for one in brought.unplaced if "only spaces" not in one.why]
    for words in case.listed:
        item = next((one for one in left if words in f"{one.words} {one.why}"), None)
        assert item is not None, (words, left)
        left.remove(item)
    if not case.listed:
        assert left == []
    assert [(r.on, r.text, r.author) for r in brought.remarks] == list(case.remarks)
    assert len({p.move for p in brought.proposals} - {0}) == case.moves


@pytest.mark.office
def test_nearly_all_changes_are_placed_right_and_none_is_lost(
    found: dict[str, Returned], record_property: pytest.RecordProperty
) -> None:
    """Placed right: of all changes that are on words of points. Lost: neither proposed nor listed."""
    right = lost = every = 0
    for case in CASES:
        left = Counter(placed(found[case.name]))
        for change in case.changes:
            every += 1
            if left[change]:
                left[change] -= 1
                right += 1
            else:
                told = " ".join(f"{u.replaced} {u.words}" for u in found[case.name].unplaced)
                lost += change[3].strip() not in told or change[4].strip() not in told
        told = " ".join(f"{u.replaced} {u.words} {u.why}" for u in found[case.name].unplaced)
        lost += sum(words not in told for words in case.listed)
    record_property("changes", every)
    record_property("placed right", right)
    record_property("lost", lost)
    assert len(CASES) >= 20
    assert right / every >= 0.98
    assert lost == 0
