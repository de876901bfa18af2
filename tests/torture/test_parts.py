"""Harnesses in parts: what was done is not done again, and all parts together are told as one."""

from collections.abc import Iterator
from pathlib import Path

from torture.parts import Part, Row, in_parts


def test_parts_that_are_kept_are_not_done_again(tmp_path: Path) -> None:
    kept, done = tmp_path / "kept", list[tuple[int, int]]()

    def harness(times: int, seed: int) -> Iterator[Row]:
        done.append((times, seed))
        if len(done) == 3:
            raise KeyboardInterrupt
        yield Row("hurt", times, {"lost": seed, "seconds": 6}, good=seed != 2)

    part = Part(harness, 25, 10)
    try:
        list(in_parts("one", part, None, kept))
    except KeyboardInterrupt:
        assert done == [(10, 1), (10, 2), (5, 3)]
    (row,) = in_parts("one", part, None, kept)
    assert done[3:] == [(5, 3)]
    assert row == Row("hurt", 25, {"lost": 6, "seconds": 18}, good=False)
    assert str(row) == "WRONG            hurt: 25 times; 6 lost, 83 a minute"


def test_what_one_harness_did_is_nothing_that_another_did(tmp_path: Path) -> None:
    kept = tmp_path / "kept"

    def harness(times: int, seed: int) -> Iterator[Row]:
        yield Row("hurt", times, words="not done: no database")

    for name in ("one", "other"):
        (row,) = in_parts(name, Part(harness, 3, 10), None, kept)
        assert str(row) == "as it has to be  hurt: 3 times; not done: no database"
    assert len(kept.read_text().splitlines()) == 2
