"""A program at the API, with the tokens of a world's seats."""

import json
from collections.abc import Mapping

from django.http import HttpResponse
from django.test import Client

from tests.server.worlds import TALKS


class Program:
    """A program with the tokens of a world's seats."""

    def __init__(self, tokens: Mapping[str, str]) -> None:
        self.tokens = tokens
        self.client = Client()
        self.sent = 0

    def _headers(self, seat: str | None, more: Mapping[str, str]) -> dict[str, str]:
        return {**({"Authorization": f"Bearer {self.tokens[seat]}"} if seat else {}), **more}

    def get(self, path: str, seat: str | None = None, **headers: str) -> HttpResponse:
        return self.client.get(f"/api/talks/{path}", headers=self._headers(seat, headers))

    def act(
        self, seat: str | None, room: str, act: object, key: str | None = None, talks: str = TALKS, **headers: str
    ) -> HttpResponse:
        self.sent += 1
        body = act if isinstance(act, bytes) else json.dumps(act).encode()
        more = {"Idempotency-Key": f"request-{self.sent}" if key is None else key, **headers}
        path = f"/api/talks/{talks}/rooms/{room}/acts"
        return self.client.post(path, body, content_type="application/json", headers=self._headers(seat, more))

    def told(self, seat: str | None, room: str, act: object) -> HttpResponse:
        path = f"/api/talks/{TALKS}/rooms/{room}/told"
        return self.client.post(path, json.dumps(act), content_type="application/json", headers=self._headers(seat, {}))


def refused(response: HttpResponse, status: int, reason: str, field: str) -> str:
    """Check the shape of a refusal; its message."""
    said = response.json()
    assert (response.status_code, said["reason"], said["field"]) == (status, reason, field), said
    assert set(said) == {"reason", "message", "field"}
    assert response.headers["Content-Type"] == "application/json"
    return str(said["message"])
