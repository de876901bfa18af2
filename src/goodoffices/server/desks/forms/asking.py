"""What a form can ask for: words in several languages, lines, numbers, dates, choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from goodoffices.server.desks.forms import dates
from goodoffices.server.desks.forms.building import TAG, Builder, joined
from goodoffices.server.desks.forms.choosing import ManyOf, OneOf, Option
from goodoffices.server.desks.forms.fields import (
    DateField,
    InstantField,
    LineField,
    LinesField,
    NumberField,
    TagsField,
    WordsField,
    YesField,
    ZoneField,
)
from goodoffices.server.desks.labels import direction, language_name
from goodoffices.talks.words import zone_named

ZONE = "-zone"  # ends the name of a field that says how another is to be read, and is no part of the act
_SIZES = {False: "words", True: "words short"}


class Asking(Builder):
    """A form that asks, each question added to the group that is open. A question's name is its path in the act."""

    def texts(self, name: str, label: str, *, help: str = "", required: bool = True, small: bool = False) -> None:
        """One text in the languages of the talks: a box each, of which the filled ones are sent."""
        keys = (str(key) for key in (*self.initial, *(self.data if self.is_bound else ())))
        tags = (key.removeprefix(f"{name}.") for key in keys if key.startswith(f"{name}."))
        languages = dict.fromkeys((*self.languages, *(tag for tag in tags if TAG.fullmatch(tag) and len(tag) <= 20)))
        names = [f"{name}.{language}" for language in languages]
        if required:
            self.needed_texts.append((name, names))
        alone = len(names) == 1
        if alone:
            self._language(names[0], label, help, small, alone and required)
            return
        what = joined(help, _("One language is enough; leave the others empty.") if required else "")
        with self.group(label, what, id=f"texts-{name}", optional=not required, quiet=True):
            for path in names:
                tag = path.rpartition(".")[2]
                self._language(path, language_name(tag), "", small, False)
                self.fields[path].label_lang = tag  # type: ignore[attr-defined]  # a language in its own words

    def _language(self, path: str, label: str, help: str, small: bool, required: bool) -> None:
        tag = path.rpartition(".")[2]
        attrs = {"lang": tag, "dir": direction(tag), "class": _SIZES[small], "rows": 2 if small else 6}
        made = WordsField(label=label, help_text=help, required=required, widget=forms.Textarea(attrs=attrs))
        self.add(path, made)

    def words(self, name: str, label: str, *, help: str = "", required: bool = False, rows: int = 6) -> None:
        """A text in whatever language it was said."""
        widget = forms.Textarea(attrs={"dir": "auto", "class": _SIZES[rows < 4], "rows": rows})
        self.add(name, WordsField(label=label, help_text=help, required=required, widget=widget))

    def line(self, name: str, label: str, *, help: str = "", required: bool = False, limit: int = 500) -> None:
        widget = forms.TextInput(attrs={"dir": "auto"})
        self.add(name, LineField(label=label, help_text=help, required=required, limit=limit, widget=widget))

    def digest(self, name: str, label: str) -> None:
        """The SHA-256 of a file: typed, or computed by the browser from a file that it sends nowhere."""
        help_ = _("64 digits 0-9 and a-f, where there is a file. It can show later that a file is this one.")
        self.line(name, label, limit=64, help=help_)
        self.fields[name].from_file = True  # type: ignore[attr-defined]  # asked for by the template

    def lines(self, name: str, label: str, *, help: str = "", required: bool = False) -> None:
        widget = forms.Textarea(attrs={"dir": "auto", "class": "short", "rows": 3})
        said = joined(help, _("One to a line."))
        self.add(name, LinesField(label=label, help_text=said, required=required, widget=widget))

    def tags(self, name: str, label: str, *, help: str = "", required: bool = False) -> None:
        self.add(name, TagsField(label=label, help_text=help, required=required))

    def number(self, name: str, label: str, low: int, high: int, *, help: str = "", required: bool = False) -> None:
        self.add(name, NumberField(low=low, high=high, label=label, help_text=help, required=required))

    def yes(self, name: str, label: str, *, help: str = "") -> None:
        self.add(name, YesField(label=label, help_text=help))

    def date(self, name: str, label: str, *, help: str = "", required: bool = False,
             looking: dates.Looking = "future", clock: bool = False, day: bool = False) -> None:  # fmt: skip
        zone = {"zone": self.desk.zone.key}
        how = _("Write one day, such as “4 March 2027”.") if day else joined(str(dates.HELP), str(dates.SURE))
        hour = _("A time of day may follow (“4 March 2027, 10:00”): it is the time in %(zone)s.") % zone
        said = joined(help, how, hour if clock else "")
        more: dict[str, Any] = {"label": label, "help_text": said, "required": required}
        desk = self.desk
        self.add(name, DateField(now=desk.now, zone=desk.zone, looking=looking, clock=clock, day=day, **more))

    def instant(self, name: str, label: str, *, help: str = "", required: bool = False) -> None:
        said = joined(help, _("Day and time in %(zone)s, the talks’ zone.") % {"zone": self.desk.zone.key})
        self.add(name, InstantField(zone=self.desk.zone, label=label, required=required, help_text=said))

    def instant_somewhere(self, name: str, label: str, *, help: str = "") -> None:
        """The same in whichever zone is named beside it; the act holds the moment with that zone's offset."""
        typed = str(self.given(f"{name}{ZONE}") or "").strip()
        zone = zone_named(typed) or self.desk.zone
        how = _("Day and time in the zone named below; without one in %(zone)s, the talks’ zone.")
        said = joined(help, how % {"zone": self.desk.zone.key})
        self.add(name, InstantField(zone=zone, label=label, required=False, help_text=said))
        what = _("As “Europe/Zurich” or “UTC”, if it is not the talks’ own.")
        self.add(f"{name}{ZONE}", ZoneField(label=_("Time zone of it"), help_text=what, required=False))

    def pick(
        self,
        name: str,
        options: Sequence[Option],
        label: str,
        *,
        help: str = "",
        required: bool = True,
        blank: str = "",
        start: str = "",
        gone: Callable[[str], str] | None = None,
        empty: str = "",
        folded: bool | None = None,
    ) -> None:
        """A choice of one. `blank` names the choice of none, `start` what is chosen beforehand.

        `empty` is said when there is nothing to choose from; what need not be chosen is then not asked for. `gone`
        says what became of a choice that there is no longer; `folded` makes it a list that opens, or, False, never one.
        """
        if not options and not required:
            return
        self.prefill(name, start)
        self._preselect(name, options, only=required)
        said = help if options else joined(empty, help)
        made = OneOf(options, gone, blank=blank, folded=folded, label=label, required=required, help_text=said)
        self.add(name, made)

    def tick(self, name: str, options: Sequence[Option], label: str, *, help: str = "", required: bool = True) -> None:
        """A choice of any number."""
        self.add(name, ManyOf(options, label=label, help_text=help, required=required))

    def _preselect(self, name: str, options: Sequence[Option], *, only: bool) -> None:
        """Choose what the link that led here names, part by part; or, of what must be chosen, the only option."""
        before = name.rpartition(".")[0]

        def told(part: str) -> object:
            return self.initial.get(f"{before}.{part}" if before else part)

        parts = [(option, option.means) for option in options if isinstance(option.means, Mapping)]
        keys = {key for __, means in parts for key in means if told(key) is not None}
        whole = self.initial.get(name) in {option.value for option in options}
        if keys and not (whole and keys == {name.rpartition(".")[2]}):
            fits = [o for o, means in parts if all(k in means and str(told(k)) == str(means[k]) for k in keys)]
            exact = [o for o in fits if isinstance(o.means, Mapping) and set(o.means) == keys] or fits
            self.initial.pop(name, None)
            if len(exact) == 1:
                self.initial[name] = exact[0].value
        if only and len(options) == 1:
            self.initial.setdefault(name, options[0].value)
