"""What was erased by order of law, on the pages: who, why, and nothing of the words, whatever was kept in memory."""

import json

import pytest
from django.utils import timezone

from goodoffices import states
from goodoffices.receipts import Receipt
from goodoffices.server.desks import chronicle, history, pushed, rows
from goodoffices.server.desks.models import Dropped, Prepared
from goodoffices.server.outside import kept
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import PLENARY, PUBLIC
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, TALKS
from tests.server.desks.test_minutes import plain
from tests.server.worlds import CHIEF as WORLDS_CHIEF
from tests.server.worlds import TALKS as WORLDS_TALKS
from tests.server.worlds import TRACK

WHY = "A person’s data."


def test_the_page_of_the_act_erases_and_the_minutes_tell_who_and_why(actor: Reader) -> None:
    before = plain(actor.text(AKRA, "rooms/plenary/?after=0"), 14)
    sent = {"entry": "14", "reason": WHY, "order": "Act 3", "key": "e"}
    done = actor.post(CHIEF, "rooms/plenary/act/Erase/", sent)
    assert done.status_code == 303, done.content.decode()
    text = actor.text(AKRA, "rooms/plenary/?after=0")
    line = plain(text, 14)
    assert line != before
    assert "What was entered here was erased by order of law, by" in line
    assert WHY in line
    assert "The number and the proof that something was entered stay." in line
    newest = actor.script.registry.heads(TALKS, AKRA)[PLENARY]
    assert "had the words of entry 14 erased by order of law (Act 3). The reason:" in plain(
        actor.text(AKRA, "rooms/plenary/"), newest
    )


def test_what_the_operator_erased_is_called_so(actor: Reader) -> None:
    assert isinstance(actor.script.registry.erase(TALKS, PLENARY, 14, WHY, "", "e"), Receipt)
    assert "by The operator of the server (Secretariat)" in plain(actor.text(AKRA, "rooms/plenary/?after=0"), 14)


def test_nothing_that_was_made_of_the_words_stays_in_memory(actor: Reader) -> None:
    for page in ("rooms/plenary/", "board/", "points/plenary/1/", "chronology/"):
        actor.get(AKRA, page)
    assert rows._kept
    assert history._kept
    assert isinstance(actor.script.registry.erase(TALKS, PLENARY, 14, WHY, "", "e"), Receipt)
    actor.script.registry.play(TALKS, AKRA)
    for each in (rows._kept, history._kept, pushed._boards, pushed._changes, chronicle._kept, kept._kept):
        assert not each
    assert "desks" in states._others


@pytest.mark.usefixtures("world")
def test_with_the_words_go_the_forms_that_wait_in_the_room_and_what_was_said_of_a_report() -> None:
    now = timezone.now()
    for room in (TRACK, PLENARY):
        Prepared.objects.create(
            talks=WORLDS_TALKS, seat="akra.head", number=len(room), room=room, kind="Say", by="akra.secretary",
            data="text.en=the+words", at=now,
        )  # fmt: skip
    registry = get_registry()
    report = registry.heads(WORLDS_TALKS, WORLDS_CHIEF)[PUBLIC]
    for dispatch in (report, report + 1):
        Dropped.objects.create(talks=WORLDS_TALKS, seat=WORLDS_CHIEF, dispatch=dispatch, suggestion="x", at=now)
    assert isinstance(registry.erase(WORLDS_TALKS, TRACK, 2, WHY, "", "e"), Receipt)
    assert [form.room for form in Prepared.objects.all()] == [PLENARY]
    assert Dropped.objects.count() == 2
    erase = json.dumps({"kind": "Erase", "entry": report, "reason": WHY})
    assert isinstance(registry.submit(WORLDS_TALKS, WORLDS_CHIEF, PUBLIC, erase, "f"), Receipt)
    assert [dropped.dispatch for dropped in Dropped.objects.all()] == [report + 1]
