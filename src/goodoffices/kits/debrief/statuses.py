"""How a point stood, as it is printed, in a phrase that can be said in another language."""

from __future__ import annotations

import re
from typing import Final

from goodoffices.phrases import Phrase, phrase

_RUNGS: Final = {
    "not discussed": phrase("not discussed"),
    "proposed": phrase("proposed"),
    "agreed": phrase("agreed"),
    "agreed ad referendum": phrase("agreed ad referendum"),
}
_PRINTED: Final = re.compile(
    r"(?P<rung>not discussed|proposed|agreed ad referendum|agreed)(?: \((?P<capitals>[^)]*)\))?"
    r"(?P<conditions>, on conditions)?(?P<silence>, by silence procedure)?(?:, without (?P<others>.+))?"
)


def agreed(words: str) -> bool:
    """Whether a status, as printed, is that of an agreed point."""
    return words.startswith("agreed")


def said(words: str) -> str:
    """A status as `Standing.words` prints it, part by part; what is none stays as it is.

    >>> one = said("parked (agreed ad referendum (akra), on conditions, without selm)")
    >>> one, one.template
    ('parked (agreed ad referendum (akra), on conditions, without selm)', 'parked ({status})')
    """
    if words.startswith("parked (") and words.endswith(")"):
        return phrase("parked ({status})", status=said(words[8:-1]))
    found = _PRINTED.fullmatch(words)
    if found is None:
        return words
    status: Phrase = _RUNGS[found["rung"]]
    if found["capitals"] is not None:
        # Translators: the capitals of these parties have yet to concur
        status = phrase("agreed ad referendum ({parties})", parties=found["capitals"])
    if found["conditions"]:
        status = phrase("{status}, on conditions", status=status)
    if found["silence"]:
        status = phrase("{status}, by silence procedure", status=status)
    if found["others"]:
        status = phrase("{status}, without {parties}", status=status, parties=found["others"])
    return status
