"""The kit that a class keeps holds everybody's instructions and worths: it lies on the disk sealed, as records do."""

from pathlib import Path
from typing import Any

import pytest

from goodoffices.examples import shipped
from goodoffices.records import StoreSealed
from goodoffices.server import at_rest
from goodoffices.server.classroom import names, opening, sealed
from goodoffices.server.classroom.models import Class
from goodoffices.server.store import master
from goodoffices.server.store.beside import MARK


def kept(klass: Class) -> bytes:
    return bytes(Class.objects.get(pk=klass.pk).kit)


@pytest.fixture
def file() -> bytes:
    return opening.packed(shipped()["rail-depot"])


@pytest.fixture
def keyed(settings: Any, tmp_path: Path) -> Path:
    """An installation with its master key in a file, the one with which the tests' rooms are sealed."""
    found = tmp_path / master.FILE
    found.write_text(settings.MASTER_KEY)
    settings.MASTER_KEY, settings.DATA = "", str(tmp_path)
    return found


def test_it_lies_sealed_and_opens(klass: Class, file: bytes) -> None:
    assert kept(klass).startswith(MARK.encode())
    assert b"PK" not in kept(klass)[:8]
    assert sealed.get_kit(kept(klass)) == file
    assert names.kit_of(klass).name == "rail-depot"


def test_a_new_master_key_goes_over_it_and_the_old_one_is_no_longer_needed(
    keyed: Path, klass: Class, file: bytes
) -> None:
    before = kept(klass)
    at_rest.rotate()
    assert kept(klass) != before
    assert at_rest.forget_old() == 1
    assert sealed.get_kit(kept(klass)) == file


def test_the_key_over_a_kit_alone_is_not_forgotten(keyed: Path, klass: Class, file: bytes) -> None:
    before = kept(klass)
    at_rest.rotate()
    Class.objects.filter(pk=klass.pk).update(kit=before)
    assert at_rest.forget_old() == 0
    assert sealed.get_kit(kept(klass)) == file


def test_what_lay_in_the_clear_is_sealed_with_the_rest(klass: Class, file: bytes) -> None:
    Class.objects.filter(pk=klass.pk).update(kit=file)
    assert names.kit_of(Class.objects.get(pk=klass.pk)).name == "rail-depot"
    at_rest.seal()
    assert kept(klass).startswith(MARK.encode())
    assert sealed.get_kit(kept(klass)) == file


def test_without_the_key_it_does_not_open(keyed: Path, klass: Class) -> None:
    keyed.unlink()
    master.make(keyed.parent, keyed)
    master.forget()
    with pytest.raises(StoreSealed):
        names.kit_of(Class.objects.get(pk=klass.pk))
