"""The canonical text: the same whatever a document is, another as soon as anything that is read in it is."""

from __future__ import annotations

import json

from hypothesis import given

from goodoffices.documents import alternat
from goodoffices.documents.canonical import digest, spelled
from goodoffices.documents.text import Missing, NegotiatingText
from goodoffices.drafting.brackets import Bracket, Words
from tests.documents import likely, sample


def test_it_holds_the_words_with_their_brackets() -> None:
    point = json.loads(spelled(sample.lake()))["points"][1]
    kept, offered = point["words"]["en"][1]
    assert kept == {"label": None, "words": ["commission"]}
    assert offered == {"label": "V", "words": ["commission of experts"]}


@given(likely.texts())
def test_it_is_the_same_in_every_copy_of_an_alternat(text: NegotiatingText) -> None:
    for party in text.origin.audience:
        copy = alternat.copy_of(text, party)
        assert digest(copy) == digest(text)
        assert copy.origin.audience[0] == party
        for before, after in zip(text.points, copy.points, strict=True):
            for one, other in zip(before.offered, after.offered, strict=True):
                for place, led in zip(one.attribution, other.attribution, strict=True):
                    assert sorted(led) == sorted(place)
                    assert party not in led or led[0] == party


def test_runs_of_words_that_follow_each_other_are_one() -> None:
    text = sample.lake()
    cut = text.points[2]._replace(nodes={"en": (Words(None, 0, "Dovra releases"), Words(None, 14, " 40 m³/s."))})
    whole = cut._replace(nodes={"en": (Words(None, 0, "Dovra releases 40 m³/s."),)})
    assert digest(text._replace(points=(cut,))) == digest(text._replace(points=(whole,)))


def test_whatever_a_reader_reads_changes_it() -> None:
    text = sample.lake()
    first, second = text.points[0], text.points[1]
    one = first.offered[2]
    bracket = next(node for node in second.nodes["en"] if isinstance(node, Bracket))
    others = [
        text._replace(title={"en": "Another"}),
        text._replace(points=text.points[:-1]),
        text._replace(points=(first._replace(title={"en": "Levels"}), *text.points[1:])),
        text._replace(points=(first._replace(status="agreed"), *text.points[1:])),
        text._replace(points=(first._replace(standing="parked"), *text.points[1:])),
        text._replace(points=(first._replace(nodes={"en": first.nodes["en"]}), *text.points[1:])),
        *(
            text._replace(points=(first._replace(offered=(*first.offered[:2], changed)), *text.points[1:]))
            for changed in (
                one._replace(status="proposed"),
                one._replace(marking="non-paper"),
                one._replace(by_chair=True),
                one._replace(earlier=True),
                one._replace(missing=(Missing(("akra",), "en", "every month"),)),
                one._replace(notes=()),
                one._replace(attribution=one.attribution._replace(reserves=(), opposes=("akra",))),
            )
        ),
        text._replace(points=(first, second._replace(nodes={"en": (bracket,)}), *text.points[2:])),
    ]
    assert len({digest(other) for other in (text, *others)}) == len(others) + 1


def test_where_a_document_comes_from_does_not() -> None:
    text = sample.lake()
    assert digest(text._replace(origin=text.origin._replace(entry=41, room="public"))) == digest(text)
