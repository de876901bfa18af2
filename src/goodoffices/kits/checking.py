"""Whether a kit can be taught with: its talks played, its numbers measured, and each weakness named with a remedy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from fractions import Fraction

from msgspec import Struct

from goodoffices.examples import ExampleError, in_memory
from goodoffices.kits import worths
from goodoffices.kits.faults import Fault
from goodoffices.kits.measuring import Measures, measure
from goodoffices.kits.model import Kit, KitSeat
from goodoffices.kits.reading import as_fault
from goodoffices.phrases import phrase
from goodoffices.settlement import Party, Point, Problem, fewest_limits, smallest_sum
from goodoffices.settlement.limits import in_words
from goodoffices.talks.act import PLENARY, SECRETARIAT
from goodoffices.talks.authority import who_may
from goodoffices.talks.kinds import KINDS
from goodoffices.talks.mandates import verdict
from goodoffices.talks.play import RoomState, StateOfPlay

LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)  # entries are dated by the example; a clock behind them adds nothing


class DullSeat(Struct, frozen=True):
    """A seat in which a student would have little to do, and why."""

    seat: str
    why: str


class Check(Struct, frozen=True):
    """What was found: `faults` must be mended, `warnings` need not be. `measures` is None where nothing could be."""

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...] = ()
    measures: Measures | None = None
    dull: tuple[DullSeat, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether the kit can be used as it is."""
        return not self.faults


def check(kit: Kit) -> Check:
    """Play the talks of a kit as far as they are given, measure its worths, and say what is wrong or weak."""
    try:
        registry = in_memory(kit.example, lambda: LONG_AGO)
    except ExampleError as error:
        return Check((as_fault(error),))
    table = registry.play(kit.example.name, kit.example.steps[0].seat)
    plays = (registry.play(kit.example.name, seat.id) for seat in kit.seats)
    found = [*_points(kit, table), *_directives(kit, plays)]
    rules = table.rules
    enough = max(2, rules.sufficient) if rules.decision == "sufficient consensus" else 0
    measures = measure(kit.problem, enough=enough, always=rules.sufficient_with)
    hopeless, weak = _numbers(kit, measures)
    warnings = [fault for serious, fault in found if not serious] + weak
    serious = [fault for serious, fault in found if serious] + hopeless
    dull = tuple(_dull(kit, measures, table))
    return Check(tuple(dict.fromkeys(serious)), tuple(dict.fromkeys(warnings)), measures, dull)


def _points(kit: Kit, play: StateOfPlay) -> Iterator[tuple[bool, Fault]]:
    """Points without a counterpart on the other side, and alternatives without words or without worths."""
    table = play.rooms[PLENARY]
    for point in kit.problem.points:
        line = worths.line_at(kit.sources, "points", point.id)
        number = kit.points[point.id]
        came = table.alternatives.by_point.get(number, ())
        if len(came) < len(point.alternatives):
            what = phrase(
                "point “{point}” has {alternatives} alternatives here and {came} in the talks",
                point=point.id,
                alternatives=len(point.alternatives),
                came=len(came),
            )
            yield (
                True,
                Fault(
                    worths.FILE,
                    line,
                    what,
                    phrase("propose the others on point {point} by acts, in this order", point=number),
                ),
            )
        for letter in _unvalued(table, number, point):
            what = phrase(
                "alternative {alternative} of point {point} of the talks is worth nothing to anybody",
                alternative=letter,
                point=number,
            )
            yield False, Fault(worths.FILE, line, what, phrase("give it a worth for each party, or withdraw it"))
    valued = set(kit.points.values())
    for number, known in table.points.points.items():
        if number not in valued and known.parked is None:
            line = worths.line_at(kit.sources, "points")
            what = phrase("point {point} of the talks has no worths", point=number)
            yield True, Fault(worths.FILE, line, what, phrase("give it worths, or have it parked by an act"))


def _unvalued(table: RoomState, number: str, point: Point) -> list[str]:
    """The letters of what is on the table beyond the alternatives that the kit values; put-in words do not count."""
    came = list(table.alternatives.by_point.get(number, ()))
    beyond = [
        (place, table.alternatives.alternatives[number, one])
        for place, one in enumerate(came)
        if place >= len(point.alternatives)
    ]
    return [chr(ord("A") + place) for place, one in beyond if one.withdrawn is None and not one.wording.put]


def _directives(kit: Kit, plays: Iterator[StateOfPlay]) -> Iterator[tuple[bool, Fault]]:
    """Red lines that the capital allows: the words of the mandate and the numbers would say two things."""
    for seat, play in zip(kit.seats, plays, strict=True):
        party = next((one for one in kit.problem.parties if one.id == seat.party), None)
        capital = play.capital(seat.party)
        if party is None or capital is None or not capital.mandates.directives:
            continue
        for line in party.red_lines:
            ((k, chosen), *more) = line
            point = kit.problem.points[k]
            came = play.plenary.alternatives.by_point.get(kit.points[point.id], ())
            if more or chosen >= len(came):
                continue
            if verdict(capital, kit.points[point.id], came[chosen]) != "never":
                what = phrase(
                    "{party} has a red line against {alternatives} of “{point}”",
                    party=party.id,
                    alternatives=point.alternatives[chosen],
                    point=point.id,
                )
                where = worths.line_at(kit.sources, "parties", party.id, "red_lines")
                yield (
                    False,
                    Fault(
                        worths.FILE,
                        where,
                        phrase("{what}, and its capital does not say never", what=what),
                        phrase("have the principal Direct it “never”"),
                    ),
                )


def _numbers(kit: Kit, measures: Measures) -> tuple[list[Fault], list[Fault]]:
    """Whether the kit is hopeless, hard or trivial: what must be mended, and what may be."""
    line = worths.line_at(kit.sources, "parties")
    if measures.verdict == "hopeless":
        return [_no_zone(kit)], []
    if measures.verdict == "trivial":
        what = (
            phrase("one package is best for all who could agree at all")
            if measures.efficient == 1
            else phrase("{share:.0%} of all packages would do: any will", share=float(measures.share))
        )
        remedy = phrase("let the parties want different things, or raise the reservation values")
        return [], [Fault(worths.FILE, line, phrase("the kit is trivial: {what}", what=what), remedy)]
    if measures.verdict == "hard":
        what = phrase(
            "the kit is nearly hopeless: one package in {number:,} suits all", number=round(1 / measures.share)
        )
        return [], [Fault(worths.FILE, line, what, phrase("lower a reservation value, or drop a red line"))]
    return [], []


def _no_zone(kit: Kit) -> Fault:
    """That there is no zone, at the number whose change opens it for least."""
    problem = kit.problem
    lowered = smallest_sum(problem, time_limit=20)
    what = phrase("the kit is hopeless: no package suits all")
    if lowered.package is None:
        fewest = fewest_limits(problem, time_limit=20)
        if not fewest.limits:
            return Fault(worths.FILE, 1, what, phrase("the forbidden combinations bar every package: drop one"))
        line = next((limit for limit in fewest.limits if limit.line is not None), fewest.limits[0])
        where = worths.line_at(kit.sources, "parties", problem.parties[line.party].id, "red_lines")
        return Fault(
            worths.FILE,
            where,
            what,
            phrase("drop {limits}", limits=" and ".join(in_words(problem, one) for one in fewest.limits)),
        )
    down = [(party, by) for party, by in zip(problem.parties, lowered.reductions, strict=True) if by]
    where = worths.line_at(kit.sources, "parties", down[0][0].id, "reservation")
    return Fault(worths.FILE, where, what, " and ".join(_lower(problem, party, by) for party, by in down))


def _lower(problem: Problem, party: Party, by: int) -> str:
    was, is_ = Fraction(party.reservation, problem.scale), Fraction(party.reservation - by, problem.scale)
    return f"lower the reservation value of {party.id} from {was} to {is_}"


def _dull(kit: Kit, measures: Measures, play: StateOfPlay) -> Iterator[DullSeat]:
    why = {one.party: one.dull for one in measures.interests}
    for seat in kit.seats:
        reason = why.get(seat.party, "") if measures.zone else ""
        reason = reason or ("" if _acts(seat, kit, play) else "it may enter nothing in the talks")
        if reason:
            yield DullSeat(seat.id, reason)


def _acts(seat: KitSeat, kit: Kit, play: StateOfPlay) -> bool:
    """Whether a seat's office, or a function that it has, lets it do anything at a table, at home or in public."""
    seated = (step for step in kit.example.steps if step.kind == "SeatPerson" and step.fields.get("seat") == seat.id)
    office = next((str(step.fields.get("office")) for step in seated), SECRETARIAT)  # who founds talks seats itself
    terms = {office, f"{office}*"}
    terms |= {function for function, by in play.rooms[PLENARY].door.functions.items() if by == seat.id}
    rooms = ("plenary", "track", "capital", "public")
    return any(terms & set(who_may(kind, room)) for kind in KINDS for room in rooms)
