"""With a real browser: a head initials the text, and signs it with a passkey too, which anybody can check later."""

import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import TypeVar

import pytest
from django.db import connections

from goodoffices.exporting import export
from goodoffices.proof.verify import verify
from goodoffices.registry import Receipt
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import PLENARY
from goodoffices.talks.closing import Frozen, digest
from tests.server.doors.people import page
from tests.server.doors.test_browser import KEYS, chromium, server, signs_in  # noqa: F401  # fixtures
from tests.server.worlds import AKRA, CHIEF, DORN, MEDIATOR, SELM, TALKS

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser
_keys = count()
Found = TypeVar("Found")


def do(seat: str, kind: str, **act: object) -> int:
    done = get_registry().submit(TALKS, seat, PLENARY, json.dumps({"kind": kind, **act}), f"signing-{next(_keys)}")
    assert isinstance(done, Receipt), done
    return done.number


def apart(work: Callable[[], Found]) -> Found:
    """Do it in a thread of its own: in this one, the browser's driver may have left an earlier test's connection."""

    def run() -> Found:
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def frozen() -> None:
    """Freeze the text on the words of one point, with the other parked."""
    rules = {"full_powers": False, "text_ladder": ["frozen", "initialled", "signed"]}
    proposal = do(CHIEF, "AdoptRules", rules=rules)
    for seat in (AKRA, SELM, DORN):
        do(seat, "AdoptRules", proposal=proposal)
    wording = do(MEDIATOR, "Propose", point="1", text={"en": "The lake is shared."})
    for seat in (AKRA, SELM, DORN):
        do(seat, "TakeStance", point="1", wording=wording, stance="accept")
    do(MEDIATOR, "Park", point="2", reason="Later.")
    state = get_registry().play(TALKS, MEDIATOR).rooms[PLENARY]
    points = (Frozen("1", wording),)
    do(MEDIATOR, "FreezeText", title={"en": "The lake"}, points=[{"point": "1", "wording": wording}],
       digest=digest(points, state))  # fmt: skip


def test_a_head_signs_with_a_passkey(server: str, chromium: playwright.Browser) -> None:  # noqa: F811
    apart(frozen)
    tab = chromium.new_context().new_page()
    complaints: list[str] = []
    tab.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    devices = tab.context.new_cdp_session(tab)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEYS})
    tab.route(
        re.compile("/live/"), lambda asked: asked.fulfill(status=204)
    )  # news is for a server that is not of this thread
    signs_in(tab, server, AKRA)
    form = f"{server}{page(AKRA, 'rooms/plenary/act/Initial/')}"
    tab.goto(form)
    assert "Your account has no passkey" in tab.inner_text("#person")
    tab.goto(f"{server}/accounts/2fa/webauthn/add/")
    tab.click("text=Add the passkey")
    tab.wait_for_url("**/recovery-codes/")
    tab.goto(form)
    stated = tab.inner_text("#person-stated")
    assert json.loads(stated)["seat"] == AKRA
    tab.click("text=Sign with a passkey")
    tab.wait_for_selector("text=Signed with your passkey. Now send the form.")
    assert [said for said in complaints if said != "[object Event]"] == []  # which is of the news
    tab.click("form.form .form-actions button >> nth=0")
    tab.click("#confirm-yes")
    tab.wait_for_selector("text=Before this is entered")  # what the mandate says; the signature waits in the form
    tab.click("form.form .form-actions button >> nth=0")
    tab.wait_for_selector(".said.success")
    assert "A person signed it too, with a passkey, which knew its holder, at http://localhost" in tab.inner_text(
        "main"
    )
    report = apart(lambda: verify(export(get_registry(), TALKS, SELM)))
    assert report.findings == []
    (found,) = next(room for room in report.rooms if room.room == PLENARY).signatures
    assert (found.seat, found.kind) == (AKRA, "Initial")
    tab.goto(f"{server}{page(AKRA, 'closing/')}")
    assert tab.inner_text(".fingerprint") == " ".join(json.loads(stated)["sha256"][n : n + 4] for n in range(0, 20, 4))
    tab.emulate_media(media="print")
    assert tab.locator(".fingerprint").is_visible()
    assert tab.request.get(f"{form}?statement=1").text() == f"{stated}\n"
