"""Somebody declines to speak."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.rule import of_unit
from goodoffices.dispatches.names import Person
from goodoffices.dispatches.reading import Circumstance, Read, Unit
from goodoffices.dispatches.sentences import Span
from goodoffices.dispatches.suggestion import Suggestion

_SPEAK = (
    r"(?:comment|say|answer|discuss|be drawn|confirm|elaborate|name|give|disclose|reveal|speak|talk|go into|"
    r"provide|specify|take questions|respond|reply|be quoted|be interviewed|explain|share|speculate|tell|"
    r"identify|describe|be specific|repeat|address)"
)
_REPORTED = re.compile(
    rf"\b(?:declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing)) (?:\w+ )?(?:to {_SPEAK}\b|comment\b|(?:all |further |any "
    rf")?(?:comment|questions|interviews)\b)|\b(?:would|will|could|did|does|do|has|have|had|can) (?:not|neither|"
    rf"n['’]t)(?: yet| immediately| say)? (?:be drawn|comment(?:ed)?|discuss|elaborate|confirm or deny|(?:answer|"
    rf"take) (?:\w+ ){{0,2}}questions|(?:respond|reply|responded|replied)\b)|"
    rf"\b(?:would|will|could|did) (?:not|n['’]t) (?:say|name|give (?:\w+ ){{0,2}}(?:details|reason|reasons|"
    rf"names)|disclose|confirm|reveal|specify|go into)\b|"
    r"\b(?:couldn['’]t|wouldn['’]t|didn['’]t) (?:say|comment|elaborate|respond|be drawn)\b|\bno comment\b|\bmade "
    r"no (?:comment|statement|remarks)\b|\bgave no (?:reasons?|details|explanation|answers?|comment|names)\b|"
    r"\bnothing (?:more |further |else )?to (?:say|add|tell)\b|\bneither confirm\w* nor den\w+|\bneither "
    r"(?:confirmed|has said|would say|would comment|side would|side commented|side has (?:said|commented))|"
    r"\b(?:could|can) not (?:immediately )?be reached\b|\bunavailable for comment\b|\b(?:did|has|have|had) not "
    r"(?:immediately |yet )?(?:respond\w*|repl\w+|answer\w*|comment\w*|said)\b|\bwithout (?:comment(?:ing)?|"
    r"speaking|taking questions|answering|a word|elaborating|explaining|giving (?:details|reasons))\b|"
    r"\b(?:brushed|waved) (?:aside|away|off) (?:\w+ )?questions\b|"
    r"\b(?:remained|kept|stayed) (?:silent|tight-lipped|mum)\b|\bleft (?:\w+ )?questions unanswered\b|\bignored "
    r"(?:\w+ ){0,2}questions\b|\bdid not answer\b|\brequests? for comment\b[^.]*\bunanswered\b",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"\bshook (?:his|her|their) heads?\b|\bno (?:immediate |official |further |public )?(?:response|reaction|"
    r"comment|reply|answer|word) (?:from|by|out of|on|was|came)\b|\b(?:neither|none|"
    r"nobody)\b[^.;]{0,30}\b(?:spoke|commented|answered|said anything|took questions|would (?:say|speak|talk|"
    r"confirm|discuss))\b|"
    r"\bwould (?:only )?say (?:only|no more|nothing|just)\b|\bwould only say\b|\b(?:calls?|messages?|e-?mails?|"
    r"requests?|questions?|letters?)\b[^.;]{0,40}\b(?:not (?:returned|answered)|unanswered|went unreturned|"
    r"ignored|n[\x27’]t (?:returned|answered))\b|\bdeclined(?=[.,;]|$)|\b(?:has|have|had) yet to (?:respond|"
    r"comment|reply|react|say|answer)\b|"
    r"\b(?:is|are|was|were) (?:saying|giving) (?:nothing|little|no)\b|\bsaid nothing (?:about|on|of|to)\b|\bgave "
    r"nothing away\b|\b(?:is|was|are|were) not (?:commenting|saying|available for comment|prepared to (?:say|"
    r"comment|discuss))\b|\bnot (?:say|comment|answer)\b[^.;]{0,20}\bquestions?\b|\bsidestepped\b|\bnot pick up\b|"
    r"\bhung up\b|\bdodged\b|"
    r"\bdeflected\b|\bavoided (?:\w+ )?questions?\b|\bwalked (?:on|past|away|by)\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\bno comment\b|\bnothing (?:more |further |else )?to (?:say|add|tell)\b|\b(?:i|we) (?:will|would|shall|can|"
    r"do|am|are|cannot|can['’]t|won['’]t)(?: not|n['’]t)?(?: \w+)? (?:comment|discuss|be drawn|answer (?:that|"
    r"this|such)|speculate|go into|say (?:more|anything)|talk about|speak about|going to (?:comment|discuss|say|"
    r"answer|go into|speculate))\b|"
    r"\bfor (?:the )?\w+(?: \w+)? to (?:say|announce|tell|answer)\b|\bask (?:me|him|her|them|us|the)\b|\bnothing "
    r"for you\b|\b(?:have|had) nothing\b|\bi (?:do not|don['’]t) (?:know|talk|speak|comment|discuss)\b|\bnot "
    r"(?:a question|something) (?:for me|i|we)\b|"
    r"\b(?:ask|you (?:must|should|will have to) ask) (?:him|her|them|somebody else|someone else)\b|\bnext "
    r"question\b|\b(?:not for me to (?:say|comment))\b|\bi (?:have no|will make no|make no) comment\b",
    re.IGNORECASE,
)
_POLICY = re.compile(r"\b(?:until|further)\b|\bparties (?:will|agreed)|\bagreed (?:not )?to\b", re.IGNORECASE)


def find(read: Read) -> list[Suggestion]:
    """Those who decline to speak."""
    made: list[Suggestion] = []
    for sentence in read.sentences:
        words = read.masked[sentence.span.start : sentence.span.end]
        found = _REPORTED.search(words) or _ALSO.search(words)
        if (
            not found
            or re.match(r"\W*(?:if|unless|when|until)\b", words, re.IGNORECASE)
            or _NO_DATE.search(words[found.start() :][:60])
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
                "declines to speak",
                scope=re.sub(r"^(?:on|about) ", "", scope.group()) if scope else "",
            )
        )
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        if (
            unit.quoted
            and _SPOKEN.search(words)
            and not _POLICY.search(words)
            and not any(s.start <= unit.start < s.end for s in made)
        ):
            about = re.search(r"\b(?:on|about)\b[^,.;]*", words)
            made.append(
                of_unit(
                    "no comment",
                    unit,
                    read,
                    "declines to speak, in so many words",
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
                r";\s|,\s(?:while|but|and)\s|\x01[,.]?\s+(?=(?-i:[A-Z]))|\sbut\s|,\s(?=neither\s)",
                words[: found.start()],
            )
        ),
        default=0,
    )
    if re.match(r"(?:declined|refused|would|did|made|gave)", found.group()) and found.start() - start < 2:
        start = 0
    rest = re.search(r";\s|,\s(?:while|but|and|saying|adding|citing)\s|\sbut\s|\x01|:\s", words[found.end() :])
    end = found.end() + rest.start() if rest else len(words)
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
        said = [s.speaker for x in read.sentences if x.span.start < sentence.start for s in x.said if s.speaker]
        return said[-1] if said else None
    return Person(words, "", read.cast.party_of(words)) if words and len(words.split()) < 8 else None
