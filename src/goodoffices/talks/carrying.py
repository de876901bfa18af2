"""Carrying words: home into one's own capital by quotation, and to another party by a mediator under a licence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import inspect

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import Act, Entry, Erased, Line, Number, PartyId, Refusal, RoomId, Sha256, Text, Texts, Token
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
                if any(act.words in text for text in said_in(entry.act)):
                    return None
                return words.invalid("words", phrase("These exact words do not stand in that entry."))
    return words.invalid("link", phrase("The link leads to no entry that you read."))


# Lines that are words; the others are names, dates, places and what the system needs.
_LINES = {"reason", "why", "note", "footnote", "expected", "scope", "topic", "occasion"}
_TEXT = 200_000  # the most characters of a `Text`

_fields = cache(inspect.type_info)


def said_in(act: Act | Erased) -> list[str]:
    """Every text in an act that somebody said or wrote, in the order of its fields: what can be quoted of it.

    None for an act that was erased, and for one that holds no words, such as an adjournment.
    """
    return [text for text in _texts(_fields(type(act)), act, "") if text.strip()] if isinstance(act, Act) else []


def _texts(info: inspect.Type, value: Any, name: str) -> Iterator[str]:
    match info:
        case inspect.StrType(max_length=length) if isinstance(value, str) and (length == _TEXT or name in _LINES):
            yield value
        case inspect.UnionType(types=types) if value is not None:
            for one in types:
                yield from _texts(one, value, name)
        case inspect.VarTupleType(item_type=item_type):
            for item in value:
                yield from _texts(item_type, item, name)
        case inspect.DictType(value_type=value_type):
            for item in value.values():
                yield from _texts(value_type, item, name)
        case inspect.StructType(fields=fields):
            for field in fields:
                yield from _texts(field.type, getattr(value, field.name), field.name)


def _may_convey(t: Table, act: Convey) -> Refusal | None:
    record = t.room.door.declarations.get(act.record)
    if record is None or record.standing != "confirmed":
        return words.invalid(
            "record", phrase("Entry {number} of this room is nothing that was agreed to be kept.", number=act.record)
        )
    if record.licence == "for you alone":
        return Refusal("not yours", phrase("It was told to you alone."), "record")
    if act.attributed and record.licence != "as ours":
        return Refusal("not yours", phrase("You may put it as your own idea, not as theirs."), "attributed")
    if act.to == record.party or act.to not in t.parties or act.to == t.party:
        return words.invalid("to", phrase("Name another party to the talks."))
    return words.first(words.languages(act.text, "text"), words.token(act.token), fresh(t, act.token))


RULES = {Quote: _may_quote, Convey: _may_convey}
