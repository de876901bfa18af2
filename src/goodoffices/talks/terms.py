"""The record's own terms as a sentence says them: rooms, what they keep, offices, stances, how far a text has come."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.phrases import Phrase, phrase

_TERMS: tuple[Phrase, ...] = (
    # Translators: kinds of rooms, as in “In a restricted room … is for: head, deputy.”
    phrase("plenary"), phrase("restricted"), phrase("track"), phrase("bilateral"),
    phrase("caucus"), phrase("mediation"), phrase("capital"), phrase("public"),
    # Translators: what a room's record keeps
    phrase("decisions only"), phrase("declared"), phrase("verbatim"), phrase("none"),
    # Translators: offices and functions of the people at the table
    phrase("principal"), phrase("aide"), phrase("head"), phrase("deputy"), phrase("secretary"), phrase("adviser"),
    phrase("press"), phrase("mediator"), phrase("co-mediator"), phrase("secretariat"), phrase("observer"),
    phrase("instructor"), phrase("chair"), phrase("rapporteur"), phrase("room secretary"),
    # Translators: where a party stands on words
    phrase("accept"), phrase("accept ad referendum"), phrase("can live with"), phrase("will follow consensus"),
    phrase("reserve"), phrase("reserve (substantive)"), phrase("reserve (scrutiny)"), phrase("reserve (linguistic)"),
    phrase("awaiting instructions"), phrase("oppose"),
    # Translators: how far a text has come, as in “The text is not yet signed.”
    phrase("frozen"), phrase("checked"), phrase("initialled"), phrase("confirmed"), phrase("signed"),
    phrase("ratified"), phrase("in force"),
)  # fmt: skip
_BY_NAME = {str(one): one for one in _TERMS}


def term(name: str) -> str:
    """A term of the record as a phrase; a name that is none, as it is."""
    return _BY_NAME.get(name, name)


def term_list(names: Iterable[str]) -> str:
    """Several, with commas between them; empty for none."""
    said = ""
    for one in map(term, names):
        # Translators: a list of offices, and one more
        said = phrase("{first}, {next}", first=said, next=one) if said else one
    return said
