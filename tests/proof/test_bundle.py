"""A bundle is verified line by line: whatever was changed, dropped, doubled or forged is found."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.proof.bundle import Head, RoomRecord, Sealed, house_name, write_bundle
from goodoffices.proof.checkpoint import Checkpoint, cosign, origin, sign_checkpoint
from goodoffices.proof.explain import explain
from goodoffices.proof.keys import NOTE, QUANTUM_SAFE, WITNESS, SigningKey
from goodoffices.proof.leaf import Leaf, commitment, leaf_bytes, leaf_hash
from goodoffices.proof.merkle import root
from goodoffices.proof.verify import verify

NOW = 1_700_000_000
HOUSE = "a1b2"
KEYS = [SigningKey(house_name(HOUSE), kind, bytes([kind]) * 32) for kind in (NOTE, QUANTUM_SAFE)]
TRUSTED = tuple(key.verifier for key in KEYS)
WITNESS_KEY = SigningKey("akra.example", WITNESS, b"w" * 32)
HEAD = Head(HOUSE, "mirna", "akra.head", "2026-11-22T10:00:00.000000Z", TRUSTED, (WITNESS_KEY.verifier,))


def entries(room: str, count: int, erased: int | None = None) -> tuple[Sealed, ...]:
    """Entries of a room, one of them erased if so asked."""
    found = []
    for number in range(1, count + 1):
        salt = hashlib.sha256(f"{room} {number}".encode()).digest()
        payload = f'{{"kind":"Say","words":{{"en":"“{number}”\\n"}}}}'.encode()
        time = f"2026-11-22T09:00:{number:02}.000000Z"
        leaf = Leaf("mirna", room, number, "akra.head", time, "live", commitment(salt, payload))
        kept = number != erased
        found.append(Sealed(leaf_bytes(leaf), payload if kept else None, salt if kept else None))
    return tuple(found)


def record(
    room: str,
    held: tuple[Sealed, ...],
    keys: list[SigningKey] = KEYS,
    seen: int = NOW + 7,
    by: SigningKey = WITNESS_KEY,
) -> RoomRecord:
    """A room with its checkpoint, signed by the log's keys and cosigned by a witness."""
    name = origin(HOUSE, "mirna", room)
    head = Checkpoint(name, len(held), root([leaf_hash(entry.leaf) for entry in held]))
    signed = sign_checkpoint(head, [replace(key, name=name) for key in keys], NOW)
    return RoomRecord(room, held, cosign(signed, by, seen))


def bundle(*rooms: RoomRecord, keys: list[SigningKey] = KEYS) -> list[bytes]:
    return list(write_bundle(HEAD, rooms, keys, NOW))


def whole() -> list[bytes]:
    return bundle(record("plenary", entries("plenary", 7, erased=3)), record("public", entries("public", 2)))


GOOD = whole()


def seen_at(seen: int, kind: int) -> list[bytes]:
    """A sound bundle of one room, whose witness has a key of that kind and says it was then."""
    by = SigningKey("dorn.example", kind, b"d" * 32)
    rooms = [record("plenary", entries("plenary", 2), seen=seen, by=by)]
    return list(write_bundle(replace(HEAD, witnesses=(by.verifier,)), rooms, KEYS, NOW))


FAR = {2**62: f"second {2**62} after 1970", 253402300799: "9999-12-31T23:59:59"}
"""Times at which a witness may say it saw a record, and how they are told."""


def lines_of(raw: bytes) -> Iterator[bytes]:
    yield from raw.splitlines(keepends=True)


def test_a_sound_bundle_is_sound_and_says_what_it_holds() -> None:
    report = verify(GOOD, TRUSTED)
    assert report.findings == []
    assert report.sound
    assert [(room.room, room.entries, room.erased) for room in report.rooms] == [("plenary", 7, 1), ("public", 2, 0)]
    assert report.rooms[0].witnesses == (("akra.example", NOW + 7),)
    assert report.trusted


@pytest.mark.parametrize("kind", [WITNESS, QUANTUM_SAFE])
@pytest.mark.parametrize("seen", FAR)
def test_a_witness_may_say_any_time(seen: int, kind: int) -> None:
    report = verify(seen_at(seen, kind), TRUSTED)
    assert report.sound
    assert any(f"seen by dorn.example at {FAR[seen]}" in line for line in explain(report))


def test_a_room_without_entries_is_sound() -> None:
    assert verify(bundle(record("plenary", ())), TRUSTED).sound


@settings(max_examples=300)
@given(st.data())
def test_every_changed_byte_is_found(data: st.DataObject) -> None:
    raw = b"".join(GOOD)
    place = data.draw(st.integers(0, len(raw) - 1))
    changed = raw[:place] + bytes([raw[place] ^ data.draw(st.integers(1, 255))]) + raw[place + 1 :]
    report = verify(lines_of(changed), TRUSTED)
    assert not report.sound
    assert report.findings


@given(st.data())
def test_every_dropped_doubled_or_swapped_line_is_found(data: st.DataObject) -> None:
    lines = list(GOOD)
    place = data.draw(st.integers(0, len(lines) - 1))
    what = data.draw(st.sampled_from(["drop", "double", "swap"]))
    if what == "drop":
        del lines[place]
    elif what == "double":
        lines.insert(place, lines[place])
    else:
        other = data.draw(st.integers(0, len(lines) - 1).filter(lambda n: lines[n] != lines[place]))
        lines[place], lines[other] = lines[other], lines[place]
    assert verify(lines, TRUSTED).findings


def test_a_bundle_that_was_cut_off_is_found() -> None:
    assert verify(GOOD[:-1], TRUSTED).findings == ["the bundle ends in the middle of 'the seals'"]
    assert verify(GOOD[:-2], TRUSTED).findings == ["the bundle is not sealed: it was cut off"]
    assert verify([], TRUSTED).findings == ["the file is empty"]


FORGED = [SigningKey(house_name(HOUSE), kind, b"f" * 32) for kind in (NOTE, QUANTUM_SAFE)]


def test_a_bundle_forged_with_other_keys_is_sound_by_its_own_keys_and_not_by_the_trusted() -> None:
    own = replace(HEAD, keys=tuple(key.verifier for key in FORGED))
    forged = list(write_bundle(own, [record("plenary", entries("plenary", 3), FORGED)], FORGED, NOW))
    alone = verify(forged)
    assert alone.sound
    assert not alone.trusted
    assert "other keys than those that you trust" in verify(forged, TRUSTED).findings[0]


def rewritten(field: str) -> RoomRecord:
    """A room whose server changed one entry and signed the old checkpoint or a new one."""
    held = list(entries("plenary", 5))
    good = record("plenary", tuple(held))
    if field == "payload":
        held[2] = replace(held[2], payload=b'{"kind":"Say"}')
    elif field == "leaf":
        other = entries("public", 5)[2]
        held[2] = other
    else:
        held = held[:-1]
    return replace(good, entries=tuple(held))


REASONS = {
    "payload": "line 5, entry 3 of 'plenary': the payload is not the one that was entered",
    "leaf": "line 5, entry 3 of 'plenary': the leaf is of entry 3 of 'public' in 'mirna'",
    "last": "line 7, room 'plenary': the checkpoint is of 5 entries, and 4 are here",
}


@pytest.mark.parametrize("field", REASONS)
def test_what_a_server_changed_is_named(field: str) -> None:
    assert verify(bundle(rewritten(field)), TRUSTED).findings[0] == REASONS[field]


def test_entries_replaced_whole_lead_to_another_root() -> None:
    held = entries("plenary", 5)
    salt, payload = b"s" * 32, b'{"kind":"Say"}'
    leaf = Leaf("mirna", "plenary", 3, "akra.head", "2026-11-22T09:00:03.000000Z", "live", commitment(salt, payload))
    forged = (*held[:2], Sealed(leaf_bytes(leaf), payload, salt), *held[3:])
    findings = verify(bundle(replace(record("plenary", held), entries=forged)), TRUSTED).findings
    assert "another root than the one that was signed" in findings[0]


def test_a_clock_that_went_back_is_found() -> None:
    held = entries("plenary", 2)
    late = Leaf("mirna", "plenary", 1, "akra.head", "2026-11-22T09:00:59.000000Z", "live", b"c" * 32)
    found = verify(bundle(record("plenary", (Sealed(leaf_bytes(late), None, None), held[1]))), TRUSTED).findings
    assert found == ["line 4, entry 2 of 'plenary': the entry is older than the one before it"]
