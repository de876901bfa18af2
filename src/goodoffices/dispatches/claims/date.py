"""When a round, session or meeting is, was or will be; how long it lasts; or that no date is set.

A date counts where a word for a meeting governs it: not the day on which something was said, written, signed or fought.
"""

from __future__ import annotations

import datetime as dt
import re

from goodoffices.dispatches.claims.meetings import (
    BEGUN,
    DISTANCE,
    FRAGMENT,
    LASTS,
    MEETING,
    NAMED,
    NEGATED,
    NO_DATE,
    OTHER,
    governs,
    modality,
)
from goodoffices.dispatches.claims.rule import around, of_unit, place_in, round_in, with_subject
from goodoffices.dispatches.content import FINITE
from goodoffices.dispatches.daynames import NUMBERS
from goodoffices.dispatches.reading import Read, Unit
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.dispatches.when import When, relative_to


def find(read: Read) -> list[Suggestion]:
    """The dates of meetings."""
    found: list[Suggestion] = []
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        made = _dated(read, unit, words)
        if not made:
            made = _undated(read, unit, words, found)
        found.extend(made)
    return _once(read, found)


def _dated(read: Read, unit: Unit, words: str) -> list[Suggestion]:
    made: list[Suggestion] = []
    whens = read.whens_in(unit.start, unit.end)
    distance = DISTANCE.search(words)
    own = read.text[max(unit.start, unit.told.end if unit.told.start == unit.start else 0) : unit.end]
    whens = [w for w in whens if not (unit.told.start == unit.start and w.end <= unit.told.end)]
    verbless = FINITE.search(own) is None and len(own) < 70
    context = MEETING.search(unit.before) is not None and (FRAGMENT.match(words) is not None or verbless)
    context = context and not OTHER.search(own) and (unit.quoted or len(words) < 90)
    for n, w in enumerate(whens):
        at, end = w.start - unit.start, w.end - unit.start
        about = _about(read, unit, w)
        past = bool(w.days and w.days[1] <= read.published)
        if distance and w.day and end <= distance.start():
            step = dt.timedelta(days=NUMBERS.get(distance["n"].casefold()) or int(distance["n"]))
            about = str(w.day + step if distance["way"] != "after" else w.day - step)
        elif (
            re.search(r"['’]s$", read.text[w.start : w.end])
            or (w.form in ("same", "year") and not governs(words, at, end, past))
            or (not governs(words, at, end, past) and not context)
        ):
            continue
        if re.fullmatch(r"\d{4}", about) or (
            re.match(r"\d{4}", about) and read.dated and abs(int(about[:4]) - read.published.year) > 2
        ):
            continue
        whole = len([v for v in whens if v.edtf]) == 1 or n == len(whens) - 1
        first, last = (
            (unit.start, unit.end) if len(whens) > 1 else around(read, unit, _from(words, at) + unit.start, w.end)
        )
        start = _head(read, unit) if verbless and n == 0 else first
        cut = whens[n + 1].start if not whole else unit.end
        stop = _onward(read, unit) if whole else w.end
        stop = last if stop == unit.end else stop
        near = read.text[(whens[n - 1].end if n else unit.start) : max(cut, stop) if whole else cut]
        why = "a date with a word for a meeting" if w.edtf else "a meeting, and words that are no date"
        made.append(
            of_unit(
                "date",
                unit,
                read,
                why,
                start,
                stop,
                about=about,
                place=place_in(words, read),
                modality=modality(near or words, bool(w.days and w.days[1] < read.published)),
                round=round_in(words) or round_in(unit.before),
            )
        )
    return made


def _from(words: str, at: int) -> int:
    """Where the words for a meeting begin that a date belongs to."""
    before = [m.start() for m in MEETING.finditer(words[:at])]
    return before[-1] if before else at


def _head(read: Read, unit: Unit) -> int:
    """Where a date without a verb begins: with the heading before it in its paragraph, if that names a meeting."""
    begin = with_subject(unit, read)
    before = read.text[max(0, begin - 80) : begin].rsplit("\n", 1)[-1]
    heading = re.search(r"(?:^|(?<=[.!?] ))(?P<heading>[^.!?]+[.:]\s*)$", before)
    if heading and MEETING.search(heading["heading"]) and not FINITE.search(heading["heading"]):
        return begin - len(heading["heading"])
    return begin


_TAKEN_BACK = re.compile(
    r"(?:well|but|perhaps|maybe|i (?:can|could|do|will)\s?(?:not|n['’]t)|tentatively|that is)\b", re.IGNORECASE
)
_OF_THE_DATE = re.compile(
    r"\b(?:tentativ\w+|days?|dates?|provisional\w*|perhaps|maybe|confirmed|certain|sure|final)\b", re.IGNORECASE
)


def _onward(read: Read, unit: Unit) -> int:
    """Where what is said of a date ends: with the next sentence of the quotation, where that takes some of it back."""
    following = next((u for u in read.units if u.quoted and u.start > unit.start), None)
    if not unit.quoted or following is None or following.speaker != unit.speaker or following.start - unit.end > 2:
        return unit.end
    words = read.text[following.start : following.end]
    return following.end if _TAKEN_BACK.match(words) and _OF_THE_DATE.search(words) else unit.end


def _about(read: Read, unit: Unit, w: When) -> str:
    if unit.circumstance.said_on and re.fullmatch(r"\d{4}-\d\d-\d\d", unit.circumstance.said_on):
        return relative_to(w, read.text, read.published, dt.date.fromisoformat(unit.circumstance.said_on)).edtf
    return w.edtf


def _undated(read: Read, unit: Unit, words: str, found: list[Suggestion]) -> list[Suggestion]:
    meeting = MEETING.search(words) or (MEETING.search(unit.before) and (unit.quoted or len(words) < 90))
    no_date = NO_DATE.search(words)
    if no_date and (meeting or MEETING.search(unit.before)):
        if (
            found
            and found[-1].speaker == (unit.speaker.name if unit.speaker else "")
            and unit.start - found[-1].end < 12
            and "\n" not in read.text[found[-1].end : unit.start]
        ):
            return []
        return [of_unit("date", unit, read, "no date is set", place=place_in(words, read))]
    lasts = LASTS.search(words)
    if lasts and meeting and not re.search(r"\b(?:talks|consultations) held\b", words):
        return [of_unit("date", unit, read, "how long it is expected to last", modality="expected")]
    begun = BEGUN.search(words)
    if (
        begun
        and not NEGATED.search(words)
        and unit.kind != "headline"
        and not re.search(r"\b(?:if|when|until|once|before|after)\b[^.;]*$", words[: begun.end()])
    ):
        if (unit.quoted and unit.speaker is None) or (
            begun["now"] and (unit.kind != "body" or len(words) > 80 or unit.quoted)
        ):
            return []
        day = (
            unit.circumstance.said_on
            if re.fullmatch(r"\d{4}-\d\d-\d\d", unit.circumstance.said_on)
            else str(read.published)
        )
        over = (
            begun["verb"] in ("met", "ended", "closed", "concluded", "finished", "adjourned")
            or begun["state"] == "over"
        )
        about = f"[..{day}]" if over and (begun["verb"] == "met" or unit.kind != "body") else day
        return [
            of_unit(
                "date",
                unit,
                read,
                "a meeting has begun or ended",
                about=about,
                place=place_in(words, read),
                modality="took place",
            )
        ]
    if unit.kind == "headline" and NAMED.search(words) and MEETING.search(words):
        return [
            of_unit("date", unit, read, "the headline names no date", modality="planned", place=place_in(words, read))
        ]
    return []


def _once(read: Read, found: list[Suggestion]) -> list[Suggestion]:
    """Each answer once for each speaker; the report's own words add nothing to what somebody said."""
    done: list[Suggestion] = []
    heads = {unit.start for unit in read.units if unit.kind == "headline"}
    for s in found:
        same = [
            d
            for d in done
            if d.about == s.about and (d.start in heads) == (s.start in heads) and (d.about or d.modality == s.modality)
        ]
        same = [d for d in same if d.verbatim or not s.verbatim]
        if any(d.speaker == s.speaker and d.modality == s.modality for d in same):
            continue
        took = [
            d
            for d in same
            if (d.modality == "took place") == (s.modality == "took place")
            and (d.modality == "denied") == (s.modality == "denied")
        ]
        if not s.speaker and any(d.round == s.round or s.round is None or d.round is None for d in took):
            continue
        done.append(s)
    return done
