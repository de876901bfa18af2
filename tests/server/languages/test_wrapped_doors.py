"""What is said at the doors goes through the catalogues: signing in, seats and links, the demo, trouble, jobs."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation

from goodoffices.records import StoreBusy, StoreError, StoreFull, StoreSealed
from goodoffices.server.doors import holding
from goodoffices.server.doors.models import Account
from goodoffices.server.doors.pages import trouble
from goodoffices.server.jobs import shown as jobs
from goodoffices.server.store import registry as store
from tests.server.doors.people import deputy, invited, link_in, page, press, signed_in
from tests.server.doors.test_demo import in_the_demo, taken  # noqa: F401  # a fixture
from tests.server.doors.test_signing_in import OUR_PAGES
from tests.server.languages import pseudo
from tests.server.languages.wrapped import assert_wrapped, read, spoken
from tests.server.worlds import AKRA, CHIEF, ELSEWHERE, PRESIDENT, SEATS, SELM, TALKS


def in_the_lake() -> set[str]:
    usernames = set(Account.objects.values_list("username", flat=True))
    return spoken(TALKS, SEATS) | spoken(ELSEWHERE, SEATS) | usernames


@pytest.mark.usefixtures("world")
def test_signing_in_and_the_account() -> None:
    stranger, browser = Client(), signed_in(AKRA)
    with pseudo.marked():
        found = read(stranger, ["/", "/accounts/login/"])
        found["wrong"] = stranger.post("/accounts/login/", {"login": AKRA, "password": "wrong"})
        found |= read(browser, ["/", "/accounts/", "/accounts/welcome/"])
        for name in OUR_PAGES:
            answer = browser.get(reverse(name))
            if answer.status_code == 200:
                found[name] = answer
        found["no password"] = browser.post(reverse("account_change_password"), {})
        Authenticator.objects.create(
            user=Account.objects.get(username=AKRA), type=Authenticator.Type.RECOVERY_CODES,
            data={"seed": "0" * 40, "used_mask": 0},
        )  # fmt: skip
        found |= read(browser, ["/accounts/2fa/"])
    assert len(found) > 12
    assert_wrapped(found, in_the_lake())


@pytest.mark.usefixtures("world")
def test_seats_and_the_links_that_lead_to_them() -> None:
    deputy()
    first = invited(AKRA, "akra.deputy")
    chief, head = signed_in(CHIEF), signed_in(AKRA)
    press(head, page(AKRA, "seat/"), do="hand over")
    with pseudo.marked():
        found = read(chief, [page(CHIEF, "seat/"), page(CHIEF, "seats/"), first])
        found |= read(head, [page(AKRA, "seat/"), page(AKRA, "seats/")])
        found["stranger"] = Client().get(first)
        found["wrong"] = Client().post(first, {"username": AKRA, "password": "short", "again": "shorter"})
        found["invitation"] = press(head, page(AKRA, "seats/"), do="invite", seat="akra.deputy")
        found["own link"] = press(head, page(AKRA, "seat/"), do="hand over")
        found["my own"] = head.get(link_in(found["own link"]))
        found["lost"] = press(chief, page(CHIEF, "seats/"), do="sign-in link", seat=SELM)
        found["new password"] = Client().get(link_in(found["lost"]))
        found["token"] = press(chief, page(CHIEF, "seat/"), do="token", name="minutes")
        found["twice"] = press(chief, page(CHIEF, "seat/"), do="token", name="minutes")
        for what in ("lock", "unlock", "lock"):
            found[what] = chief.post(page(CHIEF, "seats/"), {"do": what, "seat": SELM}, follow=True)
        found["nobody"] = signed_in(PRESIDENT).get(page(PRESIDENT, "seats/"))
        found["void"] = head.post(page(AKRA, "seat/"), {"do": "withdraw"}, follow=True)
        found["locked"] = head.post(page(AKRA, "seat/"), {"do": "lock"}, follow=True)
    assert holding.holders(TALKS, store.get_registry().play(TALKS, AKRA).seat(AKRA)).exists()
    assert_wrapped(found, {*in_the_lake(), "minutes"})


@pytest.mark.usefixtures("world", "in_the_demo")
def test_the_demo() -> None:
    with pseudo.marked():
        found = read(Client(), ["/"])
        browser = taken()
        found |= read(browser, ["/", page(AKRA, "seat/")])
    assert_wrapped(found, in_the_lake())


@pytest.mark.parametrize("error", [StoreFull(), StoreBusy(), StoreSealed(""), StoreError(), ValueError()])
def test_the_servers_troubles(error: Exception) -> None:
    request = RequestFactory().get("/")
    with pseudo.marked():
        found = {"often": trouble.too_many(request), "stale": trouble.stale_form(request)}
        found["unread"] = trouble.malformed(request)
        try:
            raise error
        except Exception:
            found["failed"] = trouble.failed(request)
    assert_wrapped(found, set())


def test_a_page_of_trouble_says_its_language() -> None:
    with translation.override("ar"):
        said = trouble.too_many(RequestFactory().get("/")).content.decode()
    assert '<html lang="ar" dir="rtl">' in said


def test_why_a_job_failed_is_said_in_the_language_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs.keeping, "result", lambda job: "This server has no libraries for settlement analysis.")
    with pseudo.marked():
        assert jobs._wrong(jobs.Job()) == "⟦This server has no libraries for settlement analysis.⟧"
    monkeypatch.setattr(jobs.keeping, "result", lambda job: "")
    assert jobs._wrong(jobs.Job()) == "It could not be finished. Send it again."
