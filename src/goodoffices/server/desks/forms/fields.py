"""The fields of which forms are made: words, choices, numbers, dates. Each says in plain words what is wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError

from goodoffices.proof.values import CanonicalError, check_text
from goodoffices.server.desks.dates import in_words
from goodoffices.server.desks.forms import dates

LINE = 500  # characters of a line, and of a text, that an act may hold
TEXT = 200_000
EDTF = 80
MOST = 2**53 - 1  # the largest number that a record holds
EMPTY = "This may not be left blank."


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
            raise ValidationError(f"This is {len(text):,} characters long: shorten it to {self.limit:,} or fewer.")
        try:
            check_text("", text)
        except CanonicalError as error:
            raise ValidationError(f"This {error.reason}.") from None
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
            raise ValidationError(f"A line here is longer than {LINE} characters: shorten it.")
        return lines


class TagsField(LineField):
    """Language tags, separated by commas or blanks."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        tags = list(dict.fromkeys(tag for tag in re.split(r"[\s,;]+", super().to_python(value)) if tag))
        for tag in tags:
            if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag) or len(tag) > 20:
                raise ValidationError(f"“{tag[:40]}” is no language tag: write such as “en, fr, ar”.")
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
            raise ValidationError(f"Write a whole number from {self.low:,} to {self.high:,}.")
        return int(typed)


class YesField(forms.BooleanField):
    """A box to tick. Not ticked is an answer too: no."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"required": False, **more})


@dataclass(frozen=True)
class Option:
    """One thing that may be chosen: how it is named, what choosing it gives, and the words that go with it.

    `means` may be a dictionary: then the choice gives several fields of the act at once (a point and a wording).
    `words` are shown in full when it is chosen, `group` stands over the options that belong together.
    """

    value: str
    label: str
    means: int | str | bool | Mapping[str, object]
    words: Mapping[str, str] = field(default_factory=dict)
    group: str = ""


def grouped(options: Sequence[Option]) -> list[tuple[str, Any]]:
    """Options as Django's choices, those of one group together."""
    choices: dict[str, list[tuple[str, str]]] = {}
    for option in options:
        choices.setdefault(option.group, []).append((option.value, option.label))
    return [*choices.pop("", []), *choices.items()]


class OneOf(forms.ChoiceField):
    """A choice of one. `gone` may say what became of a value that is no longer among the options."""

    def __init__(self, options: Sequence[Option], gone: Callable[[str], str] | None = None, **more: Any) -> None:
        blank = more.pop("blank", None)
        self.options = {option.value: option for option in options}
        self.gone = gone
        many = len(options) > 6 or any(option.group for option in options)
        choices = grouped(options)
        if blank is not None:
            choices.insert(0, ("", blank))
        super().__init__(choices=choices, widget=forms.Select if many else forms.RadioSelect, **more)
        self.error_messages["required"] = "Choose one." if options else "There is nothing to choose from here yet."

    def clean(self, value: Any) -> Any:
        chosen = self.to_python(value)
        if chosen and chosen not in self.options:
            said = self.gone(chosen) if self.gone is not None else ""
            raise ValidationError(said or "What you chose is no longer among the choices: look again, and choose.")
        self.validate(chosen)
        if not chosen:
            return None
        means = self.options[chosen].means
        return dict(means) if isinstance(means, Mapping) else means


class ManyOf(forms.MultipleChoiceField):
    """A choice of any number, in the order in which they are offered."""

    def __init__(self, options: Sequence[Option], **more: Any) -> None:
        self.options = {option.value: option for option in options}
        super().__init__(choices=grouped(options), widget=forms.CheckboxSelectMultiple, **more)
        self.error_messages["required"] = (
            "Choose at least one." if options else "There is nothing to choose from here yet."
        )

    def clean(self, value: Any) -> list[Any]:
        chosen = set(self.to_python(value))
        if chosen - self.options.keys():
            raise ValidationError("What you chose is no longer among the choices: look again, and choose.")
        self.validate(chosen)
        return [option.means for name, option in self.options.items() if name in chosen]


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
            raise ValidationError("Give one day, such as “4 March 2027”.")
        if not read.plain:
            said = in_words(read.edtf)
            raise ReadBack(
                f"“{typed}” was read as {said} ({read.edtf}). Send again if that is right; else correct it.", read.edtf
            )
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
            raise ValidationError("This is no day and time: write it as 2027-03-04 18:00.")
        try:
            return dates.instant(moment, self.zone) if moment.tzinfo is None else moment.isoformat()
        except dates.Unread as error:
            raise ValidationError(str(error)) from None
