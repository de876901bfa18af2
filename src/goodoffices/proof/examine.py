"""Examining a file that somebody was handed: a bundle, alone or beside an earlier one, or the proof of one entry."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from goodoffices.proof.bundle import MAX_LINE
from goodoffices.proof.disclosure import FORMAT as ONE_ENTRY
from goodoffices.proof.disclosure import Disclosed, verify_disclosure
from goodoffices.proof.explain import (
    UNCHECKABLE,
    UNCHECKABLE_OF_ONE,
    act_in,
    explain,
    explain_comparison,
    explain_entry,
    fingerprint,
    visible,
)
from goodoffices.proof.keys import VerifierKey, read_verifier
from goodoffices.proof.since import Comparison, compare
from goodoffices.proof.verify import Report, verify


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: whether all is sound, in plain words, and as data for a program."""

    sound: bool
    lines: list[str]
    data: dict[str, Any]


def examine(path: Path, trusted: Sequence[VerifierKey] = (), since: Path | None = None) -> Outcome:
    """Verify the file at `path`, by keys known beforehand or else by its own; `since` is an earlier bundle of it.

    Raises `OSError` when a file cannot be read.
    """
    if since is not None:
        return _compared(compare(lines_of(since), lines_of(path), trusted), str(since))
    if is_disclosure(path):
        return _of_one(verify_disclosure(lines_of(path), trusted))
    report = verify(lines_of(path), trusted)
    return _outcome(report.sound, explain(report), _data(report))


def trusted_keys(written: Iterable[str], file: Path | None = None) -> list[VerifierKey]:
    """The keys that somebody trusts: as written, and those in a file, one to a line.

    Raises `OSError`, and `note.NoteError` for what is no key.
    """
    lines = file.read_text("utf-8", "replace").splitlines() if file is not None else []
    return [read_verifier(key) for key in dict.fromkeys((*written, *(line for line in lines if line.strip())))]


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a file, none of them longer than a verifier reads."""
    with path.open("rb") as file:
        while line := file.readline(MAX_LINE + 1):
            yield line


def is_disclosure(path: Path) -> bool:
    """Whether a file says of itself that it is the proof of one entry."""
    try:
        head = json.loads(next(lines_of(path), b""))
    except (ValueError, RecursionError):
        return False
    return isinstance(head, dict) and head.get("format") == ONE_ENTRY


def _outcome(sound: bool, lines: Iterable[str], data: dict[str, Any]) -> Outcome:
    return Outcome(sound, [visible(line) for line in lines], {"sound": sound, **data})


def _data(report: Report) -> dict[str, Any]:
    head = report.head
    told: dict[str, Any] = {}
    if head is not None:
        told = {"house": head.house, "talks": head.talks, "seat": head.seat, "exported": head.exported}
    rooms = [
        {
            "room": room.room,
            "entries": room.entries,
            "erased": room.erased,
            "root": room.root.hex(),
            "last": room.last or None,
            "erasures": [asdict(gone) for gone in room.erasures],
            "signatures": [asdict(signed) for signed in room.signatures],
            "witnesses": [{"name": name, "time": time} for name, time in room.witnesses],
        }
        for room in report.rooms
    ]
    keys = _keys(head.keys if head is not None else ())
    return {
        "of": "bundle",
        "findings": report.findings,
        **told,
        "rooms": rooms,
        "keys": keys,
        "keys_known_beforehand": report.trusted,
        "cannot_be_checked": list(UNCHECKABLE),
    }


def _compared(found: Comparison, earlier: str) -> Outcome:
    more = {"rewritten": found.findings, "not_compared": found.apart or None, "earlier": _data(found.old)}
    return _outcome(found.sound, explain_comparison(found, earlier), {**_data(found.new), **more})


def _of_one(found: Disclosed) -> Outcome:
    leaf = found.leaf
    told: dict[str, Any] = {}
    if leaf is not None:
        told = {
            "talks": leaf.talks,
            "room": leaf.room,
            "entry": leaf.number,
            "entries": found.size,
            "seat": leaf.seat,
            "time": leaf.time,
            "origin": leaf.origin,
            "act": act_in(found.payload),
            "signatures": [asdict(signed) for signed in found.signatures],
        }
    data = {
        "of": "entry",
        "findings": found.findings,
        **({"house": found.place.house} if found.place is not None else {}),
        **told,
        "keys": _keys(found.place.keys if found.place is not None else ()),
        "keys_known_beforehand": found.trusted,
        "cannot_be_checked": list(UNCHECKABLE_OF_ONE),
    }
    return _outcome(found.sound, explain_entry(found), data)


def _keys(keys: Iterable[VerifierKey]) -> list[dict[str, str]]:
    return [{"fingerprint": fingerprint(key), "algorithm": key.words, "key": str(key)} for key in keys]
