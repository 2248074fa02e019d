"""Sequences whose items are made when they are asked for, since all at once would be too many to hold."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

_Seed = TypeVar("_Seed")
_Item = TypeVar("_Item")


class Made(Sequence[_Item], Generic[_Seed, _Item]):
    """What ``make`` makes of each of ``seeds``, anew each time.

    Example:
        >>> squares = Made(range(5), lambda number: number * number)
        >>> len(squares), squares[3], squares[3:]
        (5, 9, [9, 16])
    """

    def __init__(self, seeds: Sequence[_Seed], make: Callable[[_Seed], _Item]) -> None:
        """Take what the items are made of, and how."""
        self._seeds, self._make = seeds, make

    def __len__(self) -> int:
        """Return how many items there are."""
        return len(self._seeds)

    @overload
    def __getitem__(self, place: int) -> _Item: ...

    @overload
    def __getitem__(self, place: slice) -> list[_Item]: ...

    def __getitem__(self, place: int | slice) -> _Item | list[_Item]:
        """Return one item, or a list of some."""
        seeds = self._seeds[place]
        return [self._make(seed) for seed in seeds] if isinstance(place, slice) else self._make(seeds)

    def __iter__(self) -> Iterator[_Item]:
        """Yield the items in their order."""
        return map(self._make, self._seeds)
