"""The fixed words of the record, such as a stance or how sure a date is, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as noop

_WORDS = frozenset(
    {
        # How sure a round's dates are, and a session's.
        noop("planned"), noop("tentative"), noop("confirmed"), noop("opened"), noop("denied"), noop("cancelled"),
        noop("closed"), noop("not announced"), noop("adjourned"),
        # Stances and reservations.
        noop("accept"), noop("accept ad referendum"), noop("can live with"), noop("reserve"),
        noop("reserve (substantive)"), noop("reserve (scrutiny)"), noop("reserve (linguistic)"),
        noop("awaiting instructions"), noop("oppose"),
        # What a mandate says, by what it directs and beside an alternative.
        noop("may accept"), noop("refer"), noop("never"), noop("inside"), noop("outside"),
        # Understandings, and answers to a claim of one.
        noop("claimed"), noop("corrected"), noop("partly confirmed"), noop("restated"),
        # Papers and how they are marked.
        noop("formal"), noop("without prejudice"), noop("non-paper"), noop("letter"), noop("map"), noop("draft"),
        noop("report"), noop("minutes"), noop("full powers"), noop("other"),
        # How the text goes on its way.
        noop("frozen"), noop("checked"), noop("initialled"), noop("signed"), noop("in force"),
        noop("on paper"), noop("in the system"),
        # Postures and lines towards the press.
        noop("may speak"), noop("agreed lines only"), noop("no statements"), noop("line to take"), noop("if asked"),
        noop("holding line"),
        # Answers of a principal.
        noop("approve"), noop("amend"), noop("refuse"), noop("call me"),
        # How a sealed question stands.
        noop("open"), noop("declined"), noop("consented"), noop("void"), noop("lapsed"), noop("answered"),
    }
)  # fmt: skip


def said(word: str) -> str:
    """A fixed word of the record as the reader's language has it; what is none stays as it is."""
    return gettext(word) if word in _WORDS else word
