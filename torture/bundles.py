"""Bundles changed in every way: both verifiers must find each, and give the right reason.

The changes are single bytes, lines that were dropped, doubled or put elsewhere, and what a house that has the keys can
do: seal a bundle that contradicts its own checkpoints, or rewrite the record, sign it all anew and hide nothing but
what was there before. The last is found only by whoever has an earlier bundle.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from random import Random
from typing import Any, Protocol

from goodoffices.proof.since import compare
from goodoffices.proof.verify import verify
from torture.made import TRUSTED, bundle, said
from torture.orders import moved, of_order
from torture.reasons import Reason, heard, laid_out, of_byte
from torture.rewriting import contradictions, rewritings

LETTERS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/"
BATCH = 1000  # changes that the page is given at once

SOUND = {"plenary": said("plenary", 7, erased=[3]), "capital.akra": said("capital.akra", 3), "public": ()}


@dataclass(frozen=True, slots=True)
class Change:
    """One changed bundle, how it was changed, and the reasons that are right; a browser may have others."""

    how: str
    lines: tuple[bytes, ...]
    reasons: frozenset[Reason]
    in_browser: frozenset[Reason]
    since: bool = False
    """Whether it is to be held against the sound bundle as an earlier one."""


@dataclass(slots=True)
class Found:
    """What became of the changes, for one verifier."""

    changes: int = 0
    missed: int = 0  # called sound
    other: int = 0  # found, for a reason that is not the right one
    seconds: float = 0.0
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def judge(self, change: Change, right: frozenset[Reason], finding: str | None, heard: Hear = heard) -> None:
        """Count what a verifier found: its first finding, or None where it called the bundle sound."""
        self.changes += 1
        if finding is None and not any(reason.what == "unchecked" for reason in right):
            self.missed += 1
            self.examples.append(f"{change.how}: called sound")
            return
        reason = heard(finding) if finding is not None else Reason("unchecked")
        self.reasons[change.how, reason.what] += 1
        if reason not in right:
            self.other += 1
            self.examples.append(f"{change.how}: {finding!r}, and not {sorted(map(str, right))}")


Hear = Callable[[str], Reason]
"""Puts a finding into the classes of reasons."""


class Verifier(Protocol):
    """Judges a batch of changes: the first finding of each, or None where it is called sound."""

    def __call__(self, batch: Sequence[Change]) -> list[str | None]: ...


def bytes_changed(count: int, chance: Random) -> Iterator[Change]:
    """Single bytes: half of them anywhere, half in any line alike, for most bytes are of signatures.

    Half become any other byte, half a letter or digit, which more often leaves a line that can be read.
    """
    lines = bundle(SOUND)
    parts = laid_out(lines)
    lengths = [len(line) for line in lines]
    while count:
        at = chance.choices(range(len(lines)), lengths)[0] if chance.random() < 0.5 else chance.randrange(len(lines))
        place, line = chance.randrange(lengths[at]), lines[at]
        byte = chance.choice(LETTERS.replace(line[place : place + 1], b"") if chance.random() < 0.5 else range(256))
        if byte == line[place]:
            continue
        changed = line[:place] + bytes([byte]) + line[place + 1 :]
        right, in_browser = (frozenset(of_byte(parts, at, changed, browser)) for browser in (False, True))
        yield Change(f"byte of {parts[at].kind}", (*lines[:at], changed, *lines[at + 1 :]), right, in_browser)
        count -= 1


def lines_moved(count: int, chance: Random) -> Iterator[Change]:
    """Lines and whole rooms that were dropped, doubled or put elsewhere."""
    lines = bundle(SOUND)
    parts = laid_out(lines)
    while count:
        how, order = moved(parts, chance)
        if order != list(range(len(lines))):
            right = frozenset({of_order(parts, order)})
            yield Change(how, tuple(lines[at] for at in order), right, right)
            count -= 1


def signed_anew(count: int, chance: Random) -> Iterator[Change]:
    """What a house with the keys can do, by turns."""
    for made in islice(_by_turns(chance), count):
        right = frozenset({made.reason})
        yield Change(made.how, tuple(made.lines), right, right, made.since)


def _by_turns(chance: Random) -> Iterator[Any]:
    for lie, past in zip(contradictions(SOUND, chance), rewritings(SOUND, chance), strict=False):
        yield from (lie, past)


def in_python(batch: Sequence[Change]) -> list[str | None]:
    """The Python verifier."""
    return [_first_in_python(change) for change in batch]


def _first_in_python(change: Change) -> str | None:
    if not change.since:
        report = verify(b"".join(change.lines).splitlines(keepends=True), TRUSTED)
        return None if report.sound else report.findings[0]
    found = compare(bundle(SOUND), change.lines, TRUSTED)
    return None if found.sound else [*found.old.findings, *found.new.findings, found.apart, *found.findings][-1]


def judged(
    changes: Iterable[Change], verifiers: dict[str, Verifier], tell: Callable[[int], None], heard: Hear = heard
) -> dict[str, Found]:
    """Give every change to every verifier."""
    found = {name: Found() for name in verifiers}
    going, count = iter(changes), 0
    while batch := list(islice(going, BATCH)):
        for name, verifier in verifiers.items():
            begun = time.monotonic()
            findings = verifier(batch)
            found[name].seconds += time.monotonic() - begun
            for change, finding in zip(batch, findings, strict=True):
                found[name].judge(change, change.in_browser if name == "page" else change.reasons, finding, heard)
        count += len(batch)
        tell(count)
    return found
