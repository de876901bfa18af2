"""Places: a run of another wording's exact words, in each language, and what comes of putting others there.

Characters are Unicode code points. Nothing here looks anything up: who asks has the words at hand.
"""

from __future__ import annotations

import regex
from msgspec import Struct

from goodoffices.phrases import counted, phrase
from goodoffices.talks import words
from goodoffices.talks.act import Count, Language, Number, Refusal, Texts

Run = tuple[Count, Count]
Runs = dict[Language, Run]
_LETTER = regex.compile(r"\X")
_ISOLATE = regex.compile("[\u2066-\u2069]")


class Place(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Characters start to end of the exact words of entry `wording` on a point, in each language that has a run.

    Where start is end, words are inserted there. What has no run stays as it is in that language.
    """

    wording: Number
    runs: Runs


class Put(Struct, frozen=True, gc=False):
    """Words in the place of a run: none in a language that has a run where that run is proposed for deletion."""

    place: Place
    text: Texts


def whole(base: Texts, put: Put) -> Texts:
    """What the base's words become. Empty where a run is none of the base's words, for then nobody knows."""
    made = dict(base)
    for language, (start, end) in put.place.runs.items():
        before = base.get(language, "")
        if not 0 <= start <= end <= len(before):
            return {}
        made[language] = before[:start] + put.text.get(language, "") + before[end:]
    return made


def joined(first: Put, then: Put, text: Texts) -> Put:
    """Two changes as one on the words that the first was made on; `then` was made on what came of it.

    `text` is what comes of both. The one run is the least that holds both, so that nothing between them is guessed.
    """
    runs, put = dict(first.place.runs), dict(first.text)
    for language, (start, end) in then.place.runs.items():
        if language in first.place.runs:
            began, ended = first.place.runs[language]
            own_end = began + len(first.text.get(language, ""))
            grown = len(then.text.get(language, "")) - (end - start)
            start, end = min(began, start), max(own_end, end)
            runs[language] = start, end - own_end + ended
            put[language] = text.get(language, "")[start : end + grown]
        else:
            runs[language] = start, end
            put[language] = then.text.get(language, "")
    return Put(Place(first.place.wording, runs), {language: words for language, words in put.items() if words})


def within(base: Texts, put: Put, text: Texts) -> Put | None:
    """The words of `text` in the same place on the same base, where all the rest of it is the base's; else None."""
    runs, new = dict(put.place.runs), {}
    if {language: words for language, words in base.items() if language not in runs} != {
        language: words for language, words in text.items() if language not in runs
    }:
        return None
    for language, (start, end) in runs.items():
        before, after = base.get(language, ""), text.get(language, "")
        tail = before[end:]
        if len(after) < start + len(tail) or after[:start] != before[:start] or not after.endswith(tail):
            return None
        new[language] = after[start : len(after) - len(tail)]
    return Put(put.place, {language: words for language, words in new.items() if words})


def may_put(base: Texts, put: Put) -> Refusal | None:
    """The refusal of a place that is no run of the base's words, or of words that change nothing there."""
    if not put.place.runs:
        return words.invalid("place.runs", phrase("Say from which character to which, in at least one language."))
    for language, run in put.place.runs.items():
        wrong = words.language(language, "place.runs") or _may_run(base.get(language, ""), run, language)
        if wrong:
            return wrong
    for language, new in put.text.items():
        if language not in put.place.runs:
            message = phrase("Say where these words go in this language, or leave them out.")
            return words.invalid(f"text.{language}", message)
        if not new:
            return words.invalid(
                f"text.{language}", phrase("Write the words, or leave this language out to delete the run.")
            )
    made = whole(base, put)
    for language, (start, _) in put.place.runs.items():
        wrong = _may_join(made.get(language, ""), start, put.text.get(language, ""), language)
        if wrong:
            return wrong
    if all(made.get(language, "") == base.get(language, "") for language in put.place.runs):
        return words.invalid("text", phrase("These are the words that stand there: nothing would change."))
    return None


def _may_run(base: str, run: Run, language: Language) -> Refusal | None:
    start, end = run
    field = f"place.runs.{language}"
    if start > end:
        return words.invalid(
            field, phrase("A run begins before it ends: {start} to {end} does not.", start=start, end=end)
        )
    if end > len(base):
        return words.invalid(
            field,
            counted(
                "Those words have {number} characters in this language.",
                "Those words have {number} characters in this language.",
                len(base),
            ),
        )
    if not (_between(base, start) and _between(base, end)):
        return words.invalid(field, phrase("A run does not part a letter from its accent or its other marks."))
    return None


def _may_join(made: str, start: int, new: str, language: Language) -> Refusal | None:
    """The refusal of words that would run together with what stands around them."""
    if not (_between(made, start) and _between(made, start + len(new))):
        message = phrase(
            "At an end of these words a letter would take a mark that is not its own: quote that letter too."
        )
        return words.invalid(f"text.{language}", message)
    depth = 0
    for sign in _ISOLATE.findall(made):
        depth += -1 if sign == "\u2069" else 1
        if depth < 0:
            break
    if depth:
        message = phrase("This would part what begins a stretch of words in another direction from what ends it.")
        return words.invalid(f"place.runs.{language}", message)
    return None


def _between(text: str, at: int) -> bool:
    """Whether a place in a text is between two characters as a reader counts them (UAX 29, grapheme clusters)."""
    if at in (0, len(text)):
        return True
    return next((end == at for end in (found.end() for found in _LETTER.finditer(text)) if end >= at), False)
