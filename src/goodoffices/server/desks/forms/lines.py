"""What is said to the press: the agreed rule, a party’s posture, lines and statements in draft."""

from __future__ import annotations

from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.adopting import AdoptForm
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.labels import quoted
from goodoffices.server.desks.labels import party_name, party_names
from goodoffices.server.languages.terms import term
from goodoffices.talks.act import party_of
from goodoffices.talks.lines import AgreePressRule as AgreePressRuleAct
from goodoffices.talks.lines import Draft

POSTURES = ("may speak", "agreed lines only", "no statements")
LINES = {
    "line to take": _("line to take: said on your own motion"),
    "if asked": _("if asked: said only in answer to a question"),
    "holding line": _("holding line: said until there is something to say"),
}


class AgreePressRule(AdoptForm):
    kind = "AgreePressRule"
    title = _("Propose or agree a rule on the press")
    lead = _(
        "Agrees, for your party, to a rule that was proposed, or proposes one. It binds only once every negotiating "
        "party has agreed to the same rule; your own posture is set apart from it."
    )

    @property
    def button(self) -> str:
        return gettext("Agree to the rule") if self.given("proposal") else pgettext("a verb on a button", "Enter")

    def build(self) -> None:
        found = []
        for number, entry in self.state.press.rules.items():
            if isinstance(entry.act, AgreePressRuleAct) and self.may_adopt(number, self.state.press.agreements):
                label = gettext("Agree to %(words)s (%(party)s, entry %(number)s)") % {
                    "words": quoted(self.desk, entry.act.rule),
                    "party": party_name(self.desk, party_of(entry.seat)),
                    "number": number,
                }
                found.append(Option(str(number), label, number, entry.act.rule))
        if self.only_adopts("rule"):
            self.pick("proposal", found, gettext("Which rule"), empty=gettext("Your party has no rule to agree to."))
            return
        self.pick(
            "proposal",
            found,
            gettext("What your party does"),
            required=False,
            blank=gettext("Propose the rule that follows"),
        )
        self.texts("rule", gettext("Rule"), required=False)
        announced = gettext("Until that round is closed it goes before the general rule.")
        self.pick(
            "round",
            options.rounds(self),
            gettext("For one round alone"),
            required=False,
            blank=gettext("For every round"),
            help=announced,
        )
        self.line("scope", gettext("Scope"), help=gettext("What it covers, as “results of the round”."))
        self.instant("until", gettext("In force until"))


class SetPosture(ActForm):
    kind = "SetPosture"
    title = _("Set a posture towards the press")
    lead = _("Says whether your party speaks to the press, on what, and until when. It binds your party alone.")

    def build(self) -> None:
        self.pick("posture", choices({one: term(one) for one in POSTURES}), gettext("Posture"))
        self.line("scope", gettext("Scope"), help=gettext("As “results of the round”; nothing more than was said."))
        self.instant("until", gettext("Until"))
        self.texts("words", gettext("In words"), required=False)
        if self.desk.office == "secretariat":
            self.pick("party", options.parties(self), gettext("Whose posture"), required=False,
                      help=gettext("Another’s posture is filed with its source."))  # fmt: skip


class DraftLine(ActForm):
    kind = "DraftLine"
    title = _("Draft a line")
    lead = _(
        "Drafts words for speaking to the press. Nobody may use them until they are cleared; drafting publishes "
        "nothing."
    )
    submit = _("Enter the draft")

    def build(self) -> None:
        self.pick("line", choices(LINES), pgettext("what sort of thing it is", "Sort"))
        self.line("topic", gettext("Topic"))
        self.pick("round", options.rounds(self), gettext("Round"), required=False, blank=gettext("Not of one round"))
        self.texts("text", gettext("The line"))


class DraftStatement(ActForm):
    kind = "DraftStatement"
    title = _("Draft a statement")
    lead = _(
        "Drafts a statement: your party’s own in your capital, a joint one in plenary, where each party clears it. "
        "Drafting publishes nothing."
    )
    submit = _("Enter the draft")

    def build(self) -> None:
        self.texts("title", gettext("Title"), small=True)
        self.texts("text", gettext("The statement"))
        self.instant_somewhere("embargo", gettext("Not before"))


class ClearStatement(ActForm):
    kind = "ClearStatement"
    title = _("Clear a line or statement, or send it back")
    lead = _(
        "Clears the exact words as they stand, for your party, or sends them back. Clearing them publishes nothing."
    )
    submit = _("Enter the answer")

    def build(self) -> None:
        waiting = (draft for draft in self.state.press.drafts.values() if self.desk.party not in draft.cleared)
        found = [Option(str(draft.number), self._named(draft), draft.number, draft.text) for draft in waiting]
        self.pick("draft", found, gettext("Which draft"), empty=gettext("No draft awaits clearance here."))
        cleared = [Option("yes", gettext("Cleared as it stands"), True), Option("no", gettext("Sent back"), False)]
        self.pick("cleared", cleared, gettext("Your answer"))
        self.line("note", gettext("Note"), help=gettext("If you send it back: what should change."))

    def _named(self, draft: Draft) -> str:
        what = quoted(self.desk, draft.title)
        if not draft.title:
            sort = term(draft.line or "")
            what = gettext("%(name)s: %(words)s") % {"name": sort, "words": quoted(self.desk, draft.text)}
        said = gettext("%(words)s (%(party)s, entry %(number)s; cleared by %(parties)s)")
        if not draft.cleared:
            said = gettext("%(words)s (%(party)s, entry %(number)s; cleared by nobody yet)")
        by, cleared = party_name(self.desk, party_of(draft.by)), party_names(self.desk, draft.cleared)
        return said % {"words": what, "party": by, "number": draft.number, "parties": cleared}


FORMS = {form.kind: form for form in (AgreePressRule, SetPosture, DraftLine, DraftStatement, ClearStatement)}
