"""Sentences of many kinds of report held against what they should suggest, one to a line.

All are printed on Wednesday 17 May 2034, of talks between countries, a port's owners and its dockers, fishing nations,
towns on one river, and makers of a standard.
"""

from goodoffices.dispatches.document import Document
from goodoffices.dispatches.names import Names, Party, Person
from goodoffices.dispatches.suggest import suggest
from goodoffices.dispatches.suggestion import Suggestion

NAMES = Names(
    (
        Party("orvane", ("Orvane", "Orvani", "Ostrel"), "negotiating"),
        Party("keld", ("Keld", "Keldish", "Vantor"), "negotiating"),
        Party("dockers", ("Dockers' Union", "dockers", "the union"), "negotiating"),
        Party("port", ("Port Authority", "the port", "management"), "negotiating"),
        Party("lisk", ("Lisk", "Liskan"), "mediator"),
    ),
    (
        Person("Mara Tolland", "chief negotiator", "orvane"),
        Person("Jun Castellane", "fisheries minister", "keld"),
        Person("Idris Fenwick", "general secretary", "dockers"),
        Person("Greta Hollis", "chief executive", "port"),
        Person("Petra Oyelaran", "mediator", "lisk"),
    ),
)
BEFORE = "Orvane and Keld are negotiating a treaty on the Sound. "


def made(sentence: str, before: str = BEFORE) -> list[Suggestion]:
    """What is suggested of a sentence in a report that is about talks."""
    text = before + sentence.strip()
    found = suggest(Document(text, published="2034-05-17"), NAMES)
    return [s for s in found if s.end > len(before)]


def lines(table: str) -> list[str]:
    """The sentences of a table."""
    return [line.strip() for line in table.splitlines() if line.strip()]
