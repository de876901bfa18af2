"""A small table at which the stores are tested: two delegations, a mediator, and four rooms to be written at once."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from hashlib import sha256

from goodoffices.records import Records
from goodoffices.registry import Receipt, Registry
from goodoffices.talks.act import Refusal

TALKS = "lake"
CHIEF, AKRA, SELM, MEDIATOR = "secretariat.chief", "akra.head", "selm.head", "med.chief"
PRESIDENT = "akra.capital.president"
TRACK = "water@secretariat.chief"
ROOMS = ("plenary", TRACK, "capital.akra", "capital.selm")
ODD = ["", "no\0where", "\ud800", "x" * 100_000, "nowhere", "'; DROP TABLE store_leaf; --", "%", "Plenary", "plenary "]
"""Names of nothing."""


def clock() -> datetime:
    return datetime.now(UTC)


def randomness(purpose: str, where: str, number: int) -> bytes:
    return sha256(f"{purpose} {where} {number}".encode()).digest()


def registry(records: Records, clock: Callable[[], datetime] = clock) -> Registry:
    return Registry(records, clock, randomness)


def submit(
    at: Registry, seat: str, room: str, kind: str, key: str, seen: Mapping[str, int] | None = None, /, **act: object
) -> Receipt | Refusal:
    return at.submit(TALKS, seat, room, json.dumps({"kind": kind, **act}), key, seen=seen)


def lay(at: Registry) -> None:
    """Found the talks and open their rooms."""
    assert at.found(TALKS)
    steps: list[tuple[str, str, str, dict[str, object]]] = [
        (CHIEF, "plenary", "FoundTalks", {"title": {"en": "Lake"}, "zone": "Europe/Zurich", "languages": ["en"]}),
        (CHIEF, "plenary", "AdmitParty", {"party": "akra", "name": {"en": "Akra"}, "roles": ["negotiating"]}),
        (CHIEF, "plenary", "AdmitParty", {"party": "selm", "name": {"en": "Selm"}, "roles": ["negotiating"]}),
        (CHIEF, "plenary", "AdmitParty", {"party": "med", "name": {"en": "Med"}, "roles": ["mediator"]}),
        (CHIEF, "plenary", "SeatPerson", {"seat": AKRA, "office": "head", "person": "A"}),
        (CHIEF, "plenary", "SeatPerson", {"seat": SELM, "office": "head", "person": "B"}),
        (CHIEF, "plenary", "SeatPerson", {"seat": MEDIATOR, "office": "mediator", "person": "M"}),
        (CHIEF, "public", "OpenRoom", {"room_kind": "public", "title": {"en": "Public"}, "zone": "Europe/Zurich"}),
        (AKRA, "capital.akra", "OpenRoom", {"room_kind": "capital", "title": {"en": "Akra"}}),
        (SELM, "capital.selm", "OpenRoom", {"room_kind": "capital", "title": {"en": "Selm"}}),
        (AKRA, "capital.akra", "SeatPerson", {"seat": PRESIDENT, "office": "principal", "person": "P"}),
        (
            CHIEF,
            TRACK,
            "OpenRoom",
            {
                "room_kind": "track",
                "name": "water",
                "title": {"en": "Water"},
                "members": [AKRA, SELM, MEDIATOR],
                "regime": "verbatim",
            },
        ),
        (
            MEDIATOR,
            "plenary",
            "TableText",
            {
                "title": {"en": "Draft"},
                "points": [{"point": "1", "title": {"en": "Water"}, "text": {"en": "as it is"}}],
            },
        ),
    ]
    for index, (seat, room, kind, act) in enumerate(steps):
        done = submit(at, seat, room, kind, f"lay {index}", **act)
        assert isinstance(done, Receipt), (kind, done)


def words(at: Registry, seat: str, room: str, key: str, text: str = "as was said") -> Receipt | Refusal:
    """An act that the seat may always do in that room of `ROOMS`."""
    if room == "plenary":
        return submit(at, seat, room, "Propose", key, point="1", text={"en": text})
    return submit(at, seat, room, "Say", key, text={"en": text})


def report(at: Registry, key: str, original: bytes, **more: object) -> Receipt | Refusal:
    """File a report with the file that it is of."""
    act = {"kind": "FileDispatch", "publisher": "The Gull", "title": "Talks open", "published": "2026-01-28", **more}
    act = {"sha256": sha256(original).hexdigest(), "size": len(original), **act}
    return at.submit(TALKS, CHIEF, "public", json.dumps(act), key, original=original)
