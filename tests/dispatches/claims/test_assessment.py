"""How somebody sees a round or the talks; and judgements of other things."""

import pytest

from tests.dispatches.claims.tables import lines, made

CLAIMS = """
Tolland called the round "frank and useful".
Both sides described the talks as constructive.
"It was a good day," Fenwick said.
"We have made real progress," Oyelaran said.
Castellane said the atmosphere had been icy.
The mediator spoke of a breakthrough.
"We are further apart than we were in April," Hollis said.
The first day was slow going, a diplomat said.
Hollis was upbeat after the session.
"It could have been worse," Castellane said.
Fenwick said he was disappointed with the outcome.
The talks were tense but civil, according to people in the room.
"We are moving in the right direction," Tolland said.
"A waste of everybody's time," Fenwick said of the meeting.
Little headway was made on Tuesday.
The sides remain far apart on pay.
Oyelaran voiced cautious optimism.
"The gap is narrowing," Oyelaran said.
Tolland hailed the draft as a milestone.
Castellane said the round had gone better than expected.
An official described the mood as sombre.
"I have seen funerals with more laughter," Fenwick said of the session.
The round ended in deadlock.
"We are almost there," Hollis said.
"It is a first step, no more," Tolland said.
Talks are stuck, officials say.
Castellane rated the meeting as satisfactory.
The chair thanked members for a productive meeting.
"For the first time they listened to us," Fenwick said.
The exchange was businesslike, Oyelaran said.
Negotiators inch closer to a deal
"""

OTHERS = """
"We need a good agreement," Tolland said.
The weather was good.
"We hope to make progress," Oyelaran said.
Castellane called the attack on the trawler cowardly.
The progress report runs to forty pages.
"It will be a difficult winter for the fleet," Fenwick said.
The market was calm.
The chair called the meeting to order.
Hollis called for patience.
Keld's economy made progress in 2033.
The talks will be held in a small hotel.
The dam is a hard structure.
"""


@pytest.mark.parametrize("sentence", lines(CLAIMS))
def test_the_claim_is_suggested(sentence: str) -> None:
    assert "assessment" in [s.sort for s in made(sentence)]


@pytest.mark.parametrize("sentence", lines(OTHERS))
def test_what_only_looks_like_one_is_not(sentence: str) -> None:
    assert [s.words for s in made(sentence) if s.sort == "assessment"] == []
