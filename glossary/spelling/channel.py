"""The channel: what it costs to write each sound unit as each stretch of the letters that were typed.

Costs are -log of a probability. Those in `data/spelling/costs.tsv` were learned; typing errors are added to them here:
a letter left out, put in, changed, or two exchanged, each within one unit.
"""

from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from glossary.shipped import path as shipped
from glossary.spelling.systems import official, written
from glossary.spelling.units import hangul_units
from glossary.text.hangul import is_hangul

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

LONGEST = 5
"""The most letters one unit covers: four it is written with, and one put in by mistake."""

LEFT_OUT = 4.6
PUT_IN = 4.6
CHANGED = 5.0
EXCHANGED = 4.6
_UNWRITTEN = 5.5
_NEVER = np.float32(60.0)
_TYPED_BELOW = 2.6  # only spellings at least this usual are also known with typing errors


class Channel:
    """The learned costs, ready to be laid over a query."""

    def __init__(self, rows: list[tuple[str, str, str, float]]) -> None:
        self.columns: dict[tuple[str, str], int] = {}
        self.surnames: dict[str, list[tuple[str, float]]] = defaultdict(list)
        self.whole: dict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
        """How a syllable is written as a whole: (alphabet, syllable) -> letters with costs."""
        spelled: dict[str, dict[int, float]] = defaultdict(dict)
        for alphabet, unit, letters, cost in rows:
            if alphabet == "surname":
                self.surnames[letters].append((unit, cost))
                continue
            if is_hangul(unit):
                self.whole[alphabet, unit].append((letters, cost))
                continue
            column = self.columns.setdefault((alphabet, unit), len(self.columns))
            spelled[letters][column] = cost
        size = len(self.columns) + 1
        self.unknown = size - 1
        self.unwritten = np.full(size, _UNWRITTEN, np.float32)
        self.any_letter = np.full(size, 2 + CHANGED, np.float32)
        typed: dict[str, dict[int, float]] = defaultdict(dict)

        def type_(letters: str, column: int, cost: float) -> None:
            if cost < typed[letters].get(column, 60.0):
                typed[letters][column] = cost

        for letters, units in spelled.items():
            n = len(letters)
            for column, cost in units.items():
                if n == 0:
                    self.unwritten[column] = min(cost, _UNWRITTEN)
                elif n == 1:
                    self.any_letter[column] = min(self.any_letter[column], cost + CHANGED)
                elif cost < _TYPED_BELOW:
                    for i in range(n):
                        type_(letters[:i] + letters[i + 1 :], column, cost + LEFT_OUT)
                        type_(letters[:i] + "?" + letters[i + 1 :], column, cost + CHANGED)
                    for i in range(n - 1):
                        type_(letters[:i] + letters[i + 1] + letters[i] + letters[i + 2 :], column, cost + EXCHANGED)
                if n:
                    type_(letters, column, cost)
        self.written = {
            letters: (np.fromiter(units, np.intp, len(units)), np.fromiter(units.values(), np.float32, len(units)))
            for letters, units in typed.items()
        }
        self._spellings = [s for s in self.surnames if s]

    def over(self, text: str) -> Floats:
        """Costs [length, start, column] of each unit covering `text[start:start + length]`; 60 is never."""
        n = len(text)
        costs = np.full((LONGEST + 1, n + 1, self.unwritten.size), _NEVER, np.float32)
        costs[0] = self.unwritten
        costs[1, :n] = self.any_letter
        for start in range(n):
            for length in range(1, min(4, n - start) + 1):
                chunk = text[start : start + length]
                row = costs[length, start]
                patterns = [chunk]
                if length > 1:
                    patterns += [chunk[:i] + "?" + chunk[i + 1 :] for i in range(length)]
                for pattern in patterns:
                    found = self.written.get(pattern)
                    if found is not None:
                        row[found[0]] = np.minimum(row[found[0]], found[1])
        for length in range(2, LONGEST + 1):  # one letter put in, before or after
            last = n + 1 - length
            if last > 0:
                np.minimum(costs[length, :last], costs[length - 1, :last] + PUT_IN, out=costs[length, :last])
                np.minimum(costs[length, :last], costs[length - 1, 1 : last + 1] + PUT_IN, out=costs[length, :last])
        for barrier in (i for i, c in enumerate(text) if not c.isalpha()):
            for length in range(1, LONGEST + 1):
                costs[length, max(0, barrier - length + 1) : barrier + 1] = _NEVER
        return costs

    @lru_cache(maxsize=8192)  # noqa: B019 - there is one channel a process
    def surname_costs(self, letters: str, most: float) -> tuple[tuple[str, float], ...]:
        """The Korean surnames these letters may be, each with its cost, none above `most`."""
        found = dict(self.surnames.get(letters, ()))
        if len(letters) > 1:
            for spelling, edits, _ in extract(
                letters, self._spellings, scorer=OSA.distance, score_cutoff=2, limit=None
            ):
                if not edits:
                    continue
                for surname, cost in self.surnames[spelling]:
                    total = cost + LEFT_OUT * edits
                    if total < found.get(surname, most):
                        found[surname] = total
        return tuple(sorted((x for x in found.items() if x[1] <= most), key=lambda x: x[1]))


def read_costs(path: Path | None = None) -> list[tuple[str, str, str, float]]:
    """The rows of the learned table: alphabet, unit, letters, cost."""
    with (path or shipped("data", "spelling", "costs.tsv")).open(encoding="utf-8") as lines:
        rows = [line.split("\t") for line in lines if line[0] != "#"]
    return [(a, u, "" if s == "-" else s, float(c)) for a, u, s, c, _ in rows[1:]]


_SAME = 0.05  # a unit written as it is
_DOUBLED = 0.3  # a doubled consonant, for っ


def _rows(script: str) -> list[tuple[str, str, str, float]]:
    """The costs for a query written in `script`: latin, or hangul or kana put into the letters of their systems."""
    every = read_costs()
    if script == "latin":
        return [row for row in every if "/" not in row[0]]
    own = ("korean", "foreign") if script == "hangul" else ("kana", "katakana")
    rows = [(a.removesuffix("/" + script), u, s, c) for a, u, s, c in every if a.endswith("/" + script)]
    spellings = official()
    for (alphabet, unit), letters in spellings.items():
        if alphabet in own:
            rows.append((alphabet, unit, letters, _SAME))
            if unit in ("っ", "ッ"):
                rows += [(alphabet, unit, letter, _DOUBLED) for letter in "kstpcgdbjzfr"]
    for alphabet, surname in spellings:
        if alphabet == "surname":
            rows += [("surname", surname, letters, cost) for letters, cost in _surname_in(script, surname)]
    return rows


def _surname_in(script: str, surname: str) -> list[tuple[str, float]]:
    """The spellings of a surname in the letters of a Hangul or kana query."""
    if script == "hangul":
        return [("".join(official()["korean", u] for u in hangul_units(surname)), _SAME)]
    ways = [("", 0.0)]
    for unit in hangul_units(surname):
        ways = [(w + s, c + 0.5 * i) for w, c in ways for i, s in enumerate(written()["korean/kana", unit])]
    return sorted(ways, key=lambda x: x[1])[:6]


def channel(script: str = "latin") -> Channel:
    """The channel for queries in one script, read once a process."""
    return _channel(script)


@cache  # by the script alone: a call without one is the same as one for Latin letters
def _channel(script: str) -> Channel:
    return Channel(_rows(script))
