"""Track reports: drafted, and cleared."""

from __future__ import annotations

import secrets

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.forms.fields import LineField
from goodoffices.server.desks.forms.labels import quoted
from goodoffices.server.desks.labels import party_names


class DraftTrackReport(ActForm):
    kind = "DraftTrackReport"
    title = _("Draft the track’s report")
    lead = _(
        "Drafts what this track would tell plenary. Nothing leaves the track until every delegation in it has "
        "cleared these exact words and they are delivered; no stance travels with them."
    )
    submit = _("Enter the draft")

    def build(self) -> None:
        self.hide("token", secrets.token_hex(16), LineField(limit=64, required=True))
        self.texts("title", gettext("Title"), small=True)
        self.texts("text", gettext("The report"))
        self.tick("points", options.points(self), gettext("Points that it is about"), required=False)


class ClearTrackReport(ActForm):
    kind = "ClearTrackReport"
    title = _("Clear the track’s report")
    lead = _("Clears these exact words for plenary, for your delegation. It takes no stance on what they report.")
    submit = _("Clear it as it stands")

    def build(self) -> None:
        party = self.desk.party
        waiting = (r for r in self.state.tracks.reports.values() if party in r.parties and party not in r.cleared)
        said = gettext("%(words)s (entry %(number)s; cleared by %(parties)s)")
        uncleared = gettext("%(words)s (entry %(number)s; cleared by nobody yet)")
        found = [
            Option(
                str(report.number),
                (said if report.cleared else uncleared)
                % {
                    "words": quoted(self.desk, report.title),
                    "number": report.number,
                    "parties": party_names(self.desk, report.cleared),
                },
                report.number,
                report.text,
            )
            for report in waiting
        ]
        self.pick(
            "report",
            found,
            gettext("Which report"),
            empty=gettext("No report awaits your delegation’s clearance here."),
        )


FORMS = {form.kind: form for form in (DraftTrackReport, ClearTrackReport)}
