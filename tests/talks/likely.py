"""Acts that are likely to be taken: what a seat might do in a room, made from what it sees there."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from goodoffices.talks import rules
from goodoffices.talks.act import PLENARY, SeatId, capital_of, party_of
from goodoffices.talks.authority import who_may
from goodoffices.talks.carrying import quote_link
from goodoffices.talks.closing import Frozen, digest
from goodoffices.talks.kinds import KINDS
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.release import TARGETS, on_its_way
from goodoffices.talks.standing import statuses
from goodoffices.talks.table import Table

T = TypeVar("T")
Fields = dict[str, Any]


class Sight(Struct):
    """What an act is made from: chance, the actor and what it sees, the room, the time, and fresh words."""

    rng: Random
    play: StateOfPlay
    seat: SeatId
    room: RoomState
    now: datetime
    say: Callable[[], dict[str, str]]
    citing: float = 0.15  # how often an act cites an entry

    def one(self, items: Sequence[T] | dict[T, Any], default: T) -> T:
        """Any of `items`, or `default` if there are none."""
        found = list(items)
        return self.rng.choice(found) if found else default

    def token(self) -> str:
        return f"{self.rng.getrandbits(128):032x}"

    def point(self) -> str:
        return self.one([*self.play.plenary.points.points, *self.room.points.points], "1")

    def party(self) -> str:
        table = self.room.door.parties() or tuple(self.play.plenary.founding.parties)
        return self.one([p for p in table if p != party_of(self.seat)], "selm")

    def other(self) -> SeatId:
        return self.one([s for s in self.play.plenary.founding.seats if s != self.seat], self.seat)

    def wording(self) -> Fields | None:
        """A wording on the table here, one of the last ones."""
        live = [a for a in self.room.alternatives.alternatives.values() if a.withdrawn is None][-3:]
        found = self.one(live, None)
        return {"point": found.point, "wording": found.wording.number} if found is not None else None


def _stance(s: Sight) -> Fields | None:
    about, other = s.wording(), s.wording()
    if about is None or other is None:
        return None
    word = s.rng.choice(["accept"] * 5 + ["accept ad referendum", "can live with", "reserve", "oppose"])
    conditions = [s.rng.choice([other, {"point": other["point"]}, {"conduct": "x"}])] if s.rng.random() < 0.25 else []
    return {**about, "stance": word, "conditions": conditions if word.startswith(("accept", "can")) else []}


def _reword(s: Sight) -> Fields | None:
    own = [a for a in s.room.alternatives.alternatives.values() if party_of(s.seat) in a.by and a.withdrawn is None]
    found = s.one(own, None)
    if found is None:
        return None
    return {"point": found.point, "alternative": found.number, "wording": found.wording.number, "text": s.say()}


def _withdraw(s: Sight) -> Fields | None:
    made = _reword(s)
    return {"point": made["point"], "alternative": made["alternative"]} if made is not None else None


def _merge(s: Sight) -> Fields | None:
    made = s.wording()
    if made is None:
        return None
    live = [a.number for a in s.room.alternatives.on(made["point"]) if a.withdrawn is None]
    return {"point": made["point"], "alternatives": live[-2:], "text": s.say()}


def _declared(s: Sight) -> Fields:
    made: Fields = {"party": s.rng.choice([s.party(), party_of(s.seat)]), "text": s.say()}
    about = s.wording()
    if about is not None and s.rng.random() < 0.5:
        made |= {**about, "stance": s.rng.choice(["accept", "oppose"])}
    return {**made, "licence": s.rng.choice(["for you alone", "as your own idea", "as ours"])}


def _release(s: Sight) -> Fields:
    inside = [r for r, state in s.play.rooms.items() if s.play.inside(s.seat, r) and state.door.kind in TARGETS]
    parties = s.rng.sample(s.room.door.parties(), min(2, len(s.room.door.parties()))) or [party_of(s.seat)]
    return {
        "text": s.say(), "target": s.one([r for r in inside if r != s.room.room], PLENARY), "words_of": parties,
        "attributed": s.rng.random() < 0.5, "token": s.token(), "point": s.point(),
    }  # fmt: skip


def _deliver(s: Sight) -> Fields | None:
    ways = [
        found
        for room, state in s.play.rooms.items()
        for number in state.release.tokens.values()
        if (found := on_its_way(s.play, room, number)) is not None
        and s.play.inside(s.seat, room)
        and (s.rng.random() < 0.2 or (found.standing == "consented" and found.target in (None, s.room.room)))
    ]
    found = s.one(ways, None)
    if found is None:
        return None
    made = {"text": found.text, "token": found.token, "attribution": found.words_of if found.attributed else ()}
    return made if found.point is None else {**made, "point": found.point}


def _quote(s: Sight) -> Fields:
    rooms = [state for state in s.play.rooms.values() if state.door.kind != "capital" and state.number]
    entry = s.one(s.one(rooms, s.room).entries[-5:], s.room.entries[0])
    texts = getattr(entry.act, "text", None) or getattr(entry.act, "title", None) or {"en": "x"}
    words = texts if isinstance(texts, str) else s.one(list(texts.values()), "x")
    nonce = s.token()
    return {"words": words, "speaker": "x", "nonce": nonce, "link": quote_link(nonce, entry.room, entry.number)}


def _convey(s: Sight) -> Fields | None:
    kept = [d.number for d in s.room.door.declarations.values() if d.standing == "confirmed"]
    others = [p for p in s.play.plenary.founding.parties if p != party_of(s.seat)]
    made = {"record": s.one(kept, 1), "text": s.say(), "to": s.one(others, "selm"), "token": s.token()}
    return made if kept else None


def _open(s: Sight) -> Fields | None:
    seat = s.play.seat(s.seat)
    every = ["restricted", "track", "bilateral", "caucus", "mediation", "capital"]
    may = [kind for kind in every if seat is not None and seat.office in who_may("OpenRoom", kind)]
    if not may:
        return None
    kind = s.rng.choice(may)
    name = "" if kind in ("mediation", "capital") else s.rng.choice(["a", "b", "c", "d"])
    members = [s.other() for _ in range(s.rng.choice([1, 1, 2, 3]))] if name else []
    made: Fields = {"room_kind": kind, "title": s.say(), "name": name, "members": members, "reports_to": [s.seat]}
    regime = s.rng.choice([None, None, "verbatim", "declared", "decisions only"])
    return {**made, "regime": regime} if regime else made


def _seat(s: Sight) -> Fields:
    party = party_of(s.seat)
    if s.room.room == capital_of(party):
        seat, office = f"{party}.capital.{s.rng.choice('xyz')}", s.rng.choice(["principal", "aide", "adviser"])
    else:
        party = s.one(s.play.plenary.founding.parties, party) if party == "secretariat" else party
        offices = ["head"] if party_of(s.seat) == "secretariat" else ["deputy", "adviser", "press"]
        seat, office = f"{party}.{s.rng.choice('xyz')}", s.rng.choice(offices)
    return {"seat": seat, "office": office, "person": "Somebody"}


def _vacate(s: Sight) -> Fields | None:
    minor = [
        seat.id for seat in s.room.founding.seats.values() if seat.id.endswith(("x", "y", "z")) and not seat.vacant
    ]
    return {"seat": s.rng.choice(minor)} if minor else None


def _admit(s: Sight) -> Fields:
    party = s.rng.choice(["dorn", "ember", "farn"])
    return {"party": party, "name": s.say(), "roles": ["negotiating"]}


def _empower(s: Sight) -> Fields:
    seats = [seat.id for seat in s.room.founding.seats.values() if seat.party == party_of(s.seat) and seat.id != s.seat]
    return {"seat": s.one(seats, s.seat), "acts": s.rng.sample(list(KINDS), 8)}


def _rules(s: Sight) -> Fields:
    if s.room.founding.proposals and s.rng.random() < 0.8:
        return {"proposal": max(s.room.founding.proposals)}
    return {
        "rules": {
            "silence_on_substance": s.rng.random() < 0.7, "full_powers": s.rng.random() < 0.3,
            "can_live_with_suffices": s.rng.random() < 0.5,
            "text_ladder": ["frozen", "initialled", "confirmed", "signed"],
        }
    }  # fmt: skip


def _text(s: Sight) -> Fields:
    points = [{"point": p, "title": s.say(), "text": s.say()} for p in s.rng.sample(["1", "2", "3", "4"], 2)]
    return {"title": s.say(), "points": points}


def _freeze(s: Sight) -> Fields | None:
    found = statuses(s.play, s.room.room, s.now).values()
    loose = [f for f in found if f.wording is None and not f.parked]
    if (loose or not found) and s.rng.random() < 0.9:
        return None
    points = [Frozen(f.point, f.wording) for f in found if f.wording is not None]
    named = [{"point": p.point, "wording": p.wording} for p in points]
    return {"title": s.say(), "points": named, "digest": digest(tuple(points), s.room) or "0" * 64}


def _step(s: Sight) -> Fields | None:
    texts = s.room.closing.texts
    return {"text": max(texts), "digest": texts[max(texts)].digest} if texts else None


def _check(s: Sight) -> Fields | None:
    made = _step(s)
    if made is None:
        return None
    return {"text": made["text"], "languages": ["en"], "concordant": s.rng.random() < 0.8}


def _sign(s: Sight) -> Fields | None:
    made = _step(s)
    return {**made, "place": "Aubrel", "on": "2027-05-21"} if made is not None else None


def _confirm(s: Sight) -> Fields | None:
    made = _step(s)
    return {"text": made["text"]} if made is not None and s.rng.random() < 0.7 else s.wording()


def _silence(s: Sight) -> Fields:
    deadline = s.now + timedelta(hours=s.rng.choice([1, 5, 30]))
    here = s.room.door.parties() or s.play.plenary.founding.negotiating
    to = [p for p in here if p in s.play.plenary.founding.negotiating]
    about = s.wording() if s.play.rules.silence_on_substance else None
    return {"text": s.say(), "deadline": deadline.isoformat(), "to": to, **(about or {})}


def _direct(s: Sight) -> Fields:
    made: Fields = {"point": s.point(), "verdict": s.rng.choice(["may accept", "refer", "never"]), "text": s.say()}
    found = s.one(list(s.play.plenary.alternatives.alternatives), None)
    return made if found is None or s.rng.random() < 0.4 else {**made, "point": found[0], "alternative": found[1]}


def _publish(s: Sight) -> Fields:
    return {"title": s.say(), "text": s.say(), "on_behalf_of": [party_of(s.seat)]}


def _last(
    of: Callable[[RoomState], Any], field: str, **more: Callable[[Sight], Any]
) -> Callable[[Sight], Fields | None]:
    """An act about one of the last things that `of` gives, which are kept by number; nothing without one."""

    def made(s: Sight) -> Fields | None:
        found = list(of(s.room))[-3:]
        return {field: s.one(found, 1), **{k: v(s) for k, v in more.items()}} if found else None

    return made


def _words(s: Sight) -> dict[str, str]:
    return s.say()


def _pending(room: RoomState) -> list[int]:
    return [d.number for d in room.door.declarations.values() if d.settled is None]


MAKERS: dict[str, Callable[[Sight], Fields | None]] = {
    "AdoptRules": _rules,
    "AdmitParty": _admit,
    "SeatPerson": _seat,
    "VacateSeat": _vacate,
    "Empower": _empower,
    "Revoke": lambda s: {"seat": _empower(s)["seat"]},
    "NotifyDelegation": lambda s: (
        {"party": party_of(s.seat), "delegates": [{"person": "Somebody"}]} if s.room.room == PLENARY else None
    ),
    "AcceptCredentials": lambda s: {"party": s.party()},
    "PresentFullPowers": lambda s: {"seat": s.seat, "acts": ["Initial", "Sign"], "issued_by": "x", "issued_on": "2027"},
    "OpenRoom": _open,
    "BringIn": lambda s: {"seat": s.other()},
    "ShowOut": lambda s: {"seat": s.one(list(s.room.door.members()), s.seat)} if s.rng.random() < 0.3 else None,
    "AppointChair": lambda s: {"seat": s.one(list(s.room.door.members()), s.seat)},
    "Say": lambda s: {"text": s.say()},
    "RecordDeclared": _declared,
    "ConfirmRecord": _last(_pending, "record"),
    "ContestRecord": _last(_pending, "record", reason=_words),
    "Rectify": _last(_pending, "record", text=_words),
    "AcknowledgeReceipt": _last(lambda r: r.silence.opened or [r.number], "of"),
    "Release": _release,
    "ConsentToRelease": _last(lambda r: r.release.released, "release"),
    "DeclineRelease": _last(lambda r: r.release.released, "release"),
    "Deliver": _deliver,
    "Quote": _quote,
    "Convey": _convey,
    "ScheduleRound": lambda s: {"round": s.rng.choice([1, 2, 3]), "dates": "2027-03-10?", "note": s.say()["en"]},
    "Reschedule": lambda s: {"round": s.rng.choice([1, 2, 3]), "status": "tentative", "note": s.say()["en"]},
    "TableText": _text,
    "AddPoint": lambda s: {"point": s.rng.choice(["1", "2", "3", "4"]), "title": s.say()},
    "Park": lambda s: {"point": s.point()},
    "Reopen": lambda s: {"point": s.point()},
    "OfferReferral": lambda s: {"point": s.point(), "words": s.say()},
    "AcceptReferral": _last(lambda r: r.points.referrals, "offer"),
    "Propose": lambda s: {"point": s.point(), "text": s.say(), "marking": s.rng.choice(["formal", "non-paper"])},
    "Amend": _reword,
    "Correct": _reword,
    "Withdraw": _withdraw,
    "Merge": _merge,
    "TakeStance": _stance,
    "OpenSilence": _silence,
    "BreakSilence": _last(lambda r: r.silence.opened, "silence"),
    "ClaimUnderstanding": lambda s: {"text": s.say(), "by": [s.party()], "point": s.point()},
    "ConfirmUnderstanding": _last(lambda r: r.understanding.claims, "claim"),
    "CorrectUnderstanding": _last(lambda r: r.understanding.claims, "claim", text=_words),
    "DraftTrackReport": lambda s: {"title": s.say(), "text": s.say(), "token": s.token()},
    "ClearTrackReport": _last(lambda r: r.tracks.reports, "report"),
    "Undertake": lambda s: {"what": s.say(), "to": [s.party()]},
    "Discharge": _last(lambda r: r.undertakings.undertakings, "undertaking"),
    "CirculatePaper": lambda s: {"symbol": s.token()[:6], "title": s.say(), "sort": "letter", "copies": {"x": 1}},
    "OpenSynchronization": lambda s: {"title": s.say(), "points": [s.point()]},
    "DeclarePosition": _last(
        lambda r: r.synchronization.sheets, "sheet", point=Sight.point, party=lambda s: party_of(s.seat), words=_words
    ),
    "ConfirmPosition": _last(lambda r: r.synchronization.positions, "position"),
    "SetObjectives": lambda s: {"text": s.say()},
    "Direct": _direct,
    "SeekInstructions": lambda s: {"question": s.say(), "point": s.point()},
    "ReportStage": lambda s: {"title": s.say(), "facts": [{"text": s.say()}], "judgement": s.say()},
    "NoteReport": _last(lambda r: r.reports.reports, "report", words=_words),
    "AgreePressRule": lambda s: (
        {"proposal": max(s.room.press.rules)} if s.room.press.rules and s.rng.random() < 0.8 else {"rule": s.say()}
    ),
    "SetPosture": lambda s: {"posture": "no statements", "words": s.say()},
    "DraftLine": lambda s: {"line": "if asked", "text": s.say()},
    "DraftStatement": lambda s: {"title": s.say(), "text": s.say()},
    "ClearStatement": _last(lambda r: r.press.drafts, "draft"),
    "Publish": _publish,
    "FreezeText": _freeze,
    "CheckConcordance": _check,
    "Initial": _step,
    "ConfirmAdReferendum": _confirm,
    "Sign": _sign,
}

# What moves the talks on, and so comes more often than a talk of chance would have it.
FAVOURED = ("TakeStance",) * 8 + (
    "Propose",
    "ConfirmRecord",
    "RecordDeclared",
    "Deliver",
    "ConsentToRelease",
    "Amend",
) * 2
FAVOURED += ("FreezeText", "CheckConcordance", "Initial", "ConfirmAdReferendum", "Sign") * 4


def kinds_for(s: Sight) -> list[str]:
    """The kinds that this seat may do in this room by office, function, power and regime; favoured ones more often."""
    seat = s.play.seat(s.seat)
    if seat is None:
        return []
    table = Table(s.play, s.seat, s.room, s.now)
    terms = {seat.office, "any", *table.functions}

    def may(kind: str) -> bool:
        who = set(who_may(kind, s.room.door.kind))
        return bool(terms & who) or (f"{seat.office}*" in who and table.empowered(kind))

    kinds = [kind for kind in MAKERS if may(kind) and rules._regime(table, kind) is None]
    opens = ["OpenRoom"] if s.room.room == PLENARY else []
    return [*kinds, *(kind for kind in FAVOURED if kind in kinds), *opens]


def act(s: Sight) -> Fields | None:
    """An act for this seat in this room; now and then it cites an entry that the actor reads."""
    kinds = kinds_for(s)
    for _ in range(8 if kinds else 0):
        kind = s.rng.choice(kinds)
        made = MAKERS[kind](s)
        if made is not None:
            if s.rng.random() < s.citing:
                room = s.one(list(s.play.rooms), PLENARY)
                made["cites"] = [{"room": room, "number": s.rng.randrange(s.play.rooms[room].number) + 1}]
            return {"kind": kind, **msgspec.to_builtins(made)}
    return None
