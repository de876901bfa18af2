"""The chronology holds, as of a day, what had been published by then; a moved plan shows as moved."""

from __future__ import annotations

import datetime as dt
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from goodoffices.dispatches.chronology import Axis, Chronology, Facet, Known
from goodoffices.dispatches.items import Item
from goodoffices.dispatches.rounds import Round, rounds
from goodoffices.examples import in_memory, read, shipped
from goodoffices.talks.act import Act, Entry, Ref, Source
from goodoffices.talks.calendar import Reschedule, ScheduleRound
from goodoffices.talks.filing import CorrectClaim, FileDispatch, RecordClaim
from goodoffices.talks.play import RoomState, fold

ABU_DHABI = "abu-dhabi-2026"
DUBAI = ZoneInfo("Asia/Dubai")
JANUARY, FEBRUARY = dt.date(2026, 1, 28), dt.date(2026, 2, 4)


@cache
def abu_dhabi() -> Chronology:
    registry = in_memory(read(shipped()[ABU_DHABI]), lambda: dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    chronology = Chronology(DUBAI)
    chronology.grow(registry.play(ABU_DHABI, "public").rooms["public"])
    return chronology


def second(day: dt.date) -> Round:
    return next(found for found in rounds(Known(abu_dhabi(), day)) if found.number == 2)


# The two reports


def test_as_of_28_january_the_second_round_is_tentatively_on_1_february() -> None:
    found = second(JANUARY)
    assert found.days == "2026-02-01"
    assert found.stands is not None
    assert (found.stands.status, found.stands.speaker, found.stands.said_on) == (
        "tentative",
        "Dmitry Peskov",
        "2026-01-28",
    )
    assert found.moved_from == ()
    assert not found.happened


def test_as_of_4_february_the_plan_shows_as_moved() -> None:
    found = second(FEBRUARY)
    assert found.days == "2026-02-04"
    assert found.moved_from == ("2026-02-01",)
    assert {item.expected for item in found.sayings} == {"", "two days"}
    assert not found.not_so


def test_sayings_stand_in_the_order_in_which_they_were_said() -> None:
    said = [(item.speaker, item.said_on) for item in second(JANUARY).sayings]
    assert said == [
        ("Volodymyr Zelenskyy", "2026-01-26"),
        ("Dmitry Peskov", "2026-01-26"),
        ("the Kremlin, in the report's lead", ""),
        ("Dmitry Peskov", "2026-01-28"),
    ]


def test_nothing_of_the_second_report_is_known_before_it() -> None:
    for item in Known(abu_dhabi(), dt.date(2026, 2, 3)).page(size=500).items:
        assert item.known <= JANUARY
    assert Known(abu_dhabi(), dt.date(2026, 1, 27)).count() == 0


def test_an_announcement_that_rests_on_a_claim_is_not_told_twice() -> None:
    dates = [item for _, item in Known(abu_dhabi()).newest((("sort", "date"),))]
    assert len(dates) == 8
    assert not Known(abu_dhabi()).count(("sort", "announcement"))


# Filed late, filed in any order


def room(*acts: Act, day: dt.date = dt.date(2031, 6, 1)) -> RoomState:
    """A public room in which all was filed on one day, whenever it was published."""
    at = dt.datetime.combine(day, dt.time(12), dt.UTC)
    return fold("public", [Entry("public", n, "secretariat.filing", at, act) for n, act in enumerate(acts, 1)])


def report(published: str) -> FileDispatch:
    return FileDispatch(publisher="Coastal Wire", title="Talks", published=published)


def claim(dispatch: int, **more: object) -> RecordClaim:
    return RecordClaim(claim="date", dispatch=dispatch, words="words", **more)  # type: ignore[arg-type]


def known(state: RoomState, day: str) -> Known:
    chronology = Chronology(ZoneInfo("UTC"))
    chronology.grow(state)
    return Known(chronology, dt.date.fromisoformat(day))


def test_what_was_filed_late_counts_from_its_publication() -> None:
    state = room(report("2031-03-05"), claim(1, about="2031-03-12", round=2), report("2031-03-01"), claim(3))
    assert known(state, "2031-02-28").count() == 0
    assert [item.number for item in known(state, "2031-03-04").page().items] == [4, 3]
    assert [item.number for item in known(state, "2031-06-01").page().items] == [2, 1, 4, 3]


def test_a_month_is_known_by_its_end_but_never_later_than_it_was_filed() -> None:
    assert [i.known for i in known(room(report("2031-05"), report("2031-06")), "2031-06-30").page().items] == [
        dt.date(2031, 6, 1),
        dt.date(2031, 5, 31),
    ]


def test_the_other_axis_is_when_it_is_said_to_happen() -> None:
    state = room(report("2031-03-05"), claim(1, about="2031-03-12"), claim(1, said_on="2031-03-03"), claim(1))
    found = known(state, "2031-06-01").page((("sort", "date"),), axis="happened").items
    assert [item.happened for item in found] == ["2031-03-12", "2031-03-03", ""]


def test_an_erased_report_leaves_its_claims_known_when_they_were_filed() -> None:
    state = room(claim(7))
    assert known(state, "2031-06-01").page().items[0].known == dt.date(2031, 6, 1)


def test_a_date_without_a_standing_looks_ahead_only_if_it_lay_ahead() -> None:
    state = room(report("2031-03-05"), claim(1, about="2031-03-12", round=2), claim(1, about="2031-02-18", round=1))
    first, later = rounds(known(state, "2031-06-01"))
    assert not first.planned
    assert [item.about for item in later.planned] == ["2031-03-12"]


def test_a_plan_that_moves_before_it_is_held_shows_as_moved() -> None:
    source = Source(report="Coastal Wire", date="2031-03-05")
    again = Source(report="Coastal Wire", date="2031-03-09")
    state = room(
        ScheduleRound(round=2, dates="2031-03-10", source=source),
        Reschedule(round=2, dates="2031-03-12/2031-03-14", source=again),
    )
    assert rounds(known(state, "2031-03-06"))[0].moved_from == ()
    assert rounds(known(state, "2031-03-10"))[0].moved_from == ("2031-03-10",)


def test_under_a_round_stands_what_else_was_told_of_it() -> None:
    first, second = rounds(Known(abu_dhabi(), FEBRUARY))
    assert {item.sort for item in second.others} >= {"attendance"}
    assert {item.sort for item in (*first.others, *second.others)}.isdisjoint({"date", "announcement"})
    assert "assessment" in {item.sort for item in first.others}
    before = rounds(Known(abu_dhabi(), JANUARY))[1].others
    assert all(item.known <= JANUARY for item in before)
    told = [claim(1, about="2031-03-12", round=2)] * 3
    more = [RecordClaim(claim="offer", dispatch=1, words=f"{n}", round=2) for n in range(12)]
    (found,) = rounds(known(room(report("2031-03-05"), *told, *more), "2031-06-01"))
    assert [item.words for item in found.others] == [str(n) for n in range(2, 12)]


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("The round is expected to last for two days", "two days"),
        ("Talks running about three weeks begin in May", "about three weeks"),
        ("They met for two days", ""),
        ("The last two days were long", ""),
    ],
)
def test_how_long_a_round_is_to_last_is_told_in_the_words_of_its_date_alone(words: str, length: str) -> None:
    said = [RecordClaim(claim=sort, dispatch=1, words=words, round=2) for sort in ("date", "quotation")]  # type: ignore[arg-type]
    (found,) = rounds(known(room(report("2031-03-05"), *said), "2031-06-01"))
    assert [item.expected for item in (*found.sayings, *found.others)] == [length, ""]


def test_a_week_that_was_named_has_not_moved_by_the_sunday_before_it() -> None:
    week = claim(1, about="[2031-03-10..2031-03-16]", round=2, modality="planned")
    for day, gone in (("2031-03-09", ()), ("2031-03-12", ()), ("2031-03-08", ("[2031-03-10..2031-03-16]",))):
        held = claim(1, about=day, round=2, modality="took place")
        (found,) = rounds(known(room(report("2031-03-05"), week, held), "2031-06-01"))
        assert found.moved_from == gone


# The index


def many(n: int) -> RoomState:
    """`n` reports, each with a claim of one of seven speakers, published on days that go to and fro."""
    acts: list[Act] = []
    for i in range(n):
        day = dt.date(2031, 1, 1) + dt.timedelta(days=(i * 37) % 300)
        acts += [report(day.isoformat()), claim(2 * i + 1, speaker=f"Speaker {i % 7}", round=1 + i % 3)]
    return room(*acts, day=dt.date(2032, 1, 1))


def grown(state: RoomState, *steps: int) -> Chronology:
    chronology = Chronology(ZoneInfo("UTC"))
    for number in (*steps, state.number):
        chronology.grow(fold("public", state.entries[:number]))
    return chronology


@pytest.mark.parametrize("axis", ["known", "happened"])
@pytest.mark.parametrize("wanted", [(), (("speaker", "Speaker 3"),), (("speaker", "Speaker 3"), ("round", "2"))])
def test_pages_join_to_the_whole_in_both_directions(axis: Axis, wanted: tuple[Facet, ...]) -> None:
    view = Known(grown(many(120)), dt.date(2031, 8, 1))
    whole = [item for _, item in view.newest(wanted, axis)]
    plain = [item for item in view.chronology.items.values() if item.known <= view.day and _has(item, wanted)]
    assert sorted(item.number for item in whole) == sorted(item.number for item in plain)
    down, pages = view.page(wanted, axis, size=7), []
    while True:
        pages.append(down)
        if not down.older:
            break
        down = view.page(wanted, axis, size=7, below=down.older)
    assert [item for page in pages for item in page.items] == whole
    for earlier, later in zip(pages[1:], pages, strict=False):
        assert view.page(wanted, axis, size=7, above=earlier.newer).items == later.items
    assert pages[0].newer == 0


def _has(item: Item, wanted: tuple[Facet, ...]) -> bool:
    return all(value == {"speaker": item.speaker, "round": str(item.round)}[name] for name, value in wanted)


def test_an_index_that_grew_step_by_step_is_the_one_made_at_once() -> None:
    state = many(120)
    once, slowly = grown(state), grown(state, 1, 2, 7, 150)
    assert once.items == slowly.items
    for facet in (("", ""), ("speaker", "Speaker 3"), ("round", "2"), ("sort", "report")):
        assert once.keys(facet) == slowly.keys(facet) == sorted(once.keys(facet))


def test_an_announcement_that_comes_later_changes_the_claim_in_its_place() -> None:
    acts = (
        report("2031-03-05"),
        claim(1),
        ScheduleRound(round=2, dates="2031-03-12", cites=(Ref("public", 2),)),
    )
    state = room(*acts)
    for chronology in (grown(state), grown(state, 2)):
        assert chronology.keys(("round", "2")) == [chronology.keys(("sort", "date"))[0]]
        assert chronology.items[2].about == "2031-03-12"
        assert len(chronology.keys(axis="happened")) == len(chronology.keys()) == 2


def test_an_index_follows_the_entries_it_was_made_from_and_no_others() -> None:
    state = many(3)
    chronology = grown(state, 2)
    assert chronology.follows(state)
    assert not chronology.follows(fold("public", state.entries[:4]))
    assert not chronology.follows(many(3))


def test_a_corrected_claim_is_told_as_it_reads_now_and_a_withdrawn_one_no_more() -> None:
    acts = [
        report("2031-03-05"),
        claim(1, speaker="Hesta Quorn"),
        ScheduleRound(round=2, dates="2031-03-12", cites=(Ref("public", 2),)),
        CorrectClaim(claim="date", dispatch=1, words="as printed", recorded=2, speaker="Ilmar Vosk"),
    ]
    for chronology in (grown(room(*acts)), grown(room(*acts), 3)):
        found = chronology.items[2]
        assert (found.speaker, found.words, found.entry) == ("Ilmar Vosk", "as printed", 4)
        assert (found.about, found.round) == ("2031-03-12", 2)  # what rests on the claim still rests on it
        assert chronology.keys(("speaker", "Hesta Quorn")) == []
    withdrawn = CorrectClaim(claim="date", dispatch=1, words="w", recorded=2, withdrawn=True)
    for chronology in (grown(room(*acts, withdrawn)), grown(room(*acts, withdrawn), 4)):
        assert list(chronology.items) == [1]
        assert len(chronology.keys()) == len(chronology.keys(axis="happened")) == 1


def test_a_date_that_was_only_about_then_has_not_moved() -> None:
    given = ("2031-03-10~", "2031-03-11?", "2031-03", "2031-03-20/2031-03-22")
    state = room(report("2031-03-05"), *(claim(1, about=date, round=2, modality="planned") for date in given))
    held = room(*(e.act for e in state.entries), claim(1, about="2031-03-20", round=2, modality="took place"))  # type: ignore[arg-type]
    assert rounds(known(held, "2031-06-01"))[0].moved_from == ("2031-03-11?",)
