"""What a question makes of its answer: asked how many points are open, "At least six" is what is left."""

from __future__ import annotations

import re

from msgspec.structs import replace

from goodoffices.dispatches.claims import idioms
from goodoffices.dispatches.claims.answers import Answer, answers
from goodoffices.dispatches.claims.counting import counted_bare
from goodoffices.dispatches.claims.rule import of_unit
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.sentences import Span
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase
from goodoffices.talks.press import ClaimSort


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


_NO = re.compile(
    r"^(?:(?:well|but|oh|look|frankly|honestly),? )?(?:no\b|not\b|never\b|nobody\b|nothing\b|hardly\b|nonsense\b|"
    r"wrong\b|untrue\b|false\b|absolutely not\b|"
    r"certainly not\b|quite the (?:opposite|contrary)|on the contrary|the opposite|(?:that|this|it) (?:is|was|did|"
    r"does|has) (?:not|n['’]t|never|false|wrong|untrue)|"
    r"(?:that|it)['’]s (?:not|false|wrong|untrue|nonsense)|(?:i|we|he|she|they|it|you)(?:['’]ve|['’]m|['’]re)? "
    r"(?:\w+ )?(?:did|have|has|had|do|does|was|were|am|are|is|would|never)? ?"
    r"(?:not|n['’]t|never|agreed to nothing|\w+ (?:to )?nothing|no such)\b)",
    re.IGNORECASE,
)
_YES = re.compile(
    r"^(?:yes|of course|certainly|gladly|why not|if\b|when\b|once\b|provided|any\b|tomorrow|today|always|we "
    r"(?:would|will|could|can|are)|i (?:would|will|could|can|am)|i['’]ll|we['’]ll|i['’]d|we['’]d)",
    re.I,
)
_SHORT = re.compile(
    r"(?:[\w’']+ )?(?:he|she|they|we|i|it|you)?['’]?\w*\s?(?:will|would|do|does|did|have|has|is|are|am|was|were|can|"
    r"could|shall)?(?: not|n['’]t)?|yes|no|of course|certainly",
    re.I,
)
_BARE = re.compile(
    r"^(?:i|we|he|she|they|it|you) (?:did|do|does|have|has|had|was|were|am|are|is|will|would)(?: not|n['’]t)?\W*$", re.I
)
_QUESTIONS: tuple[tuple[ClaimSort, re.Pattern[str]], ...] = (
    (
        "left",
        _any(
            r"\bwhat(?:['’]s| is| was|ever)? (?:\w+ )?(?:left|open|missing|remains|outstanding|unresolved|still)\b",
            r"\bhow (?:many|much)\b[^?]*\b(?:open|left|remain\w*|unresolved|outstanding|missing|to go|to do|"
            r"unsettled|apart|agreed|settled|brackets?|closed|ready|done)\b",
            r"\bwhat (?:still )?(?:divides|separates|keeps|stands)\b|\bhow (?:far|close)\b|\bwhat (?:is|are) the "
            r"(?:last|remaining|open|main|hardest)\b",
        ),
    ),
    ("press policy", _any(
        r"\b(?:will|would|is|are) (?:there|you|we|they|it|he|she|the \w+)\b[^?]*\b(?:statement|communiqué|"
        r"announcement|briefing|press|publish\w*|made public|released?|photographs?|cameras?|readout|interviews?)\b",
        r"\bwhen (?:will|do|can) (?:we|you|the \w+) (?:hear|know|read|be told|publish|see)\b|\bmay we (?:quote|"
        r"photograph|film|print)\b",
    )),
    ("attendance", _any(
        r"\b(?:will|would|does|do|is|are|was|were|did) (?:[\w.’'-]+ ){1,4}?(?:be (?:in|at|there|present|coming|"
        r"part)|come|coming|go|going|attend\w*|travel\w*|there|take part|return|join|fly)\b",
        r"\bwho (?:will |would |is |are )?(?:leads?|leading|comes?|coming|goes|going|speaks?|sits?|heads?|"
        r"represents?|travels?|attends?|be there)\b|\bwill (?:[\w.’'-]+ ){1,3}(?:lead|head|be in)\b",
        r"\bwhy (?:did|does|is|was|were) (?:[\w.’'-]+ ){1,3}?(?:not )?(?:leave|stay away|absent|missing|come|there|"
        r"attend)\b",
    )),
    ("condition", _any(
        r"\bwhat (?:would|will|do|does|did|must|has to|have to|could|should|is)\b[^?]*\b(?:need|needs|want|wants|"
        r"ask|asks|expect|expects|demand|demands|require|take|make you|change|happen|price|condition|conditions)\b",
        r"\b(?:under|on) what (?:condition|conditions|terms|circumstances)\b|\bwhen (?:would|will|could|can) (?:you|"
        r"[\w ]+?) (?:sign|accept|agree|return|come back)\b|\bwhat next\b",
    )),
    ("role", _any(
        r"\b(?:will|would|could|should|can|is|does|do|are)\b[^?]*\b(?:mediat\w+|guarant\w+|host\w*|observ\w+|third "
        r"party|do the testing|troops|peacekeep\w+|arbitrat\w+|step in|neutral|your role|monitor\w*|supervis\w+|"
        r"facilitat\w+|referee|umpire)\b",
        r"\bwhat (?:is|will be|would be) (?:your|the|its|his|her) (?:[\w’'-]+ )?(?:role|part|job|task|place)\b",
    )),
    ("format", _any(
        r"\bhow (?:do|did|will|would) (?:you|they|the \w+)(?: \w+)? (?:meet|sit|work|talk|negotiate|proceed|"
        r"speak)\b|\b(?:same|one|separate|face to face|in the) (?:room|table|building)\b",
        r"\b(?:do|did|will) (?:you|they|the \w+) (?:talk|speak|meet|sit) (?:directly|together|face to face|alone|"
        r"separately|in)\b",
    )),
    ("assessment", _any(
        r"\bhow (?:was|were|did|is|are|would you|do you|has|have|goes)\b[^?]*\b(?:talks|round|days?|meeting|session|"
        r"it|atmosphere|mood|negotiations|describe|sum|going|process|night|week)\b",
        r"\b(?:was|is|were|are) (?:it|this|that|the \w+|you|today) (?:a |an )?(?:success|failure|satisfied|happy|"
        r"optimistic|disappointed|pleased|hopeful|content|confident|good|bad|useful|worth)\b",
        r"\bwhat (?:did|has|have) (?:it|they|you|the \w+|two \w+)\b[^?]*\b(?:achieve|bring|produce|change|achieved|"
        r"brought|produced|changed|gain|gained)\b|\b(?:any|made|see|real) progress\b",
        r"\b(?:calls?|called|describes?|described) (?:it|the|this|that)\b",
    )),
    ("understanding", _any(
        r"\b(?:does|do|did|has|have|will) (?:[\w.’'-]+ ){1,4}?(?:accept\w*|understand\w*|understood|know\w*|"
        r"agree\w*|share\w*|see|realise\w*|recogni[sz]e\w*|conceded?|grasp\w*)\b",
    )),
    ("offer", _any(
        r"\b(?:would|will|could|can|are|is) (?:you|[\w.’'-]+(?: [\w.’'-]+)?) (?:\w+ )?(?:accept|agree|meet|sign|"
        r"ready|prepared|willing|consider|offer|give|open|release|withdraw|lift|stop|talk|compromise|return)\b",
    )),
    ("denial", _any(
        r"^(?:did|do|does|have|has|had|is|are|was|were|so|but|and|then|is it true|you)\b",
        r"\b(?:is it true|true that|"
        r"says? (?:that )?you|accuses? "
        r"you|claims?|reports? (?:that|"
        r"say)|we (?:hear|read)|heard "
        r"that|you (?:have |had |went|"
        r"left|agreed|promised|walked|"
        r"refused))\b")),
)  # fmt: skip
_BY_YES = {"offer"}
_BY_NO = {"denial"}


def find(read: Read, made: list[Suggestion]) -> list[Suggestion]:
    """The claims that answers make by what was asked, where no rule has found one of their sort."""
    found: list[Suggestion] = []
    for answer in [*answers(read), *_to_statements(read)]:
        words = read.text[answer.unit.start : answer.unit.end]
        if idioms.DEFLECTS.search(words) and not _NO.match(words):
            continue
        sort = next((s for s, pattern in _QUESTIONS if pattern.search(answer.question) and _fits(s, words)), None)
        if sort is None or answer.unit.speaker is None:
            continue
        start, end = _extent(read, answer, words)
        if any(s.sort in (sort, "no comment") and s.start < end and start < s.end for s in made):
            continue
        count = counted_bare(words) if sort == "left" else ""
        found.append(
            of_unit(sort, answer.unit, read, phrase("an answer to a question about it"), start, end, count=count)
        )
    return found


def whole(read: Read, made: list[Suggestion]) -> list[Suggestion]:
    """Claims on an answer that only says that it is or is not so, with what is said further: "I did not. I stayed."."""
    ends = {u.start: u.end for u in read.utterances if u.sentence < 0}
    return [
        replace(s, end=ends[s.start])
        if s.sort not in ("quotation", "date") and s.start in ends and _BARE.match(read.text[s.start : s.end])
        else s
        for s in made
    ]


def _fits(sort: ClaimSort, words: str) -> bool:
    """Whether an answer is one that the question can be answered with."""
    no = _NO.match(words) is not None
    if sort in _BY_NO:
        return no
    if sort in _BY_YES:
        return _YES.match(words) is not None and not no
    if sort in ("understanding", "assessment", "condition", "format"):
        return len(words) > 14 and not (no and len(words) < 30)
    return True


def _extent(read: Read, answer: Answer, words: str) -> tuple[int, int]:
    """The answer's first sentence, or all of it where that only says yes or no: "He will. He has packed.\""""
    said = next(u for u in read.utterances if u.start == answer.unit.start)
    turned = any(u.start == said.start and u.sentence < 0 for u in read.utterances)
    bare = (turned and _BARE.match(words) is not None) or _SHORT.fullmatch(words.strip(" .,!")) is not None
    if bare and answer.whole.start < answer.unit.start:
        return answer.whole.start, answer.whole.end
    return answer.unit.start, said.end if bare else answer.unit.end


def _to_statements(read: Read) -> list[Answer]:
    """Answers to what an interviewer states: "You went home early." – "I did not."."""
    found = []
    for n, turn in enumerate(read.turns[:-1]):
        words = read.text[turn.start : turn.end].strip()
        following = read.turns[n + 1]
        unit = next((u for u in read.units if u.quoted and u.start == following.start), None)
        if turn.question and not words.endswith("?") and not following.question and unit is not None:
            found.append(Answer(unit, words, Span(unit.start, unit.end)))
    return found
