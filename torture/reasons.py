"""What a verifier has to say about a changed bundle: worked out from the change alone, without any verifier.

A reason is a class and a line. The words of a verifier are put into the same classes by `heard`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

CLASSES: Final = (
    ("form", r"line \d+ is not"),
    ("head", r"line 1: (this is no bundle|the head of the bundle|the bundle is of a version)"),
    ("keys", r"line 1: "),
    ("twice", r"line \d+: room .* is there twice"),
    ("place", r"line \d+: .*(was expected)"),
    ("payload", r"line \d+, entry .*: the payload "),
    ("order", r"line \d+, entry .*: the entry is older"),
    ("leaf", r"line \d+, entry .*: the leaf('s)? "),
    ("root", r"line \d+, room .*: the entries lead to another root"),
    ("size", r"line \d+, room .*: the checkpoint is of \d+ entries"),
    ("signature", r"line \d+, room "),
    ("follows", r"something follows the seals"),
    ("cut", r"the bundle (ends|is not sealed)"),
    ("seal", r"line \d+: "),
    ("rewritten", r"room .*, entry \d+: it is another one than in the earlier bundle"),
    ("taken away", r"room .*: it had \d+ entries and now has"),
    ("room gone", r"room .*: it had \d+ entries and is not there any more"),
)
"""Classes of reasons, each with the words that it is known by; the first that fits counts."""
CLASSES_OF_ONE: Final = (
    ("lines", r"a proof of one entry has three lines"),
    ("form", r"line \d is not"),
    ("words", r"line 2: the payload "),
    ("place", r"line 2: the leaf is of |line 3: the receipt is of entry |line 3: no leaf has index"),
    ("leaf", r"line 2: the leaf('s)? "),
    ("root", r"line 3: (the leaf and its proof lead|the proof is too)"),
    ("head", r"line 1: "),
    ("entry", r"line 2: "),
    ("receipt", r"line 3: "),
)
"""The same for proofs of one entry."""
NO_LINE: Final = 0
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


@dataclass(frozen=True, slots=True)
class Reason:
    """A class of reason, and the line that it is about; 0 for none."""

    what: str
    line: int = NO_LINE


def heard(finding: str) -> Reason:
    """The reason that a verifier gave. Words of no class are of the class “unknown”."""
    what = next((name for name, words in CLASSES if re.match(words, finding)), "unknown")
    line = re.match(r"line (\d+)", finding)
    return Reason(what, int(line[1]) if line else NO_LINE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sound bundle: what it is, in which room, as which entry, and what it says."""

    kind: str  # head, room, entry, checkpoint, seal
    value: dict[str, Any]
    room: str = ""
    place: int = 0


def laid_out(lines: Sequence[bytes]) -> list[Line]:
    """What the lines of a sound bundle are."""
    found, room, place = [], "", 0
    for raw in lines:
        value = json.loads(raw)
        kind = next(name for name in ("format", "room", "leaf", "checkpoint", "seal") if name in value)
        if kind == "room":
            room, place = value["room"], 0
        place += kind == "leaf"
        found.append(Line({"format": "head", "leaf": "entry"}.get(kind, kind), value, room, place))
    return found


def of_byte(parts: Sequence[Line], at: int, changed: bytes, browser: bool) -> set[Reason]:
    """The right reasons when line `at` (from 0) has become `changed`; a browser does not check ML-DSA."""
    part, here = parts[at], at + 1
    try:
        value = json.loads(changed)
        sound = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    except (ValueError, RecursionError):
        return {Reason("form", here)}
    if sound != changed:
        return {Reason("form", here)}
    if value.keys() != part.value.keys():
        return {Reason("head", 1)} if part.kind == "head" else {Reason("place", here)}
    field = next(key for key, was in part.value.items() if value[key] != was)
    ways = {"head": _of_head, "room": _of_room, "entry": _of_entry}
    if part.kind in ways:
        return {ways[part.kind](parts, at, field, value)}
    sealed = Reason("seal", _next(parts, at + (part.kind == "seal"), "seal"))
    if part.kind == "seal":
        return {Reason("seal", here), sealed} if browser else {Reason("seal", here)}
    passed_over = _is_witness(part, part.value[field], value[field], parts[0])
    unchecked = browser and _is_unchecked(part.value[field], value[field], parts[0])
    return {Reason("signature", here)} | ({sealed} if passed_over or unchecked else set())


def _of_head(parts: Sequence[Line], at: int, field: str, value: dict[str, Any]) -> Reason:
    if field in ("format", "version"):
        return Reason("head", 1)
    if field == "talks":
        return Reason("leaf", _next(parts, 0, "entry"))
    if field in ("house", "keys", "witnesses"):
        return Reason("keys", 1)
    return Reason("seal", _next(parts, 0, "seal"))


def _of_room(parts: Sequence[Line], at: int, field: str, value: dict[str, Any]) -> Reason:
    size = parts[at].value["entries"]
    if field == "room":
        return Reason("leaf", at + 2) if size else Reason("signature", at + 2)
    return Reason("place", at + 2 + min(value["entries"], size)) if value["entries"] >= 0 else Reason("place", at + 1)


def _of_entry(parts: Sequence[Line], at: int, field: str, value: dict[str, Any]) -> Reason:
    part, here = parts[at], at + 1
    if field in ("payload", "salt"):
        return Reason("payload", here)
    rooted = Reason("root", _next(parts, at, "checkpoint"))
    was = json.loads(part.value["leaf"])
    try:
        leaf = json.loads(value["leaf"])
    except ValueError:
        return Reason("leaf", here)
    spelled = json.dumps(leaf, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if not isinstance(leaf, dict) or spelled != value["leaf"] or leaf.keys() != was.keys():
        return Reason("leaf", here)
    changed = next(key for key, before in was.items() if leaf[key] != before)
    if changed == "commitment" and re.fullmatch("[0-9a-f]{64}", leaf["commitment"]):
        return rooted if part.value["payload"] is None else Reason("payload", here)
    if changed == "seat":
        return rooted
    if changed == "time" and is_time(leaf["time"]):
        before, after = parts[at - 1], parts[at + 1]
        if before.kind == "entry" and leaf["time"] < json.loads(before.value["leaf"])["time"]:
            return Reason("order", here)
        if after.kind == "entry" and leaf["time"] > json.loads(after.value["leaf"])["time"]:
            return Reason("order", here + 1)
        return rooted
    return Reason("leaf", here)


def is_time(text: str) -> bool:
    """Whether a text is a time as a leaf has it."""
    try:
        return bool(_TIME.fullmatch(text) and datetime.fromisoformat(text))
    except ValueError:
        return False


def _is_witness(part: Line, was: str, now: str, head: Line) -> bool:
    """Whether the change is in who a witness's line says it is of: a line of an unknown key is passed over."""
    line = _line_changed(was, now)
    return any(f"\u2014 {key.split('+')[0]} " in line for key in head.value["witnesses"])


def _is_unchecked(was: str, now: str, head: Line) -> bool:
    """Whether the change is in an ML-DSA signature."""
    line = _line_changed(was, now)
    return len(line) > 2420


def _line_changed(was: str, now: str) -> str:
    """The line of a note in which it was changed."""
    at = next((place for place, (one, other) in enumerate(zip(was, now, strict=False)) if one != other), len(was))
    return was[was.rfind("\n", 0, at) + 1 :].split("\n")[0]


def _next(parts: Sequence[Line], at: int, kind: str) -> int:
    """The number of the first line of a kind from `at` (counted from 0) on; the last of that kind if there is none."""
    later = [number for number, part in enumerate(parts, 1) if part.kind == kind]
    return next((number for number in later if number > at), later[-1])
