"""What a press officer may say, and what is out: never more leave than the parties agreed, nothing published twice."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF

HOME, PRESS, SELM_PRESS = "capital.akra", "akra.press", "selm.press"


def verdict(reader: Reader, seat: str = PRESS) -> str:
    text = reader.text(seat, "").partition('class="verdict"')[2].partition("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


@pytest.mark.parametrize(
    ("posture", "word"), [("may speak", "By the agreed rule"), ("agreed lines only", "Agreed lines only")]
)
def test_leave_of_ones_own_side_does_not_lift_what_all_agreed(actor: Reader, posture: str, word: str) -> None:
    actor.script.do(AKRA, HOME, "SetPosture", posture=posture, words={"en": "Be brief."})
    said = verdict(actor)
    assert said.startswith(f"> {word}")
    assert "The Office alone speaks on substance." in said
    assert f"Our own posture : {posture}: Be brief." in said


def test_an_embargo_counts_down_beside_the_verdict_and_is_a_public_moment(actor: Reader) -> None:
    until = (actor.script.time + timedelta(hours=30)).isoformat()
    draft = actor.script.do(
        AKRA, HOME, "DraftStatement", title={"en": "On the mill"}, text={"en": "It grinds."}, embargo=until
    )
    actor.script.do(AKRA, HOME, "ClearStatement", draft=draft)
    assert "Under embargo: On the mill , until" in verdict(actor)
    assert "Embargo lifts" in actor.text(PRESS, "").partition("Next public moment")[2]
    assert "data-until=" in actor.text(PRESS, "").partition('class="verdict"')[2].partition("</section>")[0]


def test_what_is_out_is_on_no_desk_and_is_not_offered_again(actor: Reader) -> None:
    words = {"title": {"en": "On the mill"}, "text": {"en": "It grinds."}}
    draft = actor.script.do(AKRA, HOME, "DraftStatement", **words)
    actor.script.do(AKRA, HOME, "ClearStatement", draft=draft)
    offer = f"act/Publish/?draft={draft}"
    assert offer in actor.text(PRESS, "press/")
    assert "On the mill" in actor.text(PRESS, "")
    number = actor.script.do(AKRA, "public", "Publish", on_behalf_of=["akra"], **words)
    assert offer not in actor.text(PRESS, "press/")
    assert f"entry {number} of the public record" in actor.text(PRESS, "press/")
    desk = actor.text(PRESS, "")
    assert "On the mill" not in desk.partition("Drafts, and whose desk")[2].partition("Next public moment")[0]
    assert "It grinds." not in desk.partition("Statements of others")[2]  # they are our own words


def test_a_denial_is_said_to_be_one_and_is_not_how_the_round_stands(actor: Reader) -> None:
    script = actor.script
    script.do(CHIEF, "public", "ScheduleRound", round=4, status="planned", dates="2027-05-11",
              announced_by="Jona Maarek, spokesman of Akra")  # fmt: skip
    script.do(CHIEF, "public", "Reschedule", round=4, status="denied", announced_by="Nadra Orvel, spokeswoman of Dovra")
    for seat in (PRESS, "public"):
        round_ = actor.text(seat, "rounds/").partition('id="round-public-4"')[2].partition("<ol>")[0]
        assert re.search(r"chip f-date s-planned[^>]*>planned", round_)
        assert "11 May 2027" in round_
        assert "Denied by <b><bdi>Nadra Orvel, spokeswoman of Dovra</bdi></b>" in round_
    script.do(CHIEF, "public", "Reschedule", round=4, status="confirmed", dates="2027-05-18")
    assert "Denied by" not in actor.text("public", "rounds/")


def test_the_minute_book_says_what_was_drafted_in_a_sentence(actor: Reader) -> None:
    for line in ("if asked", "holding line", "line to take"):
        actor.script.do(AKRA, HOME, "DraftLine", line=line, topic="the boats", text={"en": "They are safe."})
    text = actor.text(AKRA, f"rooms/{HOME}/")
    for said in ("what to say if asked", "a holding line", "a line to take"):
        assert f"drafted {said} on the boats:" in text


def test_an_embargo_is_shown_with_the_talks_zone_and_left_to_the_browser_to_show_in_the_readers(actor: Reader) -> None:
    path = f"rooms/{HOME}/act/DraftStatement/"
    typed = {
        "title.en": "On the mill",
        "text.en": "It grinds.",
        "embargo": "2031-01-01T12:00",
        "embargo-zone": "Nowhere",
    }
    refused = actor.post(PRESS, path, typed)
    assert "“Nowhere” is no time zone" in refused.content.decode()
    assert actor.post(PRESS, path, {**typed, "embargo-zone": "Asia/Dubai"}).status_code == 303
    shown = actor.text(PRESS, "press/")
    assert 'datetime="2031-01-01T09:00:00+01:00" data-show="both">1 Jan 2031, 09:00 Europe/Zurich</time>' in shown


def test_a_joint_draft_stands_in_its_languages_side_by_side_with_who_has_cleared_it_and_for_whom_it_waits(
    actor: Reader,
) -> None:
    words = {"title": {"en": "Joint", "fr": "Commun"}, "text": {"en": "We met.", "fr": "Réunis."}}
    draft = actor.script.do(CHIEF, "plenary", "DraftStatement", **words)
    number = actor.script.do(AKRA, "plenary", "ClearStatement", draft=draft)
    page = actor.text(PRESS, "press/").partition(f"#entry-{draft}")[2].partition("</article>")[0]
    assert page.index('lang="en"') < page.index("We met.") < page.index("Réunis.")
    chain = " ".join(re.sub(r"<[^>]+>", " ", page.partition('class="chain')[2].partition("</ol>")[0]).split())
    assert re.search(r"Drafted by Corin Haveley \(Secretariat\) .* Cleared by Brena Talvik \(Akra\)", chain)
    assert f"entry {number} Waits for clearance by Selm" in chain


def test_the_rule_of_the_round_that_goes_on_is_the_one_that_holds(actor: Reader) -> None:
    actor.script.do(CHIEF, "plenary", "ScheduleRound", round=9)
    rule = actor.script.do(AKRA, "plenary", "AgreePressRule", rule={"en": "Not a word."}, round=9)
    actor.script.do("selm.head", "plenary", "AgreePressRule", proposal=rule)
    page = actor.text(PRESS, "press/")
    assert "Agreed for round 9" in page
    assert "The Office alone speaks on substance." in verdict(actor)
    actor.script.do(
        "soc.chief", "plenary", "Convene", session="9", title={"en": "x"}, starts="2027-04-01", round=9, status="opened"
    )
    assert "Not a word." in verdict(actor)
    assert "Agreed for every other round" in actor.text(PRESS, "press/")


def test_the_press_page_says_whether_the_world_reads_the_record(actor: Reader) -> None:
    assert "The public page is not open" in actor.text(PRESS, "press/")
    assert "act/OpenPublicPage/" not in actor.text(PRESS, "press/")
    assert "act/OpenPublicPage/" in actor.text(CHIEF, "press/")
    actor.script.do(CHIEF, "public", "OpenPublicPage")
    assert 'href="/public/river/"' in actor.text(PRESS, "press/")
    assert "act/ClosePublicPage/" in actor.text(CHIEF, "press/")
