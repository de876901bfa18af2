"""Understandings: claimed, said back, confirmed, corrected."""

from __future__ import annotations

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.forms.labels import quoted
from goodoffices.server.desks.labels import party_name, party_names


class ClaimUnderstanding(ActForm):
    kind = "ClaimUnderstanding"
    title = "Claim an understanding"
    lead = (
        "Says that others have understood something: your position, or what was said. It stays your claim until they"
        " confirm it, and agreeing that something is understood is not agreeing to it."
    )
    submit = "Enter the claim"

    def build(self) -> None:
        self.texts("text", "What was understood")
        self.tick("by", options.at_table(self, but=(self.desk.party,)), "Understood by")
        self.pick("point", options.points(self), "On the point", required=False)


class _Answer(ActForm):
    """The forms with which a claim is answered by those of whom it was claimed."""

    def build(self) -> None:
        claims = (claim for claim in self.state.understanding.claims.values() if self.desk.party in claim.by)
        found = [
            Option(
                str(claim.number),
                f"{quoted(self.desk, claim.text)} ({party_name(self.desk, claim.party)} of "
                f"{party_names(self.desk, claim.by)}, entry {claim.number}, {claim.standing})",
                claim.number,
                claim.text,
            )
            for claim in claims
        ]
        self.pick("claim", found, "Which claim", empty="No understanding is claimed of your party here.")


class Restate(_Answer):
    kind = "Restate"
    title = "Say back what was understood"
    lead = "Says in your own words what you took the claim to mean. It neither confirms nor corrects it."
    submit = "Say it back"

    def build(self) -> None:
        super().build()
        self.texts("text", "In your own words")


class ConfirmUnderstanding(_Answer):
    kind = "ConfirmUnderstanding"
    title = "Confirm an understanding"
    lead = "Says: yes, so it was understood. It does not say that your party agrees with it."
    submit = "Confirm"


class CorrectUnderstanding(_Answer):
    kind = "CorrectUnderstanding"
    title = "Correct an understanding"
    lead = "Says: no, this is what was understood. The claim stays in the record beside your correction."
    submit = "Correct"

    def build(self) -> None:
        super().build()
        self.texts("text", "What was understood")


FORMS = {form.kind: form for form in (ClaimUnderstanding, Restate, ConfirmUnderstanding, CorrectUnderstanding)}
