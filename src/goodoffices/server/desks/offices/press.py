"""The desk of a press officer: may I speak, which lines are cleared, who said what. Nothing from closed rooms."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from goodoffices.server.desks import acts, dates
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import party_names, room_name, who
from goodoffices.server.desks.offices import sections
from goodoffices.server.desks.sources import claim_source
from goodoffices.talks.act import PLENARY, PUBLIC
from goodoffices.talks.calendar import Reschedule, ScheduleRound
from goodoffices.talks.lines import AgreePressRule, Draft, SetPosture, rule_in_force
from goodoffices.talks.press import RecordClaim


def desk(request: HttpRequest, desk: Desk) -> HttpResponse:
    """May I speak · cleared lines · others' statements · drafts and whose desk they are on · disputed dates · next."""
    drafts = _drafts(desk)
    rooms = [PLENARY, PUBLIC, *([desk.capital.room] if desk.capital is not None else [])]
    return page(
        request,
        desk,
        "offices/press.html",
        "My desk",
        rooms=rooms,
        current="desk",
        verdict=verdict(desk),
        lines=[d for d in drafts if d["line"] and d["cleared"]],
        drafts=[d for d in drafts if not d["cleared"]],
        ready=[d for d in drafts if not d["line"] and d["cleared"]],
        statements=sections.statements(desk),
        claims=_claims(desk),
        disputed=disputed(desk),
        sessions=sections.sessions(desk, (PLENARY, PUBLIC))[:1],
        actions=_actions(desk),
    )


def _actions(desk: Desk) -> list[dict[str, str]]:
    home = desk.capital.room if desk.capital is not None else PLENARY
    return acts.links(
        acts.link(desk, home, "DraftLine"),
        acts.link(desk, home, "DraftStatement"),
        acts.link(desk, PUBLIC, "Publish"),
        acts.link(desk, PUBLIC, "FileDispatch"),
        acts.link(desk, PUBLIC, "RecordClaim"),
    )


def verdict(desk: Desk) -> dict[str, Any]:
    """May I speak: the rule that the parties agreed, then one's own posture; the stricter one is said first."""
    because: list[dict[str, str]] = []
    word, scope, until = "No rule on record", "", None
    agreed = rule_in_force(desk.play.plenary)
    if agreed is not None and isinstance(agreed.act, AgreePressRule) and _runs(desk, agreed.act.until):
        word, scope, until = "By the agreed rule", agreed.act.scope, agreed.act.until
        rule = {"label": "Agreed by the parties", "words": desk.say(agreed.act.rule)}
        because.append({**rule, "url": desk.entry_url(PLENARY, agreed.number)})
    capital = desk.capital
    postures = capital.press.postures.get(desk.party, ()) if capital is not None else ()
    if capital is not None and postures:
        act = postures[-1].act
        if isinstance(act, SetPosture) and _runs(desk, act.until):
            word, scope, until = act.posture.capitalize(), act.scope or scope, act.until or until
            said = desk.say(act.words) or act.posture
            because.append(
                {"label": "Our own posture", "words": said, "url": desk.entry_url(capital.room, postures[-1].number)}
            )
    if not because:
        because.append(
            {
                "label": "On record",
                "words": "no press rule is agreed, and no posture is set. Ask your head of delegation.",
                "url": "",
            }
        )
    return {
        "word": word,
        "scope": scope,
        "until": dates.moment(until, desk.zone) if until is not None else None,
        "because": because,
    }


def _runs(desk: Desk, until: Any) -> bool:
    return until is None or desk.now < until


def _drafts(desk: Desk) -> list[dict[str, Any]]:
    """Lines and statements in one's own capital and in plenary, newest first, and whose desk each is on."""
    homes = [*([desk.capital.room] if desk.capital is not None else []), PLENARY]
    if "mediation" in desk.play.rooms:
        homes.append("mediation")
    found = []
    for room in homes:
        state = desk.play.rooms.get(room)
        for draft in reversed(list(state.press.drafts.values()) if state is not None else []):
            found.append(_draft(desk, room, draft))
    return found


def _draft(desk: Desk, room: str, draft: Draft) -> dict[str, Any]:
    said = desk.words(draft.text)
    wanted = sections.negotiators(desk) if room == PLENARY else (desk.party,)
    missing = [party for party in wanted if party not in draft.cleared]
    returned = [f"{party_names(desk, [party])}: {note}" for party, note in draft.returned if party in missing]
    return {
        "id": f"{room.replace('.', '-')}-{draft.number}",
        "line": draft.line,
        "title": desk.say(draft.title) or draft.topic,
        "words": said.text,
        "lang": said.lang,
        "dir": said.dir,
        "note": f"{draft.line or 'statement'}, {room_name(desk, room)}, drafted by {who(desk, draft.by)}",
        "cleared": not missing,
        "desk": party_names(desk, missing),
        "returned": returned,
        "embargo": dates.moment(draft.embargo, desk.zone) if draft.embargo is not None else None,
        "embargoed": draft.embargo is not None and draft.embargo > desk.now,
        "url": desk.entry_url(room, draft.number),
    }


def _claims(desk: Desk, most: int = 8) -> list[dict[str, Any]]:
    """What others said, as filed reports have it, newest first."""
    state = desk.play.rooms.get(PUBLIC)
    found = []
    for entry in reversed(list(state.press.claims.values()) if state is not None else []):
        act = entry.act
        if isinstance(act, RecordClaim) and state is not None:
            kind = act.claim if act.polarity == "as stated" else f"{act.claim}, {act.polarity}"
            found.append(
                {
                    "words": act.words,
                    "lang": "und",
                    "dir": "auto",
                    "speaker": act.speaker or "not named",
                    "office": act.office,
                    "source": claim_source(state, act),
                    "statuses": [{"word": kind, "code": "claimed", "family": "other"}],
                    "url": desk.entry_url(PUBLIC, entry.number),
                }
            )
    return found[:most]


def disputed(desk: Desk) -> list[dict[str, Any]]:
    """Rounds of which different dates have been announced: each announcement as it was made, none of them judged."""
    found = []
    shown: set[int] = set()  # plenary repeats for its members what the public record has
    for room in (PUBLIC, PLENARY):
        state = desk.play.rooms.get(room)
        for round_ in state.calendar.rounds.values() if state is not None else ():
            if round_.number in shown:
                continue
            said = [
                (entry, entry.act)
                for entry in round_.announcements
                if isinstance(entry.act, ScheduleRound | Reschedule)
            ]
            if len({act.dates for _, act in said}) > 1:
                shown.add(round_.number)
                found.append(
                    {
                        "title": f"Round {round_.number}, {room_name(desk, room)}",
                        "url": desk.url("rounds"),
                        "said": [
                            {
                                "by": act.announced_by or who(desk, entry.seat),
                                "dates": dates.in_words(act.dates) if act.dates else "no exact date",
                                "status": {"word": act.status, "code": act.status},
                            }
                            for entry, act in said
                        ],
                    }
                )
    return found
