"""Asking a server over its API, with the standard library alone: what a witness does on a laptop of its own."""

from __future__ import annotations

import json
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from goodoffices.cli.faults import USAGE, fail
from goodoffices.witnessing import Unreachable

PATIENCE = 60  # seconds
MOST = 64 << 20  # bytes of one answer


class Server:
    """A server at an address, asked with a seat's token, or as the public without one."""

    def __init__(self, url: str, token: str) -> None:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        if parts.scheme not in ("http", "https") or not parts.hostname:
            fail("The address is one such as https://talks.example.org.", USAGE)
        if parts.scheme == "http" and token and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
            fail("A token is sent over https only, or to this machine: others could read it on the way.", USAGE)
        self._base = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/api/"
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def get(self, path: str) -> Any:
        """The JSON at an address under /api/."""
        return self._ask(path, None, self._headers)

    def post(self, path: str, body: object) -> Any:
        """What is answered to a body of JSON."""
        headers = {**self._headers, "Content-Type": "application/json"}
        return self._ask(path, json.dumps(body).encode(), headers)

    def seat(self, talks: str) -> str:
        """The seat that the token is of."""
        return str(self.get(f"talks/{quote(talks)}/play")["seat"])

    def _ask(self, path: str, body: bytes | None, headers: dict[str, str]) -> Any:
        request = Request(self._base + path, body, headers)  # noqa: S310  # http or https, as seen above
        try:
            with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310  # http or https, as seen above
                return json.loads(answer.read(MOST))
        except HTTPError as error:
            raise Unreachable(f"{request.full_url}: {_refused(error)}") from None
        except (OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            raise Unreachable(f"{request.full_url} cannot be asked: {reason}.") from None


def _refused(error: HTTPError) -> str:
    """Why, in the server's own words where it has some."""
    try:
        return str(json.loads(error.read(1 << 20))["message"])
    except (OSError, ValueError, KeyError, TypeError):
        return f"it answered {error.code}."
