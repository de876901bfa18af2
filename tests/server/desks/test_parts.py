"""The parts that pages are put together from: documented, safe under the content policy, and discreet."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, engines
from django.utils.html import strip_tags

import goodoffices.server.desks

TEMPLATES = Path(goodoffices.server.desks.__file__).parent / "templates"
PARTS = sorted((TEMPLATES / "desks" / "parts").glob("*.html"))
COMPONENTS = (TEMPLATES / "desks" / "COMPONENTS.md").read_text()

AT = {"iso": "2026-02-04T14:05:00+04:00", "words": "4 Feb 2026, 14:05"}
ROW: dict[str, Any] = {
    "id": 7,
    "number": 7,
    "title": "Return of households",
    "url": "/7",
    "status": {"word": "proposed", "code": "proposed"},
    "cells": [{"party": "Kaldova", "marks": [{"word": "accept", "code": "accept", "alt": "B"}]}],
    "own": [{"word": "outside", "code": "outside", "alt": "B"}],
}


def part(name: str, **context: Any) -> str:
    return engines["django"].engine.get_template(f"desks/parts/{name}.html").render(Context(context, use_l10n=False))


def test_every_part_is_documented_and_every_documented_part_exists() -> None:
    table = COMPONENTS.split("## Parts")[1].split("##")[0]
    documented = {name for row in table.splitlines() for name in re.findall(r"`(\w+\.html)`", row.split(" | ")[0])}
    assert documented == {file.name for file in PARTS}


@pytest.mark.parametrize("file", sorted((TEMPLATES / "desks").rglob("*.html")), ids=lambda f: f.name)
def test_templates_hold_nothing_that_the_content_policy_refuses(file: Path) -> None:
    text = file.read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|\shx-on|javascript:|\|safe\b|autoescape off", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


def test_a_row_for_several_readers_never_carries_a_private_mark() -> None:
    assert "outside" in part("board_row", row=ROW)
    pushed = part("live_rows", rows=[ROW])
    assert "outside" not in pushed
    assert '<td role="cell" class="own" data-party="Your mandate" id="own-7" hx-preserve="true"></td>' in pushed
    compact = {**ROW, "cells": [{"word": "accept", "code": "accept"}]}
    assert "outside" in part("board_row_compact", row=compact)
    assert "outside" not in part("live_rows", rows=[compact], compact=True)


def test_a_row_of_the_board_says_each_status_in_words() -> None:
    words = strip_tags(part("board_row", row=ROW))
    assert "proposed" in words
    assert "accept" in words


def test_a_redline_reads_without_colours_and_keeps_every_word() -> None:
    pieces = [{"op": "same", "text": "They "}, {"op": "del", "text": "may"}, {"op": "ins", "text": "shall"}]
    html = part("redline", pieces=pieces, against="entry 142", lang="en", dir="ltr")
    assert re.search(r"<del>.*struck out: .*may.*</del><ins>.*put in: .*shall.*</ins>", html)
    assert 'lang="en" dir="ltr"' in html


def test_moved_words_are_shown_as_moved_at_both_ends() -> None:
    pieces = [{"op": "from", "text": "all of it ", "move": 1}, {"op": "to", "text": "all of it ", "move": 1}]
    html = part("redline", pieces=pieces, lang="en", dir="ltr")
    assert re.search(
        r'<del class="moved">.*moved from here, 1: .*→1.*</del><ins class="moved">.*moved to here, 1: .*←1', html
    )


def test_words_of_the_parties_are_escaped_and_keep_their_direction() -> None:
    words = "<b onclick=x>العودة</b>"
    entry = {"number": 5, "by": "<i>", "at": AT, "what": "says:", "words": words, "lang": "ar", "dir": "rtl"}
    for html in (part("entry", entry=entry), part("quote", quote={**entry, "speaker": "<i>"})):
        assert "<b onclick" not in html
        assert "<i>" not in html
        assert '<blockquote class="words" lang="ar" dir="rtl">&lt;b' in html


def test_an_erased_entry_shows_nothing_of_what_was_entered() -> None:
    entry = {"number": 5, "by": "A. Verin", "at": AT, "what": "takes a stance", "words": "Secret", "erased": True}
    html = part("entry", entry=entry)
    assert "erased" in html
    assert "Secret" not in html
    assert "takes a stance" not in html


def test_a_page_says_which_records_it_is_made_from() -> None:
    rooms = [{"room": f"Track {n}", "through": n} for n in range(6)]
    assert "1–3" in part("made_from", made_from=rooms[2:4])
    assert "(nothing entered yet)" in part("made_from", made_from=rooms[:1])
    assert "the records of 6 rooms" in part("made_from", made_from=rooms)
    assert part("made_from", made_from=[]).strip() == ""


def test_a_status_takes_its_code_from_its_word() -> None:
    html = part("status", word="reserve (substantive)", family="stance")
    assert html == '<span class="chip f-stance s-reserve-substantive">reserve (substantive)</span>'
