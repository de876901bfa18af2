"""The registry: what is sent is what is kept, once; every trouble is a clear answer; folded rooms are shared."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.intake import MAX_ACT, misfit, read_act
from goodoffices.memory import MemoryRecords
from goodoffices.proof.canonical import canonical, parse
from goodoffices.proof.leaf import DOMAIN, commitment, leaf_hash, read_leaf
from goodoffices.records import StoreBusy, Stored, StoreError, StoreFull, StoreLost
from goodoffices.registry import Receipt, Registry, to_entry
from goodoffices.states import SHORTER
from goodoffices.talks.act import PLENARY, Erased, Refusal
from goodoffices.talks.asof import as_of as stood
from goodoffices.talks.kinds import KINDS
from goodoffices.talks.play import StateOfPlay, fold
from goodoffices.talks.rules import NO_ROOM
from tests.talks import arbitrary
from tests.talks.talk import begun
from tests.talks.world import AKRA, CAPITAL, CHIEF, DEPUTY, SELM, SOC, TALKS, World, en, founded, salt, with_capital

seeds = st.integers(0, 2**32 - 1)


def raw(kind: str, /, **fields: Any) -> str:
    return json.dumps({"kind": kind, **fields})


PARK = raw("Park", point="1", reason="Set aside.")


def submit(
    world: World, seat: str = SOC, room: str = PLENARY, act: str | bytes = PARK, key: str = "k", **more: Any
) -> Any:
    return world.registry.submit(TALKS, seat, room, act, key, **more)


# What is kept


def test_a_receipt_says_where_the_act_stands_and_its_hash() -> None:
    world = founded()
    receipt = submit(world)
    [stored] = world.records.read(TALKS, SOC, PLENARY, receipt.number - 1, receipt.number)
    leaf = read_leaf(stored.leaf)
    assert (leaf.talks, leaf.room, leaf.number, leaf.seat, leaf.origin) == (TALKS, PLENARY, receipt.number, SOC, "live")
    assert receipt.leaf_hash == leaf_hash(stored.leaf)
    assert stored.payload is not None
    assert leaf.commitment == commitment(salt("salt", f"{TALKS}/{PLENARY}", receipt.number), stored.payload)
    assert receipt.time == world.now
    assert to_entry(stored) == world.room().entries[-1]


@settings(max_examples=40)
@given(st.lists(seeds, max_size=30))
def test_the_stored_payload_is_exactly_what_was_sent(steps: list[int]) -> None:
    """Whatever the spelling: no default, no draft and no result of a check enters it."""
    talk = begun()
    for seed in steps:
        rng = Random(seed)
        step = talk.step(seed)
        if isinstance(step.outcome, Refusal):
            continue
        sent = parse(step.raw, limit=MAX_ACT)
        records = talk.records._all[TALKS]
        kept = records.rooms[step.outcome.room][step.outcome.number - 1]
        assert kept.payload == canonical(sent)
        respelt = json.dumps(dict(rng.sample(list(sent.items()), len(sent))), indent=rng.choice([None, 1]))
        again = talk.registry.submit(TALKS, step.seat, step.room, respelt, step.key)
        assert isinstance(again, Receipt)
        assert (again.repeated, again.number) == (True, step.outcome.number)


def test_a_default_that_is_not_sent_is_not_kept() -> None:
    world = founded()
    number = world.propose(SOC, text="x")
    [stored] = world.records.read(TALKS, SOC, PLENARY, number - 1, number)
    assert set(json.loads(stored.payload or b"")) == {"kind", "point", "text"}


@settings(max_examples=30)
@given(st.lists(seeds, max_size=40))
def test_what_is_in_memory_is_what_replay_gives(steps: list[int]) -> None:
    talk = begun()
    for seed in steps:
        talk.step(seed)
    fresh = Registry(talk.records, lambda: talk.now, salt)
    for seat in talk.readers():
        assert fresh.play(TALKS, seat) == talk.registry.play(TALKS, seat)


# Once


def test_a_request_sent_twice_is_carried_out_once() -> None:
    world = founded()
    first, second = submit(world), submit(world)
    assert (first.repeated, second.repeated) == (False, True)
    assert (first.number, first.leaf_hash, first.time) == (second.number, second.leaf_hash, second.time)
    assert world.room().number == first.number


def test_a_key_is_for_one_act_of_one_seat_in_one_room() -> None:
    world = founded()
    submit(world)
    assert submit(world, act=raw("Park", point="2")).reason == "conflict"
    room = world.open(SOC, "track", "water", members=[AKRA])
    assert submit(world, room=room).message == "This key was used for another act: send it with a new one."
    assert isinstance(submit(world, seat=AKRA, act=raw("Propose", point="1", text=en("x"))), Receipt)


def test_a_refused_request_leaves_its_key_free() -> None:
    world = founded()
    assert submit(world, act=raw("Park", point="9")).field == "point"
    assert isinstance(submit(world), Receipt)


@pytest.mark.parametrize("key", ["", "x" * 201, "a\nb", "\x00", "\ud800"])
def test_a_key_can_be_printed(key: str) -> None:
    assert submit(founded(), key=key).field == "key"


# When


def test_time_in_a_room_never_runs_backwards() -> None:
    world = founded()
    first = submit(world)
    world.now -= timedelta(hours=1)
    second = submit(world, act=raw("Park", point="2"), key="other")
    assert second.time == first.time
    assert world.registry.now() == world.now


def test_loaded_acts_are_marked_and_in_order() -> None:
    world = founded()
    at = world.now + timedelta(days=1)
    receipt = submit(world, at=at)
    assert (receipt.time, world.room().entries[-1].loaded) == (at, True)
    late = submit(world, act=raw("Park", point="2"), key="other", at=at - timedelta(hours=1))
    assert late.message.startswith("The act is older than the entry before it")
    assert submit(world, at=datetime(2027, 4, 1), key="third").field == "date"


# What is sent


@pytest.mark.parametrize(
    ("sent", "field", "message"),
    [
        ("nonsense", "", "JSON"),
        (b"\xff", "", "UTF-8"),
        ("[]", "", "This should be an object, not a list."),
        ("{}", "kind", "Say what kind of act it is."),
        ('{"kind":"Vote"}', "kind", "“Vote” is no kind of act"),
        ('{"kind":["Park"]}', "kind", "is no kind of act"),
        (raw("Park"), "point", "This is needed."),
        (raw("Park", point="1", colour="red"), "colour", "There is no such field here: leave it out."),
        (raw("Park", point=1), "point", "This should be text, not a whole number."),
        (raw("Park", point=""), "point", "At least 1 characters."),
        (raw("Park", point="1", reason="x" * 501), "reason", "At most 500 characters."),
        (raw("TakeStance", point="1", wording=0, stance="accept"), "wording", "A whole number of at least 1."),
        (raw("TakeStance", point="1", wording=1, stance="yes"), "stance", "“yes” is not one of the values"),
        (raw("OpenSilence", text={}, to=[], deadline="soon"), "deadline", "Write a moment with its offset"),
        (
            raw("OpenSilence", text={}, to=[], deadline="2027-03-01T00:00:00"),
            "deadline",
            "Write a moment with its offset",
        ),
        (raw("TableText", title={"en": 5}, points=[]), "title", "This should be text"),
        (raw("TableText", title={}, points=[{"title": {}}]), "points.0.point", "This is needed."),
        ('{"kind":"Park","point":1.5}', "point", "whole number"),
        ('{"kind":"Park","point":"1","reason":"\\u202e"}', "reason", ""),
        ('{"kind":"TakeStance","point":"1","stance":"accept","wording":9007199254740992}', "wording", ""),
        ('{"kind":"Park","point":"1","point":"2"}', "", ""),
        ("[" * 200 + "]" * 200, "", ""),
        (raw("Park", point="1", reason="x" * MAX_ACT), "", ""),
    ],
)
def test_what_does_not_fit_is_refused_in_the_terms_of_the_table(sent: str | bytes, field: str, message: str) -> None:
    refused = read_act(sent)
    assert isinstance(refused, Refusal)
    assert refused.reason == "invalid"
    assert message in refused.message
    if field:
        assert refused.field.endswith(field)
    assert submit(World(), act=sent) == refused


@settings(max_examples=60)
@given(seeds)
def test_no_object_is_too_odd_to_be_read(seed: int) -> None:
    rng = Random(seed)
    kind = rng.choice(list(KINDS))
    sent = {"kind": kind, **arbitrary.fields(rng, kind)}
    key = rng.choice(list(sent))
    sent[key] = rng.choice([None, True, 3, "x", [], {}, [[]], {"en": 3}, "2027", -1])
    read = read_act(json.dumps(sent))
    assert isinstance(read, tuple) or (read.reason == "invalid" and read.message.endswith("."))


def test_what_msgspec_may_come_to_say_is_passed_on() -> None:
    assert misfit("Something new - at `$.a[0].b`") == Refusal("invalid", "Something new.", "a.0.b")


# Who and where


def test_talks_that_are_not_there_and_seats_that_are_not_in_them_are_told_the_same() -> None:
    world = founded()
    assert world.registry.submit("nowhere", SOC, PLENARY, PARK, "k") == NO_ROOM
    assert submit(world, seat="nobody.head") == NO_ROOM
    assert submit(world, room="nowhere") == NO_ROOM
    assert world.registry.play("nowhere", SOC) == world.registry.play(TALKS, "nobody.head") == StateOfPlay({})
    assert world.registry.entries(TALKS, "nobody.head", PLENARY) == []
    assert world.registry.found(TALKS) is False


def test_entries_are_read_in_pages() -> None:
    world = founded()
    numbers = [e.number for e in world.registry.entries(TALKS, SOC, PLENARY, 3, 4)]
    assert numbers == [4, 5, 6, 7]
    assert world.registry.entries(TALKS, SOC, PLENARY, -3, 2) == world.registry.entries(TALKS, SOC, PLENARY, 0, 2)
    assert world.registry.entries(TALKS, SOC, PLENARY, 0, -1) == []
    assert world.registry.heads(TALKS, SOC)[PLENARY] == world.room().number


def test_a_directive_that_has_arrived_meanwhile_is_shown_before_one_commits() -> None:
    world = with_capital(founded())
    wording = world.propose(SELM)
    act = raw("TakeStance", point="1", wording=wording, stance="accept")
    seen = {CAPITAL: world.room(CAPITAL, AKRA).number}
    world.do("akra.capital.president", CAPITAL, "Direct", point="1", verdict="never")
    assert submit(world, AKRA, act=act, seen=seen).field == "seen"
    assert isinstance(submit(world, DEPUTY, act=raw("AcknowledgeReceipt", of=1), seen=seen), Refusal)
    assert isinstance(submit(world, AKRA, act=act, seen={CAPITAL: seen[CAPITAL] + 1}), Receipt)


# Troubles of the store


class Troubled(MemoryRecords):
    """A store that fails while it is written to."""

    def __init__(self, trouble: type[StoreError]) -> None:
        super().__init__()
        self.trouble = trouble

    @contextmanager
    def writing(self, *args: Any) -> Iterator[Any]:
        with super().writing(*args):
            raise self.trouble


@pytest.mark.parametrize(("trouble", "reason"), [(StoreFull, "full"), (StoreBusy, "busy"), (StoreLost, "busy")])
def test_a_store_in_trouble_is_a_clear_answer(trouble: type[StoreError], reason: str) -> None:
    registry = Registry(Troubled(trouble), lambda: datetime(2027, 3, 1, tzinfo=UTC), salt)
    registry.found(TALKS)
    found = raw("FoundTalks", title=en("x"), zone="UTC", languages=["en"])
    refused = registry.submit(TALKS, CHIEF, PLENARY, found, "k")
    assert isinstance(refused, Refusal)
    assert refused.reason == reason
    assert registry.play(TALKS, CHIEF) == StateOfPlay({})


def test_a_store_that_loses_its_place_does_not_go_unnoticed() -> None:
    world = founded()
    state = world.records._all[TALKS]
    state.rooms[PLENARY].append(state.rooms[PLENARY][-1])
    state.readers[SOC][PLENARY] = len(state.rooms[PLENARY]) - 1
    with pytest.raises(RuntimeError):
        submit(world)


# States in memory


def test_an_erased_payload_leaves_its_number_and_its_leaf() -> None:
    world = founded()
    number = world.propose(AKRA)
    assert world.records.erase(TALKS, PLENARY, number)
    assert not world.records.erase(TALKS, PLENARY, 10_000)
    assert not world.records.erase("nowhere", PLENARY, 1)
    assert world.room().entries[number - 1].act == Erased()
    assert world.words() == "not discussed"
    assert isinstance(submit(world), Receipt)


def test_a_payload_that_this_version_cannot_read_is_no_obstacle() -> None:
    world = founded()
    [stored] = world.records.read(TALKS, SOC, PLENARY, 0, 1)
    for payload in (b'{"kind":"OfTomorrow"}', b"{", b'{"kind":"Park"}'):
        assert to_entry(Stored(stored.leaf, payload)).act == Erased(unreadable=True)


def test_readers_of_a_room_share_its_state_and_cannot_change_it() -> None:
    world = founded()
    one, two = world.play(AKRA).plenary, world.play(SELM).plenary
    assert one is two
    with pytest.raises(TypeError):
        one.points.points["1"] = one.points.points["2"]
    with pytest.raises(TypeError):
        one.founding.seats.clear()


def test_what_is_kept_of_shorter_records_is_bounded() -> None:
    world = founded()
    for i in range(SHORTER + 50):
        world.do(SOC, PLENARY, "CirculatePaper", symbol=str(i), title=en("x"), sort="letter")
    states, whole = world.registry._states, world.room()
    for number in range(1, SHORTER + 20):
        assert states.shorter(TALKS, whole, number, 0).number == number
    assert len(states._shorter) == SHORTER
    again = states.shorter(TALKS, whole, SHORTER, 0)
    assert again is states.shorter(TALKS, whole, SHORTER, 0)
    assert again == fold(PLENARY, whole.entries[:SHORTER])


def test_shorter_records_are_bounded_by_their_entries_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodoffices.states.MOST", 20)
    world = founded()
    states, whole = world.registry._states, world.room()
    for number in (9, 10, 8, 9):
        states.shorter(TALKS, whole, number, 0)
    assert [cached[3] for cached in states._shorter] == [8, 9]
    states.shorter(TALKS, whole, 14, 0)
    assert [cached[3] for cached in states._shorter] == [14]  # the one that was asked for, however long it is


def test_an_earlier_day_is_folded_once_for_all_who_read_it() -> None:
    world = with_capital(founded())
    day = world.now.date()
    world.now += timedelta(days=3)
    world.do(SOC, PLENARY, "Park", point="1")
    then, others = (world.registry.play(TALKS, seat, day) for seat in (AKRA, SELM))
    assert then.plenary is others.plenary
    assert then == stood(world.play(AKRA), day)
    assert then.plenary.number == world.room().number - 1
    assert then.rooms[CAPITAL] is world.play(AKRA).rooms[CAPITAL]
    assert set(others.rooms) == {PLENARY, "public"}


def test_a_seat_that_was_shown_out_reads_an_earlier_day_no_further_than_today() -> None:
    world = founded()
    room = world.open(SOC, "track", "water", members=[AKRA, SELM], regime="verbatim")
    out = world.do(SOC, room, "ShowOut", seat=SELM)
    world.do(AKRA, room, "Say", text=en("Among us."))
    day = world.now.date()
    world.now += timedelta(days=2)
    world.do(AKRA, room, "Say", text=en("Later."))
    assert world.registry.play(TALKS, AKRA, day).rooms[room].number == out + 1
    assert world.registry.play(TALKS, SELM, day).rooms[room].number == out


def test_a_request_whose_words_were_erased_leaves_nothing_to_test_a_guess_with() -> None:
    world = founded()
    act = raw("Propose", point="1", text=en("A guess that could be tested"))
    receipt = submit(world, act=act)
    assert world.records.erase(TALKS, PLENARY, receipt.number)
    for sent in (act, PARK):  # what was asked first and anything else are answered alike
        said = submit(world, act=sent)
        assert said.message == (f"This key was used for entry {receipt.number}, whose words were erased since.")
    with world.records.writing(TALKS, SOC, PLENARY, []) as writing:
        answered = writing.answered("k")
    assert answered is not None
    assert answered.salt is None
    kept = (answered.leaf, repr(world.records._all[TALKS]).encode())
    payload = canonical(parse(act))
    guesses = [hashlib.sha256(before + payload).digest() for before in (b"", PLENARY.encode() + b"\0", DOMAIN)]
    assert not any(guess.hex().encode() in held or guess in held for guess in guesses for held in kept)
