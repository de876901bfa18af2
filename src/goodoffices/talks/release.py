"""The doors: words leave a room by release, consent and delivery; go home by quotation; or are conveyed by a mediator."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from goodoffices.talks import words
from goodoffices.talks.act import (
    Act,
    Entry,
    Licence,
    Line,
    Number,
    PartyId,
    PointId,
    Refusal,
    RoomId,
    Sha256,
    Text,
    Texts,
    Token,
    party_of,
)
from goodoffices.talks.alternatives import bring
from goodoffices.talks.founding import negotiating

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.rules import Table


class Release(Act, frozen=True):
    """Exact words may leave this room for `target` once all whose words they are have consented."""

    text: Texts
    target: RoomId
    words_of: tuple[PartyId, ...]
    attributed: bool
    token: Token  # random, made by the sender's client: joins release and delivery for those who read both
    point: PointId | None = None


class ConsentToRelease(Act, frozen=True):
    """A party whose words they are agrees that they leave the room."""

    release: Number


class DeclineRelease(Act, frozen=True):
    """A party whose words they are does not agree: they stay."""

    release: Number
    reason: Line = ""


class Deliver(Act, frozen=True):
    """Released, conveyed or cleared words arrive, with their attribution if they have one; never whence or when."""

    text: Texts
    token: Token
    attribution: tuple[PartyId, ...] = ()
    point: PointId | None = None  # with it they arrive as a new alternative on that point; stances do not travel


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


class Released(Struct, frozen=True):
    """Words on their way out of a room: by release, conveyance or a cleared track report."""

    number: int
    text: Texts
    words_of: tuple[PartyId, ...]
    attributed: bool
    token: str
    target: RoomId | None  # None: the caucus with `to`
    to: PartyId | None = None
    point: PointId | None = None
    consented: tuple[PartyId, ...] = ()
    declined: tuple[PartyId, ...] = ()

    @property
    def standing(self) -> Literal["waiting", "consented", "declined"]:
        """Consented only when every party whose words they are has consented and none has declined."""
        if self.declined:
            return "declined"
        return "consented" if set(self.words_of) <= set(self.consented) else "waiting"


class Doors(Struct):
    """The slice of a room's state that this group keeps: what was let out, and what arrived."""

    released: dict[int, Released] = field(default_factory=dict)
    tokens: dict[str, int] = field(default_factory=dict)
    delivered: dict[str, Entry] = field(default_factory=dict)  # token: delivery
    quotes: dict[int, Entry] = field(default_factory=dict)


def quote_link(nonce: str, room: RoomId, number: int) -> str:
    """What a quotation shows of its source: SHA-256 over the nonce, the room and the number."""
    return hashlib.sha256(f"goodoffices/quote/v1\0{nonce}\0{room}\0{number}".encode()).hexdigest()


def _released(s: RoomState, e: Entry, act: Release) -> None:
    consented = tuple(party for party in act.words_of if party == party_of(e.seat))
    s.release.released[e.number] = Released(
        e.number, act.text, act.words_of, act.attributed, act.token, act.target, None, act.point, consented
    )
    s.release.tokens[act.token] = e.number


def _answered(s: RoomState, e: Entry, act: ConsentToRelease | DeclineRelease) -> None:
    found = s.release.released.get(act.release)
    if found is None:
        return
    party = (party_of(e.seat),)
    if isinstance(act, ConsentToRelease):
        s.release.released[act.release] = replace(found, consented=found.consented + party)
    else:
        s.release.released[act.release] = replace(found, declined=found.declined + party)


def _conveyed(s: RoomState, e: Entry, act: Convey) -> None:
    record = s.door.declarations.get(act.record)
    words_of = (record.party,) if record is not None else ()
    s.release.released[e.number] = Released(
        e.number, act.text, words_of, act.attributed, act.token, None, act.to, None, words_of
    )
    s.release.tokens[act.token] = e.number


def _delivered(s: RoomState, e: Entry, act: Deliver) -> None:
    s.release.delivered[act.token] = e
    if act.point is not None:
        bring(s, e, act.point, act.attribution, act.text, token=act.token)


def _quoted(s: RoomState, e: Entry, act: Quote) -> None:
    s.release.quotes[e.number] = e


EVOLVE = {
    Release: _released,
    ConsentToRelease: _answered,
    DeclineRelease: _answered,
    Convey: _conveyed,
    Deliver: _delivered,
    Quote: _quoted,
}


def _may_release(t: Table, act: Release) -> Refusal | None:
    target = t.play.rooms.get(act.target)
    if target is None or act.target == t.room.room or not t.play.inside(t.seat, act.target):
        return words.invalid("target", "Name another room in which you sit.")
    at_table = (*t.room.door.parties(), *t.room.founding.parties)
    if not act.words_of or [party for party in act.words_of if party not in at_table]:
        return words.invalid("words_of", "Name the parties in this room whose words they are.")
    wrong = words.first(
        words.languages(act.text, "text"), words.token(act.token), _fresh(t, act.token), t.known_point(act.point)
    )
    return wrong or _not_a_withdrawn_non_paper(t, act)


def _not_a_withdrawn_non_paper(t: Table, act: Release) -> Refusal | None:
    for alternative in t.room.alternatives.alternatives.values():
        if alternative.marking == "non-paper" and alternative.withdrawn is not None:
            for wording in alternative.wordings:
                if any(text in act.text.values() for text in wording.text.values()):
                    return Refusal("conflict", "These are the words of a withdrawn non-paper: they are not released.", "text")
    return None


def _fresh(t: Table, token: str) -> Refusal | None:
    used = any(token in room.release.tokens or token in room.release.delivered for room in t.play.rooms.values())
    return Refusal("conflict", "This token has been used: make a new one.", "token") if used else None


def _may_answer(t: Table, act: ConsentToRelease | DeclineRelease) -> Refusal | None:
    found = t.room.release.released.get(act.release)
    if found is None or found.target is None:
        return words.invalid("release", f"Entry {act.release} of this room releases nothing.")
    if t.party not in found.words_of:
        return Refusal("not yours", f"They are the words of {', '.join(found.words_of)}.", "release")
    if t.party in (*found.consented, *found.declined):
        return Refusal("conflict", f"{t.party} has answered already.", "release")
    return None


def _may_deliver(t: Table, act: Deliver) -> Refusal | None:
    wrong = words.first(words.languages(act.text, "text"), words.token(act.token), t.known_point(act.point))
    if wrong:
        return wrong
    if act.token in t.room.release.delivered:
        return Refusal("conflict", "These words have arrived already.", "token")
    for room in t.play.rooms.values():
        number = room.release.tokens.get(act.token)
        if number is None or room.room == t.room.room or not t.play.inside(t.seat, room.room):
            continue
        found = room.release.released[number]
        caucus = t.room.door.kind == "caucus" and found.to in t.room.door.parties()
        for_here = found.target == t.room.room or (found.target is None and caucus)
        if not for_here or not _free(t, room, found):
            return Refusal("conflict", "These words may not be delivered here: consent is wanting.", "token")
        if found.text != act.text:
            return words.invalid("text", "Deliver exactly the words that were released.")
        if act.attribution != (found.words_of if found.attributed else ()):
            return words.invalid("attribution", "Deliver them with the attribution under which they were released.")
        if not found.attributed and not (t.office in ("mediator", "co-mediator") or "chair" in t.functions):
            return Refusal("not yours", "Words without attribution are delivered by a mediator or the chair.")
        return None
    return words.invalid("token", "No words released in a room of yours bear this token.")


def _free(t: Table, room: RoomState, found: Released) -> bool:
    """Whether all consents are there; a track's report needs those of its negotiating parties only."""
    if found.number not in room.tracks.reports:
        return found.standing == "consented"
    wanted = set(found.words_of) & set(negotiating(t.plenary.founding))
    return wanted <= set(found.consented)


def _may_quote(t: Table, act: Quote) -> Refusal | None:
    wrong = words.first(words.token(act.nonce, "nonce"), words.sha256(act.link, "link"), words.filled(act.words, "words"))
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
    licence: Licence = record.licence
    if licence == "for you alone":
        return Refusal("not yours", "It was told to you alone.", "record")
    if act.attributed and licence != "as ours":
        return Refusal("not yours", "You may put it as your own idea, not as theirs.", "attributed")
    if act.to == record.party or act.to not in t.parties:
        return words.invalid("to", "Name another party to the talks.")
    return words.first(words.languages(act.text, "text"), words.token(act.token), _fresh(t, act.token))


RULES = {
    Release: _may_release,
    ConsentToRelease: _may_answer,
    DeclineRelease: _may_answer,
    Deliver: _may_deliver,
    Quote: _may_quote,
    Convey: _may_convey,
}
