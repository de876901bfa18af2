"""A negotiating text as the members of one room may all read it, ready to be written down in any format.

It is gathered from a `StateOfPlay` once (`gathering`); what writes Word, PDF, XML or pages reads nothing else. Parties,
points and alternatives go by their ids here, names stand beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from goodoffices.drafting.brackets import Node
from goodoffices.talks.act import Marking, PartyId, PointId, Texts

Status = Literal[
    "agreed",
    "agreed ad referendum",
    "substance agreed, drafting open",
    "under discussion",
    "compromise text of the chair",
    "proposed",
    "proposed for deletion",
    "not discussed",
]
"""How firmly words stand by the record of their room, never more than that."""


class Note(NamedTuple):
    """What a party says of words beside its stance: a reservation, a condition, a remark, in its own words."""

    party: PartyId
    kind: str
    """In the terms of the table: "reserves its position (substantive)", "on condition that point 4 is agreed" …"""
    words: Texts = {}


class Attribution(NamedTuple):
    """Who stands where on words. Every negotiating party at the table is in exactly one of these."""

    proposes: tuple[PartyId, ...] = ()
    supports: tuple[PartyId, ...] = ()
    opposes: tuple[PartyId, ...] = ()
    reserves: tuple[PartyId, ...] = ()
    consults: tuple[PartyId, ...] = ()
    """Awaiting instructions."""
    follows: tuple[PartyId, ...] = ()
    """Of no position of its own: will follow consensus."""
    silent: tuple[PartyId, ...] = ()


class Missing(NamedTuple):
    """Words that a merged text leaves out, and whose they are."""

    by: tuple[PartyId, ...]
    language: str
    words: str


class Offered(NamedTuple):
    """One alternative: as a whole, or in place of a run of another's words."""

    number: int
    """The entry that brought it; the key of its options in brackets."""
    wording: int
    """The entry that brought its present words."""
    label: str
    """Its letter on the point: A, B, C …"""
    words: Texts
    """In each language; empty for what is proposed for deletion."""
    attribution: Attribution
    status: Status
    marking: Marking = "formal"
    by_chair: bool = False
    """Put by the chair or a mediator; nobody has committed to it."""
    notes: tuple[Note, ...] = ()
    moment: datetime | None = None
    """When its present words were entered."""
    earlier: bool = False
    """It was put into words that stand no longer: an option for the whole point, as that read with it."""
    missing: tuple[Missing, ...] = ()
    """Of a merged text: what it leaves out of its sources that their owners have not let go. Printed on its face."""


class PointOfText(NamedTuple):
    """A numbered point: its words with their brackets, and who stands where."""

    point: PointId
    title: Texts
    status: Status
    standing: str
    """The status in full, as the record has it: "agreed ad referendum (akra), on conditions" …"""
    base: int | None
    """The alternative whose words stand outside the brackets; None where the point has none."""
    offered: tuple[Offered, ...]
    """The alternatives that are not withdrawn, the base among them, in the order in which they came."""
    nodes: Mapping[str, tuple[Node, ...]]
    """By language: the base's words, bracketed with what is offered in place of them."""


class Origin(NamedTuple):
    """Where a document comes from. It covers one room's audience and names it."""

    talks: str
    talks_name: Texts
    room: str
    room_name: Texts
    audience: tuple[PartyId, ...]
    entry: int
    """The last entry of the room that it takes in."""
    moment: datetime
    commitment: str
    """How far the text as a whole has come: "draft: nobody has committed to it", "initialled" …"""
    sha256: str
    """Of the canonical text, in hexadecimal."""
    copy: PartyId | None = None
    """The party that is named first in it, where it is that party's copy of an alternat."""
    instructed: bool = False
    """Whether a declared instructor reads it too: in a role-play that has one, and not in the public room."""


class NegotiatingText(NamedTuple):
    """The whole text of a room."""

    origin: Origin
    title: Texts
    languages: tuple[str, ...]
    """In the order in which they are printed, the authentic ones first."""
    authentic: tuple[str, ...]
    points: tuple[PointOfText, ...]
    names: Mapping[PartyId, Texts]

    def name(self, party: PartyId, language: str) -> str:
        """A party's name in a language, or in the first there is."""
        names = self.names.get(party, {})
        return names.get(language) or next(iter(names.values()), party)
