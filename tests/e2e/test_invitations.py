"""Real use: an invitation leads to an account and a seat, a lost telephone is locked out, words run from the right."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.visitor import PHONE, Visitor, too_wide, violations

pytestmark = pytest.mark.browser
CHIEF, HEAD = "/t/ford/as/secretariat.chief/", "/t/ford/as/akra.head/"
PASSWORD = "linden house by the river"
ARABIC = "تجتمع الوفود عند المخاضة."


def joins(page: Page, link: str, name: str) -> None:
    """Make an account by an invitation, and go to the desk of its seat."""
    page.goto(link)
    expect(page.locator("h1")).to_have_text("Your seat is waiting")
    page.fill("[name=username]", name)
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.click("button.main")
    page.click("text=To your desk")
    expect(page.locator("h1")).to_have_text("My desk")


def signs_in(page: Page, name: str) -> None:
    page.goto("/accounts/login/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("button.main")
    page.wait_for_url(lambda address: "/login/" not in address)


@pytest.fixture(scope="module")
def secretariat(browser: Browser, real: tuple[str, str]) -> str:
    """The server, once the secretariat's own invitation has been used: “jana” holds its seat."""
    base, link = real
    visitor = Visitor(browser, base)
    joins(visitor.page, link, "jana")
    visitor.context.close()
    assert visitor.troubles == []
    return base


def enters(visitor: Visitor, kind: str, ticked: str = "", **fields: str) -> None:
    """Send the form of an act in plenary."""
    page = visitor.page
    page.goto(f"{visitor.desk}rooms/plenary/act/{kind}/")
    for name, value in fields.items():
        field = page.locator(f"[name='{name.replace('__', '.')}']")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    if ticked:
        page.check(ticked)
    page.click("button.main")
    expect(page.locator(".said.success")).to_contain_text("stands as entry")


def test_from_an_invitation_to_a_lost_telephone(visit: Visit, secretariat: str) -> None:
    base = secretariat
    chief, head = visit(base), visit(base, viewport=PHONE, has_touch=True)
    signs_in(chief.page, "jana")
    chief.desk = CHIEF

    # Words that run from the right stand as such on the page of another reader's language.
    enters(chief, "CirculatePaper", symbol="FORD/1", title__en="The ford", sort="draft", text__ar=ARABIC)
    page = chief.go("papers/")
    page.click("text=Its words")
    words = page.locator(".words[lang=ar]", has_text=ARABIC)
    expect(words).to_be_visible()
    expect(words).to_have_attribute("dir", "rtl")
    assert words.evaluate("words => getComputedStyle(words).direction") == "rtl"
    assert too_wide(page) <= 0
    assert violations(page) == []

    # A head of delegation is seated and invited; the link works once.
    enters(chief, "AdmitParty", "[name=roles][value=negotiating]", party="akra", name__en="Akra", name__ar="أكرا")
    enters(chief, "SeatPerson", seat="akra.head", person="Brena Talvik")
    page = chief.go("seats/")
    page.locator("li", has_text="Brena Talvik").get_by_role("button", name="Invite").click()
    if page.locator("[name=password]").count():
        page.fill("[name=password]", PASSWORD)
        page.click("button.main")
    invitation = page.locator("#line-link").inner_text()
    assert violations(page) == []
    joins(head.page, invitation, "brena")
    expect(head.page.locator(".topbar-seat")).to_contain_text("Brena Talvik, head of delegation, Akra")
    late = visit(base)
    late.refused = {404}
    late.page.goto(invitation)
    expect(late.page.locator("h1")).to_have_text("There is nothing here")

    # The telephone is lost: another of her machines locks the seat, and every session of hers is over.
    laptop = visit(base)
    signs_in(laptop.page, "brena")
    laptop.page.goto(f"{HEAD}seat/")
    laptop.page.click("text=Lock my seat")
    expect(laptop.main).to_contain_text("signed out everywhere")
    head.refused = laptop.refused = {404}
    answer = head.page.goto(f"{HEAD}board/")
    assert answer is not None
    assert answer.status == 404
    signs_in(laptop.page, "brena")  # her account is still hers; the seat is closed
    answer = laptop.page.goto(HEAD)
    assert answer is not None
    assert answer.status == 404


def test_nothing_is_given_away_outside_the_demo(visit: Visit, secretariat: str) -> None:
    visitor = visit(secretariat)
    visitor.page.goto("/")
    expect(visitor.page.get_by_role("button", name="Take")).to_have_count(0)
    assert violations(visitor.page) == []
    visitor.refused = {404}
    answer = visitor.page.goto(CHIEF)
    assert answer is not None
    assert answer.status == 404


def test_one_signs_in_without_scripts(visit: Visit, secretariat: str) -> None:
    visitor = visit(secretariat, java_script_enabled=False)
    signs_in(visitor.page, "jana")
    expect(visitor.main).to_contain_text("The ford")
    visitor.page.goto(CHIEF)
    expect(visitor.page.locator("h1")).to_have_text("My desk")
