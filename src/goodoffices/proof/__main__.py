"""`python -m goodoffices.proof FILE`: verify a file of the record with nothing but Python and `cryptography`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from goodoffices.proof.examine import examine, trusted_keys
from goodoffices.proof.note import NoteError


def main(arguments: list[str] | None = None) -> int:
    """Verify one file: 0 if it is sound, 1 if not, 2 if it cannot be read."""
    parser = argparse.ArgumentParser(
        prog="python -m goodoffices.proof", description="Verify a bundle of a record, or one entry of it, offline."
    )
    parser.add_argument("file", type=Path, help="the bundle, or the proof of one entry")
    parser.add_argument("--key", action="append", default=[], help="a key of the house that you trust")
    parser.add_argument("--keys", type=Path, metavar="FILE", help="a file of such keys, one to a line")
    parser.add_argument("--since", type=Path, metavar="OLD", help="an earlier bundle, which it must begin with")
    parser.add_argument("--receipt", type=Path, action="append", default=[], metavar="FILE",
                        help="the receipt of an act, which must stand in the bundle")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args(arguments)
    try:
        found = examine(given.file, trusted_keys(given.key, given.keys), given.since, given.receipt)
    except (OSError, NoteError) as error:
        print(f"Error: {getattr(error, 'strerror', None) or error}", file=sys.stderr)
        return 2
    if given.json:
        print(json.dumps(found.data, ensure_ascii=False, indent=2))
    else:
        for line in found.lines:
            print(line)
    return 0 if found.sound else 1


if __name__ == "__main__":
    sys.exit(main())
