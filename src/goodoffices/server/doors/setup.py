"""What the operator of the server does at a first run, or to let a secretariat back in; never from a page."""

from __future__ import annotations

from django.urls import reverse

from goodoffices.server.doors import holding, invitations
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import SECRETARIAT, SeatId, Talks, party_of

FIRST_SEAT = "secretariat.chief"


def first_secretariat(talks: Talks, name: str = "", seat: SeatId = FIRST_SEAT) -> str:
    """The path of an invitation to the secretariat's seat, good once and for 72 hours, without the server's address.

    The talks must have been founded by that seat (`FoundTalks`); `name` is the person whom the record names in it.
    A holder who lost everything is let back in the same way: whoever follows the link takes the seat.
    Raises `ValueError`, in words for the operator, if there is no such seat or somebody else sits in it.
    """
    found = get_registry().play(talks, seat).seat(seat)
    if party_of(seat) != SECRETARIAT or found is None or found.vacant:
        raise ValueError(f"“{seat}” is no seat of the secretariat in “{talks}”: found the talks first.")
    if name and name != found.person:
        raise ValueError(f"In “{talks}” {found.person or 'nobody by name'} sits in “{seat}”, not {name}.")
    return reverse("doors:invitation", args=[invitations.invite(talks, found, by="")])


def unlock(talks: Talks, seat: SeatId) -> None:
    """Open a locked seat again for the account that holds it. Raises `ValueError` if nobody does."""
    found = get_registry().play(talks, seat).seat(seat)
    held = holding.holder(talks, found) if found is not None else None
    if held is None:
        raise ValueError(f"Nobody holds “{seat}” in “{talks}”.")
    holding.unlock(held)
