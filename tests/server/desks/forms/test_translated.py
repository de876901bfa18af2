"""What a form says of itself, of what was typed and of a refusal goes through the catalogues."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from goodoffices.phrases import phrase
from goodoffices.proof.values import CanonicalError, check_text
from goodoffices.server.desks.forms import FORMS
from goodoffices.server.desks.forms.fields import WordsField
from goodoffices.talks.act import Refusal
from tests.server.desks.forms.talk import AKRA, talk
from tests.server.languages import pseudo

FAULTY = ("a\0b", "a\ud800b", "a\u202eb", "a\u2069b", "a\u2066b")


@pytest.mark.parametrize("kind", FORMS)
def test_what_a_form_says_of_its_act_is_translated_when_it_is_shown(kind: str) -> None:
    form = FORMS[kind]
    with pseudo.marked():
        for said in (form.title, form.lead, form.submit, form.fill_label, form.confirm):
            assert not said or str(said).startswith(pseudo.OPENS), said


@pytest.mark.parametrize("text", FAULTY, ids=ascii)
def test_what_no_record_can_hold_is_said_as_the_record_says_it(text: str) -> None:
    with pytest.raises(CanonicalError) as why:
        check_text("", text)
    with pytest.raises(ValidationError) as told:
        WordsField().clean(text)
    assert told.value.messages == [f"This {why.value.reason}."]
    with pseudo.marked(), pytest.raises(ValidationError) as marked:
        WordsField().clean(text)
    assert marked.value.messages == [f"{pseudo.OPENS}This {why.value.reason}.{pseudo.CLOSES}"]


def test_a_refusal_is_shown_in_the_language_of_the_reader() -> None:
    form = FORMS["Say"](talk().desk(AKRA), "plenary", {})
    said = phrase("Round {round} is closed.", round=7)
    with pseudo.marked():
        form.refuse(Refusal(reason="closed", message=said, field="text"))
    assert f"{pseudo.OPENS}Round 7 is closed.{pseudo.CLOSES}" in form.errors["text.en"]


def test_the_button_of_the_second_look_names_the_act() -> None:
    form = FORMS["TakeStance"](talk().desk(AKRA), "plenary", None, {"stance": "accept ad referendum"})
    assert form.go_on == "Go on: accept ad referendum"
