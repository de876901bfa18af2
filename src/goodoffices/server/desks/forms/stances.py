"""A party's word on a wording."""

from __future__ import annotations

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import choices

STANCES = {
    "accept": _("accept: your party agrees to these words"),
    "accept ad referendum": _("accept ad referendum: agreed at the table, subject to your capital’s concurrence"),
    "can live with": _("can live with: not your choice, but your party would not stand in the way"),
    "will follow consensus": _(
        "will follow consensus: your party takes no position of its own, and joins when it accepts"
    ),
    "reserve": _("reserve: your party keeps a reservation"),
    "awaiting instructions": _("awaiting instructions: your party cannot say yet"),
    "oppose": _("oppose: your party does not agree"),
}
RESERVATIONS = {
    "substantive": _("substantive: on what the words say"),
    "scrutiny": _("for scrutiny: until they have been examined at home"),
    "linguistic": _("linguistic: on how they are put in one language"),
}
BUTTONS = {
    "accept": pgettext_lazy("a verb on a button", "Accept"),
    "accept ad referendum": pgettext_lazy("a verb on a button", "Accept ad referendum"),
    "can live with": pgettext_lazy("a stance, on a button", "Can live with"),
    "will follow consensus": pgettext_lazy("a stance, on a button", "Will follow consensus"),
    "reserve": pgettext_lazy("a verb on a button", "Reserve"),
    "awaiting instructions": pgettext_lazy("a stance, on a button", "Awaiting instructions"),
    "oppose": pgettext_lazy("a verb on a button", "Oppose"),
}


class TakeStance(ActForm):
    kind = "TakeStance"
    title = _("Take a stance")
    lead = _(
        "Says how your party stands to exact words. Only your last word on them counts. It does not speak for "
        "anybody else, and words that are changed later need a new stance."
    )

    @property
    def button(self) -> str:
        return str(BUTTONS.get(str(self.given("stance") or ""), self.title))

    def build(self) -> None:
        found = options.wordings(self)
        self.pick(
            "wording",
            found,
            gettext("On which words"),
            gone=options.gone(self),
            empty=gettext("No words are on the table here."),
        )
        known = {word: said for word, said in STANCES.items() if word != "accept ad referendum" or self._ad_referendum}
        self.pick("stance", choices(known), gettext("Your party’s stance"), folded=False)
        self.pick("reservation", choices(RESERVATIONS), gettext("If you reserve: what kind"), required=False)
        what = gettext("Only an acceptance has conditions. Each names a point to be agreed, or some conduct in words.")
        self.rows(
            "conditions", gettext("Conditions"), self._condition, help=what,
            each=gettext("Condition"), another=gettext("Add another condition"),
        )  # fmt: skip
        what = gettext("Explains the stance; it changes nothing in it.")
        self.texts("note", gettext("Note"), help=what, required=False, small=True)

    @property
    def _ad_referendum(self) -> bool:
        return self.desk.play.rules.ad_referendum

    def _condition(self, row: str) -> None:
        found = options.points_or(self, options.wordings(self), gettext("agreed, on whatever words"))
        self.pick(f"{row}.wording", found, gettext("That this be agreed"), required=False, gone=options.gone(self))
        self.words(f"{row}.conduct", gettext("Or this conduct"), rows=2)

    @property
    def private(self) -> list[str]:
        chosen = str(self.given("wording") or "")
        point = chosen.partition(":")[0] or str(self.initial.get("point") or "")
        return options.mandate(self, [a for a in options.live(self.state) if a.point == point])


FORMS = {form.kind: form for form in (TakeStance,)}
