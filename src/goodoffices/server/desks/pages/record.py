"""Our record: what one seat reads, to be taken home in one file that is checked without this server."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from goodoffices.exporting import Unsound
from goodoffices.proof.explain import fingerprint
from goodoffices.proving import NoHouse
from goodoffices.server import carrying
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import ROOM_KINDS, room_name
from goodoffices.server.desks.order import in_order
from goodoffices.server.doors import limits
from goodoffices.server.doors.pages import trouble
from goodoffices.server.store import registry as store
from goodoffices.talks.act import PUBLIC_SEAT

log = logging.getLogger(__name__)

# In the order, and in English the words, of `goodoffices.proof.explain.UNCHECKABLE` and `goodoffices.disclosing.MEANS`.
LIMITS = (
    _("that nothing was suppressed before it was acknowledged: a log proves what is in it"),
    _("that these are all the rooms there are: a bundle holds those that its seat reads"),
    _("who held the account of a seat: an entry names the seat, not the person"),
    _("whose key signed a text: compare its fingerprint with what its holder tells you"),
    _("the time itself: it is the server's clock; the order within a room is checked"),
)
PROVABLE = _("Members of a room hold the means to prove every entry in it, whatever this program shows.")


@require_safe
@as_seat
def record(request: HttpRequest, desk: Desk) -> HttpResponseBase:
    """What is in the bundle, how it is checked, and the fingerprints of the keys that sign it."""
    return page(
        request,
        desk,
        "record.html",
        gettext("The record") if desk.office == PUBLIC_SEAT else gettext("Our record"),
        current="record",
        open_to_all=desk.office == PUBLIC_SEAT,
        rooms_read=_rooms(desk),
        keys=_keys(),
        genuine_url=desk.url("genuine"),
        bundle_url=reverse("desks:bundle", kwargs={"talks": desk.talks, "seat": desk.seat}),
        verifier_url=reverse("outside:verifier"),
        keys_url=reverse("outside:keys"),
        verifier_name=carrying.VERIFIER,
        keys_name=carrying.KEYS,
        uncheckable=LIMITS,
        means=PROVABLE,
    )


@require_safe
@as_seat
def bundle(request: HttpRequest, desk: Desk) -> HttpResponseBase:
    """The file itself: what the seat reads today, whatever day the page stands on."""
    whose = limits.client(request) if desk.office == PUBLIC_SEAT else f"{desk.talks}/{desk.seat}"
    if not limits.count("bundle", whose):
        return trouble.too_many(request)
    try:
        found = carrying.bundle(store.get_registry(), desk.talks, desk.seat)
    except NoHouse:
        return _not_now(request, desk, gettext("This server has no keys to sign with yet: its operator makes them."))
    except Unsound as error:
        log.critical("%s: %s Nothing was signed.", desk.talks, error)
        words = gettext(
            "The database does not hold what was entered, so that nothing was signed. Keep your earlier bundles. "
            "Tell the secretariat and the other delegations."
        )
        return _not_now(request, desk, words)
    if found is None:
        raise Http404
    return found


@require_safe
@as_seat
def receipt(request: HttpRequest, desk: Desk, room: str, number: int) -> HttpResponseBase:
    """What an act was acknowledged with: its place in the room's log as that ended with it, signed by the house."""
    if desk.office == PUBLIC_SEAT and not limits.count("read", limits.client(request)):
        return trouble.too_many(request)
    registry = store.get_registry()
    if not 1 <= number <= registry.heads(desk.talks, desk.seat).get(room, 0):
        raise Http404
    try:
        found = registry.receipt(desk.talks, desk.seat, room, number, number)
    except NoHouse:
        raise Http404 from None
    if found is None:
        raise Http404
    return carrying.receipt(found, desk.talks, room, number)


def _not_now(request: HttpRequest, desk: Desk, words: str) -> HttpResponseBase:
    messages.error(request, words)
    return redirect("desks:record", talks=desk.talks, seat=desk.seat)


def _rooms(desk: Desk) -> list[dict[str, Any]]:
    """The rooms in the bundle, each with how many entries it has there."""
    heads = store.get_registry().heads(desk.talks, desk.seat)
    states = [desk.play.rooms[room] for room in in_order(desk.play.rooms.values())]
    return [
        {
            "name": room_name(desk, state.room),
            "kind": ROOM_KINDS[state.door.kind],
            "entries": heads[state.room],
            "url": desk.url("room", room=state.room),
        }
        for state in states
    ]


def _keys() -> dict[str, Any] | None:
    """Who signs, as it is read aloud; None where there are no keys yet."""
    try:
        house = store.get_registry().house
    except NoHouse:
        return None
    told = [{"fingerprint": fingerprint(key), "words": key.words} for key in house.verifiers]
    return {"house": house.name, "told": told}
