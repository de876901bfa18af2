"""A suggested claim: what a person may accept, edit or drop. Nothing counts before that."""

from __future__ import annotations

from msgspec import Struct

from goodoffices.talks.press import ClaimSort, Polarity

MODALITIES = ("", "planned", "tentative", "confirmed", "took place", "denied", "expected", "reported")


class Suggestion(Struct, frozen=True):
    """One claim, resting on `text[start:end]` of its document. Empty fields: the dispatch does not tell."""

    sort: ClaimSort
    start: int
    end: int
    words: str  # as printed where `verbatim`
    verbatim: bool = False
    speaker: str = ""
    office: str = ""
    party: str = ""
    via: tuple[str, ...] = ()  # through whom the words came, nearest to the publisher first
    occasion: str = ""
    said_on: str = ""  # EDTF
    about: str = ""  # EDTF: the date that the words are about
    place: str = ""
    modality: str = ""  # one of MODALITIES; empty where it does not apply
    polarity: Polarity = "as stated"
    count: int | str = ""  # of what is left: a number, "at least N", or "not a count"
    scope: str = ""
    round: int | None = None
    why: str = ""  # the rule that found it, in words for the person who decides
