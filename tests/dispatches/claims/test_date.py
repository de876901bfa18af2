"""Which dates are those of a meeting, printed on Wednesday 17 May 2034; `empty` is a claim that names no day."""

import pytest

from tests.dispatches.claims.tables import lines, made

DATES = """
The two sides will meet again on 24 May. | 2034-05-24
The next round has been scheduled for 24 May in Lisk. | 2034-05-24
Delegates reconvene on Monday. | 2034-05-22
The parties return to the table on Friday, mediator Petra Oyelaran said on Tuesday. | 2034-05-19
The third session wrapped up late on Tuesday. | 2034-05-16
Negotiations kicked off on Monday in the old customs house. | 2034-05-15
Bargaining resumes tomorrow at 10 a.m. | 2034-05-18
Tolland told reporters on Tuesday that the next round would be held on 30 May. | 2034-05-30
"We will be back here on the 30th," Fenwick said. | 2034-05-30
The hearing, originally set for 24 May, has been pushed back to 31 May. | 2034-05-24 2034-05-31
The committee holds its next plenary on 5-9 June in Vantor. | 2034-06-05/2034-06-09
The working group last met on 11 April. | 2034-04-11
A fourth round is pencilled in for the week of 29 May. | [2034-05-29..2034-06-04]
The next round could come as early as Friday. | 2034-05-19
The parties hope to sit down together by the end of June. | [..2034-06-30]
Talks between the dockers and the port broke down on Monday. | 2034-05-15
The annual meeting of the commission runs from 12 to 16 June. | 2034-06-12/2034-06-16
On Thursday the negotiators gather for a last attempt. | 2034-05-18
Friday's session will be devoted to quotas. | 2034-05-19
The 24 May meeting is the last of its kind. | 2034-05-24
Another meeting is expected in the coming days. | empty
No date has been set for the next meeting. | empty
It is not yet known when the two sides will meet again. | empty
The parties have yet to agree on a date for the next round. | empty
The session is expected to last two days. | empty
The talks were scheduled to run for three days. | empty
The talks have been postponed indefinitely. | empty
The round was called off at short notice. | empty
A date for the resumption of talks will be announced later. | empty
They parted without agreeing when to meet again. | empty
The dates of the next plenary remain to be confirmed. | empty
Keld proposed 24 May for the next round; Orvane would prefer 31 May. | 2034-05-24 2034-05-31
The meeting due to take place on Thursday has been cancelled. | 2034-05-18
The round, which opened on Monday, ends on Friday. | 2034-05-15 2034-05-19
The next meeting: 24 May, Lisk. | 2034-05-24
Drafting will continue on Thursday and Friday. | 2034-05-18/2034-05-19
Orvane and Keld began a fifth round on Monday, after the fourth ended in silence on 28 April. | 2034-05-15 2034-04-28
The conciliator has invited both sides to a meeting on 24 May. | 2034-05-24
Mediators had hoped to bring the parties together before June. | [..2034-05-31]
The sides are due back in Vantor next Tuesday. | 2034-05-23
Both delegations are to face each other again on 24 May. | 2034-05-24
The conference call was held on Tuesday. | 2034-05-16
The round will not take place on 24 May as planned. | 2034-05-24
The talks, now in their second week, are scheduled to conclude on 26 May. | 2034-05-26
A joint session took place in Lisk on 8 and 9 May. | 2034-05-08/2034-05-09
Consultations with coastal states are planned for the autumn. | 2034-23
Talks will restart no earlier than 29 May. | 2034-05-29/..
The next negotiating session is tentatively set for June 6. | 2034-06-06
A two-day meeting of technical experts opens today in Vantor. | 2034-05-17/2034-05-18
The plenary opens in June. | 2034-06
Talks continue tomorrow. | 2034-05-18
The round was adjourned on Tuesday evening and will resume on Friday. | 2034-05-16 2034-05-19
The comment-resolution meeting moves from 24 May to 31 May. | 2034-05-24 2034-05-31
The ministers met for six hours on Monday. | 2034-05-15
The talks had begun on 2 May. | 2034-05-02
"The next one is on Thursday," Fenwick said. | 2034-05-18
The two ministers will hold a video call on Thursday. | 2034-05-18
"""

NOT_DATES = """
The treaty was signed on 2 June 1987.
The strike began on 2 May.
The strike, which began on Monday, has closed three terminals.
The dockers will walk out on 24 May unless there is a deal.
The ballot of members closes on 24 May.
"The offer is poor," Fenwick said on Tuesday.
Tolland said in an interview published on Monday that the text was ready.
In a statement issued on Tuesday, the ministry thanked the mediator.
The standard was first published in 2029.
The quota runs from 1 July to 30 June.
The cod season opens on 1 June.
Elections in Keld are due on 12 November.
The current agreement expires on 30 June.
The dam was completed in 1974.
A ceasefire has been in force since 3 April.
Orvane must reply by Friday.
Comments on the draft may be submitted until 30 June.
The minister flew to Vantor on Monday.
The union rejected the offer on Tuesday.
Keld sent its answer on Monday.
The war began on 6 February 2032.
The court will give its ruling on 24 May.
The new tariff takes effect on 1 June.
The festival is held on 24 May.
Fenwick was elected in 2030.
The mediator handed over her proposal on Tuesday.
The parties exchanged prisoners on 3 May.
The working group adopted the report on Monday.
The committee approved the minutes on Tuesday.
She turned 60 on Saturday.
Members vote on Friday.
The plant will open in 2036.
The parliament meets on Thursday to debate the budget.
The ferry sails every Tuesday.
"""


@pytest.mark.parametrize("line", lines(DATES))
def test_the_date_of_a_meeting_is_suggested(line: str) -> None:
    sentence, wanted = line.split("|")
    found = [s.about or "empty" for s in made(sentence) if s.sort == "date"]
    assert sorted(found) == sorted(wanted.split())


@pytest.mark.parametrize("sentence", lines(NOT_DATES))
def test_the_date_of_something_else_is_not(sentence: str) -> None:
    assert [s.words for s in made(sentence) if s.sort == "date"] == []
