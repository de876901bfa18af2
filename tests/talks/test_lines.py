"""Lines: the agreed press rule apart from a party's posture; drafts and who cleared them."""

import pytest

from goodoffices.talks.act import PLENARY, PUBLIC
from goodoffices.talks.lines import rule_in_force
from tests.talks.world import AKRA, CAPITAL, CHIEF, NEXT, PRESS, SELM, SOC, World, en, founded, with_capital


@pytest.fixture(scope="module")
def table() -> World:
    world = with_capital(founded())
    world.do(SOC, PLENARY, "AgreePressRule", rule=en("The Office alone speaks."))
    world.do(AKRA, PLENARY, "DraftStatement", title=en("Joint"), text=en("We met."))
    return world


def test_a_press_rule_is_agreed_by_the_parties_and_stays_when_another_joins() -> None:
    world = founded()
    rule = world.do(AKRA, PLENARY, "AgreePressRule", rule=en("Nobody speaks on results."), scope="results")
    assert rule_in_force(world.room()) is None
    world.do(SELM, PLENARY, "AgreePressRule", proposal=rule)
    world.do(CHIEF, PLENARY, "AdmitParty", party="dorn", name=en("Dorn"), roles=["negotiating"])
    assert rule_in_force(world.room()).number == rule  # type: ignore[union-attr]


def test_a_posture_is_a_partys_own_and_stays_at_home() -> None:
    world = with_capital(founded())
    world.do(AKRA, CAPITAL, "SetPosture", posture="no statements", scope="results", until="2027-03-01T23:00:00Z")
    assert [e.act.posture for e in world.room(CAPITAL, AKRA).press.postures["akra"]] == ["no statements"]  # type: ignore[union-attr]
    assert "no statements" not in str([world.play(seat) for seat in (SELM, SOC, CHIEF)])


def test_a_draft_is_cleared_as_it_stands_or_sent_back() -> None:
    world = with_capital(founded())
    line = world.do(AKRA, CAPITAL, "DraftLine", line="if asked", text=en("They are safe."), topic="boats")
    world.do("akra.capital.president", CAPITAL, "ClearStatement", draft=line)
    found = world.room(CAPITAL, AKRA).press.drafts[line]
    assert (found.line, found.topic, list(found.cleared)) == ("if asked", "boats", ["akra"])
    joint = world.do(CHIEF, PLENARY, "DraftStatement", title=en("Joint"), text=en("Two days."))
    world.do(AKRA, PLENARY, "ClearStatement", draft=joint)
    world.do(SELM, PLENARY, "ClearStatement", draft=joint, cleared=False, note="Three days.")
    world.do(AKRA, PLENARY, "ClearStatement", draft=joint, cleared=False, note="Then I wait too.")
    found = world.room().press.drafts[joint]
    assert (found.cleared, found.returned) == ({}, (("selm", "Three days."), ("akra", "Then I wait too.")))


@pytest.mark.parametrize(
    ("by", "room", "kind", "fields", "reason", "field"),
    [
        (AKRA, PLENARY, "AgreePressRule", {}, "invalid", "proposal"),
        (AKRA, PLENARY, "AgreePressRule", {"rule": en("x"), "proposal": NEXT}, "invalid", "proposal"),
        (AKRA, PLENARY, "AgreePressRule", {"proposal": 1}, "invalid", "proposal"),
        (SOC, PLENARY, "AgreePressRule", {"proposal": NEXT}, "not yours", ""),
        (AKRA, PLENARY, "AgreePressRule", {"rule": en(" ")}, "invalid", "rule.en"),
        (AKRA, PLENARY, "AgreePressRule", {"rule": en("x"), "until": "9999-12-31T23:00:00Z"}, "invalid", "until"),
        (AKRA, CAPITAL, "SetPosture", {"posture": "may speak", "party": "selm"}, "not yours", "party"),
        (CHIEF, PUBLIC, "SetPosture", {"posture": "may speak", "party": "selm"}, "invalid", "source"),
        (AKRA, CAPITAL, "SetPosture", {"posture": "may speak", "words": en(" ")}, "invalid", "words.en"),
        (AKRA, CAPITAL, "SetPosture", {"posture": "may speak", "until": "9999-12-31T23:00:00Z"}, "invalid", "until"),
        (AKRA, CAPITAL, "DraftLine", {"line": "holding line", "text": {}}, "invalid", "text"),
        (AKRA, PLENARY, "DraftStatement", {"title": {}, "text": en("x")}, "invalid", "title"),
        (AKRA, PLENARY, "DraftStatement", {"title": en("x"), "text": en("x"), "embargo": "0900-01-01T00:00:00Z"},
         "invalid", "embargo"),
        (AKRA, PLENARY, "ClearStatement", {"draft": 1}, "invalid", "draft"),
        (PRESS, PLENARY, "ClearStatement", {"draft": NEXT + 1}, "not yours", ""),
    ],
)  # fmt: skip
def test_what_is_not_taken(
    table: World, by: str, room: str, kind: str, fields: dict[str, object], reason: str, field: str
) -> None:
    said = table.no(by, room, kind, **fields)
    assert (said.reason, said.field) == (reason, field)


def test_what_one_has_cleared_or_adopted_one_does_not_clear_or_adopt_again(table: World) -> None:
    table.do(SELM, PLENARY, "ClearStatement", draft=NEXT + 1)
    assert table.no(SELM, PLENARY, "ClearStatement", draft=NEXT + 1).reason == "conflict"
    table.do(SELM, PLENARY, "AgreePressRule", proposal=NEXT)
    assert table.no(SELM, PLENARY, "AgreePressRule", proposal=NEXT).reason == "conflict"


def test_of_nobody_a_posture_is_filed(table: World) -> None:
    fields = {"posture": "may speak", "party": "nobody", "source": {"report": "Courier", "date": "2027-03-01"}}
    assert table.no(CHIEF, PUBLIC, "SetPosture", **fields).field == "party"


def opened(world: World, round_: int) -> None:
    world.do(CHIEF, PLENARY, "ScheduleRound", round=round_)
    world.do(
        SOC, PLENARY, "Convene", session=str(round_), title=en("x"), starts="2027-03-01", round=round_, status="opened"
    )


def agreed(world: World, words: str, **of: int) -> int:
    rule = world.do(AKRA, PLENARY, "AgreePressRule", rule=en(words), **of)
    world.do(SELM, PLENARY, "AgreePressRule", proposal=rule)
    return rule


def holds(world: World) -> int | None:
    found = rule_in_force(world.room())
    return found.number if found is not None else None


def test_the_rule_of_a_round_goes_before_the_general_one_while_the_round_goes_on() -> None:
    world = founded()
    general = agreed(world, "The Office alone speaks.")
    world.do(CHIEF, PLENARY, "ScheduleRound", round=1)
    of_first = agreed(world, "Nobody speaks.", round=1)
    assert holds(world) == general
    world.do(SOC, PLENARY, "Convene", session="1", title=en("x"), starts="2027-03-01", round=1, status="opened")
    assert holds(world) == of_first
    later = agreed(world, "Each may speak.")
    assert holds(world) == of_first
    world.do(CHIEF, PLENARY, "CloseRound", round=1)
    assert holds(world) == later
    opened(world, 2)
    assert holds(world) == later


def test_a_rule_of_a_round_not_agreed_by_all_holds_for_nobody() -> None:
    world = founded()
    opened(world, 1)
    world.do(AKRA, PLENARY, "AgreePressRule", rule=en("Nobody speaks."), round=1)
    assert holds(world) is None
    assert world.no(AKRA, PLENARY, "AgreePressRule", rule=en("x"), round=2).field == "round"


def test_a_proposal_overtaken_for_its_round_is_overtaken_for_no_other() -> None:
    world = founded()
    opened(world, 1)
    stale = world.do(AKRA, PLENARY, "AgreePressRule", rule=en("Old."), round=1)
    open_still = world.do(AKRA, PLENARY, "AgreePressRule", rule=en("General."))
    agreed(world, "New.", round=1)
    assert world.no(SELM, PLENARY, "AgreePressRule", proposal=stale).reason == "stale"
    assert world.no(SELM, PLENARY, "AgreePressRule", proposal=open_still, round=1).field == "round"
    world.do(SELM, PLENARY, "AgreePressRule", proposal=open_still)


def test_a_line_may_be_of_one_round() -> None:
    world = founded()
    assert world.no(CHIEF, PLENARY, "DraftLine", line="if asked", text=en("x"), round=1).field == "round"
    opened(world, 1)
    line = world.do(CHIEF, PLENARY, "DraftLine", line="if asked", text=en("x"), round=1)
    assert world.room().press.drafts[line].round == 1
