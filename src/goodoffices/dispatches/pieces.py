"""The pieces of which patterns for dates are made: months, days of the week, figures, what joins two of them."""

from __future__ import annotations

from goodoffices.dispatches.daynames import ORDINALS

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\b\.)"
D = r"\d{1,2}(?:st|nd|rd|th)?\b"
YEAR = r"(?:,? (?P<year>(?:19|2[0-2])\d\d)\b)?"
TO = r"\s?(?:-|–|—|to|till|until|through|and|or|/)\s?"
NUMBER = (
    r"(?:\d{1,3}|a couple of|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty|"
    r"thirty)"
)
NAMED = rf"(?:{WEEKDAY}(?:,| the)?\s+)?"  # the day of the week before a date
PART = r"(?:\s+(?:morning|afternoon|evening|night))?"
MARKED = rf"(?:(?P<weekday>{WEEKDAY})(?:,| the)?\s+)?"
PLAIN = r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)"


THE_END = (
    r"(?:(?:by|before|until|not later than|no later than) )?(?:at )?(?:the )?(?:end|close|beginning|start|middle|"
    r"rest) of "
)
WHICH_MONTH = r"(?:of|in) (?P<which>this|next|last|the same|the following|the coming) month"
WORD = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
DAY_WORD = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})"
LATE = (
    r"(?:later|earlier) than (?:\w+ )?(?:planned|scheduled|announced|expected|intended|foreseen|hoped|agreed|promised|"
    r"advertised|billed|the (?:programme|plan|timetable|schedule|invitation)|it should|due|thought|anticipated|"
    r"arranged|fixed)|"
    r"(?:too )?late\b|(?:too )?early\b|(?:behind|ahead of) (?:schedule|plan|time)|overdue"
)
