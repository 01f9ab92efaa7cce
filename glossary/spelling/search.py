"""Search: the names a query may be a spelling of, the likeliest first, in bounded time.

The words of the query are looked up first as tokens (heard, or typed), then the names that hold those tokens are put
together: a name is as good as the cheapest way to give its tokens to the words. What is spelled by habit is found in
the first pass; a second one, for typing errors and rare spellings, looks more closely at what the first left open.
"""

import math
import zlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from glossary.spelling.channel import channel
from glossary.spelling.letters import Spoken, spoken
from glossary.spelling.score import FOUND, RIVAL, score
from glossary.spelling.segment import LANGS, Segment, deletions
from glossary.spelling.spellings import spellings
from glossary.spelling.walk import Sounds, Walk

Array = NDArray[Any]

UNSPOKEN = 3.0
"""What each letter of a word of the query costs that the name does not have: as much as any letters would."""
UNASKED = 7.0
"""What a word of the name costs that the query does not have."""
NEAR = 6.0
"""The most a token costs in the first pass, which finds nearly everything that is spelled by habit."""
FAR = 12.5
"""The most a token costs in the second pass, for typing errors and rare ways to write."""
_TYPED = 5.0
_GLUED = 0.3
CLOSER = 10.5
"""The most a token costs by which a name is taken into closer view."""
MISPLACED = 11.0
"""When nothing costs less, the space between the words may be what is wrong."""
_UNDERSTOOD = 3.0  # a word with a token this cheap need not be looked for further
_MEANT = 1.5  # a name this cheap is what the words were joined for: other ways to join them need not be tried
_STRANGE = 1.0  # a letter: when nothing costs less, no word of the query was understood
_NEVER = np.float32(60.0)
_HOPELESS = 40.0
_ROOM = 30_000  # the most names put together for one plan
_CLOSER = 4_000  # the most names whose other words are measured
_LONGEST_GLUED = 16
_KOREAN = frozenset({0})
_UNHEARD = ("written", "spelled")  # ways to look a query up that do not go through the channel
_LIKELIEST = 3
_FEW = 12  # with fewer names than this a lone word is looked for further,
_BESIDE = 4.5  # up to this much dearer than the best


@dataclass(frozen=True, slots=True)
class Hit:
    """A name that the query may be a spelling of: the id of the form, the cost (-log P), and a calibrated score 0 to 1."""

    id: int
    cost: float
    score: float


class _Index:
    """A segment with what a process keeps beside it."""

    def __init__(self, segment: Segment, script: str) -> None:
        self.segment = segment
        self.script = script
        self.channel = channel("latin" if script in _UNHEARD else script)
        self.known: OrderedDict[str, tuple[Array, Array]] = OrderedDict()

    @cached_property
    def sounds(self) -> Sounds:
        """The units of the segment as the channel of the script hears them."""
        return Sounds(self.segment, self.channel)

    def remember(self, letters: str, tokens: Array, costs: Array) -> None:
        self.known[letters] = tokens, costs
        if len(self.known) > 512:
            self.known.popitem(last=False)


def _index(segment: Segment, script: str) -> _Index:
    """What is kept beside a segment: kept in it, so that both go together when nobody asks for it any more."""
    kept: _Index | None = segment.beside.get(script)
    if kept is None:
        kept = segment.beside[script] = _Index(segment, script)
    return kept


_EVIDENCE = 0.15
"""What a factor e of evidence for a form is worth: enough to decide between names that are spelled alike."""
_CLEAR = 2.0
"""A name found at this cost is what was meant: other ways to say the query need not be tried."""


def search(
    segments: Sequence[Segment], query: str, *, lang: str | None = None, limit: int = 10, thorough: bool = True
) -> list[Hit]:
    """The names the query may spell, by cost; names alike are ordered by weight. Empty where nothing fits.

    `lang` keeps only forms of one language. What is not `thorough` makes the first pass alone, for many names at a time:
    it finds what is spelled by habit, and takes no trouble over typing errors. Scores are calibrated (of hits scored .9 nine in ten are right); nothing is
    found when the best is below `score.FOUND`.

    >>> from glossary.spelling.segment import Name, Segment
    >>> people = Segment.build([Name(1, "윤석열", "ko"), Name(2, "岸田 文雄", "ja"), Name(3, "조지 부시", "ko")])
    >>> [search([people], query)[0].id for query in ("Yoon Suk-yeol", "kishidafumio", "Bush, George", "ユン・ソンニョル")]
    [1, 2, 3, 1]
    >>> search([people], "Vladimir Putin")
    []
    """
    hits = [
        Hit(name, seen[0], score(*seen))
        for name, seen in ranked(segments, query, lang=lang, limit=limit, thorough=thorough)
    ]
    found = max((hit.score for hit in hits), default=0.0) >= FOUND
    return [hit for hit in hits if found and hit.score >= RIVAL]


def ranked(
    segments: Sequence[Segment], query: str, *, lang: str | None = None, limit: int = 10, thorough: bool = True
) -> list[tuple[int, tuple[float, list[float], int, int]]]:
    """The names nearest to the query, right or not: (id of the form, what `score` asks of it), the best first."""
    best: dict[int, tuple[float, float, int]] = {}
    ways = spoken(query)
    for way in ways:
        if any(cost < way.cost + _CLEAR for cost, *_ in best.values()):
            break
        for segment in segments:
            if not len(segment.arrays["analysis_name"]):  # nothing in it can be heard or compared
                continue
            for name, cost, weight, concept in _Search(_index(segment, way.script), way, thorough).run(limit, lang):
                cost += way.cost
                if name not in best or cost < best[name][0]:
                    best[name] = (cost, weight, concept or -name)
    order = sorted(best.items(), key=lambda x: (x[1][0] - _EVIDENCE * math.log1p(x[1][1]), x[0]))[: limit + 20]
    least: dict[int, float] = {}
    for _, (cost, _, concept) in order:
        least[concept] = min(cost, least.get(concept, cost))
    letters = max((sum(map(len, way.words)) for way in ways if way.script != "spelled"), default=0)
    names = sum(map(len, segments))
    return [
        (name, (cost, [c for other, c in least.items() if other != concept], letters, names))
        for name, (cost, _, concept) in order[:limit]
    ]


class _Word:
    """A stretch of the query that is taken for one token: what every token of the segment costs as it."""

    def __init__(self, index: _Index, letters: str) -> None:
        self.index = index
        self.letters = letters
        a = index.segment.arrays
        self.dense = np.full(len(a["token_first"]) - 1, _NEVER, np.float32)
        known = index.known.get(letters)
        if known is None:
            if index.script == "written":
                self.note_typed("w" + letters, 0.0)
            elif index.script == "spelled":
                self.note_spellings(letters)
            else:
                self.hear(self.walk.readings(0, (len(letters),), NEAR)[len(letters)])
                self.note_surnames(NEAR)
                self.note_typed("l" + letters, 0.0)
            self.tokens = np.flatnonzero(self.dense <= NEAR)
            index.remember(letters, self.tokens, self.dense[self.tokens])
        else:
            self.tokens = known[0]
            self.dense[self.tokens] = known[1]

    @cached_property
    def walk(self) -> Walk:
        """For the first pass: only the syllables that may be near."""
        return Walk(self.index.segment, self.index.sounds, self.letters, NEAR)

    @cached_property
    def far_walk(self) -> Walk:
        """For the second pass: every syllable."""
        return Walk(self.index.segment, self.index.sounds, self.letters, FAR)

    @property
    def size(self) -> int:
        """How many names hold a candidate."""
        first = self.index.segment.arrays["token_first"]
        return int((first[self.tokens + 1] - first[self.tokens]).sum())

    def widen(self, most: float, alphabets: frozenset[int] | None = None) -> None:
        """Look further: tokens heard at up to `most`."""
        n = len(self.letters)
        self.hear(self.far_walk.readings(0, (n,), most, alphabets)[n])
        self.tokens = np.flatnonzero(self.dense <= most)

    def hear(self, heard: tuple[Array, Array]) -> None:
        numbers, costs = heard
        if len(numbers):
            a = self.index.segment.arrays
            source, at = _spread(a["reading_first"], numbers)
            np.minimum.at(self.dense, a["reading_token"][at], costs[source] + a["reading_cost"][at])

    def note_surnames(self, most: float) -> None:
        for surname, cost in self.index.channel.surname_costs(self.letters, most):
            number = self.index.segment.surnames.get(surname)
            if number is not None:
                self.dense[number] = cost

    def note_spellings(self, token: str) -> None:
        """Latin words that are spellings of a token; the likeliest also with typing errors."""
        likely = spellings(token)
        costs = dict(likely)
        for number in self.near(sorted("l" + letters for letters in costs)):
            cost = costs.get(self.index.segment.token(number)[1:])
            if cost is not None:
                self.dense[number] = min(self.dense[number], cost)
        for letters, cost in likely[:_LIKELIEST]:
            self.note_typed("l" + letters, cost)

    def note_typed(self, key: str, cost: float) -> None:
        """Words within one or two typing errors."""
        for number in self.near(sorted(key[0] + w for w in deletions(key[1:]))):
            text = self.index.segment.token(number)
            edits = OSA.distance(text[1:], key[1:])
            if text[0] == key[0] and edits <= 2 and edits * 3 <= len(key):
                self.dense[number] = min(self.dense[number], cost + _TYPED * edits)

    def near(self, keys: list[str]) -> set[int]:
        """The words that are one of these, or are with one letter left out (or hash as if they were)."""
        a = self.index.segment.arrays
        if not len(a["word_hash"]):
            return set()
        hashes = np.array([zlib.crc32(key.encode()) for key in keys], np.uint32)
        low = np.searchsorted(a["word_hash"], hashes, "left")
        high = np.searchsorted(a["word_hash"], hashes, "right")
        return {int(n) for i, j in zip(low, high, strict=True) for n in a["word_token"][i:j]}

    def measure(self, tokens: Array) -> None:
        """Find out exactly what these tokens cost."""
        a = self.index.segment.arrays
        tokens = tokens[self.dense[tokens] >= _NEVER]
        source, at = _spread(a["spoken_first"], tokens)
        if len(at):
            costs = self.far_walk.measure(a["spoken_reading"][at]) + a["spoken_cost"][at]
            np.minimum.at(self.dense, tokens[source], costs)


def _spread(first: Array, numbers: Array) -> tuple[Array, Array]:
    """(which of `numbers`, where): all postings of some numbers."""
    counts = first[numbers + 1] - first[numbers]
    source = np.repeat(np.arange(len(numbers)), counts)
    return source, np.arange(len(source)) + (first[numbers] - (np.cumsum(counts) - counts))[source]


class _Search:
    """One way to say the query against one segment."""

    def __init__(self, index: _Index, way: Spoken, thorough: bool) -> None:
        self.index = index
        self.thorough = thorough
        self.arrays = index.segment.arrays
        self.way = way
        self.words: dict[str, _Word] = {}
        self.found: list[tuple[Array, Array]] = []
        self.best = 60.0

    def run(self, limit: int, lang: str | None) -> list[tuple[int, float, float, int]]:
        """(form id, cost, weight, concept) of the cheapest names."""
        words = self.way.words
        if self.way.script in _UNHEARD:
            for plan in {words, ("".join(words),)} if self.way.script == "written" else {words}:
                self.join(list(plan))
        elif len(words) == 1:
            self.one_word(words[0], NEAR)
            if self.best > NEAR:
                if self.thorough:
                    self.one_word(words[0], FAR)
            elif sum(len(rows) for rows, _ in self.found) < _FEW:
                self.whole(words[0], min(FAR, self.best + _BESIDE))
        else:
            self.many_words()
        names, costs = self.names(lang)
        order = np.argsort(costs, kind="stable")[: limit * 4]
        a = self.arrays
        ids, weights, concepts = (a[key][names[order]].tolist() for key in ("name_id", "name_weight", "name_concept"))
        return list(zip(ids, costs[order].tolist(), weights, concepts, strict=True))

    def names(self, lang: str | None) -> tuple[Array, Array]:
        """The names of the analyses found, each with its least cost."""
        if not self.found:
            return np.zeros(0, np.int32), np.zeros(0, np.float32)
        rows = np.concatenate([f[0] for f in self.found])
        costs = np.concatenate([f[1] for f in self.found]) + self.arrays["analysis_cost"][rows]
        names = self.arrays["analysis_name"][rows]
        if lang is not None:
            kept = self.arrays["name_lang"][names] == (LANGS.index(lang) if lang in LANGS else 254)
            names, costs = names[kept], costs[kept]
        order = np.argsort(costs, kind="stable")
        names, costs = names[order], costs[order]
        _, first = np.unique(names, return_index=True)
        return names[first], costs[first]

    def word(self, letters: str) -> _Word:
        if letters not in self.words:
            self.words[letters] = _Word(self.index, letters)
        return self.words[letters]

    # -- putting names together -------------------------------------------------------------------------------------

    def note(self, rows: Array, costs: Array) -> None:
        kept = costs < _HOPELESS
        if kept.any():
            self.found.append((rows[kept], costs[kept]))
            self.best = min(self.best, float(costs.min()))

    def rows_of(self, tokens: Array, costs: Array, most: int = _ROOM) -> Array:
        """The analyses that hold one of these tokens, those of the cheapest first while there is room."""
        first = self.arrays["token_first"]
        tokens = tokens[np.argsort(costs, kind="stable")]
        counts = np.cumsum((first[tokens + 1] - first[tokens]).astype(np.int64))
        tokens = tokens[: int(np.searchsorted(counts, most, "right")) + 1]
        _, at = _spread(first, tokens)
        return np.unique(self.arrays["token_analysis"][at[:most]])

    def assign(self, rows: Array, words: Sequence[tuple[Array, int]]) -> Array:
        """The cost of each analysis when its tokens are given to the words (costs, letters) in the cheapest way."""
        table = self.arrays["analysis_tokens"][rows]
        columns = int((table >= 0).sum(axis=1).max()) if len(rows) else 0
        full = 1 << len(words)
        state: list[Array | None] = [None] * full
        state[0] = np.zeros(len(rows), np.float32)
        for column in range(columns):
            token = table[:, column]
            there = token >= 0
            unasked = np.where(there, np.float32(UNASKED), np.float32(0))
            new: list[Array | None] = [None if s is None else s + unasked for s in state]
            for b, (dense, _) in enumerate(words):
                cost = np.where(there, dense[token], _NEVER)
                for mask in range(full):
                    s = state[mask]
                    if mask >> b & 1 or s is None:
                        continue
                    other = new[mask | 1 << b]
                    new[mask | 1 << b] = s + cost if other is None else np.minimum(other, s + cost)
            state = new
        best = np.full(len(rows), _NEVER, np.float32)
        for mask, s in enumerate(state):
            if s is not None and mask:
                missing = sum(min(26.0, 2 + UNSPOKEN * words[b][1]) for b in range(len(words)) if not mask >> b & 1)
                best = np.minimum(best, s + np.float32(missing))
        return best

    # -- several words ----------------------------------------------------------------------------------------------

    def plans(self) -> list[list[str]]:
        """The ways to join neighbouring words of the query into tokens."""
        words = list(self.way.words)
        if len(words) == 2:
            return [words]
        if len(words) == 3:
            return [[words[0], words[1] + words[2]], [words[0] + words[1], words[2]], words]
        joined = [[*words[:i], words[i] + words[i + 1], *words[i + 2 :]] for i in range(len(words) - 1)]
        return [words, *joined[:4]]

    def many_words(self) -> None:
        plans = self.plans()
        for plan in plans:
            self.join(plan)
            if self.best <= _MEANT:
                break
        if self.best <= NEAR or not self.thorough:
            return
        if len(self.way.words) == 3:  # the surname in the middle: 민병두 as Doo Min Byung
            first, middle, last = self.way.words
            self.join([last + first, middle])
        for plan in plans[:3]:
            self.look_closer(plan)
        glued = "".join(self.way.words)
        if self.best > MISPLACED and len(glued) <= _LONGEST_GLUED and len(self.way.words) == 2:
            self.one_word(glued, NEAR)
        if self.best > _STRANGE * len(glued):
            for letters in plans[0]:
                self.word(letters).widen(FAR)
            self.join(plans[0])

    def join(self, plan: list[str]) -> None:
        """Put names together from the candidates of every word of a plan, beginning with the rarest."""
        words = [self.word(letters) for letters in plan]
        sized = sorted((w for w in words if len(w.tokens)), key=lambda w: w.size)
        if len(sized) < min(len(plan), 2) or not sized:
            return
        rows = self.rows_of(sized[0].tokens, sized[0].dense[sized[0].tokens])
        if len(plan) > 2:
            rows = np.union1d(rows, self.rows_of(sized[1].tokens, sized[1].dense[sized[1].tokens]))
        if len(rows):
            self.note(rows, self.assign(rows, [(w.dense, len(w.letters)) for w in words]))

    def look_closer(self, plan: list[str]) -> None:
        """Where one word of a name is found and another is not, find out what the other one costs."""
        words = [self.word(letters) for letters in plan]
        most = min(FAR, self.best)
        surnames = [w for w in words if len(self.index.channel.surname_costs(w.letters, NEAR))]
        if len(words) == 2 and surnames:
            for word in words:
                if any(s is not word for s in surnames):
                    word.widen(most, _KOREAN)
            self.join(plan)
            if self.best <= CLOSER:
                return
        for word in words:
            if word.dense.min() > _UNDERSTOOD:
                word.widen(CLOSER)
        rows = [self.rows_of(w.tokens, w.dense[w.tokens], _CLOSER) for w in words if len(w.tokens)]
        if not rows:
            return
        every = np.unique(np.concatenate(rows))
        tokens = np.unique(self.arrays["analysis_tokens"][every])
        tokens = tokens[tokens >= 0]
        for word in words:
            word.measure(tokens)
        self.note(every, self.assign(every, [(w.dense, len(w.letters)) for w in words]))

    # -- one word ---------------------------------------------------------------------------------------------------

    def one_word(self, letters: str, most: float) -> None:
        """A single token, or a name written together: every cut whose head and tail may be tokens."""
        n = len(letters)
        whole = self.whole(letters, min(most, self.best + _BESIDE))
        if n < 4:
            return
        head_most = 4.0 if most <= NEAR else 6.0
        walk = whole.walk if most <= NEAR else whole.far_walk
        heads = walk.readings(0, tuple(range(1, n)), head_most)
        for cut in range(1, n):
            surnames = self.index.channel.surname_costs(letters[:cut], head_most)
            least = min(surnames[0][1] if surnames else 60.0, float(heads[cut][1].min(initial=60.0)))
            last = self.index.channel.surname_costs(letters[cut:], 6.0)
            if least > head_most:
                continue
            tails = walk.readings(cut, (n,), min(most, self.best) - least)[n]
            if not len(tails[0]) and not last:
                continue
            head, tail = self.part(heads[cut], surnames), self.part(tails, last)
            sized = sorted((head, tail), key=lambda x: x[1])
            if sized[0][1]:
                rows = self.rows_of(sized[0][2], sized[0][0][sized[0][2]])
                self.note(rows, self.assign(rows, [(head[0], 60), (tail[0], 60)]) + np.float32(_GLUED))

    def whole(self, letters: str, most: float) -> _Word:
        """A single token, or one of the tokens of a name."""
        whole = self.word(letters)
        if most > NEAR:
            whole.widen(most)
        if len(whole.tokens):
            rows = self.rows_of(whole.tokens, whole.dense[whole.tokens])
            self.note(rows, self.assign(rows, [(whole.dense, len(letters))]))
        return whole

    def part(self, heard: tuple[Array, Array], surnames: tuple[tuple[str, float], ...]) -> tuple[Array, int, Array]:
        """(cost of every token, names that hold a candidate, candidates) of a part of a word."""
        a = self.arrays
        dense = np.full(len(a["token_first"]) - 1, _NEVER, np.float32)
        if len(heard[0]):
            source, at = _spread(a["reading_first"], heard[0])
            np.minimum.at(dense, a["reading_token"][at], heard[1][source] + a["reading_cost"][at])
        for surname, cost in surnames:
            number = self.index.segment.surnames.get(surname)
            if number is not None:
                dense[number] = cost
        tokens = np.flatnonzero(dense < _NEVER)
        return dense, int((a["token_first"][tokens + 1] - a["token_first"][tokens]).sum()), tokens
