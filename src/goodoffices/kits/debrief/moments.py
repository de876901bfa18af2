"""The moments that mattered, each with its minute and its entry: facts of the record, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Literal

from msgspec import Struct

from goodoffices.kits.debrief.ending import WITH_PACKAGE, Ending
from goodoffices.kits.debrief.missed import Missed, rescue
from goodoffices.kits.debrief.numbers import number
from goodoffices.kits.debrief.offers import Offer
from goodoffices.kits.debrief.replaying import Frame
from goodoffices.kits.model import Kit
from goodoffices.settlement.problem import package_of
from goodoffices.talks.act import PLENARY, PartyId

What = Literal[
    "first condition", "first package", "first that suits all", "agreed", "no longer agreed", "standstill", "ended",
    "missed trade",
]  # fmt: skip


class Moment(Struct, frozen=True):
    """Something that happened, or that did not. `entry` is plenary's, 0 where there is none."""

    what: What
    minute: int
    entry: int
    words: str


def moments(
    kit: Kit, path: Sequence[Offer], opening: dict[str, str], replay: Sequence[Frame], end: Ending
) -> tuple[Moment, ...]:
    """The moments of a table, by minute. The last entry at the table counts as its end.

    Args:
        opening: how the points stood when it opened, as printed.
    """
    last = replay[-1].minute if replay else 0
    found = [
        *_firsts(kit, path),
        *_standings(kit, opening, replay),
        *_standstill(path, last),
        *_ended(kit, path, end, last),
        *_missed(kit, path, end, last),
    ]
    return tuple(sorted(found, key=lambda one: one.minute))


def told(kit: Kit, package: Mapping[str, str | None]) -> str:
    """A package for people: point and alternative, in the kit's order."""
    points = (point for point in kit.problem.points if point.id in package)
    return ", ".join(f"{kit.points[point.id]} {package[point.id] or '–'}" for point in points)


def called(kit: Kit, parties: Iterable[PartyId]) -> str:
    """Parties by their names in the worths; those that have none there, by their ids."""
    names = {party.id: party.name for party in kit.problem.parties}
    return ", ".join(names.get(party) or party for party in parties)


def _firsts(kit: Kit, path: Sequence[Offer]) -> Iterator[Moment]:
    """The first acceptance on conditions, the first whole package, and the first that suits all."""
    conditional = next((one for one in path if one.conditional), None)
    whole = next((one for one in path if one.whole), None)
    suiting = next(iter(_suiting(kit, path)), None)
    found: list[tuple[What, Offer | None, str]] = [
        ("first condition", conditional, "acceptance on conditions"),
        ("first package", whole, "package that settles every point"),
        ("first that suits all", suiting, "package that suits everybody"),
    ]
    for what, offer, words in found:
        if offer is not None:
            yield Moment(what, offer.minute, offer.entry, f"The first {words}, put by {_offer(kit, offer)}.")


def _offer(kit: Kit, offer: Offer) -> str:
    return f"{called(kit, [offer.party])}: {told(kit, offer.package)}"


def _suiting(kit: Kit, path: Sequence[Offer]) -> list[Offer]:
    """What was put and is worth at least no agreement to everybody, without crossing anybody's red line."""
    return [one for one in path if len(one.suits) == len(kit.problem.parties)]


def _standings(kit: Kit, opening: dict[str, str], replay: Sequence[Frame]) -> Iterator[Moment]:
    """When points were agreed, and when they no longer were. What comes and goes within one minute is not told."""
    before = opening
    for minute, several in groupby(replay, key=lambda frame: frame.minute):
        frames = list(several)
        after = frames[-1].points
        turned = [point for point in after if agreed(after[point]) != agreed(before[point])]
        for words, points in groupby(sorted(turned, key=after.__getitem__), key=after.__getitem__):
            which = list(points)
            numbers = ", ".join(kit.points[point.id] for point in kit.problem.points if point.id in which)
            now, plural = ("" if agreed(words) else "no longer agreed: "), len(which) > 1
            said = f"Point{'s' if plural else ''} {numbers} {'are' if plural else 'is'} {now}{words}."
            yield Moment("agreed" if agreed(words) else "no longer agreed", minute, _by(frames, which[0]), said)
        before = after


def agreed(words: str) -> bool:
    """Whether a status, as printed, is that of an agreed point."""
    return words.startswith("agreed")


def _by(frames: Sequence[Frame], point: str) -> int:
    """The first of some plenary entries after which a point stands as it does after the last."""
    last = frames[-1].points[point]
    number = 0
    for frame in reversed(frames):
        if frame.points[point] != last:
            break
        number = frame.number if frame.room == PLENARY else number
    return number


def _standstill(path: Sequence[Offer], last: int) -> Iterator[Moment]:
    """The longest time in which nobody put anything new."""
    minutes = [*(offer.minute for offer in path), last]
    gaps = [(after - before, before) for before, after in pairwise(minutes)]
    length, since = max(gaps, key=lambda gap: (gap[0], -gap[1]), default=(0, 0))
    if length > 0:
        words = f"The longest standstill: from minute {since} to minute {since + length} nobody put anything new."
        yield Moment("standstill", since, 0, words)


def _ended(kit: Kit, path: Sequence[Offer], end: Ending, last: int) -> Iterator[Moment]:
    """How it ended; without a package, also what of what was put would have suited all."""
    if end.ended in WITH_PACKAGE:
        without = f", without {called(kit, end.left_out)}" if end.left_out else ""
        whom = f"{'by' if end.ended == 'signed' else 'among'} {called(kit, end.joined)}{without}"
        yield Moment("ended", last, 0, f"{end.ended.capitalize()} {whom}: {told(kit, end.package)}.")
        return
    left = [kit.points[point] for point, words in end.points.items() if not agreed(words)]
    words = "The record ends without a package" + (f"; not agreed: {', '.join(left)}." if left else ".")
    if suiting := _suiting(kit, path):
        which = f"{len(suiting)} of the offers" if len(suiting) > 1 else "One of the offers"
        latest = f"minute {suiting[-1].minute}, by {_offer(kit, suiting[-1])}"
        words += f" {which} would have suited everybody ({'the last in ' if len(suiting) > 1 else ''}{latest})."
    yield Moment("ended", last, 0, words)


def _missed(kit: Kit, path: Sequence[Offer], end: Ending, last: int) -> Iterator[Moment]:
    """What would have been better for all; where there is no package, what would have made one of those that were put.

    Of these the last one of each party is looked at, the latest first.
    """
    smallest = end.trades.smallest if end.trades is not None else None
    if smallest is not None:
        yield Moment("missed trade", last, 0, trade_words(kit, smallest))
    if end.ended in WITH_PACKAGE or _suiting(kit, path):
        return
    latest = list({one.party: one for one in path if one.whole}.values())
    latest.sort(key=lambda one: -one.entry)
    texts = [package_of(kit.problem, {k: v for k, v in one.package.items() if v}) for one in latest]
    found = rescue(kit.problem, texts) if texts else None
    if found is not None:
        place, trade = found
        whose = called(kit, [latest[place].party])
        words = f"{_changes(kit, trade)}, in the last package of {whose}, would have suited everybody; "
        words += f"beyond no agreement: {_gains(kit, trade)}.{_sure(trade)}"
        yield Moment("missed trade", last, latest[place].entry, words)


def trade_words(kit: Kit, trade: Missed) -> str:
    """The trade that was missed, as a sentence."""
    whom = "for each of those who agreed" if trade.all_gain else "for one of them at least, and worse for none"
    return f"{_changes(kit, trade)} would have been better {whom}: {_gains(kit, trade)}.{_sure(trade)}"


def _gains(kit: Kit, trade: Missed) -> str:
    return ", ".join(f"{called(kit, [party])} +{number(gain)}" for party, gain in trade.gains.items() if gain) or "none"


def _changes(kit: Kit, trade: Missed) -> str:
    return " and ".join(f"{kit.points[point]} {after} instead of {before}" for point, before, after in trade.changes)


def _sure(trade: Missed) -> str:
    return "" if trade.nearest else " There may be a smaller change: the time given did not suffice to rule it out."
