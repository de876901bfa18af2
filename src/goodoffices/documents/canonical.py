"""The one spelling of a negotiating text, whatever format it is written in: RFC 8785, and its SHA-256.

It holds what a reader of the text reads: the points with their titles and statuses, the words in every language with
their brackets, and of each option who stands where, with their notes. Where the document comes from is not in it, nor
the order in which parties are named: in an alternat each stands first in its own copy, and the text is the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import rfc8785

from goodoffices.documents.text import Attribution, NegotiatingText, Offered, PointOfText
from goodoffices.drafting.brackets import Node, Option, Words


def spelled(text: NegotiatingText) -> bytes:
    """The canonical bytes of a text."""
    made: Any = {"title": dict(text.title), "points": [_point(point) for point in text.points]}
    return rfc8785.dumps(made)


def digest(text: NegotiatingText) -> str:
    """SHA-256 of the canonical bytes, in hexadecimal."""
    return hashlib.sha256(spelled(text)).hexdigest()


def _point(point: PointOfText) -> dict[str, object]:
    labels = {one.number: one.label for one in point.offered}
    return {
        "point": point.point,
        "title": dict(point.title),
        "status": point.status,
        "standing": point.standing,
        "offered": [_offered(one) for one in point.offered],
        "words": {language: _nodes(nodes, labels) for language, nodes in point.nodes.items()},
    }


def _offered(one: Offered) -> dict[str, object]:
    return {
        "label": one.label,
        "status": one.status,
        "marking": one.marking,
        "by_chair": one.by_chair,
        "earlier": one.earlier,
        "missing": [[sorted(left.by), left.language, left.words] for left in one.missing],
        **_stands(one.attribution),
        "notes": [[note.party, note.kind, dict(note.words)] for note in one.notes],
    }


def _stands(attribution: Attribution) -> dict[str, list[str]]:
    """Who stands where; those who will follow consensus only where there are any, as in texts from before one could."""
    found = {name: sorted(parties) for name, parties in attribution._asdict().items()}
    if not attribution.follows:
        del found["follows"]
    return found


def _nodes(nodes: Iterable[Node], labels: dict[int, str]) -> list[object]:
    """Runs of words that follow each other are one: whence each of them is shows in the brackets."""
    found: list[object] = []
    for node in nodes:
        if not isinstance(node, Words):
            found.append([_option(option, labels) for option in node.options])
        elif found and isinstance(found[-1], str):
            found[-1] += node.words
        else:
            found.append(node.words)
    return found


def _option(option: Option, labels: dict[int, str]) -> dict[str, object]:
    return {
        "label": labels.get(option.key) if option.key is not None else None,
        "words": _nodes(option.nodes, labels),
    }
