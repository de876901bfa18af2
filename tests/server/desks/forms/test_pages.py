"""Every form as the page shows it: labelled, described, in the right language and direction, and discreet."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.template.loader import render_to_string

from goodoffices.server.desks.forms import FORMS, ActForm
from goodoffices.talks.authority import who_may
from goodoffices.talks.kinds import KINDS, group_of
from tests.server.desks.forms.filling import filled
from tests.server.desks.forms.talk import AKRA, CHIEF, MED, PRESIDENT, SELM, STEPS, TALKS, Talk, closing, talk


def shown(form: ActForm) -> str:
    return render_to_string("desks/forms/form.html", {"form": form, "action_url": "/send", "cancel_url": "/back"})


class Page(HTMLParser):
    """The elements of a page, each with the legends of the field sets around it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.elements if tag in tags]


def everywhere(t: Talk, kind: str) -> list[ActForm]:
    """The form as different seats have it, in the rooms in which the act can be done."""
    desks = [t.desk(seat) for seat in (AKRA, SELM, MED, CHIEF, PRESIDENT) if t.registry.play(TALKS, seat).rooms]
    rooms = ((desk, room, state.door.kind) for desk in desks for room, state in desk.play.rooms.items())
    found = [FORMS[kind](desk, room) for desk, room, where in rooms if who_may(kind, where)]
    return found if kind != "OpenRoom" else [FORMS[kind](desk, "new") for desk in desks]


@pytest.mark.parametrize("kind", [kind for kind in FORMS if kind != "Answer"])  # that one the house alone enters
def test_every_form_is_labelled_and_described(kind: str) -> None:
    at_the_end = group_of(KINDS[kind]) in ("closing", "signing")
    forms = everywhere(closing("frozen") if at_the_end else talk(), kind)
    assert forms
    for form in forms:
        html = shown(form)
        page = Page(html)
        ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
        assert len(ids) == len(set(ids))
        labelled = {attrs["for"] for attrs in page.all("label") if "for" in attrs}
        for field in page.all("input", "textarea", "select"):
            if field.get("type") != "hidden":
                assert field["id"] in labelled, field
                # A file that the browser reads for another field has no name, so that it is never sent.
                assert field.get("name") in form.fields or (field.get("type") == "file" and "name" not in field)
        for _, attrs in page.elements:
            assert set((attrs.get("aria-describedby") or "").split()) <= set(ids), attrs
            assert not {"style", "onclick", "onchange", "onsubmit"} & attrs.keys()
        assert html.count("<fieldset") == html.count("<legend")
        assert html.count("<script") == html.count('<script src="/static/desks/')
        for button in page.all("button"):
            assert "formnovalidate" in button or button["class"] in ("main", "grave")
        # Where there is nothing to act on, the form says so in the place of its button.
        assert (f">{form.button}</button>" in html) is not form.nothing_to_do


@pytest.mark.parametrize("kind", FORMS)
def test_what_is_chosen_is_named_in_words(kind: str) -> None:
    for form in everywhere(talk(), kind):
        for field in form.fields.values():
            for option in getattr(field, "options", {}).values():
                assert re.search(r"[^\W\d]{2}", option.label), (form, option)


def test_the_closing_is_shown_at_every_step() -> None:
    for step in STEPS:
        for kind in ("FreezeText", "CheckConcordance", "Initial", "ConfirmAdReferendum", "Sign", "Ratify"):
            for form in everywhere(closing(step), kind):
                shown(form)


def test_texts_are_asked_for_in_the_languages_of_the_talks() -> None:
    page = Page(shown(FORMS["Propose"](talk().desk(AKRA), "plenary")))
    boxes = [(box["name"], box["lang"], box["dir"]) for box in page.all("textarea")]
    assert boxes[-2:] == [("text.en", "en", "ltr"), ("text.fr", "fr", "ltr")]


def test_a_language_written_from_right_to_left_is_asked_for_so() -> None:
    form = FORMS["FoundTalks"](talk().desk(CHIEF), "plenary", None, {"languages": "ar, en"})
    boxes = {box["name"]: box["dir"] for box in Page(shown(form)).all("textarea")}
    assert (boxes["title.ar"], boxes["title.en"]) == ("rtl", "ltr")


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_names_nothing_that_its_reader_does_not_see(kind: str) -> None:
    """Selm sits in plenary and the track only: nothing of Akra's caucus and capital, or of the mediators, is shown."""
    desk = talk().desk(SELM)
    for room in (*desk.play.rooms, "capital.akra", "with-akra@med.chief", "new"):
        html = shown(FORMS[kind](desk, room))
        for hidden in (
            "With Akra",
            "Five may become four",
            "Akra, at home",
            "Tor Almen",
            "Four years?",
            "On the harbour",
        ):
            assert hidden not in html


def test_errors_are_summed_up_and_linked_to_their_fields() -> None:
    form = filled("Propose", talk().desk(AKRA), "plenary", {"point": "9", "text.fr": "a\u202eb"})
    html = shown(form)
    page = Page(html)
    targets = {attrs["href"] for attrs in page.all("a")} - {"/back"}
    assert targets == {"#id_point", "#id_text.fr"}
    assert {target.removeprefix("#") for target in targets if target} <= {a.get("id") for _, a in page.elements}
    bad = next(box for box in page.all("textarea") if box["name"] == "text.fr")
    assert bad["aria-invalid"] == "true"
    assert "id_text.fr_error" in str(bad["aria-describedby"])
    assert "The words you propose, Français" in html


def test_words_of_the_parties_are_escaped() -> None:
    typed = {"point": "1", "text.en": "<script>alert(1)</script>"}
    html = shown(filled("Propose", talk().desk(AKRA), "plenary", {**typed, "point": "9"}))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    ("kind", "seat", "room", "link", "words"),
    [
        ("TakeStance", AKRA, "plenary", {"point": "2", "wording": talk().number["theirs"]}, ["No tolls for fishing."]),
        ("ConfirmRecord", AKRA, "water@med.chief", {}, ["We accept."]),
        ("Deliver", AKRA, "plenary", {}, ["Two lights."]),
        ("AdoptRules", AKRA, "plenary", {"proposal": talk().number["rules"]}, ["joins the consensus: yes"]),
        ("NoteReport", PRESIDENT, "capital.akra", {}, ["We met.", "The delegation recommends: Yes."]),
        ("Merge", MED, "plenary", {"point": "2"}, ["Tolls for five years.", "Péages.", "No tolls for fishing."]),
        ("Quote", AKRA, "capital.akra", {"from.room": "plenary", "from.number": "14"}, ["No tolls.", "First draft"]),
    ],
)
def test_what_one_acts_on_is_shown_in_full(
    kind: str, seat: str, room: str, link: dict[str, Any], words: list[str]
) -> None:
    html = shown(FORMS[kind](talk().desk(seat), room, None, link))
    for said in words:
        assert said in html


def test_the_mandate_is_told_to_its_own_delegation_alone() -> None:
    link = {"point": "2", "wording": talk().number["theirs"]}
    own = shown(FORMS["TakeStance"](talk().desk(AKRA), "plenary", None, link))
    assert "Seen by you alone." in own
    assert (
        f"To accept C: “No tolls for fishing.” (Selm, entry {talk().number['theirs']}) is outside your mandate." in own
    )
    assert "not settled by your mandate" in own
    other = shown(FORMS["TakeStance"](talk().desk(SELM), "plenary", None, link))
    assert "mandate" not in other


def test_where_there_is_nothing_to_choose_from_nothing_is_sent() -> None:
    """A form says so at once, not after it has been filled in."""
    desk = talk().desk(AKRA)
    nothing = FORMS["AcceptReferral"](desk, f"capital.{AKRA.partition('.')[0]}")
    assert "There is nothing to do here now." in shown(nothing)
    assert nothing.button not in shown(nothing).partition('class="form-actions"')[2]
    something = FORMS["TakeStance"](desk, "plenary")
    assert "There is nothing to do here now." not in shown(something)
    assert something.button in shown(something).partition('class="form-actions"')[2]
