"""“Your first class”, followed word for word: its command as it stands, its steps on a laptop and on a telephone."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.cli.running import clean_environment
from tests.docs.instructions import DOCS, commands, instructions, sections

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]

PAGE = (DOCS / "tutorial/your-first-class.md").read_text()
WALL, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
CODE = re.compile(r"^  (\w{3} \w{3})  table (\d+), (\S+), (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Started:
    """The class as the page's command started it."""

    link: str
    codes: dict[str, str]  # by name
    class_address: str
    seconds: float


def _open_class() -> str:
    (found,) = (line for line in commands(PAGE) if " class --kit " in line)
    return found


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("class") / "data"


@pytest.fixture(scope="module")
def started(data: Path) -> Iterator[Started]:
    """The page's own command, over a folder and ports of the test's own, without the browser that it would open."""
    program, *given = shlex.split(_open_class())
    assert program == ".venv/bin/goodoffices"
    printed = data.parent / "printed"
    begun = time.monotonic()
    with printed.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "goodoffices.cli", *given, "--no-browser", "--data", str(data)],
            cwd=DOCS.parent, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
            env={**clean_environment(), "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        try:
            while "Listening at" not in printed.read_text():
                assert process.poll() is None, printed.read_text()
                assert time.monotonic() - begun < 300, printed.read_text()
                time.sleep(0.2)
            said = printed.read_text()
            link = re.search(r"https://\S+/class/teach/\S+", said)
            there = re.search(r"For the class: (\S+)", said)
            assert link is not None
            assert there is not None
            names = {name: code for code, _, _, name in CODE.findall(said)}
            yield Started(link[0], names, there[1], time.monotonic() - begun)
        finally:
            process.terminate()
            process.wait(timeout=30)
    assert "Traceback" not in printed.read_text()


def test_a_fresh_clone_needs_three_commands_at_the_most_and_thirty_codes_come(started: Started) -> None:
    first = PAGE[PAGE.index("## Thirty codes") : PAGE.index("## The wall")]
    assert 1 <= len(commands(first)) <= 3
    assert len(started.codes) == 30
    assert len(set(started.codes.values())) == 30
    assert started.seconds < 300


def test_the_steps_lead_where_the_page_says(started: Started) -> None:
    from tests.docs import reader

    as_root = ["--no-sandbox"] if os.getuid() == 0 else []
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=[*as_root, "--disable-gpu"])
        wall = browser.new_context(ignore_https_errors=True, viewport=WALL, locale="en-GB").new_page()
        wall.goto(started.link)
        phone = browser.new_context(ignore_https_errors=True, viewport=PHONE, locale="en-GB").new_page()
        phone.goto(started.class_address)
        steps = sections(PAGE)
        assert list(steps) == ["The wall", "A telephone", "The teacher"]
        for heading, found in steps.items():
            for step in found:
                for said in instructions(step):
                    typed = re.sub(r"the code of (.+)", lambda m: started.codes[m[1]], said.typed)
                    reader.do(phone if heading == "A telephone" else wall, replace(said, typed=typed))
        browser.close()
