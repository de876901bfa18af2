"""A house that changed its keys: its files tell of those before, and whoever knew them can follow."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from goodoffices.carried import NotSound, carried
from goodoffices.house import House
from goodoffices.proof.bundle import Handover, Head, RoomRecord, Sealed, spelled, write_bundle
from goodoffices.proof.disclosure import verify_disclosure
from goodoffices.proof.keys import VerifierKey
from goodoffices.proof.leaf import leaf_hash
from goodoffices.proof.merkle import root
from goodoffices.proof.since import compare
from goodoffices.proof.verify import verify
from tests.proof.test_verify_page import judged, page  # noqa: F401  # a fixture
from torture.made import HOUSE, KEYS, SEALED, SEAT, TALKS, said, sealed

FIRST = House(HOUSE, KEYS)
SECOND = FIRST.rotated(lambda size: b"2" * size, 5)
THIRD = SECOND.rotated(lambda size: b"3" * size, 6)
STRANGER = House(HOUSE, FIRST.rotated(lambda size: b"x" * size, 5).keys)
ELSEWHERE = House("b2c3", tuple(replace(key, name="goodoffices/b2c3") for key in KEYS))
ALONE = House(HOUSE, KEYS[:1])
SOME = "line 1: the house signs with 2 keys, and you gave 1 of them: give all that you were told"
OTHERS = "line 1: the bundle names other keys than those that you trust"
BROKEN = "line 1: earlier keys of the house did not hand over to those after them"


def bundle(house: House, count: int = 3, earlier: tuple[Handover, ...] | None = None, made: int = 0) -> list[bytes]:
    """What this house hands out of a room with so many entries."""
    entries: tuple[Sealed, ...] = sealed("plenary", said("plenary", count))
    top = root([leaf_hash(entry.leaf) for entry in entries])
    checkpoint = house.checkpoint(TALKS, "plenary", count, top, SEALED)
    told = house.earlier if earlier is None else earlier
    head = Head(HOUSE, TALKS, SEAT, f"2026-11-22T10:{made or count:02}:00.000000Z", house.verifiers, (), told)
    return list(write_bundle(head, [RoomRecord("plenary", entries, checkpoint)], house.keys, SEALED))


OLD, NEW = bundle(FIRST, 3), bundle(THIRD, 5)
FORGED = {
    "nobody handed over": bundle(STRANGER, 5, ()),
    "another key's note": bundle(THIRD, 5, (THIRD.earlier[0], replace(THIRD.earlier[1], note=SECOND.earlier[0].note))),
    "a step left out": bundle(THIRD, 5, THIRD.earlier[:1]),
    "half a note": bundle(THIRD, 5, (THIRD.earlier[0], replace(
        THIRD.earlier[1], note=THIRD.earlier[1].note.rsplit("\u2014 ", 1)[0]))),
}  # fmt: skip
FOUND = {"nobody handed over": OTHERS, "another key's note": BROKEN, "a step left out": BROKEN, "half a note": BROKEN}


def test_a_house_that_never_changed_its_keys_hands_out_what_it_always_did() -> None:
    assert b'"version":1' in OLD[0]
    assert b"earlier" not in OLD[0]
    assert b'"version":2' in NEW[0]


@pytest.mark.parametrize("house", [FIRST, SECOND, THIRD])
def test_whoever_knew_the_keys_at_any_time_follows(house: House) -> None:
    report = verify(NEW, house.verifiers)
    assert (report.findings, report.sound, report.trusted) == ([], True, True)


GIVEN: dict[str, tuple[list[bytes], tuple[VerifierKey, ...], str]] = {
    "of every time": (NEW, (*FIRST.verifiers, *SECOND.verifiers, *THIRD.verifiers), ""),
    "of the first time and the last": (NEW, (*FIRST.verifiers, *THIRD.verifiers), ""),
    "of the first two times": (NEW, (*FIRST.verifiers, *SECOND.verifiers), ""),
    "later ones too": (OLD, (*FIRST.verifiers, *THIRD.verifiers), ""),
    "of two houses": (OLD, (*ELSEWHERE.verifiers, *FIRST.verifiers), ""),
    "one twice": (OLD, (*FIRST.verifiers, FIRST.verifiers[0]), ""),
    "one of two": (OLD, FIRST.verifiers[:1], SOME),
    "the other of two, and another house's": (OLD, (FIRST.verifiers[1], *ELSEWHERE.verifiers), SOME),
    "one of two that handed over": (NEW, FIRST.verifiers[:1], OTHERS),
    "of another house": (OLD, ELSEWHERE.verifiers, OTHERS),
    "later ones alone": (OLD, THIRD.verifiers, OTHERS),
    "both kinds, and one signed": (bundle(ALONE), FIRST.verifiers, OTHERS),
}
"""Keys that somebody may give, the bundle, and what is found first; nothing where they are taken."""


@pytest.mark.parametrize("given", GIVEN)
def test_keys_of_several_times_and_houses_may_be_given(given: str) -> None:
    lines, trusted, wrong = GIVEN[given]
    report = verify(lines, trusted)
    assert (report.findings[:1], report.sound) == ([wrong] if wrong else [], not wrong)
    assert wrong != SOME or report.findings == [SOME], "of the rest nothing is said to be wrong"
    one = carried(lines).disclosed("plenary", 2).splitlines(keepends=True)
    assert verify_disclosure(one, trusted).findings == (
        [wrong.replace("the bundle names", "the file names")] if wrong else []
    )


@pytest.mark.browser
def test_the_page_takes_the_same_keys(page: Page) -> None:  # noqa: F811
    for given, (lines, trusted, wrong) in GIVEN.items():
        assert judged(page, b"".join(lines), trusted)["findings"][:1] == ([wrong] if wrong else []), given


@pytest.mark.parametrize("how", FORGED)
def test_keys_that_nobody_handed_over_to_are_found(how: str) -> None:
    assert verify(FORGED[how], FIRST.verifiers).findings[0] == FOUND[how]


@pytest.mark.parametrize("trusted", [(), FIRST.verifiers, THIRD.verifiers])
def test_bundles_from_before_and_after_a_change_are_compared(trusted: tuple[VerifierKey, ...]) -> None:
    found = compare(OLD, NEW, trusted)
    assert (found.sound, found.apart, found.old.findings, found.findings) == (True, "", [], [])
    assert compare(bundle(FIRST, 5, made=1), bundle(THIRD, 3), trusted).findings


def test_one_entry_is_shown_with_the_handover(tmp_path: Path) -> None:
    one = carried(NEW, FIRST.verifiers).disclosed("plenary", 2).splitlines(keepends=True)
    for known in ((), FIRST.verifiers, SECOND.verifiers, THIRD.verifiers):
        assert verify_disclosure(one, known).sound
    assert not verify_disclosure(one, STRANGER.verifiers).sound
    with pytest.raises(NotSound):
        carried(NEW, STRANGER.verifiers)


@pytest.mark.parametrize("change", [
    lambda head: head.update(earlier=[]),
    lambda head: head.update(version=1),
    lambda head: head.pop("earlier"),
    lambda head: head.update(earlier="none"),
    lambda head: head["earlier"][0].update(more=1),
    lambda head: head["earlier"][0].update(note=1),
    lambda head: head["earlier"].append(3),
])  # fmt: skip
@pytest.mark.browser
def test_a_head_that_is_not_as_it_is_written_is_refused(page: Page, change: Callable[[Any], object]) -> None:  # noqa: F811
    import json

    head = json.loads(NEW[0])
    change(head)
    lines = [spelled(head), *NEW[1:]]
    assert verify(lines).findings[0].startswith("line 1: the head of the bundle")
    assert judged(page, b"".join(lines), ())["findings"][0].startswith("line 1: ")


@pytest.mark.browser
def test_the_page_agrees(page: Page) -> None:  # noqa: F811
    for house in (FIRST, SECOND, THIRD):
        assert judged(page, b"".join(NEW), house.verifiers)["sound"]
    for how, lines in FORGED.items():
        assert judged(page, b"".join(lines), FIRST.verifiers)["findings"][0] == FOUND[how]
    ask = """async ([old, now, keys]) => { const raw = (given) => Uint8Array.from(given);
        const found = await compare(raw(old), raw(now), await Promise.all(keys.map(readKey)));
        return [found.sound, found.apart, found.old.findings, found.findings]; }"""
    for trusted in ((), FIRST.verifiers, THIRD.verifiers):
        given = [list(b"".join(OLD)), list(b"".join(NEW)), [str(key) for key in trusted]]
        assert page.evaluate(ask, given) == [True, "", [], []]
    one = carried(NEW).disclosed("plenary", 2)
    show = (
        "async ([raw, keys]) => (await verifyEntry(Uint8Array.from(raw), await Promise.all(keys.map(readKey)))).sound"
    )
    for house in (FIRST, SECOND, THIRD, STRANGER):
        assert page.evaluate(show, [list(one), [str(key) for key in house.verifiers]]) == (house is not STRANGER)
