"""What somebody at the table might try: to speak for a delegation without being its head, or to keep what is not to be.

Each attempt was once taken, or is one step from being taken; what is refused here would move a status, adopt, consent,
or let words out in the name of a party that has not said so.
"""

from datetime import timedelta

import pytest

from goodoffices.talks.act import PLENARY
from tests.talks.world import (
    ADVISER,
    AKRA,
    CHIEF,
    DEPUTY,
    PRESS,
    SECRETARY,
    SELM,
    SOC,
    TOKENS,
    World,
    en,
    founded,
)

OWN = "akra.good-offices"  # a mediator of Akra's, which both negotiates and mediates


def chaired(seat: str = ADVISER) -> tuple[World, str]:
    """A track that somebody of Akra's chairs who is not its head."""
    world = founded()
    room = world.open(CHIEF, "track", "water", members=[AKRA, SELM, seat], chair=seat)
    return world, room


def two_roles() -> World:
    """Akra negotiates, and mediates from another seat."""
    world = World()
    world.do(CHIEF, PLENARY, "FoundTalks", title=en("x"), zone="UTC", languages=["en"])
    for party, roles in (("akra", ["negotiating", "mediator"]), ("selm", ["negotiating"])):
        world.do(CHIEF, PLENARY, "AdmitParty", party=party, name=en(party), roles=roles)
        world.do(CHIEF, PLENARY, "SeatPerson", seat=f"{party}.head", office="head", person="x")
    world.do(CHIEF, PLENARY, "SeatPerson", seat=OWN, office="mediator", person="x")
    world.do(AKRA, PLENARY, "AddPoint", point="1")
    return world


# Whoever chairs


def test_a_chair_does_not_propose_change_or_withdraw_words_of_its_own_delegation() -> None:
    world, room = chaired()
    wording = world.propose(AKRA, room=room)
    more = {"point": "1", "alternative": wording}
    assert world.no(ADVISER, room, "Propose", point="1", text=en("x")).reason == "not yours"
    for kind in ("Amend", "Correct"):
        assert world.no(ADVISER, room, kind, **more, wording=wording, text=en("x")).reason == "not yours"
    assert world.no(ADVISER, room, "Withdraw", **more).reason == "not yours"
    merged = world.do(ADVISER, room, "Merge", point="1", alternatives=[wording], text=en("A chair's own work."))
    world.do(ADVISER, room, "Amend", point="1", alternative=merged, wording=merged, text=en("Reworded."))


def test_a_chair_does_not_let_its_delegations_words_out() -> None:
    world, room = chaired()
    fields = {"text": en("x"), "target": PLENARY, "attributed": True, "token": TOKENS[0]}
    for whose in (["akra"], ["akra", "selm"]):
        assert world.no(ADVISER, room, "Release", **fields, words_of=whose).field == "words_of"
    number = world.do(SELM, room, "Release", **fields, words_of=["akra", "selm"])
    assert world.no(ADVISER, room, "ConsentToRelease", release=number).reason == "not yours"
    assert world.room(room, SELM).release.released[number].consented == ("selm",)


def test_a_chair_does_not_adopt_for_its_delegation() -> None:
    world = founded()
    world.do(CHIEF, PLENARY, "ScheduleRound", round=1)
    world.do(SOC, PLENARY, "AppointChair", seat=ADVISER)
    agenda = world.do(ADVISER, PLENARY, "AdoptAgenda", round=1, items=[{"text": en("x")}])  # a chair proposes one
    assert world.no(ADVISER, PLENARY, "AdoptAgenda", round=1, proposal=agenda).reason == "not yours"
    assert world.no(ADVISER, PLENARY, "AdoptRules", proposal=1).reason == "not yours"


# A party with two roles: who mediates does not negotiate


def test_who_mediates_for_a_party_does_not_speak_for_its_delegation() -> None:
    world = two_roles()
    wording = world.propose(AKRA)
    rules = world.do(SELM, PLENARY, "AdoptRules", rules={})
    rule = world.do(SELM, PLENARY, "AgreePressRule", rule=en("x"))
    draft = world.do(AKRA, PLENARY, "DraftStatement", title=en("x"), text=en("x"))
    declared = world.do(
        CHIEF, PLENARY, "RecordDeclared", party="akra", text=en("x"), point="1", wording=wording, stance="accept"
    )
    deadline = (world.now + timedelta(days=1)).isoformat()
    silence = world.do(OWN, PLENARY, "OpenSilence", text=en("x"), deadline=deadline, to=["akra", "selm"])
    for kind, fields in (
        ("AdoptRules", {"proposal": rules}),
        ("AgreePressRule", {"proposal": rule}),
        ("ClearStatement", {"draft": draft}),
        ("ConfirmRecord", {"record": declared}),
        ("AcknowledgeReceipt", {"of": silence}),
        ("Propose", {"point": "1", "text": en("x")}),
        ("Withdraw", {"point": "1", "alternative": wording}),
        ("TakeStance", {"point": "1", "wording": wording, "stance": "accept"}),
    ):
        assert world.no(OWN, PLENARY, kind, **fields).reason == "not yours", kind
        if kind != "Withdraw":
            world.do(AKRA, PLENARY, kind, **fields)


# Who sets down what was declared


def test_no_stance_is_set_down_for_a_head_where_the_other_side_alone_confirms() -> None:
    world = founded()
    room = world.open(AKRA, "bilateral", "two", members=[SELM, ADVISER, DEPUTY])
    world.do(AKRA, room, "AppointChair", seat=ADVISER, function="room secretary")
    token, words = TOKENS[0], en("The lake is kept at 430 metres.")
    track = world.open(SOC, "track", "water", members=[AKRA, SELM])
    released = world.do(
        AKRA, track, "Release", text=words, target=room, words_of=["akra"], attributed=True, token=token, point="1"
    )
    assert released
    wording = world.do(AKRA, room, "Deliver", text=words, token=token, attribution=["akra"], point="1")
    fields = {"party": "akra", "text": en("x"), "point": "1", "wording": wording, "stance": "accept"}
    world.empower(DEPUTY, "RecordDeclared")
    for seat in (ADVISER, DEPUTY):
        assert world.no(seat, room, "RecordDeclared", **fields).field == "stance"
    record = world.do(AKRA, room, "RecordDeclared", **fields)
    world.do(SELM, room, "ConfirmRecord", record=record)
    assert world.room(room, AKRA).stances.on("1", wording)[0].stance == "accept"


@pytest.mark.parametrize("seat", [CHIEF, SOC, ADVISER, PRESS, SECRETARY, DEPUTY, SELM])
def test_nobody_but_its_head_makes_a_declaration_of_akra_count(seat: str) -> None:
    world = founded()
    wording = world.agree(seats=[SELM])
    fields = {"party": "akra", "text": en("x"), "point": "1", "wording": wording, "stance": "accept"}
    declared = world.do(CHIEF, PLENARY, "RecordDeclared", **fields)
    assert world.words() == "proposed"
    assert world.no(seat, PLENARY, "ConfirmRecord", record=declared).reason == "not yours"
    world.submit(seat, PLENARY, "Rectify", record=declared, text=en("They accept."), stance="accept")
    assert world.no(seat, PLENARY, "ConfirmRecord", record=declared).reason == "not yours"
    assert world.words() == "proposed"


def test_the_secretariat_seats_no_second_head_beside_one_that_sits() -> None:
    world = founded()
    fields = {"seat": "akra.second", "office": "head", "person": "Somebody of the secretariat's"}
    assert world.no(CHIEF, PLENARY, "SeatPerson", **fields).reason == "not yours"
    world.do(AKRA, PLENARY, "SeatPerson", **fields)


# Who carries what is for it alone


@pytest.mark.parametrize(
    "text",
    ["We could live with six years.", "  we could  LIVE with six years. ", "It said: We could live with six years."],
)
def test_a_mediator_does_not_release_what_it_was_told_alone(text: str) -> None:
    """From a caucus with a full record too, and however it writes the words."""
    world = founded()
    room = world.open(SOC, "caucus", "with-akra", members=[AKRA], reports_to=[SOC], regime="verbatim")
    world.do(AKRA, room, "Say", text=en("We could live with six years."))
    fields = {"text": en(text), "target": PLENARY, "attributed": False, "token": TOKENS[0]}
    said = world.no(SOC, room, "Release", **fields, words_of=["soc"])
    assert said.message == "These are words of akra: name it among those whose words they are."
    number = world.do(SOC, room, "Release", **fields, words_of=["akra"])
    delivery = {"text": fields["text"], "token": TOKENS[0]}
    assert world.no(SOC, PLENARY, "Deliver", **delivery).message.endswith("consent is wanting.")
    world.do(AKRA, room, "DeclineRelease", release=number)
    assert world.no(SOC, PLENARY, "Deliver", **delivery).message.endswith("consent is wanting.")
