"""Alternat: each party is named first in the copy that it keeps, and the text is the same in all of them."""

from __future__ import annotations

from goodoffices.documents.text import Attribution, NegotiatingText, PointOfText
from goodoffices.talks.act import PartyId


def copy_of(text: NegotiatingText, party: PartyId) -> NegotiatingText:
    """The copy of a party: it stands first wherever parties are listed. Words of the text itself are not touched.

    Raises `ValueError` for a party that is not among those for whom the text is.
    """
    if party not in text.origin.audience:
        raise ValueError(f"“{party}” is none of the parties of this room.")
    origin = text.origin._replace(audience=_led(text.origin.audience, party), copy=party)
    return text._replace(origin=origin, points=tuple(_point(point, party) for point in text.points))


def _point(point: PointOfText, party: PartyId) -> PointOfText:
    offered = (
        one._replace(attribution=Attribution(*(_led(parties, party) for parties in one.attribution)))
        for one in point.offered
    )
    return point._replace(offered=tuple(offered))


def _led(parties: tuple[PartyId, ...], by: PartyId) -> tuple[PartyId, ...]:
    return (by, *(party for party in parties if party != by)) if by in parties else parties
