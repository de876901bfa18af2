"""What somebody demands, or what must be before something else; and mere ifs and untils."""

import pytest

from tests.dispatches.claims.tables import lines, made

CLAIMS = """
Keld will not sign unless the survey is repeated.
"No agreement without a price floor," Castellane said.
The union demands that the dismissed men be taken back.
Fenwick insisted on a written guarantee.
Tolland said Keld must first withdraw its patrol boats.
Orvane has made the release of the crews a precondition for any further talks.
The port would pay the bonus only if the night shift is restored.
"As long as the gates are shut, we will not talk," Castellane said.
Hollis called on the union to end the go-slow.
The dockers want the lockout lifted before they return.
"First the data, then the quota," Castellane said.
Keld said any deal must include the islands.
"We will come provided that the agenda is open," Tolland said.
Orvane urged Keld to stop dredging.
The offer is conditional on a vote of the members.
Acceptance depends on the port dropping its case, Fenwick said.
"Nothing is agreed until everything is agreed," Oyelaran said.
Keld's agreement hinges on access to the hatcheries.
"There will be no third round while the boats are in our waters," Tolland said.
Keld set three conditions for returning.
The union's price for a truce is a seat on the board.
In exchange for the data, Keld wants a longer season.
"If the fleet leaves, we will sign," Tolland said.
The group requires that every patent be disclosed before a vote.
Castellane said there could be no treaty until the dam is opened.
Tolland tied the exchange to a public apology.
The parties would have to agree on a map before anything else could be discussed.
"""

OTHERS = """
If all goes well, the round ends on Friday.
The parties will not comment until the round is over.
Nobody knows if the talks will resume.
Talks will not resume before 24 May.
"We must be patient," Oyelaran said.
The meeting will continue until Friday.
The mediator asked whether the text was ready.
"It must have been the wind," Fenwick said.
The strike goes on.
The lake will be dry if it does not rain.
The ministers left without a handshake.
They parted without setting a date.
It is unclear whether the sides will meet.
"""


@pytest.mark.parametrize("sentence", lines(CLAIMS))
def test_the_claim_is_suggested(sentence: str) -> None:
    assert "condition" in [s.sort for s in made(sentence)]


@pytest.mark.parametrize("sentence", lines(OTHERS))
def test_what_only_looks_like_one_is_not(sentence: str) -> None:
    assert [s.words for s in made(sentence) if s.sort == "condition"] == []
