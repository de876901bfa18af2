"""`{{ names|strung }}`: several things in a row, with the comma of the reader's language between them."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from goodoffices.server.languages import strung

register = template.Library()


@register.filter(name="strung", needs_autoescape=True)
def _strung(items: Iterable[str], mark: str = ",", autoescape: bool = True) -> str | SafeString:
    """With `mark` ";" semicolons."""
    if not autoescape:
        return strung(items, mark)
    return mark_safe(strung([conditional_escape(item) for item in items], mark))  # noqa: S308  # each of them was escaped
