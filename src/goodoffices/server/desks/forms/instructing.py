"""What a declared instructor does for the whole table: its timetable, pauses, more time, announcements."""

from __future__ import annotations

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms.base import ActForm
from goodoffices.talks.instructing import MOST_MINUTES
from goodoffices.talks.instructing import SetTimetable as SetTimetableAct


class SetTimetable(ActForm):
    kind = "SetTimetable"
    title = _("Set the timetable")
    lead = _(
        "Starts the clock of this table: the first part begins when you enter this. It takes the place of an earlier "
        "timetable. Everybody at the table sees it, and nothing happens by itself when a part is over."
    )
    submit = _("Start the clock")

    def build(self) -> None:
        timetable = self.desk.play.plenary.instructing.timetable
        if timetable is not None and isinstance(timetable.act, SetTimetableAct):
            for i, stage in enumerate(timetable.act.stages):
                self.prefill_texts(f"stages.{i}.title", stage.title)
                self.prefill(f"stages.{i}.minutes", stage.minutes)
        self.rows(
            "stages", gettext("Parts, in their order"), self._stage, each=gettext("Part"),
            another=gettext("Add another part"), missing=gettext("Give at least one part."),
            least=3, needs=("minutes",),
        )  # fmt: skip

    def _stage(self, row: str) -> None:
        self.texts(f"{row}.title", gettext("Title"), required=False, small=True)
        self.number(f"{row}.minutes", gettext("Minutes"), 1, MOST_MINUTES)


class Pause(ActForm):
    kind = "Pause"
    title = _("Pause the talks")
    lead = _(
        "Everything stands still at this table: nobody but you can enter anything, in any room, and the clock is "
        "stopped. Everybody can still read, and is told that the talks are paused."
    )
    submit = pgettext_lazy("a verb on a button", "Pause")

    def build(self) -> None:
        self.line(
            "note",
            gettext("Why, or until when"),
            help=gettext("Everybody at the table reads it. Entered only if you give it."),
        )


class Resume(ActForm):
    kind = "Resume"
    title = _("Go on")
    lead = _(
        "Ends the pause: everybody can act again, and the clock goes on where it stopped. A silence procedure runs "
        "longer by as long as the pause took."
    )
    submit = _("Go on")

    def build(self) -> None:
        self.line("note", gettext("What to tell the table"), help=gettext("Everybody at the table reads it."))


class Extend(ActForm):
    kind = "Extend"
    title = _("Give more time")
    lead = _(
        "Makes the part of the timetable that goes on now last longer, and all that follows begin later. It ends no "
        "pause, and takes nothing back."
    )
    submit = _("Give more time")

    def build(self) -> None:
        self.number("minutes", gettext("Minutes more"), 1, MOST_MINUTES, required=True)
        self.line("note", gettext("Why"), help=gettext("Everybody at the table reads it."))


class Announce(ActForm):
    kind = "Announce"
    title = _("Announce something")
    lead = _("Tells everybody at this table something, as the instructor. It is no party’s word, and moves no point.")
    submit = _("Announce")

    def build(self) -> None:
        self.texts("text", gettext("What you tell the table"))


FORMS = {form.kind: form for form in (SetTimetable, Pause, Resume, Extend, Announce)}
