"""The names of people in a text: which capitalised words can be one, and the office that stands before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.dispatches.lexicon import OFFICES, TITLES
from goodoffices.dispatches.names import CALENDAR, FULL, MARKS, SMALL, Party, office_words


def is_name(words: str, parties: Sequence[Party] = ()) -> bool:
    """Whether capitalised words can be the name of a person: no day, no institution, no party, no first word of a
    sentence."""
    parts = words.split()
    given = parts[1:] if len(parts) > 1 and parts[0] in ("Jan", "April", "June", "May", "August") else parts
    if not parts or len(parts) > 5 or parts[0] in SMALL or any(CALENDAR.match(p) for p in given):
        return False
    if any(part.casefold() in MARKS for part in parts) or any(part.casefold() in OFFICES for part in parts):
        return False
    if any(name == words or (" " not in name and name in parts) for party in parties for name in party.names):
        return False
    return not all(part.isupper() and len(part) > 3 for part in parts)


def person_in(words: str, parties: Sequence[Party]) -> tuple[str, str] | None:
    """A full name in `words`, and the office that is named with it; nothing where no name of a person is there."""
    for found in reversed(list(FULL.finditer(words))):
        parts = found.group().split()
        cut = 0
        for n, part in enumerate(parts):
            plain = re.sub(r"['’]s$", "", part)
            demonym = any(plain in name.split() for party in parties for name in party.names)
            if (
                part in TITLES
                or part.casefold() in OFFICES
                or part in SMALL
                or demonym
                or part.casefold() in MARKS
                or (part.isupper() and len(part) < 4)
            ):
                cut = n + 1
        name = " ".join(parts[cut:])
        if len(parts) - cut >= 2 and is_name(name, parties):
            at = words.index(name, found.start())
            before = words[:at].strip(" ,")
            after = re.match(r",\s*([^,]+)", words[at + len(name) :])
            before = title_before(before, parties)
            office = before if before else after.group(1) if after and office_words(after.group(1)) else ""
            return name, re.sub(r"^(?:the|The|a|A|an)\s+", "", office).strip(" ,")
    return None


def title_before(words: str, parties: Sequence[Party]) -> str:
    """The office that ends `words`, with the adjectives and the party before it; empty where none does.

    >>> title_before("Last week, US Special Envoy", [Party("us", ("US",))])
    'US Special Envoy'
    """
    parts = re.split(r"[,;:]\s", words)[-1].split()
    kept: list[str] = []
    while parts and len(kept) < 7:
        word = re.sub(r"['’]s?$", "", parts[-1])
        named = any(word in name.split() for party in parties for name in party.names)
        if not (
            word.casefold() in OFFICES
            or named
            or word.casefold() in ("of", "for", "the", "foreign")
            or (word[:1].isupper() and word not in SMALL)
        ):
            break
        kept.insert(0, parts.pop())
    while kept and kept[0].casefold() in ("of", "for", "the", "a", "an"):
        kept.pop(0)
    return " ".join(kept) if office_words(" ".join(kept)) else ""
