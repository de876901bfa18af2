"""Every page of every seat says what it says through the catalogues; only what parties said is left as they said it.

`LEFT=1 python -m pytest -s tests/server/languages/test_wrapped.py` lists what is left, page by page.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from goodoffices.server.desks import history, rows
from goodoffices.server.doors import access
from goodoffices.server.store import registry as store
from tests.server.desks.test_plain_words import TALKS, mirna, pages, seats, sort
from tests.server.languages import pseudo

# Not words: times of day, zones, file formats, and names that are the same in every language.
SAME = (
    r"Good Offices|SHA-256|RFC \d+|WebAuthn|ssh-keygen|Word|Akoma Ntoso|Markdown|HTML|PDF|CSV|JSON|EDTF|UTC|Lake Mirna"
)


def spoken() -> list[str]:
    """What the talks' own people wrote, and the ids and names of seats, parties and rooms; the longest first."""
    found: set[str] = set()
    for seat in seats():
        for state in mirna().play(TALKS, seat).rooms.values():
            found.add(state.room)
            for entry in state.entries:
                found.add(entry.seat)
                found.update(words for words in _strings(entry.act) if len(words) > 2)
    return sorted(found, key=len, reverse=True)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, held in value.items():
            yield from (str(key), *_strings(held))
    elif isinstance(value, list | tuple | set | frozenset):
        for held in value:
            yield from _strings(held)
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from _strings(getattr(value, name))


@pytest.mark.skipif(not os.environ.get("LEFT"), reason="the interface is being translated")
def test_nothing_on_a_page_bypasses_the_catalogues(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    monkeypatch.setattr(store, "get_registry", mirna)
    monkeypatch.setattr(access, "may_use", lambda account, talks, seat: talks == TALKS)
    rows._kept.clear()
    history._kept.clear()
    own = spoken()
    forms: Counter[str] = Counter()
    missed: dict[str, set[str]] = defaultdict(set)
    with pseudo.marked():
        for seat in seats():
            base = f"/t/{TALKS}/as/{seat}/"
            for address, shown in pages(Client(), seat, forms).items():
                for words in pseudo.left(shown.html, own, SAME):
                    missed[words].add(sort(address.removeprefix(base)) or "desk")
    rows._kept.clear()
    history._kept.clear()
    if os.environ.get("LEFT"):
        for words, where in sorted(missed.items(), key=lambda one: sorted(one[1])):
            print(f"{', '.join(sorted(where)[:3])}: {words[:160]}")
    assert not missed, f"{len(missed)} texts are said in English only"
