"""Who may act and read as which seat. Every page and every request of the API asks here first."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import DEFAULT_DB_ALIAS
from django.db.models import QuerySet

from goodoffices.server.doors import tokens
from goodoffices.server.doors.models import Account, ApiToken, SeatAccount
from goodoffices.server.store.registry import get_registry
from goodoffices.server.store.statements import rows
from goodoffices.talks.act import PUBLIC, PUBLIC_SEAT, SeatId, Talks
from goodoffices.talks.play import StateOfPlay

Reader = AbstractBaseUser | AnonymousUser

# Written out, like those of the store: every page asks it, and building it anew took longer than answering it.
_HELD = """
SELECT held.seating, account.is_active, account.password, account.epoch
FROM doors_seataccount held JOIN doors_account account ON account.id = held.account_id
WHERE held.account_id = %s AND held.talks = %s AND held.seat = %s AND held.ended IS NULL AND held.locked IS NULL
AND held.demo IN (%s, %s) ORDER BY held.id LIMIT 1
"""


def open_seats() -> QuerySet[SeatAccount]:
    """Seats that are held and not locked; those taken with one click count in the demo only."""
    held = SeatAccount.objects.filter(ended=None, locked=None)
    return held if settings.DEMO else held.filter(demo=False)


def still_seated(held: SeatAccount) -> bool:
    """Whether the record still has the person in the seat who sat there when the account took it."""
    return _sits(held.talks, held.seat, held.seating)


def _sits(talks: Talks, seat: SeatId, seating: int) -> bool:
    found = get_registry().play(talks, seat).seat(seat)
    return found is not None and not found.vacant and found.number == seating


def seats_of(account: Reader) -> list[tuple[Talks, SeatId]]:
    """The seats that an account may use, over all talks."""
    if not account.is_authenticated:
        return []
    held = open_seats().filter(account_id=account.pk).order_by("talks", "seat")
    return [(h.talks, h.seat) for h in held if still_seated(h)]


def readable_name(name: str) -> bool:
    """Whether there may be anything of this name: PostgreSQL takes no NUL, and no id has one."""
    return name.isprintable()


def open_outside(play: StateOfPlay) -> bool:
    """Whether the world may read the public record without an account, by that record itself."""
    public = play.rooms.get(PUBLIC)
    return public is not None and public.outside.opened > 0


def may_use(account: Reader, talks: Talks, seat: SeatId) -> bool:
    """Whether an account may read and act as a seat. Whoever may not learns nothing of what there is.

    The public's seat is for everyone, once the secretariat has opened the talks' public page, until it closes it.
    """
    if not readable_name(talks) or not seat.isprintable():
        return False
    if seat == PUBLIC_SEAT:
        return open_outside(get_registry().play(talks, PUBLIC_SEAT))
    if not isinstance(account, Account):
        return False
    # As `open_seats` has it.
    held = rows(DEFAULT_DB_ALIAS, _HELD, account.pk, talks, seat, False, bool(settings.DEMO))
    if not held:
        return False
    seating, active, password, epoch = held[0]
    now = Account(is_active=bool(active), password=password, epoch=epoch)
    return _signed_in(account, now) and _sits(talks, seat, seating)


def session(reader: Reader) -> str:
    """What is alike for the sessions of an account that are open together, and ends with them; empty without one."""
    return f"{reader.pk} {reader.get_session_auth_hash()}" if isinstance(reader, Account) else ""


def _signed_in(then: Account, now: Account) -> bool:
    """Whether an account as it was read still is signed in: a page that stays open ends with the session."""
    return now.is_active and then.get_session_auth_hash() == now.get_session_auth_hash()


def seat_of_token(token: str) -> tuple[Talks, SeatId] | None:
    """The seat that a program's token acts for; None alike for one never made, revoked, or no longer good."""
    open_now = open_seats().filter(account__is_active=True)
    found = ApiToken.objects.filter(digest=tokens.digest(token), revoked=None, held__in=open_now)
    kept = found.select_related("held").first()
    return (kept.held.talks, kept.held.seat) if kept is not None and still_seated(kept.held) else None
