"""The answer to a sealed question, from what was deposited: exact, in a form that was fixed before.

Of a ballot each party deposits `{"vote": "yes"}` or `{"vote": "no"}`. Of every other question it deposits what it is in
the problem format of `goodoffices.settlement`, as `{"party": {"reservation", "worth", "red_lines", "linkages"}}`:
points by their id, alternatives by the number of their wording. *Not enough information* is the answer where a deposit
is missing, is no such thing, or holds a range, and where no proof is found in the time given: it never says which.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from time import monotonic
from typing import Any

from goodoffices import settlement
from goodoffices.settlement.improve import nearest
from goodoffices.settlement.limits import least, most
from goodoffices.settlement.problem import Package, Party, Problem, ProblemError, package_of
from goodoffices.settlement.reading import Ranges, build
from goodoffices.settlement.solution import NoZone, Solution
from goodoffices.talks.act import Chosen, PartyId
from goodoffices.talks.questions import Answer, AskSealed
from goodoffices.valuations.sealed_frontier import UnprovenError, picture

SECONDS = 18.0
"""Time for one answer: less than the time between the end of the deposits and the answer."""

Contents = Mapping[PartyId, dict[str, Any] | None]


class _Unknown(Exception):
    """It cannot be said."""


def answer(number: int, asked: AskSealed, contents: Contents, seconds: float = SECONDS) -> Answer:
    """The answer to question `number`, from what each party deposited (None: nothing that counts)."""
    try:
        if asked.question == "ballot":
            return Answer(question=number, outcome="yes" if _all_yes(asked, contents) else "no")
        return _OF[asked.question](number, asked, problem(asked, contents), monotonic() + seconds)
    except (_Unknown, ProblemError, OverflowError, MemoryError):
        return Answer(question=number, outcome="not enough information")


def checked(asked: AskSealed, content: Mapping[str, Any]) -> None:
    """Refuse what cannot be reckoned with for this question: for whoever is about to deposit it.

    Raises:
        ProblemError: what is wrong, by point and alternative, and what to do.
    """
    if asked.question == "ballot":
        if content.get("vote") not in ("yes", "no") or len(content) != 1:
            raise ProblemError('A vote is {"vote": "yes"} or {"vote": "no"}.')
        return
    _build(asked, {asked.to[0]: dict(content)})


def problem(asked: AskSealed, contents: Contents) -> Problem:
    """The problem that was deposited, party by party in the question's order."""
    given = {party: content for party in asked.to if (content := contents.get(party)) is not None}
    if len(given) < len(asked.to):
        raise _Unknown
    ranges = _build(asked, given)
    if not ranges.exact:
        raise _Unknown
    return ranges.certain


def _build(asked: AskSealed, contents: Mapping[PartyId, dict[str, Any]]) -> Ranges:
    parties = []
    for party, content in contents.items():
        own = content.get("party")
        if not isinstance(own, dict) or len(content) != 1:
            raise ProblemError('A deposit is {"party": {"reservation": …, "worth": {…}}}, and nothing else.')
        parties.append({**own, "id": party})
    points = [{"id": on.point, "alternatives": [str(w) for w in on.wordings]} for on in asked.choices]
    return build({"points": points, "parties": parties})


def _all_yes(asked: AskSealed, contents: Contents) -> bool:
    votes = [(contents.get(party) or {}).get("vote") for party in asked.to]
    if set(votes) - {"yes", "no"}:
        raise _Unknown
    return set(votes) == {"yes"}


def _has_zone(of: Problem, end: float) -> bool:
    left = end - monotonic()
    found = settlement.zone(of, time_limit=left) if left > 0 else None
    if found is None or found.exists is None:
        raise _Unknown
    return found.exists


def _zone(number: int, asked: AskSealed, of: Problem, end: float) -> Answer:
    return Answer(question=number, outcome="yes" if _has_zone(of, end) else "no")


def _short_list(number: int, asked: AskSealed, of: Problem, end: float) -> Answer:
    """Nash's, Kalai and Smorodinsky's and the leximin package, in this order, each once; by point, so not by rule."""
    if not _has_zone(of, end):
        return Answer(question=number, outcome="no")
    rules: Sequence[Callable[..., Solution | NoZone]] = (
        settlement.nash, settlement.kalai_smorodinsky, settlement.leximin,
    )  # fmt: skip
    found: set[Package] = set()
    for rule in rules:
        if len(found) == asked.most:
            break
        solved = rule(
            of if rule is not settlement.leximin else in_one_unit(of), ties=True, time_limit=end - monotonic()
        )
        if isinstance(solved, NoZone) or not solved.optimal:
            raise _Unknown
        found.add(min(solved.ties) if solved.ties and solved.all_ties else solved.package)
    return Answer(question=number, outcome="found", packages=tuple(_chosen(of, one) for one in sorted(found)))


def in_one_unit(of: Problem) -> Problem:
    """The problem with every party's numbers from its least possible worth to its greatest written as equally long.

    Leximin compares gains between parties: without this whoever writes larger numbers would count for less.
    """
    spans = [max(1, most(party) - least(party)) for party in of.parties]
    whole = 1
    for span in spans:
        whole *= span
    return replace(of, parties=tuple(_times(p, whole // s) for p, s in zip(of.parties, spans, strict=True)))


def _times(party: Party, factor: int) -> Party:
    return replace(
        party,
        reservation=party.reservation * factor,
        worth=tuple(tuple(worth * factor for worth in row) for row in party.worth),
        linkages=tuple(replace(linkage, worth=linkage.worth * factor) for linkage in party.linkages),
    )


def _step(number: int, asked: AskSealed, of: Problem, end: float) -> Answer:
    text = package_of(of, {one.point: str(one.wording) for one in asked.start})
    found = nearest(of, text, time_limit=end - monotonic())
    if not found.proven:
        raise _Unknown
    if found.improvement is None:
        return Answer(question=number, outcome="no")
    return Answer(question=number, outcome="found", packages=(_chosen(of, found.improvement.package),))


def _blockers(number: int, asked: AskSealed, of: Problem, end: float) -> Answer:
    """The smallest sets of points that open the zone when everybody may have its own way on them, together."""
    if _has_zone(of, end):
        return Answer(question=number, outcome="yes")
    for size in range(1, len(of.points) + 1):
        sets = [one for one in combinations(range(len(of.points)), size) if _has_zone(without(of, one), end)]
        if sets:
            points = sorted({k for one in sets for k in one})
            return Answer(question=number, outcome="found", points=tuple(of.points[k].id for k in points))
    return Answer(question=number, outcome="no")


def without(of: Problem, points: Sequence[int]) -> Problem:
    """The problem with points left aside: each party counts its own best on them, and no limit of it touches them."""
    aside = set(points)
    return replace(of, parties=tuple(_without(party, aside) for party in of.parties))


def _without(party: Party, aside: set[int]) -> Party:
    rows = enumerate(party.worth)
    touched = [one for one in party.linkages if aside & {point for point, _ in one.when}]
    return replace(
        party,
        worth=tuple((max(row),) * len(row) if k in aside else row for k, row in rows),
        reservation=party.reservation - sum(max(0, one.worth) for one in touched),
        linkages=tuple(one for one in party.linkages if one not in touched),
        red_lines=tuple(line for line in party.red_lines if not aside & {point for point, _ in line}),
    )


def _frontier(number: int, asked: AskSealed, of: Problem, end: float) -> Answer:
    """For the mediation team alone; see `sealed_frontier`."""

    def left() -> float:
        if (seconds := end - monotonic()) <= 0:
            raise _Unknown
        return seconds

    texts = [package_of(of, {one.point: str(one.wording) for one in text}) for text in asked.texts]
    try:
        found = picture(of, tuple(texts), left)
    except UnprovenError:
        raise _Unknown from None
    if found is None:
        return Answer(question=number, outcome="no")
    return Answer(question=number, outcome="found", frontier=found.frontier, places=found.places)


def _chosen(of: Problem, package: Package) -> tuple[Chosen, ...]:
    return tuple(
        Chosen(point.id, int(point.alternatives[alternative]))
        for point, alternative in zip(of.points, package, strict=True)
    )


_OF: dict[str, Callable[[int, AskSealed, Problem, float], Answer]] = {
    "zone": _zone, "short list": _short_list, "step": _step, "blockers": _blockers,
    "frontier": _frontier,
}  # fmt: skip
