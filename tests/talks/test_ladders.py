"""Both ladders fall only by a party's own act or by Reopen, and time alone never lowers anything.

Law 4 beside it: nobody is counted among those who agreed who has not said so, but for silence adopted as such.
"""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from goodoffices.registry import Receipt
from goodoffices.talks import acceptances, alternatives, kinds, mandates
from goodoffices.talks.acceptances import Acceptances
from goodoffices.talks.act import PLENARY, PartyId, RoomId, SeatId, party_of
from goodoffices.talks.closing import Frozen, digest
from goodoffices.talks.declarations import AcknowledgeReceipt, ConfirmRecord, RecordDeclared
from goodoffices.talks.founding import Rules, adopted_by_all
from goodoffices.talks.mandates import Direct, NoteOralInstruction, mark
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.silence import OpenSilence
from goodoffices.talks.stances import TakeStance
from goodoffices.talks.standing import statuses
from goodoffices.talks.table import Table
from goodoffices.talks.text_ladder import text_rung
from tests.talks.laws import law
from tests.talks.talk import Talk, begun
from tests.talks.world import AKRA, CAPITAL, CHIEF, SELM, SOC, TALKS

seeds = st.integers(0, 2**32 - 1)
RUNGS = ("not discussed", "proposed", "agreed ad referendum", "agreed")
TEXT = ("draft", "suspended", "frozen", "checked", "initialled", "confirmed", "signed", "in force")
TRACK = f"water@{CHIEF}"
ROOMS = {PLENARY, TRACK}
AT_TABLE = [AKRA, AKRA, SELM, SELM, SOC, CHIEF]

Heights = dict[tuple[RoomId, str], int]


def heights(play: StateOfPlay, now: datetime | None) -> Heights:
    """How high every point and every text stands, in plenary and in the track."""
    found: Heights = {}
    for room in ROOMS & set(play.rooms):
        found |= {(room, point): RUNGS.index(s.rung) for point, s in statuses(play, room, now).items()}
        found[room, "text"] = TEXT.index(text_rung(play, room, now)[1])
    return found


def _advance(talk: Talk, *, frozen: bool) -> None:
    """What comes late in random talks: the parties' own rules, points that both agreed, a text that both initialled."""
    rules = {
        "silence_on_substance": True, "full_powers": False, "can_live_with_suffices": True,
        "text_ladder": ["frozen", "initialled", "signed"],
    }  # fmt: skip
    proposal = talk.do(AKRA, PLENARY, "AdoptRules", rules=rules)
    talk.do(SELM, PLENARY, "AdoptRules", proposal=proposal)
    points = []
    for point, by in (("1", AKRA), ("2", SELM), ("3", SOC)):
        wording = talk.do(by, PLENARY, "Propose", point=point, text={"en": f"Words on {point}"})
        for seat, word in ((AKRA, "accept"), (SELM, "can live with")):
            talk.do(seat, PLENARY, "TakeStance", point=point, wording=wording, stance=word)
        points.append(Frozen(point, wording))
    if frozen:
        named = [{"point": p.point, "wording": p.wording} for p in points]
        text = digest(tuple(points), talk.whole([PLENARY]).plenary)
        number = talk.do(SOC, PLENARY, "FreezeText", title={"en": "Agreement"}, points=named, digest=text)
        for seat in (AKRA, SELM):
            talk.do(seat, PLENARY, "Initial", text=number, digest=text)


def walk(steps: list[int], follow: Callable[[Talk, StateOfPlay, StateOfPlay, str, SeatId], None]) -> Talk:
    """A talk at the table; `follow` sees the play before and after every act that was taken."""
    talk = begun()
    if steps and steps[0] % 2:
        _advance(talk, frozen=steps[0] % 4 == 3)
    before = talk.whole(ROOMS)
    for seed in steps:
        step = talk.step(seed, AT_TABLE, ROOMS)
        if isinstance(step.outcome, Receipt):
            after = talk.whole(ROOMS, before)
            follow(talk, before, after, json.loads(step.raw)["kind"], step.seat)
            before = after
    return talk


def only_parties_lower(talk: Talk, before: StateOfPlay, after: StateOfPlay, kind: str, seat: SeatId) -> None:
    """What fell with this act fell by a negotiating party's own act; nothing fell by the hours that went by.

    A mediator may take back words of its own to which nobody has agreed: then the point is no longer proposed.
    """
    now = talk.now
    was, then, soon = heights(before, now), heights(after, now), heights(after, now + timedelta(days=2))
    fallen = [key for key, height in was.items() if then.get(key, 0) < height]
    if kind == "Withdraw":
        fallen = [key for key in fallen if was[key] > RUNGS.index("proposed")]
    assert not fallen or party_of(seat) in before.plenary.founding.negotiating, (kind, seat, fallen)
    for key, height in then.items():
        assert soon[key] >= height or key[1] == "text", (kind, key)


@law(50)
@given(st.lists(seeds, max_size=50))
def test_a_rung_is_lost_only_by_a_partys_own_act(steps: list[int]) -> None:
    walk(steps, only_parties_lower)


# Nobody is counted who has not said so


def spoke(state: RoomState, point: str, wording: int, party: PartyId, now: datetime) -> bool:
    """By the bare record: a seat of `party` accepted this wording, confirmed that it had, or stayed silent as asked."""
    circulated: set[int] = set()
    declared: set[int] = set()
    for entry in state.entries:
        act, own = entry.act, party_of(entry.seat) == party
        taken = isinstance(act, TakeStance) and own and (act.point, act.wording) == (point, wording)
        if isinstance(act, TakeStance) and taken and act.stance.startswith(("accept", "can live with")):
            return True
        if isinstance(act, RecordDeclared) and (act.party, act.point, act.wording) == (party, point, wording):
            declared.add(entry.number)
        if isinstance(act, ConfirmRecord) and own and act.record in declared:
            return True
        if isinstance(act, OpenSilence) and (act.point, act.wording) == (point, wording) and act.deadline <= now:
            circulated.add(entry.number)
        if isinstance(act, AcknowledgeReceipt) and own and act.of in circulated:
            return True
    return False


def assent_is_said(talk: Talk, before: StateOfPlay, after: StateOfPlay, kind: str, seat: SeatId) -> None:
    now = talk.now + timedelta(days=2)
    for room in ROOMS & set(after.rooms):
        for point, found in statuses(after, room, now).items():
            for party in found.among:
                assert found.wording is not None
                assert spoke(after.rooms[room], point, found.wording, party, now), (room, point, party)


@law(50)
@given(st.lists(seeds, max_size=50))
def test_nobody_agrees_who_has_not_said_so(steps: list[int]) -> None:
    walk(steps, assent_is_said)


def unset_means_refer(talk: Talk) -> None:
    """No mark but “refer” on a point on which no directive stands."""
    play = talk.registry.play(TALKS, AKRA)
    capital = play.rooms[CAPITAL]
    directed = {e.act.point for e in capital.entries if isinstance(e.act, Direct | NoteOralInstruction)}
    for point in {*play.plenary.points.points, "9"} - directed:
        for number in (*play.plenary.alternatives.by_point.get(point, ()), 1):
            assert mark(play, capital, PLENARY, point, number) == "refer"


@law(30)
@given(st.lists(seeds, max_size=40))
def test_a_directive_that_is_not_there_is_no_assent(steps: list[int]) -> None:
    talk = begun()
    for seed in steps:
        talk.step(seed, [AKRA, "akra.capital.president", SELM], {PLENARY, CAPITAL})
    unset_means_refer(talk)


# Planted violations


def fixed(follow: Callable[[Talk, StateOfPlay, StateOfPlay, str, SeatId], None], count: int = 150) -> dict[str, int]:
    """Fixed talks; how often each height was reached."""
    reached: dict[str, int] = {}

    def counted(talk: Talk, before: StateOfPlay, after: StateOfPlay, kind: str, seat: SeatId) -> None:
        follow(talk, before, after, kind, seat)
        for key, height in heights(after, talk.now).items():
            name = (TEXT if key[1] == "text" else RUNGS)[height]
            reached[name] = reached.get(name, 0) + 1

    for seed in range(count):
        rng = Random(seed)
        walk([rng.getrandbits(32) for _ in range(50)], counted)
    return reached


def test_random_talks_climb_both_ladders_and_keep_the_laws() -> None:
    fixed(assent_is_said, 20)
    assert set(fixed(only_parties_lower, 40)) >= {
        "proposed",
        "agreed",
        "agreed ad referendum",
        "frozen",
        "suspended",
        "initialled",
        "signed",
    }


def test_a_newcomer_that_unsettles_what_was_agreed_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Acceptances, "counted", lambda self, alternative: self.parties)
    with pytest.raises(AssertionError):
        fixed(only_parties_lower)


def test_rules_that_a_newcomer_undoes_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def by_all_of_today(founding: Any) -> Any:
        latest = [n for n in founding.proposals if adopted_by_all(founding, founding.adoptions, n)]
        return founding.proposals[max(latest)] if latest else Rules()

    monkeypatch.setattr("goodoffices.talks.play.rules_in_force", by_all_of_today)
    with pytest.raises(AssertionError):
        fixed(only_parties_lower)


def test_a_mediator_that_withdraws_what_was_agreed_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        kinds.RULES,
        alternatives.Withdraw,
        lambda t, act: alternatives._own(t, act.point, act.alternative, "withdraw")[1],
    )
    with pytest.raises(AssertionError):
        fixed(only_parties_lower)


def test_a_text_frozen_over_one_that_stands_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Table, "stands", lambda table, text: False)
    with pytest.raises(AssertionError):
        fixed(only_parties_lower)


def test_silence_that_is_taken_for_assent_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = Acceptances.stated

    def eager(self: Acceptances, alternative: Any) -> Any:
        joins = honest(self, alternative)
        if joins:
            one = next(iter(joins.values()))
            silent = [party for party in self.counted(alternative) if party not in joins]
            joins |= {party: replace(one, party=party) for party in silent}
        return joins

    monkeypatch.setattr(Acceptances, "stated", eager)
    with pytest.raises(AssertionError):
        fixed(assent_is_said)


def test_a_procedure_that_lapsed_but_adopts_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = acceptances.outcome
    monkeypatch.setattr(
        acceptances,
        "outcome",
        lambda s, n, now, p: "adopted" if honest(s, n, now, p) in ("lapsed", "adopted") else "open",
    )
    with pytest.raises(AssertionError):
        fixed(assent_is_said)


def test_a_mandate_that_takes_silence_for_leave_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mandates, "verdict", lambda *_: "may accept")
    talk = begun()
    with pytest.raises(AssertionError):
        unset_means_refer(talk)
