"""Rooms: opened."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.labels import REGIMES, ROOM_KINDS
from goodoffices.server.languages import strung
from goodoffices.talks.act import INSTRUCTOR, PUBLIC, SeatId, party_of
from goodoffices.talks.authority import who_may
from goodoffices.talks.instructing import instructor
from goodoffices.talks.rooms import REGIMES as HOUSE_REGIMES

MEANS = {
    "restricted": _("a smaller meeting of chosen seats"),
    "track": _("a working group on certain points; its report is cleared before plenary gets it"),
    "bilateral": _("two parties alone"),
    "caucus": _("mediators and one party"),
    "mediation": _("the mediation team alone"),
    "capital": _("your party alone; nobody else learns what is done there"),
    "public": _("what the world may read"),
}


SHORT = {
    "decisions only": _("decisions only"),
    "declared": pgettext_lazy("what a record keeps", "declared"),
    "verbatim": _("verbatim"),
    "none": pgettext_lazy("what a record keeps", "none"),
}


class OpenRoom(ActForm):
    kind = "OpenRoom"
    title = _("Open a room")
    lead = _(
        "Closes a door behind the seats that you name: what is done there is known there alone until it is released."
        " Nobody outside is told that the room exists, and nobody is brought in by it later."
    )
    submit = _("Open the room")

    def build(self) -> None:
        kinds = [kind for kind in MEANS if self._may_open(kind)]
        both = gettext("%(name)s: %(words)s")
        named = [Option(kind, both % {"name": ROOM_KINDS[kind], "words": MEANS[kind]}, kind) for kind in kinds]
        self.pick("room_kind", named, gettext("Kind of room"), empty=gettext("Your office opens no rooms."))
        self.texts("title", gettext("Title"), small=True)
        self.line(
            "name", gettext("Short name"), limit=40,
            help=gettext(
                "For a restricted meeting, track, bilateral or caucus: small letters, digits and hyphens, as “water”."
            ),
        )  # fmt: skip
        known = [seat for seat in options.known_seats(self) if party_of(seat) != INSTRUCTOR]
        others = options.seats(self, (seat for seat in known if seat != self.desk.seat))
        always = gettext("The instructor sits in every room, and in this one too.") if self._instructor else ""
        self.tick("members", others, gettext("Who sits in it, beside you"), required=False, help=always)
        self._record()
        everyone = options.seats(self, known)
        functions = [
            ("chair", pgettext("a function in a room", "Chair")),
            ("secretary", pgettext("a function in a room", "Secretary")),
            ("rapporteur", pgettext("a function in a room", "Rapporteur")),
        ]
        with self.group(gettext("Functions in the room"), optional=True, closed=True):
            for name, label in functions:
                self.pick(name, everyone, label, required=False)
        with self.group(gettext("For a caucus, and for the public room"), optional=True, closed=True):
            self.tick(
                "reports_to", everyone, gettext("Whom its mediators report to"), required=False,
                help=gettext("For a caucus: printed on its door, so that the party knows."),
            )  # fmt: skip
            self.line(
                "zone",
                gettext("Time zone"),
                help=gettext("For the public room, whose readers do not read plenary: as “Europe/Zurich”."),
            )

    @property
    def _instructor(self) -> SeatId | None:
        return instructor(self.desk.play)

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        if self._instructor is None or act.get("room_kind") == PUBLIC:
            return act
        return {**act, "members": [*act.get("members", ()), self._instructor]}

    def _may_open(self, kind: str) -> bool:
        terms = who_may("OpenRoom", kind)
        return self.desk.office in terms or f"{self.desk.office}*" in terms

    def _record(self) -> None:
        declared = gettext("declared: %(means)s") % {"means": REGIMES["declared"]}
        house = strung(
            (
                gettext("%(name)s: %(words)s") % {"name": _small(ROOM_KINDS[kind]), "words": SHORT[regime]}
                for kind, regime in HOUSE_REGIMES.items()
            ),
            ";",
        )
        self.pick(
            "regime", choices({**REGIMES, "declared": declared}), gettext("What its record keeps"), required=False,
            # Translators: kinds of room, each with what its record keeps: “plenary: declared; caucus: none”.
            blank=gettext("As adopted"), help=gettext("Where the rules say nothing: %(house)s.") % {"house": house},
        )  # fmt: skip


def _small(name: object) -> str:
    """The name of a kind of room within a sentence."""
    said = str(name)
    return said[:1].lower() + said[1:]


FORMS = {form.kind: form for form in (OpenRoom,)}
