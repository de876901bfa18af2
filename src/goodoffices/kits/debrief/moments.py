"""The moments that mattered, each with its minute and its entry: facts of the record, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Literal

from msgspec import Struct

from goodoffices.kits.debrief.ending import WITH_PACKAGE, Ended, Ending
from goodoffices.kits.debrief.missed import Missed, rescue
from goodoffices.kits.debrief.numbers import number
from goodoffices.kits.debrief.offers import Offer
from goodoffices.kits.debrief.replaying import Frame
from goodoffices.kits.debrief.statuses import agreed, said
from goodoffices.kits.model import Kit
from goodoffices.phrases import Phrase, counted, phrase
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
    words: Phrase


def moments(
    kit: Kit, path: Sequence[Offer], opening: dict[str, str], replay: Sequence[Frame], end: Ending
) -> tuple[Moment, ...]:
    """The moments of a table, by minute. Plenary’s last entry counts as its end.

    Args:
        opening: how the points stood when it opened, as printed.
        replay: what was entered in plenary.
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
    if conditional is not None:
        words = phrase("The first acceptance on conditions, put by {offer}.", offer=_offer(kit, conditional))
        yield Moment("first condition", conditional.minute, conditional.entry, words)
    if whole is not None:
        words = phrase("The first package that settles every point, put by {offer}.", offer=_offer(kit, whole))
        yield Moment("first package", whole.minute, whole.entry, words)
    if suiting is not None:
        words = phrase("The first package that suits everybody, put by {offer}.", offer=_offer(kit, suiting))
        yield Moment("first that suits all", suiting.minute, suiting.entry, words)


def _offer(kit: Kit, offer: Offer) -> Phrase:
    # Translators: who put a package, and the package: “Akra: 1 A, 2 B”
    return phrase("{party}: {package}", party=called(kit, [offer.party]), package=told(kit, offer.package))


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
            values = {"points": numbers, "status": said(words)}
            if agreed(words):
                now = counted("Point {points} is {status}.", "Points {points} are {status}.", len(which), **values)
            else:
                now = counted(
                    "Point {points} is no longer agreed: {status}.",
                    "Points {points} are no longer agreed: {status}.",
                    len(which),
                    **values,
                )
            yield Moment("agreed" if agreed(words) else "no longer agreed", minute, _by(frames, which[0]), now)
        before = after


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
        words = phrase(
            "The longest standstill: from minute {since} to minute {until} nobody put anything new.",
            since=since,
            until=since + length,
        )
        yield Moment("standstill", since, 0, words)


def _ended(kit: Kit, path: Sequence[Offer], end: Ending, last: int) -> Iterator[Moment]:
    """How it ended; without a package, also what of what was put would have suited all."""
    if end.ended in WITH_PACKAGE:
        alone, lacking = _ENDED[end.ended]
        joined = {"parties": called(kit, end.joined), "package": told(kit, end.package)}
        words = Phrase(str(alone), joined)
        if end.left_out:
            words = Phrase(str(lacking), {**joined, "others": called(kit, end.left_out)})
        yield Moment("ended", last, 0, words)
        return
    left = [kit.points[point] for point, status in end.points.items() if not agreed(status)]
    words = phrase("The record ends without a package.")
    if left:
        words = phrase("The record ends without a package; not agreed: {points}.", points=", ".join(left))
    if suiting := _suiting(kit, path):
        values = {"minute": suiting[-1].minute, "offer": _offer(kit, suiting[-1])}
        more = counted(
            "One of the offers would have suited everybody (minute {minute}, by {offer}).",
            "{number} of the offers would have suited everybody (the last in minute {minute}, by {offer}).",
            len(suiting),
            **values,
        )
        words = _both(words, more)
    yield Moment("ended", last, 0, words)


_ENDED: dict[Ended, tuple[str, str]] = {
    "signed": (
        phrase("Signed by {parties}: {package}."),
        phrase("Signed by {parties}, without {others}: {package}."),
    ),
    "agreed": (
        phrase("Agreed among {parties}: {package}."),
        phrase("Agreed among {parties}, without {others}: {package}."),
    ),
    "agreed ad referendum": (
        phrase("Agreed ad referendum among {parties}: {package}."),
        phrase("Agreed ad referendum among {parties}, without {others}: {package}."),
    ),
}


def _both(first: Phrase, after: Phrase) -> Phrase:
    # Translators: two sentences, one after the other.
    return phrase("{first} {next}", first=first, next=after)


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
        words = phrase(
            "{changes}, in the last package of {party}, would have suited everybody; beyond no agreement: {gains}.",
            changes=_changes(kit, trade),
            party=whose,
            gains=_gains(kit, trade),
        )
        yield Moment("missed trade", last, latest[place].entry, _sure(words, trade))


def trade_words(kit: Kit, trade: Missed) -> Phrase:
    """The trade that was missed, as a sentence."""
    values = {"changes": _changes(kit, trade), "gains": _gains(kit, trade)}
    if trade.all_gain:
        words = phrase("{changes} would have been better for each of those who agreed: {gains}.", **values)
    else:
        words = phrase(
            "{changes} would have been better for one of them at least, and worse for none: {gains}.", **values
        )
    return _sure(words, trade)


def _gains(kit: Kit, trade: Missed) -> str:
    found = ", ".join(f"{called(kit, [party])} +{number(gain)}" for party, gain in trade.gains.items() if gain)
    return found or phrase("none")


def _changes(kit: Kit, trade: Missed) -> str:
    said: str = ""
    for point, before, after in trade.changes:
        one = phrase("{point} {after} instead of {before}", point=kit.points[point], after=after, before=before)
        said = phrase("{first} and {next}", first=said, next=one) if said else one
    return said


def _sure(words: Phrase, trade: Missed) -> Phrase:
    if trade.nearest:
        return words
    return _both(words, phrase("There may be a smaller change: the time given did not suffice to rule it out."))
