"""What is said to the press: the agreed rule, a party’s posture, lines and statements in draft."""

from __future__ import annotations

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.labels import quoted
from goodoffices.server.desks.labels import party_name, party_names
from goodoffices.talks.act import party_of
from goodoffices.talks.lines import AgreePressRule as AgreePressRuleAct
from goodoffices.talks.lines import Draft

POSTURES = {
    "may speak": "may speak",
    "agreed lines only": "agreed lines only",
    "no statements": "no statements",
}
LINES = {
    "line to take": "line to take: said on your own motion",
    "if asked": "if asked: said only in answer to a question",
    "holding line": "holding line: said until there is something to say",
}


class AgreePressRule(ActForm):
    kind = "AgreePressRule"
    title = "Propose or agree a rule on the press"
    lead = (
        "Agrees, for your party, to a rule that was proposed, or proposes one. It binds only once every negotiating "
        "party has agreed to the same rule; your own posture is set apart from it."
    )

    @property
    def button(self) -> str:
        return "Agree to the rule" if self.given("proposal") else "Enter"

    def build(self) -> None:
        found = []
        for number, entry in self.state.press.rules.items():
            if isinstance(entry.act, AgreePressRuleAct) and self.may_adopt(number, self.state.press.agreements):
                label = f"Agree to {quoted(self.desk, entry.act.rule)} "
                label += f"({party_name(self.desk, party_of(entry.seat))}, entry {number})"
                found.append(Option(str(number), label, number, entry.act.rule))
        if self.only_adopts("rule"):
            self.pick("proposal", found, "Which rule", empty="Your party has no rule to agree to.")
            return
        self.pick("proposal", found, "What your party does", required=False, blank="Propose the rule that follows")
        self.texts("rule", "Rule", required=False)
        announced = "Until that round is closed it goes before the general rule."
        self.pick(
            "round",
            options.rounds(self),
            "For one round alone",
            required=False,
            blank="For every round",
            help=announced,
        )
        self.line("scope", "Scope", help="What it covers, as “results of the round”.")
        self.instant("until", "In force until")


class SetPosture(ActForm):
    kind = "SetPosture"
    title = "Set a posture towards the press"
    lead = "Says whether your party speaks to the press, on what, and until when. It binds your party alone."

    def build(self) -> None:
        self.pick("posture", choices(POSTURES), "Posture")
        self.line("scope", "Scope", help="As “results of the round”; nothing more than was said.")
        self.instant("until", "Until")
        self.texts("words", "In words", required=False)
        if self.desk.office == "secretariat":
            self.pick("party", options.parties(self), "Whose posture", required=False,
                      help="Another’s posture is filed with its source.")  # fmt: skip


class DraftLine(ActForm):
    kind = "DraftLine"
    title = "Draft a line"
    lead = (
        "Drafts words for speaking to the press. Nobody may use them until they are cleared; drafting publishes "
        "nothing."
    )
    submit = "Enter the draft"

    def build(self) -> None:
        self.pick("line", choices(LINES), "Sort")
        self.line("topic", "Topic")
        self.pick("round", options.rounds(self), "Round", required=False, blank="Not of one round")
        self.texts("text", "The line")


class DraftStatement(ActForm):
    kind = "DraftStatement"
    title = "Draft a statement"
    lead = (
        "Drafts a statement: your party’s own in your capital, a joint one in plenary, where each party clears it. "
        "Drafting publishes nothing."
    )
    submit = "Enter the draft"

    def build(self) -> None:
        self.texts("title", "Title", small=True)
        self.texts("text", "The statement")
        self.instant_somewhere("embargo", "Not before")


class ClearStatement(ActForm):
    kind = "ClearStatement"
    title = "Clear a line or statement, or send it back"
    lead = "Clears the exact words as they stand, for your party, or sends them back. Clearing them publishes nothing."
    submit = "Enter the answer"

    def build(self) -> None:
        waiting = (draft for draft in self.state.press.drafts.values() if self.desk.party not in draft.cleared)
        found = [Option(str(draft.number), self._named(draft), draft.number, draft.text) for draft in waiting]
        self.pick("draft", found, "Which draft", empty="No draft awaits clearance here.")
        cleared = [Option("yes", "Cleared as it stands", True), Option("no", "Sent back", False)]
        self.pick("cleared", cleared, "Your answer")
        self.line("note", "Note", help="If you send it back: what should change.")

    def _named(self, draft: Draft) -> str:
        what = quoted(self.desk, draft.title) if draft.title else f"{draft.line}: {quoted(self.desk, draft.text)}"
        cleared = party_names(self.desk, draft.cleared) or "nobody yet"
        return f"{what} ({party_name(self.desk, party_of(draft.by))}, entry {draft.number}; cleared by {cleared})"


FORMS = {form.kind: form for form in (AgreePressRule, SetPosture, DraftLine, DraftStatement, ClearStatement)}
