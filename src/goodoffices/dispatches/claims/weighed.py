"""What the rules have found, weighed by what was learned: what is most unlikely goes, what is likely comes in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from goodoffices.dispatches.claims.counting import counted
from goodoffices.dispatches.claims.rule import of_unit
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.sorting.clauses import Clause
from goodoffices.dispatches.sorting.model import Weights, sorted_clauses
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase

# For each sort, chosen by cross-validation over talks: a rule's suggestion below the first goes; a clause above the
# second is a claim, rule or no rule. What has words of its own, the rules seldom mistake.
LIMITS = {
    "assessment": (0.26, 0.58),
    "attendance": (0.08, 0.48),
    "condition": (0.12, 0.52),
    "denial": (0.04, 0.48),
    "format": (0.16, 0.58),
    "left": (0.16, 0.52),
    "no comment": (0.0, 0.5),
    "offer": (0.08, 0.44),
    "press policy": (0.16, 0.48),
    "role": (0.26, 0.48),
    "understanding": (0.16, 0.36),
}
_APART = ("attendance", "role", "format")  # sorts that are often told in passing
_NOT_SO = {
    "denial": re.compile(r"\bneither\b[^.;]*\bnor den|\b(?:not|n['’]t|nor|neither|cannot|could) (?:to )?deny"),
    "offer": re.compile(r"\b(?:not|n['’]t|never|no longer) (?:yet |at all )?(?:ready|prepared|willing|open|able)\b"),
}
_ANSWERED = ("press policy", "condition")  # sorts that a question tells as surely as words of their own
_NAMED = {  # words that name the thing itself
    "left": re.compile(r"\b(?:issues?|points?|questions?) (?:remaining|outstanding)\b", re.IGNORECASE),
    "role": re.compile(r"\bgood offices\b|\bmediat(?:e|es|ed|ing|ion)\b", re.IGNORECASE),
    "format": re.compile(r"\b(?:tri|bi|multi)lateral\b|\bsynchroni[sz]ation\b|\bworking groups\b", re.IGNORECASE),
}
_LED = 24  # characters before a clause that may turn it
_WIDER = 1.6  # a suggestion that is so much longer than the clause gives way to it

Weighed = Sequence[tuple[Clause, Mapping[str, float]]]


def weigh(
    read: Read, found: Sequence[Suggestion], answered: Sequence[Suggestion], by: Weights | None = None
) -> list[Suggestion]:
    """The suggestions without those that are unlikely, and with those that no rule has found.

    Dates are not weighed, nor some of what was `answered`: a question may say what the words of its answer do not.
    """
    kept = {(s.sort, s.start) for s in answered if s.sort in _ANSWERED}
    weighed = sorted_clauses(read, by)
    done = [
        s
        for s in found
        if s.sort not in LIMITS
        or (s.sort, s.start) in kept
        or (s.sort in _NAMED and _NAMED[s.sort].search(read.text, s.start, s.end))
        or _chance(read, s, weighed) >= LIMITS[s.sort][0]
    ]
    for clause, chances in sorted(weighed, key=lambda pair: not pair[0].within):
        if read.text[: clause.unit.end].endswith("?"):
            continue  # a question claims nothing
        for sort in ("condition",) if clause.condition else LIMITS:
            start, end = clause.extent(read)
            if chances[sort] <= LIMITS[sort][1] or (
                sort in _NOT_SO and _NOT_SO[sort].search(read.text, max(0, start - _LED), end)
            ):
                continue
            if sort != "denial" or not _undated(done, start, end):
                done = _with(read, done, clause, sort, weighed)
    return done


def _chance(read: Read, s: Suggestion, weighed: Weighed) -> float:
    """The best chance among the clauses on which a suggestion rests; 1 where none is sorted."""
    resting = [
        chances[s.sort]
        for clause, chances in weighed
        if _shared(s, *clause.extent(read)) > 0.5 * _shorter(s, clause, read)
    ]
    return max(resting, default=1.0)


def _with(read: Read, done: list[Suggestion], clause: Clause, sort: str, weighed: Weighed) -> list[Suggestion]:
    start, end = clause.extent(read)
    same = [s for s in done if s.sort == sort and _shared(s, start, end) > 0.3 * _shorter(s, clause, read)]
    wider = [s for s in same if s.end - s.start > _WIDER * (end - start)]
    if same and not (clause.within and (sort in _APART or clause.condition) and wider == same):
        return done
    done = [s for s in done if s not in wider]
    made = [_made(read, clause, sort)]
    for other, chances in weighed if wider and not clause.condition else ():
        around = other.unit.start <= start < other.unit.end and not other.within
        if around and chances[sort] > LIMITS[sort][1]:
            made.append(_made(read, other, sort))
            break
    return [*done, *made]


def _undated(done: Sequence[Suggestion], start: int, end: int) -> bool:
    """Whether words say that no date is set, which is no denial."""
    return any(s.sort == "date" and not s.about and _shared(s, start, end) > 0.5 * (end - start) for s in done)


def _made(read: Read, clause: Clause, sort: str) -> Suggestion:
    start, end = clause.extent(read)
    why = phrase("words like those of other claims of this sort")
    more = {"count": counted(read.text[start:end], clause.unit.before) or "not a count"} if sort == "left" else {}
    return of_unit(sort, clause.unit, read, why, start, end, **more)  # type: ignore[arg-type]  # SORTS are claim sorts


def _shared(s: Suggestion, start: int, end: int) -> int:
    return max(0, min(s.end, end) - max(s.start, start))


def _shorter(s: Suggestion, clause: Clause, read: Read) -> int:
    start, end = clause.extent(read)
    return min(s.end - s.start, end - start)
