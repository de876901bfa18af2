"""What an answer reveals: all valuations that are consistent with it, beside what parties are told before they consent.

The worlds are small: two or three packages of one point, every order of worth that matters, two or three parties. A
*fact* is that another party accepts, or refuses, a package (in a step: that it would be no worse off by it, or worse).
A fact follows from an answer if it holds in every world in which the party's own deposit, and the answer, are the same.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

import pytest

from goodoffices.talks.asked import exposes
from goodoffices.talks.questions import Answer, AskSealed
from goodoffices.valuations.sealed import answer
from goodoffices.valuations.sealed_told import Told, told
from tests.valuations.test_sealed import PARTIES, asked, own

Deposit = tuple[int, tuple[int, ...]]  # the worth of no agreement, and that of each package
Fact = tuple[int, int, bool]  # party, package, whether it accepts
NAMES = {"akra": "Akra", "selm": "Selm", "dorn": "Dorn"}


def deposits(sort: str, packages: int) -> list[Deposit]:
    """Every deposit that can matter: worths 0 and 1 (of a list, a step, a picture 0 to 2), and no agreement 1."""
    most = 2 if sort in ("short list", "step", "frontier") else 1
    rows = itertools.product(range(most + 1), repeat=packages)
    return [(1, row) for row in rows]


def accepts(sort: str, deposit: Deposit, package: int) -> bool:
    limit, worth = deposit
    return worth[package] >= (worth[0] if sort == "step" else limit)


@cache
def worlds(sort: str, packages: int, parties: int) -> list[tuple[tuple[Deposit, ...], Answer]]:
    """Every world, and its answer."""
    ask = asked(sort, (packages,), parties, **particulars(sort))
    found = []
    for world in itertools.product(deposits(sort, packages), repeat=parties):
        contents: dict[str, Any] = {p: _content(sort, d) for p, d in zip(PARTIES, world, strict=False)}
        found.append((world, answer(5, ask, contents)))
    return found


def particulars(sort: str) -> dict[str, Any]:
    """A list of three packages; a picture in which the first package has a place."""
    placed = {"texts": [[{"point": "1", "wording": 10}]]}
    return {"short list": {"most": 3}, "frontier": placed}.get(sort, {})


def _content(sort: str, deposit: Deposit) -> dict[str, Any]:
    if sort == "ballot":
        return {"vote": "yes" if deposit[1][0] else "no"}
    return own(deposit[0], deposit[1])


def consistent(sort: str, packages: int, parties: int) -> dict[tuple[Deposit, Answer], list[tuple[Deposit, ...]]]:
    """What the others may have deposited, by one's own deposit and the answer."""
    found = defaultdict(list)
    for world, given in worlds(sort, packages, parties):
        found[world[0], given].append(world[1:])
    return found


def facts(sort: str, others: Iterable[tuple[Deposit, ...]], packages: int) -> set[Fact]:
    """What holds in all of these worlds."""
    known: set[Fact] | None = None
    for world in others:
        here = {(j, p, accepts(sort, d, p)) for j, d in enumerate(world, 1) for p in range(packages)}
        known = here if known is None else known & here
    return known or set()


def always(sort: str, packages: int) -> set[Fact]:
    """What is known of anybody before: by the present text nobody is worse off than by the present text."""
    return {(j, 0, True) for j in (1, 2)} if sort == "step" else set()


def follow(sort: str, said: Told, mine: Deposit, given: Answer, packages: int, parties: int) -> set[Fact]:
    """The facts that a sentence states, for this deposit and this answer."""
    ours = [p for p in range(packages) if accepts(sort, mine, p)]
    everybody = range(1, parties)
    match said.inference:
        case "all accept one of yours":
            return {(j, ours[0], True) for j in everybody} if len(ours) == 1 else set()
        case "the other refuses all of yours":
            return {(1, p, False) for p in ours}
        case "all accept what is listed" | "nobody is worse off":
            return {(j, one.wording % 10, True) for j in everybody for chosen in given.packages for one in chosen}
        case "the other is worse off":
            return {(1, p, False) for p in ours if mine[1][p] > mine[1][0]}
        case "all said yes":
            return {(j, 0, True) for j in everybody}
        case "the other said no":
            return {(1, 0, False)} if mine[1][0] else set()
        case "somebody refuses" | "another said no" | "your no learns nothing":
            return set()
        case "all accept what is placed":
            return {(j, p, True) for j in everybody for p, one in enumerate(given.places) if one is not None}
        case "fairness tells more" | "which step tells more" | "the picture tells more":
            return set()
        case "somebody is worse off" | "on these points together" | "somebody has no package" | "nothing but that":
            return set()


CASES = [
    ("ballot", 1, 2), ("ballot", 1, 3), ("zone", 2, 2), ("zone", 3, 2), ("zone", 2, 3), ("step", 3, 2), ("step", 2, 3),
    ("blockers", 2, 3), ("frontier", 2, 3), ("short list", 2, 2), ("short list", 3, 2), ("short list", 2, 3),
]  # fmt: skip


def sentences(sort: str, packages: int, parties: int) -> tuple[AskSealed, tuple[Told, ...]]:
    ask = asked(sort, (packages,), parties, **particulars(sort))
    return ask, told(ask, NAMES, PARTIES[0])


@pytest.mark.parametrize(("sort", "packages", "parties"), CASES)
def test_what_is_told_is_what_follows(sort: str, packages: int, parties: int) -> None:
    """Every fact that a sentence states follows, and every fact that follows is stated."""
    _, said = sentences(sort, packages, parties)
    more_than_told = 0
    for (mine, given), others in consistent(sort, packages, parties).items():
        known = facts(sort, others, packages) - always(sort, packages)
        stated: set[Fact] = set()
        for one in said:
            if one.outcome == given.outcome:
                stated |= follow(sort, one, mine, given, packages, parties)
        stated -= always(sort, packages)
        assert stated <= known, (mine, given, stated - known)
        if sort in ("short list", "step", "frontier") and given.outcome == "found":
            more_than_told += known > stated
            continue
        assert known == stated, (mine, given, known - stated)
    told_so = any("tells more" in one.inference for one in said)
    assert told_so or not more_than_told
    if packages == 3 or sort == "frontier":
        assert told_so == bool(more_than_told), "that it tells more is so"


@pytest.mark.parametrize(("sort", "packages", "parties"), CASES)
def test_what_somebody_among_the_others_does_is_told_where_nothing_is_known_of_one(
    sort: str, packages: int, parties: int
) -> None:
    """With three parties a “no” says of every package of one's own that somebody refuses it, and of nobody who."""
    if parties == 2:
        return
    for (mine, given), others in consistent(sort, packages, parties).items():
        ours = [p for p in range(packages) if accepts(sort, mine, p) and (sort != "step" or mine[1][p] > mine[1][0])]
        if sort == "ballot":
            ours = [0] if mine[1][0] else []
        refused = all(any(not accepts(sort, d, p) for d in world) for world in others for p in ours)
        if given.outcome == "no" or (sort == "blockers" and given.outcome == "found"):
            assert refused
        elif ours and given.outcome == "yes":
            assert not refused
    inferences = {one.inference for one in sentences(sort, packages, parties)[1]}
    assert inferences & {"somebody refuses", "another said no", "somebody is worse off", "on these points together"}


def surely_finds_a_limit(sort: str, packages: int, parties: int) -> bool:
    """Whether some deposit shows what another accepts of everything on offer, whatever the answer turns out to be."""
    by_own: dict[Deposit, list[bool]] = defaultdict(list)
    for (mine, _), others in consistent(sort, packages, parties).items():
        known = facts(sort, others, packages)
        whole = any(len({p for j, p, _ in known if j == other}) == packages for other in range(1, parties))
        by_own[mine].append(whole)
    return any(all(found) for found in by_own.values())


@pytest.mark.parametrize("sort", ["zone", "short list", "step", "frontier"])
@pytest.mark.parametrize("packages", [1, 2, 3])
@pytest.mark.parametrize("parties", [2, 3])
def test_a_question_is_refused_where_the_enumeration_shows_a_limit(sort: str, packages: int, parties: int) -> None:
    if (sort == "step" and packages == 1) or (sort == "frontier" and parties == 2):
        return  # there is nowhere to step to; and a picture is never asked of two: see below
    if packages == 3 and parties == 3 and sort != "zone":
        packages = 2  # 19,683 worlds say the same as these
    assert surely_finds_a_limit(sort, packages, parties) == exposes(sort, parties, packages)  # type: ignore[arg-type]


def test_between_two_blockers_would_show_that_the_other_has_something_it_accepts_or_nothing() -> None:
    """Why they are refused whatever their size."""
    found = consistent("blockers", 2, 2)
    everything: Deposit = (1, (1, 1))
    shown = {
        given.outcome: facts("blockers", others, 2) for (mine, given), others in found.items() if mine == everything
    }
    assert shown["no"] == {(1, 0, False), (1, 1, False)}
    one: Deposit = (1, (1, 0))
    points = {a.outcome: facts("blockers", others, 2) for (mine, a), others in found.items() if mine == one}
    assert points["found"] == {(1, 0, False), (1, 1, True)}, "the other’s limit, whole"


def test_between_two_a_picture_would_show_what_the_other_gains() -> None:
    """Why it is refused whatever its size: with one gain known, two numbers of two parties are the other gain."""
    ask = asked("frontier", (2,), 2, texts=[[{"point": "1", "wording": 10}]])
    assert exposes("frontier", 2, 1000)
    mine = own(0, (10, 4))
    shown = defaultdict(set)
    for gains in range(11):
        found = answer(5, ask, {"akra": mine, "selm": own(0, (gains, 10))})
        shown[found.places].add(gains)
    assert all(len(gains) <= 2 for gains in shown.values()), "each of its gains, to the next tenth"
    refused = answer(5, ask, {"akra": mine, "selm": own(1, (0, 10))})
    assert refused.places == (None,), "and that it is the other who could not accept the draft"


def test_of_three_a_picture_tells_those_who_deposited_nothing_only_what_holds_of_all_alike() -> None:
    """The mediation team reads the answer and nothing else: no party stands out, and of none it learns a refusal."""
    by_answer = defaultdict(list)
    for world, given in worlds("frontier", 2, 3):
        by_answer[given].append(world)
    for given, whole in by_answer.items():
        known = {
            (j, p, takes) for j in range(3) for p in range(2) for takes in (True, False)
            if all(accepts("frontier", world[j], p) == takes for world in whole)
        }  # fmt: skip
        for _, package, takes in known:
            assert takes, "nobody is known to refuse"
            assert {(j, package, True) for j in range(3)} <= known, "what is known of one is known of all"
        if given.outcome == "found" and given.places[0] is not None:
            assert (0, 0, True) in known
    assert len(by_answer) > 10


def test_who_said_yes_learns_from_a_failed_ballot_that_somebody_did_not() -> None:
    for parties in (2, 3):
        said = [one.words for one in sentences("ballot", 1, parties)[1]]
        assert any(
            "you said yes" in words and ("Selm said no" in words or "somebody else did not" in words) for words in said
        )


def test_the_words_name_the_others_and_never_the_reader() -> None:
    for sort in ("zone", "short list", "step", "blockers", "frontier", "ballot"):
        for one in sentences(sort, 2, 3)[1]:
            assert "Akra" not in one.words
            assert one.words.endswith(".")
