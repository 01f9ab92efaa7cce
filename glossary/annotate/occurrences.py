"""Where forms may stand in a text, in columns, and which of those that overlap win."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from glossary.annotate.writing import Choice, Places

Doubts = npt.NDArray[np.uint8]


WRITING: Final = 1
"""Its capitals and spaces are not what the form has, or several entries have the form."""
LETTERS: Final = 2
"""More than two letters tell whether a word begins there."""
BEGINNING: Final = 4
"""The analyser tells whether a word begins there,"""
ENDING: Final = 8
"""and whether it ends there."""
_ROUNDS: Final = 8
"""Overlapping forms are settled together as often as that; what is left is a strange text, and settled one by one."""


def doubts_of(writing: Choice, letters: Choice, beginning: Choice, ending: Choice) -> Doubts:
    """The doubts about some places in one column."""
    doubts: Doubts = writing * np.uint8(WRITING)
    doubts |= letters * np.uint8(LETTERS)
    doubts |= beginning * np.uint8(BEGINNING)
    doubts |= ending * np.uint8(ENDING)
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

    def winners(self, holds: Callable[[Places], Choice]) -> Places:
        """The occurrences that are left, by their places here, in order: of those that overlap, the longest that hold.

        Of equally long ones, the first. `holds` is asked about those in doubt, about many at once, and not about all.

        >>> columns = np.array([[0, 1, 2], [0, 0, 8], [9, 4, 12], [9, 4, 12]])
        >>> Occurrences(*columns, np.array([1, 0, 0])).winners(lambda at: at < 0).tolist()
        [1, 2]
        """
        left = np.arange(self.numbers.size)
        won = [left[:0]]
        for _ in range(_ROUNDS):
            if not left.size:
                break
            winners, left = self._settled(left, holds)
            won.append(winners)
        if left.size:
            won.append(self._one_by_one(left[self._hold(left, holds)]))
        return np.sort(np.concatenate(won))

    def _settled(self, left: Places, holds: Callable[[Places], Choice]) -> tuple[Places, Places]:
        """The longest in each group of overlapping occurrences, if they hold, and what is then still to be settled."""
        starts, stops = self.starts[left], self.stops[left]
        reach = np.maximum.accumulate(stops)
        firsts = np.concatenate(([0], np.flatnonzero(starts[1:] >= reach[:-1]) + 1))
        group = np.repeat(np.arange(firsts.size), np.diff(np.append(firsts, left.size)))
        lengths = stops - starts
        longest = np.flatnonzero(lengths == np.maximum.reduceat(lengths, firsts)[group])
        longest = longest[np.searchsorted(longest, firsts)]
        hold = self._hold(left[longest], holds)
        gone = hold[group] & (starts < stops[longest][group]) & (stops > starts[longest][group])
        gone[longest] = True
        return left[longest[hold]], left[~gone]

    def _hold(self, at: Places, holds: Callable[[Places], Choice]) -> Choice:
        """Which of some occurrences hold."""
        hold: Choice = self.doubts[at] == 0
        asked = np.flatnonzero(~hold)
        if asked.size:
            hold[asked] = holds(at[asked])
        return hold

    def _one_by_one(self, left: Places) -> Places:
        """The longest of some occurrences that hold."""
        starts, stops = self.starts[left], self.stops[left]
        taken: list[int] = []
        begins: list[int] = []
        for index in np.lexsort((starts, starts - stops)).tolist():
            at = bisect_left(begins, int(stops[index]))
            if not at or stops[taken[at - 1]] <= starts[index]:
                begins.insert(at, int(starts[index]))
                taken.insert(at, index)
        return left[taken]
