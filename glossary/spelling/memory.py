"""What was found to be one name and what was not, kept for a while: the names of an archive meet again and again.

A comparison is a pure function of two forms, so what one process found serves another.
"""

from collections.abc import Callable, Iterable
from itertools import islice

KEPT = 100_000
"""Comparisons kept, about 20 MB; then it begins anew."""

Comparison = tuple[tuple[str, str], float]
"""Two forms, and the probability that they are one name."""


class Memory:
    """Remembers what a comparison of two forms gave.

    >>> calls = []
    >>> memory = Memory(lambda a, b: calls.append(a) or 0.5)
    >>> memory("Park", "Pak"), memory("Park", "Pak"), calls
    (0.5, 0.5, ['Park'])
    """

    def __init__(self, compare: Callable[[str, str], float]) -> None:
        self._compare = compare
        self._known: dict[tuple[str, str], float] = {}

    def __call__(self, a: str, b: str) -> float:
        """What the comparison gives."""
        known = self._known.get((a, b))
        if known is None:
            known = self._compare(a, b)
            self.recall([((a, b), known)])
        return known

    def __len__(self) -> int:
        return len(self._known)

    def since(self, length: int) -> tuple[Comparison, ...]:
        """What was remembered since it held so many comparisons."""
        return tuple(islice(self._known.items(), length if length <= len(self._known) else 0, None))

    def recall(self, comparisons: Iterable[Comparison]) -> None:
        """Remember comparisons that were made elsewhere."""
        if len(self._known) >= KEPT:
            self._known.clear()
        self._known.update(comparisons)
