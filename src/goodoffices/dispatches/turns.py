"""Interviews, briefings and posts: text in which a name and a colon stand for quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from goodoffices.dispatches.names import Cast, Person, surname
from goodoffices.dispatches.sentences import UPPER, Span

_LABEL = re.compile(rf"(?P<who>[QA](?=[.:]\s)|{UPPER}[\w .’'@()-]{{0,60}}?(?=:\s))[.:]\s+(?=\S)")
_HEADER = re.compile(rf"(?P<who>{UPPER}[^:\n]{{2,70}}?)(?:,?\s+(?:on|at|replied|wrote|posted|\d)[^\n]{{0,60}})?:$")
_DATED_HEADER = re.compile(  # "Hiro Tanabe · 5 March 2031, 09:12", above what was posted then
    rf"(?P<who>{UPPER}[^:\n·•|,@(]{{2,60}}?)\s*(?:\(?@\w+\)?)?\s*[·•|,–—-]\s*[^\n.!?]{{3,50}}?"
    r"(?:\b\d{4}|\b\d{1,2}[:.]\d\d(?: ?[ap]m)?|\bago)\s*:?$"
)
_ASKS = re.compile(
    r"^(?:q|question|questioner|interviewer|reporter|journalist|moderator|host|presenter|press|from the floor|"
    r"editor|correspondent)$",
    re.I,
)


class Turn(Struct, frozen=True):
    """What one speaker says in a transcript; a question is nobody's claim."""

    start: int
    end: int
    speaker: Person | None
    question: bool
    post: bool = False


def _person(label: str, people: Cast) -> Person | None:
    plain = re.sub(r"\s*\([^)]*\)|,.*$", "", label).strip()
    plain = re.sub(r"\b(?:Mr|Mrs|Ms|Dr|MR|MRS|MS|DR)\.?\s+", "", plain)
    for person in people.people:
        if plain.casefold() in (person.name.casefold(), surname(person.name).casefold()):
            return person
    if plain.isupper() and 1 < len(plain) < 4:  # "HT: …" for Hiro Tanabe
        bearers = [p for p in people.people if "".join(part[0] for part in p.name.split()).upper() == plain]
        if len(bearers) == 1:
            return bearers[0]
    return people.by_name(plain.title() if plain.isupper() else plain) or people.by_office(
        plain.casefold() if plain.isupper() else plain
    )


def turns(text: str, paragraphs: Sequence[Span], people: Cast, publisher: str) -> list[Turn]:
    """The turns of a transcript or thread, in order; none where the text is neither."""
    said = _transcript(text, paragraphs, people, publisher)
    if any(turn.question for turn in said):  # then a line with a date is no head of a post
        return said
    return _posts(text, paragraphs, people, publisher) or said


def _transcript(text: str, paragraphs: Sequence[Span], people: Cast, publisher: str) -> list[Turn]:
    labelled = [(n, m) for n, p in enumerate(paragraphs) if (m := _LABEL.match(text, p.start, p.end))]
    names = Counter(m["who"] for _, m in labelled)
    asked = [who for who in names if _ASKS.match(re.sub(r"\s*\(.*", "", who)) or _is_publisher(who, publisher)]
    asking = [
        who
        for who in names
        if _person(who, people) is None
        and any(m["who"] == who and _questions(text, paragraphs[n]) for n, m in labelled)
    ]
    if len(labelled) > 3:
        asked += [who for who in asking if who not in asked]
    known = [
        (n, m) for n, m in labelled if m["who"] in asked or names[m["who"]] > 1 or _person(m["who"], people) is not None
    ]
    speaking = {m["who"] for _, m in known}
    if len(known) < 2 or len(known) < len(paragraphs) / 3 or not (asked or max(names.values()) > 1):
        return []
    if not asked and len(speaking) > 1:
        for who in speaking:
            said = [text[m.end() : paragraphs[n].end].rstrip() for n, m in known if m["who"] == who]
            if sum(words.endswith("?") for words in said) * 2 > len(said) and _person(who, people) is None:
                asked.append(who)
    found: list[Turn] = []
    for place, (n, match) in enumerate(known):
        last = known[place + 1][0] - 1 if place + 1 < len(known) else n
        question = match["who"] in asked
        speaker = (
            None
            if question
            else _person(match["who"], people) or _new(match["who"], text[: known[0][1].start()], people)
        )
        found.append(Turn(match.end(), paragraphs[max(n, last)].end, speaker, question))
    return found


def _questions(text: str, paragraph: Span) -> bool:
    return text[paragraph.start : paragraph.end].endswith("?")


def _new(label: str, head: str, people: Cast) -> Person | None:
    if label in ("A", "ANSWER", "Answer"):
        return people.by_name(head) or (people.people[0] if len(people.people) == 1 else None)
    name = label.title() if label.isupper() and len(label) > 3 else label
    return Person(name, "", people.party_of(name))


def _is_publisher(label: str, publisher: str) -> bool:
    words = [word for word in re.findall(r"\w+", label.casefold()) if word != "the"]
    initials = "".join(word[0] for word in re.findall(r"\w+", publisher) if word[0].isupper())
    named = re.findall(r"\w+", publisher.casefold())
    return bool(words) and (all(word in named for word in words) or label in (initials, initials[1:]))


def _posts(text: str, paragraphs: Sequence[Span], people: Cast, publisher: str) -> list[Turn]:
    heads = []
    for n, p in enumerate(paragraphs):
        dated = _DATED_HEADER.fullmatch(text, p.start, p.end)
        if dated is not None:
            name = dated["who"].strip()
            known = name in publisher or "@" in dated.group()
            poster = _person(name, people) or (Person(name) if known else None)
            if poster is not None:
                heads.append((n, poster))
                continue
        match = _HEADER.match(text, p.start, p.end)
        if (match and "@" in match.group()) or (match and re.search(r"\d{1,2}[:.]\d\d:$", match.group())):
            person = _person(re.split(r"[,(]|\s(?:on|at|replied|wrote|posted)\b", match["who"])[0], people)
            if person is not None:
                heads.append((n, person))
    found = []
    for place, (n, person) in enumerate(heads):
        last = (heads[place + 1][0] if place + 1 < len(heads) else len(paragraphs)) - 1
        if last > n:
            found.append(Turn(paragraphs[n + 1].start, paragraphs[last].end, person, False, True))
    return found
