"""The minute book: every kind of act has words, and an entry never says more than its act."""

import re

from django.template.loader import get_template

from goodoffices.server.desks.minutes import book, entry_lines
from goodoffices.talks.kinds import KINDS
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CAUCUS, SEATS, SELM, SOC, TRACK
from tests.server.desks.test_acts import desk_of


def test_every_kind_of_act_has_words() -> None:
    assert book.SAID.keys() == set(KINDS.values())


def test_every_entry_that_a_seat_reads_has_a_line(closing_reader: Reader) -> None:
    part = get_template("desks/parts/minutes.html")
    for seat in SEATS:
        desk = desk_of(seat)
        for state in desk.play.rooms.values():
            lines = entry_lines(desk, state, state.entries)
            assert [line["number"] for line in lines] == list(range(1, state.number + 1))
            assert all(line["what"] and "None" not in line["what"] for line in lines)
            assert part.render({"entries": lines}).count('<li class="entry') == state.number


def plain(text: str, number: int) -> str:
    found = re.search(rf'<li class="entry[^"]*" id="entry-{number}">.*?</li>', text, re.S)
    assert found, number
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[0]))


def test_a_stance_names_the_words_that_it_is_about(reader: Reader) -> None:
    state = reader.script.registry.play("river", AKRA).plenary
    number = state.stances.current["1", reader.script.text]["akra"].number
    line = plain(reader.text(AKRA, "rooms/plenary/"), number)
    assert "took a stance on alternative A of point 1 (Level of the lake)" in line
    assert "accept ad referendum" in line
    assert "if point 2 (Releases in the dry season) is agreed on alternative A, the words of entry" in line
    assert "on condition: the boats are returned" in line


def test_delivered_words_are_joined_to_their_release_for_those_who_read_both(reader: Reader) -> None:
    arrived = next(iter(reader.script.registry.play("river", AKRA).plenary.release.delivered.values())).number
    assert "released in entry 8 of Track on water" in plain(reader.text(AKRA, "rooms/plenary/"), arrived)
    assert "arrived as entry" in plain(reader.text(SELM, f"rooms/{TRACK}/"), 8)
    outside = plain(reader.text("secretariat.chief", "rooms/plenary/"), arrived)
    assert "delivered words of Akra and Selm" in outside
    assert "rack" not in outside


def test_what_was_kept_in_a_caucus_carries_its_licence(reader: Reader) -> None:
    line = plain(reader.text(SOC, f"rooms/{CAUCUS}/"), 2)
    assert "asks to keep (as ours)" in line
    assert "confirmed" in line


def test_an_erased_entry_leaves_its_number(actor: Reader) -> None:
    actor.script.registry._records.erase("river", "plenary", 5)  # type: ignore[attr-defined]
    text = actor.text(AKRA, "rooms/plenary/?after=0")
    assert "What was entered here was erased" in plain(text, 5)
    assert "The number and the proof that something was entered stay." in plain(text, 5)


def test_pages_of_the_book_follow_each_other_without_a_gap(reader: Reader) -> None:
    newest = reader.text(AKRA, "rooms/plenary/")
    shown = [int(n) for n in re.findall(r'id="entry-(\d+)"', newest)]
    older = re.search(r'rel="prev" href="([^"]+)"', newest)
    assert older
    before = [
        int(n)
        for n in re.findall(r'id="entry-(\d+)"', reader.client.get(older[1].replace("&amp;", "&")).content.decode())
    ]
    assert before[0] == 1
    assert before[-1] >= shown[0] - 1
    assert shown[-1] == reader.script.registry.heads("river", AKRA)["plenary"]


def test_a_link_to_an_entry_shows_it(reader: Reader) -> None:
    for number in (1, 30, 65):
        assert f'id="entry-{number}"' in reader.text(AKRA, f"rooms/plenary/?at={number}")
    for odd in ("0", "-1", "x", "9" * 30, "²"):
        reader.text(AKRA, "rooms/plenary/", data={"at": odd})
        reader.text(AKRA, "rooms/plenary/", data={"after": odd})
