"""Who takes part, leads, has arrived or stays away; and other comings and goings."""

import pytest

from tests.dispatches.claims.tables import lines, made

CLAIMS = """
Castellane leads the Keldish delegation.
The Orvani team is headed by Mara Tolland.
Keld has sent a delegation of twelve.
Tolland arrived in Vantor on Sunday evening.
Idris Fenwick will represent the dockers.
Jun Castellane was absent for the second day running.
The fishing towns were represented by three mayors.
Observers from five coastal states are attending.
Hollis stayed away from the session.
Forty experts from eleven national bodies took part.
Keld's energy minister joined the talks on Tuesday.
Fenwick walked out of the meeting.
The Keldish delegation left the hall.
Tolland is accompanied by two admirals.
Neither minister was in the room.
The port's lawyers have landed in Lisk.
Castellane has replaced Rolf Danner as head of delegation.
Orvane's negotiators boycotted the plenary.
The prime minister is expected to fly in on Thursday.
The union will be represented by its deputy, Ana Reyes.
Delegates from both sides filed into the hall at nine.
Also at the table is the harbour master, Olin Marsh.
Representatives of the river towns sat in as observers.
Keld's delegation is made up of scientists.
"I will lead the team myself," Hollis said.
Tolland's deputy, Lena Ord, sits in for her this week.
Keld pulled its team out of the working group.
Members present: Keld, Orvane, Lisk.
The dockers did not turn up.
Hollis sent her deputy.
Castellane is back in Lisk.
"""

OTHERS = """
"We have arrived at a text," Oyelaran said.
The letter arrived on Monday.
The dispute led to a strike.
Castellane called on Keld's fleet to leave the Sound.
"We came a long way," Oyelaran said.
The port attended to the damage.
Hollis left the question open.
"There is no one left to convince," Fenwick said.
Fish stocks have left the Sound.
Tolland will not lead a retreat on quotas.
Work will resume when the dockers return to the quay.
The committee was formed in 2029.
The union represents four thousand dockers.
Prices have come down.
Keld sent a letter to the mediator.
"""


@pytest.mark.parametrize("sentence", lines(CLAIMS))
def test_the_claim_is_suggested(sentence: str) -> None:
    assert "attendance" in [s.sort for s in made(sentence)]


@pytest.mark.parametrize("sentence", lines(OTHERS))
def test_what_only_looks_like_one_is_not(sentence: str) -> None:
    assert [s.words for s in made(sentence) if s.sort == "attendance"] == []
