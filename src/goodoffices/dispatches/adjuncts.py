"""What goes with a verb of saying: to whom, where, when ("told reporters in Osper on Monday that")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.dispatches.lexicon import WITH_OBJECT
from goodoffices.dispatches.when import When

PREPOSITION = (
    r"(?:in|at|during|after|before|to|on|via|by|from|through|with|following|outside|inside|over|alongside|for|"
    r"under|ahead of|"
    r"upon|near|of|late|earlier|early|shortly|soon|about)"
)


_STOP = (
    r"(?:that|the|a|an|he|she|it|they|we|his|her|its|their|there|both|no|not|this|these|those|how|whether|why|"
    r"what|who|if|would|will|had|has|was|were)"
)


_PREPOSED = re.compile(
    rf"\s*,?\s*(?:{PREPOSITION}\s+)+(?:(?:the|a|an|his|her|its|their|this|that|our)\s+)?(?:(?!{_STOP}\b|"
    rf"{PREPOSITION}\b)[\w'’.&-]+\s*){{0,6}}",
)


_ADDRESSEE = re.compile(
    rf"\s*(?:the |a |an |his |her |their |its |our )?(?:(?!that\b|how\b|whether\b|why\b|what\b|{PREPOSITION}\b|"
    rf"the\b|he\b|she\b|it\b|they\b|would\b|will\b|had\b|has\b|was\b|were\b)[\w'’.&-]+\s*){{0,7}}"
)


_FILLER = re.compile(
    r"\s*,?\s*(?:publicly|privately|later|again|here|there(?!['’]s)(?! (?:is|are|was|were|has|have|had|will|would|"
    r"can|could|must|should|may|might)\b)|separately|earlier|afterwards|then|live|online|reporters|"
    r"journalists|parliament|"
    r"lawmakers|deputies|speaking|published|broadcast|aired|posted|released|issued|printed|recorded|adding|"
    r"anonymously|briefly|"
    r"cautiously|\w+ly)\b"
)


_BRACKET = re.compile(r"\s*\([^)]{0,80}\)")


def adjuncts(text: str, at: int, end: int, verb: str, whens: Sequence[When]) -> tuple[int, bool]:
    """How far what belongs to the verb goes (whom, where, when), and whether "that" follows it."""
    place = at
    if verb.casefold() in WITH_OBJECT:
        found = _ADDRESSEE.match(text, place, end)
        stop = min((w.start for w in whens if place <= w.start), default=end)
        place = min(found.end(), stop) if found else place
    for _ in range(8):
        rest = re.compile(r"\s*,?\s*").match(text, place, end)
        following = rest.end() if rest else place
        that = re.compile(r"\s*,?\s*(?:that|how|whether|why)\s").match(text, place, end)
        if that:
            return that.end(), True
        date = next(
            (
                w
                for w in whens
                if w.start <= following < w.end
                or text[following : w.start]
                in ("on ", "late on ", "early on ", "late ", "earlier ", "early ", "earlier on ", "on the evening of ")
            ),
            None,
        )
        if (
            date is not None
            and date.start == following
            and date.form == "day"
            and not text[date.end : end].strip(" .\"'”’\n")
            and re.match(r"\d", text[following:])
        ):
            break  # "Halvia says 7 April": what is said, not when
        if date is not None and date.start < end and date.end > place:
            place = date.end
            continue
        found = _BRACKET.match(text, place, end) or _FILLER.match(text, place, end) or _PREPOSED.match(text, place, end)
        if not found or found.end() == place:
            break
        stop = min((w.start for w in whens if found.start() < w.start < found.end()), default=found.end())
        place = stop if stop > place else found.end()
    return place, False
