"""What some pages say of their own that went through no catalogue; what people wrote is left as they wrote it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.http import HttpResponse
from django.test import Client

from goodoffices.server.store import registry as store
from goodoffices.talks.act import SeatId
from tests.server.languages import pseudo, recorded

# Beside what is no word on any page: addresses, what programs send.
ALIKE = rf"{recorded.SAME}|https?://\S+|Authorization: Bearer|Atom|iCalendar"


def spoken(talks: str, seats: Collection[SeatId]) -> set[str]:
    """What people wrote in the records that these seats read, and the ids in them."""
    return {talks, *seats, *recorded.spoken(store.get_registry(), talks, seats)}


def assert_wrapped(answers: dict[str, HttpResponse], own: set[str]) -> None:
    """Whatever these pages say of their own is marked."""
    words = sorted(own, key=len, reverse=True)
    missed = {
        f"{where}: {text}"
        for where, answer in answers.items()
        for text in pseudo.left(answer.content.decode(), words, ALIKE)
    }
    assert answers
    assert missed == set()


def read(browser: Client, addresses: Iterable[str], status: int = 200) -> dict[str, HttpResponse]:
    found = {address: browser.get(address) for address in addresses}
    assert {address: answer.status_code for address, answer in found.items()} == dict.fromkeys(found, status)
    return found
