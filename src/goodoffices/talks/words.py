"""The shape of words that acts coin: identifiers, dates, languages."""

import re

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from goodoffices.talks.act import Refusal

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SEAT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+")
_POINT = re.compile(r"[0-9]{1,4}[a-z]?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TOKEN = re.compile(r"[0-9a-f]{32,64}")
_RESERVED = {"plenary", "public", "mediation", "capital", "secretariat"}


def invalid(field: str, message: str) -> Refusal:
    """The refusal of a value, naming the field and what to do."""
    return Refusal("invalid", message, field)


def party(value: str, field: str = "party") -> Refusal | None:
    """A party's id: lower-case letters, digits and hyphens, not a word that the house uses itself."""
    if not _SLUG.fullmatch(value) or len(value) > 30:
        return invalid(field, f"“{value}” is no party id: use lower-case letters, digits and hyphens, such as “akra”.")
    return invalid(field, f"“{value}” is a word of the house; choose another id.") if value in _RESERVED else None


def slug(value: str, field: str) -> Refusal | None:
    """A short name for a room: lower-case letters, digits and hyphens."""
    if not _SLUG.fullmatch(value) or len(value) > 40:
        return invalid(field, f"“{value}” is no short name: use lower-case letters, digits and hyphens.")
    return None


def seat(value: str, field: str = "seat") -> Refusal | None:
    """A seat's id: the party's id, a dot, and a name, such as “akra.head”."""
    if not _SEAT.fullmatch(value) or len(value) > 80:
        return invalid(field, f"“{value}” is no seat id: write the party, a dot and a name, such as “akra.head”.")
    return None


def point(value: str, field: str = "point") -> Refusal | None:
    """A point's number in plenary: “7” or “7a”."""
    if not _POINT.fullmatch(value):
        return invalid(field, f"“{value}” is no point number: write a number, such as “7” or “7a”.")
    return None


def languages(texts: dict[str, str], field: str, *, empty: bool = False) -> Refusal | None:
    """A text in languages: every key a language tag, every text with words in it; not none at all unless `empty`."""
    if not texts and not empty:
        return invalid(field, "Write the words in at least one language.")
    for language, words in texts.items():
        if not _LANGUAGE.fullmatch(language):
            return invalid(field, f"“{language}” is no language tag: use “en”, “fr”, “ar” ….")
        if not words.strip():
            return invalid(f"{field}.{language}", "Write the words, or leave this language out.")
    return None


def filled(value: str, field: str) -> Refusal | None:
    """A line that may not be blank."""
    return None if value.strip() else invalid(field, "This may not be left blank.")


def date(value: str, field: str) -> Refusal | None:
    """A date in EDTF (ISO 8601-2:2019): `2027-03-04`, `2027-03-04?` (uncertain), `2027-03-04/2027-03-05`, `2027-03`."""
    try:
        parse_edtf(value)
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError):
        return invalid(field, f"“{value}” is no date: write 2027-03-04, 2027-03-04? or 2027-03-04/2027-03-05.")
    return None


def sha256(value: str, field: str) -> Refusal | None:
    """A SHA-256 in lower-case hexadecimal."""
    return None if _SHA256.fullmatch(value) else invalid(field, "This is no SHA-256: 64 digits 0-9 and a-f.")


def token(value: str, field: str = "token") -> Refusal | None:
    """A random token, at least 128 bits in lower-case hexadecimal."""
    return None if _TOKEN.fullmatch(value) else invalid(field, "This is no token: 32 to 64 random digits 0-9 and a-f.")


def first(*checks: Refusal | None) -> Refusal | None:
    """The first refusal among `checks`, or None."""
    return next((check for check in checks if check is not None), None)
