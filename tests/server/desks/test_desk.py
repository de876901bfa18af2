"""A seat's desk: what is hidden looks like what is not there; languages, days, caches."""

import pytest

from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CAUCUS, SELM, TRACK

# For the head of Selm each is hidden, or does not exist.
NOWHERE = (
    ("another talks", "board/", "ocean"),
    ("no page", "nothing/", "river"),
    ("a hidden room", f"rooms/{CAUCUS}/", "river"),
    ("the mediators' room", "rooms/mediation/", "river"),
    ("another capital", "rooms/capital.akra/", "river"),
    ("no room", "rooms/nowhere@nobody/", "river"),
    ("a point of a hidden room", f"points/{CAUCUS}/1/", "river"),
    ("no point", "points/plenary/99/", "river"),
    ("a point of no room", "points/nowhere@nobody/1/", "river"),
    ("no sheet", "synchronization/plenary/9999/", "river"),
    ("a sheet of a hidden room", f"synchronization/{CAUCUS}/1/", "river"),
    ("a report of another capital", "reports/10/", "river"),
    ("no report", "reports/9999/", "river"),
    ("no kind of act", "rooms/plenary/act/Nonsense/", "river"),
    ("an act in a hidden room", f"rooms/{CAUCUS}/act/RecordDeclared/", "river"),
    ("a room to be opened where none is", "rooms/plenary/act/OpenRoom/", "river"),
    ("an act in no room", "rooms/new/act/Propose/", "river"),
    ("a board of a hidden room", f"board/?room={CAUCUS}", "river"),
    ("a board of no room", "board/?room=nowhere@nobody", "river"),
)


@pytest.mark.parametrize(("what", "path", "talks"), NOWHERE, ids=[line[0] for line in NOWHERE])
def test_what_is_hidden_is_what_is_not_there_byte_for_byte(reader: Reader, what: str, path: str, talks: str) -> None:
    found, nothing = reader.get(SELM, path, talks), reader.get(SELM, "rooms/there-is-none/")
    assert found.status_code == nothing.status_code == 404
    assert found.content == nothing.content
    if what != "no page":  # an address that no page has is answered before any door
        assert sorted(found.headers.items()) == sorted(nothing.headers.items())


def test_a_seat_that_one_may_not_use_is_a_seat_that_does_not_exist(reader: Reader) -> None:
    hidden, nobody = reader.get("akra.capital.nobody", "board/"), reader.get("selm.nobody", "rooms/")
    assert hidden.status_code == nobody.status_code == 404
    assert hidden.content == nobody.content


def test_the_page_that_is_not_there_names_nothing_that_was_asked_for(reader: Reader) -> None:
    found = reader.get(SELM, "rooms/capital.akra/").content.decode()
    assert "akra" not in found.lower()
    assert "csrf" not in found


def test_no_page_is_kept_by_a_cache_or_known_by_a_tag(reader: Reader) -> None:
    for path in ("board/", "rooms/plenary/", "mandate/"):
        response = reader.get(AKRA, path)
        assert response.headers["Cache-Control"] == "no-store"
        assert "ETag" not in response.headers
        assert "Last-Modified" not in response.headers


def test_a_seat_that_was_shown_out_reads_up_to_where_it_left(reader: Reader) -> None:
    left = reader.text("selm.deputy", f"rooms/{TRACK}/")
    stays = reader.text(SELM, f"rooms/{TRACK}/")
    assert "you left" not in left
    assert 'id="entry-7"' in left
    assert 'id="entry-8"' not in left
    assert 'id="entry-8"' in stays


def test_words_come_in_the_language_that_the_browser_asks_for(reader: Reader) -> None:
    english = reader.text(AKRA, "board/")
    french = reader.text(AKRA, "board/", headers={"accept-language": "fr-CH, en;q=0.5"})
    assert "Level of the lake" in english
    assert "Niveau du lac" in french
    assert "Pourparlers sur le Fleuve" in french


def test_a_choice_of_language_is_kept_and_leads_back(reader: Reader) -> None:
    back = "http://testserver/t/river/as/akra.head/rounds/"
    chosen = reader.get(AKRA, "language/?to=fr", headers={"referer": back})
    assert (chosen.status_code, chosen.headers["Location"]) == (302, back)
    assert "Niveau du lac" in reader.text(AKRA, "board/")
    elsewhere = reader.get(AKRA, "language/?to=xx", headers={"referer": "https://elsewhere.example/"})
    assert elsewhere.headers["Location"] == "/t/river/as/akra.head/"
    assert "Niveau du lac" in reader.text(AKRA, "board/")


def test_a_page_of_an_earlier_day_says_so_and_stays_there(reader: Reader) -> None:
    text = reader.text(AKRA, "rounds/?as-of=2027-03-05")
    assert "As known at the end of <strong>5 March 2027</strong>" in text
    assert "/t/river/as/akra.head/board/?as-of=2027-03-05" in text
    assert "opened" not in text.partition("<main")[2].partition("</main>")[0]
    assert "sse-connect" not in text
    assert "opened" in reader.text(AKRA, "rounds/")


def test_a_day_that_is_none_is_said_to_be_none(reader: Reader) -> None:
    text = reader.text(AKRA, "board/?as-of=2027-13-45")
    assert "“2027-13-45” is no day: write one such as 2026-01-28. This is today." in text
    assert 'id="point-1"' in text


def test_before_the_talks_began_nothing_was_on_record(reader: Reader) -> None:
    for day in ("2020-01-01", "0001-01-01"):
        text = reader.text(AKRA, f"board/?as-of={day}")
        assert "Nothing that you read was on record at the end of 1 January" in text
        assert 'id="point-1"' in text


def test_every_page_says_from_which_records_it_is_made(reader: Reader) -> None:
    text = reader.text(SELM, "board/")
    made = text.partition("made from nothing but")[2].partition("</header>")[0]
    assert "Plenary" in made
    assert "Public record" in made
    assert "Hadrel" not in made
