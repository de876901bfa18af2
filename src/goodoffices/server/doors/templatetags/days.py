"""`{{ moment|short_day }}`: the day of a moment, in UTC, as the reader's language writes it."""

from __future__ import annotations

from datetime import UTC, datetime

from babel.dates import format_date
from django import template
from django.utils.dateformat import format as formatted
from django.utils.translation import get_language

from goodoffices.server.languages import locale

register = template.Library()


@register.filter
def short_day(at: datetime) -> str:
    day = at.astimezone(UTC)
    if (get_language() or "en") == "en":
        return formatted(day, "j M Y")
    return format_date(day.date(), "medium", locale())
