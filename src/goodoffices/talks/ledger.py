"""The ledger of words on their way out of rooms: what was let out, whose consent it has, where it has arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from goodoffices.talks.act import PLENARY, Entry, PartyId, PointId, RoomId, Texts

if TYPE_CHECKING:
    from goodoffices.talks.play import StateOfPlay


class Released(Struct, frozen=True):
    """Words on their way out of a room: by release, or conveyed by a mediator."""

    number: int
    text: Texts
    words_of: tuple[PartyId, ...]
    attributed: bool
    token: str
    target: RoomId | None  # None: the caucus with `to`
    to: PartyId | None = None
    point: PointId | None = None
    consented: tuple[PartyId, ...] = ()
    declined: tuple[PartyId, ...] = ()
    leave: tuple[PartyId, ...] = ()  # of whom else it takes the leave, where nothing is kept but what both sides agree

    @property
    def asked(self) -> tuple[PartyId, ...]:
        """The parties that consent or decline: those whose words they are, and those whose leave it takes."""
        return (*self.words_of, *(party for party in self.leave if party not in self.words_of))

    @property
    def standing(self) -> Literal["waiting", "consented", "declined"]:
        """Consented only when every party that is asked has consented and none has declined."""
        if self.declined:
            return "declined"
        return "consented" if self.asked and set(self.asked) <= set(self.consented) else "waiting"


class Doors(Struct):
    """The slice of a room's state that this group and `carrying` keep: what was let out, and what arrived."""

    released: dict[int, Released] = field(default_factory=dict)
    tokens: dict[str, int] = field(default_factory=dict)  # of releases, conveyances and track reports
    delivered: dict[str, Entry] = field(default_factory=dict)  # token: delivery
    quotes: dict[int, Entry] = field(default_factory=dict)


def on_its_way(play: StateOfPlay, room: RoomId, number: int) -> Released | None:
    """What entry `number` of `room` lets out: a release, a conveyance, or a track's report.

    A report bears nobody's name and waits for the delegations of its track: the negotiating parties at its table.
    """
    state = play.rooms[room]
    report = state.tracks.reports.get(number)
    if report is None:
        return state.release.released.get(number)
    parties = tuple(party for party in report.parties if party in play.plenary.founding.negotiating)
    return Released(number, report.text, parties, False, report.token, PLENARY, consented=report.cleared)


def ledger(play: StateOfPlay) -> list[tuple[RoomId, Released, dict[RoomId, Entry]]]:
    """All that was let out of the rooms that one reads, each with its deliveries in rooms that one reads.

    Release and delivery are joined by their token alone: who reads one of the two rooms learns nothing of the other.
    """
    arrived: dict[str, dict[RoomId, Entry]] = {}
    for room, state in play.rooms.items():
        for token, entry in state.release.delivered.items():
            arrived.setdefault(token, {})[room] = entry
    found = (
        (room, on_its_way(play, room, n)) for room, s in play.rooms.items() for n in sorted(s.release.tokens.values())
    )
    return [(room, one, arrived.get(one.token, {})) for room, one in found if one is not None]
