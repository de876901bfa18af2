"""What outsiders read goes through the catalogues, in the language of the talks, and is the same for everybody."""

from __future__ import annotations

from functools import cache as once

import pytest
from django.core.cache import cache

from goodoffices.server.doors import access
from goodoffices.server.outside import kept, serving
from goodoffices.server.store import registry as store
from goodoffices.talks.act import PUBLIC
from tests.server.languages import pseudo
from tests.server.languages.wrapped import assert_wrapped, spoken
from tests.server.outside.conftest import AKRA, CHIEF, TALKS, World


@pytest.fixture
def river(monkeypatch: pytest.MonkeyPatch, db: None) -> World:
    """Talks whose page is open, with a round, a statement that was corrected and then withdrawn, and a claim."""
    made = World()
    monkeypatch.setattr(store, "get_registry", once(lambda: made.registry))
    monkeypatch.setattr(access, "get_registry", once(lambda: made.registry))
    kept.forget()
    cache.clear()
    made.do(CHIEF, PUBLIC, "OpenPublicPage")
    for number, status in enumerate(("planned", "tentative", "confirmed", "denied"), 1):
        made.do(CHIEF, PUBLIC, "ScheduleRound", round=number, dates="2027-03-10", status=status, place="Geneva")
    said = {"title": {"en": "On water"}, "text": {"en": "We met."}, "on_behalf_of": ["secretariat"]}
    first, second = (made.do(CHIEF, PUBLIC, "Publish", **said) for _ in range(2))
    made.do(CHIEF, PUBLIC, "CorrectStatement", statement=first, text={"en": "We meet."}, note="A slip.")
    made.do(CHIEF, PUBLIC, "CorrectStatement", statement=second, withdrawn=True)
    filed = made.do(CHIEF, PUBLIC, "FileDispatch", publisher="Tern", title="News", published="2027-03-01")
    made.do(CHIEF, PUBLIC, "RecordClaim", claim="left", dispatch=filed, words="One.")
    return made


def test_the_public_page(river: World) -> None:
    with pseudo.marked():
        found = {"page": river.get()}
    assert_wrapped(found, spoken(TALKS, [CHIEF, AKRA, "public"]))


def test_the_feed_and_the_calendar(river: World) -> None:
    with pseudo.marked():
        feed, calendar = river.text("statements.atom"), river.text("rounds.ics").replace("\r\n ", "")
    assert "<title>⟦Corrected: On water⟧</title>" in feed
    assert "<title>⟦Withdrawn: On water⟧</title>" in feed
    assert calendar.count("SUMMARY:⟦") == calendar.count("DESCRIPTION:⟦") == 4


def test_outsiders_read_the_language_of_the_talks_whatever_theirs_is(river: World) -> None:
    english = river.get()
    asked = {"Accept-Language": "fr", "Cookie": "interface=fr"}
    again = river.get(**asked)
    assert (again.content, again.headers["Content-Language"]) == (english.content, "en")
    assert b'<html lang="en">' in again.content


def test_the_language_of_talks_that_are_not_in_one_of_ours_is_english() -> None:
    assert [serving.interface(tags) for tags in (["fr", "en"], ["et", "ru"], ["et"], ["zh-Hant"], [])] == [
        "fr", "ru", "en", "zh-hans", "en",
    ]  # fmt: skip
