"""Carrying words: home into one's own capital by quotation, and to another party by a mediator under a licence."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from goodoffices.talks import words
from goodoffices.talks.act import Act, Entry, Line, Number, PartyId, Refusal, RoomId, Sha256, Text, Texts, Token
from goodoffices.talks.ledger import Released
from goodoffices.talks.release import fresh

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


class Quote(Act, frozen=True):
    """Exact words carried home into one's own capital.

    `link` is `quote_link(nonce, room, number)`: who reads the source can find it; the record itself does not name it.
    """

    words: Text
    speaker: Line
    nonce: Token
    link: Sha256
    occasion: Line = ""


class Convey(Act, frozen=True):
    """In the caucus of the source: the mediator puts `text` to another party under the licence of `record`.

    This is the ledger that the source sees; the words arrive in the other caucus by `Deliver` with the same token.
    """

    record: Number  # what was kept, with its licence
    text: Texts
    to: PartyId
    token: Token
    attributed: bool = False


def quote_link(nonce: str, room: RoomId, number: int) -> str:
    """What a quotation shows of its source: SHA-256 over the nonce, the room and the number."""
    return hashlib.sha256(f"goodoffices/quote/v1\0{nonce}\0{room}\0{number}".encode()).hexdigest()


def _quoted(s: RoomState, e: Entry, act: Quote) -> None:
    s.release.quotes[e.number] = e


def _conveyed(s: RoomState, e: Entry, act: Convey) -> None:
    record = s.door.declarations.get(act.record)
    words_of = (record.party,) if record is not None else ()
    s.release.released[e.number] = Released(
        e.number, act.text, words_of, act.attributed, act.token, None, act.to, None, words_of
    )
    s.release.tokens[act.token] = e.number


EVOLVE = {Quote: _quoted, Convey: _conveyed}


def _may_quote(t: Table, act: Quote) -> Refusal | None:
    wrong = words.first(
        words.token(act.nonce, "nonce"),
        words.sha256(act.link, "link"),
        words.filled(act.words, "words"),
        words.filled(act.speaker, "speaker"),
    )
    if wrong:
        return wrong
    for room in t.play.rooms.values():
        if room.door.kind == "capital":
            continue
        for entry in room.entries:
            if quote_link(act.nonce, room.room, entry.number) == act.link:
                if any(act.words in text for text in _strings(msgspec.to_builtins(entry.act))):
                    return None
                return words.invalid("words", "These exact words do not stand in that entry.")
    return words.invalid("link", "The link leads to no entry that you read.")


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in _strings(item)]
    return [text for item in value for text in _strings(item)] if isinstance(value, list | tuple) else []


def _may_convey(t: Table, act: Convey) -> Refusal | None:
    record = t.room.door.declarations.get(act.record)
    if record is None or record.standing != "confirmed":
        return words.invalid("record", f"Entry {act.record} of this room is nothing that was agreed to be kept.")
    if record.licence == "for you alone":
        return Refusal("not yours", "It was told to you alone.", "record")
    if act.attributed and record.licence != "as ours":
        return Refusal("not yours", "You may put it as your own idea, not as theirs.", "attributed")
    if act.to == record.party or act.to not in t.parties or act.to == t.party:
        return words.invalid("to", "Name another party to the talks.")
    return words.first(words.languages(act.text, "text"), words.token(act.token), fresh(t, act.token))


RULES = {Quote: _may_quote, Convey: _may_convey}
