"""Before words are tabled one is told what they run into; and words in others' words are quoted, not counted."""

import re

from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, SELM, SOC
from tests.server.desks.test_text import plain

BASE = "Boats keep to the east bank and boats keep their lights on."
FORM = "rooms/plenary/act/Propose/?point=77"


def started(actor: Reader) -> int:
    actor.script.do(SOC, "plenary", "AddPoint", point="77", title={"en": "Boats"})
    return actor.script.do(SOC, "plenary", "Propose", point="77", text={"en": BASE})


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


def sent(actor: Reader, seat: str, **fields: str) -> dict[str, str]:
    form = hidden(actor.text(seat, FORM))
    return {**form, "point": "77", "marking": "formal", **fields}


def test_one_is_told_first_what_the_words_run_into_and_may_go_on(actor: Reader) -> None:
    base = started(actor)
    place = {"place.wording": f"77:{base}", "where": "in place"}
    first = sent(actor, SELM, **place, **{"quote.en": "east", "text.en": "west"})
    assert actor.post(SELM, FORM, first).status_code == 303  # nothing else is there
    second = sent(actor, AKRA, **place, **{"quote.en": "the east bank", "text.en": "the middle"})
    again = actor.post(AKRA, FORM, second)
    assert again.status_code == 200
    page = again.content.decode()
    said = plain(page)
    assert "What this runs into" in said
    assert re.search(r"In place of some of the same words stands alternative B of Selm on point 77 \(entry \d+\)", said)
    assert "Nothing has been entered yet." in said
    before = actor.script.registry.play("river", AKRA).rooms["plenary"].number
    on = actor.post(AKRA, FORM, {**second, "collides": hidden(page)["collides"]})
    assert on.status_code == 303
    assert actor.script.registry.play("river", AKRA).rooms["plenary"].number == before + 1


def test_words_that_stand_there_twice_are_chosen_by_their_number(actor: Reader) -> None:
    base = started(actor)
    given = sent(actor, SELM, **{"place.wording": f"77:{base}", "quote.en": "oats keep", "text.en": "oats hold"})
    asked = actor.post(SELM, FORM, given)
    assert asked.status_code == 422
    said = plain(asked.content.decode())
    assert "say which, by its number" in said
    assert "1. “…Boats keep to the east bank" in said
    assert "2. “…" in said
    assert "They stand there 2 times only." in plain(actor.post(SELM, FORM, {**given, "which": "3"}).content.decode())
    assert actor.post(SELM, FORM, {**given, "which": "2"}).status_code == 303
    state = actor.script.registry.play("river", SELM).rooms["plenary"]
    latest = max(number for point, number in state.alternatives.alternatives if point == "77")
    words = state.alternatives.alternatives["77", latest].wording.text["en"]
    assert words == BASE.replace("boats keep", "boats hold")


def test_the_page_of_a_point_leads_to_a_change_of_some_of_the_words(actor: Reader) -> None:
    base = started(actor)
    page = actor.text(SELM, "points/plenary/77/")
    link = re.search(r'href="[^"]+(rooms/plenary/act/Propose/[^"]+)">Change some of its words', page)
    assert link is not None
    form = actor.text(SELM, link[1].replace("&amp;", "&"))
    assert f'<option value="77:{base}" selected>' in form


def test_brackets_are_on_the_page_of_the_point(actor: Reader) -> None:
    base = started(actor)
    assert 'id="brackets"' not in actor.text(SELM, "points/plenary/77/")  # nothing is in brackets
    run = [BASE.index("east"), BASE.index("east") + 4]
    place = {"wording": base, "runs": {"en": run}}
    actor.script.do(SELM, "plenary", "Propose", point="77", text={"en": "west"}, place=place)
    section = actor.text(AKRA, "points/plenary/77/").partition('id="brackets"')[2]
    assert "to the [east] [Selm proposes: west] bank" in plain(section)
