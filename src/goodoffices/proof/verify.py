"""Verifying a bundle: what was checked, what is wrong and where, and what no verifier can check.

Every byte of a bundle counts: a leaf fixes who, where and when, its commitment fixes what, the leaves together give the
root that the log's keys signed, and the house signed the digest of the whole file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, Final, TypeAlias

from goodoffices.proof.bundle import (
    FORMAT,
    SINCE_CHANGED,
    VERSION,
    Handover,
    Head,
    house_name,
    plain,
    seal_text,
    sealing,
    spelled,
)
from goodoffices.proof.checkpoint import cosigners, origin, verify_checkpoint
from goodoffices.proof.entries import Entries, Told
from goodoffices.proof.handover import known, partly, read_earlier, strangers, unfollowed
from goodoffices.proof.keys import VerifierKey, read_verifier
from goodoffices.proof.lines import Stop, value_of
from goodoffices.proof.note import NoteError, read_note, verify_note
from goodoffices.proof.noted import Gone, Signed
from goodoffices.proof.quick import Quick

Line: TypeAlias = tuple[int, bytes]
"""The number of a line, and its bytes."""
AT_ONCE: Final = 256
"""So many lines of entries are in memory together."""


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
    unexplained: tuple[int, ...] = ()
    """Entries whose words are gone, and no act of erasure here names them."""


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


def verify(
    lines: Iterable[bytes],
    trusted: Sequence[VerifierKey] = (),
    told: Told | None = None,
    before: Sequence[Handover] = (),
) -> Report:
    """Verify a bundle given line by line (each with its newline), by keys known beforehand or else by its own.

    Keys to which those that are trusted handed over are trusted too, and so are those that the house had `before` them.
    `told` hears of every entry on the way, whatever comes of the whole.
    """
    report = Report(trusted=bool(trusted))
    digest = hashlib.sha256()
    try:
        reader = enumerate(lines, 1)
        head = _head(*_next(reader, "the file is empty"))
        report.head = head
        digest.update(spelled(plain(head)))
        keys, quick = head.keys, Quick(head.talks)
        if unfollowed(head.house, head.keys, head.earlier):
            report.findings.append("line 1: earlier keys of the house did not hand over to those after them")
        if trusted and not known(head.house, head.keys, head.earlier, trusted, before):
            report.findings.append(f"line 1: {strangers(head.house, head.keys, trusted, 'bundle')}")
            keys = head.keys if partly(head.house, head.keys, trusted) else tuple(trusted)
        for number, raw in reader:
            value = value_of(number, raw)
            if "seal" in value:
                _seals((number, raw), reader, head, keys, digest)
                report.complete = True
                break
            digest.update(raw)
            _room(number, value, reader, report, keys, digest, quick, told)
        else:
            raise Stop("the bundle is not sealed: it was cut off")
    except Stop as stop:
        report.findings.append(str(stop))
    return report


def _head(number: int, raw: bytes) -> Head:
    value = value_of(number, raw)
    if value.get("format") != FORMAT:
        raise Stop("line 1: this is no bundle of a record")
    if value.get("version") not in (VERSION, SINCE_CHANGED):
        raise Stop("line 1: the bundle is of a version that this verifier does not know")
    try:
        head = Head(
            value["house"],
            value["talks"],
            value["seat"],
            value["exported"],
            tuple(read_verifier(key) for key in value["keys"]),
            tuple(read_verifier(key) for key in value["witnesses"]),
            read_earlier(value),
        )
        texts = (head.house, head.talks, head.seat, head.exported, *(each.note for each in head.earlier))
        if not all(isinstance(text, str) for text in texts):
            raise TypeError
    except (KeyError, TypeError, AttributeError):
        raise Stop("line 1: the head of the bundle is not complete") from None
    except NoteError as error:
        raise Stop(f"line 1: {error}") from None
    if spelled(plain(head)) != raw:
        raise Stop("line 1: the head of the bundle has something that does not belong there")
    own = (*head.keys, *(key for each in head.earlier for key in each.keys))
    if not head.keys or any(key.name != house_name(head.house) for key in own):
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
    told: Told | None,
) -> None:
    """One room: its entries, then its checkpoint."""
    room, size = value.get("room"), value.get("entries")
    if value.keys() != {"room", "entries"} or not isinstance(room, str) or type(size) is not int or size < 0:
        raise Stop(f"line {number}: a room was expected")
    if any(room == known.room for known in report.rooms):
        raise Stop(f"line {number}: room {room!a} is there twice")
    assert report.head is not None
    read = Entries(report.head.talks, room, quick, report.findings, told)
    for place in range(1, size + 1, AT_ONCE):
        held = [raw for _, raw in islice(reader, min(AT_ONCE, size + 1 - place))]
        digest.update(b"".join(held))
        read.read(number + place, held, place)
    number, raw = _next(reader, f"the bundle ends in the middle of {room!a}")
    value = value_of(number, raw)
    digest.update(raw)
    if value.keys() != {"checkpoint"} or not isinstance(value["checkpoint"], str):
        raise Stop(f"line {number}: the checkpoint of {room!a} was expected")
    root, said = read.tree.root(), read.noted
    named = {gone.entry for gone in said.erasures}
    found = RoomReport(
        room, size, len(read.erased), root, read.last, (), tuple(said.erasures), tuple(said.signatures),
        tuple(place for place in read.erased if place not in named),
    )  # fmt: skip
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


def _next(reader: Iterator[Line], otherwise: str) -> Line:
    line = next(reader, None)
    if line is None:
        raise Stop(otherwise)
    return line


def _seals(line: Line, reader: Iterator[Line], head: Head, keys: Sequence[VerifierKey], digest: hashlib._Hash) -> None:
    """The seals of the house's keys, each over all that is above it, and nothing below them."""
    for place, key in enumerate(sealing(keys)):
        number, raw = line if not place else _next(reader, "the bundle ends in the middle of 'the seals'")
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
