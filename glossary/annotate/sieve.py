"""What the rules of `edges` say of many places at once: no, yes, or that somebody has to look closer.

Most places are settled by two letters, the last before an edge and the first behind it. What they mean stands in two small
tables, made from the rules' own view of letters; only where a particle, a plural or the analyser decides is a rule asked.
"""

from collections.abc import Iterable
from enum import IntEnum
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from glossary.annotate.cuts import INFLECTION, WINDOW
from glossary.annotate.edges import SEPARATOR, kind_of_letter, offices_behind_names
from glossary.annotate.tree import FormTree
from glossary.annotate.writing import Choice, Codes, Places, codes_of
from glossary.extract.korean.particles import chains, endings

Bytes = npt.NDArray[np.uint8]


class Verdict(IntEnum):
    """What two letters tell of the edge between them."""

    NO = 0
    YES = 1
    LETTERS = 2
    """More letters decide: a plural, the rest of a name in katakana."""
    PARTICLES = 3
    """The Hangul to the end of the word decides."""
    ANALYSER = 4
    """The token edges decide."""


_CLASSES: Final = ".dlashgkt"
"""Kinds of letters as in `edges.kind_of_letter`, of which l and . are told apart further: s may begin a plural, no word
ends before a, and d joins the parts of a name in katakana."""
_HANGUL: Final = _CLASSES.index("h")
_HIRAGANA: Final = _CLASSES.index("g")
_KANJI: Final = _CLASSES.index("k")
"""And katakana behind it."""
_CLASS: Final = np.uint8(0x0F)
_UPPER: Final = np.uint8(0x10)
_SEPARATES: Final = np.uint8(0x20)


def _class_of(char: str) -> str:
    if char in "sei":
        return "s"
    if char in "・＝":
        return "d"
    kind = kind_of_letter(char)
    return "a" if kind == "l" and (char.isascii() or "À" <= char <= "ɏ") else kind


def _traits_of_char(char: str) -> int:
    return (
        _CLASSES.index(_class_of(char))
        | int(_UPPER) * char.isupper()
        | int(_SEPARATES) * (SEPARATOR.fullmatch(char) is not None)
    )


@cache
def _table() -> Bytes:
    """The class of every character of the basic plane, whether it is a capital, and whether it separates words."""
    return np.fromiter((_traits_of_char(chr(code)) for code in range(0x10000)), dtype=np.uint8, count=0x10000)


def _begins(before: str, first: str) -> Verdict:
    if first in ".d" or before in ".d":
        return Verdict.LETTERS if first == "t" and before == "d" else Verdict.YES
    if _plain(first) != _plain(before):
        return Verdict.YES
    return Verdict.ANALYSER if first in "kg" else Verdict.NO


def _ends(last: str, after: str) -> Verdict:
    if after == "h" and _plain(last) in "hl":
        return Verdict.PARTICLES
    if _plain(last) == "l":
        return Verdict.LETTERS if after == "s" else Verdict.NO if after == "a" else Verdict.YES
    if last == "t" and after == "d":
        return Verdict.LETTERS
    if last != after or last in ".d":
        return Verdict.YES
    return Verdict.ANALYSER if last in "kg" else Verdict.NO


def _plain(name: str) -> str:
    return "l" if name in "las" else name


_BEGINS: Final = np.array([[_begins(before, first) for first in _CLASSES] for before in _CLASSES], dtype=np.uint8)
_MAY_BEGIN: Final = _BEGINS != Verdict.NO
_ENDS: Final = np.array([[_ends(last, after) for after in _CLASSES] for last in _CLASSES], dtype=np.uint8)


class Letters:
    """The letters of a stretch of a text, with the one before it and the one behind it.

    >>> letters = Letters("대한국 Suga", 0, 8)
    >>> begins = letters.begins(np.array([1, 4]))
    >>> ends = letters.ends(np.array([2, 3]))
    >>> [Verdict(v).name for v in (*begins, *ends)], letters.are_capitals(np.array([4, 5])).tolist()
    (['NO', 'YES', 'PARTICLES', 'YES'], [True, False])
    """

    def __init__(self, text: str, begin: int, end: int) -> None:
        # Between two strange letters, with what the analyser gets to see on either side; particles need less.
        self._size = end - begin
        before = min(begin, WINDOW)
        self._first = before + 1
        self._codes = codes_of("\0" + text[begin - before : end + WINDOW + INFLECTION] + "\0")
        traits = _traits(self._codes)
        self._classes = traits & _CLASS
        self._traits = traits[self._first :]
        self._pairs = (self._classes[:-1] * np.uint8(len(_CLASSES)) + self._classes[1:])[before:]

    def may_begin(self) -> Choice:
        """Where in the stretch a form may begin, as far as two letters tell."""
        choice: Choice = _MAY_BEGIN.take(self._pairs[: self._size])
        return choice

    def begins(self, starts: Places) -> Bytes:
        """Whether a form may begin at each place of the stretch."""
        verdicts: Bytes = _BEGINS.take(self._pairs.take(starts))
        return verdicts

    def ends(self, ends: Places) -> Bytes:
        """Whether a form whose letters end at each place of the stretch may end there."""
        verdicts: Bytes = _ENDS.take(self._pairs.take(ends))
        return verdicts

    def have_particles(self, ends: Places) -> Choice:
        """Whether the Hangul from each place to the end of its word is a chain of particles that may follow there.

        >>> Letters("정부는 정부은", 0, 7).have_particles(np.array([2, 6])).tolist()
        [True, False]
        """
        tree, follow = _particles()
        at, order = np.unique(ends + self._first, return_inverse=True)
        numbers, left, right = tree.find(self._codes, at)
        last = _noun_endings().take(self._codes[left - 1], mode="clip")
        legal = (self._classes[right] != _HANGUL) & ((follow[numbers] & last) != 0)
        found: Choice = np.isin(at, left[legal])[order]
        return found

    def have_offices(self, ends: Places) -> Choice:
        """Whether an office or an honorific stands behind each place, as behind a name: 岸田|首相, 朴|さん.

        >>> Letters("岸田首相と首", 0, 6).have_offices(np.array([2, 5])).tolist()
        [True, False]
        """
        at, order = np.unique(ends + self._first, return_inverse=True)
        _, left, _ = _offices().find(self._codes, at)
        found: Choice = np.isin(at, left)[order]
        return found

    def runs_around(self, places: Places) -> tuple[Places, Places]:
        """What the analyser gets to see around each place of the stretch, as `cuts.run_around` says.

        >>> start, end = Letters("昨日の見極めについて", 0, 10).runs_around(np.array([4]))
        >>> int(start[0]), int(end[0])
        (3, 7)
        """
        at = places + self._first
        content, hiragana = self._classes >= _KANJI, self._classes == _HIRAGANA
        starts, ends = _around(content, at)
        for _ in range(INFLECTION):
            ends += hiragana.take(ends)
        kana = np.flatnonzero(hiragana.take(at))
        if kana.size:
            starts[kana], ends[kana] = _around(content | hiragana, at[kana])
        return starts - self._first, ends - self._first

    def are_capitals(self, places: Places) -> Choice:
        """Whether a capital stands at each place."""
        capitals: Choice = (self._traits.take(places) & _UPPER) != 0
        return capitals

    def are_spaced(self, starts: Places, ends: Places) -> Choice:
        """Whether a space, a hyphen or a middle dot stands between each start and its end."""
        separators = np.cumsum((self._traits & _SEPARATES) != 0, dtype=np.int32)
        spaced: Choice = separators.take(ends - 1) != separators.take(starts)
        return spaced


def _around(inside: Choice, at: Places) -> tuple[Places, Places]:
    """Where the characters inside begin and end around each place; not more than a window away."""
    outside = np.flatnonzero(~inside)
    behind = np.searchsorted(outside, at)
    return np.maximum(outside[behind - 1] + 1, at - WINDOW), np.minimum(outside[behind], at + WINDOW)


def _traits(codes: Codes) -> Bytes:
    traits = _table().take(codes, mode="clip")
    if codes.dtype != np.uint32:
        return traits
    for code in np.unique(codes[codes > 0xFFFF]).tolist():
        traits[codes == code] = _traits_of_char(chr(code))
    return traits


@cache
def _particles() -> tuple[FormTree, Bytes]:
    """Every legal chain of particles, and the endings of the noun that each may follow, a bit for one."""
    return FormTree(list(chains())), np.array([_bits(conditions) for conditions in chains().values()], dtype=np.uint8)


@cache
def _offices() -> FormTree:
    """What may follow a person's name at once, of the lengths that `edges.office_follows` looks at."""
    return FormTree(list(offices_behind_names()))


@cache
def _noun_endings() -> Bytes:
    """How a noun ends that has each character of the basic plane last; what lies beyond ends like any foreign letter."""
    return np.fromiter((_bits(endings(chr(code))) for code in range(0x10000)), dtype=np.uint8, count=0x10000)


def _bits(conditions: Iterable[str]) -> int:
    return sum(1 << _CONDITIONS.index(condition) for condition in conditions)


_CONDITIONS: Final = sorted(frozenset().union(*chains().values()))
