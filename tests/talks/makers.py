"""Acts that are likely to be taken, each made from what its actor sees."""

import base64
from datetime import timedelta

from goodoffices.talks import drafted
from goodoffices.talks.act import PLENARY, capital_of, party_of
from goodoffices.talks.authority import who_may
from goodoffices.talks.carrying import quote_link
from goodoffices.talks.closing import Frozen, digest
from goodoffices.talks.kinds import KINDS
from goodoffices.talks.ledger import on_its_way
from goodoffices.talks.release import TARGETS
from goodoffices.talks.standing import statuses
from tests.talks.sight import Fields, Sight
from tests.talks.world import QUESTION_KEYS


def place(s: Sight, point: str) -> Fields:
    """Words put in the place of a run of others on the point, where there are any; on a whole point otherwise."""
    live = [a for a in s.room.alternatives.on(point) if a.withdrawn is None and a.wording.text]
    found = s.one(live, None)
    if found is None or s.rng.random() < 0.4:
        return {"text": s.say()}
    words = found.wording.text.get("en", "")
    between = [
        at for at in range(len(words) + 1) if words[:at].count("«") == words[:at].count("»")
    ]  # tests seek «words»
    start, end = sorted(s.rng.choice(between) for _ in "se")
    text = s.say() if start == end or s.rng.random() < 0.8 else {}
    return {"text": text, "place": {"wording": found.wording.number, "runs": {"en": [start, end]}}}


def propose(s: Sight) -> Fields:
    point = s.point()
    return {"point": point, "marking": s.rng.choice(["formal", "non-paper"]), **place(s, point)}


def stance(s: Sight) -> Fields | None:
    about, other = s.wording(), s.wording()
    if about is None or other is None:
        return None
    word = s.rng.choice(["accept"] * 5 + ["accept ad referendum", "can live with", "reserve", "oppose"])
    conditions = [s.rng.choice([other, {"point": other["point"]}, {"conduct": "x"}])] if s.rng.random() < 0.25 else []
    return {**about, "stance": word, "conditions": conditions if word.startswith(("accept", "can")) else []}


def reword(s: Sight) -> Fields | None:
    own = [a for a in s.room.alternatives.alternatives.values() if party_of(s.seat) in a.by and a.withdrawn is None]
    found = s.one(own, None)
    if found is None:
        return None
    return {"point": found.point, "alternative": found.number, "wording": found.wording.number, "text": s.say()}


def amend(s: Sight) -> Fields | None:
    made = reword(s)
    return made if made is None else {**made, **place(s, made["point"])}


def let_go(s: Sight) -> Fields | None:
    found = s.one(s.room.merging.merges, None)
    if found is None:
        return None
    wording = s.one([w for _, w in s.room.merging.merges[found].sources], 1)
    words = s.room.alternatives.words(found[0], wording)
    end = len(words.own.get("en", "")) if words is not None else 3
    return {"point": found[0], "merge": found[1], "wording": wording, "language": "en", "start": 0, "end": max(1, end)}


def withdraw(s: Sight) -> Fields | None:
    made = reword(s)
    return {"point": made["point"], "alternative": made["alternative"]} if made is not None else None


def merge(s: Sight) -> Fields | None:
    made = s.wording()
    if made is None:
        return None
    live = [a.number for a in s.room.alternatives.on(made["point"]) if a.withdrawn is None]
    return {"point": made["point"], "alternatives": live[-2:], "text": s.say()}


def draft(s: Sight) -> Fields | None:
    """Words on every point that has some, after the last draft of a series or without one before."""
    settles = []
    for point in s.room.alternatives.by_point:
        live = [a.wording.number for a in s.room.alternatives.on(point) if a.withdrawn is None]
        settles += [{"point": point, "wording": s.rng.choice(live)}] if live else []
    last = s.one(list(s.room.drafts.last.values()), None)
    more = {"after": last} if last is not None and s.rng.random() < 0.8 else {}
    return {"settles": settles, **more} if settles else None


def mark(s: Sight) -> Fields | None:
    """Marks of any draft that the actor reads."""
    found = [(state, one) for state in s.play.rooms.values() for one in state.drafts.drafts.values()]
    chosen = s.one(found, None)
    if chosen is None:
        return None
    state, one = chosen
    new = sorted(drafted.changed(state, one)) if one.after is not None else []
    marks = [{"point": point, "mark": s.rng.choice(["better", "same", "worse"])} for point in new]
    cites = [{"room": state.room, "number": one.number}]
    return {"cites": cites, "marks": marks, "could_live": s.rng.choice([True, False])}


def declared(s: Sight) -> Fields:
    made: Fields = {"party": s.rng.choice([s.party(), party_of(s.seat)]), "text": s.say()}
    about = s.wording()
    if about is not None and s.rng.random() < 0.5:
        made |= {**about, "stance": s.rng.choice(["accept", "oppose"])}
    return {**made, "licence": s.rng.choice(["for you alone", "as your own idea", "as ours"])}


def release(s: Sight) -> Fields:
    inside = [r for r, state in s.play.rooms.items() if s.play.inside(s.seat, r) and state.door.kind in TARGETS]
    parties = s.rng.sample(s.room.door.parties(), min(2, len(s.room.door.parties()))) or [party_of(s.seat)]
    return {
        "text": s.say(), "target": s.one([r for r in inside if r != s.room.room], PLENARY), "words_of": parties,
        "attributed": s.rng.random() < 0.5, "token": s.token(), "point": s.point(),
    }  # fmt: skip


def deliver(s: Sight) -> Fields | None:
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


def quote(s: Sight) -> Fields:
    rooms = [state for state in s.play.rooms.values() if state.door.kind != "capital" and state.number]
    entry = s.one(s.one(rooms, s.room).entries[-5:], s.room.entries[0])
    texts = getattr(entry.act, "text", None) or getattr(entry.act, "title", None) or {"en": "x"}
    words = texts if isinstance(texts, str) else s.one(list(texts.values()), "x")
    nonce = s.token()
    return {"words": words, "speaker": "x", "nonce": nonce, "link": quote_link(nonce, entry.room, entry.number)}


def convey(s: Sight) -> Fields | None:
    kept = [d.number for d in s.room.door.declarations.values() if d.standing == "confirmed"]
    others = [p for p in s.play.plenary.founding.parties if p != party_of(s.seat)]
    made = {"record": s.one(kept, 1), "text": s.say(), "to": s.one(others, "selm"), "token": s.token()}
    return made if kept else None


def open(s: Sight) -> Fields | None:
    seat = s.play.seat(s.seat)
    every = ["restricted", "track", "bilateral", "caucus", "mediation", "capital"]
    may = [kind for kind in every if seat is not None and seat.office in who_may("OpenRoom", kind)]
    if not may:
        return None
    kind = s.rng.choice(may)
    name = "" if kind in ("mediation", "capital") else s.rng.choice(["a", "b", "c", "d"])
    members = [s.other() for _ in range(s.rng.choice([1, 1, 2, 3]))] if name else []
    lead = s.play.plenary.founding.instructor
    members += [lead] if lead is not None and s.rng.random() < 0.8 else []
    made: Fields = {"room_kind": kind, "title": s.say(), "name": name, "members": members, "reports_to": [s.seat]}
    regime = s.rng.choice([None, None, "verbatim", "declared", "decisions only"])
    return {**made, "regime": regime} if regime else made


def seat(s: Sight) -> Fields:
    party = party_of(s.seat)
    if s.room.room == capital_of(party):
        seat, office = f"{party}.capital.{s.rng.choice('xyz')}", s.rng.choice(["principal", "aide", "adviser"])
    else:
        party = s.one(s.play.plenary.founding.parties, party) if party == "secretariat" else party
        offices = ["head"] if party_of(s.seat) == "secretariat" else ["deputy", "adviser", "press"]
        seat, office = f"{party}.{s.rng.choice('xyz')}", s.rng.choice(offices)
    return {"seat": seat, "office": office, "person": "Somebody"}


def vacate(s: Sight) -> Fields | None:
    minor = [
        seat.id for seat in s.room.founding.seats.values() if seat.id.endswith(("x", "y", "z")) and not seat.vacant
    ]
    return {"seat": s.rng.choice(minor)} if minor else None


def admit(s: Sight) -> Fields:
    party = s.rng.choice(["dorn", "ember", "farn"])
    return {"party": party, "name": s.say(), "roles": ["negotiating"]}


def empower(s: Sight) -> Fields:
    seats = [seat.id for seat in s.room.founding.seats.values() if seat.party == party_of(s.seat) and seat.id != s.seat]
    return {"seat": s.one(seats, s.seat), "acts": s.rng.sample(list(KINDS), 8)}


def rules(s: Sight) -> Fields:
    if s.room.founding.proposals and s.rng.random() < 0.8:
        return {"proposal": max(s.room.founding.proposals)}
    return {
        "rules": {
            "silence_on_substance": s.rng.random() < 0.7, "full_powers": s.rng.random() < 0.3,
            "can_live_with_suffices": s.rng.random() < 0.5, "sealed_questions": s.rng.random() < 0.8,
            "text_ladder": ["frozen", "initialled", "confirmed", "signed"],
        }
    }  # fmt: skip


def text(s: Sight) -> Fields:
    points = [{"point": p, "title": s.say(), "text": s.say()} for p in s.rng.sample(["1", "2", "3", "4"], 2)]
    return {"title": s.say(), "points": points}


def freeze(s: Sight) -> Fields | None:
    found = statuses(s.play, s.room.room, s.now).values()
    loose = [f for f in found if f.wording is None and not f.parked]
    if (loose or not found) and s.rng.random() < 0.9:
        return None
    points = [Frozen(f.point, f.wording) for f in found if f.wording is not None]
    named = [{"point": p.point, "wording": p.wording} for p in points]
    return {"title": s.say(), "points": named, "digest": digest(tuple(points), s.room) or "0" * 64}


def step(s: Sight) -> Fields | None:
    texts = s.room.closing.texts
    return {"text": max(texts), "digest": texts[max(texts)].digest} if texts else None


def check(s: Sight) -> Fields | None:
    made = step(s)
    if made is None:
        return None
    return {"text": made["text"], "languages": ["en"], "concordant": s.rng.random() < 0.8}


def sign(s: Sight) -> Fields | None:
    made = step(s)
    return {**made, "place": "Aubrel", "on": "2027-05-21"} if made is not None else None


def confirm(s: Sight) -> Fields | None:
    made = step(s)
    return {"text": made["text"]} if made is not None and s.rng.random() < 0.7 else s.wording()


def question(s: Sight) -> Fields | None:
    live = [a for a in s.room.alternatives.alternatives.values() if a.withdrawn is None]
    parties = [p for p in s.room.door.parties() or s.play.plenary.founding.negotiating if p in ("akra", "selm")]
    if not live or len(parties) < 2:
        return None
    sort = s.rng.choice(["zone", "short list", "step", "blockers", "ballot", "ballot"])
    points = dict.fromkeys(a.point for a in live)
    among = [{"point": p, "wordings": [a.wording.number for a in live if a.point == p][:10]} for p in points]
    start = [{"point": on["point"], "wording": on["wordings"][0]} for on in among]
    return {
        "question": sort, "to": parties, "key": s.one(QUESTION_KEYS, ""), "wait": s.rng.choice([60, 600]),
        "until": (s.now + timedelta(hours=s.rng.choice([1, 30]))).isoformat(),
        "choices": [] if sort == "ballot" else among, "start": start if sort in ("step", "ballot") else [],
    }  # fmt: skip


def asked(s: Sight) -> Fields | None:
    found = list(s.room.questions.asked)[-2:]
    return {"question": s.one(found, 1)} if found else None


def deposit(s: Sight) -> Fields | None:
    found = [(room, number) for room, state in s.play.rooms.items() for number in state.questions.asked]
    if not found:
        return None
    room, number = s.rng.choice(found)
    sealed = base64.b64encode(b"age-encryption.org/v1\n" + s.token().encode()).decode()
    return {"cites": [{"room": room, "number": number}], "sealed": sealed}


def revoked(s: Sight) -> Fields | None:
    found = list(s.room.questions.deposits)
    return {"cites": [s.rng.choice(found)]} if found else None


def silence(s: Sight) -> Fields:
    deadline = s.now + timedelta(hours=s.rng.choice([1, 5, 30]))
    here = s.room.door.parties() or s.play.plenary.founding.negotiating
    to = [p for p in here if p in s.play.plenary.founding.negotiating]
    about = s.wording() if s.play.rules.silence_on_substance else None
    return {"text": s.say(), "deadline": deadline.isoformat(), "to": to, **(about or {})}


def direct(s: Sight) -> Fields:
    made: Fields = {"point": s.point(), "verdict": s.rng.choice(["may accept", "refer", "never"]), "text": s.say()}
    found = s.one(list(s.play.plenary.alternatives.alternatives), None)
    return made if found is None or s.rng.random() < 0.4 else {**made, "point": found[0], "alternative": found[1]}


def publish(s: Sight) -> Fields:
    return {"title": s.say(), "text": s.say(), "on_behalf_of": [party_of(s.seat)]}


def dispatch(s: Sight) -> Fields:
    made: Fields = {"publisher": "The Gull", "title": "x", "published": "2027-03-01", "text": s.say()["en"]}
    earlier = s.one(s.room.press.dispatches, None)
    return made if earlier is None or s.rng.random() < 0.7 else {**made, "version_of": earlier}


def claim(s: Sight) -> Fields | None:
    number = s.one(s.room.press.dispatches, None)
    if number is None:
        return None
    text = getattr(s.room.press.dispatches[number].act, "text", "")
    made: Fields = {"claim": s.rng.choice(["date", "quotation", "left"]), "dispatch": number, "words": text or "x"}
    return {**made, "verbatim": True, "start": 0, "end": len(text)} if text and s.rng.random() < 0.7 else made


def reclaim(s: Sight) -> Fields | None:
    made, recorded = claim(s), s.one(s.room.press.claims, None)
    return None if made is None or recorded is None else {**made, "recorded": recorded}
