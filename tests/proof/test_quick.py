"""The quick way to read an entry takes what the strict way takes, reads the same in it, and nothing else."""

import json
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.proof.bundle import Sealed, spelled
from goodoffices.proof.leaf import leaf_hash, read_leaf
from goodoffices.proof.quick import Quick
from goodoffices.proof.verify import verify
from tests.proof.strategies import texts
from torture.bundles import bytes_changed
from torture.made import TALKS, TRUSTED, Said, bundle, said, sealed


def line_of(entry: Sealed) -> bytes:
    assert entry.payload is not None
    assert entry.salt is not None
    return spelled({"leaf": entry.leaf.decode(), "payload": entry.payload.decode(), "salt": entry.salt.hex()})


def payload_of(entry: Sealed) -> bytes:
    assert entry.payload is not None
    return entry.payload


def knowing(room: str, *entries: Sealed) -> Quick:
    """A reader who has read these strictly."""
    quick = Quick(TALKS)
    quick.enter(room)
    for entry in entries:
        quick.learn(read_leaf(entry.leaf))
    return quick


@given(texts, st.binary(min_size=32, max_size=32), st.sampled_from(["plenary", "новая@akra.head", 'a"b\\c@d']))
def test_whatever_was_said_is_read_quickly(words: str, salt: bytes, room: str) -> None:
    payload = json.dumps(words, ensure_ascii=False)[1:-1]
    (entry,) = sealed(room, [Said(payload, "akra.head", 60, salt)])
    found = knowing(room, entry).read([line_of(entry)], 1)
    assert found == ([leaf_hash(entry.leaf)], "2026-11-22T09:01:00.000000Z", payload_of(entry))


ENTRIES = sealed("plenary", said("plenary", 5))
LINE = line_of(ENTRIES[3])
READ = ([leaf_hash(ENTRIES[3].leaf)], "2026-11-22T09:04:00.000000Z", payload_of(ENTRIES[3]))
LINES = [line_of(entry) for entry in ENTRIES]


def test_it_knows_only_whom_it_has_met_and_the_places_in_their_order() -> None:
    assert knowing("plenary", *ENTRIES).read([LINE], 4) == READ
    assert knowing("plenary", *ENTRIES).read([LINE], 5) is None
    assert knowing("plenary", *ENTRIES[:3], ENTRIES[4]).read([LINE], 4) is None, "this author it has not met"
    assert knowing("public", *ENTRIES).read([LINE], 4) is None
    others = Quick("others")
    others.enter("plenary")
    assert others.read([LINE], 4) is None


@pytest.mark.parametrize("seat", ['a"b', "a\\b", 'a\\"b'])
def test_an_author_who_is_spelled_with_escapes_is_read_strictly(seat: str) -> None:
    (entry,) = sealed("plenary", [Said("words", seat, 60, b"s" * 32)])
    assert knowing("plenary", entry).read([line_of(entry)], 1) is None
    (other,) = sealed("plenary", [Said("words", seat.replace("\\", ""), 60, b"s" * 32)])
    assert knowing("plenary", entry).read([line_of(other)], 1) is None
    assert verify(bundle({"plenary": [Said("words", seat, 60, b"s" * 32)] * 3}), TRUSTED).sound


@settings(max_examples=500)
@given(st.data())
def test_another_line_is_never_taken_for_it(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(LINE)))
    cut = data.draw(st.integers(0, 3))
    changed = (
        LINE[:at] + data.draw(st.binary(max_size=3) | st.sampled_from([b'\\"', b"\\u", b" ", b'"'])) + LINE[at + cut :]
    )
    assert knowing("plenary", *ENTRIES).read([changed], 4) == (READ if changed == LINE else None)


def test_many_are_read_at_once_and_in_their_order() -> None:
    quick = knowing("plenary", *ENTRIES)
    found = quick.read(LINES, 1, "2026-11-22T09:01:00.000000Z")
    assert found is not None
    assert found.leaves == [leaf_hash(entry.leaf) for entry in ENTRIES]
    assert found.payloads.split(b"\n") == [payload_of(entry) for entry in ENTRIES]
    assert quick.read(LINES, 1, "2026-11-22T09:01:00.000001Z") is None, "the first is older than one before it"
    assert quick.read([*LINES[:3], LINES[4], LINES[3]], 1) is None
    assert quick.read([*LINES[:4], LINES[4].replace(b"Z", b"z")], 1) is None


@pytest.mark.parametrize("time", ["2026-02-29T09:00", "2026-11-22T24:00", "2026-11-22T09:60", "0000-11-22T09:00"])
def test_a_time_that_there_is_not_is_not_taken(time: str) -> None:
    """Whoever lies about the time commits to the same words, so nothing but the time itself shows it."""
    changed = [line.replace(b"2026-11-22T09:0", time[:-1].encode()) for line in LINES]
    assert knowing("plenary", *ENTRIES).read(changed, 1) is None
    assert verify([*bundle({"plenary": said("plenary", 5)})[:2], *changed], TRUSTED).findings[0].startswith("line 3")


@settings(max_examples=300)
@given(st.data())
def test_bytes_moved_between_lines_are_never_taken(data: st.DataObject) -> None:
    """Whatever is cut from one line and put at the same place of the next: lines are not read as one text."""
    whole, at = b"".join(LINES), data.draw(st.integers(1, len(LINES[0]) + len(LINES[1]) - 1))
    moved = [whole[:at], whole[at : len(LINES[0]) + len(LINES[1])], *LINES[2:]]
    found = knowing("plenary", *ENTRIES).read(moved, 1)
    assert (found is None) == (moved != LINES)


def test_both_ways_report_the_same_of_changed_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    changes = [change.lines for change in bytes_changed(600, Random(5))]
    changes.append(tuple(bundle({"plenary": said("plenary", 40, erased=[7, 8])})))
    quickly = [verify(lines, TRUSTED) for lines in changes]
    monkeypatch.setattr(Quick, "read", lambda *_: None)
    assert quickly == [verify(lines, TRUSTED) for lines in changes]
