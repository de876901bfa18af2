"""What waits for this seat: in the rooms that it reads, and in its own capital."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodoffices.server.desks import acts, behind, looked, prepared, speaking
from goodoffices.server.desks.dates import moment
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import listed, point_title, room_name, who
from goodoffices.server.desks.offices import one_text, reseated
from goodoffices.server.desks.order import in_order, natural
from goodoffices.server.languages.terms import term
from goodoffices.talks.act import PLENARY, Entry, PartyId, PointId
from goodoffices.talks.founding import negotiating
from goodoffices.talks.lines import Draft
from goodoffices.talks.mandates import Direct, NoteOralInstruction, SeekInstructions
from goodoffices.talks.play import RoomState
from goodoffices.talks.reports import NoteReport, ReportStage, answered
from goodoffices.talks.sessions import AdoptAgenda
from goodoffices.talks.text_ladder import text_rung

ASIDE = frozenset({"Rectify"})  # may be done, but nobody waits for it


def cards(desk: Desk) -> list[dict[str, Any]]:
    """Everything that waits for this seat, what has a deadline first."""
    found = [
        *reseated.cards(desk), *_instructions(desk), *prepared.cards(desk), *_rooms(desk), *_proposals(desk),
        *_drafts(desk), *one_text.cards(desk), *_positions(desk), *_text(desk),
    ]  # fmt: skip
    found.sort(key=lambda card: (card.get("deadline") is None, (card.get("deadline") or {}).get("iso", "")))
    return [card | {"id": f"awaiting-{i}"} for i, card in enumerate(found)]


def _rooms(desk: Desk) -> Iterator[dict[str, Any]]:
    """Declarations, releases, reports of tracks, silence procedures and referrals that wait for this seat's answer."""
    for room in in_order(desk.play.rooms.values()):
        for item in behind.waiting(desk, desk.play.rooms[room]):
            steps = [step for step in item["actions"] if step["kind"] not in ASIDE]
            if steps:
                yield {
                    "kind": item["kind"],
                    "room": room_name(desk, room),
                    "title": item["title"],
                    "words": _short(item["words"]),
                    "url": steps[0]["url"],
                    "action": steps[0]["label"],
                    "deadline": item.get("deadline"),
                }


def _instructions(desk: Desk) -> Iterator[dict[str, Any]]:
    """New directives from the principal since this seat last looked into its capital, and answers to its reports."""
    capital = desk.capital
    if capital is None or desk.office in ("principal", "aide"):
        return
    since = looked.seen(desk).get(capital.room, 0)
    directed: dict[str, None] = {}
    last = None
    for entry in capital.entries[since:]:
        if isinstance(entry.act, Direct | NoteOralInstruction) and entry.seat != desk.seat:
            directed[entry.act.point or "general"] = None
            last = entry
        elif isinstance(entry.act, NoteReport) and entry.seat != desk.seat:
            yield {
                "kind": _("Reply to a stage report"),
                "by": who(desk, entry.seat),
                "title": _("Your principal has answered"),
                "words": _short(desk.say(entry.act.words)),
                "url": desk.entry_url(capital.room, entry.number),
                "action": _("Read the reply"),
            }
    if last is not None:
        # Translators: in the place of a point’s number, where a directive is about no point
        points = listed(_("general") if point == "general" else point for point in sorted(directed, key=natural))
        yield {
            "kind": _("New directives since you last looked"),
            "by": who(desk, last.seat),
            "title": ngettext("Point %(points)s", "Points %(points)s", len(directed)) % {"points": points},
            "words": "",
            "url": desk.url("mandate"),
            "action": _("Read the mandate"),
        }


def unanswered(desk: Desk, capital: RoomState) -> list[Entry]:
    """Requests for instructions that the principal has not answered, in order."""
    return [e for n, e in capital.mandates.requests.items() if n not in capital.mandates.answers]


def _drafts(desk: Desk) -> Iterator[dict[str, Any]]:
    """Lines and statements that wait to be cleared by this seat's party; what has been published waits for nobody."""
    for room, state in desk.play.rooms.items():
        for draft in state.press.drafts.values():
            if not _wants(desk, draft, desk.party) or speaking.published_as(desk, draft) is not None:
                continue
            step = acts.link(desk, room, "ClearStatement", draft=draft.number)
            if step is not None:
                yield {
                    "kind": _("To clear: %(line)s") % {"line": term(draft.line)}
                    if draft.line is not None
                    else _("To clear"),
                    "room": room_name(desk, room),
                    "by": who(desk, draft.by),
                    "title": desk.say(draft.title) or draft.topic or _("A line for the press"),
                    "words": _short(desk.say(draft.text)),
                    "url": step["url"],
                    "action": _("Clear, or send back"),
                }


def _wants(desk: Desk, draft: Draft, party: PartyId) -> bool:
    """Whether a draft still asks for `party`: it has neither cleared it nor sent it back."""
    return party not in draft.cleared and party not in {p for p, _ in draft.returned}


def _proposals(desk: Desk) -> Iterator[dict[str, Any]]:
    """The last proposal of rules, of each round's agenda and of a press rule, where this party has not adopted it."""
    plenary = desk.play.plenary
    if desk.party not in negotiating(plenary.founding):
        return
    agendas: dict[int, int] = {}
    for number, entry in plenary.calendar.agendas.items():
        if isinstance(entry.act, AdoptAgenda):
            agendas[entry.act.round] = number
    last = (
        ("AdoptRules", _("Rules of procedure"), list(plenary.founding.proposals)[-1:], plenary.founding.adoptions, {}),
        ("AgreePressRule", _("Press rule"), list(plenary.press.rules)[-1:], plenary.press.agreements, {}),
        *(
            (
                "AdoptAgenda", _("Agenda of round %(round)s") % {"round": round_}, [number],
                plenary.calendar.adoptions, {"round": round_},
            )
            for round_, number in agendas.items()
            if (known := plenary.calendar.rounds.get(round_)) is None or known.closed is None
        ),
    )  # fmt: skip
    for kind, title, numbers, adopted, more in last:
        for number in numbers:
            step = acts.link(desk, plenary.room, kind, _("Adopt, or propose another"), proposal=number, **more)
            if (number, desk.party) not in adopted and step is not None:
                yield {
                    "kind": _("Proposed, and not adopted by your party"),
                    "room": room_name(desk, plenary.room),
                    "by": who(desk, plenary.entries[number - 1].seat),
                    "title": title,
                    "words": "",
                    "url": step["url"],
                    "action": step["label"],
                }


def _positions(desk: Desk) -> Iterator[dict[str, Any]]:
    """Positions set down in this party's name that its head has not confirmed."""
    for room, state in desk.play.rooms.items():
        for number in state.synchronization.columns.values():
            position = state.synchronization.positions.get(number)
            sheet = state.synchronization.sheets.get(position.sheet) if position is not None else None
            if position is None or sheet is None or sheet.closed or position.confirmed or position.party != desk.party:
                continue
            step = acts.link(desk, room, "ConfirmPosition", position=number)
            if step is not None:
                yield {
                    "kind": _("Position to confirm"),
                    "room": room_name(desk, room),
                    "title": _("Point %(point)s") % {"point": position.point},
                    "words": _short(desk.say(position.words)),
                    "url": step["url"],
                    "action": _("Confirm our position"),
                }


def _text(desk: Desk) -> Iterator[dict[str, Any]]:
    """The next step on the frozen text that this party has not taken."""
    plenary = desk.play.plenary
    if plenary.room not in desk.play.rooms or desk.party not in negotiating(plenary.founding):
        return
    text, rung = text_rung(desk.play, plenary.room, desk.now)
    if text is None or rung in ("suspended", "in force"):
        return
    steps = (
        ("initialled", "Initial", text.initialled),
        ("confirmed", "ConfirmAdReferendum", text.confirmed),
        ("signed", "Sign", text.signed),
        ("in force", "Ratify", text.ratified),
    )
    for name, kind, done in steps:
        if name in desk.play.rules.text_ladder and not set(text.parties) <= set(done):
            step = acts.link(desk, plenary.room, kind, text=text.number)
            if desk.party not in done and step is not None:
                yield {
                    "kind": _("Closing"),
                    "title": desk.say(text.title),
                    "words": _("The text is %(rung)s.") % {"rung": term(rung)},
                    "url": step["url"],
                    "action": step["label"],
                }
            return


def decisions(desk: Desk) -> list[dict[str, Any]]:
    """The decisions that the delegation wants of its principal, at most three, what has a deadline first."""
    capital = desk.capital
    if capital is None:
        return []
    found = [*_reported(desk, capital), *_asked(desk, capital)]
    found.sort(key=lambda d: (d["deadline"] is None, (d["deadline"] or {}).get("iso", "")))
    return found


def _reported(desk: Desk, capital: RoomState) -> Iterator[dict[str, Any]]:
    for number, entry in capital.reports.reports.items():
        if not isinstance(entry.act, ReportStage):
            continue
        replies = answered(capital, number)
        for place, decision in enumerate(entry.act.decisions, 1):
            if place in replies:
                continue
            yield {
                "id": f"{number}-{place}",
                "title": _about(desk, decision.point, _("Decision wanted")),
                "question": desk.say(decision.question),
                "recommendation": desk.say(decision.recommendation),
                "deadline": moment(decision.deadline, desk.zone) if decision.deadline else None,
                "past": decision.deadline is not None and decision.deadline < desk.now,
                "by": who(desk, entry.seat),
                "url": desk.entry_url(capital.room, number),
                "action_url": desk.url("answer", number=number, place=place),
            }


def _asked(desk: Desk, capital: RoomState) -> Iterator[dict[str, Any]]:
    for entry in unanswered(desk, capital):
        act = entry.act
        if isinstance(act, SeekInstructions):
            yield {
                "id": f"{entry.number}-0",
                "title": _about(desk, act.point, _("Instructions sought")),
                "question": desk.say(act.question),
                "recommendation": desk.say(act.recommendation),
                "deadline": moment(act.deadline, desk.zone) if act.deadline else None,
                "past": act.deadline is not None and act.deadline < desk.now,
                "by": who(desk, entry.seat),
                "url": desk.entry_url(capital.room, entry.number),
                "action_url": desk.url("answer", number=entry.number, place=0),
            }


def _about(desk: Desk, point: PointId | None, otherwise: str) -> str:
    """The point that a question is about, by number and title."""
    if point is None:
        return otherwise
    title = point_title(desk.play, desk, point, PLENARY)
    if title:
        return _("Point %(point)s: %(title)s") % {"point": point, "title": title}
    return _("Point %(point)s") % {"point": point}


def _short(words: str, most: int = 160) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else words[: words.rfind(" ", 0, most)] + " …"
