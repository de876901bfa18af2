"""The whole examination of an installation, one finding after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS

from goodoffices.house import House, HouseError
from goodoffices.server import at_rest, signing
from goodoffices.server.classroom import sealed as classes
from goodoffices.server.doors import second_step
from goodoffices.server.examining import around, members, signatures
from goodoffices.server.examining.contents import Contents, contents, drafts
from goodoffices.server.examining.finding import Finding, Tell, found, silent
from goodoffices.server.examining.logs import Examined, Log, beyond, examine, logs
from goodoffices.server.examining.signatures import Claimed
from goodoffices.server.store import question_keys
from goodoffices.talks.act import RoomId, Talks


def the_database(using: str = DEFAULT_DB_ALIAS) -> Iterator[Finding]:
    """The database as such. Nothing else can be looked at where the first of these is wrong."""
    yield found("migrations", around.unmigrated(using), "the database is as this version needs it")
    yield found("database file", around.unsound(using), "sound")
    yield found("triggers", around.unguarded(using), "the database refuses to change what was entered")


def the_logs(
    name: str | None, claims: Sequence[Claimed], using: str = DEFAULT_DB_ALIAS, tell: Tell = silent
) -> tuple[list[Examined], list[Finding]]:
    """Every room's log, its tree, and what was signed about them. `name` is the house's; None if it is not known."""
    seen = signatures.cosigned(using)
    outcomes = [examine(log, signatures.sizes(log, seen, claims), using, tell) for log in logs(using)]
    faults = [f"{each.log}: {fault}" for each in outcomes for fault in each.faults] + beyond(using)
    entries = sum(each.log.number for each in outcomes)
    well = f"{_many(len(outcomes), 'room')}, {_many(entries, 'entry')}: every leaf in its place, every tree its own"
    findings = [found("logs", faults, well)]
    if name is None:
        findings.append(Finding("cosignatures", "unchecked", ("the keys of the house are not here",)))
    else:
        wrong = signatures.unlike_cosigned(name, seen, {each.log.row: each for each in outcomes})
        well = f"{_many(len(seen), 'cosignature')} of witnesses" + (", each over this record" if seen else "")
        findings.append(found("cosignatures", wrong, well))
    if claims:
        wrong = signatures.unlike_claimed(claims, outcomes)
        well = f"{_many(len(claims), 'checkpoint')} signed before, each over this record"
        findings.append(found("checkpoints", wrong, well))
    return outcomes, findings


def the_contents(outcomes: Sequence[Examined], using: str = DEFAULT_DB_ALIAS, tell: Tell = silent) -> Iterator[Finding]:
    """What the leaves commit to, the drafts, and who reads what; not looked at where the master key is not here."""
    try:
        sealing = at_rest.sealing(using)
    except at_rest.AtRestError as error:
        yield Finding("sealing", "unchecked", (str(error), "payloads, drafts and members were not looked at"))
        if closed := list(classes.unopened(using)):
            yield found("classes", closed, "", "unchecked")
        return
    warning = at_rest.warning(sealing)
    yield Finding("sealing", "care" if warning else "well", (warning or "every entry is sealed, and its key is here",))
    rooms = {each.log: contents(each.log, using, tell) for each in outcomes if not each.faults}
    yield _payloads(rooms)
    yield found("drafts", drafts(using), "every one on the desks opens")
    yield found("second steps", second_step.unopened(using), "the secrets of every one open")
    yield found("keys of sealed questions", question_keys.closed_for_good(using), "every one that is kept opens")
    yield found("classes", classes.unopened(using), "what is kept of every one opens")
    yield from _members(rooms, using)


def _payloads(rooms: dict[Log, Contents]) -> Finding:
    faults = [f"{log}: {fault}" for log, each in rooms.items() for fault in each.faults]
    erased, files = (sum(getattr(each, what) for each in rooms.values()) for what in ("erased", "files"))
    well = f"every payload is the one that was entered; {erased:,} erased; {_many(files, 'file')} of reports"
    unreadable = sum(each.unreadable for each in rooms.values())
    if unreadable and not faults:
        return Finding("payloads", "care", (well, f"{_many(unreadable, 'act')} that this version does not know"))
    return found("payloads", faults, well)


def _members(rooms: dict[Log, Contents], using: str) -> Iterator[Finding]:
    by_talks: dict[Talks, dict[RoomId, Contents]] = {}
    for log, each in rooms.items():
        by_talks.setdefault(log.talks, {})[log.room] = each
    faults, unsure, count = list[str](), list[str](), 0
    for talks, found_in in by_talks.items():
        there = members.kept(talks, using)
        right = members.replayed({room: each.entries for room, each in found_in.items()})
        count += len(there)
        hollow = any(each.erased or each.unreadable for each in found_in.values())
        (unsure if hollow else faults).extend(members.differences(talks, there, right))
    if unsure and not faults:
        words = "a replay differs, and words that it would need may be among those that are erased"
        yield Finding("members", "unchecked", (words, *unsure[:20]))
    else:
        yield found("members", [*faults, *unsure], f"{_many(count, 'right')} to read, as a replay of the records gives")


def the_house() -> tuple[House | None, Finding]:
    """The keys that sign."""
    try:
        house = signing.house()
    except HouseError as error:
        return None, Finding("signing keys", "wrong", (f"they cannot be read: {error}",))
    if house is None:
        return None, Finding(
            "signing keys", "wrong", ("there are none: put them back, or make new ones with “goodoffices init”",)
        )
    well = f"house {house.name} signs, and what it signs verifies"
    return house, found("signing keys", signatures.unlike_house(house), well)


def the_surroundings(folder: Path) -> Iterator[Finding]:
    """Files of keys and the disk."""
    yield found("files", around.open_files(folder), "keys are read by their owner only", "care")
    left, wanted = around.free(folder)
    words = f"{left / 2**30:.1f} GB free"
    short = f"{words}: a backup takes up to {wanted / 2**30:.1f} GB on its way, and acts are refused on a full disk"
    yield Finding("disk", "well", (words,)) if left >= wanted else Finding("disk", "care", (short,))


def _many(count: int, what: str) -> str:
    plural = f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
    return f"{count:,} {what if count == 1 else plural}"
