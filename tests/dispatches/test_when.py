"""Date expressions as the press writes them, each with what it means, printed on Wednesday 17 May 2034."""

import datetime as dt

import pytest

from goodoffices.dispatches.when import find

PRINTED = dt.date(2034, 5, 17)

DAYS = """
They will meet on 24 May. | 2034-05-24
They will meet on May 24. | 2034-05-24
They will meet on the 24th of May. | 2034-05-24
They will meet on Wednesday, May 24, at noon. | 2034-05-24
They will meet on Wednesday 24th May. | 2034-05-24
They will meet on May 24th, 2034. | 2034-05-24
They met on Thurs., May 11. | 2034-05-11
They met on 11 Apr. in the old town hall. | 2034-04-11
The parties will meet on Thursday, May 24. | 2034-05-24?
They will meet on 2034-05-24. | 2034-05-24
They will meet on 24.5.2034. | 2034-05-24
They will meet on 24/05/2034. | 2034-05-24
They will meet on 05/24/2034. | 2034-05-24
They will meet on 24.05. | 2034-05-24
They will meet on 24-May-2034. | 2034-05-24
They met yesterday. | 2034-05-16
They met yesterday evening. | 2034-05-16
They will meet tomorrow. | 2034-05-18
They will meet the day after tomorrow. | 2034-05-19
They met the day before yesterday. | 2034-05-15
The talks resume today. | 2034-05-17
The talks resume tonight at eight. | 2034-05-17
The talks resumed this morning. | 2034-05-17
The talks broke up last night. | 2034-05-16
The talks broke up in the early hours of Wednesday. | 2034-05-17
The talks resume later today. | 2034-05-17
The talks resumed earlier today. | 2034-05-17
Talks resume tomorrow morning. | 2034-05-18
The talks ended on Monday. | 2034-05-15
The talks ended Monday night. | 2034-05-15
The talks ended late on Tuesday. | 2034-05-16
The talks will end on Friday. | 2034-05-19
The talks will end this Friday. | 2034-05-19
The talks begin next Monday. | 2034-05-22
The talks begin on Monday next. | 2034-05-22
The talks begin on Monday of next week. | 2034-05-22
The talks will begin on Thursday week. | 2034-05-25
The talks will begin a week on Friday. | 2034-05-26
The talks will begin a week from Friday. | 2034-05-26
The talks will begin a week from today. | 2034-05-24
The talks will begin two weeks from tomorrow. | 2034-06-01
The talks will begin a week tomorrow. | 2034-05-25
The talks will begin a fortnight on Monday. | 2034-06-05
The talks ended last Thursday. | 2034-05-11
The talks ended on Friday of last week. | 2034-05-12
The talks ended on Monday of this week. | 2034-05-15
The talks ended three days ago. | 2034-05-14
The talks will resume in three days. | 2034-05-20
The talks will resume in ten days' time. | 2034-05-27
The talks ended a week ago. | 2034-05-10
The talks ended a week ago today. | 2034-05-10
The talks ended a fortnight ago. | 2034-05-03
The talks will resume in a fortnight. | 2034-05-31
The talks will resume on the 29th. | 2034-05-29
They met on the 9th of this month. | 2034-05-09
They will meet on the 5th of next month. | 2034-06-05
They met on the 28th of last month. | 2034-04-28
They will meet on the twenty-ninth. | 2034-05-29
They will meet on Friday the 26th. | 2034-05-26
They will meet on the first Monday in June. | 2034-06-05
They will meet on the last Thursday of this month. | 2034-05-25
They will meet on the second Tuesday of next month. | 2034-06-13
They will meet on 2 January. | 2035-01-02
They last met on 3 December. | 2033-12-03
They will meet on New Year's Eve. | 2034-12-31
They will meet on Christmas Eve. | 2034-12-24
They will meet on May Day next year. | 2035-05-01
They met on Easter Monday. | 2034-04-10
"""

STRETCHES = """
They met from 8 to 12 May. | 2034-05-08/2034-05-12
They met on May 8-12. | 2034-05-08/2034-05-12
They met on 8–12 May. | 2034-05-08/2034-05-12
They met between 8 and 12 May. | 2034-05-08/2034-05-12
They will meet from 29 May to 2 June. | 2034-05-29/2034-06-02
They will meet from May 29 through June 2. | 2034-05-29/2034-06-02
They will meet May 29–June 2. | 2034-05-29/2034-06-02
They will meet on 30 and 31 May. | 2034-05-30/2034-05-31
They will meet on May 30 and 31. | 2034-05-30/2034-05-31
They will meet on May 30th and 31st. | 2034-05-30/2034-05-31
They will meet on 30 May and 31 May. | 2034-05-30/2034-05-31
They will meet on the 30th and 31st. | 2034-05-30/2034-05-31
They will meet from the 22nd to the 26th. | 2034-05-22/2034-05-26
They will meet from Monday to Friday. | 2034-05-22/2034-05-26
They will meet on Thursday and Friday. | 2034-05-18/2034-05-19
They met on Monday and Tuesday. | 2034-05-15/2034-05-16
They meet today and tomorrow. | 2034-05-17/2034-05-18
They will meet from Tuesday 30 May to Thursday 1 June. | 2034-05-30/2034-06-01
They will meet from Tuesday, May 30, to Thursday, June 1. | 2034-05-30/2034-06-01
They will meet on 30-31 May 2034. | 2034-05-30/2034-05-31
They will meet from 28 December to 3 January. | 2034-12-28/2035-01-03
They met from 28 December 2033 to 3 January 2034. | 2033-12-28/2034-01-03
They met 28 Dec.–3 Jan. | 2033-12-28/2034-01-03
They will meet on May 24, 25 and 26. | 2034-05-24/2034-05-26
They will meet for three days from Monday. | 2034-05-22/2034-05-24
They will meet for two days starting on 30 May. | 2034-05-30/2034-05-31
"""

OFFSETS = """
They will meet on the day after Christmas. | 2034-12-26
They met the week before Easter. | [2034-04-03..2034-04-09]
They will meet tomorrow, Thursday. | 2034-05-18
They will meet tomorrow (18 May). | 2034-05-18
They will meet on Thursday, 18 May. | 2034-05-18
They will meet on 18 May, a Thursday. | 2034-05-18
The round was moved from 24 May to 31 May. | 2034-05-24 2034-05-31
The round was put off until Friday. | 2034-05-19
The round was adjourned until 24 May. | 2034-05-24
The round was suspended till Monday. | 2034-05-22
They will meet on 24 May, or possibly on 31 May. | [2034-05-24,2034-05-31]
They met on 8 May; the following day they parted. | 2034-05-08 2034-05-09
They met on 8 May. Two days later they met again. | 2034-05-08 2034-05-10
"""

LOOSE = """
They will meet next week. | [2034-05-22..2034-05-28]
They will meet early next week. | [2034-05-22..2034-05-28]
They will meet sometime next week. | [2034-05-22..2034-05-28]
They will meet in the week of 29 May. | [2034-05-29..2034-06-04]
They will meet in the week commencing 29 May. | [2034-05-29..2034-06-04]
They will meet in the week of May 29. | [2034-05-29..2034-06-04]
They met last week. | [2034-05-08..2034-05-14]
They will meet the week after next. | [2034-05-29..2034-06-04]
They met the week before last. | [2034-05-01..2034-05-07]
They met earlier this week. | [2034-05-15..2034-05-16]
They will meet later this week. | [2034-05-18..2034-05-21]
They will meet at the weekend. | [2034-05-20..2034-05-21]
They will meet this weekend. | [2034-05-20..2034-05-21]
They will meet over the weekend. | [2034-05-20..2034-05-21]
They met last weekend. | [2034-05-13..2034-05-14]
They will meet later this month. | [2034-05-18..2034-05-31]
They will meet before the month is out. | [..2034-05-31]
They met earlier this month. | [2034-05-01..2034-05-16]
They will meet next month. | 2034-06
They met last month. | 2034-04
They will meet in early June. | 2034-06
They will meet in mid-June. | 2034-06
They will meet in late June. | 2034-06
They will meet at the end of June. | 2034-06
They will meet towards the end of June. | 2034-06
They will meet at the beginning of June. | 2034-06
They will meet in June. | 2034-06
They met in January. | 2034-01
They will meet in January. | 2035-01
They met in November. | 2033-11
They met in November last year. | 2033-11
They met last November. | 2033-11
They will meet in the first week of June. | [2034-06-01..2034-06-07]
They will meet in the first half of June. | [2034-06-01..2034-06-15]
They will meet in the second half of June. | [2034-06-16..2034-06-30]
They will meet next spring. | 2035-21
They will meet in the autumn. | 2034-23
They met in the autumn of 2033. | 2033-23
They will meet this summer. | 2034-22
They will meet in 2035. | 2035
They will meet next year. | 2035
They will meet on 24 or 25 May. | [2034-05-24,2034-05-25]
They will meet on May 24 or 25. | [2034-05-24,2034-05-25]
They will meet on Thursday or Friday. | [2034-05-18,2034-05-19]
They will meet today or tomorrow. | [2034-05-17,2034-05-18]
They will meet on the 24th or the 25th. | [2034-05-24,2034-05-25]
They will meet either on 24 May or on 31 May. | [2034-05-24,2034-05-31]
"""

BOUNDS = """
They will meet by 31 May. | [..2034-05-31]
They will meet by May 31. | [..2034-05-31]
They will meet no later than 31 May. | [..2034-05-31]
They will meet not later than May 31. | [..2034-05-31]
They will meet on 31 May at the latest. | [..2034-05-31]
They will meet by 31 May at the latest. | [..2034-05-31]
They will meet at the latest by 31 May. | [..2034-05-31]
They will meet on or before 31 May. | [..2034-05-31]
They will meet before 31 May. | [..2034-05-30]
They will meet before the end of May. | [..2034-05-31]
They will meet by the end of May. | [..2034-05-31]
They will meet by the end of the month. | [..2034-05-31]
They will meet before the end of the month. | [..2034-05-31]
They will meet before the end of the week. | [..2034-05-21]
They will meet by the end of next week. | [..2034-05-28]
They will meet by Friday. | [..2034-05-19]
They will meet within two weeks. | [..2034-05-31]
They will meet within ten days. | [..2034-05-27]
They will meet in less than a week. | [..2034-05-24]
They will meet within the next ten days. | [..2034-05-27]
They will meet before the end of the year. | [..2034-12-31]
They will meet by the end of the year. | [..2034-12-31]
They will meet by year-end. | [..2034-12-31]
They will meet by the middle of June. | [..2034-06-15]
They will meet by mid-June. | [..2034-06-15]
They will meet before June. | [..2034-05-31]
They will meet before Christmas. | [..2034-12-24]
They will meet by Christmas. | [..2034-12-25]
They will meet from 24 May. | 2034-05-24/..
They will meet as of 24 May. | 2034-05-24/..
They will meet no earlier than 24 May. | 2034-05-24/..
They will not meet before 24 May. | 2034-05-24/..
They will not meet until 24 May. | 2034-05-24
They will not meet before 24 May at the earliest. | 2034-05-24/..
They will meet around 24 May. | 2034-05-24~
They will meet on or about 24 May. | 2034-05-24~
They will meet about May 24. | 2034-05-24~
"""

NO_DATE = """
They will meet in the coming days. |
They will meet in the coming weeks. |
They will meet in the next few days. |
They will meet within days. |
They will meet in a matter of weeks. |
They will meet within the next few weeks. |
They will meet in the days ahead. |
They will meet soon. | none
They will meet every Tuesday. | none
A Friday is a good day. | none
The tally was 12/15 in favour. | none
He may come. | none
They march on the town. | none
Article 24 of the treaty holds. | none
It rose by 24.5 per cent. | none
The vote was 24 to 5. | none
They met at 10.30 in room 24. | none
"""


def rows(table: str) -> list[tuple[str, str]]:
    """The lines of a table: the sentence, and what its one expression means."""
    found = (line.split("|") for line in table.splitlines() if line)
    return [(words.strip(), edtf.strip()) for words, edtf in found]


@pytest.mark.parametrize(("words", "edtf"), rows(DAYS + STRETCHES + OFFSETS + LOOSE + BOUNDS + NO_DATE))
def test_an_expression_means(words: str, edtf: str) -> None:
    found = [w.edtf for w in find(words, PRINTED)]
    assert found == ([] if edtf == "none" else edtf.split() or [""])
