"""Each line of a kit left out, doubled or spoilt: a check names file, line and remedy, and ends no other way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from goodoffices.kits import KitError, read
from goodoffices.kits.checking import check
from goodoffices.kits.faults import Fault
from goodoffices.kits.starting import PATTERN
from tests.kits.ferry import ferry

FILES = sorted(path.relative_to(PATTERN).as_posix() for path in PATTERN.rglob("*.*") if path.is_file())
OF_A_WHOLE_FILE = ("these instructions are for no seat of kit.toml", "there is no [talks]")

SPOILT: dict[str, Callable[[str], str]] = {
    "left out": lambda line: "",
    "doubled": lambda line: line * 2,
    "with another quotation mark": lambda line: line.replace('"', "'", 1) if '"' in line else f"@@ {line}",
}


def faults(folder: Path) -> tuple[Fault, ...]:
    try:
        return check(read(folder)).faults
    except KitError as error:
        return error.faults


@pytest.mark.parametrize("how", SPOILT)
@pytest.mark.parametrize("file", FILES)
def test_whatever_is_done_to_a_line_is_told_with_its_place_and_a_remedy(tmp_path: Path, file: str, how: str) -> None:
    folder = ferry(tmp_path)
    lines = (folder / file).read_text(encoding="utf-8").splitlines(keepends=True)
    assert lines
    told = 0
    for i, line in enumerate(lines):
        (folder / file).write_text("".join([*lines[:i], SPOILT[how](line), *lines[i + 1 :]]), encoding="utf-8")
        for fault in faults(folder):
            told += 1
            assert fault.what, (i, fault)
            assert fault.remedy, (i, fault)
            text = (folder / fault.file).read_text(encoding="utf-8")
            assert fault.line <= len(text.splitlines()) + 1, (i, fault)
            assert fault.line or fault.what.startswith(OF_A_WHOLE_FILE), (i, fault)
    assert told or file.endswith(".md") or how == "doubled"


def test_the_line_of_a_quotation_that_is_never_closed_is_that_where_it_begins(tmp_path: Path) -> None:
    for file, old, new, line in (
        ("acts/01-the-table.toml", 'id = "p-2a"', "id = 'p-2a\"", 58),
        ("acts/02-directives.toml", "\n]\n", "\n", 5),
        ("kit.toml", 'party = "chair"', "party = '''chair", 28),
    ):
        (fault,) = faults(ferry(tmp_path / file.replace("/", "-"), (file, old, new)))
        assert (fault.file, fault.line) == (file, line), fault
        assert (fault.what.startswith("this is no TOML ("), fault.remedy) == (True, "correct the line")


def test_an_act_in_a_list_is_told_with_its_own_line(tmp_path: Path) -> None:
    (fault,) = faults(ferry(tmp_path, ("acts/02-directives.toml", '"@p-3b"', '"@p-9z"')))
    assert (fault.file, fault.line) == ("acts/02-directives.toml", 7)
    assert "there is no earlier act with the id “p-9z”" in fault.what + fault.remedy
