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
