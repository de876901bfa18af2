"""`goodoffices genuine`, and the formats of `goodoffices text`, on the shipped example."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.documents.formats import SUFFIXES
from goodoffices.examples import in_memory, read
from goodoffices.talks.act import PUBLIC
from goodoffices.talks.press import Publish
from tests.cli.running import one_line, run
from tests.talks.world import START

EXAMPLE = "examples/lake-mirna"


def published() -> str:
    """The first statement in the example's public record."""
    example = read(Path(EXAMPLE))
    entries = in_memory(example, lambda: START).play(example.name, "public").rooms[PUBLIC].entries
    return next(entry.act.text["en"] for entry in entries if isinstance(entry.act, Publish))


def test_published_words_are_genuine_for_everybody(tmp_path: Path) -> None:
    file = tmp_path / "statement.txt"
    file.write_text(published())
    found = run("genuine", str(file), "--talks", EXAMPLE, "--as", "public")
    assert found.exit_code == 0, found.output
    assert "of public (en); it stands in the public record" in found.stdout
    file.write_text(published() + " Not quite.")
    assert run("genuine", str(file), "--talks", EXAMPLE, "--as", "public").exit_code == 1


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_draft_is_written_in_every_format_and_is_not_genuine_for_anybody(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"text{suffix}"
    written = run("text", EXAMPLE, "--as", "akra.head", "-o", str(file), "--languages", "en", "--copy", "dovra")
    assert written.exit_code == 0, written.output
    answers = [run("genuine", str(file), "--talks", EXAMPLE, "--as", seat) for seat in ("akra.head", "public")]
    assert [found.exit_code for found in answers] == [1, 1]
    said = [one_line(found.stderr).replace("akra.head", "public") for found in answers]
    assert said[0] == said[1]
    assert "Of any other nothing is said here." in said[0]


@pytest.mark.parametrize("suffix", [".xml", ".md"])
def test_a_format_without_marks_takes_no_earlier_text(suffix: str, tmp_path: Path) -> None:
    found = run("text", EXAMPLE, "--as", "akra.head", "-o", str(tmp_path / f"a{suffix}"), "--since", "3")
    assert found.exit_code == 2
    assert "no marks for changes" in one_line(found.stderr)


def test_a_copy_is_of_a_party_in_the_room(tmp_path: Path) -> None:
    found = run("text", EXAMPLE, "--as", "akra.head", "-o", str(tmp_path / "a.md"), "--copy", "nobody")
    assert (found.exit_code, "none of the parties" in one_line(found.stderr)) == (2, True)


@pytest.mark.parametrize(
    ("data", "why"), [(b"words", "names no talks"), (b"PK\x03\x04", "damaged"), (None, "cannot be read")]
)
def test_what_cannot_be_judged_says_why(data: bytes | None, why: str, tmp_path: Path) -> None:
    file = tmp_path / "file"
    if data is not None:
        file.write_bytes(data)
    found = run("genuine", str(file), "--as", "public")
    assert found.exit_code == 2
    assert why in one_line(found.stderr)
