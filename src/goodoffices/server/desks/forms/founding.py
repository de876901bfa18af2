"""Founding: the talks themselves, their rules of procedure, their parties."""

from __future__ import annotations

from typing import Any

from msgspec import to_builtins

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.building import TAG
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.labels import REGIMES, ROLES, ROOM_KINDS, party_name
from goodoffices.talks.act import party_of
from goodoffices.talks.founding import TEXT_LADDER, rules_in_force

MODES = {
    "negotiation": "negotiation",
    "role-play": "role-play: the seats, the positions and the words are invented",
    "record": "record of real talks: one reads and files there, and nobody negotiates",
}
DECISIONS = {
    "consensus": "consensus of all negotiating parties",
    "sufficient consensus": "sufficient consensus: of as many as set out below",
}
DEFAULTS = {"decision": "consensus", "text_ladder": list(TEXT_LADDER), "signature": "on paper"}


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
            required=False,
            blank="A negotiation, as nothing else is said",
        )


class AdoptRules(ActForm):
    kind = "AdoptRules"
    title = "Propose or adopt rules of procedure"
    lead = (
        "Adopts, for your party, rules that were proposed, or proposes others. They are in force only when every "
        "negotiating party has adopted the same proposal; until then the house rules stand."
    )
    submit = "Enter"

    def build(self) -> None:
        founding = self.state.founding
        found = []
        for number in founding.proposals:
            entry = self.state.entries[number - 1]
            adopted = [party_name(self.desk, party) for n, party in founding.adoptions if n == number]
            label = f"Adopt the proposal of {party_name(self.desk, party_of(entry.seat))}, entry {number}"
            label += f" (so far: {', '.join(adopted)})" if adopted else ""
            found.append(Option(str(number), label, number, founding.proposals[number].words))
        blank = "Propose the rules that follow"
        self.pick("proposal", found, "What your party does", required=False, blank=blank)
        if self.is_bound and self.given("proposal") and not any(name.startswith("rules.") for name in self.data):
            return  # sent from a page that offers this proposal alone
        now = to_builtins(rules_in_force(founding))
        for name in ("decision", "sufficient", "sufficient_with", "text_ladder", "signature"):
            self.prefill(f"rules.{name}", now.get(name, DEFAULTS.get(name)))
        with self.group("How decisions are taken"):
            self._decisions(now)
        with self.group("How the text is closed"):
            self._closing(now)
        with self.group("Silence, questions, records"):
            self._yes(now, "silence_on_substance", "A silence procedure may adopt words of the text", False)
            self._yes(now, "sealed_questions", "Sealed questions may be asked", False)
            for kind in ROOM_KINDS:
                self.prefill(f"rules.regimes.{kind}", now.get("regimes", {}).get(kind))
                self.pick(f"rules.regimes.{kind}", choices(REGIMES), f"Record of a {ROOM_KINDS[kind].lower()} room",
                          required=False, blank="As the house has it")  # fmt: skip
        self.texts("rules.words", "The rules as written for people", required=False)

    def _decisions(self, now: dict[str, Any]) -> None:
        self.pick("rules.decision", choices(DECISIONS), "Decision")
        self.number("rules.sufficient", "Sufficient: how many parties", 0, 1000)
        self.tick("rules.sufficient_with", options.parties(self), "Sufficient: who must be among them", required=False)
        self._yes(now, "can_live_with_suffices", "“Can live with” joins the consensus", False)
        self._yes(now, "ad_referendum", "A party may accept ad referendum", True)
        self._yes(now, "nothing_until_everything", "Nothing is agreed until everything is agreed", True)

    def _closing(self, now: dict[str, Any]) -> None:
        self.tick("rules.text_ladder", choices(TEXT_LADDER), "Steps of the text", help="“Frozen” and “signed” always.")
        self._yes(now, "initialling_authenticates", "Initialling authenticates the text", False)
        self._yes(now, "full_powers", "Initialling and signing ask for full powers", True)
        self.pick("rules.signature", choices(("on paper", "in the system")), "Signature")

    def _yes(self, now: dict[str, Any], name: str, label: str, house: bool) -> None:
        self.initial.setdefault(f"rules.{name}", now.get(name, house))
        self.yes(f"rules.{name}", label)

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


FORMS = {form.kind: form for form in (FoundTalks, AdoptRules, AdmitParty)}
