"""Right acts of every kind, each spoilt in one place, are answered as the API's description says."""

import copy
from collections.abc import Iterator
from functools import cache
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.schemas import APIOperation

from goodoffices.talks.kinds import KINDS
from tests.server.desks.forms.filling import filled
from tests.server.desks.forms.instructing_cases import TAUGHT, taught
from tests.server.desks.forms.more_cases import CLOSING
from tests.server.desks.forms.talk import closing, keys_of_the_talk, talk
from tests.server.desks.forms.test_round_trip import CASES
from tests.server.program import Program
from tests.server.test_schemathesis import ACT, NOT_PROMISED, operations  # noqa: F401  # a fixture
from tests.server.worlds import AKRA, CAUCUS, TALKS, TRACK

# Each kind is sent spoilt in so many places, and in so many rooms.
EXAMPLES = settings(
    max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None
)
ROOMS = ("plenary", "capital.akra", TRACK, CAUCUS, "public")
ODD: tuple[Any, ...] = (
    None, True, "", " ", "x", 0, -1, 1, 2**53 - 1, 2**53, 1.5, [], {}, [[]], {"en": ""}, {"": "x"}, "a\u202eb", "\0",
    "e\u0301", "x" * 200_001, "2027-02-30", "2027-02-30/..", "9999-12-31T23:59:60Z", "0000-00-00", "y99999999999",
    "akra", "akra.head", "plenary", "capital.selm", "no@where", ["akra", "akra"], {"room": "capital.selm", "number": 1},
)  # fmt: skip
Path = tuple[str | int, ...]


@cache
def right() -> dict[str, list[dict[str, Any]]]:
    """Acts of each kind, as their forms make them of what people fill in where there is a form."""
    founding = {"kind": "FoundTalks", "languages": ["en"], "title": {"en": "New"}, "zone": "UTC", "person": "Ina Holt"}
    answer = {"kind": "Answer", "question": 1, "outcome": "no"}  # the server enters it, nobody else
    found: dict[str, list[dict[str, Any]]] = {"FoundTalks": [founding], "Answer": [answer]}
    later = [*((c, closing(step)) for step, c in CLOSING), *((c, taught(step)) for step, c in TAUGHT)]
    with keys_of_the_talk():
        for case, at in [*((c, talk()) for c in CASES), *later]:
            form = filled(case.kind, at.desk(case.seat), case.room, case.typed)
            assert form.is_valid(), (case.kind, form.errors)
            found.setdefault(case.kind, []).append(form.act())
    return found


def places(value: Any, at: Path = ()) -> Iterator[Path]:
    """Every place in an act."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, held in inner:
        yield (*at, step)
        yield from places(held, (*at, step))


@st.composite
def spoilt(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """A right act with one thing left out, replaced, doubled or added."""
    act = copy.deepcopy(draw(st.sampled_from(right()[kind])))
    where = draw(st.sampled_from([(), *places(act)]))
    if not where:
        return {**act, draw(st.sampled_from(["colour", "cites", "source", "Kind"])): draw(st.sampled_from(ODD))}
    *before, last = where
    holder: Any = act
    for step in before:
        holder = holder[step]
    how = draw(st.sampled_from(["replace", "replace", "leave out", "double"]))
    if how == "leave out":
        del holder[last]
    elif how == "double" and isinstance(holder, list):
        holder.append(copy.deepcopy(holder[last]))
    else:
        holder[last] = draw(st.sampled_from(ODD))
    return act


def test_every_kind_is_there() -> None:
    assert set(right()) == set(KINDS)


def test_every_kind_of_act_spoilt_is_answered_as_described(
    operations: dict[str, APIOperation],  # noqa: F811
    program: Program,
) -> None:
    statuses: dict[int, int] = {}
    for kind in KINDS:

        @EXAMPLES
        @given(act=spoilt(kind), room=st.sampled_from(ROOMS), key=st.uuids())
        def answered(act: dict[str, Any], room: str, key: object) -> None:
            case = operations[ACT].Case(
                path_parameters={"talks": TALKS, "room": room}, body=act, media_type="application/json",
                headers={"Idempotency-Key": str(key), "Authorization": f"Bearer {program.tokens[AKRA]}"},
            )  # fmt: skip
            response = case.call()
            case.validate_response(response, excluded_checks=NOT_PROMISED)
            assert response.status_code < 500, (act, response.text)
            statuses[response.status_code] = statuses.get(response.status_code, 0) + 1

        answered()
    assert {201, 422} <= set(statuses), statuses
