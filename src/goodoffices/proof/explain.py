"""What a verifier found, in plain words: what was checked, what is wrong, and what no verifier can check."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

from goodoffices.proof.acknowledged import Acknowledged
from goodoffices.proof.disclosure import Disclosed
from goodoffices.proof.keys import VerifierKey
from goodoffices.proof.noted import DONE, Signed
from goodoffices.proof.since import Comparison
from goodoffices.proof.verify import Report

LAST: Final = 253402300799
"""The last second of the year 9999, after 1970."""

MOST: Final = 20
"""So many entries are named in a line."""

UNCHECKABLE = (
    "that nothing was suppressed before it was acknowledged: a log proves what is in it",
    "that these are all the rooms there are: a bundle holds those that its seat reads",
    "who held the account of a seat: an entry names the seat, not the person",
    "whose key signed a text: compare its fingerprint with what its holder tells you",
    "the time itself: it is the server's clock; the order within a room is checked",
)
"""What stays open however sound a bundle is."""
UNCHECKABLE_OF_ONE = (
    "what stands before and after it: of the other entries only the number of them is told",
    UNCHECKABLE[2],
    UNCHECKABLE[3],
    "the time itself: it is the server's clock",
)
"""What stays open however sound the proof of one entry is."""
OWN_KEYS = "The keys are those that the file itself brings: compare the fingerprints with what you were told."
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]")


def visible(line: str) -> str:
    """A line for a terminal: whatever a file says, it can neither break the line nor colour or move anything."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", line)


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
        yield from _keys(head.keys)
    for room in report.rooms:
        erased = f", {room.erased} of them erased" if room.erased else ""
        last = f", the last at {room.last}" if room.last else ""
        yield f"Room {room.room}: {room.entries} entries{erased}{last}."
        for gone in room.erasures:
            order = f" ({gone.order})" if gone.order else ""
            yield f"  entry {gone.entry} was erased by {gone.by} at {gone.time}{order}, reason: {gone.reason}"
        if room.unexplained:
            yield f"  {_unexplained(room.unexplained)}"
        yield from (f"  {_signed(signed)}" for signed in room.signatures)
        for name, time in room.witnesses:
            yield f"  seen by {name} at {_moment(time)}"
    if report.sound:
        if not report.trusted:
            yield OWN_KEYS
        yield "Checked: every entry's place, author, time and words; the order; the house's signatures over every room."
        yield "Cannot be checked by anybody:"
        yield from (f"  - {limit}" for limit in UNCHECKABLE)


def _unexplained(entries: tuple[int, ...]) -> str:
    """That words are gone, and nothing here says by whose order; the numbers of the first such entries."""
    more = f" and {len(entries) - MOST} more" if len(entries) > MOST else ""
    which = ", ".join(map(str, entries[:MOST]))
    return f"no act of erasure in this file names these entries, whose words are gone: {which}{more}"


def _moment(seconds: int) -> str:
    """Seconds after 1970 as a time of day; what no calendar here reaches stays a number."""
    if seconds > LAST:
        return f"second {seconds} after 1970"
    return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")


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
            yield f"  Entries whose words were erased since then: {found.erased}; their places still hold."


def explain_receipts(before: Iterable[str], found: Iterable[Acknowledged]) -> Iterator[str]:
    """Yield the lines about a bundle, as they were without receipts, and those about receipts held against it."""
    held = list(found)
    if rewritten := [each for each in held if each.rewritten]:
        yield "THE RECORD WAS REWRITTEN:"
        yield from (f"  - {each.name}, room {each.room!a}: {each.rewritten}" for each in rewritten)
        yield "Keep the bundle and the receipts: together they show it to anybody who knows the house's keys."
    else:
        yield from before
    for each in held:
        if each.apart:
            yield f"Receipt {each.name}: {each.apart}."
        elif each.stands:
            what = f"entry {each.number} of {each.room} stands as the house acknowledged it"
            yield f"Receipt {each.name}: {what}, when the room had {each.size} entries."


def explain_entry(found: Disclosed) -> Iterator[str]:
    """Yield the lines about one entry that was shown by itself."""
    if found.findings:
        yield "NOT GENUINE, or damaged:"
        yield from (f"  - {finding}" for finding in found.findings)
    if found.place is None:
        return
    leaf = found.leaf
    if leaf is not None:
        yield "Sound: this entry stands in the record that the server signed, in these words."
        where = f"Talks {leaf.talks}, room {leaf.room}: entry {leaf.number} of {found.size}"
        yield f"{where}, by house {found.place.house}."
        origin = "" if leaf.origin == "live" else ", loaded from a folder"
        yield f"Entered by {leaf.seat} at {leaf.time}{origin}."
        yield from (f"  {line}" for line in json.dumps(act_in(found.payload), ensure_ascii=False, indent=2).split("\n"))
    yield from map(_signed, found.signatures)
    yield from _keys(found.place.keys)
    if leaf is not None:
        if not found.trusted:
            yield OWN_KEYS
        yield "Checked: its place, author, time and words; the house's signatures over the room."
        yield "Cannot be checked by anybody:"
        yield from (f"  - {limit}" for limit in UNCHECKABLE_OF_ONE)


def _signed(found: Signed) -> str:
    what = f"entry {found.number}: {DONE[found.kind]} by a person as {found.seat}, with {found.made}"
    return f"{what}; the signature holds for the text of entry {found.text}; key {found.fingerprint}"


def act_in(payload: str) -> Any:
    """What was entered, as JSON has it; a payload that is none, which only the house can have entered, as it is."""
    try:
        return json.loads(payload)
    except (ValueError, RecursionError):
        return payload


def _keys(keys: Iterable[VerifierKey]) -> Iterator[str]:
    yield from (f"  key {fingerprint(key)} ({key.words})" for key in keys)
