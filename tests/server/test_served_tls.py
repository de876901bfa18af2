"""`goodoffices serve` with a certificate and behind a proxy: cookies, headers, forms and live pages over https."""

import json
import ssl
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.cli.running import goodoffices
from tests.server.served import (
    CHIEF,
    DESK,
    TALKS,
    Person,
    Server,
    admit,
    certificate,
    founded,
    path_of,
    serving,
)

pytestmark = pytest.mark.slow
HSTS = {"GOODOFFICES_HSTS_SECONDS": "3600"}


def joined_over_https(person: Person, invitation: str) -> None:
    """Sign in by an invitation, and look at what the browser was given."""
    shown = person.get(invitation)
    assert shown.headers["Strict-Transport-Security"] == "max-age=3600"
    assert shown.headers["Referrer-Policy"] == "same-origin"
    done = person.joins(invitation, "jana")
    given = shown.headers.get_list("set-cookie") + done.headers.get_list("set-cookie")
    assert {cookie.split("=")[0] for cookie in given} == {"__Host-session", "__Host-csrf"}
    for cookie in given:
        kept = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert {"secure", "httponly", "samesite=lax", "path=/"} <= kept, cookie
        assert not any(part.startswith("domain") for part in kept)
    assert person.get(DESK).status_code == 200


def hears(person: Person, data: Path, party: str) -> None:
    """News come over an open line when another process enters something."""
    with person.line() as stream:
        lines = stream.iter_lines()
        assert stream.headers["Content-Type"] == "text/event-stream"
        assert stream.headers["Cache-Control"] == "no-store"
        assert next(lines) == ": live"
        done = goodoffices(
            "act", TALKS, "--as", CHIEF, "--room", "plenary", "--data", str(data), json.dumps(admit(party))
        )
        assert done.returncode == 0, done.stderr
        assert next(line for line in lines if line and not line.startswith(":")).startswith("id: ")


def test_with_a_certificate_of_ones_own(tmp_path: Path) -> None:
    data = tmp_path / "data"
    invitation, (cert, key) = founded(data), certificate(tmp_path)
    trusted = ssl.create_default_context(cafile=cert)
    how = ("--tls-cert", str(cert), "--tls-key", str(key))
    with serving(data, *how, scheme="https", **HSTS) as server:
        person = server.person(trusted)
        joined_over_https(person, invitation)
        assert person.get(invitation).status_code == 404, "it is good once"
        hears(person, data, "akra")
        with pytest.raises(httpx.HTTPError):
            httpx.get(server.base.replace("https", "http"), timeout=10)
        # The end of a shift: the link leads a successor to the seat, and the one before is out.
        link = person.presses(f"{DESK}seat/", do="hand over").text.split('id="line-link">')[1].split("<")[0]
        assert link.startswith(server.base)
        night = server.person(trusted)
        night.joins(path_of(link), "nils")
        assert (night.get(DESK).status_code, person.get(DESK).status_code) == (200, 404)
    assert path_of(link).split("/")[2] not in server.log.read_text()


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    data = tmp_path_factory.mktemp("proxied") / "data"
    return data, founded(data)


@pytest.fixture(scope="module")
def proxied(installation: tuple[Path, str]) -> Iterator[Server]:
    with serving(installation[0], "--behind-proxy", "127.0.0.1", "--name", "talks.example", **HSTS) as server:
        yield server


FROM_PROXY = {"Host": "talks.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}


def test_behind_a_proxy(proxied: Server, installation: tuple[Path, str]) -> None:
    person = proxied.person(**FROM_PROXY, Origin="https://talks.example")
    joined_over_https(person, installation[1])
    hears(person, installation[0], "selm")
    shown = person.presses(f"{DESK}seat/", do="hand over").text
    assert 'id="line-link">https://talks.example/invitations/' in shown


def test_what_the_proxy_took_in_the_clear_is_sent_to_https(proxied: Server) -> None:
    in_the_clear = httpx.get(
        timeout=60, url=f"{proxied.base}/accounts/login/", headers={**FROM_PROXY, "X-Forwarded-Proto": "http"}
    )
    assert in_the_clear.status_code == 301
    assert in_the_clear.headers["Location"] == "https://talks.example/accounts/login/"
    assert "set-cookie" not in in_the_clear.headers


def test_a_name_that_is_not_its_own_is_refused(proxied: Server) -> None:
    assert (
        httpx.get(timeout=60, url=f"{proxied.base}/", headers={**FROM_PROXY, "Host": "elsewhere.example"}).status_code
        == 400
    )


def test_limits_count_by_the_address_that_the_proxy_saw(proxied: Server) -> None:
    def wrong(claimed: str) -> int:
        headers = {**FROM_PROXY, "X-Forwarded-For": claimed, "Authorization": "Bearer wrong"}
        return httpx.get(timeout=60, url=f"{proxied.base}/api/talks/{TALKS}/play", headers=headers).status_code

    # What a client claims to be stands before what the proxy adds: it moves nothing.
    statuses = [wrong(f"198.51.100.{number}, 203.0.113.9") for number in range(70)]
    assert statuses.count(429) >= 10, statuses
    assert wrong("203.0.113.10") == 401


def test_who_comes_past_the_proxy_is_not_believed(installation: tuple[Path, str]) -> None:
    with serving(installation[0], "--behind-proxy", "192.0.2.1", "--name", "talks.example") as server:
        assert httpx.get(timeout=60, url=f"{server.base}/", headers=FROM_PROXY).status_code == 301
