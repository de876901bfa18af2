"""Choices: what may be chosen, how it is named, and what choosing it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goodoffices.server.languages.terms import term

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Said = str | _StrPromise  # words, or words that are translated when they are shown


def choices(values: Iterable[str] | Mapping[str, str] | Mapping[str, Said]) -> list[Option]:
    """Options from the record's own terms, or from terms and how they are put."""
    pairs = values.items() if isinstance(values, Mapping) else ((value, term(value)) for value in values)
    return [Option(value, str(label)[:1].upper() + str(label)[1:], value) for value, label in pairs]


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

    def __init__(
        self,
        options: Sequence[Option],
        gone: Callable[[str], str] | None = None,
        *,
        blank: str = "",
        folded: bool | None = None,
        required: bool = True,
        **more: Any,
    ) -> None:
        self.options = {option.value: option for option in options}
        self.gone = gone
        self.quiet = bool(blank)  # not choosing is one of the choices, and is named: no need to say “optional”
        if folded is None:
            folded = len(options) > 6 or any(option.group for option in options)
        choices = grouped(options)
        if folded or not required:
            choices.insert(0, ("", blank or (_("Choose …") if required else _("Not given"))))
        widget = forms.Select if folded else forms.RadioSelect
        super().__init__(choices=choices, widget=widget, required=required, **more)
        self.error_messages["required"] = _("Choose one.") if options else _nothing()

    def clean(self, value: Any) -> Any:
        chosen = self.to_python(value)
        if chosen and chosen not in self.options:
            said = self.gone(chosen) if self.gone is not None else ""
            raise ValidationError(said or _gone())
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
        self.error_messages["required"] = _("Choose at least one.") if options else _nothing()

    def clean(self, value: Any) -> list[Any]:
        chosen = set(self.to_python(value))
        if chosen - self.options.keys():
            raise ValidationError(_gone())
        self.validate(chosen)
        return [option.means for name, option in self.options.items() if name in chosen]


def _nothing() -> str:
    return _("There is nothing to choose from here yet.")


def _gone() -> str:
    return _("What you chose is no longer among the choices: look again, and choose.")
