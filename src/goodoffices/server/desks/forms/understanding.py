"""Understandings: claimed, said back, confirmed, corrected."""

from __future__ import annotations

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.forms.labels import quoted
from goodoffices.server.desks.labels import party_name, party_names
from goodoffices.server.languages.terms import term


class ClaimUnderstanding(ActForm):
    kind = "ClaimUnderstanding"
    title = _("Claim an understanding")
    lead = _(
        "Says that others have understood something: your position, or what was said. It stays your claim until they"
        " confirm it, and agreeing that something is understood is not agreeing to it."
    )
    submit = _("Enter the claim")

    def build(self) -> None:
        self.texts("text", gettext("What was understood"))
        self.tick("by", options.at_table(self, but=(self.desk.party,)), gettext("Understood by"))
        self.pick("point", options.points(self), gettext("On the point"), required=False)


class _Answer(ActForm):
    """The forms with which a claim is answered by those of whom it was claimed."""

    def build(self) -> None:
        claims = (claim for claim in self.state.understanding.claims.values() if self.desk.party in claim.by)
        # Translators: what a party says was understood by others, and how that claim stands (“claimed”, “confirmed”).
        said = gettext("%(words)s (%(party)s of %(others)s, entry %(number)s, %(standing)s)")
        found = [
            Option(
                str(claim.number),
                said
                % {
                    "words": quoted(self.desk, claim.text),
                    "party": party_name(self.desk, claim.party),
                    "others": party_names(self.desk, claim.by),
                    "number": claim.number,
                    "standing": term(claim.standing),
                },
                claim.number,
                claim.text,
            )
            for claim in claims
        ]
        self.pick(
            "claim", found, gettext("Which claim"), empty=gettext("No understanding is claimed of your party here.")
        )


class Restate(_Answer):
    kind = "Restate"
    title = _("Say back what was understood")
    lead = _("Says in your own words what you took the claim to mean. It neither confirms nor corrects it.")
    submit = _("Say it back")

    def build(self) -> None:
        super().build()
        self.texts("text", gettext("In your own words"))


class ConfirmUnderstanding(_Answer):
    kind = "ConfirmUnderstanding"
    title = _("Confirm an understanding")
    lead = _("Says: yes, so it was understood. It does not say that your party agrees with it.")
    submit = pgettext_lazy("a verb on a button", "Confirm")


class CorrectUnderstanding(_Answer):
    kind = "CorrectUnderstanding"
    title = _("Correct an understanding")
    lead = _("Says: no, this is what was understood. The claim stays in the record beside your correction.")
    submit = pgettext_lazy("a verb on a button", "Correct")

    def build(self) -> None:
        super().build()
        self.texts("text", gettext("What was understood"))


FORMS = {form.kind: form for form in (ClaimUnderstanding, Restate, ConfirmUnderstanding, CorrectUnderstanding)}
