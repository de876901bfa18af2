"""Invitations to a seat: a link of one use, good for three days, to be printed or shown as a QR code."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from goodoffices.server.doors import tokens
from goodoffices.server.doors.holding import holder
from goodoffices.server.doors.models import Account, Invitation, SeatAccount
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import SeatId, Talks
from goodoffices.talks.founding import Seat

GOOD_FOR = timedelta(hours=72)


def invite(talks: Talks, seat: Seat, by: SeatId) -> str:
    """A new invitation to `seat`, as the inviting seat sees it; its token, which is not kept. Earlier ones are void.

    Whoever follows it takes the place of whoever holds the seat now.
    """
    now = get_registry().now()
    with transaction.atomic():
        withdraw(talks, seat.id)
        before = Invitation.objects.filter(talks=talks, seat=seat.id).count()
        token = tokens.fresh("invitation", f"{talks}/{seat.id}", before + 1)
        Invitation.objects.create(
            talks=talks, seat=seat.id, seating=seat.number, digest=tokens.digest(token), by=by,
            made=now, expires=now + GOOD_FOR, replaces=holder(talks, seat),
        )  # fmt: skip
    return token


def withdraw(talks: Talks, seat: SeatId) -> int:
    """Make the invitations to a seat void that nobody has followed; how many there were."""
    now = get_registry().now()
    return Invitation.objects.filter(talks=talks, seat=seat, used=None, withdrawn=None).update(withdrawn=now)


def standing(talks: Talks, seat: Seat) -> Invitation | None:
    """The invitation to a seat that can still be followed."""
    found = Invitation.objects.filter(talks=talks, seat=seat.id, used=None, withdrawn=None).order_by("-made").first()
    return found if found is not None and _good(found) else None


def find(token: str) -> Invitation | None:
    """The invitation of a token; None alike for one never made, used, withdrawn, expired or overtaken."""
    found = Invitation.objects.filter(digest=tokens.digest(token)).select_related("replaces").first()
    return found if found is not None and _good(found) else None


def _good(invitation: Invitation) -> bool:
    if invitation.used or invitation.withdrawn or get_registry().now() >= invitation.expires:
        return False
    seat = get_registry().play(invitation.talks, invitation.seat).seat(invitation.seat)
    if seat is None or seat.vacant or seat.number != invitation.seating:
        return False
    return holder(invitation.talks, seat) == invitation.replaces


def accept(token: str, account: Account) -> SeatAccount | None:
    """Give the seat to `account`, once; None if the invitation is not good, or no longer."""
    now = get_registry().now()
    with transaction.atomic():
        invitation = find(token)
        if invitation is None or (invitation.replaces is not None and invitation.replaces.account_id == account.pk):
            return None
        if not Invitation.objects.filter(pk=invitation.pk, used=None, withdrawn=None).update(used=now):
            return None
        SeatAccount.objects.filter(
            talks=invitation.talks, seat=invitation.seat, ended=None, demo=False
        ).update(ended=now)  # fmt: skip
        return SeatAccount.objects.create(
            talks=invitation.talks, seat=invitation.seat, seating=invitation.seating, account=account, since=now
        )
