"""Talks in memory, driven through the registry: two or three states, a mediator and a host at one table."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from goodoffices.memory import MemoryRecords
from goodoffices.records import QuestionKey, Records
from goodoffices.registry import Receipt, Registry
from goodoffices.talks.act import PLENARY, Refusal, SeatId
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.standing import status

TALKS = "lake"
START = datetime(2027, 3, 1, 8, tzinfo=UTC)

CHIEF = "secretariat.chief"
AKRA, SELM, DORN = "akra.head", "selm.head", "dorn.head"
DEPUTY, ADVISER, PRESS, SECRETARY = "akra.deputy", "akra.water", "akra.press", "akra.secretary"
SOC, CO = "soc.chief", "soc.co"
HOST = "tarsane.liaison"
PRESIDENT, AIDE = "akra.capital.president", "akra.capital.aide"
CAPITAL = "capital.akra"
LEAD = "instructor.lead"  # the declared instructor, where there is one
TOKENS = [hashlib.sha256(str(i).encode()).hexdigest() for i in range(40)]
SHA = "ab" * 32
QUESTION_KEYS = ["age1" + letter * 58 for letter in "qpzry9x8"]  # made at the request of the mediator, in tests
NEXT, NEXT_OF_THREE = 16, 18  # the number of the first entry of plenary after `founded`, with two states and with three


def en(text: str) -> dict[str, str]:
    """Words in English."""
    return {"en": text}


def salt(purpose: str, where: str, number: int) -> bytes:
    """Randomness that depends on what it is for and on nothing else."""
    return hashlib.sha256(f"{purpose}|{where}|{number}".encode()).digest()


def with_keys(records: Records) -> None:
    """Let the mediator have had keys made, with which it may ask sealed questions."""
    for number, public in enumerate(QUESTION_KEYS):
        records.keep_key(QuestionKey(TALKS, public, SOC, f"request {number}", START), "no secret")


class World:
    """A registry in memory whose clock goes on by a minute with every act."""

    def __init__(self, records: Records | None = None) -> None:
        self.now = START
        self.records = MemoryRecords() if records is None else records
        self.registry = Registry(self.records, lambda: self.now, salt)
        self.registry.found(TALKS)
        self.sent = 0

    def submit(self, seat: SeatId, room: str, kind: str, /, **fields: Any) -> Receipt | Refusal:
        """Submit one act."""
        self.now += timedelta(minutes=1)
        self.sent += 1
        raw = json.dumps({"kind": kind, **fields})
        return self.registry.submit(TALKS, seat, room, raw, f"key-{self.sent}")

    def do(self, seat: SeatId, room: str, kind: str, /, **fields: Any) -> int:
        """Submit one act that must be taken; its number."""
        out = self.submit(seat, room, kind, **fields)
        assert isinstance(out, Receipt), (seat, room, kind, fields, out)
        return out.number

    def no(self, seat: SeatId, room: str, kind: str, /, **fields: Any) -> Refusal:
        """Submit one act that must be refused; why."""
        out = self.submit(seat, room, kind, **fields)
        assert isinstance(out, Refusal), (seat, room, kind, fields, "was taken")
        return out

    def open(self, seat: SeatId, room_kind: str, name: str = "", /, **fields: Any) -> str:
        """Open a room; its id."""
        out = self.submit(seat, "-", "OpenRoom", room_kind=room_kind, name=name, title=en(name or room_kind), **fields)
        assert isinstance(out, Receipt), out
        return out.room

    def play(self, seat: SeatId) -> StateOfPlay:
        """What a seat can see."""
        return self.registry.play(TALKS, seat)

    def room(self, room: str = PLENARY, seat: SeatId = CHIEF) -> RoomState:
        """A room's state, as a seat that reads it sees it."""
        return self.play(seat).rooms[room]

    def words(self, point: str = "1", room: str = PLENARY, seat: SeatId = AKRA) -> str:
        """How a point stands, as it is printed."""
        return status(self.play(seat), room, point, self.now).words

    # What most tests begin with

    def adopt(self, parties: Iterable[SeatId] = (AKRA, SELM), **rules: Any) -> None:
        """Rules of procedure, proposed by the mediator and adopted by the heads."""
        proposal = self.do(SOC, PLENARY, "AdoptRules", rules=rules)
        for head in parties:
            self.do(head, PLENARY, "AdoptRules", proposal=proposal)

    def propose(self, seat: SeatId = AKRA, point: str = "1", text: str = "", room: str = PLENARY, **more: Any) -> int:
        """Words of one party on a point."""
        return self.do(seat, room, "Propose", point=point, text=en(text or f"Words of {seat} {self.sent}"), **more)

    def stance(
        self, seat: SeatId, wording: int, stance: str, point: str = "1", room: str = PLENARY, **more: Any
    ) -> int:
        """A party's word on a wording."""
        return self.do(seat, room, "TakeStance", point=point, wording=wording, stance=stance, **more)

    def agree(self, point: str = "1", seats: Iterable[SeatId] = (AKRA, SELM), word: str = "accept") -> int:
        """A wording on which all of `seats` agree in plenary; its number."""
        wording = self.propose(point=point)
        for seat in seats:
            self.stance(seat, wording, word, point)
        return wording

    def empower(
        self, seat: SeatId, *acts: str, by: SeatId = AKRA, room: str = PLENARY, until: str | None = None
    ) -> int:
        """Power on record."""
        more = {"until": until} if until else {}
        return self.do(by, room, "Empower", seat=seat, acts=list(acts), **more)


def founded(*, third: bool = False, public: bool = True, records: Records | None = None) -> World:
    """Akra and Selm, with `third` Dorn too; their heads and Akra's people; the mediators; the host; three points."""
    world = World(records)
    do = world.do
    do(CHIEF, PLENARY, "FoundTalks", title=en("Talks"), zone="Europe/Zurich", languages=["en", "fr"], person="Jana")
    if public:
        world.open(CHIEF, "public")
    states = ("akra", "selm", "dorn") if third else ("akra", "selm")
    for party in states:
        do(CHIEF, PLENARY, "AdmitParty", party=party, name=en(party.title()), roles=["negotiating"])
        do(CHIEF, PLENARY, "SeatPerson", seat=f"{party}.head", office="head", person=f"Head of {party}")
    do(CHIEF, PLENARY, "AdmitParty", party="soc", name=en("The Office"), roles=["mediator"])
    do(CHIEF, PLENARY, "AdmitParty", party="tarsane", name=en("Tarsane"), roles=["host"])
    do(CHIEF, PLENARY, "SeatPerson", seat=SOC, office="mediator", person="Ruth")
    do(SOC, PLENARY, "SeatPerson", seat=CO, office="co-mediator", person="Emil")
    do(CHIEF, PLENARY, "SeatPerson", seat=HOST, office="observer", person="Tam")
    for seat, office in ((DEPUTY, "deputy"), (ADVISER, "adviser"), (PRESS, "press"), (SECRETARY, "secretary")):
        do(AKRA, PLENARY, "SeatPerson", seat=seat, office=office, person=office.title())
    points = [{"point": str(n), "title": en(f"Point {n}")} for n in (1, 2, 3)]
    last = do(SOC, PLENARY, "TableText", title=en("Draft"), points=points)
    assert last + 1 == (NEXT_OF_THREE if third else NEXT)
    return world


def with_capital(world: World) -> World:
    """Akra's capital, with its president and an aide in it."""
    world.open(AKRA, "capital")
    world.do(AKRA, CAPITAL, "SeatPerson", seat=PRESIDENT, office="principal", person="Maro")
    world.do(AKRA, CAPITAL, "SeatPerson", seat=AIDE, office="aide", person="Ilva")
    return world
