"""A small invented negotiation that touches every page of the desks: two parties, a mediator, a host, eight rooms.

Its acts stand in `river.jsonl`, one to a line, some with an `id` by which later lines refer to the entry (`"@id"`).
What follows the empty line freezes and initials the text.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from goodoffices.memory import MemoryRecords
from goodoffices.registry import Registry
from goodoffices.talks.act import Refusal
from goodoffices.talks.carrying import quote_link
from goodoffices.talks.closing import Frozen, digest

TALKS = "river"
CHIEF, AKRA, SELM, SOC = "secretariat.chief", "akra.head", "selm.head", "soc.chief"
PRESIDENT, PREMIER, PRESS, DEPUTY, HOST = (
    "akra.capital.president",
    "selm.capital.premier",
    "akra.press",
    "selm.deputy",
    "tarsane.liaison",
)
TRACK, CAUCUS, BILATERAL = "water@soc.chief", "with-akra@soc.chief", "two@akra.head"
SEATS = (CHIEF, AKRA, PRESS, PRESIDENT, SELM, DEPUTY, PREMIER, SOC, HOST, "public")
RIVER = Path(__file__).with_name("river.jsonl")


class Script:
    """Drives a registry in memory; every act must be taken. What a line's `id` names is an attribute: `script.mine`."""

    def __init__(self) -> None:
        self.time = datetime(2027, 3, 1, tzinfo=UTC)
        self.registry = Registry(MemoryRecords(), lambda: self.time, self._salt)
        self.registry.found(TALKS)
        self.sent = 0
        self.digest = ""
        self._entries: dict[str, tuple[str, int]] = {}

    @staticmethod
    def _salt(purpose: str, where: str, number: int) -> bytes:
        return hashlib.sha256(f"{purpose}|{where}|{number}".encode()).digest()

    def __getattr__(self, name: str) -> int:
        if name.startswith("_") or name not in self._entries:
            raise AttributeError(name)
        return self._entries[name][1]

    def do(self, seat: str, room: str, kind: str, /, **act: Any) -> int:
        """Submit one act, a minute after the last, and return its number."""
        self.time += timedelta(minutes=1)
        self.sent += 1
        out = self.registry.submit(TALKS, seat, room, json.dumps({"kind": kind, **act}), f"script-{self.sent}")
        assert not isinstance(out, Refusal), (seat, room, kind, act, out)
        return out.number

    def tell(self, lines: str) -> None:
        """Do what the lines say."""
        for line in lines.splitlines():
            step = json.loads(line)
            act = step["act"]
            self.time = datetime.fromisoformat(step["at"]) - timedelta(minutes=1)
            if act["kind"] == "FreezeText":
                points = tuple(Frozen(point["point"], self._meant(point["wording"], {})) for point in act["points"])
                self.digest = digest(points, self.registry.play(TALKS, step["seat"]).plenary) or ""
            meant = self._meant(act, act)
            number = self.do(step["seat"], step["room"], meant.pop("kind"), **meant)
            if "id" in step:
                self._entries[step["id"]] = step["room"], number

    def _meant(self, value: Any, act: dict[str, Any]) -> Any:
        """A value of `act`, with what it refers to in its place."""
        if isinstance(value, dict):
            return {key: self._meant(item, act) for key, item in value.items()}
        if isinstance(value, list):
            return [self._meant(item, act) for item in value]
        if value == "@digest":
            return self.digest
        if isinstance(value, str) and value.startswith("@link of "):
            return quote_link(act["nonce"], *self._entries[value.removeprefix("@link of ")])
        return self._entries[value[1:]][1] if isinstance(value, str) and value.startswith("@") else value


def told(*, to_the_end: bool = False) -> Script:
    """The script, carried out."""
    course, end = RIVER.read_text(encoding="utf-8").split("\n\n")
    script = Script()
    script.tell(course)
    if to_the_end:
        script.tell(end)
    return script
