"""Who stands where on words, and how firmly they stand: in the words of a legend that never says more than the record.

*Substance agreed, drafting open*: every party at the table accepts the words as they stand, without conditions, or
reserves on the language alone. *Under discussion*: parties have spoken on them, or there is more than one alternative.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.documents.text import Attribution, Note, Status
from goodoffices.phrases import phrase
from goodoffices.talks.act import PartyId
from goodoffices.talks.alternatives import at_table
from goodoffices.talks.founding import negotiating
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.stances import Stance
from goodoffices.talks.standing import Standing, void
from goodoffices.talks.terms import term
from goodoffices.talks.wordings import Alternative

_JOINS = ("accept", "accept ad referendum", "can live with")


def here(play: StateOfPlay, state: RoomState) -> tuple[PartyId, ...]:
    """The parties that negotiate and are at this table."""
    counted = negotiating(play.plenary.founding)
    return tuple(party for party in at_table(state) if party in counted)


def by_chair(play: StateOfPlay, alternative: Alternative) -> bool:
    """Whether words are the chair's or a mediator's: a track's own record does not tell who mediates."""
    counted = negotiating(play.plenary.founding)
    return alternative.compromise or (bool(alternative.by) and not any(party in counted for party in alternative.by))


def said(state: RoomState, alternative: Alternative) -> dict[PartyId, Stance]:
    """Every party's word on the words as they stand: not on earlier ones, not from before the point was reopened."""
    point = state.points.points.get(alternative.point)
    since = (point.reopened if point is not None else None) or 0
    return {
        stance.party: stance
        for stance in state.stances.on(alternative.point, alternative.number)
        if stance.wording == alternative.wording.number and stance.number > since
    }


def attribution(play: StateOfPlay, state: RoomState, alternative: Alternative) -> Attribution:
    """Where everybody stands. Whoever proposes words and has since said otherwise of them stands where it has said."""
    stances = {party: s for party, s in said(state, alternative).items() if not void(state, s)}
    proposes = tuple(p for p in alternative.by if p not in stances or stances[p].stance in _JOINS)
    others = [party for party in dict.fromkeys((*here(play, state), *stances)) if party not in proposes]

    def having(*words: str) -> tuple[PartyId, ...]:
        return tuple(party for party in others if party in stances and stances[party].stance in words)

    return Attribution(
        proposes=proposes,
        supports=having(*_JOINS),
        opposes=having("oppose"),
        reserves=having("reserve"),
        consults=having("awaiting instructions"),
        follows=having("will follow consensus"),
        silent=tuple(party for party in others if party not in stances),
    )


def notes(state: RoomState, alternative: Alternative) -> tuple[Note, ...]:
    """What parties say beside their stances, in the terms of the table and in their own words, as it came."""
    found: list[Note] = []
    for party, stance in sorted(said(state, alternative).items(), key=lambda item: item[1].number):
        if void(state, stance):
            void_now = phrase(
                "{stance}: void, for a condition cites words that no longer stand", stance=term(stance.stance)
            )
            found.append(Note(party, void_now))
            continue
        kind = term(f"reserve ({stance.reservation})" if stance.reservation is not None else stance.stance)
        if stance.stance == "accept ad referendum" and stance.confirmed is not None:
            kind = phrase("accept, and its capital concurs")
        if stance.note or kind not in ("accept", "oppose", "awaiting instructions", "will follow consensus"):
            found.append(Note(party, kind, stance.note))
        for condition in stance.conditions:
            if condition.point is None:
                found.append(Note(party, phrase("on condition: {conduct}", conduct=condition.conduct)))
                continue
            on = phrase("on condition that point {point} is agreed", point=condition.point)
            if condition.wording is not None:
                on = phrase(
                    "on condition that point {point} is agreed, on the words of entry {number}",
                    point=condition.point,
                    number=condition.wording,
                )
            found.append(Note(party, on))
    return tuple(found)


def status(play: StateOfPlay, state: RoomState, standing: Standing, alternative: Alternative) -> Status:
    """How firmly the words of an alternative stand."""
    if standing.alternative == alternative.number and standing.rung in ("agreed", "agreed ad referendum"):
        return standing.rung
    stances = said(state, alternative)
    if _substance_agreed(play, state, stances):
        return "substance agreed, drafting open"
    if not any(alternative.wording.own.values()):
        return "proposed for deletion"
    if by_chair(play, alternative):
        return "compromise text of the chair"
    if any(party not in alternative.by for party in stances):
        return "under discussion"
    return "not discussed" if alternative.token and not stances else "proposed"


def _substance_agreed(play: StateOfPlay, state: RoomState, stances: dict[PartyId, Stance]) -> bool:
    joins = _JOINS if play.rules.can_live_with_suffices else _JOINS[:2]
    table = here(play, state)
    words = [stances.get(party) for party in table]
    open_to = [s for s in words if s is not None and s.stance == "reserve" and s.reservation == "linguistic"]
    joined = [s for s in words if s is not None and s.stance in joins and not s.conditions]
    return len(table) >= 2 and bool(open_to) and len(open_to) + len(joined) == len(table)


def of_point(standing: Standing, offered: Sequence[Status], stances: bool) -> Status:
    """How firmly a point stands whose alternatives stand thus; `stances`: whether anybody has spoken on one of them."""
    if standing.rung != "proposed":
        return standing.rung
    if "substance agreed, drafting open" in offered:
        return "substance agreed, drafting open"
    return offered[0] if len(offered) == 1 and not stances else "under discussion"
