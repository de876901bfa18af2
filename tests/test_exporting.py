"""The bundle of a seat: all that it reads and nothing else, sound, never signed over what was changed beneath it."""

from typing import Any

import pytest

from goodoffices.carried import NotSound, carried
from goodoffices.exporting import Unsound, export
from goodoffices.memory import MemoryRecords
from goodoffices.proof.keys import WITNESS, SigningKey
from goodoffices.proof.verify import verify
from goodoffices.proving import NoHouse, Prover, SignedCheckpoint
from goodoffices.records import Stored
from goodoffices.summary import summary
from goodoffices.talks.act import PLENARY, PUBLIC, PUBLIC_SEAT
from tests import mirna
from tests.bundles import of_mirna, signing
from tests.house import HOUSE
from tests.talks.world import AKRA, CAPITAL, CHIEF, SELM, SOC, TALKS, World, en, founded


def taken(world: World, seat: str) -> list[bytes]:
    return list(export(signing(world.registry), TALKS, seat))


@pytest.mark.parametrize("seat", ["akra.head", "soc.chief", "selm.capital.principal", PUBLIC_SEAT])
def test_a_seat_takes_home_what_it_reads_and_reads_it_there_as_here(seat: str) -> None:
    lines = of_mirna(seat)
    report = verify(lines, HOUSE.verifiers)
    assert (report.findings, report.sound, report.trusted) == ([], True, True)
    registry = mirna.registry(mirna.NAME)
    assert {room.room: room.entries for room in report.rooms} == dict(registry.heads(mirna.NAME, seat))
    bundle = carried(lines)
    there, here = bundle.reader.play(mirna.NAME, seat), registry.play(mirna.NAME, seat)
    now = bundle.reader.now()
    assert summary(there, seat, now) == summary(here, seat, now)
    assert {room: state.entries for room, state in there.rooms.items()} == {
        room: state.entries for room, state in here.rooms.items()
    }


def test_whoever_reads_nothing_gets_nothing() -> None:
    assert taken(founded(), "no.such") == []
    assert list(export(signing(founded().registry), "nowhere", AKRA)) == []


def test_whoever_was_shown_out_takes_home_what_came_before() -> None:
    world = founded()
    room = world.open(AKRA, "bilateral", "talk", members=[SELM], regime="verbatim")
    world.do(AKRA, room, "Say", text=en("Between us."))
    world.do(AKRA, room, "ShowOut", seat=SELM)
    shown = taken(world, SELM)
    last = world.room(room, AKRA).number
    world.do(AKRA, room, "Say", text=en("Now he is gone."))
    found = {report.room: report.entries for report in verify(taken(world, SELM)).rooms}
    assert found[room] == last
    assert not any(b"Now he is gone." in line for line in taken(world, SELM))
    assert verify(shown).sound


@pytest.mark.parametrize("seat", [AKRA, CHIEF, PUBLIC_SEAT])
def test_what_happens_behind_closed_doors_does_not_change_a_byte_of_it(seat: str) -> None:
    def world(*, more: bool) -> list[bytes]:
        found = founded()
        if more:
            at = found.now
            room = found.open(SELM, "capital")
            found.do(SELM, room, "Say", text=en("What they must not know."))
            found.registry._records.erase(TALKS, room, 2)
            found.now = at
        found.do(SOC, PLENARY, "Propose", point="1", text=en("What all read."))
        return list(export(signing(found.registry), TALKS, seat))

    assert world(more=False) == world(more=True)


def test_erased_words_stay_away_and_the_rest_holds() -> None:
    world = founded()
    world.registry._records.erase(TALKS, PLENARY, 3)
    lines = taken(world, AKRA)
    report = verify(lines)
    assert report.sound
    assert next(room.erased for room in report.rooms if room.room == PLENARY) == 1
    assert type(carried(lines).reader.play(TALKS, AKRA).rooms[PLENARY].entries[2].act).__name__ == "Erased"


def test_who_saw_a_room_is_told_to_those_who_read_it() -> None:
    world = founded()
    prover = signing(world.registry)
    key = SigningKey(f"{SELM}/laptop", WITNESS, b"w" * 32)
    checkpoint = prover.checkpoint(TALKS, SELM, PLENARY)
    assert checkpoint is not None
    text = checkpoint.text.split("\n\n")[0] + "\n"
    signed = prover.cosign(TALKS, SELM, PLENARY, str(key.verifier), f"{checkpoint.text}{key.sign(text, 7)}")
    assert isinstance(signed, SignedCheckpoint)
    report = verify(list(export(prover, TALKS, AKRA)))
    assert report.findings == []
    assert {room.room: room.witnesses for room in report.rooms}[PLENARY] == ((key.name, 7),)


class _Changed(MemoryRecords):
    """A database in which somebody changed the second entry of plenary under the product."""

    what: str = ""

    def read(self, talks: str, seat: str, room: str, after: int, upto: int) -> list[Stored]:
        kept = super().read(talks, seat, room, after, upto)
        if room == PLENARY and self.what == "words":
            kept[1] = Stored(kept[1].leaf, b'{"kind":"Say"}', kept[1].salt)
        elif room == PLENARY and self.what == "leaf":
            kept[1] = kept[2]
        elif room == PLENARY and self.what == "gone":
            del kept[-1]
        return kept


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("words", "Entry 2 of plenary in the database is not the one that was entered."),
        ("leaf", "The entries of plenary in the database are not those of its log."),
        ("gone", "Entries of plenary are missing from the database."),
    ],
)
def test_nothing_is_signed_over_a_record_that_was_changed(what: str, said: str) -> None:
    world = founded()
    changed = _Changed()
    changed._all = world.records._all
    prover = Prover(changed, world.registry.now, world.registry._randomness, house=HOUSE)
    assert list(export(prover, TALKS, AKRA))
    changed.what = what
    with pytest.raises(Unsound, match=said):
        list(export(prover, TALKS, AKRA))


def test_without_keys_it_says_what_to_do() -> None:
    with pytest.raises(NoHouse, match="goodoffices init"):
        list(export(founded().registry, TALKS, AKRA))


def test_what_is_not_sound_is_not_read() -> None:
    lines = list(of_mirna(PUBLIC_SEAT))
    with pytest.raises(NotSound, match="line 3, entry 1 of 'public': the leaf origin is neither live nor loaded"):
        carried([*lines[:2], lines[2].replace(b"live", b"lies").replace(b"loaded", b"lies")])
    with pytest.raises(NotSound, match="the bundle is not sealed"):
        carried(lines[:-2])


def test_a_capital_goes_home_with_its_own() -> None:
    world = founded()
    world.open(AKRA, "capital")
    rooms: dict[str, Any] = {room.room: room.entries for room in verify(taken(world, AKRA)).rooms}
    assert rooms[CAPITAL] == 1
    assert CAPITAL not in {room.room for room in verify(taken(world, SOC)).rooms}
    assert [room.room for room in verify(taken(world, PUBLIC_SEAT)).rooms] == [PUBLIC]
