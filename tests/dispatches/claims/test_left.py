"""What is said to remain; and what remains otherwise."""

import pytest

from tests.dispatches.claims.tables import lines, made

CLAIMS = """
Two issues remain unresolved.
"We are down to the last point," Tolland said.
Only the price is still open, Castellane said.
At least four chapters have yet to be closed.
"There are three things left," Fenwick said.
Pay is the only outstanding issue, Hollis said.
Eleven of the fourteen clauses have been agreed.
The most difficult questions are still ahead, Oyelaran said.
Several sticking points remain.
"One word separates us," Castellane said.
Differences persist over the size of the quota and the length of the season.
Quotas remain the main stumbling block.
All but two of the brackets have been removed.
"We still have to settle the map," Tolland said.
The parties are still divided over by-catch.
Twelve comments are still to be resolved.
No fewer than six paragraphs are still in brackets.
"What is left is money," Fenwick said.
The last remaining hurdle is inspection.
"Not much is left," Oyelaran said.
"""

OTHERS = """
Two ships remain in port.
Three people left the hall.
Two days remain.
The four ministers left by the back door.
"Nothing is left of the cod," Castellane said.
There are two hotels in the town.
The last ferry leaves at nine.
The committee has three members.
Three delegates remain in Lisk.
"""


@pytest.mark.parametrize("sentence", lines(CLAIMS))
def test_the_claim_is_suggested(sentence: str) -> None:
    assert "left" in [s.sort for s in made(sentence)]


@pytest.mark.parametrize("sentence", lines(OTHERS))
def test_what_only_looks_like_one_is_not(sentence: str) -> None:
    assert [s.words for s in made(sentence) if s.sort == "left"] == []
