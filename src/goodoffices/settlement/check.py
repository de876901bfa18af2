"""Checks a certificate against the problem it is about, with nothing but this file and Python's standard library.

    python check.py problem.json certificate.json

It shares no code with what made the certificate: it reads the problem itself, reckons in integers, and takes nobody's
word. Each claim of a certificate is *checked* (shown here), *relied upon* (the certificate names a solver and nothing
else, or redoing it is too long) or *refused*. Arguments: `package` (it is there: look), `exhaustive` (every package is
looked at), `merge` (a frontier or a count is put together again from groups of points that nothing joins), `tree`
(branches over the points; at each leaf nonnegative integers weigh what is asked for, and even the best alternative of
every point does not reach their sum), `solver`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from hashlib import sha256
from itertools import product
from math import lcm, prod
from typing import Any, NamedTuple

MOST_PACKAGES = 200_000
MOST_VECTORS = 4_000


class Verdict(NamedTuple):
    """What was claimed, whether it is `checked`, `relied upon` or `refused`, and why."""

    claim: str
    status: str
    reason: str


class Refused(Exception):
    """The certificate does not show what it claims."""


class Relied(Exception):
    """The certificate leaves this to the word of a solver, or it is too long to redo."""


def need(condition: Any, reason: str) -> None:
    if not condition:
        raise Refused(reason)


def rely(reason: str) -> None:
    raise Relied(reason)


def exact(number: Any) -> Fraction:
    need(isinstance(number, (int, str, Decimal)) and not isinstance(number, bool), f"{number!r} is no number")
    try:
        return Fraction(number)
    except (ValueError, ZeroDivisionError, OverflowError):
        raise Refused(f"{number!r} is no number") from None


def written(number: Fraction) -> int | str:
    return number.numerator if number.denominator == 1 else f"{number.numerator}/{number.denominator}"


class Measure(NamedTuple):
    """A yardstick: what each alternative and each combination adds, and what it starts from."""

    worth: list[list[int]]
    linkages: dict[Any, int]
    constant: int

    def of(self, package: Any) -> int:
        parts: int = sum(row[a] for row, a in zip(self.worth, package, strict=True))
        return self.constant + parts + sum(w for when, w in self.linkages.items() if holds(when, package))


def holds(when: Any, package: Any) -> bool:
    return all(package[k] == a for k, a in when)


class Case:
    """A problem as the checker reads it; all worths are integers, in units of 1 / `scale`."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self.ids = [point["id"] for point in raw["points"]]
        self.names = [list(point.get("alternatives", ["whole"])) for point in raw["points"]]
        self.parties = [party["id"] for party in raw["parties"]]
        given = [self._numbers(party) for party in raw["parties"]]
        self.scale = lcm(*(one.denominator for party in given for one in self._all(party)))
        self.values, self.reservations = [], []
        for reservation, rows, linkages in given:
            links: dict[Any, int] = {}
            for when, worth in linkages:
                links[when] = links.get(when, 0) + int(worth * self.scale)
            self.values.append(Measure([[int(one * self.scale) for one in row] for row in rows], links, 0))
            self.reservations.append(int(reservation * self.scale))
        self.forbidden = [self.combination(one) for one in raw.get("forbidden", [])]
        self.lines = [[self.combination(one) for one in party.get("red_lines", [])] for party in raw["parties"]]
        self.barred = {*self.forbidden, *(line for lines in self.lines for line in lines)}
        self._listed: dict[str, list[tuple[Any, list[int]]]] = {}

    def _numbers(self, party: Any) -> Any:
        rows = []
        for point, names in zip(self.raw["points"], self.names, strict=True):
            row = party["worth"][point["id"]]
            rows.append([exact(row[name]) for name in names] if isinstance(row, dict) else [exact(row)])
        linkages = [(self.combination(one["when"]), exact(one["worth"])) for one in party.get("linkages", [])]
        return exact(party.get("reservation", 0)), rows, linkages

    def _all(self, party: Any) -> list[Fraction]:
        reservation, rows, linkages = party
        return [reservation, *(one for row in rows for one in row), *(worth for _, worth in linkages)]

    def combination(self, given: Any) -> Any:
        need(isinstance(given, dict) and given, "a combination names alternatives on points")
        try:
            return tuple(sorted((self.ids.index(k), self.names[self.ids.index(k)].index(a)) for k, a in given.items()))
        except ValueError:
            raise Refused(f"{given!r} names what is not in the problem") from None

    def package(self, given: Any) -> tuple[int, ...]:
        chosen = self.combination(given)
        need(len(chosen) == len(self.ids), "the package does not settle every point")
        return tuple(a for _, a in chosen)

    def party(self, given: Any) -> int:
        need(given in self.parties, f"there is no party {given!r}")
        return self.parties.index(given)

    def worth(self, package: Any) -> list[int]:
        return [measure.of(package) for measure in self.values]

    def gains(self, values: Any) -> list[int]:
        return [value - least for value, least in zip(values, self.reservations, strict=True)]

    def allowed(self, package: Any) -> bool:
        return not any(holds(one, package) for one in self.barred)

    def accepts(self, package: Any) -> bool:
        return self.allowed(package) and min(self.gains(self.worth(package))) >= 0

    def listed(self, which: str) -> list[tuple[Any, list[int]]]:
        """All packages that are `possible` (not forbidden), `allowed` or in the `zone`, with their values."""
        if not self._listed:
            if prod(map(len, self.names)) > MOST_PACKAGES:
                raise Relied("there are too many packages to look at each")
            every = product(*(range(len(names)) for names in self.names))
            possible = [(one, self.worth(one)) for one in every if not any(holds(f, one) for f in self.forbidden)]
            allowed = [(one, values) for one, values in possible if self.allowed(one)]
            zone = [(one, values) for one, values in allowed if min(self.gains(values)) >= 0]
            self._listed = {"possible": possible, "allowed": allowed, "zone": zone}
        return self._listed[which]

    def gain(self, i: int, factor: int = 1) -> Measure:
        worth, linkages, _ = self.values[i]
        return Measure(
            [[factor * one for one in row] for row in worth],
            {when: factor * one for when, one in linkages.items()},
            -factor * self.reservations[i],
        )

    def all_gains(self) -> list[Measure]:
        return [self.gain(i) for i in range(len(self.parties))]

    def measured_from(self, values: Any) -> Case:
        """The same problem with these values for reservation values."""
        other = Case(self.raw)
        other.reservations = list(values)
        return other

    def moved(self, party: int, when: Any, by: int) -> Case:
        """The same problem with one worth moved (`when` empty: the reservation value)."""
        other = Case(self.raw)
        if not when:
            other.reservations[party] += by
        elif len(when) == 1:
            ((k, a),) = when
            other.values[party].worth[k][a] += by
        else:
            other.values[party].linkages[when] = other.values[party].linkages.get(when, 0) + by
        return other

    def digest(self) -> str:
        """SHA-256 of the problem in one form: sorted keys, no spaces, numbers in lowest terms, nothing empty."""
        raw = {key: value for key, value in self.raw.items() if key not in ("title", "source")}
        raw["parties"] = [self._plain(party) for party in raw["parties"]]
        plain = filled(raw, "points", "forbidden")
        text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return sha256(text.encode()).hexdigest()

    def _plain(self, party: Any) -> Any:
        def row(given: Any) -> Any:
            if isinstance(given, dict):
                return {name: written(exact(one)) for name, one in given.items()}
            return written(exact(given))

        plain = filled(party, "linkages")
        plain["reservation"] = written(exact(party.get("reservation", 0)))
        plain["worth"] = {point: row(party["worth"][point]) for point in self.ids}
        if party.get("linkages"):
            plain["linkages"] = [{**one, "worth": written(exact(one["worth"]))} for one in party["linkages"]]
        return plain


def filled(raw: Any, *nested: str) -> Any:
    """A mapping without what is empty, also in the mappings listed under some of its fields."""
    whole = {key: value for key, value in raw.items() if value or (value == 0 and not isinstance(value, bool))}
    for key in nested:
        if key in whole:
            whole[key] = [filled(one) if isinstance(one, dict) else one for one in whole[key]]
    return whole


class Claim(NamedTuple):
    """No package without a barred combination reaches the floors (None: no floor) with gains in the curved set."""

    measures: list[Measure]
    floors: Any
    curve: str = ""
    targets: Sequence[int] = ()
    weights: Sequence[int] = ()


def excluded(claim: Claim, floors: list[int], curve: list[int], top: int) -> bool:
    """Whether a weighted sum of at most `top` is less than what the claim's packages must have."""
    rest: int = top - sum(
        weight * floor for weight, floor in zip(floors, claim.floors, strict=True) if floor is not None
    )
    if not claim.curve or not any(curve):
        return rest < 0
    if claim.curve == "product":
        # Σ wg ≥ n (Π w · Π g)^(1/n), by the inequality of the arithmetic and geometric mean, for gains that are ≥ 0.
        n = len(curve)
        return rest < 0 or int(n**n * claim.targets[0] * prod(curve)) > rest**n
    if claim.curve == "sorted":
        # The greatest weights meet the smallest gains at best.
        least: int = sum(w * t for w, t in zip(sorted(curve, reverse=True), claim.targets, strict=True))
        return least > rest
    # Each weight is at most the steepest times what the party's shortfall counts.
    steepest = max(Fraction(w, count) for w, count in zip(curve, claim.weights, strict=True) if w)
    return bool(-claim.targets[0] * steepest > rest)


def refute(case: Case, claim: Claim, tree: Any, barred: Any = None) -> None:
    """Walk a tree; raise Refused unless every branch is closed."""
    bars = case.barred if barred is None else barred
    single = {one[0] for one in bars if len(one) == 1}
    whole = [[a for a in range(len(names)) if (k, a) not in single] for k, names in enumerate(case.names)]
    pending = [(whole, tree)]
    while pending:
        domains, node = pending.pop()
        need(isinstance(node, dict), "a branch of the tree is not there")
        if "branches" in node:
            k = node["point"]
            need(type(k) is int and 0 <= k < len(domains), "the tree branches on a point that is not there")
            need(
                set(domains[k]) <= {a for part, _ in node["branches"] for a in part}, "a branch of the tree is missing"
            )
            for part, below in node["branches"]:
                kept = [a for a in domains[k] if a in part]
                if kept:
                    pending.append(([*domains[:k], kept, *domains[k + 1 :]], below))
        elif all(domains):
            close(claim, domains, node, bars)


def close(claim: Claim, domains: list[list[int]], node: Any, bars: Any) -> None:
    """Check one leaf."""
    if "barred" in node:
        one = tuple(map(tuple, node["barred"]))
        need(one in bars and all(domains[k] == [a] for k, a in one), "a leaf names what is not barred there")
        return
    n = len(claim.measures)
    floors = node.get("floors") or [0] * n
    curve = node.get("curve") or []
    need(len(floors) == n, "a leaf has too many or too few numbers")
    need(all(type(one) is int and one >= 0 for one in (*floors, *curve)), "a leaf has a number that is not allowed")
    need(
        all(not w or f is not None for w, f in zip(floors, claim.floors, strict=True)),
        "a leaf weighs what is not asked for",
    )
    bent = {"product": n, "sorted": len(claim.targets), "shortfall": len(claim.weights)}.get(claim.curve, 0)
    need(len(curve) in (0, bent), "a leaf has a curve that the claim has not")
    weights = [w + (curve[i] if i < len(curve) else 0) for i, w in enumerate(floors)]
    used = [(w, measure) for w, measure in zip(weights, claim.measures, strict=True) if w]
    rows = [{a: sum(w * m.worth[k][a] for w, m in used) for a in domain} for k, domain in enumerate(domains)]
    top = sum(w * m.constant for w, m in used)
    parts = {tuple(map(tuple, when)): (share, constant) for when, share, constant in node.get("parts", [])}
    for when in {when for _, m in used for when in m.linkages} | set(bars):
        if any(a not in domains[k] for k, a in when):
            continue
        worth = sum(w * m.linkages.get(when, 0) for w, m in used)
        settled = all(len(domains[k]) == 1 for k, _ in when)
        if when in parts:
            share, constant = parts[when]
            need(
                len(share) == len(when) and all(type(x) is int for x in (*share, constant)), "a part has a wrong shape"
            )
            least = sum(min(0, x) for x in share) if max(share) >= 0 else sum(share) - max(share)
            need(least + constant >= 0, "a part does not bound its combination where it does not hold")
            need(when in bars or sum(share) + constant >= worth, "a part does not bound its combination where it holds")
            for (k, a), x in zip(when, share, strict=True):
                rows[k][a] += x
            top += constant
        elif when in bars:
            if settled:
                return
        else:
            top += worth if settled else max(0, worth)
    top += sum(max(row.values()) for row in rows)
    need(excluded(claim, floors, curve, top), "the numbers of a leaf do not exclude its packages")


def argue(case: Case, argument: Any, by_looking: Any, claims: list[Claim] | None, barred: Any = None) -> None:
    """Accept what an argument shows: `by_looking` at every package, or trees that refute the claims."""
    kind = argument["kind"]
    if kind == "exhaustive":
        need(by_looking(), "looking at every package shows otherwise")
    elif kind == "tree" and claims is not None:
        need(len(argument["trees"]) == len(claims), "a tree is missing")
        for claim, tree in zip(claims, argument["trees"], strict=True):
            refute(case, claim, tree, barred)
    elif kind == "solver":
        raise Relied("a solver says so, and no proof is given")
    else:
        raise Refused("there is no argument for it")


def same_values(case: Case, package: Any, given: Any) -> None:
    need([exact(one) * case.scale for one in given] == case.worth(package), "the package has other values")


def zone(case: Case, given: Any) -> Any:
    """Yield each claim before it is checked, and, to be called, whatever may end in relying on somebody's word."""
    if given["exists"] is True:
        yield "all can accept this package"
        package = case.package(given["package"])
        need(case.accepts(package), "the package is not in the zone")
        same_values(case, package, given["values"])
    elif given["exists"] is None:
        yield "whether all can accept some package was not settled"
        yield lambda: rely("it is left open")
    else:
        yield "no package is one that all can accept"
        need(given["exists"] is False and not given.get("package"), "the zone is either empty or not")
        empty = Claim(case.all_gains(), [0] * len(case.parties))
        yield lambda: argue(case, given["argument"], lambda: not case.listed("zone"), [empty])


def count(case: Case, given: Any) -> Any:
    lower, upper = given["lower"], given["upper"]
    yield f"the zone has {lower} packages" if lower == upper else f"the zone has {lower} to {upper} packages"
    need(type(lower) is int and type(upper) is int and 0 <= lower <= upper, "these are no bounds")
    if given["argument"]["kind"] == "merge":
        yield lambda: need(lower <= counted(case) <= upper, "counting anew gives another number")
    else:
        yield lambda: argue(case, given["argument"], lambda: lower <= len(case.listed("zone")) <= upper, None)


def counted(case: Case) -> int:
    return sum(n for values, n in merged(case, prune=False).items() if min(case.gains(values)) >= 0)


def merged(case: Case, *, prune: bool, bars: Any = None) -> dict[tuple[int, ...], int]:
    """Value vectors of all packages without a barred combination, and how many have each; only efficient if `prune`."""
    groups = [{k} for k in range(len(case.ids))]
    bars = case.barred if bars is None else bars
    linked = {when for measure in case.values for when in measure.linkages}
    for when in linked | set(bars):
        joined = [one for one in groups if any(k in one for k, _ in when)]
        groups = [one for one in groups if one not in joined] + [set().union(*joined)]
    whole = {(0,) * len(case.parties): 1}
    for group in sorted(groups, key=len):
        places = sorted(group)
        if prod(len(case.names[k]) for k in places) > MOST_PACKAGES:
            raise Relied("too many points hang together to be redone")
        inside = [(when, i) for i, m in enumerate(case.values) for when in m.linkages if when[0][0] in group]
        here: dict[tuple[int, ...], int] = {}
        for chosen in product(*(range(len(case.names[k])) for k in places)):
            part = dict(zip(places, chosen, strict=True))
            if any(one[0][0] in group and holds(one, part) for one in bars):
                continue
            vector = [sum(m.worth[k][a] for k, a in part.items()) for m in case.values]
            for when, i in inside:
                vector[i] += case.values[i].linkages[when] if holds(when, part) else 0
            here[tuple(vector)] = here.get(tuple(vector), 0) + 1
        if len(whole) * len(here) > 100 * MOST_VECTORS:
            raise Relied("the table of values grows too long to be redone")
        longer: dict[tuple[int, ...], int] = {}
        for left, n in whole.items():
            for right, m in here.items():
                both = tuple(a + b for a, b in zip(left, right, strict=True))
                longer[both] = longer.get(both, 0) + n * m
        whole = {one: longer[one] for one in efficient(longer)} if prune else longer
        if len(whole) > MOST_VECTORS:
            raise Relied("the table of values grows too long to be redone")
    return whole


def efficient(vectors: Any) -> list[tuple[int, ...]]:
    """Those that no other is at least as great as throughout."""
    kept: list[tuple[int, ...]] = []
    for one in sorted(set(vectors), key=sum, reverse=True):
        if not any(all(a >= b for a, b in zip(other, one, strict=True)) for other in kept):
            kept.append(one)
    return kept


def frontier(case: Case, given: Any) -> Any:
    inside = given["zone_only"] is True
    yield "each value vector belongs to its package"
    found = [tuple(int(exact(one) * case.scale) for one in row) for row in given["values"]]
    need(len(set(found)) == len(found) == len(given["packages"]), "a value vector is listed twice or has no package")
    for named, vector in zip(given["packages"], found, strict=True):
        package = case.package(named)
        need(tuple(case.worth(package)) == vector, "a package has other values")
        need(
            case.accepts(package) if inside else not any(holds(f, package) for f in case.forbidden), "a package is out"
        )
    yield "none of them is better for all than another"
    need(len(efficient(found)) == len(found), "one of the vectors is not efficient")
    if given["complete"] is not True:
        return
    yield "these are all efficient value vectors"
    if given["argument"]["kind"] == "merge":
        yield lambda: need(remade(case, inside) == set(found), "merging the points anew gives another frontier")
    else:
        rows = "zone" if inside else "possible"
        again = lambda: set(efficient(tuple(values) for _, values in case.listed(rows))) == set(found)  # noqa: E731
        yield lambda: argue(case, given["argument"], again, None)


def remade(case: Case, inside: bool) -> set[tuple[int, ...]]:
    every = merged(case, prune=True, bars=None if inside else set(case.forbidden))
    return {one for one in every if not inside or min(case.gains(one)) >= 0}


def reached(case: Case, criterion: str, gains: Any, among: Any, ideal: Any) -> Any:
    """What a criterion makes greatest, in whole units (ratios as fractions)."""
    if criterion == "nash":
        return prod(gains[i] for i in among)
    if criterion == "utilitarian":
        return sum(gains)
    if criterion == "egalitarian":
        return min(gains)
    if criterion == "leximin":
        return sorted(gains)
    need(criterion == "kalai-smorodinsky", f"there is no criterion {criterion!r}")
    return sorted(Fraction(gains[i], ideal[i] - case.reservations[i]) for i in among)


def solution(case: Case, given: Any) -> Any:
    criterion = given["criterion"]
    yield "the package is in the zone and has these values"
    package = case.package(given["package"])
    need(case.accepts(package), "the package is not in the zone")
    same_values(case, package, given["values"])
    yield f"it reaches what it is said to, by {criterion}"
    among = sorted(case.party(one) for one in given["among"])
    need(among == sorted(set(among)), "a party is counted twice")
    if criterion not in ("nash", "kalai-smorodinsky"):
        need(len(among) == len(case.parties), "a party is left out")
    ideal = [int(exact(one) * case.scale) for one in given["ideal"]] if criterion == "kalai-smorodinsky" else None
    need(ideal is None or all(ideal[i] > case.reservations[i] for i in among), "a party that cannot gain is counted")
    unit = {"nash": case.scale ** len(among), "kalai-smorodinsky": 1}.get(criterion, case.scale)

    def read(one: Any) -> Any:
        return [exact(x) * unit for x in one] if isinstance(one, list) else exact(one) * unit

    measure, bound = read(given["measure"]), read(given["bound"])
    gains = case.gains(case.worth(package))
    need(measure == reached(case, criterion, gains, among, ideal), "it reaches something else")
    need(criterion != "nash" or all(gains[i] > 0 for i in among), "a party that does not gain is counted")
    optimal = given["optimal"] is True
    if optimal:
        need(bound == measure, "it is called best with a bound that is elsewhere")
    else:
        first = measure[: len(bound)] if isinstance(bound, list) else measure
        need(given["optimal"] is False and bound >= first, "the bound is below what is reached")
    if optimal or bound != []:
        whose = " for those who gain" if criterion == "nash" and len(among) < len(case.parties) else ""
        yield "no package of the zone is better" if optimal else f"no package of the zone exceeds the bound{whose}"
        yield lambda: none_better(case, given, criterion, among, ideal, bound)
    if given.get("ties") is not None:
        yield "its ties are as good"
        ties = [case.package(one) for one in given["ties"]]
        need(len(set(ties)) == len(ties) and package in ties, "a tie is listed twice, or the package is not")
        for one in ties:
            same = case.gains(case.worth(one))
            need(case.accepts(one) and (criterion != "nash" or all(same[i] > 0 for i in among)), "a tie is not one")
            need(reached(case, criterion, same, among, ideal) == measure, "a tie is not as good")
        if given.get("all_ties") is True:
            yield "there are no other ties"
            yield partial(all_ties, case, criterion, set(among), set(ties))


def all_ties(case: Case, criterion: str, among: set[int], ties: set[Any]) -> None:
    every = {one for one, measure in best_of(case, criterion) if criterion != "nash" or measure[0] == among}
    need(ties == every, "looking at every package shows otherwise")


def best_of(case: Case, criterion: str) -> list[tuple[Any, Any]]:
    """The packages of the zone that are best by a criterion, each with its measure."""
    rows = [(one, case.gains(values)) for one, values in case.listed("zone")]
    need(rows, "there is no package that all could accept")
    ideal = [max(gains[i] for _, gains in rows) + least for i, least in enumerate(case.reservations)]
    among: list[int] = [i for i, one in enumerate(ideal) if one > case.reservations[i]]
    if criterion == "nash":
        most = max(sum(one > 0 for one in gains) for _, gains in rows)
        rows = [(one, gains) for one, gains in rows if sum(x > 0 for x in gains) == most]
        measured = [((frozenset(i for i, x in enumerate(g) if x > 0), prod(x for x in g if x > 0)), p) for p, g in rows]
        best = {who: max(m for (other, m), _ in measured if other == who) for (who, _), _ in measured}
        return [(package, key) for key, package in measured if best[key[0]] == key[1]]
    ranked = [(reached(case, criterion, gains, among, ideal), package) for package, gains in rows]
    top = max(one for one, _ in ranked)
    return [(package, one) for one, package in ranked if one == top]


def none_better(case: Case, given: Any, criterion: str, among: Any, ideal: Any, bound: Any) -> None:
    """Check the argument that no package of the zone has a greater measure than the bound."""
    argument = given["argument"]
    everyone = among == list(range(len(case.parties)))

    def by_looking() -> bool:
        if criterion == "nash" and given["optimal"] is not True:
            rows = [case.gains(values) for _, values in case.listed("zone")]
            return all(prod(row[i] for i in among) <= bound for row in rows if all(row[i] > 0 for i in among))
        ranked = best_of(case, criterion)
        if criterion == "nash":
            sizes = {len(who) for _, (who, _) in ranked}
            return sizes == {len(among)} and all(m <= bound for _, (who, m) in ranked if who == frozenset(among))
        if criterion == "kalai-smorodinsky":
            best = [max(value) for value in zip(*(values for _, values in case.listed("zone")), strict=True)]
            able = [i for i, one in enumerate(best) if one > case.reservations[i]]
            need(best == ideal and able == among, "the ideals are others")
        top = ranked[0][1]
        return bool((top[: len(bound)] if isinstance(bound, list) else top) <= bound)

    claims: list[Claim] | None = None
    gains = case.all_gains()
    ranks = isinstance(bound, list)
    if argument["kind"] != "tree" or (criterion == "nash" and not everyone) or (ranks and len(bound) != len(among)):
        pass
    elif criterion == "nash":
        claims = [Claim(gains, [1] * len(gains), "product", [int(bound // 1) + 1])]
    elif criterion == "egalitarian":
        claims = [Claim(gains, [int(bound // 1) + 1] * len(gains))]
    elif criterion == "utilitarian":
        claims = [Claim([*gains, total(gains)], [*(0 for _ in gains), int(bound // 1) + 1])]
    else:
        factors = [1] * len(gains)
        if criterion == "kalai-smorodinsky":
            need(len(argument["ideals"]) == len(gains), "an ideal is not shown")
            for i, shown in enumerate(argument["ideals"]):
                witness = case.package(shown["package"])
                need(case.accepts(witness) and case.worth(witness)[i] == ideal[i], "no package reaches an ideal")
                refute(
                    case,
                    Claim([*gains, gains[i]], [*(0 for _ in gains), ideal[i] - case.reservations[i] + 1]),
                    shown["tree"],
                )
            able = [i for i, one in enumerate(ideal) if one > case.reservations[i]]
            need(able == among, "the parties that can gain are others")
            common = lcm(*(ideal[i] - case.reservations[i] for i in able))
            factors = [common // (ideal[i] - case.reservations[i]) for i in able]
            bound = [one * common for one in bound]
        need(all(one.denominator == 1 for one in map(Fraction, bound)), "the bound is no measure")
        best = [int(one) for one in bound]
        scaled = [case.gain(i, factor) for i, factor in zip(among, factors, strict=True)]
        rest = [gains[i] for i in range(len(gains)) if i not in among]
        claims = []
        for k in range(len(best)):
            targets = best[:k] + [best[k] + 1] * (len(best) - k)
            claims.append(Claim(scaled + rest, [targets[0]] * len(scaled) + [0] * len(rest), "sorted", targets))
    argue(case, argument, by_looking, claims)


def total(measures: list[Measure]) -> Measure:
    linkages: dict[Any, int] = {}
    for measure in measures:
        for when, worth in measure.linkages.items():
            linkages[when] = linkages.get(when, 0) + worth
    rows = [
        [sum(column) for column in zip(*row, strict=True)]
        for row in zip(*(measure.worth for measure in measures), strict=True)
    ]
    return Measure(rows, linkages, sum(measure.constant for measure in measures))


def improve(case: Case, given: Any) -> Any:
    text = case.package(given["from"])
    other = case.measured_from(case.worth(text))
    gains = other.all_gains()
    straight = Claim([*gains, total(gains)], [*(0 for _ in gains), 1])
    if given.get("package") is None:
        yield "nothing makes one party better off and none worse"
        yield lambda: argue(other, given["argument"], lambda: not better(other), [straight])
        return
    yield "the package makes one party better off than the text, and none worse"
    package = case.package(given["package"])
    need(other.accepts(package) and sum(other.gains(other.worth(package))) > 0, "it does not")
    same_values(case, package, given["values"])
    if given["criterion"] != "nearest":
        yield from solution(other, given)
        return
    yield "no such package changes fewer points"
    changed = sum(a != b for a, b in zip(package, text, strict=True))
    need(type(given["changed"]) is int and changed == given["changed"], "it changes another number of points")
    if given["optimal"] is not True:
        need(given["optimal"] is False, "it is either nearest or not")
        yield lambda: rely("it is not said to be nearest")
        return
    kept = Measure([[int(a == b) for a in range(len(names))] for b, names in zip(text, case.names, strict=True)], {}, 0)
    claim = Claim([*straight.measures, kept], [*straight.floors, len(text) - changed + 1])
    nearest = lambda: min(sum(a != b for a, b in zip(one, text, strict=True)) for one in better(other)) == changed  # noqa: E731
    yield lambda: argue(other, given["argument"], nearest, [claim])


def better(case: Case) -> list[Any]:
    return [one for one, values in case.listed("zone") if sum(case.gains(values)) > 0]


def path(case: Case, given: Any) -> Any:
    yield "at no step does a party fall below the text, or is a limit crossed that the text does not cross"
    at = case.package(given["from"])
    start = case.worth(at)
    crossed = {one for one in case.barred if holds(one, at)}
    for named in given["steps"]:
        step = case.package(named)
        changed = sum(a != b for a, b in zip(at, step, strict=True))
        need(1 <= changed <= given["width"], "a step changes no point, or too many")
        need(all(a >= b for a, b in zip(case.worth(step), start, strict=True)), "a party falls below the text")
        need(all(one in crossed for one in case.barred if holds(one, step)), "a step crosses a limit")
        at = step
    need(at == case.package(given["package"]), "the steps end elsewhere")


def limits(case: Case, given: Any) -> tuple[set[int], set[Any], set[Any]]:
    """Parties, red lines (party, combination) and forbidden combinations that a list of limits names."""
    parties, lines, facts = set(), set(), set()
    for one in given:
        if "forbidden" in one:
            facts.add(case.combination(one["forbidden"]))
            need(facts <= set(case.forbidden), "a combination is not forbidden")
        elif "red_line" in one:
            lines.add((case.party(one["party"]), case.combination(one["red_line"])))
            need(all(line in case.lines[i] for i, line in lines), "a red line is not one")
        else:
            parties.add(case.party(one["party"]))
    need(len(given) == len(parties) + len(lines) + len(facts), "a limit is listed twice")
    return parties, lines, facts


def unmet(case: Case, package: Any, facts: bool) -> set[Any]:
    """The limits that a package does not meet, as `limits` names them."""
    broken: set[Any] = {i for i, gain in enumerate(case.gains(case.worth(package))) if gain < 0}
    broken |= {(i, line) for i, lines in enumerate(case.lines) for line in lines if holds(line, package)}
    forbidden = {one for one in case.forbidden if holds(one, package)}
    need(facts or not forbidden, "the package holds a forbidden combination")
    return broken | forbidden


def together(case: Case, given: Any, facts: bool) -> set[Any]:
    """Check that no package meets all limits of a set; the set."""
    parties, lines, rules = limits(case, given["limits"])
    whole = {*parties, *lines, *rules}
    barred = {*(() if facts else case.forbidden), *rules, *(line for _, line in lines)}
    claim = Claim(case.all_gains(), [0 if i in parties else None for i in range(len(case.parties))])
    looking = lambda: not any(whole.isdisjoint(unmet(case, one, False)) for one, _ in case.listed("possible"))  # noqa: E731
    need(not facts or given["argument"]["kind"] != "exhaustive", "looking at every package does not show this")
    argue(case, given["argument"], looking, [claim], barred)
    return whole


def blockers(case: Case, given: Any) -> Any:
    facts = given.get("facts") is True
    if given.get("package") is not None:
        yield "nothing keeps the zone shut"
        need(case.accepts(case.package(given["package"])) and not given["sets"], "the package is not in the zone")
        return
    sets, openings = [], []
    for one in given["sets"]:
        yield f"no package meets these {len(one['limits'])} limits"
        whole = {member for kind in limits(case, one["limits"]) for member in kind}
        yield partial(together, case, one, facts)
        need(whole not in sets, "a set is listed twice")
        sets.append(whole)
        yield "and each of them is needed for that"
        need(len(one["without"]) == len(whole), "a package is missing")
        for limit, named in zip(one["limits"], one["without"], strict=True):
            if named is None:
                yield lambda: rely("it was not shown that each is needed")
                continue
            left = unmet(case, case.package(named), facts) & whole
            parties, lines, rules = limits(case, [limit])
            need(left == {*parties, *lines, *rules}, "a package does not meet all the others and miss this one")
    for one in given["openings"]:
        yield "dropping these limits opens the zone"
        parties, lines, rules = limits(case, one["limits"])
        openings.append({*parties, *lines, *rules})
        need(unmet(case, case.package(one["package"]), facts) == openings[-1], "the package needs other limits dropped")
    if given["complete"] is True:
        yield "these are all blockers and all openings"
        found = {frozenset(one) for one in openings}
        yield lambda: need(found == hitting(sets), "the openings are not what hits all the blockers")
        need(len(openings) == len({frozenset(one) for one in openings}), "an opening is listed twice")


def hitting(sets: list[set[Any]]) -> set[frozenset[Any]]:
    """All smallest sets that hit each of these."""
    found: set[frozenset[Any]] = {frozenset()}
    for one in sets:
        kept = {h for h in found if h & one}
        grown = {h | {x} for h in found - kept for x in one}
        found = kept | {h for h in grown if not any(k <= h for k in kept)}
        if len(found) > 20_000:
            raise Relied("too many sets hit the blockers to be listed again")
    return found


def hits(sets: list[set[Any]], size: int) -> bool:
    """Whether so many members can hit all of these sets."""
    if not sets:
        return size >= 0
    apart: list[set[Any]] = []
    for one in sorted(sets, key=len):
        if all(one.isdisjoint(other) for other in apart):
            apart.append(one)
    return len(apart) <= size and any(hits([one for one in sets if x not in one], size - 1) for x in apart[0])


def relaxation(case: Case, given: Any) -> Any:
    named, proven = given.get("package"), given["proven"] is True
    package = None if named is None else case.package(named)
    if given["measure"] == "fewest":
        if package is not None:
            yield "dropping these limits opens the zone to the package"
            parties, lines, rules = limits(case, given["limits"])
            need(unmet(case, package, False) == {*parties, *lines} and not rules, "it needs others dropped")
            same_values(case, package, given["values"])
        yield f"no fewer than {given['bound']} limits open it" if package is not None else "nothing opens it"
        need(type(given["bound"]) is int, "the bound is no number")
        need(not proven or package is None or given["bound"] == len(given["limits"]), "it is called least and is not")
        sets = [{member for kind in limits(case, one["limits"]) for member in kind} for one in given["blockers"]]
        for one in given["blockers"]:
            yield partial(together, case, one, False)
        if package is None and proven:
            need(set() in sets and given["bound"] == 0, "it is not shown that nothing is possible")
        else:
            need(given["bound"] >= 0 and not hits(sets, given["bound"] - 1), "fewer limits hit all the blockers")
        return
    need(given["measure"] in ("sum", "share"), "there is no such measure of what is least")
    spans = [span(measure) if given["measure"] == "share" else 1 for measure in case.values]
    unit = lcm(*spans)
    weights = [unit // one for one in spans]
    gains = case.all_gains()
    if package is None:
        yield "no lowering of reservation values opens the zone"
        need(proven, "it is not shown that nothing opens it")
        never = Claim(gains, [None] * len(gains))
        yield lambda: argue(case, given["argument"], lambda: not case.listed("allowed"), [never])
        return
    yield "lowering the reservation values by this opens the zone to the package"
    short = [max(0, -gain) for gain in case.gains(case.worth(package))]
    need(case.allowed(package), "the package crosses a red line or a rule")
    same_values(case, package, given["values"])
    need([exact(one) * case.scale for one in given["reductions"]] == short, "it needs other amounts")
    counted = sum(weight * one for weight, one in zip(weights, short, strict=True))
    per = unit if given["measure"] == "share" else case.scale
    need(exact(given["total"]) * per == counted, "the amounts add up to something else")
    yield "nothing less opens it" if proven else "nothing below the bound opens it"
    bound = exact(given["bound"]) * per
    need(bound == counted if proven else 0 <= bound <= counted, "the bound is elsewhere")
    if bound > 0:
        claim = Claim(gains, [None] * len(gains), "shortfall", [int(-(-bound // 1)) - 1], weights)

        def by_looking() -> bool:
            short = (case.gains(values) for _, values in case.listed("allowed"))
            return min(sum(w * max(0, -g) for w, g in zip(weights, gains, strict=True)) for gains in short) >= bound

        yield lambda: argue(case, given["argument"], by_looking, [claim])


def span(measure: Measure) -> int:
    """From the worst to the best alternatives and linkages, point by point; at least 1."""
    return max(1, sum(max(row) - min(row) for row in measure.worth) + sum(map(abs, measure.linkages.values())))


def sensitivity(case: Case, given: Any) -> Any:
    """The set of shifts by which a package stays best has no holes, by these criteria, so that its ends suffice."""
    criterion, party = given["criterion"], case.party(given["party"])
    yield f"a shift from {given['low']} to {given['high']} leaves the package best by {criterion}"
    need(criterion in ("nash", "utilitarian", "egalitarian", "leximin"), "the ends do not suffice for this criterion")
    when = case.combination(given["when"]) if given["when"] else ()
    package = case.package(given["package"])
    far = 4 * prod(
        span(m) + abs(r) + sum(max(map(abs, row)) for row in m.worth)
        for m, r in zip(case.values, case.reservations, strict=True)
    )
    need(given["low"] is None or exact(given["low"]) <= 0, "no shift is not within")
    need(given["high"] is None or exact(given["high"]) >= 0, "no shift is not within")
    if given["argument"]["kind"] == "solver":
        yield lambda: rely("a solver says so, and no proof is given")
        return
    need(given["argument"]["kind"] == "exhaustive", "there is no argument for it")
    for end, sign in ((given["low"], -1), (given["high"], 1)):
        at = sign * far if end is None else exact(end) * case.scale
        need(at == int(at), "the end is between two worths")
        need(stays(case.moved(party, when, int(at)), criterion, package), "it is not best at an end")
        if end is not None:
            need(not stays(case.moved(party, when, int(at) + sign), criterion, package), "it is best beyond an end")


def stays(case: Case, criterion: str, package: Any) -> bool:
    if not case.listed("zone"):
        return False
    best = [one for one, _ in best_of(case, criterion)]
    return package in best and (criterion != "nash" or min(case.gains(case.worth(package))) > 0)


QUESTIONS = {
    "zone": zone,
    "count": count,
    "frontier": frontier,
    "solution": solution,
    "improve": improve,
    "path": path,
    "blockers": blockers,
    "relaxation": relaxation,
    "sensitivity": sensitivity,
}

MALFORMED = (KeyError, TypeError, ValueError, IndexError, AttributeError, ArithmeticError, RecursionError)


def check(problem: Any, certificate: Any) -> list[Verdict]:
    """A verdict on each claim of a certificate; both are JSON as `json.load` gives it (floats as Decimal), or a Case.

    >>> problem = {"points": [{"id": "border", "alternatives": ["A", "B"]}],
    ...            "parties": [{"id": "akra", "reservation": 2, "worth": {"border": {"A": 2, "B": 0}}}]}
    >>> given = {"question": "zone", "problem": Case(problem).digest(), "exists": True,
    ...          "package": {"border": "A"}, "values": [2]}
    >>> check(problem, given)
    [Verdict(claim='all can accept this package', status='checked', reason='')]
    >>> check(problem, {**given, "values": [3]})[0].reason
    'the package has other values'
    """
    found: list[Verdict] = []
    claim, status, reason = "it is about this problem", "", ""
    try:
        case = problem if isinstance(problem, Case) else Case(problem)
        need(certificate["problem"] == case.digest(), "it is about another problem")
        need(certificate["question"] in QUESTIONS, "there is no such question")
        # A claim is announced before it is checked: it stands when the next one is announced, or all is done.
        for step in QUESTIONS[certificate["question"]](case, certificate):
            if callable(step):
                try:
                    step()
                except Relied as word:
                    status, reason = "relied upon", str(word)
            else:
                if status:
                    found.append(Verdict(claim, status, reason))
                claim, status, reason = step, "checked", ""
    except Relied as word:
        status, reason = "relied upon", str(word)
    except Refused as word:
        status, reason = "refused", str(word)
    except MALFORMED as word:
        status, reason = "refused", f"the certificate is malformed ({type(word).__name__}: {word})"
    return [*found, Verdict(claim, status, reason)]


def main(arguments: list[str]) -> int:
    """Check a file with one certificate or a list of them; 1 if anything is refused, 2 if a file cannot be read."""
    if len(arguments) != 2:
        print("usage: check.py problem.json certificate.json", file=sys.stderr)
        return 2
    try:
        loaded = []
        for name in arguments:
            with open(name, encoding="utf-8") as file:
                loaded.append(json.load(file, parse_float=Decimal))
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    problem, given = loaded
    refused = False
    for certificate in given if isinstance(given, list) else [given]:
        for verdict in check(problem, certificate):
            print(f"{verdict.status}: {verdict.claim}" + (f" ({verdict.reason})" if verdict.reason else ""))
            refused |= verdict.status == "refused"
    return int(refused)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
