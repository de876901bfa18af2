"""What the pages on settlement analysis tell people to run runs, and prints what they say it prints."""

import importlib.util
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOW_TO = ROOT / "docs" / "how-to" / "analyse-a-negotiation.md"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROGRAMS = {"goodoffices": ["-m", "goodoffices.cli"], "python3": []}


def blocks(page: str) -> list[tuple[str, str]]:
    """Each fenced block with its language; a table has the name of the file that it is to be saved as."""
    found = []
    for fence in FENCE.finditer(page):
        language, content = fence.groups()
        named = re.findall(r"`([\w-]+\.csv)`", page[: fence.start()])
        found.append((named[-1] if language == "none" else language, content))
    return found


def commands(content: str) -> list[list[str]]:
    return [shlex.split(line) for line in content.replace("\\\n", " ").splitlines()]


def run(words: list[str], folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, *PROGRAMS[words[0]], *words[1:]],
        cwd=folder, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{shlex.join(words)}\n{done.stdout}{done.stderr}"
    return " ".join(done.stdout.split())


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def test_every_command_of_the_how_to_runs_and_prints_what_it_says(desk: Path) -> None:
    printed, ran = "", 0
    for language, content in blocks(HOW_TO.read_text()):
        if language == "shell":
            for words in commands(content):
                printed = run(words, desk)
                ran += 1
        elif language == "text":
            for line in content.splitlines():
                assert " ".join(line.split()) in printed
        else:
            (desk / language).write_text(content)
    assert ran >= 8
    assert (desk / "market.svg").stat().st_size > 1_000
    assert (desk / "mirna.html").stat().st_size > 100_000


def test_the_reference_has_code_that_runs(desk: Path) -> None:
    page = (ROOT / "docs" / "reference" / "settlement.md").read_text()
    (code,) = [content for language, content in blocks(page) if language == "python"]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=desk, capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout == "14 (105, 24)\n"


def test_the_library_page_is_made_of_every_answer_with_its_definition() -> None:
    spec = importlib.util.spec_from_file_location("page", ROOT / "docs" / "_ext" / "settlement_page.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    page = made.page()
    for name in made.ANSWERS:
        assert f"\n### {name}\n\n" in page
    for function in ("nash", "kalai_smorodinsky", "leximin", "utilitarian", "adjusted_winner", "blockers", "improve"):
        assert f"#### `{function}(problem" in page
    assert page.count(">>> ") > 10
