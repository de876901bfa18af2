"""What was typed on the page of worth, read into an act; or, in the words of the page, why it cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from goodoffices.talks.act import Refusal
from goodoffices.talks.words import invalid

_RANGE = re.compile(r"(-?\d{1,15})(?:(?:-|–|\.\.|to|bis|à)(-?\d{1,15}))?")
KINDS = ("RankAlternatives", "DividePoints", "ComparePackages", "NoteWorths", "TakeBack")


@dataclass(frozen=True)
class Typed:
    """An act as it was typed, what was typed, and the refusal of what is no act."""

    kind: str
    act: dict[str, Any] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    refused: Refusal | None = None


class _Wrong(Exception):
    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.refusal = invalid(field, message)


def typed(post: Mapping[str, str]) -> Typed:
    """The act that a form of the page means."""
    kind = post.get("do", "")
    given = {name: str(value).strip() for name, value in post.items() if name not in ("csrfmiddlewaretoken", "key")}
    if kind not in KINDS:
        return Typed(
            "TakeBack", given=given, refused=invalid("do", _("Choose what you want to say, and send it again."))
        )
    try:
        return Typed(kind, _READ[kind](given), given)
    except _Wrong as wrong:
        return Typed(kind, given=given, refused=wrong.refusal)


def _under(given: Mapping[str, str], prefix: str) -> Iterator[tuple[str, str]]:
    """What was filled in under a name: the rest of the name, and the value."""
    return ((name[len(prefix) :], value) for name, value in given.items() if name.startswith(prefix) and value)


def _whole(value: str, field: str) -> int:
    if not re.fullmatch(r"-?\d{1,15}", value):
        raise _Wrong(field, _("“%(value)s” is no whole number.") % {"value": value[:40]})
    return int(value)


def _ranked(given: Mapping[str, str]) -> dict[str, Any]:
    places: dict[int, list[int]] = {}
    for number, value in _under(given, "place."):
        places.setdefault(_whole(value, "groups"), []).append(_whole(number, "groups"))
    return {"point": given.get("point", "") or "?", "groups": [places[place] for place in sorted(places)]}


def _divided(given: Mapping[str, str]) -> dict[str, Any]:
    return {"shares": [{"point": p, "share": _whole(value, f"shares.{p}")} for p, value in _under(given, "share.")]}


def _compared(given: Mapping[str, str]) -> dict[str, Any]:
    packages = {
        name: [{"point": p, "wording": _whole(value, name)} for p, value in _under(given, f"{name}.")]
        for name in ("first", "second")
        if not given.get(f"none.{name}")
    }
    if given.get("better") not in ("first", "as good", "second"):
        raise _Wrong("better", _("Say which of the two is better, or that one is as good as the other."))
    return {"first": [], "second": [], **packages, "better": given["better"]}


def between(value: str, field: str) -> tuple[int, int]:
    """“30”, or “30 to 40”, “30-40”, “30–40”."""
    found = _RANGE.fullmatch(re.sub(r"[\s,’']", "", value.lower()))
    if found is None:
        words = _("“%(value)s” is no whole number and no range: write such as 30, or 30 to 40.")
        raise _Wrong(field, words % {"value": value[:40]})
    return int(found[1]), int(found[2] or found[1])


def _noted(given: Mapping[str, str]) -> dict[str, Any]:
    worths = []
    for about, value in _under(given, "worth."):
        point, _dot, alternative = about.rpartition(".")
        if value != given.get(f"known.{about}", ""):
            low, high = between(value, f"worths.{about}")
            number = _whole(alternative, "worths")
            worths.append({"point": point or "?", "alternative": number, "low": low, "high": high})
    act: dict[str, Any] = {"worths": worths}
    none = given.get("none", "")
    if none and none != given.get("known.none", ""):
        act["no_agreement"] = list(between(none, "no_agreement"))
    if not worths and "no_agreement" not in act:
        raise _Wrong(
            "worths", _("Nothing was changed: type a number or a range first. To undo one, take its answer back.")
        )
    return act


def _taken_back(given: Mapping[str, str]) -> dict[str, Any]:
    return {"answer": _whole(given.get("answer", ""), "answer")}


_READ = {
    "RankAlternatives": _ranked,
    "DividePoints": _divided,
    "ComparePackages": _compared,
    "NoteWorths": _noted,
    "TakeBack": _taken_back,
}
