"""What holds for every page of every seat: no dead link, nothing of a hidden room, no style or script in the page."""

import re
from collections import deque
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, SEATS, SELM, SOC, TALKS

PAGES = (
    "board/",
    "points/plenary/2/",
    "rooms/",
    "rooms/plenary/",
    "rooms/public/",
    "rounds/",
    "programme/",
    "mandate/",
    "reports/",
    "papers/",
    "undertakings/",
    "delegations/",
    "closing/",
    "press/",
    "understandings/",
    "rules/",
    "record/",
)
# Words that stand in one room only, and who reads that room.
SECRETS = {
    "SECRET OF LINOVA": {SELM, "selm.capital.premier"},
    "SECRET OF THE TEAM": {SOC},
    "The boats go home in April.": {AKRA, SOC},  # the caucus
    "The gauge was discussed.": {AKRA, SELM, "selm.deputy", SOC},  # the track
    "Selm will pay for a figure.": {AKRA, "akra.press", "akra.capital.president"},  # Akra's capital
    "HD/2027/11": {AKRA, "akra.press", "akra.capital.president"},
}
_LINK = re.compile(r'href="([^"]+)"')


def crawl(reader: Reader, seat: str) -> dict[str, str]:
    """Every page of a seat that a link leads to, by its address."""
    base = f"/t/{TALKS}/as/{seat}/"
    found: dict[str, str] = {}
    seen: set[str] = set()
    waiting = deque([f"{base}board/"])
    while waiting:
        path = waiting.popleft()
        if path in found:
            continue
        response = reader.client.get(path)
        assert response.status_code in (200, 302), f"{path}: {response.status_code}"
        found[path] = text = response.content.decode(errors="replace") if response.status_code == 200 else ""
        for link in _LINK.findall(text):
            parts = urlsplit(unescape(link))
            if parts.scheme or parts.netloc or not parts.path:
                continue
            where = parts.path
            if where.startswith("../"):  # the shared rows, which know no seat
                where = base + where.removeprefix("../")
            ours = where.startswith(base) and resolve(where).namespace == "desks"  # the doors have tests of their own
            if ours and not where.endswith(("/language/", "/live/")):
                # One entry of a minute book, and one way into each form, stand for all.
                alike = where in seen and ("/act/" in where or "at=" in parts.query or "copy=" in parts.query)
                seen.add(where)
                if not alike:
                    waiting.append(where + (f"?{parts.query}" if parts.query else ""))
        assert len(found) < 900, "the pages go on without an end"
    return found


@pytest.mark.parametrize("seat", SEATS)
def test_no_link_is_dead_and_nothing_hidden_is_shown(reader: Reader, seat: str) -> None:
    found = crawl(reader, seat)
    assert len(found) > (20 if seat != "public" else 5)
    everything = "\n".join(found.values())
    for words, readers in SECRETS.items():
        assert (words in everything) == (seat in readers), words


@pytest.mark.parametrize("seat", [AKRA, CHIEF, "public"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_brings_no_style_and_no_script_of_its_own(reader: Reader, seat: str, path: str) -> None:
    response = reader.get(seat, path)
    if response.status_code == 404:
        assert seat == "public"
        return
    text = response.content.decode()
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert "{{" not in text
    assert "{%" not in text
    assert text.count("<h1") == 1
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids)), [i for i in ids if ids.count(i) > 1]
    for labelled in re.findall(r'aria-labelledby="([^"]+)"', text):
        assert labelled in ids


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_talks_that_have_just_begun_says_what_to_do(reader: Reader, path: str) -> None:
    text = (
        reader.text(CHIEF, f"{path}?as-of=2027-03-01")
        if not path.startswith("points")
        else reader.text(CHIEF, "board/?as-of=2027-03-01")
    )
    assert "Traceback" not in text


@pytest.mark.parametrize(
    ("seat", "path", "empty"),
    [
        ("tarsane.liaison", "mandate/", "You sit in no capital"),
        ("selm.deputy", "mandate/", "You sit in no capital"),
        ("selm.deputy", "reports/", "You sit in no capital"),
        (SELM, "reports/", "No report has been sent"),
        ("selm.capital.premier", "press/", "No posture is set"),
        (SELM, "rooms/two@akra.head/", "opened"),
    ],
)
def test_an_empty_page_says_what_comes_there(reader: Reader, seat: str, path: str, empty: str) -> None:
    assert empty in reader.text(seat, path)


def test_who_sits_in_no_capital_cannot_tell_whether_there_is_one(reader: Reader) -> None:
    """The host has opened no capital, Selm has; seats outside see the same words."""
    with_one = reader.text("selm.deputy", "mandate/").partition("<main")[2].partition("</main>")[0]
    without = reader.text("tarsane.liaison", "mandate/").partition("<main")[2].partition("</main>")[0]
    assert with_one == without
