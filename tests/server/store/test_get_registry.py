"""The registry of a process: one, over the configured database, with the configured clock and randomness."""

from datetime import UTC, datetime

import pytest
from django.test import override_settings

from goodoffices.registry import Receipt
from goodoffices.server.store.registry import clock, get_registry, randomness
from tests.server.store import table
from tests.server.store.table import AKRA, TALKS, TRACK

HERE = "tests.server.store.test_get_registry"
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)


def stopped() -> datetime:
    return NOW


@pytest.mark.django_db
@pytest.mark.parametrize("again", [False, True])
def test_each_test_begins_with_an_empty_database_and_nothing_remembered(again):
    registry = get_registry()
    assert registry is get_registry()
    assert registry.play(TALKS, AKRA).rooms == {}
    table.lay(registry)
    assert isinstance(table.words(registry, AKRA, TRACK, "k"), Receipt)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("again", [False, True])
def test_a_test_that_commits_leaves_nothing_behind(again):
    assert get_registry().play(TALKS, AKRA).rooms == {}
    table.lay(get_registry())


@pytest.mark.django_db
def test_clock_and_randomness_come_from_the_settings():
    before = get_registry()
    with override_settings(
        GOODOFFICES_CLOCK=f"{HERE}.stopped", GOODOFFICES_RANDOMNESS="tests.server.store.table.randomness"
    ):
        registry = get_registry()
        assert registry is not before
        table.lay(registry)
        receipt = table.words(registry, AKRA, TRACK, "k")
        assert isinstance(receipt, Receipt)
        assert receipt.time == NOW
    assert get_registry() is not registry


def test_the_clock_is_in_utc_and_the_randomness_is_32_bytes_new_each_time():
    assert clock().tzinfo is UTC
    drawn = {randomness("salt", "lake/plenary", 1) for _ in range(100)}
    assert len(drawn) == 100
    assert {len(value) for value in drawn} == {32}
