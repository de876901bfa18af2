"""Verifying a bundle: what was checked, what is wrong and where, and what no verifier can check.

Every byte of a bundle counts: a leaf fixes who, where and when, its commitment fixes what, the leaves together give the
root that the log's keys signed, and the house signed the digest of the whole file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias

from goodoffices.proof.bundle import FORMAT, MAX_LINE, VERSION, Head, house_name, plain, seal_text, sealing, spelled
from goodoffices.proof.checkpoint import cosigners, origin, verify_checkpoint
from goodoffices.proof.keys import VerifierKey, read_verifier
from goodoffices.proof.leaf import Leaf, commitment, leaf_hash, read_leaf
from goodoffices.proof.lines import Stop, value_of
from goodoffices.proof.merkle import Growing
from goodoffices.proof.note import NoteError, read_note, verify_note
from goodoffices.proof.noted import Gone, Noted, Signed
from goodoffices.proof.quick import Quick
from goodoffices.proof.values import CanonicalError

Line: TypeAlias = tuple[int, bytes]
"""The number of a line, and its bytes."""
MAX_FINDINGS: Final = 20
"""After so many faults a verifier stops: the file is not worth reading on."""


@dataclass(frozen=True, slots=True)
class RoomReport:
    """What a bundle holds of one room."""

    room: str
    entries: int
    erased: int
    root: bytes
    last: str
    """The time of the last entry; empty without entries."""
    witnesses: tuple[tuple[str, int], ...] = ()
    """Who cosigned the checkpoint, and at which POSIX time."""
    erasures: tuple[Gone, ...] = ()
    """Of entries that were erased by order of law: by whom, and why."""
    signatures: tuple[Signed, ...] = ()
    """The signatures of people that hold."""


@dataclass(slots=True)
class Report:
    """The outcome: `sound` only when nothing was found wrong and the whole file was read."""

    head: Head | None = None
    rooms: list[RoomReport] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    complete: bool = False
    trusted: bool = False
    """Whether the keys were known beforehand; otherwise they are those that the bundle itself brings."""

    @property
    def sound(self) -> bool:
        return self.complete and not self.findings


def verify(lines: Iterable[bytes], trusted: Sequence[VerifierKey] = ()) -> Report:
    """Verify a bundle given line by line (each with its newline), by keys known beforehand or else by its own."""
    report = Report(trusted=bool(trusted))
    digest = hashlib.sha256()
    try:
        reader = _read(lines)
        head = _head(*next(reader))
        report.head = head
        digest.update(spelled(plain(head)))
        keys, quick = tuple(trusted) or head.keys, Quick(head.talks)
        if trusted and set(trusted) != set(head.keys):
            report.findings.append("line 1: the bundle names other keys than those that you trust")
        for number, raw in reader:
            value = value_of(number, raw)
            if "seal" in value:
                _seals((number, raw), reader, head, keys, digest)
                report.complete = True
                break
            digest.update(raw)
            _room(number, value, reader, report, keys, digest, quick)
        else:
            raise Stop("the bundle is not sealed: it was cut off")
    except Stop as stop:
        report.findings.append(str(stop))
    return report


def _read(lines: Iterable[bytes]) -> Iterator[Line]:
    """Every line with its number."""
    number = 0
    for number, raw in enumerate(lines, 1):
        if len(raw) > MAX_LINE:
            raise Stop(f"line {number} is longer than any entry")
        yield number, raw
    if not number:
        raise Stop("the file is empty")


def _head(number: int, raw: bytes) -> Head:
    value = value_of(number, raw)
    if value.get("format") != FORMAT:
        raise Stop("line 1: this is no bundle of a record")
    if value.get("version") != VERSION:
        raise Stop("line 1: the bundle is of a version that this verifier does not know")
    try:
        head = Head(
            value["house"],
            value["talks"],
            value["seat"],
            value["exported"],
            tuple(read_verifier(key) for key in value["keys"]),
            tuple(read_verifier(key) for key in value["witnesses"]),
        )
        texts = (head.house, head.talks, head.seat, head.exported)
        if not all(isinstance(text, str) for text in texts):
            raise TypeError
    except (KeyError, TypeError, AttributeError):
        raise Stop("line 1: the head of the bundle is not complete") from None
    except NoteError as error:
        raise Stop(f"line 1: {error}") from None
    if spelled(plain(head)) != raw:
        raise Stop("line 1: the head of the bundle has something that does not belong there")
    if not head.keys or any(key.name != house_name(head.house) for key in head.keys):
        raise Stop("line 1: the keys of the bundle are not of its house")
    return head


def _room(
    number: int,
    value: dict[str, Any],
    reader: Iterator[Line],
    report: Report,
    keys: Sequence[VerifierKey],
    digest: hashlib._Hash,
    quick: Quick,
) -> None:
    """One room: its entries, then its checkpoint."""
    room, size = value.get("room"), value.get("entries")
    if value.keys() != {"room", "entries"} or not isinstance(room, str) or type(size) is not int or size < 0:
        raise Stop(f"line {number}: a room was expected")
    if any(room == known.room for known in report.rooms):
        raise Stop(f"line {number}: room {room!a} is there twice")
    assert report.head is not None
    quick.enter(room)
    tree, erased, last, noted = Growing(), 0, "", Noted(report.head.talks, room)
    for place, (number, raw) in zip(range(1, size + 1), reader, strict=False):
        digest.update(raw)
        read, known = quick.read(raw, place), len(report.findings)
        if read is not None and read[1] >= last:
            hashed, last = read
        else:
            hashed, time, gone = _entry(number, raw, report, room, place, last, quick)
            erased, last = erased + gone, time or last
            if len(report.findings) >= MAX_FINDINGS:
                raise Stop("more is wrong with this bundle than is worth listing")
        if len(report.findings) == known and (wrong := noted.read(raw)):
            report.findings.append(f"line {number}, entry {place} of {room!a}: {wrong}")
        tree.append(hashed)
    number, raw = _next(reader, room)
    value = value_of(number, raw)
    digest.update(raw)
    if value.keys() != {"checkpoint"} or not isinstance(value["checkpoint"], str):
        raise Stop(f"line {number}: the checkpoint of {room!a} was expected")
    root = tree.root()
    found = RoomReport(room, size, erased, root, last, (), tuple(noted.erasures), tuple(noted.signatures))
    try:
        log = [replace(key, name=origin(report.head.house, report.head.talks, room)) for key in keys]
        signed = verify_checkpoint(value["checkpoint"], log)
        if signed.size != size:
            raise NoteError(f"the checkpoint is of {signed.size} entries, and {size} are here")
        if signed.root != found.root:
            raise NoteError("the entries lead to another root than the one that was signed")
        seen = cosigners(value["checkpoint"], report.head.witnesses)
        found = replace(found, witnesses=tuple((key.name, time) for key, time in seen))
    except NoteError as error:
        report.findings.append(f"line {number}, room {room!a}: {error}")
    report.rooms.append(found)


def _next(reader: Iterator[Line], room: str) -> Line:
    line = next(reader, None)
    if line is None:
        raise Stop(f"the bundle ends in the middle of {room!a}")
    return line


def _entry(
    number: int, raw: bytes, report: Report, room: str, place: int, last: str, quick: Quick
) -> tuple[bytes, str, bool]:
    """Read an entry strictly, and report what is wrong with it; its leaf's hash, its time, whether its payload is gone.

    What is sound here is read more quickly where it comes again.
    """
    value = value_of(number, raw)
    if value.keys() != {"leaf", "payload", "salt"} or not isinstance(value["leaf"], str):
        raise Stop(f"line {number}: entry {place} of {room!a} was expected, and something else is there")
    written, payload, salt = value["leaf"].encode("utf-8", "surrogatepass"), value["payload"], value["salt"]
    leaf: Leaf | None = None
    wrong = ""
    try:
        leaf = read_leaf(written)
        wrong = _fault(leaf, payload, salt, report, room, place, last)
    except CanonicalError as error:
        wrong = f"the leaf {error}"
    if wrong:
        report.findings.append(f"line {number}, entry {place} of {room!a}: {wrong}")
    elif leaf is not None:
        quick.learn(leaf)
    return leaf_hash(written), leaf.time if leaf else "", payload is None


def _fault(leaf: Leaf, payload: Any, salt: Any, report: Report, room: str, place: int, last: str) -> str:
    """What is wrong with an entry whose leaf can be read; empty: nothing."""
    assert report.head is not None
    if (leaf.talks, leaf.room, leaf.number) != (report.head.talks, room, place):
        return f"the leaf is of entry {leaf.number} of {leaf.room!a} in {leaf.talks!a}"
    if leaf.time < last:
        return "the entry is older than the one before it"
    if payload is None and salt is None:
        return ""
    try:
        committed = commitment(bytes.fromhex(salt), payload.encode())
    except (TypeError, ValueError, AttributeError):
        return "the payload or its salt is not readable"
    if committed != leaf.commitment or bytes.fromhex(salt).hex() != salt:
        return "the payload is not the one that was entered"
    return ""


def _seals(line: Line, reader: Iterator[Line], head: Head, keys: Sequence[VerifierKey], digest: hashlib._Hash) -> None:
    """The seals of the house's keys, each over all that is above it, and nothing below them."""
    for place, key in enumerate(sealing(keys)):
        number, raw = line if not place else _next(reader, "the seals")
        value = value_of(number, raw)
        if value.keys() != {"seal"} or not isinstance(value["seal"], str):
            raise Stop(f"line {number}: a seal of the house was expected")
        try:
            note = read_note(value["seal"])
            if note.text != seal_text(head.house, digest.digest()):
                raise NoteError("what the house sealed is another bundle than this one")
            if len(note.lines) != 1 or not verify_note(note, [key]):
                raise NoteError("the seal has more than one signature")
        except NoteError as error:
            raise Stop(f"line {number}: {error}") from None
        digest.update(raw)
    if next(reader, None) is not None:
        raise Stop("something follows the seals of the bundle")
