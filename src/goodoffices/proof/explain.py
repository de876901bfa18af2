"""What a verifier found, in plain words: what was checked, what is wrong, and what no verifier can check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256

from goodoffices.proof.keys import VerifierKey
from goodoffices.proof.since import Comparison
from goodoffices.proof.verify import Report

UNCHECKABLE = (
    "that nothing was suppressed before it was acknowledged: a log proves what is in it",
    "that these are all the rooms there are: a bundle holds those that its seat reads",
    "who held the account of a seat: an entry names the seat, not the person",
    "the time itself: it is the server's clock; the order within a room is checked",
)
"""What stays open however sound a bundle is."""


def fingerprint(key: VerifierKey) -> str:
    """A key's digest in groups of four, short enough to read aloud: 80 bits of SHA-256 over its whole text.

    >>> from goodoffices.proof.keys import SigningKey
    >>> fingerprint(SigningKey("goodoffices/a", 1, bytes(32)).verifier)
    '6757 2b2b 4a9e 4989 be05'
    """
    digest = sha256(str(key).encode()).hexdigest()[:20]
    return " ".join(digest[place : place + 4] for place in range(0, 20, 4))


def explain(report: Report) -> Iterator[str]:
    """Yield the lines of a report."""
    if report.findings:
        yield "NOT GENUINE, or damaged:"
        yield from (f"  - {finding}" for finding in report.findings)
    elif report.sound:
        yield "Sound: nothing was changed, dropped, doubled or added since the server signed it."
    if report.head is not None:
        head = report.head
        yield f"Talks {head.talks}, as read by {head.seat}, made {head.exported} by house {head.house}."
        yield from (f"  key {fingerprint(key)} ({key.words})" for key in head.keys)
    for room in report.rooms:
        erased = f", {room.erased} of them erased by order" if room.erased else ""
        last = f", the last at {room.last}" if room.last else ""
        yield f"Room {room.room}: {room.entries} entries{erased}{last}."
        for name, time in room.witnesses:
            yield f"  seen by {name} at {datetime.fromtimestamp(time, UTC).isoformat().replace('+00:00', 'Z')}"
    if report.sound:
        if not report.trusted:
            yield "The keys are those that the file itself brings: compare the fingerprints with what you were told."
        yield "Checked: every entry's place, author, time and words; the order; both signatures of every room."
        yield "Cannot be checked by anybody:"
        yield from (f"  - {limit}" for limit in UNCHECKABLE)


def explain_comparison(found: Comparison, earlier: str) -> Iterator[str]:
    """Yield the lines about a bundle that was held against an earlier one, which is called `earlier`."""
    if found.findings:
        yield "THE RECORD WAS REWRITTEN:"
        yield from (f"  - {finding}" for finding in found.findings)
        yield "Keep both files: together they show it to anybody who knows the house's keys."
        return
    yield from explain(found.new)
    if not found.old.sound:
        yield f"{earlier} is itself not genuine, or damaged, so nothing was compared with it:"
        yield from (f"  - {finding}" for finding in found.old.findings)
    elif found.apart:
        yield f"It was not compared with {earlier}: {found.apart}."
    elif found.sound:
        yield f"It begins with all that stands in {earlier}: nothing of that was changed or taken away."
        if found.erased:
            yield f"  Entries whose words were erased by order since then: {found.erased}; their places still hold."
