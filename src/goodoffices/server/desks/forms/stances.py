"""A party's word on a wording."""

from __future__ import annotations

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import choices

STANCES = {
    "accept": "accept: your party agrees to these words",
    "accept ad referendum": "accept ad referendum: agreed at the table, subject to your capital’s concurrence",
    "can live with": "can live with: not your choice, but your party would not stand in the way",
    "reserve": "reserve: your party keeps a reservation",
    "awaiting instructions": "awaiting instructions: your party cannot say yet",
    "oppose": "oppose: your party does not agree",
}
RESERVATIONS = {
    "substantive": "substantive: on what the words say",
    "scrutiny": "for scrutiny: until they have been examined at home",
    "linguistic": "linguistic: on how they are put in one language",
}


class TakeStance(ActForm):
    kind = "TakeStance"
    title = "Take a stance"
    lead = (
        "Says how your party stands to exact words. Only your last word on them counts. It does not speak for "
        "anybody else, and words that are changed later need a new stance."
    )

    @property
    def button(self) -> str:
        stance = str(self.given("stance") or "")
        return stance[:1].upper() + stance[1:] if stance in STANCES else self.title

    def build(self) -> None:
        found = options.wordings(self)
        self.pick("wording", found, "On which words", gone=options.gone(self), empty="No words are on the table here.")
        known = {word: said for word, said in STANCES.items() if word != "accept ad referendum" or self._ad_referendum}
        self.pick("stance", choices(known), "Your party’s stance")
        self.pick("reservation", choices(RESERVATIONS), "If you reserve: what kind", required=False)
        self.rows(
            "conditions", "Conditions", self._condition, each="Condition",
            help="Only an acceptance has conditions. Each names a point to be agreed, or some conduct in words.",
        )  # fmt: skip
        self.texts("note", "Note", help="Explains the stance; it changes nothing in it.", required=False, small=True)

    @property
    def _ad_referendum(self) -> bool:
        return self.desk.play.rules.ad_referendum

    def _condition(self, row: str) -> None:
        found = options.points_or(self, options.wordings(self), "agreed, on whatever words")
        self.pick(f"{row}.wording", found, "That this be agreed", required=False, gone=options.gone(self))
        self.words(f"{row}.conduct", "Or this conduct", rows=2)

    @property
    def private(self) -> list[str]:
        chosen = str(self.given("wording") or "")
        point = chosen.partition(":")[0] or str(self.initial.get("point") or "")
        return options.mandate(self, [a for a in options.live(self.state) if a.point == point])


FORMS = {form.kind: form for form in (TakeStance,)}
