"""`goodoffices keys`, and how the other commands make and find the master key."""

import re
import secrets
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest

from tests.cli.running import goodoffices, one_line
from tests.cli.test_talks import FIRST
from tests.cli.unsealing import unseal
from tests.small import write


def in_clear(data: Path) -> int:
    connection = sqlite3.connect(data / "goodoffices.sqlite3")
    try:
        return connection.execute("SELECT COUNT(*) FROM store_payload WHERE salt IS NOT NULL").fetchone()[0]
    finally:
        connection.close()


def names(printed: str) -> list[str]:
    return re.findall(r"\b[0-9a-f]{16}\b", printed)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation in which an example was loaded, with no step more than that."""
    folder = tmp_path_factory.mktemp("keys")
    assert goodoffices("load", str(write(folder / "ford")), "--data", str(folder / "data")).returncode == 0
    return folder / "data"


@pytest.fixture
def data(loaded: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(loaded, tmp_path / "data"))


def keys(data: Path, *args: str, **environment: str) -> str:
    done = goodoffices("keys", *args, "--data", str(data), **environment)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def reads(data: Path, **environment: str) -> None:
    done = goodoffices("play", "ford", "--as", "oran.head", "--data", str(data), **environment)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_first_run_makes_the_key_and_all_is_sealed(tmp_path: Path, data: Path) -> None:
    folder = tmp_path / "init"
    assert goodoffices("init", "--data", str(folder), *FIRST).returncode == 0
    for made in (folder, data):
        assert stat.S_IMODE((made / "master-key").stat().st_mode) == 0o600
        assert in_clear(made) == 0
        shown = keys(made, "show")
        assert "Every entry is sealed." in shown
        assert "Whoever takes this whole disk has both." in shown
        key = (made / "master-key").read_text().split()[-1]
        assert key not in shown
    assert keys(folder, "show") != keys(data, "show")


def test_a_key_from_the_environment_or_a_named_file_is_found_and_none_is_made(tmp_path: Path) -> None:
    ford, file = str(write(tmp_path / "ford")), tmp_path / "elsewhere" / "key"
    file.parent.mkdir()
    for name, value in (("GOODOFFICES_MASTER_KEY", secrets.token_hex(32)), ("GOODOFFICES_MASTER_KEY_FILE", str(file))):
        folder = tmp_path / name
        assert goodoffices("load", ford, "--data", str(folder), **{name: value}).returncode == 0
        assert not (folder / "master-key").exists()
        assert in_clear(folder) == 0
        assert name in keys(folder, "show", **{name: value})
        reads(folder, **{name: value})
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_master_key_is_changed_and_the_old_one_taken_out(data: Path) -> None:
    (old,) = names(keys(data, "show"))
    new, older = names(keys(data, "rotate"))
    assert older == old != new
    reads(data)
    newest, *others = names(keys(data, "rotate", "--rooms"))
    assert others == [new, old]
    reads(data)
    assert "Taken out: 2 old keys." in keys(data, "forget")
    assert names(keys(data, "show")) == [newest]
    reads(data)
    assert "Taken out: 0 old keys." in keys(data, "forget")


def test_a_key_from_the_environment_is_changed_there(data: Path) -> None:
    old, new = (data / "master-key").read_text().split()[-1], secrets.token_hex(32)
    (data / "master-key").unlink()
    refused = goodoffices("keys", "rotate", "--data", str(data), GOODOFFICES_MASTER_KEY=old)
    assert refused.returncode == 1
    assert "Put the new key before the old one" in one_line(refused.stderr)
    assert old not in refused.stderr
    keys(data, "rotate", GOODOFFICES_MASTER_KEY=f"{new},{old}")
    reads(data, GOODOFFICES_MASTER_KEY=new)


def test_without_the_key_every_command_says_which_one_is_missing(tmp_path: Path, data: Path) -> None:
    (name,) = names(keys(data, "show"))
    (data / "master-key").rename(tmp_path / "safe")
    for command in (
        ("play", "ford", "--as", "oran.head"),
        ("serve", "--http", "--port", "1"),
        ("init", *FIRST),
        ("keys", "seal"),
    ):
        done = goodoffices(*command, "--data", str(data))
        assert done.returncode == 1
        assert name in one_line(done.stderr)
        assert not (data / "master-key").exists()
    (tmp_path / "safe").rename(data / "master-key")
    reads(data)


def test_a_database_from_before_goes_on_in_the_clear_and_says_so_until_it_is_sealed(data: Path) -> None:
    unseal(data)
    (data / "master-key").unlink()
    lying = in_clear(data)
    assert lying > 10
    done = goodoffices("play", "ford", "--as", "oran.head", "--data", str(data))
    assert done.returncode == 0
    assert "Warning: nothing is sealed at rest" in one_line(done.stderr)
    assert f"Sealed now: {lying} entries" in keys(data, "seal")
    assert in_clear(data) == 0
    reads(data)


def test_a_file_of_no_keys_is_named(data: Path) -> None:
    (data / "master-key").write_text("sesame\n")
    done = goodoffices("keys", "show", "--data", str(data))
    assert done.returncode == 1
    assert "64 hexadecimal digits" in one_line(done.stderr)
    assert "sesame" not in done.stderr
