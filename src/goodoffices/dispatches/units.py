"""A dispatch taken apart: from its text to the units of which claims are made."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from goodoffices.dispatches import attribution, lexicon, quotations, saying, sentences, speech, turns, when
from goodoffices.dispatches.content import ASKED, FINITE, QUOTED
from goodoffices.dispatches.document import Document
from goodoffices.dispatches.inflection import PAST
from goodoffices.dispatches.layout import about_talks, beginning, introduced, paragraph_kinds, unwrapped
from goodoffices.dispatches.names import Names, cast
from goodoffices.dispatches.printers import media
from goodoffices.dispatches.quotations import Quote
from goodoffices.dispatches.reading import Circumstance, Read, Sentence, Unit, Utterance, clauses, trimmed
from goodoffices.dispatches.sentences import UPPER, Span
from goodoffices.dispatches.speakers import Resolver

_QUOTE_SPOKEN = re.compile(
    r",?\s*\bquote,?\s+(?P<said>[^“”\"\n]+?),?\s+(?:unquote|end (?:of )?quote|close quote)\b", re.IGNORECASE
)


def read(document: Document, names: Names, published: dt.date) -> Read:
    """A dispatch taken apart."""
    paragraphs = sentences.paragraphs(document.text)
    text = unwrapped(document.text, paragraphs)
    people = cast(text, names, introduced(text, names))
    quotes = quotations.quotations(text, paragraphs)
    spoken = [Quote(m.start("said"), m.end("said"), Span(*m.span())) for m in _QUOTE_SPOKEN.finditer(text)]
    quotes = sorted(
        [q for q in quotes if not any(s.outer.start < q.outer.end and q.outer.start < s.outer.end for s in spoken)]
        + spoken
    )
    said = turns.turns(text, paragraphs, people, document.publisher)
    quotes = [q for q in quotes if not any(t.start <= q.outer.start < t.end and not t.question for t in said)]
    masked = speech.masked(text, [q.outer for q in quotes])
    whens = tuple(when.find(text, published))
    resolver = Resolver(people, f"{document.publisher} {document.agency}", [], text, media(text))
    kinds = paragraph_kinds(text, paragraphs)
    found: list[Sentence] = []
    for n, paragraph in enumerate(paragraphs):
        begin = beginning(text, paragraph, quotes)
        asked = next((t for t in said if t.question and t.start < paragraph.end and begin < t.end), None)
        if asked is not None:
            begin = max(begin, asked.start)
        elif any(t.start < paragraph.end and begin < t.end for t in said):
            continue
        if re.fullmatch(r"\W*\d{1,2}[:.h]\d\d\W*(?:[A-Za-z.]{2,5})?", text[paragraph.start : paragraph.end]):
            continue
        over = [q.outer for q in quotes if q.outer.start < begin < q.outer.end]
        begin = max([begin, *(s.end for s in over)])
        for span in _joined(text, masked, sentences.split(text, begin, paragraph.end, [q.outer for q in quotes])):
            sentence = Sentence(span, n, kinds[n])
            frames = speech.frames(masked, span, whens)
            speaking = saying.speak(text, masked, sentence, frames, resolver, whens)
            if asked is not None and (text[span.end - 1] == "?" or not any(s.speaker for s in speaking)):
                continue  # of what an interviewer says only what others are said to have said
            found.append(Sentence(span, n, kinds[n], speaking))
    utterances = attribution.quoted(text, masked, found, quotes, resolver)
    for q in quotes:
        headline = next((s for s in found if s.kind == "headline" and s.span.start <= q.outer.start < s.span.end), None)
        answers = [t.speaker for t in said if t.speaker is not None]
        if headline and answers and not any(u.start == q.start for u in utterances):
            utterances.append(Utterance(q.start, q.end, max(answers, key=answers.count), Circumstance()))
    utterances += [
        Utterance(t.start, t.end, t.speaker, Circumstance(said_on=_posted(t, whens)))
        for t in said
        if t.speaker is not None
    ]
    utterances.sort(key=lambda u: u.start)
    made = tuple(_units(text, masked, found, utterances, said, published))
    return Read(
        text,
        masked,
        published,
        people,
        whens,
        tuple(quotes),
        tuple(found),
        tuple(said),
        tuple(utterances),
        made,
        about_talks(re.sub(QUOTED, " ", masked), people, names),
    )


def _posted(turn: turns.Turn, whens: Sequence[when.When]) -> str:
    """The day in the head of a post, if it has one."""
    last = next((w for w in reversed(whens) if w.end <= turn.start), None)
    return str(last.day) if turn.post and last and last.day and turn.start - last.end < 24 else ""


def _joined(text: str, masked: str, spans: Sequence[Span]) -> list[Span]:
    """Sentences, where a question in quotation marks is joined with the one who asks it."""
    done: list[Span] = []
    for span in spans:
        words = masked[span.start : span.end]
        asked = (
            done
            and re.search(r"[?!…][\"”’'»]+$", text[done[-1].start : done[-1].end])
            and re.match(
                rf"(?:{UPPER}[\w.'’-]*\s+){{1,5}}(?:asked|said|says|cried|added|told|wondered|wrote|replied|"
                rf"exclaimed)\b|(?:asked|said)\b",
                words,
            )
        )
        if asked and done:
            done[-1] = Span(done[-1].start, span.end)
        else:
            done.append(span)
    return done


def _units(
    text: str,
    masked: str,
    found: Sequence[Sentence],
    said: Sequence[Utterance],
    spoken: Sequence[turns.Turn],
    published: dt.date,
) -> list[Unit]:
    done: list[Unit] = []
    for n, sentence in enumerate(found):
        before = _before(text, found, n)
        taken: list[Span] = []
        for s in sentence.said:
            if s.speaker is None and not s.medium:
                continue  # nobody who can speak: "a walkout called for Tuesday"
            told = Span(s.frame.begin, s.frame.end)
            taken.append(told)
            for content in s.frame.content:
                taken.append(content)
                for clause in clauses(masked, content):
                    span = trimmed(text, clause)
                    fragment = any(not u.full and span.start <= u.start < span.end for u in said)
                    if fragment and _only_quoted(masked, span) and when.find(text[span.start : span.end], published):
                        span = Span(told.start if told.end <= span.start else span.start, span.end)
                        done.append(
                            Unit(span.start, span.end, s.speaker, s.circumstance, sentence.kind, False, before, told)
                        )
                    elif span.start < span.end and (not _only_quoted(masked, span) or s.frame.verb in lexicon.NAMING):
                        done.append(
                            Unit(span.start, span.end, s.speaker, s.circumstance, sentence.kind, False, before, told)
                        )
        for span in _rest(sentence.span, taken):
            adverbial = any(span.end == s.frame.begin for s in sentence.said) and not (
                FINITE.search(masked, span.start, span.end) or PAST.search(masked, span.start, span.end)
            )
            if adverbial:
                continue
            if sentence.said and ASKED.match(masked, sentence.span.start) and span.start < sentence.said[0].frame.begin:
                continue
            for clause in clauses(masked, span):
                own = _without_speech(text, trimmed(text, clause), said)
                if own.end - own.start > 3 and not _only_quoted(masked, own):
                    done.append(Unit(own.start, own.end, None, Circumstance(), sentence.kind, False, before))
    for u in said:
        kind = found[u.sentence].kind if u.sentence >= 0 else "body"
        turn = next((t for t in spoken if t.start == u.start), None)
        place = spoken.index(turn) if turn else -1
        before = text[spoken[place - 1].start : spoken[place - 1].end] if place > 0 else ""
        if not turn and u.sentence > 0:
            before = _before(text, found, u.sentence)
        if not turn and u.sentence >= 0:
            place_in = found[u.sentence].span
            outside = re.sub(f"{QUOTED}+", " ", masked[place_in.start : place_in.end])
            before = f"{before} {outside.strip()}"
        inner = sentences.split(text, u.start, u.end)
        joined = _goes_on(text, u, said)
        if joined is not None:
            done.append(Unit(inner[-1].start, joined, u.speaker, u.circumstance, kind, True, before))
            inner = inner[:-1]
        for span in inner:
            if u.full or len(inner) > 1:
                done.append(Unit(span.start, span.end, u.speaker, u.circumstance, kind, True, before))
            before = f"{before} {text[span.start : span.end]}"
    return sorted(done, key=lambda unit: (unit.start, unit.end))


def _without_speech(text: str, own: Span, said: Sequence[Utterance]) -> Span:
    """A clause without the full sentences that it only leads up to: "Vosk: “We will come.”"."""
    spoken = next((u for u in said if u.full and own.start < u.start < own.end <= u.end + 2), None)
    led = re.search(r":\s*\W?$", text[own.start : spoken.start]) if spoken else None
    return Span(own.start, own.start + led.start()) if led else own


def _before(text: str, found: Sequence[Sentence], n: int) -> str:
    """What stands before a sentence: the rest of its paragraph, or the last sentence of the paragraph before."""
    if not n:
        return ""
    first = next(s for s in found if s.paragraph == found[n].paragraph)
    return text[(first if first is not found[n] else found[n - 1]).span.start : found[n].span.start].strip()


def _goes_on(text: str, utterance: Utterance, said: Sequence[Utterance]) -> int | None:
    """Where a sentence ends that is interrupted by its attribution: “One,” he said, “and two.”"""
    following = next((u for u in said if u.start > utterance.start), None)
    if (
        following is None
        or following.sentence != utterance.sentence
        or following.speaker != utterance.speaker
        or not utterance.full
    ):
        return None
    broken = text[utterance.end : utterance.end + 1] == ","
    return following.end if broken and re.search(r",\s*\W?$", text[utterance.end + 2 : following.start]) else None


def _only_quoted(masked: str, span: Span) -> bool:
    words = masked[span.start : span.end]
    return len(re.findall(r"\w", words.replace(QUOTED, ""))) < 3


def _rest(span: Span, taken: Sequence[Span]) -> list[Span]:
    """The parts of a sentence that no frame has."""
    done, at = [], span.start
    for part in sorted(taken):
        if part.start > at:
            done.append(Span(at, part.start))
        at = max(at, part.end)
    if at < span.end:
        done.append(Span(at, span.end))
    return done
