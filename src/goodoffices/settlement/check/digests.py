"""The digest that ties a certificate to its problem."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from goodoffices.settlement.check.verdicts import exact, written


def digest(given: Any) -> str:
    """SHA-256 of a problem in one form: sorted keys, no spaces, numbers in lowest terms, nothing empty.

    Title and source are left out: they change nothing that is claimed.
    """
    raw = {key: value for key, value in given.items() if key not in ("title", "source")}
    raw["parties"] = [plain(party, [point["id"] for point in raw["points"]]) for party in raw["parties"]]
    text = json.dumps(filled(raw, "points", "forbidden"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def plain(party: Any, points: list[str]) -> Any:
    """A party with all its numbers in lowest terms."""

    def row(given: Any) -> Any:
        if isinstance(given, dict):
            return {name: written(exact(one)) for name, one in given.items()}
        return written(exact(given))

    made = filled(party, "linkages")
    made["reservation"] = written(exact(party.get("reservation", 0)))
    made["worth"] = {point: row(party["worth"][point]) for point in points}
    if party.get("linkages"):
        made["linkages"] = [{**one, "worth": written(exact(one["worth"]))} for one in party["linkages"]]
    return made


def filled(raw: Any, *nested: str) -> Any:
    """A mapping without what is empty, also in the mappings listed under some of its fields."""
    whole = {key: value for key, value in raw.items() if value or (value == 0 and not isinstance(value, bool))}
    for key in nested:
        if key in whole:
            whole[key] = [filled(one) if isinstance(one, dict) else one for one in whole[key]]
    return whole
