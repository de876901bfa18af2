"""Suggestions held against labels: precision and recall by sort.

A suggestion is right if it has a label of its own sort that no better suggestion took, whose span it shares (characters
in common over characters in either: at least 0.5 for quotations, 0.3 for every other sort) and whose key it states: the
speaker of a quotation, the date (EDTF) of a date. Pairs are taken from the best shared span down, each label and each
suggestion once.

Quotations are counted in two rows: *quotation*, as printed between marks, and *statement*, what somebody said in the
report's words. A label says a saying once, under the sort that holds it (“said the talks were constructive”: an
assessment). A suggested statement that shares the span and speaker of such a label says nothing wrong, and is counted
neither for nor against.

Two speakers are one where the words of the shorter name end the longer (“Quorn”, “Hesta Quorn”), articles and courtesy
titles apart, or where a label allows it. Two dates are one where they are written alike, or where a label allows the
other: what is no date is no answer to one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from tests.dispatches.labels import Dispatch, Label

QUOTED, OTHER = 0.5, 0.3
_BEFORE_NAMES = ("the", "a", "an", "mr", "mrs", "ms")


class Suggested(Protocol):
    """What the scoring reads of a suggestion."""

    @property
    def sort(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def verbatim(self) -> bool: ...
    @property
    def speaker(self) -> str: ...
    @property
    def about(self) -> str | None: ...


class Miss(Struct, frozen=True):
    """One suggestion without a label, or one label without a suggestion."""

    dispatch: str
    row: str
    words: str
    speaker: str
    about: str
    suggested: bool


class Score(Struct):
    """Counts of one sort."""

    right: int = 0
    suggested: int = 0
    labelled: int = 0

    @property
    def precision(self) -> float:
        """The share of suggestions that are right; 1 where nothing was suggested."""
        return self.right / self.suggested if self.suggested else 1.0

    @property
    def recall(self) -> float:
        """The share of labels that were suggested; 1 where nothing was labelled."""
        return self.right / self.labelled if self.labelled else 1.0


def row(claim: Suggested | Label) -> str:
    """The row in which a claim is counted: its sort, but for quotations without marks."""
    return "statement" if claim.sort == "quotation" and not claim.verbatim else claim.sort


def shared(a: Suggested | Label, b: Suggested | Label) -> float:
    """Characters that two spans share over those in either."""
    common = min(a.end, b.end) - max(a.start, b.start)
    return max(common, 0) / max(max(a.end, b.end) - min(a.start, b.start), 1)


def same_speaker(said: str, label: Label) -> bool:
    """Whether a suggested speaker is the label's, or one that the label allows."""
    return any(_one(said, name) for name in (label.speaker, *label.speaker_also))


def _one(a: str, b: str) -> bool:
    one, other = _bare(a), _bare(b)
    return one == other or (bool(one and other) and (other[-len(one) :] == one or one[-len(other) :] == other))


def _bare(name: str) -> list[str]:
    parts = [part.strip(".,") for part in name.casefold().replace("’", "'").split()]
    return parts[1:] if parts and parts[0] in _BEFORE_NAMES else parts


def agrees(suggestion: Suggested, label: Label) -> bool:
    """Whether a suggestion of the same row states the label's key, over enough of its span."""
    enough = QUOTED if label.sort == "quotation" and label.verbatim else OTHER
    if row(suggestion) != row(label) or shared(suggestion, label) < enough:
        return False
    if label.sort == "quotation":
        return same_speaker(suggestion.speaker, label)
    return label.sort != "date" or (suggestion.about or "") in (label.about, *label.about_also)


def match(suggestions: Sequence[Suggested], labels: Sequence[Label]) -> dict[int, int]:
    """Which label (by its place) each right suggestion (by its place) has."""
    pairs = [
        (shared(s, label), -i, -j)
        for i, s in enumerate(suggestions)
        for j, label in enumerate(labels)
        if agrees(s, label)
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(pairs, reverse=True):
        if -i not in found and -j not in taken:
            found[-i] = -j
            taken.add(-j)
    return found


def neutral(suggestion: Suggested, labels: Iterable[Label]) -> bool:
    """Whether a statement is one that the labels hold under another sort."""
    return row(suggestion) == "statement" and any(
        row(label) not in ("statement", "quotation")
        and shared(suggestion, label) >= OTHER
        and same_speaker(suggestion.speaker, label)
        for label in labels
    )


def score(
    dispatches: Iterable[Dispatch], suggested: Mapping[str, Sequence[Suggested]]
) -> tuple[dict[str, Score], list[Miss]]:
    """Counts by row over the dispatches, and what did not match. `suggested` is keyed by the dispatches' names."""
    scores: dict[str, Score] = defaultdict(Score)
    missed: list[Miss] = []
    for dispatch in dispatches:
        found = suggested.get(dispatch.name, ())
        right = match(found, dispatch.labels)
        for i, s in enumerate(found):
            if i not in right and neutral(s, dispatch.labels):
                continue
            counts = scores[row(s)]
            counts.suggested += 1
            counts.right += i in right
            if i not in right:
                words = dispatch.text[s.start : s.end]
                missed.append(Miss(dispatch.name, row(s), words, s.speaker, s.about or "", True))
        for j, label in enumerate(dispatch.labels):
            scores[row(label)].labelled += 1
            if j not in right.values():
                missed.append(Miss(dispatch.name, row(label), label.words, label.speaker, label.about, False))
    return dict(scores), missed
