"""A headline or lead that outruns what is said below it: it stays a claim of its own, and says so."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase

_SURER = {"planned": 1, "confirmed": 1, "took place": 1, "tentative": 0, "expected": 0, "denied": -1}
_OUTRUNS = phrase("the headline or lead says it without the reserve of the words below")


def outrun(read: Read, found: Sequence[Suggestion]) -> list[Suggestion]:
    """The suggestions, those of a headline or lead marked where what is quoted below them is less sure."""
    top = [u for u in read.units if u.kind != "body" and not u.quoted]
    done = []
    for s in found:
        above = any(u.start <= s.start < u.end for u in top)
        below = [o for o in found if o.start >= s.end and o.sort == s.sort == "date" and o.about == s.about]
        unsure = any(_SURER.get(o.modality, 1) < _SURER.get(s.modality, 1) for o in below)
        denied = s.sort != "denial" and any(o.sort == "denial" and o.verbatim and o.start > s.end for o in found)
        done.append(replace(s, why=_OUTRUNS) if above and (unsure or denied) else s)
    return done
