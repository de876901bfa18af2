"""What is set down in a room: words, declarations, and how they are confirmed, contested or put right."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.labels import entry_name, excerpt, quoted
from goodoffices.server.desks.forms.stances import STANCES
from goodoffices.server.desks.labels import party_name
from goodoffices.server.languages.terms import term
from goodoffices.talks.act import party_of
from goodoffices.talks.declarations import AcknowledgeReceipt as AcknowledgeReceiptAct
from goodoffices.talks.declarations import Declaration
from goodoffices.talks.rooms import REGIMES

LICENCES = {
    "for you alone": _("for you alone: it is told to nobody"),
    "as your own idea": _("you may put it as your own idea, never as ours"),
    "as ours": _("you may convey it as ours"),
}
FORGETS = _("Says that this is not to be kept. The record forgets the words, and keeps no reason.")
RECENT = 50  # entries from which one is chosen for acknowledging its receipt


def regime(form: ActForm) -> str:
    """What this room's record keeps: as opened, else as adopted, else as the house has it."""
    kind = form.state.door.kind
    return form.state.door.regime or form.desk.play.rules.regimes.get(kind) or REGIMES[kind]


def declarations(form: ActForm, wanted: Callable[[Declaration], bool]) -> list[Option]:
    """Declarations that have been set down here."""
    found = (d for d in form.state.door.declarations.values() if wanted(d))
    return [Option(str(d.number), _named(form, d), d.number, d.text) for d in found]


def _named(form: ActForm, d: Declaration) -> str:
    said = gettext("%(words)s (%(party)s, entry %(number)s, %(standing)s)")
    if d.stance:
        said = gettext("%(words)s (%(party)s, %(stance)s, entry %(number)s, %(standing)s)")
    return said % {
        "words": quoted(form.desk, d.text),
        "party": party_name(form.desk, d.party),
        "stance": term(d.stance or ""),
        "number": d.number,
        "standing": gettext("unconfirmed") if d.standing == "unconfirmed" else term(d.standing),
    }


class Say(ActForm):
    kind = "Say"
    title = _("Say something for the record")
    lead = _("Enters your words as you write them. Words alone take no stance and change nothing on the table.")
    submit = _("Say it")

    def build(self) -> None:
        self.texts("text", gettext("Your words"))
        self.pick("point", options.points(self), gettext("On the point"), required=False)


class RecordDeclared(ActForm):
    kind = "RecordDeclared"
    title = _("Set down a declaration")
    lead = _(
        "Sets down what a delegation declared. It counts only when the head of that delegation (where nothing is "
        "kept: the other side) has confirmed it; until then it is no stance and moves no status."
    )
    submit = _("Set it down")

    def build(self) -> None:
        self.pick("party", options.at_table(self), gettext("Who declared"))
        self.texts("text", gettext("What was declared"))
        about = options.points_or(self, options.wordings(self), gettext("in general"))
        self.pick(
            "wording",
            about,
            gettext("About"),
            required=False,
            blank=gettext("No point in particular"),
            gone=options.gone(self),
        )
        self.pick("stance", choices(STANCES), gettext("Stance declared"), required=False, blank=gettext("No stance"),
                  help=gettext("A declared stance is about exact words: choose them above."))  # fmt: skip
        if regime(self) == "none":
            self.pick("licence", choices(LICENCES), gettext("What the mediators may do with it"), start="for you alone")


class _Settle(ActForm):
    """The forms with which a declaration is answered by those who may."""

    def build(self) -> None:
        kept = regime(self) == "none"

        def mine(d: Declaration) -> bool:
            own = party_of(d.by) != self.desk.party if kept else d.party == self.desk.party
            return own and d.settled is None

        empty = gettext("No declaration awaits your answer here.")
        self.pick("record", declarations(self, mine), gettext("Which declaration"), empty=empty)


class ConfirmRecord(_Settle):
    kind = "ConfirmRecord"
    title = _("Confirm a declaration")
    lead = _(
        "Says that what was set down is what was declared. A stance that it carries counts from then on. It confirms"
        " nothing that the words do not say."
    )
    submit = _("Confirm")

    @property
    def private(self) -> list[str]:
        found = self.state.door.declarations.get(options.numbered(self.given("record")))
        if found is None or found.stance not in ("accept", "accept ad referendum", "can live with"):
            return []
        live = [a for a in options.live(self.state) if a.point == found.point and a.wording.number == found.wording]
        return options.mandate(self, live)


class ContestRecord(_Settle):
    kind = "ContestRecord"
    title = _("Contest a declaration")
    lead = _(
        "Says that what was set down is not so, or is not to be kept. The words stay, with your reason beside them."
    )
    submit = _("Contest")

    def build(self) -> None:
        super().build()
        if self.state.door.regime == "none":
            self.lead = FORGETS  # type: ignore[misc]  # of such a room alone
        else:
            self.texts("reason", gettext("What is not so"))


class Rectify(ActForm):
    kind = "Rectify"
    title = _("Put a declaration right")
    lead = _(
        "Puts right what was set down, before it is confirmed; the original stays in the record. It must then be "
        "confirmed anew, and it makes no new declaration."
    )
    submit = _("Put it right")
    fill_label = _("Fill in the words as they stand")

    def build(self) -> None:
        found = declarations(self, lambda d: d.standing != "confirmed")
        self.pick("record", found, gettext("Which declaration"), empty=gettext("No declaration here can be put right."))
        chosen = self.state.door.declarations.get(options.numbered(self.given("record")))
        if chosen is not None:
            self.prefill_texts("text", chosen.text)
            self.prefill("stance", chosen.stance)
        self.texts("text", gettext("What was declared"))
        self.pick("stance", choices(STANCES), gettext("Stance declared"), required=False, blank=gettext("No stance"),
                  help=gettext("Only where the declaration named exact words."))  # fmt: skip

    def fill(self) -> None:
        chosen = self.state.door.declarations.get(options.numbered(self.given("record")))
        if chosen is not None:
            self.fill_texts("text", chosen.text)


class AcknowledgeReceipt(ActForm):
    kind = "AcknowledgeReceipt"
    title = _("Acknowledge receipt")
    lead = _("Says that your party has received what was entered. Receipt is not agreement.")

    def build(self) -> None:
        done = {of for of, party in self.state.door.receipts if party == self.desk.party}
        first = max(0, self.state.number - RECENT)
        entries = {entry.number: entry for entry in self.state.entries[first:]}
        asked = options.numbered(self.initial.get("of") if not self.is_bound else self.given("of"))
        if 1 <= asked <= self.state.number:
            entries.setdefault(asked, self.state.entries[asked - 1])
        found = [
            Option(str(number), self._named(number), number)
            for number in sorted(entries, reverse=True)
            if number not in done and not isinstance(entries[number].act, AcknowledgeReceiptAct)
        ]
        self.pick(
            "of",
            found,
            gettext("Of which entry"),
            empty=gettext("There is nothing here that your party has not acknowledged."),
        )

    def _named(self, number: int) -> str:
        entry = self.state.entries[number - 1]
        texts = getattr(entry.act, "title", None) or getattr(entry.act, "text", None)
        words = f" {excerpt(self.desk.say(texts), 60)}" if isinstance(texts, dict) and texts else ""
        return entry_name(self.desk, entry) + words


FORMS = {form.kind: form for form in (Say, RecordDeclared, ConfirmRecord, ContestRecord, Rectify, AcknowledgeReceipt)}
