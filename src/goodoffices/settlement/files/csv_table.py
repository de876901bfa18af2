"""Tables as textbooks print them: a line for each alternative, a column for each party.

    point,alternative,Itex,Cypress
    Price,$4.37,30,1
    Price,$4.12,20,10
    Delivery,60 days,1,never
    reservation,,20,15

The first line names the parties. A line without a point belongs to the point above it. A line whose alternative is
empty is a divisible point, worth that much as a whole. `never` marks a red line, alone (worth 0) or after a worth
(`12 never`). The line `reservation` gives the reservation values; without it they are 0. Columns are parted by commas,
semicolons or tabs. Linkages, red lines on several points and ranges have no place in such a table.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from goodoffices.settlement.problem import Party, Point, Problem, ProblemError
from goodoffices.settlement.reading import build, without_ranges
from goodoffices.settlement.worths import written

RESERVATION = "reservation"
NEVER = "never"


def read(path: Path) -> Problem:
    """The problem in a table. Raises ProblemError, which names the line, where it is malformed."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ProblemError(f"{path} cannot be read: {error.strerror or error}.") from None
    try:
        return decode(data.decode("utf-8-sig"), title=path.stem)
    except UnicodeDecodeError:
        raise ProblemError(f"{path} is not UTF-8 text: save it as UTF-8.") from None


def decode(words: str, *, title: str = "") -> Problem:
    """The problem in the text of a table. Raises as `read` does.

    >>> problem = decode("point,alternative,Akra,Velo\\nborder,A,3,never\\n,B,0,2\\nreservation,,1,0")
    >>> problem.parties[1].worth, problem.parties[1].red_lines
    (((0, 2),), (((0, 0),),))
    """
    first = words.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    lines = [line for line in enumerate(csv.reader(io.StringIO(words), delimiter=separator), 1) if any(line[1])]
    if not lines or [cell.strip().lower() for cell in lines[0][1][:2]] != ["point", "alternative"]:
        raise ProblemError("A table begins with the line point,alternative, and the name of each party.")
    names = [cell.strip() for cell in lines[0][1][2:]]
    points: dict[str, dict[str, Any]] = {}
    parties: list[dict[str, Any]] = [{"id": name, "worth": {}, "red_lines": []} for name in names]
    above = ""
    for place, cells in lines[1:]:
        cells = [cell.strip() for cell in cells]
        if len(cells) != len(names) + 2:
            raise ProblemError(f"Line {place} has {len(cells)} columns, and the first line {len(names) + 2}.")
        above = cells[0] or above
        if cells[0].lower() == RESERVATION and not cells[1]:
            for party, given in zip(parties, cells[2:], strict=True):
                party["reservation"] = given
            continue
        if not above:
            raise ProblemError(f"Line {place} belongs to no point: name one in the first column.")
        _line(points, parties, above, cells, place)
    return without_ranges(build({"title": title, "points": list(points.values()), "parties": parties}))


def _line(
    points: dict[str, dict[str, Any]], parties: list[dict[str, Any]], point: str, cells: Sequence[str], place: int
) -> None:
    alternative = cells[1]
    known = points.get(point)
    if known is not None and (not alternative or "divisible" in known):
        raise ProblemError(f"Line {place}: point {point!r} is divisible (one line, no alternative) or has some.")
    if not alternative:
        points[point] = {"id": point, "divisible": True}
    else:
        known = points.setdefault(point, {"id": point, "alternatives": []})
        if alternative in known["alternatives"]:
            raise ProblemError(f"Line {place}: point {point!r} has {alternative!r} already: rename or remove one.")
        known["alternatives"].append(alternative)
    for party, given in zip(parties, cells[2:], strict=True):
        if not alternative:
            party["worth"][point] = given
            continue
        if given.lower().endswith(NEVER):
            party["red_lines"].append({point: alternative})
            given = given[: -len(NEVER)].strip() or "0"
        party["worth"].setdefault(point, {})[alternative] = given


def encode(problem: Problem) -> str:
    """A problem as a table.

    Raises:
        ProblemError: it has what a table has no place for.
    """
    if problem.forbidden or problem.status_quo is not None or any(_beyond(party) for party in problem.parties):
        raise ProblemError(
            "A table has no place for linkages, combinations of points or a status quo: write JSON instead."
        )
    names = [point.id for point in problem.points] + [name for point in problem.points for name in point.alternatives]
    for name in (*names, *(party.id for party in problem.parties)):
        if name != name.strip() or name.lower() == RESERVATION:
            raise ProblemError(f"A table cannot hold the name {name!r}: rename it, or write JSON instead.")
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["point", "alternative", *(party.id for party in problem.parties)])
    for place, point in enumerate(problem.points):
        for chosen, alternative in enumerate(point.alternatives or ("",)):
            cells = [_cell(problem, party, place, chosen, point) for party in problem.parties]
            table.writerow([point.id, alternative, *cells])
    table.writerow([RESERVATION, "", *(written(party.reservation, problem.scale) for party in problem.parties)])
    return out.getvalue()


def _beyond(party: Party) -> bool:
    return bool(party.linkages) or any(len(line) > 1 for line in party.red_lines)


def _cell(problem: Problem, party: Party, place: int, chosen: int, point: Point) -> str:
    worth = str(written(party.worth[place][chosen], problem.scale))
    barred = not point.divisible and ((place, chosen),) in party.red_lines
    return f"{worth} {NEVER}" if barred else worth
