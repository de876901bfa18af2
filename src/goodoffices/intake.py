"""What was sent, read into an act: its canonical bytes, or in the terms of the table what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce
from hashlib import sha256

import msgspec

from goodoffices.phrases import Phrase, counted, phrase
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
            return Refusal("invalid", phrase("Say what kind of act it is."), "kind")
        if isinstance(sent, dict) and str(kind := sent.get("kind")) not in KINDS:
            return Refusal(
                "invalid", phrase("“{kind}” is no kind of act; see the reference of acts.", kind=str(kind)[:60]), "kind"
            )
        return decode(payload), payload
    except CanonicalError as error:
        place = ".".join(_STEPS.findall(error.path))
        return Refusal("invalid", _unkept(error.reason, place), place)
    except msgspec.ValidationError as error:
        return misfit(str(error))
    except msgspec.DecodeError as error:
        return Refusal("invalid", f"This is no JSON: {error}.")


def not_its_original(act: Act, original: bytes | None) -> Refusal | None:
    """The refusal of a file that is not the one that the act says it is of."""
    if original is None:
        return None
    if not isinstance(act, FileDispatch):
        return Refusal("invalid", phrase("A file is kept with a filed report only."), "original")
    if len(original) > MAX_ORIGINAL:
        return Refusal(
            "invalid", phrase("The file is too long: at most {most} MB.", most=MAX_ORIGINAL // 2**20), "original"
        )
    if act.sha256 != sha256(original).hexdigest():
        return Refusal("invalid", phrase("This is not the SHA-256 of the file that was sent with it."), "sha256")
    if act.size is not None and act.size != len(original):
        return Refusal(
            "invalid",
            counted(
                "The file that was sent with it has {number} bytes.",
                "The file that was sent with it has {number} bytes.",
                len(original),
            ),
            "size",
        )
    return None


def not_its_signature(talks: Talks, seat: SeatId, room: RoomId, act: Act) -> Refusal | None:
    """The refusal of a person's signature that does not hold, or that is not over this act of this seat."""
    if not isinstance(act, Initial | Sign) or act.signature is None:
        return None
    try:
        verify_person(talks, room, seat, msgspec.to_builtins(act))
    except PersonError as error:
        return Refusal("invalid", _UNSIGNED.get(str(error), f"The signature is not taken: {error}."), "signature")
    return None


# A signature is checked by what knows no catalogue: these are the faults that somebody who signs here may meet.
_UNSIGNED = {
    "the signature is of no text": phrase("The signature is not taken: the signature is of no text."),
    "the security key was not touched": phrase("The signature is not taken: the security key was not touched."),
    "the signature does not hold for this text": phrase(
        "The signature is not taken: the signature does not hold for this text."
    ),
    "the passkey is of another site than the page on which it was used": phrase(
        "The signature is not taken: the passkey is of another site than the page on which it was used."
    ),
    "the authenticator did not see anybody": phrase(
        "The signature is not taken: the authenticator did not see anybody."
    ),
    "the signature or key is not Base 64: copy the whole of it": phrase(
        "The signature is not taken: the signature or key is not Base 64: copy the whole of it."
    ),
}

# What a record cannot hold, as it may come from what somebody types.
_UNKEPT: tuple[tuple[str, Phrase], ...] = (
    (
        r"has (?P<sign>U\+\w+) at character (?P<at>\d+) \(NUL\); remove it",
        phrase("This has {sign} at character {at} (NUL); remove it."),
    ),
    (
        r"has (?P<sign>U\+\w+) at character (?P<at>\d+) \(half of a character\); send the whole character",
        phrase("This has {sign} at character {at} (half of a character); send the whole character."),
    ),
    (
        r"has (?P<sign>U\+\w+) at character (?P<at>\d+) \(changes the direction .*",
        phrase(
            "This has {sign} at character {at} (changes the direction of all that follows); remove it, or use the "
            "isolates U+2066 to U+2069."
        ),
    ),
    (
        r"is not in Unicode normal form NFC; .*",
        phrase("This is not in Unicode normal form NFC; normalise it to NFC and send it again."),
    ),
    (
        r"closes a direction isolate .*",
        phrase("This closes a direction isolate (U+2069) that its paragraph did not open; remove it."),
    ),
    (
        r"opens a direction isolate .*",
        phrase("This opens a direction isolate that its paragraph does not close; add U+2069 at its end."),
    ),
    (
        r"is an integer beyond .*",
        phrase("This is an integer beyond ±(2**53-1), not read alike everywhere; give a smaller one."),
    ),
)


def _unkept(reason: str, place: str) -> str:
    if not place:
        large = re.fullmatch(r"is larger than the limit of (?P<most>[\d,]+) bytes; shorten it", reason)
        said = phrase("What was sent is larger than the limit of {most} bytes; shorten it.")
        return Phrase(said.template, large.groupdict()) if large else f"What was sent {reason}."
    for pattern, said in _UNKEPT:
        found = re.fullmatch(pattern, reason)
        if found:
            return Phrase(said.template, found.groupdict())
    return f"This {reason}."


_STEPS = re.compile(r"[^.\[\]]+")
_PLACE = re.compile(r" - at (?P<key>`key` in )?`\$?(?P<path>[^`]*)`$")
_TYPES = {
    "str": phrase("text"),
    "int": phrase("a whole number"),
    "float": phrase("a number"),
    "bool": phrase("true or false"),
    "array": phrase("a list"),
    "object": phrase("an object"),
    "null": phrase("nothing"),
    "datetime": phrase("a moment"),
}
_SAID: tuple[tuple[str, Phrase], ...] = (
    (r"Object missing required field `(?P<field>[^`]*)`", phrase("This is needed.")),
    (r"Object contains unknown field `(?P<field>[^`]*)`", phrase("There is no such field here: leave it out.")),
    (
        r"Expected `str` of length <= (?P<number>\d+)",
        counted("At most {number} characters.", "At most {number} characters.", 0),
    ),
    (
        r"Expected `str` of length >= (?P<number>\d+)",
        counted("At least {number} characters.", "At least {number} characters.", 0),
    ),
    (
        r"Expected `array` of length <= (?P<number>\d+)",
        counted("At most {number} entries.", "At most {number} entries.", 0),
    ),
    (r"Expected `int` >= (?P<least>-?\d+)", phrase("A whole number of at least {least}.")),
    (r"Expected `int` <= (?P<most>-?\d+)", phrase("A whole number of at most {most}.")),
    (
        r"Invalid enum value '(?P<value>.*)'",
        phrase("“{value}” is not one of the values that this field knows."),
    ),
    (
        r"Invalid RFC3339 encoded datetime|Expected `datetime` with a timezone component",
        phrase("Write a moment with its offset, such as 2027-03-04T10:00:00+01:00."),
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
            values = found.groupdict()
            steps += [name for name in (values.pop("field", ""),) if name]
            if words.forms is not None:
                return Refusal(
                    "invalid", Phrase(words.template, {"number": int(values["number"])}, words.forms), ".".join(steps)
                )
            return Refusal("invalid", Phrase(words.template, values), ".".join(steps))
    types = re.fullmatch(r"Expected `(.*?)`(?:, got `(.*)`)?", said)
    if types is None:
        return Refusal("invalid", f"{said}.", ".".join(steps))
    wanted, got = (_either((part or "").split("|")) for part in types.groups())
    message = phrase("This should be {wanted}.", wanted=wanted)
    if got:
        message = phrase("This should be {wanted}, not {got}.", wanted=wanted, got=got)
    return Refusal("invalid", message, ".".join(steps))


def _either(types: Iterable[str]) -> str:
    """Types in words, one or another."""
    said = (_TYPES.get(name.strip(), name) for name in types)
    return reduce(lambda one, other: phrase("{one} or {other}", one=one, other=other), said)
