"""May I speak: the rule that the parties agreed, one's own posture, embargoes; and when next something is public."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodoffices.server.desks import dates
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.offices import sections
from goodoffices.server.desks.pages.parts.rounds import standing
from goodoffices.server.languages.terms import term
from goodoffices.talks.act import PLENARY, PUBLIC, Entry
from goodoffices.talks.lines import AgreePressRule, SetPosture, rule_in_force

_POSTURES = {  # as the one word of the verdict
    "may speak": gettext_lazy("May speak"),
    "agreed lines only": gettext_lazy("Agreed lines only"),
    "no statements": gettext_lazy("No statements"),
}


def verdict(desk: Desk, drafts: list[dict[str, Any]]) -> dict[str, Any]:
    """The agreed rule, then one's own posture, in one word: the stricter of the two, with what each says."""
    because: list[dict[str, str]] = []
    word, scope, until = _("No rule on record"), "", None
    rule, posture = _rule(desk), _posture(desk)
    if rule is not None and isinstance(rule.act, AgreePressRule):
        word, scope, until = _("By the agreed rule"), rule.act.scope, rule.act.until
        said = {"label": _("Agreed by the parties"), "words": desk.say(rule.act.rule)}
        because.append({**said, "url": desk.entry_url(PLENARY, rule.number)})
    if posture is not None and isinstance(posture.act, SetPosture) and desk.capital is not None:
        act = posture.act
        if rule is None or act.posture != "may speak":  # leave of one's own side does not lift what all agreed
            word, scope, until = str(_POSTURES[act.posture]), act.scope or scope, act.until or until
        given = {"posture": term(act.posture), "words": desk.say(act.words)}
        # Translators: posture is “may speak”, “agreed lines only” or “no statements”
        words = _("%(posture)s: %(words)s") % given if given["words"] else _("%(posture)s.") % given
        said = {"label": _("Our own posture"), "words": words}
        because.append({**said, "url": desk.entry_url(desk.capital.room, posture.number)})
    if not because:
        words = _("no press rule is agreed, and no posture is set. Ask your head of delegation.")
        because.append({"label": _("On record"), "words": words, "url": ""})
    return {
        "word": word,
        "scope": scope,
        "until": dates.moment(until, desk.zone) if until is not None else None,
        "because": because,
        "embargoes": [d for d in drafts if d["embargoed"]],
    }


def _rule(desk: Desk) -> Entry | None:
    found = rule_in_force(desk.play.plenary)
    return found if found is not None and _runs(desk, getattr(found.act, "until", None)) else None


def _posture(desk: Desk) -> Entry | None:
    capital = desk.capital
    known = capital.press.postures.get(desk.party, ()) if capital is not None else ()
    return known[-1] if known and _runs(desk, getattr(known[-1].act, "until", None)) else None


def _runs(desk: Desk, until: Any) -> bool:
    return until is None or desk.now < until


def moments(desk: Desk, drafts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is public next, first things first: embargoes that lift, rules that end, rounds as the world was told."""
    found: list[tuple[datetime, dict[str, Any]]] = []
    for d in drafts:
        if d["embargoed"]:
            at = d["embargo"]
            found.append((datetime.fromisoformat(at["iso"]), {"at": at, "words": _("Embargo lifts"), **_of(d)}))
    for entry, words in ((_rule(desk), _("The agreed press rule ends")), (_posture(desk), _("Our own posture ends"))):
        until = getattr(entry.act, "until", None) if entry is not None else None
        if until is not None:
            found.append((until, {"at": dates.moment(until, desk.zone), "words": words, "title": "", "url": ""}))
    state = desk.play.rooms.get(PUBLIC)
    for round_ in state.calendar.rounds.values() if state is not None else ():
        stands = standing(round_)
        if stands is None or not stands.dates or round_.closed is not None or round_.opened is not None:
            continue
        if not dates.ended(stands.dates, desk.zone, desk.now):
            # Translators: such as “Round 3, confirmed”
            words = _("Round %(round)s, %(status)s") % {"round": round_.number, "status": term(stands.status)}
            line = {"day": dates.in_words(stands.dates), "words": words}
            found.append((dates.starts(stands.dates, desk.zone), {**line, "title": "", "url": desk.url("rounds")}))
    for session in sections.sessions(desk, (PUBLIC,)):
        when = session["when"]
        known = {"at": when} if "T" in when["iso"] else {"day": when["words"]}  # no hour is made up for a day alone
        found.append((session["starts"], {**known, "words": "", "title": session["title"], "url": session["url"]}))
    return [line for _, line in sorted(found, key=lambda pair: pair[0])][:3]


def _of(draft: dict[str, Any]) -> dict[str, str]:
    return {"title": draft["title"] or draft["note"], "url": draft["url"]}
