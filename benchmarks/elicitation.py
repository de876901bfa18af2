"""How many comparisons until the package recommended to a delegation is within 1 % of its true best.

Each simulated delegation has hidden worths of the fixed generator (6 to 14 points of 2 to 4 alternatives, the worst on
each worth nothing) and 20 packages on the table, drawn at random; it answers truly. Three ways of choosing which two
packages to compare, for the same delegations: the question proposed, a random pair (advised in the same way), and
a full ranking by binary insertion, whose recommendation is the best inserted so far. Counted are the comparisons until
the recommendation is right and stays so to the end: of the ranking, its own; of the others, a shortfall proven to be at
most 1 %, or CAP comparisons, after which a wrong one counts CAP + 1. Read out beside it: what it takes where orders and
a division of 100 are asked too.
GOODOFFICES_DELEGATIONS says how many delegations, 1,000 unless told; ELICITATION_CORES on how many cores (all). With
ELICITATION_RECORD naming a file the run may be cut into pieces: a later one goes on with those that are missing.
"""

import os
import random
import statistics
from collections.abc import Iterator, Sequence

from benchmarks.figure import Figure, Reading
from benchmarks.record import asked, digest, measure, recorded
from benchmarks.scenarios import scenario
from goodoffices.settlement.problem import Package, Party, Point, value
from goodoffices.valuations.elicitation.answers import Answer, Compare, Divide, Order
from goodoffices.valuations.elicitation.asking import AskDivide, AskOrder, advise, ask

TABLED, CAP, WITHIN = 20, 80, 0.01

MEASURED = ("src/goodoffices/valuations/elicitation", "benchmarks/elicitation.py", "benchmarks/scenarios.py")


def run() -> Iterator[Figure | Reading]:
    """Every delegation goes through every method; then the figures."""
    count = int(os.environ.get("GOODOFFICES_DELEGATIONS", "1000"))
    file, cores = asked("ELICITATION")
    code = digest(MEASURED)
    known = recorded(file, code)
    measure(counts_of, range(count), known, file, code, cores)
    columns = [list(column) for column in zip(*(known[number] for number in range(count)), strict=True)]
    needed = dict(zip(("proposed", "random", "full ranking"), columns, strict=False))
    proven, after, until = columns[3:]
    ours = statistics.mean(needed["proposed"])
    for peer in ("random", "full ranking"):
        ratio = statistics.mean(needed[peer]) / ours if ours else float("inf")
        yield Figure(f"comparisons, {peer} beside proposed", ratio, "times as many", 1.0, False, f"{count} delegations")
    for method, counts in needed.items():
        yield Reading(f"comparisons, {method}", spread(counts))
    yield Reading("comparisons until that is proven, proposed", spread(proven))
    yield Reading("questions where orders and one division of 100 are asked too", spread(after))
    yield Reading("questions until that is proven, orders and division too", spread(until))


def counts_of(number: int) -> list[int]:
    """Of one delegation: comparisons until right, proposed, at random and ranked; proposed until proven; both mixed."""
    points, party, packages = delegation(number)
    asked_for, ends = proposed(points, party, packages, orders=False)
    random_ones = at_random(points, party, packages, number)
    mixed, both = proposed(points, party, packages, orders=True)
    right = [settled_at(party, packages, one) for one in (asked_for, random_ones, ranked(party, packages))]
    return [*right, ends, settled_at(party, packages, mixed), both]


def delegation(number: int) -> tuple[tuple[Point, ...], Party, list[Package]]:
    """Points, a delegation with hidden worths of them, and the packages on the table."""
    source = random.Random(f"delegation {number}")
    problem = scenario(1, source.randint(6, 14), source.randint(2, 4), 1000, seed=number)
    party = problem.parties[0]
    worth = tuple(tuple(one - min(row) for one in row) for row in party.worth)
    packages: dict[Package, None] = {}
    while len(packages) < TABLED:
        packages[tuple(source.randrange(len(point.alternatives)) for point in problem.points)] = None
    return problem.points, Party(party.id, 0, worth), list(packages)


def compare(party: Party, first: Package, second: Package) -> Compare:
    """A true answer."""
    change = value(party, first) - value(party, second)
    return Compare(first, second, (change > 0) - (change < 0))


def order(party: Party, point: int) -> Order:
    """A true order, with ties."""
    worths = sorted(set(party.worth[point]), reverse=True)
    return Order(point, tuple(tuple(a for a, one in enumerate(party.worth[point]) if one == w) for w in worths))


def divide(party: Party, points: Sequence[int]) -> Divide:
    """True shares of 100 in whole numbers, the largest remainders rounded up."""
    best = {k: max(party.worth[k]) for k in points}
    whole = sum(best.values()) or 1
    shares = {k: 100 * one // whole for k, one in best.items()}
    left = 100 - sum(shares.values())
    for k in sorted(points, key=lambda k: -(100 * best[k] % whole))[:left]:
        shares[k] += 1
    return Divide(tuple(shares.items()))


def proposed(
    points: Sequence[Point], party: Party, packages: Sequence[Package], *, orders: bool
) -> tuple[list[int], int]:
    """What is recommended after each question proposed, the first before any; and how many were asked."""
    answers: list[Answer] = []
    recommended = []
    while True:
        advice = advise(points, answers, packages)
        recommended.append(advice.place)
        question = ask(points, answers, packages, advice=advice, orders=orders, enough=WITHIN)
        if question is None or len(answers) == CAP:
            return recommended, len(answers)
        if isinstance(question, AskOrder):
            answers.append(order(party, question.point))
        elif isinstance(question, AskDivide):
            answers.append(divide(party, question.points))
        else:
            answers.append(compare(party, packages[question.first], packages[question.second]))


def at_random(points: Sequence[Point], party: Party, packages: Sequence[Package], number: int) -> list[int]:
    """What is recommended after each random comparison, none of them twice."""
    source = random.Random(f"pairs {number}")
    pairs = [(a, b) for b in range(len(packages)) for a in range(b)]
    answers: list[Answer] = []
    recommended = []
    for first, second in [*source.sample(pairs, CAP), (0, 0)]:
        advice = advise(points, answers, packages)
        recommended.append(advice.place)
        if advice.shortfall <= WITHIN:
            break
        answers.append(compare(party, packages[first], packages[second]))
    return recommended


def ranked(party: Party, packages: Sequence[Package]) -> list[int]:
    """What is best of those inserted, after each comparison of a binary insertion."""
    best_first, recommended = [0], [0]
    for place in range(1, len(packages)):
        low, high = 0, len(best_first)
        while low < high:
            middle = (low + high) // 2
            if compare(party, packages[place], packages[best_first[middle]]).sign > 0:
                high = middle
            else:
                low = middle + 1
            recommended.append(best_first[0])
        best_first.insert(low, place)
        recommended[-1] = best_first[0]
    return recommended


def settled_at(party: Party, packages: Sequence[Package], recommended: Sequence[int]) -> int:
    """After how many questions the recommendation is within 1 % of the true best, and stays so."""
    enough = (1 - WITHIN) * max(value(party, one) for one in packages)
    wrong = [step for step, place in enumerate(recommended) if value(party, packages[place]) < enough]
    return wrong[-1] + 1 if wrong else 0


def spread(counts: Sequence[int]) -> str:
    """The distribution in words."""
    ordered = sorted(counts)
    tenth = ordered[len(ordered) * 9 // 10]
    return f"mean {statistics.mean(counts):.1f}, median {statistics.median(counts):g}, nine in ten within {tenth}"
