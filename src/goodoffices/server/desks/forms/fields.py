"""The fields of which forms are made: words, choices, numbers, dates. Each says in plain words what is wrong."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.numbers import format_decimal
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodoffices.proof.values import CanonicalError, check_text
from goodoffices.server.desks.dates import in_words
from goodoffices.server.desks.forms import dates
from goodoffices.server.languages import locale
from goodoffices.talks.words import zone_named

LINE = 500  # characters of a line, and of a text, that an act may hold
TEXT = 200_000
EDTF = 80
MOST = 2**53 - 1  # the largest number that a record holds
EMPTY = gettext_lazy("This may not be left blank.")


def counted(number: int) -> str:
    """A whole number with its thousands parted, as the reader's language does: “200,000”."""
    return str(format_decimal(number, locale=locale()))


# What a record cannot hold in a text, as `check_text` gives the reason, and how a form says it.
_FAULTS = {
    r"has (?P<sign>\S+) at character (?P<place>\d+) \(NUL\).*": gettext_lazy(
        "This has %(sign)s at character %(place)s (NUL); remove it."
    ),
    r"has (?P<sign>\S+) at character (?P<place>\d+) \(half of a character\).*": gettext_lazy(
        "This has %(sign)s at character %(place)s (half of a character); send the whole character."
    ),
    r"has (?P<sign>\S+) at character (?P<place>\d+) \(changes the direction.*": gettext_lazy(
        "This has %(sign)s at character %(place)s (changes the direction of all that follows); remove it, or use the "
        "isolates U+2066 to U+2069."
    ),
    r"closes a direction isolate.*": gettext_lazy(
        "This closes a direction isolate (U+2069) that its paragraph did not open; remove it."
    ),
    r"opens a direction isolate.*": gettext_lazy(
        "This opens a direction isolate that its paragraph does not close; add U+2069 at its end."
    ),
}


def _fault(reason: str) -> str:
    """What is wrong with a text, in the reader's language; in English where the reason is not one of those above."""
    for pattern, said in _FAULTS.items():
        if found := re.fullmatch(pattern, reason):
            return str(said) % found.groupdict()
    return f"This {reason}."


def normal(typed: str) -> str:
    """Text as a record holds it.

    Browsers may send letters and their accents apart (NFD) and end lines with CR LF: the text becomes NFC, its lines
    end with LF. Nothing else is changed.
    """
    return unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n"))


class WordsField(forms.Field):
    """Words, kept exactly as typed but for normal form and line ends. What is blank was not given."""

    widget: type[forms.Widget] = forms.Textarea

    def __init__(self, *, limit: int = TEXT, **more: Any) -> None:
        super().__init__(**more)
        self.limit = limit
        self.error_messages["required"] = EMPTY

    def to_python(self, value: Any) -> str:
        text = normal(str(value or ""))
        if not text.strip():
            return ""
        if len(text) > self.limit:
            said = _("This is %(length)s characters long: shorten it to %(limit)s or fewer.")
            raise ValidationError(said % {"length": counted(len(text)), "limit": counted(self.limit)})
        try:
            check_text("", text)
        except CanonicalError as error:
            raise ValidationError(_fault(error.reason)) from None
        return text


class LineField(WordsField):
    """One line of words, without blanks at its ends."""

    widget = forms.TextInput

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"limit": LINE, **more})

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\n", " ").strip()


class LinesField(WordsField):
    """Several lines, each a value of its own."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        lines = [line.strip() for line in super().to_python(value).split("\n") if line.strip()]
        if any(len(line) > LINE for line in lines):
            raise ValidationError(_("A line here is longer than %(limit)s characters: shorten it.") % {"limit": LINE})
        return lines


class TagsField(LineField):
    """Language tags, separated by commas or blanks."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        tags = list(dict.fromkeys(tag for tag in re.split(r"[\s,;]+", super().to_python(value)) if tag))
        for tag in tags:
            if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag) or len(tag) > 20:
                said = _("“%(tag)s” is no language tag: write such as “en, fr, ar”.")
                raise ValidationError(said % {"tag": tag[:40]})
        return tags


class NumberField(forms.Field):
    """A whole number from `low` to `high`."""

    widget = forms.NumberInput

    def __init__(self, *, low: int, high: int, **more: Any) -> None:
        super().__init__(**more)
        self.low, self.high = low, high
        self.error_messages["required"] = EMPTY
        self.widget.attrs |= {"inputmode": "numeric", "min": low, "max": high}

    def to_python(self, value: Any) -> int | None:
        typed = str(value if value is not None else "").strip()
        if not typed:
            return None
        if not re.fullmatch(r"[+-]?\d{1,16}", typed) or not self.low <= int(typed) <= self.high:
            said = _("Write a whole number from %(low)s to %(high)s.")
            raise ValidationError(said % {"low": counted(self.low), "high": counted(self.high)})
        return int(typed)


class YesField(forms.BooleanField):
    """A box to tick. Not ticked is an answer too: no."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"required": False, **more})


class ReadBack(ValidationError):
    """What was typed could be read in more than one way: `reading` is shown, and taken if it is sent again."""

    def __init__(self, message: str, reading: str) -> None:
        super().__init__(message, code="read back")
        self.reading = reading


class DateField(LineField):
    """A date in EDTF, or in words that are read back before they are taken."""

    def __init__(
        self,
        *,
        now: datetime,
        zone: ZoneInfo,
        looking: dates.Looking,
        clock: bool = False,
        day: bool = False,
        **more: Any,
    ) -> None:
        super().__init__(limit=EDTF, **more)
        self.now, self.zone, self.looking, self.clock, self.day = now, zone, looking, clock, day

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        if not typed:
            return ""
        try:
            read = dates.read(typed, self.now, self.zone, self.looking, clock=self.clock)
        except dates.Unread as error:
            raise ValidationError(str(error)) from None
        if self.day and not re.fullmatch(r"\d{4}-\d\d-\d\d", read.edtf):
            raise ValidationError(_("Give one day, such as “4 March 2027”."))
        if not read.plain:
            said = _("“%(typed)s” was read as %(date)s (%(edtf)s). Send again if that is right; else correct it.")
            what = {"typed": typed, "date": in_words(read.edtf), "edtf": read.edtf}
            raise ReadBack(said % what, read.edtf)
        return read.edtf


class InstantField(forms.Field):
    """A day and a time of day in the talks' zone."""

    def __init__(self, *, zone: ZoneInfo, **more: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"type": "datetime-local"}), **more)
        self.zone = zone
        self.error_messages["required"] = EMPTY

    def prepare_value(self, value: Any) -> Any:
        return value.astimezone(self.zone).strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else value

    def to_python(self, value: Any) -> str:
        typed = str(value or "").strip()
        if not typed:
            return ""
        try:
            moment = datetime.fromisoformat(typed)
        except ValueError:
            moment = None
        if moment is None or len(typed) < 12 or not 1000 <= moment.year <= 9998:
            raise ValidationError(_("This is no day and time: write it as 2027-03-04 18:00."))
        try:
            return dates.instant(moment, self.zone) if moment.tzinfo is None else moment.isoformat()
        except dates.Unread as error:
            raise ValidationError(str(error)) from None


class ZoneField(LineField):
    """A time zone of the IANA database; the browser offers the reader's own."""

    widget = forms.TextInput(attrs={"data-own-zone": "", "autocomplete": "off", "spellcheck": "false"})  # type: ignore[assignment]

    def to_python(self, value: Any) -> str:
        name = super().to_python(value)
        if name and zone_named(name) is None:
            said = _("“%(zone)s” is no time zone: write one such as “Europe/Zurich”.")
            raise ValidationError(said % {"zone": name[:60]})
        return name
