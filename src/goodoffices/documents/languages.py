"""Languages side by side: which translations are older than their source, and where brackets or numbers differ.

The source is the first of the talks' languages in which an alternative has words; the rest are its translations.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from goodoffices.documents.text import PointOfText
from goodoffices.drafting.parity import Difference, difference
from goodoffices.talks.act import Language
from goodoffices.talks.wordings import Alternative, Alternatives, Wording


class Translation(NamedTuple):
    """How a language of an alternative stands to its source."""

    language: Language
    source: Language
    changed: int
    """The entry that changed its words last."""
    source_changed: int

    @property
    def stale(self) -> bool:
        """Whether the source was changed later."""
        return self.source_changed > self.changed


class Unlike(NamedTuple):
    """What the words of a point have in one language that they lack in the other, each way."""

    language: Language
    other: Language
    more: Difference
    less: Difference


def translations(here: Alternatives, alternative: Alternative, order: Sequence[Language]) -> tuple[Translation, ...]:
    """Each language of an alternative but its source, in `order` and then as they came.

    Words that were written anew and came out the same are not changed. Whether two languages say the same is another
    question, which people answer by `CheckConcordance`.
    """
    text = alternative.wording.text
    languages = [*(x for x in order if x in text), *(x for x in text if x not in order)]
    changed = {language: _changed(here, alternative, language) for language in languages}
    return tuple(Translation(x, languages[0], changed[x], changed[languages[0]]) for x in languages[1:])


def _changed(here: Alternatives, alternative: Alternative, language: Language) -> int:
    """The entry that changed the present words of a language last, in the alternative or in what it was put into."""
    wording = alternative.wording
    while True:
        before = _before(here, alternative, wording)
        if before is None or before[1].text.get(language) != wording.text.get(language):
            return wording.number
        alternative, wording = before


def _before(here: Alternatives, alternative: Alternative, wording: Wording) -> tuple[Alternative, Wording] | None:
    """The wording before this one: of the alternative itself, or that into which it was first put."""
    earlier = [w for w in alternative.wordings if w.number < wording.number]
    if earlier:
        return alternative, earlier[-1]
    if wording.put is None or wording.put.place.wording >= wording.number:
        return None
    base = here.of(alternative.point, wording.put.place.wording)
    words = here.words(alternative.point, wording.put.place.wording)
    return (base, words) if base is not None and words is not None else None


def unlike(point: PointOfText, languages: Sequence[Language]) -> tuple[Unlike, ...]:
    """Where a point's languages differ from the first of them in brackets or numbers, in the order given."""
    written = [language for language in languages if language in point.nodes]
    found: list[Unlike] = []
    for language in written[1:]:
        less, more = difference(point.nodes[written[0]], point.nodes[language])
        if less or more:
            found.append(Unlike(language, written[0], more, less))
    return tuple(found)
