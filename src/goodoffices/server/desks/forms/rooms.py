"""Rooms: opened."""

from __future__ import annotations

from typing import Any

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.labels import REGIMES, ROOM_KINDS
from goodoffices.talks.act import INSTRUCTOR, PUBLIC, SeatId, party_of
from goodoffices.talks.authority import who_may
from goodoffices.talks.instructing import instructor
from goodoffices.talks.rooms import REGIMES as HOUSE_REGIMES

MEANS = {
    "restricted": "a smaller meeting of chosen seats",
    "track": "a working group on certain points; its report is cleared before plenary gets it",
    "bilateral": "two parties alone",
    "caucus": "mediators and one party",
    "mediation": "the mediation team alone",
    "capital": "your party alone; nobody else learns what is done there",
    "public": "what the world may read",
}


class OpenRoom(ActForm):
    kind = "OpenRoom"
    title = "Open a room"
    lead = (
        "Closes a door behind the seats that you name: what is done there is known there alone until it is released."
        " Nobody outside is told that the room exists, and nobody is brought in by it later."
    )
    submit = "Open the room"

    def build(self) -> None:
        kinds = [kind for kind in MEANS if self._may_open(kind)]
        named = [Option(kind, f"{ROOM_KINDS[kind]}: {MEANS[kind]}", kind) for kind in kinds]
        self.pick("room_kind", named, "Kind of room", empty="Your office opens no rooms.")
        self.texts("title", "Title", small=True)
        self.line(
            "name", "Short name", limit=40,
            help="For a restricted meeting, track, bilateral or caucus: small letters, digits and hyphens, as “water”.",
        )  # fmt: skip
        known = [seat for seat in options.known_seats(self) if party_of(seat) != INSTRUCTOR]
        others = options.seats(self, (seat for seat in known if seat != self.desk.seat))
        always = "The instructor sits in every room, and in this one too." if self._instructor else ""
        self.tick("members", others, "Who sits in it, beside you", required=False, help=always)
        self._record()
        everyone = options.seats(self, known)
        with self.group("Functions in the room", optional=True, closed=True):
            for name, label in (("chair", "Chair"), ("secretary", "Secretary"), ("rapporteur", "Rapporteur")):
                self.pick(name, everyone, label, required=False)
        with self.group("For a caucus, and for the public room", optional=True, closed=True):
            self.tick(
                "reports_to", everyone, "Whom its mediators report to", required=False,
                help="For a caucus: printed on its door, so that the party knows.",
            )  # fmt: skip
            self.line(
                "zone", "Time zone", help="For the public room, whose readers do not read plenary: as “Europe/Zurich”."
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
        regimes = {
            regime: means if regime in (means, "none") else f"{regime}: {means}" for regime, means in REGIMES.items()
        }
        house = "; ".join(f"{ROOM_KINDS[kind].lower()}: {regime}" for kind, regime in HOUSE_REGIMES.items())
        self.pick("regime", choices(regimes), "What its record keeps", required=False, blank="As adopted",
                  help=f"Where the rules say nothing: {house}.")  # fmt: skip


FORMS = {form.kind: form for form in (OpenRoom,)}
