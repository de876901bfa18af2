"""What the pages tell the reader to press exists, and what they tell the reader to run is understood."""

from __future__ import annotations

import ast
import re
import shlex
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from goodoffices.cli import app
from tests.docs.instructions import DOCS, commands, instructions, sections
from tools.messages import messages

ROOT = DOCS.parent
TAUGHT = [ROOT / "README.md", *sorted(DOCS.glob("tutorial/*.md")), *sorted(DOCS.glob("how-to/*.md"))]
OTHERS = {"cat", "cp", "createdb", "curl", "export", "mkdir", "pg_dump", "python3", "git"}  # programs that are not ours

_BOLD = re.compile(r"\*\*([^*]+)\*\*")


def _in_catalogues() -> Iterator[str]:
    """What pages say: every message, without what is only read aloud, and up to the first place in it."""
    for message in messages():
        for said in (message.id,) if isinstance(message.id, str) else message.id:
            text = re.sub(r"<span class=\"vh\">.*?</span>", "", said)
            for piece in re.split(r"<[^>]*>", text):
                yield from (piece, re.sub(r"(%\(|\{).*", "", piece))


def _in_programs() -> Iterator[str]:
    for file in (ROOT / "src/goodoffices/server").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _in_examples() -> Iterator[str]:
    def strings(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            for item in value.values() if isinstance(value, dict) else value:
                yield from strings(item)

    for file in (ROOT / "examples").rglob("*.toml"):
        yield from strings(tomllib.loads(file.read_text()))


@cache
def said_by_the_product() -> frozenset[str]:
    """All that the pages, and the talks that come with the product, may print as a name of something."""
    found = {" ".join(s.split()).casefold() for s in (*_in_catalogues(), *_in_programs(), *_in_examples())}
    return frozenset(found | {s.split(":")[0] for s in found} | {"english", "français"})


def unknown(label: str) -> list[str]:
    """Which parts of a name the product never prints; lists of names are looked at one by one."""
    if label.casefold() in said_by_the_product():
        return []
    return [part for part in label.split(", ") if part.casefold() not in said_by_the_product()]


def labels(page: Path) -> list[str]:
    """Everything in bold on a page of instructions: names of things to press, choose or fill in."""
    return [" ".join(label.split()) for label in _BOLD.findall(page.read_text())]


@pytest.mark.parametrize("page", TAUGHT, ids=lambda page: page.name)
def test_everything_in_bold_is_a_name_that_the_pages_print(page: Path) -> None:
    assert [label for label in labels(page) if unknown(label)] == []


def test_a_button_that_does_not_exist_is_seen() -> None:
    assert unknown("Agree to everything at once")
    assert not unknown("Take a stance")


def test_the_tutorial_has_steps_for_each_chair() -> None:
    steps = sections((DOCS / "tutorial/lake-mirna.md").read_text())
    assert len(steps) >= 8
    assert all(any(i.do == "press" for i in instructions(step)) for found in steps.values() for step in found[:1])


def understood(line: str) -> str:
    """Why a command line is not understood; empty if it is."""
    words = [word for word in shlex.split(line) if not re.fullmatch(r"[A-Z_]+=\S*", word)]
    program, *rest = words
    if program == "make":
        targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
        wrong = [word for word in rest if "=" not in word and word not in targets]
        return f"there is no target {wrong[0]}" if wrong else ""
    if Path(program).name != "goodoffices":
        return "" if program in OTHERS else f"what is {program}?"
    asked = CliRunner().invoke(app, [*rest[:1], "--help", *rest[1:]])  # read whole before the help is given
    return "" if asked.exit_code == 0 else asked.output


@pytest.mark.parametrize("page", TAUGHT, ids=lambda page: page.name)
def test_every_command_line_is_understood(page: Path) -> None:
    wrong = {line: why for line in commands(page.read_text()) if (why := understood(line))}
    assert wrong == {}


@pytest.mark.parametrize("line", ["goodoffices demo --prot 8001", "goodoffices sing", "make dmeo", "goodofices init"])
def test_a_command_line_that_is_wrong_is_seen(line: str) -> None:
    assert understood(line)
