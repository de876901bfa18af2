"""A language that marks what goes through the catalogues, and what is left of a page that does not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import Any

import pytest
from django.utils import translation

OPENS, CLOSES = "⟦", "⟧"
_ALOUD = ("title", "aria-label", "placeholder", "alt", "aria-description", "data-confirm")
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr", "path", "circle", "line", "rect"}


@contextmanager
def marked() -> Iterator[None]:
    """Whatever is said through a catalogue stands between ⟦ and ⟧."""

    def of(words: str) -> str:
        return f"{OPENS}{words}{CLOSES}"

    with pytest.MonkeyPatch.context() as patch:
        trans: Any = translation._trans  # type: ignore[attr-defined]
        patch.setattr(trans, "gettext", of, raising=False)
        patch.setattr(trans, "pgettext", lambda context, words: of(words), raising=False)
        patch.setattr(trans, "ngettext", lambda one, more, n: of(one if n == 1 else more), raising=False)
        patch.setattr(trans, "npgettext", lambda context, one, more, n: of(one if n == 1 else more), raising=False)
        yield


class _Own(HTMLParser):
    """What a page shows and says aloud, without what stands in a language of its own or is not to be translated."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[bool] = []  # whether each open element is left out
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        out = tag in ("script", "style") or given.get("translate") == "no" or ("lang" in given and tag != "html")
        out = out or bool(self._open and self._open[-1])
        if not out:
            self.words += [str(given[name]) for name in _ALOUD if given.get(name)]
            if tag == "input" and given.get("type") in ("submit", "button"):
                self.words.append(given.get("value") or "")
        if tag not in _VOID:
            self._open.append(out)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not (self._open and self._open[-1]):
            self.words.append(data)


def left(html: str, spoken: Collection[str], same: str) -> list[str]:
    """The texts of a page of which a part went through no catalogue, is not among what parties have `spoken`, and is
    not a name that is the `same` in every language (a regular expression)."""
    found, depth = [], 0
    for words in _Own(html).words:  # a message may have markup inside, and go on in the next text
        kept = []
        for letter in words:
            depth += (letter == OPENS) - (letter == CLOSES)
            if depth <= 0 and letter != CLOSES:
                kept.append(letter)
        rest = "".join(kept)
        for own in spoken:
            rest = rest.replace(own, " ")
        if re.search(r"[A-Za-z]{3,}", re.sub(same, " ", rest)) and not _cut(words, spoken):
            found.append(" ".join(words.split()))
    return found


def _cut(words: str, spoken: Iterable[str]) -> bool:
    """Whether this is the beginning of what somebody has spoken, which was too long for its place."""
    head = " ".join(words.partition("…")[0].split())
    return words.rstrip().endswith("…") and any(" ".join(own.split()).startswith(head) for own in spoken)


def unmarked(words: str) -> str:
    """The words without the marks."""
    return words.replace(OPENS, "").replace(CLOSES, "")
