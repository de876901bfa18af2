"""What is sorted: the units of a dispatch, and what their sentences tell in passing of who leads, hosts or takes part.

"Tavory, which hosts the talks, has invited both", "opened under the mediation of Halvia", "is headed by the minister
and includes a general": each may hold a claim of its own beside that of its sentence.
"""

from __future__ import annotations

import re
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from goodoffices.dispatches.reading import Circumstance, Kind, Read, Unit
from goodoffices.dispatches.sentences import UPPER

_HELPS = r"(?:mediat|host|chair|broker|facilitat|moderat|conven|observ|organi[sz]|sponsor)"
_PARTS = re.compile(
    r",\s(?:who|which)\s(?:[^,;:\x01]|,(?=\s\w+,))+?(?=,|;|:|\.?$)|"
    r",?\swith\s(?!(?:that|this|it)\b)[^,;.\x01]{3,70}?\s(?:mediating|hosting|observing|chairing|attending|presiding|"
    r"facilitating|moderating|acting|serving|present|absent|leading|heading|joining|representing|in the chair|"
    r"as (?:the |a |an )?(?:[\w-]+ )?(?:mediator|host|observer|chair\w*|guarantor|facilitator|go-between|monitor)s?)\b"
    r"(?:(?!\sand\s)[^,;\x01])*|"
    r",?\sunder\s(?:the\s|its\s|his\s|her\s)?(?:[\w-]+\s)?(?:mediation|mediator|auspices|chairmanship|chair|aegis|"
    r"supervision|facilitation|guidance|presidency|leadership)\b[^,;\x01]*|"
    rf",\s{_HELPS}\w*\s(?:by|in|at|jointly)\s[^,;\x01]+|"
    r",?\s(?:and|while)\s(?=(?:also\s|again\s|for the first time\s)?(?:include[sd]?|comprise[sd]?|number(?:s|ed)|"
    r"brought|brings|is|are|was|were|will be|has|have|had)\b)[^;\x01]+|"
    r",?\sand\s(?:the\s(?:delegation|side|team)\sof\s|(?:that|those)\sof\s)[^;\x01]+?\sby\s[^;\x01]+|"
    rf",?\sand\s(?=(?:the\s)?{UPPER}[\w’'-]+(?:\s[\w’'-]+){{0,4}}?\s(?:will|would|has|had|is|was|were|are|have|did)\s)"
    r"[^;\x01]+|"
    r",?\sand\s(?=(?:(?:did|would|could|has|had|have|will)\snot|refused|declined)\s)[^;\x01]+"
)
_IFS = re.compile(  # beside the whole of it, which they stay a part of
    r"(?:(?<=\s)|(?<=[\"“]))(?:(?:but |and )?only )?(?:if|unless|once|provided(?: that)?|as long as|so long as|"
    r"on condition that|"
    r"in return for|in exchange for)\s[^;:\x01“”\".?!]+?(?=,\s|[;:\x01“”\".?!]|$)"
)
_NAME = re.compile(
    rf"(?:^|(?<=[,.;]\s)|(?<=\s))(?:[Tt]he\s)?(?:[\w.’'-]+\s){{0,5}}?{UPPER}[\w.’'-]+(?:\s{UPPER}[\w.’'-]+)*$"
)
_LEAST, _LED = 16, 3  # characters of a part, and of what stands before it


class Clause(Struct, frozen=True):
    """A clause to be sorted: a unit, and the places in it that are sorted by themselves."""

    unit: Unit
    apart: tuple[tuple[int, int], ...] = ()
    within: bool = False  # told in passing
    condition: bool = False  # an "if" within it

    def extent(self, read: Read) -> tuple[int, int]:
        """On which words a claim of it rests: with the name that a relative clause is about, without a part behind."""
        start, end = self.unit.start, self.unit.end
        if self.within and re.match(r"(?:who|which)\s", read.text[start:end]):
            led = read.text[max(0, start - 50) : start].rsplit("\n", 1)[-1]
            named = _NAME.search(led.rstrip(" ,"))
            return (start - len(led) + named.start() if named else start), end
        if self.apart and end - self.apart[-1][1] < 3:
            end = len(read.text[: self.apart[-1][0]].rstrip(" ,"))
        return start, end


def clauses(read: Read) -> list[Clause]:
    """The units of a dispatch, and what is told in passing in each sentence."""
    places = [(s.span.start, s.span.end) for s in read.sentences] + [(u.start, u.end) for u in read.utterances]
    parts = sorted(set(chain.from_iterable(_parts(read, start, end) for start, end in places)))
    found: list[Clause] = []
    owned: set[tuple[int, int]] = set()
    for unit in read.units:
        inside = [(a, b) for a, b in parts if unit.start + _LED <= a and b <= unit.end + 1]
        owned.update(inside)
        found.append(Clause(unit, tuple(inside)))
        found += [
            Clause(replace(unit, start=m.start(), end=m.end()), within=True, condition=True)
            for m in _IFS.finditer(read.text, unit.start, unit.end)
            if m.start() - unit.start > _LED and m.end() - m.start() >= _LEAST
        ]
        found += [Clause(replace(unit, start=a, end=b), within=True) for a, b in inside]
    for start, end in parts:
        if (start, end) not in owned:
            kind: Kind = next((s.kind for s in read.sentences if s.span.start <= start < s.span.end), "body")
            found.append(Clause(Unit(start, end, None, Circumstance(), kind, False), within=True))
    return found


def _parts(read: Read, first: int, last: int) -> list[tuple[int, int]]:
    found = []
    printed = read.masked if any(s.span.start == first for s in read.sentences) else read.text
    for match in _PARTS.finditer(printed, first, last):
        start = match.end() - len(match.group().lstrip(" ,"))
        if match.end() - start >= _LEAST and start - first >= _LED:
            found.append((start, match.end()))
    return found
