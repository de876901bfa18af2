"""Words for a point: put, changed, corrected, withdrawn."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options, places
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import OneOf, Option, choices

MARKINGS = {
    "formal": _("formal"),
    "without prejudice": _("without prejudice: it does not bind your party’s position"),
    "non-paper": _("non-paper: a working tool, not official; once withdrawn it can be neither cited nor released"),
}
NO_OWN = _("Your party has no words on the table here.")


class Propose(ActForm):
    kind = "Propose"
    title = _("Propose words")
    lead = _(
        "Puts words for a point on the table in your party’s name. It commits nobody, not even your own party: each "
        "party, yours too, then says its stance."
    )

    def build(self) -> None:
        self.pick("point", options.points(self), gettext("Point"), empty=gettext("No point is on the table yet."))
        places.ask(self)
        self.texts("text", gettext("The words you propose"), required="place.wording" not in self.fields)
        self.pick("marking", choices(MARKINGS), gettext("Marking"), start="formal")
        self.tick(
            "together_with", options.parties(self, but=(self.desk.party,)), gettext("Together with"), required=False,
            help=gettext("Parties in whose name you announce it too. Each still says its own stance."),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.runs = places.read(self, cleaned) if "place.wording" in self.fields else {}
        given = [path for path in self.fields if path.startswith("text.")]
        if cleaned.get("place.wording") is None and not any(cleaned.get(p) or p in self.errors for p in given):
            self.add_error(given[0], gettext("Write the words in at least one language."))
        return cleaned

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        made = {name: value for name, value in act.items() if name not in ("quote", "where", "which")}
        return (
            {**made, "text": made.get("text", {}), "place": {**made["place"], "runs": self.runs}}
            if "place" in made
            else made
        )

    no_field = {"place.runs": "They are where the words that are quoted stand."}


class _Reword(ActForm):
    """The forms with which the words of an alternative are changed: its present words are filled in."""

    def build(self) -> None:
        found = options.alternatives(self, own=True, wording=True)
        self.pick("wording", found, gettext("Which words"), empty=str(NO_OWN), gone=self._gone)
        chosen = self._chosen()
        if chosen is not None:
            self.prefill_texts("text", chosen.words)
        self.texts("text", gettext("The words as they shall be"))
        self.more_fields()

    def more_fields(self) -> None:
        """What only one of these acts has."""

    def _chosen(self) -> Option | None:
        field = self.fields["wording"]
        assert isinstance(field, OneOf)
        return field.options.get(str(self.given("wording") or ""))

    def _gone(self, value: str) -> str:
        point, __, rest = value.partition(":")
        return options.gone(self)(f"{point}:{rest.rpartition(':')[2]}")

    def fill(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.fill_texts("text", chosen.words)

    fill_label = _("Fill in the words as they stand")


class Amend(_Reword):
    kind = "Amend"
    title = _("Amend your words")
    lead = _(
        "Puts new words in the place of your own. Stances on the earlier words no longer count; the earlier words "
        "stay in the record. It does not withdraw the alternative."
    )
    submit = _("Amend")
    no_field = dict.fromkeys(("place.wording", "place.runs"), "The words are given as a whole; where they stand stays.")


class Correct(_Reword):
    kind = "Correct"
    title = _("Correct a slip of the pen")
    lead = _(
        "Puts a slip right before anybody has taken a stance on the words. The earlier words stay in the record. It "
        "is not for changes of substance: amend for those."
    )
    submit = pgettext_lazy("a verb on a button", "Correct")

    def more_fields(self) -> None:
        self.line("note", gettext("What was wrong"), help=gettext("Such as “a word was left out”."))


class Withdraw(ActForm):
    kind = "Withdraw"
    title = _("Withdraw your words")
    lead = _(
        "Takes an alternative of your party off the table. The words stay in the record; conditions that named them "
        "are void. It does not park the point, and takes back no other words."
    )
    submit = _("Withdraw")
    grave = True
    confirm = _("Withdraw these words? They stay in the record, but no longer stand on the table.")

    def build(self) -> None:
        found = options.alternatives(self, own=True, wording=False)
        self.pick("alternative", found, gettext("Which words"), empty=str(NO_OWN))
        self.line("reason", gettext("Reason"), help=gettext("Entered only if you give one."))


FORMS = {form.kind: form for form in (Propose, Amend, Withdraw, Correct)}
