"""What some pages say of their own that went through no catalogue; what people wrote is left as they wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.http import HttpResponse
from django.test import Client

from goodoffices.server.store import registry as store
from goodoffices.talks.act import SeatId
from tests.server.languages import pseudo
from tests.server.languages.test_wrapped import SAME, _strings

# Beside what is no word on any page: days, languages in their own words, keys, addresses, what programs send.
DAY = r"\d{1,2} [A-Z][a-z]{2,8} \d{4}"
ALIKE = rf"{SAME}|{DAY}|English|Français|Esc|https?://\S+|Authorization: Bearer|Atom|iCalendar"


def spoken(talks: str, seats: Iterable[SeatId]) -> set[str]:
    """What people wrote in the records that these seats read, and the ids in them."""
    found = {talks, *seats}
    for seat in seats:
        for state in store.get_registry().play(talks, seat).rooms.values():
            found.add(state.room)
            for entry in state.entries:
                found.add(entry.seat)
                found.update(words for words in _strings(entry.act) if len(words) > 2)
    return found


def unmarked(html: str) -> str:
    """A page without the text that is marked, also where markup stands in the midst of it."""
    parts, depth = re.split(r"(<[^>]*>)", html), 0
    for i, text in enumerate(parts[::2]):
        rest = []
        for letter in text:
            depth += (letter == pseudo.OPENS) - (letter == pseudo.CLOSES)
            if depth <= 0 and letter != pseudo.CLOSES:
                rest.append(letter)
        parts[2 * i] = "".join(rest)
    return "".join(parts)


def assert_wrapped(answers: dict[str, HttpResponse], own: set[str]) -> None:
    """Whatever these pages say of their own is marked."""
    words = sorted(own, key=len, reverse=True)
    missed = {
        f"{where}: {text}"
        for where, answer in answers.items()
        for text in pseudo.left(unmarked(answer.content.decode()), words, ALIKE)
    }
    assert answers
    assert missed == set()


def read(browser: Client, addresses: Iterable[str], status: int = 200) -> dict[str, HttpResponse]:
    found = {address: browser.get(address) for address in addresses}
    assert {address: answer.status_code for address, answer in found.items()} == dict.fromkeys(found, status)
    return found
