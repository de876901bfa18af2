"""Sealed questions in words: what is asked, how it stands, what an answer would let others infer, what it was."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from goodoffices.phrases import Phrase
from goodoffices.server import languages
from goodoffices.server.desks import acts, dates
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import listed, party_name, party_names, point_title
from goodoffices.server.desks.order import natural
from goodoffices.server.desks.pages.questions_picture import entry_of, shown
from goodoffices.server.desks.stances import labels
from goodoffices.server.languages.terms import term
from goodoffices.talks.act import PLENARY, Chosen
from goodoffices.talks.asked import standing
from goodoffices.talks.play import RoomState
from goodoffices.talks.questions import Answer, Question
from goodoffices.valuations.sealed_told import told

SORTS = {
    "zone": _("Is there a package that all could accept?"),
    "short list": _("A short list of fair packages"),
    "step": _("A step from the present text that makes nobody worse off"),
    "blockers": _("Which points keep a zone of agreement shut?"),
    "frontier": _("A picture for the mediation team: what is possible, and where the drafts lie"),
    "ballot": _("A secret ballot on one text"),
}
FORMS = {
    "zone": _("“Yes”, “no” or “not enough information”; never which package."),
    "short list": _(
        "One to three packages as texts, or “no” where there is none that all could accept, or “not enough "
        "information”. The packages are those of Nash, of Kalai and Smorodinsky, and leximin, in this order, each once."
    ),
    "step": _("One package as a text, or “no” where there is none, or “not enough information”."),
    "blockers": _(
        "“Yes” where there is a zone; else the points that would have to be left aside to open one, never "
        "whose limit it is; “no” where not even that would do; or “not enough information”."
    ),
    "frontier": _(
        "For the mediation team alone: of each draft named here whether all could accept it, and what it gives the "
        "party that gains least and all on average; and the same of what is best, never by which package. Gains are "
        "in tenths: 0 is no agreement, 10 the package that a party likes best of those it accepts; never whose. Or "
        "“no” where there is no package that all could accept, or “not enough information”. All others read only that "
        "it has run."
    ),
    "ballot": _("“Yes” if all say yes; else “no”, never how many or who; or “not enough information”."),
}
CODES = {
    "open": "open", "declined": "not-cleared", "consented": "due", "void": "condition-void", "lapsed": "lapsed",
    "answered": "cleared",
}  # fmt: skip


_NOT_ENOUGH = _("Not enough information.")
_NONE = _("No: by what was deposited, there is no package that all could accept.")
_SOME = _("Yes: by what was deposited, there is a package that all could accept.")
_ANSWERS = {
    ("zone", "yes"): _SOME,
    ("zone", "no"): _NONE,
    ("short list", "no"): _NONE,
    ("step", "found"): _("By what was deposited, nobody would be worse off by the step below. Nobody has taken it."),
    ("step", "no"): _("No: by what was deposited, every change would make somebody worse off, or nobody better."),
    ("blockers", "yes"): _("There is a package that all could accept, by what was deposited: no point keeps it shut."),
    ("blockers", "no"): _("By what was deposited, no package would do even if these points were left aside."),
    ("frontier", "found"): _SOME,
    ("frontier", "no"): _NONE,
    ("frontier", "for the mediators"): _("It has run. Its answer is for the mediation team alone."),
    ("ballot", "yes"): _("Yes: all said yes. It is no stance, and no signature."),
    ("ballot", "no"): _("No: not all said yes."),
}


def title(question: Question) -> str:
    """What is asked, in one line."""
    return str(SORTS[question.act.question])


def inferences(desk: Desk, question: Question) -> list[str]:
    """What the reader is told before it consents."""
    names = {party: party_name(desk, party) for party in question.act.to}
    return [languages.told(one.words) for one in told(question.act, names, desk.party)]


def how(desk: Desk, state: RoomState, question: Question) -> dict[str, str]:
    """How it stands, and why."""
    stands = standing(desk.play, state, question, desk.now)
    why: str = stands.why
    if stands.state == "declined":
        refused = [party for party, word in question.words.items() if not word.consents]
        why = gettext("Declined by %(parties)s.") % {"parties": party_names(desk, refused)}
    if stands.state == "consented" and question.at is not None and desk.now >= question.at:
        why = gettext("The answer is due.")
    if stands.state == "void" and isinstance(why, Phrase) and "party" in why.values:
        why = Phrase(why.template, {"party": party_name(desk, why.values["party"])})
    return {"word": term(stands.state), "code": CODES[stands.state], "why": languages.told(why)}


def about(desk: Desk, state: RoomState, question: Question) -> list[dict[str, Any]]:
    """The points that it is about, with the wordings to choose from and the present text."""
    now = {one.point: one.wording for one in question.act.start}
    if question.act.question == "ballot":
        return [_point(desk, state, one.point, [one.wording], None) for one in question.act.start]
    return [_point(desk, state, on.point, on.wordings, now.get(on.point)) for on in question.act.choices]


def _point(desk: Desk, state: RoomState, point: str, wordings: Iterable[int], now: int | None) -> dict[str, Any]:
    return {
        "point": point,
        "title": point_title(desk.play, desk, point, state.room),
        "url": desk.url("point", room=state.room, point=point),
        "wordings": [{**wording(desk, state, Chosen(point, w)), "now": w == now} for w in wordings],
    }


def wording(desk: Desk, state: RoomState, one: Chosen) -> dict[str, Any]:
    """A wording with its letter and its words."""
    found = state.alternatives.words(one.point, one.wording)
    words = desk.words(found.text if found is not None else {})
    root = state.alternatives.roots.get((one.point, one.wording))
    letter = labels(state, one.point).get(root, "") if root is not None else ""
    return {
        "number": one.wording, "letter": letter, "words": words.text, "lang": words.lang, "dir": words.dir,
        "url": desk.entry_url(state.room, one.wording),
    }  # fmt: skip


def answer(desk: Desk, state: RoomState, question: Question) -> dict[str, Any] | None:
    """The answer as a text, and what one can do with a package of it."""
    entry = entry_of(desk, question) if question.act.question == "frontier" else None
    if entry is None and question.answer is not None:
        entry = state.entries[question.answer - 1]
    if entry is None or not isinstance(entry.act, Answer):
        return None
    found = entry.act
    return {
        "words": in_words(question, found),
        "points": [
            {"point": p, "title": point_title(desk.play, desk, p, state.room),
             "url": desk.url("point", room=state.room, point=p)}
            for p in found.points
        ],
        "packages": [_package(desk, state, place, one) for place, one in enumerate(found.packages, 1)],
        "picture": shown(desk, state, question, entry),
        "at": dates.moment(entry.time, desk.zone),
        "url": desk.entry_url(entry.room, entry.number),
        "number": entry.number,
    }  # fmt: skip


def in_words(question: Question, found: Answer) -> str:
    """An answer in one sentence, which says no more than it does."""
    sort, outcome = question.act.question, found.outcome
    if (sort, outcome) == ("short list", "found"):
        return ngettext(
            "By what was deposited, all could accept the package below. Nobody has accepted one.",
            "By what was deposited, all could accept the packages below. Nobody has accepted one.",
            len(found.packages),
        )
    if (sort, outcome) == ("blockers", "found"):
        return ngettext(
            "By what was deposited, the zone is kept shut on point %(points)s.",
            "By what was deposited, the zone is kept shut on points %(points)s.",
            len(found.points),
        ) % {"points": listed(found.points)}
    return str(_ANSWERS.get((sort, outcome)) or _NOT_ENOUGH)


def _package(desk: Desk, state: RoomState, place: int, chosen: tuple[Chosen, ...]) -> dict[str, Any]:
    live = (a.point for a in state.alternatives.alternatives.values() if a.withdrawn is None)
    places = {point: place for place, point in enumerate(sorted(set(live), key=natural))}
    settles = {f"settles.{places[o.point]}.wording": f"{o.point}:{o.wording}" for o in chosen if o.point in places}
    current = all(_current(state, one) for one in chosen)
    return {
        "number": place,
        "lines": [
            {
                **_point(desk, state, one.point, [one.wording], None),
                "action": acts.link(
                    desk, state.room, "TakeStance", gettext("Take a stance"), point=one.point, wording=one.wording
                )
                if _current(state, one)
                else None,
            }
            for one in chosen
        ],
        "action": acts.link(desk, state.room, "CirculateDraft", gettext("Table this package"), after="none", **settles)
        if current
        else None,
        "current": current,
    }


def _current(state: RoomState, one: Chosen) -> bool:
    found = state.alternatives.of(one.point, one.wording)
    return found is not None and found.withdrawn is None and found.wording.number == one.wording


def deposited(desk: Desk, state: RoomState, question: Question) -> dict[str, Any] | None:
    """What the reader's own party has deposited: that it has, and when; for those who sit in its capital."""
    capital = desk.capital
    if capital is None or desk.party not in question.act.to:
        return None
    entry = next((e for ref, e in capital.questions.deposits.items() if (ref.room, ref.number) == (
        state.room, question.number)), None)  # fmt: skip
    if entry is None:
        return {"done": False}
    return {
        "done": True, "number": entry.number, "at": dates.moment(entry.time, desk.zone),
        "url": desk.entry_url(capital.room, entry.number),
    }  # fmt: skip


def readers(desk: Desk, state: RoomState, question: Question) -> str:
    """Who will see the answer."""
    if question.act.question == "frontier":
        return gettext("the mediation team alone")
    return (
        gettext("every seat of the talks")
        if state.room == PLENARY
        else gettext("whoever is in this room, and no one else")
    )
