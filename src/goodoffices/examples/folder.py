"""Reading an example's folder into steps: who does what, where and when, with the place in the file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct
from msgspec.structs import replace

from goodoffices.examples import lines
from goodoffices.talks import words
from goodoffices.talks.act import PLENARY, PUBLIC, PUBLIC_SEAT

ENVELOPE = ("date", "as", "room", "kind", "id")  # what stands around an act's fields; no field has such a name
DEFAULTS = ("date", "as", "room", "source")  # what a file may give once for all its acts
MAX_FILE = 10 * 1024 * 1024  # bytes

Table = dict[str, Any]


class ExampleError(ValueError):
    """An example that cannot be read or loaded: the message names file, line, act and field, and says what to do."""


class Place(Struct, frozen=True):
    """Where something stands: the file's name in the folder, its text, and the line (0: not known) and act in it."""

    file: str
    text: str
    line: int = 0
    what: str = ""

    def error(self, message: str, field: str = "") -> ExampleError:
        """An error at this place; with `field`, at that field's line."""
        line = lines.key(self.text, self.line, field) if self.line and field else self.line
        where = f"{self.file}, line {line}" if line else self.file
        what = ", ".join(part for part in (self.what, f"field {field}" if field else "") if part)
        return ExampleError(f"{where}: {what + ': ' if what else ''}{message}")


class Step(Struct, frozen=True):
    """One act to be done, as the file gives it: labels are not yet resolved."""

    place: Place
    at: datetime
    seat: str
    room: str | None  # None: the room that the act opens
    kind: str
    fields: Table
    label: str = ""


class Example(Struct, frozen=True):
    """An example as read: its name, its zone, and its steps in order."""

    name: str
    folder: Path
    zone: ZoneInfo
    steps: tuple[Step, ...]


def read(folder: Path) -> Example:
    """Read an example. Raises `ExampleError` naming the file and line of what is wrong."""
    name = folder.resolve().name
    file = folder / "talks.toml"
    text, head = _toml(file, "talks.toml")
    if words.slug(name, "folder"):
        raise ExampleError(
            f"{folder}: name the folder in lower-case letters, digits and hyphens, such as “lake-mirna”."
        )
    talks = head.get("talks")
    if not isinstance(talks, dict):
        raise ExampleError("talks.toml: there is no [talks]: give title, zone, languages, founded and by.")
    start = Place("talks.toml", text, _line(text, "[talks]"), "[talks]")
    zone = _zone(talks.get("zone"), start)
    steps = list(_setup(head, talks, text, zone, start))
    for path in sorted((folder / "acts").glob("*.toml")):
        steps.extend(_acts(path, zone))
    instructor = talks.get("instructor")
    if isinstance(instructor, str):
        steps = [_with(instructor, step) for step in steps]
    return Example(name, folder, zone, tuple(steps))


def _with(instructor: str, step: Step) -> Step:
    """Whoever is declared as instructor sits in every room, so that no door in the folder need say so."""
    members = step.fields.get("members", [])
    closed = step.kind == "OpenRoom" and step.fields.get("room_kind") != PUBLIC and isinstance(members, list)
    if not closed or instructor in members:
        return step
    return replace(step, fields={**step.fields, "members": [*members, instructor]})


def seats(example: Example) -> list[str]:
    """The seats of an example in the order in which people were seated; then the founder's, and the public's."""
    given = (step.fields.get("seat") for step in example.steps if step.kind == "SeatPerson")
    seated = [seat for seat in given if isinstance(seat, str)]  # what says no seat is refused when it is loaded
    public = any(step.kind == "OpenRoom" and step.fields.get("room_kind") == PUBLIC for step in example.steps)
    return list(dict.fromkeys([*seated, example.steps[0].seat, *([PUBLIC_SEAT] if public else [])]))


def _toml(path: Path, name: str) -> tuple[str, Table]:
    try:
        if path.stat().st_size > MAX_FILE:
            raise ExampleError(f"{name}: the file is larger than {MAX_FILE // 1024 // 1024} MB: split it.")
        text = path.read_text(encoding="utf-8")
        return text, tomllib.loads(text)
    except FileNotFoundError:
        lacking = (
            f"there is no {name} in this folder, so it is no example" if path.parent.is_dir() else "no such folder"
        )
        raise ExampleError(f"{path.parent}: {lacking}.") from None
    except OSError as error:
        raise ExampleError(f"{name}: it cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        raise ExampleError(f"{name}: this is no UTF-8 (byte {error.start}): save the file as UTF-8.") from None
    except ValueError as error:  # also a number of more digits than are read
        told = lines.located(text, str(error))
        raise ExampleError(f"{name}: this is no TOML: {told}.{_hint(text, told)}") from None
    except RecursionError:
        raise ExampleError(f"{name}: its lists and tables lie too deep in one another: flatten them.") from None


def _hint(text: str, error: str) -> str:
    """What to do about the two slips that are easily made, by the line of which the reader complains."""
    found = re.search(r"at line (\d+)", error)
    line = text.splitlines()[int(found[1]) - 1] if found and int(found[1]) <= len(text.splitlines()) else ""
    if re.search(r"=\s*\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?!:)", line):
        return " Write the seconds too: 2021-03-10T11:05:00."
    if re.search("=\\s*[“„”]", line):
        return ' A text stands between straight quotation marks: "…".'
    return ""


def _line(text: str, heading: str) -> int:
    return next((n for n, line in enumerate(text.splitlines(), 1) if line.strip().startswith(heading)), 0)


def _zone(value: object, start: Place) -> ZoneInfo:
    try:
        return ZoneInfo(str(value))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise start.error(f"“{value}” is no time zone: write one such as “Europe/Zurich”.", "zone") from None


def instant(value: object, zone: ZoneInfo) -> datetime | None:
    """The moment that a date or time names: a day stands for its noon, a time without offset is in `zone`."""
    if isinstance(value, datetime):
        return value if value.tzinfo is not None else value.replace(tzinfo=zone)
    return datetime.combine(value, time(12), zone) if isinstance(value, date) else None


def _setup(head: Table, talks: Table, text: str, zone: ZoneInfo, start: Place) -> Iterator[Step]:
    """What `talks.toml` stands for: the founding, the public room, parties, seats, the other rooms, capitals' seats."""
    founded = {k: v for k, v in talks.items() if k not in ("founded", "by")}
    defaults = {k: head[k] for k in DEFAULTS if k in head}
    envelope = {"date": talks.get("founded"), "as": talks.get("by")}
    yield _step({**envelope, "room": PLENARY, "kind": "FoundTalks", **founded}, {}, start, zone)
    filed = PUBLIC if talks.get("mode") == "record" else PLENARY
    parties = list(_tables(head, "parties", text, "AdmitParty", {"room": filed}))
    seats = list(_tables(head, "seats", text, "SeatPerson", {"room": PLENARY}))
    rooms = list(_tables(head, "rooms", text, "OpenRoom", {}))
    public = [r for r in rooms if r[0].get("room_kind") == PUBLIC]
    for table, _ in public:
        table.setdefault("zone", talks.get("zone"))
    order = (
        public,
        parties,
        [s for s in seats if s[0]["room"] == PLENARY],
        [r for r in rooms if r not in public],
        [s for s in seats if s[0]["room"] != PLENARY],
    )
    for table, place in (one for group in order for one in group):
        yield _step(table, {**envelope, **defaults}, place, zone)
    unknown = sorted(set(head) - {"talks", "parties", "seats", "rooms", *DEFAULTS})
    if unknown:
        raise ExampleError(
            f"talks.toml: “{unknown[0]}” has no meaning here: give [talks], [[parties]], [[seats]], [[rooms]]."
        )


def _tables(head: Table, name: str, text: str, kind: str, more: Table) -> Iterator[tuple[Table, Place]]:
    tables = head.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ExampleError(f"talks.toml: write each of the {name} under a heading [[{name}]].")
    where = lines.headings(text, name, len(tables))
    for i, table in enumerate(tables):
        place = Place("talks.toml", text, where[i] if where else 0, f"{kind} {i + 1}")
        given = dict(table)
        if kind == "OpenRoom":
            given["room_kind"] = given.pop("kind", "")
        elif "kind" in given:
            raise place.error(f"leave this out: [[{name}]] stands for {kind}.", "kind")
        yield {**more, **given, "kind": kind}, place


def _acts(path: Path, zone: ZoneInfo) -> Iterator[Step]:
    name = f"acts/{path.name}"
    text, file = _toml(path, name)
    acts = file.pop("act", [])
    if not isinstance(acts, list) or not all(isinstance(act, dict) for act in acts):
        raise ExampleError(f"{name}: write each act under a heading [[act]].")
    unknown = sorted(set(file) - set(DEFAULTS))
    if unknown:
        raise ExampleError(f"{name}: “{unknown[0]}” stands before the first [[act]]; only {', '.join(DEFAULTS)} may.")
    where = lines.headings(text, "act", len(acts))
    for i, act in enumerate(acts):
        kind = act.get("kind")
        place = Place(name, text, where[i] if where else 0, f"act {i + 1}" + (f" ({kind})" if kind else ""))
        yield _step(act, file, place, zone)


def _step(given: Table, defaults: Table, place: Place, zone: ZoneInfo) -> Step:
    table = {**defaults, **given}
    source = (defaults.get("source"), given.get("source"))
    if all(isinstance(part, dict) for part in source):
        table["source"] = {**defaults["source"], **given["source"]}
    for key in ("as", "kind"):
        if not isinstance(table.get(key), str):
            raise place.error({"as": "say which seat acts", "kind": "say what kind of act it is"}[key] + ".", key)
    at = instant(table.get("date"), zone)
    if at is None:
        raise place.error("say when, as a date or a time: 2021-03-10 or 2021-03-10T11:05:00.", "date")
    label = table.get("id", "")
    if label != "" and (not isinstance(label, str) or words.slug(label, "id")):
        raise place.error("an id has lower-case letters, digits and hyphens only.", "id")
    room = table.get("room")
    if not isinstance(room, str) and (room is not None or table["kind"] != "OpenRoom"):
        raise place.error("say in which room.", "room")
    fields = {k: v for k, v in table.items() if k not in ENVELOPE}
    opens = table["kind"] == "OpenRoom"
    return Step(place, at, table["as"], None if opens else room, table["kind"], fields, label)
