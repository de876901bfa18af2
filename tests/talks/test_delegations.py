"""Delegations: lists in protocol order, credentials of the list as last notified, full powers."""

import pytest

from goodoffices.talks.act import PLENARY
from goodoffices.talks.delegations import ObjectToCredentials, credentials
from tests.talks.world import AKRA, CHIEF, DEPUTY, HOST, SELM, SOC, World, en, founded

LIST = [{"person": "Ilva Tarn", "title": "Minister"}, {"person": "Ben Ode", "footnote": "From 3 March."}]


@pytest.fixture(scope="module")
def table() -> World:
    world = founded()
    world.do(SELM, PLENARY, "NotifyDelegation", party="selm", delegates=LIST)
    return world


def test_a_list_keeps_its_order_and_a_later_one_replaces_it() -> None:
    world = founded()
    world.do(
        AKRA, PLENARY, "NotifyDelegation", party="akra", delegates=LIST, name="Republic of Akra", footnote="See 2."
    )
    entry = world.room().founding.delegations["akra"].act
    assert [d.person for d in entry.delegates] == ["Ilva Tarn", "Ben Ode"]
    later = world.do(CHIEF, PLENARY, "NotifyDelegation", party="akra", delegates=LIST[::-1])
    assert world.room().founding.delegations["akra"].number == later


def test_what_was_said_of_an_earlier_list_is_not_said_of_the_next() -> None:
    world = founded()
    assert credentials(world.room().founding, "akra") == {}
    world.do(AKRA, PLENARY, "NotifyDelegation", party="akra", delegates=LIST)
    world.do(SELM, PLENARY, "ObjectToCredentials", party="akra", reason=en("The style of one delegate."))
    world.do(SOC, PLENARY, "AcceptCredentials", party="akra")
    said = credentials(world.room().founding, "akra")
    assert list(said) == ["selm", "soc"]
    assert isinstance(said["selm"].act, ObjectToCredentials)
    world.do(AKRA, PLENARY, "NotifyDelegation", party="akra", delegates=LIST[:1])
    assert credentials(world.room().founding, "akra") == {}
    accepted = world.do(SELM, PLENARY, "AcceptCredentials", party="akra")
    assert [e.number for e in credentials(world.room().founding, "akra").values()] == [accepted]


@pytest.mark.parametrize(
    ("by", "kind", "fields", "reason", "field"),
    [
        (AKRA, "NotifyDelegation", {"party": "dorn", "delegates": LIST}, "invalid", "party"),
        (AKRA, "NotifyDelegation", {"party": "selm", "delegates": LIST}, "not yours", "party"),
        (AKRA, "NotifyDelegation", {"party": "akra", "delegates": []}, "invalid", "delegates"),
        (AKRA, "NotifyDelegation", {"party": "akra", "delegates": [{"person": " "}]}, "invalid", "delegates.0.person"),
        (SELM, "AcceptCredentials", {"party": "akra"}, "invalid", "party"),  # not notified
        (SELM, "AcceptCredentials", {"party": "selm"}, "not yours", "party"),
        (AKRA, "ObjectToCredentials", {"party": "selm", "reason": {}}, "invalid", "reason"),
        (HOST, "ObjectToCredentials", {"party": "selm", "reason": en("x")}, "not yours", ""),
    ],
)
def test_what_is_not_taken(
    table: World, by: str, kind: str, fields: dict[str, object], reason: str, field: str
) -> None:
    said = table.no(by, PLENARY, kind, **fields)
    assert (said.reason, said.field) == (reason, field)


POWERS = {"seat": DEPUTY, "acts": ["Sign"], "issued_by": "The President", "issued_on": "2027-02-20"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"seat": SELM}, "seat"),
        ({"seat": "akra.nobody"}, "seat"),
        ({"acts": []}, "acts"),
        ({"acts": ["Propose"]}, "acts.0"),
        ({"paper": 1}, "paper"),
        ({"issued_by": ""}, "issued_by"),
        ({"issued_on": "yesterday"}, "issued_on"),
    ],
)
def test_full_powers_that_are_not_in_order(table: World, change: dict[str, object], field: str) -> None:
    assert table.no(AKRA, PLENARY, "PresentFullPowers", **{**POWERS, **change}).field == field


def test_full_powers_may_rest_on_a_paper() -> None:
    world = founded()
    paper = world.do(AKRA, PLENARY, "CirculatePaper", symbol="FP/1", title=en("Full powers"), sort="full powers")
    number = world.do(AKRA, PLENARY, "PresentFullPowers", **POWERS, paper=paper)
    assert world.room().founding.full_powers[DEPUTY, "Sign"].number == number
