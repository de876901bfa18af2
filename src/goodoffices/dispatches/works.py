"""Whether what stands between marks names a work or a thing: a song, a banner, a film."""

from __future__ import annotations

import re

_TITLED = re.compile(
    r"\b(?:sings?|sang|sung|singing|songs?|titled|entitled|named|nicknamed|so-called|known as|films?|books?|"
    r"novels?|albums?|poems?|plays?|played|hymns?|tunes?|"
    r"exhibition|concert|painting|series|podcast|waltz|opera|ballads?|anthem|hummed|programme|program|show|"
    r"codenamed|code-named|performed|marked|stamped|headed)\s*(?:with\s+)?,?\s*$",
    re.IGNORECASE,
)


_NAMED = re.compile(
    r"\b(?:watch(?:ed|ing)?|labelled|read(?:ing)?|sign|banner|placards?|opened|closed|it is|it was|termed|styled|"
    r"dubbed|called)\s*(?:with\s+)?,?\s*$",
    re.IGNORECASE,
)


_SMALL = {"a", "an", "the", "of", "and", "in", "on", "to", "for", "at", "by", "from", "with", "or"}


def is_title(words: str, before: str, held: bool = False) -> bool:
    """Whether what stands between marks names a work or a thing, and is nobody's speech."""
    parts = re.findall(r"[\w'’-]+", words)
    named = (
        len(parts) > 2
        and not words.endswith((".", "!", "?", ","))
        and all(p[0].isupper() or p in _SMALL for p in parts)
    )
    if named and re.search(r"\b(?:reads?|reading|finished|seen|watch\w*|hears?|heard)\s*$", before):
        return True
    if (_TITLED.search(before) or (not held and _NAMED.search(before))) and not re.search(
        r"\b(?:he|she|it|them|this|that|as)\s*$", before
    ):
        return (
            not re.search(r"\b(?:called|dubbed|termed|labelled)\b[^.;]*$", before)
            or re.search(r"\bso-called\b", before) is not None
        )
    if len(parts) > 1 and words.istitle() and re.search(r"['’]s\s*$", before):
        return True
    return (
        len(parts) > 2
        and not held
        and not re.search(r"\d|day\b", words)
        and not words.endswith((".", "!", "?"))
        and all(p[0].isupper() or p in _SMALL or p.isdigit() for p in parts)
    )
