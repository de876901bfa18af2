"""Release: words leave a room once all whose words they are have consented, and arrive in another by delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import (
    PLENARY,
    Act,
    Entry,
    Line,
    Number,
    PartyId,
    PointId,
    Refusal,
    RoomId,
    Texts,
    Token,
    party_of,
)
from goodoffices.talks.alternatives import bring
from goodoffices.talks.declarations import Say
from goodoffices.talks.ledger import Released, on_its_way
from goodoffices.talks.terms import term

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table

TABLES = ("plenary", "restricted", "track", "bilateral")  # where words can arrive as an alternative
TARGETS = (*TABLES, "caucus", "mediation")
WORTH = 20  # characters from which another's whole words inside a release count as that other's


class Release(Act, frozen=True):
    """Exact words may leave this room for `target` once all whose words they are have consented.

    Where nothing is kept but what both sides agree to keep, the other side must agree too, whose words ever they are.
    """

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
    """A party whose words they are does not agree: they stay. Where nothing is kept, the record forgets the request."""

    release: Number
    reason: Line = ""


class Deliver(Act, frozen=True):
    """Released, conveyed or cleared words arrive, with their attribution if they have one; never whence or when."""

    text: Texts
    token: Token
    attribution: tuple[PartyId, ...] = ()
    point: PointId | None = None  # with it they arrive as a new alternative on that point; stances do not travel


def _released(s: RoomState, e: Entry, act: Release) -> None:
    leave = s.door.parties() if s.door.regime == "none" else ()
    found = Released(
        e.number, act.text, act.words_of, act.attributed, act.token, act.target, None, act.point, leave=leave
    )
    consented = tuple(party for party in found.asked if party == party_of(e.seat))
    s.release.released[e.number] = replace(found, consented=consented)
    s.release.tokens[act.token] = e.number


def _consented(s: RoomState, e: Entry, act: ConsentToRelease) -> None:
    found = s.release.released.get(act.release)
    if found is not None:
        s.release.released[act.release] = replace(found, consented=(*found.consented, party_of(e.seat)))


def _declined(s: RoomState, e: Entry, act: DeclineRelease) -> None:
    found = s.release.released.get(act.release)
    if found is None:
        return
    if s.door.regime == "none":
        del s.release.released[act.release]
        s.release.tokens.pop(found.token, None)
    else:
        s.release.released[act.release] = replace(found, declined=(*found.declined, party_of(e.seat)))


def _delivered(s: RoomState, e: Entry, act: Deliver) -> None:
    s.release.delivered[act.token] = e
    if act.point is not None:
        bring(s, e, act.point, act.attribution, act.text, token=act.token)


EVOLVE = {Release: _released, ConsentToRelease: _consented, DeclineRelease: _declined, Deliver: _delivered}


# Rules


def _may_release(t: Table, act: Release) -> Refusal | None:
    target = t.play.rooms.get(act.target)
    if target is None or act.target == t.room.room or not t.play.inside(t.seat, act.target):
        return words.invalid("target", phrase("Name another room in which you sit."))
    if target.door.kind not in TARGETS:
        return words.invalid(
            "target",
            phrase("Words are not delivered to a {kind} room: quote or publish them.", kind=term(target.door.kind)),
        )
    if t.party in act.words_of and not t.speaks:
        return Refusal(
            "not yours", phrase("That words of {party} may leave is for its head to say.", party=t.party), "words_of"
        )
    at_table = t.room.founding.parties if t.room.door.kind == PLENARY else t.room.door.parties()
    if not act.words_of or [party for party in act.words_of if party not in at_table]:
        return words.invalid("words_of", phrase("Name the parties in this room whose words they are."))
    if act.point is not None and (target.door.kind not in TABLES or t.play.point(act.point, act.target) is None):
        return words.invalid(
            "point", phrase("There is no point {point} in the room where the words would arrive.", point=act.point)
        )
    return words.first(
        words.languages(act.text, "text"), words.token(act.token), fresh(t, act.token), _whose(t, act)
    ) or _not_a_withdrawn_non_paper(t, act)


def _whose(t: Table, act: Release) -> Refusal | None:
    """The refusal of words that another party said here, when it is not named among those whose words they are."""
    named = {t.party, *act.words_of}
    here = t.room.alternatives
    said: list[tuple[tuple[PartyId, ...], Texts]] = []
    for a in here.alternatives.values():
        for wording in a.wordings:  # words put in the place of others stand in a text that is the others' too
            said.append((here.owners(a, wording), wording.text))
            said += [(a.by, wording.put.text)] if wording.put is not None else []
    said += [((d.party,), d.text) for d in t.room.door.declarations.values()]
    said += [((party_of(e.seat),), e.act.text) for e in t.room.entries if isinstance(e.act, Say)]
    for parties, texts in said:
        missing = [party for party in parties if party not in named]
        if missing and any(_holds(text, theirs) for text in act.text.values() for theirs in texts.values()):
            return words.invalid(
                "words_of",
                phrase("These are words of {missing}: name it among those whose words they are.", missing=missing[0]),
            )
    return None


def _holds(text: str, theirs: str) -> bool:
    text, theirs = (" ".join(words.casefold().split()) for words in (text, theirs))  # as one reads them
    return theirs == text or (len(theirs) >= WORTH and theirs in text)


def _not_a_withdrawn_non_paper(t: Table, act: Release) -> Refusal | None:
    for alternative in t.room.alternatives.alternatives.values():
        if alternative.marking == "non-paper" and alternative.withdrawn is not None:
            theirs = [text for wording in alternative.wordings for text in wording.text.values()]
            if any(_holds(text, their) for text in act.text.values() for their in theirs):
                return Refusal(
                    "conflict", phrase("These are the words of a withdrawn non-paper: they are not released."), "text"
                )
    return None


def fresh(t: Table, token: str) -> Refusal | None:
    """The refusal of a token that was used in a room that the actor reads."""
    used = any(token in room.release.tokens or token in room.release.delivered for room in t.play.rooms.values())
    return Refusal("conflict", phrase("This token has been used: make a new one."), "token") if used else None


def _may_answer(t: Table, act: ConsentToRelease | DeclineRelease) -> Refusal | None:
    wrong = t.not_kept(act.reason, "reason") if isinstance(act, DeclineRelease) else None
    if wrong:
        return wrong
    found = t.room.release.released.get(act.release)
    if found is None or found.target is None:
        return words.invalid("release", phrase("Entry {number} of this room releases nothing.", number=act.release))
    if t.party not in found.asked:
        return Refusal(
            "not yours", phrase("They are the words of {parties}.", parties=", ".join(found.words_of)), "release"
        )
    if t.party in found.words_of and not t.speaks:
        return Refusal(
            "not yours", phrase("That words of {party} may leave is for its head to say.", party=t.party), "release"
        )
    if t.party in (*found.consented, *found.declined):
        return Refusal("conflict", phrase("{party} has answered already.", party=t.party), "release")
    return None


def _may_deliver(t: Table, act: Deliver) -> Refusal | None:
    wrong = words.first(words.languages(act.text, "text"), words.token(act.token), t.known_point(act.point))
    if wrong:
        return wrong
    if act.token in t.room.release.delivered:
        return Refusal("conflict", phrase("These words have arrived already."), "token")
    for room in t.play.rooms.values():
        number = room.release.tokens.get(act.token)
        found = on_its_way(t.play, room.room, number) if number is not None else None
        if found is not None and room.room != t.room.room and t.play.inside(t.seat, room.room):
            return _as_released(t, act, room, found)
    return words.invalid("token", phrase("No words released in a room of yours bear this token."))


def _as_released(t: Table, act: Deliver, source: RoomState, found: Released) -> Refusal | None:
    """Whether the delivery is what was released: where, with whose consent, in which words and under which name."""
    caucus = t.room.door.kind == "caucus" and found.to is not None and not t.mediating(found.to)
    here = found.target == t.room.room or (caucus and found.to in t.room.door.parties())
    if not here or found.standing != "consented":
        return Refusal("conflict", phrase("These words may not be delivered here: consent is wanting."), "token")
    if found.text != act.text:
        return words.invalid("text", phrase("Deliver exactly the words that were released."))
    if act.attribution != (found.words_of if found.attributed else ()):
        return words.invalid("attribution", phrase("Deliver them with the attribution under which they were released."))
    if act.point not in (None, found.point):
        return words.invalid("point", phrase("Deliver them on the point for which they were released, or on none."))
    chairs = t.seat in (t.room.door.functions.get("chair"), source.door.functions.get("chair"))
    if not found.attributed and not t.mediates(t.seat) and not chairs:
        return Refusal("not yours", phrase("Words without attribution are delivered by a mediator or the chair."))
    return None


RULES = {
    Release: _may_release,
    ConsentToRelease: _may_answer,
    DeclineRelease: _may_answer,
    Deliver: _may_deliver,
}
