"""How a form is put together: fields in groups, one text in several languages, rows that repeat."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django import forms

from goodoffices.server.desks.forms import dates
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
)
from goodoffices.server.desks.labels import direction, language_name

if TYPE_CHECKING:
    from goodoffices.server.desks.desk import Desk

MAX_ROWS = 200
_SIZES = {False: "words", True: "words short"}
TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(eq=False)
class Group:
    """Fields and groups under one legend. `more` names the list that a further row would lengthen."""

    form: Builder
    id: str = ""
    legend: str = ""
    help: str = ""
    optional: bool = False
    closed: bool = False
    quiet: bool = False  # its fields are not each marked as optional
    more: str = ""
    more_label: str = ""
    items: list[str | Group] = field(default_factory=list)

    @property
    def parts(self) -> list[dict[str, Any]]:
        """What the template shows, in order: a field or a group."""
        return [{"group": i} if isinstance(i, Group) else {"field": self.form[i]} for i in self.items]

    @property
    def open(self) -> bool:
        """Whether a group that can be folded stands open: it holds an error, or something was given in it."""
        names = [item for item in self.items if isinstance(item, str)]
        given = any(self.form[name].errors or self.form.given(name) for name in names)
        return given or any(item.open for item in self.items if isinstance(item, Group))


class Builder(forms.Form):
    """A Django form that a subclass fills in `build`, group by group."""

    desk: Desk

    def start(self) -> None:
        """Begin with no groups and no rows."""
        self.root = Group(self)
        self._stack = [self.root]
        self.needed_texts: list[tuple[str, list[str]]] = []
        self.needed_in_rows: list[tuple[str, tuple[str, ...]]] = []

    @property
    def languages(self) -> tuple[str, ...]:
        """In which languages texts are asked for: those of the talks."""
        return self.desk.languages or (self.desk.language,)

    def given(self, name: str) -> Any:
        """What stands in a field: as it was sent, or as it was filled in beforehand."""
        if not self.is_bound:
            return self.initial.get(name)
        getlist = getattr(self.data, "getlist", None)
        values = getlist(name) if getlist is not None else self.data.get(name)
        multiple = isinstance(self.fields.get(name), ManyOf)
        return values if multiple or not isinstance(values, list) else values[-1] if values else None

    def prefill(self, name: str, value: object) -> None:
        """What a field holds when the form is first shown, unless the link that led here says otherwise."""
        if value not in (None, "", (), [], {}):
            self.initial.setdefault(name, value)

    def prefill_texts(self, name: str, texts: Mapping[str, str]) -> None:
        """Fill a text in, in every language that it has."""
        if not any(key.startswith(f"{name}.") for key in self.initial):
            for language, text in texts.items():
                self.prefill(f"{name}.{language}", text)

    # Groups

    @contextmanager
    def group(self, legend: str, help: str = "", **more: Any) -> Iterator[Group]:
        """Fields added meanwhile stand together under `legend`."""
        inner = Group(self, legend=legend, help=help, **{"id": f"g{len(self.fields)}", **more})
        self._stack[-1].items.append(inner)
        self._stack.append(inner)
        yield inner
        self._stack.pop()

    def rows(
        self,
        name: str,
        legend: str,
        row: Callable[[str], None],
        *,
        help: str = "",
        least: int = 1,
        most: int = MAX_ROWS,
        each: str = "",
        needs: tuple[str, ...] = (),
        closed: bool = False,
    ) -> None:
        """A list: `row` adds the fields of one item under the prefix that it is given. Empty rows are left out.

        `needs` are the fields that a row must have once anything is given in it.
        """
        keys = self.data if self.is_bound else self.initial
        used = [int(found[1]) for key in keys if (found := re.match(rf"{re.escape(name)}\.(\d{{1,3}})\.", str(key)))]
        added = self.is_bound and self.data.get("more") == name
        count = min(most, max([least, *(number + 1 for number in used)]) + added)
        with self.group(legend, help, id=f"rows-{name}", closed=closed, optional=closed) as outer:
            for number in range(count):
                with self.group(f"{each or legend} {number + 1}", quiet=True):
                    before = len(self.fields)
                    self.needed_in_rows.append((f"{name}.{number}", needs))
                    row(f"{name}.{number}")
                    if added and number == count - 1:
                        first = list(self.fields)[before]
                        self.fields[first].widget.attrs["autofocus"] = True
            if count < most:
                outer.more, outer.more_label = name, f"Add another {(each or legend).lower()}"

    # Fields

    def add(self, name: str, made: forms.Field) -> None:
        """Add a field to the group that is open."""
        self.fields[name] = made
        self._stack[-1].items.append(name)
        made.place = ", ".join(str(said) for said in (*(group.legend for group in self._stack[1:]), made.label))  # type: ignore[attr-defined]

    def hide(self, name: str, value: object, made: forms.Field | None = None) -> None:
        """Add a hidden field, which no link can fill in."""
        made = made or LineField(required=False)
        made.widget = forms.HiddenInput()
        self.initial[name] = value
        self.fields[name] = made

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
        what = help + (" One language is enough; leave the others empty." if required else "")
        with self.group(label, what.strip(), id=f"texts-{name}", optional=not required, quiet=True):
            for path in names:
                self._language(path, language_name(path.rpartition(".")[2]), "", small, False)

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

    def lines(self, name: str, label: str, *, help: str = "", required: bool = False) -> None:
        widget = forms.Textarea(attrs={"dir": "auto", "class": "short", "rows": 3})
        self.add(
            name, LinesField(label=label, help_text=f"{help} One to a line.".strip(), required=required, widget=widget)
        )

    def tags(self, name: str, label: str, *, help: str = "", required: bool = False) -> None:
        self.add(name, TagsField(label=label, help_text=help, required=required))

    def number(self, name: str, label: str, low: int, high: int, *, help: str = "", required: bool = False) -> None:
        self.add(name, NumberField(low=low, high=high, label=label, help_text=help, required=required))

    def yes(self, name: str, label: str, *, help: str = "") -> None:
        self.add(name, YesField(label=label, help_text=help))

    def date(self, name: str, label: str, *, help: str = "", required: bool = False,
             looking: dates.Looking = "future", clock: bool = False, day: bool = False) -> None:  # fmt: skip
        how = "Write one day, such as “4 March 2027”." if day else dates.HELP + dates.SURE
        if clock:
            how += f" A time of day may follow (“4 March 2027, 10:00”): it is the time in {self.desk.zone.key}."
        more: dict[str, Any] = {"label": label, "help_text": f"{help} {how}".strip(), "required": required}
        desk = self.desk
        self.add(name, DateField(now=desk.now, zone=desk.zone, looking=looking, clock=clock, day=day, **more))

    def instant(self, name: str, label: str, *, help: str = "", required: bool = False) -> None:
        said = f"{help} Day and time in {self.desk.zone.key}, the talks’ zone.".strip()
        self.add(name, InstantField(zone=self.desk.zone, label=label, required=required, help_text=said))

    def pick(self, name: str, options: Sequence[Option], label: str, *, help: str = "", required: bool = True,
             blank: str = "", gone: Callable[[str], str] | None = None, empty: str = "") -> None:  # fmt: skip
        """A choice of one. `blank` names the choice of none; `empty` is said when there is nothing to choose."""
        none = blank or ("Choose …" if required else "None")
        first = None if required and len(options) <= 6 and not any(o.group for o in options) else none
        self._preselect(name, options, only=required and not blank)
        self.add(name, OneOf(options, gone, blank=first, label=label, required=required,
                             help_text=help if options or not empty else f"{empty} {help}".strip()))  # fmt: skip

    def tick(self, name: str, options: Sequence[Option], label: str, *, help: str = "", required: bool = True) -> None:
        """A choice of any number."""
        self.add(name, ManyOf(options, label=label, help_text=help, required=required))

    def _preselect(self, name: str, options: Sequence[Option], *, only: bool) -> None:
        """Choose what the link that led here names, part by part; or, of what must be chosen, the only option."""
        before = name.rpartition(".")[0]

        def told(part: str) -> object:
            return self.initial.get(f"{before}.{part}" if before else part)

        parts = [(option, option.means) for option in options if isinstance(option.means, Mapping)]
        keys = {key for _, means in parts for key in means if told(key) is not None}
        if keys and self.initial.get(name) not in {option.value for option in options}:
            fits = [o for o, means in parts if all(k in means and str(told(k)) == str(means[k]) for k in keys)]
            exact = [o for o in fits if isinstance(o.means, Mapping) and set(o.means) == keys] or fits
            self.initial.pop(name, None)
            if len(exact) == 1:
                self.initial[name] = exact[0].value
        if only and len(options) == 1:
            self.initial.setdefault(name, options[0].value)
