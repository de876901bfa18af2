"""How a report is laid out: headlines, lead, datelines, wrapped lines; whom it introduces; whether it is about
the talks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.dispatches import lexicon
from goodoffices.dispatches.lexicon import OFFICES
from goodoffices.dispatches.names import FULL, Cast, Names, as_word, surname
from goodoffices.dispatches.people import person_in
from goodoffices.dispatches.quotations import Quote
from goodoffices.dispatches.reading import Kind
from goodoffices.dispatches.sentences import UPPER, Span

_HEAD = re.compile(r"\s*date \d{4}-\d\d-\d\d[ \t]+")


_DATELINE = re.compile(rf"{UPPER}[^\n(—–]{{1,70}}?\s*(?:\([^)\n]{{2,40}}\)[^\n(—–]{{0,25}}?)?\s*(?:—|–|--|-)\s+")


_ZONE = r"(?:GMT|UTC|CET|CEST|BST|EST|local(?: time)?)"
_STAMP = re.compile(
    rf"\[\d{{1,2}}[:.h]\d\d[^\]\n]{{0,12}}\]\s*(?:[—–:|-]+\s*)?|"
    rf"\d{{1,2}}(?:[:.]\d\d)?\s*[ap]\.?m\b\.?(?:\s*{_ZONE})?\s*(?:[—–:|-]+\s*)?|"
    rf"\d{{1,2}}[:.h]\d\d(?:\s*(?:{_ZONE}|am|pm))?\s*(?:[—–:|-]+\s*)?|\d{{1,2}}\.\s+|\(?\d{{1,2}}/\d{{1,2}}\)\s+|[•*–—-]\s+",
    re.IGNORECASE,
)


_TALKS = re.compile(
    r"\b(?:talks?|negotiat\w+|mediat\w+|rounds?|ceasefire|truce|envoys?|delegations?|consultations|peace|"
    r"conciliat\w+|facilitat\w+|"
    r"plenary|settlement|dispute|treaty|agreement|deal|"
    r"(?:first|second|last|next|new|\w+(?:th|rd|nd|st)) (?:meeting|session|sitting))\b",
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
    r"scored|chess|rowing|cinema|film|choir|concert|lecture|museum|crossword|orchestra|theatre|championship|final|"
    r"semi-final|stadium|club|fans|referee|admission|tickets?|play(?:s|ed|ers?)?|trained|squad)\b",
    re.IGNORECASE,
)


def about_talks(text: str, people: Cast, names: Names) -> bool:
    """Whether a report is about the talks at all: somebody from them, or a party and the words for talks."""
    leisure = len(_SPORT.findall(text))
    if leisure > 2 and leisure > len(_TALKS.findall(text)):
        return False
    plain = text.casefold()
    known = (name for p in names.person for name in (p.name, surname(p.name)))
    if any(as_word(name.casefold()).search(plain) for name in known):
        return True
    negotiating = {p.id for p in names.party if p.role == "negotiating"} or {p.id for p in names.party}
    named = set(people.parties_in(text))
    if named & negotiating and _together(text, people, negotiating):
        return True
    places = any(r.place and re.search(rf"\b{re.escape(r.place)}\b", text) for r in names.round)
    return ((bool(named) or places) and bool(_STRONG.search(text))) or not names.party


def _together(text: str, people: Cast, negotiating: set[str]) -> bool:
    """Whether a negotiating party and words for talks stand in one paragraph, or these words again and again."""
    if len({word.casefold() for word in _TALKS.findall(text)}) > 2:
        return True
    blocks = [block for block in text.split("\n") if _TALKS.search(block)]
    head = text.strip().split("\n")[0]
    if "\n" in text.strip() and _TALKS.search(head):
        return True  # the headline says what the whole report is about
    return any(set(people.parties_in(block)) & negotiating for block in blocks)


def introduced(text: str, names: Names) -> list[tuple[str, str]]:
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


def paragraph_kinds(text: str, paragraphs: Sequence[Span]) -> list[Kind]:
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


def beginning(text: str, paragraph: Span, quotes: Sequence[Quote]) -> int:
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
