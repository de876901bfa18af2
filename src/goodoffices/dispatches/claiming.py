"""From a suggestion that a person accepts to the act that records it as a claim."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Sequence
from typing import Any

from goodoffices.dispatches.document import Document
from goodoffices.dispatches.filing import is_real
from goodoffices.dispatches.known import names_of
from goodoffices.dispatches.numbering import numbered
from goodoffices.dispatches.relating import related
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.receipts import Receipt
from goodoffices.registry import Registry, Sent
from goodoffices.talks.act import PUBLIC, Refusal, SeatId, Talks
from goodoffices.talks.filing import FileDispatch, dispatch_of
from goodoffices.talks.play import StateOfPlay

_RANGE = re.compile(r"\s*(\d{1,9})\s*(?:-\s*(\d{1,9})\s*)?")


def suggestions(play: StateOfPlay, number: int) -> list[Suggestion]:
    """What the rules suggest for the report filed as entry `number`, by what the reader's own records name."""
    public = play.rooms.get(PUBLIC)
    act = dispatch_of(public, number) if public is not None else None
    if act is None:
        return []
    # Hundreds of patterns are compiled with it: a server on which nobody asks for suggestions starts without them.
    from goodoffices.dispatches.suggest import suggest

    names = names_of(play)
    found = suggest(document_of(act), names)
    return numbered(related(found, act.text, act.published), names)


def document_of(act: FileDispatch) -> Document:
    """A filed report as it is read again."""
    return Document(act.text, act.title, act.published, act.publisher, act.agency)


def claim(found: Suggestion, number: int, act: FileDispatch, real: bool) -> dict[str, Any]:
    """The act that records a suggestion as a claim from the report `act`, filed as entry `number`."""
    counted, count = _count(found.count)
    printed = act.text[found.start : found.end]
    verbatim = found.verbatim and found.words == printed
    source = {
        "report": act.publisher, "date": act.published, "speaker": found.speaker, "via": list(found.via),
        "said_on": found.said_on,
    }  # fmt: skip
    fields = {
        "claim": found.sort, "dispatch": number, "words": found.words or printed, "verbatim": verbatim,
        "speaker": found.speaker, "office": found.office, "party": found.party, "via": list(found.via),
        "occasion": found.occasion, "said_on": found.said_on, "about": found.about, "place": found.place,
        "modality": found.modality, "scope": found.scope, "round": found.round, "count": count, "counted": counted,
        "polarity": found.polarity if found.polarity != "as stated" else "",
        "source": _without_blanks(source) if real else None,
    }  # fmt: skip
    return {"kind": "RecordClaim", **_without_blanks(fields), "start": found.start, "end": found.end}


def _without_blanks(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value or (value == 0 and value is not False)}


def _count(said: int | str) -> tuple[str, int | None]:
    if isinstance(said, int):
        return "exact", said
    least = re.fullmatch(r"at least (\d{1,15})", said)
    return ("at least", int(least[1])) if least else (said if said == "not a count" else "", None)


def chosen(written: str, most: int) -> list[int]:
    """The numbers that `all`, `none` or `1,3-5` names, of 1 to `most`. Raises `ValueError`, saying what is wrong.

    >>> chosen("1, 3-5", 9)
    [1, 3, 4, 5]
    """
    if written.strip().lower() in ("all", "none", ""):
        return list(range(1, most + 1)) if written.strip().lower() == "all" else []
    numbers: set[int] = set()
    for part in written.split(","):
        found = _RANGE.fullmatch(part)
        if found is None:
            raise ValueError(f"“{part.strip()[:40]}” names no suggestions: write “all”, or numbers such as 1,3-5.")
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last <= most:
            raise ValueError(f"There are suggestions 1 to {most}, and none “{part.strip()[:40]}”.")
        numbers.update(range(first, last + 1))
    return sorted(numbers)


def record(
    registry: Registry, talks: Talks, seat: SeatId, accepted: Sequence[tuple[int, Suggestion]]
) -> list[Receipt | Refusal]:
    """Record these suggestions, each with the entry of its report, as claims of `seat`."""
    play = registry.play(talks, seat)
    public, real = play.rooms.get(PUBLIC), is_real(play)
    sent = []
    for number, found in accepted:
        act = dispatch_of(public, number) if public is not None else None
        made = claim(found, number, act, real) if act is not None else {"kind": "RecordClaim"}
        sent.append(Sent(json.dumps(made, ensure_ascii=False), secrets.token_hex(16)))
    return registry.submit_many(talks, seat, sent) if sent else []
