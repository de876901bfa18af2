"""The record's own terms, which stand in it in English, in the reader's language: stances, rungs, markings, states."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

_TERMS = frozenset((
    # stances, and what has become of one
    _("accept"), _("accept ad referendum"), _("can live with"), _("reserve"), _("reserve (substantive)"),
    _("reserve (scrutiny)"), _("reserve (linguistic)"), _("substantive"), _("scrutiny"), _("linguistic"),
    _("awaiting instructions"), _("oppose"), _("no stance"), _("on earlier wording"), _("before reopening"),
    _("will follow consensus"),
    _("condition void"), _("declared (unconfirmed)"), _("proposes"),
    # how a point, or words on it, stand
    _("not discussed"), _("proposed"), _("agreed ad referendum"), _("agreed"), _("agreed, on conditions"),
    _("agreed ad referendum, on conditions"), _("nothing on public record"), _("substance agreed, drafting open"),
    _("under discussion"), _("compromise text of the chair"), _("proposed for deletion"),
    # markings of texts and papers, and on what terms words may be passed on
    _("formal"), _("without prejudice"), _("non-paper"), _("for you alone"), _("as your own idea"), _("as ours"),
    _("letter"), _("map"), _("draft"), _("report"), _("minutes"), _("full powers"), _("other"),
    # how sure a date is
    _("planned"), _("tentative"), _("confirmed"), _("opened"), _("denied"), _("cancelled"), _("took place"),
    _("expected"), _("reported"), _("no date set"), _("not announced"), _("closed"),
    # what a report says that somebody said
    _("date"), _("quotation"), _("assessment"), _("left"), _("what is left"), _("denial"), _("no comment"), _("offer"),
    _("condition"), _("understanding"), _("attendance"), _("format"), _("role"), _("press policy"), _("as stated"),
    _("negated"), _("unclear as printed"), _("exact"), _("at least"), _("not a count"), _("as reported"),
    _("in the filer’s words"),
    # the press
    _("may speak"), _("agreed lines only"), _("no statements"), _("line to take"), _("if asked"), _("holding line"),
    _("cleared"), _("not cleared"), _("published"), _("superseded"), _("stale"),
    # the ladder of a text
    _("frozen"), _("checked"), _("initialled"), _("signed"), _("ratified"), _("in force"), _("concordant"),
    _("not concordant"), _("on paper"), _("in the system"),
    # mandates, questions to principals, answers
    _("may accept"), _("refer"), _("never"), _("inside"), _("outside"), _("approve"), _("amend"), _("refuse"),
    _("call me"), _("answered"), _("unanswered"), _("acknowledged"), _("no answer"), _("accepted by some"),
    _("accepted by all"), _("adopted"), _("yes"), _("no"),
    # what waits, and what has become of it
    _("open"), _("broken"), _("lapsed"), _("unknown"), _("waiting"), _("consented"), _("declined"), _("void"),
    _("claimed"), _("corrected"), _("restated"), _("partly confirmed"), _("due"), _("overdue"), _("discharged"),
    _("done"), _("next"), _("later"), _("changed"), _("withdrawn"), _("settled"), _("not settled"),
    _("has not reacted"), _("nothing declared"), _("better"), _("same"), _("worse"), _("found"),
    _("not enough information"), _("could live with it"), _("could not live with it"), _("did not say of the whole"),
    _("can wait"), _("contested"), _("rectified"), _("adjourned"),
    # functions in a room
    _("chair"), _("rapporteur"), _("room secretary"),
))  # fmt: skip


def term(word: str) -> str:
    """A term of the record in the reader's language; anything else as it is.

    >>> term("accept ad referendum"), term("Brena Talvik")
    ('accept ad referendum', 'Brena Talvik')
    """
    return gettext(word) if word in _TERMS else word
