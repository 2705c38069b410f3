"""What people hold to be one and to be two, obeyed while groups are made; and what cannot all be obeyed."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
Link = tuple[Node, Node]


class Bonds:
    """Of 0..n-1 which are one whole, and which wholes may not become one.

    same: pairs that are one from the beginning; apart: pairs that never are, neither by themselves nor through others. They
    must not contradict each other (`contradicted`).
    """

    def __init__(self, n: int, same: Iterable[tuple[int, int]] = (), apart: Iterable[tuple[int, int]] = ()) -> None:
        self._home = list(range(n))
        self._whole = {i: [i] for i in range(n)}
        self._barred: dict[int, set[int]] = defaultdict(set)  # whole -> members of others that it may not have
        for i, j in same:
            self.join(i, j)
        for i, j in apart:
            self._barred[self._home[i]].add(j)
            self._barred[self._home[j]].add(i)

    def may(self, i: int, j: int) -> bool:
        """Whether the wholes of two may be one."""
        other = self._home[j]
        return all(self._home[k] != other for k in self._barred.get(self._home[i], ()))

    def join(self, i: int, j: int) -> None:
        """Make one whole of those of two that may be."""
        keep, gone = sorted((self._home[i], self._home[j]))
        if keep == gone:
            return
        moved = self._whole.pop(gone)
        self._whole[keep] += moved
        for k in moved:
            self._home[k] = keep
        if gone in self._barred:
            self._barred[keep] |= self._barred.pop(gone)

    def wholes(self) -> list[list[int]]:
        """Each sorted, in order of their first member."""
        return sorted((sorted(members) for members in self._whole.values()), key=lambda m: m[0])

    def parted(self, members: list[int]) -> list[list[int]]:
        """Members that were taken for one, in parts that may be; each goes to the first part that it may go to."""
        parts: list[list[int]] = []
        for i in members:
            home = next((part for part in parts if self.may(part[0], i)), None)
            if home is None:
                parts.append([i])
            else:
                self.join(home[0], i)
                home.append(i)
        return parts


def contradicted(same: Iterable[Link[Node]], apart: Iterable[Link[Node]]) -> Mapping[Link[Node], frozenset[Link[Node]]]:
    """Those of `same` that cannot hold -> those of `apart` that they contradict.

    Two that were told apart stay apart. If a chain of `same` joins them, at least one link of it is wrong and nobody knows
    which: all links of the shortest chains are set aside, of all such pairs at once, and again until no chain is left. So it
    does not matter in which order anything was said.
    """
    left, told = set(same), set(apart)
    out: dict[Link[Node], frozenset[Link[Node]]] = {}
    while True:
        near: dict[Node, set[Node]] = defaultdict(set)
        for i, j in left:
            near[i].add(j)
            near[j].add(i)
        found: dict[Link[Node], set[Link[Node]]] = defaultdict(set)
        for a, b in told:
            here, there = _steps(a, near), _steps(b, near)
            for i, j in left:
                if b in here and i in here and here[b] == 1 + min(here[i] + there[j], here[j] + there[i]):
                    found[(i, j)].add((a, b))
        if not found:
            return out
        out |= {link: frozenset(against) for link, against in found.items()}
        left -= set(found)


def _steps(start: Node, near: Mapping[Node, set[Node]]) -> dict[Node, int]:
    """Links of the shortest chain from `start` to all that it is joined to."""
    steps = {start: 0}
    coming = deque([start])
    while coming:
        one = coming.popleft()
        for other in near.get(one, ()):
            if other not in steps:
                steps[other] = steps[one] + 1
                coming.append(other)
    return steps
