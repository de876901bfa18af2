"""The shape of words that acts coin: identifiers, dates, languages."""

import datetime as dt
import re
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from goodoffices.phrases import phrase
from goodoffices.talks.act import Refusal

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SEAT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+")
_POINT = re.compile(r"[0-9]{1,4}[a-z]?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAYS = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[?~%]?/[0-9]{4}-[0-9]{2}-[0-9]{2}[?~%]?")
_NO_END = re.compile(r"(\.\.)?/(?![0-9]{4}).*")  # an interval that starts at no day and does not end at one
_ZONE = re.compile(r"[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")
_TOKEN = re.compile(r"[0-9a-f]{32,64}")
_RESERVED = {"plenary", "public", "mediation", "capital", "secretariat", "house", "instructor"}


def invalid(field: str, message: str) -> Refusal:
    """The refusal of a value, naming the field and what to do."""
    return Refusal("invalid", message, field)


def party(value: str, field: str = "party") -> Refusal | None:
    """A party's id: lower-case letters, digits and hyphens, not a word that the house uses itself."""
    if not _SLUG.fullmatch(value) or len(value) > 30:
        return invalid(
            field,
            phrase(
                "“{value}” is no party id: use lower-case letters, digits and hyphens, such as “akra”.", value=value
            ),
        )
    return (
        invalid(field, phrase("“{value}” is a word of the house; choose another id.", value=value))
        if value in _RESERVED
        else None
    )


def slug(value: str, field: str) -> Refusal | None:
    """A short name for a room: lower-case letters, digits and hyphens."""
    if not _SLUG.fullmatch(value) or len(value) > 40:
        return invalid(
            field, phrase("“{value}” is no short name: use lower-case letters, digits and hyphens.", value=value)
        )
    return None


def seat(value: str, field: str = "seat") -> Refusal | None:
    """A seat's id: the party's id, a dot, and a name, such as “akra.head”."""
    if not _SEAT.fullmatch(value) or len(value) > 80:
        return invalid(
            field,
            phrase("“{value}” is no seat id: write the party, a dot and a name, such as “akra.head”.", value=value),
        )
    return None


def point(value: str, field: str = "point") -> Refusal | None:
    """A point's number in plenary: “7” or “7a”."""
    if not _POINT.fullmatch(value):
        return invalid(field, phrase("“{value}” is no point number: write a number, such as “7” or “7a”.", value=value))
    return None


def language(value: str, field: str) -> Refusal | None:
    """A language tag (BCP 47): “en”, “fr-CH”."""
    if _LANGUAGE.fullmatch(value):
        return None
    return invalid(field, phrase("“{value}” is no language tag: use “en”, “fr”, “ar” ….", value=value))


def languages(texts: dict[str, str], field: str, *, empty: bool = False) -> Refusal | None:
    """A text in languages: every key a language tag, every text with words in it; not none at all unless `empty`."""
    if not texts and not empty:
        return invalid(field, phrase("Write the words in at least one language."))
    for tag, words in texts.items():
        wrong = language(tag, field)
        if wrong:
            return wrong
        if not words.strip():
            return invalid(f"{field}.{tag}", phrase("Write the words, or leave this language out."))
    return None


def filled(value: str, field: str) -> Refusal | None:
    """A line that may not be blank."""
    return None if value.strip() else invalid(field, phrase("This may not be left blank."))


_FIRST, _LAST = dt.datetime(1000, 1, 1, tzinfo=dt.UTC), dt.datetime(9000, 1, 1, tzinfo=dt.UTC)
# Blanks, years but 1000 to 9999, a time without its day.
_NO_CALENDAR = re.compile(r"[YE\s]|(?<![0-9X])(?<![0-9X][?~%])-|(?:^|[^0-9:.+-])0[0-9X]{3}|(?<!-[0-9]{2}-[0-9]{2})T")


@lru_cache(maxsize=4096)
def is_date(value: str) -> bool:
    """Whether `value` is a date in EDTF (ISO 8601-2:2019) of real days, an interval's first day not after its last."""
    days = _DAY.findall(value)
    if not all(map(_is_day, days)) or _NO_CALENDAR.search(value) or _NO_END.fullmatch(value):
        return False
    if _DAY.fullmatch(value):
        return True
    if _DAYS.fullmatch(value):
        return bool(days[0] <= days[1])
    try:
        parse_edtf(value)
    except (EDTFParseException, ValueError, TypeError, AttributeError, IndexError, KeyError, OverflowError):
        return False
    return True


def _is_day(value: str) -> bool:
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def date(value: str | None, field: str) -> Refusal | None:
    """A date in EDTF, or none: `2027-03-04`, `2027-03-04?` (uncertain), `2027-03-04/2027-03-05`, `2027-03`."""
    if value is None or is_date(value):
        return None
    return invalid(
        field, phrase("“{value}” is no date: write 2027-03-04, 2027-03-04? or 2027-03-04/2027-03-05.", value=value)
    )


def day(value: str | None, field: str) -> Refusal | None:
    """One day of the calendar, or none: `2027-03-04`."""
    if value is None or (_DAY.fullmatch(value) and _is_day(value)):
        return None
    return invalid(field, phrase("“{value}” is no day: write one such as 2027-03-04.", value=value))


_SOME_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def not_to_come(value: str, today: dt.date, field: str) -> Refusal | None:
    """A date in EDTF that does not begin after `today`; a day more, for zones in which it is tomorrow already."""
    begins = _SOME_DAY.search(value)
    latest = (today + dt.timedelta(days=1)).isoformat()
    if begins is None or value.startswith(("..", "/", "[..")) or begins[0] <= latest[: len(begins[0])]:
        return None
    return invalid(field, phrase("{value} is still to come: correct the date.", value=value))


def moment(value: dt.datetime | None, field: str) -> Refusal | None:
    """A moment that every zone can write, or none."""
    if value is None or _FIRST < value < _LAST:
        return None
    return invalid(field, phrase("This moment is out of all calendars: give a year such as 2027."))


def later(value: dt.datetime | None, now: dt.datetime, field: str) -> Refusal | None:
    """A moment that is still to come, or none."""
    if value is None or value > now:
        return moment(value, field)
    return invalid(field, phrase("This moment has passed: give a later one."))


def zone_named(value: str) -> ZoneInfo | None:
    """The time zone of this name in the IANA database; None if there is none."""
    try:
        return ZoneInfo(value) if _ZONE.fullmatch(value) else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone(value: str, field: str) -> Refusal | None:
    """A time zone of the IANA database."""
    if zone_named(value) is not None:
        return None
    return invalid(field, phrase("“{value}” is no time zone: write one such as “Europe/Zurich”.", value=value))


def sha256(value: str, field: str) -> Refusal | None:
    """A SHA-256 in lower-case hexadecimal."""
    return None if _SHA256.fullmatch(value) else invalid(field, phrase("This is no SHA-256: 64 digits 0-9 and a-f."))


def token(value: str, field: str = "token") -> Refusal | None:
    """A random token, at least 128 bits in lower-case hexadecimal."""
    return (
        None
        if _TOKEN.fullmatch(value)
        else invalid(field, phrase("This is no token: 32 to 64 random digits 0-9 and a-f."))
    )


def first(*checks: Refusal | None) -> Refusal | None:
    """The first refusal among `checks`, or None."""
    return next((check for check in checks if check is not None), None)
