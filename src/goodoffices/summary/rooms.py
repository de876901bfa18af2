"""The talks, their parties and delegations, and the rooms that one reads."""

from __future__ import annotations

from goodoffices.summary.told import Item, fields, moment, states, told
from goodoffices.talks.act import PUBLIC
from goodoffices.talks.delegations import NotifyDelegation, ObjectToCredentials, credentials
from goodoffices.talks.founding import FoundTalks
from goodoffices.talks.ledger import ledger as entered
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.rooms import REGIMES, OpenRoom


def talks(play: StateOfPlay) -> Item:
    """Title, zone, languages and mode, as far as one reads of them; the public room tells title and zone."""
    founded = play.plenary.founding.founded
    if founded is not None and isinstance(founded.act, FoundTalks):
        return {**fields(founded.act, "title", "zone", "languages", "mode"), "loaded": founded.loaded}
    public = play.rooms.get(PUBLIC)
    opened = public.door.opened if public is not None else None
    if opened is None or not isinstance(opened.act, OpenRoom):
        return {"title": {}, "zone": "UTC", "languages": [], "mode": None, "loaded": False}
    title = opened.act.title
    zone = opened.act.zone or "UTC"
    return {"title": title, "zone": zone, "languages": list(title), "mode": None, "loaded": opened.loaded}


def parties(play: StateOfPlay) -> list[Item]:
    """The parties with their names and roles; in real talks with the source that gives them."""
    found: dict[str, Item] = {}
    for state in states(play):
        for party in state.founding.parties.values():
            entry = told(state.entries[party.number - 1])
            found.setdefault(party.id, {**fields(party, "id", "name", "roles", "footnote"), **entry})
    return list(found.values())


def delegations(play: StateOfPlay) -> list[Item]:
    """The delegation lists in protocol order, and what others said of their credentials."""
    found: list[Item] = []
    for state in states(play):
        for party, entry in state.founding.delegations.items():
            if isinstance(entry.act, NotifyDelegation):
                act = fields(entry.act, "party", "name", "delegates", "footnote")
                found.append({**act, "credentials": _credentials(state, party), **told(entry)})
    return found


def _credentials(state: RoomState, party: str) -> list[Item]:
    found: list[Item] = []
    for by, entry in credentials(state.founding, party).items():
        objection = entry.act.reason if isinstance(entry.act, ObjectToCredentials) else None
        found.append({"party": by, "answer": "objected" if objection else "accepted", "reason": objection})
    return found


def rooms(play: StateOfPlay) -> list[Item]:
    """The rooms that one reads: what is behind the door, what its record keeps, and how far one reads it."""
    found: list[Item] = []
    for state in states(play):
        door = state.door
        opened = door.opened.act if door.opened is not None else None
        found.append(
            {
                "room": state.room,
                "kind": door.kind,
                "title": door.title,
                "regime": door.regime or play.rules.regimes.get(door.kind) or REGIMES[door.kind],
                "members": list(door.members()),
                "functions": dict(door.functions),
                "reports_to": opened.reports_to if isinstance(opened, OpenRoom) else [],
                "closed": door.closed is not None,
                "entries": state.number,
                "last_entry": moment(state.last) if state.last is not None else None,
            }
        )
    return found


def ledger(play: StateOfPlay) -> list[Item]:
    """What was let out of the rooms that one reads, with whose consent, and where of these rooms it has arrived."""
    return [
        {
            "room": room,
            **fields(one, "number", "text", "words_of", "attributed", "target", "to", "point", "standing"),
            "consented": list(one.consented),
            "declined": list(one.declined),
            "delivered": [told(entry) for entry in arrived.values()],
        }
        for room, one, arrived in entered(play)
    ]
