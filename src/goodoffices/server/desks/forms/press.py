"""The public record: statements published and corrected, reports filed, claims recorded from them."""

from __future__ import annotations

from goodoffices.server.desks import dates
from goodoffices.server.desks.dates import in_words
from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.fields import MOST
from goodoffices.server.desks.forms.labels import excerpt, quoted, room_label
from goodoffices.server.desks.labels import party_names
from goodoffices.server.desks.sources import CLAIM_WORDS
from goodoffices.server.desks.speaking import published_as
from goodoffices.talks.act import party_of
from goodoffices.talks.press import FileDispatch as FileDispatchAct
from goodoffices.talks.press import Publish as PublishAct

CLAIMS = (
    "date", "quotation", "assessment", "left", "denial", "no comment", "offer", "condition", "understanding",
    "attendance", "format", "role", "press policy",
)  # fmt: skip
POLARITIES = {
    "as stated": "as stated",
    "negated": "negated: the report says that it is not so",
    "unclear as printed": "unclear as printed",
}


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
            if draft.line is None and draft.cleared and published_as(self.desk, draft) is None
        }
        found = [
            Option(value, f"{quoted(self.desk, draft.title)} ({room_label(self.desk, value.rpartition(':')[0])}, "
                   f"entry {draft.number}; cleared by {party_names(self.desk, draft.cleared)})", value, draft.text)
            for value, draft in self.drafts.items()
        ]  # fmt: skip
        asked = str(self.initial.get("draft") or "")
        same = [value for value in self.drafts if value.rpartition(":")[2] == asked]
        if len(same) == 1:
            self.initial["draft"] = same[0]
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
        self.instant("embargo", "Embargo that it had", help="The public room is read at once: publish when it is over.")

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


class FileDispatch(ActForm):
    kind = "FileDispatch"
    title = "File a press report"
    lead = (
        "Files a report with its publisher and date. A filed report speaks for its publisher, never for the table, "
        "and moves nothing on it."
    )
    submit = "File it"

    def build(self) -> None:
        self.line("publisher", "Publisher", required=True)
        self.line("title", "Headline", required=True)
        self.date("published", "Published on", looking="past", required=True)
        self.line("agency", "Agency", help="Where the report is an agency’s.")
        self.words("text", "Text of the report")
        self.digest("sha256", "SHA-256 of the file")


class RecordClaim(ActForm):
    kind = "RecordClaim"
    title = "Record what a report says"
    lead = (
        "Records what somebody said, as a filed report has it: in whose words, when, and through whom. It says no "
        "more than the report, and moves nothing on the table."
    )
    submit = "Record it"

    def build(self) -> None:
        found = [
            Option(
                str(number),
                f"{entry.act.publisher}, {in_words(entry.act.published)}: {excerpt(entry.act.title)} (entry {number})",
                number,
            )
            for number, entry in self.state.press.dispatches.items()
            if isinstance(entry.act, FileDispatchAct)
        ]
        self.pick("dispatch", found, "Which report", empty="No report has been filed here: file it first.")
        self.pick("claim", choices({claim: CLAIM_WORDS.get(claim, claim) for claim in CLAIMS}), "What it is about")
        self.words(
            "words", "The words", required=True, help="As printed; or in your own words, and then not ticked below."
        )
        self.yes("verbatim", "These are the words as printed")
        self.pick("polarity", choices(POLARITIES), "How the report has it", start="as stated")  # fmt: skip
        with self.group("Who said it"):
            self.line("speaker", "Speaker")
            self.line("office", "Office of the speaker", help="As the report gives it.")
            self.lines("via", "Through whom it reached the report", help="Such as another newspaper.")
            self.line("occasion", "Occasion", help="As “press briefing”.")
            self.date("said_on", "Said on", looking="past")
        with self.group("What it refers to", optional=True):
            self.date("about", "The date that it is about")
            self.pick("party", options.parties(self), "Party", required=False)
            self.pick("point", options.points(self), "Point", required=False)
            self.pick("round", options.rounds(self), "Round", required=False)
            self.number("count", "Number named", 0, MOST)


FORMS = {form.kind: form for form in (Publish, CorrectStatement, FileDispatch, RecordClaim)}
