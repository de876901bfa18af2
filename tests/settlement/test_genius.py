"""GENIUS's scenarios are read by GENIUS's own rules, exactly; what cannot be kept exactly is refused."""

import os
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from goodoffices.settlement import files
from goodoffices.settlement.files import genius
from goodoffices.settlement.frontier import frontier
from goodoffices.settlement.problem import Party, Point, Problem, ProblemError, as_written, package_of, packages, values

HERE = Path(__file__).parent / "files"


def worth(problem: Problem, **chosen: str) -> list[Fraction]:
    return [as_written(problem, value) for value in values(problem, package_of(problem, chosen))]


def test_genius_divides_evaluations_by_the_greatest_and_counts_integers_from_the_lower_bound() -> None:
    problem = files.load(HERE / "genius")
    assert [point.id for point in problem.points] == ["stall", "hours", "rent"]
    assert problem.points[1].alternatives == ("6", "7", "8", "9")
    assert [party.id for party in problem.parties] == ["profile2", "profile10"]
    assert [as_written(problem, limit) for limit in problem.reservations] == [0, Fraction(2, 5)]
    # 0.4 × (0.25 + 0.5 × 1) + 0.6 × 4/8 and 0.2 × 1/3 + 0.5 × (1 - 0.4 × 1) + 0.3 × 0.3/0.6
    found = worth(problem, stall="by the well", hours="7", rent="middle")
    assert found == [Fraction(3, 5), Fraction(1, 15) + Fraction(3, 10) + Fraction(3, 20)]
    # A line that leaves [0, 1] is cut: 0.25 + 0.5 × 3 and 1 - 0.4 × 3.
    assert worth(problem, stall="by the gate", hours="9", rent="low") == [Fraction(19, 40), Fraction(1, 2)]


def test_the_domain_file_names_the_same_scenario_as_its_folder() -> None:
    assert files.load(HERE / "genius" / "market-domain.xml") == files.load(HERE / "genius")


def test_a_discount_is_applied_on_request_to_utilities_and_reservation() -> None:
    plain, later = files.load(HERE / "genius"), files.load(HERE / "genius", at=Fraction(1, 2))
    chosen = {"stall": "by the gate", "hours": "6", "rent": "low"}
    before, after = worth(plain, **chosen), worth(later, **chosen)
    assert after == [before[0], before[1] / 2]  # the first party has no discount; 0.25 ** 0.5 is 0.5
    assert as_written(later, later.parties[1].reservation) == Fraction(1, 5)
    with pytest.raises(ProblemError, match="between 0 and 1"):
        files.load(HERE / "genius", at=Fraction(2))


def test_evaluations_can_be_left_as_they_stand_to_compare_with_programs_that_do() -> None:
    raw = genius.read(HERE / "genius", normalise=False)
    found = worth(raw, stall="by the gate", hours="6", rent="high")
    assert found == [Fraction(4, 10) * Fraction(1, 4) + Fraction(6, 10) * 8, Fraction(2, 10) * 3 + Fraction(1, 2)]


def in_rectangles(dose: int, days: int, ward: int) -> list[Fraction]:
    """The two nonlinear profiles by hand."""
    first = (
        10 * (0 <= dose <= 3)
        + 6 * (2 <= dose <= 9 and 1 <= days <= 2 and ward == 8)
        + 8 * (not (days == 3 and ward == 7))
        + 2
    )
    second = 2 * (3 * (2 <= days <= 3) + 2 * (dose == 1 and ward == 7))
    return [Fraction(first, 40), Fraction(second, 10)]


def test_hyper_rectangles_become_linkages_of_the_same_worth_everywhere() -> None:
    problem = files.load(HERE / "nonlinear")
    assert problem.size == 30
    for package in packages(problem):
        chosen = [int(point.alternatives[k]) for point, k in zip(problem.points, package, strict=True)]
        assert [as_written(problem, value) for value in values(problem, package)] == in_rectangles(*chosen)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("profile2.xml", '<weight index="3" value="0.6"/>', "", "point 'rent': the profile has no weight"),
        ("profile2.xml", ' evaluation="8"', "", "no evaluation of 'high'"),
        ("profile2.xml", 'name="rent"', 'name="fee"', "calls issue 3 'fee'"),
        ("profile2.xml", 'lowerbound="6"', 'lowerbound="1"', "begins at 1 in the profile"),
        ("profile2.xml", 'evaluation="8"', 'evaluation="NaN"', "'evaluation' of <item> is a number"),
        ("profile10.xml", '<reservation value="0.4"/>', '<reservation value="40"/>', "between 0 and 1; it is 40"),
        ("profile10.xml", "</utility_space>", "", "not well-formed XML"),
        ("market-domain.xml", 'upperbound="9"', 'upperbound="90000"', "10,000 values"),
        ("market-domain.xml", 'vtype="integer" type="integer"', 'vtype="real" type="real"', "no end of values"),
        ("market-domain.xml", "<negotiation_template", "<!DOCTYPE x><negotiation_template", "document type"),
    ],
)
def test_a_broken_scenario_names_the_party_the_point_and_the_remedy(
    tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    for source in (HERE / "genius").iterdir():
        words = source.read_text()
        if source.name == file:
            assert old in words
            words = words.replace(old, new)
        (tmp_path / source.name).write_text(words)
    with pytest.raises(ProblemError, match=said.replace("[", r"\[")):
        files.load(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('aggregation="sum"', 'aggregation="max"', "only a sum"),
        ("<hyperRectangle utility=", "<cone utility=", "not well-formed|only hyper-rectangles"),
        ('INCLUDES index="3"', 'INCLUDES index="4"', "bounds issue 4"),
        ('maxutility="40"', 'maxutility="0"', "above 0"),
    ],
)
def test_what_linkages_cannot_hold_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    for source in (HERE / "nonlinear").iterdir():
        words = source.read_text()
        (tmp_path / source.name).write_text(words.replace(old, new) if source.name == "a.xml" else words)
    with pytest.raises(ProblemError, match=said):
        files.load(tmp_path)


def test_a_profile_alone_asks_for_its_folder() -> None:
    with pytest.raises(ProblemError, match="profile of one party"):
        files.load(HERE / "genius" / "profile2.xml")


def test_a_sum_of_doubles_would_hide_that_one_package_beats_another() -> None:
    # 0.1 + 0.2 exceeds 0.3 in doubles, so that (y, y) would seem better than (x, x) for the first party.
    points = (Point("a", ("x", "y")), Point("b", ("x", "y")))
    parties = Party("one", 0, ((3, 1), (0, 2))), Party("two", 0, ((10, 5), (0, 0)))
    problem = Problem(points, parties, (((0, 0), (1, 1)),), scale=10)
    assert 0.1 + 0.2 > 0.3
    assert frontier(problem).vectors() == [(3, 10)]


# Real scenarios, where a folder of them is given

GIVEN = Path(os.environ.get("GOODOFFICES_GENIUS") or "/nowhere")
NASH = {
    "Travel": (0.882, 0.802),
    "EnglandZimbabwe": (0.911, 0.733),
    "ItexvsCypress": (0.670, 0.721),
}
# By GENIUS's rules, and with evaluations as they stand; both counted by a program in floating point that knows neither.
EFFICIENT = {
    "AMPOvsCity": (192, None),
    "Energy": (204, None),
    "ItexvsCypress": (18, None),
    "group9-killer_robot": (7_444, 11_997),
}


def real(name: str) -> Path:
    if not (GIVEN / name).is_dir():
        pytest.skip(f"GOODOFFICES_GENIUS names no folder that holds GENIUS's scenario {name}")
    return GIVEN / name


@pytest.mark.parametrize("name", NASH)
def test_real_genius_scenarios_have_the_nash_points_of_genius(name: str) -> None:
    problem = genius.read(real(name))
    best = max((values(problem, package) for package in packages(problem)), key=lambda found: found[0] * found[1])
    assert tuple(round(float(as_written(problem, value)), 3) for value in best) == NASH[name]


@pytest.mark.parametrize("name", EFFICIENT)
def test_real_genius_scenarios_have_as_many_efficient_values_as_others_count(name: str) -> None:
    normalised, raw = EFFICIENT[name]
    assert frontier(genius.read(real(name))).size == normalised
    assert raw is None or frontier(genius.read(real(name), normalise=False)).size == raw


def test_in_doubles_packages_seem_efficient_that_are_not() -> None:
    name = "Energy"
    problem = genius.read(real(name))
    worths = [[[float(as_written(problem, one)) for one in row] for row in party.worth] for party in problem.parties]
    rounded = np.zeros((1, 2))
    for rows in zip(*worths, strict=True):
        rounded = (rounded[:, None, :] + np.array(rows).T).reshape(-1, 2)
    seeming = rounded[np.lexsort((-rounded[:, 1], -rounded[:, 0]))]
    before = np.maximum.accumulate(np.append(-1.0, seeming[:-1, 1]))
    seeming = seeming[seeming[:, 1] > before]
    exact = [tuple(as_written(problem, one) for one in vector) for vector in frontier(problem).vectors()]
    assert len(seeming) > len(exact) == 204
    # What doubles have beyond these is worth as much to one party, and less to the other, than what is efficient.
    units = [tuple(Fraction(round(one * problem.scale), problem.scale) for one in row) for row in seeming.tolist()]
    assert set(exact) < set(units)
    for one in set(units) - set(exact):
        assert any(
            one[0] <= best[0] and one[1] <= best[1] and 0 in (one[0] - best[0], one[1] - best[1]) for best in exact
        )
