"""Both verifiers on what the product hands out at Lake Mirna: whole bundles, changed ones, and one entry by itself."""

import json
import random

import pytest
from playwright.sync_api import Page

from goodoffices.carried import carried
from goodoffices.disclosing import NotShown, ground
from goodoffices.proof.disclosure import verify_disclosure
from goodoffices.proof.verify import verify
from tests import mirna
from tests.bundles import of_mirna
from tests.house import HOUSE
from tests.proof.test_verify_page import judged, page  # noqa: F401  # a fixture

pytestmark = pytest.mark.browser
AKRA = "akra.head"


@pytest.mark.parametrize("seat", [AKRA, "soc.chief", "selm.capital.principal", "public"])
def test_they_find_the_same_in_a_seat_s_bundle(page: Page, seat: str) -> None:  # noqa: F811
    lines = of_mirna(seat)
    report, found = verify(lines, HOUSE.verifiers), judged(page, b"".join(lines), HOUSE.verifiers)
    assert (found["findings"], found["sound"]) == (report.findings, report.sound) == ([], True)
    assert [(room["room"], room["entries"], room["erased"], room["last"]) for room in found["rooms"]] == [
        (room.room, room.entries, room.erased, room.last) for room in report.rooms
    ]


def test_they_refuse_the_same_changed_bundles(page: Page) -> None:  # noqa: F811
    lines, chance = of_mirna("public"), random.Random(5)
    for _ in range(40):
        place = chance.randrange(len(lines) - 2)  # above the seals: below, ML-DSA-44 is not for a browser
        raw = bytearray(lines[place])
        raw[chance.randrange(len(raw))] ^= 1 + chance.randrange(255)
        changed = b"".join((*lines[:place], bytes(raw), *lines[place + 1 :]))
        report = verify(changed.splitlines(keepends=True), HOUSE.verifiers)
        assert not report.sound, (place, bytes(raw))
        assert not judged(page, changed, HOUSE.verifiers)["sound"], (place, bytes(raw))


def test_they_find_the_same_in_every_entry_that_may_be_shown(page: Page) -> None:  # noqa: F811
    bundle = carried(of_mirna(AKRA))
    play = bundle.reader.play(mirna.NAME, AKRA)
    shown = 0
    for room, state in play.rooms.items():
        for number in range(1, state.number + 1):
            try:
                ground(play, room, number)
            except NotShown:
                continue
            raw = bundle.disclosed(room, number)
            report = verify_disclosure(raw.splitlines(keepends=True), HOUSE.verifiers)
            found = page.evaluate(
                "async ([raw, keys]) => verifyEntry(Uint8Array.from(raw), await Promise.all(keys.map(readKey)))",
                [list(raw), [str(key) for key in HOUSE.verifiers]],
            )
            assert (found["findings"], found["sound"]) == (report.findings, report.sound) == ([], True)
            assert found["entry"]["size"] == report.size == state.number
            assert json.loads(found["entry"]["words"]) == json.loads(report.payload)
            shown += 1
    assert shown > 60
