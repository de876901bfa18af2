"""By what a filed report, and a claim recorded from one, is found again."""

from __future__ import annotations

from goodoffices.dispatches.same import marks
from goodoffices.dispatches.tokens import tokens
from goodoffices.records import Findable, Phrase
from goodoffices.talks.act import Act, Erased
from goodoffices.talks.filing import FileDispatch, RecordClaim


def findable(act: Act | Erased) -> Findable:
    """The words and marks of a report or a claim; nothing for any other act."""
    if isinstance(act, FileDispatch):
        said = (act.publisher, act.agency, act.title, act.text)
        return Findable(_words(said), marks(act.sha256, act.text))
    if isinstance(act, RecordClaim):
        return Findable(_words((act.speaker, act.office, act.words, act.occasion, act.place, act.scope, *act.via)))
    return Findable()


def _words(said: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for part in said for word in tokens(part))


def asked(query: str) -> list[Phrase]:
    """What a search asks for: all its words, those between quotation marks one after the other; `word*` begins so.

    >>> asked('Peskov "last issue" negoti*')
    [('peskov',), ('last', 'issue'), ('negoti*',)]
    """
    phrases: list[Phrase] = []
    for place, part in enumerate(query[:500].replace("“", '"').replace("”", '"').split('"')):
        if place % 2:
            phrases.append(tuple(tokens(part)))
            continue
        for written in part.split():
            words = tokens(written)
            if words and written.endswith("*"):
                words[-1] += "*"
            phrases += [tuple(words)]
    return [phrase for phrase in phrases if phrase][:20]
