"""Every page in the menu of every office: nothing complains, nothing sticks out, and all of it can be read aloud."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.visitor import ABU_DHABI, LAPTOP, MIRNA, PHONE, Visitor, too_wide, violations

pytestmark = pytest.mark.browser

# A seat of each office, with pages of its own that no menu leads to.
OFFICES = {
    "head": (MIRNA, "akra.head", ("points/plenary/9/", "rooms/plenary/act/TakeStance/?point=9", "reports/draft/")),
    "mediator": (MIRNA, "soc.chief", ("rooms/new/act/OpenRoom/", "rooms/plenary/act/AdoptRules/")),
    "principal": (MIRNA, "selm.capital.principal", ("rooms/capital.selm/act/Direct/",)),
    "press": (MIRNA, "akra.press", ("rooms/capital.akra/act/DraftLine/",)),
    "secretariat": (MIRNA, "secretariat.chief", ("rooms/plenary/act/CirculatePaper/", "rooms/plenary/act/Convene/")),
    "public": (MIRNA, "public", ()),
    "filing": (ABU_DHABI, "secretariat.filing", ("rooms/public/act/RecordClaim/",)),
    "public of real talks": (ABU_DHABI, "public", ()),
}
_read_aloud: set[str] = set()


def kind(address: str) -> str:
    """What page it is, whoever reads it."""
    return re.sub(r"/t/[^/]+/as/[^/]+/|(?<=rooms/)[^/]+(?=/$)", "", address)


def looked_at(visitor: Visitor, address: str) -> list[str]:
    """What is wrong with a page, at a laptop and on a telephone. Read aloud it is once, and each office's own desk."""
    page, desk = visitor.page, not kind(address)
    page.set_viewport_size(LAPTOP)
    answer = page.goto(address)
    assert answer is not None
    wrong = [] if answer.status == 200 else [f"answers {answer.status}"]
    wrong += violations(page) if desk or kind(address) not in _read_aloud else []
    wrong += [f"{too_wide(page)} px too wide for a laptop"] if too_wide(page) > 0 else []
    page.set_viewport_size(PHONE)
    wrong += [f"{too_wide(page)} px too wide for a telephone"] if too_wide(page) > 0 else []
    wrong += [f"on a telephone: {found}" for found in violations(page)] if desk else []
    _read_aloud.add(kind(address))
    return [f"{address}: {each}" for each in wrong]


@pytest.mark.parametrize("office", OFFICES)
def test_every_page_of_an_office(visit: Visit, office: str) -> None:
    talks, seat, more = OFFICES[office]
    visitor = visit()
    visitor.sit(seat, talks)
    menu = visitor.menu()
    assert len(menu) >= 8
    addresses = [*menu, *(f"{visitor.desk}{path}" for path in more)]
    wrong = [each for address in addresses for each in looked_at(visitor, address)]
    assert wrong == []


def test_the_pages_at_the_door(visit: Visit) -> None:
    visitor = visit()
    wrong = [each for address in ("/", "/accounts/login/") for each in looked_at(visitor, address)]
    assert wrong == []


def test_a_menu_on_a_telephone(visit: Visit) -> None:
    visitor = visit(viewport=PHONE, has_touch=True)
    page = visitor.sit("akra.head")
    expect(page.locator("#nav")).to_be_hidden()
    page.tap("text=Menu")
    expect(page.locator("#nav")).to_be_visible()
    page.tap("#nav >> text=State of play")
    expect(page.locator("h1")).to_have_text("State of play")
    expect(page.locator("#nav")).to_be_hidden()
