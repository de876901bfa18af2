"""Law 2: what a seat sees, may do and is told does not depend on rooms that it does not read.

Two worlds go through the same talk. In the second, somebody else does more behind doors that are closed to one seat.
Where the records that this seat reads are the same to the byte, its state of play, the answers to all that it tries,
and the numbers, times and hashes of what it enters are the same too.
"""

import itertools
import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from goodoffices.talks.act import PLENARY, PUBLIC_SEAT, Refusal, RoomId, SeatId
from goodoffices.talks.rules import NO_ROOM
from tests.talks import arbitrary
from tests.talks.laws import law
from tests.talks.talk import SEATS, Step, Talk, begun
from tests.talks.world import SELM, SOC, TALKS

VIEWERS = (*SEATS, PUBLIC_SEAT)
MOVES_DOORS = (
    "ShowOut",
    "CloseRoom",
    "BringIn",
    "VacateSeat",
)  # left out of the hidden acts, so that most worlds agree

FIRST = {"capital": SELM, "mediation": SOC}  # who opens the rooms of which there is one
OPENING = ("OpenRoom", "FoundTalks")

Make = Callable[[], Talk]


def visible(talk: Talk, viewer: SeatId) -> dict[RoomId, list[Any]]:
    """The records that a seat reads, to the byte."""
    heads = talk.registry.heads(TALKS, viewer)
    return {room: talk.records.read(TALKS, viewer, room, 0, head) for room, head in heads.items()}


def two_worlds(
    seeds: list[int], extras: list[int], viewer: SeatId, make: Make = begun, by: Sequence[SeatId] = ()
) -> tuple[Talk, Talk]:
    """The same talk twice, the second time with more behind doors that `viewer` does not open in either.

    Of `by`, whoever is named does what is more; without it anybody else may.
    """
    one, two = make(), make()
    for seed in seeds:
        one.step(seed)
    hidden = set(one.rooms()) - set(one.registry.heads(TALKS, viewer))
    two.extra = "extra-"
    begun_with = len(two.steps)
    where = Random(sum(extras))
    first = where.choice([begun_with, len(one.steps)])  # from the beginning on, or after all that can be seen
    pending = sorted((where.randrange(first, len(one.steps) + 1), extra) for extra in extras)
    for i, step in enumerate(one.steps[begun_with:], begun_with):
        while pending and pending[0][0] <= i:
            _more(two, pending.pop(0)[1], viewer, hidden, step, by)
        two.send(step.seat, step.room, step.raw, step.key, step.at)
    for _, extra in pending:
        _more(two, extra, viewer, hidden, one.steps[-1], by)
    return one, two


def _more(talk: Talk, seed: int, viewer: SeatId, hidden: set[RoomId], beside: Step, by: Sequence[SeatId] = ()) -> None:
    """Something that `viewer` cannot see, at the moment of the step beside it."""
    rng = Random(seed)
    seat = rng.choice([seat for seat in by or talk.seats if seat != viewer])
    play = talk.registry.play(TALKS, seat)
    inside = [room for room in play.rooms if room in hidden and play.inside(seat, room)]
    if not by and (rng.random() < 0.2 or not inside):
        fields = {"room_kind": rng.choice(["capital", "mediation", "restricted", "caucus"]), "title": {"en": "x"}}
        if fields["room_kind"] in ("restricted", "caucus"):
            others = [s for s in play.plenary.founding.seats if s != viewer]
            fields |= {"name": f"extra{seed % 3}", "members": [rng.choice(others)], "reports_to": [seat]}
        elif viewer != FIRST[fields["room_kind"]]:
            seat = FIRST[fields["room_kind"]]
        lead = play.plenary.founding.instructor
        fields["members"] = [*fields.get("members", ()), *([lead] if lead is not None else [])]
        talk.send(seat, "-", json.dumps({"kind": "OpenRoom", **fields}), f"extra-{seed}", beside.at)
        return
    if not inside:
        return
    raw = talk._act(rng, seat, rng.choice(inside), beside.at)
    if raw is not None and json.loads(raw)["kind"] not in MOVES_DOORS:
        talk.send(seat, rng.choice(inside), raw, f"extra-{seed}", beside.at)


def check(seeds: list[int], extras: list[int], viewer: SeatId, make: Make = begun, by: Sequence[SeatId] = ()) -> bool:
    """Whether the worlds could be compared; raises AssertionError if the viewer could tell them apart."""
    one, two = two_worlds(seeds, extras, viewer, make, by)
    if visible(one, viewer) != visible(two, viewer) or one.rooms() == two.rooms():
        return False
    assert one.registry.heads(TALKS, viewer) == two.registry.heads(TALKS, viewer)
    assert one.registry.play(TALKS, viewer) == two.registry.play(TALKS, viewer)
    rng, used = Random(sum(extras)), list(dict.fromkeys(extras))
    everywhere = sorted({*one.rooms(), *two.rooms(), "nowhere@x.y"})
    for i in range(25):
        seed = rng.getrandbits(32)
        raw, room = attempt(Random(seed), one, viewer, everywhere)
        at = one.steps[-1].at
        key = f"extra-{used[i]}" if i < len(used) else f"attempt-{i}"  # one that somebody hidden used, or its own
        answers = [talk.send(viewer, room, raw, key, at) for talk in (one, two)]
        assert answers[0] == answers[1], (room, raw, answers)
        seen = one.registry.heads(TALKS, viewer)
        if room not in seen and isinstance(answers[0], Refusal) and json.loads(raw)["kind"] not in OPENING:
            assert answers[0] == NO_ROOM or answers[0].reason == "invalid"
    assert visible(one, viewer) == visible(two, viewer)
    assert one.registry.play(TALKS, viewer) == two.registry.play(TALKS, viewer)
    for day in sorted({step.at.date() for step in one.steps})[:3]:  # what others read of a day is kept for all
        for talk, seat in itertools.product((one, two), [*SEATS, viewer]):
            talk.registry.play(TALKS, seat, day)
        assert one.registry.play(TALKS, viewer, day) == two.registry.play(TALKS, viewer, day)
    return True


def attempt(rng: Random, talk: Talk, viewer: SeatId, rooms: list[RoomId]) -> tuple[str, RoomId]:
    """What the viewer tries, made from what it sees in the first world: likely, or nonsense in any room at all."""
    play = talk.registry.play(TALKS, viewer)
    inside = [room for room in play.rooms if play.inside(viewer, room)]
    if inside and rng.random() < 0.6:
        room = rng.choice(inside)
        raw = talk._act(rng, viewer, room, talk.steps[-1].at)
        if raw is not None:
            return raw, room
    kind = rng.choice([*arbitrary.KINDS, *["OpenRoom"] * 20])
    fields = arbitrary.fields(rng, kind)
    if kind == "OpenRoom" and rng.random() < 0.7:
        fields = {"room_kind": rng.choice(["capital", "mediation", "public"]), "title": {"en": "x"}}
    if rng.random() < 0.3:
        fields["cites"] = [{"room": rng.choice(rooms), "number": 1}]
    return json.dumps({"kind": kind, **fields}), rng.choice(rooms)


seeds = st.integers(0, 2**32 - 1)


@law(60)
@given(st.lists(seeds, max_size=25), st.lists(seeds, min_size=1, max_size=12), st.sampled_from(VIEWERS))
def test_what_is_done_behind_closed_doors_changes_nothing_outside(
    steps: list[int], extras: list[int], viewer: SeatId
) -> None:
    assume(check(steps, extras, viewer))


def leaks(make: Make = begun, viewers: Sequence[SeatId] = VIEWERS, by: Sequence[SeatId] = ()) -> None:
    """Fixed talks in which a leak would show."""
    compared = 0
    for seed in itertools.count():
        rng = Random(seed)
        steps, extras = ([rng.getrandbits(32) for _ in range(n)] for n in (15, 10))
        compared += check(steps, extras, rng.choice(viewers), make, by)
        if compared == 30:
            return


def test_most_worlds_can_be_compared_and_none_leaks() -> None:
    leaks()


def test_plenary_is_read_by_all_and_hides_nothing() -> None:
    talk = begun()
    for seat in SEATS:
        assert PLENARY in talk.registry.heads(TALKS, seat)
