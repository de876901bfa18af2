"""A class in the languages of its pages: a telephone joins, takes part and reads the debrief; every page, by axe-core.

English, Arabic and Chinese always; the other languages too when GOODOFFICES_EVERY_PAGE asks for it (`make pages`).
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.cli.running import clean_environment
from tests.e2e.conftest import Visit
from tests.e2e.serving import two_free_ports
from tests.e2e.test_class import Served, start
from tests.e2e.visitor import LAPTOP, PHONE, Visitor, too_wide, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BASE = "/class/friday/"
# How a browser asks for it, what its pages call it, and a name that is written in it; one student for each.
ALWAYS = {"en-GB": ("en", "Ana Li"), "ar": ("ar", "ليلى حداد"), "zh-CN": ("zh-hans", "王小明")}
OTHERS = {
    "fr": ("fr", "Zoé Œuvrard"), "es": ("es", "Iñaki Peña"), "ru": ("ru", "Юрий Щукин"), "uk": ("uk", "Юлія Їжак"),
}  # fmt: skip
LANGUAGES = ALWAYS | (OTHERS if os.environ.get("GOODOFFICES_EVERY_PAGE") else {})
TEACHERS = ("", "wall/", "tables/", "tables/1/", "balance/", "balance/?closing=2", "debrief/")
DEBRIEF = ("", "tables/1/", "sheets/")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("class-languages")


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Served]:
    """A class at two tables, somebody in each language on the roster, and two more who never come."""
    names = [name for _, name in (ALWAYS | OTHERS).values()]
    (folder / "friday.csv").write_text("\n".join(["name", *names, "Zz Top", "Zy Top", ""]), "utf-8")
    given = (str(folder / "friday.csv"), "--kit", "rail-depot", "--tables", "2", "--teacher", "آدا Brun")
    found = start(folder, *given, port=two_free_ports())
    yield found
    found.process.kill()
    found.process.wait(timeout=30)


@pytest.fixture(scope="module")
def played(served: Served, folder: Path) -> Served:
    """The same class, once its tables came to an end."""
    play = [sys.executable, "-m", "tests.e2e.class_played", str(folder / "data"), "friday"]
    subprocess.run(play, check=True, timeout=240, cwd=Path(__file__).parents[2], env=clean_environment())
    return served


@pytest.fixture(scope="module")
def at_home() -> dict[str, tuple[dict[str, object], dict[str, object]]]:
    """What the browsers of the teacher and of the student keep, by language: links and codes are good once."""
    return {}


def look(visitor: Visitor, path: str, language: str) -> list[str]:
    """What is wrong with a page: its language, what can be read aloud of it, its width on a telephone."""
    visitor.page.goto(path)
    # Figures that are still being reckoned end with a page that loads itself again, whatever is looked at meanwhile.
    expect(visitor.page.locator("#work[hx-get]")).to_have_count(0, timeout=120_000)
    visitor.page.wait_for_load_state("load")
    wrong = violations(visitor.page)
    if visitor.page.locator("html").get_attribute("lang") != language:
        wrong.append("another language")
    for size in (LAPTOP, PHONE):
        visitor.page.set_viewport_size(size)  # type: ignore[arg-type]
        if too_wide(visitor.page) > 0:
            wrong.append(f"{too_wide(visitor.page)} px too wide of {size['width']}")
    return [f"{path}: {each}" for each in wrong]


@pytest.mark.parametrize("asked", LANGUAGES)
def test_a_telephone_joins_by_code_and_takes_part(
    served: Served, visit: Visit, asked: str, at_home: dict[str, object]
) -> None:
    language, name = LANGUAGES[asked]
    phone = visit(served.base, viewport=PHONE, is_mobile=True, locale=asked)
    wrong = look(phone, "/class/", language)
    phone.page.fill("#code", served.codes[name])
    phone.page.click("main form button")
    phone.page.wait_for_url("**/class/mine/")
    at_home[name] = phone.context.storage_state()
    expect(phone.main).to_contain_text(name)
    wrong += look(phone, "/class/mine/", language)
    scored = phone.page.locator("main a[href='/class/mine/score/']").count()
    assert scored or asked in OTHERS  # those who sit for no party have no score
    if scored:
        wrong += look(phone, "/class/mine/score/", language)
    phone.page.goto("/class/mine/")
    phone.page.click("main a[href^='/t/']")
    phone.page.wait_for_url("**/as/**")
    expect(phone.page.locator("#live-state")).to_be_visible()
    desk = phone.page.url
    form = f"{desk}rooms/plenary/act/CirculatePaper/"
    wrong += [*look(phone, desk, language), *look(phone, f"{desk}board/", language), *look(phone, form, language)]
    symbol = f"NP/{1 + list(LANGUAGES).index(asked)}"
    phone.page.fill("input[name='symbol']", symbol)
    phone.page.locator("[name^='title.']").first.fill(name)
    phone.page.select_option("[name='sort']", "non-paper")
    phone.page.check("[name='marking'][value='without prejudice']")
    phone.page.locator("[name^='text.']").first.fill("Where we stand.")
    phone.page.locator("main form button.main").first.click()
    phone.page.wait_for_url(re.compile(r"/rooms/plenary/\?.*at="))
    expect(phone.main).to_contain_text(symbol)
    assert wrong == []


@pytest.mark.parametrize("asked", LANGUAGES)
def test_every_page_of_the_teacher(served: Served, visit: Visit, asked: str, at_home: dict[str, object]) -> None:
    language, _ = LANGUAGES[asked]
    teacher = visit(served.base, viewport=LAPTOP, locale=asked, storage_state=at_home.get("teacher"))
    if "teacher" not in at_home:
        teacher.page.goto(served.link)
        at_home["teacher"] = teacher.context.storage_state()
    wrong = look(teacher, "/class/new/", language)
    for path in TEACHERS:
        wrong += look(teacher, f"{BASE}{path}", language)
    assert wrong == []


@pytest.mark.parametrize("asked", LANGUAGES)
def test_the_debrief_of_a_teacher_and_of_a_telephone(
    played: Served, visit: Visit, asked: str, at_home: dict[str, object]
) -> None:
    language, name = LANGUAGES[asked]
    teacher = visit(played.base, viewport=LAPTOP, locale=asked, storage_state=at_home["teacher"])
    teacher.page.goto(f"{BASE}debrief/")
    if (opens := teacher.page.locator("main button[value='open']")).count():
        teacher.page.check("#sure")
        opens.click()
    teacher.page.wait_for_selector("table.ends", timeout=120_000)  # by itself
    phone = visit(played.base, viewport=PHONE, is_mobile=True, locale=asked, storage_state=at_home[name])
    wrong = []
    for reader in (teacher, phone):
        for path in DEBRIEF:
            wrong += look(reader, f"{BASE}debrief/{path}", language)
    wrong += look(teacher, f"{BASE}debrief/tables/1/replay/?at=20", language)
    own = re.search(r"-(\d)/as/", phone.page.goto("/class/mine/").text())  # type: ignore[union-attr]
    assert own is not None
    wrong += look(phone, f"{BASE}debrief/tables/{own[1]}/replay/?at=20", language)
    wrong += look(phone, "/class/mine/", language)
    assert wrong == []
