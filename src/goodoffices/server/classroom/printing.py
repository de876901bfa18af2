"""Seat cards and role sheets, to be printed and laid on the tables."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import qrcode  # type: ignore[import-untyped]  # carries no types
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, get_language_bidi
from qrcode.image.svg import SvgPathImage  # type: ignore[import-untyped]  # carries no types

from goodoffices.documents.pdf import printed


def pdf(template: str, context: dict[str, Any]) -> bytes:
    """The PDF file of a template. Raises `Unprintable` where this machine cannot lay it out."""
    said = {**context, "LANGUAGE_CODE": get_language(), "LANGUAGE_BIDI": get_language_bidi()}
    return printed(render_to_string(f"classroom/print/{template}", said).encode())


def picture(address: str) -> str:
    """The QR code of an address as a part of a page that loads nothing."""
    drawn = BytesIO()
    qrcode.make(address, image_factory=SvgPathImage, box_size=10, border=1).save(drawn)
    svg = drawn.getvalue().decode()
    drawing = svg[svg.index("<svg") :].replace(' id="qr-path"', "")  # several stand in one file
    return mark_safe(drawing)  # noqa: S308  # made here, of an address
