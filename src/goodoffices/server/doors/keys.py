"""Tokens for programs: made by the holder of a seat, shown once, revoked at any time."""

from __future__ import annotations

from django.db import transaction

from goodoffices.server.doors import tokens
from goodoffices.server.doors.models import ApiToken, SeatAccount
from goodoffices.server.store.registry import get_registry

MOST = 10  # tokens of one seat that are good at once


def standing(held: SeatAccount) -> list[ApiToken]:
    """The tokens of a seat that are good."""
    return list(held.tokens.filter(revoked=None).order_by("made", "pk"))


def make(held: SeatAccount, name: str) -> str | None:
    """A new token under `name`; it is not kept. None if the seat has `MOST` of them, or one of that name."""
    with transaction.atomic():
        there = standing(held)
        if len(there) >= MOST or name in {kept.name for kept in there}:
            return None
        before = ApiToken.objects.filter(held__talks=held.talks, held__seat=held.seat).count()
        token = tokens.fresh("API token", f"{held.talks}/{held.seat}", before + 1)
        ApiToken.objects.create(held=held, name=name, digest=tokens.digest(token), made=get_registry().now())
    return token


def revoke(held: SeatAccount, name: str) -> bool:
    """End the token of that name; False if there is none."""
    found = next((kept for kept in standing(held) if kept.name == name), None)
    return found is not None and bool(ApiToken.objects.filter(pk=found.pk).update(revoked=get_registry().now()))
