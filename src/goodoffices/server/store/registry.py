"""The registry of this process, over the database."""

import secrets
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import Signal, receiver
from django.utils.module_loading import import_string

from goodoffices.dispatches.findable import findable
from goodoffices.registry import Receipt, Registry
from goodoffices.server.store.records import DjangoRecords
from goodoffices.talks.act import Refusal

entered = Signal()
"""Sent when an act was entered through this process; it says nothing more."""


def clock() -> datetime:
    """The time in UTC, by this machine's clock."""
    return datetime.now(UTC)


def randomness(purpose: str, where: str, number: int) -> bytes:
    """32 random bytes, new for each call; what they are for matters only where they are replaced by fixed ones."""
    return secrets.token_bytes(32)


class ServedRegistry(Registry):
    """A registry that tells the rest of its process when something was entered."""

    def submit(self, *args: Any, **kwargs: Any) -> Receipt | Refusal:
        outcome = super().submit(*args, **kwargs)
        if isinstance(outcome, Receipt):
            entered.send(ServedRegistry)
        return outcome

    def erase(self, *args: Any, **kwargs: Any) -> Receipt | Refusal:
        outcome = super().erase(*args, **kwargs)
        if isinstance(outcome, Receipt):
            entered.send(ServedRegistry)
        return outcome

    def answer(self, *args: Any, **kwargs: Any) -> Receipt | Refusal:
        outcome = super().answer(*args, **kwargs)
        if isinstance(outcome, Receipt):
            entered.send(ServedRegistry)
        return outcome

    def submit_many(self, *args: Any, **kwargs: Any) -> list[Receipt | Refusal]:
        outcomes = super().submit_many(*args, **kwargs)
        if any(isinstance(outcome, Receipt) for outcome in outcomes):
            entered.send(ServedRegistry)
        return outcomes


@cache
def get_registry() -> Registry:
    """The one registry of this process; its clock, randomness and house are named by the settings."""
    clock, randomness = import_string(settings.GOODOFFICES_CLOCK), import_string(settings.GOODOFFICES_RANDOMNESS)
    return ServedRegistry(DjangoRecords(), clock, randomness, findable, import_string(settings.GOODOFFICES_HOUSE)())


@receiver(setting_changed)
def _begin_anew(*, setting: str, **_: Any) -> None:
    if setting in ("GOODOFFICES_CLOCK", "GOODOFFICES_RANDOMNESS", "GOODOFFICES_HOUSE"):
        get_registry.cache_clear()
