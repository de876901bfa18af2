"""What the house does with records by itself: erase by order of law, keep the keys of sealed questions, answer them.

For the operator and for the server's own work, never for a page: it reads rooms in which no seat of its sits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import datetime

from goodoffices.entering import MAX_KEY, Entering, no_key
from goodoffices.intake import read_act
from goodoffices.phrases import phrase
from goodoffices.receipts import Receipt, again, trouble
from goodoffices.records import NoTalks, QuestionKey, StoreError, Writing
from goodoffices.talks.act import HOUSE, MEDIATION, PLENARY, SECRETARIAT, Act, Entry, Refusal, RoomId, SeatId, Talks
from goodoffices.talks.erasure import Erase
from goodoffices.talks.kinds import RULES, encode
from goodoffices.talks.play import StateOfPlay
from goodoffices.talks.questions import Answer
from goodoffices.talks.rules import authorised
from goodoffices.talks.table import Table

MOST_KEYS = 20  # keys for sealed questions that a seat has had made and not asked with


class Housekeeping(Entering):
    """Acts that no seat may send, each on record as whose it is, and the keys of questions."""

    def erase(self, talks: Talks, room: RoomId, number: int, reason: str, order: str, key: str) -> Receipt | Refusal:
        """Have the words of an entry forgotten by order of law, in a room in which the secretariat need not sit.

        For the operator, never for a page: it reads the room, and shows nothing of it. The act is on record there as
        the secretariat's own, not of any seat of it. Refused like the act of a seat that the room knows.
        """
        erasing = self._records.erasing(talks, room)
        return self._by_itself(erasing, talks, room, SECRETARIAT, Erase(entry=number, reason=reason, order=order), key)

    def answer(self, talks: Talks, room: RoomId, act: Answer, at: datetime) -> Receipt | Refusal:
        """Enter the answer to a sealed question, as the house, at a time that was fixed before: law 3's third door.

        It is entered once, whoever comes first. Refused unless the question stands, and has all consents, at `at`.
        """
        key = f"answer {room} {act.question}"[-MAX_KEY:]
        answering = self._records.answering(talks, room, {PLENARY, MEDIATION})
        return self._by_itself(answering, talks, room, HOUSE, act, key, at)

    def _by_itself(
        self,
        opened: AbstractContextManager[Writing],
        talks: Talks,
        room: RoomId,
        author: SeatId,
        act: Act,
        key: str,
        at: datetime | None = None,
    ) -> Receipt | Refusal:
        """Enter an act of the house by its rule alone: what holds for every seat does not hold for no seat."""
        read = read_act(encode(act))
        if isinstance(read, Refusal):
            return read
        act, payload = read
        try:
            with opened as writing:
                earlier = writing.answered(key)
                if earlier is not None:
                    return again(earlier, room, payload)
                heads = writing.readable()
                play = self._fold(talks, heads, writing.read)
                state = play.rooms.get(room)
                if state is None or state.last is None:
                    return Refusal("not found", phrase("There is no such room in these talks."), "room")
                now = max(self._clock() if at is None else at, state.last)
                refusal = RULES[type(act)](Table(play, author, state, now), act)
                if refusal is not None:
                    assert isinstance(refusal, Refusal)
                    return refusal
                entry = Entry(room, state.number + 1, author, now, act)
                entry, append = self._kept(talks, entry, payload, key, "live", None)
                receipt, after, erasures = self._enter(writing, state, entry, append, heads[room].erasures)
        except NoTalks:
            return Refusal("not found", phrase("There are no such talks."), "talks")
        except StoreError as error:
            return trouble(error)
        self._states.keep(talks, after, erasures)
        return receipt

    def question_key(
        self, talks: Talks, seat: SeatId, request: str, make: Callable[[], tuple[str, str]]
    ) -> str | Refusal:
        """The public half of a key for a question that `seat` is about to ask, by `make`: (public, secret).

        The same for the same `request`. Whoever may ask no sealed question in any room that it reads gets none.
        """
        wrong = no_key(request)
        if wrong is not None:
            return wrong
        play, now = self.play(talks, seat), self._clock()
        inside = (state for room, state in play.rooms.items() if play.inside(seat, room))
        if not any(authorised(Table(play, seat, state, now), "AskSealed", state.door.kind) for state in inside):
            return Refusal("not yours", phrase("Sealed questions are asked by a mediator or the chair of a room."))
        try:
            unused = [
                key for key in self._records.question_keys() if (key.talks, key.seat, key.number) == (talks, seat, 0)
            ]
            if len(unused) >= MOST_KEYS and all(key.request != request for key in unused):
                return Refusal(
                    "conflict", phrase("Your seat has many keys that no question was asked with: use one of those.")
                )
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
