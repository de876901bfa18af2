"""Schemathesis against the API: whatever is sent, the answer is one that the description promises, and never a 500."""

from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CheckFunction, load_all_checks
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import positive_data_acceptance

from goodoffices.server.doors import limits
from tests.server.program import Program
from tests.server.worlds import AKRA, CAUCUS, TALKS, TRACK

EXAMPLES = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
# The rules of the table are not in the schema: an act that fits it may still be refused.
NOT_PROMISED: list[CheckFunction] = [positive_data_acceptance]

load_all_checks()


@pytest.fixture
def operations(program: Program, monkeypatch: pytest.MonkeyPatch) -> dict[str, APIOperation]:
    """The API's operations by method and path, as its own description gives them; without limits."""
    for what in limits.RATES:
        monkeypatch.setitem(limits.RATES, what, (10**9, 60))
    server = get_wsgi_application()

    def called(environ: dict[str, Any], start_response: Any) -> Any:
        return server({**environ, "REMOTE_ADDR": "127.0.0.1"}, start_response)

    described = schemathesis.openapi.from_wsgi("/api/openapi.json", called)
    return {operation.ok().label: operation.ok() for operation in described.get_all_operations()}


def hold(operation: APIOperation, token: str, mode: GenerationMode, **given_: Any) -> None:
    """Send what Schemathesis makes of an operation, and check every answer against the description."""

    @EXAMPLES
    @given(case=operation.as_strategy(mode, **given_))
    def answered(case: schemathesis.Case) -> None:
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, excluded_checks=NOT_PROMISED)

    answered()


ACT = "POST /api/talks/{talks}/rooms/{room}/acts"
TOLD = "POST /api/talks/{talks}/rooms/{room}/told"
COSIGN = "POST /api/talks/{talks}/rooms/{room}/cosignatures"
FILE = "POST /api/talks/{talks}/dispatches"
KEY = "POST /api/talks/{talks}/question-keys"
READ = (
    "GET /api/talks/{talks}/play", "GET /api/talks/{talks}/rooms", "GET /api/talks/{talks}/rooms/{room}/entries",
    "GET /api/talks/{talks}/search", "GET /api/talks/{talks}/dispatches/{number}/suggestions",
    "GET /api/talks/{talks}/dispatches/{number}/original", "GET /api/house",
    "GET /api/talks/{talks}/rooms/{room}/checkpoint", "GET /api/talks/{talks}/rooms/{room}/consistency",
    "GET /api/talks/{talks}/rooms/{room}/entries/{number}/receipt", "GET /api/talks/{talks}/bundle",
    "GET /api/talks/{talks}/rooms/{room}/packages",
)  # fmt: skip
NOTHING_WRONG = ("GET /api/talks/{talks}/rooms", "GET /api/house", "GET /api/talks/{talks}/bundle")


def test_every_operation_is_tried(operations: dict[str, APIOperation]) -> None:
    assert set(operations) == {ACT, TOLD, COSIGN, FILE, KEY, *READ}


@pytest.mark.parametrize(
    ("label", "mode"),
    # What takes no parameters takes nothing that could be wrong.
    [
        (label, mode)
        for label in (ACT, TOLD, COSIGN, FILE, KEY, *READ)
        for mode in GenerationMode
        if mode.is_positive or label not in NOTHING_WRONG
    ],
)
def test_whatever_is_sent_is_answered_as_described(
    operations: dict[str, APIOperation], program: Program, label: str, mode: GenerationMode
) -> None:
    hold(operations[label], program.tokens[AKRA], mode)


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("room", ["plenary", TRACK, CAUCUS, "capital.akra"])
def test_whatever_a_seat_does_in_its_rooms_is_answered_as_described(
    operations: dict[str, APIOperation], program: Program, room: str, mode: GenerationMode
) -> None:
    for label in (ACT, TOLD):
        hold(operations[label], program.tokens[AKRA], mode, path_parameters={"talks": TALKS, "room": room})


@pytest.mark.parametrize("label", READ)
def test_whatever_a_seat_reads_in_its_talks_is_answered_as_described(
    operations: dict[str, APIOperation], program: Program, label: str
) -> None:
    here = {"talks": TALKS, "room": "plenary"}
    path = {name: value for name, value in here.items() if f"{{{name}}}" in label}
    hold(operations[label], program.tokens[AKRA], GenerationMode.POSITIVE, path_parameters=path)
