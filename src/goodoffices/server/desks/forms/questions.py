"""Sealed questions: asked, and consented to or declined. The house answers them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from goodoffices.server import languages
from goodoffices.server.desks import dates
from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm, Exhibit
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.labels import room_label
from goodoffices.server.desks.labels import draft_name, every_language
from goodoffices.server.desks.pages import questions_words as told
from goodoffices.server.desks.pages.questions_picture import texts as placed_texts
from goodoffices.server.store import registry as store
from goodoffices.talks.act import PLENARY, Refusal
from goodoffices.talks.asked import standing
from goodoffices.talks.founding import negotiating
from goodoffices.talks.play import RoomState
from goodoffices.talks.questions import Question
from goodoffices.valuations.sealed_box import new_key


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
        "texts.*.*.point": "They are the drafts that are ticked, on the points of the wordings that are.",
        "texts.*.*.wording": "They are the drafts that are ticked, on the points of the wordings that are.",
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


def option(form: ActForm, state: RoomState, question: Question, value: str, means: Any) -> Option:
    said = gettext("%(question)s (entry %(number)s, consents by %(moment)s)")
    if state.room != form.room:
        said = gettext("%(question)s (entry %(number)s, %(room)s, consents by %(moment)s)")
    by = dates.moment(question.act.until, form.desk.zone)["words"]
    values = {"question": told.title(question), "number": question.number, "moment": by}
    return Option(value, said % {**values, "room": room_label(form.desk, state.room)}, means)


class _Word(ActForm):
    """The forms in which a party says whether a question may run."""

    def asked(self) -> list[Question]:
        every = self.state.questions.asked.values()
        return [q for q in every if self.desk.party in q.act.to and self._open(q)]

    def _open(self, question: Question) -> bool:
        how = standing(self.desk.play, self.state, question, self.desk.now)
        return not how.final and how.state != "void"

    def build(self) -> None:
        found = [option(self, self.state, q, str(q.number), q.number) for q in self.asked()]
        empty = gettext("No sealed question is open here for your party.")
        self.pick("question", found, gettext("Which question"), empty=empty)

    @property
    def exhibits(self) -> list[Exhibit]:
        chosen = [q for q in self.asked() if str(q.number) == str(self.given("question") or "")]
        return [exhibit(self, self.state, q) for q in chosen or self.asked()[:3]]


def exhibit(form: ActForm, state: RoomState, question: Question) -> Exhibit:
    """A question, the words that it is about, the form of its answer, who sees it, and what it lets others infer."""
    desk, names = form.desk, form.languages
    texts = []
    for point in told.about(desk, state, question):
        for one in point["wordings"]:
            said = state.alternatives.words(point["point"], one["number"])
            texts += every_language(said.text if said is not None else {}, names)[:1]
    readers = gettext("It is seen by whoever is in this room, and no one else.")
    if state.room == PLENARY:
        readers = gettext("It is seen by every seat of the talks.")
    if question.act.question == "frontier":
        readers = gettext("It is seen by the mediation team alone.")
    lines = [gettext("The answer is: %(form)s") % {"form": told.FORMS[question.act.question]}, readers]
    placed = gettext("Drafts that are placed in it: %(drafts)s")
    drafts = languages.listed(f"{one['name']}: {one['words']}" for one in placed_texts(state, question))
    lines += [placed % {"drafts": drafts}] if drafts else []
    return Exhibit(told.title(question), texts, [*lines, *told.inferences(desk, question)])


class ConsentToQuestion(_Word):
    kind = "ConsentToQuestion"
    title = _("Consent to a sealed question")
    lead = _(
        "Says that the question may run: you have read what its answer lets others infer. It deposits nothing; until "
        "it runs you can still decline."
    )
    submit = pgettext_lazy("a verb on a button", "Consent")


class DeclineQuestion(_Word):
    kind = "DeclineQuestion"
    title = _("Decline a sealed question")
    lead = _(
        "Says that your party does not consent, or no longer. The question then does not run; no reason is needed."
    )
    submit = pgettext_lazy("a verb on a button", "Decline")

    def build(self) -> None:
        super().build()
        self.line("reason", gettext("Reason"), help=gettext("Everybody in this room reads it."))


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
            "cites.*.room",
            "cites.*.number",
        ),
        "The house reckons it from what was deposited.",
    )

    def build(self) -> None:
        self.pick("question", [], gettext("Which question"), empty=gettext("It is answered by the house."))


FORMS = {form.kind: form for form in (AskSealed, ConsentToQuestion, DeclineQuestion, Answer)}
