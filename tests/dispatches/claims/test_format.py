"""How they meet: together, in groups, apart, through somebody; and other groups and rooms."""

import pytest

from tests.dispatches.claims.tables import lines, made

CLAIMS = """
The delegations met in plenary and then split into three working groups.
The two teams sat in separate rooms while the mediator shuttled between them.
The ministers spoke face to face for an hour.
The talks are being held by video link.
Lisk's envoys carried proposals from one hotel to the other.
Experts will meet in parallel with the ministers.
Negotiations will be conducted in a bilateral format.
The principals met alone, without advisers.
The round took the form of proximity talks.
Quotas and inspections are being negotiated on separate tracks.
The parties do not speak to each other directly.
A drafting group of six worked through the night.
Castellane and Tolland met one-on-one over lunch.
The session was open only to heads of delegation.
The committee broke into four task groups.
All five states sat around one table for the first time.
The mediator saw the two sides one after the other.
A technical subcommittee will deal with by-catch.
The two chiefs negotiated through interpreters in the mediator's office.
The working group met in hybrid form.
Indirect talks between the two sides resumed on Monday.
"""

OTHERS = """
A group of fishermen blocked the road.
The direct flight takes an hour.
The union has four branches.
Keld has two parallel legal systems.
The report comes in three formats.
They sat in the sun.
The dockers work in groups of six.
Trade groups welcomed the talks.
The two ferries run on separate lines.
"""


@pytest.mark.parametrize("sentence", lines(CLAIMS))
def test_the_claim_is_suggested(sentence: str) -> None:
    assert "format" in [s.sort for s in made(sentence)]


@pytest.mark.parametrize("sentence", lines(OTHERS))
def test_what_only_looks_like_one_is_not(sentence: str) -> None:
    assert [s.words for s in made(sentence) if s.sort == "format"] == []
