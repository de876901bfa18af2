"""`python -m goodoffices.proof FILE`: verify a bundle with nothing but Python and `cryptography`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from goodoffices.proof.bundle import MAX_LINE
from goodoffices.proof.explain import explain, explain_comparison
from goodoffices.proof.keys import read_verifier
from goodoffices.proof.note import NoteError
from goodoffices.proof.since import compare
from goodoffices.proof.verify import verify


def main(arguments: list[str] | None = None) -> int:
    """Verify one bundle: 0 if it is sound, 1 if not, 2 if it cannot be read."""
    parser = argparse.ArgumentParser(
        prog="python -m goodoffices.proof", description="Verify a bundle of a record, offline."
    )
    parser.add_argument("file", type=Path, help="the bundle")
    parser.add_argument("--key", action="append", default=[], help="a key of the house that you trust")
    parser.add_argument("--since", type=Path, metavar="OLD", help="an earlier bundle, which it must begin with")
    given = parser.parse_args(arguments)
    try:
        keys = [read_verifier(key) for key in given.key]
        if given.since is not None:
            comparison = compare(lines_of(given.since), lines_of(given.file), keys)
            lines, sound = explain_comparison(comparison, str(given.since)), comparison.sound
        else:
            report = verify(lines_of(given.file), keys)
            lines, sound = explain(report), report.sound
    except (OSError, NoteError) as error:
        print(f"Error: {getattr(error, 'strerror', None) or error}", file=sys.stderr)
        return 2
    for line in lines:
        print(line)
    return 0 if sound else 1


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a file, none of them longer than a verifier reads."""
    with path.open("rb") as file:
        while line := file.readline(MAX_LINE + 1):
            yield line


if __name__ == "__main__":
    sys.exit(main())
