"""Brief, instructions and teaching notes: Markdown in the kit's languages, and the worths that instructions show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from goodoffices.kits import faults, settings
from goodoffices.kits.model import KitSeat
from goodoffices.kits.sources import Sources
from goodoffices.phrases import phrase
from goodoffices.settlement import Party, Problem
from goodoffices.talks.act import Language, PointId, SeatId, Texts

_ROW = re.compile(r"^\s*\|(.*)\|\s*$")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:/\d+)?")


def read_text(sources: Sources, stem: str, languages: Sequence[Language], missing: str) -> Texts:
    """A text by language: `stem.md` is in the first language, `stem.fr.md` in French; `missing` is said of no first."""
    found = {}
    for language in languages:
        text = sources.text(f"{stem}.{language}.md")
        if text is None and language == languages[0]:
            text = sources.text(f"{stem}.md")
        if text is not None and text.strip():
            found[language] = text
    if languages[0] not in found and not any(fault.file.startswith(f"{stem}.") for fault in sources.faults):
        sources.wrong(
            f"{stem}.md",
            0,
            missing,
            phrase("write it in {language}", language=languages[0]),
        )
    return found


def read_instructions(sources: Sources, seats: Sequence[KitSeat], languages: Sequence[Language]) -> dict[SeatId, Texts]:
    """The instructions of every seat that a student may have. Instructions for nobody are a fault too.

    A file that is not there has no line: of those that are missing, the line of `kit.toml` that has the seat is told.
    """
    found = {}
    for seat in seats:
        line = faults.value(sources.texts[settings.FILE], seat.id)
        asked = f"{seat.id} ({settings.FILE}:{line})"
        missing = phrase("the instructions of {seat} are missing", seat=asked)
        found[seat.id] = read_text(sources, f"instructions/{seat.id}", languages, missing)
    for path in sorted((sources.folder / "instructions").glob("*.md")):
        stem = path.name.removesuffix(".md")
        if not any(stem in (seat, *(f"{seat}.{language}" for language in languages)) for seat in found):
            sources.wrong(
                f"instructions/{path.name}",
                0,
                phrase("these instructions are for no seat of kit.toml"),
                phrase("name the file by a seat’s id, or list the seat under [[seat]]"),
            )
    return found


def check_tables(
    sources: Sources,
    party: Party,
    problem: Problem,
    points: Mapping[str, PointId],
    seat: SeatId,
    languages: Sequence[Language],
) -> None:
    """Note where the worths that a seat's instructions show are not those of `worth.json`.

    A table of worths has the alternatives' letters in its head, and a row for each point that the seat deals with:
    first the point's number in the talks, and under each letter a cell that begins with a number. Where all points
    are shown, what the best alternative to an agreement is worth stands in bold.
    """
    known = {points.get(point.id, point.id): k for k, point in enumerate(problem.points)}
    for file in _own(sources, seat, languages):
        text, shown, last = sources.texts[file], 0, 0
        for line, number, cells in _rows(text):
            last = line
            if number not in known:
                sources.wrong(
                    file,
                    line,
                    phrase("its table has a point “{number}”, and worth.json has none", number=number),
                    phrase("begin each row with the number of a point in the talks"),
                )
                continue
            shown += 1
            row = [Fraction(worth, problem.scale) for worth in party.worth[known[number]]]
            if cells != row:
                what = phrase(
                    "point {point} is worth {cells} here and {row} in worth.json",
                    point=number,
                    cells=_listed(cells),
                    row=_listed(row),
                )
                sources.wrong(file, line, what, phrase("make the two the same"))
        limit = Fraction(party.reservation, problem.scale)
        if shown >= len(known) and str(limit) not in _in_bold(text):
            sources.wrong(
                file,
                last,
                phrase("it does not say that the best alternative is worth {limit}", limit=limit),
                phrase("write **{limit}** where it speaks of no agreement", limit=limit),
            )


def _own(sources: Sources, seat: SeatId, languages: Sequence[Language]) -> list[str]:
    """The files of a seat's instructions that were read."""
    names = (f"instructions/{seat}.md", *(f"instructions/{seat}.{language}.md" for language in languages))
    return [name for name in names if name in sources.texts]


def _rows(text: str) -> Iterator[tuple[int, str, list[Fraction]]]:
    """The rows of the first table with the letters A and B in its head: line, point, what each alternative is worth."""
    first = None
    for number, line in enumerate(text.splitlines(), 1):
        row = _ROW.match(line)
        cells = [cell.strip() for cell in row[1].split("|")] if row is not None else []
        if first is None:
            first = cells.index("A") if "A" in cells and "B" in cells else None
        elif row is None:
            return
        elif not set(line.strip()) <= set("|-: "):
            numbers = (_NUMBER.match(cell.lstrip("*")) for cell in cells[first:])
            yield number, cells[0].strip("*"), [Fraction(found[0]) for found in numbers if found is not None]


def _in_bold(text: str) -> set[str]:
    """The numbers that stand in bold."""
    return {number for words in re.findall(r"\*\*(.+?)\*\*", text, re.DOTALL) for number in _NUMBER.findall(words)}


def _listed(numbers: Sequence[Fraction]) -> str:
    return ", ".join(map(str, numbers)) or "nothing"
