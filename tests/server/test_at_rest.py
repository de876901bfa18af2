"""What lies on the disk after full talks: read from the raw bytes of the database and its journal."""

import json
import re
import secrets
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from goodoffices.examples import load, read, shipped
from goodoffices.memory import MemoryRecords
from goodoffices.registry import Registry
from tests.cli.running import clean_environment
from tests.server.lying import DRAFT, SAID, WHERE

# A shorter word may stand in random bytes by chance: of these one in 100,000 runs would have one.
LETTERS, WHOLE = 7, 12


def strings(value: Any) -> Iterator[str]:
    """The texts in an act; the names of its fields are the program's own words."""
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(each)


def words(texts: Iterable[str]) -> set[str]:
    return {word.lower() for text in texts for word in re.findall(rf"\w{{{LETTERS},}}", text)}


@cache
def rooms() -> dict[str, list[str]]:
    """What was said in each room of Lake Mirna."""
    records = MemoryRecords()
    load(read(shipped()[WHERE]), Registry(records, lambda: datetime.now(UTC), lambda *_: secrets.token_bytes(32)))
    kept = records._all[WHERE].rooms
    return {
        room: [s for e in entries if e.salt for s in strings(json.loads(e.payload))] for room, entries in kept.items()
    }


@pytest.fixture(scope="module", params=["sealed", "clear"])
def disk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[bool, Path]:
    """Whether all is sealed, and the folder of the installation as it was while an act was being entered."""
    folder = tmp_path_factory.mktemp(request.param) / "data"
    done = subprocess.run(
        [sys.executable, "-m", "tests.server.lying", request.param],
        env={**clean_environment(), "GOODOFFICES_DATA": str(folder)},
        capture_output=True, text=True, check=False, timeout=250,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return request.param == "sealed", folder


def lying(folder: Path, sought: Iterable[str]) -> set[str]:
    """Which of these are found in the raw bytes of the database or its journal, after the act or during it."""
    during = folder.with_name("during")
    files = [f for place in (folder, during) for f in place.glob("goodoffices.sqlite3*")]
    assert {f.name for f in files} == {"goodoffices.sqlite3", "goodoffices.sqlite3-journal"}
    assert (during / "goodoffices.sqlite3-journal").stat().st_size > 4096
    raw = [text for f in files if (text := f.read_bytes().lower())]
    return {each for each in sought if any(each.lower().encode() in text for text in raw)}


@pytest.mark.slow
def test_no_word_of_a_closed_room_or_a_draft_lies_on_the_disk(disk):
    """Planted: where nothing is sealed, all of them do."""
    sealed, folder = disk
    closed = [text for room, texts in rooms().items() if room != "public" for text in texts]
    # What remains readable, as the documentation says: ids, the kind of a draft, and the words of the public room; and
    # what the program itself writes into a database.
    ids = {WHERE, *rooms(), *(text for text in closed if re.fullmatch(r"[\w-]+([.@][\w-]+)+", text)), "Propose"}
    readable = " ".join([*ids, *rooms()["public"]]).lower().encode() + (folder / "empty.sqlite3").read_bytes().lower()
    said = {word for word in words([*closed, DRAFT, SAID]) if word.encode() not in readable}
    whole = {text for text in [*closed, SAID] if len(text) >= WHOLE and " " in text} - {*rooms()["public"]}
    assert len(said) > 500
    assert len(whole) > 250
    assert {"lighthouse", "nasturtium"} <= said
    found = lying(folder, said | whole)
    if sealed:
        assert found == set()
    else:
        assert {"lighthouse", "nasturtium"} <= found
        assert len(found) > 0.97 * len(said | whole)
