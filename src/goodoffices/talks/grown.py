"""Sequences of a folded state: they only grow, and what one state holds is shared with the states folded from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class Grown(Sequence[T]):
    """The first `length` items of a list that only grows.

    Adding at the end costs O(1) for whoever holds all of the list, and O(length) for whoever holds less of it.
    Not safe for two threads that add to the same list at once.
    """

    __slots__ = ("_items", "_length")

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._items = list(items)
        self._length = len(self._items)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            start, stop, step = index.indices(self._length)
            if step > 0:
                return self._items[start:stop:step]
            return [self._items[i] for i in range(start, stop, step)]
        if not -self._length <= index < self._length:
            raise IndexError(index)
        return self._items[index if index >= 0 else index + self._length]

    def __iter__(self) -> Iterator[T]:
        return (self._items[i] for i in range(self._length))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Grown) or self._length != other._length:
            return False
        return self._items is other._items or self[:] == other[:]

    __hash__ = None  # type: ignore[assignment]  # what grows has no lasting hash

    def __repr__(self) -> str:
        return f"Grown({self[:]!r})"

    def plus(self, *items: T) -> Grown[T]:
        """These items and `items` after them."""
        return self.joined(items)

    def joined(self, items: Iterable[T]) -> Grown[T]:
        """These items and all of `items` after them."""
        whole: Grown[T] = Grown.__new__(Grown)
        whole._items = self._items if len(self._items) == self._length else self._items[: self._length]
        whole._items.extend(items)
        whole._length = len(whole._items)
        return whole
