"""Mandates: objectives, directives, instructions sought and given. In a capital alone."""

from __future__ import annotations

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.labels import quoted
from goodoffices.server.desks.labels import person
from goodoffices.talks.mandates import SeekInstructions as SeekInstructionsAct

VERDICTS = {
    "may accept": pgettext_lazy("a mandate", "may accept"),
    "refer": _("refer: ask me before you accept"),
    "never": pgettext_lazy("a mandate", "never"),
}
ANSWERS = {
    "approve": pgettext_lazy("a principal’s answer", "approve"),
    "amend": pgettext_lazy("a principal’s answer", "amend"),
    "refuse": pgettext_lazy("a principal’s answer", "refuse"),
    "call me": pgettext_lazy("a principal’s answer", "call me"),
}


def about(form: ActForm) -> list[Option]:
    """Points as a whole, and each alternative that plenary has on them."""
    plenary = form.desk.play.plenary
    found = options.alternatives(form, own=False, wording=False, state=plenary)
    return options.points_or(form, found, gettext("as a whole"))


class SetObjectives(ActForm):
    kind = "SetObjectives"
    title = _("Set the objectives")
    lead = _(
        "Says what you want of the talks as a whole; it takes the place of what was said before. Nobody outside this"
        " room is told, and it directs nothing on any one point."
    )

    def build(self) -> None:
        earlier = self.state.mandates.objectives
        self.prefill_texts("text", getattr(earlier.act, "text", {}) if earlier is not None else {})
        self.texts("text", gettext("What you want of the talks"))


class Direct(ActForm):
    kind = "Direct"
    title = _("Give a directive")
    lead = _(
        "Tells your delegation what it may do on a point, or on one alternative. What you do not direct is to be "
        "referred to you. Your delegation is told how a step stands to it; it is never held back."
    )
    submit = pgettext_lazy("a verb on a button", "Direct")

    def build(self) -> None:
        self._answering()
        self.pick("point", about(self), gettext("On what"), empty=gettext("No point is on the table yet."))
        self.pick("verdict", choices(VERDICTS), gettext("Your directive"))
        self.texts("text", gettext("In your words"), required=False)
        self.line(
            "reference",
            gettext("Or a reference in their place"),
            help=gettext("Where the text lies in your own files."),
        )
        requests = [
            Option(
                str(number),
                gettext("%(words)s (%(person)s, entry %(number)s)")
                % {
                    "words": quoted(self.desk, entry.act.question),
                    "person": person(self.desk, entry.seat),
                    "number": number,
                },
                number,
                entry.act.question,
            )
            for number, entry in self.state.mandates.requests.items()
            if isinstance(entry.act, SeekInstructionsAct)
        ]
        with self.group(gettext("In answer to a request"), optional=True):
            self.pick("answers", requests, gettext("Which request"), required=False)
            self.pick("answer", choices(ANSWERS), gettext("Your answer"), required=False)

    def _answering(self) -> None:
        """Start from what the request is about, where the link names one."""
        entry = self.state.mandates.requests.get(options.numbered(self.initial.get("answers")))
        if entry is not None and isinstance(entry.act, SeekInstructionsAct):
            self.prefill("point", entry.act.point)
            self.prefill("alternative", entry.act.alternative)


class SeekInstructions(ActForm):
    kind = "SeekInstructions"
    title = _("Seek instructions")
    lead = _(
        "Asks your principal, with your recommendation and a deadline. Nobody outside this room is told. Until there"
        " is an answer, what is not directed is to be referred."
    )
    submit = pgettext_lazy("a verb on a button", "Ask")

    def build(self) -> None:
        self.texts("question", gettext("Your question"))
        self.pick("point", about(self), gettext("About"), required=False, blank=gettext("The talks as a whole"))
        self.texts("recommendation", gettext("Your recommendation"), required=False)
        self.instant("deadline", gettext("Answer wanted by"))


class NoteOralInstruction(ActForm):
    kind = "NoteOralInstruction"
    title = _("Note an oral instruction")
    lead = _(
        "Keeps an instruction that was given by word of mouth: by whom, when, and what was said. It stands as your "
        "note of it, marked as oral, until the principal directs otherwise."
    )
    submit = _("Note it")

    def build(self) -> None:
        self.line("giver", gettext("Given by"), required=True)
        self.instant("at", gettext("Given on"), required=True)
        self.words("text", gettext("What was said"), required=True)
        self.pick("point", about(self), gettext("About"), required=False, blank=gettext("The talks as a whole"))
        self.pick(
            "verdict", choices(VERDICTS), gettext("What it amounts to"), required=False,
            blank=gettext("No directive on a point"), help=gettext("Where it does: name the point above."),
        )  # fmt: skip


FORMS = {form.kind: form for form in (SetObjectives, Direct, SeekInstructions, NoteOralInstruction)}
