"""`injects/*.toml`: one piece of news or change each, for the teacher to let in."""

from __future__ import annotations

from collections.abc import Collection
from typing import get_args

from goodoffices.kits import faults
from goodoffices.kits.model import Direction, Inject, InjectKind, Verdict
from goodoffices.kits.sources import Sources, Table
from goodoffices.phrases import phrase
from goodoffices.settlement import Problem
from goodoffices.talks import words
from goodoffices.talks.act import party_of

ALL = "all"
PUBLIC = "public"
FIELDS = {"kind", "minute", "to", "title", "text", "publisher", "watch", "directs"}
DIRECTS = {"point", "alternative", "verdict"}


def read_injects(
    sources: Sources, minutes: int, seats: Collection[str], parties: Collection[str], problem: Problem | None
) -> tuple[Inject, ...]:
    """Every inject in the order of minutes. `parties` are those with a capital, to which directives can go."""
    found = [
        inject
        for path in sorted((sources.folder / "injects").glob("*.toml"))
        if (inject := _inject(sources, f"injects/{path.name}", minutes, seats, parties, problem)) is not None
    ]
    return tuple(sorted(found, key=lambda inject: inject.minute))


def _inject(
    sources: Sources,
    file: str,
    minutes: int,
    seats: Collection[str],
    parties: Collection[str],
    problem: Problem | None,
) -> Inject | None:
    name = file.removeprefix("injects/").removesuffix(".toml")
    if words.slug(name, "inject"):
        sources.wrong(
            file, 0, phrase("the file's name is no short name"), phrase("use lower-case letters, digits and hyphens")
        )
        return None
    given = sources.toml(file)
    if given is None:
        return None
    text = sources.texts[file]

    def line(field: str) -> int:
        return faults.key(text, field) or 1

    sources.known(file, 0, given, FIELDS)
    kinds: tuple[InjectKind, ...] = get_args(InjectKind)
    kind = next((one for one in kinds if one == given.get("kind")), None)
    if kind is None:
        sources.wrong(
            file,
            line("kind"),
            phrase("“kind” is {kind!r}", kind=given.get("kind")),
            phrase("write one of {kinds}", kinds=", ".join(kinds)),
        )
        return None
    to = _to(sources, file, line("to"), given.get("to"), kind, seats, parties)
    publisher = given.get("publisher", "")
    if not isinstance(publisher, str) or (kind == "dispatch" and not publisher.strip()):
        sources.wrong(file, line("publisher"), phrase("a dispatch is somebody's"), phrase('write publisher = "…"'))
        publisher = ""
    return Inject(
        name,
        kind,
        sources.number(file, line("minute"), given.get("minute"), "minute", 0, minutes),
        to,
        sources.told(file, line("title"), given.get("title"), "title"),
        sources.told(file, line("text"), given.get("text"), "text"),
        publisher,
        sources.told(file, line("watch"), given.get("watch"), "watch", needed=False),
        _directs(sources, file, given, kind, problem),
    )


def _to(
    sources: Sources,
    file: str,
    line: int,
    given: object,
    kind: InjectKind,
    seats: Collection[str],
    parties: Collection[str],
) -> tuple[str, ...]:
    """To whom: the public, parties with a capital, or anybody, by kind."""
    known: dict[InjectKind, set[str]] = {
        "dispatch": {PUBLIC},
        "directive": set(parties),
        "broadcast": {ALL, *seats, *map(party_of, seats)},
    }
    remedy = {
        "dispatch": 'write to = ["public"], or leave it out',
        "directive": f"name parties with a capital: {', '.join(sorted(parties)) or 'there are none'}",
        "broadcast": "name seats, parties, or “all”",
    }[kind]
    given = [PUBLIC] if given is None and kind == "dispatch" else [given] if isinstance(given, str) else given
    if not isinstance(given, list) or not given:
        sources.wrong(file, line, phrase("this goes to nobody"), remedy)
        return ()
    for one in given:
        if one not in known[kind]:
            sources.wrong(
                file, line, phrase("this goes to {one!r}, whom there is not for a {kind}", one=one, kind=kind), remedy
            )
    return tuple(str(one) for one in given)


def _directs(
    sources: Sources, file: str, given: Table, kind: InjectKind, problem: Problem | None
) -> tuple[Direction, ...]:
    tables = sources.tables(file, given, "directs")
    if tables and kind != "directive":
        sources.wrong(
            file,
            faults.heading(sources.texts[file], "directs", 0, len(tables)),
            phrase("a {kind} changes no directives", kind=kind),
            phrase("make it a directive, or remove [[directs]]"),
        )
        return ()
    points = {point.id: point.alternatives for point in problem.points} if problem is not None else {}
    verdicts: tuple[Verdict, ...] = get_args(Verdict)
    found = []
    for i, one in enumerate(tables):
        line = faults.heading(sources.texts[file], "directs", i, len(tables))
        sources.known(file, line, one, DIRECTS)
        point, alternative = one.get("point"), one.get("alternative")
        verdict = next((known for known in verdicts if known == one.get("verdict")), None)
        if problem is not None and (point not in points or alternative not in points[point]):
            sources.wrong(
                file,
                line,
                phrase(
                    "there is no alternative {alternative!r} of a point {point!r}", alternative=alternative, point=point
                ),
                phrase("name both as worth.json does"),
            )
        elif verdict is None:
            sources.wrong(
                file,
                line,
                phrase("“verdict” is {verdict!r}", verdict=one.get("verdict")),
                phrase("write one of {verdicts}", verdicts=", ".join(verdicts)),
            )
        else:
            found.append(Direction(str(point), str(alternative), verdict))
    return tuple(found)
