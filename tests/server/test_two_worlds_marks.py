"""Two worlds over marks: whatever a party marked, and if it marked at all, every other seat gets the same bytes."""

import json
from collections.abc import Iterator
from itertools import chain

import pytest

from goodoffices.registry import Receipt
from goodoffices.server.desks.pages import drafts_grid
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.drafted import marks
from tests.server.pair import Answer, Pair
from tests.server.surface import Ask
from tests.server.worlds import AKRA, CAUCUS, CHIEF, DORN, INSIDE, MEDIATOR, PRESS, SELM, TALKS, standing_in

OUTSIDE = (SELM, DORN, CHIEF, PRESS, "public")


def mark(draft: int, mark: str, could_live: bool) -> dict[str, object]:
    """Marks of a draft that changed point 1."""
    cites = [{"room": "plenary", "number": draft}]
    return {"kind": "MarkDraft", "cites": cites, "marks": [{"point": "1", "mark": mark}], "could_live": could_live}


GIVEN = {
    "nothing": (),
    "better": (("better", True),),
    "worse": (("worse", False),),
    "one after the other": (("worse", False), ("same", True), ("better", True)),
}


def asked(seat: str, draft: int) -> Iterator[Ask]:
    """All that speaks of drafts, and what a seat may try to find out by doing."""
    own, plenary = f"/t/{TALKS}/as/{seat}", f"/t/{TALKS}/as/{seat}/rooms/plenary"
    for path in ("/", "/rooms/", "/rooms/plenary/", f"/rooms/{CAUCUS}/", "/board/", "/record/", "/record/heads/"):
        yield Ask(own + path)
    for query in ("", "?left=1", "?left=4", f"?draft={draft}", f"?draft={draft - 1}"):
        yield Ask(f"{plenary}/drafts/{query}")
    yield Ask(f"{plenary}/drafts/picture.svg")
    yield Ask(f"/t/{TALKS}/as/{seat}/rooms/{CAUCUS}/drafts/")
    for kind in ("CirculateDraft", "MarkDraft", "AskFinal", "AnswerFinal"):
        yield Ask(f"{plenary}/act/{kind}/?left=2")
        yield Ask(f"{own}/rooms/{CAUCUS}/act/{kind}/")
    yield Ask(f"/api/talks/{TALKS}/play")
    for room in ("plenary", CAUCUS):
        yield Ask(f"/api/talks/{TALKS}/rooms/{room}/entries")
        yield Ask(f"/api/talks/{TALKS}/rooms/{room}/acts", "POST", act=mark(draft, "better", True))
        cited = {"kind": "Say", "text": {"en": "x"}, "cites": [{"room": CAUCUS, "number": 3}]}
        yield Ask(f"/api/talks/{TALKS}/rooms/{room}/acts", "POST", act=cited)
    for act in ({"kind": "AnswerFinal", "ask": draft, "answer": "no"}, {"kind": "AskFinal", "draft": draft}):
        yield Ask(f"/api/talks/{TALKS}/rooms/plenary/acts", "POST", act=act)
    yield Ask(f"{plenary}/drafts/")


def answers(pair: Pair, seat: str, given: tuple[tuple[str, bool], ...]) -> list[tuple[str, Answer]]:
    """What a seat is answered in a world in which Akra gave these marks."""
    world, _ = pair.of(AKRA)
    with standing_in(world):
        registry = get_registry()
        draft = max(registry.play(TALKS, MEDIATOR).plenary.drafts.drafts)
        for number, (word, live) in enumerate(given):
            done = registry.submit(TALKS, AKRA, CAUCUS, json.dumps(mark(draft, word, live)), f"mark {number}")
            assert isinstance(done, Receipt), done
    asks = list(asked(seat, draft))
    return [(str(ask), answer) for ask, answer in zip(asks, pair._answers(world, seat, asks), strict=True)]


@pytest.mark.parametrize("seat", OUTSIDE)
def test_another_seat_gets_the_same_bytes_whatever_a_party_marked(pair: Pair, seat: str) -> None:
    worlds = [answers(pair, seat, given) for given in GIVEN.values()]
    for other in worlds[1:]:
        assert [ask for (ask, a), (_, b) in zip(worlds[0], other, strict=True) if a != b] == []
    statuses = {answer[0] for _, answer in chain(*worlds)}
    assert 200 in statuses or seat == "public"


@pytest.mark.parametrize("seat", [AKRA, MEDIATOR])
def test_the_party_itself_and_the_team_are_told_of_the_difference(pair: Pair, seat: str) -> None:
    assert seat in INSIDE["caucus"]
    better, worse = (dict(reversed(answers(pair, seat, GIVEN[name]))) for name in ("better", "worse"))
    page = f"GET /t/{TALKS}/as/{seat}/rooms/plenary/drafts/"
    assert better[page][0] == worse[page][0] == 200
    assert better[page][2] != worse[page][2]
    picture = f"{page}picture.svg"
    assert better[picture][2] != worse[picture][2]


def test_a_page_that_counted_the_marks_of_others_would_be_seen(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    """A leak that is planted: the table of drafts made from what the mediator reads, whoever asks."""
    monkeypatch.setattr(
        drafts_grid, "marks", lambda play, room, draft: marks(get_registry().play(TALKS, MEDIATOR), room, draft)
    )
    better, worse = (dict(answers(pair, DORN, GIVEN[name])) for name in ("better", "worse"))
    told = {ask.partition("?")[0] for ask in better if better[ask] != worse[ask]}
    page = f"GET /t/{TALKS}/as/{DORN}/rooms/plenary/drafts/"
    assert told == {page, f"{page}picture.svg"}
