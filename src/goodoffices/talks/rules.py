"""Whether an act may be done: what holds for every act, then the group's own rule; by the actor's sight alone."""

from __future__ import annotations

from datetime import datetime

from goodoffices.phrases import phrase
from goodoffices.talks import instructing, words
from goodoffices.talks.act import (
    PLENARY,
    PUBLIC,
    SECRETARIAT,
    Act,
    Entry,
    Office,
    Ref,
    Refusal,
    RoomId,
    RoomKind,
    SeatId,
    party_of,
)
from goodoffices.talks.authority import FILING, who_may
from goodoffices.talks.erasure import Erase
from goodoffices.talks.founding import FoundTalks
from goodoffices.talks.kinds import RULES
from goodoffices.talks.members import BringIn
from goodoffices.talks.outside import ClosePublicPage, OpenPublicPage
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.rooms import OpenRoom, room_id
from goodoffices.talks.seats import SeatPerson, VacateSeat
from goodoffices.talks.table import Table
from goodoffices.talks.terms import term, term_list

# A hidden room and a room that does not exist are the same words.
NO_ROOM = Refusal("not found", phrase("There is no such room, or your seat is not in it."), "room")

# Where nothing is kept but what both sides agree to keep, these acts are entered and no others.
_KEEPS_NOTHING = frozenset(
    {
        "BringIn", "ShowOut", "CloseRoom", "AppointChair", "RecordDeclared", "ConfirmRecord", "ContestRecord",
        "AcknowledgeReceipt", "Release", "ConsentToRelease", "DeclineRelease", "Deliver", "Convey", "Erase",
        "MarkDraft",
    }
)  # fmt: skip


def decide(play: StateOfPlay, seat: SeatId, room: RoomId, act: Act, now: datetime) -> Entry | Refusal:
    """The entry that `act` of `seat` makes in `room` at `now`, or why it may not be done.

    Depends on what `seat` can see and on nothing else: run it again under the write lock, with the play read there.
    """
    state = play.rooms.get(room)
    if isinstance(act, FoundTalks):
        if play.rooms or room != PLENARY:
            return Refusal("conflict", phrase("These talks have been founded already."))
        state = RoomState(PLENARY)
    elif play.seat(seat) is None:
        return NO_ROOM
    elif isinstance(act, OpenRoom):
        if room != room_id(act, seat):
            return words.invalid("room", phrase("The room that this act opens is “{room}”.", room=room_id(act, seat)))
        state = state or RoomState(room)
    elif state is None or not play.inside(seat, room):
        return NO_ROOM
    table = Table(play, seat, state, now)
    refusal = _house(table, act) or _cited(table, act) or RULES[type(act)](table, act)
    if refusal is not None:
        assert isinstance(refusal, Refusal)
        return refusal
    return Entry(room, state.number + 1, seat, now, act)


def _house(t: Table, act: Act) -> Refusal | None:
    """What holds for every act: the talks' mode, the source, the door, the office, the regime."""
    wrong = instructing.still(t) or _on_record(t, act) or _sourced(t, act)
    if wrong:
        return wrong
    if t.room.door.closed is not None and not isinstance(act, Erase):  # the law comes to closed rooms too
        return Refusal("closed", phrase("This room has been closed."))
    if isinstance(act, FoundTalks):
        return None
    own = t.play.seat(t.seat)
    if own is None or own.vacant:
        return Refusal("not yours", phrase("Nobody sits in this seat now."))
    return _authority(t, act, own.office) or against_regime(t, type(act).__name__)


def _on_record(t: Table, act: Act) -> Refusal | None:
    """In talks of mode `record` the secretariat files in the public room, with a source; nobody negotiates."""
    founded = t.plenary.founding.founded
    if founded is None or not isinstance(founded.act, FoundTalks) or founded.act.mode != "record":
        return None
    if isinstance(act, OpenRoom) and act.room_kind == PUBLIC:
        return None
    if isinstance(act, SeatPerson | VacateSeat) and party_of(act.seat) == SECRETARIAT:
        return None
    if isinstance(act, OpenPublicPage | ClosePublicPage | Erase):  # a thing of this house, which no report tells
        return None
    if type(act).__name__ not in FILING or t.room.door.kind != PUBLIC or isinstance(act, OpenRoom):
        return Refusal(
            "closed",
            phrase("These are real talks on record: one can read, and file in the public room, not negotiate."),
        )
    if act.source is None:
        return words.invalid("source", phrase("What is filed of real talks names its report, date and speaker."))
    return None


def _sourced(t: Table, act: Act) -> Refusal | None:
    if act.source is None:
        return None
    return words.first(
        t.not_kept(act.source.report, "source"),
        words.filled(act.source.report, "source.report"),
        words.date(act.source.date, "source.date"),
        words.date(act.source.said_on, "source.said_on"),
    )


def authorised(t: Table, kind: str, where: RoomKind) -> bool:
    """Whether the table of authority, or power on record, lets the actor do `kind` in a room of the kind `where`."""
    terms = who_may(kind, where)
    if "any" in terms or t.office in terms or t.functions & set(terms):
        return True
    return f"{t.office}*" in terms and t.empowered(kind)


def _authority(t: Table, act: Act, office: Office) -> Refusal | None:
    kind = type(act).__name__
    where = act.room_kind if isinstance(act, OpenRoom) else t.room.door.kind
    terms = who_may(kind, where)
    if not terms:
        return Refusal("not yours", phrase("{kind} is not done in a {where} room.", kind=kind, where=term(where)))
    if authorised(t, kind, where):
        return None
    if f"{office}*" in terms:
        return Refusal(
            "not yours",
            phrase(
                "A seat of office {office} needs power on record for {kind}: ask to be empowered.",
                office=term(office),
                kind=kind,
            ),
        )
    return Refusal(
        "not yours",
        phrase(
            "In a {where} room {kind} is for: {offices}.",
            where=term(where),
            kind=kind,
            offices=term_list(_printed(t, terms)),
        ),
    )


def _printed(t: Table, terms: tuple[str, ...]) -> list[str]:
    """Offices and functions as a refusal names them: no instructor where none is declared."""
    declared = t.plenary.founding.instructor is not None
    return [name.rstrip("*") for name in terms if name != "instructor" or declared]


def against_regime(t: Table, kind: str) -> Refusal | None:
    """The refusal of an act that the room's record is not to keep."""
    regime = t.regime
    if t.room.number == 0 or t.room.door.kind == PUBLIC:
        return None
    if kind == "Say" and regime != "verbatim":
        return Refusal(
            "regime",
            phrase(
                "This room keeps no verbatim record ({regime}): talk is not written down here.", regime=term(regime)
            ),
        )
    if kind == "RecordDeclared" and regime not in ("declared", "none"):
        return Refusal("regime", phrase("No declarations are set down in this room ({regime}).", regime=term(regime)))
    if regime == "none" and kind == "Rectify":
        return Refusal("regime", phrase("Where nothing is kept, contest the words and have others set down."))
    if regime == "none" and kind not in _KEEPS_NOTHING:
        return Refusal("regime", phrase("This room keeps nothing but what both sides agree to keep."))
    return None


def _cited(t: Table, act: Act) -> Refusal | None:
    """Entry n of S may be cited from R only if every member m of R, the act's newcomers too, has h(m, S) ≥ n."""
    members = {t.seat, *t.room.door.members(), *_newcomers(act)}
    kind = act.room_kind if isinstance(act, OpenRoom) else t.room.door.kind
    for ref in act.cites:
        source = t.play.rooms.get(ref.room)
        if source is None or ref.number > source.number:
            return words.invalid("cites", phrase("There is no such entry, or you do not read it."))
        if kind == PUBLIC:
            open_to_all = ref.room == PUBLIC
        elif kind == PLENARY:
            open_to_all = ref.room in (PLENARY, PUBLIC)
        else:
            open_to_all = ref.room == t.room.room or all(t.play.horizon(m, ref.room) >= ref.number for m in members)
        if not open_to_all:
            return Refusal("citation", phrase("Not everybody in this room may read what you cite."), "cites")
        if _withdrawn_non_paper(source, ref):
            return Refusal("citation", phrase("A withdrawn non-paper is not cited."), "cites")
    return None


def _newcomers(act: Act) -> tuple[SeatId, ...]:
    """The seats that the act itself lets into the room."""
    if isinstance(act, OpenRoom):
        return act.members
    return (act.seat,) if isinstance(act, BringIn | SeatPerson) else ()


def _withdrawn_non_paper(source: RoomState, ref: Ref) -> bool:
    """Whether the cited entry brought, or reworded, a non-paper that has been withdrawn since."""
    point = getattr(source.entries[ref.number - 1].act, "point", None)
    found = source.alternatives.of(point, ref.number) if point is not None else None
    return found is not None and found.marking == "non-paper" and found.withdrawn is not None
