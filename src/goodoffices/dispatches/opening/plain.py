"""Plain text: a report as it was copied, perhaps with a first `date YYYY-MM-DD`, perhaps with its publisher's name."""

from __future__ import annotations

import re

from goodoffices.dispatches.opening.letters import clean
from goodoffices.dispatches.opening.page import Page

_NAME = r"[A-Z][\w.&’'-]*(?:[ \t]+[A-Z][\w.&’'-]*){0,3}"
_DATE = re.compile(rf"\s*(?:(?P<publisher>{_NAME})[ \t]+)?date:?[ \t]+(?P<day>\d{{4}}-\d\d-\d\d)\b[ \t]*")
_SAYS = re.compile(rf"\b(?P<publisher>{_NAME}) reports?, citing (?P<agency>[^.,;:!?\n]{{2,80}})")
_ENDS = re.compile(r"[.!?…:;,\"”'’)]$")
_SENTENCE = re.compile(r"\A.{20,}?[.!?](?=[\"”’]?(?:\s|\Z))", re.S)


def read(text: str, notes: tuple[str, ...] = ()) -> Page:
    """The page of a plain text.

    >>> page = read(" date 2027-03-01 Talks open in Aubrel\\n\\nThey met on Monday.")
    >>> page.published, page.title, page.text
    ('2027-03-01', 'Talks open in Aubrel', 'Talks open in Aubrel\\n\\nThey met on Monday.')
    """
    text = clean(text)
    found = _DATE.match(text)
    body = text[found.end() :].strip() if found else text.strip()
    before = (found["publisher"] or "").strip() if found else ""
    publisher, agency = named(body)
    published = found["day"] if found else ""
    return Page(body, headline(body), published, before or publisher, agency, notes)


def headline(text: str) -> str:
    """The first line, where a blank line follows it and it is no sentence; else nothing."""
    first, _, rest = text.partition("\n")
    alone = first.strip() and (not rest or rest.startswith("\n"))
    return first.strip() if alone and len(first) <= 200 and not _ENDS.search(first.strip()) else ""


def first_words(text: str) -> str:
    """What may stand for a headline where there is none: the first sentence, or the first line."""
    first = text.partition("\n")[0]
    found = _SENTENCE.match(first)
    return (found[0] if found else first).rstrip(".")


def named(text: str) -> tuple[str, str]:
    """The publisher as the text itself names it, and whom it cites as a whole: “X reports, citing Y”, or a last line.

    >>> named("Talks open, The Gull reports, citing foreign media.\\n\\nThe Gull")
    ('The Gull', 'foreign media')
    """
    found = _SAYS.search(text)
    last = text.rpartition("\n")[2].strip()
    signed = 0 < len(last) <= 40 and len(last.split()) <= 4 and not _ENDS.search(last) and text.count(last) > 1
    if found is None:
        return (last if signed else ""), ""
    publisher = last if signed else found["publisher"]
    return publisher, found["agency"].strip() if found["publisher"].endswith(publisher) else ""
