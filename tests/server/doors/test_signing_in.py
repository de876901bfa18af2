"""Signing in: by user name, with a second step, without registration, and without telling who has an account."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from goodoffices.server.doors.models import Account
from tests.server.doors.people import NEW, PASSWORD, page, signed_in, text
from tests.server.doors.test_lost_password import code
from tests.server.worlds import AKRA, CHIEF

OUR_PAGES = (
    "account_login", "account_logout", "account_inactive", "account_reauthenticate", "account_change_password",
    "mfa_index", "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_list_webauthn",
    "mfa_add_webauthn", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
)  # fmt: skip


def set_up_app(browser: Client) -> str:
    """Set up an authenticator app as the page says; its secret."""
    answer = browser.get("/accounts/2fa/totp/activate/")
    if answer.status_code == 302:
        browser.post(answer["Location"], {"password": PASSWORD})
        answer = browser.get("/accounts/2fa/totp/activate/")
    secret = re.search(r'Secret: <span class="mono">([^<]+)<', text(answer))
    assert secret is not None, text(answer)
    done = browser.post("/accounts/2fa/totp/activate/", {"code": code(secret[1])})
    assert done["Location"] == "/accounts/2fa/recovery-codes/"
    return secret[1]


def test_by_user_name_in_any_case():
    assert signed_in(CHIEF.upper()).get(page(CHIEF)).status_code == 200


def test_nobody_registers():
    for address in (
        "signup/",
        "signup/passkey/",
        "email/",
        "confirm-email/",
        "password/reset/",
        "login/code/",
        "3rdparty/",
    ):
        for browser in (Client(), signed_in(CHIEF)):
            assert browser.get(f"/accounts/{address}").status_code == 404, address
            assert browser.post(f"/accounts/{address}", {"username": "x"}).status_code == 404, address
    for name in ("account_signup", "account_email", "account_reset_password", "mfa_signup_webauthn"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_wrong_name_and_wrong_password_are_told_alike_and_cost_alike(monkeypatch):
    hashed: list[str] = []
    hash_it = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda self, *a, **k: hashed.append("") or hash_it(self, *a, **k))
    answers, costs = [], []
    for name in (CHIEF, "nobody-here"):
        hashed.clear()
        answer = Client().post("/accounts/login/", {"login": name, "password": "not that one"})
        costs.append(len(hashed))
        seen = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text(answer))
        answers.append(seen.replace(name, "NAME"))
    assert answers[0] == answers[1]
    assert costs[0] == costs[1] > 0


def test_guessing_passwords_ends_soon():
    browser = Client()
    for _ in range(5):
        assert browser.post("/accounts/login/", {"login": CHIEF, "password": "wrong"}).status_code == 200
    held_up = text(browser.post("/accounts/login/", {"login": CHIEF, "password": PASSWORD}))
    assert "Too many failed login attempts" in held_up
    for name in range(40):
        answer = browser.post("/accounts/login/", {"login": f"name-{name}", "password": "wrong"})
    assert answer.status_code == 429
    assert "Too many tries" in text(answer)
    cache.clear()
    assert signed_in(CHIEF).get(page(CHIEF)).status_code == 200


def test_the_second_step_with_an_app():
    secret = set_up_app(signed_in(CHIEF))
    cache.clear()
    browser = Client()
    answer = browser.post("/accounts/login/", {"login": CHIEF, "password": PASSWORD})
    assert answer["Location"] == "/accounts/2fa/authenticate/"
    assert browser.get(page(CHIEF)).status_code == 404
    assert browser.get("/accounts/2fa/").status_code == 302
    assert "The second step" in text(browser.get("/accounts/2fa/authenticate/"))
    Authenticator.objects.update(last_used_at=None)
    browser.post("/accounts/2fa/authenticate/", {"code": code(secret)})
    assert browser.get(page(CHIEF)).status_code == 200


def test_recovery_codes_are_shown_once_and_work_once():
    browser = signed_in(CHIEF)
    set_up_app(browser)
    shown = re.findall(r"<li>(\d{8})</li>", text(browser.get("/accounts/2fa/recovery-codes/")))
    assert len(shown) == 10
    assert not re.findall(r"<li>(\d{8})</li>", text(browser.get("/accounts/2fa/recovery-codes/")))
    for expected in (200, 404):
        other = Client()
        other.post("/accounts/login/", {"login": CHIEF, "password": PASSWORD})
        other.post("/accounts/2fa/authenticate/", {"code": shown[0]})
        assert other.get(page(CHIEF)).status_code == expected


def test_a_new_password_ends_the_other_sessions():
    here, elsewhere = signed_in(CHIEF), signed_in(CHIEF)
    change = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert here.post("/accounts/password/change/", change).status_code == 302
    assert here.get(page(CHIEF)).status_code == 200
    assert elsewhere.get(page(CHIEF)).status_code == 404


def test_a_weak_password_is_refused():
    for weak in ("short", "password1234", "secretariat.chief"):
        answer = signed_in(CHIEF).post(
            "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
        )
        assert answer.status_code == 200
        assert Account.objects.get(username=CHIEF).check_password(PASSWORD)
        cache.clear()


def test_a_session_ends_with_the_browser_and_after_twelve_hours():
    browser = signed_in(CHIEF)
    cookie = browser.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["max-age"] == ""
    assert browser.session.get_expiry_age() == 12 * 3600
    assert browser.session.get_expire_at_browser_close()


def test_reading_writes_no_session():
    browser = signed_in(AKRA)
    for address in ("/", page(AKRA), page(AKRA, "seat/"), "/accounts/"):
        assert settings.SESSION_COOKIE_NAME not in browser.get(address).cookies, address


def test_signing_in_leads_to_no_other_site():
    for there in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"):
        answer = Client().post(f"/accounts/login/?next={there}", {"login": CHIEF, "password": PASSWORD, "next": there})
        assert answer["Location"] == "/"
        cache.clear()


def test_every_page_of_signing_in_is_in_our_own_words():
    """None of the pages that can be reached is of the package's own templates, but for snippets with scripts."""
    browser = signed_in(CHIEF)
    set_up_app(browser)
    unseen = []
    for name in OUR_PAGES:
        answer = (Client() if name == "account_login" else browser).get(reverse(name))
        if answer.status_code == 302:
            unseen.append(name)
            continue
        for template in answer.templates:
            origin = getattr(template.origin, "name", "")
            assert "/allauth/templates/" not in origin.replace("goodoffices", "") or "snippets" in origin, (
                name,
                origin,
            )
    assert unseen == ["mfa_activate_totp"]  # the app is set up already


def test_codes_of_the_second_step_are_not_guessed_for_long():
    secret = set_up_app(signed_in(CHIEF))
    cache.clear()
    browser = Client()
    browser.post("/accounts/login/", {"login": CHIEF, "password": PASSWORD})
    Authenticator.objects.update(last_used_at=None)
    statuses = [browser.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code for _ in range(12)]
    held_up = browser.post("/accounts/2fa/authenticate/", {"code": code(secret)})
    assert 429 in statuses or "Too many" in text(held_up)
    assert browser.get(page(CHIEF)).status_code == 404, "the right code comes too late"


def test_the_number_of_an_account_tells_of_no_other():
    """A passkey carries it to the reader's device."""
    numbers = [Account.objects.create_user(f"somebody-{index}").pk for index in range(3)]
    assert all(number > 2**40 for number in numbers)
    assert len({numbers[1] - numbers[0], numbers[2] - numbers[1], 1}) == 3


def test_the_cookie_of_a_language_is_for_https_alone():
    chosen = signed_in(CHIEF).get(page(CHIEF, "language/?to=fr")).cookies["words"]
    assert (chosen["secure"], chosen["httponly"], chosen["samesite"]) == (True, True, "Lax")
    away = signed_in(CHIEF).get(page(CHIEF, "language/?to=fr"), headers={"referer": "https://elsewhere.example/"})
    assert away["Location"] == page(CHIEF)
