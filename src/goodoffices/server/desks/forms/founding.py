"""Founding: the talks themselves, their rules of procedure, their parties."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.adopting import AdoptForm
from goodoffices.server.desks.forms.base import ActForm, Exhibit
from goodoffices.server.desks.forms.building import TAG
from goodoffices.server.desks.forms.choosing import OneOf, Option, choices
from goodoffices.server.desks.labels import REGIMES, ROLES, ROOM_KINDS, party_names
from goodoffices.server.languages import strung
from goodoffices.server.languages.terms import term
from goodoffices.talks.founding import TEXT_LADDER, Rules, rules_in_force

MODES = {
    "negotiation": _("negotiation"),
    "role-play": _("role-play: the seats, the positions and the words are invented"),
    "record": _("record of real talks: one reads and files there, and nobody negotiates"),
}
DECISIONS = {
    "consensus": _("consensus of all negotiating parties"),
    "sufficient consensus": _("sufficient consensus: of as many as set out below"),
}
SIGNATURES = {"on paper": _("on paper"), "in the system": _("in the system")}
SWITCHES = {
    "can_live_with_suffices": _("“Can live with” joins the consensus"),
    "ad_referendum": _("A party may accept ad referendum"),
    "nothing_until_everything": _("Nothing is agreed until everything is agreed"),
    "initialling_authenticates": _("Initialling authenticates the text"),
    "full_powers": _("Initialling and signing ask for full powers"),
    "silence_on_substance": _("A silence procedure may adopt words of the text"),
    "sealed_questions": _("Sealed questions may be asked"),
}


def in_words(desk: Desk, rules: Rules) -> list[str]:
    """Rules of procedure, setting by setting, as a party reads them before it adopts them."""
    steps = gettext("Steps of the text: %(steps)s") % {"steps": strung(term(step) for step in rules.text_ladder)}
    signature = gettext("Signature: %(how)s") % {"how": SIGNATURES[rules.signature]}
    said = [_decision(desk, rules), steps, signature]
    answers = {True: gettext("%(rule)s: yes"), False: gettext("%(rule)s: no")}
    said += [answers[getattr(rules, name)] % {"rule": rule} for name, rule in SWITCHES.items()]
    kept = gettext("%(room)s, record: %(regime)s")
    said += [kept % {"room": ROOM_KINDS[kind], "regime": REGIMES[regime]} for kind, regime in rules.regimes.items()]
    return said


def _decision(desk: Desk, rules: Rules) -> str:
    if rules.decision != "sufficient consensus":
        return gettext("Decision: consensus")
    count = rules.sufficient
    said = ngettext(
        "Decision: sufficient consensus of %(count)s party",
        "Decision: sufficient consensus of %(count)s parties",
        count,
    )
    if rules.sufficient_with:
        said = ngettext(
            "Decision: sufficient consensus of %(count)s party, %(parties)s among them",
            "Decision: sufficient consensus of %(count)s parties, %(parties)s among them",
            count,
        )
    return said % {"count": count, "parties": party_names(desk, rules.sufficient_with)}


class FoundTalks(ActForm):
    kind = "FoundTalks"
    title = _("Found talks")
    lead = _("Opens the first entry of new talks: their title, time zone and languages. It admits nobody yet.")
    submit = _("Found the talks")
    fill_label = _("Ask for a title in each language")

    @property
    def languages(self) -> tuple[str, ...]:
        typed = str(self.given("languages") or "en").replace(",", " ").split()
        return tuple(tag for tag in dict.fromkeys(typed) if TAG.fullmatch(tag)) or ("en",)

    def build(self) -> None:
        self.tags(
            "languages",
            gettext("Languages of the talks"),
            help=gettext("By their tags, as “en, fr, ar”."),
            required=True,
        )
        self.texts("title", gettext("Title"), small=True)
        self.line(
            "zone",
            gettext("Time zone"),
            help=gettext("As “Europe/Zurich”. Days end, and times are shown, in this zone."),
            required=True,
        )
        self.line("person", gettext("Your name"), help=gettext("Who takes the secretariat’s first seat."))
        self.pick(
            "mode",
            choices(MODES),
            gettext("What these talks are"),
            start="negotiation",
        )
        with self.group(gettext("For a role-play with an instructor"), optional=True, closed=True):
            self.line(
                "instructor", gettext("The instructor’s seat"), limit=80,
                help=gettext("As “instructor.lead”. It sits in every room, reads everything, and every door names it."),
            )  # fmt: skip
            self.line("instructor_person", gettext("Who teaches"))


class AdoptRules(AdoptForm):
    kind = "AdoptRules"
    title = _("Propose or adopt rules of procedure")
    lead = _(
        "Adopts, for your party, rules that were proposed, or proposes others. They are in force only when every "
        "negotiating party has adopted the same proposal; until then the house rules stand."
    )

    @property
    def button(self) -> str:
        return gettext("Adopt the rules") if self.given("proposal") else gettext("Enter")

    def build(self) -> None:
        founding = self.state.founding
        found = []
        for number, rules in founding.proposals.items():
            if self.may_adopt(number, founding.adoptions):
                counted = (p for n, p in founding.adoptions if n == number and p in founding.negotiating)
                adopted = party_names(self.desk, counted)
                label = gettext("Adopt the proposal of entry %(number)s, adopted so far by no party")
                if adopted:
                    label = gettext("Adopt the proposal of entry %(number)s, adopted so far by %(parties)s")
                label %= {"number": number, "parties": adopted}
                found.append(Option(str(number), label, number, rules.words))
        if self.only_adopts("rules"):
            self.pick(
                "proposal", found, gettext("Which proposal"), empty=gettext("Your party has no proposal to adopt.")
            )
            return
        self.pick(
            "proposal",
            found,
            gettext("What your party does"),
            required=False,
            blank=gettext("Propose the rules that follow"),
        )
        now = rules_in_force(founding)
        with self.group(gettext("How decisions are taken")):
            self._decisions(now)
        with self.group(gettext("How the text is closed")):
            self._closing(now)
        with self.group(gettext("Silence, questions, records")):
            self._switches(now, "silence_on_substance", "sealed_questions")
            for kind, name in ROOM_KINDS.items():
                self.prefill(f"rules.regimes.{kind}", now.regimes.get(kind))  # type: ignore[call-overload]
                self.pick(
                    f"rules.regimes.{kind}",
                    choices(REGIMES),
                    gettext("%(room)s: record") % {"room": name},
                    required=False,
                    blank=gettext("As the house has it"),
                    folded=True,
                )
        self.texts("rules.words", gettext("The rules as written for people"), required=False)

    def _decisions(self, now: Rules) -> None:
        self.prefill("rules.decision", now.decision)
        self.pick("rules.decision", choices(DECISIONS), gettext("Decision"))
        self.prefill("rules.sufficient", now.sufficient)
        self.number("rules.sufficient", gettext("Sufficient: how many parties"), 0, 1000)
        self.prefill("rules.sufficient_with", list(now.sufficient_with))
        self.tick(
            "rules.sufficient_with",
            options.parties(self),
            gettext("Sufficient: who must be among them"),
            required=False,
        )
        self._switches(now, "can_live_with_suffices", "ad_referendum", "nothing_until_everything")

    def _closing(self, now: Rules) -> None:
        self.prefill("rules.text_ladder", list(now.text_ladder))
        self.tick(
            "rules.text_ladder",
            choices(TEXT_LADDER),
            gettext("Steps of the text"),
            help=gettext("“Frozen” and “signed” always."),
        )
        self._switches(now, "initialling_authenticates", "full_powers")
        self.prefill("rules.signature", now.signature)
        self.pick("rules.signature", choices(SIGNATURES), gettext("Signature"))

    def _switches(self, now: Rules, *names: str) -> None:
        for name in names:
            self.initial.setdefault(f"rules.{name}", getattr(now, name))
            self.yes(f"rules.{name}", str(SWITCHES[name]))

    @property
    def exhibits(self) -> list[Exhibit]:
        """The proposal that is chosen, or else every one that may be: one adopts what one has read."""
        field = self.fields.get("proposal")
        if not isinstance(field, OneOf):
            return []
        proposals = self.state.founding.proposals
        chosen = [o for o in field.options.values() if o.value == str(self.given("proposal") or "")]
        return [
            replace(self.exhibit(option), lines=in_words(self.desk, proposals[int(option.value)]))
            for option in chosen or field.options.values()
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("proposal") is not None and any(name.startswith("rules.") for name in self.changed_data):
            self.add_error(
                "proposal", gettext("A proposal is adopted as it stands: to change it, propose rules of your own.")
            )
        return cleaned

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in act.items() if name != "rules" or "proposal" not in act}


class AdmitParty(ActForm):
    kind = "AdmitParty"
    title = _("Admit a party")
    lead = _(
        "Enters a party to the talks, with its name and its roles. It seats nobody, and decides nothing about its "
        "claims."
    )
    submit = _("Admit")

    def build(self) -> None:
        how = gettext("For addresses: lower-case letters, digits and hyphens, as “akra”.")
        self.line("party", gettext("Short name"), help=how, required=True, limit=30)
        self.texts("name", gettext("Name"), small=True)
        self.tick("roles", choices(ROLES), gettext("Roles"), help=gettext("A party may have several."))
        self.texts(
            "footnote", gettext("Footnote"), help=gettext("Where the name is disputed."), required=False, small=True
        )
        self.lines(
            "aliases", gettext("Other names"), help=gettext("By which the press calls it: its capital, its people.")
        )


FORMS = {form.kind: form for form in (FoundTalks, AdoptRules, AdmitParty)}
