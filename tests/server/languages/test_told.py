"""A phrase is said in the reader's language, with the phrases within it; programs are told its English."""

from __future__ import annotations

import pytest
from django.utils import translation

from goodoffices.phrases import counted, phrase
from goodoffices.server.languages import told
from tests.server.languages.pseudo import marked
from tests.server.program import Program
from tests.server.worlds import AKRA


def test_a_phrase_is_said_with_those_within_it() -> None:
    said = phrase("The text is not yet {wanting}.", wanting=phrase("signed"))
    assert told(said) == "The text is not yet signed."
    with marked():
        assert told(said) == "⟦The text is not yet ⟦signed⟧.⟧"
        assert told("words of a party") == "words of a party"


def test_what_is_counted_takes_the_form_of_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    many = {1: "{number} точка", 2: "{number} точки", 5: "{number} точек"}
    monkeypatch.setattr("goodoffices.server.languages.ngettext", lambda one, more, n: many[n])
    assert [told(counted("{number} point", "{number} points", n)) for n in (1, 2, 5)] == [
        "1 точка",
        "2 точки",
        "5 точек",
    ]


def test_the_api_refuses_in_english_whoever_asks(program: Program) -> None:
    with marked(), translation.override("fr"):
        response = program.act(AKRA, "plenary", {"kind": "Propose", "point": "99", "text": {"en": "The lake."}})
    assert response.status_code == 422
    assert response.json()["message"] == "There is no point 99."
