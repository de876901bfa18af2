"""The page that verifies in a browser was written apart from the Python verifier: the two must agree."""

from __future__ import annotations

import base64
import random
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from goodoffices.proof.keys import QUANTUM_SAFE, WITNESS
from goodoffices.proof.verify import verify
from tests.chromium import chromium
from tests.proof.test_bundle import (
    FAR,
    FORGED,
    GOOD,
    HEAD,
    NOW,
    REASONS,
    TRUSTED,
    bundle,
    entries,
    lines_of,
    record,
    replace,
    rewritten,
    seen_at,
    write_bundle,
)
from tests.proof.test_verifying_alone import OTHER_FILES

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """The page, opened from the disk without a network."""
    with chromium() as browser, as_file(files("goodoffices.proof") / "page" / "verify.html") as path:
        page = browser.new_context(offline=True).new_page()
        page.goto(path.as_uri())
        yield page


def judged(page: Page, raw: bytes, trusted: tuple[Any, ...] = TRUSTED) -> dict[str, Any]:
    """What the page's verifier finds in a bundle."""
    found: dict[str, Any] = page.evaluate(
        """async ([raw, keys]) => verify(
            Uint8Array.from(atob(raw), (c) => c.charCodeAt(0)), await Promise.all(keys.map(readKey)))""",
        [base64.b64encode(raw).decode(), [str(key) for key in trusted]],
    )
    return found


def test_a_sound_bundle_is_sound_for_both(page: Page) -> None:
    found = judged(page, b"".join(GOOD))
    assert found["findings"] == []
    assert found["sound"]
    assert [(room["room"], room["entries"], room["erased"]) for room in found["rooms"]] == [
        ("plenary", 7, 1),
        ("public", 2, 0),
    ]
    assert found["rooms"][0]["witnesses"] == ["akra.example at 2023-11-14T22:13:27.000Z"]


@pytest.mark.parametrize("kind", [WITNESS, QUANTUM_SAFE])
@pytest.mark.parametrize("seen", FAR)
def test_a_witness_may_say_any_time_to_the_page_as_well(page: Page, seen: int, kind: int) -> None:
    found = judged(page, b"".join(seen_at(seen, kind)))
    assert found["findings"] == []
    assert found["rooms"][0]["witnesses"][0].startswith(f"dorn.example at {FAR[seen]}")


def test_both_find_every_changed_byte(page: Page) -> None:
    raw, chance = b"".join(GOOD), random.Random(7)
    for _ in range(150):
        place = chance.randrange(len(raw))
        changed = raw[:place] + bytes([raw[place] ^ chance.randrange(1, 256)]) + raw[place + 1 :]
        assert not verify(lines_of(changed), TRUSTED).sound, place
        assert not judged(page, changed)["sound"], place


def test_both_find_every_dropped_or_doubled_line(page: Page) -> None:
    for place in range(len(GOOD)):
        for changed in (GOOD[:place] + GOOD[place + 1 :], [*GOOD[: place + 1], *GOOD[place:]]):
            assert not verify(changed, TRUSTED).sound, place
            assert not judged(page, b"".join(changed))["sound"], place


@pytest.mark.parametrize(("raw", "words"), OTHER_FILES)
def test_a_file_of_another_kind_is_called_what_it_is(page: Page, raw: bytes, words: str) -> None:
    assert words.split("“")[0] in judged(page, raw)["findings"][0]


@pytest.mark.parametrize("field", REASONS)
def test_both_give_the_same_reason(page: Page, field: str) -> None:
    assert judged(page, b"".join(bundle(rewritten(field))))["findings"][0] == REASONS[field]


def test_both_refuse_a_bundle_of_other_keys(page: Page) -> None:
    own = replace(HEAD, keys=tuple(key.verifier for key in FORGED))
    forged = b"".join(write_bundle(own, [record("plenary", entries("plenary", 3), FORGED)], FORGED, NOW))
    assert judged(page, forged, ())["sound"]
    assert "other keys than those that you trust" in judged(page, forged)["findings"][0]


def test_a_person_picks_a_file_and_reads_the_verdict(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "akra.head.bundle"
    path.write_bytes(b"".join(GOOD))
    page.set_input_files("#file", path)
    page.wait_for_selector("#outcome[data-sound=true]")
    said = page.inner_text("#outcome")
    assert "✓ Sound" in said
    assert "plenary: 7 entries, 1 of them erased, the last at" in said
    assert "no act of erasure in this file names these entries, whose words are gone: 3" in said
    assert "ML-DSA-44 cosignature: not checked here" in said
    cut = tmp_path / "cut.bundle"
    cut.write_bytes(b"".join(GOOD[:-2]))
    page.set_input_files("#file", cut)
    page.wait_for_selector("#outcome[data-sound=false]")
    assert "✗ Not genuine" in page.inner_text("#outcome")


def test_a_person_gives_an_earlier_bundle_too(page: Page, tmp_path: Path) -> None:
    older, newer, shorter, broken = (tmp_path / f"{name}.bundle" for name in ("older", "newer", "shorter", "broken"))
    older.write_bytes(b"".join(bundle(record("plenary", entries("plenary", 4)))))
    newer.write_bytes(b"".join(bundle(record("plenary", entries("plenary", 5, erased=2)))))
    shorter.write_bytes(b"".join(bundle(record("plenary", entries("plenary", 3)))))
    broken.write_bytes(b"".join(GOOD[:-2]))

    def told(earlier: Path, path: Path, sound: str) -> str:
        page.set_input_files("#earlier", earlier)
        page.set_input_files("#file", path)
        page.wait_for_selector(f"#outcome[data-sound={sound}]")
        return page.inner_text("#outcome")

    said = told(older, newer, "true")
    assert "✓ Sound" in said
    assert "It begins with all that stands in the earlier one" in said
    assert "Entries whose words were erased since then: 1;" in said
    said = told(older, shorter, "false")
    assert "✗ The record was rewritten" in said
    assert "room 'plenary': it had 4 entries and now has 3: entries were taken away" in said
    assert "is itself not genuine, or damaged, so nothing was compared" in told(broken, newer, "false")
    assert "✗ Not genuine" in told(older, broken, "false")
