"""The state of play: one room at a time, in words that never say more than its record."""

import re

from goodoffices.server.desks import rows
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, SELM, TRACK


def row(text: str, point: str) -> str:
    found = re.search(rf'<tr[^>]*id="point-{re.escape(point)}".*?</tr>', text, re.S)
    assert found, point
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[0]))


def test_each_point_says_how_it_stands_in_this_room_and_in_no_other(reader: Reader) -> None:
    text = reader.text(AKRA, "board/")
    assert "proposed" in row(text, "1")  # agreed ad referendum in the track only
    assert "agreed" in row(text, "3")
    assert "parked (not discussed)" in row(text, "10")
    track = reader.text(AKRA, f"board/?room={TRACK}")
    assert "agreed ad referendum" in row(track, "1")
    assert "capitals of Akra and Selm to concur" in row(track, "1")
    assert "not discussed" in row(track, "3")


def test_a_stance_on_earlier_words_and_an_unconfirmed_declaration_are_named_as_such(reader: Reader) -> None:
    text = reader.text(AKRA, "board/")
    assert "A on earlier wording oppose" in row(text, "2")
    assert "A declared (unconfirmed) can live with" in row(text, "1")
    assert "A accept ad referendum on conditions" in row(text, "1")
    assert "B reserve (scrutiny)" in row(text, "2")


def test_mandate_marks_are_put_in_for_those_in_the_capital_alone(reader: Reader) -> None:
    assert "B outside" in row(reader.text(AKRA, "board/"), "2")
    assert "A outside" not in row(reader.text(AKRA, "board/"), "2")
    assert "outside" not in row(reader.text("selm.deputy", "board/"), "2")
    assert "outside" not in reader.text("secretariat.chief", "board/").partition('id="board"')[2]


def test_the_shared_rows_hold_nothing_private_and_no_seat(reader: Reader) -> None:
    reader.text(AKRA, "board/")
    reader.text(SELM, "board/")
    kept = [r for made in rows._kept.values() for r in made.rows.values()]
    assert kept
    for one in kept:
        assert "/as/" not in one.html
        assert "outside" not in one.html
        assert re.search(r'hx-preserve="true"></td>', one.html)


def test_rows_are_made_once_for_all_who_read_the_room(reader: Reader) -> None:
    def plenary() -> list[rows.Rows]:
        return [made for made in rows._kept.values() if set(made.states) == {"plenary", "public"}]

    reader.text(AKRA, "board/")
    (first,) = plenary()
    reader.text(SELM, "board/")
    assert plenary() == [first]


def test_rows_kept_in_memory_are_those_that_would_be_made_now(actor: Reader) -> None:
    """After every act that moves something, what is shown is what a fresh making shows."""
    script = actor.script
    steps = (
        lambda: script.do(SELM, "plenary", "TakeStance", point="2", wording=script.reworded, stance="accept"),
        lambda: script.do(AKRA, "plenary", "Reopen", point="3"),
        lambda: script.do(
            AKRA,
            "plenary",
            "ConfirmRecord",
            record=script.do(
                "secretariat.chief",
                "plenary",
                "RecordDeclared",
                party="akra",
                text={"en": "Yes."},
                point="2",
                wording=script.reworded,
                stance="accept",
            ),
        ),
        lambda: script.do(
            "secretariat.chief", "plenary", "AdmitParty", party="dovra", name={"en": "Dovra"}, roles=["negotiating"]
        ),
    )
    for step in steps:
        actor.text(AKRA, "board/")
        step()
        shown = actor.text(AKRA, "board/").partition("<tbody")[2].partition("</tbody>")[0]
        rows._kept.clear()
        assert shown == actor.text(AKRA, "board/").partition("<tbody")[2].partition("</tbody>")[0]
    assert "Dovra" in actor.text(AKRA, "board/")


def test_what_is_left_is_counted_by_the_record_and_quoted_as_declared(reader: Reader) -> None:
    text = reader.text(AKRA, "board/")
    left = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text.partition('id="left-record"')[2]))
    assert "agreed 1 of 4 3" in left
    assert "parked 1 of 4 10" in left
    assert "not agreed 2 of 4 1 , 2" in left
    assert "Two points, and they are the hard ones." in text
    assert "at least 2" in text
    assert "down to one last issue" in text
    assert "Aubrel Courier, 6 March 2027" in text


def test_the_public_sees_what_is_called_left_and_no_point_of_the_rooms(reader: Reader) -> None:
    text = reader.text("public", "board/")
    assert "No points are on the public record" in text
    assert "down to one last issue" in text
    assert "Level of the lake" not in text


def test_many_parties_stand_in_a_compact_board(actor: Reader) -> None:
    for i in range(9):
        name = f"p{i}"
        actor.script.do(
            "secretariat.chief", "plenary", "AdmitParty", party=name, name={"en": f"Party {i}"}, roles=["negotiating"]
        )
    text = actor.text(AKRA, "board/")
    assert 'class="board compact' in text
    assert re.search(r'<td class="c s-reserve-scrutiny">reserve \(scrutiny\)</td>', text)


def test_of_points_on_public_record_nothing_is_said_of_the_rooms(actor: Reader) -> None:
    """The public record cannot say that a point was not discussed, nor count what is not agreed."""
    actor.script.do("secretariat.chief", "public", "AddPoint", point="7", title={"en": "Territory"})
    text = actor.text("public", "board/")
    assert "nothing on public record" in row(text, "7")
    assert "not discussed" not in text
    assert "What is left, by this room" not in text
