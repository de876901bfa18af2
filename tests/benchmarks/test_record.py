"""A long benchmark cut into pieces shows what one run shows, and adds up only what holds of the code as it is."""

from pathlib import Path

import pytest

from benchmarks import elicitation, one_text, record
from benchmarks.figure import Figure


def doubled(number: int) -> int:
    """Outside the tests, so that another process can be sent to it."""
    return 2 * number


def test_a_later_run_does_only_what_is_missing_and_a_line_cut_short_is_done_again(tmp_path: Path) -> None:
    file = tmp_path / "record"
    record.measure(doubled, range(3), {}, file, "code", 1)
    assert record.recorded(file, "code") == {0: 0, 1: 2, 2: 4}
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([*lines[:2], lines[2][:-4]]) + "\n", "utf-8")
    known = record.recorded(file, "code")
    assert len(known) == 2
    record.measure(doubled, range(4), known, file, "code", 1)
    assert known == record.recorded(file, "code") == {0: 0, 1: 2, 2: 4, 3: 6}
    assert len(file.read_text("utf-8").splitlines()) == 5  # two kept, one cut short, two done


def test_what_another_code_has_shown_is_not_added_up(tmp_path: Path) -> None:
    file = tmp_path / "record"
    record.measure(doubled, range(2), {}, file, "old", 1)
    assert record.recorded(file, "new") == {}
    assert record.recorded(tmp_path / "none", "old") == {}


def test_a_digest_changes_with_any_of_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "ROOT", tmp_path)
    (tmp_path / "folder").mkdir()
    for name in ("folder/a.py", "folder/b.py", "one.py"):
        (tmp_path / name).write_text("1")
    before = record.digest(["folder", "one.py"])
    for name in ("folder/b.py", "one.py"):
        (tmp_path / name).write_text("2")
        assert record.digest(["folder", "one.py"]) != before
        before = record.digest(["folder", "one.py"])


def test_scenarios_passed_over_are_made_up_for() -> None:
    assert one_text.wanted({}, 3) == [1, 2, 3]
    assert one_text.wanted({1: None, 2: {}, 4: None}, 3) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(("module", "prefix"), [(one_text, "ONE_TEXT"), (elicitation, "ELICITATION")])
def test_a_recorded_run_is_told_again_without_measuring(
    module: object, prefix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is on record is what is told: with every slice there, nothing is computed."""
    file = tmp_path / "record"
    code = record.digest(module.MEASURED)  # type: ignore[attr-defined]
    methods = [f"marks, same below {noticed:.0%}" for noticed in one_text.NOTICED]
    methods += [f"annealing from {begins:.0%}" for begins in one_text.TEMPERATURES] + ["random"]
    row = [4, 40, 12, 9, 5, 8] if prefix == "ELICITATION" else {m: 0.5 + m.startswith("marks") / 4 for m in methods}
    record_lines = [
        f'{{"code": "{code}", "slice": {n}, "shown": {str(row).replace(chr(39), chr(34))}}}' for n in (0, 1, 2)
    ]
    file.write_text("\n".join(record_lines) + "\n", "utf-8")
    monkeypatch.setenv(f"{prefix}_RECORD", str(file))
    monkeypatch.setenv("GOODOFFICES_SCENARIOS", "2")
    monkeypatch.setenv("GOODOFFICES_DELEGATIONS", "3")
    told = list(module.run())  # type: ignore[attr-defined]
    figures = {one.name: one for one in told if isinstance(one, Figure)}
    if prefix == "ELICITATION":
        assert figures["comparisons, random beside proposed"].value == 10
        assert "3 delegations" in figures["comparisons, full ranking beside proposed"].note
    else:
        assert [one.value for one in figures.values()] == [0.75, 1.5, 0.75, 1.5]
        assert not figures["one text, marks, same below 1%"].met
    assert len(file.read_text("utf-8").splitlines()) == 3
