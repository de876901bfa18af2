"""Denials, in that word or in others; a denial of what is itself denied is unclear as printed."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims import idioms
from goodoffices.dispatches.claims.answers import answers
from goodoffices.dispatches.claims.denying import DENIES, NEGATIVE, SELF, SPOKEN, UNTRUE
from goodoffices.dispatches.claims.reported import denied
from goodoffices.dispatches.claims.rule import of_unit
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.sentences import Span
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase
from goodoffices.talks.press import Polarity


def find(read: Read) -> list[Suggestion]:
    """The denials: of a sentence outside quotation marks, or of a sentence in them."""
    made: list[Suggestion] = []
    for sentence in read.sentences:
        words = read.masked[sentence.span.start : sentence.span.end]
        verb = DENIES.search(words)
        untrue = UNTRUE.search(words) or idioms.DENIAL.search(words)
        found = verb or untrue
        if (
            not found
            or re.search(r"\bneither\b[^.;]*\bnor den", words, re.IGNORECASE)
            or re.search(
                r"\b(?:not|n['’]t|refus\w+ to|declin\w+ to|nor|neither|can|could) (?:to )?den(?:y|ied)\b|\b(?:can|"
                r"could) den",
                words,
            )
        ):
            continue
        if found.group().casefold().startswith("denying") and re.search(r"\b(?:not|without) $", words[: found.start()]):
            continue
        unit = next(
            (
                u
                for u in read.units
                if not u.quoted and sentence.span.start <= u.start < sentence.span.end and u.speaker
            ),
            None,
        )
        said = next(
            (s for s in sentence.said if s.frame.begin <= sentence.span.start + found.start() and s.speaker), None
        )
        span = _clause(words, found, sentence.span)
        after = words[found.end() : span.end - sentence.span.start]
        polarity: Polarity = (
            "unclear as printed"
            if verb and verb.group().casefold().startswith("den") and NEGATIVE.search(after)
            else "as stated"
        )
        base = unit or next((u for u in read.units if sentence.span.start <= u.start < sentence.span.end), None)
        if base is None:
            from_speaker = said.speaker if said else None
            made.append(
                Suggestion(
                    "denial",
                    span.start,
                    span.end,
                    read.text[span.start : span.end],
                    polarity=polarity,
                    why=phrase("a word that denies"),
                    speaker=from_speaker.name if from_speaker else "",
                    party=from_speaker.party if from_speaker else "",
                )
            )
            continue
        scope = re.search(
            r"\b(?:any|a|the)\s+((?:[\w-]+\s+){0,3}(?:list|documents?|reports?|letter|paper|offer|deal)\b(?: of "
            r"\w+)?)",
            after,
        )
        made.append(
            of_unit(
                "denial",
                base,
                read,
                phrase("a word that denies"),
                span.start,
                span.end,
                polarity=polarity,
                scope=scope.group(1) if scope else "",
                verbatim=False,
            )
        )
    made.extend(_answered(read))
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        if (
            unit.quoted
            and unit.speaker
            and (SPOKEN.search(words) or UNTRUE.search(words) or idioms.DENIAL.search(words) or SELF.search(words))
            and not re.search(r"\?\s*$", words)
        ):
            if re.match(r"no[.,—–-]", words, re.IGNORECASE) and len(words) < 6 and "?" not in unit.before:
                continue
            if re.match(
                r"no,? (?:i|we) (?:cannot|can['’]t|will not|won['’]t) (?:\w+ )?(?:confirm|say|comment|tell)",
                words,
                re.I,
            ):
                continue
            if any(s.start <= unit.start < s.end for s in made):
                continue
            if any(s.speaker in ("", unit.speaker.name) and 0 <= unit.start - s.end < 60 for s in made):
                continue
            if re.match(r"no\.", words, re.IGNORECASE) and len(words) < 6:
                following = next(
                    (u for u in read.units if u.quoted and u.start > unit.start and u.speaker == unit.speaker), None
                )
                if following and following.start - unit.end < 3:
                    made.append(
                        of_unit("denial", unit, read, phrase("says that it is not so"), unit.start, following.end)
                    )
                    continue
            if not any(
                s.start < unit.end + 2 and unit.start < s.end + 2 and s.speaker == unit.speaker.name for s in made
            ):
                made.append(of_unit("denial", unit, read, phrase("says that it is not so")))
    return made + denied(read, made)


_NO = re.compile(
    r"(?:no|not at all|never|not so|certainly not|absolutely not|of course not|nonsense|rubbish|false|untrue|by no "
    r"means|far from it)\b[^\w]*$",
    re.I,
)


def _answered(read: Read) -> list[Suggestion]:
    """A “no” of few words, with the question that it answers where the report asks it."""
    return [
        of_unit("denial", answer.unit, read, phrase("says no to a question"), answer.whole.start, answer.whole.end)
        for answer in answers(read)
        if answer.whole.start < answer.unit.start and _NO.fullmatch(read.text[answer.unit.start : answer.unit.end])
    ]


def _clause(words: str, found: re.Match[str], span: Span) -> Span:
    """The clause of a denial: from its subject to where another clause begins."""
    start = max(
        (
            m.end()
            for m in re.finditer(r"[;]\s|,\s(?:while|but|and)\s|\x01[,.]?\s+(?=(?-i:[A-Z]))", words[: found.start()])
        ),
        default=0,
    )
    rest = re.search(
        r";\s|,\s(?:while|but|and|although|though)\s|\sand that\s|\sand (?:said|added|insisted|accused)\b|\x01",
        words[found.end() :],
    )
    end = found.end() + rest.start() if rest else len(words)
    return Span(span.start + start, span.start + len(words[:end].rstrip(" .,")))
