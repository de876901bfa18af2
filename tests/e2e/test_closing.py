"""From the evening on which the record of Lake Mirna stops, through the pages, to a text in force."""

import pytest
from playwright.sync_api import expect

from goodoffices.proof.people import aloud
from tests.e2e.conftest import Visit
from tests.e2e.table import by_program, rung, send, token, wording
from tests.e2e.visitor import violations

pytestmark = pytest.mark.browser


def test_two_points_are_settled_and_the_text_comes_into_force(visit: Visit, own_demo: str) -> None:
    akra, dovra, selm, mediator, papers = (visit(own_demo) for _ in range(5))
    heads = {"akra": akra, "dovra": dovra, "selm": selm}
    tokens = {}
    for party, head in heads.items():
        head.sit(f"{party}.head")
        tokens[party] = token(head)

    # The two open points: one stance through the pages, the others by programs.
    settled = {point: wording(akra, point, letter) for point, letter in (("9", "C"), ("10", "B"))}
    page = akra.go(f"rooms/plenary/act/TakeStance/?point=9&wording={settled['9']}")
    expect(page.locator(".said.private")).to_contain_text("Your mandate does not settle it")
    page.check("[name=stance][value='accept ad referendum']")
    send(page, grave=False)
    for party, head in heads.items():
        for point, number in settled.items():
            if (party, point) != ("akra", "9"):
                stance = {"stance": "accept ad referendum", "point": point, "wording": number}
                by_program(head, tokens[party], kind="TakeStance", **stance)
    expect(akra.go("closing/").locator("main")).to_contain_text("0 not agreed")

    # Frozen by the mediator, compared by the secretariat.
    mediator.sit("soc.chief")
    page = mediator.go("closing/")
    page.click("main >> text=Freeze the text")
    page.fill("[name='title.en']", "Agreement on Lake Mirna and the Ondrel")
    page.fill("[name='title.fr']", "Accord sur le lac Mirna et l’Ondrel")
    expect(page.locator("[name=points]:checked")).to_have_count(12)  # 6a is parked
    assert violations(page) == []
    send(page)
    assert rung(akra) == "frozen"
    digest = akra.page.locator(".digest").inner_text()
    akra.page.emulate_media(media="print")  # the paper copy has it too, with its beginning to be read aloud
    expect(akra.page.locator(".digest")).to_be_visible()
    expect(akra.page.locator(".facts .fingerprint")).to_be_visible()
    expect(akra.page.locator(".facts .fingerprint")).to_have_text(aloud(digest))
    akra.page.emulate_media(media="screen")
    text = int((akra.page.locator("main a:text-matches('^entry [0-9]+$')").first.inner_text()).split()[1])
    papers.sit("secretariat.papers")
    page = papers.go("closing/")
    page.click("main >> text=Check the concordance")
    page.check("[name=languages][value=en]")
    page.check("[name=languages][value=fr]")
    page.get_by_label("They say the same").check()
    send(page, grave=False)
    assert rung(akra) == "checked"

    # Initialled.
    akra.page.locator("main table").get_by_role("link", name="Initial", exact=True).click()
    expect(akra.page.locator("main")).to_contain_text(digest[:8])
    send(akra.page)
    for party in ("dovra", "selm"):
        by_program(heads[party], tokens[party], kind="Initial", text=text, digest=digest)
    assert rung(akra) == "initialled"
    expect(akra.main).to_contain_text("The text is established as authentic")

    # Confirmed by the capitals.
    rung(selm)
    selm.page.click("main >> text=Declare your capital’s concurrence")
    send(selm.page)
    for party in ("akra", "dovra"):
        by_program(heads[party], tokens[party], kind="ConfirmAdReferendum", text=text)
    assert rung(akra) == "confirmed"

    # Signed, once Dovra has the full powers for it.
    assert rung(dovra) == "confirmed"
    dovra.page.click("main >> text=Present full powers")
    page = dovra.page
    page.check("[name=seat][value='dovra.head']")
    page.check("[name=acts][value=Sign]")
    page.fill("[name=issued_by]", "The Confederal Council of Dovra")
    page.fill("[name=issued_on]", "2021-05-21")
    send(page, grave=False)
    rung(selm)
    selm.page.locator("main table").get_by_role("link", name="Sign", exact=True).click()
    selm.page.fill("[name=place]", "Aubrel")
    selm.page.fill("[name=on]", "2021-05-21")
    selm.page.fill("[name=depositary]", "Ministry of Foreign Affairs of Tarsane")
    send(selm.page)
    signature = {"kind": "Sign", "text": text, "digest": digest, "place": "Aubrel", "on": "2021-05-21"}
    for party in ("akra", "dovra"):
        by_program(heads[party], tokens[party], **signature)
    assert rung(akra) == "signed"

    # Ratified: in force.
    for party in ("akra", "selm"):
        by_program(heads[party], tokens[party], kind="Ratify", text=text, on="2021-09-01")
    assert rung(akra) == "signed"
    rung(dovra)
    dovra.page.click("main >> text=Declare ratification")
    dovra.page.fill("[name=on]", "2021-09-01")
    dovra.page.fill("[name=instrument]", "Act 14 of 2021")
    send(dovra.page)
    assert rung(akra) == "in force"
    assert violations(akra.page) == []
    akra.page.emulate_media(media="print")
    expect(akra.page.locator(".ladder")).to_be_visible()
