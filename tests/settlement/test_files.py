"""Scenarios in other formats are read exactly by those formats' rules, and written so that they read back the same."""

import tempfile
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.settlement import files
from goodoffices.settlement.files import csv_table
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
