"""A kit as one file: a ZIP archive of its folder, which is unpacked with suspicion, for it may come from anybody."""

from __future__ import annotations

import io
import re
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from goodoffices.kits.faults import Fault, KitError
from goodoffices.phrases import phrase
from goodoffices.talks import words

MOST_PACKED: Final = 5 << 20
MOST_UNPACKED: Final = 20 << 20
MOST_FILES: Final = 500
SUFFIXES: Final = (".toml", ".md", ".json")
"""What a kit consists of. Other files in its folder are the author's own, and stay there."""

_PLAIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LITTER: Final = re.compile(r"(.*/)?(\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)|__MACOSX/.*")
"""What systems put beside the files of a folder when somebody packs it by hand. It is left where it is."""

_WHEN: Final = (2000, 1, 1, 0, 0, 0)  # so that the same kit is the same file


def pack(folder: Path) -> bytes:
    """The folder of a kit as one file: the same bytes for the same kit. Raises `KitError` for a folder without end."""
    name = folder.resolve().name
    packed = io.BytesIO()
    left = MOST_UNPACKED
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for count, path in enumerate(_own(folder), 1):
            content = path.read_bytes()
            left -= len(content)
            if left < 0 or count > MOST_FILES:
                raise KitError(
                    _fault(name, phrase("it is larger than a kit may be"), phrase("leave out what is no part of it"))
                )
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}", _WHEN)
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def unpack(data: bytes, into: Path) -> Path:
    """Unpack a kit into a new folder under `into`, which is returned; nothing is written unless all of it is sound.

    Raises:
        KitError: it is no kit, too large, damaged, or holds what a kit does not hold.
        FileExistsError: a folder of that name is there already.
    """
    files = unpacked(data)
    (name,) = {PurePosixPath(path).parts[0] for path in files}
    folder = into / name
    folder.mkdir(parents=True)
    for path, content in files.items():
        target = into / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


@contextmanager
def opened(kit: Path) -> Iterator[Path]:
    """The folder of a kit; of one in a file, a folder that is there for as long as it is needed. Raises `KitError`."""
    if not kit.is_file():
        yield kit
        return
    with tempfile.TemporaryDirectory() as place:
        if kit.stat().st_size > MOST_PACKED:
            raise KitError(_too_large(kit.name))
        try:
            folder = unpack(kit.read_bytes(), Path(place))
        except KitError as error:
            raise KitError(*(Fault(kit.name, 0, one.what, one.remedy) for one in error.faults)) from None
        yield folder


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of a packed kit by path, all under one folder. Raises `KitError`."""
    if len(data) > MOST_PACKED:
        raise KitError(_too_large("kit"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = dict(_contents(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        if isinstance(error, KitError):
            raise
        raise KitError(
            _fault("kit", phrase("this is no kit, or it is damaged"), phrase("export it again: goodoffices kit export"))
        ) from None
    tops = {PurePosixPath(path).parts[0] for path in files}
    if len(tops) != 1 or f"{next(iter(tops))}/kit.toml" not in files:
        raise KitError(
            _fault(
                "kit", phrase("there is no kit.toml in one folder in it"), phrase("export it: goodoffices kit export")
            )
        )
    if words.slug(next(iter(tops)), "folder"):
        raise KitError(
            _fault(
                "kit",
                phrase("its folder has no name of lower-case letters, digits and hyphens"),
                phrase("rename the folder"),
            )
        )
    return files


def _own(folder: Path) -> list[Path]:
    """The files that are of the kit, none of them outside it and none hidden."""
    found = []
    for path in sorted(folder.rglob("*")):
        within = path.relative_to(folder)
        linked = any((folder / part).is_symlink() for part in (within, *within.parents))
        if path.is_file() and not linked and path.suffix in SUFFIXES and not _unsafe(within.as_posix()):
            found.append(path)
    return found


def _contents(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    infos = [info for info in archive.infolist() if not info.is_dir() and not _LITTER.fullmatch(info.filename)]
    if len(infos) > MOST_FILES:
        raise KitError(
            _fault(
                "kit",
                phrase("it has more than {most} files", most=MOST_FILES),
                phrase("leave out what is no part of it"),
            )
        )
    left, seen = MOST_UNPACKED, set()
    for info in infos:
        shown = ascii(info.filename[:80])
        if _unsafe(info.filename) or len(PurePosixPath(info.filename).parts) < 2:
            raise KitError(
                _fault(
                    "kit",
                    phrase("it would write to {shown}", shown=shown),
                    phrase("do not trust this file: ask for another"),
                )
            )
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
            raise KitError(
                _fault(
                    "kit", phrase("{shown} is a link or a device", shown=shown), phrase("a kit has plain files only")
                )
            )
        if PurePosixPath(info.filename).suffix not in SUFFIXES:
            raise KitError(
                _fault(
                    "kit",
                    phrase("{shown} is no part of a kit", shown=shown),
                    phrase("a kit has {endings} only", endings=", ".join(SUFFIXES)),
                )
            )
        if info.filename.lower() in seen:
            raise KitError(
                _fault(
                    "kit",
                    phrase("{shown} is in it twice", shown=shown),
                    phrase("export it again: goodoffices kit export"),
                )
            )
        if info.flag_bits & 1:
            raise KitError(_fault("kit", phrase("it is encrypted"), phrase("save it without a password")))
        seen.add(info.filename.lower())
        with archive.open(info) as part:
            content = part.read(left + 1)  # what the archive says of its sizes need not be so
        left -= len(content)
        if left < 0:
            raise KitError(_too_large("kit"))
        yield info.filename, content


def _unsafe(path: str) -> bool:
    """Whether a path is anything but plain names one below the other."""
    return not all(_PLAIN.fullmatch(part) and not _DEVICES.fullmatch(part) for part in path.split("/"))


def _too_large(name: str) -> Fault:
    return _fault(
        name,
        phrase(
            "it is larger than {packed} MB, or than {unpacked} MB unpacked",
            packed=MOST_PACKED >> 20,
            unpacked=MOST_UNPACKED >> 20,
        ),
        phrase("a kit is text: leave the rest out"),
    )


def _fault(file: str, what: str, remedy: str) -> Fault:
    return Fault(file, 0, what, remedy)
