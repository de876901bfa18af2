"""Before words are cleared or published: do they carry words out of a closed room? Told to the acting seat alone.

The check looks for exact runs of words, after normalisation, in the records of the closed rooms that this seat reads;
not for what was published before, and not in drafts for the press. It finds copied words, not thoughts; and it
holds nobody back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from goodoffices.server.desks.labels import room_name
from goodoffices.talks.act import PUBLIC, Entry, Erased, RoomId
from goodoffices.talks.lines import DraftLine, DraftStatement
from goodoffices.talks.play import RoomState

if TYPE_CHECKING:
    from goodoffices.server.desks.desk import Desk
    from goodoffices.server.desks.forms import ActForm

RUN = 6  # words in a row that are taken for more than chance
SHOWN = 12
_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words of a text in one form: compatibility characters unified, no case, no punctuation."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def overlaps(desk: Desk, room: RoomId, form: ActForm) -> list[dict[str, Any]]:
    """Where words of the draft to be cleared stand in a closed room that this seat reads, longest run first."""
    if form.kind != "ClearStatement":
        return []
    asked = str(form.given("draft") or "")
    return of_draft(desk, room, int(asked) if asked.isdecimal() and len(asked) < 17 else 0)


def of_draft(desk: Desk, room: RoomId, number: int) -> list[dict[str, Any]]:
    """The same for the draft entered under `number`; nothing where there is none."""
    state = desk.play.rooms.get(room)
    draft = state.press.drafts.get(number) if state is not None else None
    return echoes(desk, draft.text.values()) if draft is not None else []


def echoes(desk: Desk, said: Iterable[str]) -> list[dict[str, Any]]:
    """Where words that are to be said stand in a closed room that this seat reads, longest run first."""
    grams = grams_of(words_of(text) for text in said)
    grams -= _published(desk, grams)
    found: list[tuple[int, dict[str, Any]]] = []
    for state in desk.play.rooms.values():
        if state.room == PUBLIC:
            continue
        for entry, run in runs(state, grams):
            url = desk.entry_url(state.room, entry.number)
            where = {"room": room_name(desk, state.room), "id": state.room, "number": entry.number, "url": url}
            found.append((len(run), {**where, "words": " ".join(run)}))
    found.sort(key=lambda pair: -pair[0])
    return [line for _, line in found[:SHOWN]]


Gram = tuple[str, ...]


def grams_of(texts: Iterable[list[str]]) -> set[Gram]:
    """Every run of `RUN` words."""
    return {tuple(text[i : i + RUN]) for text in texts for i in range(len(text) - RUN + 1)}


def _published(desk: Desk, grams: set[Gram]) -> set[Gram]:
    """Those of the runs that were published before: whoever repeats them gives nothing away."""
    public = desk.play.rooms.get(PUBLIC)
    if public is None or not grams:
        return set()
    said = (entry.act for one in public.press.statements.values() for entry in (one.entry, *one.corrections))
    texts = (words_of(text) for act in said for text in _strings(msgspec.to_builtins(act)))
    return {gram for text in texts for gram in grams_of([text]) & grams}


def runs(state: RoomState, grams: set[Gram]) -> Iterator[tuple[Entry, list[str]]]:
    """Entries of a room, but for drafts for the press, that have one of the runs in them, each with its longest."""
    if not grams:
        return
    for entry in state.entries:
        if isinstance(entry.act, Erased | DraftLine | DraftStatement):
            continue
        best: list[str] = []
        for text in _strings(msgspec.to_builtins(entry.act)):
            best = max(best, _longest(words_of(text), grams), key=len)
        if best:
            yield entry, best


def _longest(words: list[str], grams: set[Gram]) -> list[str]:
    best: list[str] = []
    i = 0
    while i + RUN <= len(words):
        j = i
        while j + RUN <= len(words) and tuple(words[j : j + RUN]) in grams:
            j += 1
        if j > i and j - i + RUN - 1 > len(best):
            best = words[i : j + RUN - 1]
        i = max(j, i + 1)
    return best


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)
