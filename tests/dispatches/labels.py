"""The labelled dispatches: read, their spans found, their fields checked. `labelled/README.md` says what a label is.

`expected/` holds the same for the two real reports, whose text is not ours to ship: it is read from the folder that
`GOODOFFICES_REPORTS` names.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import msgspec
from msgspec import Struct, field, structs

from goodoffices.talks.press import ClaimSort, Polarity
from goodoffices.talks.words import is_date

HERE = Path(__file__).parent
LABELLED, EXPECTED = HERE / "labelled", HERE / "expected"
Split = Literal["development", "held-out"]
Modality = Literal["", "planned", "tentative", "confirmed", "took place", "denied", "expected", "reported"]
SORTS: tuple[str, ...] = get_args(ClaimSort)


class Party(Struct, frozen=True, forbid_unknown_fields=True):
    """A party to fictional talks: its id, and the names by which the press calls it; the first is its own."""

    id: str
    names: tuple[str, ...]
    role: str


class Person(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody whose seat in the talks is known."""

    name: str
    office: str
    party: str


class Round(Struct, frozen=True, forbid_unknown_fields=True):
    """A round that is known before the dispatch is read."""

    number: int
    names: tuple[str, ...]
    dates: str = ""
    place: str = ""


class Talks(Struct, frozen=True, forbid_unknown_fields=True):
    """The names known to the talks that a dispatch is about."""

    title: str
    zone: str
    party: tuple[Party, ...]
    person: tuple[Person, ...] = ()
    round: tuple[Round, ...] = ()


class Written(Struct, frozen=True, forbid_unknown_fields=True):
    """A claim as a person wrote it down: the span by its words."""

    sort: ClaimSort
    words: str = ""
    starts: str = ""
    ends: str = ""
    nth: int = 1
    who: str = ""
    speaker: str = ""
    office: str = ""
    party: str = ""
    speaker_also: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    occasion: str = ""
    said_on: str = ""
    about: str | None = None
    about_also: tuple[str, ...] = ()
    place: str = ""
    modality: Modality = ""
    polarity: Polarity = "as stated"
    count: int | str = ""
    scope: str = ""
    round: int = 0
    verbatim: bool = True  # of a quotation: printed as one


class File(Struct, frozen=True, forbid_unknown_fields=True):
    """A dispatch as its file has it."""

    talks: str
    publisher: str
    published: str
    style: str = ""
    split: Literal["", Split] = ""
    text: str = ""
    sha256: str = ""  # of a report whose text is not in the file
    agency: str = ""
    note: str = ""
    who: dict[str, tuple[str, str, str]] = {}
    claim: tuple[Written, ...] = ()


class Label(Struct, frozen=True):
    """A claim with its place in the text: `text[start:end]`."""

    sort: str
    start: int
    end: int
    words: str
    speaker: str = ""
    speaker_also: tuple[str, ...] = ()
    office: str = ""
    party: str = ""
    via: tuple[str, ...] = ()
    occasion: str = ""
    said_on: str = ""
    about: str = ""
    about_also: tuple[str, ...] = ()
    place: str = ""
    modality: str = ""
    polarity: str = "as stated"
    count: int | str = ""
    scope: str = ""
    round: int = 0
    verbatim: bool = True


class Dispatch(Struct, frozen=True):
    """A labelled dispatch."""

    name: str
    talks: Talks
    style: str
    split: str
    publisher: str
    agency: str
    published: dt.date
    text: str
    labels: tuple[Label, ...] = field(default=())


class Wrong(ValueError):
    """A label that does not fit its text, with the file and the words."""


@cache
def talks(name: str, folder: Path = LABELLED) -> Talks:
    """The names known to the talks `name`."""
    return msgspec.convert(tomllib.loads((folder / "talks" / f"{name}.toml").read_text(encoding="utf-8")), Talks)


def _place(text: str, words: str, nth: int, name: str) -> int:
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        if at < 0:
            raise Wrong(f"{name}: “{words}” is not {nth} times in the text")
    return at


def _label(found: Written, file: File, name: str) -> Label:
    if bool(found.words) == bool(found.starts and found.ends):
        raise Wrong(f"{name}: a {found.sort} needs `words`, or `starts` and `ends`")
    start = _place(file.text, found.words or found.starts, found.nth, name)
    if found.words:
        end = start + len(found.words)
    else:
        end = start + _place(file.text[start:], found.ends, 1, name) + len(found.ends)
    if found.who and found.who not in file.who:
        raise Wrong(f"{name}: “{found.who}” is not among [who]")
    for date in (found.about, found.said_on, *found.about_also):
        if date and not is_date(date):
            raise Wrong(f"{name}: “{date}” is no EDTF date")
    speaker, office, party = file.who[found.who] if found.who else (found.speaker, found.office, found.party)
    kept = {f: getattr(found, f) for f in Label.__struct_fields__ if f in Written.__struct_fields__}
    changed = {"words": file.text[start:end], "speaker": speaker, "office": office, "party": party}
    return Label(**{**kept, **changed, "start": start, "end": end, "about": found.about or ""})


def read(path: Path, text: str = "") -> Dispatch:
    """One dispatch with its labels. Raises `Wrong`, or msgspec's own errors, for what does not fit.

    `text` is that of a report whose file does not hold it.
    """
    file = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), File)
    file = structs.replace(file, text=file.text or text)
    labels = sorted(
        (_label(found, file, path.name) for found in file.claim), key=lambda label: (label.start, label.end)
    )
    return Dispatch(
        path.stem,
        talks(file.talks, path.parent),
        file.style,
        file.split,
        file.publisher,
        file.agency,
        dt.date.fromisoformat(file.published),
        file.text,
        tuple(labels),
    )


@cache
def dispatches(split: Split | None = None) -> tuple[Dispatch, ...]:
    """The labelled dispatches of one half, or all of them, in the order of their names."""
    found = (read(path) for path in sorted(LABELLED.glob("*.toml")))
    return tuple(dispatch for dispatch in found if split in (None, dispatch.split))


def report(name: str) -> str | None:
    """The text of a real report as we had it, if somebody has it here; None where nobody does.

    Raises `Wrong` for a file of that name that is another text.
    """
    folder = os.environ.get("GOODOFFICES_REPORTS", "")
    path = Path(folder) / f"{name}.txt"
    if not folder or not path.is_file():
        return None
    original = path.read_bytes()
    wanted = tomllib.loads((EXPECTED / f"{name}.toml").read_text(encoding="utf-8"))["sha256"]
    if hashlib.sha256(original).hexdigest() != wanted:
        raise Wrong(f"{path.name} is not the report that the expected claims were read from")
    return original.decode()


def expected(name: str, text: str) -> Dispatch:
    """What a real report is expected to yield, with places in `text`: the report's, whole or without its first date."""
    return read(EXPECTED / f"{name}.toml", text)
