"""Collisions: told before a change is made, of this room's record alone, and never a reason to refuse it."""

from typing import Any

import msgspec

from goodoffices.documents.collisions import Collision, before
from goodoffices.talks.act import PLENARY
from goodoffices.talks.kinds import decode
from tests.documents.gathered import TEXT, put
from tests.talks.world import AKRA, DORN, SELM, SOC, World, en, founded


def told(world: World, seat: str, kind: str, **fields: Any) -> list[tuple[str, int]]:
    """What an act would run into; it is then entered all the same."""
    act = decode(msgspec.json.encode({"kind": kind, "point": "1", **fields}))
    found = before(world.play(seat), PLENARY, seat, act, world.now)
    assert before(world.play(DORN), PLENARY, seat, act, world.now) == found
    world.do(seat, PLENARY, kind, point="1", **fields)
    return [(one.sort, one.alternative) for one in found]


def place(wording: int, words: str, base: str = TEXT) -> dict[str, Any]:
    start = base.index(words)
    return {"wording": wording, "runs": {"en": [start, start + len(words)]}}


def table() -> tuple[World, int]:
    world = founded(third=True)
    return world, world.propose(SOC, text=TEXT)


def test_words_in_the_place_of_the_same_words_collide() -> None:
    world, base = table()
    longer = put(world, AKRA, base, "30 days", "60 days")
    put(world, AKRA, base, "440", "430")
    assert told(world, SELM, "Propose", text=en("weeks"), place=place(base, "days")) == [("same words", longer)]
    assert told(world, SELM, "Propose", text=en("is not"), place=place(base, "is")) == []


def test_words_in_an_option_s_own_words_collide_with_others_there() -> None:
    world, base = table()
    longer = put(world, AKRA, base, "30 days", "60 days")
    whole = TEXT.replace("30 days", "60 days")
    weeks = put(world, SELM, longer, "days", "weeks", whole)
    assert told(world, DORN, "Propose", text=en("months"), place=place(longer, "days", whole)) == [
        ("same words", weeks)
    ]


def test_an_amendment_that_moves_the_text_on_leaves_others_on_earlier_words_and_voids_conditions() -> None:
    world, base = table()
    longer = put(world, AKRA, base, "30", "60")
    world.stance(SELM, longer, "accept", conditions=[{"point": "1", "wording": base}])
    found = told(world, SOC, "Amend", alternative=base, wording=base, text=en("No level is kept."))
    assert found == [("condition void", longer), ("left on earlier words", longer)]
    assert told(world, SOC, "Withdraw", alternative=base) == []


def test_words_put_into_a_text_that_has_moved_on_or_is_gone() -> None:
    world, base = table()
    act = decode(b'{"kind":"Propose","point":"1","text":{"en":"x"},"place":{"wording":%d,"runs":{"en":[0,3]}}}' % base)
    later = world.do(SOC, PLENARY, "Amend", point="1", alternative=base, wording=base, text=en("No level is kept."))
    assert before(world.play(AKRA), PLENARY, AKRA, act, world.now) == (Collision("moved on", "1", base, later),)
    gone = world.do(SOC, PLENARY, "Withdraw", point="1", alternative=base)
    assert before(world.play(AKRA), PLENARY, AKRA, act, world.now) == (Collision("withdrawn", "1", base, gone),)


def test_what_changes_no_words_collides_with_nothing() -> None:
    world, _ = table()
    assert before(world.play(AKRA), PLENARY, AKRA, decode(b'{"kind":"Park","point":"1"}'), world.now) == ()
