"""`goodoffices backup`, `restore` and `doctor`, as an operator runs them."""

import io
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import psycopg
import pyrage
import pytest

from tests.cli.running import goodoffices, one_line
from tests.databases import create
from tests.small import write

KEYS = ("master-key", "house-keys", "secret-key")
Told = tuple[int, str, str]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("backup")
    assert goodoffices("load", str(write(folder / "ford")), "--data", str(folder / "data")).returncode == 0
    return folder / "data"


@pytest.fixture(scope="module")
def opener(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A public key, and the file of the private one."""
    identity = pyrage.x25519.Identity.generate()
    file = tmp_path_factory.mktemp("keys") / "identity"
    file.write_text(f"# created today\n# public key: {identity.to_public()}\n{identity}\n")
    return str(identity.to_public()), file


@pytest.fixture(scope="module")
def backup(loaded: Path, opener: tuple[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("made") / "ford.age"
    code, said, error = told("backup", "-o", str(file), "--recipient", opener[0], "--data", str(loaded))
    assert (code, error) == (0, "")
    assert "signed by house" in said
    assert "which is not in it" in said
    return file


@pytest.fixture
def data(loaded: Path, tmp_path: Path) -> Path:
    """A copy of the installation."""
    return Path(shutil.copytree(loaded, tmp_path / "data"))


def told(*args: str, **environment: str) -> Told:
    done = goodoffices(*args, **environment)
    return done.returncode, done.stdout, done.stderr


def keys_of(loaded: Path, folder: Path, *names: str) -> Path:
    folder.mkdir(mode=0o700)
    for name in names:
        shutil.copy(loaded / name, folder)
    return folder


def restored(backup: Path, opener: tuple[str, Path], data: Path, *more: str, **environment: str) -> Told:
    return told("restore", str(backup), "--identity", str(opener[1]), "--data", str(data), *more, **environment)


def doctor(data: Path, *more: str, **environment: str) -> tuple[int, dict[str, str]]:
    code, said, error = told("doctor", "--json", "--data", str(data), *more, **environment)
    assert error == ""
    return code, {each["what"]: each["state"] for each in json.loads(said)["findings"]}


def played(data: Path, **environment: str) -> str:
    code, said, error = told("play", "ford", "--as", "oran.head", "--json", "--data", str(data), **environment)
    assert (code, error) == (0, "")
    return said.replace(json.loads(said)["now"], "now")


def taken_apart(backup: Path, opener: tuple[str, Path]) -> dict[str, bytes]:
    """What anybody with the key gets out of a backup, without this program."""
    identity = pyrage.x25519.Identity.from_str(opener[1].read_text().split()[-1])
    with tarfile.open(fileobj=io.BytesIO(pyrage.decrypt(backup.read_bytes(), [identity]))) as tar:
        return {member.name: tar.extractfile(member).read() for member in tar}  # type: ignore[union-attr]


def put_together(parts: dict[str, bytes], opener: tuple[str, Path], file: Path) -> Path:
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as tar:
        for name, content in parts.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    recipient = pyrage.x25519.Recipient.from_str(opener[0])
    file.write_bytes(pyrage.encrypt(plain.getvalue(), [recipient]))
    return file


def changed(parts: dict[str, bytes], folder: Path, statement: str) -> dict[str, bytes]:
    """The same backup, by whoever has its key and changes the database in it."""
    file = folder / "changed.sqlite3"
    file.write_bytes(parts["goodoffices.sqlite3"])
    connection = sqlite3.connect(file)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    assert connection.execute(statement).rowcount > 0
    for _, sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.close()
    return {**parts, "goodoffices.sqlite3": file.read_bytes()}


def test_a_backup_restores_what_was_there(loaded: Path, backup: Path, opener, tmp_path: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert b"ford" not in backup.read_bytes()
    new = keys_of(loaded, tmp_path / "new", *KEYS)
    code, said, error = restored(backup, opener, new)
    assert (code, error) == (0, ""), (said, error)
    assert "every payload is the one that was entered" in said
    assert "Only one of two servers" in said
    assert played(new) == played(loaded)
    assert doctor(new)[0] == 0
    assert sorted(file.name for file in new.iterdir() if "journal" not in file.name) == [
        "goodoffices.sqlite3",
        *sorted(KEYS),
    ]


def test_without_keys_it_is_restored_and_says_what_is_missing(
    loaded: Path, backup: Path, opener, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    code, said, error = restored(backup, opener, new)
    assert code == 0
    assert "compare the fingerprints" in said
    assert "logs: " in said
    assert "NOT SEEN sealing" in said
    assert "master key" in error
    assert "house-keys" in error
    code, _, error = told("play", "ford", "--as", "oran.head", "--data", str(new))
    assert code == 1
    assert "which is not here" in one_line(error)
    for name in KEYS:
        shutil.copy(loaded / name, new)
    assert played(new) == played(loaded)


def test_nothing_is_ever_put_over_a_database(backup: Path, opener, data: Path) -> None:
    before = (data / "goodoffices.sqlite3").read_bytes()
    code, _, error = restored(backup, opener, data)
    assert (code, "nothing is ever put over one" in one_line(error)) == (1, True)
    assert (data / "goodoffices.sqlite3").read_bytes() == before


def test_a_passphrase_opens_it_and_no_other_does(loaded: Path, tmp_path: Path) -> None:
    file, right, wrong, short = (tmp_path / name for name in ("b.age", "right", "wrong", "short"))
    right.write_text("the narrow end of the ford\n")
    wrong.write_text("the other end of the ford\n")
    short.write_text("ford\n")
    code, _, error = told("backup", "-o", str(file), "--passphrase-file", str(short), "--data", str(loaded))
    assert (code, "fewer than 12" in one_line(error), file.exists()) == (2, True, False)
    code, _, _ = told("backup", "-o", str(file), "--passphrase-file", str(right), "--data", str(loaded))
    assert code == 0
    new = tmp_path / "new"
    code, _, error = told("restore", str(file), "--passphrase-file", str(wrong), "--data", str(new))
    assert (code, "does not open with this key" in one_line(error)) == (1, True)
    assert list(new.iterdir()) == []
    assert told("restore", str(file), "--passphrase-file", str(right), "--data", str(new))[0] == 0


def test_what_is_not_given_is_asked_for_in_one_line(loaded: Path, backup: Path, opener, tmp_path: Path) -> None:
    out, data = str(tmp_path / "out"), ("--data", str(loaded))
    for args, words in {
        ("backup", "-o", out, *data): "nobody is at the terminal",
        ("backup", "-o", out, "--recipient", "me", *data): "“me” is no public key",
        ("backup", "-o", str(backup), "--recipient", opener[0], *data): "is there already",
        ("restore", str(tmp_path / "none"), "--identity", str(opener[1])): "is not there",
        ("restore", str(backup), "--identity", str(backup)): "is no file of text",
        ("doctor", "--data", str(tmp_path / "nowhere")): "no database of talks here",
        ("doctor", "--witness", str(opener[1]), *data): "does not hold what a witness remembers",
    }.items():
        code, _, error = told(*args)
        assert (code, words in one_line(error)) == (2, True), (args, error)
    assert not Path(out).exists()


def test_a_private_key_given_for_a_public_one_is_not_repeated(loaded: Path, opener, tmp_path: Path) -> None:
    secret = next(line for line in opener[1].read_text().splitlines() if line.startswith("AGE-SECRET-KEY-1"))
    out, data = str(tmp_path / "out"), ("--data", str(loaded))
    for given in (("--recipient", secret), ("--recipients", str(opener[1]))):
        code, said, error = told("backup", "-o", out, *given, *data)
        assert (code, "is a private key: give its public half" in one_line(error)) == (2, True)
        assert secret not in said + error
    assert not Path(out).exists()


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="OpenSSH is not installed")
def test_a_private_key_behind_a_passphrase_is_said_to_be(backup: Path, tmp_path: Path) -> None:
    made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "the narrow ford", "-f", str(tmp_path / "id")]
    subprocess.run(made, check=True)
    code, _, error = restored(backup, ("", tmp_path / "id"), tmp_path / "new")
    assert (code, "without a passphrase" in one_line(error)) == (2, True)


def test_a_key_of_ssh_and_a_file_of_keys_will_do(loaded: Path, opener, tmp_path: Path) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    (tmp_path / "id").write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    (tmp_path / "recipients").write_text(f"# who may open it\n{public}\n\n{opener[0]}\n")
    file = tmp_path / "b.age"
    assert told("backup", "-o", str(file), "--recipients", str(tmp_path / "recipients"), "--data", str(loaded))[0] == 0
    for number, identity in enumerate((tmp_path / "id", opener[1])):
        assert restored(file, ("", identity), tmp_path / f"new{number}")[0] == 0


@pytest.mark.parametrize("how", ["cut", "byte", "other"])
def test_a_damaged_backup_is_refused_in_one_line(backup: Path, opener, tmp_path: Path, how: str) -> None:
    raw, file = backup.read_bytes(), tmp_path / "b.age"
    middle = len(raw) // 2
    made = {"cut": raw[:-9], "byte": raw[:middle] + bytes([raw[middle] ^ 1]) + raw[middle + 1 :], "other": b"x" * 999}
    file.write_bytes(made[how])
    code, _, error = restored(file, opener, tmp_path / "new")
    assert (code, "was not restored" in one_line(error)) == (1, True)
    assert list((tmp_path / "new").iterdir()) == []


REWRITTEN = {
    "leaf": ("UPDATE store_leaf SET leaf = CAST(replace(leaf, 'oran', 'vell') AS BLOB)"
             " WHERE instr(leaf, 'oran')", "WRONG    logs"),
    "member": ("UPDATE store_membership SET seat = 'vell.head' WHERE seat = 'oran.head' AND room_id NOT IN"
               " (SELECT room_id FROM store_membership WHERE seat = 'vell.head')", "WRONG    members"),
    "payload": ("UPDATE store_payload SET payload = zeroblob(600) WHERE number = 2", "WRONG    payloads"),
    "trigger": ("", "WRONG    triggers"),
}  # fmt: skip


@pytest.mark.parametrize("how", REWRITTEN)
def test_a_rewritten_database_is_never_put_in_place(
    loaded: Path, backup: Path, opener, tmp_path: Path, how: str
) -> None:
    statement, words = REWRITTEN[how]
    parts = taken_apart(backup, opener)
    if how == "trigger":
        file = tmp_path / "t.sqlite3"
        file.write_bytes(parts["goodoffices.sqlite3"])
        with sqlite3.connect(file) as connection:
            connection.execute("DROP TRIGGER leaf_no_update")
        connection.close()
        parts = {**parts, "goodoffices.sqlite3": file.read_bytes()}
    else:
        parts = changed(parts, tmp_path, statement)
    new = keys_of(loaded, tmp_path / "new", *KEYS)
    code, said, error = restored(put_together(parts, opener, tmp_path / "b.age"), opener, new)
    assert code == 1
    assert words in said
    assert "NOT RESTORED" in error
    assert not (new / "goodoffices.sqlite3").exists()


def test_another_house_and_what_another_house_signed_are_refused(
    loaded: Path, backup: Path, opener, tmp_path: Path
) -> None:
    """Anybody can encrypt to a public key: what is in it has to be of one's own house."""
    assert goodoffices("load", str(write(tmp_path / "ford")), "--data", str(tmp_path / "b")).returncode == 0
    new = keys_of(tmp_path / "b", tmp_path / "new", *KEYS)
    code, _, error = restored(backup, opener, new)
    assert (code, "it is of house" in one_line(error)) == (1, True)
    parts = taken_apart(backup, opener)
    said = json.loads(parts["manifest.json"])
    other = tmp_path / "other.age"
    assert told("backup", "-o", str(other), "--recipient", opener[0], "--data", str(tmp_path / "b"))[0] == 0
    their = json.loads(taken_apart(other, opener)["manifest.json"])
    forged = {**said, "keys": [key.replace(their["house"], said["house"]) for key in their["keys"]]}
    for manifest in (
        forged,
        {**said, "rooms": their["rooms"]},
        {**said, "version": 2},
        {**said, "migrations": [["x", "9"]]},
    ):
        file = put_together({**parts, "manifest.json": json.dumps(manifest).encode()}, opener, tmp_path / "forged.age")
        mine = tmp_path / "mine"
        shutil.rmtree(mine, ignore_errors=True)
        code, _, error = restored(file, opener, keys_of(loaded, mine, *KEYS))
        assert (code, "was not restored" in one_line(error)) == (1, True)
        assert not (mine / "goodoffices.sqlite3").exists()


def test_more_entries_than_were_signed_are_refused(loaded: Path, backup: Path, opener, tmp_path: Path) -> None:
    parts = taken_apart(backup, opener)
    said = json.loads(parts["manifest.json"])
    fewer = {**said, "rooms": said["rooms"][1:]}
    file = put_together({**parts, "manifest.json": json.dumps(fewer).encode()}, opener, tmp_path / "b.age")
    code, out, _ = restored(file, opener, keys_of(loaded, tmp_path / "new", *KEYS))
    assert (code, "WRONG    extent" in out) == (1, True)


def test_the_doctor_finds_all_well_and_each_thing_that_is_not(data: Path) -> None:
    code, seen = doctor(data)
    assert (code, set(seen.values())) == (0, {"well"})
    os.chmod(data / "master-key", 0o644)
    assert doctor(data) == (3, {**seen, "files": "care"})
    os.chmod(data / "master-key", 0o600)
    (data / ".backup-0123").write_bytes(b"")
    assert doctor(data)[1]["files"] == "care"
    (data / ".backup-0123").unlink()
    kept = (data / "master-key").rename(data / "elsewhere")
    sealed = ("payloads", "drafts", "members", "second steps", "classes", "keys of sealed questions")
    left = {name: "unchecked" if name == "sealing" else "well" for name in seen if name not in sealed}
    assert doctor(data) == (3, left)
    kept.rename(data / "master-key")
    (data / "house-keys").rename(data / "away")
    code, seen = doctor(data)
    assert (code, seen["signing keys"], seen["cosignatures"]) == (1, "wrong", "unchecked")
    (data / "goodoffices.sqlite3").write_bytes(b"SQLite format 3\0" + bytes(5000))
    code, _, error = told("doctor", "--data", str(data))
    assert (code, "cannot be read" in one_line(error)) == (1, True)


def test_the_doctor_changes_nothing(data: Path) -> None:
    before = {file.name: file.read_bytes() for file in data.iterdir() if file.suffix != ".sqlite3-journal"}
    doctor(data)
    assert {file.name: file.read_bytes() for file in data.iterdir() if file.name in before} == before


@pytest.mark.postgres
def test_on_postgresql_too(tmp_path: Path, postgresql: str, opener, new_database: Callable[[str], str]) -> None:
    first, second, third = (create(postgresql, f"backup_{name}") for name in ("first", "second", "third"))
    old, new = tmp_path / "old", tmp_path / "new"
    assert goodoffices("load", str(write(tmp_path / "ford")), "--data", str(old), DATABASE_URL=first).returncode == 0
    file = tmp_path / "b.age"
    code, said, error = told(
        "backup", "-o", str(file), "--recipient", opener[0], "--data", str(old), DATABASE_URL=first
    )
    assert (code, error) == (0, ""), (said, error)
    keys_of(old, new, *KEYS)
    code, _, error = restored(file, opener, new, DATABASE_URL=first)
    assert (code, "nothing is ever put over one" in error) == (1, True)
    code, said, error = restored(file, opener, new, DATABASE_URL=second)
    assert (code, error) == (0, ""), (said, error)
    assert played(new, DATABASE_URL=second) == played(old, DATABASE_URL=first)
    assert doctor(new, DATABASE_URL=second)[0] == 0
    assert [each.name for each in new.iterdir() if each.name not in KEYS] == []
    code, _, error = restored(file, opener, tmp_path / "sqlite")
    assert (code, "set DATABASE_URL accordingly" in one_line(error)) == (1, True)

    # What is not what was signed stays without the mark by which a server takes a database for one of talks.
    parts = taken_apart(file, opener)
    manifest = json.loads(parts["manifest.json"])
    manifest["rooms"] = manifest["rooms"][1:]
    put_together({**parts, "manifest.json": json.dumps(manifest).encode()}, opener, tmp_path / "forged.age")
    code, said, error = restored(tmp_path / "forged.age", opener, new, DATABASE_URL=third)
    assert (code, "WRONG    extent" in said, "NOT RESTORED" in error) == (1, True, True)
    with psycopg.connect(third) as connection:
        assert connection.execute("SELECT COUNT(*) FROM django_migrations").fetchone() == (0,)
    code, _, error = told("play", "ford", "--as", "oran.head", "--data", str(new), DATABASE_URL=third)
    assert (code, "There is no database of talks here" in one_line(error)) == (1, True)
