"""Accounts, who holds which seat, and the one-use links and keys that lead to one.

Links and keys are random and kept as SHA-256 only. No page and no address shows a row's number: it counts the others.
"""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from goodoffices.server.doors import tokens

TAKEN = _("This user name is taken: choose another.")


class Accounts(BaseUserManager["Account"]):
    def create_user(self, username: str, password: str | None = None) -> Account:
        """A new account; without a password nobody can sign in to it with one.

        Its number is drawn, not counted: a passkey carries it to the reader's device, and would tell how many accounts
        there are.
        """
        username = username.lower()
        account = self.model(pk=tokens.drawn("account", username), username=username)
        account.set_password(password)
        account.save(force_insert=True, using=self._db)
        return account


class Account(AbstractBaseUser):
    """A person's way in. It says nothing about that person: who sits in a seat stands in the record of the talks."""

    username = models.CharField(
        _("user name"),
        max_length=60,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": TAKEN},
    )
    is_active = models.BooleanField(default=True)
    epoch = models.PositiveIntegerField(default=0)  # raised to end every session of the account at once

    objects: ClassVar[Accounts] = Accounts()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        # A session carries this hash; a new password or a new epoch makes every older session void.
        value = f"{self.password}:{self.epoch}"
        return salted_hmac("goodoffices.session", value, secret=secret, algorithm="sha256").hexdigest()


class SeatAccount(models.Model):
    """An account holds a seat, as one person was seated in it, until `ended`. A locked seat is as good as not held."""

    talks = models.CharField(max_length=200)
    seat = models.CharField(max_length=120)
    seating = models.PositiveBigIntegerField()  # entry of the plenary or the capital that put the person in the seat
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="seats")
    since = models.DateTimeField()
    locked = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    demo = models.BooleanField(default=False)  # taken with one click; worth nothing outside the demo
    shared = models.BooleanField(default=False)  # in a class: others may hold the same seat beside this account

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["talks", "seat"], condition=models.Q(ended=None, demo=False, shared=False), name="one_holder"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["account", "talks", "seat"], name="held_by")]

    def __str__(self) -> str:
        return f"{self.seat} of {self.talks}"


class Link(models.Model):
    """What an invitation and a sign-in link share: one use, for a while, known by the hash of its token."""

    talks = models.CharField(max_length=200)
    seat = models.CharField(max_length=120)
    digest = models.CharField(max_length=64, unique=True)
    by = models.CharField(max_length=120)  # the seat that made it; empty: the operator of the server
    made = models.DateTimeField()
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
    withdrawn = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} to {self.seat} of {self.talks}"


class Invitation(Link):
    """A link that gives a seat to whoever uses it first. It is void once the seat has another holder than then."""

    seating = models.PositiveBigIntegerField()
    replaces = models.ForeignKey(SeatAccount, null=True, on_delete=models.PROTECT, related_name="+")


class SignInLink(Link):
    """A link that lets the holder of a seat choose a new password."""

    held = models.ForeignKey(SeatAccount, on_delete=models.PROTECT, related_name="+")


class ApiToken(models.Model):
    """A key for programs that act for one seat. It is worth nothing when its seat is locked, handed over or vacated."""

    held = models.ForeignKey(SeatAccount, on_delete=models.PROTECT, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=60)
    made = models.DateTimeField()
    revoked = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name}, {self.held}"
