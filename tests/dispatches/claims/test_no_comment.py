"""Who declines to speak, in these or other words; and who declines something else."""

import pytest

from tests.dispatches.claims.tables import lines, made

CLAIMS = """
Tolland declined to comment.
Hollis refused to answer questions.
The ministry would not comment on the report.
Castellane declined to say whether Keld would attend.
Fenwick would not be drawn on the figures.
The port did not respond to a request for comment.
Neither delegation commented.
Keld's embassy could not be reached for comment.
There was no immediate reaction from Vantor.
The union had no comment.
Oyelaran left without speaking to reporters.
The two ministers took no questions.
Tolland refused to be drawn on a date.
Hollis waved questions away.
"No comment," Fenwick said.
"I have nothing to add to what I said yesterday," Castellane said.
"I am not going to discuss that here," Oyelaran said.
"I will not go into details," Tolland said.
"That is a question for the minister," Hollis said.
"You should ask Keld about that," Tolland said.
"I would rather not say," Fenwick said.
"I'm not going to speculate," Castellane said.
"We don't comment on leaks," Hollis said.
Keld has so far remained silent on the offer.
Asked whether there was a text, Oyelaran smiled and walked on.
A spokeswoman for the port said it had nothing further to say.
Castellane neither confirmed nor denied the report.
The commission's secretariat was not available for comment.
Fenwick shrugged off a question about his future.
Calls to the ministry went unanswered.
Tolland sidestepped a question about the fleet.
The embassy made no statement.
Orvane has yet to comment on the proposal.
"My lips are sealed," Fenwick said.
Hollis would say only that the day had been long.
Emails to the secretariat were not returned.
Castellane kept his counsel.
"""

OTHERS = """
The deadline for comments on the draft is 30 June.
The committee received 140 comments.
Keld refused to sign the text.
The union declined the invitation.
Hollis refused to meet the dockers.
"No deal without the quota," Castellane said.
Tolland answered every question.
The parties agreed not to comment until Friday.
"I do not know," Fenwick said.
Keld did not respond to the offer of a truce until Monday.
The ministers did not discuss the dam.
"We have nothing to hide," Hollis said.
The dockers remained on the quay.
Asked whether there was a deal, Fenwick said yes.
"Ask any fisherman and he will say the cod are gone," Castellane said.
"""


@pytest.mark.parametrize("sentence", lines(CLAIMS))
def test_the_claim_is_suggested(sentence: str) -> None:
    assert "no comment" in [s.sort for s in made(sentence)]


@pytest.mark.parametrize("sentence", lines(OTHERS))
def test_what_only_looks_like_one_is_not(sentence: str) -> None:
    assert [s.words for s in made(sentence) if s.sort == "no comment"] == []
