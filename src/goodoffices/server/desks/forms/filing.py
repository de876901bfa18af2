"""The public record of others’ words: reports filed, claims recorded from them, claims corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from goodoffices.server.desks.dates import in_words
from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.fields import MOST
from goodoffices.server.desks.forms.labels import excerpt
from goodoffices.server.desks.forms.paths import unlike_default
from goodoffices.server.desks.sources import CLAIM_WORDS, claim_speaker
from goodoffices.talks.act import Entry, party_of
from goodoffices.talks.filing import FileDispatch as FileDispatchAct
from goodoffices.talks.filing import RecordClaim as RecordClaimAct

CLAIMS = (
    "date", "quotation", "assessment", "left", "denial", "no comment", "offer", "condition", "understanding",
    "attendance", "format", "role", "press policy",
)  # fmt: skip
POLARITIES = {
    "as stated": "as stated",
    "negated": "negated: the report says that it is not so",
    "unclear as printed": "unclear as printed",
}
MODALITIES = ("planned", "expected", "tentative", "confirmed", "took place", "denied", "reported")
COUNTED = {"exact": "an exact count", "at least": "at least so many", "not a count": "words that are not a count"}
OFFERED = 200  # so many of the latest entries are offered for choosing; another is reached by a link to it


def offered(form: ActForm, name: str, entries: Mapping[int, Entry], option: Callable[[Entry], Option]) -> list[Option]:
    """The latest of `entries`, newest first, and the one that a link, or what was sent, has chosen already."""
    latest = list(entries)[: -OFFERED - 1 : -1]
    chosen = options.numbered(form.given(name))
    if chosen in entries and chosen not in latest:
        latest.insert(0, chosen)
    return [option(entries[number]) for number in latest]


def _dispatch(entry: Entry) -> Option:
    act, number = entry.act, entry.number
    assert isinstance(act, FileDispatchAct)
    return Option(
        str(number), f"{act.publisher}, {in_words(act.published)}: {excerpt(act.title)} (entry {number})", number
    )


class FileDispatch(ActForm):
    kind = "FileDispatch"
    title = "File a press report"
    lead = (
        "Files a report with its publisher and date. A filed report speaks for its publisher, never for the table, "
        "and moves nothing on it."
    )
    submit = "File it"
    no_field = {
        "media_type": "Read from the original where a file is filed, on the page of reports.",
        "size": "Read from the original where a file is filed, on the page of reports.",
        "notes": "What opening the original has told, on the page of reports.",
    }

    def build(self) -> None:
        self.line("publisher", "Publisher", required=True)
        self.line("title", "Headline", required=True)
        self.date("published", "Published on", looking="past", required=True)
        self.line("agency", "Agency", help="Where the report is an agency’s.")
        self.words("text", "Text of the report")
        self.line("language", "Language", limit=20, help="Its tag, such as “en” or “fr”.")
        self.digest("sha256", "SHA-256 of the file")
        earlier = offered(self, "version_of", self.state.press.dispatches, _dispatch)
        if earlier:
            self.pick("version_of", earlier, "A version of", required=False, help="Where it was filed before.")


class RecordClaim(ActForm):
    kind = "RecordClaim"
    title = "Record what a report says"
    lead = (
        "Records what somebody said, as a filed report has it: in whose words, when, and through whom. It says no "
        "more than the report, and moves nothing on the table."
    )
    submit = "Record it"

    def build(self) -> None:
        found = offered(self, "dispatch", self.state.press.dispatches, _dispatch)
        self.pick("dispatch", found, "Which report", empty="No report has been filed here: file it first.")
        self.pick("claim", choices({claim: CLAIM_WORDS.get(claim, claim) for claim in CLAIMS}), "What it is about")
        self.words(
            "words", "The words", required=True, help="As printed; or in your own words, and then not ticked below."
        )
        self.yes("verbatim", "These are the words as printed")
        self.pick("polarity", choices(POLARITIES), "How the report has it", start="as stated")
        with self.group("Who said it"):
            self.line("speaker", "Speaker", help="Leave it empty for the report’s own words.")
            self.line("office", "Office of the speaker", help="As the report gives it.")
            self.lines("via", "Through whom it reached the report", help="Such as another newspaper.")
            self.line("occasion", "Occasion", help="As “press briefing”.")
            self.date("said_on", "Said on", looking="past")
        with self.group("What it refers to", optional=True):
            self.date("about", "The date that it is about")
            self.pick("modality", choices(dict(zip(MODALITIES, MODALITIES, strict=True))), "How sure that date is",
                      required=False)  # fmt: skip
            self.line("place", "Place")
            self.line("scope", "What it covers", help="Of a press policy or a denial: as “the results”.")
            self.pick("party", options.parties(self), "Party", required=False)
            self.pick("point", options.points(self), "Point", required=False)
            self.pick("round", options.rounds(self), "Round", required=False)
            self.pick("counted", choices(COUNTED), "What is left is", required=False)
            self.number("count", "Number named", 0, MOST)
        with self.group("Where the report says it", optional=True):
            help_ = "Signs of the text, counted from 0; the words that are marked in the report."
            self.number("start", "From sign", 0, MOST, help=help_)
            self.number("end", "To sign", 0, MOST, help="The first sign after them.")


class CorrectClaim(RecordClaim):
    kind = "CorrectClaim"
    title = "Correct or withdraw a claim"
    lead = (
        "Says how a claim that your party recorded reads from now on, or that it no longer stands. The earlier one "
        "stays in the record."
    )
    submit = "Enter the correction"
    fill_label = "Fill in the claim that is chosen"

    def build(self) -> None:
        mine = {n: e for n, e in self.state.press.claims.items() if party_of(e.seat) == self.desk.party}
        numbers = {id(entry): number for number, entry in mine.items()}

        def claim(entry: Entry) -> Option:
            act, number = entry.act, numbers[id(entry)]
            assert isinstance(act, RecordClaimAct)
            return Option(str(number), f"{claim_speaker(act)}: {excerpt(act.words)} (entry {number})", number)

        found = offered(self, "recorded", mine, claim)
        self.pick("recorded", found, "Which claim", empty="Your party has recorded no claim that stands here.")
        chosen = mine.get(options.numbered(self.given("recorded")))
        self.standing = _fields(chosen) if chosen is not None else {}
        for name, value in self.standing.items():
            self.prefill(name, value)
        super().build()
        self.yes("withdrawn", "Withdraw the claim", help="Then it stands no longer, and nothing takes its place.")
        self.line("note", "Note", help="Why it is corrected.")

    def fill(self) -> None:
        for name, value in self.standing.items():
            if name in self.fields and not self.given(name):
                self._set(name, value)


def _fields(entry: Entry) -> dict[str, object]:
    """A claim as its form holds it."""
    made = {
        name: value for name, value in unlike_default(entry.act).items() if name in RecordClaimAct.__struct_fields__
    }
    via: Iterable[str] = made.get("via", ())
    made.pop("cites", None)
    made.pop("source", None)
    return {**made, "via": "\n".join(via)}


FORMS = {form.kind: form for form in (FileDispatch, RecordClaim, CorrectClaim)}
