"""The page of drafts: a mediator steers, a delegation marks, the others read; nobody is shown the marks of others."""

import re
from html import unescape
from xml.etree import ElementTree

import pytest

from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CAUCUS, CHIEF, HOST, PRESS, SELM, SOC, Script

PAGE = "rooms/plenary/drafts/"
PICTURE = "rooms/plenary/drafts/picture.svg"


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html.partition("<main")[2].partition("</main>")[0])))


def wordings(script: Script) -> dict[str, list[int]]:
    """The words on the table of plenary, by point."""
    state = script.registry.play("river", SOC).plenary
    return {
        point: [a.wording.number for a in state.alternatives.on(point) if a.withdrawn is None]
        for point in state.alternatives.by_point
    }


def circulate(script: Script, after: int | None = None, **chosen: int) -> int:
    """A draft of the first words on points 1 and 2, or of those chosen on them."""
    known = wordings(script)
    settles = [{"point": point, "wording": known[point][chosen.get(f"p{point}", 0)]} for point in ("1", "2")]
    more = {"after": after} if after is not None else {}
    return script.do(SOC, "plenary", "CirculateDraft", settles=settles, **more)


def drafts_of(script: Script) -> tuple[int, ...]:
    """The entries by which drafts went round in plenary."""
    return tuple(script.registry.play("river", SOC).plenary.drafts.drafts)


def cited(number: int) -> list[dict[str, object]]:
    return [{"room": "plenary", "number": number}]


@pytest.fixture
def two(actor: Reader) -> Reader:
    """Two drafts have gone round; Akra marked the second. Selm has a caucus too."""
    s = actor.script
    s.do(SOC, "-", "OpenRoom", room_kind="caucus", name="with-selm", title={"en": "With Selm"}, members=[SELM],
         reports_to=[SOC])  # fmt: skip
    first = circulate(s)
    second = circulate(s, first, p1=1)
    s.do(AKRA, CAUCUS, "MarkDraft", cites=cited(first), could_live=False)
    s.do(AKRA, CAUCUS, "MarkDraft", cites=cited(second), marks=[{"point": "1", "mark": "worse"}], could_live=True)
    s._entries |= {"first": ("plenary", first), "second": ("plenary", second)}
    return actor


def test_the_river_has_two_alternatives_to_choose_from(actor: Reader) -> None:
    assert len(wordings(actor.script)["1"]) > 1
    assert wordings(actor.script)["2"]


def test_before_any_draft_the_page_says_what_one_is(actor: Reader) -> None:
    assert "No draft has gone round here" in actor.text(SELM, PAGE)
    assert actor.get(SELM, PICTURE).status_code == 404
    text = plain(actor.text(SOC, f"{PAGE}?left=3"))
    assert "A draft to learn from" in text
    assert "Circulate a first draft" in text


def test_rooms_without_drafts_have_no_such_page(actor: Reader) -> None:
    hidden = actor.get(HOST, "rooms/nowhere@x.y/drafts/").content
    for seat, room in ((AKRA, CAUCUS), (AKRA, "capital.akra"), (HOST, CAUCUS), (AKRA, "public")):
        assert actor.get(seat, f"rooms/{room}/drafts/").status_code == 404
        assert actor.get(seat, f"rooms/{room}/drafts/").content == hidden


def test_the_mediator_sees_who_has_reacted_and_what_moved(two: Reader) -> None:
    text = plain(two.text(SOC, PAGE))
    assert "Who has reacted to draft 2" in text
    assert re.search(r"Akra could live with it .* Selm has not reacted", text)
    assert "1 of 2 points changed from draft 1" in text
    assert re.search(r"changed Akra worse", text)
    assert re.search(r"As a whole|The draft as a whole Akra could not live with it Akra could live with it", text)


def test_the_system_proposes_and_the_form_begins_with_its_proposal(two: Reader) -> None:
    before, second = drafts_of(two.script)
    two.script.do(AKRA, CAUCUS, "MarkDraft", cites=cited(before), could_live=True)
    worse = [{"point": "1", "mark": "worse"}]
    two.script.do(AKRA, CAUCUS, "MarkDraft", cites=cited(second), marks=worse, could_live=False)
    html = two.text(SOC, f"{PAGE}?left=1")
    assert "The last draft: by all marks so far" in html
    assert re.search(r"Go back to [A-Z]; [A-Z] was worse than [A-Z] for Akra\.", plain(html))
    address = unescape(re.search(r'class="button" href="([^"]+CirculateDraft[^"]+)"', html)[1])
    form = two.client.get(address).content.decode()
    assert "Go back to" in form
    chosen = re.findall(r'<option value="(\d:\d+)" selected', form) + re.findall(r'value="(\d:\d+)"[^>]*checked', form)
    assert f"1:{wordings(two.script)['1'][0]}" in chosen
    assert re.search(rf'value="{two.script.second}"[^>]*(checked|selected)', form)


def test_what_the_form_proposes_can_be_sent(two: Reader) -> None:
    known = wordings(two.script)
    sent = {
        "after": two.script.second,
        "settles.0.wording": f"1:{known['1'][0]}",
        "settles.1.wording": f"2:{known['2'][0]}",
        "key": "a key of this test",
    }
    response = two.post(SOC, "rooms/plenary/act/CirculateDraft/", sent)
    assert response.status_code == 303, plain(response.content.decode())
    assert "Draft 3" in plain(two.text(SELM, PAGE))


def test_a_delegation_marks_on_the_page_and_comes_back_to_it(two: Reader) -> None:
    html = two.text(SELM, PAGE)
    text = plain(html)
    assert "read by" in text
    assert "and nobody else" in text
    assert "With Selm" in text
    form = re.search(r'<form class="drafts-form".*?</form>', html, re.S)[0]
    action = unescape(re.search(r'action="([^"]+)"', form)[1])
    sent = {name: unescape(value) for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)}
    second = two.script.second
    sent |= {"marks.0.mark": f"better:{second}:1", "could_live": f"yes:{second}"}
    response = two.client.post(action, sent)
    assert response.status_code == 303, plain(response.content.decode())
    assert response["Location"].endswith("/rooms/plenary/drafts/")
    again = plain(two.text(SELM, PAGE))
    assert "Your delegation marked this draft" in again
    assert re.search(r'value="better:[^>]*checked', two.text(SELM, PAGE))
    assert re.search(r"Selm could live with it", plain(two.text(SOC, PAGE)))


def test_nobody_but_the_team_and_the_party_is_shown_a_mark(two: Reader) -> None:
    for seat in (SELM, CHIEF, HOST):
        text = plain(two.text(seat, PAGE))
        assert "What moved from draft to draft" in text
        assert not re.search(r"Akra (worse|could)|has not reacted|The system proposes|as a whole Akra", text)
        assert "Akra" not in two.get(seat, PICTURE).content.decode()
        assert "Propose from the marks" not in two.text(seat, f"{PAGE}?left=1")
    assert "Akra worse" in plain(two.text(AKRA, PAGE))


def test_who_sits_in_no_caucus_is_told_so(two: Reader) -> None:
    text = plain(two.text(PRESS, PAGE))
    assert "Your seat has no caucus with the mediators" in text
    assert "worse" not in text


def test_the_picture_holds_what_the_table_says(two: Reader) -> None:
    svg = two.get(SOC, PICTURE)
    assert svg["Content-Type"] == "image/svg+xml"
    root = ElementTree.fromstring(svg.content)
    told = next(e.text for e in root.iter() if e.tag.endswith("desc"))
    assert told is not None
    assert re.search(r"Draft 2 changed: point 1 [B-Z]\. Akra: point 1 worse, could live with it\.", told)
    assert "Akra: could not live with it." in told


def test_the_final_question_is_answered_from_the_page(two: Reader) -> None:
    s = two.script
    ask = s.do(SOC, "plenary", "AskFinal", draft=s.second)
    html = two.text(SELM, PAGE)
    assert "The final yes or no, on draft 2" in html
    assert "no answer is neither yes nor no" in plain(html)
    assert f"AnswerFinal/?ask={ask}" in html
    assert "AnswerFinal" not in two.text(HOST, PAGE)
    sent = {"ask": str(ask), "answer": "yes", "key": "final"}
    told = two.post(AKRA, "rooms/plenary/act/AnswerFinal/", sent)  # first how that stands to its mandate
    assert "Seen by you alone. Nothing has been entered yet." in plain(told.content.decode())
    assert two.post(AKRA, "rooms/plenary/act/AnswerFinal/", {**sent, "answer": "no"}).status_code == 303
    assert "Not every delegation answered yes." in plain(two.text(HOST, PAGE))


def test_that_all_answered_yes_says_no_more_than_that(two: Reader) -> None:
    ask = two.script.do(SOC, "plenary", "AskFinal", draft=two.script.second)
    for head in (AKRA, SELM):
        assert "Every delegation" not in plain(two.text(HOST, PAGE))
        two.script.do(head, "plenary", "AnswerFinal", ask=ask, answer="yes")
    text = plain(two.text(HOST, PAGE))
    assert "Every delegation answered yes. Nothing is agreed by it" in text
    assert "The next draft" not in plain(two.text(SOC, PAGE))
    assert "A new series" in plain(two.text(SOC, PAGE))


def test_words_that_changed_since_are_named(two: Reader) -> None:
    s = two.script
    a = next(a for a in s.registry.play("river", SOC).plenary.alternatives.on("1") if a.withdrawn is None)
    ask = s.do(SOC, "plenary", "AskFinal", draft=s.first)
    by = {"akra": AKRA, "selm": SELM, "soc": SOC}[a.by[0]]
    s.do(by, "plenary", "Withdraw", point="1", alternative=a.number)
    text = plain(two.text(SELM, f"{PAGE}?draft={s.first}"))
    assert "withdrawn in entry" in text
    assert "what was asked about no longer stands" in text
    assert f"AnswerFinal/?ask={ask}" not in two.text(SELM, PAGE)


def test_the_page_of_a_past_day_offers_nothing(two: Reader) -> None:
    html = two.text(SELM, f"{PAGE}?as-of=2030-01-01")
    assert '<button class="main">' not in html
    assert "show today" in html


def test_marks_of_one_draft_are_not_taken_for_marks_of_another(two: Reader) -> None:
    s = two.script
    third = circulate(s, s.second, p1=0)
    sent = {
        "cites.0.number": f"plenary:{third}",
        "marks.0.mark": f"better:{s.second}:1",
        "could_live": f"yes:{s.second}",
    }
    response = two.post(AKRA, f"rooms/{CAUCUS}/act/MarkDraft/", {**sent, "key": "of another"})
    assert response.status_code == 422
    assert response.content.decode().count("This was about another draft than the one that is chosen") > 1


def test_a_draft_waits_on_the_desks_of_those_who_are_to_mark_it_and_then_of_the_mediator(two: Reader) -> None:
    s = two.script
    assert "Draft to mark, in confidence" in plain(two.text(SELM, ""))
    for seat in (AKRA, HOST, CHIEF, PRESS):
        assert "Draft to mark" not in plain(two.text(seat, ""))
    assert "every delegation has marked it" not in plain(two.text(SOC, ""))
    s.do(SELM, "with-selm@soc.chief", "MarkDraft", cites=cited(s.second), could_live=True)
    assert "Draft to mark" not in plain(two.text(SELM, ""))
    assert "every delegation has marked it" in plain(two.text(SOC, ""))
    s.do(SOC, "plenary", "AskFinal", draft=s.second)
    assert "Draft 2: yes or no" in plain(two.text(SELM, ""))
    assert "Draft 2: yes or no" not in plain(two.text(SOC, ""))


def test_what_nobody_has_marked_is_said_beside_the_proposal(two: Reader) -> None:
    circulate(two.script, two.script.second, p1=0)
    assert "Nobody has marked the last draft yet" in plain(two.text(SOC, f"{PAGE}?left=3"))
