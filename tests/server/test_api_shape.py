"""Every address under /api/ with every method: a refusal has the one shape, and tells nothing of what there is."""

import json
from pathlib import Path

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client

from goodoffices.server.api import routes
from goodoffices.server.doors import access
from goodoffices.talks.rules import NO_ROOM
from tests.server.program import Program, refused
from tests.server.surface import addresses
from tests.server.worlds import AKRA, CAUCUS, DORN, ELSEWHERE, NOWHERE, TALKS

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW")
ROUTES = sorted({pattern for _, pattern in addresses() if pattern.startswith("/api/")})
# A hidden thing and one that does not exist: to whoever asks from outside they are the same.
ALIKE = (((TALKS, CAUCUS), (TALKS, "no@where")), ((ELSEWHERE, "plenary"), (NOWHERE, "plenary")))


def asked(client: Client, method: str, path: str, **headers: str) -> HttpResponse:
    return client.generic(method, path, b"", "application/json", headers=headers)


def filled(route: str, talks: str, room: str) -> str:
    parts = {"<talks>": talks, "<room>": room, "<int:number>": "1", "<number>": "1", "<path:rest>": "no/thing"}
    for part, value in parts.items():
        route = route.replace(part, value)
    assert "<" not in route, route
    return route


def shaped(response: HttpResponse) -> None:
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Cache-Control"] == "no-store"
    said = json.loads(response.content)
    assert set(said) == {"reason", "message", "field"}
    assert said["message"]


@pytest.mark.parametrize("seat", [AKRA, DORN, None])
def test_every_refusal_of_every_address_has_the_one_shape(program: Program, seat: str | None) -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    token = {"Authorization": f"Bearer {program.tokens[seat]}"} if seat else {}
    answered = set()
    for route in ROUTES:
        for method in METHODS:
            response = asked(client, method, filled(route, TALKS, "plenary"), **token)
            answered.add(response.status_code)
            assert response.status_code < 500, (route, method)
            if response.status_code >= 400 and method != "HEAD":
                shaped(response)
            if response.status_code == 405:
                assert response.headers["Allow"]
    assert {200, 404, 405} <= answered


@pytest.mark.parametrize("method", METHODS)
def test_no_method_tells_what_is_hidden_from_what_is_missing(program: Program, method: str) -> None:
    headers = {"Authorization": f"Bearer {program.tokens[DORN]}", "Idempotency-Key": "k"}
    for route in (route for route in ROUTES if "<talks>" in route):
        for places in ALIKE:
            told = [asked(program.client, method, filled(route, *place), **headers) for place in places]
            assert {(a.status_code, a.content, str(sorted(a.items()))) for a in told[1:]} == {
                (told[0].status_code, told[0].content, str(sorted(told[0].items())))
            }, (route, places)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("path", ["/api/", "/api/nothing", "/api/talks/", f"/api/talks/{TALKS}/"])
def test_the_root_is_like_any_address_that_is_not_there(program: Program, method: str, path: str) -> None:
    response = asked(Client(enforce_csrf_checks=True), method, path)
    assert response.status_code == 404
    if method != "HEAD":
        assert refused(response, 404, NO_ROOM.reason, NO_ROOM.field) == NO_ROOM.message


def test_who_comes_from_nowhere_is_answered_like_anybody(program: Program) -> None:
    """Through a socket of this machine there is no address; limits then count all such clients as one."""
    here = Client(REMOTE_ADDR="")
    assert here.get(f"/api/talks/{TALKS}/rooms").status_code == 200
    refused(
        here.get(f"/api/talks/{TALKS}/rooms", headers={"Authorization": "Bearer x"}), 401, "no token", "Authorization"
    )
    assert here.post("/accounts/login/", {"login": AKRA, "password": "wrong"}).status_code == 200


def test_a_fault_of_the_server_has_the_shape_and_shows_nothing(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the table")

    program.client.raise_request_exception = False
    monkeypatch.setattr(routes, "get_registry", fails)
    assert "secret" not in refused(program.get(f"{TALKS}/rooms", AKRA), 500, "failed", "")


def test_a_database_that_is_away_has_the_shape(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OperationalError("server closed the connection")

    program.client.raise_request_exception = False
    monkeypatch.setattr(access, "seat_of_token", fails)
    assert "moment" in refused(program.get(f"{TALKS}/rooms", AKRA), 503, "busy", "")


@pytest.mark.parametrize("host", ["elsewhere.example", "a b", "x" * 300])
def test_another_host_has_the_shape(world: Path, host: str) -> None:
    refused(Client(headers={"host": host}).get(f"/api/talks/{TALKS}/rooms"), 400, "invalid", "")


def test_the_descriptions_are_only_read() -> None:
    for path in ("/api/docs", "/api/openapi.json"):
        assert Client().get(path).status_code == 200
        response = Client(enforce_csrf_checks=True).post(path)
        assert (response.status_code, response.json()["reason"]) == (405, "no method")
