"""One entry for a third party: it verifies alone, tells nothing of its neighbours, and whatever is changed is found."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from goodoffices.proof.__main__ import main
from goodoffices.proof.disclosure import Place, verify_disclosure, write_disclosure
from goodoffices.proof.leaf import leaf_hash
from goodoffices.proof.merkle import inclusion_proof
from goodoffices.proof.receipt import Receipt, read_receipt
from tests.proof.test_bundle import FORGED, HOUSE, KEYS, TRUSTED, WITNESS_KEY, entries, lines_of, record
from tests.proof.test_verify_page import page  # noqa: F401  # a fixture


def shown(number: int = 4, size: int = 7, room: str = "plenary") -> bytes:
    """Entry `number` of a room of that size, as a third party gets it."""
    held = entries(room, size)
    path = inclusion_proof([leaf_hash(entry.leaf) for entry in held], number - 1)
    receipt = Receipt(number - 1, path, record(room, held).checkpoint)
    return write_disclosure(Place(HOUSE, "mirna", room, TRUSTED), held[number - 1], receipt)


ONE = shown()


def by_page(page: Page, raw: bytes, *, trust: bool = True) -> dict[str, object]:  # noqa: F811
    """What the page finds in it."""
    found: dict[str, object] = page.evaluate(
        """async ([raw, keys]) => verifyEntry(Uint8Array.from(raw), await Promise.all(keys.map(readKey)))""",
        [list(raw), [str(key) for key in TRUSTED] if trust else []],
    )
    return found


@pytest.mark.parametrize(("number", "size"), [(1, 1), (1, 2), (2, 2), (3, 3), (4, 7), (7, 7), (9, 13), (13, 13)])
def test_it_is_sound_by_itself(number: int, size: int) -> None:
    found = verify_disclosure(lines_of(shown(number, size)), TRUSTED)
    assert (found.findings, found.sound, found.trusted, found.size) == ([], True, True, size)
    assert found.leaf is not None
    assert (found.leaf.number, found.leaf.seat) == (number, "akra.head")
    assert f"“{number}”" in found.payload


def test_it_tells_nothing_of_the_others_nor_of_who_saw_the_room() -> None:
    held = entries("plenary", 7)
    for number, entry in enumerate(held, 1):
        assert entry.payload is not None
        assert entry.salt is not None
        payload = json.dumps(entry.payload.decode(), ensure_ascii=False)
        for part in (entry.salt.hex(), payload, json.dumps(entry.leaf.decode())):
            assert (part.encode() in ONE) == (number == 4)
    assert WITNESS_KEY.name.encode() not in ONE
    assert WITNESS_KEY.name in record("plenary", held).checkpoint


def test_what_was_erased_cannot_be_shown() -> None:
    held = entries("plenary", 3, erased=2)
    receipt = Receipt(1, (), record("plenary", held).checkpoint)
    with pytest.raises(ValueError, match="erased"):
        write_disclosure(Place(HOUSE, "mirna", "plenary", TRUSTED), held[1], receipt)


@given(st.data())
def test_every_changed_byte_is_found(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(ONE) - 1))
    changed = ONE[:place] + bytes([ONE[place] ^ data.draw(st.integers(1, 255))]) + ONE[place + 1 :]
    found = verify_disclosure(lines_of(changed), TRUSTED)
    assert not found.sound
    assert found.findings


def _with(line: int, **changed: object) -> bytes:
    lines = ONE.splitlines(keepends=True)
    value = {**json.loads(lines[line - 1]), **changed}
    lines[line - 1] = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    return b"".join(lines)


def _part(line: int, name: str) -> str:
    value: str = json.loads(ONE.splitlines()[line - 1])[name]
    return value


def _seen() -> str:
    """Its receipt with a witness's signature below the house's own."""
    return str(
        replace(read_receipt(_part(3, "receipt")), checkpoint=record("plenary", entries("plenary", 7)).checkpoint)
    )


def _elsewhere() -> str:
    """The receipt of the same entry as it stands one further on."""
    receipt = read_receipt(_part(3, "receipt"))
    return str(replace(receipt, index=receipt.index + 1))


FORGERIES = {
    "words": (_with(2, payload='{"kind":"Say"}'), "line 2: the payload is not the one that was entered"),
    "erased": (_with(2, payload=None, salt=None), "line 2: an entry was expected, and something else is there"),
    "room": (_with(1, room="public"), "line 2: the leaf is of 'plenary' in 'mirna'"),
    "place": (_with(3, receipt=_elsewhere()), "line 3: the receipt is of entry 5, and the leaf of entry 4"),
    "another room": (
        ONE.splitlines(keepends=True)[0] + b"".join(shown(room="public").splitlines(keepends=True)[1:]),
        "line 2: the leaf is of 'public' in 'mirna'",
    ),
    "another entry": (
        b"".join([*shown(5).splitlines(keepends=True)[:2], ONE.splitlines(keepends=True)[2]]),
        "line 3: the receipt is of entry 4, and the leaf of entry 5",
    ),
    "witness": (_with(3, receipt=_seen()), "line 3: the checkpoint has something that does not belong there"),
    "cut": (ONE[: ONE.rindex(b"{")], "a proof of one entry has three lines"),
    "more": (ONE + b"{}\n", "a proof of one entry has three lines"),
    "not ended": (ONE[:-1], "a proof of one entry has three lines"),
    "ended by another byte": (ONE[:-1] + b"\r", "a proof of one entry has three lines"),
}  # fmt: skip


@pytest.mark.parametrize("what", FORGERIES)
def test_what_was_forged_is_named(what: str) -> None:
    raw, reason = FORGERIES[what]
    assert verify_disclosure(lines_of(raw), TRUSTED).findings == [reason]


def test_other_keys_than_the_trusted_are_named() -> None:
    forged = _with(1, keys=[str(key.verifier) for key in FORGED])
    assert "other keys than those that you trust" in verify_disclosure(lines_of(forged), TRUSTED).findings[0]
    assert verify_disclosure(lines_of(forged)).findings  # nor do they hold by themselves
    assert len(KEYS) == len(FORGED)


def test_the_program_tells_it_in_plain_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mirna-plenary-4.entry"
    file.write_bytes(ONE)
    assert main([str(file), *(f"--key={key}" for key in TRUSTED)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Sound: this entry stands in the record that the server signed, in these words.")
    assert "room plenary: entry 4 of 7, by house a1b2" in said
    assert "Entered by akra.head at 2026-11-22T09:00:04.000000Z." in said
    assert '"en": "“4”\\n"' in said
    assert "suppressed" not in said
    assert main([str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["sound"], told["of"], told["entry"], told["act"]["kind"]) == (True, "entry", 4, "Say")
    file.write_bytes(FORGERIES["words"][0])
    assert main([str(file)]) == 1
    assert capsys.readouterr().out.startswith("NOT GENUINE, or damaged:\n  - line 2: the payload is not the one")


@pytest.mark.browser
@pytest.mark.parametrize(("number", "size"), [(1, 1), (2, 2), (3, 3), (4, 7), (7, 7), (9, 13), (13, 13)])
def test_the_page_finds_it_sound_too(page: Page, number: int, size: int) -> None:  # noqa: F811
    found = by_page(page, shown(number, size))
    assert (found["findings"], found["sound"]) == ([], True)
    assert isinstance(found["entry"], dict)
    assert (found["entry"]["number"], found["entry"]["size"]) == (number, size)


@pytest.mark.browser
@pytest.mark.parametrize("what", FORGERIES)
def test_the_page_gives_the_same_reason(page: Page, what: str) -> None:  # noqa: F811
    raw, reason = FORGERIES[what]
    assert by_page(page, raw)["findings"] == [reason]


@pytest.mark.browser
def test_the_page_finds_every_changed_byte_that_a_browser_can_check(page: Page) -> None:  # noqa: F811
    """The ML-DSA-44 signature is the one thing that it says it does not check."""
    beyond = ONE.rindex(b"\xe2\x80\x94")  # the last signature line of the checkpoint
    for place in (*range(0, beyond, 37), len(ONE) - 4):
        changed = ONE[:place] + bytes([ONE[place] ^ 1]) + ONE[place + 1 :]
        assert not verify_disclosure(lines_of(changed), TRUSTED).sound, place
        assert not by_page(page, changed)["sound"], place


@pytest.mark.browser
def test_a_person_picks_the_file_and_reads_the_words(page: Page, tmp_path: Path) -> None:  # noqa: F811
    file = tmp_path / "mirna-plenary-4.entry"
    file.write_bytes(ONE)
    page.set_input_files("#file", file)
    page.wait_for_selector("#outcome[data-sound=true]")
    said = page.inner_text("#outcome")
    assert "✓ Sound: this entry stands in the record that the server signed" in said
    assert "room plenary: entry 4 of 7" in said
    assert "“4”" in said
    assert "of the other entries only the number of them is told" in said
    assert "as read by" not in said
