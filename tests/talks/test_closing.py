"""Closing: the text is frozen under one digest once every point is agreed or parked; its languages are compared."""

import pytest

from goodoffices.talks.act import PLENARY
from goodoffices.talks.closing import Frozen, FrozenText, digest
from tests.talks.world import AKRA, CHIEF, NEXT, SELM, SHA, SOC, World, en, founded

BOTH = {"en": "By day.", "fr": "De jour."}


def agreed(world: World, points: tuple[str, ...] = ("1", "2"), text: dict[str, str] | None = None) -> list[Frozen]:
    """Points agreed in plenary, each on a wording of Akra's; the third is parked."""
    found = []
    for point in points:
        wording = world.do(AKRA, PLENARY, "Propose", point=point, text=text or en(f"Words on {point}."))
        for seat in (AKRA, SELM):
            world.stance(seat, wording, "accept", point)
        found.append(Frozen(point, wording))
    if world.room().points.points["3"].parked is None:
        world.do(SOC, PLENARY, "Park", point="3")
    return found


def freeze(world: World, points: list[Frozen], **more: object) -> dict[str, object]:
    named = [{"point": p.point, "wording": p.wording} for p in points]
    return {"title": en("Agreement"), "points": named, "digest": digest(tuple(points), world.room()) or SHA, **more}


def frozen(world: World, text: dict[str, str] | None = None) -> int:
    return world.do(SOC, PLENARY, "FreezeText", **freeze(world, agreed(world, text=text)))


def text_of(world: World, number: int) -> FrozenText:
    return world.room().closing.texts[number]


@pytest.fixture(scope="module")
def table() -> World:
    world = founded()
    agreed(world)
    return world


ONE, TWO = Frozen("1", NEXT), Frozen("2", NEXT + 3)


@pytest.mark.parametrize(
    ("points", "more", "reason", "field"),
    [
        ([], {}, "invalid", "points"),
        ([ONE, ONE, TWO], {}, "invalid", "points"),
        ([ONE, Frozen("2", 1)], {}, "conflict", "points"),
        ([ONE, Frozen("9", 1)], {}, "invalid", "points"),
        ([ONE], {}, "invalid", "points"),  # point 2 is neither in the text nor parked
        ([ONE, TWO], {"digest": SHA}, "invalid", "digest"),
        ([ONE, TWO], {"title": {}}, "invalid", "title"),
    ],
)
def test_what_is_not_frozen(
    table: World, points: list[Frozen], more: dict[str, object], reason: str, field: str
) -> None:
    said = table.no(SOC, PLENARY, "FreezeText", **freeze(table, points, **more))
    assert (said.reason, said.field) == (reason, field)


def test_a_frozen_text_stands_until_a_party_reopens_a_point() -> None:
    world = founded()
    points = agreed(world)
    first = world.do(SOC, PLENARY, "FreezeText", **freeze(world, points))
    assert text_of(world, first).parties == ("akra", "selm")
    assert world.no(SOC, PLENARY, "FreezeText", **freeze(world, points)).reason == "conflict"
    world.do(AKRA, PLENARY, "Reopen", point="1")
    [again] = agreed(world, ("1",))
    second = world.do(SOC, PLENARY, "FreezeText", **freeze(world, [again, points[1]]))
    said = world.no(SOC, PLENARY, "CheckConcordance", text=first, languages=["en"], concordant=True)
    assert (said.reason, said.field) == ("stale", "text")
    assert max(world.room().closing.texts) == second


def test_a_text_is_checked_when_all_its_languages_were_found_to_say_the_same() -> None:
    world = founded()
    number = frozen(world, {**BOTH, "ar": "نهارا"})
    check = {"text": number, "concordant": True}
    world.do(CHIEF, PLENARY, "CheckConcordance", **check, languages=["en", "fr"])
    assert text_of(world, number).checked is None
    checked = world.do(CHIEF, PLENARY, "CheckConcordance", **check, languages=["ar", "fr"])
    assert text_of(world, number).checked == checked
    assert len(world.room().closing.concordance[number]) == 2


def test_that_checked_languages_differ_is_for_a_party_to_say() -> None:
    world = founded()
    number = frozen(world, BOTH)
    fields = {"text": number, "languages": ["en", "fr"]}
    world.do(SOC, PLENARY, "CheckConcordance", **fields, concordant=False)
    world.do(CHIEF, PLENARY, "CheckConcordance", **fields, concordant=True)
    assert world.no(SOC, PLENARY, "CheckConcordance", **fields, concordant=False).reason == "conflict"
    assert text_of(world, number).checked is not None
    world.do(SELM, PLENARY, "CheckConcordance", **fields, concordant=False, note=en("Article 3."))
    assert text_of(world, number).checked is None


def test_a_text_in_one_language_is_checked_in_that_one() -> None:
    world = founded()
    number = frozen(world)
    fields = {"text": number, "concordant": True}
    assert world.no(CHIEF, PLENARY, "CheckConcordance", **fields, languages=["fr"]).field == "languages"
    world.do(CHIEF, PLENARY, "CheckConcordance", **fields, languages=["en"])
    assert text_of(world, number).checked is not None


@pytest.mark.parametrize(
    ("change", "field"),
    [({"text": 1}, "text"), ({"languages": ["en"]}, "languages"), ({"note": en(" ")}, "note.en")],
)
def test_what_is_not_compared(change: dict[str, object], field: str) -> None:
    world = founded()
    fields = {"text": frozen(world, BOTH), "languages": ["en", "fr"], "concordant": True, **change}
    assert world.no(CHIEF, PLENARY, "CheckConcordance", **fields).field == field


def test_the_digest_is_over_exactly_the_words(table: World) -> None:
    state = table.room()
    assert digest((ONE, TWO), state) == digest((ONE, TWO), state) != digest((TWO, ONE), state)
    assert digest((Frozen("1", 1),), state) is None
