"""What the public record tells, as the chronology prints it: who said it, when, and from where we have it."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.dispatches.chronology import Axis, Known
from goodoffices.dispatches.differing import Question, moved
from goodoffices.dispatches.items import Item
from goodoffices.dispatches.rounds import Round
from goodoffices.server import languages
from goodoffices.server.desks import dates, reported
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import listed, party_names, who
from goodoffices.server.desks.sources import claim_source, claim_speaker, source_words
from goodoffices.server.languages import strung
from goodoffices.server.languages.terms import DATES, term_in
from goodoffices.talks.act import PUBLIC, Erased
from goodoffices.talks.calendar import AssessRound
from goodoffices.talks.filing import FileDispatch, RecordClaim
from goodoffices.talks.play import RoomState
from goodoffices.talks.press import Publish

SORTS = {
    "date": _("Date"),
    "quotation": _("Quotation or statement"),
    "assessment": _("Assessment"),
    "left": _("What is left"),
    "denial": _("Denial"),
    "no comment": _("No comment"),
    "offer": _("Offer"),
    "condition": _("Condition"),
    "understanding": _("Claimed understanding"),
    "attendance": _("Attendance"),
    "format": _("Format"),
    "role": _("Part in the talks"),
    "press policy": _("Press policy"),
    "announcement": _("Announcement"),
    "session": _("Session"),
    "statement": _("Published statement"),
    "correction": _("Correction of a statement"),
    "report": _("Report filed"),
}
POLARITIES = {"negated": _("sense negated"), "unclear as printed": _("sense unclear as printed")}
LEFT = {"exact": _("exact"), "at least": _("at least"), "not a count": _("not a count")}

SAYINGS = 10  # of a round's date are shown; the others are found by its filter


def told(desk: Desk, state: RoomState, item: Item) -> dict[str, Any]:
    """One thing that is told, in the words of its entry."""
    entry = state.entries[item.entry - 1]
    act = entry.act
    words, lang, direction, verbatim = item.words, "und", "auto", False
    speaker, office, source = item.speaker, "", ""
    if isinstance(act, RecordClaim):
        speaker, office = claim_speaker(act), strung(filter(None, (act.office, act.occasion)))
        verbatim, source = act.verbatim, claim_source(state, act)
    elif isinstance(act, FileDispatch):
        speaker, source = act.publisher, gettext("citing %(agency)s") % {"agency": act.agency} if act.agency else ""
    elif not isinstance(act, Erased):
        source = source_words(act.source) if act.source is not None else ""
        texts = act.words if isinstance(act, AssessRound) and act.words else getattr(act, "title", None)
        if isinstance(texts, dict) and texts:
            words, lang, direction = desk.words(texts)
    return {
        "id": f"told-{item.number}",
        "sort": SORTS.get(item.sort, item.sort),
        "filed": item.sort == "report",
        "words": words,
        "lang": lang,
        "dir": direction,
        "verbatim": verbatim,
        "speaker": speaker or party_names(desk, item.parties) or who(desk, entry.seat),
        "office": office,
        "source": source,
        "url": desk.entry_url(PUBLIC, item.entry),
        "said_on": dates.in_words(item.said_on) if item.said_on else "",
        "about": dates.in_words(item.about) if item.about else "",
        "known": dates.day(item.known),
        "status": _status(item.status) if item.status else None,
        "place": item.place,
        "expected": item.expected,
        "left": _left(item),
        "left_words": item.left_words if item.left_words != words else "",
        "polarity": POLARITIES.get(act.polarity, "") if isinstance(act, RecordClaim) else "",
        "corrected": item.entry != item.number,
        "round": item.round,
        "published": isinstance(act, Publish),
    }


def _status(word: str) -> dict[str, str]:
    return {"word": term_in(DATES, word), "code": word.replace(" ", "-")}


def _left(item: Item) -> str:
    if not item.left:
        return ""
    if item.count is None:
        return str(LEFT.get(item.left, item.left))
    said = gettext("at least %(count)s") if item.left == "at least" else gettext("a count: %(count)s")
    return said % {"count": item.count}


def days(desk: Desk, state: RoomState, items: tuple[Item, ...], axis: Axis) -> list[dict[str, Any]]:
    """Things told, by the day on which they became known, or the days on which they are said to have happened."""
    if axis == "known":
        grouped = [(dates.weekday(day), list(of)) for day, of in groupby(items, key=lambda item: item.known)]
    else:
        grouped = [
            (dates.in_words(happened) if happened else gettext("No day given"), list(of))
            for happened, of in groupby(items, key=lambda item: item.happened)
        ]
    return [{"day": day, "told": [told(desk, state, item) for item in of]} for day, of in grouped]


def round_of(desk: Desk, state: RoomState, found: Round, known: Known) -> dict[str, Any]:
    """A round as planned and as held, with every date that somebody gave for it."""
    stands, before = found.stands, found.moved_from
    known_on = {"known": known.day} if known.day != date.max else {}
    return {
        "number": found.number,
        "id": f"round-{found.number}",
        "status": told(desk, state, stands)["status"] if stands is not None else None,
        "unsure": not found.happened,
        "days": dates.in_words(found.days) if found.days else gettext("no exact date given"),
        "held": bool(found.happened),
        "expected": next((item.expected for item in reversed(found.sayings) if item.expected), ""),
        "place": next((item.place for item in reversed(found.sayings) if item.place), ""),
        "moved_from": listed(dates.in_words(date) for date in before),
        "moved": languages.told(moved(found, known)) if before else "",
        "sayings": [told(desk, state, item) for item in found.sayings[-SAYINGS:]],
        "unshown": len(found.sayings) > SAYINGS,
        "others": [told(desk, state, item) for item in found.others],
        "all_url": f"{reported.chronology_url(desk, **known_on, round=found.number)}#told",
        "count": known.count(("round", str(found.number))),
    }


def question(desk: Desk, state: RoomState, asked: Question) -> dict[str, Any]:
    """A question with its answers side by side; what of each is the answer depends on the question."""
    return {
        "asked": languages.told(asked.asked),
        "notes": [languages.told(note) for note in asked.notes],
        "unshown": asked.unshown,
        "answers": [{**told(desk, state, item), "answer": _answer(asked.about, item)} for item in asked.answers],
    }


def _answer(about: str, item: Item) -> str:
    if about in ("date", "held"):
        return dates.in_words(item.about) if item.about else gettext("no day given")
    return {"place": item.place, "length": item.expected, "left": _left(item)}.get(about, "")
