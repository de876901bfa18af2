"""Worlds for tests of the server: databases in which the same talks went on, with more or less behind closed doors.

A world is built by a script. Each step stands at a moment of its own, and a step of a closed room can be left out
without moving any other. Two worlds that differ in such steps alone must look the same to whoever is outside.
"""

import json
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from django.db import connections

from goodoffices.proof.checkpoint import cosign
from goodoffices.proof.keys import WITNESS, SigningKey
from goodoffices.registry import Receipt
from goodoffices.server.doors import invitations, keys
from goodoffices.server.doors.models import Account, SeatAccount
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import Refusal

TALKS, ELSEWHERE, NOWHERE = "lake", "elsewhere", "nowhere"
CHIEF, AKRA, SELM, DORN, MEDIATOR = "secretariat.chief", "akra.head", "selm.head", "dorn.head", "med.chief"
PRESIDENT, PRESS = "akra.capital.president", "akra.press"
SEATS = (CHIEF, AKRA, SELM, DORN, MEDIATOR, PRESIDENT, PRESS, "public")

TRACK, CAUCUS, BILATERAL = f"water@{CHIEF}", f"akra@{MEDIATOR}", f"talk@{AKRA}"
PASSWORD = "of each account in these worlds"
START = datetime(2027, 3, 1, 8, tzinfo=UTC)
_now = [START]


def clock() -> datetime:
    """The time in these worlds: it stands still until a step moves it."""
    return _now[0]


def randomness(purpose: str, where: str, number: int) -> bytes:
    """Randomness that depends on what it is for and on nothing else."""
    return sha256(f"{purpose} {where} {number}".encode()).digest()


@dataclass(frozen=True)
class Step:
    """One act of the script; `behind` names the door that hides it, empty if every seat may read it."""

    behind: str
    seat: str
    room: str
    act: dict[str, object]
    talks: str = TALKS


# Who is behind which door. Everybody else must not be able to tell whether the steps behind it happened.
INSIDE = {
    "akra's capital": {AKRA, PRESIDENT},
    "selm's capital": {SELM},
    "bilateral": {AKRA, SELM},
    "caucus": {AKRA, MEDIATOR},
    "mediation": {MEDIATOR},
    "track": {CHIEF, AKRA, SELM, MEDIATOR},
    "elsewhere": set(),
}


def _steps() -> Iterator[Step]:
    plenary = 0  # its last entry

    def step(behind: str, seat: str, room: str, kind: str, talks: str = TALKS, /, **act: object) -> Step:
        nonlocal plenary
        plenary += (talks, room) == (TALKS, "plenary")
        return Step(behind, seat, room, {"kind": kind, **act}, talks)

    def party(of: str, *roles: str) -> Step:
        return step("", CHIEF, "plenary", "AdmitParty", party=of, name={"en": of.title()}, roles=roles)

    def seated(seat: str, office: str, by: str = CHIEF, room: str = "plenary", behind: str = "") -> Step:
        return step(behind, by, room, "SeatPerson", seat=seat, office=office, person=f"Person in {seat}")

    yield step("elsewhere", CHIEF, "plenary", "FoundTalks", ELSEWHERE, title={"en": "E"}, zone="UTC", languages=["en"])
    yield step("", CHIEF, "plenary", "FoundTalks", title={"en": "Lake"}, zone="Europe/Zurich", languages=["en", "fr"])
    yield party("akra", "negotiating")
    yield party("selm", "negotiating")
    yield party("dorn", "negotiating", "host")
    yield party("med", "mediator")
    yield seated(AKRA, "head")
    yield step("akra's capital", AKRA, "-", "OpenRoom", room_kind="capital", title={"en": "Akra at home"})
    yield seated(PRESIDENT, "principal", AKRA, "capital.akra", "akra's capital")
    yield seated(SELM, "head")
    yield step("selm's capital", SELM, "-", "OpenRoom", room_kind="capital", title={"en": "Selm at home"})
    yield seated(DORN, "head")
    yield seated(MEDIATOR, "mediator")
    yield step("mediation", MEDIATOR, "-", "OpenRoom", room_kind="mediation", title={"en": "Team"})
    yield step("mediation", MEDIATOR, "mediation", "Say", text={"en": "We start with the water."})
    yield step("", CHIEF, "-", "OpenRoom", room_kind="public", title={"en": "Lake talks"}, zone="Europe/Zurich")
    yield step("", CHIEF, "public", "OpenPublicPage")
    # Talks with a public record whose page is not open: for the world they are as talks that do not exist.
    yield step("elsewhere", CHIEF, "-", "OpenRoom", ELSEWHERE, room_kind="public", title={"en": "E"}, zone="UTC")
    yield seated(PRESS, "press", AKRA)
    points = [
        {"point": "1", "title": {"en": "Water"}, "text": {"en": "The lake is shared by all."}},
        {"point": "2", "title": {"en": "Border"}},
    ]
    yield step("", MEDIATOR, "plenary", "TableText", title={"en": "Draft"}, points=points)
    tabled = plenary
    yield step("akra's capital", PRESIDENT, "capital.akra", "Direct", point="1", verdict="never")
    members = [AKRA, SELM, MEDIATOR]
    yield step("track", CHIEF, "-", "OpenRoom", room_kind="track", name="water", title={"en": "Water"}, members=members)
    yield step("", AKRA, "plenary", "Propose", point="1", text={"en": "The lake is ours.", "fr": "Le lac est à nous."})
    ours = plenary
    yield step("track", AKRA, TRACK, "Propose", point="1", text={"en": "The north shore is ours."})
    yield step("", CHIEF, "plenary", "ScheduleRound", round=1, dates="2027-03-10/2027-03-12", status="tentative")
    yield step("", CHIEF, "public", "ScheduleRound", round=1, dates="2027-03-10?", status="tentative")
    opened = {
        "room_kind": "bilateral",
        "name": "talk",
        "title": {"en": "Aside"},
        "members": [SELM],
        "regime": "verbatim",
    }
    yield step("bilateral", AKRA, "-", "OpenRoom", **opened)
    yield step("bilateral", SELM, BILATERAL, "Say", text={"en": "Between us."})
    yield step("akra's capital", PRESIDENT, "capital.akra", "SetObjectives", text={"en": "A lasting peace."})
    caucus = {"room_kind": "caucus", "name": "akra", "title": {"en": "Akra"}, "members": [AKRA], "regime": "verbatim"}
    yield step("caucus", MEDIATOR, "-", "OpenRoom", **caucus, reports_to=[MEDIATOR])
    yield step("", SELM, "plenary", "TakeStance", point="1", wording=ours, stance="accept ad referendum")
    yield step("caucus", AKRA, CAUCUS, "Say", text={"en": "We could live with less."})
    yield step("selm's capital", SELM, "capital.selm", "Say", text={"en": "They may accept less."})
    yield step("track", SELM, TRACK, "Propose", point="2", text={"en": "The border is the river."})
    yield step("", MEDIATOR, "plenary", "Propose", point="2", text={"en": "The border follows the river."})
    river = plenary
    yield step("akra's capital", AKRA, "capital.akra", "SeekInstructions", question={"en": "May we accept?"}, point="2")
    yield step("elsewhere", CHIEF, "plenary", "AdmitParty", ELSEWHERE, party="x", name={"en": "X"}, roles=["host"])
    joint = {"title": {"en": "Two days", "fr": "Deux jours"}, "text": {"en": "We met.", "fr": "Réunis."}}
    yield step("", CHIEF, "public", "Publish", **joint, on_behalf_of=["secretariat"])
    filed = {"publisher": "Tern", "title": "They met", "published": "2027-03-02", "text": "They met, he said."}
    yield step("", CHIEF, "public", "FileDispatch", **filed)
    yield step("", SELM, "plenary", "Undertake", to=["akra"], what={"en": "A map."}, due="2027-03-09")
    settles = [{"point": "1", "wording": ours}, {"point": "2", "wording": river}]
    yield step("", MEDIATOR, "plenary", "CirculateDraft", settles=settles)
    settles = [{"point": "1", "wording": tabled}, {"point": "2", "wording": river}]
    yield step("", MEDIATOR, "plenary", "CirculateDraft", settles=settles, after=plenary)
    cites = [{"room": "plenary", "number": plenary}]
    marks = [{"point": "1", "mark": "worse"}]
    yield step("caucus", AKRA, CAUCUS, "MarkDraft", cites=cites, marks=marks, could_live=False)


SCRIPT = tuple(_steps())
LATER = START + timedelta(days=2)
"""The time at which these worlds are looked at: 3 March 2027, 8:00 UTC."""


def hidden_from(seat: str) -> set[str]:
    """The doors that `seat` is not behind."""
    return {door for door, inside in INSIDE.items() if seat not in inside}


class Worlds:
    """Databases by the doors behind which something happened."""

    def __init__(self, folder: Path, empty: Path) -> None:
        self.folder, self._empty = folder, empty  # a database that was migrated, and nothing more
        self._tokens: dict[str, dict[str, str]] = {}

    def world(self, doors: Collection[str]) -> Path:
        """The file of the world in which, beside what everybody sees, the steps behind `doors` happened."""
        name = sha256(" ".join(sorted(doors)).encode()).hexdigest()[:12]
        file = self.folder / f"{name}.sqlite3"
        if not file.exists():
            shutil.copy(self._empty, file)
            with standing_in(file):
                self._tokens[file.name] = build(doors)
        return file

    def copy(self, world: Path, name: str) -> Path:
        """A copy of a world, in which something else may happen."""
        self._tokens[f"{name}.sqlite3"] = self._tokens[world.name]
        return Path(shutil.copy(world, self.folder / f"{name}.sqlite3"))

    def tokens(self, world: Path) -> dict[str, str]:
        """The API token of each seat that an account holds in that world."""
        return self._tokens[world.name]


def build(doors: Collection[str]) -> dict[str, str]:
    """Let the script happen, with what is behind `doors` and nothing behind the others; the seats' API tokens."""
    registry = get_registry()
    for place, step in enumerate(SCRIPT):
        if step.behind and step.behind not in doors:
            continue
        _now[0] = START + timedelta(hours=place)
        registry.found(step.talks)
        done = registry.submit(step.talks, step.seat, step.room, json.dumps(step.act), f"step {place}")
        assert isinstance(done, Receipt), (step, done)
    _now[0] = LATER
    for seat in (AKRA, SELM, MEDIATOR):
        key = SigningKey(seat, WITNESS, randomness("witness", seat, 0))
        for room in registry.heads(TALKS, seat):
            seen = registry.checkpoint(TALKS, seat, room)
            assert seen is not None
            taken = registry.cosign(
                TALKS, seat, room, str(key.verifier), cosign(seen.text, key, int(LATER.timestamp()))
            )
            assert not isinstance(taken, Refusal), taken
    tokens = {}
    for seat in (PRESIDENT, *SEATS):  # the hidden account first: it shifts whatever counts accounts
        held = seat if seat != "public" and seat not in tokens else ""
        found = registry.play(TALKS, seat).seat(seat) if held else None
        if found is not None:
            account = Account.objects.create_user(seat, PASSWORD)
            holding = SeatAccount.objects.create(
                talks=TALKS, seat=seat, seating=found.number, account=account, since=LATER
            )
            tokens[seat] = keys.make(holding, "test") or ""
    if "akra's capital" in doors:
        president = registry.play(TALKS, AKRA).seat(PRESIDENT)
        assert president is not None
        invitations.invite(TALKS, president, by=AKRA)
    return tokens


@contextmanager
def standing_in(file: Path) -> Iterator[None]:
    """Let the server read and write this database, with a registry that remembers no other."""
    # The connection of other tests is put aside and not closed: it may be the only one to a database in memory.
    default, aside = connections.settings["default"], connections["default"]
    before = default["NAME"], default["OPTIONS"]
    quick = {"transaction_mode": "IMMEDIATE", "init_command": "PRAGMA synchronous=OFF"}
    default["NAME"], default["OPTIONS"] = str(file), quick
    del connections["default"]
    get_registry.cache_clear()
    try:
        yield
    finally:
        connections["default"].close()
        default["NAME"], default["OPTIONS"] = before
        connections["default"] = aside
        get_registry.cache_clear()
