"""Examining a file that somebody was handed: a bundle, alone or beside an earlier one, or the proof of one entry."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from goodoffices.proof.acknowledged import Acknowledged, hold
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
    explain_receipts,
    fingerprint,
    visible,
)
from goodoffices.proof.keys import VerifierKey, read_verifier
from goodoffices.proof.note import MAX_NOTE
from goodoffices.proof.since import Comparison, Room, compare, noted
from goodoffices.proof.verify import Report, verify


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: whether all is sound, in plain words, and as data for a program."""

    sound: bool
    lines: list[str]
    data: dict[str, Any]


def examine(
    path: Path, trusted: Sequence[VerifierKey] = (), since: Path | None = None, receipts: Sequence[Path] = ()
) -> Outcome:
    """Verify the file at `path`, by keys known beforehand or else by its own.

    `since` is an earlier bundle of it, and `receipts` are of acts that have to stand in it. Raises `OSError` when a
    file cannot be read.
    """
    written = {str(each): _beginning(each) for each in receipts}
    if since is not None:
        found = compare(lines_of(since), lines_of(path), trusted)
        return _held(_compared(found, str(since)), found.new, found.rooms, written)
    if is_disclosure(path):
        return _held(_of_one(verify_disclosure(lines_of(path), trusted)), None, {}, written)
    rooms: dict[str, Room] = {}
    report = noted(lines_of(path), rooms, trusted) if receipts else verify(lines_of(path), trusted)
    return _held(_outcome(report.sound, explain(report), _data(report)), report, rooms, written)


def trusted_keys(written: Iterable[str], file: Path | None = None) -> list[VerifierKey]:
    """The keys that somebody trusts: as written, and those in a file, one to a line.

    Raises `OSError`, and `note.NoteError` for what is no key.
    """
    lines = file.read_text("utf-8-sig", "replace").splitlines() if file is not None else []
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


def _beginning(path: Path) -> str:
    """The text of a file that is not longer than any receipt."""
    with path.open("rb") as file:
        return file.read(2 * MAX_NOTE).decode("utf-8-sig", "replace")


def _held(outcome: Outcome, report: Report | None, rooms: Mapping[str, Room], written: Mapping[str, str]) -> Outcome:
    """The outcome, with what came of the receipts."""
    if not written:
        return outcome
    if report is None or report.head is None or not report.sound:
        why = "it is held against a bundle that is sound, and this is none"
        found = [Acknowledged(name, apart=why) for name in written]
    else:
        leaves = {room: kept.leaves for room, kept in rooms.items()}
        found = [hold(name, text, report.head, leaves) for name, text in written.items()]
    lines = explain_receipts(outcome.lines, found)
    sound = outcome.sound and all(each.stands for each in found)
    return _outcome(sound, lines, {**outcome.data, "receipts": [asdict(each) for each in found], "sound": sound})


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
            "erased_without_act": list(room.unexplained),
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
