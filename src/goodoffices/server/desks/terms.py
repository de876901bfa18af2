"""Words of the record that pages print by themselves (a rung, a verdict, a mark), in the reader's language.

The record keeps them in English, as acts write them; a word that is not known here is printed as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

Terms = Mapping[str, str | Promise]

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


def term(terms: Terms, word: str) -> str:
    """A word of the record, of one of the tables above, as a page prints it."""
    return str(terms.get(word, word))
