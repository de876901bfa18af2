"""Scenarios in other formats are read exactly by those formats' rules, and written so that they read back the same."""

import os
import tempfile
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.settlement import files
from goodoffices.settlement.files import csv_table, genius
from goodoffices.settlement.problem import (
    Party,
    Point,
    Problem,
    ProblemError,
    as_written,
    package_of,
    packages,
    values,
)

HERE = Path(__file__).parent / "files"


def worth(problem: Problem, **chosen: str) -> list[Fraction]:
    return [as_written(problem, value) for value in values(problem, package_of(problem, chosen))]


# GENIUS


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


# GeniusWeb


def test_geniusweb_profiles_share_a_domain_and_take_a_reservation_bid() -> None:
    problem = files.load(HERE / "geniusweb")
    assert problem.points[1].alternatives == ("1.5", "2", "2.5", "3")
    assert [as_written(problem, limit) for limit in problem.reservations] == [Fraction(1, 10), 0]
    assert worth(problem, stall="by the gate", rent="2") == [Fraction(2, 5) + Fraction(2, 5), Fraction(1, 3)]
    alone = files.load(HERE / "geniusweb" / "first.json")
    assert [party.id for party in alone.parties] == ["first"]
    assert worth(alone, stall="by the well", rent="3") == [Fraction(1, 10)]


def test_an_order_without_numbers_is_refused_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"DefaultPartialOrdering": {"domain": {}, "name": "a"}}')
    with pytest.raises(ProblemError, match="without numbers"):
        files.load(tmp_path)


# Tables


def test_a_table_may_be_parted_by_semicolons_and_marks_red_lines() -> None:
    problem = csv_table.decode("Point;Alternative;Akra;Velo\n\nborder;A;3;-1 never\n;B;1/2;2\nreservation;;1;0.5\n")
    assert problem.scale == 2
    assert [party.worth for party in problem.parties] == [((6, 1),), ((-2, 4),)]
    assert problem.parties[1].red_lines == (((0, 0),),)
    assert problem.reservations == (2, 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "begins with the line point,alternative"),
        ("point,alternative,Akra\n,A,3\n", "Line 2 belongs to no point"),
        ("point,alternative,Akra\nborder,A\n", "Line 2 has 2 columns"),
        ("point,alternative,Akra\nborder,A,3\nborder,A,4\n", "Line 3: point 'border' has 'A' already"),
        ("point,alternative,Akra\nborder,A,3\nborder,,4\n", "Line 3: point 'border' is divisible"),
        ("point,alternative,Akra\nborder,A,much\n", "Party 'Akra', point 'border', 'A' is a number"),
    ],
)
def test_a_malformed_table_names_the_line(words: str, said: str) -> None:
    with pytest.raises(ProblemError, match=said):
        csv_table.decode(words)


# Writing

small = st.integers(0, 60)
problems = st.integers(1, 5).flatmap(
    lambda count: st.builds(
        lambda rows, limits: Problem(
            tuple(Point(f"point {k}", ("A", "B & “C”", "<D>")) for k in range(count)),
            tuple(
                Party(f"party {k}", limit, worths) for k, (worths, limit) in enumerate(zip(rows, limits, strict=True))
            ),
        ),
        st.tuples(*[st.tuples(*[st.tuples(small, small, small)] * count)] * 2),
        st.tuples(small, small),
    )
)


@given(problems)
def test_a_written_genius_scenario_reads_back_with_the_same_values(problem: Problem) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files.save(problem, Path(folder) / "scenario", "genius")
        again = files.load(Path(folder) / "scenario")
    assert again.points == problem.points
    same_but_for_the_unit(problem, again)


@given(problems)
def test_written_geniusweb_profiles_read_back_with_the_same_values(problem: Problem) -> None:
    reachable = [{values(problem, package)[k] for package in packages(problem)} | {0} for k in (0, 1)]
    with tempfile.TemporaryDirectory() as folder:
        if all(limit in found for limit, found in zip(problem.reservations, reachable, strict=True)):
            files.save(problem, Path(folder) / "scenario", "geniusweb")
            again = files.load(Path(folder) / "scenario")
            assert again.points == problem.points
            same_but_for_the_unit(problem, again)
        else:
            with pytest.raises(ProblemError, match="none is worth exactly that"):
                files.save(problem, Path(folder) / "scenario", "geniusweb")


def same_but_for_the_unit(problem: Problem, again: Problem) -> None:
    """One factor for all worths of all parties."""
    before = [number for party in problem.parties for row in (*party.worth, (party.reservation,)) for number in row]
    after = [number for party in again.parties for row in (*party.worth, (party.reservation,)) for number in row]
    factors = {Fraction(b, a) for a, b in zip(before, after, strict=True) if a}
    assert len(factors) <= 1
    assert all(b == 0 for a, b in zip(before, after, strict=True) if not a)


@given(problems)
def test_a_written_table_reads_back_as_it_was(problem: Problem) -> None:
    assert csv_table.decode(csv_table.encode(problem)) == problem


def test_what_a_format_has_no_place_for_is_refused(tmp_path: Path) -> None:
    nonlinear = files.load(HERE / "nonlinear")
    for form in ("genius", "geniusweb", "csv"):
        with pytest.raises(ProblemError, match="linkages"):
            files.save(nonlinear, tmp_path / form, form)
    files.save(nonlinear, tmp_path / "own.json")
    again = files.load(tmp_path / "own.json")
    assert [values(again, package) for package in packages(again)] == [
        values(nonlinear, package) for package in packages(nonlinear)
    ]
    with pytest.raises(ProblemError, match="no format"):
        files.save(nonlinear, tmp_path / "x", "xls")


def test_nothing_there_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ProblemError, match="cannot be read"):
        files.load(tmp_path / "nowhere.json")
    with pytest.raises(ProblemError, match="holds no scenario"):
        files.load(tmp_path)


# Real scenarios, where a folder of them is given

GIVEN = os.environ.get("GOODOFFICES_GENIUS")
NASH = {
    "Travel": (0.882, 0.802),
    "EnglandZimbabwe": (0.911, 0.733),
    "ItexvsCypress": (0.670, 0.721),
}


@pytest.mark.skipif(not GIVEN, reason="GOODOFFICES_GENIUS names no folder of GENIUS scenarios")
@pytest.mark.parametrize("name", NASH)
def test_real_genius_scenarios_have_the_nash_points_of_genius(name: str) -> None:
    folder = Path(GIVEN or "") / name
    if not folder.is_dir():
        pytest.skip(f"{name} is not in the folder")
    problem = genius.read(folder)
    best = max((values(problem, package) for package in packages(problem)), key=lambda found: found[0] * found[1])
    assert tuple(round(float(as_written(problem, value)), 3) for value in best) == NASH[name]
