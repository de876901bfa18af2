"""Silence procedures: opened, and broken."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks import dates
from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.forms.labels import quoted
from goodoffices.server.desks.labels import party_name
from goodoffices.talks.act import PLENARY, party_of
from goodoffices.talks.founding import negotiating
from goodoffices.talks.instructing import postponed
from goodoffices.talks.silence import OpenSilence as OpenSilenceAct
from goodoffices.talks.silence import outcome


class OpenSilence(ActForm):
    kind = "OpenSilence"
    title = _("Open a silence procedure")
    lead = _(
        "Circulates a decision for a set time. It is adopted only if every addressee acknowledges receipt in time "
        "and nobody breaks the silence; otherwise it lapses. Silence alone adopts nothing."
    )
    submit = _("Open the silence procedure")

    def build(self) -> None:
        self.texts("text", gettext("The decision"))
        self.instant("deadline", gettext("Until"), required=True)
        table = negotiating(self.state.founding) if self.state.door.kind == PLENARY else self.state.door.parties()
        self.tick("to", options.parties(self, only=table), gettext("Addressed to"))
        points = options.points_or(self, self._wordings(), gettext("as a whole"))
        substance = gettext("On exact words only where the adopted rules allow silence on substance.")
        self.pick("point", points, gettext("About"), required=False, help=substance,
                  blank=gettext("No point of the text"), gone=options.gone(self))  # fmt: skip

    def _wordings(self) -> list[Option]:
        return options.wordings(self) if self.desk.play.rules.silence_on_substance else []


class BreakSilence(ActForm):
    kind = "BreakSilence"
    title = _("Break the silence")
    lead = _(
        "Says, before the deadline, that your party does not let the decision pass in silence. It is then not "
        "adopted. It need not be a no: it asks that people speak."
    )

    def build(self) -> None:
        found: list[Option] = []
        pauses = self.desk.play.plenary.instructing.pauses
        for number, entry in self.state.silence.opened.items():
            act = entry.act
            if not isinstance(act, OpenSilenceAct) or outcome(self.state, number, self.desk.now, pauses) != "open":
                continue
            if self.desk.party in act.to:
                ends = postponed(pauses, entry.time, act.deadline, self.desk.now)
                until = dates.moment(ends, self.desk.zone)["words"]
                whose = party_name(self.desk, party_of(entry.seat))
                label = gettext("%(words)s (%(party)s, entry %(number)s, until %(moment)s)")
                values = {"words": quoted(self.desk, act.text), "party": whose, "number": number, "moment": until}
                found.append(Option(str(number), label % values, number, act.text))
        self.pick(
            "silence",
            found,
            gettext("Which procedure"),
            empty=gettext("No silence procedure runs here that is addressed to you."),
        )
        self.texts(
            "reason", gettext("Reason"), help=gettext("Entered only if you give one."), required=False, small=True
        )


FORMS = {form.kind: form for form in (OpenSilence, BreakSilence)}
