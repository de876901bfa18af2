"""Suggestions on their way to a decision: nothing counts before a person accepts it; what is dropped is no record."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.http import HttpResponse

from goodoffices.server.desks.models import Dropped
from goodoffices.talks.act import PUBLIC
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, PRESS, SELM

TEXT = (
    "The talks on the river resume on 12 March, the spokesman of Akra, Jona Maarek, said on Wednesday.\n\n"
    "“We are <b>ready</b>,” Maarek told reporters. “There is one last issue.”\n"
)


@pytest.fixture
def filed(actor: Reader) -> int:
    return actor.script.do(
        CHIEF, PUBLIC, "FileDispatch", publisher="The Tern", title="Talks go on", published="2027-03-10", text=TEXT
    )


def page(actor: Reader, number: int, seat: str = CHIEF) -> str:
    return actor.text(seat, f"dispatches/{number}/")


def undecided(text: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r'<input type="radio" name="([^"]+)"', text)))


def sent(actor: Reader, number: int, seat: str = CHIEF, /, **said: str) -> HttpResponse:
    return actor.post(seat, f"dispatches/{number}/", said)


def claims(actor: Reader, number: int) -> list[object]:
    state = actor.script.registry.play("river", "public").rooms[PUBLIC]
    return [e.act for e in state.press.claims.values() if getattr(e.act, "dispatch", 0) == number]


def test_each_suggestion_is_marked_in_the_text_without_colour_alone_and_none_counts(actor: Reader, filed: int) -> None:
    text = page(actor, filed)
    marks = undecided(text)
    assert len(marks) >= 3
    shown = text.partition('class="words marked"')[2].partition("</section>")[0]
    for place, mark in enumerate(marks, 1):
        assert f'<a href="#s-{mark}" aria-label="Suggestion {place}">{place}</a>' in shown
        assert f'id="t-{mark}"' in shown
    plain = re.sub(r"<sup.*?</sup>|<[^>]+>", "", shown.partition(">")[2])
    assert plain.replace("&lt;", "<").replace("&gt;", ">").startswith(TEXT.strip()[:120])
    assert "<b>ready" not in text
    assert claims(actor, filed) == []


def test_what_is_accepted_is_recorded_on_its_exact_span_once(actor: Reader, filed: int) -> None:
    mark = next(m for m in undecided(page(actor, filed)) if m.startswith("quotation"))
    assert sent(actor, filed, **{mark: "accept", "key": "k"}).status_code == 303
    (act,) = claims(actor, filed)
    assert act.claim == "quotation"  # type: ignore[attr-defined]
    assert TEXT[act.start : act.end] == act.words  # type: ignore[attr-defined]
    sent(actor, filed, **{mark: "accept", "key": "k"})
    sent(actor, filed, **{mark: "accept", "key": "another"})
    assert len(claims(actor, filed)) == 1
    text = page(actor, filed)
    assert mark not in undecided(text)
    assert "Recorded" in text


def test_what_is_dropped_is_remembered_for_that_seat_alone_and_in_no_record(actor: Reader, filed: int) -> None:
    first = undecided(page(actor, filed))[0]
    before = actor.script.registry.heads("river", CHIEF)
    sent(actor, filed, **{first: "drop"})
    assert actor.script.registry.heads("river", CHIEF) == before
    assert first not in undecided(page(actor, filed))
    assert first in undecided(page(actor, filed, PRESS))
    kept = Dropped.objects.get()
    assert (kept.talks, kept.seat, kept.dispatch) == ("river", CHIEF, filed)
    assert not any(word in kept.suggestion for word in ("ready", "Maarek", "issue"))
    sent(actor, filed, **{first: "back"})
    assert first in undecided(page(actor, filed))
    assert not Dropped.objects.exists()


def test_what_is_edited_goes_through_the_form_filled_in_and_is_then_recorded(actor: Reader, filed: int) -> None:
    text = page(actor, filed)
    mark = next(m for m in undecided(text) if m.startswith("quotation"))
    card = text.partition(f'id="s-{mark}"')[2].partition("</fieldset>")[0]
    href = re.search(r'<a href="([^"]+act/RecordClaim/[^"]+)"', card)
    assert href is not None
    form = actor.client.get(href[1].replace("&amp;", "&")).content.decode()
    boxes = dict(re.findall(r'<input type="(?:text|number|hidden)" name="([^"]+)" value="([^"]*)"', form))
    words = re.search(r'<textarea name="words"[^>]*>\n?([^<]*)</textarea>', form)
    assert words is not None
    assert boxes["speaker"]
    assert int(boxes["end"]) > int(boxes["start"]) >= 0
    assert re.search(r'name="verbatim"[^>]* checked', form)
    given = {"dispatch": str(filed), "claim": "quotation", "words": unescape(words[1]), "polarity": "as stated"}
    more = {name: boxes[name] for name in ("start", "end", "key")}
    done = actor.post(
        CHIEF, "rooms/public/act/RecordClaim/", {**given, **more, "speaker": "J. Maarek", "verbatim": "on"}
    )
    assert done.status_code == 303, done.content.decode()
    assert claims(actor, filed)[0].speaker == "J. Maarek"  # type: ignore[attr-defined]
    assert mark not in undecided(page(actor, filed))


def test_it_is_for_who_may_record_claims_and_for_reports_that_are_there(actor: Reader, filed: int) -> None:
    for seat in (AKRA, SELM, PRESS, CHIEF):
        assert actor.get(seat, f"dispatches/{filed}/").status_code == 200
    nothing = actor.get(CHIEF, "dispatches/9999/")
    assert nothing.status_code == 404
    for seat in ("public", "akra.capital.president"):
        refused = actor.get(seat, f"dispatches/{filed}/")
        assert (refused.status_code, refused.content) == (404, nothing.content)
    assert actor.get(CHIEF, f"dispatches/{filed}/?as-of=2030-01-01").status_code == 404


def test_a_decision_on_what_is_not_suggested_does_nothing(actor: Reader, filed: int) -> None:
    sent(actor, filed, **{"quotation-0-9999": "accept", "x": "drop"})
    assert claims(actor, filed) == []
    assert not Dropped.objects.exists()
    assert "Nothing was decided" in page(actor, filed)


def test_a_report_without_text_says_so(actor: Reader) -> None:
    number = actor.script.do(
        CHIEF, PUBLIC, "FileDispatch", publisher="The Tern", title="A picture", published="2027-03-10"
    )
    text = page(actor, number)
    assert "No text was found in this report." in text
    assert "nothing is suggested from this report" in text
