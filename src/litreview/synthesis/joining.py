"""Keys that are joined to groups one pair at a time, but for those that must stay apart."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Joined(Generic[Key]):
    """Groups of keys; no join puts two of ``apart`` into one group, at whatever remove.

    Example:
        >>> joined = Joined(["a", "b", "c"], apart=[("a", "c")])
        >>> joined.join("a", "b"), joined.join("b", "c"), joined.find("c")
        (True, False, 'c')
    """

    def __init__(self, keys: Iterable[Key], apart: Iterable[tuple[Key, Key]] = ()) -> None:
        """Let every key be a group of its own."""
        self._root = {key: key for key in keys}
        self._foes: dict[Key, set[Key]] = {}
        self._members: dict[Key, set[Key]] = {}
        for one, other in apart:
            self._foes.setdefault(one, set()).add(other)
            self._foes.setdefault(other, set()).add(one)

    def find(self, key: Key) -> Key:
        """Return the key that stands for the group of ``key``, which becomes a group where it was not known."""
        while self._root.setdefault(key, key) != key:
            self._root[key] = self._root[self._root[key]]
            key = self._root[key]
        return key

    def join(self, one: Key, other: Key) -> bool:
        """Return whether both keys are in one group now."""
        first, second = self.find(one), self.find(other)
        if first == second:
            return True
        if not self._foes.get(first, set()).isdisjoint(self._list_members(second)):
            return False
        self._root[second] = first
        if self._foes:
            self._members[first] = self._list_members(first) | self._list_members(second)
            self._foes[first] = self._foes.get(first, set()) | self._foes.get(second, set())
        return True

    def join_all(self, keys: Sequence[Key]) -> None:
        """Join each of ``keys`` to the first group among them, in their order, that it may belong to."""
        heads: list[Key] = []
        for key in keys:
            if not any(self.join(head, key) for head in heads):
                heads.append(key)

    def _list_members(self, root: Key) -> set[Key]:
        return self._members.get(root, {root})
