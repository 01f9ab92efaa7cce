"""Search: the names a query may be a spelling of, the likeliest first, in bounded time."""

import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from glossary.spelling.channel import Channel, channel
from glossary.spelling.letters import Spoken, spoken
from glossary.spelling.segment import _LANGS, COLUMNS, Segment, deletions
from glossary.spelling.walk import Sounds, Walk

Array = NDArray[Any]

UNSPOKEN = 11.0
"""What a word of the query costs that the name does not have."""
UNASKED = 7.0
"""What a word of the name costs that the query does not have."""
_TYPED = 5.0
_NEVER = np.float32(60.0)
_FAR = 16.0
_EXPANDED = 40_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A name that the query may be a spelling of: the id of the form, the cost (-log P), and a calibrated score 0 to 1."""

    id: int
    cost: float
    score: float


@dataclass(frozen=True, slots=True)
class _Found:
    """Candidates of one span of the query: the cost of every token (60 is never), and which are candidates."""

    dense: Array
    tokens: Array
    costs: Array


_sounds: WeakKeyDictionary[Segment, Sounds] = WeakKeyDictionary()


def _sounds_of(segment: Segment, costs: Channel) -> Sounds:
    found = _sounds.get(segment)
    if found is None:
        found = _sounds[segment] = Sounds(segment, costs)
    return found


def search(segments: Sequence[Segment], query: str, *, lang: str | None = None, limit: int = 10) -> list[Hit]:
    """The names the query may spell, by cost; names alike are ordered by weight. Empty where nothing fits.

    `lang` keeps only forms of one language. Scores are calibrated: of hits scored .9 nine in ten are right.
    """
    best: dict[int, tuple[float, float]] = {}
    for way in spoken(query):
        for segment in segments:
            if not len(segment):
                continue
            for name, cost, weight in _Search(segment, way).run(limit, lang):
                cost += way.cost
                if name not in best or cost < best[name][0]:
                    best[name] = (cost, weight)
    ranked = sorted(best.items(), key=lambda x: (x[1][0] - 0.15 * math.log1p(x[1][1]), x[0]))
    return [Hit(name, cost, round(math.exp(-cost / 12), 3)) for name, (cost, _) in ranked[:limit]]


class _Search:
    """One way to say the query against one segment."""

    def __init__(self, segment: Segment, way: Spoken) -> None:
        self.segment = segment
        self.way = way
        self.channel = channel()
        self.sounds = _sounds_of(segment, self.channel)
        self.text = "|".join(way.words)
        self.starts = []
        at = 0
        for word in way.words:
            self.starts.append(at)
            at += len(word) + 1

    def run(self, limit: int, lang: str | None) -> list[tuple[int, float, float]]:
        names = np.zeros(0, np.int32)
        costs = np.zeros(0, np.float32)
        for most in (7.0, 11.0, 15.0):
            names, costs = self.attempt(most, lang)
            if len(costs) and (np.partition(costs, min(limit, len(costs)) - 1)[min(limit, len(costs)) - 1] <= most or costs.min() + 3 <= most):
                break
        order = np.argsort(costs, kind="stable")[: limit * 4]
        a = self.segment.arrays
        return [(int(a["name_id"][names[i]]), float(costs[i]), float(a["name_weight"][names[i]])) for i in order]

    def attempt(self, most: float, lang: str | None) -> tuple[Array, Array]:
        """(names, costs) of what is found when no token costs more than `most`."""
        words = self.way.words
        rows_parts, cost_parts = [], []
        if len(words) == 1:
            walk = Walk(self.segment, self.sounds, self.text, most)
            results = self.one_word(walk, most)
        else:
            results = self.many_words(most)
        for rows, costs in results:
            rows_parts.append(rows)
            cost_parts.append(costs)
        if not rows_parts:
            return np.zeros(0, np.int32), np.zeros(0, np.float32)
        rows = np.concatenate(rows_parts)
        costs = np.concatenate(cost_parts)
        a = self.segment.arrays
        names = a["analysis_name"][rows]
        costs = costs + a["analysis_cost"][rows]
        if lang is not None:
            kept = a["name_lang"][names] == (_LANGS.index(lang) if lang in _LANGS else 254)
            names, costs = names[kept], costs[kept]
        order = np.argsort(costs, kind="stable")
        names, costs = names[order], costs[order]
        _, first = np.unique(names, return_index=True)
        kept = costs[first] <= most * 2 + 8
        return names[first][kept], costs[first][kept]

    # -- candidates -------------------------------------------------------------------------------------------------

    def span(self, letters: str, readings: tuple[Array, Array], most: float) -> _Found:
        """All tokens that one stretch of the query may be: heard, a surname, or typed."""
        a = self.segment.arrays
        dense = np.full(len(a["token_first"]) - 1, _NEVER, np.float32)
        numbers, costs = readings
        if len(numbers):
            first = a["reading_first"]
            counts = first[numbers + 1] - first[numbers]
            source = np.repeat(np.arange(len(numbers)), counts)
            at = np.arange(len(source)) + (first[numbers] - (np.cumsum(counts) - counts))[source]
            np.minimum.at(dense, a["reading_token"][at], costs[source] + a["reading_cost"][at])
        for surname, cost in self.channel.surname_costs(letters, min(most, 7.5)):
            number = self.segment.surnames.get(surname)
            if number is not None:
                dense[number] = cost
        for number, cost in self.typed("l" + letters):
            dense[number] = min(dense[number], cost)
        tokens = np.flatnonzero(dense <= most)
        return _Found(dense, tokens, dense[tokens])

    def typed(self, key: str) -> list[tuple[int, float]]:
        """Latin words and terms within one or two typing errors."""
        a = self.segment.arrays
        if not len(a["word_hash"]):
            return []
        near = np.array(sorted({zlib.crc32((key[0] + w).encode()) for w in deletions(key[1:])}), np.uint32)
        low = np.searchsorted(a["word_hash"], near, "left")
        high = np.searchsorted(a["word_hash"], near, "right")
        numbers = {int(n) for i, j in zip(low, high, strict=True) for n in a["word_token"][i:j]}
        found = []
        for number in numbers:
            text = self.segment.token(number)
            if text[0] == key[0]:
                edits = OSA.distance(text[1:], key[1:])
                if edits <= 2 and edits * 3 <= len(key):
                    found.append((number, _TYPED * edits))
        return found

    # -- joining ----------------------------------------------------------------------------------------------------

    def rows_of(self, tokens: Array, costs: Array, most: int = _EXPANDED) -> Array:
        """The analyses that hold one of these tokens, the cheapest first while there is room."""
        first = self.segment.arrays["token_first"]
        order = np.argsort(costs, kind="stable")
        tokens = tokens[order]
        counts = (first[tokens + 1] - first[tokens]).astype(np.int64)
        room = np.searchsorted(np.cumsum(counts), most, "right")
        tokens, counts = tokens[: room + 1], counts[: room + 1]
        if len(counts) and counts[-1] > most:
            counts[-1] = most
        source = np.repeat(np.arange(len(tokens)), counts)
        at = np.arange(len(source)) + (first[tokens] - (np.cumsum(counts) - counts))[source]
        return np.unique(self.segment.arrays["token_analysis"][at])

    def size(self, found: _Found) -> int:
        first = self.segment.arrays["token_first"]
        return int((first[found.tokens + 1] - first[found.tokens]).sum())

    def assign(self, rows: Array, spans: list[_Found], lengths: list[int]) -> Array:
        """The cost of each analysis when its tokens are given to the spans in the cheapest way."""
        table = self.segment.arrays["analysis_tokens"][rows]
        columns = int((table >= 0).sum(axis=1).max()) if len(rows) else 0
        full = 1 << len(spans)
        state: list[Array | None] = [None] * full
        state[0] = np.zeros(len(rows), np.float32)
        for column in range(columns):
            token = table[:, column]
            there = token >= 0
            new: list[Array | None] = [None if s is None else s + np.where(there, np.float32(UNASKED), np.float32(0)) for s in state]
            for b, found in enumerate(spans):
                cost = np.where(there, found.dense[token], _NEVER)
                for mask in range(full):
                    s = state[mask]
                    if mask >> b & 1 or s is None:
                        continue
                    total = s + cost
                    other = new[mask | 1 << b]
                    new[mask | 1 << b] = total if other is None else np.minimum(other, total)
            state = new
        best = np.full(len(rows), _NEVER, np.float32)
        for mask, s in enumerate(state):
            if s is not None and mask:
                missing = sum(min(UNSPOKEN, 3 + 2.5 * lengths[b]) for b in range(len(spans)) if not mask >> b & 1)
                best = np.minimum(best, s + np.float32(missing))
        return best

    def many_words(self, most: float) -> list[tuple[Array, Array]]:
        words, k = self.way.words, len(self.way.words)
        # one text for each way to join neighbouring words; every span of it is a token
        plans: list[list[str]] = [list(words)]
        if k == 2:
            plans.append(["".join(words)])
        elif k == 3:
            plans += [[words[0], words[1] + words[2]], [words[0] + words[1], words[2]], ["".join(words)]]
        else:
            plans += [[*words[:i], words[i] + words[i + 1], *words[i + 2 :]] for i in range(k - 1)][:3]
        spans: dict[str, _Found] = {}
        results = []
        for plan in plans:
            if len(plan) == 1 and len(plan[0]) > 24:
                continue
            for letters in plan:
                if letters not in spans:
                    walk = Walk(self.segment, self.sounds, letters, most)
                    spans[letters] = self.span(letters, walk.readings(0, (len(letters),), most)[len(letters)], most)
            found = [spans[letters] for letters in plan]
            sized = sorted((f for f in found if len(f.tokens)), key=self.size)
            if len(sized) < min(len(plan), 2):
                continue
            rows = self.rows_of(sized[0].tokens, sized[0].costs)
            if len(plan) > 2:
                rows = np.union1d(rows, self.rows_of(sized[1].tokens, sized[1].costs))
            if len(rows):
                costs = self.assign(rows, found, [len(x) for x in plan])
                kept = costs < 40
                results.append((rows[kept], costs[kept]))
        return results

    def one_word(self, walk: Walk, most: float) -> list[tuple[Array, Array]]:
        word = self.text
        n = len(word)
        results = []
        ends = tuple(range(1, n + 1))
        heads = walk.readings(0, ends, most)
        whole = self.span(word, heads[n], most)
        if len(whole.tokens):
            rows = self.rows_of(whole.tokens, whole.costs)
            costs = self.assign(rows, [whole], [n])
            results.append((rows, costs))
        for cut in range(1, n):
            head, tail = word[:cut], word[cut:]
            least_head = min(_least(self.channel.surname_costs(head, most)), float(heads[cut][1].min()) if len(heads[cut][1]) else 60.0)
            if least_head > min(most, 6.0):
                continue
            tails = walk.readings(cut, (n,), most - least_head)
            if not len(tails[n][0]) and _least(self.channel.surname_costs(tail, most)) > most:
                continue
            a = self.span(head, heads[cut], most)
            b = self.span(tail, tails[n], most)
            sized = sorted((a, b), key=self.size)
            if not len(sized[0].tokens) or not len(sized[1].tokens):
                continue
            rows = self.rows_of(sized[0].tokens, sized[0].costs)
            costs = self.assign(rows, [a, b], [60, 60]) + np.float32(0.3)
            kept = costs < 40
            results.append((rows[kept], costs[kept]))
        return results


def _least(found: tuple[tuple[str, float], ...]) -> float:
    return found[0][1] if found else 60.0


assert COLUMNS
