"""Things in a row have the comma of the reader's language between them, in code and in templates."""

from __future__ import annotations

import doctest

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe
from django.utils.translation import override

from goodoffices.server import languages
from goodoffices.server.languages import LANGUAGES, strung


@pytest.mark.parametrize(
    ("code", "commas", "semicolons"),
    [("en", "a, b", "a; b"), ("fr", "a, b", "a; b"), ("ar", "a، b", "a؛ b"), ("zh-hans", "a、b", "a；b")],
)
def test_a_row_has_the_comma_of_the_language(code: str, commas: str, semicolons: str) -> None:
    with override(code):
        assert (strung("ab"), strung("ab", ";")) == (commas, semicolons)


@pytest.mark.parametrize("code", [code for code, _ in LANGUAGES])
def test_what_stands_in_a_row_is_escaped_unless_it_is_markup(code: str) -> None:
    row = Template("{% load lists %}{{ names|strung }}")
    names = Context({"names": ["<b>", mark_safe("<i>x</i>")]})
    with override(code):
        assert row.render(names) == "&lt;b&gt;" + strung(["", ""]) + "<i>x</i>"


def test_the_examples_in_the_code_are_true() -> None:
    tried = doctest.testmod(languages)
    assert tried.attempted > 1
    assert tried.failed == 0
