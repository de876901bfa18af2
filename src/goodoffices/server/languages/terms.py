"""The record's own terms, which stand in it in English, in the reader's language: stances, rungs, markings, states.

Most are said alike wherever they stand: `term`. Where a language needs to know what is spoken of (a rung, a verdict, a
mark), the term stands in a table of that: `term_in`. A word that is not known here is printed as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_noop as _

Terms = Mapping[str, str | Promise]

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

RUNGS: Terms = {
    "draft": pgettext_lazy("how far a text has come", "draft"),
    "frozen": pgettext_lazy("how far a text has come", "frozen"),
    "checked": pgettext_lazy("how far a text has come", "checked"),
    "initialled": pgettext_lazy("how far a text has come", "initialled"),
    "confirmed": pgettext_lazy("how far a text has come", "confirmed"),
    "signed": pgettext_lazy("how far a text has come", "signed"),
    "in force": pgettext_lazy("how far a text has come", "in force"),
    "suspended": pgettext_lazy("how far a text has come", "suspended"),
}
RUNGS_ABOVE: Terms = {  # at the head of a column
    "initialled": pgettext_lazy("how far a text has come", "Initialled"),
    "confirmed": pgettext_lazy("how far a text has come", "Confirmed"),
    "signed": pgettext_lazy("how far a text has come", "Signed"),
    "in force": pgettext_lazy("how far a text has come", "In force"),
}
POWERS: Terms = {  # kind of act, as a document of full powers names it
    "Initial": pgettext_lazy("full powers", "initial"),
    "ConfirmAdReferendum": pgettext_lazy("full powers", "declare your capital’s concurrence"),
    "Sign": pgettext_lazy("full powers", "sign"),
    "Ratify": pgettext_lazy("full powers", "declare ratification"),
}
VERDICTS: Terms = {
    "may accept": pgettext_lazy("a mandate", "may accept"),
    "refer": pgettext_lazy("a mandate", "refer"),
    "never": pgettext_lazy("a mandate", "never"),
}
ANSWERS: Terms = {  # of a principal whom a delegation asked
    "approve": pgettext_lazy("a principal’s answer", "approve"),
    "amend": pgettext_lazy("a principal’s answer", "amend"),
    "refuse": pgettext_lazy("a principal’s answer", "refuse"),
    "call me": pgettext_lazy("a principal’s answer", "call me"),
}
DATES: Terms = {  # how the date of a round or session stands
    "not announced": pgettext_lazy("the date of a round", "not announced"),
    "planned": pgettext_lazy("the date of a round", "planned"),
    "tentative": pgettext_lazy("the date of a round", "tentative"),
    "confirmed": pgettext_lazy("the date of a round", "confirmed"),
    "expected": pgettext_lazy("the date of a round", "expected"),
    "reported": pgettext_lazy("the date of a round", "reported"),
    "as reported": pgettext_lazy("the date of a round", "as reported"),
    "opened": pgettext_lazy("the date of a round", "opened"),
    "took place": pgettext_lazy("the date of a round", "took place"),
    "closed": pgettext_lazy("the date of a round", "closed"),
    "denied": pgettext_lazy("the date of a round", "denied"),
    "cancelled": pgettext_lazy("the date of a round", "cancelled"),
}
MARKS: Terms = {  # of a draft, beside the one before it
    "better": pgettext_lazy("a mark of a draft", "better"),
    "same": pgettext_lazy("a mark of a draft", "same"),
    "worse": pgettext_lazy("a mark of a draft", "worse"),
}
YES_OR_NO: Terms = {
    "yes": pgettext_lazy("an answer", "yes"),
    "no": pgettext_lazy("an answer", "no"),
}
WHO: Terms = {  # may do an act in a room, as the table of authority names offices and functions
    "any": pgettext_lazy("who may do it", "any"),
    "head": pgettext_lazy("who may do it", "head"),
    "deputy": pgettext_lazy("who may do it", "deputy"),
    "deputy*": pgettext_lazy("who may do it", "deputy with power on record"),
    "adviser": pgettext_lazy("who may do it", "adviser"),
    "adviser*": pgettext_lazy("who may do it", "adviser with power on record"),
    "secretary": pgettext_lazy("who may do it", "secretary"),
    "principal": pgettext_lazy("who may do it", "principal"),
    "aide": pgettext_lazy("who may do it", "aide"),
    "aide*": pgettext_lazy("who may do it", "aide with power on record"),
    "press": pgettext_lazy("who may do it", "press"),
    "mediator": pgettext_lazy("who may do it", "mediator"),
    "co-mediator": pgettext_lazy("who may do it", "co-mediator"),
    "secretariat": pgettext_lazy("who may do it", "secretariat"),
    "chair": pgettext_lazy("who may do it", "chair"),
    "rapporteur": pgettext_lazy("who may do it", "rapporteur"),
    "room secretary": pgettext_lazy("who may do it", "room secretary"),
    "instructor": pgettext_lazy("who may do it", "instructor"),
}


def term(word: str) -> str:
    """A term of the record in the reader's language; anything else as it is.

    >>> term("accept ad referendum"), term("Brena Talvik")
    ('accept ad referendum', 'Brena Talvik')
    """
    return gettext(word) if word in _TERMS else word


def term_in(terms: Terms, word: str) -> str:
    """A term of the record, of one of the tables above, as a page prints it."""
    return str(terms.get(word, word))
