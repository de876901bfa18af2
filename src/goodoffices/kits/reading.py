"""Reading a kit from its folder or its file: everything that is wrong is found at once, with its place and a remedy."""

from __future__ import annotations

import re
from pathlib import Path

from goodoffices.examples import Example, ExampleError, is_example
from goodoffices.examples import read as read_example
from goodoffices.examples import seats as seats_of
from goodoffices.kits import faults, injecting, settings, worths, written
from goodoffices.kits.archive import opened
from goodoffices.kits.faults import Fault, KitError
from goodoffices.kits.model import Kit
from goodoffices.kits.settings import Settings
from goodoffices.kits.sources import Sources
from goodoffices.phrases import phrase
from goodoffices.settlement import Problem
from goodoffices.talks.act import PUBLIC_SEAT, PointId, SeatId, party_of


def is_kit(path: Path) -> bool:
    """Whether `path` is a folder that holds a kit, or a file that may be one."""
    return (path / settings.FILE).is_file() or (path.is_file() and path.suffix == ".zip")


def read(kit: Path) -> Kit:
    """Read a kit from its folder, or from the file that `export` makes. Raises `KitError` with all that is wrong."""
    with opened(kit) as folder:
        return _read(folder)


def _read(folder: Path) -> Kit:
    sources = Sources(folder)
    said = settings.read_settings(sources)
    if said is None:
        raise KitError(*sources.faults)
    example = _example(sources, folder)
    problem = worths.read_worths(sources)
    negotiating = _negotiating(example) if example is not None else []
    if example is not None:
        _check_seats(sources, said, example, negotiating)
    if problem is not None and example is not None:
        worths.check_worths(sources, problem, said.total, negotiating)
    brief = written.read_text(sources, "brief", said.languages, phrase("the public brief is missing"))
    teaching = written.read_text(
        sources, "teaching", said.languages[:1], phrase("the notes for the teacher are missing")
    )
    instructions = written.read_instructions(sources, said.seats, said.languages)
    points = said.points
    if problem is not None and points is not None:
        fit = example is None or _check_points(sources, problem, points, example)
        for seat in said.seats if fit else ():
            party = next((one for one in problem.parties if one.id == seat.party), None)
            if party is not None:
                written.check_tables(sources, party, problem, points, seat.id, said.languages)
    known = [seat.id for seat in said.seats] if example is None else _seated(example)
    capitals = _capitals(example) if example is not None else negotiating
    injects = injecting.read_injects(sources, said.minutes, known, capitals, problem)
    if sources.faults or example is None or problem is None or points is None:
        raise KitError(*dict.fromkeys(sources.faults))
    numbers = {point.id: points.get(point.id, point.id) for point in problem.points}
    return Kit(
        example.name,
        said.title,
        said.languages,
        said.minutes,
        said.score,
        said.total,
        said.seats,
        said.stages,
        brief,
        instructions,
        teaching,
        problem,
        numbers,
        injects,
        example,
        sources.texts,
    )


def _example(sources: Sources, folder: Path) -> Example | None:
    """The example, or None with its fault noted in the kit's terms."""
    if not is_example(folder):
        sources.wrong("talks.toml", 0, phrase("there are no talks"), phrase("write them; see Write an example"))
        return None
    try:
        return read_example(folder)
    except ExampleError as error:
        sources.faults.append(as_fault(error))
        return None


def as_fault(error: ExampleError) -> Fault:
    """What is wrong with the talks of a kit, as a fault of the kit."""
    file, line, what = str(error), 0, ""
    found = re.match(r"(?P<file>[^:,]+?)(?:, line (?P<line>\d+))?: (?P<what>.*)", str(error), re.DOTALL)
    if found is not None:
        file, line, what = found["file"], int(found["line"] or 0), found["what"]
    slip = re.fullmatch(r"this is no TOML: (?P<error>.*?\(at .*?\))\.?(?P<hint>.*)", what, re.DOTALL)
    if slip is not None:
        where = re.search(r"at line (\d+)", slip["error"])
        what = phrase("this is no TOML ({error})", error=slip["error"])
        remedy = slip["hint"].strip().rstrip(".") or phrase("correct the line")
        return Fault(file, int(where[1]) if where is not None else line, what, remedy)
    what, _, remedy = what.rstrip(".").partition(": ") if ": " in what else (what.rstrip("."), "", "correct the act")
    return Fault(file, line, what, remedy)


def _seated(example: Example) -> list[SeatId]:
    """The seats of the talks, without the public's."""
    return [seat for seat in seats_of(example) if seat != PUBLIC_SEAT]


def _negotiating(example: Example) -> list[str]:
    """The negotiating parties of the talks, in their order."""
    admitted = (step.fields for step in example.steps if step.kind == "AdmitParty")
    return list(dict.fromkeys(str(one.get("party")) for one in admitted if "negotiating" in one.get("roles", ())))


def _capitals(example: Example) -> list[str]:
    """The parties that have opened a capital."""
    opening = (step for step in example.steps if step.kind == "OpenRoom" and step.fields.get("room_kind") == "capital")
    return list(dict.fromkeys(party_of(step.seat) for step in opening))


def _check_seats(sources: Sources, said: Settings, example: Example, negotiating: list[str]) -> None:
    """Note seats that the talks do not have, and negotiating parties that no student speaks for."""
    text = sources.texts[settings.FILE]
    known = _seated(example)
    for i, seat in enumerate(said.seats):
        if seat.id not in known:
            line = faults.heading(text, "seat", i, len(said.seats), "id")
            sources.wrong(
                settings.FILE,
                line,
                phrase("there is no seat {seat} in the talks", seat=seat.id),
                phrase("the seats are {known}", known=", ".join(known)),
            )
    for party in negotiating:
        if said.seats and not any(seat.party == party and seat.needed for seat in said.seats):
            sources.wrong(
                settings.FILE,
                faults.heading(text, "seat", 0, len(said.seats)) or 1,
                phrase("no seat of {party} is needed, though it negotiates", party=party),
                phrase("let one be needed = true"),
            )
    for name in sorted(set((said.points or {}).values()) - _numbers(example)):
        line = faults.key(text, "points")
        sources.wrong(
            settings.FILE,
            line,
            phrase("the talks have no point {point}", point=name),
            phrase("name a point by its number there"),
        )


def _check_points(sources: Sources, problem: Problem, points: dict[str, PointId], example: Example) -> bool:
    """Note each point of the worths that is none of the talks; whether all are."""
    known = _numbers(example)
    wrong = [one.id for one in problem.points if points.get(one.id, one.id) not in known]
    for point in wrong:
        sources.wrong(
            worths.FILE,
            worths.line_at(sources.texts, "points", point),
            phrase("point “{point}” is no point of the talks", point=point),
            phrase('add it by an act, or say which it is: [points] {point} = "…" in kit.toml', point=point),
        )
    return not wrong


def _numbers(example: Example) -> set[str]:
    """The points that an act of the example adds, or names in a text."""
    found = set()
    for step in example.steps:
        if step.kind == "TableText":
            found |= {str(point.get("point")) for point in step.fields.get("points", ())}
        elif step.kind == "AddPoint":
            found.add(str(step.fields.get("point")))
    return found
