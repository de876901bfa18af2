"""How somebody sees a round or the talks: described as, called, and judging words beside a word for the talks."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.rule import of_unit, with_subject
from goodoffices.dispatches.reading import Read, Unit
from goodoffices.dispatches.suggestion import Suggestion

NAMING = re.compile(
    r"(?:describ|characteri[sz]|hail|prais|dub|label|term|brand|liken|welcom|rat)\w*$|^call(?:s|ed)?$|^(?:spoke|"
    r"speaks|speaking|put|puts|saw|sees|summed)$|^(?:condemn|critici[sz]|dismiss)\w*$",
    re.IGNORECASE,
)
TALKS = (
    r"(?:rounds?|talks|contacts|consultations|negotiations?|meetings?|sessions?|discussions|dialogue|process|"
    r"atmosphere|mood|tone|climate|progress|sides|parties|delegations|"
    r"first day|second day|third day|exchange|encounter|gap|gaps|distance|differences|positions|deal|agreement|"
    r"text|result|outcome|day|it|they|we|this|that|work|plenary|conversation|peace|spirit)"
)
JUDGING = (
    r"(?:constructiv\w*|usefu\w*|frank|positiv\w*|productiv\w*|difficult|tough|complex|complicated|serious\w*|"
    r"substantive|cordial\w*|correct|businesslike|business-like|business like|encourag\w*|disappoint\w*|"
    r"promising|hopeful|fruitful|fruitless|intens\w+|tense|calm|polite\w*|civil|friendly|cool|frosty|hard|slow|"
    r"orderly|modest|meaningful|historic|decisive|excellent|good|better|best|bad|badly|worse|worst|"
    r"poor|pointless|sterile|candid|honest|professional|respectful|warm|optimistic|pessimistic|sober|sobering|"
    r"satisf\w+|far apart|close to|closer|wide apart|within reach|out of reach|in sight|hours away|days away|"
    r"weeks away|"
    r"on track|off track|stalled|deadlock\w*|stuck|stalemate|impasse|breakthrough|step forward|steps? (?:forward|"
    r"back|backwards?|in the right direction)|step back|momentum|success\w*|failure|failed|collapse\w*|"
    r"narrow\w*|widen\w*|converg\w+|progress|headway|advance[sd]?|no longer in dispute|setback|turning point|"
    r"waste of time|painful|arduous|encouraged|work ahead|long way|some way|much work|ground to cover|"
    r"halfway|half-way|not unhelpful|helpful|unhelpful|worthwhile|a start|beginning|a beginning|underwhelming|"
    r"lively|sharp|heated|stormy|patient|workmanlike|solid|real)"
)
_PREDICATE = re.compile(
    rf"\b{TALKS}\b[^.;?!]{{0,70}}?\b(?:is|are|was|were|been|be|had|has|have|remain\w*|went|go|going|seem\w*|"
    rf"look\w*|made|began|begun|become|became|took place|proved|ended|stand|stood|felt|"
    rf"feel)\b[^.;?!]{{0,50}}?\b{JUDGING}\b",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?:made|make|making|seen|see|achieved|saw|reported|was|is|been|be)\s+(?:\w+\s+){0,3}?(?:progress|headway|"
    r"advances?|breakthrough|step)\b|\b(?:progress|headway|advance|breakthrough)\b[^.;?!]{0,40}\b(?:made|"
    r"achieved|reached)\b|"
    r"\bno (?:progress|breakthrough|movement|headway)\b|\b(?:(?:never|n['’]t|not) )?(?:been |be )?(?:so |this |"
    r"very |too )?(?:closer|close|far|near|nearer) (?:to|from) (?:\w+ ){0,3}(?:agreement|deal|signing|peace|"
    r"accord|settlement|text|end|truce|solution)\b|"
    r"\bnever been (?:closer|further|nearer)\b|\b(?:far|wide) apart\b|\b(?:long|some|considerable) way (?:to go|"
    r"off|apart)\b|\bin (?:a|an) (?:[\w-]+ ){0,3}(?:atmosphere|spirit|manner|tone|climate|mood)\b|"
    r"\b(?:cautiously |deeply |very )?(?:optimistic|pessimistic|encouraged|disappointed|satisfied|hopeful|"
    r"pleased) (?:about|by|with|that|at)\b|\b(?:mood|atmosphere|tone)\b[^.;?!]{0,30}\b(?:is|was|as|had|"
    r"remained)\b|\bdeal\b[^.;]{0,20}\b(?:hours away|close|near|in sight)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"\b(?:round|talks|day|session|meeting|it|things|discussions|they|negotiations) (?:has |have |had |is |are |"
    r"was |were )?(?:gone|went|going|go|moving|moved|heading|passed|proceed\w*) (?:very |quite |rather |"
    r"reasonably |fairly |not )?(?:well|badly|smoothly|in the right direction|forward|nowhere|backwards?|better|"
    r"slowly|in circles|as expected|in a)\b|"
    r"\b(?:we|they|the sides|both sides|he|she|i|parties) (?:are|were|is|was|am|have|had|has) (?:still |very |"
    r"all |both |now |a little |cautiously |deeply |quietly |not )*(?:nowhere|turned a corner|closer|far|"
    r"optimistic|pessimistic|hopeful|disappointed|encouraged|satisfied|confident|frustrated|worried|come a long "
    r"way|broken the ice|moved closer|getting somewhere|in deadlock|stuck|halfway|nearly there|almost there|on "
    r"the right (?:path|track|road)|made (?:some |good |real |little |no )?(?:progress|headway))\b|"
    r"\b(?:little|nothing|much|something|a lot|not much|enough|a great deal) (?:has |had |was |has been |had "
    r"been |have )?(?:been )?(?:achieved|accomplished|changed|moved|gained|resolved|won)\b|\b(?:no|little|some|"
    r"every|good|much) (?:reason|cause|ground|room) for (?:optimism|pessimism|hope|concern|alarm)\b|"
    r"\b(?:distance|gap|gulf|divide|rift|differences)\b[^.;]{0,40}\b(?:smaller|wider|narrower|larger|narrow\w*|"
    r"shr\w+|grow\w*|grew|deep\w*|wide|small|closing|closed|remain\w*)\b|"
    r"\b(?:consider(?:s|ed)?|regard(?:s|ed)?|see(?:s)?|saw|view(?:s|ed)?|judg(?:es|ed)|found|finds) (?:the |this "
    r"|it |them )?(?:\w+ )?(?:talks|round|meeting|session|day|result|outcome|it|them|process|discussions)? "
    r"?(?:as )?(?:an? |very |quite )?(?:success|failure|useful|constructive|disappointing|positive|productive|"
    r"step|waste|promising|helpful|difficult|encouraging|good|bad|beginning|start)\b|\bfor (?-i:[A-Z])\w+,? "
    r"(?:the|this|it) (?:[\w-]+ )?(?:round|talks|meeting|day|session)? ?(?:was|were|is|are)\b|"
    r"\b(?:breakthrough|milestone|turning point|dead end|stalemate|standstill|landmark|watershed)\b|\bprais(?:es|"
    r"ed) (?:the )?[^.;]{0,40}\b(?:sides|parties|delegations|talks|seriousness|spirit|progress|atmosphere)\b|"
    r"\b(?:talks|round|negotiators|sides|delegations|parties) (?:make|makes|made|making|report|reports) "
    r"(?:[\w-]+ )?(?:progress|headway)\b|\b(?:was|were|is) how (?-i:[A-Z])?\w+ (?:put|described|saw|called) it\b|"
    r"\b(?:mood|atmosphere|tone|climate) (?:was|is|had|has|were|in the room|remained|turned|at the)\b|\bbetter "
    r"than (?:\w+ )?(?:expected|feared|hoped)\b|\bworse than\b[^.;]*\bfeared\b|\bice (?:has been |is |was "
    r")?(?:broken|thaw\w*)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:will|would|if|shall|ready|willing|must|expect\w*|hope[sd]?|wants?|to)\s+(?:\w+\s+){0,2}(?:be|make|see|"
    r"achieve|have)\b|\bprogress of each stage\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\bwhat (?:[\w'’-]+ ){1,5}?(?:called|described as|termed|calls|describes as|hailed as)\b", re.IGNORECASE
)


def find(read: Read) -> list[Suggestion]:
    """The assessments."""
    made: list[Suggestion] = []
    frames = {said.frame.begin: said.frame for sentence in read.sentences for said in sentence.said}
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        frame = frames.get(unit.told.start) if unit.told.end else None
        if frame is not None and NAMING.search(frame.verb) and not unit.quoted:
            if _judges(words, frame.verb, read.text[max(0, frame.begin - 5) : frame.begin].strip() == "what"):
                made.append(of_unit("assessment", unit, read, f"somebody {frame.verb} it so", with_subject(unit, read)))
            continue
        if _NOT.search(words) and not re.search(r"\b(?:progress|constructive)\b", words) and not _ALSO.search(words):
            continue
        called = _CALLED.search(words)
        if called or _PREDICATE.search(words) or _MADE.search(words) or _ALSO.search(words):
            if _about_something_else(unit, words):
                continue
            made.append(of_unit("assessment", unit, read, "a word that judges the talks", with_subject(unit, read)))
    return _once(made)


def _judges(words: str, verb: str, what: bool) -> bool:
    """Whether what is described is the talks or their result, in words of judgement or in quotation marks."""
    if re.match(r"(?:spoke|speaks|speaking|put|puts)$", verb):
        return re.search(rf"\b{JUDGING}\b", words, re.IGNORECASE) is not None and words[:1] != '"' + "“‘"
    if re.match(r"welcom|condemn|critici|dismiss|rat", verb):
        return (
            re.search(rf"\b{TALKS}\b", words, re.IGNORECASE) is not None
            and re.search(r"\bas\b|[\"“‘]", words) is not None
        )
    if re.search(r"\b(?:on|for)\s+(?:the|both|all|its|a)\b", words[:12]) and verb.startswith("call"):
        return False
    if (
        re.search(
            r"\b(?:the|his|her|its|their|these|those|this|that|such)\s+(?:\w+\s+)?(?:remarks?|comments?|accusations?|"
            r"reports?|claims?|attack\w*|decision|letter|speech|statement|demands?|allegations?|words|move|"
            r"suggestion|article|strike|shelling|arrest|ban|law|war|operation)\b",
            words[:60],
        )
        and not what
    ):
        return False
    if what:
        return True
    thing = re.split(r"\sas\s|[\"“‘«]", words)[0]
    if not re.match(r"(?:spoke|put)", verb) and not re.search(
        rf"\b(?:{TALKS[3:-1]}|them|these|those|her|his|its|their)\b", thing, re.IGNORECASE
    ):
        return False
    return (
        re.search(r"[\"“‘]|\bas\b", words) is not None
        or re.search(rf"\b{TALKS}\b[^.;]*\b{JUDGING}\b", words, re.IGNORECASE) is not None
    )


def _about_something_else(unit: Unit, words: str) -> bool:
    return re.search(r"\?\s*$", words) is not None or (
        unit.speaker is None
        and not unit.quoted
        and re.search(r"\b(?:weather|road|harvest|match)\b", words, re.IGNORECASE) is not None
    )


def _once(made: list[Suggestion]) -> list[Suggestion]:
    done: list[Suggestion] = []
    for s in made:
        if any(d.speaker == s.speaker and s.start < d.end and d.start < s.end for d in done):
            continue
        done.append(s)
    return done
