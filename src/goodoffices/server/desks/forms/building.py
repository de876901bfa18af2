"""How a form is put together: fields in groups, one text in several languages, rows that repeat."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from goodoffices.server.desks.forms.choosing import ManyOf
from goodoffices.server.desks.forms.fields import LineField
from goodoffices.server.languages import strung

if TYPE_CHECKING:
    from goodoffices.server.desks.desk import Desk

MAX_ROWS = 200
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


def joined(*sentences: str) -> str:
    """Sentences after one another; what is empty is left out."""
    return " ".join(said for said in sentences if said)


class Builder(forms.Form):
    """A Django form that a subclass fills in `build`, group by group."""

    desk: Desk

    def start(self) -> None:
        """Begin with no groups and no rows."""
        self.root = Group(self)
        self._stack = [self.root]
        self.needed_texts: list[tuple[str, list[str]]] = []
        self.needed_in_rows: list[tuple[str, tuple[str, ...]]] = []
        self.needed_lists: list[tuple[str, str]] = []

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
        each: str,
        another: str,
        missing: str = "",
        needs: tuple[str, ...] = (),
        closed: bool = False,
    ) -> None:
        """A list: `row` adds the fields of one item under the prefix that it is given. Empty rows are left out.

        `each` names a row (“Delegate”, before its number), `another` is the button for a further one (“Add another
        delegate”). `needs` are the fields that a row must have once anything is given in it; a list with something
        `missing` to say (“Give at least one delegate.”) has a row at least.
        """
        keys = self.data if self.is_bound else self.initial
        used = [int(found[1]) for key in keys if (found := re.match(rf"{re.escape(name)}\.(\d{{1,3}})\.", str(key)))]
        added = self.is_bound and self.data.get("more") == name
        count = min(most, max([least, *(number + 1 for number in used)]) + added)
        if missing:
            self.needed_lists.append((f"{name}.", missing))
        with self.group(legend, help, id=f"rows-{name}", closed=closed, optional=closed) as outer:
            for number in range(count):
                numbered = {"each": each, "number": number + 1}
                # Translators: one row of a list, such as “Delegate 2”.
                with self.group(_("%(each)s %(number)s") % numbered, quiet=True):
                    before = len(self.fields)
                    self.needed_in_rows.append((f"{name}.{number}", needs))
                    row(f"{name}.{number}")
                    if added and number == count - 1:
                        first = list(self.fields)[before]
                        self.fields[first].widget.attrs["autofocus"] = True
            if count < most:
                outer.more, outer.more_label = name, another

    # Fields

    def add(self, name: str, made: forms.Field) -> None:
        """Add a field to the group that is open."""
        self.fields[name] = made
        self._stack[-1].items.append(name)
        made.place = strung(str(said) for said in (*(group.legend for group in self._stack[1:]), made.label))  # type: ignore[attr-defined]

    def hide(self, name: str, value: object, made: forms.Field | None = None) -> None:
        """Add a hidden field, which no link can fill in."""
        made = made or LineField(required=False)
        made.widget = forms.HiddenInput()
        self.initial[name] = value
        self.fields[name] = made
