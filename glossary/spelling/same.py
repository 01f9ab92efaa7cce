"""Whether two forms are spellings of one name: is there a name that both are likely ways to write?

Kim Jeong-han and Kim Jung-han can both be 김정한. So all names are tried at once: two spellings are aligned with the
sound units of an alphabet and with each other, every unit emitting a stretch of either. What that costs, against what
each spelling costs alone, is the evidence.
"""

import math
from collections import defaultdict
from functools import lru_cache
from itertools import permutations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from glossary.shipped import path as shipped
from glossary.spelling.channel import Floats, channel
from glossary.spelling.units import latin_words
from glossary.text.fold import compact
from glossary.text.script import Script, main_script

Array = NDArray[Any]

_LETTERS = 4  # the most letters of either spelling that one unit takes here
_NEVER = np.float32(60.0)
_SYLLABLES = 4
_UNITS = 9
_KNOWN_SURNAME = 4.5  # dearer than this a spelling of a surname is a typing error
# Fitted on spellings of Korean names: random pairs of one surname are 15 and more apart, names one sound apart 3.5 to 9,
# and 85 of 100 pairs of spellings of one name less than 2.5.
_STEEPNESS, _HALFWAY = 1.3, 4.0


@lru_cache(maxsize=1)
def _rarity() -> dict[tuple[str, str], float]:
    """-log of the share of each unit among those of its alphabet, as far as the table was counted."""
    counts: dict[tuple[str, str], float] = defaultdict(float)
    with shipped("data", "spelling", "costs.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            if line[0] != "#" and not line.startswith("alphabet\t"):
                alphabet, unit, _, _, count = line.split("\t")
                counts[alphabet, unit] += float(count)
    totals: dict[str, float] = defaultdict(float)
    for key, seen in counts.items():
        totals[key[0]] += seen + 0.5
    return {key: -math.log((count + 0.5) / totals[key[0]]) for key, count in counts.items()}


@lru_cache(maxsize=1)
def _classes() -> dict[str, tuple[Array, Floats]]:
    """The columns and the rarity of the units of each class: onset, open and closed vowel, coda; kana; katakana."""
    groups: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for (alphabet, unit), column in channel().columns.items():
        if alphabet == "korean":
            vowel = unit[0] in "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
            name = "coda" if unit[0] == "_" else "closed" if vowel and unit[-1] == "_" else "open" if vowel else "onset"
        elif alphabet in ("kana", "katakana"):
            name = alphabet
        else:
            continue
        groups[name].append((column, 0.5 * _rarity().get((alphabet, unit), 12.0)))
    return {name: (np.array([c for c, _ in g]), np.array([r for _, r in g], np.float32)) for name, g in groups.items()}


def _pairs(a: Floats, b: Floats, name: str) -> dict[tuple[int, int], Floats]:
    """For every pair of lengths the cost of the cheapest unit of a class at every pair of places."""
    columns, rarity = _classes()[name]
    one, two = a[:, :, columns] + rarity, b[:, :, columns]
    return {
        (i, j): (one[i][:, None, :] + two[j][None, :, :]).min(axis=2)
        for i in range(_LETTERS + 1)
        for j in range(_LETTERS + 1)
    }


def _step(state: Floats, pairs: dict[tuple[int, int], Floats]) -> Floats:
    new = np.full_like(state, _NEVER)
    n, m = state.shape
    for (i, j), cost in pairs.items():
        if i < n and j < m:
            part = new[i:, j:]
            np.minimum(part, state[: n - i, : m - j] + cost[: n - i, : m - j], out=part)
    return new


@lru_cache(maxsize=16384)
def _together(a: str, b: str, alphabet: str) -> float:
    """The cost of the cheapest units of an alphabet that are written both `a` and `b`."""
    if a > b:
        return _together(b, a, alphabet)
    over_a, over_b = channel().over(a), channel().over(b)
    state = np.full((len(a) + 1, len(b) + 1), _NEVER, np.float32)
    state[0, 0] = 0.0
    best = float(_NEVER)
    if alphabet == "korean":
        pairs = {name: _pairs(over_a, over_b, name) for name in ("onset", "open", "closed", "coda")}
        for _ in range(_SYLLABLES):
            onset = _step(state, pairs["onset"])
            state = np.minimum(_step(onset, pairs["open"]), _step(_step(onset, pairs["closed"]), pairs["coda"]))
            best = min(best, float(state[-1, -1]))
    else:
        units = _pairs(over_a, over_b, alphabet)
        for _ in range(_UNITS):
            state = _step(state, units)
            best = min(best, float(state[-1, -1]))
    return best


def _apart(a: str, b: str, alphabet: str) -> tuple[float, float]:
    """(cost as one name, how much dearer that is than each is by itself: near 0 for one name, 5 and more for two)."""
    if max(len(a), len(b)) > 16 or abs(len(a) - len(b)) > 5:
        return 99.0, 15.0
    both = _together(a, b, alphabet)
    return both, 0.0 if a == b else both - (_together(a, a, alphabet) + _together(b, b, alphabet)) / 2


@lru_cache(maxsize=4096)
def _surnames_apart(a: str, b: str) -> tuple[float, float]:
    """The same of two spellings of a Korean surname; (99, 15) when no surname is written so."""
    one, two = (dict(channel().surname_costs(x, _KNOWN_SURNAME)) for x in (a, b))
    if not one or not two:
        return 99.0, 15.0
    both = min(
        (one[s] + two[s] + 0.5 * _rarity().get(("surname", s), 9.0) for s in one.keys() & two.keys()), default=99.0
    )
    if both == 99.0:
        return 99.0, 15.0
    return both, 0.0 if a == b else min(one[s] + two[s] for s in one.keys() & two.keys()) - min(one.values()) - min(
        two.values()
    )


def _plans(a: tuple[str, ...], b: tuple[str, ...]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The words of both, joined so that there are as many."""
    if len(a) == len(b):
        return [(a, b)]
    if len(a) > len(b):
        return [(y, x) for x, y in _plans(b, a)]
    if len(b) - len(a) > 2 or len(b) > 4 or not a:
        return []
    joined = [(*b[:i], b[i] + b[i + 1], *b[i + 2 :]) for i in range(len(b) - 1)]
    return [plan for words in joined for plan in _plans(a, words)]


def _latin(a: str, b: str) -> float:
    """How far apart two Latin forms are, in the word order and the alphabet that suit them best."""
    one, two = latin_words(a), latin_words(b)
    if sorted(one) == sorted(two) or "".join(one) == "".join(two):
        return 0.0
    best = (99.0, 15.0)
    for x, y in _plans(one, two):
        if len(x) > 4:
            continue
        for order in permutations(range(len(y))):
            pairs = [(x[i], y[j]) for i, j in enumerate(order)]
            turned = 0.0 if order == tuple(range(len(y))) else 0.3
            ways = [[_apart(p, q, alphabet) for p, q in pairs] for alphabet in ("kana", "katakana")]
            if len(pairs) == 2:
                ways += [[_surnames_apart(*s), _apart(*g, "korean")] for s, g in (pairs, pairs[::-1])]
            for way in ways:
                best = min(best, (sum(w[0] for w in way) + turned, sum(w[1] for w in way) + turned))
    return best[1]


def same_name(a: str, b: str) -> float:
    """The probability that two forms are spellings of one name, 0 to 1, in any scripts and either word order.

    It judges the spellings alone: 정한 and 중한 are both written Jung-han, and whether two people are one is for other
    evidence to say.

    >>> same_name("Kim Jeong-han", "Jung-han Kim") > 0.8, same_name("Kim Jeong-han", "Kim Dae-jung") < 0.1
    (True, True)
    """
    if compact(a) == compact(b):
        return 1.0
    scripts = main_script(a), main_script(b)
    if scripts == (Script.LATIN, Script.LATIN):
        apart = _latin(a, b)
        return round(1 / (1 + math.exp(_STEEPNESS * (apart - _HALFWAY))), 3)
    from glossary.spelling.search import search
    from glossary.spelling.segment import Name, Segment
    from glossary.text.script import lang_of

    scores = [
        hit.score
        for query, form in ((a, b), (b, a))
        for hit in search([Segment.build([Name(0, form, lang_of(form) or "en")])], query, limit=1)
    ]
    return max(scores, default=0.0)
