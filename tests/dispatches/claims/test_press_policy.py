"""What will or will not be said to the press; and what was said to it."""

import pytest

from tests.dispatches.claims.tables import lines, made

CLAIMS = """
The parties have agreed not to speak to the press.
No statement will be issued tonight.
A joint communiqué will be published after the round.
Oyelaran will brief reporters at six.
The talks are taking place behind closed doors.
There will be no press conference.
The text remains confidential.
Both sides have imposed a news blackout.
"We will not negotiate in public," Tolland said.
Only the mediator will speak to the media.
Keld does not plan to publish its proposal.
"We agreed to keep the details to ourselves," Fenwick said.
Journalists will not be admitted to the hall.
The minutes will be made public in June.
Negotiators have been told not to give interviews.
"You will hear nothing from me until Friday," Hollis said.
A news conference is scheduled for 4 p.m.
The parties agreed to refrain from public comment.
Documents of the working group are not public.
The secretariat will release a summary after each session.
The contents of the draft will not be disclosed.
Members are reminded that the drafts may not be shared outside the group.
All media inquiries should be addressed to the conciliator's office.
The delegations pledged to say nothing about the figures.
"""

OTHERS = """
The minister gave a press conference on Monday.
Fenwick said in a statement that the day had been long.
The report was published in 2029.
Keld published its budget.
Reporters waited in the rain.
"I read it in the press," Castellane said.
The union represents printers and journalists.
The ministry declined to comment.
The interview was published on Monday.
"In a statement, the port thanked the mediator."
"""


@pytest.mark.parametrize("sentence", lines(CLAIMS))
def test_the_claim_is_suggested(sentence: str) -> None:
    assert "press policy" in [s.sort for s in made(sentence)]


@pytest.mark.parametrize("sentence", lines(OTHERS))
def test_what_only_looks_like_one_is_not(sentence: str) -> None:
    assert [s.words for s in made(sentence) if s.sort == "press policy"] == []
