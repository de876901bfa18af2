"""A secretary prepares, a head sends: what is prepared is no record, and is seen by the two of them alone."""

from __future__ import annotations

import pytest
from django.test import Client

from goodoffices.server.desks.models import Prepared
from goodoffices.server.doors import access
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, SELM, TALKS, Script

pytestmark = pytest.mark.django_db

SECRETARY = "akra.secretary"
WORDS = {"point": "2", "text.en": "The volume is measured at the gauge.", "marking": "formal", "key": "once"}


@pytest.fixture
def script(actor: Reader, monkeypatch: pytest.MonkeyPatch) -> Script:
    actor.script.do(AKRA, "plenary", "SeatPerson", seat=SECRETARY, office="secretary", person="Tavi Ormen")
    monkeypatch.setattr(access, "may_use", lambda account, talks, seat: True)
    return actor.script


def form(seat: str, kind: str = "Propose") -> str:
    return f"/t/{TALKS}/as/{seat}/rooms/plenary/act/{kind}/"


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def head(script: Script) -> int:
    return script.registry.play(TALKS, AKRA).rooms["plenary"].number


def test_what_a_secretary_prepares_waits_for_the_head_and_is_no_entry(client: Client, script: Script) -> None:
    before = head(script)
    assert "Yours to prepare, not to send" in text(client, form(SECRETARY))
    assert client.post(form(SECRETARY), {**WORDS, "prepare": "1"}).status_code == 302
    assert head(script) == before
    assert "Prepared for you to send" in text(client, f"/t/{TALKS}/as/{AKRA}/")
    for other in (SELM, "soc.chief", "secretariat.chief", "akra.press", SECRETARY):
        assert "Prepared for you to send" not in text(client, f"/t/{TALKS}/as/{other}/")


def test_the_head_looks_at_the_words_and_sends_them_as_its_own(client: Client, script: Script) -> None:
    client.post(form(SECRETARY), {**WORDS, "prepare": "1"})
    before = head(script)
    shown = text(client, form(AKRA) + "?prepared=1")
    assert WORDS["text.en"] in shown
    sent = client.post(form(AKRA) + "?prepared=1", {**WORDS, "key": "mine"})
    assert sent.status_code == 303, sent.content
    entry = script.registry.entries(TALKS, SELM, "plenary", before)[0]
    assert (entry.seat, entry.act.text) == (AKRA, {"en": WORDS["text.en"]})  # type: ignore[union-attr]
    assert not Prepared.objects.exists()


def test_what_is_not_wanted_goes_without_a_trace(client: Client, script: Script) -> None:
    client.post(form(SECRETARY), {**WORDS, "prepare": "1"})
    before = head(script)
    client.post(form(AKRA) + "?prepared=1", {"discard": "1"})
    assert not Prepared.objects.exists()
    assert head(script) == before


def test_nobody_else_takes_up_or_discards_what_was_prepared(client: Client, script: Script) -> None:
    client.post(form(SECRETARY), {**WORDS, "prepare": "1"})
    assert WORDS["text.en"] not in text(client, form(SELM) + "?prepared=1")
    client.post(form(SELM) + "?prepared=1", {"discard": "1"})
    assert Prepared.objects.count() == 1


def test_a_secretary_who_sends_all_the_same_is_refused_and_loses_nothing(client: Client, script: Script) -> None:
    answer = client.post(form(SECRETARY), WORDS)
    assert answer.status_code == 422
    assert WORDS["text.en"] in answer.content.decode()


def test_where_no_colleague_may_send_there_is_nothing_to_prepare(client: Client, script: Script) -> None:
    assert "Prepare it for" not in text(client, form(SECRETARY, "Merge"))
    answer = client.post(form("tarsane.liaison"), {**WORDS, "prepare": "1"})
    assert answer.status_code == 422
    assert not Prepared.objects.exists()


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 30, "٣" * 5000, "-1", "0"])
def test_a_number_that_was_never_given_out_leads_to_the_empty_form(client: Client, script: Script, number: str) -> None:
    client.post(form(SECRETARY), {**WORDS, "prepare": "1"})
    shown = client.get(f"{form(AKRA)}?prepared={number}")
    assert shown.status_code == 200
    assert WORDS["text.en"] not in shown.content.decode()
    taken = client.post(form(AKRA, "TakeStance"), {"point": "2", "wording": f"2:{number}", "stance": "accept"})
    assert taken.status_code in (200, 422)
    assert Prepared.objects.count() == 1
