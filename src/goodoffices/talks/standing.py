"""The two ladders: how firmly a point is agreed by one room's record, and how far a frozen text has come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from msgspec import Struct

from goodoffices.talks.act import PartyId, PointId, RoomId
from goodoffices.talks.alternatives import Alternative
from goodoffices.talks.closing import FrozenText
from goodoffices.talks.founding import Rules, TextRung, negotiating
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.silence import OpenSilence, outcome
from goodoffices.talks.stances import Condition, Stance

PointRung = Literal["not discussed", "proposed", "agreed ad referendum", "agreed"]


class Standing(Struct, frozen=True):
    """How a point stands in one room: never more than the record of that room says."""

    room: RoomId
    point: PointId
    rung: PointRung
    alternative: int | None = None  # on which alternative, and which of its wordings, it is agreed
    wording: int | None = None
    among: tuple[PartyId, ...] = ()  # the parties that agreed
    ad_referendum: tuple[PartyId, ...] = ()  # whose capitals have yet to concur
    on_conditions: bool = False
    by_silence: bool = False
    parked: bool = False

    @property
    def words(self) -> str:
        """The status as it is printed."""
        said: str = self.rung
        if self.rung == "agreed ad referendum":
            said += f" ({', '.join(self.ad_referendum)})"
        if self.on_conditions:
            said += ", on conditions"
        if self.by_silence:
            said += ", by silence procedure"
        return f"parked ({said})" if self.parked else said


class _Join(Struct, frozen=True):
    """An acceptance that may count: of whom, of what, under which conditions."""

    party: PartyId
    alternative: Alternative
    ad_referendum: bool
    conditions: tuple[Condition, ...]
    by_silence: bool = False


class _Room:
    """One room's acceptances, with the conditions resolved to their greatest fixed point."""

    def __init__(self, play: StateOfPlay, room: RoomId, now: datetime | None) -> None:
        self.state: RoomState = play.rooms[room]
        self.rules: Rules = play.rules
        self.parties = negotiating(play.plenary.founding)
        self.live = [a for a in self.state.alternatives.alternatives.values() if a.withdrawn is None]
        self.silent = dict(self._silences(now)) if now is not None and self.rules.silence_on_substance else {}
        self.joins = {a.point + f"\0{a.number}": self._joins(a) for a in self.live}
        self._resolve()

    def _silences(self, now: datetime) -> Iterator[tuple[tuple[PointId, int], tuple[PartyId, ...]]]:
        for number, entry in self.state.silence.opened.items():
            act = entry.act
            adopted = isinstance(act, OpenSilence) and outcome(self.state, number, now) == "adopted"
            if adopted and isinstance(act, OpenSilence) and act.point is not None and act.wording is not None:
                yield (act.point, act.wording), act.to

    def _joins(self, alternative: Alternative) -> dict[PartyId, _Join]:
        point = self.state.points.points.get(alternative.point)
        since = (point.reopened if point is not None else None) or 0
        joins: dict[PartyId, _Join] = {}
        for stance in self.state.stances.on(alternative.point, alternative.number):
            if stance.wording == alternative.wording.number and stance.number > since and self._joined(stance):
                waits = stance.stance == "accept ad referendum" and stance.confirmed is None
                joins[stance.party] = _Join(stance.party, alternative, waits, stance.conditions)
        said = {s.party for s in self.state.stances.on(alternative.point, alternative.number)}
        for party in self.silent.get((alternative.point, alternative.wording.number), ()):
            if party not in said and alternative.wording.number > since:
                joins[party] = _Join(party, alternative, False, (), by_silence=True)
        return joins

    def _joined(self, stance: Stance) -> bool:
        if stance.stance == "can live with":
            return self.rules.can_live_with_suffices
        return stance.stance in ("accept", "accept ad referendum")

    def _resolve(self) -> None:
        """Drop acceptances whose conditions do not hold, until those that are left support each other."""
        changed = True
        while changed:
            changed = False
            for joins in self.joins.values():
                for party, join in list(joins.items()):
                    if not all(self._holds(condition) for condition in join.conditions):
                        del joins[party]
                        changed = True

    def _holds(self, condition: Condition) -> bool:
        if condition.point is None:
            return False  # conduct: whether it is met is for its party to say, by a stance without the condition
        numbers = self.state.alternatives.by_point.get(condition.point, ())
        return any(
            self.agreed(a)
            for number in numbers
            if (a := self.state.alternatives.alternatives[condition.point, number]).withdrawn is None
            and condition.wording in (None, a.wording.number)
        )

    def counted(self, alternative: Alternative) -> tuple[PartyId, ...]:
        """Negotiating parties that were at this table when the words were put: who comes later unsettles nothing."""
        return tuple(p for p in alternative.wording.parties if p in self.parties)

    def agreed(self, alternative: Alternative) -> bool:
        """Whether the decision rule is met on the words as they stand."""
        joins = self.joins.get(alternative.point + f"\0{alternative.number}", {})
        counted = self.counted(alternative)
        joined = [p for p in counted if p in joins]
        if len(counted) < 2:
            return False
        if self.rules.decision == "sufficient consensus":
            return len(joined) >= max(2, self.rules.sufficient) and set(self.rules.sufficient_with) <= set(joined)
        return len(joined) == len(counted)

    def standing(self, point: PointId) -> Standing:
        known = self.state.points.points.get(point)
        parked = known is not None and known.parked is not None
        numbers = self.state.alternatives.by_point.get(point, ())
        here = [self.state.alternatives.alternatives[point, number] for number in numbers]
        live = [a for a in here if a.withdrawn is None]
        best: Standing | None = None
        for alternative in live:
            if not self.agreed(alternative):
                continue
            joins = self.joins[alternative.point + f"\0{alternative.number}"]
            counted = [joins[p] for p in self.counted(alternative) if p in joins]
            waiting = tuple(j.party for j in counted if j.ad_referendum)
            found = Standing(
                self.state.room, point, "agreed ad referendum" if waiting else "agreed",
                alternative.number, alternative.wording.number, tuple(j.party for j in counted), waiting,
                any(j.conditions for j in counted), any(j.by_silence for j in counted), parked,
            )  # fmt: skip
            if best is None or best.rung != "agreed" or found.rung == "agreed":
                best = found
        return best or Standing(self.state.room, point, "proposed" if live else "not discussed", parked=parked)


def void(state: RoomState, stance: Stance) -> bool:
    """Whether a stance cites a withdrawn or superseded wording: then it is neither acceptance nor opposition."""
    for condition in stance.conditions:
        if condition.point is not None and condition.wording is not None:
            root = state.alternatives.roots.get((condition.point, condition.wording))
            cited = state.alternatives.alternatives.get((condition.point, root)) if root is not None else None
            if cited is None or cited.withdrawn is not None or cited.wording.number != condition.wording:
                return True
    return False


def status(play: StateOfPlay, room: RoomId, point: PointId, now: datetime | None = None) -> Standing:
    """How `point` stands in `room`, by that room's stances only. `now` decides whether silence procedures have run."""
    return _Room(play, room, now).standing(point)


def statuses(play: StateOfPlay, room: RoomId, now: datetime | None = None) -> dict[PointId, Standing]:
    """How every point known in `room` stands there; a point of plenary that was never taken up is not discussed."""
    resolved = _Room(play, room, now)
    known = dict.fromkeys((*play.plenary.points.points, *resolved.state.points.points, *resolved.state.alternatives.by_point))
    return {point: resolved.standing(point) for point in known}


def settled(play: StateOfPlay, room: RoomId, point: PointId, wording: int) -> bool:
    """Whether `point` is agreed in `room`, at least ad referendum, on exactly this wording."""
    resolved = _Room(play, room, None)
    root = resolved.state.alternatives.roots.get((point, wording))
    found = resolved.state.alternatives.alternatives.get((point, root)) if root is not None else None
    return (
        found is not None and found.withdrawn is None and found.wording.number == wording and resolved.agreed(found)
    )


# The text's ladder


def suspended(play: StateOfPlay, room: RoomId, text: FrozenText) -> bool:
    """Whether a point of a frozen, not yet signed text no longer stands as it was frozen."""
    if set(text.parties) <= set(text.signed):
        return False
    return not all(settled(play, room, frozen.point, frozen.wording) for frozen in text.points)


def reached(text: FrozenText, rung: TextRung) -> bool:
    """Whether all that a rung asks for has been entered."""
    steps: dict[str, dict[PartyId, int]] = {
        "initialled": text.initialled,
        "confirmed": text.confirmed,
        "signed": text.signed,
        "in force": text.ratified,
    }
    if rung == "frozen":
        return True
    return text.checked is not None if rung == "checked" else set(text.parties) <= set(steps[rung])


def wanting(text: FrozenText, ladder: tuple[TextRung, ...], below: TextRung) -> TextRung | None:
    """The first rung of `ladder` under `below` that the text has not reached."""
    lower = ladder[: ladder.index(below)] if below in ladder else ladder
    return next((rung for rung in lower if not reached(text, rung)), None)


def text_rung(play: StateOfPlay, room: RoomId) -> tuple[FrozenText | None, str]:
    """The last frozen text and the highest rung that it has reached with every one below; "draft" without one."""
    state = play.rooms[room]
    if not state.closing.texts:
        return None, "draft"
    text = state.closing.texts[max(state.closing.texts)]
    if suspended(play, room, text):
        return text, "suspended"
    last = "frozen"
    for rung in play.rules.text_ladder:
        if not reached(text, rung):
            break
        last = rung
    return text, last
