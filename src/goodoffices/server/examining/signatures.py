"""What was signed about the logs: by the house, and by those who watched it. Each has to hold for the log as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS

from goodoffices.house import House, log_keys
from goodoffices.proof.bundle import Handover
from goodoffices.proof.checkpoint import Checkpoint, origin, verify_checkpoint
from goodoffices.proof.handover import follow
from goodoffices.proof.keys import VerifierKey, read_verifier
from goodoffices.proof.note import NoteError, SignatureLine, read_note
from goodoffices.server.examining.logs import Examined, Log
from goodoffices.server.store.statements import rows
from goodoffices.talks.act import RoomId, SeatId, Talks
from goodoffices.witnessing import Seen

_COSIGNED = "SELECT room_id, size, seat, key, line FROM store_cosignature ORDER BY room_id, size, seat"


@dataclass(frozen=True, slots=True)
class Signers:
    """A house as others know it: its name, its public keys, and those that handed over to them."""

    name: str
    keys: tuple[VerifierKey, ...]
    earlier: tuple[Handover, ...] = ()

    @classmethod
    def of(cls, house: House) -> Signers:
        """What others know of a house."""
        return cls(house.name, house.verifiers, house.earlier)

    def verified(self, talks: Talks, room: RoomId, text: str) -> Checkpoint:
        """A checkpoint of a room's log that the house signed, with the keys of whichever time.

        Raises `NoteError` for one that it did not sign.
        """
        for before in self.earlier:
            with suppress(NoteError):
                return verify_checkpoint(text, log_keys(before.keys, origin(self.name, talks, room)))
        return verify_checkpoint(text, log_keys(self.keys, origin(self.name, talks, room)))


@dataclass(frozen=True, slots=True)
class Cosigned:
    """That a seat saw a room's log at a size."""

    row: int
    size: int
    seat: SeatId
    key: str
    line: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a log is to be at a size, by a checkpoint that was kept elsewhere; and by whom, in words."""

    talks: Talks
    room: RoomId
    size: int
    root: bytes
    by: str


def cosigned(using: str = DEFAULT_DB_ALIAS) -> list[Cosigned]:
    """All that was cosigned."""
    return [Cosigned(*each) for each in rows(using, _COSIGNED)]


def sizes(log: Log, seen: Iterable[Cosigned], claims: Iterable[Claimed]) -> set[int]:
    """The sizes at which a log's root is needed."""
    of_seats = {each.size for each in seen if each.row == log.row}
    return of_seats | {each.size for each in claims if (each.talks, each.room) == (log.talks, log.room)}


def unlike_cosigned(house: str, seen: Iterable[Cosigned], found: Mapping[int, Examined]) -> Iterator[str]:
    """What is wrong with cosignatures: they are over other logs than these, by the rows of their rooms."""
    for each in seen:
        examined = found.get(each.row)
        if examined is None or each.size not in examined.roots:
            yield f"{each.seat} signed a log of {each.size} entries that is not there"
            continue
        log = examined.log
        try:
            key, line = read_verifier(each.key), _line(each.line)
            text = Checkpoint(origin(house, log.talks, log.room), each.size, examined.roots[each.size]).text
            if (key.name, key.key_id) != (line.name, line.key_id):
                raise NoteError("the signature is of another key")
            key.verify(text, line.signature)
        except NoteError as error:
            yield f"{log}, at {each.size} entries: what {each.seat} signed is not this record ({error})"


def _line(text: str) -> SignatureLine:
    """A signature line as it is kept. Raises `NoteError`."""
    lines = read_note(f"x\n\n{text}").lines
    if len(lines) != 1:
        raise NoteError("it is not one signature")
    return lines[0]


def unlike_claimed(claims: Iterable[Claimed], found: Iterable[Examined]) -> Iterator[str]:
    """Where a log is not what a checkpoint says that was kept elsewhere."""
    by_room = {(each.log.talks, each.log.room): each for each in found}
    for claim in claims:
        examined = by_room.get((claim.talks, claim.room))
        where = f"{claim.room} of {claim.talks}"
        if examined is None:
            yield f"{where} had {claim.size} entries by {claim.by}, and is not here"
        elif claim.size > examined.log.number:
            yield f"{where} had {claim.size} entries by {claim.by}, and has {examined.log.number} here"
        elif claim.size not in examined.roots:
            yield f"{where} cannot be held against {claim.by}: its log is not whole"
        elif examined.roots[claim.size] != claim.root:
            yield f"{where}: its first {claim.size} entries are not those of {claim.by}"


def claimed(signers: Signers, checkpoints: Iterable[tuple[Talks, RoomId, str]], by: str) -> list[Claimed]:
    """What checkpoints claim that the house signed. Raises `NoteError` for one that it did not sign."""
    heads = [(talks, room, signers.verified(talks, room, text)) for talks, room, text in checkpoints]
    return [Claimed(talks, room, head.size, head.root, by) for talks, room, head in heads]


def witnessed(signers: Signers, seen: Seen, name: str) -> list[Claimed]:
    """What a witness remembers of this house, from its file called `name`.

    Raises `NoteError` where the house is another one, or did not sign what is remembered.
    """
    if seen.house != signers.name:
        raise NoteError(f"it is of house {seen.house or 'unknown'}, and the house here is {signers.name}")
    if not follow(signers.name, [read_verifier(key) for key in seen.keys], signers.keys, signers.earlier):
        raise NoteError("the keys of the house that it knows did not hand over to those here")
    return claimed(signers, ((seen.talks, room, text) for room, text in seen.rooms.items()), f"the witness file {name}")


def unlike_house(house: House) -> Iterator[str]:
    """What is wrong with the house's own keys."""
    if house.earlier and not follow(house.name, house.earlier[0].keys, house.verifiers, house.earlier):
        yield "the keys before did not hand over to the present ones"
    try:
        Signers.of(house).verified("doctor", "doctor", house.checkpoint("doctor", "doctor", 1, bytes(32), 0))
    except NoteError as error:
        yield f"what the keys sign does not verify: {error}"
