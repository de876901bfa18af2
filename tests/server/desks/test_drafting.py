"""Drafting a stage report from what the seat saw since the last, and carrying words home for it."""

import re

import pytest

from goodoffices.server.desks.clearing import RUN, grams_of, runs, words_of
from goodoffices.server.desks.quotations import source
from goodoffices.server.doors import access
from goodoffices.talks.carrying import Quote
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, SELM
from tests.server.desks.test_acting import hidden
from tests.server.desks.test_acts import desk_of
from tests.server.desks.test_point import plain

DRAFT = "reports/draft/"


def boxes(text: str) -> list[str]:
    return re.findall(r'<input type="checkbox" name="entry" value="([^"]+)"', text)


def chosen(form: str) -> list[str]:
    """The quotations that are chosen beforehand."""
    return re.findall(r'name="facts\.\d+\.quote" value="(\d+)"[^>]* checked', form)


def test_only_what_came_after_the_last_report_is_offered(actor: Reader) -> None:
    script = actor.script
    assert boxes(actor.text(AKRA, DRAFT)) == ["plenary:65"]  # the assessment of Selm
    number = script.do(
        SELM,
        "plenary",
        "TakeStance",
        point="2",
        wording=script.reworded,
        stance="reserve",
        reservation="linguistic",
        note={"en": "The comma."},
    )
    text = actor.text(AKRA, DRAFT)
    assert boxes(text) == [f"plenary:{number}", "plenary:65"]
    assert "Stances that moved" in text
    assert "The comma." in text


def test_a_first_report_offers_everything_that_one_saw_and_nothing_else(reader: Reader) -> None:
    text = reader.text(SELM, DRAFT)
    rooms = {box.partition(":")[0] for box in boxes(text)}
    assert rooms == {"plenary", "water@soc.chief"}
    for heading in ("Stances that moved", "New texts and words", "Sessions and rounds", "Questions to decide"):
        assert heading in text


def test_chosen_words_are_carried_home_once_and_the_form_is_filled_in(actor: Reader) -> None:
    script = actor.script
    text = actor.text(AKRA, DRAFT)
    sent = {"key": hidden(text, "key"), "entry": boxes(text)}
    before = script.registry.heads("river", AKRA)["capital.akra"]
    for _ in range(2):  # the same choice sent twice is one quotation
        page = actor.post(AKRA, DRAFT, sent)
        assert page.status_code == 200
        assert script.registry.heads("river", AKRA)["capital.akra"] == before + 1
    form = page.content.decode()
    assert 'action="/t/river/as/akra.head/rooms/capital.akra/act/ReportStage/"' in form
    assert "Ysol Lanvier (Selm) assessed round 1. Plenary, 10 Mar 2027" in form
    assert chosen(form) == [str(before + 1)]
    quoted = script.registry.play("river", AKRA).rooms["capital.akra"].entries[-1].act
    assert isinstance(quoted, Quote)
    assert quoted.words == "Constructive, and long overdue."
    found = source(desk_of(AKRA), quoted)
    assert found is not None
    assert (found.room, found.number) == ("plenary", 65)


def test_the_report_so_begun_can_be_sent(actor: Reader) -> None:
    text = actor.text(AKRA, DRAFT)
    form = actor.post(AKRA, DRAFT, {"key": hidden(text, "key"), "entry": boxes(text)}).content.decode()
    sent = {
        "key": hidden(form, "key"),
        "seen": hidden(form, "seen"),
        "title.en": "Second day",
        "facts.0.text.en": "Selm is content.",
        "facts.0.quote": chosen(form)[0],
        "judgement.en": "For now.",
    }
    response = actor.post(AKRA, "rooms/capital.akra/act/ReportStage/", sent)
    assert response.status_code == 303, plain(response.content.decode())
    assert "Second day" in plain(actor.text("akra.capital.president", "reports/"))


def test_who_sends_no_reports_drafts_none(reader: Reader) -> None:
    for seat in ("akra.press", "akra.capital.president", "soc.chief", "selm.deputy"):
        assert reader.get(seat, DRAFT).status_code == 404


def test_a_quotation_whose_source_one_does_not_read_has_none(reader: Reader) -> None:
    quoted = reader.script.registry.play("river", AKRA).rooms["capital.akra"].release.quotes[reader.script.quote].act
    assert isinstance(quoted, Quote)
    assert source(desk_of(AKRA), quoted) is not None
    assert source(desk_of("public"), quoted) is None


def test_words_of_closed_rooms_are_found_in_a_draft_and_told_to_the_clearing_seat_alone(actor: Reader) -> None:
    script = actor.script
    leaked = "As was said: the VOLUME released, is not less than 1.6 cubic kilometres in any year!"
    draft = script.do("akra.press", "capital.akra", "DraftStatement", title={"en": "Leak"}, text={"en": leaked})
    text = plain(actor.text(AKRA, f"rooms/capital.akra/act/ClearStatement/?draft={draft}"))
    assert "Words from closed rooms" in text
    assert "the volume released is not less than 1 6 cubic kilometres in any year" in text
    assert f"entry {script.reworded} of Plenary" in text
    innocent = script.do(
        "akra.press", "capital.akra", "DraftStatement", title={"en": "Calm"}, text={"en": "We work on, and say so."}
    )
    assert "Words from closed rooms" not in actor.text(AKRA, f"rooms/capital.akra/act/ClearStatement/?draft={innocent}")


def test_runs_are_exact_and_long_enough(reader: Reader) -> None:
    state = reader.script.registry.play("river", AKRA).plenary
    words = words_of("The level shall be kept between 430.00 and 431.80 metres.")
    found = {entry.number: len(run) for entry, run in runs(state, grams_of([words]))}
    assert found == {reader.script.text: len(words)}
    assert not list(runs(state, grams_of([words[: RUN - 1]])))
    assert [len(run) for _, run in runs(state, grams_of([words[:RUN]]))] == [RUN]


def test_a_secretary_prepares_the_report_that_the_head_sends(actor: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    script, secretary = actor.script, "akra.secretary"
    script.do(AKRA, "plenary", "SeatPerson", seat=secretary, office="secretary", person="Tavi Ormen")
    monkeypatch.setattr(access, "may_use", lambda account, talks, seat: True)
    assert "reports/draft/" not in actor.text(secretary, "reports/")  # it sits in no capital yet
    assert actor.get(secretary, DRAFT).status_code == 404
    script.do(AKRA, "capital.akra", "BringIn", seat=secretary)
    assert "reports/draft/" in actor.text(secretary, "reports/")
    assert actor.get("akra.capital.president", DRAFT).status_code == 404  # to whom the report is made
    text = actor.text(secretary, DRAFT)
    assert "You prepare it for Brena Talvik (Akra), who looks at it and sends it." in text
    before = script.registry.heads("river", AKRA)["capital.akra"]
    page = actor.post(secretary, DRAFT, {"key": hidden(text, "key"), "entry": boxes(text)[-1:]}).content.decode()
    assert script.registry.heads("river", AKRA)["capital.akra"] == before + 1  # the words, carried home in its own name
    assert "Prepare it for Brena Talvik (Akra)" in page
    filled = {"prepare": "1", "key": "k", "title.en": "Third stage", "facts.0.text.en": "Selm assessed the round."}
    assert actor.post(secretary, "rooms/capital.akra/act/ReportStage/", filled).status_code == 302
    assert script.registry.heads("river", AKRA)["capital.akra"] == before + 1
    assert "Third stage" in actor.text(AKRA, "rooms/capital.akra/act/ReportStage/?prepared=1")
