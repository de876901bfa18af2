"""Every answer of the library on one problem, held against plain enumeration, and every certificate of it checked."""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from random import Random

from goodoffices.settlement import attest, check
from goodoffices.settlement.blockers import blockers
from goodoffices.settlement.certificate import Certifier
from goodoffices.settlement.counting import count
from goodoffices.settlement.egalitarian import egalitarian
from goodoffices.settlement.frontier import frontier
from goodoffices.settlement.improve import improve
from goodoffices.settlement.kalai_smorodinsky import kalai_smorodinsky
from goodoffices.settlement.leximin import leximin
from goodoffices.settlement.limits import Limit
from goodoffices.settlement.nash import nash
from goodoffices.settlement.problem import Package, Problem, packages
from goodoffices.settlement.relaxation import fewest_limits, smallest_share, smallest_sum
from goodoffices.settlement.sensitivity import Worth, moved, stays_best
from goodoffices.settlement.solution import NoZone, Solution
from goodoffices.settlement.trade import path
from goodoffices.settlement.utilitarian import utilitarian
from goodoffices.settlement.writing import encode
from goodoffices.settlement.zone import zone
from tests.settlement import brute

CRITERIA: dict[str, Callable] = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "leximin": leximin,
    "utilitarian": utilitarian,
}

Mismatch = str
Told = tuple[Mismatch | None, list[dict]]
"""What is wrong with an answer (None: nothing), and its certificates."""


def best(problem: Problem, criterion: str) -> tuple[object, set[Package]] | None:
    """By enumeration: the measure of a criterion and the packages that reach it."""
    if criterion == "nash":
        found = brute.nash(problem)
        if found is None:
            return None
        return {who: measure for who, (measure, _) in found.largest.items()}, {
            package for _, reached in found.largest.values() for package in reached
        }
    if criterion == "kalai_smorodinsky":
        ratios = brute.kalai_smorodinsky(problem)
        return None if ratios is None else (ratios.ideal, ratios.leximin)
    found = getattr(brute, criterion)(problem)
    if criterion == "utilitarian" and found is not None:
        return found[0] - sum(problem.reservations), found[1]
    return found


def misjudged(problem: Problem, criterion: str, found: Solution | NoZone) -> Mismatch | None:
    """What is wrong with a solution."""
    truth = best(problem, criterion)
    if isinstance(found, NoZone):
        return None if truth is None and found.proven else f"{criterion}: zone"
    if truth is None:
        return f"{criterion}: zone"
    measure, reached = truth
    if found.package not in reached or not found.optimal or found.bound != found.measure:
        return f"{criterion}: {found.package} is not one of {reached}, or not called best"
    if found.values != brute.values_of(problem, found.package):
        return f"{criterion}: values"
    if criterion == "nash":
        # Where several largest sets of parties could gain, ties are those of the set that does.
        reached = brute.nash(problem).largest[frozenset(found.among)][1]
        right = found.measure == measure[frozenset(found.among)] and found.degenerate == brute.nash(problem).degenerate
    elif criterion == "kalai_smorodinsky":
        right = found.ideal == measure
    else:
        right = found.measure == measure
    if not right:
        return f"{criterion}: measure {found.measure}, not {measure}"
    if found.ties is not None and found.all_ties and set(found.ties) != reached:
        return f"{criterion}: ties"
    return None


def largest(problem: Problem) -> int:
    """The largest number of a problem."""
    worths = [abs(one) for party in problem.parties for row in party.worth for one in row]
    linked = [abs(linkage.worth) for party in problem.parties for linkage in party.linkages]
    return max(*worths, *linked, *map(abs, problem.reservations))


def solutions(problem: Problem, by: Certifier, source: Random) -> Iterator[Told]:
    for criterion, solve in CRITERIA.items():
        method = source.choice(("auto", "enumeration", "program"))
        found = solve(problem, ties=source.random() < 0.5, method=method)
        yield misjudged(problem, criterion, found), [by.solution(found)]


def zones(problem: Problem, by: Certifier) -> Iterator[Told]:
    truth = brute.zone(problem)
    found = zone(problem)
    wrong = found.exists != bool(truth) or (found.exists and found.witness not in truth)
    yield ("zone" if wrong else None), [by.zone(found.witness)]
    counted = count(problem)
    wrong = not counted.lower <= len(truth) <= counted.upper
    yield ("count" if wrong else None), [by.count(counted.lower, counted.upper)]


def frontiers(problem: Problem, by: Certifier, source: Random) -> Iterator[Told]:
    for inside in (True, False):
        truth = brute.frontier(problem, zone_only=inside)
        ties = source.random() < 0.3
        found = frontier(problem, zone_only=inside, ties=ties)
        chosen = [found.package(place) for place in range(found.size)]
        wrong = len(truth) != found.size or dict(zip(found.vectors(), chosen, strict=True)).keys() != truth.keys()
        wrong = wrong or any(one not in truth[vector] for one, vector in zip(chosen, found.vectors(), strict=True))
        if ties and not wrong:
            assert found.tied is not None
            wrong = any(set(tied) != truth[vector] for tied, vector in zip(found.tied, found.vectors(), strict=True))
        yield (f"frontier, zone_only={inside}" if wrong else None), [by.frontier(chosen, zone_only=inside)]


def hindrances(problem: Problem, by: Certifier, source: Random) -> Iterator[Told]:
    found = blockers(problem)
    truth = brute.blockers(problem)
    sets = {plain(one.limits) for one in found.sets}
    wrong = sets != truth if found.complete else not sets <= truth
    wrong = wrong or (found.package is not None) != bool(brute.zone(problem))
    yield ("blockers" if wrong else None), [attest.blockers(by, found)]
    few, least = fewest_limits(problem), brute.fewest_relaxed(problem)
    wrong = not few.proven or (plain(few.limits) not in least if least else few.package is not None)
    yield ("fewest limits" if wrong else None), [attest.fewest(by, few)]
    total, lowering = smallest_sum(problem), brute.least_lowered(problem)
    wrong = not total.proven or (total.package is None) != (lowering is None)
    wrong = wrong or (lowering is not None and (total.total != lowering[0] or total.package not in lowering[1]))
    yield ("smallest sum" if wrong else None), [attest.lowered(by, total, "sum")]
    share, weights = smallest_share(problem), of_spans(problem)
    shortest = min((shortfall(problem, weights, one) for one in brute.allowed(problem)), default=None)
    wrong = not share.proven or (shortest is None) != (share.package is None)
    wrong = wrong or (shortest is not None and share.total != shortest)
    yield ("smallest share" if wrong else None), [attest.lowered(by, share, "share")]


def plain(limits: tuple[Limit, ...]) -> frozenset[brute.Limit]:
    return frozenset((one.party, one.line) for one in limits)


def of_spans(problem: Problem) -> tuple[Fraction, ...]:
    """What one unit counts to each party: its share from worst to best; where all is alike, as it was written."""
    spans = [
        sum(max(row) - min(row) for row in party.worth) + sum(abs(linkage.worth) for linkage in party.linkages)
        for party in problem.parties
    ]
    return tuple(Fraction(1, span) if span else Fraction(1, problem.scale) for span in spans)


def shortfall(problem: Problem, weights: tuple[Fraction, ...], package: Package) -> Fraction:
    gains = zip(weights, brute.gains_of(problem, package), strict=True)
    return sum((weight * max(0, -gain) for weight, gain in gains), Fraction(0))


def better(problem: Problem, by: Certifier, source: Random) -> Iterator[Told]:
    text = problem.status_quo or source.choice(list(packages(problem)))
    found = improve(problem, text, CRITERIA)
    truth = brute.improving(problem, text)
    close = found.nearest
    if truth:
        wrong = close.improvement is None or close.improvement.package not in brute.nearest(truth, text)
        wrong = wrong or any(one.package not in truth for one in found.best.values())
    else:
        wrong = close.improvement is not None or bool(found.best)
    yield ("improve" if wrong or not close.proven else None), attest.improvements(by, found)
    if close.improvement is not None:
        goals = [close.improvement.package, *(one.package for one in found.best.values())]
        for goal in goals:
            steps = path(problem, text, goal)
            yield ("path" if steps is None else None), [] if steps is None else [attest.path(by, text, steps)]


def shifts(problem: Problem, by: Certifier, source: Random) -> Iterator[Told]:
    """How far one number may move, for one criterion, held against enumeration at and just beyond the ends."""
    criterion = source.choice(list(CRITERIA))
    found = CRITERIA[criterion](problem)
    if isinstance(found, NoZone) or found.degenerate:
        return
    worth = Worth(source.randrange(len(problem.parties)), source.choice([(), *numbers(problem)]))
    far = stays_best(problem, worth, found.package, CRITERIA[criterion])
    wrong = not far.proven
    for end, sign in ((far.low, -1), (far.high, 1)):
        inside = sign * 10**40 if end is None else end
        tried = [inside, inside // 2, *([] if end is None else [end + sign])]
        for at in tried:
            truth = best(moved(problem, worth, at), criterion)
            stays = truth is not None and found.package in truth[1]
            if criterion == "nash" and stays:
                stays = not brute.nash(moved(problem, worth, at)).degenerate
            wrong = wrong or stays != (end is None or at != end + sign)
    yield (
        (f"sensitivity of {criterion}" if wrong else None),
        [attest.sensitivity(by, worth, criterion, found.package, far)],
    )


def numbers(problem: Problem) -> list[tuple[tuple[int, int], ...]]:
    return [((k, a),) for k, point in enumerate(problem.points) for a in range(len(point.alternatives))]


def judge(problem: Problem, seed: int) -> list[Mismatch]:
    """Everything that is wrong with the library's answers on a problem, and every certificate that is not accepted."""
    source = Random(seed)
    by = Certifier(problem, few=source.choice((0, 5000)))
    case = check.Case(json.loads(encode(problem), parse_float=Decimal))
    groups = [
        zones(problem, by),
        frontiers(problem, by, source),
        solutions(problem, by, source),
        hindrances(problem, by, source),
        better(problem, by, source),
    ]
    if seed % 5 == 0 and largest(problem) < 10**4:
        groups.append(shifts(problem, by, source))
    wrong = []
    for group in groups:
        for mismatch, certificates in group:
            if mismatch is not None:
                wrong.append(mismatch)
            for certificate in certificates:
                wrong += not_accepted(case, certificate)
    return wrong


def not_accepted(case: check.Case, certificate: dict) -> list[Mismatch]:
    """What the checker has against a certificate, which has travelled as JSON."""
    travelled = json.loads(json.dumps(certificate), parse_float=Decimal)
    verdicts = check.check(case, travelled)
    relying = certificate.get("argument", {}).get("kind") == "solver" or certificate.get("exists", True) is None
    # That Kalai and Smorodinsky's answer does not change between distant ends is not tried amount by amount.
    relying |= certificate["question"] == "sensitivity" and certificate["criterion"] == "kalai_smorodinsky"
    return [
        f"certificate of {certificate['question']}: {verdict}"
        for verdict in verdicts
        if verdict.status == "refused" or (verdict.status == "relied upon" and not relying)
    ]
