"""`goodoffices house`: the keys of the house are told, and changed so that whoever knew the old ones can follow."""

import os
from pathlib import Path

from goodoffices.proof.handover import follow
from goodoffices.proof.keys import read_verifier
from goodoffices.server import signing
from tests.cli.running import goodoffices, one_line


def test_the_keys_are_told_and_changed(tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    none = goodoffices("house", "--data", data)
    assert none.returncode == 1
    assert "goodoffices init" in one_line(none.stderr)
    before = signing.make(tmp_path / "data", {})
    told = goodoffices("house", "--data", data)
    assert told.stdout.splitlines()[0] == f"House {before.name}"
    assert [read_verifier(line) for line in told.stdout.splitlines()[2::2]] == list(before.verifiers)
    assert not any(key.seed.hex() in told.stdout for key in before.keys)
    changed = goodoffices("house", "--rotate", "--data", data)
    assert changed.returncode == 0, changed.stderr
    now = signing.find(tmp_path / "data", os.environ)
    assert now is not None
    assert now.verifiers != before.verifiers
    assert follow(before.name, before.verifiers, now.verifiers, now.earlier)
    assert all(str(key) in changed.stdout for key in (*now.verifiers, *before.verifiers))
