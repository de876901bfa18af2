"""Stage reports to the principal, and the principal's reply."""

from __future__ import annotations

from typing import Any

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
    title = "Report a stage to the principal"
    lead = (
        "Tells your principal what is on record, apart from how you judge it, and asks for at most three decisions. "
        "Nobody outside your capital is told."
    )
    submit = "Send the report"

    def build(self) -> None:
        self.texts("title", "Title", small=True)
        self.pick("round", options.rounds(self), "Round", required=False)
        self.rows(
            "facts",
            "Facts on record",
            self._fact,
            each="Fact",
            required=True,
            least=2,
            help="What the record says, without judgement.",
        )
        self.texts("judgement", "Your judgement", help="Marked as yours in the report.", required=False)
        self.rows("decisions", "Decisions wanted", self._decision, each="Decision", most=3, help="At most three.")
        self.line("next_report", "Next report", help="As “after the second session”.")

    def _fact(self, row: str) -> None:
        self.texts(f"{row}.text", "Fact", small=True)
        quotes = [
            Option(str(number), f"{excerpt(entry.act.words)} ({entry.act.speaker}, entry {number})", number)
            for number, entry in self.state.release.quotes.items()
            if isinstance(entry.act, Quote)
        ]
        self.pick(f"{row}.quote", quotes, "The exact words, as carried home", required=False)

    def _decision(self, row: str) -> None:
        self.texts(f"{row}.question", "What is to be decided", small=True)
        self.texts(f"{row}.recommendation", "Your recommendation", required=False, small=True)
        self.pick(f"{row}.point", options.points(self), "On the point", required=False)
        self.instant(f"{row}.deadline", "Wanted by")


class NoteReport(ActForm):
    kind = "NoteReport"
    title = "Answer a stage report"
    lead = (
        "Says that you have read the report, and what you decide. A decision here answers the delegation; what it "
        "may accept at the table is said by a directive."
    )
    submit = "Send the answer"

    def build(self) -> None:
        found = [
            Option(str(number), f"{quoted(self.desk, entry.act.title)} (entry {number})", number)
            for number, entry in self.state.reports.reports.items()
            if isinstance(entry.act, ReportStageAct)
        ]
        self.prefill("report", self._waiting())
        self.pick("report", found, "Which report", empty="There is no stage report here yet.")
        report = self._report()
        for number, decision in enumerate(report.decisions if report is not None else ()):
            with self.group(f"Decision {number + 1}: {self.desk.say(decision.question)}", self._wanted(decision)):
                self.needed_in_rows.append((f"replies.{number}", ("answer",)))
                self.pick(f"replies.{number}.answer", choices(ANSWERS), "Your answer", required=False, blank="Not yet")
                self.texts(f"replies.{number}.words", "In your words", required=False, small=True)
        self.texts("words", "To the delegation", required=False)

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
        said = f"The delegation recommends: {recommended}" if recommended else ""
        until = f" Wanted by {dates.moment(decision.deadline, self.desk.zone)['words']}." if decision.deadline else ""
        return (said + until).strip()

    fill_label = "Show the decisions of the report that is chosen"

    @property
    def exhibits(self) -> list[Exhibit]:
        report = self._report()
        texts = [("Fact", fact.text) for fact in report.facts] if report is not None else []
        if report is not None and report.judgement:
            texts.append(("Judgement of the delegation", report.judgement))
        return [Exhibit(label, every_language(text, self.languages)) for label, text in texts]

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        for place, reply in zip(self.rows_sent.get("replies", ()), act.get("replies", ()), strict=True):
            reply["decision"] = place + 1
        return act

    no_field = {"replies.*.decision": "It is the decision under which the reply stands."}


FORMS = {form.kind: form for form in (ReportStage, NoteReport)}
