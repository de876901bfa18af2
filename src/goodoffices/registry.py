"""The registry: the one door for submitting acts and reading the play, over any store of records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from goodoffices.intake import MAX_ACT as MAX_ACT
from goodoffices.intake import not_its_original, not_its_signature, read_act
from goodoffices.proof.leaf import Leaf, commitment, leaf_bytes, leaf_hash, leaf_time
from goodoffices.proving import Prover
from goodoffices.reading import Clock as Clock
from goodoffices.receipts import Receipt as Receipt
from goodoffices.receipts import again, trouble
from goodoffices.records import Append, Appended, Findable, NoTalks, NotNext, QuestionKey, Stored, StoreError, Writing
from goodoffices.states import forgotten
from goodoffices.states import to_entry as to_entry
from goodoffices.talks.act import (
    HOUSE,
    PLENARY,
    PUBLIC,
    SECRETARIAT,
    Act,
    Entry,
    Refusal,
    RoomId,
    SeatId,
    Talks,
    capital_of,
    party_of,
)
from goodoffices.talks.asof import zone_of as zone_of
from goodoffices.talks.erasure import Erase
from goodoffices.talks.filing import RULES as FILED
from goodoffices.talks.founding import FoundTalks
from goodoffices.talks.kinds import RULES, encode
from goodoffices.talks.play import RoomState, StateOfPlay, begun, finished
from goodoffices.talks.questions import Answer, AskSealed
from goodoffices.talks.rooms import OpenRoom, room_id
from goodoffices.talks.rules import NO_ROOM, authorised, decide
from goodoffices.talks.table import Table

MAX_KEY = 200  # characters of a request's key
MOST_KEYS = 20  # keys for sealed questions that a seat has had made and not asked with
_NO_KEY = Refusal("invalid", "The house made no such key for your seat, or a question has it: have one made.", "key")


class Sent(Struct, frozen=True):
    """One of many acts that are sent together, with its key and the file that it is of."""

    raw: bytes | str
    key: str
    original: bytes | None = None


class Registry(Prover):
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
        read = _read(Sent(raw, key, original))
        if isinstance(read, Refusal):
            return read
        if at is not None and at.tzinfo is None:
            return Refusal("invalid", "Say in which time zone the act was done.", "date")
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
                return Refusal("invalid", f"The act is older than the entry before it ({last.isoformat()}).", "date")
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

    def _enter(
        self, writing: Writing, state: RoomState | None, entry: Entry, append: Append, erasures: int
    ) -> tuple[Receipt, RoomState, int]:
        after = self._states.after(entry.room, state, entry)
        gone, readers = forgotten(state, after), _readers(state, after)
        appended = writing.append(replace(append, readers=readers, forgotten=gone))
        return _acknowledged(entry, append, appended), after, erasures

    def erase(self, talks: Talks, room: RoomId, number: int, reason: str, order: str, key: str) -> Receipt | Refusal:
        """Have the words of an entry forgotten by order of law, in a room in which the secretariat need not sit.

        For the operator, never for a page: it reads the room, and shows nothing of it. The act is on record there as
        the secretariat's own, not of any seat of it. Refused like the act of a seat that the room knows.
        """
        read = read_act(encode(Erase(entry=number, reason=reason, order=order)))
        if isinstance(read, Refusal):
            return read
        act, payload = read
        try:
            with self._records.erasing(talks, room) as writing:
                earlier = writing.answered(key)
                if earlier is not None:
                    return again(earlier, room, payload)
                heads = writing.readable()
                play = self._fold(talks, heads, writing.read)
                state = play.rooms.get(room)
                if state is None or state.last is None:
                    return Refusal("not found", "There is no such room in these talks.", "room")
                now = max(self._clock(), state.last)
                refusal = RULES[Erase](Table(play, SECRETARIAT, state, now), act)
                if refusal is not None:
                    assert isinstance(refusal, Refusal)
                    return refusal
                entry = Entry(room, state.number + 1, SECRETARIAT, now, act)
                entry, append = self._kept(talks, entry, payload, key, "live", None)
                receipt, after, erasures = self._enter(writing, state, entry, append, heads[room].erasures)
        except NoTalks:
            return Refusal("not found", "There are no such talks.", "talks")
        except StoreError as error:
            return trouble(error)
        self._states.keep(talks, after, erasures)
        return receipt

    # Sealed questions

    def question_key(
        self, talks: Talks, seat: SeatId, request: str, make: Callable[[], tuple[str, str]]
    ) -> str | Refusal:
        """The public half of a key for a question that `seat` is about to ask, by `make`: (public, secret).

        The same for the same `request`. Whoever may ask no sealed question in any room that it reads gets none.
        """
        if not (0 < len(request) <= MAX_KEY and request.isprintable()):
            return Refusal("invalid", f"The key of a request is 1 to {MAX_KEY} characters that can be printed.", "key")
        play, now = self.play(talks, seat), self._clock()
        inside = (state for room, state in play.rooms.items() if play.inside(seat, room))
        if not any(authorised(Table(play, seat, state, now), "AskSealed", state.door.kind) for state in inside):
            return Refusal("not yours", "Sealed questions are asked by a mediator or the chair of a room.")
        try:
            unused = [
                key for key in self._records.question_keys() if (key.talks, key.seat, key.number) == (talks, seat, 0)
            ]
            if len(unused) >= MOST_KEYS and all(key.request != request for key in unused):
                return Refusal("conflict", "Your seat has many keys that no question was asked with: use one of those.")
            public, secret = make()
            return self._records.keep_key(QuestionKey(talks, public, seat, request, now), secret)
        except StoreError as error:
            return trouble(error)

    def question_keys(self) -> list[QuestionKey]:
        """The keys of sealed questions that are kept; for the house, never for a page. Raises `StoreError`."""
        return self._records.question_keys()

    def question_secret(self, talks: Talks, public: str) -> str | None:
        """The secret half of one; for the house alone. None once it is shredded. Raises `StoreError`."""
        return self._records.secret(talks, public)

    def shred(self, talks: Talks, public: str) -> None:
        """Forget the key of a question that can run no more. Raises `StoreError`."""
        self._records.shred(talks, public)

    def read_whole(self, talks: Talks, room: RoomId, beside: Iterable[RoomId]) -> StateOfPlay:
        """A room, plenary and others as the house reads them, to answer a question; empty for talks that are not there.

        For the house alone, never for a page. Raises `StoreError`.
        """
        try:
            with self._records.answering(talks, room, {PLENARY, *beside}) as writing:
                return self._fold(talks, writing.readable(), writing.read)
        except NoTalks:
            return StateOfPlay({})

    def answer(self, talks: Talks, room: RoomId, act: Answer, at: datetime) -> Receipt | Refusal:
        """Enter the answer to a sealed question, as the house, at a time that was fixed before: law 3's third door.

        It is entered once, whoever comes first. Refused unless the question stands, and has all consents, at `at`.
        """
        key = f"answer {room} {act.question}"[-MAX_KEY:]
        read = read_act(encode(act))
        if isinstance(read, Refusal):
            return read
        try:
            with self._records.answering(talks, room, {PLENARY}) as writing:
                heads = writing.readable()
                play = self._fold(talks, heads, writing.read)
                state = play.rooms.get(room)
                if state is None or state.last is None:
                    return Refusal("not found", "There is no such room in these talks.", "room")
                now = max(at, state.last)
                refusal = RULES[Answer](Table(play, HOUSE, state, now), act)
                if refusal is not None:
                    assert isinstance(refusal, Refusal)
                    return refusal
                entry = Entry(room, state.number + 1, HOUSE, now, act)
                entry, append = self._kept(talks, entry, read[1], key, "live", None)
                receipt, after, erasures = self._enter(writing, state, entry, append, heads[room].erasures)
        except NoTalks:
            return Refusal("not found", "There are no such talks.", "talks")
        except StoreError as error:
            return trouble(error)
        self._states.keep(talks, after, erasures)
        return receipt

    def _kept(
        self,
        talks: Talks,
        entry: Entry,
        payload: bytes,
        key: str,
        origin: Literal["live", "loaded"],
        file: bytes | None,
    ) -> tuple[Entry, Append]:
        """The entry as it is read back, and what the store keeps of it, but for who reads it."""
        room, number, seat = entry.room, entry.number, entry.seat
        salt = self._randomness("salt", f"{talks}/{room}", number)
        leaf = leaf_bytes(Leaf(talks, room, number, seat, leaf_time(entry.time), origin, commitment(salt, payload)))
        entry = to_entry(Stored(leaf, payload))
        found = self._finding(entry.act) if room == PUBLIC else Findable()
        return entry, Append(room, number, seat, leaf, leaf_hash(leaf), salt, payload, key, {}, (), file, found)

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
            outcomes.append(_acknowledged(entry, append, appended))
        return outcomes, state, heads[PUBLIC].erasures


def _acknowledged(entry: Entry, append: Append, appended: Appended) -> Receipt:
    kept = append.leaf, append.salt
    return Receipt(append.room, append.number, entry.time, append.leaf_hash, False, *kept, appended.path, appended.root)


def _read(sent: Sent) -> tuple[Act, bytes] | Refusal:
    read = read_act(sent.raw)
    if isinstance(read, Refusal):
        return read
    if not (0 < len(sent.key) <= MAX_KEY and sent.key.isprintable()):
        return Refusal("invalid", f"The key of a request is 1 to {MAX_KEY} characters that can be printed.", "key")
    return not_its_original(read[0], sent.original) or read


def _one_of_many(sent: Sent) -> tuple[Act, bytes] | Refusal:
    read = _read(sent)
    if not isinstance(read, Refusal) and type(read[0]) not in FILED:
        return Refusal("invalid", "Only reports and claims are entered many at a time: send this one alone.", "kind")
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
            "stale", "A new directive has arrived from your principal: look again before you commit.", "seen"
        )
    return None


def _readers(before: RoomState | None, after: RoomState) -> dict[tuple[SeatId, RoomId], int | None]:
    """What the new entry changes in who reads which room up to where."""
    changed: dict[tuple[SeatId, RoomId], int | None] = {}
    known = before.founding.seats if before is not None else {}
    for seat in after.founding.seats:
        if seat not in known:
            changed |= {(seat, PLENARY): None, (seat, PUBLIC): None}
    if after.room in (PLENARY, PUBLIC):
        return changed
    stays = before.door.stays if before is not None else {}
    for seat, stay in after.door.stays.items():
        if stays.get(seat) != stay:
            changed[seat, after.room] = stay.until
    return changed
