"""The checker's command: `python -m goodoffices.settlement.check problem.json certificate.json`."""

from __future__ import annotations

import json
import sys
from decimal import Decimal

from goodoffices.settlement.check.checking import check


def main(arguments: list[str]) -> int:
    """Check a file with one certificate or a list of them; 1 if anything is refused, 2 if a file cannot be read."""
    if len(arguments) != 2:
        print("usage: python -m goodoffices.settlement.check problem.json certificate.json", file=sys.stderr)
        return 2
    try:
        loaded = []
        for name in arguments:
            with open(name, encoding="utf-8") as file:
                loaded.append(json.load(file, parse_float=Decimal))
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    problem, given = loaded
    refused = False
    for certificate in given if isinstance(given, list) else [given]:
        for verdict in check(problem, certificate):
            print(f"{verdict.status}: {verdict.claim}" + (f" ({verdict.reason})" if verdict.reason else ""))
            refused |= verdict.status == "refused"
    return int(refused)
