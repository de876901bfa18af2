"""Filing: what others published, and what it says that somebody said. A report never speaks with the table's voice.

Fields that came with version 2 (of `FileDispatch` from `media_type` on, of `RecordClaim` from `start` on) may all be
left out: what was entered before reads as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from goodoffices.phrases import counted, phrase
from goodoffices.talks import words
from goodoffices.talks.act import (
    Act,
    Count,
    Edtf,
    Entry,
    Language,
    Line,
    Number,
    PartyId,
    PointId,
    Refusal,
    Sha256,
    Text,
    party_of,
)
from goodoffices.talks.grown import Grown

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table

ClaimSort = Literal[
    "date", "quotation", "assessment", "left", "denial", "no comment", "offer", "condition", "understanding",
    "attendance", "format", "role", "press policy",
]  # fmt: skip
Polarity = Literal["as stated", "negated", "unclear as printed"]
Modality = Literal["", "planned", "tentative", "confirmed", "took place", "denied", "expected", "reported"]
Counted = Literal["exact", "at least", "not a count"]


class FileDispatch(Act, frozen=True):
    """A press report that somebody filed, with its publisher and date."""

    publisher: Line
    title: Line
    published: Edtf
    agency: Line = ""
    text: Text = ""
    sha256: Sha256 | None = None  # of the original's bytes
    media_type: Line = ""  # of the original: text/plain, text/html, application/pdf, message/rfc822 …
    size: Count | None = None  # of the original, in bytes
    language: Language | None = None
    version_of: Number | None = None  # the earlier dispatch of which this is the same report, or an edited one
    notes: Annotated[tuple[Line, ...], Meta(max_length=20)] = ()  # what opening the original has told


class RecordClaim(Act, frozen=True):
    """What somebody said, as a filed report has it; a report never speaks with the table's voice."""

    claim: ClaimSort
    dispatch: Number
    words: Text  # as printed, or in the filer's own words where `verbatim` is false
    speaker: Line = ""
    office: Line = ""
    via: tuple[Line, ...] = ()
    occasion: Line = ""
    said_on: Edtf | None = None
    about: Edtf | None = None  # the date that the words are about
    verbatim: bool = False
    polarity: Polarity = "as stated"
    party: PartyId | None = None
    point: PointId | None = None
    round: Number | None = None
    count: Count | None = None
    start: Count | None = None  # the claim rests on characters `start` to `end` (not included) of the dispatch's text
    end: Count | None = None
    modality: Modality = ""  # how sure a date is
    place: Line = ""
    scope: Line = ""  # what a press policy or a denial covers
    counted: Counted | None = None  # of what is left: whether it is counted, and how


class CorrectClaim(RecordClaim, frozen=True, kw_only=True):
    """The claim recorded under `recorded` reads as here from now on, or is withdrawn; the earlier one stays."""

    recorded: Number
    withdrawn: bool = False
    note: Line = ""


def _filed(s: RoomState, e: Entry, act: FileDispatch) -> None:
    s.press.dispatches[e.number] = e


def _claimed(s: RoomState, e: Entry, act: RecordClaim) -> None:
    s.press.claims[e.number] = e
    _found_under(s, e.number, _about(act))


def _about(act: RecordClaim) -> list[tuple[str, str | int]]:
    """Under what a claim is found: its sort, its report, its point, and the round of whose date it speaks."""
    dated = act.round if act.claim in ("date", "denial") else None
    named = ("claim", act.claim), ("dispatch", act.dispatch), ("point", act.point), ("date of round", dated)
    return [(name, value) for name, value in named if value is not None]


def _found_under(s: RoomState, number: int, under: list[tuple[str, str | int]]) -> None:
    for key in under:
        s.press.claims_under[key] = s.press.claims_under.get(key, Grown[int]()).plus(number)


def _corrected(s: RoomState, e: Entry, act: CorrectClaim) -> None:
    press, number = s.press, act.recorded
    if number not in press.claims:
        return
    earlier = press.claim_history.get(number, Grown([press.claims[number]]))
    press.claim_history[number] = earlier.plus(e)
    before = press.claims[number].act
    if act.withdrawn:
        del press.claims[number]
    else:
        press.claims[number] = e
        known = _about(before) if isinstance(before, RecordClaim) else []
        _found_under(s, number, [key for key in _about(act) if key not in known])


EVOLVE = {FileDispatch: _filed, RecordClaim: _claimed, CorrectClaim: _corrected}


def dispatch_of(state: RoomState, number: int) -> FileDispatch | None:
    """The dispatch filed as entry `number` of this room."""
    found = state.press.dispatches.get(number)
    return found.act if found is not None and isinstance(found.act, FileDispatch) else None


def claims_under(state: RoomState, name: str, value: str | int) -> Iterator[Entry]:
    """The claims that stand of one sort (`claim`), `dispatch`, `point` or `date of round`, the newest first.

    Time O(claims that are taken from it), however many there are of others.
    """
    press, key, seen = state.press, (name, value), set[int]()
    for number in reversed(press.claims_under.get(key, ())):
        entry = press.claims.get(number)
        if number not in seen and entry is not None and isinstance(entry.act, RecordClaim) and key in _about(entry.act):
            seen.add(number)
            yield entry


# Rules


def _may_file(t: Table, act: FileDispatch) -> Refusal | None:
    if act.version_of is not None and act.version_of not in t.room.press.dispatches:
        return words.invalid(
            "version_of", phrase("Entry {number} of this room is no filed report.", number=act.version_of)
        )
    return words.first(
        words.filled(act.publisher, "publisher"),
        words.filled(act.title, "title"),
        words.date(act.published, "published"),
        words.not_to_come(act.published, t.today, "published"),
        words.sha256(act.sha256, "sha256") if act.sha256 is not None else None,
        words.language(act.language, "language") if act.language is not None else None,
    )


def _may_claim(t: Table, act: RecordClaim) -> Refusal | None:
    dispatch = dispatch_of(t.room, act.dispatch)
    if dispatch is None:
        return words.invalid("dispatch", phrase("Entry {number} of this room is no filed report.", number=act.dispatch))
    return words.first(
        words.filled(act.words, "words"),
        _rests(act, dispatch.text),
        t.known_point(act.point),
        words.date(act.said_on, "said_on"),
        words.date(act.about, "about"),
        words.invalid("count", phrase("Words that are not a count have no number: leave it out."))
        if act.counted == "not a count" and act.count is not None
        else None,
    )


def _rests(act: RecordClaim, text: str) -> Refusal | None:
    """The refusal of a span that is not in the dispatch's text, or that does not hold the words as printed."""
    if act.start is None and act.end is None:
        return None
    if act.start is None or act.end is None:
        return words.invalid("end" if act.end is None else "start", phrase("Give both ends of the span, or neither."))
    if not act.start < act.end <= len(text):
        return words.invalid("end", _no_span(len(text)))
    if act.verbatim and act.words != text[act.start : act.end]:
        return words.invalid(
            "words", phrase("The report prints other words in that span: copy them as they are printed.")
        )
    return None


def _no_span(length: int) -> str:
    if not length:
        return phrase("There is no such span: this report was filed without text. Correct it, or leave it out.")
    return counted(
        "There is no such span: this report has {number:,} characters. Correct it, or leave it out.",
        "There is no such span: this report has {number:,} characters. Correct it, or leave it out.",
        length,
    )


def _may_correct(t: Table, act: CorrectClaim) -> Refusal | None:
    found = t.room.press.claims.get(act.recorded)
    if found is None:
        return words.invalid(
            "recorded", phrase("Entry {number} of this room is no claim that stands.", number=act.recorded)
        )
    if party_of(found.seat) != t.party:
        return Refusal("not yours", phrase("Whoever recorded a claim corrects it."), "recorded")
    return _may_claim(t, act)


RULES = {FileDispatch: _may_file, RecordClaim: _may_claim, CorrectClaim: _may_correct}
