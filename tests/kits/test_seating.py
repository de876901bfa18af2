"""Seating a class and balancing it again: what a table needs it has, and nobody moves without need."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.kits import KitSeat
from goodoffices.kits.seating import (
    OBSERVER,
    Seating,
    SeatingError,
    Sitting,
    Wish,
    balance,
    full,
    roles,
    seat_class,
)

SEATS = (
    KitSeat("akra.head", "akra", True, True),
    KitSeat("dovra.head", "dovra", True, True),
    KitSeat("soc.chief", "soc", True, False),
    KitSeat("akra.deputy", "akra", False, False),
)
NEEDED = [seat.id for seat in SEATS if seat.needed]
ROOM = Counter(roles(SEATS))


def seated(people: int, tables: int) -> list[Seating]:
    return seat_class(SEATS, [Wish()] * people, tables)


@given(st.integers(1, 8).flatmap(lambda t: st.tuples(st.integers(t, 60), st.just(t))))
def test_tables_are_alike_and_none_lacks_what_there_are_people_for(case: tuple[int, int]) -> None:
    people, tables = case
    found = seated(people, tables)
    sizes = Counter(one.table for one in found)
    assert len(found) == people
    assert set(sizes) == set(range(1, tables + 1))
    assert max(sizes.values()) - min(sizes.values()) <= 1
    for table, size in sizes.items():
        here = Counter(one.seat for one in found if one.table == table)
        assert sum(here[seat] > 0 for seat in NEEDED) == min(size, len(NEEDED))
        assert all(here[seat] <= ROOM[seat] for seat in ROOM)
        assert here[OBSERVER] == max(0, size - full(SEATS))


def test_seats_are_filled_in_order_then_shared_then_observed() -> None:
    assert [one.seat for one in seated(8, 1)] == [
        "akra.head", "dovra.head", "soc.chief", "akra.deputy", "akra.head", "dovra.head", OBSERVER, OBSERVER,
    ]  # fmt: skip


def test_a_table_that_is_one_short_lacks_the_last_of_what_is_needed() -> None:
    found = seated(5, 2)
    assert [one.seat for one in found if one.table == 2] == ["akra.head", "dovra.head"]


def test_wishes_come_first() -> None:
    found = seat_class(SEATS, [Wish(), Wish(2, "soc.chief"), Wish(seat="akra.deputy"), Wish(2)], 2)
    assert found == [
        Seating(1, "akra.head"), Seating(2, "soc.chief"), Seating(1, "akra.deputy"), Seating(2, "akra.head"),
    ]  # fmt: skip


@pytest.mark.parametrize("tables", [2, 3, 4, 5])
def test_who_wishes_a_seat_and_no_table_finds_one_where_it_is_free(tables: int) -> None:
    """A roster with a column of seats alone: every seat once for each table, in whatever order."""
    one_each = [Wish(seat=seat.id) for seat in SEATS]
    for wishes in (one_each * tables, [wish for wish in one_each for _ in range(tables)]):
        found = seat_class(SEATS, wishes, tables)
        assert [one.seat for one in found] == [wish.seat for wish in wishes]
        assert Counter(found) == {Seating(t, seat.id): 1 for t in range(1, tables + 1) for seat in SEATS}


def test_one_whose_wish_stands_later_on_the_roster_still_has_the_seat() -> None:
    wishes = [Wish(), Wish(), Wish(), Wish(1, "akra.head"), Wish(seat="akra.head"), Wish(seat=OBSERVER)]
    found = seat_class(SEATS, wishes, 2)
    assert found[3:] == [Seating(1, "akra.head"), Seating(2, "akra.head"), Seating(2, OBSERVER)]
    assert Counter(one.table for one in found) == {1: 3, 2: 3}


@pytest.mark.parametrize(
    ("wishes", "tables", "words"),
    [
        ([Wish()], 2, "1 people cannot fill 2 tables"),
        ([Wish(3), Wish()], 2, "the tables are 1 to 2"),
        ([Wish(1, "soc.chief"), Wish(1, "soc.chief")], 1, "more people than it takes"),
        ([Wish(1, "selm.head")], 1, r"the kit has no such seat; its seats are akra\.head, .*, observers\.first\."),
        ([Wish(seat="soc.chief")] * 3, 2, "more people than it takes"),
    ],
)
def test_wishes_that_cannot_be_met_say_why(wishes: list[Wish], tables: int, words: str) -> None:
    with pytest.raises(SeatingError, match=words):
        seat_class(SEATS, wishes, tables)


def after(people: list[Sitting], tables: list[int], closing: int | None = None) -> dict[int, Seating | None]:
    now = {one.who: one.at for one in people}
    for move in balance(SEATS, people, tables, closing).moves:
        assert now[move.who] == move.before
        now[move.who] = move.after
    return now


@given(
    st.lists(
        st.tuples(st.one_of(st.none(), st.integers(1, 4)), st.sampled_from([*roles(SEATS), OBSERVER])),
        min_size=1, max_size=25,
    ),
    st.sampled_from([None, 1, 4]),
)  # fmt: skip
def test_balancing_seats_everybody_and_leaves_nothing_needed_empty_that_could_be_filled(
    given_: list[tuple[int | None, str]], closing: int | None
) -> None:
    people = [Sitting(i, Seating(t, s) if t is not None else None) for i, (t, s) in enumerate(given_)]
    tables = [1, 2, 3, 4]
    planned = balance(SEATS, people, tables, closing)
    now = after(people, tables, closing)
    left = [table for table in tables if table != closing]
    assert all(at is not None and at.table in left for at in now.values())
    gaps = {Seating(t, s) for t in left for s in NEEDED} - set(now.values())
    assert set(planned.empty) == gaps
    if gaps:  # then nobody could be spared: each holds a needed seat alone
        assert all(count == 1 for count in Counter(now.values()).values())
        assert all(at is not None and at.seat in NEEDED for at in now.values())
    assert after([Sitting(who, at) for who, at in now.items()], left) == now  # what is balanced stays


def test_nobody_moves_at_tables_that_have_what_they_need() -> None:
    people = [Sitting(i, at) for i, at in enumerate(seated(13, 3))]
    assert balance(SEATS, people, [1, 2, 3]).moves == ()


def test_a_no_show_is_replaced_from_the_same_table_first() -> None:
    people = [Sitting(i, at) for i, at in enumerate(seated(8, 2)) if i != 0]  # table 1 has no akra.head
    (move,) = balance(SEATS, people, [1, 2]).moves
    assert move.before == Seating(1, "akra.deputy")
    assert move.after == Seating(1, "akra.head")


def test_who_comes_late_takes_the_gap() -> None:
    people = [Sitting(i, at) for i, at in enumerate(seated(6, 2)) if i != 5]
    planned = balance(SEATS, [*people, Sitting(99)], [1, 2])
    assert [(move.who, move.after) for move in planned.moves] == [(99, Seating(2, "soc.chief"))]


def test_a_table_is_given_up_and_its_people_share_or_observe_elsewhere() -> None:
    now = after([Sitting(i, at) for i, at in enumerate(seated(8, 3))], [1, 2, 3], closing=3)
    assert Counter(at.table for at in now.values() if at is not None) == {1: 4, 2: 4}
