"""What every page says to the browser, and what no page carries: inline styles, inline scripts, foreign files."""

import re

import pytest
from django.test import Client

from tests.server.doors.people import deputy, invited, link_in, page, press, signed_in, text
from tests.server.doors.test_signing_in import set_up_app
from tests.server.worlds import AKRA, CHIEF, SELM

PAGES = (
    "/", "/accounts/", "/accounts/welcome/", "/accounts/login/", "/accounts/logout/", "/accounts/inactive/",
    "/accounts/reauthenticate/", "/accounts/password/change/", "/accounts/2fa/", "/accounts/2fa/reauthenticate/",
    "/accounts/2fa/totp/activate/", "/accounts/2fa/totp/deactivate/", "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/", "/accounts/2fa/recovery-codes/", "/accounts/2fa/recovery-codes/generate/",
    page(CHIEF, "seat/"), page(CHIEF, "seats/"), "/no/such/page/",
)  # fmt: skip


def check(answer) -> None:
    policy = {rule.split()[0]: rule.split()[1:] for rule in answer["Content-Security-Policy"].split(";")}
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == ["'self'"]
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "no-store" in answer["Cache-Control"]
    seen = text(answer)
    assert not re.search(r"<[^>]+\sstyle\s*=", seen), "an inline style"
    assert not re.search(r"<style", seen)
    assert not re.search(r"<[^>]+\son[a-z]+\s*=", seen), "an inline handler"
    for script in re.findall(r"<script\b[^>]*>", seen):
        assert "src=" in script or 'type="application/json"' in script, script
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', seen), "something of another server"


@pytest.mark.parametrize("who", ["anybody", "somebody signed in"])
def test_the_pages(who):
    browser = Client() if who == "anybody" else signed_in(CHIEF)
    for address in PAGES:
        check(browser.get(address, follow=True))


def test_the_pages_of_the_second_step():
    browser = signed_in(CHIEF)
    set_up_app(browser)
    for address in PAGES:
        check(browser.get(address, follow=True))


def test_the_pages_of_links():
    guest = invited(AKRA, deputy())
    for browser in (Client(), signed_in(CHIEF)):
        check(browser.get(guest))
    shown = press(signed_in(CHIEF), page(CHIEF, "seats/"), do="sign-in link", seat=SELM)
    check(shown)
    check(Client().get(link_in(shown)))
    token = press(signed_in(CHIEF), page(CHIEF, "seat/"), do="token", name="minutes")
    assert 'id="line-token"' in text(token)
    check(token)


def test_a_link_is_shown_as_a_picture_that_loads_nothing():
    shown = text(press(signed_in(CHIEF), page(CHIEF, "seats/"), do="sign-in link", seat=SELM))
    assert '<img src="data:image/svg+xml;base64,' in shown


def test_cookies_are_kept_from_scripts_and_other_sites():
    browser = signed_in(CHIEF)
    browser.get("/")
    kept = {name: cookie for name, cookie in browser.cookies.items() if cookie.value}
    assert set(kept) == {"__Host-session", "__Host-csrf"}
    for cookie in kept.values():
        assert cookie["httponly"]
        assert cookie["secure"]
        assert cookie["samesite"] == "Lax"
        assert cookie["path"] == "/"
        assert not cookie["domain"]
