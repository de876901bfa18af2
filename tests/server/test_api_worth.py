"""What is said of worth through the API: entered in the capital, or refused with its field, and never told outside."""

import pytest

from goodoffices.server.store.registry import get_registry
from tests.server.program import Program
from tests.server.worlds import AKRA, SELM, TALKS

HOME = "capital.akra"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"kind": "NoteWorths"}, "worths"),
        ({"kind": "NoteWorths", "no_agreement": [5, 2]}, "no_agreement"),
        ({"kind": "NoteWorths", "no_agreement": [-5, 2]}, "no_agreement"),
        ({"kind": "NoteWorths", "no_agreement": [5, 10**15]}, "no_agreement"),
        ({"kind": "NoteWorths", "no_agreement": [5, 10**16]}, "no_agreement"),
        (b'{"kind":"NoteWorths","no_agreement":[5,1e400]}', "no_agreement"),
        (b'{"kind":"NoteWorths","no_agreement":[5,NaN]}', ""),
        ({"kind": "NoteWorths", "no_agreement": [5]}, "no_agreement"),
        ({"kind": "RankAlternatives", "point": "99", "groups": [[1], [2]]}, "point"),
        ({"kind": "RankAlternatives", "point": "1", "groups": [[9999], [2]]}, "groups"),
        ({"kind": "DividePoints", "shares": [{"point": "1", "share": 100}]}, "shares"),
        ({"kind": "ComparePackages", "first": [], "second": [], "better": "first"}, "second"),
        ({"kind": "ComparePackages", "first": [], "second": [], "better": "neither"}, "better"),
        ({"kind": "TakeBack", "answer": 1}, "answer"),
    ],
)
def test_what_is_wrong_is_named(program: Program, body: object, field: str) -> None:
    before = get_registry().heads(TALKS, AKRA)[HOME]
    response = program.act(AKRA, HOME, body)
    assert response.status_code == 422, response.content
    assert response.json()["field"].startswith(field)
    assert response.json()["message"]
    assert get_registry().heads(TALKS, AKRA)[HOME] == before


def test_what_fits_is_entered_and_another_side_gets_the_answer_of_a_room_that_is_not(program: Program) -> None:
    noted = {"kind": "NoteWorths", "no_agreement": [20, 30]}
    assert program.act(AKRA, HOME, noted).status_code == 201
    assert get_registry().play(TALKS, AKRA).rooms[HOME].worth.no_agreement is not None
    there, nowhere = program.act(SELM, HOME, noted), program.act(SELM, "capital.nobody", noted)
    assert (there.status_code, there.content) == (nowhere.status_code, nowhere.content)
    assert there.status_code == 404
