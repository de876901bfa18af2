"""Whether a report was filed before: the same bytes, the same words, or nearly the same.

Two texts resemble each other by the share of their runs of three words that both have (Broder 1997). Which earlier
texts to compare is told by marks: numbers that such texts are likely to share. One mark is of the original's bytes;
eight are of the text's MinHash, four of its 32 minima each, so that of two texts that have 85 in 100 runs in common
998 in 1000 share one, and of two that have 30 in 100 fewer than 7 in 100 do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from struct import pack, unpack

from msgspec import Struct

from goodoffices.dispatches.tokens import tokens
from goodoffices.talks.filing import FileDispatch

NEAR = 0.75  # from this resemblance on, a report is a version of the other
RUN, MINIMA, ROWS, SEED = 3, 32, 4, 1
FEW = 12  # runs; a text that has fewer is the same only where all its words are


class Version(Struct, frozen=True):
    """The earlier dispatch that a report is the same as, or an edited version of."""

    number: int
    same: bool  # the same bytes, or the same words


@lru_cache(maxsize=128)  # filing asks twice: whether it was filed before, and for keeping it
def marks(sha256: str | None, text: str) -> tuple[int, ...]:
    """What a report is found by again: integers of 64 bits with their sign. Empty where there is nothing to tell by."""
    from rensa import RMinHash

    found = [_mark(b"o", bytes.fromhex(sha256))] if sha256 else []
    runs = sorted(_runs(text))
    if runs:
        minhash = RMinHash(num_perm=MINIMA, seed=SEED)
        minhash.update(runs)
        minima = minhash.digest()
        bands = (minima[at : at + ROWS] for at in range(0, MINIMA, ROWS))
        found += [_mark(b"%d" % band, pack(f">{ROWS}I", *some)) for band, some in enumerate(bands)]
    return tuple(found)


def resemblance(text: str, other: str) -> float:
    """How much alike two texts are, from 0 to 1: the share of runs of three words that both have."""
    one, two = _runs(text), _runs(other)
    return len(one & two) / len(one | two) if one or two else 0.0


def version_of(sha256: str | None, text: str, earlier: Mapping[int, FileDispatch]) -> Version | None:
    """Of which of the `earlier` dispatches a report is a version: the first that is the same, else the most alike."""
    for number, dispatch in earlier.items():
        if (sha256 and dispatch.sha256 == sha256) or (text and tokens(dispatch.text) == tokens(text)):
            return Version(number, True)
    if len(_runs(text)) < FEW:
        return None
    alike: Iterable[tuple[float, int]] = ((resemblance(text, d.text), -number) for number, d in earlier.items())
    degree, number = max(alike, default=(0.0, 0))
    return Version(-number, False) if degree >= NEAR else None


def _runs(text: str) -> set[str]:
    words = tokens(text)
    if 0 < len(words) < RUN:
        return {" ".join(words)}
    return set(map(" ".join, zip(*(words[at:] for at in range(RUN)), strict=False)))


def _mark(what: bytes, of: bytes) -> int:
    number: int = unpack(">q", blake2b(of, digest_size=8, person=what).digest())[0]
    return number
