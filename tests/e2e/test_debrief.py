"""The debrief of a class in a browser: opened, read on a telephone, scrubbed by keys and without scripts."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import clean_environment
from tests.e2e.conftest import Visit
from tests.e2e.serving import two_free_ports
from tests.e2e.test_class import ROSTER, Served, start
from tests.e2e.visitor import LAPTOP, PHONE, Visitor, too_wide, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BASE = "/class/friday/debrief/"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("debrief")
    (folder / "friday.csv").write_text(ROSTER, "utf-8")
    found = start(folder, str(folder / "friday.csv"), "--kit", "rail-depot", "--tables", "2", port=two_free_ports())
    play = [sys.executable, "-m", "tests.e2e.class_played", str(folder / "data"), "friday"]
    root = Path(__file__).parents[2]
    subprocess.run(play, check=True, timeout=180, cwd=root, env=clean_environment())
    yield found
    found.process.kill()
    found.process.wait(timeout=30)


def seated(served: Served, visit: Visit, name: str, **session: object) -> Visitor:
    phone = visit(served.base, viewport=PHONE, is_mobile=True, **session)
    phone.page.goto("/class/")
    phone.page.fill("#code", served.codes[name])
    phone.page.click("text=Sit down")
    phone.page.wait_for_url("**/class/mine/")
    return phone


def test_a_debrief_is_opened_read_and_scrubbed(served: Served, visit: Visit) -> None:
    phone = seated(served, visit, "Ana Li")
    phone.refused.add(404)
    sealed = phone.page.goto(BASE)
    assert sealed is not None
    assert sealed.status == 404

    teacher = visit(served.base, viewport=LAPTOP)
    teacher.page.goto(served.link)
    teacher.page.goto(BASE)
    assert violations(teacher.page) == []
    teacher.page.click("text=Open the debrief")  # the browser asks for the tick
    assert "Sealed" in teacher.main.inner_text()
    teacher.page.check("#sure")
    teacher.page.click("text=Open the debrief")
    teacher.page.wait_for_selector("#work progress", state="detached", timeout=90_000)  # by itself
    teacher.page.wait_for_selector("table.ends", timeout=90_000)
    for where in ("", "tables/1/", "tables/1/replay/?at=20", "sheets/"):
        teacher.page.goto(BASE + where)
        teacher.page.wait_for_load_state("networkidle")
        assert violations(teacher.page) == [], where
        broken = "images => images.filter(image => !image.complete || !image.naturalWidth).length"
        assert teacher.page.locator("img").evaluate_all(broken) == 0

    phone.page.goto("/class/mine/")
    phone.page.click("text=Debrief")
    phone.page.wait_for_url(f"**{BASE}")
    for where in ("", "tables/1/", "tables/1/replay/?at=20", "sheets/"):
        phone.page.goto(BASE + where)
        phone.page.wait_for_load_state("networkidle")
        assert violations(phone.page) == [], where
        assert too_wide(phone.page) == 0, where

    page = teacher.page
    page.goto(f"{BASE}tables/1/replay/")
    page.focus("#at")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_selector("#moment p[role=status]:has-text('Entry 4 of')")
    assert page.evaluate("() => document.activeElement.id") == "at"
    page.keyboard.press("End")
    page.wait_for_selector("#moment p[role=status]:has-text('Entry'):not(:has-text('Entry 4 of'))")
    assert page.locator("#moment a[rel=next]").count() == 0


def test_the_replay_works_without_scripts(served: Served, visit: Visit) -> None:
    reader = seated(served, visit, "Chi Sato", java_script_enabled=False)
    reader.page.goto(f"{BASE}tables/1/replay/")
    reader.page.click("a[rel=next]")
    assert "Entry 2 of" in reader.main.inner_text()
    reader.page.click("a[rel=prev]")
    assert "Entry 1 of" in reader.main.inner_text()
    reader.page.click("text=Go there")
    assert "Entry 1 of" in reader.main.inner_text()
