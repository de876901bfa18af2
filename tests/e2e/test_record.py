"""The record taken home in a browser, checked in the same browser without a network, and by the command."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.cli.running import goodoffices
from tests.e2e.conftest import Visit
from tests.e2e.visitor import PHONE, too_wide, violations

pytestmark = pytest.mark.browser
AKRA, DOVRA = "akra.head", "dovra.head"


def saved(page: Page, name: str, folder: Path) -> Path:
    """What a link of the page hands out, kept as a browser keeps it."""
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_what_was_taken_home_is_checked_on_a_laptop_without_a_network(
    visit: Visit, demo: str, browser: Browser, tmp_path: Path
) -> None:
    guest = visit(demo)
    guest.sit(AKRA)
    page = guest.page
    page.get_by_role("link", name="Our record").click()
    page.wait_for_url("**/record/")
    assert violations(page) == []
    told = page.locator(".fingerprint").all_inner_texts()
    bundle, verifier = saved(page, "Download the bundle", tmp_path), saved(page, "Download the verifier", tmp_path)
    keys = saved(page, "Download the keys", tmp_path)
    assert (verifier.name, keys.name) == ("verify.html", "house-keys.txt")
    assert bundle.name.startswith("lake-mirna-akra.head-")
    page.set_viewport_size(PHONE)
    assert too_wide(page) == 0

    laptop = browser.new_context(offline=True)
    alone = laptop.new_page()
    wrong: list[str] = []
    alone.on("console", lambda said: wrong.append(said.text))
    alone.on("pageerror", lambda error: wrong.append(str(error)))
    alone.goto(verifier.as_uri())
    alone.get_by_label("Keys of the house").fill(keys.read_text())
    alone.get_by_label("The bundle, or the proof of one entry").set_input_files(bundle)
    outcome = alone.locator("#outcome")
    expect(outcome).to_contain_text("✓ Sound: nothing was changed")
    expect(outcome).to_contain_text("as read by akra.head")
    assert len(told) == 2
    for fingerprint in told:
        expect(outcome).to_contain_text(fingerprint)
    assert violations(alone) == []

    shown = tmp_path / "shown.entry"
    done = goodoffices("prove", str(bundle), "--room", "public", "--entry", "2", "-o", str(shown))
    assert done.returncode == 0, done.stderr
    alone.get_by_label("The bundle, or the proof of one entry").set_input_files(shown)
    expect(outcome).to_contain_text("✓ Sound: this entry stands in the record")
    expect(outcome).to_contain_text("room public: entry 2 of ")
    expect(outcome).not_to_contain_text(AKRA)
    assert violations(alone) == []
    for file in (bundle, shown):
        checked = goodoffices("verify", str(file), "--keys", str(keys))
        assert (checked.returncode, checked.stderr) == (0, "")

    bundle.write_bytes(bundle.read_bytes().replace(b"Ondrel", b"Onderl", 1))
    alone.get_by_label("The bundle, or the proof of one entry").set_input_files(bundle)
    expect(outcome).to_contain_text("✗ Not genuine, or damaged.")
    assert goodoffices("verify", str(bundle), "--keys", str(keys)).returncode == 1
    assert wrong == []
    laptop.close()
    assert guest.troubles == []


def test_two_delegations_are_shown_the_same_keys(visit: Visit, demo: str) -> None:
    told = []
    for seat in (AKRA, DOVRA):
        guest = visit(demo)
        guest.sit(seat)
        told.append(guest.go("record/").locator(".fingerprint").all_inner_texts())
    assert told[0] == told[1]
    assert len(told[0]) == 2
