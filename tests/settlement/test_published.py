"""Tables that others published come out as printed."""

from fractions import Fraction
from math import prod

import pytest

from goodoffices.settlement.adjusted_winner import adjusted_winner
from goodoffices.settlement.frontier import frontier
from goodoffices.settlement.nash import nash
from goodoffices.settlement.problem import Linkage, Party, Point, Problem, ProblemError

PANAMA = (
    ("defense", 22, 9),
    ("use", 22, 15),
    ("land and water", 15, 15),
    ("expansion rights", 14, 3),
    ("duration", 11, 15),
    ("expansion routes", 6, 5),
    ("compensation", 4, 11),
    ("jurisdiction", 2, 7),
    ("US military rights", 2, 7),
    ("Panama's defense role", 2, 13),
)
"""Raiffa, The Art and Science of Negotiation (1982), as in Brams and Taylor, Fair Division (1996), section 5.2."""

DIVORCE = (
    ("retirement account", 50, 40),
    ("home", 20, 30),
    ("cottage", 15, 10),
    ("portfolio", 10, 10),
    ("other", 5, 10),
)
"""Carol and Bob: Brams and Taylor, The Win-Win Solution (1999)."""


def divided(table: tuple[tuple[str, int, int], ...], *names: str) -> Problem:
    return Problem(
        tuple(Point(row[0], ()) for row in table),
        tuple(Party(name, 0, tuple((row[i + 1],) for row in table)) for i, name in enumerate(names)),
    )


def test_panama_canal() -> None:
    division = adjusted_winner(divided(PANAMA, "us", "panama"))
    assert division.values == (66, 66)
    assert division.split == 2
    assert division.shares[2] == (Fraction(2, 15), Fraction(13, 15))
    mine = [row[0] for row, share in zip(PANAMA, division.shares, strict=True) if share[0] == 1]
    assert mine == ["defense", "use", "expansion rights", "expansion routes"]
    assert division.first == (64, 68)


def test_carol_and_bob() -> None:
    division = adjusted_winner(divided(DIVORCE, "carol", "bob"))
    assert division.values == (Fraction(170, 3), Fraction(170, 3))
    assert division.split == 0
    assert division.shares[0] == (Fraction(5, 6), Fraction(1, 6))


@pytest.mark.parametrize("table", [PANAMA, DIVORCE, tuple((name, b, a) for name, a, b in PANAMA)])
def test_adjusted_winner_is_equitable_envy_free_and_efficient(table: tuple[tuple[str, int, int], ...]) -> None:
    division = adjusted_winner(divided(table, "one", "other"))
    assert division.values[0] == division.values[1] == 100 * division.proportion
    assert division.proportion >= Fraction(1, 2)
    # Efficient: whoever holds some of a point values it more, relative to any point of which the other holds some.
    held = [[row[1:] for row, share in zip(table, division.shares, strict=True) if share[i]] for i in (0, 1)]
    assert min(Fraction(a, b) for a, b in held[0]) >= max(Fraction(a, b) for a, b in held[1])


def test_adjusted_winner_by_each_partys_own_total() -> None:
    doubled = tuple((name, 2 * a, b) for name, a, b in PANAMA)
    division = adjusted_winner(divided(doubled, "us", "panama"))
    assert division.values == (132, 66)
    assert division.shares == adjusted_winner(divided(PANAMA, "us", "panama")).shares


@pytest.mark.parametrize(
    ("table", "names", "message"),
    [
        (PANAMA, ("us",), "between two parties; here there are 1"),
        ((("debt", -3, 4), ("house", 5, 5)), ("carol", "bob"), "'carol' holds point 'debt' to be a burden"),
        ((("house", 0, 5), ("car", 0, 5)), ("carol", "bob"), "'carol' puts no worth on any point"),
    ],
)
def test_adjusted_winner_says_what_it_is_not_for(
    table: tuple[tuple[str, int, int], ...], names: tuple[str, ...], message: str
) -> None:
    with pytest.raises(ProblemError, match=message):
        adjusted_winner(divided(table, *names))


def test_adjusted_winner_refuses_linkages_and_alternatives() -> None:
    problem = divided(DIVORCE, "carol", "bob")
    linked = Party("carol", 0, problem.parties[0].worth, (Linkage(((0, 0), (1, 0)), 3),))
    with pytest.raises(ProblemError, match="'carol' has linkages"):
        adjusted_winner(Problem(problem.points, (linked, problem.parties[1])))
    with pytest.raises(ProblemError, match="'home' has alternatives"):
        adjusted_winner(Problem((Point("home", ("a", "b")),), problem.parties))


def test_a_point_worth_nothing_to_both_divides_nothing() -> None:
    division = adjusted_winner(divided((("house", 10, 10), ("old chair", 0, 0)), "carol", "bob"))
    assert division.values == (5, 5)


ITEX = ((30, 20, 10, 5, 1), (1, 20, 10, 5), (10, 25, 1), (1, 30, 5))
CYPRESS = ((1, 10, 25, 33, 40), (1, 10, 19, 25), (15, 6, 1), (20, 7, 1))
"""Price, delivery, payment and returns of the Itex-Cypress case (Inspire: Kersten and Noronha, 1999)."""


def test_itex_and_cypress() -> None:
    points = tuple(
        Point(name, tuple(f"{name} {a + 1}" for a in range(len(row))))
        for name, row in zip(("price", "delivery", "payment", "returns"), ITEX, strict=True)
    )
    problem = Problem(points, (Party("itex", 0, ITEX), Party("cypress", 0, CYPRESS)))
    assert problem.size == 180
    pairs = [tuple(pair) for pair in frontier(problem).values.tolist()]
    assert len(set(pairs)) == len(pairs) == 14
    assert max(pairs, key=prod) == (76, 63)
    for method in ("enumeration", "program"):
        solution = nash(problem, method=method)
        assert solution.values == (76, 63)
        assert solution.optimal
