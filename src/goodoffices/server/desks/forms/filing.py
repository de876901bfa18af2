"""The public record of others’ words: reports filed, claims recorded from them, claims corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.dates import in_words
from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.fields import MOST
from goodoffices.server.desks.forms.labels import excerpt
from goodoffices.server.desks.forms.paths import unlike_default
from goodoffices.server.desks.sources import CLAIM_WORDS, claim_speaker
from goodoffices.server.languages.terms import term
from goodoffices.talks.act import Entry, party_of
from goodoffices.talks.filing import FileDispatch as FileDispatchAct
from goodoffices.talks.filing import RecordClaim as RecordClaimAct

CLAIMS = (
    "date", "quotation", "assessment", "left", "denial", "no comment", "offer", "condition", "understanding",
    "attendance", "format", "role", "press policy",
)  # fmt: skip
POLARITIES = {
    "as stated": _("as stated"),
    "negated": _("negated: the report says that it is not so"),
    "unclear as printed": _("unclear as printed"),
}
MODALITIES = ("planned", "expected", "tentative", "confirmed", "took place", "denied", "reported")
COUNTED = {
    "exact": _("an exact count"),
    "at least": _("at least so many"),
    "not a count": _("words that are not a count"),
}
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
    what = {
        "publisher": act.publisher, "date": in_words(act.published), "title": excerpt(act.title), "number": number,
    }  # fmt: skip
    return Option(str(number), gettext("%(publisher)s, %(date)s: %(title)s (entry %(number)s)") % what, number)


class FileDispatch(ActForm):
    kind = "FileDispatch"
    title = _("File a press report")
    lead = _(
        "Files a report with its publisher and date. A filed report speaks for its publisher, never for the table, "
        "and moves nothing on it."
    )
    submit = _("File it")
    no_field = {
        "media_type": "Read from the original where a file is filed, on the page of reports.",
        "size": "Read from the original where a file is filed, on the page of reports.",
        "notes": "What opening the original has told, on the page of reports.",
    }

    def build(self) -> None:
        self.line("publisher", gettext("Publisher"), required=True)
        self.line("title", gettext("Headline"), required=True)
        self.date("published", gettext("Published on"), looking="past", required=True)
        self.line("agency", gettext("Agency"), help=gettext("Where the report is an agency’s."))
        self.words("text", gettext("Text of the report"))
        self.line("language", gettext("Language"), limit=20, help=gettext("Its tag, such as “en” or “fr”."))
        self.digest("sha256", gettext("SHA-256 of the file"))
        earlier = offered(self, "version_of", self.state.press.dispatches, _dispatch)
        if earlier:
            self.pick(
                "version_of",
                earlier,
                gettext("A version of"),
                required=False,
                help=gettext("Where it was filed before."),
            )


class RecordClaim(ActForm):
    kind = "RecordClaim"
    title = _("Record what a report says")
    lead = _(
        "Records what somebody said, as a filed report has it: in whose words, when, and through whom. It says no "
        "more than the report, and moves nothing on the table."
    )
    submit = _("Record it")

    def build(self) -> None:
        found = offered(self, "dispatch", self.state.press.dispatches, _dispatch)
        self.pick(
            "dispatch", found, gettext("Which report"), empty=gettext("No report has been filed here: file it first.")
        )
        self.pick(
            "claim",
            choices({claim: term(CLAIM_WORDS.get(claim, claim)) for claim in CLAIMS}),
            gettext("What it is about"),
        )
        self.words(
            "words",
            gettext("The words"),
            required=True,
            help=gettext("As printed; or in your own words, and then not ticked below."),
        )
        self.yes("verbatim", gettext("These are the words as printed"))
        self.pick("polarity", choices(POLARITIES), gettext("How the report has it"), start="as stated")
        with self.group(gettext("Who said it")):
            self.line("speaker", gettext("Speaker"), help=gettext("Leave it empty for the report’s own words."))
            self.line("office", gettext("Office of the speaker"), help=gettext("As the report gives it."))
            self.lines("via", gettext("Through whom it reached the report"), help=gettext("Such as another newspaper."))
            self.line("occasion", gettext("Occasion"), help=gettext("As “press briefing”."))
            self.date("said_on", gettext("Said on"), looking="past")
        with self.group(gettext("What it refers to"), optional=True):
            self.date("about", gettext("The date that it is about"))
            self.pick("modality", choices(MODALITIES), gettext("How sure that date is"), required=False)
            self.line("place", gettext("Place"))
            self.line(
                "scope", gettext("What it covers"), help=gettext("Of a press policy or a denial: as “the results”.")
            )
            self.pick("party", options.parties(self), gettext("Party"), required=False)
            self.pick("point", options.points(self), gettext("Point"), required=False)
            self.pick("round", options.rounds(self), gettext("Round"), required=False)
            self.pick("counted", choices(COUNTED), gettext("What is left is"), required=False)
            self.number("count", gettext("Number named"), 0, MOST)
        with self.group(gettext("Where the report says it"), optional=True):
            # Translators: a sign is a character of the text: a letter, a digit, a blank
            help_ = gettext("Signs of the text, counted from 0; the words that are marked in the report.")
            self.number("start", gettext("From sign"), 0, MOST, help=help_)
            self.number("end", gettext("To sign"), 0, MOST, help=gettext("The first sign after them."))


class CorrectClaim(RecordClaim):
    kind = "CorrectClaim"
    title = _("Correct or withdraw a claim")
    lead = _(
        "Says how a claim that your party recorded reads from now on, or that it no longer stands. The earlier one "
        "stays in the record."
    )
    submit = _("Enter the correction")
    fill_label = _("Fill in the claim that is chosen")

    def build(self) -> None:
        mine = {n: e for n, e in self.state.press.claims.items() if party_of(e.seat) == self.desk.party}
        numbers = {id(entry): number for number, entry in mine.items()}

        def claim(entry: Entry) -> Option:
            act, number = entry.act, numbers[id(entry)]
            assert isinstance(act, RecordClaimAct)
            what = {"speaker": claim_speaker(act), "words": excerpt(act.words), "number": number}
            return Option(str(number), gettext("%(speaker)s: %(words)s (entry %(number)s)") % what, number)

        found = offered(self, "recorded", mine, claim)
        self.pick(
            "recorded",
            found,
            gettext("Which claim"),
            empty=gettext("Your party has recorded no claim that stands here."),
        )
        chosen = mine.get(options.numbered(self.given("recorded")))
        self.standing = _fields(chosen) if chosen is not None else {}
        for name, value in self.standing.items():
            self.prefill(name, value)
        super().build()
        self.yes(
            "withdrawn",
            gettext("Withdraw the claim"),
            help=gettext("Then it stands no longer, and nothing takes its place."),
        )
        self.line("note", gettext("Note"), help=gettext("Why it is corrected."))

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
