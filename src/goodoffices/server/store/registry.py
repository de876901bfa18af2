"""The registry of this process, over the database."""

import secrets
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.utils.module_loading import import_string

from goodoffices.registry import Registry
from goodoffices.server.store.records import DjangoRecords


def clock() -> datetime:
    """The time in UTC, by this machine's clock."""
    return datetime.now(UTC)


def randomness(purpose: str, where: str, number: int) -> bytes:
    """32 random bytes, new for each call; what they are for matters only where they are replaced by fixed ones."""
    return secrets.token_bytes(32)


@cache
def get_registry() -> Registry:
    """The one registry of this process; its clock and randomness are named by the settings."""
    return Registry(
        DjangoRecords(), import_string(settings.GOODOFFICES_CLOCK), import_string(settings.GOODOFFICES_RANDOMNESS)
    )


@receiver(setting_changed)
def _begin_anew(*, setting: str, **_: Any) -> None:
    if setting in ("GOODOFFICES_CLOCK", "GOODOFFICES_RANDOMNESS"):
        get_registry.cache_clear()
