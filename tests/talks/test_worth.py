"""Worth: said in a capital alone, of what stands in plenary; the last word on a thing counts until it is taken back."""

import pytest

from goodoffices.talks.act import PLENARY
from tests.talks.world import (
    ADVISER,
    AKRA,
    CAPITAL,
    CHIEF,
    NEXT,
    PRESIDENT,
    SELM,
    SOC,
    World,
    en,
    founded,
    with_capital,
)


@pytest.fixture
def home() -> tuple[World, list[int], list[int]]:
    """A capital, and two alternatives on each of two points."""
    world = with_capital(founded())
    return world, [world.propose(SELM), world.propose(AKRA)], [world.propose(SELM, "2"), world.propose(AKRA, "2")]


def chosen(*pairs: tuple[str, int]) -> list[dict[str, object]]:
    return [{"point": point, "wording": number} for point, number in pairs]


def standing(world: World) -> list[int]:
    return world.room(CAPITAL, AKRA).worth.standing()


def test_the_last_word_on_each_thing_counts(home: tuple[World, list[int], list[int]]) -> None:
    world, (a, b), (x, y) = home
    first = world.do(AKRA, CAPITAL, "RankAlternatives", point="1", groups=[[a], [b]])
    other = world.do(AKRA, CAPITAL, "RankAlternatives", point="2", groups=[[x, y]])
    again = world.do(PRESIDENT, CAPITAL, "RankAlternatives", point="1", groups=[[b], [a]])
    assert standing(world) == [other, again]
    shares = [{"point": "1", "share": 30}, {"point": "2", "share": 70}]
    world.do(AKRA, CAPITAL, "DividePoints", shares=shares)
    division = world.do(AKRA, CAPITAL, "DividePoints", shares=shares[::-1])
    world.do(AKRA, CAPITAL, "ComparePackages", first=chosen(("1", a)), second=chosen(("1", b)), better="first")
    turned = world.do(AKRA, CAPITAL, "ComparePackages", first=chosen(("1", b)), second=chosen(("1", a)), better="first")
    assert standing(world) == [other, again, division, turned]
    worth = {"point": "1", "alternative": a, "low": 1, "high": 2}
    one = world.do(AKRA, CAPITAL, "NoteWorths", worths=[worth, {**worth, "alternative": b}], no_agreement=[3, 4])
    two = world.do(AKRA, CAPITAL, "NoteWorths", worths=[worth])
    assert standing(world)[-2:] == [one, two], "something of each still counts"
    world.do(AKRA, CAPITAL, "TakeBack", answer=one)
    assert standing(world) == [other, again, division, turned, two]
    assert world.no(AKRA, CAPITAL, "TakeBack", answer=one).field == "answer"
    for number in (other, again, division, turned, two):
        world.do(AKRA, CAPITAL, "TakeBack", answer=number)
    assert standing(world) == []
    assert world.no(AKRA, CAPITAL, "TakeBack", answer=first).field == "answer", "what was replaced does not come back"


def test_it_is_said_in_a_capital_only(home: tuple[World, list[int], list[int]]) -> None:
    world, (a, b), _ = home
    act = {"point": "1", "groups": [[a], [b]]}
    for seat, room in ((AKRA, PLENARY), (SOC, PLENARY), (CHIEF, PLENARY)):
        assert (
            world.no(seat, room, "RankAlternatives", **act).message == "RankAlternatives is not done in a plenary room."
        )
    for seat in (SELM, SOC, CHIEF):
        refused = world.no(seat, CAPITAL, "RankAlternatives", **act)
        assert refused == world.no(seat, "capital.nobody", "RankAlternatives", **act)
    assert world.no(ADVISER, CAPITAL, "RankAlternatives", **act).reason == "not found"


def test_nothing_that_is_said_of_worth_moves_anything_at_the_table(home: tuple[World, list[int], list[int]]) -> None:
    world, (a, b), _ = home
    before = world.play(SELM)
    world.do(AKRA, CAPITAL, "RankAlternatives", point="1", groups=[[a], [b]])
    world.do(AKRA, CAPITAL, "NoteWorths", no_agreement=[3, 4])
    assert world.play(SELM).rooms == before.rooms


def test_what_stands_on_the_table_is_what_can_be_weighed(home: tuple[World, list[int], list[int]]) -> None:
    world, (a, b), (x, y) = home
    world.do(AKRA, CAPITAL, "RankAlternatives", point="1", groups=[[a], [b]])
    world.do(AKRA, CAPITAL, "RankAlternatives", point="2", groups=[[x], [y]])
    shares = [{"point": "1", "share": 50}, {"point": "2", "share": 50}]
    whole = chosen(("1", a), ("2", x))
    world.do(AKRA, CAPITAL, "ComparePackages", first=whole, second=[], better="as good")
    world.propose(SELM, "2")
    refused = world.no(AKRA, CAPITAL, "DividePoints", shares=shares)
    assert (refused.reason, refused.field) == ("conflict", "shares.1.point")
    world.do(SELM, PLENARY, "Withdraw", point="1", alternative=a)
    refused = world.no(AKRA, CAPITAL, "RankAlternatives", point="1", groups=[[b], [a]])
    assert (refused.reason, refused.field) == ("stale", "groups.1.0")
    assert f"Alternative {a} on point 1 was withdrawn in entry" in refused.message
    refused = world.no(AKRA, CAPITAL, "ComparePackages", first=whole, second=[], better="first")
    assert (refused.reason, refused.field) == ("stale", "first.0.wording")


def bad(a: int, b: int, x: int) -> list[tuple[str, dict[str, object], str]]:
    """Acts that are refused, and the field that the refusal names."""
    worth = {"point": "1", "alternative": a, "low": 1, "high": 2}
    half = {"point": "1", "share": 50}
    return [
        ("RankAlternatives", {"point": "1", "groups": [[a], [a]]}, "groups"),
        ("RankAlternatives", {"point": "1", "groups": [[a], []]}, "groups"),
        ("RankAlternatives", {"point": "1", "groups": [[a]]}, "groups"),
        ("RankAlternatives", {"point": "9", "groups": [[a], [b]]}, "point"),
        ("RankAlternatives", {"point": "1", "groups": [[a], [x]]}, "groups.1.0"),
        ("DividePoints", {"shares": [half]}, "shares"),
        ("DividePoints", {"shares": [half, half]}, "shares"),
        ("DividePoints", {"shares": [half, {"point": "2", "share": 49}]}, "shares"),
        ("DividePoints", {"shares": [half, {"point": "9", "share": 50}]}, "shares.1.point"),
        ("DividePoints", {"shares": [{**half, "share": -1}, {"point": "2", "share": 101}]}, "shares.0.share"),
        ("DividePoints", {"shares": [half, {"point": "2", "share": 50}]}, "shares.0.point"),
        ("ComparePackages", {"first": [], "second": [], "better": "first"}, "second"),
        ("ComparePackages", {"first": chosen(("1", a)), "second": chosen(("1", a)), "better": "first"}, "second"),
        ("ComparePackages", {"first": chosen(("1", a), ("1", b)), "second": [], "better": "first"}, "first"),
        ("ComparePackages", {"first": chosen(("1", a)), "second": chosen(("2", x)), "better": "first"}, "second"),
        ("ComparePackages", {"first": chosen(("1", a)), "second": [], "better": "first"}, "first"),
        ("ComparePackages", {"first": [], "second": chosen(("1", x)), "better": "first"}, "second.0.wording"),
        ("NoteWorths", {}, "worths"),
        ("NoteWorths", {"worths": [worth, worth]}, "worths"),
        ("NoteWorths", {"worths": [{**worth, "low": 3}]}, "worths.0"),
        ("NoteWorths", {"worths": [{**worth, "low": -1}]}, "worths.0"),
        ("NoteWorths", {"worths": [{**worth, "high": 10_001}]}, "worths.0"),
        ("NoteWorths", {"worths": [{**worth, "low": 2**53}]}, "worths.0.low"),
        ("NoteWorths", {"worths": [{**worth, "low": 1.5}]}, "worths.0.low"),
        ("NoteWorths", {"worths": [{**worth, "alternative": x}]}, "worths.0.alternative"),
        ("NoteWorths", {"no_agreement": [2, 1]}, "no_agreement"),
        ("NoteWorths", {"no_agreement": [0, 1_000_001]}, "no_agreement"),
        ("TakeBack", {"answer": 1}, "answer"),
        ("TakeBack", {"answer": 999}, "answer"),
    ]


CASES = bad(NEXT, NEXT + 1, NEXT + 2)


@pytest.mark.parametrize(("kind", "act", "field"), CASES, ids=[f"{n}-{case[0]}" for n, case in enumerate(CASES)])
def test_what_cannot_be_is_refused_and_the_field_named(
    home: tuple[World, list[int], list[int]], kind: str, act: dict[str, object], field: str
) -> None:
    world, (a, b), (x, _) = home
    assert (a, b, x) == (NEXT, NEXT + 1, NEXT + 2)
    refused = world.no(AKRA, CAPITAL, kind, **act)
    assert refused.field == field, refused
    assert refused.message.endswith(".")


def test_orders_by_an_amended_alternative_still_name_it(home: tuple[World, list[int], list[int]]) -> None:
    world, (a, b), _ = home
    world.do(SELM, PLENARY, "Amend", point="1", alternative=a, wording=a, text=en("Other words."))
    world.do(AKRA, CAPITAL, "RankAlternatives", point="1", groups=[[a], [b]])
