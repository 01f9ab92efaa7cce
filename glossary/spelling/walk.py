"""The walk: which tokens of a segment the typed letters may be, by rows of the alignment carried down the trie.

All nodes of one depth are expanded together. A syllable is one step, so the deepest walk has few steps; what each
syllable costs over each stretch of the query is composed beforehand from its onset, vowel and coda.
"""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from glossary.spelling.channel import LONGEST, Channel, Floats
from glossary.spelling.segment import Segment, unit_of_code
from glossary.spelling.units import hangul_units

Array = NDArray[Any]

SYLLABLE = 8
"""The most letters one syllable covers."""

WIDEST = 6000
"""The most nodes of one depth that are followed further: the walk takes bounded time whatever is typed."""


class Sounds:
    """The units of a segment, resolved to columns of the channel. Made once for a segment and kept with it."""

    def __init__(self, segment: Segment, channel: Channel) -> None:
        self.channel = channel
        simple, simple_column = [], []
        syllable, coda = [], []
        bodies: dict[tuple[int, int], int] = {}
        body_of = []
        column = channel.columns
        for number, code in enumerate(segment.arrays["units"].tolist()):
            alphabet, text = unit_of_code(code)
            if alphabet in ("korean", "foreign"):
                parts = [column.get((alphabet, u), channel.unknown) for u in hangul_units(text)]
                syllable.append(number)
                body_of.append(bodies.setdefault((parts[0], parts[1]), len(bodies)))
                coda.append(parts[2] if len(parts) > 2 else -1)
            else:
                simple.append(number)
                simple_column.append(column.get((alphabet, text), channel.unknown))
        self.size = len(segment.arrays["units"])
        self.simple = np.array(simple, np.intp)
        self.simple_column = np.array(simple_column, np.intp)
        self.syllable = np.array(syllable, np.intp)
        self.body = np.array(body_of, np.intp)
        self.coda = np.array(coda, np.intp)
        self.onset = np.array([b[0] for b in bodies], np.intp)
        self.vowel = np.array([b[1] for b in bodies], np.intp)

    def over(self, text: str, most: float) -> tuple[Floats, Array]:
        """(costs [length, start, slot], slot of each unit or -1): the units that cost at most `most` somewhere."""
        channel, n = self.channel, len(text)
        costs = channel.over(text)
        body = _compose(costs[:, :, self.onset], costs[:, :, self.vowel], SYLLABLE - 1)
        least = body.min(axis=(0, 1)) if body.shape[2] else np.zeros(0, np.float32)
        kept = np.flatnonzero(least[self.body] <= most)
        # open syllables are their body; closed ones add a coda
        open_ = kept[self.coda[kept] < 0]
        closed = kept[self.coda[kept] >= 0]
        full = np.full((SYLLABLE + 1, n + 1, len(open_) + len(closed) + len(self.simple)), 60.0, np.float32)
        full[:SYLLABLE, :, : len(open_)] = body[:, :, self.body[open_]]
        if len(closed):
            used, where = np.unique(self.coda[closed], return_inverse=True)
            full[:, :, len(open_) : len(kept)] = _compose(
                body[:, :, self.body[closed]], costs[:, :, used][:, :, where], SYLLABLE)
        full[: LONGEST + 1, :, len(kept) :] = costs[:, :, self.simple_column]
        slots = np.full(self.size, -1, np.int32)
        slots[self.syllable[open_]] = np.arange(len(open_))
        slots[self.syllable[closed]] = np.arange(len(open_), len(kept))
        slots[self.simple] = np.arange(len(kept), full.shape[2])
        return full, slots


def _compose(first: Floats, second: Floats, longest: int) -> Floats:
    """Costs of one unit after another: for every length the cheapest place to divide it."""
    n = first.shape[1]
    out = np.full((longest + 1, n, first.shape[2]), 60.0, np.float32)
    for length in range(min(longest, n - 1) + 1):
        for head in range(max(0, length - second.shape[0] + 1), min(length, first.shape[0] - 1) + 1):
            rest = length - head
            last = n - length
            np.minimum(out[length, :last], first[head, :last] + second[rest, head : head + last], out=out[length, :last])
    return out


class Walk:
    """One query laid over one segment."""

    def __init__(self, segment: Segment, sounds: Sounds, text: str, most: float) -> None:
        self.segment = segment
        self.text = text
        self.costs, self.slots = sounds.over(text, most)

    @cached_property
    def _arrays(self) -> tuple[Array, Array, Array]:
        a = self.segment.arrays
        return a["trie_unit"], a["trie_first"], a["trie_reading"]

    def readings(self, start: int, ends: tuple[int, ...], most: float) -> dict[int, tuple[Array, Array]]:
        """For each end the readings that `text[start:end]` may be: (their numbers, their costs), none above `most`."""
        units, first, reading = self._arrays
        width = max(ends) - start
        costs = self.costs[:, start : start + width + 1]
        rows = np.full((width + 1, 1), 60.0, np.float32)
        rows[0] = 0.0
        nodes = np.zeros(1, np.int64)
        found: dict[int, list[tuple[Array, Array]]] = {end: [] for end in ends}
        longest = min(SYLLABLE, width)
        while len(nodes):
            begin = first[nodes]
            counts = first[nodes + 1] - begin
            parent = np.repeat(np.arange(len(nodes)), counts)
            if not len(parent):
                break
            shift = begin - (np.cumsum(counts) - counts)
            children = np.arange(len(parent)) + shift[parent]
            slot = self.slots[units[children]]
            alive = np.flatnonzero(slot >= 0)
            if len(alive) < len(slot):
                slot, parent, children = slot[alive], parent[alive], children[alive]
            above = rows[:, parent]
            new = above + costs[0][:, slot]
            for length in range(1, longest + 1):
                part = new[length:]
                np.minimum(part, above[:-length] + costs[length, : width + 1 - length].take(slot, axis=1), out=part)
            best = new.min(axis=0)
            kept = np.flatnonzero(best <= most)
            if len(kept) > WIDEST:
                kept = kept[np.argpartition(best[kept], WIDEST)[:WIDEST]]
            rows, nodes = new[:, kept], children[kept]
            ended = reading[nodes]
            for end in ends:
                cost = rows[end - start]
                hit = np.flatnonzero((ended >= 0) & (cost <= most))
                if len(hit):
                    found[end].append((ended[hit], cost[hit]))
        empty = np.zeros(0, np.int32), np.zeros(0, np.float32)
        return {
            end: (np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])) if parts else empty
            for end, parts in found.items()
        }
