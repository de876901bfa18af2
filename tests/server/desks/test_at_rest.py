"""The secretariat's page of what lies on the disk; drafts and sessions, which lie there sealed."""

from __future__ import annotations

import secrets
from html import unescape
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from goodoffices.records import StoreSealed
from goodoffices.server.desks.models import Prepared
from goodoffices.server.desks.pages.at_rest import NOT_KEPT_FROM, READABLE
from goodoffices.server.sessions import SessionStore
from goodoffices.server.store import beside, master
from goodoffices.server.store.beside import MARK
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, PRESIDENT, SELM
from tests.server.desks.test_prepared import SECRETARY, WORDS, form, script, text

__all__ = ["script"]

pytestmark = pytest.mark.django_db


def test_it_says_what_is_sealed_what_is_not_and_where_the_key_is(reader: Reader, settings, tmp_path: Path) -> None:
    shown = unescape(reader.text(CHIEF, "at-rest/"))
    assert all(str(each) in shown for each in (*READABLE, *NOT_KEPT_FROM))
    assert "lies in no file of its folder" in shown
    assert "Nothing is sealed" not in shown
    settings.MASTER_KEY, settings.DATA = "", tmp_path
    assert "Nothing is sealed" in reader.text(CHIEF, "at-rest/")
    file = master.make(tmp_path, tmp_path / master.FILE)
    master.forget()
    shown = reader.text(CHIEF, "at-rest/")
    assert "whoever takes the whole disk has both" in shown
    assert str(tmp_path) not in shown
    key = file.read_text().split()[-1]
    assert key not in shown
    settings.MASTER_KEY_FILE, settings.DATA = str(file), tmp_path / "data"
    assert "outside the server’s own folder" in reader.text(CHIEF, "at-rest/")


def test_it_is_the_secretariats_alone(reader: Reader) -> None:
    assert "What lies on the disk" in reader.text(CHIEF, "")
    for seat in (AKRA, SELM, PRESIDENT, "public"):
        assert reader.get(seat, "at-rest/").status_code == 404
        assert "What lies on the disk" not in reader.text(seat, "")


def test_a_draft_lies_sealed_and_opens_for_the_seat_it_waits_for_only(client: Client, script) -> None:
    client.post(form(SECRETARY), {**WORDS, "prepare": "1"})
    kept = Prepared.objects.get()
    assert kept.data.startswith(MARK)
    assert "gauge" not in kept.data
    assert WORDS["text.en"] in text(client, form(AKRA) + "?prepared=1")
    client.post(form(SECRETARY), {**WORDS, "text.en": "Something else.", "prepare": "1"})
    other = Prepared.objects.exclude(pk=kept.pk).get()
    Prepared.objects.filter(pk=kept.pk).update(data=other.data)  # by somebody who can write in the database
    client.raise_request_exception = False
    answer = client.get(form(AKRA) + "?prepared=1")
    assert answer.status_code == 503
    assert "Something else" not in answer.content.decode()


def test_a_draft_that_lay_in_the_clear_is_still_taken_up(client: Client, script, settings) -> None:
    key, settings.MASTER_KEY = settings.MASTER_KEY, ""
    client.post(form(SECRETARY), {**WORDS, "prepare": "1"})
    assert "gauge" in Prepared.objects.get().data
    settings.MASTER_KEY = key
    assert WORDS["text.en"] in text(client, form(AKRA) + "?prepared=1")


def test_a_session_lies_sealed_and_without_its_key_it_is_over(settings) -> None:
    session = SessionStore()
    session["said"] = "Entered in the record of the back room"
    session.save()
    assert Session.objects.get().session_data.startswith(MARK)
    assert SessionStore(session.session_key)["said"] == session["said"]
    settings.MASTER_KEY = secrets.token_hex(32)
    assert "said" not in SessionStore(session.session_key)
    settings.MASTER_KEY = ""
    assert "said" not in SessionStore(session.session_key)
    clear = SessionStore()
    clear["said"] = "as before"
    clear.save()
    settings.MASTER_KEY = secrets.token_hex(32)
    assert SessionStore(clear.session_key)["said"] == "as before"


@pytest.mark.parametrize("kept", [MARK, f"{MARK}x", f"{MARK}AAAA", f"{MARK}é"])
def test_what_is_no_seal_is_told(kept: str) -> None:
    with pytest.raises(StoreSealed):
        beside.reveal(kept, "")
