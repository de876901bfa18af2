"""Track reports: drafted, and cleared."""

from __future__ import annotations

import secrets

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.forms.fields import LineField
from goodoffices.server.desks.forms.labels import quoted
from goodoffices.server.desks.labels import party_names


class DraftTrackReport(ActForm):
    kind = "DraftTrackReport"
    title = "Draft the track’s report"
    lead = (
        "Drafts what this track would tell plenary. Nothing leaves the track until every delegation in it has "
        "cleared these exact words and they are delivered; no stance travels with them."
    )
    submit = "Enter the draft"

    def build(self) -> None:
        self.hide("token", secrets.token_hex(16), LineField(limit=64, required=True))
        self.texts("title", "Title", small=True)
        self.texts("text", "The report")
        self.tick("points", options.points(self), "Points that it is about", required=False)


class ClearTrackReport(ActForm):
    kind = "ClearTrackReport"
    title = "Clear the track’s report"
    lead = "Clears these exact words for plenary, for your delegation. It takes no stance on what they report."
    submit = "Clear it as it stands"

    def build(self) -> None:
        party = self.desk.party
        waiting = (r for r in self.state.tracks.reports.values() if party in r.parties and party not in r.cleared)
        found = [
            Option(
                str(report.number),
                f"{quoted(self.desk, report.title)} (entry {report.number}; cleared by "
                f"{party_names(self.desk, report.cleared) or 'nobody yet'})",
                report.number,
                report.text,
            )
            for report in waiting
        ]
        self.pick("report", found, "Which report", empty="No report awaits your delegation’s clearance here.")


FORMS = {form.kind: form for form in (DraftTrackReport, ClearTrackReport)}
