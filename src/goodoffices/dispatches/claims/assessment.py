"""How somebody sees a round or the talks: described as, called, and judging words beside a word for the talks."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims import stands
from goodoffices.dispatches.claims.complement import assessed
from goodoffices.dispatches.claims.judging import JUDGING, NAMING, judges
from goodoffices.dispatches.claims.rule import of_unit, with_subject
from goodoffices.dispatches.claims.stands import TALKS
from goodoffices.dispatches.claims.vocabulary import DET, NAME
from goodoffices.dispatches.inflection import done, verbs
from goodoffices.dispatches.reading import Read, Unit
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase

_NAMES_IT = verbs(
    "describe characterise characterize hail praise rate dub label term brand welcome view see regard judge greet"
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
_SIDES = (
    r"(?:we|they|the sides|both sides|the parties|negotiators|he|she|i|things|it|delegations|talks|management|"
    r"the union)"
)
_MORE = re.compile(
    rf"\b(?:{TALKS}|things|it) (?:has |have |had |is |are |was |were )?{verbs('go move head pass proceed run')} "
    rf"(?:very |quite |rather |reasonably |fairly |not |so )*(?:well|badly|smoothly|in the (?:right|wrong) direction|"
    rf"forward|nowhere|"
    rf"backwards?|better|worse|slowly|in circles|as (?:well as )?expected|in a)\b|"
    rf"\b{_SIDES} (?:are|were|is|was|am|have|had|has|['’]re|['’]ve|['’]s|remain\w*|"
    rf"{verbs('move inch edge draw come get')}) "
    rf"(?:still |very |all |both |now |a little |much |further |so |cautiously |deeply |quietly |not |almost |nearly |"
    rf"also |even |"
    rf"moving |getting |been )*(?:nowhere|turned a corner|closer|apart|further apart|wide apart|far apart|optimistic|"
    rf"pessimistic|"
    rf"hopeful|upbeat|downbeat|disappointed|encouraged|satisfied|pleased|confident|frustrated|worried|happy|unhappy|"
    rf"come a long way|"
    rf"broken the ice|getting somewhere|in deadlock|deadlocked|stuck|halfway|there|nearly there|almost there|on the "
    rf"right (?:path|"
    rf"track|road)|in the right direction|made (?:some |good |real |little |no )?(?:progress|headway)|listening|"
    rf"talking past)\b|"
    rf"\b(?:little|nothing|much|something|a lot|not much|enough|a great deal|more) (?:has |had |was |has been |had "
    rf"been |have )?"
    rf"(?:been )?{done('achieve accomplish change move gain resolve win')}\b|\b(?:no|little|some|every|good|much|"
    rf"cautious|guarded) "
    rf"(?:reason|cause|ground|room)s? (?:for|to) (?:optimism|pessimism|hope|concern|alarm)\b|\b(?:cautious|guarded|"
    rf"growing|renewed|"
    rf"little|great|deep|some) (?:optimism|pessimism|confidence|frustration|disappointment|satisfaction)\b|"
    rf"\b(?:distance|gap|gulf|divide|rift|differences)\b[^.;]{{0,40}}\b(?:smaller|wider|narrower|larger|wide|small|"
    rf"remain\w*|"
    rf"{verbs('narrow shrink grow deepen close widen')})\b|\b{_NAMES_IT} (?:{DET} )?(?:[\w’'-]+ )?(?:{TALKS}|draft|"
    rf"outcome|"
    rf"atmosphere|text|it|them)\b[^.;]{{0,30}}? as\b|\b{verbs('consider find judge think')} (?:{DET} )?(?:[\w’'-]+ "
    rf")?(?:{TALKS}|it|"
    rf"them|outcome|day) (?:to be |as )?(?:an? |very |quite |a little )*{JUDGING}\b|"
    rf"\b(?:breakthrough|milestone|turning point|dead end|stalemate|standstill|landmark|watershed|deadlock|wast(?:e|"
    rf"ed) (?:of )?"
    rf"[\w’' ]{{0,16}}time|(?:first|big|small|important|good|half a|giant) step|step (?:forward|back|in the right "
    rf"direction))\b|"
    rf"\bprais(?:es|ed) (?:the )?[^.;]{{0,40}}\b(?:sides|parties|delegations|talks|seriousness|spirit|progress|"
    rf"atmosphere)\b|"
    rf"\b(?:was|were|is) how {NAME}? ?\w+ (?:put|described|saw|called) it\b|\b(?:mood|atmosphere|tone|climate) (?:was|"
    rf"is|had|has|"
    rf"were|in the room|remained|turned|at the|between)\b|\b(?:better|worse|slower|faster|longer|harder|easier) "
    rf"than\b[^.;]{{0,30}}"
    rf"\b(?:expected|feared|hoped|thought|imagined)|\b(?:expected|feared|seen|had) (?:worse|better|far worse)\b|"
    rf"\bice (?:has been |is |was )?(?:broken|thaw\w*)\b|\b{verbs('inch edge creep')} (?:closer|nearer|toward)|"
    rf"\bfor the first time\b[^.;]{{0,40}}\b(?:heard|listen\w*|spoke|talked|looked|understood)|\b(?:heard|listened to|"
    rf"taken "
    rf"seriously|spoken to)\b[^.;]{{0,20}}\bfor the first time\b|\b(?:an? |very |most |of )(?:\w+ (?:and|but) "
    rf")?{JUDGING} "
    rf"(?:[\w-]+ )?(?:rounds?|talks|meetings?|sessions?|day|exchange|discussions?|atmosphere|start|hours?|"
    rf"conversation)\b|"
    rf"\b(?:long|tiring|exhausting|gruelling) but\b|\bupbeat\b|\bdownbeat\b|\bto be (?:satisfied|pleased) with the "
    rf"(?:day|round)",
    re.IGNORECASE,
)
_WANTED = re.compile(
    rf"\b(?:{verbs('hope want need expect try aim wish intend plan')}|must|should|can|could|will|would|ready|willing|"
    rf"important|"
    rf"if we|able) (?:to )?(?:\w+ )?(?:make|see|achieve|reach|find|have|be|bring|need)\b",
    re.IGNORECASE,
)
_HOW = re.compile(
    r"\bhow (?:was|were|did|is|are|would you|do you|has|have)\b[^?]*\b(?:talks|round|days?|meeting|session|it|"
    r"atmosphere|mood|negotiations|"
    r"describe|sum)\b[^?]*\?\s*$",
    re.IGNORECASE,
)
_OF_TALKS = re.compile(
    r"\W*[\w .’'-]{2,60}? (?:of|about|on leaving|after|leaving) (?:the|this|that|his|her|their|its|a|\w+day['’]s) "
    r"(?:[\w-]+ )?"
    r"(?:talks|round|meeting|session|day|plenary|negotiations|outcome|result|draft|atmosphere|discussions|call)\b"
)
_NOT = re.compile(
    r"\b(?:will|would|if|shall|ready|willing|must|expect\w*|hope[sd]?|wants?|to)\s+(?:\w+\s+){0,2}(?:be|make|see|"
    r"achieve|have)\b|\bprogress of each stage\b|\b(?:whether|aim of|report back on|in order to|to|on) (?:\w+ "
    r"){0,6}?progress\b|"
    r"\bneeds? to (?:become|be|narrow)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\bwhat (?:[\w'’-]+ ){1,5}?(?:called|described as|termed|calls|describes as|hailed as)\b", re.IGNORECASE
)


def find(read: Read) -> list[Suggestion]:
    """The assessments."""
    made: list[Suggestion] = []
    for said in read.utterances:
        judged = assessed(read, said)
        if judged is not None:
            unit = Unit(judged.start, judged.end, said.speaker, said.circumstance, "body", False)
            made.append(of_unit("assessment", unit, read, phrase("called so, in quotation marks")))
    frames = {said.frame.begin: said.frame for sentence in read.sentences for said in sentence.said}
    for unit in read.units:
        turned = stands.STANDS.search(read.text[unit.start : unit.end]) or stands.ASSESSMENT.search(
            read.text[unit.start : unit.end]
        )
        if turned and not read.text[unit.start : unit.end].endswith("?"):
            made.append(of_unit("assessment", unit, read, phrase("how the talks are said to stand")))
            continue
        words = read.text[unit.start : unit.end]
        frame = frames.get(unit.told.start) if unit.told.end else None
        if frame is not None and NAMING.search(frame.verb) and not unit.quoted:
            if judges(words, frame.verb, read.text[max(0, frame.begin - 5) : frame.begin].strip() == "what"):
                made.append(
                    of_unit(
                        "assessment",
                        unit,
                        read,
                        phrase("somebody {verb} it so", verb=frame.verb),
                        with_subject(unit, read),
                    )
                )
            continue
        unsaid = _NOT.search(words)
        if (
            unsaid
            and not re.search(r"\b(?:progress|constructive)\b", words[unsaid.end() :])
            and not _MORE.search(words)
        ):
            continue
        if _WANTED.search(words) and not re.search(r"\b(?:has|have|had|was|were|is|are|made)\b", words):
            continue
        if unit.quoted and re.match(r"[,\"”’'\s]*\w+", read.text[unit.end :]):
            after = read.text[unit.end : unit.end + 110].split(".")[0]
            if (
                _OF_TALKS.match(after)
                and "asked" not in after
                and re.search(r"\b(?:said|says|remarked|quipped|joked)\b.* (?:of|about)\b", after)
            ):
                made.append(of_unit("assessment", unit, read, phrase("said of the talks")))
                continue
        if unit.quoted and unit.before.rstrip().endswith("?") and _HOW.search(unit.before[-110:]):
            made.append(of_unit("assessment", unit, read, phrase("asked how it was")))
            continue
        called = _CALLED.search(words)
        if called or _PREDICATE.search(words) or _MADE.search(words) or _MORE.search(words):
            if _about_something_else(unit, words):
                continue
            made.append(
                of_unit("assessment", unit, read, phrase("a word that judges the talks"), with_subject(unit, read))
            )
    return _once(made)


def _about_something_else(unit: Unit, words: str) -> bool:
    others = r"\b(?:weather|harvest|match|econom\w+|markets?|prices?|election|war|winter|film|army|troops|catch)\b"
    return re.search(r"\?\s*$", words) is not None or (
        not re.search(r"\b(?:talks|round|meeting|session|negotiations)\b", words, re.IGNORECASE)
        and re.search(others, words, re.IGNORECASE) is not None
    )


def _once(made: list[Suggestion]) -> list[Suggestion]:
    done: list[Suggestion] = []
    for s in made:
        if any(d.speaker == s.speaker and s.start < d.end and d.start < s.end for d in done):
            continue
        done.append(s)
    return done
