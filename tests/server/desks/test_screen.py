"""A point on a screen in the room, and the speakers' list beside it."""

import re

from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, SELM, SOC, TRACK
from tests.server.desks.test_text import plain

WHERE = "points/plenary/2/screen/"


def body(page: str) -> str:
    """What the room sees: without the addresses, which name the seat that projects it."""
    shown = page.partition('<div id="screen"')[2].partition("</main>")[0]
    return re.sub(r'="[^"]*"', "", shown)


def test_it_is_the_same_whoever_of_the_room_projects_it_and_names_no_seat(reader: Reader) -> None:
    pages = {seat: reader.text(seat, WHERE) for seat in (AKRA, SELM, SOC, CHIEF)}
    assert len({body(page) for page in pages.values()}) == 1
    for seat, page in pages.items():
        said = plain(page)
        assert "Your mandate" not in said
        assert "Change seat" not in page
        assert 'id="nav"' not in page
        assert seat not in said
    assert "The volume" in pages[AKRA] or "1.6" in pages[AKRA]


def test_it_is_set_from_right_to_left_for_who_reads_so(reader: Reader) -> None:
    assert '<html lang="en">' in reader.text(AKRA, WHERE)
    assert '<html lang="ar" dir="rtl">' in reader.text(AKRA, WHERE, headers={"Cookie": "interface=ar"})


def test_it_answers_itself_only_with_what_changed(actor: Reader) -> None:
    page = actor.text(AKRA, WHERE)
    here = re.search(r'hx-get="([^"]+)"', page)
    assert here is not None
    assert actor.client.get(here[1], headers={"HX-Request": "true"}).status_code == 204
    actor.script.do(SELM, "plenary", "Propose", point="2", text={"en": "Seen by all at once."})
    answer = actor.client.get(here[1], headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.content.strip().startswith(b'<div id="screen"')
    assert b"Seen by all at once." in answer.content


def test_a_hidden_room_and_a_point_that_is_none_have_no_screen(reader: Reader) -> None:
    hidden = reader.get(CHIEF, f"points/{TRACK}/2/screen/")
    assert hidden.status_code == 404
    assert hidden.content == reader.get(CHIEF, "points/plenary/99/screen/").content
    assert reader.get(AKRA, f"{WHERE}?as-of=2027-03-10").status_code == 404


def test_one_asks_for_the_floor_and_the_chair_gives_it(actor: Reader) -> None:
    where = "rooms/plenary/speakers/"
    assert "Nobody." in actor.text(AKRA, where)
    assert actor.post(AKRA, where, {"do": "ask"}).status_code == 303
    page = actor.text(SELM, where)
    assert "Brena Talvik" in page
    assert "Give the floor" not in page
    assert "Take off the list" in actor.text(AKRA, where)  # one's own name
    presiding = next(seat for seat in (SOC, CHIEF) if "Give the floor" in actor.text(seat, where))
    assert actor.post(SELM, where, {"do": "give", "seat": AKRA}).status_code == 303
    assert "The floor is given by the chair" in actor.text(SELM, where)
    actor.post(presiding, where, {"do": "give", "seat": AKRA})
    assert "Has the floor: Brena Talvik" in plain(actor.text(SELM, WHERE))
    actor.post(AKRA, where, {"do": "leave", "seat": AKRA})
    assert "Has the floor" not in plain(actor.text(SELM, WHERE))
    assert actor.post(AKRA, where, {"do": "nonsense"}).status_code == 404


def test_the_list_of_a_hidden_room_is_no_list(actor: Reader) -> None:
    for room in (TRACK, "no@where", "public"):
        assert actor.get(CHIEF, f"rooms/{room}/speakers/").status_code == 404
        assert actor.post(CHIEF, f"rooms/{room}/speakers/", {"do": "ask"}).status_code == 404
