"""Random talks: seats at one table and behind doors, each step made from a seed and driven through the registry."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from goodoffices.memory import MemoryRecords
from goodoffices.records import Stored
from goodoffices.registry import Receipt, Registry, to_entry
from goodoffices.talks.act import PLENARY, PUBLIC_SEAT, Refusal, RoomId, SeatId
from goodoffices.talks.play import RoomState, StateOfPlay, fold
from tests.talks import arbitrary, likely
from tests.talks.sight import Sight
from tests.talks.world import (
    AKRA,
    CAPITAL,
    CHIEF,
    CO,
    DEPUTY,
    LEAD,
    SELM,
    SOC,
    START,
    TALKS,
    en,
    salt,
    with_keys,
)

SEATS = (CHIEF, AKRA, DEPUTY, SELM, "selm.deputy", SOC, CO, "tarsane.liaison", "akra.capital.president")


@dataclass(frozen=True)
class Step:
    """One request as it was sent, and what came of it."""

    seat: SeatId
    room: RoomId
    raw: str
    key: str
    at: datetime
    outcome: Receipt | Refusal


class Talk:
    """A registry in memory, the steps that went through it, and the time, which every step sets for itself."""

    def __init__(self, randomness: Callable[[str, str, int], bytes] = salt) -> None:
        self.now = START
        self.records = MemoryRecords()
        self.registry = Registry(self.records, lambda: self.now, randomness)
        self.registry.found(TALKS)
        with_keys(self.records)
        self.steps: list[Step] = []
        self.seats: list[SeatId] = list(SEATS)
        self.said = 0
        self.extra = ""
        self.citing = 0.15

    def send(self, seat: SeatId, room: RoomId, raw: str, key: str, at: datetime) -> Receipt | Refusal:
        """Submit a request at a moment, and keep it among the steps."""
        self.now = at
        outcome = self.registry.submit(TALKS, seat, room, raw, key)
        self.steps.append(Step(seat, room, raw, key, at, outcome))
        if isinstance(outcome, Receipt) and '"SeatPerson"' in raw:
            self.seats.append(json.loads(raw)["seat"])
        return outcome

    def do(self, seat: SeatId, room: RoomId, kind: str, /, **fields: Any) -> int:
        """An act of the beginning, which must be taken."""
        raw = json.dumps({"kind": kind, **fields})
        outcome = self.send(seat, room, raw, f"start-{len(self.steps)}", START + timedelta(seconds=len(self.steps)))
        assert isinstance(outcome, Receipt), (kind, fields, outcome)
        return outcome.number

    def word(self, room: RoomId) -> dict[str, str]:
        """Words that were never said before, marked with the room in which they are said."""
        self.said += 1
        return en(f"«{self.extra}{self.said}:{room}» and some more words after it")

    def step(self, seed: int, seats: list[SeatId] | None = None, rooms: set[RoomId] | None = None) -> Step:
        """What a seed makes somebody do, mostly something likely, now and then nonsense, or in no room at all."""
        rng = Random(seed)
        seat = rng.choice(seats or self.seats)
        play = self.registry.play(TALKS, seat)
        inside = [room for room in play.rooms if play.inside(seat, room) and (rooms is None or room in rooms)]
        room = rng.choice(inside) if inside else PLENARY
        at = self.steps[-1].at + timedelta(minutes=rng.choice([1, 1, 1, 7, 600]))
        raw = self._act(rng, seat, room, at) if inside and rng.random() < 0.95 else None
        if raw is None:
            kind = rng.choice(list(arbitrary.KINDS))
            raw = json.dumps({"kind": kind, **arbitrary.fields(rng, kind)})
            room = rng.choice([room, *arbitrary.ROOMS])
        self.send(seat, room, raw, f"{self.extra}{seed}-{len(self.steps)}", at)
        return self.steps[-1]

    def _act(self, rng: Random, seat: SeatId, room: RoomId, at: datetime) -> str | None:
        play = self.registry.play(TALKS, seat)
        sight = Sight(rng, play, seat, play.rooms[room], at, lambda: self.word(room), self.citing)
        made = likely.act(sight)
        return json.dumps(made) if made is not None else None

    def whole(self, rooms: Iterable[RoomId], before: StateOfPlay | None = None) -> StateOfPlay:
        """These rooms as nobody sees them all, each from its whole record; grown from how they were `before`."""
        states: dict[RoomId, RoomState] = {}
        for room in rooms:
            known = before.rooms.get(room) if before is not None else None
            kept = self.records._all[TALKS].rooms[room][known.number if known is not None else 0 :]
            states[room] = fold(room, [to_entry(Stored(e.leaf, e.payload or None)) for e in kept], known)
        return StateOfPlay(states)

    def rooms(self) -> dict[RoomId, int]:
        """Every room and its last entry, whoever reads it."""
        return {room: len(kept) for room, kept in self.records._all[TALKS].rooms.items()}

    def readers(self) -> dict[SeatId, dict[RoomId, int]]:
        """What every seat reads, and up to where; the world reads what is public."""
        seats = [*self.records._all[TALKS].readers, PUBLIC_SEAT]
        return {seat: dict(self.registry.heads(TALKS, seat)) for seat in seats}


def taught(randomness: Callable[[str, str, int], bytes] = salt) -> Talk:
    """The same as a role-play with a declared instructor, who acts too."""
    return begun(randomness, instructor=LEAD)


def begun(randomness: Callable[[str, str, int], bytes] = salt, instructor: SeatId | None = None) -> Talk:
    """Akra and Selm, the mediators, a host, and from the first a track, a caucus, a bilateral room and a capital."""
    talk = Talk(randomness)
    do = talk.do
    declared = {"mode": "role-play", "instructor": instructor} if instructor else {}
    lead = [instructor] if instructor else []
    talk.seats += lead
    do(CHIEF, PLENARY, "FoundTalks", title=en("Talks"), zone="Europe/Zurich", languages=["en"], person="Jana",
       **declared)  # fmt: skip
    do(CHIEF, "-", "OpenRoom", room_kind="public", title=en("Public"))
    for party, roles in (
        ("akra", ["negotiating"]),
        ("selm", ["negotiating"]),
        ("soc", ["mediator"]),
        ("tarsane", ["host"]),
    ):
        do(CHIEF, PLENARY, "AdmitParty", party=party, name=en(party), roles=roles)
    for by, seat, office in (
        (CHIEF, AKRA, "head"), (CHIEF, SELM, "head"), (CHIEF, SOC, "mediator"), (CHIEF, "tarsane.liaison", "observer"),
        (SOC, CO, "co-mediator"), (AKRA, DEPUTY, "deputy"), (SELM, "selm.deputy", "deputy"),
    ):  # fmt: skip
        do(by, PLENARY, "SeatPerson", seat=seat, office=office, person="Somebody")
    for head, deputy in ((AKRA, DEPUTY), (SELM, "selm.deputy")):
        do(
            head,
            PLENARY,
            "Empower",
            seat=deputy,
            acts=["Propose", "Amend", "TakeStance", "ConsentToRelease", "Release"],
        )
    do(AKRA, "-", "OpenRoom", room_kind="capital", title=en("Home"), members=lead)
    do(AKRA, CAPITAL, "SeatPerson", seat="akra.capital.president", office="principal", person="Maro")
    members = [AKRA, DEPUTY, SELM, SOC, *lead]
    do(CHIEF, "-", "OpenRoom", room_kind="track", name="water", title=en("Water"), members=members, secretary=CHIEF)
    for head, party in ((AKRA, "akra"), (SELM, "selm")):
        do(SOC, "-", "OpenRoom", room_kind="caucus", name=f"with-{party}", title=en("x"), members=[head, CO, *lead],
           reports_to=[SOC])  # fmt: skip
    for kind, name in (("bilateral", "two"), ("restricted", "heads")):
        do(AKRA, "-", "OpenRoom", room_kind=kind, name=name, title=en(name), members=[SELM, *lead], regime="verbatim")
    do(SOC, PLENARY, "TableText", title=en("Draft"), points=[{"point": str(n), "title": en("x")} for n in (1, 2, 3)])
    return talk
