"""The paper register: circulated, marked, collected."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.alternatives import MARKINGS
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.labels import quoted
from goodoffices.server.desks.labels import party_name
from goodoffices.server.languages.terms import term
from goodoffices.talks.papers import Paper

SORTS = ("non-paper", "letter", "map", "draft", "report", "minutes", "full powers", "other")


def papers(form: ActForm, *, own: bool) -> list[Option]:
    """The papers of this room's register."""
    return [
        Option(
            str(p.number),
            gettext("%(symbol)s %(words)s (%(sort)s, %(marking)s, %(party)s, entry %(number)s)")
            % {
                "symbol": p.symbol,
                "words": quoted(form.desk, p.title),
                "sort": term(p.sort),
                "marking": term(p.marking),
                "party": party_name(form.desk, p.party),
                "number": p.number,
            },
            p.number,
            p.text,
        )
        for p in form.state.papers.papers.values()
        if not own or p.party == form.desk.party
    ]


class CirculatePaper(ActForm):
    kind = "CirculatePaper"
    title = _("Circulate a paper")
    lead = _(
        "Enters a paper in this room’s register: its symbol, sort, marking and numbered copies. That it exists is "
        "known in this room alone. It proposes nothing: words for a point are proposed."
    )
    submit = _("Circulate")

    def build(self) -> None:
        self.line("symbol", gettext("Symbol"), help=gettext("As “LM/NP/3”; each symbol once in a room."), required=True)
        self.texts("title", gettext("Title"), small=True)
        self.pick("sort", choices({one: term(one) for one in SORTS}), pgettext("what sort of thing it is", "Sort"))
        self.pick("marking", choices(MARKINGS), gettext("Marking"), start="formal")
        self.texts("text", gettext("Text of the paper"), help=gettext("Where it is kept here."), required=False)
        self.digest("sha256", gettext("SHA-256 of the file"))
        self.rows(
            "copies",
            gettext("Numbered copies"),
            self._copy,
            each=pgettext("of a paper", "Copy"),
            another=gettext("Add another copy"),
            least=2,
            needs=("holder", "number"),
        )

    def _copy(self, row: str) -> None:
        self.line(f"{row}.holder", gettext("Holder"), help=gettext("A person or delegation."))
        self.number(f"{row}.number", gettext("Number of the copy"), 1, 100_000)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        holders = [(name, value) for name, value in cleaned.items() if name.endswith(".holder") and value]
        for place, (name, holder) in enumerate(holders):
            if holder in (earlier for _, earlier in holders[:place]):
                self.add_error(name, gettext("This holder has a copy above: one copy to a holder, so tell them apart."))
        return cleaned

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        if "copies" in act:
            act["copies"] = {copy["holder"]: copy["number"] for copy in act["copies"]}
        return act


class MarkPaper(ActForm):
    kind = "MarkPaper"
    title = _("Change the marking of a paper")
    lead = _("Changes how a paper of your party is marked from here on. The earlier marking stays in the record.")
    submit = _("Mark it")

    def build(self) -> None:
        self.pick(
            "paper",
            papers(self, own=True),
            gettext("Which paper"),
            empty=gettext("Your party has circulated no paper here."),
        )
        self.pick("marking", choices(MARKINGS), gettext("Marking"))


class CollectPaper(ActForm):
    kind = "CollectPaper"
    title = _("Collect copies of a paper")
    lead = _("Notes which numbered copies were handed back. It says nothing of what anybody has read or copied.")
    submit = _("Note the copies as collected")

    def build(self) -> None:
        known = self.state.papers.papers
        with_copies = [o for o in papers(self, own=False) if out(known[int(o.value)])]
        self.pick("paper", with_copies, gettext("Which paper"), empty=gettext("No numbered copy is out in this room."))
        chosen = known.get(options.numbered(self.given("paper")))
        shown = [chosen] if chosen is not None else [known[int(o.value)] for o in with_copies]
        label = gettext("Copy %(number)s: %(holder)s")
        found = [
            Option(f"{paper.number}:{number}", label % {"number": number, "holder": holder}, number, group=paper.symbol)
            for paper in shown
            for holder, number in out(paper).items()
        ]
        self.tick("copies", found, gettext("Copies handed back"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        chosen = {value.partition(":")[0] for value in self.given("copies") or []}
        if cleaned.get("paper") is not None and cleaned.get("copies") and chosen != {str(cleaned["paper"])}:
            self.add_error("copies", gettext("Choose copies of the paper that you named, and of no other."))
        return cleaned


def out(paper: Paper) -> dict[str, int]:
    """The copies that have not been handed back, by holder."""
    return {holder: number for holder, number in paper.copies.items() if number not in paper.collected}


FORMS = {form.kind: form for form in (CirculatePaper, MarkPaper, CollectPaper)}
