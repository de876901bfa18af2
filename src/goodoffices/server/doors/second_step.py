"""The secrets of the second step, those of authenticator apps and recovery codes, sealed under the master key.

They are bound to what they are, and not to whose: the library that keeps them does not say whose they will be.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.db import DEFAULT_DB_ALIAS, transaction

from goodoffices.records import StoreSealed
from goodoffices.server.store.beside import close, master_of, reveal

_ABOUT = "authenticator"
_FIELDS = ("secret", "seed")
"""In what is kept of an app, and of recovery codes."""


class Adapter(DefaultMFAAdapter):
    """Seals what the library puts into the database."""

    def encrypt(self, text: str) -> str:
        return close(text, _ABOUT)

    def decrypt(self, encrypted_text: str) -> str:
        return reveal(encrypted_text, _ABOUT)


def masters() -> set[str]:
    """The names of the master keys that are over these secrets."""
    return {name for _, _, kept in _secrets() if (name := master_of(kept)) is not None}


def unopened(using: str = DEFAULT_DB_ALIAS) -> Iterator[str]:
    """What is wrong with these secrets: those that no key here opens."""
    for authenticator, _, kept in _secrets(using=using):
        try:
            reveal(kept, _ABOUT)
        except StoreSealed:
            yield f"the {authenticator.get_type_display()} of account {authenticator.user_id} do not open"


def seal(anew: bool = False) -> None:
    """Seal those that lie in the clear; with `anew` all, under the first master key.

    One that no key here opens is left as it is.
    """
    for found, _, _ in list(_secrets()):
        with suppress(StoreSealed), transaction.atomic():
            # Read again under the lock: meanwhile a code of it may have been used.
            held = Authenticator.objects.select_for_update().filter(pk=found.pk).first()
            for authenticator, field, kept in _secrets([held] if held is not None else []):
                if anew or master_of(kept) is None:
                    authenticator.data[field] = close(reveal(kept, _ABOUT), _ABOUT)
                    authenticator.save(update_fields=["data"])


def _secrets(
    among: list[Authenticator] | None = None, using: str = DEFAULT_DB_ALIAS
) -> Iterator[tuple[Authenticator, str, str]]:
    for each in Authenticator.objects.using(using).order_by("pk") if among is None else among:
        yield from ((each, field, each.data[field]) for field in _FIELDS if isinstance(each.data.get(field), str))
