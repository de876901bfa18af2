"""Suggestions for the labelled dispatches and for the two real reports, as the tests and the benchmark take them."""

from functools import cache

from goodoffices.dispatches.document import Document
from goodoffices.dispatches.names import Names, Party, Person, Round
from goodoffices.dispatches.suggest import suggest
from goodoffices.dispatches.suggestion import Suggestion
from tests.dispatches.labels import Dispatch, Split, Talks, dispatches
from tests.dispatches.scoring import Miss, Score, score


def names(talks: Talks) -> Names:
    """The names known to labelled talks, as a suggestion takes them."""
    return Names(
        tuple(Party(p.id, p.names, p.role) for p in talks.party),
        tuple(Person(p.name, p.office, p.party) for p in talks.person),
        tuple(Round(r.number, r.names, r.dates, r.place) for r in talks.round),
    )


def document(dispatch: Dispatch) -> Document:
    """A labelled dispatch as it is read."""
    return Document(
        dispatch.text, published=str(dispatch.published), publisher=dispatch.publisher, agency=dispatch.agency
    )


def suggested(dispatch: Dispatch) -> list[Suggestion]:
    """What is suggested for a labelled dispatch."""
    return suggest(document(dispatch), names(dispatch.talks))


@cache
def scored(split: Split) -> tuple[dict[str, Score], list[Miss]]:
    """The rules' suggestions for one half, held against its labels."""
    half = dispatches(split)
    return score(half, {dispatch.name: suggested(dispatch) for dispatch in half})
