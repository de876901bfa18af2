"""What a party deposits for a sealed question, and revokes: sealed as the form is sent, and shown to nobody again."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm, Exhibit
from goodoffices.server.desks.forms.choosing import choices
from goodoffices.server.desks.forms.labels import point_name
from goodoffices.server.desks.forms.questions import exhibit, option
from goodoffices.server.languages import told as in_language
from goodoffices.settlement.problem import ProblemError
from goodoffices.talks.asked import standing
from goodoffices.talks.play import RoomState
from goodoffices.talks.questions import Question
from goodoffices.valuations.sealed import checked
from goodoffices.valuations.sealed_box import About, BoxError, seal

OWN = "own-"  # begins the names of fields that are sealed, and no part of the act as it is entered
_RANGE = re.compile(r"\s*([+-]?[\d./]+)\s*(?:to|–|\.\.)\s*([+-]?[\d./]+)\s*")


class _OfDeposit(ActForm):
    """The forms that cite a question, from a capital."""

    cites_itself = True

    def found(self) -> dict[str, tuple[RoomState, Question]]:
        """The questions asked of the reader's party that may still be deposited for, by the value of their option."""
        known = {}
        for room, state in self.desk.play.rooms.items():
            for question in state.questions.asked.values():
                how = standing(self.desk.play, state, question, self.desk.now)
                if self.desk.party in question.act.to and how.state in ("open", "consented"):
                    known[f"{room}:{question.number}"] = (state, question)
        return known

    def choose(self, found: dict[str, tuple[RoomState, Question]], empty: str) -> tuple[RoomState, Question] | None:
        """Ask which question it is for; the one that is chosen."""
        shown = [
            option(self, state, q, value, {"room": state.room, "number": q.number})
            for value, (state, q) in found.items()
        ]
        self.pick("cites.0.number", shown, gettext("For which question"), empty=empty)
        return found.get(str(self.given("cites.0.number") or ""))


class Deposit(_OfDeposit):
    kind = "Deposit"
    title = _("Deposit for a sealed question")
    lead = _(
        "Seals what you say here, for this question alone; nobody is shown it again. Only the answer is reckoned from "
        "it, and you can revoke it until the question runs. Whoever operates the server could read it on its way: "
        "the command “goodoffices deposit” seals it on your own machine."
    )
    submit = _("Seal and deposit")
    fill_label = _("Show what to fill in")
    no_field = {"sealed": "It is what is filled in, sealed with the key of the question."}
    chosen: tuple[RoomState, Question] | None = None

    def build(self) -> None:
        self.chosen = self.choose(self.found(), gettext("No sealed question that is open is asked of your party."))
        if self.chosen is None:
            return
        state, question = self.chosen
        self.fill_label = ""  # type: ignore[misc, assignment]  # what is to be filled in is shown already
        if question.act.question == "ballot":
            votes = choices({"yes": pgettext("an answer", "yes"), "no": pgettext("an answer", "no")})
            self.pick("own-vote", votes, gettext("Your vote on this text"), folded=False)
            return
        # Translators: a range can be typed as “3 to 5”, “3–5” or “3..5”, and in no other way.
        what = gettext(
            "Numbers in your own unit: what each is worth to you. “3 to 5” is a range: then the answer is “not enough "
            "information”."
        )
        with self.group(gettext("What the wordings are worth to you"), what, id="own"):
            for on in question.act.choices:
                with self.group(point_name(self.desk, on.point, state.room), quiet=True):
                    for wording in on.wordings:
                        self._wording(state, on.point, wording)
        what = gettext(
            "What your best alternative to an agreement is worth to you, in the same unit. You accept nothing below it."
        )
        self.line("own-reservation", gettext("Worth of no agreement"), help=what, required=True, limit=80)

    def _wording(self, state: RoomState, point: str, wording: int) -> None:
        alternative = state.alternatives.of(point, wording)
        label = gettext("Entry %(number)s") % {"number": wording}
        if alternative is not None:
            label = options.named(self, alternative, state)
        self.line(f"own-{point}-{wording}", label, required=True, limit=80)
        self.yes(f"own-never-{point}-{wording}", gettext("Never: a red line"))

    @property
    def exhibits(self) -> list[Exhibit]:
        return [exhibit(self, *self.chosen)] if self.chosen is not None else []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.chosen is None:
            if not self.errors:
                self.add_error(None, gettext("Choose the question, and have shown what to fill in."))
        elif not self.errors:
            try:
                checked(self.chosen[1].act, self._content(cleaned))
            except ProblemError as error:
                raise ValidationError(in_language(error.args[0])) from None
        return cleaned

    def _content(self, given: dict[str, Any]) -> dict[str, Any]:
        assert self.chosen is not None
        asked = self.chosen[1].act
        if asked.question == "ballot":
            return {"vote": given["own-vote"]}
        every = [(on.point, wording) for on in asked.choices for wording in on.wordings]
        worth: dict[str, dict[str, Any]] = {}
        for point, wording in every:
            worth.setdefault(point, {})[str(wording)] = number(given[f"own-{point}-{wording}"])
        never = [{point: str(wording)} for point, wording in every if given.get(f"own-never-{point}-{wording}")]
        return {"party": {"reservation": number(given["own-reservation"]), "worth": worth, "red_lines": never}}

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        content = self._content(self.cleaned_data)
        act = {name: value for name, value in act.items() if not name.startswith(OWN)}
        assert self.chosen is not None
        state, question = self.chosen
        about = About(self.desk.talks, state.room, question.number, self.desk.party)
        try:
            return {**act, "sealed": seal(question.act.key, about, content)}
        except BoxError:
            return {**act, "sealed": ""}  # which the table refuses, and says so


def number(typed: str) -> Any:
    """A number as it is deposited: as typed, or a range of two."""
    found = _RANGE.fullmatch(typed)
    return [found[1], found[2]] if found else typed.strip()


class RevokeDeposit(_OfDeposit):
    kind = "RevokeDeposit"
    title = _("Revoke a deposit")
    lead = _(
        "Takes back what your party deposited for a question, before it runs. Unless you deposit again, the answer "
        "will be “not enough information”."
    )
    submit = _("Revoke it")

    def build(self) -> None:
        kept = {f"{ref.room}:{ref.number}" for ref in self.state.questions.deposits}
        found = {value: each for value, each in self.found().items() if value in kept}
        self.choose(found, gettext("Your party has deposited nothing that can still be revoked."))


FORMS = {form.kind: form for form in (Deposit, RevokeDeposit)}
