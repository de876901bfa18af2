"""Leaves: bytes that are fixed for ever."""

import hashlib
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum
from typing import Any

import pytest
import rfc8785
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from goodoffices.proof.leaf import Leaf, commitment, leaf_bytes, leaf_hash, leaf_time, read_leaf
from goodoffices.proof.merkle import root
from goodoffices.proof.values import CanonicalError

from .strategies import AWKWARD, MAX, bad_texts_between, nfc, texts

SALT = bytes(range(32))
EXAMPLE = Leaf(
    talks="lake-mirna",
    room="plenary",
    number=7,
    seat="mirna-head",
    time="2026-02-04T09:00:00.000000Z",
    origin="live",
    commitment=commitment(SALT, b'{"kind":"Say"}'),
)
EXAMPLE_BYTES = (
    b'{"commitment":"be46eeea5c49dff07f0cc760e988295357f560dea39a025ea9a9adbf4265bce0","number":7,'
    b'"origin":"live","room":"plenary","seat":"mirna-head","talks":"lake-mirna",'
    b'"time":"2026-02-04T09:00:00.000000Z","v":1}'
)
EXAMPLE_HASH = "a965fa3a1e72d6e1124a5ada492c2317fc9e0a89e9f821f591b478d9999018e9"

AWKWARD_LEAF = replace(EXAMPLE, talks=nfc(AWKWARD), time="2026-02-04T09:00:00.123456Z")

ids = texts.filter(bool)
moments = st.datetimes(timezones=st.just(UTC))
leaves = st.builds(
    Leaf,
    talks=ids,
    room=ids,
    number=st.integers(1, MAX),
    seat=ids,
    time=moments.map(leaf_time),
    origin=st.sampled_from(["live", "loaded"]),
    commitment=st.binary(min_size=32, max_size=32),
)


def as_rfc_8785(leaf: Leaf) -> bytes:
    names = ("talks", "room", "number", "seat", "time", "origin")
    fields = {name: getattr(leaf, name) for name in names}
    return rfc8785.dumps({"v": 1, **fields, "commitment": leaf.commitment.hex()})


def is_rfc_8785(write: Callable[[Leaf], bytes]) -> Callable[[], None]:
    @settings(database=None, phases=[Phase.explicit, Phase.generate])
    @given(leaves)
    @example(AWKWARD_LEAF)
    def check(leaf: Leaf) -> None:
        assert write(leaf) == as_rfc_8785(leaf)
        assert read_leaf(write(leaf)) == leaf

    return check


def test_bytes_are_rfc_8785() -> None:
    is_rfc_8785(leaf_bytes)()


@pytest.mark.parametrize(
    "broken",
    [
        lambda leaf: leaf_bytes(leaf).decode().encode("ascii", "backslashreplace"),
        lambda leaf: leaf_bytes(replace(leaf, room=leaf.seat, seat=leaf.room)),
        lambda leaf: leaf_bytes(leaf).replace(b'\\"', b'"'),
        lambda leaf: leaf_bytes(replace(leaf, time=leaf.time[:-5] + "000Z")),
    ],
    ids=["escaped to ASCII", "seat and room swapped", "quotes not escaped", "time cut to milliseconds"],
)
def test_other_bytes_are_seen(broken: Callable[[Leaf], bytes]) -> None:
    with pytest.raises((AssertionError, CanonicalError, ExceptionGroup)):
        is_rfc_8785(broken)()


def test_the_bytes_of_version_1_never_change() -> None:
    """If this fails, every record that was ever kept would fail with it."""
    salted = b"goodoffices/payload/v1\0" + SALT + b'{"kind":"Say"}'
    assert EXAMPLE.commitment == hashlib.sha256(salted).digest()
    assert leaf_bytes(EXAMPLE) == EXAMPLE_BYTES
    assert read_leaf(EXAMPLE_BYTES) == EXAMPLE
    assert leaf_hash(EXAMPLE_BYTES) == hashlib.sha256(b"\0" + EXAMPLE_BYTES).digest()
    assert root([leaf_hash(EXAMPLE_BYTES)]).hex() == EXAMPLE_HASH


@given(leaves, st.data())
def test_only_the_canonical_bytes_are_read(leaf: Leaf, data: st.DataObject) -> None:
    raw = leaf_bytes(leaf)
    at = data.draw(st.integers(0, len(raw)))
    changed = data.draw(
        st.sampled_from(
            [raw[:at], raw[:at] + b" " + raw[at:], raw[:at] + raw[at + 1 :], raw[:at] + raw[at:].swapcase()]
        )
        | st.integers(0, 255).map(lambda byte: raw[:at] + bytes([byte]) + raw[at + 1 :])
    )
    try:
        read = read_leaf(changed)
    except CanonicalError:
        return
    # Some changes give another sound leaf; never are there two spellings of one.
    assert leaf_bytes(read) == changed
    assert (read == leaf) == (changed == raw)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b'"v":1', b'"v":2', "v is not 1: this leaf is of a version that is not known here"),
        (b'"v":1', b'"v":true', "not in canonical form"),
        (b'"number":7', b'"number":-7', "number is not an entry's number; they are whole and start at 1"),
        (b'"number":7', b'"number":"7"', "number is not an entry's number; they are whole and start at 1"),
        (b'"number":7', b'"number":7.0', "number is not a whole number written with digits only"),
        (b'"number":7', b'"number":7,"number":7', "number is given twice"),
        (b'"number":7,', b"", "the value is not a leaf: the key 'number' is missing"),
        (b'"number":7', b'"number":7,"other":7', "the value is not a leaf: the key 'other' is not known"),
        (b'"live"', b'"dead"', "origin is neither live nor loaded"),
        (b'"live"', b'["live"]', "origin is neither live nor loaded"),
        (b'"plenary"', b'""', "room is not an id"),
        (b'"plenary"', b"null", "room is not an id"),
        (b'"plenary"', b'"%s"' % (b"a" * 201), "room is not an id"),
        (b'"plenary"', b'"\\u0070lenary"', "not in canonical form"),
        (b'"plenary"', b'"e\xcc\x81"', "room is not in Unicode normal form NFC"),
        (b"09:00:00.000000Z", b"09:00:00Z", "time is not UTC written like"),
        (b"09:00:00.000000Z", b"24:00:00.000000Z", "time is not UTC written like"),
        (b"2026-02-04", b"2026-02-30", "time is not UTC written like"),
        (b'"2026-02-04T09:00:00.000000Z"', b"20260204", "time is not UTC written like"),
        (b'{"commitment":"', b'{"commitment":"00', "commitment is not the 32 bytes of a commitment"),
        (b'{"commitment":"', b'{"commitment":"xx', "commitment is not the 32 bytes of a commitment"),
        (EXAMPLE_BYTES, b"[]", "the value is not a leaf: an object was expected"),
        (EXAMPLE_BYTES, b" " * 8193, "the value is larger than the limit of 8,192 bytes"),
        (EXAMPLE_BYTES, EXAMPLE_BYTES + b"\n", "not in canonical form"),
    ],
)
def test_reading_says_what_is_wrong(old: bytes, new: bytes, message: str) -> None:
    assert old in EXAMPLE_BYTES
    with pytest.raises(CanonicalError) as caught:
        read_leaf(EXAMPLE_BYTES.replace(old, new))
    assert message in str(caught.value)


def test_the_longest_leaf_is_read() -> None:
    widest = "\x01" * 200
    leaf = Leaf(widest, widest, MAX, widest, EXAMPLE.time, "loaded", bytes(32))
    assert read_leaf(leaf_bytes(leaf)) == leaf


@given(st.sampled_from(["talks", "room", "seat"]), bad_texts_between)
def test_an_id_holds_no_more_than_any_recorded_text(field: str, bad: Any) -> None:
    with pytest.raises(CanonicalError) as caught:
        replace(EXAMPLE, **{field: bad})
    assert caught.value.path == field


class Origin(str, Enum):  # noqa: UP042  # a StrEnum would be written as its value
    LIVE = "live"


@pytest.mark.parametrize(
    ("field", "value"),
    # A member of such an enumeration equals "live", but would be written as "Origin.LIVE".
    [
        ("origin", Origin.LIVE),
        ("number", True),
        ("number", MAX + 1),
        ("commitment", "00" * 32),
        ("commitment", bytearray(32)),
        ("time", None),
    ],
)
def test_no_unsound_leaf_can_be_made(field: str, value: Any) -> None:
    with pytest.raises(CanonicalError) as caught:
        replace(EXAMPLE, **{field: value})
    assert caught.value.path == field


def test_a_commitment_binds_salt_and_payload() -> None:
    assert EXAMPLE.commitment != commitment(bytes(32), b'{"kind":"Say"}')
    assert EXAMPLE.commitment != commitment(SALT, b'{"kind":"Sax"}')
    # The border between them cannot be moved, because a salt has one length only.
    with pytest.raises(CanonicalError, match="salt has 33 bytes; give 32"):
        commitment(SALT + b"{", b'"kind":"Say"}')


@given(moments)
def test_time_is_written_in_utc(moment: datetime) -> None:
    elsewhere = timezone(timedelta(hours=4))
    written = leaf_time(moment)
    assert datetime.fromisoformat(written) == moment
    assert len(written) == 27
    if moment.year < 9999:
        assert leaf_time(moment.astimezone(elsewhere)) == written


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(CanonicalError, match="time has no time zone; say which"):
        leaf_time(datetime(2026, 2, 4))


def test_verifying_needs_the_standard_library_only() -> None:
    code = "import sys; import goodoffices.proof.leaf, goodoffices.proof.merkle; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    outside = {name.partition(".")[0] for name in loaded} & {"rfc8785", "msgspec", "django", "cryptography", "orjson"}
    assert "goodoffices.proof.merkle" in loaded
    assert outside == set()
