"""Who holds a seat, locking it at once, and letting its holder back in."""

from __future__ import annotations

from datetime import timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.db import transaction
from django.db.models import F, Q, QuerySet

from goodoffices.server.doors import tokens
from goodoffices.server.doors.models import Account, ApiToken, Invitation, SeatAccount, SignInLink
from goodoffices.server.doors.opening import may_open
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import SeatId, Talks
from goodoffices.talks.founding import Seat

LINK_GOOD_FOR = timedelta(hours=24)


def holder(talks: Talks, seat: Seat) -> SeatAccount | None:
    """Who holds `seat` as it is seated now, locked or not. Who held it for an earlier person does not."""
    return holders(talks, seat).first()


def holders(talks: Talks, seat: Seat) -> QuerySet[SeatAccount]:
    """Everybody who holds `seat` as it is seated now: one account, but in a class, where students may share a seat."""
    held = SeatAccount.objects.filter(talks=talks, seat=seat.id, seating=seat.number, ended=None, demo=False)
    return held.select_related("account").order_by("pk")


def end_sessions(account: Account) -> None:
    """Sign the account out everywhere, at once."""
    Account.objects.filter(pk=account.pk).update(epoch=F("epoch") + 1)


def lock(held: SeatAccount) -> None:
    """Close the seat at once: its sessions end; its tokens, its links and the invitations that it made are void."""
    now = get_registry().now()
    with transaction.atomic():
        SeatAccount.objects.filter(pk=held.pk, locked=None).update(locked=now)
        ApiToken.objects.filter(held=held, revoked=None).update(revoked=now)
        SignInLink.objects.filter(held=held, used=None, withdrawn=None).update(withdrawn=now)
        _void_invitations(held)
        end_sessions(held.account)


def _void_invitations(held: SeatAccount) -> None:
    """Those to a seat, and those that it made."""
    open_now = Invitation.objects.filter(talks=held.talks, used=None, withdrawn=None)
    open_now.filter(Q(seat=held.seat) | Q(by=held.seat)).update(withdrawn=get_registry().now())


def give_up(account: Account) -> list[Talks]:
    """End all that an account holds, with the tokens and links of its seats; the talks in which these are."""
    now = get_registry().now()
    with transaction.atomic():
        held = list(SeatAccount.objects.filter(account=account, ended=None))
        SeatAccount.objects.filter(pk__in=[each.pk for each in held]).update(ended=now)
        for each in held:
            _void_invitations(each)
    return [each.talks for each in held]


def shut_out(account: Account) -> list[Talks]:
    """End all that an account holds, its sessions, and every way in: password, passkeys, the second step."""
    with transaction.atomic():
        left = give_up(account)
        Authenticator.objects.filter(user_id=account.pk).delete()
        account.set_unusable_password()
        account.save(update_fields=["password"])
        end_sessions(account)
    return left


def unlock(held: SeatAccount) -> None:
    """Open the seat again for the account that holds it."""
    SeatAccount.objects.filter(pk=held.pk).update(locked=None)


# A lost password


def sign_in_link(held: SeatAccount, by: SeatId) -> str:
    """A link of one use with which the holder chooses a new password; its token, which is not kept."""
    now = get_registry().now()
    with transaction.atomic():
        SignInLink.objects.filter(held=held, used=None, withdrawn=None).update(withdrawn=now)
        before = SignInLink.objects.filter(talks=held.talks, seat=held.seat).count()
        token = tokens.fresh("sign-in link", f"{held.talks}/{held.seat}", before + 1)
        SignInLink.objects.create(
            talks=held.talks, seat=held.seat, held=held, digest=tokens.digest(token), by=by,
            made=now, expires=now + LINK_GOOD_FOR,
        )  # fmt: skip
    return token


def find_sign_in(token: str) -> SignInLink | None:
    """The link of a token; None alike for one never made, used, withdrawn or expired, and for a locked seat."""
    found = SignInLink.objects.filter(digest=tokens.digest(token)).select_related("held__account").first()
    if found is None or found.used or found.withdrawn or get_registry().now() >= found.expires:
        return None
    return found if found.held.ended is None and found.held.locked is None else None


def use_sign_in(token: str, password: str) -> Account | None:
    """Set the new password, once, and end every session; None if the link is not good, or no longer.

    Without a second factor to tell the person from whoever else got hold of the link, seats that its maker could not
    open itself are locked: else a link from one talks would open the doors of others.
    """
    now = get_registry().now()
    with transaction.atomic():
        link = find_sign_in(token)
        if link is None or not SignInLink.objects.filter(pk=link.pk, used=None, withdrawn=None).update(used=now):
            return None
        account = link.held.account
        account.set_password(password)
        account.save(update_fields=["password"])
        if link.by and not is_mfa_enabled(account):
            within = {seat.id for seat in may_open(get_registry().play(link.talks, link.by), link.by)}
            others = SeatAccount.objects.filter(account=account, ended=None, locked=None)
            for held in others.exclude(talks=link.talks, seat__in=within):
                lock(held)
        end_sessions(account)
    account.refresh_from_db()
    return account
