"""A real browser against real servers: the demo with its talks loaded once, and one for real use."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.cli.running import goodoffices
from tests.e2e.serving import served
from tests.e2e.visitor import Visitor

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
QUIET = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
FIRST_RUN = (
    "--talks", "ford", "--title", "The ford", "--zone", "UTC", "--languages", "en,ar", "--person", "Jana Orlik",
)  # fmt: skip


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium. It is gone before other tests begin: the driver's loop would keep Django from its database."""
    expect.set_options(timeout=20_000)
    as_root = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=[*as_root, *QUIET])
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("e2e")


@pytest.fixture(scope="package")
def demo(folders: Path, loaded_demo: Path) -> Iterator[str]:
    """The demo. What one test enters in its talks the next one finds there."""
    shutil.copytree(loaded_demo, folders / "demo")
    with served("demo", "--no-browser", data=folders / "demo") as base:
        yield base


@pytest.fixture
def own_demo(loaded_demo: Path, tmp_path: Path) -> Iterator[str]:
    """A demo for one test alone, with the talks as they were loaded."""
    shutil.copytree(loaded_demo, tmp_path / "demo")
    with served("demo", "--no-browser", data=tmp_path / "demo") as base:
        yield base


@pytest.fixture(scope="package")
def real(folders: Path) -> Iterator[tuple[str, str]]:
    """A server for real use, with new talks in English and Arabic: its address, and the secretariat's invitation."""
    data = folders / "real"
    told = goodoffices("init", "--data", str(data), *FIRST_RUN)
    assert told.returncode == 0, told.stderr
    link = next(line.strip() for line in told.stdout.splitlines() if "/invitations/" in line)
    with served("serve", "--http", data=data) as base:
        yield base, link


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Begin a session, at the demo unless another `base` is given. At the end no page may have caused any trouble."""
    visitors: list[Visitor] = []

    def begin(base: str = "", **session: Any) -> Visitor:
        visitors.append(Visitor(browser, base or request.getfixturevalue("demo"), **session))
        return visitors[-1]

    yield begin
    troubles = [trouble for visitor in visitors for trouble in visitor.troubles]
    for visitor in visitors:
        visitor.context.close()
    assert troubles == []
