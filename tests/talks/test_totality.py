"""Nothing that stands in a record, and nothing that is sent, is too odd: folding and deciding never fail."""

import json
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.talks import kinds, play
from goodoffices.talks.act import PLENARY, PUBLIC, Entry, Erased, Refusal
from goodoffices.talks.alternatives import Amend
from goodoffices.talks.asof import as_of
from goodoffices.talks.authority import _ROWS, ALL, AUTHORITY, FILING, who_may
from goodoffices.talks.delegations import credentials
from goodoffices.talks.kinds import GROUPS, KINDS, RULES, decode, encode, group_of
from goodoffices.talks.ledger import ledger
from goodoffices.talks.lines import rule_in_force
from goodoffices.talks.mandates import mark
from goodoffices.talks.play import RoomState, StateOfPlay, fold
from goodoffices.talks.rooms import OpenRoom, room_id
from goodoffices.talks.rules import decide
from goodoffices.talks.sessions import agenda_of
from goodoffices.talks.standing import referral, statuses, void
from goodoffices.talks.synchronization import stale
from goodoffices.talks.table import Table
from goodoffices.talks.text_ladder import authentic, text_rung
from goodoffices.talks.wordings import Alternative, Alternatives
from tests.talks import arbitrary
from tests.talks.arbitrary import PARTIES, POINTS, ROOMS, SEATS, START
from tests.talks.laws import law

seeds = st.integers(0, 2**32 - 1)
LATER = START + timedelta(days=400)


def records(rng: Random) -> StateOfPlay:
    """An arbitrary state of play: some rooms, each with an arbitrary record that begins as records of its kind do."""
    rooms = {}
    for room in {PLENARY, *rng.sample(ROOMS, 4)}:
        opening = [] if room == PLENARY else [_opening(rng, room)]
        founding = [_founding(rng)] if room == PLENARY else []
        body = arbitrary.entries(rng, room, rng.randrange(40))
        rooms[room] = fold(room, [*founding, *opening, *body])
    return StateOfPlay(rooms)


def _founding(rng: Random) -> Entry:
    raw = '{"kind":"FoundTalks","title":{"en":"x"},"zone":"Europe/Zurich","languages":["en"]}'
    return Entry(PLENARY, 1, rng.choice(SEATS), START, decode(raw))


def _opening(rng: Random, room: str) -> Entry:
    made = arbitrary.fields(rng, "OpenRoom")
    kind = room.partition(".")[0]
    others = ["restricted", "track", "bilateral", "caucus"]
    made["room_kind"] = kind if kind in ("plenary", "public", "mediation", "capital") else rng.choice(others)
    return Entry(room, 1, rng.choice(SEATS), START, decode(json.dumps({"kind": "OpenRoom", **made})))


def ask_everything(found: StateOfPlay) -> None:
    """Every question that one may ask of a state of play."""
    ledger(found)
    found.rules, found.party("akra"), found.point("1", "x")
    as_of(found, START.date())
    for room, state in found.rooms.items():
        for now in (None, START, LATER):
            statuses(found, room, now)
            text, _ = text_rung(found, room, now)
            if text is not None:
                authentic(text, found.rules)
        found.common(room)
        for taken in state.stances.current.values():
            for stance in taken.values():
                void(state, stance)
        for position in state.synchronization.positions.values():
            stale(state, position)
        for offer in state.points.referrals:
            referral(found, room, offer)
        for claim in state.understanding.claims.values():
            assert claim.standing in ("claimed", "confirmed", "corrected", "partly confirmed")
        for round_ in state.calendar.rounds.values():
            assert round_.status
            agenda_of(state, round_.number)
        rule_in_force(state)
        for party in PARTIES:
            credentials(state.founding, party)
        for point in POINTS:
            for number in (1, 2, 30):
                mark(found, state, PLENARY, point, number)


def test_every_kind_has_its_arbitrary_acts_and_they_survive_encoding() -> None:
    rng = Random(1)
    assert arbitrary.every_kind_decodes(rng) == []
    for kind in KINDS:
        for _ in range(5):
            made = arbitrary.act(rng, kind)
            assert decode(encode(made)) == made
            assert type(made).__name__ in dir(GROUPS[group_of(type(made))])


@law(60)
@given(seeds)
def test_any_record_folds_and_answers(seed: int) -> None:
    ask_everything(records(Random(seed)))


@law(60)
@given(seeds)
def test_any_act_is_entered_or_refused_in_words(seed: int) -> None:
    rng = Random(seed)
    found = records(rng)
    for _ in range(60):
        act, seat, room = arbitrary.act(rng), rng.choice(SEATS), rng.choice([*found.rooms, *ROOMS])
        if isinstance(act, OpenRoom):
            room = room_id(act, seat)
        answer = decide(found, seat, room, act, rng.choice([START, LATER]))
        if isinstance(answer, Refusal):
            assert answer.message.endswith((".", "?"))
            assert answer.reason
        else:
            assert (answer.room, answer.act, answer.seat) == (room, act, seat)


@law(60)
@given(seeds)
def test_every_rule_answers_to_any_act_in_any_room(seed: int) -> None:
    """The rule itself, past the house's checks: no office and no regime stands before it."""
    rng = Random(seed)
    found = records(rng)
    for _ in range(150):
        act, seat = arbitrary.act(rng), rng.choice(SEATS)
        table = Table(found, seat, found.rooms[rng.choice(list(found.rooms))], rng.choice([START, LATER]))
        answer = RULES[type(act)](table, act)
        assert answer is None or isinstance(answer, Refusal)
        assert isinstance(table.empowered("Propose"), bool)


@law(40)
@given(seeds)
def test_a_record_folds_from_any_point_on_and_with_any_payloads_erased(seed: int) -> None:
    rng = Random(seed)
    room = rng.choice(ROOMS)
    whole = arbitrary.entries(rng, room, rng.randrange(50))
    check_replay(room, whole, rng)
    erased = [_erased(entry) if rng.random() < rng.choice([0.1, 0.5, 0.9]) else entry for entry in whole]
    check_replay(room, erased, rng)


def _erased(entry: Entry) -> Entry:
    return Entry(entry.room, entry.number, entry.seat, entry.time, Erased(), entry.loaded)


def check_replay(room: str, whole: list[Entry], rng: Random) -> None:
    """The state after all is that after some and then the rest, however often, and a state once folded stays."""
    expected = fold(room, whole)
    cut = sorted(rng.randrange(len(whole) + 1) for _ in range(3))
    state = fold(room, whole[: cut[0]])
    kept = [(state, repr(state))]
    for start, end in zip(cut, [*cut[1:], len(whole)], strict=True):
        fold(room, whole[start : start + 1], state)  # another continuation, by somebody else
        state = fold(room, whole[start:end], state)
        kept.append((state, repr(state)))
    assert state == expected
    assert [number for number, _ in enumerate(kept) if repr(kept[number][0]) != kept[number][1]] == []
    ask_everything(StateOfPlay({PLENARY: RoomState(PLENARY), room: state}))


def test_a_fold_that_changes_what_it_starts_from_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(play, "_copied", lambda state, kind: state)
    with pytest.raises(AssertionError):
        _replay_all()


def test_a_fold_that_refuses_an_entry_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def strict(state: Any, entry: Any, act: Amend) -> None:
        state.alternatives.alternatives[act.point, act.alternative]

    monkeypatch.setitem(kinds.EVOLVE, Amend, strict)
    with pytest.raises(KeyError):
        _replay_all()


def _replay_all() -> None:
    for seed in range(40):
        rng = Random(seed)
        room = rng.choice(ROOMS)
        check_replay(room, arbitrary.entries(rng, room, 50), rng)


def test_a_rule_that_fails_on_an_odd_record_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(self: Alternatives, point: str, wording: int) -> Alternative:
        return self.alternatives[point, self.roots[point, wording]]

    monkeypatch.setattr(Alternatives, "of", careless)
    with pytest.raises(KeyError):
        _ask_all_rules()


def _ask_all_rules() -> None:
    for seed in range(50):
        test_every_rule_answers_to_any_act_in_any_room.hypothesis.inner_test(seed)  # type: ignore[attr-defined]


# The table of authority


OFFICES = set(arbitrary._info("SeatPerson").fields[1].type.values)  # type: ignore[union-attr]
FUNCTIONS = {"chair", "rapporteur", "room secretary"}


def test_the_table_of_authority_is_total() -> None:
    """Every kind has a line, every kind and room an answer, no pair has two, and every word in it means something."""
    assert {row[0] for row in _ROWS} == set(KINDS) - {"Answer"}, "which the house alone enters"
    pairs = [(kind, room) for kind, rooms, _ in _ROWS for room in rooms.split()]
    assert len(pairs) == len(set(pairs)) == len(AUTHORITY)
    assert {room for _, room in pairs} == set(ALL)
    for terms in AUTHORITY.values():
        assert terms
        for term in terms:
            assert term in OFFICES | FUNCTIONS | {"any"} or (term.endswith("*") and term[:-1] in OFFICES)
    for kind in KINDS:
        for room in ALL:
            assert isinstance(who_may(kind, room), tuple)
    assert set(KINDS) >= FILING
    assert who_may("Vote", PLENARY) == ()


def test_what_is_filed_on_record_is_filed_by_the_secretariat_in_public() -> None:
    for kind in FILING - {"FoundTalks", "SeatPerson", "VacateSeat", "OpenRoom"}:
        assert "secretariat" in who_may(kind, PUBLIC), kind
