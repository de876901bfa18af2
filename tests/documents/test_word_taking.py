"""Taking in an edited file: what is shown before, and what stands on record after."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as Opened

from goodoffices.documents.gathering import gathered
from goodoffices.documents.word.opening import open_word
from goodoffices.documents.word.tabling import Apart
from goodoffices.documents.word.taking import BRACKETS, NotHere, Preview, claim_of, preview
from goodoffices.documents.word.told import seen, told, what
from goodoffices.documents.word.writing import write_word
from goodoffices.talks.act import PLENARY, PUBLIC
from goodoffices.talks.kinds import encode
from tests.documents.byhand import by_program, paragraph_with, replace
from tests.documents.gathered import TEXT, point, put, written
from tests.talks.world import AKRA, DORN, SELM, SOC, TALKS, World, en, founded

FRENCH = "Le niveau est tenu entre 440 et 441 mètres pendant 30 jours."


def table(french: bool = False) -> tuple[World, int]:
    """Akra, Selm and Dorn before the mediator's words on point 1."""
    world = founded(third=True)
    text = {"en": TEXT, **({"fr": FRENCH} if french else {})}
    return world, world.do(SOC, PLENARY, "Propose", point="1", text=text)


def exported(world: World, room: str = PLENARY, seat: str = AKRA, since: int | None = None) -> bytes:
    play = world.play(seat)
    text = gathered(play, room, TALKS, world.now, entry=play.rooms[room].number)
    earlier = gathered(play, room, TALKS, world.now, entry=since) if since is not None else None
    return write_word(text, earlier)


def shown(world: World, data: bytes, seat: str = SELM) -> Preview:
    claim = claim_of(data)
    assert claim is not None
    return preview(data, claim, world.play(seat), seat, world.now)


def edited(world: World, how: Callable[[Opened], None], **more: object) -> Preview:
    return shown(world, by_program(exported(world, **more), how))  # type: ignore[arg-type]


def enter(world: World, found: Preview, *numbers: int, seat: str = SELM) -> int:
    fields = json.loads(encode(found.act(numbers)))
    return world.do(seat, PLENARY, fields.pop("kind"), **fields)


def now(world: World) -> str:
    play = world.play(AKRA)
    return written(point(gathered(play, PLENARY, TALKS, world.now)).nodes["en"])


def test_a_change_becomes_an_alternative_in_the_place_of_its_words() -> None:
    world, _ = table()
    found = edited(world, lambda d: replace(d, "440 and 441", "440.50 and 441", "Selm"))
    (line,) = found.lines
    assert (line.refusal, line.collisions, found.unplaced, found.warnings) == (None, (), (), ())
    number = enter(world, found, 1)
    assert now(world) == f"The level is kept between [440 and 441 / {number}: 440.50 and 441] metres for 30 days."


def test_a_change_of_an_option_is_nested_in_it() -> None:
    world, base = table()
    longer = put(world, AKRA, base, "for 30 days", "for sixty days in a dry year")
    found = edited(world, lambda d: replace(d, "sixty days", "ninety days", "Selm"))
    assert found.lines[0].label == "B"
    number = enter(world, found, 1)
    assert f"{longer}: for [sixty days / {number}: ninety days] in a dry year" in now(world)


def test_changes_that_go_together_are_one_act() -> None:
    world, _ = table(french=True)

    def both(document: Opened) -> None:
        replace(document, "30 days", "60 days", "Selm")
        replace(document, "30 jours", "60 jours", "Selm")
        replace(document, "The level", "Its level", "Selm")

    found = edited(world, both)
    assert [(line.number, line.change.language, line.change.words) for line in found.lines] == [
        (1, "en", "Its level"),
        (2, "en", "60 days"),
        (3, "fr", "60 jours"),
    ]
    number = enter(world, found, 2, 3)
    words = world.room().alternatives.alternatives["1", number].wording.text
    assert words == {"en": TEXT.replace("30", "60"), "fr": FRENCH.replace("30", "60")}
    assert found.act((1, 2)).text == {"en": TEXT.replace("The", "Its").replace("30", "60").removesuffix(".")}


def test_changes_of_different_words_do_not_go_together() -> None:
    world, base = table()
    put(world, AKRA, base, "30 days", "a month")

    def two(document: Opened) -> None:
        replace(document, "level", "surface", "Selm")
        replace(document, "month", "season", "Selm")

    found = edited(world, two)
    with pytest.raises(Apart, match="same words"):
        found.act((1, 2))


def test_what_a_change_would_run_into_is_shown() -> None:
    world, base = table()
    data = exported(world)
    put(world, DORN, base, "30 days", "a month")
    found = shown(world, by_program(data, lambda d: replace(d, "30", "60", "Selm")))
    assert "Alternative 19 is in the place of the same words." in list(seen(found.lines[0]))


def test_a_change_of_words_that_have_moved_on_is_shown_and_would_be_refused() -> None:
    world, base = table()
    data = exported(world)
    world.do(SOC, PLENARY, "Amend", point="1", alternative=base, wording=base, text=en("The level is kept."))
    found = shown(world, by_program(data, lambda d: replace(d, "30", "60", "Selm")))
    (line,) = found.lines
    assert [one.sort for one in line.collisions] == ["moved on"]
    assert line.refusal is not None
    assert line.refusal.reason == "stale"
    assert what(found) == []
    assert told(found)["proposals"][0]["refused"] is True


def test_words_for_a_point_without_any() -> None:
    world, _ = table()

    def write(document: Opened) -> None:
        after = next(p for p in document.paragraphs if p.text.startswith("2. "))._p
        paragraph = next(p for p in document.paragraphs if p._p is after.getnext().getnext())
        paragraph.add_run("It begins in May.")

    found = edited(world, write)
    assert enter(world, found, 1) in world.room().alternatives.by_point["2"]


def test_brackets_typed_by_hand_are_told_of() -> None:
    world, _ = table()
    found = edited(world, lambda d: replace(d, "30 days", "[Selm: 60] days", "Selm"))
    assert found.lines[0].cautions == (BRACKETS,)


def test_a_comment_is_shown_and_is_no_act() -> None:
    world, _ = table()
    found = edited(
        world, lambda d: d.add_comment(paragraph_with(d, "The level").runs, "At which gauge?", author="Selm") and None
    )
    assert [(r.point, r.text) for r in found.remarks] == [("1", "At which gauge?")]
    assert found.lines == ()


def test_a_file_with_changes_marked_brings_nothing_until_it_is_edited() -> None:
    world, base = table()
    before = world.room().number
    put(world, AKRA, base, "30 days", "a month")
    data = exported(world, since=before)
    found = shown(world, data)
    assert (found.lines, found.remarks, found.unplaced, found.warnings) == ((), (), (), ())
    assert shown(world, by_program(data, lambda d: replace(d, "metres", "m", "Selm"))).lines[0].change.words == "m"


def test_a_file_of_what_a_seat_does_not_read_and_of_what_is_not_there_are_the_same() -> None:
    world, _ = table()
    data = exported(world)
    claim = claim_of(data)
    assert claim is not None
    hidden = world.open(SOC, "caucus", "with-akra", members=[AKRA], reports_to=[SOC])
    for other in (hidden, "nowhere"):
        with pytest.raises(NotHere):
            preview(data, claim._replace(room=other), world.play(SELM), SELM, world.now)
    with pytest.raises(NotHere):
        preview(data, claim._replace(entry=9999), world.play(SELM), SELM, world.now)
    with pytest.raises(NotHere):
        preview(data, claim._replace(copy="nobody"), world.play(SELM), SELM, world.now)


def test_a_file_that_says_another_text_is_told_of() -> None:
    world, _ = table()
    data = exported(world)
    claim = claim_of(data)
    assert claim is not None
    found = preview(data, claim._replace(sha256="0" * 64), world.play(SELM), SELM, world.now)
    assert found.warnings == (
        f"The text of entry {claim.entry} is not written today as it was in this file (a name or a setting has changed "
        "since): look at each line.",
    )


def test_two_worlds_that_a_room_cannot_tell_apart_give_the_same_file() -> None:
    one, _ = table()
    other, _ = table()
    secret = other.open(SOC, "caucus", "with-akra", members=[AKRA], reports_to=[SOC])
    other.now = one.now
    for room in (PLENARY, PUBLIC):
        assert read_words(exported(one, room)) == read_words(exported(other, room))
    assert secret not in other.play(SELM).rooms


def read_words(data: bytes) -> dict[str, bytes]:
    return {name: part for name, part in open_word(data).items() if name != "docProps/core.xml"}


def test_a_file_from_elsewhere_says_of_no_text_that_it_is_of_it() -> None:
    out = io.BytesIO()
    Document().save(out)
    assert claim_of(out.getvalue()) is None
