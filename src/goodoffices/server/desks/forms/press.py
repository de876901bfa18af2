"""The press: the agreed rule, a party's posture, lines and statements, what was published."""

from __future__ import annotations

from goodoffices.server.desks import dates
from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.building import choices
from goodoffices.server.desks.forms.fields import Option
from goodoffices.server.desks.forms.labels import excerpt, quoted, room_label
from goodoffices.server.desks.labels import party_name, party_names
from goodoffices.talks.act import party_of
from goodoffices.talks.press import AgreePressRule as AgreePressRuleAct
from goodoffices.talks.press import Draft
from goodoffices.talks.press import Publish as PublishAct

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
    submit = "Enter"

    def build(self) -> None:
        found = []
        for number, entry in self.state.press.rules.items():
            if isinstance(entry.act, AgreePressRuleAct):
                label = f"Agree to {quoted(self.desk, entry.act.rule)} "
                label += f"({party_name(self.desk, party_of(entry.seat))}, entry {number})"
                found.append(Option(str(number), label, number, entry.act.rule))
        self.pick("proposal", found, "What your party does", required=False, blank="Propose the rule that follows")
        self.texts("rule", "Rule", required=False)
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
        self.instant("embargo", "Not before")


class ClearStatement(ActForm):
    kind = "ClearStatement"
    title = "Clear a line or statement, or send it back"
    lead = "Clears the exact words as they stand, for your party, or sends them back. Clearing them publishes nothing."
    submit = "Enter"

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


class Publish(ActForm):
    kind = "Publish"
    title = "Publish a statement"
    lead = (
        "Enters words in the public record, for the whole world to read. What is published cannot be taken back, "
        "only corrected. A joint statement is published as all its parties cleared it."
    )
    submit = "Publish"
    grave = True
    confirm = "Publish these words? Everybody will be able to read them, and they stay in the public record."
    fill_label = "Fill in the draft that is chosen"

    def build(self) -> None:
        self.drafts = {
            f"{room}:{draft.number}": draft
            for room, state in self.desk.play.rooms.items()
            for draft in state.press.drafts.values()
            if draft.line is None and draft.cleared
        }
        found = [
            Option(value, f"{quoted(self.desk, draft.title)} ({room_label(self.desk, value.rpartition(':')[0])}, "
                   f"entry {draft.number}; cleared by {party_names(self.desk, draft.cleared)})", value, draft.text)
            for value, draft in self.drafts.items()
        ]  # fmt: skip
        self.pick("draft", found, "Start from a cleared draft", required=False, blank="No draft")
        draft = self.drafts.get(str(self.given("draft") or ""))
        if draft is not None:
            self.prefill_texts("title", draft.title)
            self.prefill_texts("text", draft.text)
            self.prefill("embargo", draft.embargo)
            self.prefill("on_behalf_of", list(draft.cleared))
        elif self.desk.office != "secretariat":
            self.prefill("on_behalf_of", [self.desk.party])
        self.texts("title", "Title", small=True)
        self.texts("text", "The statement")
        self.tick("on_behalf_of", options.parties(self), "On behalf of")
        self.instant("embargo", "Not to be used before", help="It is readable here at once.")

    def fill(self) -> None:
        draft = self.drafts.get(str(self.given("draft") or ""))
        if draft is not None:
            self.fill_texts("title", draft.title)
            self.fill_texts("text", draft.text)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        cleaned.pop("draft", None)  # it only helped to fill the form in
        return cleaned


class CorrectStatement(ActForm):
    kind = "CorrectStatement"
    title = "Correct or withdraw a statement"
    lead = "Corrects what your party published, or says that it no longer stands. The earlier words stay in the record."
    submit = "Enter the correction"

    def build(self) -> None:
        found = []
        for number, published in self.state.press.statements.items():
            act = published.entry.act
            if isinstance(act, PublishAct) and party_of(published.entry.seat) == self.desk.party:
                when = dates.moment(published.entry.time, self.desk.zone)["words"]
                label = (
                    f"{quoted(self.desk, act.title)}: {excerpt(self.desk.say(act.text), 50)} (entry {number}, {when})"
                )
                found.append(Option(str(number), label, number, act.text))
        self.pick("statement", found, "Which statement", empty="Your party has published no statement here.")
        self.texts("text", "The words as they should be", required=False)
        self.yes("withdrawn", "Withdraw the statement", help="Then no corrected words are given.")
        self.line("note", "Note")


_ALL = (AgreePressRule, SetPosture, DraftLine, DraftStatement, ClearStatement, Publish, CorrectStatement)
FORMS = {form.kind: form for form in _ALL}
