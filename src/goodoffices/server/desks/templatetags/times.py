"""`{{ at|as_time }}`: a moment as the part `time.html` prints it, for a place within a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def as_time(at: Mapping[str, str] | None, show: str = "") -> SafeString:
    """The moment as HTML; `show` as in the part: "time" for the clock alone, "both" for both zones."""
    if not at:
        return SafeString("")
    shown = format_html(' data-show="{}"', show) if show else ""
    return format_html('<time datetime="{}"{}>{}</time>', at["iso"], shown, at["words"])
