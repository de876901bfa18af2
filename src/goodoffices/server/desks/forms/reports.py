"""Stage reports to the principal, and the principal's reply."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks import dates
from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm, Exhibit
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.labels import excerpt, quoted
from goodoffices.server.desks.forms.mandates import ANSWERS
from goodoffices.server.desks.labels import every_language
from goodoffices.talks.carrying import Quote
from goodoffices.talks.reports import ReportStage as ReportStageAct


class ReportStage(ActForm):
    kind = "ReportStage"
    title = _("Report a stage to the principal")
    lead = _(
        "Tells your principal what is on record, apart from how you judge it, and asks for at most three decisions. "
        "Nobody outside your capital is told."
    )
    submit = _("Send the report")

    def build(self) -> None:
        self.texts("title", gettext("Title"), small=True)
        self.pick("round", options.rounds(self), gettext("Round"), required=False)
        self.rows(
            "facts",
            gettext("Facts on record"),
            self._fact,
            each=gettext("Fact"),
            another=gettext("Add another fact"),
            missing=gettext("Give at least one fact."),
            least=2,
            help=gettext("What the record says, without judgement."),
        )
        self.texts(
            "judgement", gettext("Your judgement"), help=gettext("Marked as yours in the report."), required=False
        )
        self.rows(
            "decisions",
            gettext("Decisions wanted"),
            self._decision,
            each=gettext("Decision"),
            another=gettext("Add another decision"),
            most=3,
            help=gettext("At most three."),
        )
        self.line("next_report", gettext("Next report"), help=gettext("As “after the second session”."))

    def _fact(self, row: str) -> None:
        self.texts(f"{row}.text", gettext("Fact"), small=True)
        quotes = [
            Option(
                str(number),
                gettext("%(words)s (%(person)s, entry %(number)s)")
                % {"words": excerpt(entry.act.words), "person": entry.act.speaker, "number": number},
                number,
            )
            for number, entry in self.state.release.quotes.items()
            if isinstance(entry.act, Quote)
        ]
        self.pick(f"{row}.quote", quotes, gettext("The exact words, as carried home"), required=False)

    def _decision(self, row: str) -> None:
        self.texts(f"{row}.question", gettext("What is to be decided"), small=True)
        self.texts(f"{row}.recommendation", gettext("Your recommendation"), required=False, small=True)
        self.pick(f"{row}.point", options.points(self), gettext("On the point"), required=False)
        self.instant(f"{row}.deadline", gettext("Wanted by"))


class NoteReport(ActForm):
    kind = "NoteReport"
    title = _("Answer a stage report")
    lead = _(
        "Says that you have read the report, and what you decide. A decision here answers the delegation; what it "
        "may accept at the table is said by a directive."
    )
    submit = _("Send the answer")

    def build(self) -> None:
        found = [
            Option(
                str(number),
                gettext("%(words)s (entry %(number)s)")
                % {"words": quoted(self.desk, entry.act.title), "number": number},
                number,
            )
            for number, entry in self.state.reports.reports.items()
            if isinstance(entry.act, ReportStageAct)
        ]
        self.prefill("report", self._waiting())
        self.pick("report", found, gettext("Which report"), empty=gettext("There is no stage report here yet."))
        report = self._report()
        for number, decision in enumerate(report.decisions if report is not None else ()):
            legend = gettext("Decision %(number)s: %(question)s")
            asked = legend % {"number": number + 1, "question": self.desk.say(decision.question)}
            with self.group(asked, self._wanted(decision)):
                self.needed_in_rows.append((f"replies.{number}", ("answer",)))
                self.pick(
                    f"replies.{number}.answer",
                    choices(ANSWERS),
                    gettext("Your answer"),
                    required=False,
                    blank=gettext("Not yet"),
                )
                self.texts(f"replies.{number}.words", gettext("In your words"), required=False, small=True)
        self.texts("words", gettext("To the delegation"), required=False)

    def _waiting(self) -> int | None:
        """The last report that has no answer; else the last."""
        known = list(self.state.reports.reports)
        unanswered = [number for number in known if number not in self.state.reports.replies]
        return max(unanswered or known, default=None)

    def _report(self) -> ReportStageAct | None:
        entry = self.state.reports.reports.get(options.numbered(self.given("report")))
        return entry.act if entry is not None and isinstance(entry.act, ReportStageAct) else None

    def _wanted(self, decision: Any) -> str:
        recommended = self.desk.say(decision.recommendation)
        said = []
        if recommended:
            said.append(gettext("The delegation recommends: %(words)s") % {"words": recommended})
        if decision.deadline:
            by = dates.moment(decision.deadline, self.desk.zone)["words"]
            said.append(gettext("Wanted by %(moment)s.") % {"moment": by})
        return " ".join(said)

    fill_label = _("Show the decisions of the report that is chosen")

    @property
    def exhibits(self) -> list[Exhibit]:
        report = self._report()
        texts = [(gettext("Fact"), fact.text) for fact in report.facts] if report is not None else []
        if report is not None and report.judgement:
            texts.append((gettext("Judgement of the delegation"), report.judgement))
        return [Exhibit(label, every_language(text, self.languages)) for label, text in texts]

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        for place, reply in zip(self.rows_sent.get("replies", ()), act.get("replies", ()), strict=True):
            reply["decision"] = place + 1
        return act

    no_field = {"replies.*.decision": "It is the decision under which the reply stands."}


FORMS = {form.kind: form for form in (ReportStage, NoteReport)}
