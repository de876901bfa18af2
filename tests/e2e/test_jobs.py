"""Long work in a real browser: a bar that survives a reload, a stop, and a worker that is killed half way."""

import json
import os
import random
import signal
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]


def estimates(folder: Path) -> Path:
    """Eighteen points, three parties, ranges throughout: it takes a while."""
    chance = random.Random(5)

    def number() -> list[int]:
        low = chance.randint(0, 60)
        return [low, low + chance.randint(5, 25)]

    names = [f"p{k}" for k in range(18)]
    problem = {
        "title": "What we think",
        "points": [{"id": name, "alternatives": list("abcd")} for name in names],
        "parties": [
            {"id": f"q{i}", "reservation": [450, 700], "worth": {n: {a: number() for a in "abcd"} for n in names}}
            for i in range(3)
        ],
    }
    file = folder / "estimates.json"
    file.write_text(json.dumps(problem))
    return file


def workers() -> list[int]:
    """The processes of this machine that work on jobs for a server of these tests."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            command = (entry / "cmdline").read_bytes().split(b"\0") if entry.name.isdecimal() else []
        except OSError:
            continue
        if b"goodoffices.server.jobs" in command:
            found.append(int(entry.name))
    return found


def ours(demo_data: Path) -> list[int]:
    """Those of them that belong to this installation."""
    mark = f"GOODOFFICES_DATA={demo_data}".encode()
    return [pid for pid in workers() if mark in (Path("/proc") / str(pid) / "environ").read_bytes().split(b"\0")]


def test_a_reload_a_killed_worker_and_a_stop_lose_nothing(
    demo: str, visit: Visit, folders: Path, tmp_path: Path
) -> None:
    mediator = visit(demo)
    mediator.sit("soc.chief")
    page = mediator.go("robustness/")
    page.get_by_label("A problem with ranges").set_input_files(estimates(tmp_path))
    page.get_by_label("Draws").select_option("50000")
    page.get_by_role("button", name="Reckon").click()
    expect(page.locator(".job progress")).to_be_visible()
    counted = page.locator(".job [role=status]").filter(has_text="of 50000")
    expect(counted).to_be_visible(timeout=120_000)
    page.reload()
    expect(counted).to_be_visible()
    (pid,) = ours(folders / "demo")
    os.kill(pid, signal.SIGKILL)
    expect(page.locator(".job [role=status]").filter(has_text="Begun")).to_be_visible(timeout=120_000)
    expect(counted).to_be_visible(timeout=120_000)
    assert pid not in ours(folders / "demo")
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("what follows rests on these")).to_be_visible(timeout=120_000)
    expect(page.get_by_role("img", name="A bar for each package")).to_be_visible()
    page.get_by_role("button", name="Delete from the server").click()
    expect(page.get_by_text("Deleted from the server.")).to_be_visible()
    expect(page.get_by_role("heading", name="What we think")).to_have_count(0)
    end = time.monotonic() + 60
    while ours(folders / "demo"):
        assert time.monotonic() < end, "a worker ends when there is no more to do"
        time.sleep(0.5)
