"""The private score: exact figures, with what each part of a package gives."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.examples import in_memory, shipped
from goodoffices.kits import named_in, read, score
from tests.kits.by_hand import Package, packages, suits, worth, worths
from tests.kits.ferry import ferry

KITS = {name: read(shipped()[name]) for name in ("rail-depot", "open-charge", "lake-mirna-60")}


@pytest.mark.parametrize("name", KITS)
@given(data=st.data())
def test_a_score_is_what_one_reckons_by_hand(name: str, data: st.DataObject) -> None:
    given = worths(name)
    package: Package = data.draw(st.sampled_from(packages(given)))
    for party in given["parties"]:
        found = score(KITS[name], party["id"], package)
        assert found.total == worth(party, package)
        assert found.above == worth(party, package) - party["reservation"]
        assert found.acceptable is suits(party, package)
        parts = [part.worth for part in found.parts if part.worth is not None]
        assert sum(parts) + sum(one.worth for one in found.linked) == found.total
        assert found.whole


def test_each_part_of_a_score_says_what_it_gives() -> None:
    package = {"pay": "A", "rota": "C", "gantry": "C", "contractors": "C", "seven": "B", "term": "A"}
    found = score(KITS["rail-depot"], "kestle", package)
    assert [(part.point, part.alternative, part.worth) for part in found.parts] == [
        ("pay", "A", 20), ("rota", "C", 0), ("gantry", "C", 0), ("contractors", "C", 0), ("seven", "B", 6),
        ("term", "A", 0),
    ]  # fmt: skip
    assert [(one.when, one.worth) for one in found.linked] == [({"rota": "C", "contractors": "C"}, -6)]
    assert (found.total, found.above, found.red_lines) == (20, -46, ({"gantry": "C"},))
    assert not found.acceptable


def test_what_is_left_open_or_not_valued_is_not_made_up() -> None:
    found = score(KITS["rail-depot"], "branch", {"pay": "D", "seven": "E", "term": None})
    assert found.total == 15
    assert not found.whole
    assert not found.acceptable
    assert [part.worth for part in found.parts] == [15, None, None, None, None, None]


def test_nobody_without_worths_has_a_score() -> None:
    with pytest.raises(LookupError, match="no worths of “service”"):
        score(KITS["rail-depot"], "service", {})
    with pytest.raises(LookupError, match="no point “tea”"):
        score(KITS["rail-depot"], "branch", {"tea": "A"})


def test_fractions_stay_exact(tmp_path: Path) -> None:
    kit = read(ferry(
        tmp_path, ("worth.json", '"A": 30, "B": 0, "C": 15', '"A": 30, "B": 0, "C": "1/3"'),
        ("instructions/north.head.md", "15 refer", "1/3 refer"),
    ))  # fmt: skip
    assert score(kit, "north", {"hours": "A", "fares": "A", "pier": "C"}).total == Fraction(211, 3)


def test_wordings_at_the_table_are_named_as_the_worths_name_them() -> None:
    kit = KITS["lake-mirna-60"]
    table = in_memory(kit.example, lambda: kit.example.steps[-1].at).play(kit.name, "akra.head").rooms["plenary"]
    wordings = {
        point: table.alternatives.alternatives[point, table.alternatives.by_point[point][place]].wording.number
        for point, place in (("2", 0), ("9", 4), ("10", 2))
    }
    assert named_in(kit, table, wordings) == {"releases": "A", "island": "E", "barrage": "C"}
    assert named_in(kit, table, {"2": 1}) == {"releases": None}
