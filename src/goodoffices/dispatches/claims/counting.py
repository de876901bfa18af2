"""How many points are said to remain: a number, at least so many, or words that are no count."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims import idioms
from goodoffices.dispatches.daynames import NUMBERS
from goodoffices.dispatches.inflection import nouns, verbs

N = rf"(?:{'|'.join(word for word in NUMBERS if word not in ('a', 'an', 'a couple of'))}|\d{{1,3}})"


THING = (
    r"(?:"
    + nouns(
        "issue question point matter item topic difference disagreement article chapter paragraph problem obstacle "
        "clause subject "
        "sticking_point stumbling_block hurdle detail line passage sentence gap knot dispute comment bracket section "
        "objection word "
        "thing file provision page annex reservation open_end hurdle sticking-point barrier concern"
    )
    + r")"
)


REMAIN = (
    r"(?:remain(?:s|ed|ing)?|left|outstanding|(?:still )?open|unresolved|unsettled|unsolved|pending|to be (?:settled|"
    r"solved|resolved|agreed|"
    r"decided|closed|addressed|cleared)|still to|yet to be|not (?:yet )?(?:been )?(?:settled|solved|resolved|agreed|"
    r"touched|closed|initial(?:l)?ed|cleared|adopted|finali[sz]ed|concluded)|"
    r"separat\w+|divid\w+|in dispute|disputed|undecided|to go|to settle|to resolve|to close|unanswered|in brackets|"
    r"bracketed|still bracketed)"
)


COUNTED = (
    re.compile(
        rf"\bdown to (?P<least>at least )?(?:the |just |only |a )?(?P<n>{N}|last|final|single)\b(?: (?:last|"
        rf"final|remaining|single))?(?:[\w-]+ ){{0,2}} ?{THING}?",
        re.I,
    ),
    re.compile(
        rf"\b(?P<least>at least |no fewer than |more than )?(?:only |just |all but |some |about "
        rf")?(?P<n>{N})\b(?: [\w-]+){{0,3}}? {THING}\b[^.;?!]{{0,60}}?\b{REMAIN}\b",
        re.I,
    ),
    re.compile(
        rf"\b{REMAIN}\b[^.;?!]{{0,40}}?\b(?P<least>at least |no fewer than |more than )?(?:only |just "
        rf")?(?P<n>{N})\b(?: [\w-]+){{0,2}}? {THING}\b",
        re.I,
    ),
    re.compile(
        rf"\b(?P<least>at least |no fewer than )?(?P<n>{N}|single|last) (?:last |final |remaining |outstanding |"
        rf"open |unresolved |unsettled |sticking ){{1,2}}{THING}\b",
        re.I,
    ),
    re.compile(
        rf"^\W*(?P<least>at least |no fewer than )?(?:only |just |still )?(?P<n>{N}) (?:of them )?(?:remain|"
        rf"remains|are left|is left|left|to go|are open|are outstanding)\b",
        re.I,
    ),
    re.compile(
        rf"\b(?:only|just|last|final)\b[^.;?!]{{0,12}}?\b(?P<least>)(?P<n>one|single|last|final|\d+) "
        rf"(?:remaining |outstanding |open )?{THING}\b"
        rf"[^.;?!]{{0,60}}?\b(?:{REMAIN}|between|separates|stands)\b",
        re.I,
    ),
)


OUT_OF = re.compile(
    rf"\b(?P<done>{N}) (?:[\w-]+ )?(?:{THING} )?(?:out )?of (?:the |all |our )?(?P<all>{N})\b(?: "
    rf"{THING})?[^.;?!]{{0,60}}?\b(?:settled|agreed|closed|resolved|solved|done|finished|cleared|adopted|left|"
    rf"open|remain\w*|outstanding|initialled)\b",
    re.I,
)


DONE = re.compile(
    rf"\b(?:agreed|settled|closed|resolved|solved|agreement|initialled)\b[^.;?!]{{0,30}}?\b(?P<done>{N}) (?:out "
    rf")?of (?:the |all |our )?(?P<all>{N})\b",
    re.I,
)


ALL_BUT = re.compile(
    rf"\b(?:all but|(?:agreed|complete|settled|closed|finished|done|ready)\b[^.;,]{{0,30}},? (?:except(?: for)?|"
    rf"apart from|"
    rf"save(?: for)?|but for|bar)) (?P<n>{N}) (?:of|{THING})",
    re.I,
)


NARROWED = re.compile(
    rf"\b{verbs('narrow reduce cut whittle_down bring_down shorten trim boil_down')}\b[^.;]{{0,50}}\b(?:{THING}|list|"
    rf"differences)\b[^.;]{{0,20}}? to "
    rf"(?P<n>{N})\b",
    re.I,
)


OF_CONTEXT = re.compile(
    rf"\b(?:there (?:are|is)|we have|it is|i count|i see|make that|more like|that leaves)\s+(?P<least>at least |"
    rf"no fewer than |more than )?(?:only |just |still )?(?P<n>{N})\b",
    re.I,
)


LEFT_BEFORE = re.compile(rf"\blist of {THING}\b|\bdisputes? to\b|\b{REMAIN}\b|\bhow many\b", re.I)


LAST = re.compile(
    rf"\bonly (?:the )?[\w’'-]+(?: [\w’'-]+)? (?:is|are|was|were) (?:still )?(?:open|left|outstanding|unresolved|"
    rf"missing)\b|"
    rf"\b(?:is|are|was|remains?|were) (?:now )?(?:the|our) (?:only|last|final|sole) (?:remaining |outstanding |open |"
    rf"big |real )?(?:{THING})\b|"
    rf"\bthe (?:only|last|sole|final) (?:remaining |outstanding |open |big |real )?(?:{THING}) (?:left|remaining|"
    rf"standing|is|still)\b|"
    rf"\b(?:one|a single) (?:{THING}|signature) (?:separates?|divides?|stands?|remains?)\b|\bonly (?:the |one |a "
    rf")?[^.;?!,]{{2,40}} (?:remains?|is left|are left|is open|stands in the way)\b|\ball "
    rf"but (?P<n>{N}) (?:of )?|\b(?:is|was|are|remains) (?:now )?the (?:last|only|final|sole) (?:remaining "
    rf")?(?:{THING})\b|\b(?:one|a|a single|1) (?:[\w-]+ )?(?:sentence|line|word|paragraph|clause|page|{THING}) "
    rf"(?:to go|is left|left|away)\b",
    re.I,
)


STILL = re.compile(
    rf"\b(?:differences|disagreements?|gaps?|divisions|{THING}) (?:still )?(?:remain|persist|endure|linger)s?\b|"
    rf"\bremains? the (?:main|chief|"
    rf"biggest|central|key|principal|major) (?:{THING})\b|\bstill (?:have|has|had|need) to (?:settle|agree|resolve|"
    rf"solve|close|decide|bridge|"
    rf"find|discuss|sort out)\b|\b(?:still|remain|deeply) (?:divided|split|at odds|far apart) (?:over|on|about)\b|"
    rf"\bwhat(?:['’]s| is| was) left\b|"
    rf"\b(?:fewer|more) things? than\b|\bnot much (?:is )?left\b|\b(?:still|yet) (?:unresolved|open|unsettled)\b|"
    rf"\b(?:hardest|most difficult|toughest|worst|real|biggest) (?:part|work|bit|task|test|{THING}) (?:is|are|"
    rf"was|were|still|remains?|lies?)\b|\bwhat (?:remains|is left|is still open)(?:, [^,;.]*,)? (?:is|are)\b|"
    rf"\b(?:still|yet) to "
    rf"(?:come|be (?:settled|resolved|agreed|solved|done))\b|\b(?:many|several|some|serious|major|significant) "
    rf"(?:differences|{THING}) (?:remain|persist|are open|are unresolved)\b",
    re.I,
)


NO_COUNT = re.compile(
    rf"\b(?:most|more|very|hardest|toughest|thorniest|biggest|main|key|sensitive|difficult|hard|tough|thorny|"
    rf"core|central|some|several|many|a few|a number of|a handful of|various|certain|"
    rf"the)\b[^.;?!]{{0,40}}?\b{THING}\b[^.;?!]{{0,60}}?\b(?:{REMAIN}|we have not yet|are the ones|which are|"
    rf"ahead)\b|"
    rf"\b(?:most|hardest|toughest|thorniest|biggest)\b[\"”’]? (?:[\w-]+ )?{THING}\b[^.;?!]{{0,120}}?\b(?:are|is|"
    rf"include|concern|remain\w*|namely|naming)\b|"
    rf"\b{THING}\b[^.;?!]{{0,20}}\b(?:remain|remained|remains)\b (?:open|unresolved|unsettled|outstanding|to be|"
    rf"in dispute|on the table|between)|\b(?:much|a lot|a great deal|plenty|little|not much|everything|nothing) "
    rf"(?:remains|is left|still has)\b",
    re.I,
)


def counted(words: str, before: str) -> int | str | None:
    """What is left by these words: a number, "at least N", "not a count", or nothing where they say nothing of it.

    >>> counted("negotiations were down to one last issue", ""), counted("at least three questions remain open", "")
    (1, 'at least 3')
    >>> counted("the most sensitive issues remaining are territories", "")
    'not a count'
    """
    but = ALL_BUT.search(words)
    if but:
        return _number(but["n"])
    narrowed = NARROWED.search(words)
    if narrowed:
        return _number(narrowed["n"])
    share = OUT_OF.search(words) or DONE.search(words)
    if share and _number(share["all"]) > _number(share["done"]):
        rest = re.search(r"\b(?:left|open|remain\w*|outstanding)\b", share.group(), re.I)
        return _number(share["done"]) if rest else _number(share["all"]) - _number(share["done"])
    for pattern in COUNTED:
        found = pattern.search(words)
        if found and not re.search(r"\b(?:days|weeks|hours|years|months)\b", found.group()):
            number = _number(found["n"])
            return f"at least {number}" if (found["least"] or "").startswith(("at least", "no fewer")) else number
    counts = re.search(
        rf"\b(?:he|she|they|it|[A-Z]\w+) (?:counts?|sees?|puts it at|makes it) (?P<least>at least )?(?P<n>{N})\b",
        words,
    )
    if counts and LEFT_BEFORE.search(before):
        return f"at least {_number(counts['n'])}" if counts["least"] else _number(counts["n"])
    if LEFT_BEFORE.search(before):
        found = OF_CONTEXT.search(words)
        if found:
            number = _number(found["n"])
            return f"at least {number}" if found["least"] else number
    last = LAST.search(words)
    if last:
        return _number(last["n"]) if last["n"] else 1
    turned = idioms.LEFT.search(words)
    if turned:
        named = next((turned[name] for name in ("n", "n2", "n3", "n4", "n5", "n6") if turned[name]), "")
        least = "at least " if named and turned["least"] else ""
        return f"{least}{_number(named)}" if least else _number(named) if named else "not a count"
    return "not a count" if NO_COUNT.search(words) or STILL.search(words) else None


def _number(word: str) -> int:
    word = word.casefold()
    return int(word) if word.isdigit() else NUMBERS.get(word, 1)


def counted_bare(words: str) -> int | str:
    """The number in an answer to the question what is left; "not a count" where it names none.

    >>> counted_bare("At least six."), counted_bare("More than I can remember.")
    ('at least 6', 'not a count')
    """
    found = re.match(
        rf"\W*(?P<least>at least |no fewer than )?(?:only |just |about |still )?(?P<n>{N})\b", words, re.IGNORECASE
    )
    if found is None:
        return counted(words, "") or "not a count"
    number = _number(found["n"])
    return f"at least {number}" if found["least"] else number
