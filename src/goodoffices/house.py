"""The house: the name and the keys with which an installation signs what its rooms' logs hold.

A house signs twice: with Ed25519, which every tool reads, and with ML-DSA-44, which a quantum computer does not forge.
Its keys are named after it; on the checkpoint of a room's log the same keys stand under the log's own name. When the
keys are changed, those before them sign who comes after, so that whoever knew the old ones can follow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import msgspec

from goodoffices.proof.bundle import Handover, house_name
from goodoffices.proof.checkpoint import Checkpoint, origin
from goodoffices.proof.handover import handover_text
from goodoffices.proof.keys import NOTE, QUANTUM_SAFE, SEED_BYTES, SigningKey, VerifierKey, read_verifier
from goodoffices.proof.note import SignatureLine, write_note
from goodoffices.talks.act import RoomId, Talks

KINDS = (NOTE, QUANTUM_SAFE)
MAX_NAME = 40

Sign = Callable[[SigningKey, str, int], SignatureLine]
"""How a key signs a text at a POSIX time. Replaced where signatures must come out the same each time: ML-DSA draws."""


class HouseError(ValueError):
    """The keys of a house cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class House:
    """A house: its name, the keys that it signs with, and those that it signed with before, the earliest first."""

    name: str
    keys: tuple[SigningKey, ...]
    earlier: tuple[Handover, ...] = ()
    sign: Sign = SigningKey.sign

    @property
    def verifiers(self) -> tuple[VerifierKey, ...]:
        """The public keys, under the house's name."""
        return tuple(key.verifier for key in self.keys)

    def checkpoint(self, talks: Talks, room: RoomId, size: int, root: bytes, time: int) -> str:
        """The signed checkpoint of a room's log, at a POSIX time in seconds."""
        log = origin(self.name, talks, room)
        head = Checkpoint(log, size, root)
        return write_note(head.text, (self.sign(replace(key, name=log), head.text, time) for key in self.keys))

    def log_keys(self, talks: Talks, room: RoomId) -> list[VerifierKey]:
        """The public keys under the name of a room's log: what its checkpoints are verified with."""
        return log_keys(self.verifiers, origin(self.name, talks, room))

    def rotated(self, randomness: Callable[[int], bytes], time: int) -> House:
        """The house with new keys, to which those before them hand over; `randomness` gives so many random bytes."""
        keys = _keys(self.name, randomness)
        text = handover_text(self.name, len(self.earlier) + 1, [key.verifier for key in keys])
        note = write_note(text, (self.sign(key, text, time) for key in self.keys))
        return replace(self, keys=keys, earlier=(*self.earlier, Handover(self.verifiers, note)))


def log_keys(keys: Sequence[VerifierKey], log: str) -> list[VerifierKey]:
    """A house's public keys under the name of one of its logs."""
    return [replace(key, name=log) for key in keys]


def new_house(randomness: Callable[[int], bytes]) -> House:
    """A house with a random name and new keys; `randomness` gives so many random bytes."""
    name = randomness(8).hex()
    return House(name, _keys(name, randomness))


def _keys(name: str, randomness: Callable[[int], bytes]) -> tuple[SigningKey, ...]:
    return tuple(SigningKey(house_name(name), kind, randomness(SEED_BYTES)) for kind in KINDS)


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a house is written down."""

    house: str
    ed25519: str  # the seed, hexadecimal
    ml_dsa_44: str
    earlier: list[tuple[list[str], str]] = []


def write_house(house: House) -> str:
    """A house as JSON, with its secret seeds: for a file that only its operator reads."""
    seeds = {key.kind: key.seed.hex() for key in house.keys}
    earlier = [([str(key) for key in each.keys], each.note) for each in house.earlier]
    kept = _Kept(house.name, seeds[NOTE], seeds[QUANTUM_SAFE], earlier)
    return msgspec.json.format(msgspec.json.encode(kept)).decode()


def read_house(written: str | bytes) -> House:
    """Read a house as it was written down. Raises `HouseError`, and never shows a seed."""
    try:
        kept = msgspec.json.decode(written, type=_Kept)
        if not (0 < len(kept.house) <= MAX_NAME and kept.house.isascii() and kept.house.isalnum()):
            raise HouseError(f"the name of the house is not 1 to {MAX_NAME} letters and digits")
        name = house_name(kept.house)
        keys = (
            SigningKey(name, NOTE, bytes.fromhex(kept.ed25519)),
            SigningKey(name, QUANTUM_SAFE, bytes.fromhex(kept.ml_dsa_44)),
        )
        earlier = tuple(Handover(tuple(map(read_verifier, keys)), note) for keys, note in kept.earlier)
    except msgspec.DecodeError:
        raise HouseError("the keys of the house are not written as Good Offices writes them") from None
    except HouseError:
        raise
    except ValueError:
        raise HouseError("a key of the house is not as long, or not as spelled, as keys are") from None
    return House(kept.house, keys, earlier)
