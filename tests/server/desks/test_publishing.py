"""Before words are cleared or published, the acting seat alone is told what to look at twice; nothing holds it back."""

from __future__ import annotations

import re

from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, PRESS, SELM, SOC

HOME = "capital.akra"
PUBLISH, CLEAR = "rooms/public/act/Publish/", f"rooms/{HOME}/act/ClearStatement/"
SECRET = "The northern lock is ours until the bridge stands again."


def hidden(text: str, name: str) -> str:
    found = re.search(rf'<input type="hidden" name="{re.escape(name)}" value="([^"]*)"', text)
    return found[1] if found else ""


def published(actor: Reader) -> int:
    return actor.script.registry.heads("river", "public")["public"]


def sent(actor: Reader, seat: str, words: str, **more: str) -> dict[str, object]:
    key = hidden(actor.text(seat, PUBLISH), "key")
    return {"key": key, "title.en": "Today", "text.en": words, "on_behalf_of": ["akra"], **more}


def cleared(actor: Reader, words: str, **more: object) -> None:
    draft = actor.script.do(AKRA, HOME, "DraftStatement", title={"en": "Today"}, text={"en": words}, **more)
    actor.script.do(AKRA, HOME, "ClearStatement", draft=draft)
    actor.script.do(AKRA, HOME, "SetPosture", posture="may speak")


def test_words_of_a_closed_room_are_told_to_whoever_publishes_them_and_go_out_if_sent_again(actor: Reader) -> None:
    number = actor.script.do(SELM, "plenary", "Propose", point="1", text={"en": SECRET})
    words = f"We say: {SECRET.upper()}"
    cleared(actor, words)
    form = sent(actor, AKRA, words)
    before = published(actor)
    shown = actor.post(AKRA, PUBLISH, form)
    text = shown.content.decode()
    assert shown.status_code == 200
    assert published(actor) == before
    assert "Before this is published" in text
    assert "the northern lock is ours until the bridge stands again" in text
    assert f"entry {number} of Plenary" in text
    assert "Nothing has been entered yet." in text
    form["warned"] = hidden(text, "warned")
    assert actor.post(AKRA, PUBLISH, form).status_code == 303
    assert published(actor) == before + 1
    assert actor.post(AKRA, PUBLISH, form).status_code == 303  # sent twice, entered once
    assert published(actor) == before + 1


def test_other_words_than_were_shown_are_looked_at_again(actor: Reader) -> None:
    actor.script.do(SELM, "plenary", "Propose", point="1", text={"en": SECRET})
    form = sent(actor, AKRA, SECRET)
    form["warned"] = hidden(actor.post(AKRA, PUBLISH, form).content.decode(), "warned")
    form["text.en"] = f"{SECRET} And more."
    assert "Before this is published" in actor.post(AKRA, PUBLISH, form).content.decode()


def test_only_rooms_that_the_seat_reads_are_looked_through(actor: Reader) -> None:
    actor.script.do(SELM, "capital.selm", "Say", text={"en": SECRET})
    cleared(actor, SECRET)
    assert actor.post(AKRA, PUBLISH, sent(actor, AKRA, SECRET)).status_code == 303


def test_what_was_published_before_and_what_was_drafted_for_the_press_gives_nothing_away(actor: Reader) -> None:
    actor.script.do(SELM, "plenary", "Propose", point="1", text={"en": SECRET})
    actor.script.do(SELM, "public", "Publish", title={"en": "x"}, text={"en": SECRET}, on_behalf_of=["selm"])
    cleared(actor, SECRET)
    assert actor.post(AKRA, PUBLISH, sent(actor, AKRA, SECRET)).status_code == 303


def test_one_is_told_what_ones_own_side_has_not_cleared_and_what_its_posture_is(actor: Reader) -> None:
    actor.script.do(AKRA, HOME, "SetPosture", posture="no statements", scope="results")
    text = actor.post(PRESS, PUBLISH, sent(actor, PRESS, "It rains.")).content.decode()
    assert "No statement with these words has been cleared in your capital." in text
    assert "Your party’s own posture is: no statements, on results." in text
    assert 'name="warned"' in text


def test_an_embargo_of_ones_own_side_is_told_in_the_talks_zone(actor: Reader) -> None:
    cleared(actor, "It rains.", embargo="2031-01-01T00:00:00Z")
    text = actor.post(AKRA, PUBLISH, sent(actor, AKRA, "It rains.")).content.decode()
    assert "They were drafted with an embargo until 1 Jan 2031, 01:00." in text


def test_words_of_a_joint_statement_under_embargo_are_told_to_whoever_publishes_them_alone(actor: Reader) -> None:
    words = "The parties have agreed that the mill may grind again."
    title, text = (
        {"en": "Joint"},
        {"en": words, "fr": "Les parties sont convenues que le moulin peut moudre à nouveau."},
    )
    draft = actor.script.do(CHIEF, "plenary", "DraftStatement", title=title, text=text, embargo="2031-01-01T00:00:00Z")
    for seat in (AKRA, SELM):
        actor.script.do(seat, "plenary", "ClearStatement", draft=draft)
    cleared(actor, f"At last! {words}")
    shown = actor.post(AKRA, PUBLISH, sent(actor, AKRA, f"At last! {words}")).content.decode()
    assert "Words of a statement that is under embargo until 1 Jan 2031, 01:00 stand in it: entry" in shown
    assert f"entry {draft} of Plenary" in shown
    cleared(actor, "The parties have agreed.")
    assert actor.post(AKRA, PUBLISH, sent(actor, AKRA, "The parties have agreed.")).status_code == 303


def test_a_correction_is_looked_at_like_a_statement(actor: Reader) -> None:
    actor.script.do(SELM, "plenary", "Propose", point="1", text={"en": SECRET})
    number = actor.script.do(
        CHIEF, "public", "Publish", title={"en": "x"}, text={"en": "Short."}, on_behalf_of=["secretariat"]
    )
    form = {"statement": str(number), "text.en": SECRET}
    text = actor.post(CHIEF, "rooms/public/act/CorrectStatement/", form).content.decode()
    assert "Before this is published" in text


def test_whoever_clears_a_draft_is_told_before_it_answers(actor: Reader) -> None:
    actor.script.do(SOC, "plenary", "Propose", point="1", text={"en": SECRET})
    draft = actor.script.do(PRESS, HOME, "DraftLine", line="if asked", text={"en": SECRET})
    assert "Words from closed rooms" in actor.text(AKRA, f"{CLEAR}?draft={draft}")
    harmless = actor.script.do(PRESS, HOME, "DraftLine", line="if asked", text={"en": "It rains in the north today."})
    assert "Words from closed rooms" not in actor.text(AKRA, f"{CLEAR}?draft={harmless}")
