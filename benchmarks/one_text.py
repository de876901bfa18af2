"""The one-text procedure after as many drafts as Camp David took, beside annealing on votes and random drafts.

Scenarios of the fixed generator: 3 to 6 parties, 12 to 40 points of 2 to 5 alternatives, as many linkages as points,
reservation values at 30 to 50 % of what a party would get at best; those without a package that everybody gains from,
or whose best is not proven in 20 seconds, are passed over and counted. What is measured is the geometric mean of gains
as a share of the exact optimum (the Nash solution); a draft that somebody cannot live with counts 0.

Delegations mark honestly from hidden worths, once calling *same* what changes their worth by less than a hundredth of
the most they could get, once only what does not change it at all. Beside them, on the same scenarios: the mediator who
changes one point at random of the last draft that all accepted, with delegations that accept by annealing (Klein,
Faratin, Sayama and Bar-Yam, Group Decision and Negotiation 12, 2003; the best of four temperatures, in the median);
and the best, in truth, of as many random drafts.

GOODOFFICES_SCENARIOS says how many scenarios (200 unless told), ONE_TEXT_CORES on how many cores at a time (all). With
ONE_TEXT_RECORD naming a file, the run may be cut into pieces: a later one goes on with the scenarios that are missing.
"""

import os
import random
import statistics
from collections.abc import Iterator, Mapping, Sequence
from math import exp, prod

from benchmarks.figure import Figure, Reading
from benchmarks.record import asked, digest, measure, recorded
from benchmarks.scenarios import scenario
from goodoffices.settlement import nash
from goodoffices.settlement.problem import Package, Party, Problem, allowed, value
from goodoffices.settlement.solution import Solution
from goodoffices.valuations.one_text.marks import Reaction, Round
from goodoffices.valuations.one_text.proposing import OneText

DRAFTS = 23

TEMPERATURES = (0.0, 0.01, 0.03, 0.1)
"""Where annealing begins, as shares of a party's best; it falls evenly to nothing at the last draft."""

NOTICED = (0.01, 0.0)

MEASURED = ("src/goodoffices/valuations/one_text", "benchmarks/one_text.py", "benchmarks/scenarios.py")


def run() -> Iterator[Figure | Reading]:
    """Every scenario goes through every method; then the figures, each with its distribution."""
    count = int(os.environ.get("GOODOFFICES_SCENARIOS", "200"))
    file, cores = asked("ONE_TEXT")
    code = digest(MEASURED)
    known = recorded(file, code)
    while missing := [number for number in wanted(known, count) if number not in known]:
        measure(shares_of, missing, known, file, code, cores)
    passed_over = [number for number in wanted(known, count) if known[number] is None]
    rows = [known[number] for number in wanted(known, count) if known[number] is not None]
    shares = {method: [row[method] for row in rows] for method in rows[0]}
    peers = ("random", *(f"annealing from {begins:.0%}" for begins in TEMPERATURES))
    beside = max(statistics.median(shares[peer]) for peer in peers)
    for noticed in NOTICED:
        method = f"marks, same below {noticed:.0%}"
        median = statistics.median(shares[method])
        yield Figure(f"one text, {method}", median, "of the optimum", 0.95, False, spread(shares[method]))
        yield Figure(f"one text, {method}: beside the better of the others", median / beside, "times", 1.0, False)
    for method in shares:
        if not method.startswith("marks"):
            yield Reading(f"one text, {method}", f"{statistics.median(shares[method]):.3f}; {spread(shares[method])}")
    yield Reading("one text, scenarios passed over", str(len(passed_over)))


def wanted(known: Mapping[int, object], count: int) -> list[int]:
    """The numbers of the first so many scenarios, with those passed over among them; an unknown one may count."""
    numbers: list[int] = []
    while count:
        numbers.append(len(numbers) + 1)
        count -= known.get(numbers[-1], 0) is not None
    return numbers


def shares_of(number: int) -> dict[str, float] | None:
    """What every method reaches of a scenario's optimum; None for one that is passed over."""
    problem = posed(number)
    optimum = nash(problem, time_limit=20)
    if not isinstance(optimum, Solution) or not optimum.optimal or optimum.degenerate:
        return None
    found = {f"marks, same below {noticed:.0%}": one_text(problem, noticed) for noticed in NOTICED}
    for begins in TEMPERATURES:
        found[f"annealing from {begins:.0%}"] = annealed(problem, begins, DRAFTS, number)
    found["annealing from 1% with a hundred times the drafts"] = annealed(problem, 0.01, 100 * DRAFTS, number)
    source = random.Random(f"drafts {number}")
    found["random"] = max((any_draft(problem, source) for _ in range(DRAFTS)), key=lambda one: mean(problem, one))
    best = mean(problem, optimum.package)
    return {method: mean(problem, package) / best for method, package in found.items()}


def posed(number: int) -> Problem:
    """The scenario of a number."""
    source = random.Random(f"one text {number}")
    parties, points, alternatives = source.randint(3, 6), source.randint(12, 40), source.randint(2, 5)
    share = source.randint(30, 50)
    return scenario(parties, points, alternatives, 1000, linkages=points, share=share, seed=number)


def one_text(problem: Problem, noticed: float) -> Package:
    """The last of the drafts that the procedure proposes, from marks alone."""
    text = OneText(problem.points, [party.id for party in problem.parties])
    draft: Package | None = None
    for left in range(DRAFTS, 0, -1):
        before, draft = draft, text.propose(left=left).draft
        text.hear(Round(draft, {party.id: reaction(party, before, draft, noticed) for party in problem.parties}))
    assert draft is not None
    return draft


def reaction(party: Party, before: Package | None, draft: Package, noticed: float) -> Reaction:
    """What an honest delegation marks: each changed point beside the same draft with the point as it was."""
    worth, threshold = value(party, draft), noticed * most(party)
    lives = worth >= party.reservation
    if before is None:
        return Reaction((), lives)
    marks = []
    for k, old in enumerate(before):
        change = worth - value(party, (*draft[:k], old, *draft[k + 1 :]))
        marks.append(0 if abs(change) <= threshold else 1 if change > 0 else -1)
    return Reaction(tuple(marks), lives)


def annealed(problem: Problem, begins: float, drafts: int, number: int) -> Package:
    """The last draft that all accepted; each accepts a worse one by the chance that its temperature gives."""
    source = random.Random(f"annealing {number} {begins} {drafts}")
    held = any_draft(problem, source)
    for step in range(1, drafts):
        k = source.randrange(len(held))
        others = [a for a in range(len(problem.points[k].alternatives)) if a != held[k]]
        offered = (*held[:k], source.choice(others), *held[k + 1 :])
        cooled = begins * (1 - step / drafts)
        if all(accepts(party, held, offered, cooled * most(party), source) for party in problem.parties):
            held = offered
    return held


def accepts(party: Party, held: Package, offered: Package, temperature: float, source: random.Random) -> bool:
    """Whether an annealing delegation prefers the draft offered to the one held, or lets it pass."""
    change = value(party, offered) - value(party, held)
    return change >= 0 or (temperature > 0 and source.random() < exp(change / temperature))


def any_draft(problem: Problem, source: random.Random) -> Package:
    """Any package, all equally likely."""
    return tuple(source.randrange(len(point.alternatives)) for point in problem.points)


def most(party: Party) -> int:
    """The most that a party could get, its linkages apart."""
    return sum(max(row) for row in party.worth)


def mean(problem: Problem, package: Package) -> float:
    """The geometric mean of gains; 0 where somebody does not gain."""
    gains = [value(party, package) - party.reservation for party in problem.parties]
    if min(gains) <= 0 or not allowed(problem, package):
        return 0.0
    return float(prod(gains) ** (1 / len(gains)))


def spread(shares: Sequence[float]) -> str:
    """The distribution in words."""
    ordered = sorted(shares)
    at = {f"{part} %": ordered[min(len(ordered) - 1, len(ordered) * part // 100)] for part in (0, 5, 25, 50, 75, 95)}
    return f"{len(shares)} scenarios; " + ", ".join(f"{name}: {one:.3f}" for name, one in at.items())
