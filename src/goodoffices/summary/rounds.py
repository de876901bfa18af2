"""Rounds with every announcement, the programme, attendance, assessments in each one's words."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from goodoffices.registry import zone_of
from goodoffices.summary.dates import overlap
from goodoffices.summary.told import Item, fields, source, states, told, when
from goodoffices.talks.act import Entry, party_of
from goodoffices.talks.calendar import AssessRound, CloseRound, Reschedule, Round, ScheduleRound
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.sessions import Convene, NoteAttendance, agenda_of

Announcement = ScheduleRound | Reschedule


def rounds(play: StateOfPlay) -> list[Item]:
    """Every round by each room's record, in order of number. A moved date shows as moved; no reason is supplied."""
    zone = zone_of(play)
    found = [_round(state, round_, zone) for state in states(play) for round_ in state.calendar.rounds.values()]
    return sorted(found, key=lambda item: int(item["number"]))


def _round(state: RoomState, round_: Round, zone: ZoneInfo) -> Item:
    own = {e.number: e for e in (*round_.announcements, round_.opened, round_.closed) if e is not None}
    history = [_announcement(own[number], zone) for number in sorted(own)]
    dates = _dates(round_)
    announced = [e.act.dates for e in round_.announcements if isinstance(e.act, Announcement) and e.act.dates]
    agenda = agenda_of(state, round_.number)
    return {
        "number": round_.number,
        "room": state.room,
        "status": _status(round_),
        "dates": dates,
        "place": _last(history, "place"),
        "expected": _last(history, "expected"),
        "moved": dates is not None and not all(overlap(earlier, dates) for earlier in announced),
        "agenda": agenda.act if agenda is not None else None,
        "history": history,
    }


def _status(round_: Round) -> str:
    """Closed, denied or cancelled, opened, or as last announced, in this order."""
    last = round_.announcements[-1].act if round_.announcements else None
    announced = last.status if isinstance(last, Announcement) else "planned"
    if round_.closed is not None:
        return "closed"
    if round_.opened is not None and announced not in ("denied", "cancelled"):
        return "opened"
    return announced


def _dates(round_: Round) -> str | None:
    """On which days it was held; else the dates as last announced; for an opened round else those of its opening."""
    closed = round_.closed.act if round_.closed is not None else None
    opened = round_.opened.act if round_.opened is not None else None
    last = round_.announcements[-1].act if round_.announcements else None
    if isinstance(closed, CloseRound) and closed.dates is not None:
        return closed.dates
    if isinstance(last, Announcement) and (last.dates is not None or opened is None):
        return last.dates
    if isinstance(opened, Convene):
        return opened.starts
    return opened.dates if isinstance(opened, Announcement) else None


def _announcement(entry: Entry, zone: ZoneInfo) -> Item:
    act = entry.act
    said = source(entry)
    item: Item = {"dates": None, "status": "closed", "place": None, "expected": None, "note": None}
    if isinstance(act, Announcement):
        item |= {**fields(act, "dates", "status"), "place": act.place or None, "expected": act.expected or None}
    elif isinstance(act, Convene):
        item |= {"dates": act.starts, "status": "opened", "place": act.place or None, "expected": act.expected or None}
    elif isinstance(act, CloseRound):
        item["dates"] = act.dates
    speaker = said["speaker"] if said is not None else None
    return {
        **item,
        "note": getattr(act, "note", "") or None,
        "who": getattr(act, "announced_by", "") or speaker or (said["report"] if said is not None else entry.seat),
        "when": when(entry, zone),
        **told(entry),
    }


def _last(history: list[Item], name: str) -> str | None:
    return next((item[name] for item in reversed(history) if item[name]), None)


def programme(play: StateOfPlay) -> list[Item]:
    """Sessions as last put on the programme: when, where, who, in which languages; and whether they were opened."""
    found: list[Item] = []
    for state in states(play):
        for entries in state.calendar.sessions.values():
            entry = entries[-1]
            if isinstance(entry.act, Convene):
                adjourned = state.calendar.adjourned.get(entry.act.session)
                over = adjourned is not None and adjourned.number > entry.number
                act = fields(
                    entry.act, "session", "title", "round", "starts", "ends", "place", "format", "who", "interpreters",
                    "languages", "expected",
                )  # fmt: skip
                status = "adjourned" if over else entry.act.status
                found.append({**act, "status": status, "announcements": len(entries), **told(entry)})
    return found


def attendance(play: StateOfPlay) -> list[Item]:
    """Who was noted as present, or as arrived."""
    return [
        {**fields(entry.act, "session", "present", "note"), **told(entry)}
        for state in states(play)
        for entry in state.calendar.attendance.values()
        if isinstance(entry.act, NoteAttendance)
    ]


def assessments(play: StateOfPlay) -> list[Item]:
    """How each speaker sees a round, in its own words."""
    zone = zone_of(play)
    return [
        {"words": act.words, "round": act.round, "party": _party(entry, act), "speaker": _speaker(entry, act),
         "when": when(entry, zone), **told(entry)}
        for state in states(play)
        for entry in state.calendar.assessments.values()
        if isinstance(act := entry.act, AssessRound) and act.words
    ]  # fmt: skip


def declared_left(play: StateOfPlay) -> list[Item]:
    """What each speaker calls left: its words, and whether they are an exact count, at least so many, or no count."""
    zone = zone_of(play)
    return [
        {
            **fields(act.left, "words", "sort", "count", "points"),
            "round": act.round,
            "party": _party(entry, act),
            "speaker": _speaker(entry, act),
            "date": when(entry, zone),
            **told(entry),
        }
        for state in states(play)
        for entry in state.calendar.assessments.values()
        if isinstance(act := entry.act, AssessRound) and act.left is not None
    ]


def _party(entry: Entry, act: AssessRound) -> str:
    return act.party or party_of(entry.seat)


def _speaker(entry: Entry, act: AssessRound) -> str | None:
    said = source(entry)
    if said is not None:
        return act.speaker or said["speaker"]
    return act.speaker or entry.seat
