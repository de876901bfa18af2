"""Bad input gets a clear error at its field, and nothing that was typed is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.server.desks.forms import FORMS
from goodoffices.talks.kinds import decode
from tests.server.desks.forms.cases import HOME, TRACK, N, P
from tests.server.desks.forms.filling import filled
from tests.server.desks.forms.talk import AKRA, CHIEF, MED, PRESIDENT, beginning, talk

LONG = "a" * 200_001


@pytest.mark.parametrize(
    ("kind", "seat", "typed", "field", "said"),
    [
        ("Propose", AKRA, {"point": "1", "text.en": "a\u202eb"}, "text.en", "U+202E at character 2"),
        ("Propose", AKRA, {"point": "1", "text.en": "a\0b"}, "text.en", "NUL"),
        ("Propose", AKRA, {"point": "1", "text.en": "\u2066a"}, "text.en", "does not close"),
        ("Propose", AKRA, {"point": "1", "text.en": LONG}, "text.en", "200,001 characters long: shorten it to 200,000"),
        ("Propose", AKRA, {"point": "1", "text.en": " \n "}, "text.en", "at least one language"),
        ("Propose", AKRA, {"point": "99", "text.en": "a"}, "point", "no longer among the choices"),
        ("Propose", AKRA, {"text.en": "a"}, "point", "Choose one."),
        ("Propose", AKRA, {"point": "1", "text.en": "a", "together_with": ["moon"]}, "together_with", "no longer"),
        ("Park", AKRA, {"point": "3", "reason": "a" * 501}, "reason", "501 characters long: shorten it to 500"),
        ("ScheduleRound", CHIEF, {"round": "0"}, "round", "whole number from 1 to 1,000"),
        ("ScheduleRound", CHIEF, {"round": "1.5"}, "round", "whole number"),
        ("ScheduleRound", CHIEF, {"round": "9" * 5000}, "round", "whole number"),
        ("ScheduleRound", CHIEF, {"dates": "30 February 2027"}, "dates", "no date that can be read"),
        ("ScheduleRound", CHIEF, {"dates": "2027-02-30"}, "dates", "no date that can be read"),
        ("ScheduleRound", CHIEF, {"dates": "next week"}, "dates", "no date that can be read"),
        ("ScheduleRound", CHIEF, {"dates": "x" * 81}, "dates", "81 characters"),
        ("ScheduleRound", CHIEF, {"dates": "4 March 2027 10:00"}, "dates", "without a time of day"),
        ("ScheduleRound", CHIEF, {"source.report": "The Gull"}, "source.date", "Fill this in too"),
        ("Convene", MED, {"session": "a", "title.en": "a", "starts": "28 March 2027 02:30"}, "starts", "go forward"),
        ("Convene", MED, {"session": "a", "title.en": "a", "starts": "1 March 2027", "languages": "en, English"},
         "languages", "“English” is no language tag"),
        ("OpenSilence", MED, {"text.en": "a", "to": ["akra"], "deadline": "tomorrow"}, "deadline", "no day and time"),
        ("OpenSilence", MED, {"text.en": "a", "to": ["akra"], "deadline": "2027-03-28T02:30"}, "deadline", "no 02:30"),
        ("OpenSilence", MED, {"text.en": "a", "to": ["akra"], "deadline": "2027-10-31T02:30"}, "deadline",
         "comes twice"),
        ("OpenSilence", MED, {"text.en": "a", "to": ["akra"], "deadline": "0001-01-01T00:00"}, "deadline",
         "no day and time"),
        ("OpenSilence", MED, {"text.en": "a", "to": ["akra"]}, "deadline", "may not be left blank"),
        ("AssessRound", AKRA, {"left.words.en": "Two.", "left.sort": "exact", "left.count": str(2**53)}, "left.count",
         "9,007,199,254,740,991"),
        ("AssessRound", AKRA, {"left.words.en": "Two."}, "left.sort", "Fill this in too"),
        ("CirculatePaper", AKRA, {"symbol": "A", "title.en": "a", "sort": "map", "copies.0.holder": "Selm"},
         "copies.0.number", "Fill this in too"),
        ("CirculatePaper", AKRA, {"symbol": "A", "title.en": "a", "sort": "map", "copies.0.holder": "Selm",
                                  "copies.0.number": "1", "copies.1.holder": "Selm", "copies.1.number": "2"},
         "copies.1.holder", "one copy to a holder"),
        ("Merge", MED, {"text.en": "a", "alternatives": [f"2:{N['own']}:{N['own']}", f"1:{N['text']}:{N['text']}"]},
         "alternatives", "one point only"),
        ("Propose", AKRA, {"point": "2", "place.wording": f"2:{N['theirs']}", "quote.en": "boats", "text.en": "a"},
         "quote.en", "do not stand there"),
        ("Propose", AKRA, {"point": "2", "place.wording": f"2:{N['theirs']}", "quote.en": "s", "text.en": "a"},
         "quote.en", "more than once"),
        ("Propose", AKRA, {"point": "1", "place.wording": f"2:{N['theirs']}", "quote.en": "tolls", "text.en": "a"},
         "place.wording", "not on the point"),
        ("Propose", AKRA, {"point": "2", "place.wording": f"2:{N['theirs']}", "text.en": "a"}, "quote.en",
         "Quote the words"),
        ("Propose", AKRA, {"point": "2", "quote.en": "tolls", "text.en": "a"}, "place.wording", "in whose words"),
        ("Propose", AKRA, {"point": "2"}, "text.en", "at least one language"),
        ("Merge", MED, {"text.en": "a", "alternatives": [f"2:{N['own']}:{N['own']}"]}, "alternatives", "at least two"),
        ("CollectPaper", AKRA, {"paper": N["paper"], "copies": ["1:2"]}, "copies", "no longer among the choices"),
        ("Park", AKRA, {"point": "3", "cites.0.room": "plenary"}, "cites.0.number", "Fill this in too"),
        ("NotifyDelegation", AKRA, {"delegates.1.title": "Dr"}, "delegates.1.person", "Fill this in too"),
        ("AdoptAgenda", AKRA, {"items.0.text.en": "a"}, "round", "Choose the round"),
        ("TableText", MED, {"title.en": "a", "points.0.title.en": "a"}, "points.0.point", "Fill this in too"),
        ("NoteAttendance", MED, {}, "present.0.party", "at least one person"),
        ("TableText", MED, {"title.en": "a"}, "points.0.point", "at least one point"),
        ("Empower", AKRA, {"seat": "akra.deputy", "acts": ["Propose"], "until": "March 2027"}, "until", "one day"),
    ],
)  # fmt: skip
def test_bad_input_is_named_and_kept(kind: str, seat: str, typed: dict[str, Any], field: str, said: str) -> None:
    form = filled(kind, talk().desk(seat), P, typed)
    assert not form.is_valid()
    assert said in " ".join(form.errors[field])
    assert list(form.errors) == [field]
    for name, value in typed.items():
        shown = form[name].value()
        assert (shown if isinstance(value, list) else str(shown)) == (value if isinstance(value, list) else str(value))


def test_a_quotation_must_stand_in_its_entry() -> None:
    typed = {"from.room": P, "from.number": N["own"], "words": "Tolls for ever", "speaker": "Brena Talvik"}
    form = filled("Quote", talk().desk(AKRA), HOME, typed)
    assert list(form.errors) == ["words"]
    form = filled("Quote", talk().desk(AKRA), HOME, {**typed, "from.number": "999"})
    assert list(form.errors) == ["from.number"]


def test_a_reply_to_a_decision_needs_an_answer() -> None:
    form = filled("NoteReport", talk().desk(PRESIDENT), HOME, {"replies.0.words.en": "Hm."})
    assert list(form.errors) == ["replies.0.answer"]


def test_a_proposal_of_rules_is_adopted_as_it_stands() -> None:
    form = filled("AdoptRules", talk().desk(AKRA), P, {"proposal": N["rules"], "rules.full_powers": False})
    assert list(form.errors) == ["proposal"]


def test_text_is_sent_in_one_normal_form_with_one_kind_of_line_end() -> None:
    form = filled("Propose", talk().desk(AKRA), P, {"point": "1", "text.fr": "E\u0301tat\r\n  du\rlac \n"})
    assert form.is_valid()
    assert form.act()["text"] == {"fr": "\u00c9tat\n  du\nlac \n"}


def test_isolates_and_marks_that_right_to_left_text_needs_are_kept() -> None:
    words = "\u2067العودة\u2069 \u200f(7)"
    form = filled("Propose", talk().desk(AKRA), P, {"point": "1", "text.en": words})
    assert form.is_valid()
    assert form.act()["text"] == {"en": words}


def test_a_list_of_which_a_room_has_nothing_is_asked_for_in_words() -> None:
    form = FORMS["CirculateDraft"](talk().desk(MED), "new", QueryDict(mutable=True))
    assert not form.is_valid()
    assert form.non_field_errors() == ["Give at least one point. In this room there is none yet."]


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("RankAlternatives", {"groups": "A"}),
        ("DividePoints", {"shares.0.share": "1"}),
        ("ComparePackages", {"more": "first"}),
        ("NoteWorths", {"worths.0.low": "1"}),
    ],
)
def test_worth_is_not_asked_of_an_empty_table(kind: str, sent: dict[str, str]) -> None:
    desk = beginning().desk(AKRA)
    assert FORMS[kind](desk, HOME).nothing_to_do
    data = QueryDict(mutable=True)
    data.update(sent)
    assert not FORMS[kind](desk, HOME, data).is_valid()


KINDS_AND_ROOMS = [
    (kind, seat, room) for kind in FORMS for seat, room in ((AKRA, P), (AKRA, HOME), (MED, TRACK), (CHIEF, "public"),
                                                            (MED, "new"))
]  # fmt: skip
ODD = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "1", "0", "-1", "2:15", "2:15:15", "9" * 30, "2027-03-04", "tomorrow", "on", "yes", "\0", "é", "٣"]
    ),
)


@settings(max_examples=150)
@given(st.sampled_from(KINDS_AND_ROOMS), st.data())
def test_no_form_ever_fails_on_what_is_sent(where: tuple[str, str, str], data: st.DataObject) -> None:
    """Whatever is sent is either an act that can be read, or a form with errors; and it can be shown again."""
    kind, seat, room = where
    desk = talk().desk(seat)
    names = [*FORMS[kind](desk, room).fields, "more", "conditions.7.conduct", "text.de", "points.3.title.en"]
    typed = data.draw(st.dictionaries(st.sampled_from(names), st.lists(ODD, min_size=1, max_size=2), max_size=8))
    sent = QueryDict(mutable=True)
    for name, values in typed.items():
        sent.setlist(name, values)
    form = FORMS[kind](desk, room, sent)
    if form.is_valid():
        act = form.act()
        assert act["kind"] == kind
        decode(json.dumps(act))
    for field in form:
        str(field)
    assert form.root.parts is not None
    assert isinstance(form.exhibits, list)
    assert isinstance(form.private, list)


@settings(max_examples=50)
@given(st.sampled_from(KINDS_AND_ROOMS), st.data())
def test_no_link_makes_a_form_fail(where: tuple[str, str, str], data: st.DataObject) -> None:
    kind, seat, room = where
    desk = talk().desk(seat)
    names = [*FORMS[kind](desk, room).fields, "point", "wording", "alternative", "text", "delegates.9999.person"]
    link = QueryDict(mutable=True)
    for name, value in data.draw(st.dictionaries(st.sampled_from(names), ODD, max_size=5)).items():
        link[name] = value
    form = FORMS[kind](desk, room, None, link)
    for field in form:
        str(field)
    assert isinstance(form.exhibits, list)
