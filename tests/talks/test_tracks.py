"""Tracks: a report is cleared by the delegations at the track's table before plenary gets it."""

import pytest

from goodoffices.talks.act import PLENARY
from goodoffices.talks.ledger import ledger
from tests.talks.world import ADVISER, AKRA, CHIEF, DORN, SELM, SOC, TOKENS, World, en, founded

TRACK = f"water@{CHIEF}"
REPORT = {"title": en("Report of track I"), "text": en("Five points were discussed."), "token": TOKENS[0]}


def track() -> World:
    world = founded(third=True)
    world.open(CHIEF, "track", "water", members=[AKRA, SELM, SOC, ADVISER], secretary=CHIEF)
    return world


def test_a_report_is_delivered_when_every_delegation_has_cleared_it() -> None:
    world = track()
    number = world.do(CHIEF, TRACK, "DraftTrackReport", **REPORT, points=["1"])
    arrive = {"text": REPORT["text"], "token": TOKENS[0]}
    world.do(AKRA, TRACK, "ClearTrackReport", report=number)
    assert world.no(SOC, PLENARY, "Deliver", **arrive).reason == "conflict"
    assert world.no(AKRA, TRACK, "ClearTrackReport", report=number).reason == "conflict"
    assert world.no(SOC, TRACK, "ClearTrackReport", report=number).reason == "not yours"
    world.do(CHIEF, TRACK, "BringIn", seat=DORN)  # comes after the draft
    world.do(SELM, TRACK, "ClearTrackReport", report=number)
    assert world.no(DORN, TRACK, "ClearTrackReport", report=number).reason == "not yours"
    assert world.no(AKRA, PLENARY, "Deliver", **arrive).reason == "not yours"
    world.do(SOC, PLENARY, "Deliver", **arrive)
    assert world.room(TRACK).tracks.reports[number].cleared == ("akra", "selm")
    [(room, found, arrived)] = ledger(world.play(SOC))
    assert (room, found.standing, list(arrived)) == (TRACK, "consented", [PLENARY])


def test_an_adviser_clears_with_power_on_record() -> None:
    world = track()
    number = world.do(CHIEF, TRACK, "DraftTrackReport", **REPORT)
    assert world.no(ADVISER, TRACK, "ClearTrackReport", report=number).reason == "not yours"
    world.empower(ADVISER, "ClearTrackReport")
    world.do(ADVISER, TRACK, "ClearTrackReport", report=number)


@pytest.mark.parametrize(
    ("change", "field"),
    [({"title": {}}, "title"), ({"text": {}}, "text"), ({"token": "x" * 32}, "token"), ({"points": ["9"]}, "points")],
)
def test_what_is_not_drafted(change: dict[str, object], field: str) -> None:
    world = track()
    assert world.no(CHIEF, TRACK, "DraftTrackReport", **{**REPORT, **change}).field == field


def test_a_token_is_used_once_and_a_report_needs_somebody_to_clear_it() -> None:
    world = track()
    world.do(CHIEF, TRACK, "DraftTrackReport", **REPORT)
    assert world.no(CHIEF, TRACK, "DraftTrackReport", **REPORT).field == "token"
    assert world.no(AKRA, TRACK, "ClearTrackReport", report=1).field == "report"
    room = world.open(CHIEF, "track", "empty", members=[SOC], secretary=CHIEF)
    assert world.no(CHIEF, room, "DraftTrackReport", **REPORT).reason == "conflict"
