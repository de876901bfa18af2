"""What every act's form does: it asks, shows what one acts on, gives the act, and puts a refusal where it belongs."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _

from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.forms import beside, paths
from goodoffices.server.desks.forms.asking import ZONE, Asking
from goodoffices.server.desks.forms.building import joined
from goodoffices.server.desks.forms.choosing import ManyOf, OneOf, Option
from goodoffices.server.desks.forms.fields import MOST, LineField, NumberField, ReadBack
from goodoffices.server.desks.labels import every_language
from goodoffices.server.languages import told
from goodoffices.talks.act import Refusal, RoomId, capital_of
from goodoffices.talks.kinds import decode
from goodoffices.talks.play import RoomState

if TYPE_CHECKING:
    from goodoffices.server.desks.forms.choosing import Said

FEW = 4  # so many things are shown in full before one is chosen


@dataclass(frozen=True)
class Exhibit:
    """Words that one acts on, in full: what they are, and their texts (`{lang, dir, name, text}`)."""

    label: str
    texts: list[dict[str, str]]
    lines: list[str] = field(default_factory=list)  # what else is said of it, by the system
    digest: str = ""  # in groups, to be read aloud


class ActForm(Asking):
    """The form of one kind of act in one room.

    A field's name is the path of its value in the act. A subclass says in `title` and `lead` what the act does and
    what it does not, and adds its fields in `build`. What the class says is translated when it is shown
    (`gettext_lazy`), what a method says when the form is made (`gettext`). Choices come from `desk.play` and from
    nothing else. `data` with a `more` asks for a further row, or to fill in what was chosen: then nothing is checked or
    sent, and the form is shown again as it was typed.
    """

    kind: ClassVar[str]
    title: ClassVar[Said]
    lead: ClassVar[Said]
    submit: ClassVar[Said] = ""  # the words on the button that sends the act; else its title
    fill_label: ClassVar[Said] = ""  # the words on the button that asks for `fill`
    confirm: ClassVar[Said] = ""  # the sentence of the second look, before it is sent
    grave: ClassVar[bool] = False
    cites_itself: ClassVar[bool] = False  # what the act cites is one of its own questions
    stated: bytes = b""  # what a person may sign beside the act
    no_field: ClassVar[Mapping[str, str]] = {}  # paths of the act without a field of their own: how they are given

    def __init__(
        self, desk: Desk, room: RoomId, data: Mapping[str, Any] | None = None, initial: Mapping[str, Any] | None = None
    ) -> None:
        self.desk = desk
        self.room = room
        self.state = desk.play.rooms.get(room) or RoomState(room)
        self.rows_sent: dict[str, list[int]] = {}  # of each list of the act: which rows of the form it was made of
        super().__init__(data=copy(data))  # a copy, so that what was read can be put in the place of what was typed
        self.initial = _plain(initial)
        self.start()
        self.hide("key", secrets.token_hex(16), LineField(limit=64, required=False))
        self.hide("seen", self._seen(), NumberField(low=0, high=MOST, required=False))
        self.build()
        beside.add(self)
        if self.asks_more:
            self.fill()

    def build(self) -> None:
        """Add this act's fields."""
        raise NotImplementedError

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        """Put right what the fields cannot give as the act has it."""
        return act

    def fill(self) -> None:
        """Fill in, at the reader's request, what follows from what is chosen already. See `more`."""

    # What the page shows

    @property
    def button(self) -> str:
        """The words on the button that sends the act."""
        return str(self.submit or self.title)

    @property
    def go_on(self) -> str:
        """The same after the second look."""
        # Translators: what the act does follows as its button has it, such as “accept ad referendum”
        return _("Go on: %(act)s") % {"act": self.button[:1].lower() + self.button[1:]}

    @property
    def nothing_to_do(self) -> bool:
        """Whether there is nothing here that the act could be about: what must be chosen has nothing to choose from."""
        picks = (made for made in self.fields.values() if isinstance(made, OneOf))
        return not self.is_bound and any(made.required and not made.options for made in picks)

    @property
    def private(self) -> list[str]:
        """What only this reader is told beside the form."""
        return []

    @property
    def exhibits(self) -> list[Exhibit]:
        """The full words of what is chosen, or of the few things that may be."""
        shown: list[Exhibit] = []
        for name, made in self.fields.items():
            if isinstance(made, OneOf | ManyOf):
                given = self.given(name)
                values = {str(value) for value in (given if isinstance(given, list | tuple) else [given])}
                worded = [option for option in made.options.values() if option.words]
                chosen = [option for option in worded if option.value in values]
                shown += [self.exhibit(o) for o in chosen or (worded if len(worded) <= FEW else [])]
        return shown

    def exhibit(self, option: Option) -> Exhibit:
        """An option with its words in full."""
        return Exhibit(option.label, every_language(dict(option.words), self.languages))

    # What is sent

    @property
    def key(self) -> str:
        """Makes a repeated sending harmless; the same as long as the form is the same."""
        return str(self.given("key") or self.initial["key"])

    @property
    def seen(self) -> dict[RoomId, int]:
        """Up to where the reader had seen its own capital's record when the form was shown."""
        shown = getattr(self, "cleaned_data", {}).get("seen")
        return {} if shown is None else {capital_of(self.desk.party): shown}

    def act(self) -> dict[str, Any]:
        """The act as JSON has it: what was given, and nothing else. After `is_valid`."""
        values = ((name, self.cleaned_data.get(name)) for name in self.fields if not _beside_the_act(name))
        given, self.rows_sent = paths.assemble(values)
        act = {"kind": self.kind, **self.finish(given)}
        try:
            read = decode(json.dumps(act))
        except msgspec.ValidationError:
            return act  # the registry says what is wrong with it, and `refuse` where
        return {"kind": self.kind, **paths.unlike_default(read)}

    def refuse(self, refusal: Refusal) -> None:
        """Show why the act was not entered, at the field it is about, or above the form."""
        hidden = [name for name, made in self.fields.items() if made.widget.is_hidden]
        if refusal.field in {"key", "token", "seen"} & set(hidden):
            self._set(refusal.field, self._seen() if refusal.field == "seen" else secrets.token_hex(16))
        message = told(refusal.message)
        if refusal.field == "key":
            message = _(
                "This form was sent before, with other words: look at the record, and send again if you mean both."
            )
        visible = [name for name in self.fields if name not in hidden]
        place = paths.nearest(paths.in_form(refusal.field, self.rows_sent), visible, self._aliases())
        self.add_error(place, ValidationError(message, code=refusal.reason))

    def _aliases(self) -> dict[str, str]:
        """Paths that are given by the choice at another field."""
        found: dict[str, str] = {}
        for name, made in self.fields.items():
            before = name.rpartition(".")[0]
            for option in getattr(made, "options", {}).values():
                if isinstance(option.means, Mapping):
                    found |= {f"{before}.{part}" if before else part: name for part in option.means}
        return {path: name for path, name in found.items() if path not in self.fields}

    # Checking

    @property
    def asks_more(self) -> bool:
        """Whether the reader asked for a further row, or for words to be filled in, and sends nothing yet."""
        return self.is_bound and bool(self.data.get("more"))

    def is_valid(self) -> bool:
        return not self.asks_more and super().is_valid()

    def full_clean(self) -> None:
        super().full_clean()
        if self.asks_more:
            self._errors = ErrorDict(renderer=self.renderer)

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        for name, names in self.needed_texts:
            row = name.rpartition(".")[0]
            wanting = not any(cleaned.get(path) or path in self.errors for path in names)
            if wanting and (not row or self._in_use(row)):
                self.add_error(names[0], _("Write the words in at least one language."))
        for row, needs in self.needed_in_rows:
            for path in (f"{row}.{need}" for need in needs if self._in_use(row)):
                if cleaned.get(path) in (None, "", []) and path not in self.errors:
                    self.add_error(path, _("Fill this in too, or empty the fields that belong with it."))
        for prefix, missing in self.needed_lists:
            if not self._in_use(prefix.rstrip(".")):
                first = next((name for name in self.fields if name.startswith(prefix)), None)
                none = _("In this room there is none yet.")
                self.add_error(first, missing if first else joined(missing, none))
        return cleaned

    def _in_use(self, row: str) -> bool:
        given = (name for name in self.fields if name.startswith(f"{row}."))
        return any(self.cleaned_data.get(name) or name in self.errors for name in given)

    def add_error(self, field: str | None, error: Any) -> None:
        if isinstance(error, ReadBack) and field is not None:
            self._set(field, error.reading)
        super().add_error(field, error)

    def fill_texts(self, name: str, texts: Mapping[str, str]) -> None:
        """Fill a text in where nothing has been typed."""
        for language, text in texts.items():
            if not str(self.given(f"{name}.{language}") or "").strip():
                self._set(f"{name}.{language}", text)

    def _set(self, name: str, value: object) -> None:
        """Put a value into what was sent, so that it is shown and sent again."""
        self.data[name] = value  # type: ignore[index]  # a copy was made for this

    def _seen(self) -> int | None:
        capital = self.desk.play.capital(self.desk.party)
        return capital.number if capital is not None else None


def _beside_the_act(name: str) -> bool:
    """Whether a field is for the sending, or for reading another field, and no part of the act."""
    return name in ("key", "seen") or name.endswith(ZONE)


def _plain(initial: Mapping[str, Any] | None) -> dict[str, Any]:
    """What a link fills in: lists stay lists only where there are several values."""
    getlist = getattr(initial, "getlist", None)
    if initial is None or getlist is None:
        return dict(initial or {})
    return {name: values if len(values := getlist(name)) > 1 else initial[name] for name in initial}
