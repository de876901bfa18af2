"""Bundles that the product makes, for tests: by a house whose keys are known."""

from __future__ import annotations

from functools import cache

from goodoffices.exporting import export
from goodoffices.proving import Prover
from goodoffices.registry import Registry
from tests import mirna
from tests.house import HOUSE


def signing(registry: Registry) -> Prover:
    """The same record, in a house that signs."""
    return Prover(registry._records, registry.now, registry._randomness, house=HOUSE)


@cache
def of_mirna(seat: str) -> tuple[bytes, ...]:
    """The bundle of a seat at Lake Mirna, line by line."""
    return tuple(export(signing(mirna.registry(mirna.NAME)), mirna.NAME, seat))
