"""Two Latin spellings written at once: what it costs that one name is written both ways.

All names are tried together: both spellings are aligned with the sound units of an alphabet and with each other, every
unit emitting a stretch of either. A Korean name may be written by habit, whose costs were learned, or by the system of
McCune and Reischauer, whose letters hardly occur among habits (Yi Chae-myŏng for Lee Jae-myung): each spelling is taken
by the system that suits the pair best.
"""

import math
from collections import defaultdict
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from glossary.shipped import path as shipped
from glossary.spelling.channel import Channel, Floats, channel
from glossary.spelling.units import VOWELS
from glossary.text.korean_latin import MR_ONSETS, MR_VOICED, MR_VOWELS, RR_CODAS, romanize

Array = NDArray[Any]

_LETTERS = 4  # the most letters of either spelling that one unit takes here
_NEVER = np.float32(60.0)
_SYLLABLES = 4
_UNITS = 9
_LONGEST, _LENGTHS_APART = 16, 5

NO_NAME = 99.0
"""The cost of what no name is written as."""
FAR = 15.0
"""How far apart spellings are that cannot be of one name."""

_PLAIN_MR, _MIXED_MR = 1.0, 3.5
"""What it costs to take a spelling for McCune-Reischauer without its breves, beside a surname it writes so, or another."""


class Apart(NamedTuple):
    """The cost of two spellings as one name, and how much dearer that is than each is by itself.

    The second is near 0 for one name, and 5 and more for two.
    """

    cost: float
    dearer: float


def given_names_apart(a: str, b: str, surname_a: str, surname_b: str) -> Apart:
    """How far apart two spellings of a Korean given name are, beside these spellings of the surname.

    >>> given_names_apart("jaemyung", "chaemyŏng", "lee", "yi").dearer < 2 < given_names_apart("jaemyung", "jaesung", "lee", "lee").dearer
    True
    """
    if not _comparable(a, b):
        return Apart(NO_NAME, FAR)
    ways = _systems(a, surname_a), _systems(b, surname_b)
    both = min(_together(a, b, "korean", s, t) + x + y for (s, x), (t, y) in product(*ways))
    alone = [
        min(_together(text, text, "korean", s, s) / 2 + x for s, x in way)
        for text, way in zip((a, b), ways, strict=True)
    ]
    return Apart(both, 0.0 if a == b else both - sum(alone))


def words_apart(a: str, b: str, alphabet: str) -> Apart:
    """How far apart two spellings of a word in `kana` (Japanese) or `katakana` (foreign) are."""
    if not _comparable(a, b):
        return Apart(NO_NAME, FAR)
    both = _together(a, b, alphabet)
    return Apart(both, 0.0 if a == b else both - (_together(a, a, alphabet) + _together(b, b, alphabet)) / 2)


@lru_cache(maxsize=4096)
def surnames_apart(a: str, b: str) -> Apart:
    """How far apart two spellings of a Korean surname are; a spelling nobody is known to use has no name.

    >>> surnames_apart("lee", "yi").dearer, surnames_apart("lee", "park").dearer
    (0.0, 15.0)
    """
    one, two = (dict(channel().surnames.get(text, ())) for text in (a, b))
    shared = one.keys() & two.keys()
    if not shared:
        return Apart(NO_NAME, FAR)
    both = min(one[s] + two[s] + _rarity().get(("surname", s), 18.0) / 2 for s in shared)
    dearer = min(one[s] + two[s] for s in shared) - min(one.values()) - min(two.values())
    return Apart(both, 0.0 if a == b else dearer)


def _comparable(a: str, b: str) -> bool:
    return max(len(a), len(b)) <= _LONGEST and abs(len(a) - len(b)) <= _LENGTHS_APART


# -- systems


def is_marked(text: str) -> bool:
    """Whether a word in lower case has the breves of McCune-Reischauer."""
    return "ŏ" in text or "ŭ" in text


def _systems(given: str, surname: str) -> list[tuple[str, float]]:
    """The systems a given name may be written in, each with what it costs to think so."""
    if is_marked(given) or is_marked(surname):
        return [("mr", 0.0)]
    return [("habit", 0.0), ("mr-plain", _PLAIN_MR if surname in _mr_surnames() else _MIXED_MR)]


@lru_cache(maxsize=1)
def _mr_surnames() -> frozenset[str]:
    return frozenset(romanize(surname, "mr-plain") for names in channel().surnames.values() for surname, _ in names) | {
        "yi"
    }


@lru_cache(maxsize=3)
def _channel(system: str) -> Channel:
    """The costs of one system of writing Korean given names, with typing errors as everywhere."""
    if system == "habit":
        return channel()
    plain = str.maketrans("ŏŭ", "ou") if system == "mr-plain" else {}
    rows: list[tuple[str, str, str, float]] = []

    def write(unit: str, letters: str, cost: float) -> None:
        rows.append(("korean", unit, letters.replace("'", "").translate(plain), cost))

    for onset, letters in MR_ONSETS.items():
        write(onset, letters, 0.1)
    for onset, letters in (MR_VOICED | {"ㄹ": "l", "ㅅ": "sh"}).items():
        write(onset, letters, 0.7)
    for vowel, letters in MR_VOWELS.items():
        write(vowel, letters, 0.1)
        write(vowel + "_", letters, 0.1)
    for coda, letters in RR_CODAS.items():
        if coda:
            write("_" + coda, letters, 0.1)
    # Before the next syllable a final is voiced (Sŏgyŏl), nasal (Tongnip) or an l (Silla).
    for coda, letters in (
        ("ㄱ", "g"),
        ("ㄱ", "ng"),
        ("ㅂ", "b"),
        ("ㅂ", "m"),
        ("ㄹ", "r"),
        ("ㄴ", "l"),
        ("ㅅ", "d"),
        ("ㅊ", "d"),
    ):
        write("_" + coda, letters, 0.9)
    return Channel(rows)


# -- alignment


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
def _classes() -> dict[str, tuple[list[tuple[str, str]], Floats]]:
    """The units of each class and their rarity: onset, open and closed vowel, coda; kana; katakana."""
    classes: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for alphabet, unit in channel().columns:
        if alphabet in ("kana", "katakana"):
            classes[alphabet].append((alphabet, unit))
        elif alphabet == "korean":
            vowel = unit[0] in VOWELS
            classes[
                "coda" if unit[0] == "_" else "closed" if vowel and unit[-1] == "_" else "open" if vowel else "onset"
            ].append((alphabet, unit))
    return {
        name: (units, np.array([0.5 * _rarity().get(unit, 12.0) for unit in units], np.float32))
        for name, units in classes.items()
    }


@lru_cache(maxsize=32)
def _columns(system: str, name: str) -> Array:
    """The columns of the units of a class in the channel of a system; what it does not write is unknown to it."""
    own = _channel(system)
    return np.array([own.columns.get(unit, own.unknown) for unit in _classes()[name][0]])


@lru_cache(maxsize=512)
def _over(text: str, system: str, name: str) -> Floats:
    """Costs [length, start, unit] of each unit of a class covering a stretch of the text, half its rarity included."""
    return np.ascontiguousarray(
        _channel(system).over(text)[: _LETTERS + 1, :, _columns(system, name)] + _classes()[name][1]
    )


def _pairs(a: Floats, b: Floats) -> dict[tuple[int, int], Floats]:
    """For every pair of lengths the cost of the cheapest unit at every pair of places."""
    return {
        (i, j): (a[i][:, None, :] + b[j][None, :, :]).min(axis=2)
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
def _together(a: str, b: str, alphabet: str, system_a: str = "habit", system_b: str = "habit") -> float:
    """The cost of the cheapest units of an alphabet that are written `a` in one system and `b` in the other."""
    if (a, system_a) > (b, system_b):
        return _together(b, a, alphabet, system_b, system_a)
    state = np.full((len(a) + 1, len(b) + 1), _NEVER, np.float32)
    state[0, 0] = 0.0
    best = float(_NEVER)

    def pairs_of(name: str) -> dict[tuple[int, int], Floats]:
        return _pairs(_over(a, system_a, name), _over(b, system_b, name))

    if alphabet == "korean":
        pairs = {name: pairs_of(name) for name in ("onset", "open", "closed", "coda")}
        for _ in range(_SYLLABLES):
            onset = _step(state, pairs["onset"])
            state = np.minimum(_step(onset, pairs["open"]), _step(_step(onset, pairs["closed"]), pairs["coda"]))
            best = min(best, float(state[-1, -1]))
    else:
        units = pairs_of(alphabet)
        for _ in range(_UNITS):
            state = _step(state, units)
            best = min(best, float(state[-1, -1]))
    return best
