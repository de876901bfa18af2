"""Sequences that only grow share what they hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.talks.grown import Grown


def test_whoever_holds_all_of_it_shares_and_whoever_holds_less_does_not_see_what_came_after() -> None:
    one = Grown([1])
    two = one.plus(2)
    other = one.plus(3)
    assert (list(one), list(two), list(other)) == ([1], [1, 2], [1, 3])
    assert one == Grown([1]) != two
    assert two[-1] == 2
    assert two[1:] == [2]
    assert 2 in two
    assert one != [1]
    with pytest.raises(IndexError):
        one[1]
    with pytest.raises(TypeError):
        hash(one)
    assert repr(two) == "Grown([1, 2])"


@given(st.lists(st.tuples(st.integers(0, 5), st.lists(st.integers(), max_size=3)), max_size=12), st.data())
def test_it_is_what_a_list_that_is_copied_would_be(steps: list[tuple[int, list[int]]], data: st.DataObject) -> None:
    grown, lists = [Grown[int]()], [[]]
    for which, items in steps:
        i = which % len(grown)
        grown.append(grown[i].joined(items))
        lists.append(lists[i] + items)
    assert [list(g) for g in grown] == lists
    for one, copy in zip(grown, lists, strict=True):
        where = data.draw(st.slices(len(copy)))
        assert (one[where], len(one)) == (copy[where], len(copy))
