"""The house: what it signs, how its keys are written down, and how they are followed when they change."""

import json
import os
import stat
from dataclasses import replace
from hashlib import sha256

import pytest

from goodoffices.house import House, HouseError, new_house, read_house, write_house
from goodoffices.proof.bundle import Handover
from goodoffices.proof.checkpoint import verify_checkpoint
from goodoffices.proof.handover import follow
from goodoffices.proof.keys import NOTE, QUANTUM_SAFE
from goodoffices.proof.note import NoteError
from goodoffices.server import signing

ROOT = sha256(b"root").digest()


@pytest.fixture
def house() -> House:
    return new_house(os.urandom)


def test_a_checkpoint_is_signed_twice_in_the_name_of_its_log(house):
    text = house.checkpoint("lake", "plenary", 3, ROOT, 1000)
    assert text.startswith(f"goodoffices/{house.name}/lake/plenary\n3\n")
    assert verify_checkpoint(text, house.log_keys("lake", "plenary")).root == ROOT
    assert [key.kind for key in house.verifiers] == [NOTE, QUANTUM_SAFE]
    for other in (house.log_keys("lake", "public"), new_house(os.urandom).log_keys("lake", "plenary")):
        with pytest.raises(NoteError):
            verify_checkpoint(text, other)


def test_a_house_is_read_as_it_was_written(house):
    changed = house.rotated(os.urandom, 5).rotated(os.urandom, 6)
    assert read_house(write_house(changed)) == changed
    assert len(changed.earlier) == 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: "no keys",
        lambda kept: json.dumps({**kept, "more": 1}),
        lambda kept: json.dumps({**kept, "ed25519": kept["ed25519"][:-2]}),
        lambda kept: json.dumps({**kept, "ml_dsa_44": "x" * 64}),
        lambda kept: json.dumps({**kept, "house": "a/b"}),
        lambda kept: json.dumps({**kept, "house": ""}),
        lambda kept: json.dumps({**kept, "earlier": [[["x+y+z"], "note"]]}),
    ],
)
def test_keys_that_cannot_be_read_are_named_and_not_shown(house, spoil):
    kept = json.loads(write_house(house))
    with pytest.raises(HouseError) as refused:
        read_house(spoil(kept))
    assert not any(seed in str(refused.value) for seed in (kept["ed25519"], kept["ml_dsa_44"]))


def test_whoever_knew_the_keys_follows_every_change_of_them(house):
    first, second = house, house.rotated(os.urandom, 5)
    third = second.rotated(os.urandom, 6)
    for known in (first, second, third):
        assert follow(house.name, known.verifiers, third.verifiers, third.earlier)
    assert not follow(house.name, third.verifiers, second.verifiers, second.earlier)


def test_keys_that_nobody_handed_over_to_are_not_followed(house):
    other = replace(new_house(os.urandom), name=house.name)
    theirs = other.rotated(os.urandom, 5)
    assert not follow(house.name, house.verifiers, other.verifiers, ())
    forged = (Handover(house.verifiers, theirs.earlier[0].note),)
    assert not follow(house.name, house.verifiers, theirs.verifiers, forged)
    own = house.rotated(os.urandom, 5)
    assert not follow(house.name, house.verifiers, other.verifiers, own.earlier)
    assert not follow("another", house.verifiers, own.verifiers, own.earlier)
    (handover,) = own.earlier
    half = handover.note.rsplit("\u2014 ", 1)[0]
    assert not follow(house.name, house.verifiers, own.verifiers, (replace(handover, note=half),))


def test_the_keys_are_made_once_for_their_owners_eyes_only(tmp_path):
    assert signing.find(tmp_path, {}) is None
    made = signing.make(tmp_path / "data", {})
    file = tmp_path / "data" / "house-keys"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert signing.make(tmp_path / "data", {}) == made == signing.find(tmp_path / "data", {})
    changed = signing.rotate(tmp_path / "data", {})
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert signing.find(tmp_path / "data", {}) == changed
    assert follow(made.name, made.verifiers, changed.verifiers, changed.earlier)


def test_the_environment_comes_first_then_systemd_then_the_folder(tmp_path, house):
    signing.make(tmp_path, {})
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    environment = {"CREDENTIALS_DIRECTORY": str(credentials)}
    own = signing.find(tmp_path, environment)
    (credentials / "goodoffices-house-keys").write_text(write_house(second := new_house(os.urandom)))
    assert own != signing.find(tmp_path, environment) == second
    assert signing.find(tmp_path, environment, write_house(house)) == house
    with pytest.raises(HouseError, match="put new ones where they come from"):
        signing.rotate(tmp_path, environment)
    (tmp_path / "house-keys").write_text("spoilt")
    with pytest.raises(HouseError, match="house-keys"):
        signing.find(tmp_path, {})
