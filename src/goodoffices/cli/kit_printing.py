"""What a kit's check and its tries come to, in words and tables."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

import typer
from rich.table import Table

from goodoffices.cli.faults import plain, say
from goodoffices.cli.tables import console

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodoffices.kits import Kit
    from goodoffices.kits.checking import Check
    from goodoffices.kits.measuring import Measures
    from goodoffices.kits.trial import Done, Played

VERDICTS = {
    "hopeless": "Hopeless: no package suits all.",
    "hard": "Hard: a class will hardly find what suits all.",
    "trivial": "Trivial: there is little to negotiate.",
    "playable": "Playable: there is something to find, and to fight for.",
}


def print_check(kit: Kit, found: Check) -> None:
    """What was found: figures and warnings to read, faults on stderr."""
    title = next(iter(kit.title.values()))
    size = f"minutes: {kit.minutes}, seats: {len(kit.seats)}, injects: {len(kit.injects)}"
    typer.echo(plain(f"{kit.name}: {title} ({size})"))
    if found.measures is not None:
        _measures(kit, found.measures)
    for seat in found.dull:
        typer.echo(plain(f"Dull: {seat.seat}: {seat.why}."))
    for fault in found.warnings:
        typer.echo(plain(f"Warning: {fault}"))
    for fault in found.faults:
        say(f"Error: {fault}")
    if found.sound:
        typer.echo("No faults." if not found.warnings and not found.dull else "No faults that must be mended.")


def _measures(kit: Kit, measures: Measures) -> None:
    inside, possible = measures.inside, measures.possible
    size = f"{inside.lower:,}" if inside.exact else f"between {inside.lower:,} and {inside.upper:,}"
    of = f"{possible.upper:,}" if possible.exact else f"at most {possible.upper:,}"
    one_in = f", one in {round(1 / measures.share):,}" if measures.share else ""
    typer.echo(f"{VERDICTS[measures.verdict]} {size} of {of} packages that can be had suit everybody{one_in}.")
    if measures.coalitions:
        closing = [one for one in measures.coalitions if one.packages]
        least, most = min(one.packages for one in measures.coalitions), max(one.packages for one in measures.coalitions)
        typer.echo(
            f"{measures.enough} of {len(measures.interests)} decide: {len(closing)} of {len(measures.coalitions)} "
            f"such coalitions have something to agree on, {least:,} to {most:,} packages each."
        )
    if measures.efficient:
        typer.echo(f"{measures.efficient:,} combinations of worths cannot be bettered for all.")
    out = console()
    table = Table("party", "no agreement", "in the best packages", "points that matter", "says no to")
    for interest, party in zip(measures.interests, kit.problem.parties, strict=True):
        ends = f"{interest.low} to {interest.high}" if measures.efficient else "–"
        refuses = "–" if interest.refuses is None else f"{float(interest.refuses):.0%}"
        limit = str(Fraction(party.reservation, kit.problem.scale))
        table.add_row(plain(party.id), limit, ends, str(interest.points), refuses)
    out.print(table)


def print_course(kit: Kit, played: Played) -> None:
    """One try, act by act, and how it ended."""
    typer.echo("Each stance is taken on condition of the other points of the package.")
    for (minute, who), several in groupby(played.acts, key=_whose):
        typer.echo(plain(f"{minute:>4}  {who}: {', '.join(done.words for done in several)}"))
    if played.ended == "impasse":
        typer.echo(plain(f"Impasse at minute {played.minute}: {played.why}."))
        return
    chosen = ", ".join(f"{kit.points[point]} {letter}" for point, letter in played.package.items())
    typer.echo(plain(f"Signed at minute {played.minute} by {', '.join(played.signed_by)}: {chosen}."))
    for scored in played.scores:
        parts = " + ".join(str(part.worth) for part in scored.parts)
        linked = "".join(f" {'-' if one.worth < 0 else '+'} {abs(one.worth)}" for one in scored.linked)
        against = f"{abs(scored.above)} {'less' if scored.above < 0 else 'more'} than no agreement"
        typer.echo(plain(f"  {scored.party}: {parts}{linked} = {scored.total}, {against}"))


def _whose(done: Done) -> tuple[int, str]:
    """When, by whom and where something was done: what follows on it in the same is told in the same line."""
    return done.minute, f"{done.seat} in {done.room}" if done.kind else "from outside"


def print_ends(kit: Kit, played: Sequence[Played]) -> None:
    """How many tries ended in which way."""
    signed = [one for one in played if one.ended == "signed"]
    typer.echo(f"{len(signed)} of {len(played)} tables signed.")
    ends = Counter(
        (", ".join(f"{kit.points[p]} {a}" for p, a in one.package.items()), ", ".join(str(s.total) for s in one.scores))
        for one in signed
    )
    out = console()
    table = Table("tables", "package", f"worth to {', '.join(party.id for party in kit.problem.parties)}")
    for (package, worths), count in ends.most_common():
        table.add_row(str(count), plain(package), worths)
    if ends:
        out.print(table)
    for why, count in Counter(one.why for one in played if one.ended == "impasse").most_common():
        typer.echo(plain(f"{count} in impasse: {why}."))
