"""The catalogues are whole: every message in every language, with the same places and the same markup."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache

import pytest
from babel.messages import Catalog, Message
from django.utils import translation
from django.utils.translation import gettext

from goodoffices.server.languages import LANGUAGES
from tools import messages

PLACE = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%%")
MARKUP = re.compile(r"</?[a-z]+\b[^>]*>|&\w+;")
LETTERS = {"ru": "[а-яё]", "uk": "[а-щьюяіїєґ]", "ar": "[\u0600-\u06ff]", "zh_Hans": "[\u4e00-\u9fff]"}
# What people of every script write in Latin letters: names of formats, of programs, of keys.
LATIN = re.compile(r"[a-z]{4}")


@cache
def template() -> Catalog:
    return messages.messages()


@cache
def held(language: str) -> Catalog:
    return messages.catalogue(language)


def said(message: Message) -> tuple[str, ...]:
    """What a message says, in English and with its plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def faults(message: Message, language: str) -> list[str]:
    """What is wrong with a translation."""
    forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    wanted = held(language).num_plurals if message.pluralizable else 1
    if len(forms) != wanted or not all(forms):
        return ["not translated"]
    english = said(message)
    found = []
    for form in forms:
        if Counter(PLACE.findall(form)) not in [Counter(PLACE.findall(words)) for words in english]:
            # A form for one or for two of a thing may do without the number, as the English one does.
            fewer = message.pluralizable and set(PLACE.findall(form)) <= set(PLACE.findall(english[-1]))
            found += [] if fewer else [f"other places: {form}"]
        if Counter(MARKUP.findall(form)) not in [Counter(MARKUP.findall(words)) for words in english]:
            found.append(f"other markup: {form}")
        if '"' in form and not any('"' in words for words in english):
            found.append(f"a straight quotation mark, which would end an attribute: {form}")
        if (form[0].isspace(), form[-1].isspace()) != (english[0][0].isspace(), english[0][-1].isspace()):
            found.append(f"other space at an end: {form}")
        bare = MARKUP.sub("", PLACE.sub("", english[0]))
        if language in LETTERS and LATIN.search(bare) and not re.search(LETTERS[language], form.lower()):
            found.append(f"in no letters of the language: {form}")
    return found


def test_no_message_hides_within_an_f_string() -> None:
    """There it is not read out of the code: before Python 3.12 an f-string is one piece to whoever reads it."""
    hidden = [
        f"{file.name}:{call.lineno}"
        for file in messages.CODE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in messages.KEYWORDS
        if call.args and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


def test_every_language_that_is_offered_has_a_catalogue() -> None:
    written = {language.replace("_", "-").lower() for language in messages.TRANSLATED}
    assert {code for code, _ in LANGUAGES} == {"en", *written}


@pytest.mark.parametrize("language", messages.TRANSLATED)
def test_every_message_is_translated_and_none_is_left_over(language: str) -> None:
    there = {(messages.key(m), m.context) for m in held(language) if m.id}
    wanted = {(messages.key(m), m.context) for m in template() if m.id}
    assert wanted - there == set(), "run: make messages"
    assert there - wanted == set(), "run: make messages"
    wrong = [
        f"{said(message)[0][:60]}: {fault}"
        for message in held(language)
        if message.id
        for fault in faults(message, language)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", messages.TRANSLATED)
def test_the_compiled_catalogue_is_of_the_written_one(language: str) -> None:
    file = messages.LOCALES / language / "LC_MESSAGES" / "django.mo"
    assert file.read_bytes() == messages.compiled(messages.catalogue(language)), "run: make messages"


@pytest.mark.parametrize(
    ("english", "other"),
    [
        ("Round %(round)s", "Runde %(runde)s"),
        ("Round {round}", "Runde"),
        ("Go to <strong>it</strong>", "Geh hin"),
        ("Go", ""),
        ("Go", "Geh „hin\""),
        ("Go ", "Geh"),
        (("%(n)s day", "%(n)s days"), ("%(n)s Tag",)),
    ],
)  # fmt: skip
def test_a_broken_translation_is_noticed(english: str | tuple[str, str], other: str | tuple[str, ...]) -> None:
    assert faults(Message(english, string=other), "fr")


def test_letters_of_another_script_are_noticed() -> None:
    assert faults(Message("Take a stance", string="Take a stance"), "ru")
    assert faults(Message("Take a stance", string="Занять позицию"), "ru") == []


def test_what_fills_a_place_keeps_its_direction_where_one_writes_from_right_to_left() -> None:
    said = '<a href="%(url)s">%(party)s</a>: %(words)s'
    assert messages.led("%(person)s، %(party)s") == "\u200f\u2068%(person)s\u2069، \u2068%(party)s\u2069"
    assert messages.led("الطاولة %(n)s") == "الطاولة \u2068%(n)s\u2069"
    assert messages.led("–") == "–"
    assert messages.isolated(said) == ('<a href="%(url)s">\u2068%(party)s\u2069</a>: \u2068%(words)s\u2069')
    with translation.override("ar"):
        assert "\u2068" in gettext("Round {round} has been closed already.")
    with translation.override("fr"):
        assert "\u2068" not in gettext("Round {round} has been closed already.")
