"""What the public record tells, entry by entry: what is said to have happened or been said, and when one knew of it."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from goodoffices.dispatches.bounds import bounds
from goodoffices.talks.act import INSTRUCTOR, PUBLIC, SECRETARIAT, Entry, Erased, Texts, party_of
from goodoffices.talks.calendar import AssessRound, CloseRound, Reschedule, ScheduleRound
from goodoffices.talks.filing import CorrectClaim, FileDispatch, RecordClaim, dispatch_of
from goodoffices.talks.lines import SetPosture
from goodoffices.talks.play import RoomState
from goodoffices.talks.press import CorrectStatement, Publish
from goodoffices.talks.sessions import Convene, NoteAttendance

# How a date stands: in the words of an announcement, or of a claim's modality. Empty: nobody has said.
CLOSED = "closed"
AHEAD = frozenset({"planned", "tentative", "confirmed", "expected", "reported"})
HELD = frozenset({"opened", "took place", CLOSED})
NOT_SO = frozenset({"denied", "cancelled"})
_LASTING = re.compile(
    r"\b(?:(?:to|will|would|may|might|could|should) (?:last|run|continue|go on)|last(?:s|ing)|run(?:s|ning)) (?:for )?"
    r"((?:(?:about|at least|up to|some) )?[\w-]+ (?:day|week|hour)s?)\b"
)


class Item(Struct, frozen=True, gc=False):
    """One thing that the public record tells, under the number of its entry.

    The two axes of time: `known` is the day by which it had been published; `said_on` and `about` are the days on which
    it is said to have been said, and what it tells to happen (EDTF, empty where none is given).
    """

    number: int  # of a corrected claim the one under which it was recorded
    entry: int  # the entry in which it stands as told here
    sort: (
        str  # a claim's sort, or: announcement, session, assessment, attendance, posture, statement, correction, report
    )
    known: dt.date
    words: str = ""
    speaker: str = ""
    parties: tuple[str, ...] = ()
    said_on: str = ""
    about: str = ""
    status: str = ""  # of a date: as announced, or the claim's modality
    place: str = ""
    expected: str = ""
    round: int | None = None
    points: tuple[str, ...] = ()
    dispatch: int = 0  # the report that it was taken from
    left: str = ""  # of what is left: exact, at least, not a count
    left_words: str = ""
    count: int | None = None

    @property
    def happened(self) -> str:
        """When it is said to happen, or else to have been said."""
        return self.about or self.said_on

    @property
    def ahead(self) -> bool:
        """Whether it looks ahead to a date: by its status, or where it has none by a date that lay not yet behind."""
        if self.status:
            return self.status in AHEAD
        if not self.about:
            return not self.expected
        last = bounds(self.about)[1]
        return last is None or last >= self.known


def item_of(state: RoomState, entry: Entry, zone: ZoneInfo) -> Item | None:
    """What an entry of the public room tells; None for what tells of nothing outside the room."""
    act = entry.act
    if isinstance(act, Erased):
        return None
    day = entry.time.astimezone(zone).date()
    source = act.source
    known = _known(source.date if source is not None else "", day)
    said_on = (source.said_on or "") if source is not None else ""
    parties = () if source is not None or party_of(entry.seat) in (SECRETARIAT, INSTRUCTOR) else (party_of(entry.seat),)
    base = Item(
        entry.number, entry.number, "", known, speaker=source.speaker if source is not None else "", said_on=said_on
    )
    match act:
        case RecordClaim():
            return _claim(state, act, base, day)
        case FileDispatch():
            return replace(base, sort="report", known=_known(act.published, day), words=act.title)
        case ScheduleRound() | Reschedule():
            return replace(
                base,
                sort="announcement",
                speaker=act.announced_by or base.speaker,
                parties=parties,
                about=act.dates or "",
                status=act.status,
                place=act.place,
                expected=act.expected,
                round=act.round,
                words=act.note,
            )
        case CloseRound():
            about = act.dates or ("" if source is not None else day.isoformat())
            return replace(
                base,
                sort="announcement",
                parties=parties,
                about=about,
                status=CLOSED,
                round=act.round,
                words=act.note,
            )
        case AssessRound():
            left = act.left
            left_words = _any(left.words) if left is not None else ""
            return replace(
                base,
                sort="left" if left is not None and not act.words else "assessment",
                words=_any(act.words) or left_words,
                left_words=left_words,
                speaker=act.speaker or base.speaker,
                parties=(act.party,) if act.party is not None else parties,
                round=act.round,
                points=left.points if left is not None else (),
                left=left.sort if left is not None else "",
                count=left.count if left is not None else None,
            )
        case Convene():
            return replace(
                base,
                sort="session",
                words=_any(act.title),
                about=act.starts,
                status=act.status,
                place=act.place,
                round=act.round,
            )
        case NoteAttendance():
            present = tuple(dict.fromkeys(person.party for person in act.present))
            return replace(base, sort="attendance", parties=present, words=act.note)
        case SetPosture():
            of = (act.party,) if act.party is not None else parties
            return replace(base, sort="press policy", parties=of, words=_any(act.words) or act.posture)
        case Publish():
            return replace(base, sort="statement", parties=act.on_behalf_of, words=_any(act.title))
        case CorrectStatement():
            words = _any(act.text) or act.note
            return replace(base, sort="correction", parties=parties, words=words)
    return None


def _claim(state: RoomState, act: RecordClaim, base: Item, day: dt.date) -> Item:
    dispatch = dispatch_of(state, act.dispatch)
    left = (act.counted or ("exact" if act.count is not None else "not a count")) if act.claim == "left" else ""
    return replace(
        base,
        number=act.recorded if isinstance(act, CorrectClaim) else base.number,
        sort=act.claim,
        known=_known(dispatch.published if dispatch is not None else "", day),
        words=act.words,
        speaker=act.speaker,
        parties=(act.party,) if act.party is not None else (),
        said_on=act.said_on or base.said_on,
        about=act.about or "",
        status=act.modality,
        place=act.place,
        expected=_length(act.words) if act.claim == "date" else "",
        round=act.round,
        points=(act.point,) if act.point is not None else (),
        dispatch=act.dispatch,
        left=left,
        left_words=act.words if left else "",
        count=act.count,
    )


def _length(words: str) -> str:
    """How long something is to last, in the words of whoever says so; empty where none of them do.

    >>> _length("the second round of talks, which are expected to last for two days")
    'two days'
    """
    found = _LASTING.search(words)
    return found[1] if found is not None else ""


def _known(published: str, filed: dt.date) -> dt.date:
    """The day by which something was known: the last that its publication may mean, and never later than its filing."""
    last = bounds(published)[1] if published else None
    return min(last, filed) if last is not None else filed


def _any(texts: Texts) -> str:
    return next(iter(texts.values()), "")


def rests_on(entry: Entry) -> tuple[int, ...]:
    """The entries of the public room that an entry cites."""
    act = entry.act
    return () if isinstance(act, Erased) else tuple(ref.number for ref in act.cites if ref.room == PUBLIC)


def joined(claim: Item, told: Item) -> Item:
    """A claim with what an act that rests on it adds: the same saying is not told twice.

    Where an announcement rests on a date, the announcement's date and standing hold, as the filer's reading.
    """
    claim = replace(claim, parties=claim.parties or told.parties)
    if told.sort != "announcement" or claim.sort != "date":
        return claim
    return replace(
        claim,
        about=told.about or claim.about,
        status=told.status or claim.status,
        place=told.place or claim.place,
        expected=told.expected or claim.expected,
        round=told.round if told.round is not None else claim.round,
    )
