"""The registry: the one door for submitting acts and reading the play, over any store of records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from goodoffices.entering import Sent as Sent
from goodoffices.entering import acknowledged, read_sent
from goodoffices.housekeeping import Housekeeping
from goodoffices.intake import MAX_ACT as MAX_ACT
from goodoffices.intake import not_its_signature
from goodoffices.phrases import phrase
from goodoffices.reading import Clock as Clock
from goodoffices.receipts import Receipt as Receipt
from goodoffices.receipts import again, trouble
from goodoffices.records import NoTalks, NotNext, StoreError, Writing
from goodoffices.states import to_entry as to_entry
from goodoffices.talks.act import PLENARY, PUBLIC, Act, Refusal, RoomId, SeatId, Talks, capital_of, party_of
from goodoffices.talks.asof import zone_of as zone_of
from goodoffices.talks.filing import RULES as FILED
from goodoffices.talks.founding import FoundTalks
from goodoffices.talks.play import RoomState, StateOfPlay, begun, finished
from goodoffices.talks.questions import AskSealed
from goodoffices.talks.rooms import OpenRoom, room_id
from goodoffices.talks.rules import NO_ROOM, decide

_NO_KEY = Refusal(
    "invalid", phrase("The house made no such key for your seat, or a question has it: have one made."), "key"
)


class Registry(Housekeeping):
    """Submitting and reading, each as a seat.

    `clock`, `randomness`, `finding` and `house` are handed in.
    """

    def found(self, talks: Talks) -> bool:
        """Make room for new talks under this name; False if it is taken."""
        return self._records.found(talks)

    def submit(
        self,
        talks: Talks,
        seat: SeatId,
        room: RoomId,
        raw: bytes | str,
        key: str,
        *,
        seen: Mapping[RoomId, int] | None = None,
        at: datetime | None = None,
        original: bytes | None = None,
        proved: bool = False,
    ) -> Receipt | Refusal:
        """Enter the act in `raw` (JSON), or say why not.

        `key` makes a repeated request harmless: it is answered with the first one's receipt. `seen` names, for rooms
        that the actor looked at, the last entry it had seen: if a mandate has moved since, the actor is asked to look
        again, once. `at` marks the entry as loaded, at that time. `original` is the file of a report that is filed.
        `proved` says that `proof` will be asked for: then its signing begins at once.
        """
        read = read_sent(Sent(raw, key, original))
        if isinstance(read, Refusal):
            return read
        if at is not None and at.tzinfo is None:
            return Refusal("invalid", phrase("Say in which time zone the act was done."), "date")
        act, payload = read
        unsigned = not_its_signature(talks, seat, room, act)
        if unsigned is not None:
            return unsigned
        room = room_id(act, seat) if isinstance(act, OpenRoom) else room
        try:
            with self._records.writing(talks, seat, room, self._beside(act, seat)) as writing:
                outcome = self._submit(writing, talks, seat, room, act, payload, key, seen or {}, at, original, proved)
        except NoTalks:
            return NO_ROOM
        except NotNext:
            if isinstance(act, FoundTalks):  # of talks that were founded, by a seat that reads nothing of them
                return NO_ROOM
            raise
        except StoreError as error:
            return trouble(error)
        if not isinstance(outcome, tuple):
            return outcome
        receipt, state, erasures = outcome
        self._states.keep(talks, state, erasures)
        return receipt

    @staticmethod
    def _beside(act: Act, seat: SeatId) -> set[RoomId]:
        """The other rooms that the rule reads: they hold still while it does."""
        return {PLENARY, PUBLIC, capital_of(party_of(seat)), *(ref.room for ref in act.cites)}

    def _submit(
        self,
        writing: Writing,
        talks: Talks,
        seat: SeatId,
        room: RoomId,
        act: Act,
        payload: bytes,
        key: str,
        seen: Mapping[RoomId, int],
        at: datetime | None,
        original: bytes | None,
        proved: bool,
    ) -> tuple[Receipt, RoomState, int] | Receipt | Refusal:
        """What was entered, with the room's state after it; the state is kept only once the store has committed.

        The last is the count of erasures with which that state was read: if the entry makes the record forget others,
        the store counts further, and the room is folded anew.
        """
        earlier = writing.answered(key)
        if earlier is not None:
            return again(earlier, room, payload)
        heads = writing.readable()
        play = self._fold(talks, heads, writing.read)
        moved = _moved(play, act, seat, seen)
        if moved is not None:
            return moved
        state = play.rooms.get(room)
        last = state.last if state is not None else None
        now = self._clock() if at is None else at.astimezone(UTC)
        if last is not None and now < last:
            if at is not None:
                return Refusal(
                    "invalid",
                    phrase("The act is older than the entry before it ({time}).", time=last.isoformat()),
                    "date",
                )
            now = last
        entry = decide(play, seat, room, act, now)
        if isinstance(entry, Refusal):
            return entry
        if isinstance(act, AskSealed) and at is None and not writing.take_key(act.key, room, entry.number):
            return _NO_KEY
        entry, append = self._kept(talks, entry, payload, key, "live" if at is None else "loaded", original)
        erasures = heads[room].erasures if room in heads else 0
        entered = self._enter(writing, state, entry, append, erasures)
        if proved:
            self._sign_ahead(talks, room, entry.number, entered[0].root)
        return entered

    def submit_many(self, talks: Talks, seat: SeatId, sent: Sequence[Sent]) -> list[Receipt | Refusal]:
        """File many reports and claims in the public room, in one transaction: what became of each, in its order.

        Each is decided by the same rules as if it came alone, on what those before it have left. Of those that are
        refused nothing is entered; the others are. Where the store is in the way, none is.
        """
        read = [_one_of_many(each) for each in sent]
        acts = [r[0] for r in read if not isinstance(r, Refusal)]
        beside = set().union(*(self._beside(act, seat) for act in acts)) if acts else set()
        try:
            with self._records.writing(talks, seat, PUBLIC, beside) as writing:
                outcomes, state, erasures = self._submit_many(writing, talks, seat, sent, read)
        except NoTalks:
            return [NO_ROOM] * len(sent)
        except StoreError as error:
            return [trouble(error)] * len(sent)
        if state is not None:
            self._states.keep(talks, finished(state), erasures)
        return outcomes

    def _submit_many(
        self,
        writing: Writing,
        talks: Talks,
        seat: SeatId,
        sent: Sequence[Sent],
        read: Sequence[tuple[Act, bytes] | Refusal],
    ) -> tuple[list[Receipt | Refusal], RoomState | None, int]:
        heads = writing.readable()
        play = self._fold(talks, heads, writing.read)
        if PUBLIC not in play.rooms:
            return [r if isinstance(r, Refusal) else NO_ROOM for r in read], None, 0
        state = begun(play.rooms[PUBLIC])
        play = StateOfPlay({**play.rooms, PUBLIC: state})
        outcomes: list[Receipt | Refusal] = []
        for each, what in zip(sent, read, strict=True):
            if isinstance(what, Refusal):
                outcomes.append(what)
                continue
            act, payload = what
            earlier = writing.answered(each.key)
            if earlier is not None:
                outcomes.append(again(earlier, PUBLIC, payload))
                continue
            entry = decide(play, seat, PUBLIC, act, max(self._clock(), state.last or self._clock()))
            if isinstance(entry, Refusal):
                outcomes.append(entry)
                continue
            entry, append = self._kept(talks, entry, payload, each.key, "live", each.original)
            appended = writing.append(append)
            self._states.grow(state, entry)
            outcomes.append(acknowledged(entry, append, appended))
        return outcomes, state, heads[PUBLIC].erasures


def _one_of_many(sent: Sent) -> tuple[Act, bytes] | Refusal:
    read = read_sent(sent)
    if not isinstance(read, Refusal) and type(read[0]) not in FILED:
        return Refusal(
            "invalid", phrase("Only reports and claims are entered many at a time: send this one alone."), "kind"
        )
    return read


# A directive that arrives while a head commits: the head is told to look again, and may then go on.
_COMMITS = frozenset(
    {"TakeStance", "ConfirmRecord", "ConfirmPosition", "Initial", "ConfirmAdReferendum", "Sign", "Ratify"}
)
_DIRECTS = frozenset({"Direct", "NoteOralInstruction", "SetObjectives"})


def _moved(play: StateOfPlay, act: Act, seat: SeatId, seen: Mapping[RoomId, int]) -> Refusal | None:
    capital = play.capital(party_of(seat))
    if capital is None or type(act).__name__ not in _COMMITS or capital.room not in seen:
        return None
    new = capital.entries[seen[capital.room] :]
    if any(type(entry.act).__name__ in _DIRECTS for entry in new):
        return Refusal(
            "stale", phrase("A new directive has arrived from your principal: look again before you commit."), "seen"
        )
    return None
