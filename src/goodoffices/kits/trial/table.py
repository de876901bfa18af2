"""The table of a try: the talks of a kit in memory, a clock that runs by itself, and every act that is done."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from goodoffices.examples import in_memory
from goodoffices.kits.model import Kit
from goodoffices.talks.act import PLENARY, Office, Refusal, RoomId, SeatId
from goodoffices.talks.play import RoomState, StateOfPlay


class Done(Struct, frozen=True):
    """An act that was entered, or what was let in from outside (then `kind` is empty), at a minute of the try."""

    minute: int
    seat: SeatId
    room: RoomId
    kind: str
    words: str


class NotDone(Exception):
    """An act that a try needs was refused: what it was, and why."""


class Table:
    """One table. Acts go through the registry, by the same rules as everybody's."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.name = kit.example.name
        self.minute = 0
        self.done: list[Done] = []
        self._now = kit.example.steps[-1].at
        self._registry = in_memory(kit.example, lambda: self._now)
        seats = [step.fields["seat"] for step in kit.example.steps if step.kind == "SeatPerson"]
        self.seats: tuple[SeatId, ...] = tuple(dict.fromkeys((kit.example.steps[0].seat, *seats)))
        states = (state for seat in self.seats for state in self.play(seat).rooms.values())
        self.opened = max(state.last for state in states if state.last is not None)
        self._now = self.opened

    def at(self, minute: int) -> None:
        """Let the clock run to a minute."""
        self.minute = minute
        self._now = self.opened + timedelta(minutes=minute)

    @property
    def now(self) -> datetime:
        """The time at the table."""
        return self._now

    def play(self, seat: SeatId) -> StateOfPlay:
        """What a seat sees."""
        return self._registry.play(self.name, seat)

    def plenary(self, seat: SeatId) -> RoomState:
        """The plenary as a seat reads it."""
        return self.play(seat).rooms[PLENARY]

    def office(self, seat: SeatId) -> Office | None:
        """The office of a seat in which somebody sits."""
        found = self.play(seat).seat(seat)
        return found.office if found is not None and not found.vacant else None

    def holder(self, *offices: Office) -> SeatId | None:
        """The first seat of one of these offices, the first office first."""
        return next((seat for office in offices for seat in self.seats if self.office(seat) == office), None)

    def act(self, seat: SeatId, room: RoomId, words: str, kind: str, /, **fields: Any) -> int:
        """Have an act entered, and return its number. Raises `NotDone` if it is refused."""
        raw = json.dumps({"kind": kind, **fields}, ensure_ascii=False)
        outcome = self._registry.submit(self.name, seat, room, raw, f"try/{len(self.done)}")
        if isinstance(outcome, Refusal):
            raise NotDone(f"{kind} of {seat}: {outcome.message}")
        self.done.append(Done(self.minute, seat, room, kind, words))
        return outcome.number

    def note(self, words: str) -> None:
        """Note what comes from outside, and is no act."""
        self.done.append(Done(self.minute, "", "", "", words))
