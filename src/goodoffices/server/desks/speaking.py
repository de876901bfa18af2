"""The press rule that the parties agreed, and each party's own posture: who speaks, on what, until when."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from goodoffices.server.desks import acts, dates
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import party_name, party_names, who
from goodoffices.server.desks.sources import source_words
from goodoffices.talks.act import PLENARY, PUBLIC, Entry
from goodoffices.talks.founding import negotiating
from goodoffices.talks.lines import AgreePressRule, Draft, SetPosture, rule_in_force
from goodoffices.talks.play import RoomState
from goodoffices.talks.press import Publish


def in_force(desk: Desk) -> Entry | None:
    """The press rule in force, by the record of plenary."""
    return rule_in_force(desk.play.plenary)


def over(until: Any, desk: Desk) -> bool:
    """Whether what was said to hold until a moment has run out."""
    return until is not None and until <= desk.now


def rule(desk: Desk, entry: Entry) -> dict[str, Any]:
    """A press rule, proposed or in force, with who has agreed to it."""
    act = entry.act
    assert isinstance(act, AgreePressRule)
    state = desk.play.plenary
    parties = negotiating(state.founding)
    have = [p for p in parties if (entry.number, p) in state.press.agreements]
    missing = [p for p in parties if p not in have]
    words = desk.words(act.rule)
    return {
        "words": words.text,
        "lang": words.lang,
        "dir": words.dir,
        "round": act.round,
        "scope": act.scope,
        "until": dates.moment(act.until, desk.zone) if act.until is not None else None,
        "over": over(act.until, desk),
        "by": who(desk, entry.seat),
        "have": party_names(desk, have),
        "missing": party_names(desk, missing),
        "url": desk.entry_url(PLENARY, entry.number),
        "number": entry.number,
        "actions": acts.links(
            acts.link(desk, PLENARY, "AgreePressRule", _("Agree to this rule"), proposal=entry.number)
            if desk.party in missing
            else None
        ),
    }


def rules(desk: Desk) -> tuple[dict[str, Any] | None, list[dict[str, Any]], list[dict[str, Any]]]:
    """The rule that holds now; those agreed for other rounds, or in general; later proposals not agreed by all."""
    found, press = in_force(desk), desk.play.plenary.press
    agreed = [n for n in (press.in_force, *press.of_rounds.values()) if n]
    others = [press.rules[n] for n in agreed if found is None or n != found.number]

    def overtaken(entry: Entry) -> bool:
        about: int | None = getattr(entry.act, "round", None)
        return entry.number <= (press.in_force if about is None else press.of_rounds.get(about, 0))

    later = [entry for _, entry in sorted(press.rules.items(), reverse=True) if not overtaken(entry)]
    shown = rule(desk, found) if found is not None else None
    return shown, [rule(desk, entry) for entry in others], [rule(desk, entry) for entry in later]


def published_as(desk: Desk, draft: Draft) -> Entry | None:
    """The entry in which a drafted statement was published, word for word; None for a line, or if it is not out."""
    public = desk.play.rooms.get(PUBLIC)
    if draft.line is not None or public is None:
        return None
    out = (said.entry for said in public.press.statements.values())
    return next((e for e in out if isinstance(e.act, Publish) and e.act.text == draft.text), None)


def posture(desk: Desk, state: RoomState, party: str) -> dict[str, Any] | None:
    """A party's latest posture by one room's record: its own capital's, or what was filed of it in public."""
    entries = state.press.postures.get(party, ())
    entry = entries[-1] if entries else None
    if entry is None or not isinstance(entry.act, SetPosture):
        return None
    words = desk.words(entry.act.words)
    return {
        "party": party_name(desk, party),
        "posture": entry.act.posture,
        "scope": entry.act.scope,
        "until": dates.moment(entry.act.until, desk.zone) if entry.act.until is not None else None,
        "over": over(entry.act.until, desk),
        "words": words.text,
        "lang": words.lang,
        "dir": words.dir,
        "source": source_words(entry.act.source) if entry.act.source is not None else "",
        "private": state.room not in (PLENARY, PUBLIC),
        "at": dates.moment(entry.time, desk.zone),
        "url": desk.entry_url(state.room, entry.number),
        "number": entry.number,
    }


def postures(desk: Desk) -> list[dict[str, Any]]:
    """The reader's own party's posture, for those in its capital; then what is on public record of each party."""
    capital = desk.capital
    own = posture(desk, capital, desk.party) if capital is not None else None
    public = desk.play.rooms.get(PUBLIC)
    filed = [posture(desk, public, party) for party in public.press.postures] if public is not None else []
    return [found for found in (own, *filed) if found is not None]
