"""Filing press reports: opened, recognised where they were filed before, and entered many at a time.

Whoever files says of which earlier report a new one is a version; what is found here is only proposed to it. Nothing
is entered but by acts of the seat, through the registry.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from goodoffices.dispatches.document import Document
from goodoffices.dispatches.opening import NotOpened, Opener
from goodoffices.dispatches.same import Version, marks, version_of
from goodoffices.phrases import phrase
from goodoffices.receipts import Receipt
from goodoffices.registry import Registry, Sent
from goodoffices.talks import words
from goodoffices.talks.act import Refusal, SeatId, Talks
from goodoffices.talks.filing import FileDispatch
from goodoffices.talks.founding import FoundTalks
from goodoffices.talks.play import StateOfPlay

UNNAMED = "not named in the report as received"
MANY, ENOUGH = 100, 16 * 1024 * 1024  # reports, and bytes of originals, of one transaction
_NO_DATE = phrase("It does not say when it was published: give the date of publication, such as 2026-02-04.")


class Given(Struct, frozen=True):
    """What whoever files says of the reports; it counts more than what they say of themselves."""

    published: str = ""  # EDTF
    publisher: str = ""
    agency: str = ""
    title: str = ""


class Filed(Struct, frozen=True):
    """What became of one file: the entry that it is filed as, or why it was not."""

    name: str
    document: Document | None = None
    act: dict[str, Any] = {}  # as it was sent
    receipt: Receipt | None = None
    refusal: Refusal | None = None
    version: Version | None = None


_NOTHING = Given()


def is_real(play: StateOfPlay) -> bool:
    """Whether these are real talks on record, of which every act names its source."""
    founded = play.plenary.founding.founded
    return founded is not None and isinstance(founded.act, FoundTalks) and founded.act.mode == "record"


def dispatch(document: Document, given: Given, name: str, version: Version | None, real: bool) -> dict[str, Any]:
    """The act that files a document, as JSON has it."""
    publisher = given.publisher or document.publisher or UNNAMED
    published = given.published or document.published
    fields = {
        "publisher": publisher,
        "title": given.title or document.title or f"{name[:200] or 'A report'} (without a headline)",
        "published": published,
        "agency": given.agency or document.agency,
        "text": document.text,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "size": len(document.original),
        "version_of": version.number if version is not None else None,
        "notes": list(document.notes),
        "source": {"report": publisher, "date": published} if real else None,
    }
    return {"kind": "FileDispatch", **{name: value for name, value in fields.items() if value not in (None, "", [])}}


def file_all(
    registry: Registry, talks: Talks, seat: SeatId, files: Iterable[tuple[str, bytes]], given: Given = _NOTHING
) -> Iterator[Filed]:
    """File reports as `seat`, each named with its bytes: what became of each, in their order, once it is known."""
    real = is_real(registry.play(talks, seat))
    waiting: list[tuple[Filed, Document, bytes]] = []
    held, size = set[int](), 0
    with Opener() as opener:
        for name, data in files:
            opened = _opened(opener, name, data, given)
            if opened.document is None:
                yield from _enter(registry, talks, seat, waiting, given, real)
                waiting, held, size = [], set(), 0
                yield opened
                continue
            own = marks(opened.document.sha256, opened.document.text)
            if len(waiting) == MANY or size > ENOUGH or not held.isdisjoint(own):
                # what it may be a version of is entered first
                yield from _enter(registry, talks, seat, waiting, given, real)
                waiting, held, size = [], set(), 0
            waiting.append((opened, opened.document, data))
            held.update(own)
            size += len(data)
    yield from _enter(registry, talks, seat, waiting, given, real)


def earlier(registry: Registry, talks: Talks, seat: SeatId, document: Document) -> Version | None:
    """The report on record, as far as `seat` reads, of which this document is a version."""
    own = marks(document.sha256, document.text)
    found = {e.number: e.act for e in registry.alike(talks, seat, own) if isinstance(e.act, FileDispatch)}
    return version_of(document.sha256, document.text, found)


def _opened(opener: Opener, name: str, data: bytes, given: Given) -> Filed:
    try:
        document = opener.open(data, name, given.published or None)
    except NotOpened as error:
        return Filed(name, refusal=Refusal("invalid", error.message, error.field))
    published = given.published or document.published
    wrong = words.date(published, "published") if published else words.invalid("published", _NO_DATE)
    return Filed(name, document) if wrong is None else Filed(name, refusal=wrong)


def _versions(registry: Registry, talks: Talks, seat: SeatId, documents: list[Document]) -> list[Version | None]:
    """Of which reports on record these are versions. One question for all of them, as most often none of them is."""
    asked = [mark for document in documents for mark in marks(document.sha256, document.text)]
    if not registry.alike(talks, seat, asked):
        return [None] * len(documents)
    return [earlier(registry, talks, seat, document) for document in documents]


def _enter(
    registry: Registry,
    talks: Talks,
    seat: SeatId,
    waiting: list[tuple[Filed, Document, bytes]],
    given: Given,
    real: bool,
) -> Iterator[Filed]:
    if not waiting:
        return
    sent, filed = [], []
    versions = _versions(registry, talks, seat, [document for _, document, _ in waiting])
    for (opened, document, data), version in zip(waiting, versions, strict=True):
        act = dispatch(document, given, opened.name, version, real)
        sent.append(Sent(json.dumps(act, ensure_ascii=False), secrets.token_hex(16), data))
        filed.append(replace(opened, act=act, version=version))
    for one, outcome in zip(filed, registry.submit_many(talks, seat, sent), strict=True):
        if isinstance(outcome, Receipt):
            yield replace(one, receipt=outcome)
        else:
            yield replace(one, refusal=outcome, version=None)
