"""From a capital's record to answers, and from plenary to packages: what the table changes is not taken for granted."""

from datetime import timedelta

import pytest

from goodoffices.talks.act import PLENARY
from goodoffices.valuations.elicitation.answers import Compare, Divide, Numbers, Order
from goodoffices.valuations.elicitation.scale import Scale
from goodoffices.valuations.giving import giving
from goodoffices.valuations.offers import offers, text, unmet
from goodoffices.valuations.private import Ground, clash, ground, reworded
from tests.talks.world import AKRA, CAPITAL, SELM, SOC, World, founded, with_capital


@pytest.fixture
def home() -> tuple[World, tuple[int, int], tuple[int, int]]:
    world = with_capital(founded())
    one, two = (world.propose(SELM), world.propose(AKRA)), (world.propose(SELM, "2"), world.propose(AKRA, "2"))
    return world, one, two


def here(world: World) -> Ground:
    return ground(world.room(PLENARY, AKRA), world.room(CAPITAL, AKRA))


def chosen(*pairs: tuple[str, int]) -> list[dict[str, object]]:
    return [{"point": point, "wording": number} for point, number in pairs]


def test_answers_are_read_by_place(home: tuple[World, tuple[int, int], tuple[int, int]]) -> None:
    world, (a, b), (x, y) = home
    orders = [
        world.do(AKRA, CAPITAL, "RankAlternatives", point="1", groups=[[b], [a]]),
        world.do(AKRA, CAPITAL, "RankAlternatives", point="2", groups=[[x, y]]),
    ]
    shares = [{"point": "2", "share": 30}, {"point": "1", "share": 70}]
    division = world.do(AKRA, CAPITAL, "DividePoints", shares=shares)
    compared = world.do(AKRA, CAPITAL, "ComparePackages", first=chosen(("1", a), ("2", y)), second=[], better="second")
    worths = [{"point": "1", "alternative": b, "low": 3, "high": 4}]
    noted = world.do(AKRA, CAPITAL, "NoteWorths", worths=worths, no_agreement=[1, 2])
    found = here(world)
    assert found.entries == (*orders, division, compared, noted)
    assert found.answers == (
        Order(0, ((1,), (0,))),
        Order(1, ((0, 1),)),
        Divide(((1, 30), (0, 70))),
        Compare((0, 1), (), -1),
        Numbers(((0, 1, 3, 4),), (1, 2)),
    )
    assert (found.aside, found.unnumbered) == ((), ("2",))
    assert found.named(found.chosen({"2": y, "9": 1, "1": 999})) == {"2": y}
    assert clash(found) == (*orders, division), "nothing of 100 can go to a point that is a tie"


def test_what_was_withdrawn_is_left_out_or_set_aside(home: tuple[World, tuple[int, int], tuple[int, int]]) -> None:
    world, (a, b), (x, y) = home
    c = world.propose(SELM)
    world.do(AKRA, CAPITAL, "RankAlternatives", point="1", groups=[[a], [b], [c]])
    world.do(AKRA, CAPITAL, "RankAlternatives", point="2", groups=[[x], [y]])
    shares = [{"point": "1", "share": 50}, {"point": "2", "share": 50}]
    division = world.do(AKRA, CAPITAL, "DividePoints", shares=shares)
    first = world.do(AKRA, CAPITAL, "ComparePackages", first=chosen(("1", a)), second=chosen(("1", b)), better="first")
    world.do(AKRA, CAPITAL, "NoteWorths", worths=[{"point": "1", "alternative": a, "low": 1, "high": 1}])
    assert here(world).aside == ()
    world.do(SELM, PLENARY, "Withdraw", point="1", alternative=a)
    found = here(world)
    assert found.answers == (Order(0, ((0,), (1,))), Order(1, ((0,), (1,))))
    assert [one.entry for one in found.aside] == [division, first]
    assert "another than when you divided" in found.aside[0].why
    world.do(AKRA, CAPITAL, "DividePoints", shares=shares)
    assert [one.entry for one in here(world).aside] == [first]


def test_changed_words_are_named(home: tuple[World, tuple[int, int], tuple[int, int]]) -> None:
    world, (a, b), _ = home
    rank = world.do(AKRA, CAPITAL, "RankAlternatives", point="1", groups=[[a], [b]])
    plenary, capital = world.room(PLENARY, AKRA), world.room(CAPITAL, AKRA)
    assert reworded(plenary, capital) == {}
    world.do(SELM, PLENARY, "Amend", point="1", alternative=a, wording=a, text={"en": "Other."})
    assert reworded(world.room(PLENARY, AKRA), world.room(CAPITAL, AKRA)) == {rank: [("1", a)]}


def test_the_packages_on_the_table(home: tuple[World, tuple[int, int], tuple[int, int]]) -> None:
    world, (a, b), (x, _) = home
    now = world.now + timedelta(minutes=1)
    assert text(world.play(AKRA), now) == {}, "of two parties' words neither is the text"
    middle = world.propose(SOC, "2")
    assert text(world.play(AKRA), now) == {"2": middle}
    for seat in (AKRA, SELM):
        world.stance(seat, a, "accept")
    conditions = [{"point": "1", "wording": b}, {"conduct": "The boats are back."}]
    world.stance(AKRA, x, "accept", "2", conditions=conditions)
    found = offers(world.play(AKRA), now)
    assert (found[0].sort, dict(found[0].package), found[0].left_open) == ("text", {"1": a, "2": middle}, ())
    assert any(one.sort == "closed" for one in found)
    assert [one for _, one in unmet(world.play(AKRA), "akra", {"1": a, "2": x})] != []
    assert len(unmet(world.play(AKRA), "akra", {"1": a, "2": x})) == 2
    assert len(unmet(world.play(AKRA), "akra", {"1": b, "2": x})) == 1, "no package meets conduct"
    assert unmet(world.play(SELM), "selm", {"1": a, "2": x}) == []
    draft = world.do(SOC, PLENARY, "CirculateDraft", settles=chosen(("1", b), ("2", x)))
    drafts = [one for one in offers(world.play(AKRA), now) if one.sort == "draft"]
    assert [(one.number, dict(one.package)) for one in drafts] == [(draft, {"1": b, "2": x})]


def test_giving_way_leaves_out_red_lines_and_says_what_is_in_doubt(
    home: tuple[World, tuple[int, int], tuple[int, int]],
) -> None:
    world, (a, b), (x, y) = home
    for point, groups in (("1", [[a], [b]]), ("2", [[x], [y]])):
        world.do(AKRA, CAPITAL, "RankAlternatives", point=point, groups=groups)
    found = here(world)
    scale = Scale(found.points, found.answers)
    best = giving(scale, {0: 0, 1: 0}, ())
    assert (len(best.ways), best.rival, best.doubt) == (2, best.ways[1], 100.0)
    assert [(way.point, way.after) for way in giving(scale, {0: 0, 1: 0}, {(1, 1)}).ways] == [(0, 1)]
    assert giving(scale, {0: 1, 1: 1}, ()).ways == ()
