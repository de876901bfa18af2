"""The language of the pages: as the browser asks, as chosen at the foot of a page, English where there is no other."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from goodoffices.server.desks import dates, history, rows
from goodoffices.server.doors import access
from goodoffices.server.languages import LANGUAGES, listed
from goodoffices.server.store import registry as store
from tests.server.desks.test_plain_words import TALKS, mirna
from tests.server.languages.pseudo import CLOSES, OPENS
from tests.server.program import Program
from tests.server.worlds import AKRA

SIGN_IN = "/accounts/login/"
BOARD = f"/t/{TALKS}/as/akra.head/board/"


def head(html: str) -> str:
    found = re.search(r"<html[^>]*>", html)
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("fr", '<html lang="fr">'),
        ("de, uk;q=0.5, en;q=0.1", '<html lang="uk">'),
        ("es-MX", '<html lang="es">'),
        ("zh-CN", '<html lang="zh-hans">'),
        ("ar-EG", '<html lang="ar" dir="rtl">'),
        ("pt, nl;q=0.8", '<html lang="en">'),
        ("", '<html lang="en">'),
    ],
)
def test_a_page_comes_in_the_best_language_that_the_browser_asks_for(asked: str, given: str, db: None) -> None:
    for address, status in ((SIGN_IN, 200), (BOARD, 404)):  # what is hidden is said in the reader's language too
        page = Client(headers={"accept-language": asked}).get(address)
        assert page.status_code == status
        assert head(page.content.decode()) == given


def test_the_choice_at_the_foot_is_kept_in_a_cookie_and_goes_before_what_the_browser_asks_for(db: None) -> None:
    client = Client(headers={"accept-language": "fr"})
    foot = client.get(SIGN_IN).content.decode()
    assert re.findall(r'<option value="([\w-]+)" lang="\1"', foot) == [code for code, _ in LANGUAGES]
    assert '<option value="fr" lang="fr" selected>' in foot
    back = client.post("/interface/", {"language": "ar", "next": SIGN_IN})
    assert (back.status_code, back["Location"]) == (302, SIGN_IN)
    cookie = back.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("ar", True, "Lax")
    page = client.get(SIGN_IN).content.decode()
    assert head(page) == '<html lang="ar" dir="rtl">'
    assert '<option value="ar" lang="ar" selected>' in page


@pytest.mark.parametrize("unknown", ["tlh", "x" * 5000, "", "../fr"])
def test_a_language_that_there_is_not_is_english(unknown: str, db: None) -> None:
    client = Client()
    chosen = client.post("/interface/", {"language": unknown, "next": SIGN_IN})
    assert settings.LANGUAGE_COOKIE_NAME not in chosen.cookies
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = unknown
    assert head(client.get(SIGN_IN).content.decode()) == '<html lang="en">'


def test_nobody_is_led_away_by_the_choice(db: None) -> None:
    back = Client().post("/interface/", {"language": "fr", "next": "https://elsewhere.example/"})
    assert back["Location"] == "/"


@pytest.mark.usefixtures("french", "db")
def test_what_is_kept_for_one_reader_of_a_seat_is_not_shown_to_another_of_another_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(store, "get_registry", mirna)
    monkeypatch.setattr(access, "may_use", lambda account, talks, seat: talks == TALKS)
    rows._kept.clear()
    history._kept.clear()
    english, french = Client(headers={"accept-language": "en"}), Client(headers={"accept-language": "fr"})
    pages = [reader.get(BOARD).content.decode() for reader in (english, french, english, french)]
    for page, marked in zip(pages, (False, True, False, True), strict=True):
        table = page[page.index("<tbody") : page.index("</tbody>")]
        assert (OPENS in page, CLOSES in page, f"{OPENS}agreed" in table) == (marked, marked, marked)
        assert "agreed" in table


@pytest.mark.usefixtures("french")
def test_programs_are_told_in_english_whatever_their_machine_asks_for(program: Program) -> None:
    program.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "fr"
    words = {"en": "We go on."}
    told = program.told(AKRA, "public", {"kind": "Publish", "title": words, "text": words, "on_behalf_of": ["akra"]})
    assert told.json()["press"] == ["No statement with these words has been cleared in your capital."]


@pytest.mark.parametrize(("language", "words"), [("ru", "4 марта 2027"), ("uk", "4 березня 2027")])
def test_a_date_does_not_end_in_a_full_stop(language: str, words: str) -> None:
    with translation.override(language):
        assert dates.day(date(2027, 3, 4)) == words


def test_names_in_a_list_keep_their_direction() -> None:
    assert listed(["Akra", "Selm"]) == "Akra and Selm"
    with translation.override("ar"):
        assert listed(["Akra", "Selm"]) == "\u2068Akra\u2069 و\u2068Selm\u2069"
