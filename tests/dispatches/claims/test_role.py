"""Who mediates, hosts, guarantees or observes; and those words used of other things."""

import pytest

from tests.dispatches.claims.tables import lines, made

CLAIMS = """
The talks are being mediated by Lisk.
Lisk, which is mediating, has asked for calm.
Lisk will host the next round.
"Lisk is not a judge here, only a go-between," Oyelaran said.
The commission has appointed Petra Oyelaran as conciliator.
Three coastal states will act as guarantors of the treaty.
Keld turned down Lisk's offer to mediate.
Norland offered its good offices.
The talks are held under the auspices of the River Union.
The Lisk-brokered talks enter their third week.
Observers from the River Union will monitor the count.
"We are hosts, nothing more," Oyelaran said.
Norland has declined to serve as guarantor.
The arbitration panel is chaired by a retired judge.
Castellane thanked Lisk for its mediation.
The labour ministry has stepped in as mediator.
Fenwick questioned the mediator's neutrality.
The round was facilitated by the standards secretariat.
Lisk is providing the venue and the interpreters.
Norland would underwrite any agreement, its minister said.
"""

OTHERS = """
The host was late with dinner.
There is no guarantee of success.
"I guarantee that we will not sign," Fenwick said.
Observers say the talks may fail.
The mediator spoke for an hour.
The lake plays host to rare ducks.
Keld observed a minute of silence.
The chair opened the meeting at nine.
The mediator, Petra Oyelaran, said the day had been long.
"""


@pytest.mark.parametrize("sentence", lines(CLAIMS))
def test_the_claim_is_suggested(sentence: str) -> None:
    assert "role" in [s.sort for s in made(sentence)]


@pytest.mark.parametrize("sentence", lines(OTHERS))
def test_what_only_looks_like_one_is_not(sentence: str) -> None:
    assert [s.words for s in made(sentence) if s.sort == "role"] == []
