"""What every store does alike: in memory, on SQLite, on PostgreSQL."""

from hashlib import sha256

import pytest
from msgspec.structs import replace

from goodoffices.proof import merkle, subtrees
from goodoffices.proof.leaf import Leaf, commitment, leaf_bytes, leaf_hash
from goodoffices.proof.subtrees import Span
from goodoffices.records import (
    MOST_ALIKE,
    Answered,
    Append,
    Appended,
    Cosignature,
    Findable,
    Head,
    NoTalks,
    Records,
    Stored,
)
from tests.server.store.checking import snapshot
from tests.server.store.table import AKRA, MEDIATOR, ODD, SELM, TALKS


def entry(number: int, room: str = "plenary", seat: str = AKRA, key: str = "", **readers: int | None) -> Append:
    """An entry of plain bytes; `readers` says, by the names `a` and `b`, who reads the room after it."""
    payload = f'{{"kind":"Say","number":{number}}}'.encode()
    salt = sha256(f"{room} {number}".encode()).digest()
    leaf = leaf_bytes(Leaf(TALKS, room, number, seat, "2027-03-01T00:00:00.000000Z", "live", commitment(salt, payload)))
    who = {(f"{name}.head", room): upto for name, upto in readers.items()}
    key = key or f"{room} {number}"
    return Append(room, number, seat, leaf, leaf_hash(leaf), salt, payload, key, who)


def keep(records: Records, *entries: Append) -> list[Stored]:
    for each in entries:
        with records.writing(TALKS, each.seat, each.room, ["plenary", "public"]) as writing:
            writing.append(each)
    return [Stored(each.leaf, each.payload, each.salt) for each in entries]


def test_talks_are_founded_once(records):
    assert records.talks() == []
    assert records.found("lake")
    assert records.found("river")
    assert not records.found("lake")
    assert records.talks() == ["lake", "river"]


def test_entries_come_back_as_they_were_kept(records):
    records.found(TALKS)
    kept = keep(records, entry(1, a=None), entry(2), entry(3))
    assert records.read(TALKS, "a.head", "plenary", 0, 3) == kept
    assert type(records.read(TALKS, "a.head", "plenary", 0, 3)[0].leaf) is bytes
    assert records.read(TALKS, "a.head", "plenary", 1, 2) == kept[1:2]
    assert records.read(TALKS, "a.head", "plenary", 2, 2**70) == kept[2:]
    assert records.read(TALKS, "a.head", "plenary", -5, 1) == kept[:1]
    for after, upto in ((3, 3), (3, 99), (2, 1), (2**70, 2**71), (0, 0), (0, -1), (-2, -1)):
        assert records.read(TALKS, "a.head", "plenary", after, upto) == []


def test_a_room_is_read_up_to_the_seats_horizon(records):
    records.found(TALKS)
    kept = keep(records, entry(1, a=None, b=None), entry(2, b=2), entry(3), entry(4))
    assert records.readable(TALKS, "a.head") == {"plenary": Head(4)}
    assert records.readable(TALKS, "b.head") == {"plenary": Head(2)}
    assert records.read(TALKS, "b.head", "plenary", 0, 4) == kept[:2]
    assert records.read(TALKS, "b.head", "plenary", 2, 4) == []
    kept += keep(records, entry(5, b=None))
    assert records.read(TALKS, "b.head", "plenary", 0, 9) == kept


def test_what_one_may_not_read_is_as_if_it_were_not(records):
    records.found(TALKS)
    keep(records, entry(1, a=None), entry(1, room="water", b=None))
    assert records.read(TALKS, "a.head", "water", 0, 1) == records.read(TALKS, "a.head", "nowhere", 0, 1) == []
    assert records.readable(TALKS, "c.head") == records.readable("nowhere", "a.head") == {}
    assert records.read("nowhere", "a.head", "plenary", 0, 1) == []


def test_odd_names_are_names_of_nothing(records):
    records.found(TALKS)
    keep(records, entry(1, a=None))
    for odd in ODD:
        _is_of_nothing(records, odd)
    with records.writing(TALKS, "a.head", "plenary", ODD) as writing:
        assert writing.readable() == {"plenary": Head(1)}


def _is_of_nothing(records: Records, odd: str) -> None:
    assert records.readable(odd, "a.head") == records.readable(TALKS, odd) == {}
    assert records.read(odd, "a.head", "plenary", 0, 1) == []
    assert records.read(TALKS, odd, "plenary", 0, 1) == records.read(TALKS, "a.head", odd, 0, 1) == []
    assert not records.erase(odd, "plenary", 1)
    assert not records.erase(TALKS, odd, 1)
    with pytest.raises(NoTalks), records.writing(odd, "a.head", "plenary", []):
        pass
    with records.writing(TALKS, odd, odd, [odd]) as writing:
        assert writing.readable() == {}
        assert writing.read("plenary", 0, 1) == []
        assert writing.answered("plenary 1") is None


def test_rooms_are_listed_in_the_order_of_their_ids_and_only_with_entries(records):
    records.found(TALKS)
    for room in ("water", "Äther", "capital.akra", "plenary"):
        first = entry(1, room=room)
        keep(records, replace(first, readers={("a.head", room): None, ("a.head", "public"): None}))
    assert list(records.readable(TALKS, "a.head")) == ["capital.akra", "plenary", "water", "Äther"]


def test_the_public_seat_reads_the_public_room_and_nothing_else(records):
    records.found(TALKS)
    assert records.readable(TALKS, "public") == {}
    kept = keep(records, entry(1, room="public"), entry(2, room="public"))
    keep(records, entry(1, a=None), entry(1, room="water", a=None))
    assert records.readable(TALKS, "public") == {"public": Head(2)}
    assert records.read(TALKS, "public", "public", 1, 9) == kept[1:]
    assert records.read(TALKS, "public", "plenary", 0, 9) == []


def test_the_public_seat_is_no_seat_that_a_record_could_let_in(records):
    records.found(TALKS)
    first = entry(1, room="water")
    keep(records, replace(first, readers={("public", "water"): None}))
    assert records.readable(TALKS, "public") == {}


def test_a_writer_sees_what_its_seat_reads(records):
    records.found(TALKS)
    kept = keep(records, entry(1, a=None, b=1), entry(2), entry(1, room="water", b=None))
    with records.writing(TALKS, "a.head", "plenary", ["public", "nowhere"]) as writing:
        assert writing.readable() == {"plenary": Head(2)}
        assert writing.read("plenary", 0, 9) == kept[:2]
        assert writing.read("water", 0, 9) == []
    with records.writing(TALKS, "b.head", "nowhere", ["water"]) as writing:
        assert writing.readable() == {"plenary": Head(1), "water": Head(1)}
        assert writing.read("plenary", 0, 9) == kept[:1]


def test_a_request_is_known_to_the_seat_that_made_it(records):
    records.found(TALKS)
    first = entry(1, key="k")
    keep(records, first, entry(1, room="water", seat=SELM, key="k"))
    with records.writing(TALKS, AKRA, "elsewhere", []) as writing:
        answered = writing.answered("k")
        assert answered is not None
        assert answered == Answered("plenary", 1, first.leaf, first.salt)
        assert writing.answered("plenary 1") is None
    with records.writing(TALKS, MEDIATOR, "plenary", []) as writing:
        assert writing.answered("k") is None


class Broken(Exception):
    pass


def _append_and_break(records: Records, failed: Append) -> None:
    with records.writing(TALKS, AKRA, failed.room, ["plenary"]) as writing:
        writing.append(failed)
        raise Broken


def test_nothing_is_kept_when_the_writer_fails(records):
    records.found(TALKS)
    keep(records, entry(1, a=None))
    before = snapshot(records)
    for failed in (entry(2, b=None), entry(1, room="water", a=None)):
        with pytest.raises(Broken):
            _append_and_break(records, failed)
        assert snapshot(records) == before
        with records.writing(TALKS, AKRA, failed.room, []) as writing:
            assert writing.answered(failed.key) is None


def test_nothing_is_kept_when_nothing_was_entered(records):
    records.found(TALKS)
    before = snapshot(records)
    with records.writing(TALKS, AKRA, "water", ["plenary"]) as writing:
        assert writing.readable() == {}
    assert snapshot(records) == before


@pytest.mark.parametrize("number", [1, 3, 7])
def test_an_entry_out_of_turn_is_a_fault_of_the_program_and_not_kept(records, number):
    records.found(TALKS)
    keep(records, entry(1, a=None))
    before = snapshot(records)
    with pytest.raises(RuntimeError, match="does not follow"), records.writing(TALKS, AKRA, "plenary", []) as writing:
        writing.append(entry(number, key="another"))
    assert snapshot(records) == before


def test_an_erased_payload_leaves_the_leaf(records):
    records.found(TALKS)
    kept = keep(records, entry(1, a=None), entry(2), entry(1, room="water", a=None))
    assert records.erase(TALKS, "plenary", 2)
    assert records.erase(TALKS, "plenary", 2)  # there is nothing left to forget, and no harm in it
    assert records.read(TALKS, "a.head", "plenary", 0, 9) == [kept[0], Stored(kept[1].leaf, None)]
    assert records.read(TALKS, "a.head", "water", 0, 9) == kept[2:]
    for room, number in (("plenary", 3), ("plenary", 0), ("nowhere", 1), ("plenary", 2**70), ("plenary", -1)):
        assert not records.erase(TALKS, room, number)
    (row,) = (row for row in snapshot(records).rows if (row.room, row.number) == ("plenary", 2))
    assert (row.salt, row.payload, row.leaf, row.leaf_hash) == (None, None, kept[1].leaf, leaf_hash(kept[1].leaf))


def test_every_erasure_is_told_with_the_head_of_its_room_alone(records):
    records.found(TALKS)
    keep(records, entry(1, a=None, b=1), entry(2), entry(3), entry(1, room="water", a=None))
    assert records.erase(TALKS, "plenary", 2)
    heads = records.readable(TALKS, "a.head")
    assert heads["plenary"].number == 3
    assert heads["plenary"].erasures > 0
    assert heads["water"] == Head(1)
    keep(records, replace(entry(4), forgotten=(1, 3)))
    assert records.readable(TALKS, "a.head")["plenary"].erasures > heads["plenary"].erasures
    assert [stored.payload is None for stored in records.read(TALKS, "a.head", "plenary", 0, 9)] == [True] * 3 + [False]
    with records.writing(TALKS, "b.head", "plenary", []) as writing:
        assert writing.readable() == records.readable(TALKS, "b.head")


def test_the_salt_of_an_erased_request_is_gone_with_its_words(records):
    records.found(TALKS)
    first = entry(1, key="k", a=None)
    keep(records, first)
    assert records.erase(TALKS, "plenary", 1)
    with records.writing(TALKS, AKRA, "plenary", []) as writing:
        assert writing.answered("k") == Answered("plenary", 1, first.leaf, None)


def filed(number: int, words: str = "", *marks: int, original: bytes | None = None, room: str = "public") -> Append:
    """An entry of the public room that is found by these words and marks."""
    return replace(entry(number, room=room), original=original, findable=Findable(tuple(words.split()), marks))


def test_an_original_is_kept_beside_its_entry_for_those_who_read_it(records):
    records.found(TALKS)
    water = replace(filed(1, original=b"of the water", room="water"), readers={("b.head", "water"): None})
    keep(records, filed(1, original=b"\0the \xff bytes"), filed(2), filed(3, original=b""), water)
    assert records.original(TALKS, "public", "public", 1) == b"\0the \xff bytes"
    assert type(records.original(TALKS, "public", "public", 1)) is bytes
    assert records.original(TALKS, "public", "public", 3) == b""
    assert records.original(TALKS, "b.head", "water", 1) == b"of the water"
    for seat, room, number in (
        ("public", "public", 2), ("public", "public", 4), ("public", "public", 0), ("public", "public", -1),
        ("public", "public", 2**70), ("public", "water", 1), ("a.head", "public", 1), ("a.head", "water", 1),
        ("public", "nowhere", 1),
    ):  # fmt: skip
        assert records.original(TALKS, seat, room, number) is None
    assert records.original("nowhere", "public", "public", 1) is None


def test_entries_that_share_a_mark_are_alike(records):
    records.found(TALKS)
    keep(records, filed(1, "", 7, -(2**63)), filed(2, "", 8, 9, 9), filed(3), filed(4, "", 7, 2**63 - 1))
    assert records.alike(TALKS, "public", [7]) == [1, 4]
    assert records.alike(TALKS, "public", [2**63 - 1, 9, 9]) == [2, 4]
    assert records.alike(TALKS, "public", [-(2**63)]) == [1]
    assert records.alike(TALKS, "public", [5]) == records.alike(TALKS, "public", []) == []
    assert records.alike(TALKS, "nobody", [7]) == records.alike("nowhere", "public", [7]) == []


def test_of_many_that_are_alike_the_first_are_given(records):
    records.found(TALKS)
    keep(records, *(filed(n, "", 7) for n in range(1, MOST_ALIKE + 5)))
    assert records.alike(TALKS, "public", [7]) == list(range(1, MOST_ALIKE + 1))


def test_words_are_found_alone_one_after_the_other_and_by_how_they_begin(records):
    records.found(TALKS)
    keep(
        records, filed(1, "talks open in aubrel on monday"), filed(2, "monday talks close"), filed(3),
        filed(4, "aubrel monday открытие переговоров 20"), filed(5, "or and not near"),
    )  # fmt: skip
    for phrases, found in (
        ([("talks",)], [2, 1]),
        ([("talks",), ("aubrel",)], [1]),
        ([("monday", "talks")], [2]),
        ([("talks", "monday")], []),
        ([("aubrel", "mon*")], [4]),
        ([("mon*",)], [4, 2, 1]),
        ([("on", "mon*"), ("op*",)], [1]),
        ([("переговоров",), ("20",)], [4]),
        ([("2*",)], [4]),
        ([("or",), ("and", "not"), ("near",)], [5]),
        ([("nothing",)], []),
        ([], []),
    ):
        assert records.search(TALKS, "public", phrases, 2**53, 50) == found, phrases
    assert records.search(TALKS, "public", [("monday",)], 3, 50) == [2, 1]
    assert records.search(TALKS, "public", [("monday",)], 2**53, 1) == [4]
    assert records.search(TALKS, "public", [("monday",)], 0, 50) == []
    assert records.search(TALKS, "public", [("monday",)], 9, 0) == []
    assert records.search(TALKS, "nobody", [("monday",)], 9, 9) == []
    assert records.search("nowhere", "public", [("monday",)], 9, 9) == []


def test_nothing_is_found_across_talks(records):
    records.found("river")
    records.found(TALKS)
    keep(records, filed(1, "monday", 7))
    assert records.search("river", "public", [("monday",)], 9, 9) == records.alike("river", "public", [7]) == []


def test_with_an_erased_entry_go_its_original_its_words_and_its_marks(records):
    records.found(TALKS)
    keep(records, filed(1, "to be forgotten", 7, original=b"to be forgotten"), filed(2, "forgotten too", 7))
    assert records.erase(TALKS, "public", 1)
    assert records.original(TALKS, "public", "public", 1) is None
    assert records.search(TALKS, "public", [("forgotten",)], 9, 9) == [2]
    assert records.alike(TALKS, "public", [7]) == [2]


def test_a_key_used_within_one_transaction_is_known_in_it(records):
    records.found(TALKS)
    first = filed(1)
    with records.writing(TALKS, AKRA, "public", []) as writing:
        assert writing.answered(first.key) is None
        writing.append(first)
        assert writing.answered(first.key) == Answered("public", 1, first.leaf, first.salt)


def _hashed(records: Records, seat: str, size: int, spans: list[Span], room: str = "plenary") -> list[bytes] | None:
    found = records.subtrees(TALKS, seat, room, size, subtrees.needed(spans))
    return list(subtrees.folded(spans, found)) if found is not None else None


def test_the_log_grows_with_the_record_and_proves_every_earlier_size(records):
    records.found(TALKS)
    leaves: list[bytes] = []
    for number in range(1, 36):
        each = entry(number, a=None)
        with records.writing(TALKS, each.seat, each.room, []) as writing:
            appended = writing.append(each)
        leaves.append(each.leaf_hash)
        assert appended == Appended(merkle.inclusion_proof(leaves, number - 1), merkle.root(leaves))
    for size in (1, 2, 31, 32, 33, 35):
        known = leaves[:size]
        assert _hashed(records, "a.head", size, subtrees.of_root(size)) == [merkle.root(known)]
        for index in range(size):
            proof = list(merkle.inclusion_proof(known, index))
            assert _hashed(records, "a.head", size, subtrees.of_inclusion(index, size)) == proof
            proof = list(merkle.consistency_proof(known, index + 1))
            assert _hashed(records, "a.head", size, subtrees.of_consistency(index + 1, size)) == proof


def test_many_entries_of_one_transaction_each_have_their_place_in_the_log(records):
    records.found(TALKS)
    keep(records, *(entry(number, a=None) for number in range(1, 4)))
    leaves = [entry(number).leaf_hash for number in range(1, 12)]
    with records.writing(TALKS, AKRA, "plenary", []) as writing:
        for number in range(4, 12):
            appended = writing.append(entry(number))
            known = leaves[:number]
            assert appended == Appended(merkle.inclusion_proof(known, number - 1), merkle.root(known))
    assert _hashed(records, "a.head", 11, subtrees.of_root(11)) == [merkle.root(leaves)]


def test_a_log_is_read_as_far_as_the_room_is(records):
    records.found(TALKS)
    keep(records, entry(1, a=None, b=None), entry(2, b=2), entry(3), entry(1, room="water", b=None))
    root = [merkle.root([entry(1).leaf_hash, entry(2).leaf_hash])]
    assert _hashed(records, "a.head", 2, [(0, 2)]) == _hashed(records, "b.head", 2, [(0, 2)]) == root
    assert _hashed(records, "a.head", 3, [(0, 3)]) is not None
    for seat, size, room in (
        ("a.head", 4, "plenary"), ("b.head", 3, "plenary"), ("a.head", 1, "water"), ("a.head", 1, "nowhere"),
        ("c.head", 1, "plenary"), ("public", 1, "plenary"), ("public", 1, "water"), ("a.head", -1, "plenary"),
    ):  # fmt: skip
        assert _hashed(records, seat, size, [(0, 1)], room) is None
    for odd in ODD:
        assert records.subtrees(odd, "a.head", "plenary", 1, []) is None
        assert records.subtrees(TALKS, odd, "plenary", 1, []) is records.subtrees(TALKS, "a.head", odd, 1, []) is None


def test_the_public_reads_the_log_of_the_public_room(records):
    records.found(TALKS)
    keep(records, entry(1, room="public"), entry(2, room="public"))
    assert _hashed(records, "public", 2, [(0, 2)], "public") is not None
    assert _hashed(records, "public", 3, [(0, 2)], "public") is None


def test_who_saw_the_log_is_told_to_those_who_read_on(records):
    records.found(TALKS)
    keep(records, entry(1, a=None, b=None), entry(2, b=2), entry(1, room="public"), entry(1, room="water", c=None))
    seen = [Cosignature(seat, f"key of {seat}", f"line of {seat}\n") for seat in ("b.head", "a.head")]
    for each in seen:
        records.cosign(TALKS, "plenary", 2, each)
    records.cosign(TALKS, "plenary", 2, Cosignature("a.head", "another key", "another line\n"))
    records.cosign(TALKS, "plenary", 3, seen[0])  # of a log that was never as long
    records.cosign(TALKS, "public", 1, seen[0])
    assert records.cosigned(TALKS, "a.head", "plenary", 2) == seen[::-1]
    assert records.cosigned(TALKS, "public", "public", 1) == seen[:1]
    for seat, room, size in (
        ("b.head", "plenary", 2), ("c.head", "plenary", 2), ("public", "plenary", 2), ("a.head", "plenary", 1),
        ("a.head", "water", 2), ("a.head", "nowhere", 2), *((odd, "plenary", 2) for odd in ODD),
    ):  # fmt: skip
        assert records.cosigned(TALKS, seat, room, size) == []
    keep(records, entry(3))
    assert records.cosigned(TALKS, "a.head", "plenary", 3) == []
