"""Mandates: objectives, directives, instructions sought and given. In a capital alone."""

from __future__ import annotations

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.labels import quoted
from goodoffices.server.desks.labels import person
from goodoffices.talks.mandates import SeekInstructions as SeekInstructionsAct

VERDICTS = {
    "may accept": "may accept",
    "refer": "refer: ask me before you accept",
    "never": "never",
}
ANSWERS = {"approve": "approve", "amend": "amend", "refuse": "refuse", "call me": "call me"}


def about(form: ActForm, whole: str) -> list[Option]:
    """Points as a whole, and each alternative that plenary has on them."""
    plenary = form.desk.play.plenary
    return options.points_or(form, options.alternatives(form, own=False, wording=False, state=plenary), whole)


class SetObjectives(ActForm):
    kind = "SetObjectives"
    title = "Set the objectives"
    lead = (
        "Says what you want of the talks as a whole; it takes the place of what was said before. Nobody outside this"
        " room is told, and it directs nothing on any one point."
    )

    def build(self) -> None:
        earlier = self.state.mandates.objectives
        self.prefill_texts("text", getattr(earlier.act, "text", {}) if earlier is not None else {})
        self.texts("text", "What you want of the talks")


class Direct(ActForm):
    kind = "Direct"
    title = "Give a directive"
    lead = (
        "Tells your delegation what it may do on a point, or on one alternative. What you do not direct is to be "
        "referred to you. Your delegation is told how a step stands to it; it is never held back."
    )
    submit = "Direct"

    def build(self) -> None:
        self._answering()
        self.pick("point", about(self, "as a whole"), "On what", empty="No point is on the table yet.")
        self.pick("verdict", choices(VERDICTS), "Your directive")
        self.texts("text", "In your words", required=False)
        self.line("reference", "Or a reference in their place", help="Where the text lies in your own files.")
        requests = [
            Option(
                str(number),
                f"{quoted(self.desk, entry.act.question)} ({person(self.desk, entry.seat)}, entry {number})",
                number,
                entry.act.question,
            )
            for number, entry in self.state.mandates.requests.items()
            if isinstance(entry.act, SeekInstructionsAct)
        ]
        with self.group("In answer to a request", optional=True):
            self.pick("answers", requests, "Which request", required=False)
            self.pick("answer", choices(ANSWERS), "Your answer", required=False)

    def _answering(self) -> None:
        """Start from what the request is about, where the link names one."""
        entry = self.state.mandates.requests.get(options.numbered(self.initial.get("answers")))
        if entry is not None and isinstance(entry.act, SeekInstructionsAct):
            self.prefill("point", entry.act.point)
            self.prefill("alternative", entry.act.alternative)


class SeekInstructions(ActForm):
    kind = "SeekInstructions"
    title = "Seek instructions"
    lead = (
        "Asks your principal, with your recommendation and a deadline. Nobody outside this room is told. Until there"
        " is an answer, what is not directed is to be referred."
    )
    submit = "Ask"

    def build(self) -> None:
        self.texts("question", "Your question")
        self.pick("point", about(self, "as a whole"), "About", required=False, blank="The talks as a whole")
        self.texts("recommendation", "Your recommendation", required=False)
        self.instant("deadline", "Answer wanted by")


class NoteOralInstruction(ActForm):
    kind = "NoteOralInstruction"
    title = "Note an oral instruction"
    lead = (
        "Keeps an instruction that was given by word of mouth: by whom, when, and what was said. It stands as your "
        "note of it, marked as oral, until the principal directs otherwise."
    )
    submit = "Note it"

    def build(self) -> None:
        self.line("giver", "Given by", required=True)
        self.instant("at", "Given on", required=True)
        self.words("text", "What was said", required=True)
        self.pick("point", about(self, "as a whole"), "About", required=False, blank="The talks as a whole")
        self.pick("verdict", choices(VERDICTS), "What it amounts to", required=False, blank="No directive on a point",
                  help="Where it does: name the point above.")  # fmt: skip


FORMS = {form.kind: form for form in (SetObjectives, Direct, SeekInstructions, NoteOralInstruction)}
