"""The public record of what others reported: dispatches filed, claims recorded from them."""

from __future__ import annotations

from goodoffices.server.desks.dates import in_words
from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.building import choices
from goodoffices.server.desks.forms.fields import MOST, Option
from goodoffices.server.desks.forms.labels import excerpt
from goodoffices.talks.press import FileDispatch as FileDispatchAct

CLAIMS = (
    "date", "quotation", "assessment", "left", "denial", "no comment", "offer", "condition", "understanding",
    "attendance", "format", "role", "press policy",
)  # fmt: skip
SAID = {"left": "what is left"}
POLARITIES = {
    "as stated": "as stated",
    "negated": "negated: the report says that it is not so",
    "unclear as printed": "unclear as printed",
}


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
        self.line("sha256", "SHA-256 of the file", limit=64, help="64 digits 0-9 and a-f, where there is a file.")


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
        self.pick("claim", choices({claim: SAID.get(claim, claim) for claim in CLAIMS}), "What it is about")
        self.words(
            "words", "The words", required=True, help="As printed; or in your own words, and then not ticked below."
        )
        self.yes("verbatim", "These are the words as printed")
        self.pick("polarity", choices(POLARITIES), "How the report has it", required=False,
                  blank="As stated, as nothing else is said")  # fmt: skip
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


FORMS = {form.kind: form for form in (FileDispatch, RecordClaim)}
