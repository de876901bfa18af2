"""A kit as one file: whole and the same, and nothing that comes in a hostile file gets out of it."""

import io
import stat
import zipfile
from pathlib import Path

import pytest

from goodoffices.kits import KitError, pack, read, unpack
from goodoffices.kits.archive import MOST_FILES, MOST_UNPACKED
from tests.kits.ferry import ferry

KIT = {"ferry/kit.toml": b""}


def packed(files: dict[str, bytes], kind: int = stat.S_IFREG) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = (kind | 0o644) << 16
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_kit_comes_back_as_it_went_and_packs_to_the_same_bytes(tmp_path: Path) -> None:
    folder = ferry(tmp_path)
    again = unpack(pack(folder), tmp_path / "else")
    assert contents(again) == contents(folder)
    assert pack(again) == pack(folder)


def test_a_folder_that_was_packed_by_hand_comes_in_without_what_the_system_put_beside_it(tmp_path: Path) -> None:
    folder = ferry(tmp_path)
    files = {f"ferry/{name}": content for name, content in contents(folder).items()}
    litter = ("ferry/.DS_Store", "ferry/acts/._01-the-table.toml", "__MACOSX/ferry/._kit.toml", "ferry/Thumbs.db",
              "ferry/injects/desktop.ini")  # fmt: skip
    again = unpack(packed({**dict.fromkeys(litter, b"\0"), **files}), tmp_path / "else")
    assert contents(again) == contents(folder)


def test_what_is_no_part_of_a_kit_and_what_lies_outside_it_stays_at_home(tmp_path: Path) -> None:
    folder = ferry(tmp_path)
    (tmp_path / "secret.md").write_text("secret")
    (folder / "linked.md").symlink_to(tmp_path / "secret.md")
    (folder / ".hidden.md").write_text("secret")
    (folder / "draft.docx").write_bytes(b"secret")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "own.md").write_text("secret")
    (folder / "notes").symlink_to(tmp_path / "notes")
    names = zipfile.ZipFile(io.BytesIO(pack(folder))).namelist()
    assert len(names) == 11
    assert not any("linked" in name or "hidden" in name or "own" in name or "draft" in name for name in names)


HOSTILE = [
    ({**KIT, "../ferry/brief.md": b""}, "would write to '../ferry/brief.md'"),
    ({**KIT, "ferry/../../brief.md": b""}, "would write to"),
    ({**KIT, "/etc/brief.md": b""}, "would write to"),
    ({**KIT, "ferry\\..\\brief.md": b""}, "would write to"),
    ({**KIT, "C:/brief.md": b""}, "would write to"),
    ({**KIT, "ferry/.hidden.md": b""}, "would write to"),
    ({**KIT, "ferry/con.md": b""}, "would write to"),
    ({**KIT, "brief.md": b""}, "would write to"),
    ({**KIT, "ferry/run.sh": b""}, "is no part of a kit"),
    ({**KIT, "ferry/Brief.md": b"", "ferry/brief.md": b""}, "is in it twice"),
    ({**KIT, "other/brief.md": b""}, "no kit.toml in one folder"),
    ({"ferry/brief.md": b""}, "no kit.toml in one folder"),
    ({"Ferry/kit.toml": b""}, "no name of lower-case letters"),
    ({f"ferry/{n}.md": b"" for n in range(MOST_FILES + 1)}, "more than 500 files"),
    ({**KIT, "ferry/brief.md": bytes(MOST_UNPACKED + 1)}, "larger than 5 MB, or than 20 MB unpacked"),
    ({f"ferry/{n}.md": bytes(MOST_UNPACKED // 10) for n in range(11)}, "larger than 5 MB, or than 20 MB unpacked"),
]


@pytest.mark.parametrize(("files", "message"), HOSTILE)
def test_a_hostile_file_is_refused_and_nothing_is_written(
    tmp_path: Path, files: dict[str, bytes], message: str
) -> None:
    with pytest.raises(KitError, match=message.replace("\\", "\\\\")):
        unpack(packed(files), tmp_path / "into")
    assert not (tmp_path / "into").exists()


def test_a_link_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KitError, match="is a link or a device"):
        unpack(packed({**KIT, "ferry/brief.md": b"/etc/passwd"}, stat.S_IFLNK), tmp_path)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no archive", packed(KIT)[:-30]])
def test_a_damaged_file_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(KitError, match="no kit, or it is damaged"):
        unpack(data, tmp_path)


def test_sizes_that_an_archive_gives_wrongly_do_not_let_a_bomb_through(tmp_path: Path) -> None:
    bomb = packed({**KIT, "ferry/brief.md": bytes(MOST_UNPACKED + 1)})
    lying = bomb.replace((MOST_UNPACKED + 1).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != bomb
    with pytest.raises(KitError):
        unpack(lying, tmp_path / "into")
    assert not (tmp_path / "into").exists()


def test_a_folder_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    folder = ferry(tmp_path)
    with pytest.raises(FileExistsError):
        unpack(pack(folder), tmp_path)


def test_what_is_wrong_in_a_packed_kit_names_the_file_that_was_given(tmp_path: Path) -> None:
    (tmp_path / "got.zip").write_bytes(packed({**KIT, "ferry/run.sh": b""}))
    with pytest.raises(KitError, match=r"^got\.zip: 'ferry/run\.sh' is no part of a kit; a kit has"):
        read(tmp_path / "got.zip")
