"""What was sent, read into an act: its canonical bytes, or in the terms of the table what is wrong with it."""

from __future__ import annotations

import re
from hashlib import sha256

import msgspec

from goodoffices.proof.canonical import CanonicalError, canonical, parse
from goodoffices.proof.people import PersonError, verify_person
from goodoffices.talks.act import Act, Refusal, RoomId, SeatId, Talks
from goodoffices.talks.filing import FileDispatch
from goodoffices.talks.kinds import KINDS, decode
from goodoffices.talks.signing import Initial, Sign

MAX_ACT = 1024 * 1024  # bytes of one act
MAX_ORIGINAL = 20 * 1024 * 1024  # bytes of the file that an act is of


def read_act(raw: bytes | str) -> tuple[Act, bytes] | Refusal:
    """The act in `raw` (JSON) and the canonical bytes of exactly what was sent, or why it is no act."""
    try:
        sent = parse(raw, limit=MAX_ACT)
        payload = canonical(sent)
        if isinstance(sent, dict) and "kind" not in sent:
            return Refusal("invalid", "Say what kind of act it is.", "kind")
        if isinstance(sent, dict) and str(kind := sent.get("kind")) not in KINDS:
            return Refusal("invalid", f"“{str(kind)[:60]}” is no kind of act; see the reference of acts.", "kind")
        return decode(payload), payload
    except CanonicalError as error:
        place = ".".join(_STEPS.findall(error.path))
        return Refusal("invalid", f"{'This' if place else 'What was sent'} {error.reason}.", place)
    except msgspec.ValidationError as error:
        return misfit(str(error))
    except msgspec.DecodeError as error:
        return Refusal("invalid", f"This is no JSON: {error}.")


def not_its_original(act: Act, original: bytes | None) -> Refusal | None:
    """The refusal of a file that is not the one that the act says it is of."""
    if original is None:
        return None
    if not isinstance(act, FileDispatch):
        return Refusal("invalid", "A file is kept with a filed report only.", "original")
    if len(original) > MAX_ORIGINAL:
        return Refusal("invalid", f"The file is too long: at most {MAX_ORIGINAL // 2**20} MB.", "original")
    if act.sha256 != sha256(original).hexdigest():
        return Refusal("invalid", "This is not the SHA-256 of the file that was sent with it.", "sha256")
    if act.size is not None and act.size != len(original):
        return Refusal("invalid", f"The file that was sent with it has {len(original)} bytes.", "size")
    return None


def not_its_signature(talks: Talks, seat: SeatId, room: RoomId, act: Act) -> Refusal | None:
    """The refusal of a person's signature that does not hold, or that is not over this act of this seat."""
    if not isinstance(act, Initial | Sign) or act.signature is None:
        return None
    try:
        verify_person(talks, room, seat, msgspec.to_builtins(act))
    except PersonError as error:
        return Refusal("invalid", f"The signature is not taken: {error}.", "signature")
    return None


_STEPS = re.compile(r"[^.\[\]]+")
_PLACE = re.compile(r" - at (?P<key>`key` in )?`\$?(?P<path>[^`]*)`$")
_TYPES = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "nothing",
    "datetime": "a moment",
}
_SAID: tuple[tuple[str, str], ...] = (
    (r"Object missing required field `(?P<field>[^`]*)`", "This is needed."),
    (r"Object contains unknown field `(?P<field>[^`]*)`", "There is no such field here: leave it out."),
    (r"Expected `str` of length <= (\d+)", r"At most \1 characters."),
    (r"Expected `str` of length >= (\d+)", r"At least \1 characters."),
    (r"Expected `array` of length <= (\d+)", r"At most \1 entries."),
    (r"Expected `int` >= (-?\d+)", r"A whole number of at least \1."),
    (r"Expected `int` <= (-?\d+)", r"A whole number of at most \1."),
    (r"Invalid enum value '(.*)'", r"“\1” is not one of the values that this field knows."),
    (
        r"Invalid RFC3339 encoded datetime|Expected `datetime` with a timezone component",
        "Write a moment with its offset, such as 2027-03-04T10:00:00+01:00.",
    ),
)


def misfit(said: str) -> Refusal:
    """The refusal of a value that does not fit its field, from what msgspec says of it.

    The field's path is written as rules write it: `points.0.title`.
    """
    place = _PLACE.search(said)
    steps = _STEPS.findall(place["path"].replace("[...]", "")) if place else []
    said = _PLACE.sub("", said)
    for pattern, words in _SAID:
        found = re.fullmatch(pattern, said, re.DOTALL)
        if found:
            steps += [name for name in found.groupdict().values() if name]
            return Refusal("invalid", found.expand(words), ".".join(steps))
    types = re.fullmatch(r"Expected `(.*?)`(?:, got `(.*)`)?", said)
    if types is None:
        return Refusal("invalid", f"{said}.", ".".join(steps))
    wanted, got = (" or ".join(_TYPES.get(t.strip(), t) for t in (part or "").split("|")) for part in types.groups())
    return Refusal("invalid", f"This should be {wanted}{f', not {got}' if got else ''}.", ".".join(steps))
