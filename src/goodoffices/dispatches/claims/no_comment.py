"""Somebody declines to speak."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims import idioms
from goodoffices.dispatches.claims.answers import answers
from goodoffices.dispatches.claims.rule import of_unit
from goodoffices.dispatches.claims.vocabulary import SPEAK
from goodoffices.dispatches.inflection import done, nouns, verbs
from goodoffices.dispatches.names import Person
from goodoffices.dispatches.reading import Circumstance, Read, Unit
from goodoffices.dispatches.sentences import Span
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase

_ABOUT = r"(?:\w+ ){0,3}?"
_QUERY = nouns("question query inquiry enquiry request call message e-mail email approach")
_REPORTED = re.compile(
    rf"\b{verbs('decline refuse')} (?:(?:\w+ )?to (?:be (?:drawn|quoted|interviewed|specific|named)|take "
    rf"{_ABOUT}{_QUERY}|{SPEAK})\b|"
    rf"comment\b|(?:all |further |any )?(?:comment|{_QUERY}|interviews)\b)|\b{done('decline')}(?=[.,;]|$)|"
    rf"\b(?:would|will|could|did|does|do|has|have|had|can) (?:not|neither|n['’]t)(?: yet| immediately| say| so far| "
    rf"directly)? "
    rf"(?:be drawn|comment(?:ed)?|elaborate[d]?|confirm or deny|(?:answer|take) {_ABOUT}{_QUERY}|(?:respond|reply|"
    rf"responded|replied|"
    rf"react|reacted)\b(?! to (?:the|an|a|its|his|her) (?:offer|proposal|attack|fire)))|"
    rf"\b(?:would|could|did) (?:not|n['’]t) (?:say|name (?:him|her|it|them|the|any)|give {_ABOUT}(?:details|reasons?|"
    rf"names)|disclose|"
    rf"confirm|reveal|specify|go into|discuss (?:the|any) (?:details|matter|content|substance))\b|"
    rf"\b(?:couldn['’]t|wouldn['’]t|didn['’]t) (?:say|comment|elaborate|respond|be drawn)\b|\bno (?:immediate |"
    rf"official |further |"
    rf"public )*(?:comment|response|reaction|reply|answer)\b(?! (?:to|on) the offer)|\b{verbs('make issue')} no "
    rf"(?:comment|statement|"
    rf"remarks)\b|\b{verbs('give offer')} no (?:reasons?|details|explanation|answers?|comment|names|clue|indication|"
    rf"hint|reaction)\b|"
    rf"\b{verbs('take answer accept')} no (?:more |further )?{_QUERY}|\bnothing (?:more |further |else |new )?to "
    rf"(?:say|add|tell|"
    rf"report|announce)\b|\bneither confirm\w* nor den\w+|\bneither (?:\w+ ){{0,2}}?(?:has said|would say|would "
    rf"comment|"
    rf"said|commented|has commented|spoke|answered|explained)\b|\b(?:none|nobody|no one)\b[^.;]{{0,30}}\b(?:spoke|"
    rf"commented|answered|"
    rf"said anything|took questions|would (?:say|speak|talk|confirm|discuss))\b|\b(?:could|can) not (?:immediately "
    rf")?be reached\b|"
    rf"\b(?:un|not )available for comment\b|\bwithout (?:comment(?:ing)?|speaking|taking questions|answering|a word|"
    rf"elaborating|"
    rf"explaining|saying|stopping|giving (?:details|reasons))\b|\b{verbs('brush wave shrug bat swat')} (?:\w+ "
    rf")?(?:{_QUERY}|it|them) "
    rf"(?:aside|away|off)\b|\b{verbs('brush wave shrug bat swat')} (?:aside|away|off) {_ABOUT}{_QUERY}|"
    rf"\b{verbs('sidestep dodge deflect avoid ignore duck evade parry')} {_ABOUT}(?:{_QUERY}|reporters|journalists)|"
    rf"\b{verbs('remain keep stay')} (?:silent|tight-lipped|mum|quiet|out of sight|(?:his|her|their|its) (?:own "
    rf")?(?:counsel|silence|"
    rf"lips))\b|\b{verbs('leave')} (?:\w+ )?{_QUERY} unanswered\b|\b{_QUERY}\b[^.;]{{0,40}}\b(?:not (?:returned|"
    rf"answered)|unanswered|turned down|declined|"
    rf"went unreturned|ignored|n['’]t (?:returned|answered))\b|\bwould (?:only )?say (?:only|no more|nothing|just)\b|"
    rf"\bwould only say\b|\bsa(?:id|ys) only that\b|"
    rf"\b{verbs('shake')} (?:his|her|their) heads?\b|\byet to (?:respond|comment|reply|react|say (?!when)|answer|"
    rf"speak)\b|"
    rf"\b(?:is|are|was|were) (?:saying|giving) (?:nothing|little|no)\b|\bsaid nothing (?:about|on|of|to)\b|"
    rf"\bnothing away\b|\b(?:is|was|are|were) not (?:commenting|saying|prepared to (?:say|comment|discuss))\b|"
    rf"\b(?:not pick up|hung up|walked (?:on|past|away|by)(?= (?:without|when|as|in)|[.,]|$)|closed the door)",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\bno comment\b|\bnothing (?:more |further |else |new )?to (?:say|add|tell|report|announce)\b|"
    r"\b(?:i|we)(?: a|['’])?m? ?(?:will|would|shall|can|do|am|are|cannot|can['’]t|won['’]t|don['’]t|['’]m|['’]re|"
    r"['’]ll|m)?(?: not|n['’]t)"
    r"(?: \w+)? (?:comment|discuss|be drawn|answer (?:that|this|such|your)|speculate|go into|say\b(?! that)|talk "
    r"about|speak about|"
    r"speak for|get into|confirm(?: (?:or|that|this|it|anything))?(?= yet|[.,;]|$)|reveal|disclose|give (?:you "
    r")?(?:names|details|figures|numbers))\b|"
    r"\b(?:i|we)(?: am| are|['’]m|['’]re) not (?:going|prepared|allowed|authori[sz]ed|able|in a position|at liberty|"
    r"here) to (?:be |go |"
    r"get )?(?:comment|discuss|say|answer|into|speculate|speak|talk|confirm|disclose|drawn|judge|share)\b|"
    r"\b(?:can['’]t|cannot|won['’]t) (?:comment|say\b(?! that)|discuss|go into|speculate|answer (?:that|this))\b|"
    r"\bfor (?:the |our |my |your )?\w+(?: \w+)? to (?:say|announce|tell|answer|decide what to say)\b|"
    r"\b(?:question|one) for (?:you|him|her|them|others|(?:the |our |their |his |her |my )?(?:minister|ministry|"
    r"mediator|president|government|capital|lawyers?|"
    r"principals?|board|delegation|spokes\w+|chair|facilitator|committee|courts?|members?|voters?|politicians?|"
    r"police|(?:mr|mrs|ms) \w+|(?-i:[A-Z])\w+))|\byou (?:\w+ ){0,3}ask\b(?! (?:me|for))|"
    r"\b(?:would|could) (?:rather|prefer) not\b|\bprefer not to\b|"
    r"\bnext question\b|\bnot (?:a question|something) (?:for me|i|we)\b|\bnot for me to\b|\bmake no comment\b|"
    r"\blips are sealed\b|"
    r"\bnothing for you\b|\bi know,? (?:and|but) i\b|\bi am (?:only )?a guest\b|\bnice try\b|\bleave (?:it at that|"
    r"that to)\b|"
    r"\b(?:negotiate|answer|speak|do this|talk) (?:through|in|to|via) (?:the )?(?:press|media|newspapers|"
    r"microphones?)\b|"
    r"\bi (?:do not|don['’]t) (?:talk|speak|comment|discuss|gossip)\b",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"(?:not |un)(?:in a position|able|going|prepared|willing|at liberty|ready|authori[sz]ed) to (?:comment|say|"
    r"confirm|discuss|"
    r"disclose|speak|talk|answer|speculate|go into)\b|no comment\b|nothing (?:more |further |new )?to (?:say|add|"
    r"report)\b",
    re.IGNORECASE,
)
_POLICY = re.compile(r"\b(?:until|further)\b|\bparties (?:will|agreed)|\bagreed (?:not )?to\b", re.IGNORECASE)


_PLEDGED = re.compile(
    r"\b(?:warn|agree|promis|pledg|announc|decid|undertak|vow|rule)\w*\b[^.;]{0,40}\b(?:nobody|no one|neither|none) "
    r"(?:\w+ )?(?:would|will)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\W*(?:[\w’'-]+ ){0,3}?(?:asked|pressed|questioned|challenged|quizzed)\b", re.IGNORECASE)
_SILENCE = re.compile(r"\b(?:will|shall|agreed to|to) (?:\w+ )?make no\b", re.IGNORECASE)
_REFUSED_TALKS = re.compile(  # a refusal to negotiate, not to speak to the press
    r"refus\w+ to (?:discuss|talk|speak)\b(?![^.;]{0,40}\b(?:press|reporters|journalists|media|public))", re.IGNORECASE
)


def find(read: Read) -> list[Suggestion]:
    """Those who decline to speak."""
    made: list[Suggestion] = []
    for sentence in read.sentences:
        words = read.masked[sentence.span.start : sentence.span.end]
        found = _REPORTED.search(words) or idioms.NO_COMMENT.search(words)
        if (
            not found
            or re.match(r"\W*(?:if|unless|when|until)\b", words, re.IGNORECASE)
            or (_NO_DATE.search(words[found.start() :][:60]) and "drawn" not in found.group())
            or _SILENCE.search(words)
            or (re.match(r"[^.;]{0,60}\x01", words[found.end() :]) and "only" in found.group())
            or _PLEDGED.search(words)
            or re.search(r"\bwill (?:not|neither)\b", found.group())
            or _REFUSED_TALKS.match(words[found.start() :])
        ):
            continue
        span = _clause(words, found, sentence.span)
        speaker = _subject(read, sentence.span, span, found)
        scope = re.search(
            r"\b(?:on|about|whether|who|what|how|why|which)\b[^,.;]*",
            words[found.end() : span.end - sentence.span.start],
        )
        unit = Unit(span.start, span.end, speaker, Circumstance(), sentence.kind, False)
        made.append(
            of_unit(
                "no comment",
                unit,
                read,
                phrase("declines to speak"),
                scope=re.sub(r"^(?:on|about) ", "", scope.group()) if scope else "",
            )
        )
    for answer in answers(read):
        words = read.text[answer.unit.start : answer.unit.end]
        if idioms.DEFLECTS.search(words) and not any(
            s.start < answer.whole.end and answer.whole.start < s.end for s in made
        ):
            of = of_unit(
                "no comment", answer.unit, read, phrase("an answer that is none"), answer.whole.start, answer.whole.end
            )
            made.append(of)
    for said in read.utterances:
        within = read.sentences[said.sentence] if said.sentence >= 0 else None
        asked = within is not None and _ASKED.match(read.masked, within.span.start)
        silent = within is not None and not said.full and _SILENT.match(read.text[said.start : said.end])
        if within is not None and silent and not any(s.start < said.end and said.start < s.end for s in made):
            unit = Unit(within.span.start, said.end, said.speaker, said.circumstance, within.kind, False)
            made.append(of_unit("no comment", unit, read, phrase("declines to speak, in a few words of theirs")))
        elif (
            within is not None and asked and not said.full and idioms.DEFLECTS.search(read.text[said.start : said.end])
        ):
            unit = Unit(within.span.start, said.end + 1, said.speaker, said.circumstance, within.kind, False)
            made.append(of_unit("no comment", unit, read, phrase("an answer that is none")))
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        if (
            unit.quoted
            and _SPOKEN.search(words)
            and not _POLICY.search(words)
            and not any(s.start < unit.end and unit.start < s.end for s in made)
        ):
            about = re.search(r"\b(?:on|about)\b[^,.;]*", words)
            made.append(
                of_unit(
                    "no comment",
                    unit,
                    read,
                    phrase("declines to speak, in so many words"),
                    scope=re.sub(r"^(?:on|about) ", "", about.group()) if about else "",
                )
            )
    return made


_NO_DATE = re.compile(r"\b(?:an? (?:exact |new |firm )?date|exact date)\b")


def _clause(words: str, found: re.Match[str], span: Span) -> Span:
    start = max(
        (
            m.end()
            for m in re.finditer(
                r"\btold (?:\w+ ){1,3}that (?=(?:he|she|they|it)\b)|;\s|,\s(?:while|but|and)\s|"
                r"\x01[,.]?\s+(?=(?-i:[A-Z]))|\sbut\s|,\s(?=neither\s)|\sand\s(?=(?:had|has|would|did|declined|"
                r"refused|made|gave|took)\b)",
                words[: found.start()],
            )
        ),
        default=0,
    )
    if re.match(r"(?:declined|refused|would|did|made|gave)", found.group()) and found.start() - start < 2:
        start = 0
    rest = re.search(r";\s|,\s(?:while|but|and|saying|adding|citing)\s|\sbut\s|\x01|:\s", words[found.end() :])
    end = found.end() + rest.start() if rest else len(words)
    if rest and rest.group() == "\x01" and found.end() + rest.end() < len(words):
        quoted = re.match("\x01+", words[end:])
        end += len(quoted.group()) if quoted and len(quoted.group()) < 60 else 0
    return Span(span.start + start, span.start + len(words[:end].rstrip(" .,")))


def _subject(read: Read, sentence: Span, span: Span, found: re.Match[str]) -> Person | None:
    before = read.masked[span.start : sentence.start + found.start()]
    person = read.cast.by_name(before) or read.cast.by_office(before)
    if person is not None:
        return person
    subject = re.match(
        r"\W*((?:The|A|An|Her|His|Its|Their|Both|Neither)?\s*[\w'’ -]{2,50}?)(?=\s(?:has|have|had|would|did|also|"
        r"and|neither|could|will)\b|,|\s*$)",
        before,
    )
    words = subject.group(1).strip() if subject else ""
    pronoun = re.match(r"(?:he|she|it|they)\b", words, re.IGNORECASE)
    if pronoun:
        named = read.cast.by_name(read.text[max(0, read.text.rfind("\n", 0, sentence.start)) : sentence.start])
        if named is not None:
            return named
        said = [s.speaker for x in read.sentences if x.span.start < sentence.start for s in x.said if s.speaker]
        return said[-1] if said else None
    return Person(words, "", read.cast.party_of(words)) if words and len(words.split()) < 8 else None
