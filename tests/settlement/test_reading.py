"""A written problem is read exactly, and whatever is wrong is named by party, point and remedy."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.settlement.problem import Linkage, Point, ProblemError, as_written, values
from goodoffices.settlement.reading import decode, decode_ranges, read
from goodoffices.settlement.worths import exact
from goodoffices.settlement.writing import digest, encode


def border() -> dict[str, Any]:
    """A small problem with one of everything."""
    return {
        "points": [{"id": "border", "alternatives": ["A", "B", "C"]}, {"id": "water", "alternatives": ["X", "Y"]}],
        "parties": [
            {
                "id": "akra",
                "reservation": 40,
                "worth": {"border": {"A": 30, "B": 12, "C": 0}, "water": {"X": 1, "Y": 0.25}},
                "linkages": [{"when": {"border": "A", "water": "X"}, "worth": 15}],
                "red_lines": [{"border": "C"}],
            }
        ],
        "forbidden": [{"border": "A", "water": "Y"}],
        "status_quo": {"border": "B", "water": "X"},
    }


def changed(*path: str | int, to: Any) -> bytes:
    """The small problem with one place changed; `...` removes it."""
    raw = border()
    place: Any = raw
    for step in path[:-1]:
        place = place[step]
    if to is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return json.dumps(raw).encode()


def test_a_problem_is_read_with_its_linkages_red_lines_and_status_quo() -> None:
    problem = decode(json.dumps(border()).encode())
    assert problem.scale == 4
    assert problem.points[1] == Point("water", ("X", "Y"))
    akra = problem.parties[0]
    assert akra.worth == ((120, 48, 0), (4, 1))
    assert akra.reservation == 160
    assert akra.linkages == (Linkage(((0, 0), (1, 0)), 60),)
    assert akra.red_lines == (((0, 2),),)
    assert problem.forbidden == (((0, 0), (1, 1)),)
    assert problem.status_quo == (1, 0)
    assert as_written(problem, values(problem, (0, 0))[0]) == 46


def test_toml_is_read_as_json_is(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(
        'points = [{id = "border", alternatives = ["A", "B"]}]\n'
        '[[parties]]\nid = "akra"\nreservation = 0.1\nworth.border = {A = 0.3, B = "1/3"}\n'
    )
    problem = read(path)
    assert [as_written(problem, worth) for worth in problem.parties[0].worth[0]] == [Fraction(3, 10), Fraction(1, 3)]


WRONG = {
    "no JSON": (b"{", "not JSON"),
    "not UTF-8": (b"\xff", "UTF-8"),
    "too deep": (b"[" * 100_000, "nested too deeply"),
    "a list": (b"[]", "it is a list"),
    "a name given twice": (b'{"points": [], "points": []}', "'points' is given 2 times"),
    "an unknown field": (changed("party", to=1), "no field 'party'"),
    "no points": (changed("points", to=[]), "'points' lists at least one"),
    "no id": (changed("points", 0, "id", to=" "), "Point 1 has no id"),
    "an id twice": (changed("points", 1, "id", to="border"), "point 'border' is given 2 times"),
    "an alternative twice": (changed("points", 0, "alternatives", to=["A", "A"]), "Point 'border': alternative 'A'"),
    "divisible with alternatives": (changed("points", 0, "divisible", to=True), "'border' is divisible, so it has no"),
    "no worths": (changed("parties", 0, "worth", to=...), "Party 'akra': 'worth'"),
    "a point without worths": (changed("parties", 0, "worth", "water", to=...), "'akra', point 'water': no worth"),
    "an alternative without a worth": (
        changed("parties", 0, "worth", "water", to={"X": 1}),
        "Party 'akra', point 'water': no worth for 'Y'",
    ),
    "a worth for nothing": (changed("parties", 0, "worth", "sea", to={}), "'akra' values 'sea'"),
    "an unknown alternative": (
        changed("parties", 0, "worth", "water", "Z", to=1),
        "Party 'akra', point 'water' has no alternative 'Z'",
    ),
    "words for a number": (changed("parties", 0, "worth", "water", "X", to="much"), "'akra', point 'water', 'X' is"),
    "true for a number": (changed("parties", 0, "reservation", to=True), "'akra': the reservation value is a number"),
    "infinity": (changed("parties", 0, "reservation", to=float("inf")), "Infinity is no number"),
    "division by zero": (changed("parties", 0, "reservation", to="1/0"), "divides by zero"),
    "beyond all bounds": (changed("parties", 0, "reservation", to=10**31), "beyond 10^30"),
    "an exponent beyond all bounds": (b'{"points": 1e999999999}', "'points' is a list"),
    "an upside-down range": (changed("parties", 0, "reservation", to=[2, 1]), "turn it round"),
    "a range of three": (changed("parties", 0, "reservation", to=[1, 2, 3]), "it has 3 entries"),
    "a linkage on one point": (
        changed("parties", 0, "linkages", 0, "when", to={"border": "A"}),
        "'akra': a linkage joins two points",
    ),
    "a linkage without a worth": (changed("parties", 0, "linkages", 0, "worth", to=...), "a linkage says 'when'"),
    "a linkage twice": (
        changed("parties", 0, "linkages", to=border()["parties"][0]["linkages"] * 2),
        "Party 'akra': the linkage 'border: A, water: X' is given 2 times: add",
    ),
    "a red line on no point": (changed("parties", 0, "red_lines", to=[{}]), "'red_lines' is empty"),
    "a red line on an unknown point": (changed("parties", 0, "red_lines", to=[{"sea": "A"}]), "names point 'sea'"),
    "forbidding what is not there": (changed("forbidden", to=[{"water": "Z"}]), "'water' has no alternative 'Z'"),
    "a status quo that is no package": (changed("status_quo", to={"border": "A"}), "'water' is not settled"),
    "a range where numbers are needed": (
        changed("parties", 0, "reservation", to=[1, 2]),
        "Party 'akra' gives a range",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_named(case: str) -> None:
    data, words = WRONG[case]
    with pytest.raises(ProblemError) as error:
        decode(data)
    assert words in str(error.value)


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(ProblemError, match=r"nowhere\.json cannot be read"):
        read(tmp_path / "nowhere.json")


def test_a_range_has_two_ends_that_never_cross() -> None:
    ranges = decode_ranges(changed("parties", 0, "worth", "water", "X", to=[1, 3]))
    certain, possible = ranges.certain.parties[0], ranges.possible.parties[0]
    assert (certain.worth[1][0], possible.worth[1][0]) == (4, 12)
    ranges = decode_ranges(changed("parties", 0, "reservation", to=[1, 3]))
    assert (ranges.certain.parties[0].reservation, ranges.possible.parties[0].reservation) == (12, 4)


def test_a_digest_tells_problems_apart_and_overlooks_titles() -> None:
    problem = decode(json.dumps(border()).encode())
    assert digest(decode(changed("title", to="Border talks"))) == digest(problem)
    assert digest(decode(changed("parties", 0, "reservation", to=41))) != digest(problem)
    assert decode(encode(problem)) == problem


@given(st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**6))
def test_a_number_keeps_every_digit(number: Fraction) -> None:
    assert exact(f"{number.numerator}/{number.denominator}", "it") == number
