"""What of a record may be shown to a third party: what was released, delivered, published, initialled or signed.

Delivered means at a table: what a mediator conveys in a caucus is for those in it. Whoever has a bundle holds the means
to prove any entry in it: this is a rule of the house, not a lock.
"""

from __future__ import annotations

from goodoffices.phrases import phrase
from goodoffices.talks.act import PUBLIC, Entry, Erased, RoomId
from goodoffices.talks.closing import FreezeText, FrozenText
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.points import TableText
from goodoffices.talks.release import TABLES, Deliver, Release
from goodoffices.talks.signing import Initial, Sign
from goodoffices.talks.terms import term

MEANS = "Members of a room hold the means to prove every entry in it, whatever this program shows."


class NotShown(ValueError):
    """An entry is none that is shown to a third party; the message says why, and what may be done."""


def ground(play: StateOfPlay, room: RoomId, number: int) -> str:
    """Why entry `number` of `room` may be shown: what became of its words. Raises `NotShown`."""
    state = play.rooms.get(room)
    if state is None or not 1 <= number <= state.number:
        last = f"it ends with entry {state.number}" if state is not None else "there is no such room in it"
        raise NotShown(f"The bundle has no entry {number} of {room}: {last}.")
    entry = state.entries[number - 1]
    if isinstance(entry.act, Erased):
        gone = "were erased" if not entry.act.unreadable else "are not understood by this version"
        raise NotShown(f"The words of entry {number} of {room} {gone}: there is nothing to show.")
    if room == PUBLIC:
        return phrase("it stands in the public record")
    if isinstance(entry.act, Deliver) and state.door.kind in TABLES:
        return phrase("its words were delivered at a table")
    if isinstance(entry.act, Initial):
        return phrase("it initials a text")
    if isinstance(entry.act, Sign):
        return phrase("it signs a text")
    if isinstance(entry.act, Release):
        return _released(state, number)
    done = next((step for text in state.closing.texts.values() if (step := _bound(text, entry))), "")
    if done:
        return phrase("its words are of a text that was {done} by all its parties", done=term(done))
    raise NotShown(
        f"Entry {number} of {room} is not shown: it was not released, delivered at a table, published, initialled or "
        "signed."
    )


def _released(state: RoomState, number: int) -> str:
    found = state.release.released.get(number)
    if found is None or found.standing != "consented":
        raise NotShown(
            f"The release in entry {number} of {state.room} has not the consent of all whose words they are."
        )
    if not found.attributed:
        raise NotShown(
            f"The words of entry {number} of {state.room} were released without attribution, and it tells whose they "
            "are: show the entry with which they were delivered."
        )
    return phrase("its words were released with the consent of all whose words they are")


def _bound(text: FrozenText, entry: Entry) -> str:
    """What was done to a text by all its parties, if the entry is that text or holds nothing but words of it."""
    steps = (("signed", text.signed), ("initialled", text.initialled))
    done = next((word for word, by in steps if text.parties and set(text.parties) <= by.keys()), "")
    if isinstance(entry.act, FreezeText):
        return done if entry.number == text.number else ""
    frozen = {point.point for point in text.points if point.wording == entry.number}
    brought = {point.point for point in entry.act.points} if isinstance(entry.act, TableText) else None
    return done if frozen and (brought is None or brought <= frozen) else ""
