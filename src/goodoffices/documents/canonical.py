"""The one spelling of a negotiating text, whatever format it is written in: RFC 8785, and its SHA-256.

It holds what a reader of the text reads: the points with their titles and statuses, the words in every language with
their brackets, and of each option who stands where. Where the document comes from is not in it.
"""

from __future__ import annotations

import hashlib
from typing import Any

import rfc8785

from goodoffices.documents.text import NegotiatingText, Offered, PointOfText
from goodoffices.drafting.brackets import Node, Words


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
        "words": {language: [_node(node, labels) for node in nodes] for language, nodes in point.nodes.items()},
    }


def _offered(one: Offered) -> dict[str, object]:
    return {
        "label": one.label,
        "status": one.status,
        "marking": one.marking,
        "by_chair": one.by_chair,
        **{name: list(parties) for name, parties in one.attribution._asdict().items()},
    }


def _node(node: Node, labels: dict[int, str]) -> object:
    if isinstance(node, Words):
        return node.words
    return [
        {
            "label": labels.get(option.key) if option.key is not None else None,
            "words": [_node(n, labels) for n in option.nodes],
        }
        for option in node.options
    ]
