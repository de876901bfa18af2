"""What is carried home: a seat's bundle, the page that verifies it without a network, and the house's public keys."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from django.http import HttpResponse

from goodoffices.exporting import export
from goodoffices.house import House
from goodoffices.proof.bundle import SUFFIX
from goodoffices.proof.receipt import SUFFIX as RECEIPT
from goodoffices.proof.receipt import Receipt
from goodoffices.proving import Prover
from goodoffices.talks.act import RoomId, SeatId, Talks

VERIFIER, KEYS = "verify.html", "house-keys.txt"


def bundle(registry: Prover, talks: Talks, seat: SeatId) -> HttpResponse | None:
    """The bundle of a seat, for saving, under its day; None for one that reads nothing.

    Raises as `exporting.export` does; then nothing of it was handed out.
    """
    day = registry.now().date()
    raw = b"".join(export(registry, talks, seat))
    return attachment(raw, f"{talks}-{seat}-{day}{SUFFIX}") if raw else None


def receipt(found: Receipt, talks: Talks, room: RoomId, number: int) -> HttpResponse:
    """The receipt of an entry, for saving, under its place."""
    where = "".join(sign if sign.isalnum() or sign in "-." else "-" for sign in room)
    return attachment(str(found).encode(), f"{talks}-{where}-{number}{RECEIPT}")


def keys(house: House) -> bytes:
    """The house's public keys, one to a line, as a verifier reads them."""
    return "".join(f"{key}\n" for key in house.verifiers).encode()


@cache
def verifier() -> bytes:
    """The page that verifies a bundle in a browser: one file that loads nothing."""
    return (files("goodoffices.proof") / "page" / VERIFIER).read_bytes()


def attachment(raw: bytes, name: str) -> HttpResponse:
    """Bytes for saving, never as a page of this server."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return HttpResponse(raw, content_type="application/octet-stream", headers=headers)
