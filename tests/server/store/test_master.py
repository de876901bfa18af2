"""The master key: where it is looked for, how it is made and changed, and what is said when it is not there."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from goodoffices.server.store import master
from goodoffices.server.store.master import CREDENTIAL, FILE, MasterKeyError, find
from goodoffices.server.store.sealing import name_of, new_key

ONE, TWO = "aB" * 32, "0f" * 32


def keys(*written: str) -> tuple[bytes, ...]:
    return tuple(bytes.fromhex(each) for each in written)


def test_it_is_looked_for_in_this_order(tmp_path):
    folder, credentials = tmp_path / "data", tmp_path / "credentials"
    folder.mkdir()
    credentials.mkdir()
    environment = {"CREDENTIALS_DIRECTORY": str(credentials)}
    assert find(folder, {}, "", "") is None
    assert find(folder, environment, "", "") is None
    (folder / FILE).write_text(f"{ONE}\n")
    found = find(folder, environment, "", "")
    assert found is not None
    assert (found.ring.keys, found.file, found.beside) == (keys(ONE), folder / FILE, True)
    (credentials / CREDENTIAL).write_text(TWO)
    found = find(folder, environment, "", "")
    assert found is not None
    assert (found.ring.keys, found.file, found.beside) == (keys(TWO), None, False)
    named = tmp_path / "elsewhere"
    named.write_text(f"# words\n{ONE}\n\n{TWO}\n")
    found = find(folder, environment, "", str(named))
    assert found is not None
    assert (found.ring.keys, found.file, found.beside) == (keys(ONE, TWO), named, False)
    found = find(folder, environment, f"{TWO},{ONE}", str(named))
    assert found is not None
    assert (found.ring.keys, found.file, found.beside) == (keys(TWO, ONE), None, False)


@pytest.mark.parametrize("written", ["", "\n", "# nothing\n", ONE[:-1], f"{ONE}{TWO}", f"{ONE} not-a-key", "é" * 64])
def test_what_is_no_key_is_refused_without_repeating_it(tmp_path, written):
    (tmp_path / FILE).write_text(written)
    with pytest.raises(MasterKeyError, match="master-key") as refused:
        find(tmp_path, {}, "", "")
    assert ONE not in str(refused.value)
    assert "not-a-key" not in str(refused.value)


def test_a_file_that_was_named_has_to_be_there(tmp_path):
    master.make(tmp_path, tmp_path / FILE)
    with pytest.raises(MasterKeyError, match="No such file"):
        find(tmp_path, {}, "", str(tmp_path / "unplugged" / "key"))
    with pytest.raises(MasterKeyError, match=r"Is a directory"):
        find(tmp_path, {}, "", str(tmp_path))


def test_it_is_made_once_for_the_owners_eyes(tmp_path):
    folder = tmp_path / "data"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: master.make(folder, folder / FILE), range(16)))
    found = find(folder, {}, "", "")
    assert found is not None
    (key,) = found.ring.keys
    assert len(key) == 32
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [file.name for file in folder.iterdir()] == [FILE]
    master.make(folder, folder / FILE)
    again, other = find(folder, {}, "", ""), tmp_path / "other"
    assert again == found
    master.make(other, other / FILE)
    assert find(other, {}, "", "") != found


def test_other_keys_are_put_in_its_place_whole(tmp_path):
    master.make(tmp_path, tmp_path / FILE)
    new = new_key(), new_key()
    master.put(tmp_path / FILE, new)
    found = find(tmp_path, {}, "", "")
    assert found is not None
    assert found.ring.keys == new
    assert found.ring.names == tuple(name_of(key) for key in new)
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == [FILE]


def test_a_process_looks_once_and_again_when_its_settings_change(settings, tmp_path):
    settings.MASTER_KEY, settings.DATA = "", tmp_path
    assert master.held() is None
    master.make(tmp_path, tmp_path / FILE)
    assert master.held() is None
    found = master.held(fresh=True)
    assert found == master.held() != None  # noqa: E711
    (tmp_path / FILE).unlink()
    assert master.held() == found
    settings.MASTER_KEY = ONE
    held = master.held()
    assert held is not None
    assert held.ring.keys == keys(ONE)


def test_what_comes_from_the_environment_is_changed_by_no_command(settings):
    settings.MASTER_KEY = ONE
    held = master.held()
    assert held is not None
    with pytest.raises(MasterKeyError, match="the environment") as refused:
        master.change(held, (new_key(),))
    assert ONE not in str(refused.value)


def test_a_file_that_cannot_be_written_is_named(settings, tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    settings.MASTER_KEY_FILE, settings.MASTER_KEY = str(master.make(gone, gone / "key")), ""
    held = master.held()
    assert held is not None
    Path(gone / "key").unlink()
    gone.rmdir()
    with pytest.raises(MasterKeyError, match="cannot be written"):
        master.change(held, (new_key(),))
