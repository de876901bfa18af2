"""From words to a package, by the pages: conditions, drafts, private worth, a sealed question, and the signature."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.table import by_program, rung, send, token, wording
from tests.e2e.visitor import Visitor, violations

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

PARTIES = ("akra", "dovra", "selm")
PACKAGES, DRAFTS = "rooms/plenary/packages/", "rooms/plenary/drafts/"
WAIT = 60  # seconds from the last consent to the answer; the rules allow no less

# What each wording is worth to each, and no agreement: all can accept 9 C with 10 B, and nothing else.
WORTH = {
    "akra": ({"9C": 5, "9D": 4, "10B": 4, "10C": 6}, 8),
    "dovra": ({"9C": 1, "9D": 3, "10B": 18, "10C": 7}, 15),
    "selm": ({"9C": 8, "9D": 3, "10B": 3, "10C": 8}, 10),
}

Words = dict[str, int]


class Table:
    """Three heads and a mediator, each at a browser, and each with a program beside it."""

    def __init__(self, visit: Visit, base: str) -> None:
        self.heads: dict[str, Visitor] = {party: visit(base) for party in PARTIES}
        self.mediator, self.papers = visit(base), visit(base)
        self.mediator.sit("soc.chief")
        self.tokens = {}
        for party, head in self.heads.items():
            head.sit(f"{party}.head")
            self.tokens[party] = token(head)
        akra = self.heads["akra"]
        self.words: Words = {f"{point}{x}": wording(akra, point, x) for point in ("9", "10") for x in "BCD"}

    def program(self, party: str, room: str = "plenary", **act: object) -> None:
        by_program(self.heads[party], self.tokens[party], room=room, **act)


@pytest.fixture
def table(visit: Visit, own_demo: str) -> Table:
    return Table(visit, own_demo)


def test_from_conditions_to_signature(table: Table) -> None:
    a_sealed_question(table)
    conditions(table)  # while the question waits, and so on
    three_drafts(table)
    private_worth(table)
    the_answer_is_tabled(table)
    stances(table)
    to_signature(table)


def closes(page: Page) -> str:
    """What the page of packages says of the first that closes by what has been said."""
    return page.locator("summary, h3", has_text="closes as it stands").first.inner_text()


def conditions(table: Table) -> None:
    """Dovra follows a button of the page of packages, on a condition; Selm's word waits for another."""
    dovra, words = table.heads["dovra"], table.words
    page = dovra.go(PACKAGES)
    assert "settles 10 of 13 points" in closes(page)
    assert violations(page) == []
    page.locator(f"a[href$='point=9&wording={words['9C']}']").first.click()
    page.check("[name=stance][value='accept ad referendum']")
    page.select_option("[name='conditions.0.wording']", f"10:{words['10B']}")
    send(page, grave=False)
    condition = [{"point": "9", "wording": words["9C"]}]
    stance = {"kind": "TakeStance", "stance": "accept ad referendum"}
    table.program("selm", **stance, point="10", wording=words["10B"], conditions=condition)
    page = dovra.go(PACKAGES)
    assert "settles 10 of 13 points" in closes(page)  # Akra and Selm have not said it of 9 C
    expect(page.locator("main")).to_contain_text("awaiting instructions")


def three_drafts(table: Table) -> None:
    """9 D with 10 C, then 9 C with 10 C, then 9 C with 10 B: each marked in confidence, and the last asked about."""
    marked = {"akra": ("better", "worse"), "dovra": ("worse", "better"), "selm": ("better", "worse")}
    for place, (island, gates) in enumerate((("9D", "10C"), ("9C", "10C"), ("9C", "10B"))):
        page = table.mediator.go(DRAFTS)
        name = "Circulate the next draft" if place else "Begin a new series"
        page.get_by_role("link", name=name).click()
        for choice in (island, gates):
            point = choice[:-1]
            page.check(f"[name^=settles][value='{point}:{table.words[choice]}']")
        page.get_by_role("button", name="Circulate the draft").click()
        expect(page.locator("main")).to_contain_text(f"Draft {place + 1}")
        draft = int(page.locator("[aria-labelledby=draft] a", has_text="entry").first.inner_text().split()[1])
        new = ("9", "10")[place - 1]
        for party, head in table.heads.items():
            if party == "akra" or place == 0:  # through the page
                page = head.go(DRAFTS)
                if place:
                    label = marked[party][place - 1].capitalize()
                    page.locator("fieldset.drafts-marks:not(.whole)").first.get_by_label(label).check()
                page.get_by_text("Could live with it" if place else "Could not live with it", exact=True).click()
                page.get_by_role("button", name="Give these marks in confidence").click()
                expect(page.get_by_text("Your delegation marked this draft")).to_be_visible()
            else:
                marks = [{"point": new, "mark": marked[party][place - 1]}]
                cites = [{"room": "plenary", "number": draft}]
                caucus = f"with-{party}@soc.chief"
                table.program(party, caucus, kind="MarkDraft", cites=cites, marks=marks, could_live=True)
    grid = table.heads["selm"].go(DRAFTS).locator("table.drafts-grid")
    expect(grid).to_contain_text("Selm worse")
    expect(grid).not_to_contain_text("Dovra")
    page = table.mediator.go(DRAFTS)
    expect(page.locator("table.drafts-grid")).to_contain_text("Dovra better")
    assert violations(page) == []


def private_worth(table: Table) -> None:
    """Dovra orders, and compares in its capital what is on the table; Akra reads nothing of it."""
    page = table.heads["dovra"].go("worth/")
    for point in ("9", "10"):
        order = page.locator(f"#order-{point}")
        if order.get_attribute("open") is None:
            order.locator("summary").click()
        for place, field in enumerate(order.locator("input.place").all(), 1):
            field.fill(str(place))
        order.get_by_role("button", name="Keep this order").click()
        expect(page.locator(".said.success")).to_contain_text("in your capital’s own record")
    compare = page.locator("section[aria-labelledby=compare]")
    for side, choices in (("first", ("9C", "10B")), ("second", ("9D", "10C"))):
        for choice in choices:
            options = compare.locator(f"[name='{side}.{choice[:-1]}']")
            letters = [text.strip()[:1] for text in options.locator("option").all_inner_texts()]
            options.select_option(index=letters.index(choice[-1]))
    compare.get_by_role("button", name="One is better").click()
    expect(page.locator(".said.success")).to_be_visible()
    expect(page.locator("section[aria-labelledby=packages]")).to_contain_text("draft")
    assert "found one package better" not in table.heads["akra"].go("rooms/plenary/").content()


def a_sealed_question(table: Table) -> None:
    """A short list, of three, over the two open points: asked, deposited for, consented to."""
    page = table.mediator.go("rooms/plenary/act/AskSealed/")
    page.check("[name=question][value='short list']")
    for party in PARTIES:
        page.check(f"[name=to][value={party}]")
    for choice in WORTH["akra"][0]:
        page.check(f"[name=among][value='{choice[:-1]}:{table.words[choice]}']")
    page.fill("[name=until]", f"{datetime.now(ZoneInfo('Europe/Zurich')) + timedelta(hours=1):%Y-%m-%dT%H:%M}")
    page.fill("[name=wait]", str(WAIT))
    page.click("form.form .form-actions button >> nth=0")
    expect(page.locator(".said.success")).to_be_visible()
    for party, head in table.heads.items():
        page = head.go("questions/")
        expect(page.locator("main")).to_contain_text("What the answer lets you and the others infer")
        page.get_by_role("link", name="Deposit").first.click()
        worth, nothing = WORTH[party]
        for choice, number in worth.items():
            page.fill(f"[name='own-{choice[:-1]}-{table.words[choice]}']", str(number))
        page.fill("[name=own-reservation]", str(nothing))
        page.click("form.form .form-actions button >> nth=0")
        expect(page.locator(".said.success")).to_be_visible()
    for head in table.heads.values():
        page = head.go("questions/")
        page.get_by_role("link", name="Consent to the question").first.click()
        page.get_by_role("button", name="Consent").click()
        expect(page.locator(".said.success")).to_be_visible()
    expect(table.mediator.go("questions/").locator("main")).to_contain_text("consented")


def the_answer_is_tabled(table: Table) -> None:
    """The house answers at the time that the consents fixed; the mediator tables the package that is the answer."""
    page = table.mediator.page
    for _ in range(150):
        page = table.mediator.go("questions/")
        if page.get_by_text("Nobody has accepted one.").count():
            break
        page.wait_for_timeout(1_000)
    expect(page.locator("main")).to_contain_text("all could accept the package below. Nobody has accepted one.")
    assert violations(page) == []
    page.get_by_role("link", name="Table this package").click()
    for choice in ("9C", "10B"):
        expect(page.locator(f"[name^=settles][value='{choice[:-1]}:{table.words[choice]}']")).to_be_checked()
    send(page, grave=False)


def stances(table: Table) -> None:
    """From the answer each head takes its stance; then the conditions of Dovra and of Selm are met, and all closes."""
    words = table.words
    page = table.heads["akra"].go("questions/")
    page.get_by_role("link", name="Take a stance on point 9").click()
    page.check("[name=stance][value='accept ad referendum']")
    send(page, grave=False)
    stance = {"kind": "TakeStance", "stance": "accept ad referendum"}
    table.program("akra", **stance, point="10", wording=words["10B"])
    table.program("selm", **stance, point="9", wording=words["9C"])
    table.program("dovra", **stance, point="10", wording=words["10B"])
    page = table.heads["selm"].go(PACKAGES)
    assert "settles 12 of 13 points" in closes(page)  # 6a is parked
    expect(table.heads["akra"].go("closing/").locator("main")).to_contain_text("0 not agreed")


def to_signature(table: Table) -> None:
    """The ladder of the text, and with the capitals' word that of the points."""
    akra = table.heads["akra"]
    page = table.mediator.go("closing/")
    page.click("main >> text=Freeze the text")
    page.fill("[name='title.en']", "Agreement on Lake Mirna and the Ondrel")
    page.fill("[name='title.fr']", "Accord sur le lac Mirna et l’Ondrel")
    send(page)
    assert rung(akra) == "frozen"
    digest = akra.page.locator(".digest").inner_text()
    text = int(akra.page.locator("main a:text-matches('^entry [0-9]+$')").first.inner_text().split()[1])
    table.papers.sit("secretariat.papers")
    page = table.papers.go("closing/")
    page.click("main >> text=Check the concordance")
    page.check("[name=languages][value=en]")
    page.check("[name=languages][value=fr]")
    page.get_by_label("They say the same").check()
    send(page, grave=False)
    for party in PARTIES:
        table.program(party, kind="Initial", text=text, digest=digest)
    assert rung(akra) == "initialled"
    for party in PARTIES:
        table.program(party, kind="ConfirmAdReferendum", text=text)
    assert rung(akra) == "confirmed"
    powers = {"seat": "dovra.head", "acts": ["Sign"], "issued_by": "The Confederal Council of Dovra"}
    table.program("dovra", kind="PresentFullPowers", **powers, issued_on="2021-05-21")
    signature = {"kind": "Sign", "text": text, "digest": digest, "place": "Aubrel", "on": "2021-05-21"}
    for party in ("dovra", "selm"):
        table.program(party, **signature)
    rung(akra)
    akra.page.locator("main table").get_by_role("link", name="Sign", exact=True).click()
    akra.page.fill("[name=place]", "Aubrel")
    akra.page.fill("[name=on]", "2021-05-21")
    send(akra.page)
    assert rung(akra) == "signed"
    for point in ("9", "10"):  # each by Dovra's and Selm's condition on the other
        expect(akra.go(f"points/plenary/{point}/").locator("main .chip").first).to_have_text("agreed, on conditions")
    assert violations(akra.page) == []
