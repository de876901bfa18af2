"""The one-text procedure proposes from marks alone, always the same, and says why."""

import random
from itertools import product

import numpy as np
import pytest

from benchmarks import one_text as harness
from benchmarks.scenarios import scenario
from goodoffices.settlement.problem import Party, Point, Problem
from goodoffices.valuations.one_text import settling, wording
from goodoffices.valuations.one_text.beliefs import Beliefs
from goodoffices.valuations.one_text.marks import MarkError, Reaction, Round
from goodoffices.valuations.one_text.proposing import OneText, propose

POINTS = tuple(Point(f"p{k}", ("A", "B", "C")[: 2 + k % 2]) for k in range(6))
NAMES = ["akra", "selm", "dovra"]


def heard(number: int, drafts: int = 4) -> list[Round]:
    """Drafts that went round, with marks at random, some of them missing."""
    source = random.Random(number)
    rounds: list[Round] = []
    for _ in range(drafts):
        draft = tuple(source.randrange(len(point.alternatives)) for point in POINTS)
        row = [tuple(source.choice((1, 0, -1, None)) for _ in POINTS) if rounds else () for _ in NAMES]
        rounds.append(
            Round(draft, {n: Reaction(r, source.choice((True, False, None))) for n, r in zip(NAMES, row, strict=True)})
        )
    return rounds


@pytest.mark.parametrize("left", [1, 3])
def test_the_same_marks_give_the_same_proposal_heard_one_by_one_or_at_once(left: int) -> None:
    for number in range(4):
        text = OneText(POINTS, NAMES)
        for one in heard(number):
            text.propose(left=5)
            text.hear(one)
        assert text.propose(left=left) == propose(POINTS, NAMES, heard(number), left=left)


@pytest.mark.parametrize("left", [1, 3])
def test_a_withdrawn_alternative_is_never_proposed_and_no_more_points_change_than_may(left: int) -> None:
    for number in range(4):
        rounds = heard(number)
        withdrawn = {(0, 0), (3, 1), (5, 2)}
        free = propose(POINTS, NAMES, rounds, left=left, withdrawn=withdrawn)
        assert not withdrawn & set(enumerate(free.draft))
        assert all(chosen < len(point.alternatives) for point, chosen in zip(POINTS, free.draft, strict=True))
        bound = propose(POINTS, NAMES, rounds, left=left, most=2)
        assert [change.point for change in bound.changes] == [
            k for k, (a, b) in enumerate(zip(rounds[-1].draft, bound.draft, strict=True)) if a != b
        ]
        assert len(bound.changes) <= 2


def test_climbing_ends_at_the_best_of_all_packages_where_points_do_not_compete() -> None:
    source = np.random.RandomState(7)
    for _ in range(50):
        worth = source.random_sample((3, 4, 3))
        # With one order for all delegations there is nothing to trade: the best draft is the best on each point.
        worth = np.sort(worth, axis=2)[:, :, source.permutation(3)]
        found = settling.climbed(worth, np.full(3, 0.1), np.ones((4, 3), bool), source.randint(3, size=4))
        packages = list(product(range(3), repeat=4))
        reached = [settling.welfare(worth[:, range(4), list(one)].sum(axis=1) - 0.1) for one in packages]
        assert tuple(found) == packages[int(np.argmax(reached))]


def test_climbing_ends_where_no_single_change_is_better() -> None:
    source = np.random.RandomState(8)
    for _ in range(50):
        worth, limit = source.random_sample((4, 5, 3)), source.random_sample(4)
        found = settling.climbed(worth, limit, np.ones((5, 3), bool), source.randint(3, size=5))
        here = settling.welfare(worth[:, range(5), found].sum(axis=1) - limit)
        for k, a in product(range(5), range(3)):
            other = found.copy()
            other[k] = a
            assert settling.welfare(worth[:, range(5), other].sum(axis=1) - limit) <= here + 1e-9


def test_what_all_marked_worse_is_not_in_the_last_draft() -> None:
    """Delegations that want the same on every point, and say so in two drafts."""
    for wanted in product((0, 1), repeat=3):
        points = [Point(f"p{k}", ("A", "B")) for k in range(3)]
        first = Round((0, 0, 0), {name: Reaction((), True) for name in NAMES})
        said = tuple(1 if one else -1 for one in wanted)
        second = Round((1, 1, 1), {name: Reaction(said, True) for name in NAMES})
        assert propose(points, NAMES, [first, second], left=1).draft == wanted


def test_a_point_that_does_not_matter_to_one_goes_to_the_other() -> None:
    """Akra calls the second point the same, selm the first: each gets the point that is marked."""
    points = [Point("border", ("A", "B")), Point("water", ("A", "B"))]
    rounds = [
        Round((0, 0), {}),
        Round((1, 1), {"akra": Reaction((-1, 0), True), "selm": Reaction((0, 1), True)}),
    ]
    assert propose(points, ["akra", "selm"], rounds, left=1).draft == (0, 1)


def test_the_words_say_who_marked_what_how_often() -> None:
    points = [Point("border", ("A", "B", "C"))]
    rounds = [
        Round((0,), {}),
        Round((1,), {"akra": Reaction((-1,)), "selm": Reaction((0,))}),
        Round((0,), {"akra": Reaction((1,)), "selm": Reaction((-1,))}),
        Round((1,), {"akra": Reaction((None,))}),
    ]
    (change,) = wording.changes(points, ["akra", "selm"], rounds, (0,))
    assert change.words == (
        "border: go back to A; B was worse than A for akra twice, the same as A for selm, better than A for selm."
    )
    (change,) = wording.changes(points, ["akra", "selm"], rounds, (2,))
    assert change.words == "border: try C; nobody has marked it beside B yet."


@pytest.mark.parametrize(
    ("rounds", "says"),
    [
        ([Round((0, 0), {})], "settles 2 points of 1"),
        ([Round((2,), {})], "alternative 3 of 2"),
        ([Round((0,), {"boria": Reaction()})], "'boria', which is none"),
        ([Round((0,), {"akra": Reaction((1,))})], "no draft before it"),
        ([Round((0,), {}), Round((1,), {"akra": Reaction((1, 1))})], "marked 2 of 1 points of draft 2"),
        ([Round((0,), {}), Round((1,), {"akra": Reaction((2,))})], "point 'border' of draft 2 as 2"),
    ],
)
def test_what_cannot_be_read_is_named(rounds: list[Round], says: str) -> None:
    with pytest.raises(MarkError, match=says):
        propose([Point("border", ("A", "B"))], ["akra"], rounds, left=2)


def test_no_draft_left_and_nothing_to_propose_are_refused() -> None:
    points = [Point("border", ("A", "B"))]
    with pytest.raises(MarkError, match="final yes or no"):
        propose(points, ["akra"], [], left=0)
    with pytest.raises(MarkError, match="'border' has no alternative left"):
        propose(points, ["akra"], [], left=1, withdrawn={(0, 0), (0, 1)})
    with pytest.raises(MarkError, match="free to change"):
        propose(points, ["akra"], [], left=2, most=0)


def test_two_worths_with_the_same_marks_give_the_same_drafts() -> None:
    """Ten times the worths and limits: another private side, the same marks."""
    problem = scenario(3, 6, 3, 100, share=40)
    tenfold = [
        Party(one.id, 10 * one.reservation, tuple(tuple(10 * w for w in row) for row in one.worth))
        for one in problem.parties
    ]
    assert harness.one_text(problem, 0.0) == harness.one_text(Problem(problem.points, tuple(tenfold)), 0.0)


def test_an_honest_delegation_marks_a_changed_point_by_itself() -> None:
    party = Party("akra", 5, ((0, 3), (4, 0), (1, 1)))
    assert harness.reaction(party, (0, 0, 0), (1, 1, 1), 0.0) == Reaction((1, -1, 0), False)
    assert harness.reaction(party, None, (1, 0, 0), 0.0) == Reaction((), True)


def told(noticed: float, drafts: int = 16) -> Beliefs:
    """What three delegations' marks of random drafts let one suppose, where the points have 2 and 4 alternatives."""
    problem = scenario(3, 8, 4, 800, share=40)
    source = random.Random(3)
    beliefs = Beliefs(3, [2, 4] * 4, draws=96)
    before = None
    for _ in range(drafts):
        draft = tuple(source.randrange(2 + 2 * (k % 2)) for k in range(8))
        said = [harness.reaction(party, before, draft, noticed) for party in problem.parties]
        marks = np.array([one.points or (9,) * 8 for one in said])
        beliefs.hear(np.array(draft), marks, np.array([1 if one.could_live else -1 for one in said]))
        before = draft
    return beliefs


def test_the_best_alternative_of_a_point_brings_its_whole_weight_and_one_that_is_not_there_nothing() -> None:
    for beliefs in (Beliefs(2, [2, 4, 1]), told(0.01)):
        assert np.allclose(beliefs.worth.max(axis=-1).sum(axis=-1), beliefs.points)
        assert (beliefs.worth >= 0).all()
        for k, alternatives in enumerate(beliefs.counts):
            assert not beliefs.worth[:, :, k, alternatives:].any()


def test_what_is_kept_while_the_draws_move_is_what_reckoning_anew_gives() -> None:
    beliefs = told(0.01)
    kept = [beliefs.raw, beliefs.total, beliefs.values, beliefs.of_points, beliefs.of_whole]
    beliefs._reckon()
    anew = [beliefs.raw, beliefs.total, beliefs.values, beliefs.of_points, beliefs.of_whole]
    for one, other in zip(kept, anew, strict=True):
        assert np.allclose(one, other)


def test_more_sweeps_before_settling_leave_the_draws_as_they_were() -> None:
    beliefs = told(0.01)
    before = beliefs.worth.copy()
    assert not np.array_equal(beliefs.steadied(2).worth, before)
    assert np.array_equal(beliefs.worth, before)


def test_delegations_that_call_much_the_same_are_supposed_to_notice_less() -> None:
    """Without such marks nothing keeps a point apart from one that matters to nobody."""
    assert told(0.1).notice.mean() > 3 * told(0.0).notice.mean()


def test_no_mark_and_no_word_on_the_whole_say_nothing() -> None:
    beliefs = Beliefs(2, [3, 3])
    for draft in ((0, 1), (2, 0)):
        beliefs.hear(np.array(draft), np.full((2, 2), 9), np.zeros(2, dtype=np.int64))
    assert not beliefs.of_points.any()
    assert not beliefs.of_whole.any()
