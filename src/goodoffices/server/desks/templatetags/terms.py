"""`{{ word|term }}`: a term of the record in the reader's language."""

from __future__ import annotations

from typing import Any

from django import template

from goodoffices.server.languages.terms import term

register = template.Library()


@register.filter(name="term")
def _term(word: Any) -> Any:
    return term(word) if isinstance(word, str) else word
