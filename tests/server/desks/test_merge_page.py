"""The page of a merged text: where its words come from, what is missing, and who may let go of it."""

import re

import pytest

from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, SELM, SOC
from tests.server.desks.test_text import plain


@pytest.fixture
def merged(actor: Reader) -> tuple[Reader, int, int]:
    """A compromise of the mediator's that keeps Akra's words and drops some of Selm's; and Selm's own words."""
    script = actor.script
    script.do(SOC, "plenary", "AddPoint", point="77", title={"en": "Levels"})
    akra = script.do(AKRA, "plenary", "Propose", point="77", text={"en": "The level is kept at 440 metres."})
    words = {"en": "The level is kept at 440 metres by Selm alone."}
    selm = script.do(SELM, "plenary", "Propose", point="77", text=words)
    compromise = script.do(
        SOC, "plenary", "Merge", point="77", alternatives=[akra, selm], text={"en": "The level is kept at 440 metres."},
        why=["Both say so."],
    )  # fmt: skip
    return actor, compromise, selm


def test_it_says_on_its_face_what_is_missing_and_only_the_owner_may_let_go(merged: tuple[Reader, int, int]) -> None:
    actor, compromise, _ = merged
    where = f"points/plenary/77/merge/{compromise}/"
    said = plain(actor.text(AKRA, where))
    assert "Not settled: 1 run of words missing" in said
    assert "B Selm English: by Selm alone" in said
    assert "Both say so." in said
    assert "act/WithdrawWords/?point=77&amp;wording=" in actor.text(SELM, where)
    assert "act/WithdrawWords/" not in actor.text(AKRA, where)
    point = plain(actor.text(CHIEF, "points/plenary/77/"))
    assert "not settled It leaves out 1 run of words of Selm that nobody has let go." in point


def test_the_button_leads_to_a_form_that_settles_it(merged: tuple[Reader, int, int]) -> None:
    actor, compromise, _ = merged
    where = f"points/plenary/77/merge/{compromise}/"
    link = re.search(r'href="[^"]+(rooms/plenary/act/WithdrawWords/[^"]+)"', actor.text(SELM, where))
    assert link is not None
    form = actor.text(SELM, link[1].replace("&amp;", "&"))
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    chosen = re.search(r'value="(77:[^"]+)"', form)
    assert chosen is not None
    answer = actor.post(SELM, "rooms/plenary/act/WithdrawWords/", {**sent, "wording": chosen[1]})
    assert answer.status_code == 303
    said = plain(actor.text(AKRA, where))
    assert "settled Every word of every source is kept, moved, or let go by its owner." in said
    assert "let go: by Selm alone" in said


def test_a_text_that_was_not_merged_has_no_such_page(merged: tuple[Reader, int, int]) -> None:
    actor, _, selm = merged
    assert actor.get(AKRA, f"points/plenary/77/merge/{selm}/").status_code == 404
    assert actor.get(AKRA, "points/plenary/77/merge/99999/").status_code == 404


def test_its_words_are_the_words_of_its_sources(merged: tuple[Reader, int, int]) -> None:
    actor, compromise, _ = merged
    page = actor.text(AKRA, f"points/plenary/77/merge/{compromise}/")
    sources = re.findall(r'<article class="alt">.*?<p class="words"[^>]*>(.*?)</p>', page, re.S)
    spoken = [plain(re.sub(r'<span class="vh">.*?</span>', "", words)) for words in sources]
    assert spoken == ["The level is kept at 440 metres.", "The level is kept at 440 metres by Selm alone."]
