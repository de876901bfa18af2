"""Before it acts, a program may ask for what a page tells its seat alone. Nothing is entered, nobody is held back."""

import pytest

from goodoffices.server.store.registry import get_registry
from tests.server.program import Program, refused
from tests.server.worlds import AKRA, CHIEF, DORN, MEDIATOR, PRESIDENT, SELM, TALKS

SHARED = "The lake is shared by all."  # tabled in plenary
AT_HOME = "Selm would leave the northern shore to its neighbours."
NOTHING = {"mandate": [], "press": [], "closed_words": []}


def stance(word: str = "accept") -> dict[str, object]:
    return {"kind": "TakeStance", "point": "1", "wording": 12, "stance": word}


def publishing(words: str, *whose: str) -> dict[str, object]:
    return {"kind": "Publish", "title": {"en": "Today"}, "text": {"en": words}, "on_behalf_of": [*whose]}


@pytest.mark.parametrize(("seat", "marks"), [(AKRA, ["outside"]), (SELM, ["refer"]), (MEDIATOR, []), (CHIEF, [])])
def test_how_an_act_stands_to_the_mandate_is_told_to_its_own_side(
    program: Program, seat: str, marks: list[str]
) -> None:
    before = get_registry().heads(TALKS, PRESIDENT)
    told = program.told(seat, "plenary", stance())
    assert told.status_code == 200
    assert [one["mark"] for one in told.json()["mandate"]] == marks
    assert get_registry().heads(TALKS, PRESIDENT) == before


def test_it_holds_nobody_back(program: Program) -> None:
    assert program.told(AKRA, "plenary", stance()).json()["mandate"][0]["mark"] == "outside"
    assert program.act(AKRA, "plenary", stance()).status_code == 201


def test_what_commits_nobody_is_told_nothing(program: Program) -> None:
    assert program.told(AKRA, "plenary", stance("oppose")).json() == NOTHING


def test_words_of_closed_rooms_are_told_before_they_are_published(program: Program) -> None:
    told = program.told(AKRA, "public", publishing(f"We said: {SHARED}", "akra")).json()
    (echo,) = told["closed_words"]
    assert (echo["room"], echo["words"]) == ("plenary", "the lake is shared by all")
    assert told["press"] == ["No statement with these words has been cleared in your capital."]


def test_only_rooms_that_the_seat_reads_are_looked_through(program: Program) -> None:
    assert program.act(SELM, "capital.selm", {"kind": "Say", "text": {"en": AT_HOME}}).status_code == 201
    assert program.told(SELM, "public", publishing(AT_HOME, "selm")).json()["closed_words"]
    for seat in (AKRA, DORN, MEDIATOR):
        assert program.told(seat, "public", publishing(AT_HOME)).json()["closed_words"] == []


def test_whoever_clears_a_draft_is_told_of_its_words(program: Program) -> None:
    draft = {"kind": "DraftLine", "line": "if asked", "text": {"en": SHARED}}
    number = program.act(AKRA, "capital.akra", draft).json()["number"]
    clearing = {"kind": "ClearStatement", "draft": number}
    assert program.told(AKRA, "capital.akra", clearing).json()["closed_words"][0]["room"] == "plenary"
    assert program.told(AKRA, "capital.akra", {**clearing, "cleared": False}).json() == NOTHING
    assert program.told(AKRA, "capital.akra", {**clearing, "draft": 2**53 - 1}).json() == NOTHING


def test_what_is_hidden_and_what_is_missing_are_the_same_bytes(program: Program) -> None:
    hidden, missing = (program.told(DORN, room, stance()) for room in ("capital.akra", "capital.nowhere"))
    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)
    refused(hidden, 404, "not found", "room")


def test_what_is_no_act_is_refused_as_ever(program: Program) -> None:
    refused(program.told(AKRA, "plenary", {"kind": "Nothing"}), 422, "invalid", "kind")
    refused(program.told(AKRA, "plenary", {**stance(), "why": 1}), 422, "invalid", "why")
    refused(program.told(None, "plenary", stance()), 401, "no token", "Authorization")
