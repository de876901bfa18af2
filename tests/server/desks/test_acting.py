"""The form of an act: taken, refused at the field, told privately before a commitment, never sent twice."""

import re

import pytest

from goodoffices.house import House
from tests.house import HOUSE
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, SELM

STANCE = "rooms/plenary/act/TakeStance/"


def hidden(text: str, name: str) -> str:
    found = re.search(rf'<input type="hidden" name="{re.escape(name)}" value="([^"]*)"', text)
    return found[1] if found else ""


def taking(actor: Reader, seat: str, wording: str, stance: str, **more: str) -> dict[str, object]:
    text = actor.text(seat, STANCE)
    return {"key": hidden(text, "key"), "seen": hidden(text, "seen"), "wording": wording, "stance": stance, **more}


def entries(actor: Reader, room: str = "plenary", seat: str = AKRA) -> int:
    return actor.script.registry.heads("river", seat)[room]


def test_a_form_that_is_taken_leads_to_where_the_act_stands(actor: Reader) -> None:
    sent = taking(actor, AKRA, f"2:{actor.script.theirs}", "oppose")
    before = entries(actor)
    response = actor.post(AKRA, STANCE, sent)
    assert response.status_code == 303
    number = before + 1
    assert response.headers["Location"] == f"/t/river/as/akra.head/rooms/plenary/?at={number}#entry-{number}"
    shown = actor.text(AKRA, "rooms/plenary/")
    assert f"This stands as entry {number} in the record of Plenary." in shown
    assert entries(actor) == number


@pytest.mark.parametrize("house", [HOUSE, None])
def test_who_acted_is_given_the_receipt(actor: Reader, monkeypatch: pytest.MonkeyPatch, house: House | None) -> None:
    monkeypatch.setattr(actor.script.registry, "_house", house)
    actor.post(AKRA, STANCE, taking(actor, AKRA, f"2:{actor.script.theirs}", "oppose"))
    number = entries(actor)
    shown = actor.text(AKRA, "rooms/plenary/")
    assert f"This stands as entry {number} in the record of Plenary." in shown
    link = f'<a href="/t/river/as/akra.head/rooms/plenary/entries/{number}/receipt/" download>Save the evidence</a>'
    assert (link in shown) == (house is not None)


def test_a_form_sent_twice_is_entered_once(actor: Reader) -> None:
    sent = taking(actor, AKRA, f"2:{actor.script.theirs}", "oppose")
    actor.post(AKRA, STANCE, sent)
    before = entries(actor)
    again = actor.post(AKRA, STANCE, sent)
    assert again.status_code == 303
    assert entries(actor) == before
    assert "was entered before" in actor.text(AKRA, "rooms/plenary/")


def test_one_goes_back_to_the_page_from_which_one_came(actor: Reader) -> None:
    page = "http://testserver/t/river/as/akra.head/points/plenary/2/"
    text = actor.text(AKRA, STANCE, headers={"referer": page})
    assert hidden(text, "next") == "/t/river/as/akra.head/points/plenary/2/"
    sent = taking(actor, AKRA, f"2:{actor.script.theirs}", "oppose", next="/t/river/as/akra.head/points/plenary/2/")
    assert actor.post(AKRA, STANCE, sent).headers["Location"] == "/t/river/as/akra.head/points/plenary/2/"


def test_one_is_not_led_elsewhere(actor: Reader) -> None:
    for next_ in (
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/accounts/logout/",
        "/t/river/as/selm.head/board/",
    ):
        sent = taking(actor, AKRA, f"2:{actor.script.theirs}", "oppose", next=next_)
        assert actor.post(AKRA, STANCE, sent).headers["Location"].startswith("/t/river/as/akra.head/rooms/plenary/?at=")


def test_htmx_is_told_where_to_go(actor: Reader) -> None:
    sent = taking(actor, AKRA, f"2:{actor.script.theirs}", "oppose")
    response = actor.post(AKRA, STANCE, sent, headers={"hx-request": "true"})
    assert response.status_code == 200
    assert response.headers["HX-Redirect"].startswith("/t/river/as/akra.head/rooms/plenary/")


def test_a_refusal_stands_at_its_field_and_everything_typed_is_kept(actor: Reader) -> None:
    script = actor.script
    text = actor.text(AKRA, "rooms/plenary/act/Undertake/")
    sent = {
        "key": hidden(text, "key"),
        "what.en": "We shall dig & fill",
        "what.fr": "Nous creuserons",
        "to": "selm",
        "due": "31 February 2027",
    }
    before = entries(actor)
    response = actor.post(AKRA, "rooms/plenary/act/Undertake/", sent)
    assert response.status_code == 422
    shown = response.content.decode()
    assert "Not entered" in shown
    assert "We shall dig &amp; fill" in shown
    assert "Nous creuserons" in shown
    assert entries(actor) == before
    assert script.registry is actor.script.registry


def test_words_that_changed_meanwhile_are_refused_with_the_new_ones_named(actor: Reader) -> None:
    script = actor.script
    sent = taking(actor, SELM, f"2:{script.reworded}", "oppose", **{"note.en": "Too little still."})
    number = script.do(
        AKRA, "plenary", "Amend", point="2", alternative=script.mine, wording=script.reworded, text={"en": "1.7."}
    )
    shown = actor.post(SELM, STANCE, sent)
    assert shown.status_code == 422
    assert f"see entry {number}" in shown.content.decode()
    assert "Too little still." in shown.content.decode()


def test_before_a_commitment_outside_the_mandate_one_is_told_and_may_go_on(actor: Reader) -> None:
    wording = f"2:{actor.script.theirs}"  # the President: never
    sent = taking(actor, AKRA, wording, "accept", **{"note.en": "For peace."})
    before = entries(actor)
    told = actor.post(AKRA, STANCE, sent)
    text = told.content.decode()
    assert told.status_code == 200
    assert entries(actor) == before
    assert "Nothing has been entered yet." in text
    assert "Your mandate forbids it." in text
    assert "For peace." in text
    assert "/rooms/capital.akra/act/SeekInstructions/?point=2" in text
    assert "/rooms/capital.akra/act/NoteOralInstruction/?point=2" in text
    gone_on = actor.post(AKRA, STANCE, {**sent, "told": hidden(text, "told")})
    assert gone_on.status_code == 303
    assert entries(actor) == before + 1
    stored = actor.script.registry.play("river", SELM).plenary.entries[-1].act
    assert stored.note == {"en": "For peace."}  # type: ignore[union-attr]


def test_a_link_to_certain_words_tells_at_once(actor: Reader) -> None:
    where = f"{STANCE}?point=2&wording={actor.script.theirs}"
    text = actor.text(AKRA, where)
    assert "Your mandate forbids it." in text
    sent = {
        "key": hidden(text, "key"),
        "seen": hidden(text, "seen"),
        "told": hidden(text, "told"),
        "wording": f"2:{actor.script.theirs}",
        "stance": "accept",
    }
    assert actor.post(AKRA, where, sent).status_code == 303


def test_what_is_not_set_means_refer(actor: Reader) -> None:
    text = actor.post(AKRA, STANCE, taking(actor, AKRA, f"3:{actor.script.text}", "accept")).content.decode()
    assert "Your mandate does not settle it" in text


def test_nobody_else_learns_of_the_mandate(actor: Reader) -> None:
    """Selm's own mandate says never to the same words; nobody is told of the other's."""
    text = actor.text(SELM, f"{STANCE}?point=2&wording={actor.script.theirs}")
    assert "does not settle" in text
    assert "forbids" not in text
    assert "Not above 1.6." not in text


def test_an_opposition_commits_nobody(actor: Reader) -> None:
    assert actor.post(AKRA, STANCE, taking(actor, AKRA, f"2:{actor.script.theirs}", "oppose")).status_code == 303


def test_a_directive_that_came_meanwhile_asks_to_look_again_once(actor: Reader) -> None:
    script = actor.script
    where = f"{STANCE}?point=3&wording={script.text}"
    text = actor.text(AKRA, where)
    sent = {
        "key": hidden(text, "key"),
        "seen": hidden(text, "seen"),
        "told": hidden(text, "told"),
        "wording": f"3:{script.text}",
        "stance": "accept",
    }
    script.do("akra.capital.president", "capital.akra", "Direct", point="3", verdict="never")
    again = actor.post(AKRA, where, sent)
    shown = again.content.decode()
    assert again.status_code == 200  # the mandate of the words is another now: one is told anew
    assert "Your mandate forbids it." in shown
    stale = actor.post(AKRA, where, {**sent, "told": hidden(shown, "told")})
    assert stale.status_code == 422
    assert "A new directive has arrived" in stale.content.decode()
    anew = {**sent, "told": hidden(shown, "told"), "seen": hidden(stale.content.decode(), "seen")}
    assert actor.post(AKRA, where, anew).status_code == 303


def test_initialling_tells_of_every_point_of_the_text(closing_reader: Reader) -> None:
    script = closing_reader.script
    text = closing_reader.text(SELM, f"rooms/plenary/act/Initial/?text={script.frozen}")
    assert "Your mandate forbids it." not in text
    assert "Point 1" in text
    assert "Point 3" in text


def test_a_further_row_is_no_sending(actor: Reader) -> None:
    before = entries(actor)
    sent = {**taking(actor, AKRA, f"2:{actor.script.theirs}", "accept"), "more": "conditions"}
    response = actor.post(AKRA, STANCE, sent)
    assert response.status_code == 200
    assert "Condition 2" in response.content.decode()
    assert entries(actor) == before


def test_a_room_is_opened_and_one_is_led_into_it(actor: Reader) -> None:
    text = actor.text(AKRA, "rooms/new/act/OpenRoom/?room_kind=restricted")
    sent = {
        "key": hidden(text, "key"),
        "room_kind": "restricted",
        "name": "heads",
        "title.en": "Heads",
        "members": [SELM],
        "regime": "declared",
    }
    response = actor.post(AKRA, "rooms/new/act/OpenRoom/", sent)
    assert response.status_code == 303
    assert response.headers["Location"].startswith("/t/river/as/akra.head/rooms/heads@akra.head/")
    assert "Heads" in actor.text(SELM, "rooms/")
    assert "Heads" not in actor.text(CHIEF, "rooms/")


def test_a_seat_to_which_an_act_does_not_belong_is_told_to_whom_it_does(reader: Reader) -> None:
    text = reader.text("selm.deputy", STANCE)
    assert "Yours to prepare, not to send" in text
    assert "head and deputy with power on record" in text
    assert "Not for your seat here" in reader.text("tarsane.liaison", STANCE)


def test_the_past_is_not_acted_in(reader: Reader) -> None:
    response = reader.get(AKRA, f"{STANCE}?as-of=2027-03-05")
    assert (response.status_code, response.headers["Location"]) == (302, f"/t/river/as/akra.head/{STANCE}")
