"""One entry for a third party: its leaf, words and salt, and the path that puts them in a record that the house signed.

A disclosure is text, three lines of canonical JSON: the *head* (format, house, talks, room, the house's keys), the
*entry* as a bundle has it, and its *receipt* (C2SP tlog-proof) under the room's checkpoint. Of the other entries it
tells how many there are and nothing else, and neither who took it out of a bundle nor which witnesses saw the room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from goodoffices.proof.bundle import SINCE_CHANGED, VERSION, Handover, Sealed, house_name, plain_earlier, spelled
from goodoffices.proof.checkpoint import origin
from goodoffices.proof.handover import known, read_earlier, strangers, unfollowed
from goodoffices.proof.keys import VerifierKey, read_verifier
from goodoffices.proof.leaf import Leaf, commitment, leaf_hash, read_leaf
from goodoffices.proof.lines import Stop, value_of
from goodoffices.proof.merkle import ProofError
from goodoffices.proof.note import Note, NoteError, read_note
from goodoffices.proof.noted import Noted, Signed
from goodoffices.proof.receipt import Receipt, read_receipt, verify_receipt
from goodoffices.proof.values import CanonicalError

FORMAT: Final = "goodoffices-entry"
SUFFIX: Final = ".entry"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a disclosed entry stands: whose server, which talks, which room; and by which keys to judge it."""

    house: str
    talks: str
    room: str
    keys: tuple[VerifierKey, ...]
    earlier: tuple[Handover, ...] = ()
    """As in the head of a bundle."""


@dataclass(slots=True)
class Disclosed:
    """What a verifier found in a disclosure; `leaf` and `payload` are only there when it is sound."""

    place: Place | None = None
    leaf: Leaf | None = None
    payload: str = ""
    size: int = 0
    """How many entries the room had when the house signed."""
    findings: list[str] = field(default_factory=list)
    signatures: tuple[Signed, ...] = ()
    """The signature of a person in it."""
    trusted: bool = False
    """Whether the keys were known beforehand; otherwise they are those that the file itself brings."""

    @property
    def sound(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.findings and self.leaf is not None


def write_disclosure(place: Place, entry: Sealed, receipt: Receipt) -> bytes:
    """The file of one entry. Raises `ValueError` for an entry whose words were erased: there is nothing to show."""
    if entry.payload is None or entry.salt is None:
        raise ValueError("the words of this entry were erased")
    only = Receipt(receipt.index, receipt.path, _own_lines(receipt.checkpoint, place))
    held = {"leaf": entry.leaf.decode(), "payload": entry.payload.decode(), "salt": entry.salt.hex()}
    return spelled(_plain(place)) + spelled(held) + spelled({"receipt": str(only)})


def verify_disclosure(lines: Iterable[bytes], trusted: Sequence[VerifierKey] = ()) -> Disclosed:
    """Verify a disclosure given line by line, by keys known beforehand or else by its own."""
    found = Disclosed(trusted=bool(trusted))
    try:
        given = list(islice(lines, 4))
        if len(given) != 3 or not given[2].endswith(b"\n"):
            raise Stop("a proof of one entry has three lines")
        head, entry, receipt = (value_of(number, raw) for number, raw in enumerate(given, 1))
        place = found.place = _place(head, given[0])
        if unfollowed(place.house, place.keys, place.earlier):
            raise Stop("line 1: earlier keys of the house did not hand over to those after them")
        if trusted and not known(place.house, place.keys, place.earlier, trusted):
            raise Stop(f"line 1: {strangers(place.house, place.keys, trusted, 'file')}")
        if entry.keys() != {"leaf", "payload", "salt"} or not all(isinstance(each, str) for each in entry.values()):
            raise Stop("line 2: an entry was expected, and something else is there")
        if receipt.keys() != {"receipt"} or not isinstance(receipt["receipt"], str):
            raise Stop("line 3: a receipt was expected, and something else is there")
        leaf, raw = _leaf(entry, place)
        found.size = _size(receipt["receipt"], leaf, raw, place)
        noted = Noted(place.talks, place.room)
        if wrong := noted.read(given[1]):
            raise Stop(f"line 2: {wrong}")
        found.signatures = tuple(noted.signatures)
        found.leaf, found.payload = leaf, entry["payload"]
    except Stop as stop:
        found.findings.append(str(stop))
    return found


def _plain(place: Place) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": SINCE_CHANGED if place.earlier else VERSION,
        "house": place.house,
        "talks": place.talks,
        "room": place.room,
        "keys": [str(key) for key in place.keys],
        **plain_earlier(place.earlier),
    }


def _place(value: dict[str, Any], raw: bytes) -> Place:
    if value.get("format") != FORMAT:
        raise Stop("line 1: this is no proof of one entry")
    if value.get("version") not in (VERSION, SINCE_CHANGED):
        raise Stop("line 1: the proof is of a version that this verifier does not know")
    try:
        keys = tuple(read_verifier(key) for key in value["keys"])
        place = Place(value["house"], value["talks"], value["room"], keys, read_earlier(value))
        texts = (place.house, place.talks, place.room, *(each.note for each in place.earlier))
        if not all(isinstance(text, str) for text in texts):
            raise TypeError
    except (KeyError, TypeError, AttributeError):
        raise Stop("line 1: the head of the proof is not complete") from None
    except NoteError as error:
        raise Stop(f"line 1: {error}") from None
    if spelled(_plain(place)) != raw:
        raise Stop("line 1: the head of the proof has something that does not belong there")
    own = (*place.keys, *(key for each in place.earlier for key in each.keys))
    if not place.keys or any(key.name != house_name(place.house) for key in own):
        raise Stop("line 1: the keys of the proof are not of its house")
    return place


def _leaf(entry: dict[str, str], place: Place) -> tuple[Leaf, bytes]:
    """The leaf and its bytes, once the words are found to be those that it commits to."""
    raw = entry["leaf"].encode("utf-8", "surrogatepass")
    try:
        leaf = read_leaf(raw)
    except CanonicalError as error:
        raise Stop(f"line 2: the leaf {error}") from None
    if (leaf.talks, leaf.room) != (place.talks, place.room):
        raise Stop(f"line 2: the leaf is of {leaf.room!a} in {leaf.talks!a}")
    try:
        salt = bytes.fromhex(entry["salt"])
        committed = commitment(salt, entry["payload"].encode())
    except ValueError:
        raise Stop("line 2: the payload or its salt is not readable") from None
    if committed != leaf.commitment or salt.hex() != entry["salt"]:
        raise Stop("line 2: the payload is not the one that was entered")
    return leaf, raw


def _size(written: str, leaf: Leaf, raw: bytes, place: Place) -> int:
    """How many entries the room had, once the receipt is found to put the leaf among them."""
    try:
        receipt = read_receipt(written)
        if str(receipt) != written or receipt.extra:
            raise NoteError("the receipt has something that does not belong there")
        if receipt.index != leaf.number - 1:
            raise NoteError(f"the receipt is of entry {receipt.index + 1}, and the leaf of entry {leaf.number}")
        if _own_lines(receipt.checkpoint, place) != receipt.checkpoint:
            raise NoteError("the checkpoint has something that does not belong there")
        return verify_receipt(receipt, leaf_hash(raw), log_keys(place)).size
    except (NoteError, ProofError) as error:
        raise Stop(f"line 3: {error}") from None


def log_keys(place: Place) -> list[VerifierKey]:
    """The house's keys under the name of the room's log."""
    name = origin(place.house, place.talks, place.room)
    return [VerifierKey(name, key.kind, key.public) for key in place.keys]


def _own_lines(checkpoint: str, place: Place) -> str:
    """The checkpoint with the house's own signatures alone, one for each key, in the order of the keys."""
    note = read_note(checkpoint)
    lines = {(line.name, line.key_id): line for line in note.lines}
    own = (lines.get((key.name, key.key_id)) for key in log_keys(place))
    return str(Note(note.text, tuple(line for line in own if line is not None)))
