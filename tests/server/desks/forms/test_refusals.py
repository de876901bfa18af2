"""A refusal is shown at the field that it is about; what was typed stays, and what must be new is made anew."""

from __future__ import annotations

import json
import re

import pytest

from goodoffices.server.desks.forms import FORMS, ActForm
from goodoffices.talks.act import Refusal
from goodoffices.talks.kinds import KINDS, decode
from goodoffices.talks.rules import decide
from tests.server.desks.forms.cases import CALENDAR, DOORS, FOUNDING, ROOMS, TRACK, N, P
from tests.server.desks.forms.draft_cases import ONE_TEXT
from tests.server.desks.forms.filling import filled
from tests.server.desks.forms.more_cases import AT_HOME, PRESS_ROOM, TEXT
from tests.server.desks.forms.talk import AKRA, CHIEF, MED, SELM, talk
from tests.server.desks.forms.test_coverage import leaves
from tests.server.desks.forms.worth_cases import WORTH

CASES = [*FOUNDING, *ROOMS, *DOORS, *CALENDAR, *TEXT, *AT_HOME, *WORTH, *ONE_TEXT, *PRESS_ROOM]


def refused(form: ActForm, refusal: Refusal) -> dict[str, list[str]]:
    """The errors that a refusal leaves on a form that was sent."""
    assert form.is_valid(), form.errors
    form.act()
    form.refuse(refusal)
    return {name: [str(error) for error in errors] for name, errors in form.errors.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}-{case.room}")
def test_a_refusal_is_shown_at_the_field_that_gives_what_it_names(case: object) -> None:
    """Every path of the act leads to a visible field whose name begins as the path does, or that speaks for it."""
    form = filled(case.kind, talk().desk(case.seat), case.room, case.typed)  # type: ignore[attr-defined]
    assert form.is_valid()
    act = form.act()
    for path in sorted(leaves(KINDS[form.kind])):
        first = path.partition(".")[0]
        if first in form.no_field or path in form.no_field or first not in act or first in ("token", "source", "cites"):
            continue
        errors = refused(
            filled(form.kind, form.desk, form.room, case.typed),  # type: ignore[attr-defined]
            Refusal("invalid", "Not so.", path.replace("*", "0")),
        )
        (place,) = errors
        assert errors[place] == ["Not so."]
        assert place != "__all__", path
        assert not form.fields[place].widget.is_hidden
        speaks = any(path.split(".")[-1] in getattr(o.means, "keys", tuple)() for o in _options(form, place))
        assert place.split(".")[0] == first or speaks, (path, place)


def _options(form: ActForm, name: str) -> list[object]:
    return list(getattr(form.fields[name], "options", {}).values())


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("text.fr", "text.fr"),
        ("text.de", "text.en"),
        ("point", "point"),
        ("together_with[0]", "together_with"),
        ("room", "__all__"),
        ("", "__all__"),
        ("nonsense.3.x", "__all__"),
    ],
)
def test_paths_of_refusals(path: str, place: str) -> None:
    form = filled("Propose", talk().desk(AKRA), P, {"point": "1", "text.en": "So."})
    assert list(refused(form, Refusal("invalid", "Not so.", path))) == [place]


def test_rows_that_were_left_out_are_counted() -> None:
    typed = {"wording": f"2:{N['theirs']}", "stance": "accept", "conditions.2.conduct": "Peace.", "more": ""}
    form = filled("TakeStance", talk().desk(AKRA), P, typed)
    assert form.is_valid(), form.errors
    assert form.act()["conditions"] == [{"conduct": "Peace."}]
    assert list(refused(form, Refusal("invalid", "Not so.", "conditions.0.point"))) == ["conditions.2.wording"]


def test_what_the_table_refuses_is_shown_with_all_that_was_typed() -> None:
    desk = talk().desk(AKRA)
    typed = {"party": "akra", "words.en": "Open.", "point": "2", "stance": N["referendum"]}
    form = filled("DeclarePosition", desk, P, typed)
    assert form.is_valid(), form.errors
    outcome = decide(desk.play, AKRA, P, decode(json.dumps(form.act())), desk.now)
    assert isinstance(outcome, Refusal)
    assert list(refused(form, outcome)) == ["stance"]
    assert "is not akra’s present stance" in str(form.errors["stance"][0]).replace("'", "’")
    for name, value in typed.items():
        assert str(form[name].value()) == str(value)


def test_words_that_changed_meanwhile_name_the_entry_that_changed_them() -> None:
    desk = talk().desk(SELM)
    form = filled("TakeStance", desk, P, {"wording": f"2:{N['text'] + 100}", "stance": "accept"})
    assert not form.is_valid()
    assert "no longer among the choices" in str(form.errors["wording"])


def test_a_key_that_was_used_is_made_anew_and_said_in_plain_words() -> None:
    form = filled("Park", talk().desk(AKRA), P, {"point": "3"})
    before = form.key
    assert re.fullmatch(r"[0-9a-f]{32}", before)
    errors = refused(form, Refusal("conflict", "This key was used for another act: send it with a new one.", "key"))
    assert list(errors) == ["__all__"]
    assert "sent before" in errors["__all__"][0]
    assert form.key != before
    assert form["key"].value() == form.key


def test_a_token_that_was_used_is_made_anew() -> None:
    case = next(case for case in DOORS if case.kind == "Release")
    form = filled("Release", talk().desk(AKRA), TRACK, case.typed)
    assert form.is_valid()
    before = form.act()["token"]
    refused(form, Refusal("conflict", "This token has been used: make a new one.", "token"))
    assert form["token"].value() not in (None, before)


def test_a_directive_that_arrived_meanwhile_is_asked_about_once() -> None:
    typed = {"wording": f"2:{N['theirs']}", "stance": "accept", "seen": "1"}
    form = filled("TakeStance", talk().desk(AKRA), P, typed)
    assert form.is_valid()
    assert form.seen == {"capital.akra": 1}
    errors = refused(form, Refusal("stale", "A new directive has arrived from your principal.", "seen"))
    assert list(errors) == ["__all__"]
    assert form["seen"].value() == talk().desk(AKRA).play.rooms["capital.akra"].number


def test_who_has_no_capital_has_seen_none() -> None:
    form = filled("TakeStance", talk().desk(SELM), P, {"wording": f"2:{N['theirs']}", "stance": "accept"})
    assert form.is_valid()
    assert form.seen == {}


def test_every_form_shown_has_a_key_of_its_own_and_keeps_it_when_sent() -> None:
    desk = talk().desk(MED)
    first, second = FORMS["Park"](desk, P), FORMS["Park"](desk, P)
    assert first.key != second.key
    assert filled("Park", desk, P, {"point": "3", "key": first.key}).key == first.key


def test_a_link_cannot_set_what_is_hidden() -> None:
    link = {"key": "f" * 32, "token": "f" * 32, "seen": "0", "point": "3", "nonce": "f" * 32}
    form = FORMS["Release"](talk().desk(AKRA), TRACK, None, link)
    assert form["point"].value() == "3"
    for name in ("key", "token", "seen"):
        assert form[name].value() != link[name]


def test_an_offer_to_nobody_says_so() -> None:
    form = FORMS["AcceptReferral"](talk().desk(CHIEF), "public")
    assert form["offer"].help_text == "No referral awaits your party’s answer here."
