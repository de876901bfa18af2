"""Founding: the talks themselves, their rules of procedure, their parties."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm, Exhibit
from goodoffices.server.desks.forms.building import TAG
from goodoffices.server.desks.forms.choosing import OneOf, Option, choices
from goodoffices.server.desks.labels import REGIMES, ROLES, ROOM_KINDS, party_names
from goodoffices.talks.founding import TEXT_LADDER, Rules, rules_in_force

MODES = {
    "negotiation": "negotiation",
    "role-play": "role-play: the seats, the positions and the words are invented",
    "record": "record of real talks: one reads and files there, and nobody negotiates",
}
DECISIONS = {
    "consensus": "consensus of all negotiating parties",
    "sufficient consensus": "sufficient consensus: of as many as set out below",
}
SWITCHES = {
    "can_live_with_suffices": "“Can live with” joins the consensus",
    "ad_referendum": "A party may accept ad referendum",
    "nothing_until_everything": "Nothing is agreed until everything is agreed",
    "initialling_authenticates": "Initialling authenticates the text",
    "full_powers": "Initialling and signing ask for full powers",
    "silence_on_substance": "A silence procedure may adopt words of the text",
    "sealed_questions": "Sealed questions may be asked",
}


def in_words(desk: Desk, rules: Rules) -> list[str]:
    """Rules of procedure, setting by setting, as a party reads them before it adopts them."""
    decision = f"Decision: {rules.decision}"
    if rules.decision == "sufficient consensus":
        decision += f" of {rules.sufficient} parties"
        decision += f", {party_names(desk, rules.sufficient_with)} among them" if rules.sufficient_with else ""
    said = [decision, f"Steps of the text: {', '.join(rules.text_ladder)}", f"Signature: {rules.signature}"]
    said += [f"{label}: {'yes' if getattr(rules, name) else 'no'}" for name, label in SWITCHES.items()]
    said += [f"{ROOM_KINDS[kind]}, record: {REGIMES[regime]}" for kind, regime in rules.regimes.items()]
    return said


class FoundTalks(ActForm):
    kind = "FoundTalks"
    title = "Found talks"
    lead = "Opens the first entry of new talks: their title, time zone and languages. It admits nobody yet."
    submit = "Found the talks"
    fill_label = "Ask for a title in each language"

    @property
    def languages(self) -> tuple[str, ...]:
        typed = str(self.given("languages") or "en").replace(",", " ").split()
        return tuple(tag for tag in dict.fromkeys(typed) if TAG.fullmatch(tag)) or ("en",)

    def build(self) -> None:
        self.tags("languages", "Languages of the talks", help="By their tags, as “en, fr, ar”.", required=True)
        self.texts("title", "Title", small=True)
        self.line(
            "zone", "Time zone", help="As “Europe/Zurich”. Days end, and times are shown, in this zone.", required=True
        )
        self.line("person", "Your name", help="Who takes the secretariat’s first seat.")
        self.pick(
            "mode",
            choices(MODES),
            "What these talks are",
            start="negotiation",
        )
        with self.group("For a role-play with an instructor", optional=True, closed=True):
            self.line(
                "instructor", "The instructor’s seat", limit=80,
                help="As “instructor.lead”. It sits in every room, reads everything, and every door names it.",
            )  # fmt: skip
            self.line("instructor_person", "Who teaches")


class AdoptRules(ActForm):
    kind = "AdoptRules"
    title = "Propose or adopt rules of procedure"
    lead = (
        "Adopts, for your party, rules that were proposed, or proposes others. They are in force only when every "
        "negotiating party has adopted the same proposal; until then the house rules stand."
    )

    @property
    def button(self) -> str:
        return "Adopt the rules" if self.given("proposal") else "Enter"

    def build(self) -> None:
        founding = self.state.founding
        found = []
        for number, rules in founding.proposals.items():
            if self.may_adopt(number, founding.adoptions):
                counted = (p for n, p in founding.adoptions if n == number and p in founding.negotiating)
                adopted = party_names(self.desk, counted) or "no party"
                label = f"Adopt the proposal of entry {number}, adopted so far by {adopted}"
                found.append(Option(str(number), label, number, rules.words))
        if self.only_adopts("rules"):
            self.pick("proposal", found, "Which proposal", empty="Your party has no proposal to adopt.")
            return
        self.pick("proposal", found, "What your party does", required=False, blank="Propose the rules that follow")
        now = rules_in_force(founding)
        with self.group("How decisions are taken"):
            self._decisions(now)
        with self.group("How the text is closed"):
            self._closing(now)
        with self.group("Silence, questions, records"):
            self._switches(now, "silence_on_substance", "sealed_questions")
            for kind, name in ROOM_KINDS.items():
                self.prefill(f"rules.regimes.{kind}", now.regimes.get(kind))  # type: ignore[call-overload]
                self.pick(
                    f"rules.regimes.{kind}",
                    choices(REGIMES),
                    f"{name}: record",
                    required=False,
                    blank="As the house has it",
                    folded=True,
                )
        self.texts("rules.words", "The rules as written for people", required=False)

    def _decisions(self, now: Rules) -> None:
        self.prefill("rules.decision", now.decision)
        self.pick("rules.decision", choices(DECISIONS), "Decision")
        self.prefill("rules.sufficient", now.sufficient)
        self.number("rules.sufficient", "Sufficient: how many parties", 0, 1000)
        self.prefill("rules.sufficient_with", list(now.sufficient_with))
        self.tick("rules.sufficient_with", options.parties(self), "Sufficient: who must be among them", required=False)
        self._switches(now, "can_live_with_suffices", "ad_referendum", "nothing_until_everything")

    def _closing(self, now: Rules) -> None:
        self.prefill("rules.text_ladder", list(now.text_ladder))
        self.tick("rules.text_ladder", choices(TEXT_LADDER), "Steps of the text", help="“Frozen” and “signed” always.")
        self._switches(now, "initialling_authenticates", "full_powers")
        self.prefill("rules.signature", now.signature)
        self.pick("rules.signature", choices(("on paper", "in the system")), "Signature")

    def _switches(self, now: Rules, *names: str) -> None:
        for name in names:
            self.initial.setdefault(f"rules.{name}", getattr(now, name))
            self.yes(f"rules.{name}", SWITCHES[name])

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
            self.add_error("proposal", "A proposal is adopted as it stands: to change it, propose rules of your own.")
        return cleaned

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in act.items() if name != "rules" or "proposal" not in act}


class AdmitParty(ActForm):
    kind = "AdmitParty"
    title = "Admit a party"
    lead = (
        "Enters a party to the talks, with its name and its roles. It seats nobody, and decides nothing about its "
        "claims."
    )
    submit = "Admit"

    def build(self) -> None:
        self.line("party", "Short name", help="For addresses: lower-case letters, digits and hyphens, as “akra”.",
                  required=True, limit=30)  # fmt: skip
        self.texts("name", "Name", small=True)
        self.tick("roles", choices(ROLES), "Roles", help="A party may have several.")
        self.texts("footnote", "Footnote", help="Where the name is disputed.", required=False, small=True)
        self.lines("aliases", "Other names", help="By which the press calls it: its capital, its people.")


FORMS = {form.kind: form for form in (FoundTalks, AdoptRules, AdmitParty)}
