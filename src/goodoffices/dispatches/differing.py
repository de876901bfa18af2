"""Where accounts differ: the same question, and every answer to it side by side, with its speaker, source and dates.

Nothing here merges two answers, weighs them or says who is right. Where two of them may after all agree, or cannot be
held against each other at all, a note says so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from goodoffices.dispatches.bounds import bounds, whole_week
from goodoffices.dispatches.chronology import Facet, Known
from goodoffices.dispatches.items import Item
from goodoffices.dispatches.rounds import Round, order
from goodoffices.phrases import Phrase, phrase

ANSWERS = 30  # of a question with more answers the latest are looked at
SHOWN = 10  # of them are shown: the latest of each different answer, then the latest of all
WEEKS = {"last": -7, "this": 0, "next": 7}

_PUT_OFF = re.compile(
    r"\b(postpon|put off|put back|brought forward|delay|defer|moved|resched|called off|cancel|because|since|due to|"
    r"owing|at the request|reason|not be held|no longer)",
    re.IGNORECASE,
)
_NO_DAY = re.compile(  # what speaks of a date without giving a day
    r"\b(?:last|this|next) (?:week|month|year)\b|\b(?:no|not|without|yet)\b.{0,40}\b(?:date|day|dates|days)\b|\bsoon\b",
    re.IGNORECASE,
)
_WEEK = re.compile(r"\b(last|this|next) week\b", re.IGNORECASE)


class Question(Struct, frozen=True):
    """A question to which the record has different answers, in the order in which they were given."""

    asked: str
    about: str  # date, held, place, length, left, assessment, role: what of an answer is to be shown
    answers: tuple[Item, ...]
    notes: tuple[str, ...] = ()
    unshown: bool = False  # whether there are more answers than are shown


def differing(known: Known, found: Iterable[Round]) -> list[Question]:
    """The questions to which different answers were known: about each round of `found`, then about the talks."""
    differ = (q for q in _asked(known, found) if len({_answer(q.about, item) for item in q.answers}) > 1)
    return [_shown(question) for question in differ]


def _shown(question: Question) -> Question:
    newest = question.answers[::-1]
    latest = {_answer(question.about, item): item for item in question.answers}  # of each different answer
    chosen = {item.number for item in islice(dict.fromkeys((*reversed(latest.values()), *newest)), SHOWN)}
    shown = tuple(item for item in question.answers if item.number in chosen)
    return replace(question, answers=shown, unshown=len(shown) < len(question.answers))


def _asked(known: Known, found: Iterable[Round]) -> Iterator[Question]:
    for round_ in found:
        n, said = round_.number, round_.sayings
        ahead = tuple(i for i in round_.planned if i.about or _NO_DAY.search(i.words))[-ANSWERS:]
        yield Question(phrase("When was round {round} to be held?", round=n), "date", ahead, tuple(_of_weeks(ahead)))
        yield Question(
            phrase("When was round {round} held?", round=n),
            "held",
            tuple(i for i in round_.happened if i.about)[-ANSWERS:],
        )
        yield Question(
            phrase("Where is round {round}?", round=n), "place", tuple(i for i in said if i.place)[-ANSWERS:]
        )
        yield Question(
            phrase("How long is round {round} to last?", round=n),
            "length",
            tuple(i for i in said if i.expected)[-ANSWERS:],
        )
        yield Question(
            phrase("How was round {round}?", round=n),
            "assessment",
            _said(known, ("sort", "assessment"), ("round", str(n))),
        )
    left = _said(known, ("sort", "left"))
    yield Question(phrase("What is left?"), "left", left, tuple(_of_counts(left)))
    yield Question(phrase("Who has which part in the talks?"), "role", _said(known, ("sort", "role")))


def _said(known: Known, *wanted: Facet) -> tuple[Item, ...]:
    latest = [item for _, (_, item) in zip(range(ANSWERS), known.newest(wanted), strict=False)]
    return tuple(sorted(latest, key=order))


def _answer(about: str, item: Item) -> tuple[str, ...]:
    """What makes two answers different. The same words of two speakers are one answer, shown twice."""
    if about == "date":
        return item.about, item.status
    if about == "held":
        return (item.about,)
    if about == "left":
        return item.left, str(item.count) if item.count is not None else _plain(item.left_words)
    return (_plain({"place": item.place, "length": item.expected}.get(about, item.words)),)


@lru_cache(8192)
def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def week_of(item: Item) -> tuple[dt.date, str] | None:
    """The Monday of the week that is all an item says of a date, and how it says so; None where it says more, or less.

    A week that is only named (“next week”) is counted from the day on which the words were said.
    """
    named = _WEEK.search(item.words)
    monday = whole_week(item.about) if item.about else None
    if monday is not None:
        return monday, named[0].lower() if named else phrase("the week of {day}", day=_day(monday))
    said = (bounds(item.said_on)[1] if item.said_on else None) or item.known
    if item.about or named is None:
        return None
    return said - dt.timedelta(days=said.weekday()) + dt.timedelta(days=WEEKS[named[1].lower()]), named[0].lower()


def _of_weeks(answers: Iterable[Item]) -> Iterator[str]:
    """What a week that was named leaves open, of each day that was named beside it."""
    answers = tuple(answers)
    days = {first for i in answers for first, last in (bounds(i.about),) if i.about and first and first == last}
    weeks = dict.fromkeys(found for found in map(week_of, answers) if found is not None)
    for monday, words in weeks:
        for day in sorted(days):
            gap = (day - monday).days
            if 0 <= gap < 7:
                yield _includes(_INCLUDES, words, day)
            elif gap == -1:
                yield _includes(_SUNDAY, words, day)


# Translators: {week} is such as “Next week”, as somebody said it; in the other two, the week of a day
_INCLUDES = (
    phrase("“{week}” may include it: {day} lies in that week."),
    phrase("“The week of {monday}” may include it: {day} lies in that week."),
)
_SUNDAY = (
    phrase("“{week}” may include it: {day} is a Sunday, the day with which some weeks begin and others end."),
    phrase(
        "“The week of {monday}” may include it: {day} is a Sunday, the day with which some weeks begin and others end."
    ),
)


def _includes(said: tuple[Phrase, Phrase], words: str, day: dt.date) -> str:
    """What to say of a day beside a week in the words of the record, or beside the week of a day."""
    if isinstance(words, Phrase):
        return Phrase(said[1].template, {"monday": words.values["day"], "day": _day(day)})
    return Phrase(said[0].template, {"week": words[0].upper() + words[1:], "day": _day(day)})


_MONTHS = (
    phrase("January"), phrase("February"), phrase("March"), phrase("April"), phrase("May"), phrase("June"),
    phrase("July"), phrase("August"), phrase("September"), phrase("October"), phrase("November"), phrase("December"),
)  # fmt: skip


def _day(day: dt.date) -> Phrase:
    """A day as the house writes it (`bounds.written`), to be said in other languages too."""
    # Translators: a date, such as “1 February 2026”
    return phrase("{day} {month} {year}", day=day.day, month=_MONTHS[day.month - 1], year=day.year)


def _of_counts(answers: Iterable[Item]) -> Iterator[str]:
    sorts = {item.left for item in answers}
    if "not a count" in sorts and len(sorts) > 1:
        yield phrase("A number stands here beside words that are not a count: they cannot be held against each other.")
    if "at least" in sorts and "exact" in sorts:
        yield phrase("“At least” so many leaves open that there are more.")


def moved(round_: Round, known: Known) -> str:
    """What the record tells of a date that was moved; empty where none was. A reason is never made up.

    That nobody spoke of it is said only where no saying about the round's date has a word that could mean it.
    """
    if not round_.moved_from:
        return ""
    denials = _said(known, ("sort", "denial"), ("round", str(round_.number)))
    if round_.not_so or any(_PUT_OFF.search(item.words) for item in (*round_.sayings, *denials)):
        return phrase("The date moved. What was said of that stands here in the words of those who said it.")
    return phrase("The date moved. Nothing on this record says that it was put off, or why.")
