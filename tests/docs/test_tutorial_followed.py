"""The tutorials, and the tour of the front page, followed step by step in a browser in the demo as people start it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.running import clean_environment
from tests.docs.instructions import DOCS, instructions, sections

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]

WINDOW, TELEPHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(data: Path) -> Iterator[str]:
    """The demo over a folder, from when it answers; its address."""
    port = free_port()
    given = ["demo", "--no-browser", "--port", str(port), "--data", str(data)]
    process = subprocess.Popen(
        [sys.executable, "-m", "goodoffices.cli", *given],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=clean_environment(),
    )
    address = f"http://127.0.0.1:{port}"
    with process:
        try:
            while process.poll() is None:
                try:
                    urllib.request.urlopen(f"{address}/", timeout=30).close()
                    break
                except OSError:
                    time.sleep(0.2)
            yield address
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


@pytest.fixture
def demo(loaded_demo: Path, tmp_path: Path) -> Iterator[str]:
    """A demo of one's own, with nothing in it but what it loads."""
    shutil.copytree(loaded_demo, tmp_path / "demo")
    with running(tmp_path / "demo") as address:
        yield address


@pytest.fixture
def tab(demo: str) -> Iterator[playwright.Page]:
    """A browser that has opened the demo; it fails on an error of a script, and on what the page's policy forbids."""
    with playwright.sync_playwright() as driver:
        there = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = driver.chromium.launch(executable_path=there, args=["--no-sandbox", "--disable-quic"])
        page = browser.new_context(viewport=WINDOW, locale="en-GB").new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto(demo)
        yield page
        browser.close()
    assert [said for said in complaints if "422" not in said] == []  # so is a date in words read back


@pytest.mark.parametrize("page", ["tutorial/lake-mirna.md", "tutorial/abu-dhabi.md", "../README.md"])
def test_every_step_can_be_taken(page: str, tab: playwright.Page) -> None:
    from tests.docs.reader import do

    found = sections((DOCS / page).read_text())
    assert found
    for heading, steps in found.items():
        tab.set_viewport_size(TELEPHONE if "telephone" in heading else WINDOW)
        for step in steps:
            for instruction in instructions(step):
                try:
                    do(tab, instruction)
                except (AssertionError, playwright.Error) as error:
                    pytest.fail(f"{heading}: {step}\n{error}", pytrace=False)
