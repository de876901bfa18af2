"""`goodoffices packages`: which alternatives of one room go together, by what everybody has openly said there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.analyse import MISSING
from goodoffices.cli.database import Data
from goodoffices.cli.faults import USAGE, fail
from goodoffices.cli.play import AsOf, Seat, Talks

if TYPE_CHECKING:
    from goodoffices.valuations.closed import ListedRead, NeedRead, PackageRead, PackagesRead, SingleRead, WordingRead


def packages(
    talks: Talks,
    seat: Seat = None,
    room: Annotated[str, typer.Option(help="The room whose record is read.")] = "plenary",
    as_of: AsOf = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    language: Annotated[str, typer.Option(help="The language in which texts are wanted.")] = "en",
    data: Data = None,
) -> None:
    """Print the packages of one room: what closes by what was said, and what each of the others still needs of whom."""
    from goodoffices.cli.reading import read_play
    from goodoffices.talks.act import PUBLIC

    state, by, now = read_play(talks, seat, as_of, data)
    if room not in state.rooms:
        fail(f"There is no room “{room}” here that {by} reads. Rooms: {', '.join(sorted(state.rooms))}.")
    if room == PUBLIC:
        fail("Nobody takes a stance in the public room: name another --room.", USAGE)
    try:
        from goodoffices.valuations.closed import closed, told

        found = told(closed(state, room, now), state.rooms[room])
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("highspy", "numpy"):
            raise
        fail(MISSING.format(name=error.name), USAGE)
    if json:
        import msgspec

        typer.echo(msgspec.json.format(msgspec.json.encode(found)).decode())
        return
    _print(found, language)


def _print(found: PackagesRead, language: str) -> None:
    from goodoffices.cli.tables import console, plain, table

    out = console()
    with out.capture() as printed:
        out.print(plain(f"Packages in {found.room}, by its record up to entry {found.through}"), style="bold")
        out.print(plain("By what everybody has openly said there. No status comes from it."))
        for title, listed, none in (
            ("Close as they stand", found.as_said, "Nothing closes by what has been said so far."),
            (
                "Could close, if those were asked who have not answered",
                found.if_asked,
                "Nothing could close even if all were asked.",
            ),
        ):
            out.print()
            out.print(plain(title), style="bold")
            shown = [one for one in listed.packages if one.chosen]
            for number, one in enumerate(shown, 1):
                rows = _rows(one, language)
                out.print(
                    table(f"Package {number}: {_head(one)}", ("point", "words of", "begin", "still needed"), rows)
                )
            out.print(plain(_count(listed, len(shown)) if shown else none))
        out.print()
        out.print(plain("Which single condition keeps most apart"), style="bold")
        out.print(plain(f"Without any supposition {found.closes_as_said} close together."))
        for single in found.singles:
            out.print(plain(_single(single)))
        if not found.singles:
            out.print(plain("No single condition, met or dropped, would close more." if found.singles_proven else
                            "Whether one would close more was not found out."))  # fmt: skip
    typer.echo("\n".join(line.rstrip() for line in printed.get().rstrip().split("\n")))


def _head(one: PackageRead) -> str:
    open_still = f"; left open: {', '.join(one.left_open)}" if one.left_open else ""
    needs = f"needs {one.words} more word{'' if one.words == 1 else 's'}" if one.words else "closes as it stands"
    return f"settles {len(one.chosen)} point{'' if len(one.chosen) == 1 else 's'}; {needs}{open_still}"


def _rows(one: PackageRead, language: str) -> list[tuple[str, str, str, str]]:
    needs = {(need.point, need.wording): need for need in one.needs}
    return [
        (chosen.point, _whose(chosen), _begin(chosen.text, language), _need(needs.get((chosen.point, chosen.wording))))
        for chosen in one.chosen
    ]


def _whose(chosen: WordingRead) -> str:
    return f"{', '.join(chosen.by) or 'not attributed'}, entry {chosen.wording}"


def _begin(text: Mapping[str, str], language: str) -> str:
    from goodoffices.cli.tables import texts

    words = " ".join(texts(text, language).split())
    return words if len(words) <= 80 else f"{words[:79]}…"


def _need(need: NeedRead | None) -> str:
    if need is None:
        return "nothing"
    some = f"{need.at_least} of: " if need.at_least < len(need.of) else ""
    waits = ("; ".join(c.conduct for c in word.conditions if c.point is None) for word in need.of)
    said = (f"waits for “{conduct}”" if conduct else word.said for word, conduct in zip(need.of, waits, strict=True))
    return some + ", ".join(f"{word.party} ({what})" for word, what in zip(need.of, said, strict=True))


def _count(listed: ListedRead, shown: int) -> str:
    if listed.count == shown:
        return "These are all."
    if listed.count is not None:
        return f"The first {shown} of {listed.count}, those that settle most points before the others."
    return f"There are more; none settles more than {listed.at_most_points} points."


def _single(one: SingleRead) -> str:
    condition = one.condition
    what = f"“{condition.conduct}”"
    if condition.point is not None:
        what = f"point {condition.point}" + (f" on entry {condition.wording}" if condition.wording else "")
    by = ", ".join(f"{stated.party} on point {stated.point}, entry {stated.wording}" for stated in one.by)
    return f"If the condition {what} were {one.how} (stated by {by}): {one.closes} would close together."
