"""A receipt is held against a bundle: what the house acknowledged stands there, or the house contradicts itself."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from goodoffices.house import House
from goodoffices.proof.__main__ import main
from goodoffices.proof.bundle import Sealed
from goodoffices.proof.checkpoint import Checkpoint, cosign, origin, sign_checkpoint
from goodoffices.proof.keys import SigningKey
from goodoffices.proof.leaf import leaf_hash
from goodoffices.proof.merkle import inclusion_proof, root
from goodoffices.proof.receipt import Receipt
from tests.proof import test_handover as rotated
from tests.proof.test_bundle import GOOD, HOUSE, KEYS, NOW, WITNESS_KEY, bundle, entries, record
from torture import made

PLENARY = entries("plenary", 7, erased=3)


def receipt(
    held: tuple[Sealed, ...], number: int, size: int, room: str = "plenary", keys: list[SigningKey] = KEYS
) -> Receipt:
    """The receipt of an entry in a log that had so many, signed by the house."""
    hashes, name = [leaf_hash(each.leaf) for each in held[:size]], origin(HOUSE, "mirna", room)
    signed = sign_checkpoint(Checkpoint(name, size, root(hashes)), [replace(key, name=name) for key in keys], NOW)
    return Receipt(number - 1, inclusion_proof(hashes, number - 1), signed)


RECEIPT = receipt(PLENARY, 5, 5)


def told(tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: list[bytes], *given: str) -> tuple[int, str]:
    """What the program ends with, and says, of a bundle with these receipts; each is given by its text."""
    file = tmp_path / "akra.bundle"
    file.write_bytes(b"".join(lines))
    files = [tmp_path / f"{place}.tlog-proof" for place in range(len(given))]
    for path, text in zip(files, given, strict=True):
        path.write_text(text)
    code = main([str(file), *(f"--receipt={path}" for path in files)])
    return code, capsys.readouterr().out


def test_what_was_acknowledged_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answered = json.dumps({"room": "plenary", "number": 3, "proof": str(receipt(PLENARY, 3, 6))})
    seen = str(replace(RECEIPT, checkpoint=cosign(RECEIPT.checkpoint, WITNESS_KEY, NOW)))
    public = str(receipt(entries("public", 2), 1, 1, "public"))
    code, said = told(tmp_path, capsys, GOOD, str(RECEIPT), answered, seen, public)
    assert (code, said.startswith("Sound: ")) == (0, True)
    assert "entry 5 of plenary stands as the house acknowledged it, when the room had 5 entries." in said
    assert "entry 3 of plenary stands as the house acknowledged it, when the room had 6 entries." in said, (
        "erased since"
    )
    assert "entry 1 of public stands as" in said
    assert said.count(" stands as the house acknowledged it") == 4


def test_it_stands_beside_an_earlier_bundle_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new, kept = (tmp_path / name for name in ("old", "new", "kept"))
    old.write_bytes(b"".join(bundle(record("plenary", PLENARY[:4]))))
    new.write_bytes(b"".join(GOOD))
    kept.write_text(str(RECEIPT))
    assert main([str(new), "--since", str(old), "--receipt", str(kept)]) == 0
    said = capsys.readouterr().out
    assert "It begins with all that stands in" in said
    assert "entry 5 of plenary stands as" in said


def test_a_house_that_replaced_what_it_acknowledged_has_contradicted_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forged = (*PLENARY[:4], *entries("plenary", 7, erased=5)[4:5], *PLENARY[5:])
    assert told(tmp_path, capsys, bundle(record("plenary", forged)), str(RECEIPT))[0] == 0, "erased and no more"
    other = replace(PLENARY[4], leaf=PLENARY[4].leaf.replace(b"akra.head", b"selm.head"))
    lines = bundle(record("plenary", (*PLENARY[:4], other, *PLENARY[5:])))
    code, said = told(tmp_path, capsys, lines, str(RECEIPT))
    assert code == 1
    assert said.startswith("THE RECORD WAS REWRITTEN:\n")
    assert "room 'plenary': the first 5 entries are not those that the house signed when it acknowledged 5" in said
    assert "Sound" not in said


def damaged(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


LATE = "the log had 5 entries when the house signed it, and this bundle ends with entry 4: take a newer one"
STRANGER = [replace(key, seed=b"x" * 32) for key in KEYS]
APART = {
    "no receipt": ("nothing", "it is no receipt: a receipt begins with c2sp.org/tlog-proof@v1"),
    "no receipt in JSON": ('{"proof": null}', "it is no receipt"),
    "broken JSON": ("{", "it is no receipt"),
    "another's": (str(receipt(PLENARY, 5, 5, keys=STRANGER)), "the house did not sign it with a key that this bundle"),
    "one key": (str(receipt(PLENARY, 5, 5, keys=KEYS[:1])), "the ML-DSA-44 cosignature is missing"),
    "another room": (str(receipt(entries("two", 1), 1, 1, "two")), "mirna/two', which is not in this bundle"),
    "a path that was damaged": (str(replace(RECEIPT, path=(bytes(32),))), "the house signed these entries, but"),
    "a place that was damaged": (damaged(str(RECEIPT), "index 4", "index 3"), "but the receipt is damaged"),
    "a place beyond": (damaged(str(RECEIPT), "index 4", "index 5"), "it is damaged: of entry 6, in a log of 5"),
}  # fmt: skip


@pytest.mark.parametrize("what", APART)
def test_what_is_no_evidence_is_held_against_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    text, why = APART[what]
    code, said = told(tmp_path, capsys, GOOD, text)
    assert code == 1
    assert why in said
    assert "REWRITTEN" not in said


def test_a_bundle_that_ends_before_it_says_what_that_may_mean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = told(tmp_path, capsys, bundle(record("plenary", PLENARY[:4])), str(RECEIPT))
    assert (code, LATE in said, "entries were taken away" in said) == (1, True, True)


def test_nothing_is_held_against_what_is_not_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = told(tmp_path, capsys, GOOD[:-1], str(RECEIPT))
    assert (code, said.startswith("NOT GENUINE")) == (1, True)
    assert "it is held against a bundle that is sound, and this is none" in said


def test_a_receipt_from_before_a_change_of_keys_still_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def by(house: House) -> str:
        hashes = [leaf_hash(each.leaf) for each in made.sealed("plenary", made.said("plenary", 3))]
        signed = house.checkpoint(made.TALKS, "plenary", 3, root(hashes), made.SEALED)
        return str(Receipt(1, inclusion_proof(hashes, 1), signed))

    every = [by(house) for house in (rotated.FIRST, rotated.SECOND, rotated.THIRD)]
    code, said = told(tmp_path, capsys, rotated.NEW, *every)
    assert (code, said.count("entry 2 of plenary stands as")) == (0, 3)
    code, said = told(tmp_path, capsys, rotated.OLD, every[2])
    assert (code, "with a key that this bundle tells of" in said) == (1, True)
    assert told(tmp_path, capsys, rotated.NEW, by(rotated.STRANGER))[0] == 1


def test_a_receipt_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "akra.bundle"
    file.write_bytes(b"".join(GOOD))
    assert main([str(file), "--receipt", str(tmp_path / "nowhere")]) == 2
    assert "No such file" in capsys.readouterr().err
