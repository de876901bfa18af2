"""With a real browser: a passkey signs in, the pages obey their own policy, and the rest works without scripts."""

import os
from collections.abc import Iterator

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import override_settings
from django.test.testcases import LiveServerThread

from tests.server.doors.people import DEPUTY, NEW, PASSWORD, deputy, page
from tests.server.worlds import AKRA, CHIEF, PRESS

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

KEYS = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The server on this machine's own address, over plain http."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's driver runs a loop in the test's own thread
    plain = {
        "SESSION_COOKIE_SECURE": False, "SESSION_COOKIE_NAME": "session",
        "CSRF_COOKIE_SECURE": False, "CSRF_COOKIE_NAME": "csrf",
    }  # fmt: skip
    with override_settings(**plain, ALLOWED_HOSTS=["localhost"]):
        thread = LiveServerThread("localhost", StaticFilesHandler)
        thread.daemon = True
        thread.start()
        thread.is_ready.wait()
        assert thread.error is None
        yield f"http://localhost:{thread.port}"
        thread.terminate()


@pytest.fixture
def chromium() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as driver:
        there = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = driver.chromium.launch(executable_path=there, args=["--no-sandbox", "--disable-quic"])
        yield browser
        browser.close()


def signs_in(tab: playwright.Page, server: str, seat: str) -> None:
    tab.goto(f"{server}/accounts/login/")
    tab.fill("#id_login", seat)
    tab.fill("#id_password", PASSWORD)
    tab.click("main button.main")


def test_a_passkey_signs_in_alone(server: str, chromium: playwright.Browser) -> None:
    context = chromium.new_context()
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    devices = context.new_cdp_session(tab)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEYS})
    signs_in(tab, server, CHIEF)
    tab.goto(f"{server}/accounts/2fa/webauthn/add/")
    tab.click("text=Add the passkey")
    tab.wait_for_url("**/recovery-codes/")
    assert tab.locator(".link-words li").count() == 10
    tab.goto(f"{server}/")
    tab.click("text=Sign out")
    tab.goto(f"{server}/accounts/login/?next={page(CHIEF, 'seat/')}")
    tab.click("text=Sign in with a passkey")
    tab.wait_for_url(f"{server}{page(CHIEF, 'seat/')}")
    assert complaints == []


def test_without_scripts_a_seat_is_given_taken_and_locked(server: str, chromium: playwright.Browser) -> None:
    deputy()
    head = chromium.new_context(java_script_enabled=False).new_page()
    signs_in(head, server, AKRA)
    head.goto(f"{server}{page(AKRA, 'seats/')}")
    head.click(f"#seat-{DEPUTY.replace('.', chr(92) + '.')} button[value=invite]")
    link = head.inner_text("#line-link")
    guest = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}).new_page()
    guest.goto(link)
    guest.fill("#id_username", "hedrin")
    guest.fill("#id_password", NEW)
    guest.fill("#id_again", NEW)
    guest.click("main button.main")
    guest.click("text=To your desk")
    assert guest.url == f"{server}{page(DEPUTY)}"
    guest.goto(f"{server}{page(DEPUTY, 'seat/')}")
    guest.click("text=Lock my seat")
    assert "signed out everywhere" in guest.inner_text("main")
    assert guest.goto(f"{server}{page(DEPUTY)}").status == 404


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_its_window(server: str, chromium: playwright.Browser, width: int) -> None:
    tab = chromium.new_context(viewport={"width": width, "height": 844}).new_page()
    signs_in(tab, server, AKRA)
    for address in ("/", "/accounts/", "/accounts/login/", page(AKRA, "seat/"), page(AKRA, "seats/"), page(PRESS)):
        tab.goto(f"{server}{address}")
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
