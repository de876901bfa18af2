"""Sentences with places for what varies, which an interface can say in another language.

What lies below the server speaks English and knows no catalogue. A sentence of it that a reader may come to see is made
by `phrase`: it is the English text, and it remembers of what it was made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self


class Phrase(str):
    """An English text that knows its template (`The round {round} is closed.`) and what stands in its places."""

    __slots__ = ("forms", "template", "values")

    template: str
    values: Mapping[str, Any]
    forms: tuple[str, str] | None  # the templates for one and for many; other languages have more than these two

    def __new__(cls, template: str, values: Mapping[str, Any], forms: tuple[str, str] | None = None) -> Self:
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template, made.values, made.forms = template, values, forms
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.template, dict(self.values), self.forms)


def phrase(template: str, /, **values: Any) -> Phrase:
    """A sentence in English. Its template must be written out where this is called: catalogues are made from there.

    A value may be a phrase itself. Braces stand for a place only where there are values.

    >>> phrase("Entry {number} was erased: {why}", number=7, why=phrase("it named a person."))
    'Entry 7 was erased: it named a person.'
    """
    return Phrase(template, values)


def counted(one: str, many: str, number: int, /, **values: Any) -> Phrase:
    """A sentence that counts something: `number` stands in its place, and decides the form.

    >>> counted("{number} point", "{number} points", 1), counted("{number} point", "{number} points", 3)
    ('1 point', '3 points')
    """
    return Phrase(one if number == 1 else many, {"number": number, **values}, (one, many))


def in_english(value: object) -> str:
    """What msgspec's encoders do with a phrase, as their `enc_hook`: a program is told the English text."""
    if isinstance(value, Phrase):
        return str(value)
    raise NotImplementedError(type(value).__name__)
