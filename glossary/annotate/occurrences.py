"""Where forms may stand in a text, in columns, and which of those that overlap win."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from glossary.annotate.writing import Choice, Places

Doubts = npt.NDArray[np.uint8]


BEGINNING: Final = 1
"""Whether a word begins there is not known yet."""
ENDING: Final = 2
"""Whether it ends there is not."""
WRITING: Final = 4
"""Its capitals and spaces are not what the form has, or several entries have the form."""


def doubts_of(beginning: Choice, ending: Choice, writing: Choice) -> Doubts:
    """The doubts about some places in one column."""
    doubts: Doubts = beginning * np.uint8(BEGINNING)
    doubts |= ending * np.uint8(ENDING)
    doubts |= writing * np.uint8(WRITING)
    return doubts


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Forms by their numbers, each with its start, the end of its letters, and its stop, which takes a plural in.

    In order of their starts, of those that start together the longer first. `doubts` says what is still to be asked.
    """

    numbers: Places
    starts: Places
    ends: Places
    stops: Places
    doubts: Doubts

    def in_order(self) -> "Occurrences":
        """The same occurrences, sorted; those that start and stop together stay in the order they had."""
        order = np.lexsort((-self.stops, self.starts))
        return Occurrences(
            self.numbers[order], self.starts[order], self.ends[order], self.stops[order], self.doubts[order]
        )

    def winners(self, holds: Callable[[int], bool]) -> Places:
        """The occurrences that are left, by their places here, in order: of those that overlap, the longest that hold.

        Of equally long ones, the first. `holds` is asked about those in doubt, and not about all of them.

        >>> columns = np.array([[0, 1, 2], [0, 0, 8], [9, 4, 12], [9, 4, 12]])
        >>> Occurrences(*columns, np.array([1, 0, 0])).winners(lambda at: False).tolist()
        [1, 2]
        """
        if not self.numbers.size:
            return self.numbers
        reach = np.maximum.accumulate(self.stops)
        firsts = np.concatenate(([0], np.flatnonzero(self.starts[1:] >= reach[:-1]) + 1))
        lasts = np.append(firsts[1:], self.numbers.size)
        # Mostly the first of those that overlap covers the others.
        covers = (self.doubts[firsts] == 0) & (self.stops[firsts] == reach[lasts - 1])
        won: list[int] = firsts[covers].tolist()
        others = [
            at
            for first, last in zip(firsts[~covers].tolist(), lasts[~covers].tolist(), strict=True)
            for at in self._longest(first, last, holds)
        ]
        return np.array(sorted(won + others), dtype=np.int64)

    def _longest(self, first: int, last: int, holds: Callable[[int], bool]) -> list[int]:
        """The longest that hold among those from `first` to `last`."""
        if last == first + 1:
            return [first] if not self.doubts[first] or holds(first) else []
        spans = list(zip(self.starts[first:last].tolist(), self.stops[first:last].tolist(), strict=True))
        starts: list[int] = []
        taken: list[int] = []
        for index in sorted(range(len(spans)), key=lambda i: (spans[i][0] - spans[i][1], spans[i][0])):
            start, stop = spans[index]
            at = bisect_left(starts, stop)
            if at and spans[taken[at - 1]][1] > start:
                continue
            if not self.doubts[first + index] or holds(first + index):
                starts.insert(at, start)
                taken.insert(at, index)
        return [first + index for index in taken]
