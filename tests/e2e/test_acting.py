"""Acting in a room: what is entered shows on other open pages at once, and a refusal loses nothing."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.visitor import Visitor, violations

pytestmark = pytest.mark.browser

BIDI = "\N{RIGHT-TO-LEFT OVERRIDE}"


def live(page: Page) -> None:
    """Wait until a page hears of new entries."""
    expect(page.locator("#live-state")).to_have_text("live")


def entered(visitor: Visitor) -> int:
    """The number of the entry that a form has just made."""
    said = visitor.page.locator(".said.success").inner_text()
    found = re.search(r"as entry (\d+)", said)
    assert found, said
    return int(found[1])


def alternative(page: Page, letter: str) -> Locator:
    """An alternative on the page of its point."""
    return page.locator("article.alt", has=page.get_by_role("heading", name=f"Alternative {letter}"))


def test_words_proposed_show_on_an_open_board(visit: Visit) -> None:
    akra, dovra = visit(), visit()
    board = dovra.sit("dovra.head")
    dovra.go("board/")
    live(board)
    row = board.locator("#point-6a")
    expect(row).not_to_contain_text("proposes")
    akra.sit("akra.head")
    page = akra.go("points/plenary/6a/")
    page.click("main >> text=Propose words")
    page.fill("[name='text.en']", "Vessels pass the Talven Lock in the order in which they arrive.")
    page.click("button.main")
    number = entered(akra)
    expect(page.locator("main")).to_contain_text("in the order in which they arrive")
    expect(row).to_contain_text("proposes")  # the page of Dovra was not loaded again
    expect(board.locator("#notice")).to_contain_text("Plenary: 1 new entry, by Akra")
    board.click("#notice >> text=Show")
    expect(board.locator(f"#entry-{number}")).to_contain_text("in the order in which they arrive")


def test_a_paper_is_known_by_its_file_and_the_file_stays_where_it_is(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "chart.pdf"
    file.write_bytes(b"The waters around the Island" * 4000)
    akra = visit()
    akra.sit("akra.head")
    page = akra.go("rooms/plenary/act/CirculatePaper/")
    sent: list[int] = []
    page.on("request", lambda request: sent.append(len(request.post_data_buffer or b"")))
    page.set_input_files("[data-digest-into]", file)
    expect(page.locator("[name=sha256]")).to_have_value(sha256(file.read_bytes()).hexdigest())
    page.fill("[name=symbol]", "MIR/CHART/9")
    page.fill("[name='title.en']", "A chart")
    page.locator("[name=sort][value=map], [name=sort]").first.evaluate(
        "field => field.tagName === 'SELECT' ? (field.value = 'map') : (field.checked = true)"
    )
    page.click(".form-actions button.main")
    entered(akra)
    assert max(sent) < 4000, "the file was sent"
    akra.go("papers/")
    expect(page.locator("tr", has_text="MIR/CHART/9")).to_contain_text(sha256(file.read_bytes()).hexdigest()[:12])


def test_before_committing_a_head_is_told_how_it_stands_to_the_mandate_and_may_go_on(visit: Visit) -> None:
    akra, selm = visit(), visit()
    akra.sit("akra.head")
    page = akra.go("rooms/plenary/act/TakeStance/")
    words = page.locator("[name=wording]")
    never = words.locator("optgroup[label^='9. '] option", has_text="A: ").get_attribute("value")  # by Akra's principal
    words.select_option(never)
    page.check("[name=stance][value='can live with']")
    page.click("button.main")
    told = page.locator(".said.private")
    expect(told).to_contain_text("Before this is entered")
    expect(told).to_contain_text(re.compile("alternative A:\\s+outside"))
    expect(told).to_contain_text("nothing here holds you back")
    assert violations(page) == []
    expect(words).to_have_value(str(never))
    expect(page.locator("[name=stance][value='can live with']")).to_be_checked()
    page.click("text=Go on: can live with")
    number = entered(akra)
    selm.sit("selm.head")
    page = selm.go(f"rooms/plenary/?at={number}")
    expect(page.locator(f"#entry-{number}")).to_contain_text("can live with")
    expect(page.locator("main")).not_to_contain_text("mandate")


@pytest.mark.parametrize(("letter", "mark"), [("A", "outside"), ("B", "inside"), ("C", "refer")])
def test_the_mark_of_the_mandate_is_for_its_own_side(visit: Visit, letter: str, mark: str) -> None:
    akra, mediator = visit(), visit()
    akra.sit("akra.head")
    shown = alternative(akra.go("points/plenary/9/"), letter)
    expect(shown.locator(".alt-head")).to_contain_text(mark)
    shown.get_by_text("Take a stance").click()
    expect(akra.page.locator(".said.private .f-mandate")).to_have_text(mark)
    mediator.sit("soc.chief")
    expect(alternative(mediator.go("points/plenary/9/"), letter)).to_be_visible()
    expect(mediator.page.locator(".f-mandate")).to_have_count(0)


def test_a_refusal_stands_at_its_field_and_nothing_typed_is_lost(visit: Visit) -> None:
    visitor = visit()
    visitor.refused = {422}
    visitor.sit("selm.head")
    page = visitor.go("rooms/plenary/act/Propose/?point=10")
    page.fill("[name='text.en']", f"The gates are {BIDI}opened together.")
    page.fill("[name='text.fr']", "Les vannes sont ouvertes ensemble.")
    page.check("[name=marking][value='non-paper']")
    page.check("[name=together_with][value=akra]")
    page.click("button.main")
    field = page.locator(".field.bad")
    expect(field).to_have_count(1)
    expect(field.locator(".errorlist")).to_contain_text("U+202E")
    expect(page.locator(".said.errors")).to_be_focused()
    expect(field.locator("textarea")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[name='text.en']")).to_have_value(f"The gates are {BIDI}opened together.")
    expect(page.locator("[name='text.fr']")).to_have_value("Les vannes sont ouvertes ensemble.")
    expect(page.locator("[name=marking][value='non-paper']")).to_be_checked()
    expect(page.locator("[name=together_with][value=akra]")).to_be_checked()
    assert violations(page) == []
    page.click(".said.errors a")
    expect(page.locator("[name='text.en']")).to_be_focused()


def test_the_same_form_sent_twice_enters_once(visit: Visit) -> None:
    visitor = visit()
    visitor.sit("dovra.head")
    page = visitor.go("rooms/plenary/act/Propose/?point=6a")
    page.fill("[name='text.en']", "The lock-keeper decides.")
    page.evaluate(  # both are on their way before either is answered
        """async () => {
          const form = document.querySelector("form.form");
          const send = () => fetch(form.action, {method: "POST", body: new URLSearchParams(new FormData(form))});
          await Promise.all([send(), send()]);
        }"""
    )
    page.click("button.main")
    expect(page.locator(".said.success")).to_contain_text("was entered before, and stands as entry")
    entries = visitor.go("rooms/plenary/").locator(".entry", has_text="The lock-keeper decides.")
    expect(entries).to_have_count(1)


def test_what_is_kept_in_caucus_reaches_no_other_party(visit: Visit) -> None:
    mediator, akra, dovra = visit(), visit(), visit()
    room = "with-akra@soc.chief"
    mine, theirs = akra.sit("akra.head"), dovra.sit("dovra.head")
    live(mine)
    live(theirs)
    before = theirs.locator("#nav").inner_text()
    mediator.sit("soc.chief")
    page = mediator.go(f"rooms/{room}/act/RecordDeclared/")
    page.check("[name=party][value=soc]")
    page.fill("[name='text.en']", "Akra will hear first of any word from the lower shore.")
    page.click("button.main")
    number = entered(mediator)
    expect(mine.locator("#notice")).to_contain_text("The Office and Akra: 1 new entry")
    expect(akra.go(f"rooms/{room}/").locator(f"#entry-{number}")).to_contain_text("any word from the lower shore")
    expect(theirs.locator("#notice")).to_be_empty()
    theirs.reload()
    assert theirs.locator("#nav").inner_text() == before
    dovra.refused = {404}
    answers = [theirs.goto(f"{dovra.desk}rooms/{name}/") for name in (room, "with-nobody@soc.chief")]
    assert [answer.status for answer in answers if answer] == [404, 404]
    expect(theirs.locator("h1")).to_have_text("There is nothing here")
