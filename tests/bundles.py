"""Bundles that the product makes, for tests: by a house with fixed keys."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache

from goodoffices.exporting import export
from goodoffices.house import House, new_house
from goodoffices.proof.keys import QUANTUM_SAFE, SigningKey
from goodoffices.proof.note import SignatureLine
from goodoffices.proving import Prover
from goodoffices.registry import Registry
from tests import mirna


def chance(count: int) -> bytes:
    """So many bytes, always the same."""
    return hashlib.shake_256(b"a house for tests").digest(count)


HOUSE: House = new_house(chance)


def _alike(key: SigningKey, text: str, time: int) -> SignatureLine:
    """A signature that comes out the same each time: ML-DSA-44 draws, so that something else stands for it."""
    if key.kind == QUANTUM_SAFE:
        raw = hashlib.shake_256(f"{key.name} {time} {text}".encode()).digest(2428)
        return SignatureLine(key.name, key.verifier.key_id, raw)
    return key.sign(text, time)


ALIKE: House = replace(HOUSE, sign=_alike)


def signing(registry: Registry, house: House = HOUSE) -> Prover:
    """The same record, in a house that signs."""
    return Prover(registry._records, registry.now, registry._randomness, house=house)


@cache
def of_mirna(seat: str) -> tuple[bytes, ...]:
    """The bundle of a seat at Lake Mirna, line by line."""
    return tuple(export(signing(mirna.registry(mirna.NAME)), mirna.NAME, seat))
