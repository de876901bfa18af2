"""What is new to a seat since it last looked: kept for that seat alone, for as long as it looks."""

from datetime import timedelta

from goodoffices.server.desks.models import LastLooked
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, SELM


def test_what_moved_since_one_last_looked_is_marked_while_one_looks(actor: Reader) -> None:
    script = actor.script
    assert "Moved since" not in actor.text(AKRA, "board/")  # the first look
    script.time += timedelta(hours=1)
    script.do(SELM, "plenary", "TakeStance", point="2", wording=script.reworded, stance="accept")
    for _ in range(2):
        text = actor.text(AKRA, "board/")
        assert "Moved since you last looked" in text
        assert 'id="point-2" class="is-new"' in text
        assert 'id="point-3" class="is-new"' not in text
    script.time += timedelta(hours=1)
    assert "Moved since" not in actor.text(AKRA, "board/")


def test_one_seat_looking_is_no_other_seats_look(actor: Reader) -> None:
    actor.text(AKRA, "board/")
    assert set(LastLooked.objects.values_list("seat", flat=True)) == {AKRA}
    assert 'class="count"' in actor.text(SELM, "rounds/")


def test_the_public_leaves_no_trace_of_having_looked(actor: Reader) -> None:
    actor.text("public", "rooms/public/")
    actor.text(AKRA, "rooms/public/?as-of=2027-03-05")
    assert not LastLooked.objects.exists()


def test_new_entries_are_counted_by_room_and_marked_in_the_book(actor: Reader) -> None:
    script = actor.script
    actor.text(AKRA, "rooms/plenary/")
    script.time += timedelta(hours=1)
    number = script.do(SELM, "plenary", "Undertake", what={"en": "New."}, to=["akra"])
    assert '1<span class="vh"> new</span>' in actor.text(AKRA, "rounds/")
    text = actor.text(AKRA, "rooms/plenary/")
    assert f'class="entry is-new" id="entry-{number}"' in text
    assert f'class="entry" id="entry-{number - 1}"' in text
