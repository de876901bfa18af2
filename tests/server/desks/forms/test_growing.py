"""Rows that are added, words that are filled in on request, and what a link fills in: without any script."""

from __future__ import annotations

import pytest

from goodoffices.server.desks.forms import FORMS
from tests.server.desks.forms.cases import HOME, TRACK, N, P
from tests.server.desks.forms.filling import filled, sent
from tests.server.desks.forms.talk import AKRA, MED, PRESIDENT, WORDS, closing, talk


@pytest.mark.parametrize(
    ("kind", "seat", "room", "rows", "field"),
    [
        ("NotifyDelegation", AKRA, P, "delegates", "person"),
        ("AdoptAgenda", AKRA, P, "items", "text.en"),
        ("TakeStance", AKRA, P, "conditions", "conduct"),
        ("ReportStage", AKRA, HOME, "facts", "text.fr"),
        ("ReportStage", AKRA, HOME, "decisions", "question.en"),
        ("TableText", MED, P, "points", "point"),
        ("CirculatePaper", AKRA, P, "copies", "holder"),
        ("NoteAttendance", MED, P, "present", "person"),
        ("Convene", MED, P, "interpreters", "languages"),
        ("Park", AKRA, P, "cites", "number"),
    ],
)
def test_a_row_is_added_and_nothing_that_was_typed_is_lost(
    kind: str, seat: str, room: str, rows: str, field: str
) -> None:
    desk = talk().desk(seat)
    before = FORMS[kind](desk, room)
    numbers = {int(name.split(".")[1]) for name in before.fields if name.startswith(f"{rows}.")}
    typed = {f"{rows}.0.{field}": "impossible ‮", "more": rows}
    form = FORMS[kind](desk, room, sent(before, typed))
    assert form.asks_more
    assert not form.is_valid()
    assert not form.errors
    assert form[f"{rows}.0.{field}"].value() == "impossible ‮"
    added = {int(name.split(".")[1]) for name in form.fields if name.startswith(f"{rows}.")} - numbers
    assert added == {max(numbers) + 1}
    focused = [name for name, made in form.fields.items() if made.widget.attrs.get("autofocus")]
    assert [name.split(".")[:2] for name in focused] == [[rows, str(max(numbers) + 1)]]


def test_a_report_asks_for_three_decisions_at_most() -> None:
    desk = talk().desk(AKRA)
    form = filled("ReportStage", desk, HOME, {"decisions.2.question.en": "Third?", "more": "decisions"})
    assert "decisions.3.question.en" not in form.fields
    (group,) = [part["group"] for part in form.root.parts if "group" in part and part["group"].id == "rows-decisions"]
    assert group.more == ""


def test_the_words_as_they_stand_are_filled_in_where_nothing_was_typed() -> None:
    desk = talk().desk(AKRA)
    chosen = f"2:{N['own']}:{N['own']}"
    form = filled("Amend", desk, P, {"wording": chosen, "text.en": "Mine.", "text.fr": "", "more": "fill"})
    assert not form.is_valid()
    assert not form.errors
    assert (form["text.en"].value(), form["text.fr"].value()) == ("Mine.", "Péages.")


def test_a_draft_fills_a_statement_in() -> None:
    desk = talk().desk(AKRA)
    form = FORMS["Publish"](desk, "public", None, {"draft": f"capital.akra:{N['statement']}"})
    assert (form["title.en"].value(), form["text.en"].value()) == ("On the harbour", "We met.")
    assert form["on_behalf_of"].value() == ["akra"]
    asked = filled("Publish", desk, "public", {"draft": f"capital.akra:{N['statement']}", "more": "fill"})
    assert asked["text.en"].value() == "We met."
    sent_ = filled("Publish", desk, "public", {}, {"draft": f"capital.akra:{N['statement']}"})
    assert sent_.is_valid(), sent_.errors
    assert "draft" not in sent_.act()


def test_an_entry_is_shown_for_quoting() -> None:
    typed = {"from.room": P, "from.number": N["own"], "more": "fill"}
    form = filled("Quote", talk().desk(AKRA), HOME, typed)
    assert not form.errors
    assert form["speaker"].value() == "Brena Talvik (Akra)"
    (exhibit,) = form.exhibits
    assert [text["text"] for text in exhibit.texts] == ["Tolls for five years.", "Péages."]


@pytest.mark.parametrize(
    ("kind", "seat", "room", "link", "field", "value"),
    [
        ("TakeStance", AKRA, P, {"point": "2", "wording": str(N["theirs"])}, "wording", f"2:{N['theirs']}"),
        ("TakeStance", AKRA, P, {"point": "1"}, "wording", f"1:{N['text']}"),
        ("TakeStance", AKRA, P, {"point": "2"}, "wording", None),
        ("TakeStance", AKRA, P, {"point": "9"}, "wording", None),
        ("Amend", AKRA, P, {"point": "2", "alternative": str(N["own"])}, "text.fr", "Péages."),
        ("Direct", PRESIDENT, HOME, {"point": "2"}, "point", "2"),
        ("Direct", PRESIDENT, HOME, {"answers": str(N["request"])}, "point", f"2:{N['own']}"),
        ("Direct", PRESIDENT, HOME, {"point": "2", "alternative": str(N["own"])}, "point", f"2:{N['own']}"),
        ("Release", AKRA, TRACK, {"point": "3", "wording": str(N["in track"])}, "text.en", "One light."),
        ("OpenRoom", MED, "new", {"room_kind": "caucus"}, "room_kind", "caucus"),
        ("ConfirmRecord", AKRA, TRACK, {"record": str(N["declared"])}, "record", str(N["declared"])),
        ("Propose", AKRA, P, {"text.fr": "Un mot."}, "text.fr", "Un mot."),
        ("ScheduleRound", MED, P, {}, "round", 2),
        ("Convene", MED, P, {"session": "first"}, "starts", "2027-03-04"),
        ("Convene", MED, P, {"session": "first"}, "status", "opened"),
        ("Publish", AKRA, "public", {"draft": str(N["statement"])}, "title.en", "On the harbour"),
        ("AdoptAgenda", AKRA, P, {"round": "1", "proposal": str(N["agenda"])}, "proposal", str(N["agenda"])),
        ("RecordDeclared", MED, TRACK, {"point": "3"}, "wording", "3"),
        ("Withdraw", AKRA, P, {"point": "2", "alternative": str(N["own"])}, "alternative", f"2:{N['own']}"),
        ("ConfirmAdReferendum", AKRA, P, {"point": "1", "wording": str(N["text"])}, "what", f"1:{N['text']}"),
    ],
)
def test_a_link_fills_in_what_it_names(
    kind: str, seat: str, room: str, link: dict[str, str], field: str, value: object
) -> None:
    assert FORMS[kind](talk().desk(seat), room, None, link)[field].value() == value


def test_the_button_says_what_is_sent() -> None:
    desk = talk().desk(AKRA)
    assert FORMS["TakeStance"](desk, P).button == "Take a stance"
    assert FORMS["TakeStance"](desk, P, None, {"stance": "accept ad referendum"}).button == "Accept ad referendum"
    assert FORMS["AdoptRules"](desk, P, None, {"proposal": str(N["rules"])}).button == "Adopt the rules"


def test_the_text_is_frozen_on_the_digest_that_was_shown() -> None:
    t = closing("agreed")
    desk = t.desk(MED)
    shown = FORMS["FreezeText"](desk, P)
    assert [text["text"] for text in shown.exhibits[0].texts] == list(WORDS.values())
    aloud = shown.exhibits[-1].digest
    assert aloud.replace(" ", "") == shown["digest"].value()
    first = f"1:{t.number['wording']}"
    form = filled("FreezeText", desk, P, {"title.en": "The Text", "points": [first]})
    (said,) = form.errors["__all__"]
    assert "not those of the digest that was shown" in said
    assert form["digest"].value() != shown["digest"].value()
    assert form.exhibits[-1].digest in said
    again = filled("FreezeText", desk, P, {"title.en": "The Text", "points": [first], "digest": form["digest"].value()})
    assert again.is_valid(), again.errors
    assert again.act()["points"] == [{"point": "1", "wording": t.number["wording"]}]


def test_a_step_on_the_text_shows_its_words_and_its_digest() -> None:
    form = FORMS["Initial"](closing("checked").desk(AKRA), P)
    assert form["text"].value() == str(closing("checked").number["frozen"])
    assert form.exhibits[-1].digest.replace(" ", "") == form["digest"].value()
    assert form.confirm
    assert form.grave
