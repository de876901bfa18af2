"""Bundles of earlier versions, kept for ever: what somebody carried home must verify with every later version.

Those called *product* were exported and proved by the product itself: Akra at Lake Mirna in sixty minutes. *signed* has
a text that two people initialled, with a key file and with a passkey, and an entry that was erased; *handed-over* is
the same after the house changed its keys, judged by those before.
A file in `kept/` is never changed and never removed. When the format gets a new version, a bundle of it is added.
"""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from goodoffices.carried import carried
from goodoffices.proof.disclosure import verify_disclosure
from goodoffices.proof.keys import read_verifier
from goodoffices.proof.since import compare
from goodoffices.proof.verify import verify
from tests.proof.test_verify_page import judged, page  # noqa: F401  # a fixture

KEPT = Path(__file__).parent / "kept"
BUNDLES = sorted(path.stem for path in KEPT.glob("*.bundle"))


def kept(name: str) -> tuple[list[bytes], dict[str, object], tuple[object, ...]]:
    """A kept bundle, what it holds, and the keys by which it was judged when it was made."""
    said = json.loads((KEPT / f"{name}.json").read_text())
    lines = (KEPT / f"{name}.bundle").read_bytes().splitlines(keepends=True)
    return lines, said, tuple(read_verifier(key) for key in said["keys"])


def test_something_is_kept() -> None:
    assert BUNDLES == ["1-grown", "1-product", "1-signed", "1-whole", "2-handed-over"]


@pytest.mark.parametrize("name", BUNDLES)
def test_what_was_carried_home_verifies_for_ever(name: str) -> None:
    lines, said, trusted = kept(name)
    report = verify(lines, trusted)
    assert (report.findings, report.sound, report.trusted) == ([], True, True)
    assert {
        room.room: [room.entries, room.erased, room.root.hex(), room.last, [list(each) for each in room.witnesses]]
        for room in report.rooms
    } == said["rooms"]


def test_the_later_of_two_kept_ones_begins_with_the_earlier() -> None:
    (older, _, trusted), (newer, _, _) = kept("1-whole"), kept("1-grown")
    found = compare(older, newer, trusted)
    assert (found.findings, found.sound, found.erased) == ([], True, 1)


@pytest.mark.parametrize("name", ["1-signed", "2-handed-over"])
def test_signatures_of_people_and_an_erasure_are_told_for_ever(name: str) -> None:
    lines, _, trusted = kept(name)
    (plenary,) = (room for room in verify(lines, trusted).rooms if room.room == "plenary")
    assert [(each.number, each.seat, each.kind, each.text) for each in plenary.signatures] == [
        (27, "akra.head", "Initial", 23),
        (28, "selm.head", "Initial", 23),
    ]
    assert {each.made for each in plenary.signatures} == {
        "a key file",
        "a passkey, which knew its holder, at https://talks.example.org",
    }
    (gone,) = plenary.erasures
    assert (gone.entry, gone.by, gone.reason) == (29, "secretariat.chief", "A person's data.")


def test_a_bundle_from_after_a_change_of_keys_begins_with_the_one_before() -> None:
    (older, _, trusted), (newer, _, _) = kept("1-signed"), kept("2-handed-over")
    for known in ((), trusted):
        found = compare(older, newer, known)
        assert (found.sound, found.apart, found.findings) == (True, "", [])


def test_one_entry_that_was_shown_verifies_for_ever() -> None:
    _, _, trusted = kept("1-product")
    found = verify_disclosure((KEPT / "1-product.entry").read_bytes().splitlines(keepends=True), trusted)
    assert (found.findings, found.sound, found.trusted, found.size) == ([], True, True, 7)
    assert found.leaf is not None
    assert (found.leaf.room, found.leaf.number, found.leaf.seat) == ("public", 5, "secretariat.chief")


def test_what_was_carried_home_can_be_read_for_ever() -> None:
    lines, said, trusted = kept("1-product")
    play = carried(lines, trusted).reader.play("lake-mirna-60", "akra.head")
    assert {room: state.number for room, state in play.rooms.items()} == {
        room: figures[0] for room, figures in said["rooms"].items()
    }
    acts = [type(entry.act).__name__ for state in play.rooms.values() for entry in state.entries]
    assert acts.count("Erased") == 1


@pytest.mark.browser
def test_the_page_agrees_on_one_entry(page: Page) -> None:  # noqa: F811
    _, _, trusted = kept("1-product")
    found = page.evaluate(
        "async ([raw, keys]) => verifyEntry(Uint8Array.from(raw), await Promise.all(keys.map(readKey)))",
        [list((KEPT / "1-product.entry").read_bytes()), [str(key) for key in trusted]],
    )
    assert (found["findings"], found["sound"], found["entry"]["number"]) == ([], True, 5)


@pytest.mark.browser
@pytest.mark.parametrize("name", BUNDLES)
def test_the_page_agrees(page: Page, name: str) -> None:  # noqa: F811
    lines, said, trusted = kept(name)
    found = judged(page, b"".join(lines), trusted)
    assert (found["findings"], found["sound"]) == ([], True)
    assert {room["room"]: room["entries"] for room in found["rooms"]} == {
        room: figures[0] for room, figures in said["rooms"].items()
    }
