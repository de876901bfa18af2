"""A newer bundle is held against an earlier one: what a house with the keys rewrote is found, and where."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from goodoffices.proof.__main__ import main
from goodoffices.proof.bundle import Head, write_bundle
from goodoffices.proof.keys import SigningKey
from goodoffices.proof.since import compare
from goodoffices.proof.verify import verify
from torture.made import BEGIN, HOUSE, KEYS, SEALED, SEAT, TALKS, TRUSTED, Said, bundle, record, said

PLENARY, CAPITAL = said("plenary", 6, erased=[2]), said("capital.akra", 3)
OLD = bundle({"plenary": PLENARY, "capital.akra": CAPITAL})
LATER = BEGIN + timedelta(days=2)


def newer(plenary: Sequence[Said] = PLENARY, capital: Sequence[Said] | None = CAPITAL) -> list[bytes]:
    """A bundle made a day later, signed and sealed by the house whatever is in it."""
    return bundle({"plenary": plenary, **({} if capital is None else {"capital.akra": capital})}, LATER)


def test_a_record_that_only_grew_is_sound() -> None:
    found = compare(OLD, newer([*PLENARY, Said("more", "akra.head", 9999, b"m" * 32)]), TRUSTED)
    assert found.findings == []
    assert found.sound
    assert compare(OLD, OLD).sound


def test_an_entry_that_was_erased_since_is_counted_and_is_no_fault() -> None:
    found = compare(OLD, newer([*PLENARY[:3], replace(PLENARY[3], erased=True), *PLENARY[4:]]), TRUSTED)
    assert (found.sound, found.erased) == (True, 1)


REWRITTEN: dict[str, tuple[list[bytes], str]] = {
    "words": (
        newer([*PLENARY[:3], replace(PLENARY[3], words="otherwise"), *PLENARY[4:]]),
        "room 'plenary', entry 4: it is another one than in the earlier bundle: the record was forked or rewritten",
    ),
    "author": (newer([*PLENARY[:3], replace(PLENARY[3], seat="soc.chief"), *PLENARY[4:]]), "'plenary', entry 4: "),
    "time": (newer([*PLENARY[:3], replace(PLENARY[3], second=241), *PLENARY[4:]]), "'plenary', entry 4: "),
    "salt": (newer([*PLENARY[:3], replace(PLENARY[3], salt=b"o" * 32), *PLENARY[4:]]), "'plenary', entry 4: "),
    "an erased entry": (newer([PLENARY[0], replace(PLENARY[1], words="else"), *PLENARY[2:]]), "'plenary', entry 2: "),
    "dropped": (newer([*PLENARY[:3], *PLENARY[4:]]), "'plenary', entry 4: "),
    "last dropped": (newer(PLENARY[:5]), "room 'plenary': it had 6 entries and now has 5: entries were taken away"),
    "doubled": (newer([*PLENARY[:4], *PLENARY[3:]]), "'plenary', entry 5: "),
    "room gone": (newer(capital=None), "room 'capital.akra': it had 3 entries and is not there any more"),
    "room emptied": (newer(capital=()), "room 'capital.akra': it had 3 entries and now has 0"),
}


@pytest.mark.parametrize("what", REWRITTEN)
def test_a_past_that_was_rewritten_and_signed_anew_is_found(what: str) -> None:
    lines, words = REWRITTEN[what]
    assert verify(lines, TRUSTED).sound, "alone nothing is wrong with it"
    found = compare(OLD, lines, TRUSTED)
    assert not found.sound
    assert [words in finding for finding in found.findings] == [True]


def test_bundles_that_are_not_of_one_record_are_not_compared() -> None:
    def apart(head: Head, keys: Sequence[SigningKey] = KEYS) -> str:
        found = compare(OLD, write_bundle(head, [], keys, SEALED))
        assert not found.sound
        return found.apart

    head = Head(HOUSE, TALKS, SEAT, "2026-11-24T09:00:00.000000Z", TRUSTED)
    assert "different houses or talks" in apart(replace(head, talks="others"))
    assert "with other keys" in apart(replace(head, keys=TRUSTED[:1]), KEYS[:1])
    assert "exchange them" in compare(newer(), OLD).apart


def test_another_seat_need_not_read_every_room() -> None:
    head = Head(HOUSE, TALKS, "soc.chief", "2026-11-24T09:00:00.000000Z", TRUSTED)
    assert compare(OLD, list(write_bundle(head, [record("plenary", PLENARY)], KEYS, SEALED)), TRUSTED).sound


def test_nothing_is_compared_with_what_is_not_sound_itself() -> None:
    found = compare(OLD[:-1], newer(), TRUSTED)
    assert (found.sound, found.old.sound, found.new.sound, found.findings) == (False, False, True, [])


def test_the_program_says_what_it_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.bundle", tmp_path / "new.bundle"
    old.write_bytes(b"".join(OLD))
    new.write_bytes(b"".join(newer()))
    assert main([str(new), "--since", str(old)]) == 0
    assert f"It begins with all that stands in {old}" in capsys.readouterr().out
    new.write_bytes(b"".join(REWRITTEN["words"][0]))
    assert main([str(new), "--since", str(old)]) == 1
    said_ = capsys.readouterr().out
    assert said_.startswith("THE RECORD WAS REWRITTEN")
    assert "'plenary', entry 4" in said_
    assert "Sound" not in said_
    new.write_bytes(b"".join(OLD))
    old.write_bytes(b"".join(newer()))
    assert main([str(new), "--since", str(old)]) == 1
    assert f"It was not compared with {old}: the bundle given as the earlier one was made" in capsys.readouterr().out
    old.write_bytes(b"".join(OLD[:-1]))
    assert main([str(new), "--since", str(old)]) == 1
    assert f"{old} is itself not genuine, or damaged" in capsys.readouterr().out
