"""What the rules of claims share: a suggestion made of a unit, places, rounds."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from goodoffices.dispatches.content import FINITE, QUOTED
from goodoffices.dispatches.daynames import ORDINALS
from goodoffices.dispatches.inflection import PAST
from goodoffices.dispatches.reading import Read, Unit
from goodoffices.dispatches.sentences import UPPER
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.talks.press import ClaimSort

_ROUND = re.compile(
    rf"\b(?P<word>{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\s+(?:[\w-]+\s+){{0,2}}?round\b", re.IGNORECASE
)
_PLACE = re.compile(
    rf"\b(?:in|at)\s+(?:the\s+)?(?:[\w-]+\s+capital\s+)?(?P<place>{UPPER}[\w'’-]*(?:(?:\s|-)(?:on-|"
    rf"{UPPER})[\w'’-]*)*)"
)
_MONTH = re.compile(r"^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)", re.UNICODE)


def of_unit(
    sort: ClaimSort, unit: Unit, read: Read, why: str, start: int = -1, end: int = -1, **more: Any
) -> Suggestion:
    """A claim that rests on a unit, or on a part of it."""
    start, end = (unit.start if start < 0 else start), (unit.end if end < 0 else end)
    ended = re.search(
        r"(?:[\s.,;:—–-]|\s(?:and|but|or|because|although|though|while|after|before|when|which|who|whose|as|"
        r"adding|saying|noting|where|since))+$",
        read.text[start:end],
    )
    end = start + ended.start() if ended and ended.start() else end
    if unit.quoted and end < unit.end and read.text[end : unit.end].strip() in (".", "!", "?"):
        end = unit.end
    end += (
        len(unfinished.group())
        if (unfinished := re.match(r"[\w .,’'-]*[\"”’]", read.text[end : unit.end]))
        and (read.text[start:end].count('"') % 2 or read.text[start:end].count("“") > read.text[start:end].count("”"))
        else 0
    )
    speaker = unit.speaker
    fields: dict[str, Any] = {
        "speaker": speaker.name if speaker else "",
        "office": speaker.office if speaker else "",
        "party": speaker.party if speaker else "",
        "via": unit.circumstance.via,
        "occasion": unit.circumstance.occasion,
        "said_on": unit.circumstance.said_on,
        "round": round_in(read.text[unit.start : unit.end]),
    }
    return Suggestion(sort, start, end, read.text[start:end], **{"verbatim": unit.quoted, "why": why, **fields, **more})


_JOINT = re.compile(
    r",\s+(?:and |but |or )?|\s+(?:and|but|because|although|though|while|after|before|when|which|who|whose|as|"
    r"adding|saying|noting|where|since|so that)\s+|"
    r"\s[—–-]{1,2}\s|:\s+|;\s+"
)


def around(read: Read, unit: Unit, start: int, end: int) -> tuple[int, int]:
    """The clause around `start:end` in a unit: whole parts of it, about as many as are needed to be read alone.

    A short unit is its own clause. Of a long one, the parts that hold the words are taken, and then their neighbours,
    until the clause is as long against its words as the unit is against the clause.
    """
    size = unit.end - unit.start
    if size < 110:
        return unit.start, unit.end
    cuts = [unit.start, *(m.end() for m in _JOINT.finditer(read.masked, unit.start, unit.end)), unit.end]
    parts: list[tuple[int, int]] = []
    for a, b in pairwise(cuts):
        whole = FINITE.search(read.masked, a, b) or PAST.search(read.masked, a, b) or QUOTED in read.masked[a:b]
        if parts and not whole and b - a < 60 and read.masked[a - 2 : a] == ", ":
            parts[-1] = (parts[-1][0], b)  # "in two groups, one civilian and one military"
        elif b > a:
            parts.append((a, b))
    first = next((n for n, (a, b) in enumerate(parts) if a <= start < b), 0)
    last = next((n for n, (a, b) in enumerate(parts) if a < end <= b), len(parts) - 1)
    while first > 0 and parts[first][1] - parts[first][0] < 18:
        first -= 1
    wanted = ((parts[last][1] - parts[first][0]) * size) ** 0.5
    while parts[last][1] - parts[first][0] < wanted * 0.85 and (first > 0 or last < len(parts) - 1):
        if first > 0:
            first -= 1
        else:
            last += 1
    return parts[first][0], max(parts[last][1], parts[first][0] + 1)


def with_subject(unit: Unit, read: Read) -> int:
    """Where the unit begins together with who says it, if that stands right before it."""
    told = unit.told
    return (
        told.start
        if told.end and told.end <= unit.start and unit.start - told.end < 3 and not unit.quoted
        else unit.start
    )


def told(read: Read, unit: Unit) -> str:
    """The words of the saying that a unit is the content of: who says it, to whom, when."""
    return read.text[unit.told.start : unit.told.end]


def round_in(words: str) -> int | None:
    """The number of the round that is named, if one is."""
    found = _ROUND.search(words)
    if not found:
        return None
    word = found["word"].casefold()
    return ORDINALS.get(word) or int(re.sub(r"\D", "", word))


def place_in(words: str, read: Read) -> str:
    """The place that is named, if one is: not a month, not a party."""
    for found in _PLACE.finditer(words):
        name = found["place"]
        if not _MONTH.match(name) and not any(name == p.names[0] for p in read.cast.parties if p.names):
            return re.sub(r"['’]s$", "", name)
    return ""


def joined(read: Read, made: list[Suggestion]) -> list[Suggestion]:
    """Claims of one speaker in sentences that follow one another, as one: "They are here. The minister is not."."""
    done: list[Suggestion] = []
    for s in sorted(made, key=lambda s: (s.start, s.end)):
        last = done[-1] if done else None
        between = read.text[last.end : s.start] if last is not None else ""
        if (
            last is not None
            and last.speaker == s.speaker
            and last.end - last.start < 25
            and 0 <= s.start - last.end < 4
            and "\n" not in between
            and "." in between
        ):
            done[-1] = replace(last, end=s.end, words=read.text[last.start : s.end])
        else:
            done.append(s)
    return done
