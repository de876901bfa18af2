"""The rows of a sweep as text: JSON with all that is known, CSV with a line for each scenario."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goodoffices.valuations.sweeping import Found

OUTPUTS = (".csv", ".json")
COLUMNS = (
    "file", "title", "finished", "problem", "points", "parties", "packages", "zone", "count", "nash",
    "kalai_smorodinsky", "leximin", "utilitarian", "ranges", "draws", "firmest", "firmest_package", "acceptable",
    "settled", "efficient",
)  # fmt: skip
RULES = {"nash": "Nash", "kalai_smorodinsky": "Kalai-Smorodinsky", "leximin": "leximin", "utilitarian": "utilitarian"}


def written(rows: list[Found], suffix: str) -> str:
    """The rows as the text of a file: all that is known as JSON, or a line for each as CSV."""
    if suffix == ".json":
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, restval="", extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    table.writerows({name: _safe(value) for name, value in flat(one).items()} for one in rows)
    return text.getvalue()


def flat(found: Found) -> dict[str, Any]:
    """A row without anything within: of the packages that were tested the firmest."""
    one = {**found, "finished": "yes" if found["finished"] else "no"}
    for column, name in RULES.items():
        solution = found.get("solutions", {}).get(name)
        one[column] = _words(solution["package"]) if solution is not None else ""
    firmest = (found.get("firmest") or [None])[0]
    one["firmest"] = ""
    if firmest is not None:
        one |= {what: firmest[what] for what in ("acceptable", "settled", "efficient")}
        one |= {"firmest": ", ".join(firmest["names"]), "firmest_package": _words(firmest["package"])}
    return one


def _words(package: dict[str, str]) -> str:
    return "; ".join(f"{point}: {chosen}" for point, chosen in package.items())


def _safe(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
