"""`kit.toml`: title, minutes, languages, seats, timetable, and how the points of the worths are called in the talks."""

from __future__ import annotations

from typing import get_args

from msgspec import Struct

from goodoffices.kits import faults
from goodoffices.kits.model import KitSeat, Score, Stage
from goodoffices.kits.sources import Sources, Table
from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import Language, PointId, Texts, party_of

FILE = "kit.toml"
FIELDS = {"title", "minutes", "languages", "score", "total", "points", "seat", "stage"}
SEAT = {"id", "party", "needed", "double"}
STAGE = {"title", "minutes", "what"}
LONGEST = 60 * 24 * 60  # minutes


class Settings(Struct, frozen=True):
    """What `kit.toml` says."""

    title: Texts
    languages: tuple[Language, ...]
    minutes: int
    score: Score
    total: int | None
    seats: tuple[KitSeat, ...]
    stages: tuple[Stage, ...]
    points: dict[str, PointId] | None  # None: what names them is wrong


def read_settings(sources: Sources) -> Settings | None:
    """Read `kit.toml`; None if there is none to read. What is wrong is noted in `sources`."""
    given = sources.toml(FILE)
    if given is None:
        if not sources.faults:
            sources.wrong(
                FILE,
                0,
                phrase("there is no kit.toml in this folder"),
                phrase("make one: goodoffices kit new shows how"),
            )
        return None
    text = sources.texts[FILE]

    def line(name: str) -> int:
        return faults.key(text, name) or 1

    sources.known(FILE, 0, given, FIELDS)
    languages = _languages(sources, given, line("languages"))
    sources.language = languages[0]
    score = given.get("score", "at debrief")
    if score not in get_args(Score):
        sources.wrong(
            FILE, line("score"), phrase("“score” is {score!r}", score=score), phrase("write “shown” or “at debrief”")
        )
        score = "at debrief"
    before = len(sources.faults)
    minutes = sources.number(FILE, line("minutes"), given.get("minutes"), "minutes", 1, LONGEST)
    if len(sources.faults) > before:
        minutes = LONGEST  # so that nothing else is measured by what is no number
    total = given.get("total")
    if total is not None:
        total = sources.number(FILE, line("total"), total, "total", 1, 10**9)
    return Settings(
        sources.told(FILE, line("title"), given.get("title"), "title"),
        languages,
        minutes,
        score,
        total,
        _seats(sources, given, text),
        _stages(sources, given, text, minutes),
        _points(sources, given, line("points")),
    )


def _languages(sources: Sources, given: Table, line: int) -> tuple[Language, ...]:
    found = given.get("languages", ["en"])
    if not isinstance(found, list) or not found or len(set(map(str, found))) < len(found):
        sources.wrong(
            FILE, line, phrase("“languages” lists no languages"), phrase('write languages = ["en"], each once')
        )
        return ("en",)
    for one in found:
        if not isinstance(one, str) or words.language(one, "languages") is not None:
            sources.wrong(
                FILE, line, phrase("{one!r} is no language tag", one=one), phrase("write such as “en” or “fr-CH”")
            )
            return ("en",)
    return tuple(found)


def _seats(sources: Sources, given: Table, text: str) -> tuple[KitSeat, ...]:
    tables = sources.tables(FILE, given, "seat")
    found: list[KitSeat] = []
    for i, one in enumerate(tables):
        line = faults.heading(text, "seat", i, len(tables))
        sources.known(FILE, line, one, SEAT)

        def at(field: str, i: int = i) -> int:
            return faults.heading(text, "seat", i, len(tables), field)

        seat, needed, double = one.get("id"), one.get("needed", True), one.get("double", False)
        if not isinstance(seat, str) or words.seat(seat) is not None:
            sources.wrong(
                FILE,
                at("id"),
                phrase("{seat!r} is no seat", seat=seat),
                phrase("write the party, a dot and a name: akra.head"),
            )
            continue
        party = one.get("party", party_of(seat))
        if party != party_of(seat):
            sources.wrong(
                FILE,
                at("party"),
                phrase("{seat} is no seat of {party}", seat=seat, party=party),
                phrase("write party = “{party}”", party=party_of(seat)),
            )
        if not isinstance(needed, bool) or not isinstance(double, bool):
            sources.wrong(
                FILE,
                line,
                phrase("“needed” and “double” are true or false"),
                phrase("write them without quotation marks"),
            )
            continue
        if any(seat == other.id for other in found):
            sources.wrong(FILE, at("id"), phrase("{seat} is listed twice", seat=seat), phrase("remove one"))
            continue
        found.append(KitSeat(seat, party_of(seat), needed, double))
    if not found and "seat" not in given:
        sources.wrong(FILE, 1, phrase("there is no seat for a student"), phrase("list each under [[seat]]"))
    return tuple(found)


def _stages(sources: Sources, given: Table, text: str, minutes: int) -> tuple[Stage, ...]:
    tables = sources.tables(FILE, given, "stage")
    found, known = [], minutes < LONGEST
    for i, one in enumerate(tables):
        line = faults.heading(text, "stage", i, len(tables))
        sources.known(FILE, line, one, STAGE)
        before = len(sources.faults)
        lasts = sources.number(FILE, line, one.get("minutes"), "minutes", 0, LONGEST)
        known &= len(sources.faults) == before
        title = sources.told(FILE, line, one.get("title"), "title")
        found.append(Stage(title, lasts, sources.told(FILE, line, one.get("what"), "what", needed=False)))
    lasting = sum(stage.minutes for stage in found)
    if not found:
        sources.wrong(FILE, 1, phrase("there is no timetable"), phrase("list its parts under [[stage]]"))
    elif known and lasting != minutes:
        line = faults.heading(text, "stage", 0, len(tables))
        sources.wrong(
            FILE,
            line,
            phrase("the stages last {lasting} minutes and the kit {minutes}", lasting=lasting, minutes=minutes),
            phrase("make the two the same"),
        )
    return tuple(found)


def _points(sources: Sources, given: Table, line: int) -> dict[str, PointId] | None:
    found = given.get("points", {})
    if isinstance(found, dict):  # a number without quotation marks is what most people write
        found = {name: str(point) if type(point) is int else point for name, point in found.items()}
        if all(isinstance(point, str) and words.point(point) is None for point in found.values()):
            return found
    sources.wrong(
        FILE,
        line,
        phrase("[points] names no points of the talks"),
        phrase('write the worth’s name and the number: hours = "1"'),
    )
    return None
