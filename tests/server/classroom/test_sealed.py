"""The kit that a class keeps holds everybody's instructions and worths: it lies on the disk sealed, as records do."""

from pathlib import Path
from typing import Any

import pytest

from goodoffices.examples import shipped
from goodoffices.records import StoreSealed
from goodoffices.server import at_rest
from goodoffices.server.classroom import names, opening, sealed
from goodoffices.server.classroom.models import Class, Place
from goodoffices.server.examining import whole
from goodoffices.server.examining.finding import Finding
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


def examined() -> dict[str, Finding]:
    """What the doctor finds."""
    outcomes, _ = whole.the_logs(None, [])
    return {each.what: each for each in whole.the_contents(outcomes)}


def test_the_doctor_names_a_kit_under_a_master_key_that_was_lost(keyed: Path, klass: Class) -> None:
    """The rooms were put under a new key, and the kit came back from an older copy of the database."""
    assert examined()["classes"].state == "well"
    before = kept(klass)
    at_rest.rotate()
    assert at_rest.forget_old() == 1
    Class.objects.filter(pk=klass.pk).update(kit=before)
    found = examined()
    assert (found["sealing"].state, found["classes"].state) == ("well", "wrong")
    assert found["classes"].words == ("of the class “friday” this does not open: its kit",)


def test_the_doctor_says_what_of_a_class_does_not_open_without_any_key(keyed: Path, klass: Class) -> None:
    keyed.unlink()
    master.make(keyed.parent, keyed)
    master.forget()
    found = examined()
    assert (found["sealing"].state, found["classes"].state) == ("unchecked", "unchecked")
    (words,) = found["classes"].words
    assert words.startswith("of the class “friday” this does not open: its kit, its teacher’s name, names and codes")
    assert f"students ({Place.objects.count()})" in words
    assert "payloads" not in found
