"""Sealed questions: asked, consented to or declined, deposited for, revoked. The house answers them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm, Exhibit
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.labels import point_name
from goodoffices.server.desks.forms.questioning import OWN, DepositForm, WordForm, content, exhibit
from goodoffices.server.desks.labels import draft_name
from goodoffices.server.desks.pages import questions_words as told
from goodoffices.server.languages import told as in_language
from goodoffices.server.store import registry as store
from goodoffices.settlement.problem import ProblemError
from goodoffices.talks.act import PLENARY, Refusal
from goodoffices.talks.founding import negotiating
from goodoffices.talks.play import RoomState
from goodoffices.talks.questions import Question
from goodoffices.valuations.sealed import checked
from goodoffices.valuations.sealed_box import About, BoxError, new_key, seal


class AskSealed(ActForm):
    kind = "AskSealed"
    title = _("Ask a sealed question")
    lead = _(
        "Asks a question whose answer has a fixed form, once all the parties named here have consented. Nobody, you "
        "included, sees what a party deposits; only the answer comes out, at a time that the consents fix."
    )
    submit = _("Ask the question")
    no_field = {
        "key": "The house makes it for this question when the form is sent.",
        "choices.*.point": "It is the point of the wordings that are ticked.",
        "choices.*.wordings": "They are the wordings that are ticked, point by point.",
        "start.*.point": "It is the point of the wordings that are ticked.",
        "start.*.wording": "They are the wordings that are ticked.",
        "texts": "They are the drafts that are ticked, on the points of the wordings that are.",
    }

    def build(self) -> None:
        self.pick("question", choices(told.SORTS), gettext("Which question"), folded=False)
        table = negotiating(self.desk.play.plenary.founding)
        here = [p for p in table if self.state.door.kind == PLENARY or p in self.state.door.parties()]
        what = gettext("All of them must consent.")
        self.tick("to", options.parties(self, only=here), gettext("Asked of"), help=what)
        found = [Option(str(o.value), o.label, str(o.value), o.words, o.group) for o in options.wordings(self)]
        what = gettext("Of each point the wordings that may be chosen. Not for a ballot.")
        self.tick("among", found, gettext("Packages are made of"), help=what, required=False)
        what = gettext(
            "For a step: of each of these points the wording of the present text. For a ballot: what is voted on."
        )
        self.tick("from", found, gettext("The text"), help=what, required=False)
        drafts = [
            Option(str(one.number), draft_name(one), one.number)
            for one in reversed(list(self.state.drafts.drafts.values()))
        ]
        if drafts:
            what = gettext("For a picture alone: of each the mediation team is told where it lies.")
            self.tick("drafts", drafts, gettext("Drafts that are placed in it"), help=what, required=False)
        what = gettext("At most so many; 1 unless you say otherwise.")
        self.number("most", gettext("Packages of a short list"), 1, 3, help=what)
        self.instant("until", gettext("Consents by"), required=True)
        self.number(
            "wait", gettext("Seconds from the last consent to the answer"), 60, 30 * 24 * 3600, required=True,
            help=gettext("Time to deposit and to revoke: 3600 is an hour. Deposits end half a minute before."),
        )  # fmt: skip
        self.prefill("wait", 3600)

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        among: dict[str, list[int]] = {}
        for value in act.pop("among", []):
            point, _, number = value.rpartition(":")
            among.setdefault(point, []).append(int(number))
        start = [value.rpartition(":") for value in act.pop("from", [])]
        texts = [self._on(among, number) for number in sorted(act.pop("drafts", []))]
        made = store.get_registry().question_key(self.desk.talks, self.desk.seat, self.key, new_key)
        return {
            **act,
            "choices": [{"point": point, "wordings": numbers} for point, numbers in among.items()],
            "start": [{"point": point, "wording": int(number)} for point, _, number in start],
            "texts": texts,
            "key": "" if isinstance(made, Refusal) else made,
        }

    def _on(self, among: dict[str, list[int]], number: int) -> list[dict[str, Any]]:
        """What a draft settles on the points that are asked about."""
        draft = self.state.drafts.drafts.get(number)
        settles = {one.point: one.wording for one in draft.settles} if draft is not None else {}
        return [{"point": point, "wording": settles[point]} for point in among if point in settles]

    def refuse(self, refusal: Refusal) -> None:
        first = refusal.field.partition(".")[0]
        field = {"choices": "among", "start": "from", "texts": "drafts"}.get(first, refusal.field)
        sealing = refusal.field == "key" and refusal.reason == "invalid"  # not the key of the request
        super().refuse(replace(refusal, field="" if sealing else field))


class ConsentToQuestion(WordForm):
    kind = "ConsentToQuestion"
    title = _("Consent to a sealed question")
    lead = _(
        "Says that the question may run: you have read what its answer lets others infer. It deposits nothing; until "
        "it runs you can still decline."
    )
    submit = pgettext_lazy("a verb on a button", "Consent")


class DeclineQuestion(WordForm):
    kind = "DeclineQuestion"
    title = _("Decline a sealed question")
    lead = _(
        "Says that your party does not consent, or no longer. The question then does not run; no reason is needed."
    )
    submit = pgettext_lazy("a verb on a button", "Decline")

    def build(self) -> None:
        super().build()
        self.line("reason", gettext("Reason"), help=gettext("Everybody in this room reads it."))


class Deposit(DepositForm):
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
                checked(self.chosen[1].act, content(self.chosen[1].act, cleaned))
            except ProblemError as error:
                raise ValidationError(in_language(error.args[0])) from None
        return cleaned

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        act = {name: value for name, value in act.items() if not name.startswith(OWN)}
        assert self.chosen is not None
        state, question = self.chosen
        about = About(self.desk.talks, state.room, question.number, self.desk.party)
        try:
            return {**act, "sealed": seal(question.act.key, about, content(question.act, self.cleaned_data))}
        except BoxError:
            return {**act, "sealed": ""}  # which the table refuses, and says so


class RevokeDeposit(DepositForm):
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


class Answer(ActForm):
    kind = "Answer"
    title = _("The answer to a sealed question")
    lead = _("The house enters it by itself, at a time that the consents fix; nobody can enter it by hand.")
    no_field = dict.fromkeys(
        (
            "question",
            "outcome",
            "packages",
            "points",
            "places",
            "frontier.*.least",
            "frontier.*.mean",
            "cites.*.room",
            "cites.*.number",
        ),
        "The house reckons it from what was deposited.",
    )

    def build(self) -> None:
        self.pick("question", [], gettext("Which question"), empty=gettext("It is answered by the house."))


FORMS = {form.kind: form for form in (AskSealed, ConsentToQuestion, DeclineQuestion, Deposit, RevokeDeposit, Answer)}
