"""A table's record, entry by entry: what had been entered when, and how plenary stood then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from goodoffices.kits.model import Kit
from goodoffices.kits.scoring import named_in
from goodoffices.talks.act import PLENARY, Entry, PointId
from goodoffices.talks.instructing import instructor, unpaused
from goodoffices.talks.play import RoomState, StateOfPlay, begun, grow
from goodoffices.talks.stances import Stance
from goodoffices.talks.standing import Standing, statuses, void

Package = dict[str, str | None]
"""A point to its alternative, both as `worth.json` names them; None: words that the kit does not value."""

ACCEPTING = ("accept", "accept ad referendum", "can live with")


class Clock(Struct, frozen=True):
    """From when a table's minutes are counted. What was loaded before it opened was not done at the table."""

    opened: datetime
    play: StateOfPlay
    all_loaded: bool

    def minute(self, at: datetime) -> int:
        """Whole minutes since the opening, none before it; the time in which the talks were paused is not counted."""
        pauses = self.play.plenary.instructing.pauses
        return max(0, int((unpaused(pauses, self.opened, at) - self.opened).total_seconds()) // 60)

    def played(self, entry: Entry) -> bool:
        """Whether an entry was made at the table, and not loaded with the kit."""
        return self.all_loaded or not entry.loaded


def clock_of(play: StateOfPlay) -> Clock:
    """The clock of a table: it runs from the timetable's entry, or from the first in plenary that was not loaded.

    Where all was loaded, as of a story that is only read, it runs from the first entry. A table with a declared
    instructor is there to be played: at one where nothing was done yet, nothing that was loaded counts.

    Raises:
        LookupError: there is no entry to read.
    """
    entries = [entry for state in play.rooms.values() for entry in state.entries]
    if not entries:
        raise LookupError("There is nothing in these records to look back on.")
    live = [entry for entry in entries if not entry.loaded]
    timetable = play.plenary.instructing.timetable
    if live and timetable is not None and not timetable.loaded:
        return Clock(timetable.time, play, False)
    if not live and instructor(play) is not None:
        return Clock(max(entry.time for entry in entries), play, False)
    first = [entry for entry in play.plenary.entries if not entry.loaded] or live or entries
    return Clock(min(entry.time for entry in first), play, not live)


class Step(Struct, frozen=True):
    """Plenary right after an entry. `state` goes on growing: look at it before the next step, and keep none of it."""

    entry: Entry
    state: RoomState

    @property
    def play(self) -> StateOfPlay:
        """Plenary alone: how it stands depends on no other room."""
        return StateOfPlay({PLENARY: self.state})

    def standing(self) -> dict[PointId, Standing]:
        """How every point stands."""
        return statuses(self.play, PLENARY, self.entry.time)

    def stances(self) -> Iterator[tuple[PointId, int, Stance]]:
        """The stances that this entry took, set down or confirmed, with their points and alternatives."""
        here, number = self.state.stances, self.entry.number
        if number in here.moves.values():
            for (point, alternative), by in here.current.items():
                yield from ((point, alternative, one) for one in by.values() if one.number == number)


def walk(play: StateOfPlay) -> Iterator[Step]:
    """Plenary's record from the first entry to the last. Time O(entries), beside what is asked at each step."""
    state = begun(RoomState(PLENARY))
    for entry in play.plenary.entries:
        grow(state, [entry])
        yield Step(entry, state)


def agreed_words(standing: dict[PointId, Standing]) -> dict[PointId, int]:
    """The words on which points are agreed, at least ad referendum."""
    return {
        point: one.wording
        for point, one in standing.items()
        if one.rung.startswith("agreed") and not one.parked and one.wording is not None
    }


def lets_stand(state: RoomState, party: str, seed: dict[PointId, int]) -> dict[PointId, int]:
    """The words that a party's own acceptances let stand together with `seed`, its latest first.

    An acceptance on conditions counts only where they fit what is there already, and then brings what they name. What
    was said of a point before it was reopened no longer counts.
    """
    found = dict(seed)
    own = [
        (one, point)
        for (point, _), by in state.stances.current.items()
        for one in by.values()
        if one.party == party and one.stance in ACCEPTING and not void(state, one) and _counts(state, point, one)
    ]
    for stance, point in sorted(own, key=lambda pair: -pair[0].number):
        needs = {**needed(stance), point: stance.wording}
        if all(found.get(name, words) == words for name, words in needs.items()):
            found |= needs
    return found


def needed(stance: Stance) -> dict[PointId, int]:
    """The words on other points on which an acceptance depends."""
    return {one.point: one.wording for one in stance.conditions if one.point is not None and one.wording is not None}


def named(kit: Kit, state: RoomState, words: dict[PointId, int]) -> Package:
    """Words in the kit's terms."""
    return named_in(kit, state, words)


def _counts(state: RoomState, point: PointId, stance: Stance) -> bool:
    """Whether the words that a stance is about still stand, on a point that was not reopened since."""
    found, known = state.alternatives.of(point, stance.wording), state.points.points.get(point)
    reopened = known is not None and known.reopened is not None and stance.number < known.reopened
    standing = found is not None and found.withdrawn is None and found.wording.number == stance.wording
    return standing and not reopened
