"""A dispatch taken apart: from its text to the units of which claims are made."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from goodoffices.dispatches import attribution, lexicon, quotations, sentences, speech, turns, when
from goodoffices.dispatches.document import Document
from goodoffices.dispatches.lexicon import OFFICES
from goodoffices.dispatches.names import FULL, Cast, Names, cast, person_in, surname
from goodoffices.dispatches.quotations import Quote
from goodoffices.dispatches.reading import Circumstance, Kind, Read, Sentence, Unit, Utterance, clauses, trimmed
from goodoffices.dispatches.sentences import UPPER, Span
from goodoffices.dispatches.speakers import Resolver

_HEAD = re.compile(r"\s*date \d{4}-\d\d-\d\d[ \t]+")
_DATELINE = re.compile(rf"{UPPER}[^\n(—–]{{1,70}}?\s*(?:\([^)\n]{{2,40}}\)[^\n(—–]{{0,25}}?)?\s*(?:—|–|--|-)\s+")
_STAMP = re.compile(r"\d{1,2}[:.h]\d\d(?:\s*(?:GMT|UTC|CET|local|am|pm))?\s*(?:[—–:|-]+\s*)?|\d{1,2}\.\s+|[•*–—-]\s+")
_QUOTE_SPOKEN = re.compile(
    r",?\s*\bquote,?\s+(?P<said>[^“”\"\n]+?),?\s+(?:unquote|end (?:of )?quote|close quote)\b", re.IGNORECASE
)
_TALKS = re.compile(
    r"\b(?:talks?|negotiat\w+|mediat\w+|rounds?|ceasefire|truce|envoys?|delegations?|consultations|peace|"
    r"conciliat\w+|facilitat\w+|"
    r"plenary|settlement|dispute|treaty|agreement|deal)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:peace|ceasefire|truce|trilateral|bilateral|proximity) (?:talks|negotiations)\b|\bround of (?:[\w-]+ "
    r"){0,2}(?:talks|negotiations|consultations)\b|"
    r"\b(?:first|second|third|fourth|fifth|sixth|next|new) round\b",
    re.IGNORECASE,
)
_SPORT = re.compile(
    r"\b(?:goals?|match|league|cup|striker|goalkeeper|coach|penalty|fixture|tournament|half-time|kick-off|"
    r"scored)\b",
    re.IGNORECASE,
)


def about_talks(text: str, people: Cast, names: Names) -> bool:
    """Whether a report is about the talks at all: somebody from them, or a party and the words for talks."""
    if len(_SPORT.findall(text)) > 2:
        return False
    known = (name for p in names.person for name in (p.name, surname(p.name)))
    if any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text, re.IGNORECASE) for name in known):
        return True
    negotiating = {p.id for p in names.party if p.role == "negotiating"} or {p.id for p in names.party}
    named = set(people.parties_in(text))
    if named & negotiating and _TALKS.search(text):
        return True
    places = any(r.place and re.search(rf"\b{re.escape(r.place)}\b", text) for r in names.round)
    return ((bool(named) or places) and bool(_STRONG.search(text))) or not names.party


def _introduced(text: str, names: Names) -> list[tuple[str, str]]:
    """The people whom a dispatch names with an office, a title or a verb of saying."""
    found = []
    for m in FULL.finditer(text):
        around = text[max(0, m.start() - 60) : m.end() + 60]
        lead = text[max(0, m.start() - 60) : m.start()].rsplit("\n", 1)[-1]
        person = person_in(re.split(r"[.;:!?\"“”]\s|[,]\s(?!$)", lead)[-1] + m.group(), names.party)
        after = re.match(r",\s*((?:the |a |an )?[^,.;\n]{3,60})", text[m.end() :])
        office = after.group(1) if after and set(re.findall(r"[\w-]+", after.group(1).casefold())) & OFFICES else ""
        before = person[1] if person else ""
        spoken = lexicon.SAID.match(text, m.end() + 1) or re.search(
            rf"\b(?:said|says|added)\s+{re.escape(m.group())}", around
        )
        titled = re.search(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Dame)\.?\s*$", lead)
        placed = re.search(r"\b(?:in|at|near|from|outside|capital|of)\s+$", lead) and not before
        if office and lexicon.SAID.search(office):
            office = ""
        if (
            person
            and not placed
            and (office or (before and set(re.findall(r"[\w-]+", before.casefold())) & OFFICES) or spoken or titled)
        ):
            found.append((person[0], before or re.sub(r"^(?:the|a|an) ", "", office)))
    return sorted(set(found), key=lambda pair: (text.find(pair[0]), pair[1] == "", pair))


def _kinds(text: str, paragraphs: Sequence[Span]) -> list[Kind]:
    """Which paragraphs are headlines and which is the lead."""
    kinds: list[Kind] = []
    for n, p in enumerate(paragraphs):
        head = _HEAD.match(text, p.start)
        words = text[head.end() if head and p.start < 3 else p.start : p.end]
        short = len(words) < 160 and not re.search(r"[.!?][\"”’')]*$", words)
        heading = short and n < 3 and len(paragraphs) > n + 1 and all(kind == "headline" for kind in kinds)
        if not heading and n == 0 and len(paragraphs) > 2 and len(words) < 110 and words.isupper():
            heading = True
        kinds.append("headline" if heading else "lead" if all(kind == "headline" for kind in kinds) else "body")
    return kinds


def _begin(text: str, paragraph: Span, quotes: Sequence[Quote]) -> int:
    """Where a paragraph's own words begin, behind a date, a dateline, a time or a number."""
    at = paragraph.start
    head = _HEAD.match(text, at) if at < 3 else None
    at = head.end() if head else at
    stamp = _STAMP.match(text, at, paragraph.end)
    at = stamp.end() if stamp and stamp.end() < paragraph.end else at
    line = _DATELINE.match(text, at, min(paragraph.end, at + 110))
    if line and not any(at <= q.outer.start < line.end() for q in quotes):
        place = line.group()
        first = re.match(r"[^\s,(]+", place)
        if first and (
            (first.group().isupper() and len(first.group()) > 2) or re.search(r"\([A-Za-z .]+\)\s*\W+$", place)
        ):
            at = line.end()
    return at


def unwrapped(text: str, paragraphs: Sequence[Span]) -> str:
    """The text with the ends of wrapped lines as blanks: at the same places, and as long."""
    parts = list(text)
    for paragraph in paragraphs:
        for place in range(paragraph.start, paragraph.end):
            if parts[place] in "\n\t\xa0":
                parts[place] = " "
    return "".join(parts)


def read(document: Document, names: Names, published: dt.date) -> Read:
    """A dispatch taken apart."""
    paragraphs = sentences.paragraphs(document.text)
    text = unwrapped(document.text, paragraphs)
    people = cast(text, names, _introduced(text, names))
    quotes = quotations.quotations(text, paragraphs)
    spoken = [Quote(m.start("said"), m.end("said"), Span(*m.span())) for m in _QUOTE_SPOKEN.finditer(text)]
    quotes = sorted(
        [q for q in quotes if not any(s.outer.start < q.outer.end and q.outer.start < s.outer.end for s in spoken)]
        + spoken
    )
    said = turns.turns(text, paragraphs, people, document.publisher)
    quotes = [q for q in quotes if not any(t.start <= q.outer.start < t.end for t in said)]
    masked = speech.masked(text, [q.outer for q in quotes])
    whens = tuple(when.find(text, published))
    resolver = Resolver(people, document.publisher, [])
    kinds = _kinds(text, paragraphs)
    found: list[Sentence] = []
    for n, paragraph in enumerate(paragraphs):
        begin = _begin(text, paragraph, quotes)
        if any(t.start < paragraph.end and begin < t.end for t in said):
            continue
        if re.fullmatch(r"\W*\d{1,2}[:.h]\d\d\W*(?:[A-Za-z.]{2,5})?", text[paragraph.start : paragraph.end]):
            continue
        over = [q.outer for q in quotes if q.outer.start < begin < q.outer.end]
        begin = max([begin, *(s.end for s in over)])
        for span in _joined(text, masked, sentences.split(text, begin, paragraph.end, [q.outer for q in quotes])):
            sentence = Sentence(span, n, kinds[n])
            frames = speech.frames(masked, span, whens)
            found.append(
                Sentence(span, n, kinds[n], attribution.speak(text, masked, sentence, frames, resolver, whens))
            )
    utterances = attribution.quoted(text, masked, found, quotes, resolver)
    for q in quotes:
        headline = next((s for s in found if s.kind == "headline" and s.span.start <= q.outer.start < s.span.end), None)
        answers = [t.speaker for t in said if t.speaker is not None]
        if headline and answers and not any(u.start == q.start for u in utterances):
            utterances.append(Utterance(q.start, q.end, max(answers, key=answers.count), Circumstance()))
    utterances += [
        Utterance(t.start, t.end, t.speaker, Circumstance(occasion="")) for t in said if t.speaker is not None
    ]
    utterances.sort(key=lambda u: u.start)
    made = tuple(_units(text, masked, found, utterances, said, published))
    return Read(text, masked, published, people, whens, tuple(quotes), tuple(found), tuple(said), tuple(utterances), made,
                about_talks(re.sub(speech.QUOTED, " ", masked), people, names))  # fmt: skip


def _joined(text: str, masked: str, spans: Sequence[Span]) -> list[Span]:
    """Sentences, where a question in quotation marks is joined with the one who asks it."""
    done: list[Span] = []
    for span in spans:
        words = masked[span.start : span.end]
        asked = done and re.search(r"[?!…][\"”’'»]+$", text[done[-1].start : done[-1].end]) and re.match(
            rf"(?:{UPPER}[\w.'’-]*\s+){{1,5}}(?:asked|said|says|cried|added|told|wondered|wrote|replied|"
            rf"exclaimed)\b|(?:asked|said)\b", words
        )  # fmt: skip
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
            adverbial = any(span.end == s.frame.begin for s in sentence.said) and not speech.FINITE.search(
                masked, span.start, span.end
            )
            if adverbial:
                continue
            if (
                sentence.said
                and speech.ASKED.match(masked, sentence.span.start)
                and span.start < sentence.said[0].frame.begin
            ):
                continue
            for clause in clauses(masked, span):
                own = trimmed(text, clause)
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
            outside = re.sub(f"{speech.QUOTED}+", " ", masked[place_in.start : place_in.end])
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
    return len(re.findall(r"\w", words.replace(speech.QUOTED, ""))) < 3


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
