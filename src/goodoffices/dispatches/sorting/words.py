"""The words of a clause as they are weighed: names, dates and numbers by what they are, the rest by their stems.

So a weight that was learned from one talks holds for others, whose people and places are not known.
"""

from __future__ import annotations

import re

from goodoffices.dispatches.daynames import NUMBERS
from goodoffices.dispatches.names import as_word, surname
from goodoffices.dispatches.reading import Read

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d+|[?!:“\"]")
_ENDINGS = ("ingly", "edly", "ing", "ied", "ies", "ed", "es", "s", "ly")
_TITLE = r"(?:\b(?:Mr|Mrs|Ms|Dr)\.? )?"
_AS_IS = ("DATE", "PERSON", "PARTY")
_MORE_NUMBERS = frozenset(("dozen", "thirty", "forty", "fifty", "hundred", "thousand"))


def stem(word: str) -> str:
    """A word without its ending: rough, and the same for the forms of most words.

    >>> [stem(word) for word in ("talks", "talking", "offered", "parties", "stopped", "agree", "agreed")]
    ['talk', 'talk', 'offer', 'party', 'stop', 'agre', 'agre']
    """
    if len(word) > 4:
        ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), "")
        word = word[: len(word) - len(ending)] + ("y" if ending in ("ied", "ies") else "")
        word = word.removesuffix("e")
        if len(word) > 4 and word[-1] == word[-2] and word[-1] in "nptgmdrl":
            word = word[:-1]
    return word


def _marks(read: Read, start: int, end: int) -> list[tuple[int, int, str]]:
    """Where names and dates stand in a part of the text, the longest first of those that begin together."""
    found = [(w.start, w.end, "DATE") for w in read.whens_in(start, end)]
    words = read.text[start:end]
    for person in read.cast.people:
        for name in {person.name, surname(person.name)}:
            found += [(start + m.start(), start + m.end(), "PERSON") for m in as_word(name).finditer(words)]
    for party in read.cast.parties:
        for name in party.names:
            found += [(start + m.start(), start + m.end(), "PARTY") for m in as_word(name).finditer(words)]
    return sorted(found, key=lambda mark: (mark[0], -mark[1]))


def words_of(read: Read, start: int, end: int) -> list[str]:
    """The words of `text[start:end]` as they are weighed."""
    parts, at = [], start
    for first, last, kind in _marks(read, start, end):
        if first >= at:
            parts += [read.text[at:first], kind]
            at = last
    parts.append(read.text[at:end])
    done: list[str] = []
    for found in _TOKEN.finditer(" ".join(parts)):
        done += _plain(found.group().replace("’", "'"), done)
    return done


def _plain(word: str, before: list[str]) -> list[str]:
    lower = word.lower()
    if word in _AS_IS:
        return [word]
    if word in '“"':
        return ["QUOTE"]
    if word.isdigit() or lower in _MORE_NUMBERS or (lower in NUMBERS and lower not in ("a", "an")):
        return ["NUMBER"]
    if word[0].isupper() and before and word not in ("I", "We"):
        return [] if before[-1] == "NAME" else ["NAME"]
    if lower.endswith("n't"):
        return [stem(lower[:-3]), "not"]
    first, _, rest = lower.partition("'")
    return [stem(first), f"'{rest}"] if rest else [stem(first)]
