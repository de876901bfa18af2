"""The page of sealed questions: what is asked, what is told before one consents, how it stands, and the answer."""

from __future__ import annotations

import html
import re
from functools import cache

import pytest
from django.test import Client

from goodoffices.memory import MemoryRecords
from goodoffices.server.doors import access
from goodoffices.server.store import registry as store
from tests.server.store.test_answering import Sealed
from tests.talks.test_questions import ALL, table
from tests.talks.world import AKRA, DORN, PLENARY, PRESIDENT, PRESS, SELM, SOC, TALKS, en


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, db: None) -> Sealed:
    world = table(records=MemoryRecords())
    world.__class__ = Sealed
    assert isinstance(world, Sealed)
    for head in (SELM, DORN):
        world.open(head, "capital")
    monkeypatch.setattr(store, "get_registry", cache(lambda: world.registry))
    monkeypatch.setattr(access, "may_use", lambda account, talks, seat: talks == TALKS)
    return world


def page(seat: str, path: str = "questions/") -> str:
    response = Client().get(f"/t/{TALKS}/as/{seat}/{path}")
    assert response.status_code == 200, (path, response.status_code)
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def send(seat: str, path: str, data: dict[str, object]) -> tuple[int, str]:
    response = Client().post(f"/t/{TALKS}/as/{seat}/{path}", {"key": "a-request", **data})
    return response.status_code, response.content.decode()


def test_before_consent_each_is_told_what_the_answer_lets_others_infer(world: Sealed) -> None:
    number = world.asking()
    for seat, others in ((AKRA, "Selm and Dorn"), (SELM, "Akra and Dorn")):
        for path in ("questions/", f"rooms/plenary/act/ConsentToQuestion/?question={number}"):
            said = page(seat, path)
            assert f"that {others} could accept too" in said
            assert f"somebody among {others} refuses it" in said
            assert "not enough information" in said


def test_a_ballot_says_that_a_failure_tells_who_said_yes(world: Sealed) -> None:
    start = [{"point": "1", "wording": world.first[0]}]
    world.asking(question="ballot", choices=[], start=start)
    assert "you learn that somebody else did not" in page(AKRA)


def test_a_question_is_asked_consented_to_deposited_for_and_answered_by_its_forms(world: Sealed) -> None:
    among = [f"1:{w}" for w in world.first] + [f"2:{w}" for w in world.second]
    form = {
        "question": "short list", "to": ["akra", "selm", "dorn"], "among": among, "until": "2027-03-01T20:00",
        "wait": "600", "most": "3",
    }  # fmt: skip
    assert send(SOC, "rooms/plenary/act/AskSealed/", form)[0] == 303
    number = world.room().number
    for seat, party in ((AKRA, "akra"), (SELM, "selm"), (DORN, "dorn")):
        given = {f"own-1-{w}": "3" for w in world.first} | {f"own-2-{w}": "1/2" for w in world.second}
        filled = {"cites.0.number": f"plenary:{number}", "own-reservation": "2", **given}
        status, body = send(seat, f"rooms/capital.{party}/act/Deposit/", {**filled, "own-reservation": "lots"})
        assert (status, "is a number" in body) == (422, True)
        assert send(seat, f"rooms/capital.{party}/act/Deposit/", filled)[0] == 303
        assert send(seat, "rooms/plenary/act/ConsentToQuestion/", {"question": number, "key": "consent"})[0] == 303
    assert "Your party has deposited:" in page(PRESIDENT)
    assert "Your party has deposited" not in page(SOC)
    world.to_its_run(number)
    world.run()
    said = page(AKRA)
    assert "all could accept the package" in said
    assert "Nobody has accepted one." in said
    assert "Take a stance" in said
    assert "Table this package" in page(SOC)
    assert "Table this package" not in said
    assert "The house" in page(SOC, "rooms/plenary/")


def test_what_another_deposits_or_not_is_on_no_page_of_anybody_else(world: Sealed) -> None:
    number = world.asking()
    before = {seat: page(seat) for seat in (SELM, DORN, SOC, PRESS)}
    world.now -= world.now - world.room().last  # the clock as it was
    world.deposit(number, "akra")
    assert {seat: page(seat) for seat in before} == before


def test_changed_words_are_named_where_they_void_a_question(world: Sealed) -> None:
    world.asking()
    first = world.first[0]
    world.do(AKRA, PLENARY, "Amend", point="1", alternative=first, wording=first, text=en("Other words."))
    said = page(SELM)
    assert f"The words of entry {first} on point 1 were changed" in said
    assert "Consent to the question" not in said


def test_where_the_rules_allow_none_the_page_says_so(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    world = table(allowed=False)
    monkeypatch.setattr(store, "get_registry", cache(lambda: world.registry))
    monkeypatch.setattr(access, "may_use", lambda account, talks, seat: talks == TALKS)
    said = page(AKRA)
    assert "These talks ask no sealed questions" in said
    assert "Ask in" not in page(SOC)


def test_who_has_consented_may_still_decline(world: Sealed) -> None:
    number = world.asking()
    world.consent(number, *ALL)
    said = page(AKRA)
    assert "Decline the question" in said
    assert "Consent to the question" not in said


def answered_picture(world: Sealed) -> int:
    """A picture in which one draft has a place and another has none; its question."""
    world.open(SOC, "mediation")
    drafts = []
    for first, second in ((0, 0), (1, 1)):
        settles = [{"point": "1", "wording": world.first[first]}, {"point": "2", "wording": world.second[second]}]
        drafts.append(str(world.do(SOC, PLENARY, "CirculateDraft", settles=settles)))
    among = [f"1:{w}" for w in world.first] + [f"2:{w}" for w in world.second]
    form = {
        "question": "frontier", "to": ["akra", "selm", "dorn"], "among": among, "drafts": drafts, "wait": "600",
        "until": "2027-03-01T20:00",
    }  # fmt: skip
    assert send(SOC, "rooms/plenary/act/AskSealed/", form)[0] == 303
    number = world.room().number
    for party in ("akra", "selm", "dorn"):
        world.deposit(number, party, world.worth(reservation=3 if party == "dorn" else 2))
    world.consent(number, *ALL)
    world.to_its_run(number)
    return number


def test_the_drafts_page_leads_the_mediator_to_a_form_that_is_filled_in(world: Sealed) -> None:
    settles = [{"point": "1", "wording": world.first[0]}, {"point": "2", "wording": world.second[1]}]
    first = world.do(SOC, PLENARY, "CirculateDraft", settles=settles)
    other = [settles[0], {"point": "2", "wording": world.second[0]}]
    second = world.do(SOC, PLENARY, "CirculateDraft", settles=other, after=first)

    def link(seat: str) -> str:
        body = Client().get(f"/t/{TALKS}/as/{seat}/rooms/plenary/drafts/").content.decode()
        found = re.search(r'href="([^"]+AskSealed/[^"]*)"', body)
        return html.unescape(found[1]) if found else ""

    assert link(SOC) == "", "before the team has a room"
    world.open(SOC, "mediation")
    assert link(AKRA) == ""
    form = Client().get(link(SOC)).content.decode()
    ticked = {" ".join(sorted(one)) for one in re.findall(r'name="(\w+)" value="([^"]+)"[^>]* checked', form)}
    assert {f"{first} drafts", f"{second} drafts", "frontier question"} <= ticked
    assert {f"1:{world.first[0]} among", f"2:{world.second[0]} among", f"2:{world.second[1]} among"} <= ticked
    assert {"akra to", "selm to", "dorn to"} <= ticked


def test_a_picture_says_to_whom_and_what_before_anybody_consents(world: Sealed) -> None:
    number = answered_picture(world)
    for path in ("questions/", f"rooms/plenary/act/DeclineQuestion/?question={number}"):
        said = page(AKRA, path)
        assert "For the mediation team alone" in said
        assert "the mediation team alone" in said
        assert "Drafts that are placed in it" in said
        assert f"Draft 1 (entry {number - 2}): 1 A, 2 A" in said
        assert "Selm and Dorn could accept it" in said


def test_a_picture_is_seen_by_the_mediation_team_and_by_nobody_else(world: Sealed) -> None:
    number = answered_picture(world)
    world.run()
    svg = f"questions/{number}/picture.svg"
    for seat in (AKRA, SELM, PRESS):
        said = page(seat)
        assert "It has run. Its answer is for the mediation team alone." in said
        assert "At best" not in said
        assert Client().get(f"/t/{TALKS}/as/{seat}/{svg}").status_code == 404
    said = page(SOC)
    assert "there is a package that all could accept" in said
    assert "At best 10 10" in said
    assert f"Draft 1 (entry {number - 2}): 1 A, 2 A 10 10" in said
    assert f"Draft 1 (entry {number - 1}): 1 B, 2 B somebody could not accept it" in said
    drawn = Client().get(f"/t/{TALKS}/as/{SOC}/{svg}")
    assert (drawn.status_code, drawn["Content-Type"]) == (200, "image/svg+xml")
    assert f"Draft 1 (entry {number - 2}): least gain 10, mean gain 10." in drawn.content.decode()
    assert "records of Plenary" in said
    assert "mediation 1–2" in said
    minutes = page(SOC, "rooms/mediation/")
    assert "At best: least gain 10, mean gain 10" in minutes
    assert Client().get(f"/t/{TALKS}/as/{SOC}/questions/1/picture.svg").status_code == 404
