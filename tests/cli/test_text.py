"""`goodoffices text` and `goodoffices take-in`: a text out as a Word file, and back as proposals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document

from tests.cli.running import one_line, run
from tests.documents.byhand import by_program, replace

OUT = ("--as", "oran.head", "--room", "plenary")


@pytest.fixture
def words(ford: Path) -> str:
    """Words that stand on point 10 in plenary."""
    act = {"kind": "Propose", "point": "10", "text": {"en": "The ford is open to both from May to September."}}
    assert run("act", "ford", *OUT, json.dumps(act)).exit_code == 0
    return act["text"]["en"]  # type: ignore[index, no-any-return]


def edited(file: Path, *changes: tuple[str, str, str]) -> Path:
    """The file with words changed, tracked where somebody is named."""

    def how(document: object) -> None:
        for old, new, by in changes:
            replace(document, old, new, by)  # type: ignore[arg-type]

    back = file.with_name("back.docx")
    back.write_bytes(by_program(file.read_bytes(), how))
    return back


def test_a_text_goes_out_and_its_changes_come_back(words: str, tmp_path: Path) -> None:
    file = tmp_path / "text.docx"
    done = run("text", "ford", *OUT, "-o", str(file))
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Wrote {file}: the text of plenary as of entry ")
    back = edited(file, ("to both", "to all", "Vell"), ("May", "April", ""))
    shown = run("take-in", str(back), "--as", "vell.head")
    assert shown.exit_code == 0
    assert "Nothing is entered." in shown.stdout
    assert "To table: --propose 1,2" in shown.stdout
    found = json.loads(run("take-in", str(back), "--as", "vell.head", "--json").stdout)
    assert [(p["replaced"], p["words"], p["author"]) for p in found["proposals"]] == [
        ("to both", "to all", "Vell"),
        ("May", "April", ""),
    ]
    before = found["entry"]
    for said in ("Entered as number", "Entered, as before as number"):
        tabled = run("take-in", str(back), "--as", "vell.head", "--propose", "2")
        assert (tabled.exit_code, tabled.stderr) == (0, "")
        assert tabled.stdout.startswith(said)
    assert f"number {before + 1} of plenary" in tabled.stdout


def test_a_file_that_nobody_edited_brings_nothing(words: str, tmp_path: Path) -> None:
    file = tmp_path / "text.docx"
    run("text", "ford", *OUT, "-o", str(file))
    assert "it is as it was sent" in run("take-in", str(file), "--as", "vell.head").stdout


def test_what_is_asked_wrongly_is_told(words: str, tmp_path: Path) -> None:
    file = tmp_path / "text.docx"
    run("text", "ford", *OUT, "-o", str(file))
    back = str(edited(file, ("to both", "to all", "Vell")))
    for args, said in (
        (("text", "ford", *OUT, "-o", str(file)), "is there already"),
        (("text", "ford", *OUT, "-o", str(tmp_path / "a.odt")), "Name the file by its format"),
        (("text", "ford", *OUT, "-o", str(tmp_path / "a.docx"), "--since", "9999"), "has entries 1 to"),
        (("text", "ford", *OUT, "-o", str(tmp_path / "a.docx"), "--languages", "xx"), "has no xx"),
        (("text", "ford", "--as", "oran.head", "--room", "x", "-o", str(tmp_path / "a.docx")), "There is no room “x”"),
        (("text", "ford", *OUT, "-o", str(tmp_path / "a.docx"), "--copy", "x"), "none of the parties"),
        (("take-in", back, "--as", "vell.head", "--propose", "7"), "names no line: there are 1 to 1"),
        (("take-in", back, "--as", "nobody"), "of no text that nobody reads here"),
        (("take-in", back, "--as", "vell.head", "--talks", "nowhere"), "of no text that vell.head reads here"),
    ):
        done = run(*args)
        assert done.exit_code in (1, 2)
        assert said in one_line(done.stderr)
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 cut short")
    done = run("take-in", str(broken), "--as", "vell.head")
    assert (done.exit_code, "no Word file" in one_line(done.stderr)) == (1, True)


def test_a_hidden_room_is_like_one_that_is_not_there(words: str, tmp_path: Path) -> None:
    said = [
        run("text", "ford", "--as", "vell.head", "--room", room, "-o", str(tmp_path / "a.docx")).stderr.replace(
            room, "-"
        )
        for room in ("capital.oran", "capital.nowhere")
    ]
    assert said[0] == said[1]


def test_a_file_from_elsewhere_is_shown_and_tabled(ford: Path, tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Level", 1)
    document.add_paragraph("The level is kept.")
    document.add_heading("Tolls", 1)
    file = tmp_path / "draft.docx"
    document.save(str(file))
    assert "say in which language" in run("take-in", str(file), "--as", "oran.head").stderr
    shown = run("take-in", str(file), "--as", "oran.head", "--language", "en")
    assert "The level is kept." in shown.stdout
    act = json.loads(run("take-in", str(file), "--as", "oran.head", "--language", "en", "--json").stdout)
    assert [point["title"] for point in act["points"]] == [{"en": "Level"}, {"en": "Tolls"}]
    asked = run("take-in", str(file), "--as", "oran.head", "--language", "en", "--table")
    assert "say into which talks" in one_line(asked.stderr)
    done = run("take-in", str(file), "--as", "oran.head", "--language", "en", "--table", "--talks", "ford")
    assert done.exit_code == 1
    assert one_line(done.stderr).startswith("Refused, ")
