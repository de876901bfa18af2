"""Examples: read as people write them, loaded by the rules, whole or not at all."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.examples import ExampleError, in_memory, load, read, shipped
from goodoffices.examples.folder import ENVELOPE
from goodoffices.examples.labels import token
from goodoffices.examples.likeness import make
from goodoffices.memory import MemoryRecords
from goodoffices.records import StoreFull
from goodoffices.registry import Registry
from goodoffices.talks.act import Ref
from goodoffices.talks.carrying import quote_link
from goodoffices.talks.kinds import KINDS
from tests.small import ROOMS, TABLE, TALKS, write


def clock() -> datetime:
    return datetime(2027, 6, 1, tzinfo=UTC)


def registry(records: MemoryRecords | None = None) -> Registry:
    return Registry(records or MemoryRecords(), clock, lambda purpose, where, number: bytes(32))


def acts(registry: Registry, seat: str, room: str, talks: str = "ford") -> list[object]:
    return [entry.act for entry in registry.entries(talks, seat, room)]


def loaded(tmp_path: Path, **files: str) -> Registry:
    return in_memory(read(write(tmp_path / "ford", **files)), clock)


# Labels


def test_labels_stand_for_what_their_field_asks_for(tmp_path: Path) -> None:
    found = loaded(tmp_path)
    heads, plenary = "heads@bridge.chief", acts(found, "oran.head", "plenary")
    opened, proposed, opposed, said, released = acts(found, "oran.head", heads)
    taken = next(act for act in plenary if type(act).__name__ == "TakeStance")
    number = next(i for i, act in enumerate(plenary, 1) if type(act).__name__ == "Propose")
    assert taken.wording == number
    assert opposed.wording == 2
    assert said.cites == (Ref("plenary", number),)
    assert released.text == proposed.text == {"en": "The ford is open."}
    assert plenary[-1].text == released.text
    assert plenary[-1].token == released.token == token("ford")
    assert opened.title == {"en": "Heads"}
    quote = acts(found, "oran.head", "capital.oran")[2]
    assert quote.link == quote_link(token("home"), heads, 2)


def test_a_label_names_the_room_that_its_act_opened(tmp_path: Path) -> None:
    found = loaded(tmp_path)
    assert found.play("ford", "vell.head").rooms["heads@bridge.chief"].number == 5


def test_the_digest_of_a_frozen_text_is_computed_and_can_be_referred_to(tmp_path: Path) -> None:
    closing = """
        date = 2027-03-04
        room = "plenary"
        [[act]]
        as = "oran.head"
        kind = "Park"
        point = "2"
        [[act]]
        as = "oran.head"
        kind = "Park"
        point = "10"
        [[act]]
        id = "text"
        as = "bridge.chief"
        kind = "FreezeText"
        title.en = "The ford"
        points = [{ point = "1", wording = "@oran-ford" }]
        [[act]]
        as = "oran.head"
        kind = "PresentFullPowers"
        seat = "oran.head"
        acts = ["Initial"]
        issued_by = "The President"
        issued_on = 2027-03-01
        [[act]]
        as = "bridge.chief"
        kind = "CheckConcordance"
        text = "@text"
        languages = ["en", "fr"]
        concordant = true
        [[act]]
        as = "oran.head"
        kind = "Initial"
        text = "@text"
        digest = "@text"
    """
    *_, frozen, _, _, initialled = acts(loaded(tmp_path, acts_03=closing), "oran.head", "plenary")
    assert initialled.digest == frozen.digest
    assert len(frozen.digest) == 64


def test_no_kind_of_act_has_a_field_that_stands_around_acts() -> None:
    for name, kind in KINDS.items():
        assert not set(kind.__struct_fields__) & set(ENVELOPE), name


@pytest.mark.parametrize("kind", KINDS.values())
def test_the_fields_of_every_kind_can_be_looked_up(kind: type) -> None:
    assert set(get_type_hints(kind, include_extras=True)) >= set(kind.__struct_fields__)


# Times


def test_a_day_stands_for_its_noon_and_a_time_is_in_the_talks_zone(tmp_path: Path) -> None:
    found = loaded(tmp_path)
    founded, *_, last = found.entries("ford", "oran.head", "plenary")
    assert founded.time == datetime(2027, 3, 1, 8, tzinfo=UTC)
    assert last.time == datetime(2027, 3, 3, 11, tzinfo=UTC)
    report = found.entries("ford", "oran.head", "capital.oran")[4].act
    assert report.decisions[0].deadline == datetime(2027, 3, 20, 11, tzinfo=UTC)


def test_every_entry_is_marked_as_loaded(tmp_path: Path) -> None:
    found = loaded(tmp_path)
    play = found.play("ford", "oran.head")
    assert all(entry.loaded for state in play.rooms.values() for entry in state.entries)


# Loading


def test_a_declared_instructor_sits_in_every_room_that_a_folder_opens(tmp_path: Path) -> None:
    lead = 'mode = "role-play"\ninstructor = "instructor.lead"\ninstructor_person = "Ada Weber"'
    folder = write(tmp_path / "ford")
    talks = folder / "talks.toml"
    talks.write_text(talks.read_text(encoding="utf-8").replace('mode = "role-play"', lead), encoding="utf-8")
    play = in_memory(read(folder), clock).play("ford", "instructor.lead")
    doors = {room: state.door for room, state in play.rooms.items() if room not in ("plenary", "public")}
    assert doors.keys() == {"capital.oran", "heads@bridge.chief"}, "of talks.toml, and of acts"
    assert all(door.is_in("instructor.lead") for door in doors.values())
    named = play.seat("instructor.lead")
    assert named is not None
    assert named.person == "Ada Weber"


def test_copies_are_talks_of_their_own(tmp_path: Path) -> None:
    records = MemoryRecords()
    example = read(write(tmp_path / "ford"))
    done = load(example, registry(records), 3)
    assert [one.talks for one in done] == ["ford", "ford-2", "ford-3"] == records.talks()
    first, *others = (acts(registry(records), "oran.head", "capital.oran", one.talks) for one in done)
    assert len(first) == 6
    assert all(other == first for other in others)


def test_an_example_makes_new_talks_only(tmp_path: Path) -> None:
    into, example = registry(), read(write(tmp_path / "ford"))
    load(example, into)
    with pytest.raises(ExampleError, match="there are talks of the name “ford” already"):
        load(example, into)


def test_other_talks_of_that_name_are_left_as_they_are(tmp_path: Path) -> None:
    into = registry()
    into.found("ford")
    founding = '{"kind":"FoundTalks","title":{"en":"Other"},"zone":"UTC","languages":["en"]}'
    into.submit("ford", "secretariat.chief", "plenary", founding, "1")
    with pytest.raises(ExampleError, match="already"):
        load(read(write(tmp_path / "ford")), into)
    assert into.play("ford", "secretariat.chief").rooms["plenary"].number == 1


class Filling(MemoryRecords):
    """A store that is full after so many entries."""

    left = 10**9

    @contextmanager
    def writing(self, *args: object) -> Iterator[object]:
        if self.left == 0:
            raise StoreFull
        self.left -= 1
        with super().writing(*args) as writing:
            yield writing


@pytest.mark.parametrize("entries", [0, 1, 8, 20])
def test_loading_that_was_interrupted_is_taken_up_where_it_stopped(tmp_path: Path, entries: int) -> None:
    example = read(write(tmp_path / "ford"))
    records = Filling()
    into = registry(records)
    records.left = entries
    with pytest.raises(ExampleError, match="full"):
        load(example, into)
    records.left = 10**9
    load(example, into)
    whole = in_memory(example, clock)
    for seat in ("oran.capital.president", "vell.head", "public"):
        assert into.play("ford", seat) == whole.play("ford", seat)


def test_what_the_rules_refuse_leaves_nothing_behind(tmp_path: Path) -> None:
    records = MemoryRecords()
    bad = ROOMS.replace('answer = "approve"', 'answer = "perhaps"')
    with pytest.raises(ExampleError):
        load(read(write(tmp_path / "ford", acts_02=bad)), registry(records))
    assert records.talks() == []


# What is wrong, where, and what to do

WRONG = [
    ({"acts_01": TABLE.replace('"@oran-ford"', '"@oran-frod"', 1)},
     "acts/01.toml, line 41: act 5 (TakeStance), field wording: there is no earlier act with the id “oran-frod”. "
     "Did you mean “@oran-ford”?"),
    ({"acts_01": TABLE.replace('stance = "accept"', 'stance = "agree"', 1)}, "act 5 (TakeStance), field stance: "),
    ({"acts_01": TABLE.replace('kind = "Undertake"', 'kind = "Promise"')}, "“Promise” is no kind of act"),
    ({"acts_01": TABLE.replace('dates = "2027-03-18"', 'dates = "2027-02-30"')},
     "acts/01.toml, line 15: act 2 (Reschedule), field dates: “2027-02-30” is no date"),
    ({"acts_01": TABLE.replace('point = "2"\nwords', 'point = "7"\nwords')}, "There is no point 7."),
    ({"acts_01": TABLE.replace('as = "vell.head"\nkind = "TakeStance"', 'as = "vell.aide"\nkind = "TakeStance"')},
     "acts/01.toml, line 44: act 6 (TakeStance), field room: There is no such room"),
    ({"acts_01": TABLE.replace('id = "owed"', 'id = "draft"')}, "another act has the id “draft” already"),
    ({"acts_01": TABLE.replace('id = "owed"', 'id = "What he owes"')}, "field id: an id has lower-case letters"),
    ({"acts_01": TABLE.replace('due = "2027-03-05"', "due = 10:00:00")}, "field due: write a number with a fraction"),
    ({"acts_01": TABLE.replace("round = 1", "round = 1.5", 1)}, "field round: write a number with a fraction"),
    ({"acts_01": TABLE.replace('due = "2027-03-05"', 'dew = "2027-03-05"')}, "dew"),
    ({"acts_01": TABLE.replace("date = 2027-03-02T10:00:00", "")}, "act 1 (ScheduleRound), field date: say when"),
    ({"acts_01": TABLE.replace('room = "plenary"', "", 1)}, "field room: say in which room"),
    ({"acts_01": TABLE.replace("2027-03-02T10:00:00", "2027-02-02T10:00:00")}, "field date: The act is older"),
    ({"acts_01": TABLE.replace("2027-03-02T10:00:00", "2027-03-02T10:00")}, "Write the seconds too"),
    ({"acts_01": TABLE.replace('place = "Aubrel"', "place = “Aubrel”")}, "straight quotation marks"),
    ({"acts_01": TABLE + '\n[[act]]\nkind = "Say"\nkind = "Say"\n'}, "acts/01.toml: this is no TOML:"),
    ({"acts_01": 'zone = "UTC"\n' + TABLE}, "acts/01.toml: “zone” stands before the first [[act]]"),
    ({"acts_01": 'act = "none"'}, "acts/01.toml: write each act under a heading [[act]]"),
    ({"acts_02": ROOMS.replace('"@out"', '"@heads"')}, "the act “heads” has no text to take over"),
    ({"acts_02": ROOMS.replace("The ford is open.", "a\\u202Eb")}, "U+202E"),
    ({"talks": TALKS.replace("Europe/Zurich", "Europe/Zurick")},
     "talks.toml, line 5: [talks], field zone: “Europe/Zurick” is no time zone"),
    ({"talks": TALKS.replace("[talks]", "[talk]")}, "talks.toml: there is no [talks]"),
    ({"talks": TALKS.replace('roles = ["negotiating"]', "roles = []", 1)}, "AdmitParty 1, field roles: Name at"),
    ({"talks": TALKS.replace('office = "head"', 'office = "chief"', 1)}, "SeatPerson 1, field office"),
    ({"talks": TALKS.replace("[[seats]]", "[[chairs]]", 1)}, "“chairs” has no meaning here"),
    ({"talks": TALKS.replace('kind = "capital"', 'kind = "cellar"')}, "OpenRoom 2"),
    ({"talks": TALKS.replace('by = "secretariat.chief"', "")}, "say which seat acts"),
    ({"talks": TALKS.replace("founded = 2027-03-01T09:00:00", "")}, "say when"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "message"), WRONG)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, files: dict[str, str], message: str) -> None:
    with pytest.raises(ExampleError) as caught:
        loaded(tmp_path, **files)
    assert message in str(caught.value)
    assert str(caught.value).startswith(("acts/0", "talks.toml"))


def test_a_line_that_cannot_be_told_is_not_told(tmp_path: Path) -> None:
    text = '[[act]]\nas = "oran.head"\nroom = "plenary"\ndate = 2027-03-02\nkind = "Park"\nreason = """\n[[act]]\n"""\n'
    with pytest.raises(ExampleError, match=r"^acts/01.toml: act 1 \(Park\)"):
        loaded(tmp_path, acts_01=text)


@pytest.mark.parametrize("name", ["Ford", "the ford", "ford_2", "-ford"])
def test_a_folder_is_named_like_talks(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExampleError, match="lower-case letters"):
        read(write(tmp_path / name))


def test_a_folder_without_talks_is_no_example(tmp_path: Path) -> None:
    with pytest.raises(ExampleError, match=r"there is no talks\.toml"):
        read(tmp_path)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path / "ford")
    (folder / "acts" / "01.toml").write_bytes('reason = "é"'.encode("latin-1"))
    with pytest.raises(ExampleError, match=r"acts/01\.toml: this is no UTF-8"):
        read(folder)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_in_words(tmp_path_factory, text: str) -> None:
    folder = write(tmp_path_factory.mktemp("any") / "ford")
    (folder / "acts" / "01.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
    (folder / "acts" / "02.toml").unlink()
    with suppress(ExampleError):
        in_memory(read(folder), clock)
    shutil.rmtree(folder)


# What comes with the product, and talks in its likeness


@pytest.mark.parametrize("name", sorted(shipped()))
def test_every_example_that_comes_with_the_product_loads(name: str) -> None:
    example = read(shipped()[name])
    found = in_memory(example, clock)
    assert found.heads(name, example.steps[0].seat)


@pytest.mark.parametrize("name", sorted(shipped()))
def test_talks_in_the_likeness_of_an_example_are_empty_and_new(name: str) -> None:
    into, example = registry(), read(shipped()[name])
    seats = make(example, into, "rehearsal", "A rehearsal")
    assert len(seats) > 2
    play = into.play("rehearsal", seats[0])
    state = play.rooms["plenary"]
    assert list(state.founding.seats) == list(seats)
    assert not any(entry.loaded for entry in state.entries)
    assert not state.alternatives.alternatives
    assert all(round_.announcements[-1].act.dates is None for round_ in state.calendar.rounds.values())
    with pytest.raises(ExampleError, match="already"):
        make(example, into, "rehearsal", "A rehearsal")


def test_a_rehearsal_of_real_talks_has_their_format_and_nobody_of_theirs() -> None:
    into, example = registry(), read(shipped()["abu-dhabi-2026"])
    seats = make(example, into, "rehearsal", "A rehearsal")
    play = into.play("rehearsal", "us.mediator")
    assert seats == ("secretariat.chief", "russia.head", "ukraine.head", "us.mediator")
    assert play.plenary.founding.founded.act.mode == "role-play"
    assert {seat.person for seat in play.plenary.founding.seats.values()} == {
        "Secretariat", "Head of delegation", "Mediator",
    }  # fmt: skip
    assert len(play.plenary.points.points) == 20
    assert list(play.plenary.calendar.rounds) == [1, 2]
    assert play.plenary.founding.parties["ukraine"].aliases == ("Ukrainian", "Kyiv", "Kiev")
    assert play.rooms["public"].number == 1


def test_a_rehearsal_keeps_the_seats_of_an_example_without_its_persons(tmp_path: Path) -> None:
    into = registry()
    seats = make(read(write(tmp_path / "ford")), into, "rehearsal", "A rehearsal")
    assert seats == ("secretariat.chief", "oran.head", "vell.head", "bridge.chief")
    persons = {seat.person for seat in into.play("rehearsal", "oran.head").plenary.founding.seats.values()}
    assert not persons & {"Ilo Tarn", "Sena Mark", "Ruth Ade", "Jana Orlik"}


def test_what_the_guide_shows_can_be_loaded_as_it_stands(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[1] / "docs" / "how-to" / "write-an-example.md").read_text(encoding="utf-8")
    talks, acts, listed, filed = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    example = read(write(tmp_path / "ferry", talks=talks, acts_01=acts, acts_02=listed))
    assert [step.kind for step in example.steps[-5:]] == ["AddPoint", "Propose", "TakeStance", "Direct", "Direct"]
    assert len(in_memory(example, clock).heads("ferry", "akra.head")) == 3
    record = 'mode = "record"\nlanguages = ["en"]\nfounded = 2026-01-28\nby = "secretariat.filing"\nperson = "Filer"\n'
    talks = (
        f'[talks]\ntitle.en = "Filed"\nzone = "Asia/Dubai"\n{record}[[rooms]]\nkind = "public"\ntitle.en = "Filed"\n'
    )
    envelope = 'date = 2026-01-28\nas = "secretariat.filing"\nroom = "public"\n'
    example = read(write(tmp_path / "filed", talks=talks, acts_01=envelope + filed, acts_02=""))
    (entry,) = in_memory(example, clock).play("filed", "public").rooms["public"].calendar.rounds[2].announcements
    assert (entry.act.source.report, entry.act.source.speaker) == ("News.Az, 28 January 2026", "Dmitry Peskov")
