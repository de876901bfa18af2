"""Answers to sealed questions: exact, in their fixed form, and *not enough information* wherever that is the truth."""

import itertools
import json
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest

from goodoffices.settlement.problem import ProblemError, acceptable, packages, values
from goodoffices.talks.act import Chosen
from goodoffices.talks.kinds import decode
from goodoffices.talks.questions import AskSealed
from goodoffices.valuations import sealed_apart
from goodoffices.valuations.sealed import answer, checked, problem, without
from goodoffices.valuations.sealed_apart import apart
from goodoffices.valuations.sealed_box import SIZE, About, BoxError, new_key, open_sealed, seal

UNTIL = datetime(2027, 3, 1, tzinfo=UTC).isoformat()
PARTIES = ("akra", "selm", "dorn")


def asked(question: str, sizes: tuple[int, ...] = (2, 2), parties: int = 3, **more: Any) -> AskSealed:
    """A question over points with so many wordings: those of point 1 are 10, 11, …, those of point 2 are 20, 21, …"""
    choices = [
        {"point": str(k), "wordings": [10 * k + a for a in range(size)]} for k, size in enumerate(sizes, 1)
    ]  # fmt: skip
    start = [{"point": on["point"], "wording": on["wordings"][0]} for on in choices]
    fields = {
        "kind": "AskSealed", "question": question, "to": PARTIES[:parties], "until": UNTIL, "wait": 60, "key": "k",
        "choices": [] if question == "ballot" else choices, "start": start if question in ("step", "ballot") else [],
        **more,
    }  # fmt: skip
    act = decode(json.dumps(fields))
    assert isinstance(act, AskSealed)
    return act


def own(reservation: Any, *rows: tuple[Any, ...], **more: Any) -> dict[str, Any]:
    """What a party deposits: the worth of each wording of each point."""
    worth = {str(k): {str(10 * k + a): w for a, w in enumerate(row)} for k, row in enumerate(rows, 1)}
    return {"party": {"reservation": reservation, "worth": worth, **more}}


def given(*contents: dict[str, Any] | None) -> dict[str, dict[str, Any] | None]:
    return dict(zip(PARTIES, contents, strict=False))


def some(rng: Random, sizes: tuple[int, ...], parties: int) -> dict[str, dict[str, Any] | None]:
    made = []
    for _ in range(parties):
        red = [{"1": str(10 + rng.randrange(sizes[0]))}] if rng.random() < 0.2 else []
        rows = [tuple(rng.randrange(6) for _ in range(size)) for size in sizes]
        made.append(own(rng.randrange(9), *rows, red_lines=red))
    return given(*made)


@pytest.mark.parametrize("parties", [2, 3])
def test_a_zone_a_list_and_a_step_are_as_looking_at_every_package_has_it(parties: int) -> None:
    rng, sizes = Random(parties), (2, 3)
    outcomes = set()
    for _ in range(60):
        contents = some(rng, sizes, parties)
        of = problem(asked("zone", sizes, parties), contents)
        inside = [p for p in packages(of) if acceptable(of, p)]
        zone = answer(5, asked("zone", sizes, parties), contents)
        assert zone.question == 5
        assert zone.outcome == ("yes" if inside else "no")
        assert not zone.packages
        listed = answer(5, asked("short list", sizes, parties, most=3), contents)
        assert listed.outcome == ("found" if inside else "no")
        assert len(listed.packages) <= 3
        for chosen in listed.packages:
            package = tuple(one.wording % 10 for one in chosen)
            assert package in inside
            mine = values(of, package)
            better = [
                p for p in inside if p != package and all(a >= b for a, b in zip(values(of, p), mine, strict=True))
            ]
            assert all(values(of, p) == mine for p in better), "no package of a list can be improved on for all"
        step = answer(5, asked("step", sizes, parties), contents)
        text = values(of, (0, 0))
        lines = [party.red_lines for party in of.parties]
        barred = [dict(line) for each in lines for line in each]
        moves = [
            p for p in packages(of)
            if all(a >= b for a, b in zip(values(of, p), text, strict=True)) and values(of, p) != text
            and not any(all(p[k] == a for k, a in line.items()) for line in barred)
        ]  # fmt: skip
        assert step.outcome == ("found" if moves else "no")
        if moves:
            assert tuple(one.wording % 10 for one in step.packages[0]) in moves
        outcomes |= {("zone", zone.outcome), ("step", step.outcome)}
    assert len(outcomes) == 4, "both answers came up"


def test_points_that_keep_a_zone_shut_are_those_of_the_smallest_sets_that_open_it() -> None:
    rng, sizes = Random(7), (2, 2, 2)
    seen = set()
    for _ in range(60):
        contents = some(rng, sizes, 3)
        ask = asked("blockers", sizes)
        of = problem(ask, contents)

        def opens(points: tuple[int, ...], of: Any = of) -> bool:
            left = without(of, points)
            return any(acceptable(left, p) for p in packages(left))

        expected: set[str] = set()
        for size in range(1, 4):
            sets = [c for c in itertools.combinations(range(3), size) if opens(c)]
            if sets:
                expected = {of.points[k].id for c in sets for k in c}
                break
        found = answer(5, ask, contents)
        outcome = "yes" if opens(()) else "found" if expected else "no"
        assert found.outcome == outcome
        assert set(found.points) == (expected if outcome == "found" else set())
        seen.add(outcome)
    assert seen == {"yes", "found", "no"}


def test_a_ballot_is_unanimous_or_not() -> None:
    ask = asked("ballot")
    yes, no = {"vote": "yes"}, {"vote": "no"}
    assert answer(5, ask, given(yes, yes, yes)).outcome == "yes"
    for votes in ((yes, no, yes), (no, no, no), (no, yes, yes)):
        assert answer(5, ask, given(*votes)) == answer(5, ask, given(no, no, yes))
    for wrong in (None, {}, {"vote": "perhaps"}, {"party": {}}):
        assert answer(5, ask, given(yes, wrong, no)).outcome == "not enough information"


GOOD = own(1, (2, 0), (1, 1))


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        {},
        {"vote": "yes"},
        own([1, 2], (2, 0), (1, 1)),
        own(1, ([0, 3], 0), (1, 1)),
        own(1, (2, 0)),
        own(1, (2, 0, 3), (1, 1)),
        own("many", (2, 0), (1, 1)),
        own(10**40, (2, 0), (1, 1)),
        own(1, (0.5, 0), (1, 1)),
        own(1, (2, 0), (1, 1), red_lines=[{"9": "90"}]),
        own(1, (2, 0), (1, 1), more=1),
    ],
)
@pytest.mark.parametrize("question", ["zone", "short list", "step", "blockers", "frontier"])
def test_what_is_missing_or_cannot_be_reckoned_with_is_not_enough_information(question: str, wrong: Any) -> None:
    ask = asked(question)
    for contents in (given(GOOD, wrong, GOOD), given(wrong, GOOD, GOOD)):
        found = answer(5, ask, contents)
        assert (found.outcome, found.packages, found.points) == ("not enough information", (), ())


def test_time_that_does_not_suffice_is_not_enough_information() -> None:
    assert answer(5, asked("zone"), given(GOOD, GOOD, GOOD), seconds=0).outcome == "not enough information"


def test_leximin_does_not_depend_on_the_unit_in_which_a_party_writes() -> None:
    rng = Random(3)
    for _ in range(20):
        contents = some(rng, (2, 3), 3)
        small = contents["akra"]
        assert small is not None
        party = small["party"]
        large = {k: {w: v * 1000 for w, v in row.items()} for k, row in party["worth"].items()}
        times = {**contents, "akra": {"party": {**party, "worth": large, "reservation": party["reservation"] * 1000}}}
        ask = asked("short list", (2, 3), most=3)
        assert answer(5, ask, contents) == answer(5, ask, times)


def test_decimals_and_fractions_are_exact() -> None:
    third = own("1/3", ("1/3", 0), (0, 0))
    assert answer(5, asked("zone"), given(third, third, third)).outcome == "yes"
    more = own("0.34", ("1/3", 0), (0, 0))
    assert answer(5, asked("zone"), given(third, more, third)).outcome == "no"


@pytest.mark.parametrize("content", [{}, {"vote": "yes"}, own(1, (2, 0)), own("x", (2, 0), (1, 1))])
def test_what_is_about_to_be_deposited_is_told_to_be_wrong(content: dict[str, Any]) -> None:
    with pytest.raises(ProblemError):
        checked(asked("zone"), content)
    with pytest.raises(ProblemError):
        checked(asked("ballot"), {"vote": "perhaps"})
    checked(asked("zone"), GOOD)
    checked(asked("ballot"), {"vote": "no"})


def test_reckoned_apart_it_is_the_same_answer_and_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    ask, contents = asked("short list", most=2), given(GOOD, GOOD, GOOD)
    found = apart(5, ask, contents)
    assert found == answer(5, ask, contents)
    assert found.packages[0][0] == Chosen("1", 10)
    assert apart(5, ask, contents, seconds=0.01).outcome == "not enough information"
    monkeypatch.setattr(sealed_apart.sys, "executable", "/no/such/program")
    assert apart(5, ask, contents).outcome == "not enough information"


# The box

ABOUT = About("lake", "plenary", 5, "akra")


def test_a_deposit_opens_with_its_key_for_its_question_and_party_alone() -> None:
    public, secret = new_key()
    sealed = seal(public, ABOUT, {"vote": "yes"})
    assert open_sealed(secret, ABOUT, sealed) == {"vote": "yes"}
    others = (About("x", "plenary", 5, "akra"), About("lake", "y", 5, "akra"), About("lake", "plenary", 6, "akra"),
              About("lake", "plenary", 5, "selm"))  # fmt: skip
    assert [open_sealed(secret, other, sealed) for other in others] == [None] * 4
    assert open_sealed(new_key()[1], ABOUT, sealed) is None
    for wrong in ("", "x", sealed[:-8], sealed.swapcase()):
        assert open_sealed(secret, ABOUT, wrong) is None


def test_lengths_tell_nothing() -> None:
    public, secret = new_key()
    import base64

    import pyrage

    key = pyrage.x25519.Identity.from_str(secret)
    for size in (0, 1, 500, 9000):
        sealed = seal(public, ABOUT, {"note": "x" * size})
        assert len(pyrage.decrypt(base64.b64decode(sealed), [key])) == SIZE
    with pytest.raises(BoxError, match="shorten"):
        seal(public, ABOUT, {"note": "x" * SIZE})
    with pytest.raises(BoxError, match="key"):
        seal("age1x", ABOUT, {})
