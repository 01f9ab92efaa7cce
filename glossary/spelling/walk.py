"""The walk: which tokens of a segment the typed letters may be, by rows of the alignment carried down the trie.

All nodes of one depth are expanded together. A syllable is one step, so the deepest walk has few steps; what each
syllable costs over each stretch of the query is composed beforehand from its onset, vowel and coda.
"""

from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from glossary.spelling.channel import LONGEST, Channel, Floats
from glossary.spelling.segment import FOREIGN, KANA, KATAKANA, Segment, unit_of_code
from glossary.spelling.units import hangul_units

Array = NDArray[Any]

ALPHABET_STARTS = np.array([0, FOREIGN, KANA, KATAKANA])
"""Where the numbers of the units of each alphabet begin."""

SYLLABLE = 8
"""The most letters one syllable covers."""

ONSET, VOWEL, CODA = 3, 4, 3
"""The most letters each part of a syllable covers, one put in by mistake included."""

DEEPEST = 6
"""How many units ahead the least that must still be paid is looked up; further ones are taken to be enough."""

WIDEST = 2000
"""The most nodes of one depth that are followed further: the walk takes bounded time whatever is typed."""


_DEAR = 10.0  # a syllable that fits nowhere, when it must be paid all the same


_LAID = 8  # texts a segment keeps laid out


def _whole_syllables(segment: Segment, channel: Channel) -> dict[str, tuple[Array, Floats]]:
    """The syllables of a segment that are written so as a whole, by their letters: (units, costs)."""
    found: dict[str, tuple[list[int], list[float]]] = {}
    for number, code in enumerate(segment.arrays["units"].tolist()):
        for letters, cost in channel.whole.get(unit_of_code(code), ()):
            units, costs = found.setdefault(letters, ([], []))
            units.append(number)
            costs.append(cost)
    return {
        letters: (np.array(units, np.intp), np.array(costs, np.float32)) for letters, (units, costs) in found.items()
    }


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
        self.whole = _whole_syllables(segment, channel)
        self.size = len(segment.arrays["units"])
        codes = segment.arrays["units"]
        # The root of the trie has no unit of its own; a segment of Latin forms alone has no unit at all.
        self.alphabet = (
            np.searchsorted(ALPHABET_STARTS, codes if len(codes) else ALPHABET_STARTS[:1], "right").astype(np.intp) - 1
        )
        first, reading = segment.arrays["trie_first"], segment.arrays["trie_reading"]
        self.parent = np.zeros(len(first) - 1, np.int32)
        self.parent[1:] = np.repeat(np.arange(len(first) - 1, dtype=np.int32), np.diff(first))
        self.node_of_reading = np.zeros(int(reading.max(initial=-1)) + 1, np.int32)
        ends = np.flatnonzero(reading >= 0)
        self.node_of_reading[reading[ends]] = ends
        below = np.minimum(segment.arrays["trie_below"], DEEPEST).astype(np.uint8)
        self.ahead = (
            below * np.uint8(len(ALPHABET_STARTS)) + self.alphabet.astype(np.uint8)[segment.arrays["trie_unit"]]
        )
        self.simple = np.array(simple, np.intp)
        self.simple_column = np.array(simple_column, np.intp)
        self.syllable = np.array(syllable, np.intp)
        self.body = np.array(body_of, np.intp)
        self.coda = np.array(coda, np.intp)
        self.onset = np.array([b[0] for b in bodies], np.intp)
        self.vowel = np.array([b[1] for b in bodies], np.intp)
        self._laid: OrderedDict[str, tuple[Floats, Floats]] = OrderedDict()

    def over(self, text: str, most: float) -> tuple[Floats, Array, Floats]:
        """(costs [length, start, slot], slot of each unit, the least cost of any unit [length, start, alphabet]).

        Syllables that cost more than `most` wherever they are laid have slot -1, the last, and are dear everywhere.
        """
        n = len(text)
        costs, body = self._lay(text)
        least = body.min(axis=(0, 1)) if body.shape[2] else np.zeros(0, np.float32)
        kept = np.flatnonzero(least[self.body] <= most)
        # open syllables are their body; closed ones add a coda
        open_ = kept[self.coda[kept] < 0]
        closed = kept[self.coda[kept] >= 0]
        full = np.full((SYLLABLE + 1, n + 1, len(kept) + len(self.simple) + 1), 60.0, np.float32)
        full[:SYLLABLE, :, : len(open_)] = body[:, :, self.body[open_]]
        if len(closed):
            full[:, :, len(open_) : len(kept)] = _compose(
                body[:, :, self.body[closed]], costs[: CODA + 1, :, self.coda[closed]], SYLLABLE
            )
        full[: LONGEST + 1, :, len(kept) : -1] = costs[:, :, self.simple_column]
        full[0, :, -1] = _DEAR
        full[1:LONGEST, :, -1] = _DEAR
        slots = np.full(self.size, -1, np.int32)
        slots[self.syllable[open_]] = np.arange(len(open_))
        slots[self.syllable[closed]] = np.arange(len(open_), len(kept))
        slots[self.simple] = np.arange(len(kept), full.shape[2] - 1)
        for length, start, numbers, whole in self._whole(text):
            there = slots[numbers]
            np.minimum.at(full[length, start], there[there >= 0], whole[there >= 0])
        # slots run korean, foreign, korean, foreign, kana, katakana
        least = np.full((SYLLABLE + 1, n + 1, len(ALPHABET_STARTS)), 60.0, np.float32)
        alphabets = np.concatenate(
            [self.alphabet[self.syllable[open_]], self.alphabet[self.syllable[closed]], self.alphabet[self.simple]]
        )
        if len(alphabets):
            starts = np.flatnonzero(np.concatenate([[True], alphabets[1:] != alphabets[:-1]]))
            group = np.minimum.reduceat(full[:, :, :-1], starts, axis=2)
            for i, alphabet in enumerate(alphabets[starts]):
                np.minimum(least[:, :, alphabet], group[:, :, i], out=least[:, :, alphabet])
        return full, slots, least

    def _lay(self, text: str) -> tuple[Floats, Floats]:
        """(what the units cost, what onset and vowel cost together): a text is walked more than once, closely and widely."""
        if text not in self._laid:
            costs = self.channel.over(text)
            body = _compose(costs[: ONSET + 1, :, self.onset], costs[: VOWEL + 1, :, self.vowel], SYLLABLE - 1)
            self._laid[text] = costs, body
            if len(self._laid) > _LAID:
                self._laid.popitem(last=False)
        return self._laid[text]

    def _whole(self, text: str) -> Iterator[tuple[int, int, Array, Floats]]:
        """The stretches that are syllables as a whole: (length, start, units, costs)."""
        for start in range(len(text)):
            for length in range(1, min(SYLLABLE, len(text) - start) + 1):
                if text[start : start + length] in self.whole:
                    yield length, start, *self.whole[text[start : start + length]]


def _compose(first: Floats, second: Floats, longest: int) -> Floats:
    """Costs of one unit after another: for every length the cheapest place to divide it."""
    n = first.shape[1]
    out = np.full((longest + 1, n, first.shape[2]), 60.0, np.float32)
    for length in range(min(longest, n - 1) + 1):
        for head in range(max(0, length - second.shape[0] + 1), min(length, first.shape[0] - 1) + 1):
            rest = length - head
            last = n - length
            np.minimum(
                out[length, :last], first[head, :last] + second[rest, head : head + last], out=out[length, :last]
            )
    return out


class Walk:
    """One stretch of letters laid over one segment: what tokens it may be, and what a given token costs."""

    def __init__(self, segment: Segment, sounds: Sounds, text: str, most: float) -> None:
        self.segment = segment
        self.sounds = sounds
        self.text = text
        self.costs, self.slots, self.least = sounds.over(text, most)
        self.cheapest = self.costs.min(axis=(0, 1))

    def _rest(self, start: int, ends: tuple[int, ...]) -> Floats:
        """The least that so many further units cost from a place to one of the ends: [place, units x alphabet]."""
        width = max(ends) - start
        rest = np.full((DEEPEST + 1, width + 1, len(ALPHABET_STARTS)), 60.0, np.float32)
        for end in ends:
            rest[0, end - start] = 0.0
        for units in range(1, DEEPEST + 1):
            rest[units] = rest[units - 1]
            for length in range(min(SYLLABLE, width) + 1):
                part = rest[units, : width + 1 - length]
                np.minimum(
                    part, self.least[length, start : start + width + 1 - length] + rest[units - 1, length:], out=part
                )
        return np.ascontiguousarray(rest.transpose(1, 0, 2).reshape(width + 1, -1))

    def readings(
        self, start: int, ends: tuple[int, ...], most: float, alphabets: frozenset[int] | None = None
    ) -> dict[int, tuple[Array, Array]]:
        """For each end the readings that `text[start:end]` may be: (their numbers, their costs), none above `most`.

        `alphabets` keeps to some of the alphabets, by their place in `ALPHABET_STARTS`.
        """
        a = self.segment.arrays
        units, first, reading, ahead = a["trie_unit"], a["trie_first"], a["trie_reading"], self.sounds.ahead
        width = max(ends) - start
        costs = self.costs[:, start : start + width + 1]
        rows = np.full((width + 1, 1), 60.0, np.float32)
        rows[0] = 0.0
        nodes = np.zeros(1, np.int64)
        found: dict[int, list[tuple[Array, Array]]] = {end: [] for end in ends}
        lengths = [n for n in range(1, min(SYLLABLE, width) + 1) if self.least[n, start : start + width].min() <= most]
        rest = self._rest(start, ends)
        while len(nodes):
            begin = first[nodes]
            counts = first[nodes + 1] - begin
            parent = np.repeat(np.arange(len(nodes)), counts)
            if not len(parent):
                break
            shift = begin - (np.cumsum(counts) - counts)
            children = np.arange(len(parent)) + shift[parent]
            slot = self.slots[units[children]]
            alive = (slot >= 0) & (self.cheapest[slot] <= most)
            if nodes[0] == 0 and alphabets is not None:
                alive &= np.isin(self.sounds.alphabet[units[children]], list(alphabets))
            kept = np.flatnonzero(alive)
            if len(kept) < len(slot):
                slot, parent, children = slot[kept], parent[kept], children[kept]
            above = rows[:, parent]
            new = above + costs[0].take(slot, axis=1)
            for length in lengths:
                part = new[length:]
                np.minimum(part, above[:-length] + costs[length, : width + 1 - length].take(slot, axis=1), out=part)
            best = (new + rest.take(ahead[children], axis=1)).min(axis=0)
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

    def measure(self, readings: Array) -> Floats:
        """What the whole text costs as each of these readings, aligned from its end."""
        units, parent = self.segment.arrays["trie_unit"], self.sounds.parent
        nodes = self.sounds.node_of_reading[readings]
        n = len(self.text)
        rows = np.full((n + 1, len(readings)), 60.0, np.float32)
        rows[n] = 0.0
        active = np.arange(len(readings))
        while len(active):
            slot = self.slots[units[nodes[active]]]
            after = rows[:, active]
            new = after + self.costs[0].take(slot, axis=1)
            for length in range(1, min(SYLLABLE, n) + 1):
                part = new[:-length]
                np.minimum(part, after[length:] + self.costs[length, : n + 1 - length].take(slot, axis=1), out=part)
            rows[:, active] = new
            nodes[active] = parent[nodes[active]]
            active = active[nodes[active] > 0]
        least: Floats = rows[0]
        return least
