"""Every form of a glossary as a tree of beginnings, walked from every place of a text at once.

A node of the tree is the hash of a beginning: the table says whether a form goes on from there, and whether one ends
there. All the places where a form may begin take their next step together, on arrays; most fall out after a few letters.
That is several times as quick as an automaton of a million forms, which waits for memory at every letter, it builds in a
second or two, and it is plain arrays. What is found by its hash is then compared letter by letter.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from glossary.annotate.writing import Codes, Places

Hashes = npt.NDArray[np.uint32]
_FACTOR: Final = np.uint32(0x9E3779B1)
"""Odd, so that no step loses anything; the golden ratio, so that the upper bits are well mixed."""
_GOES_ON: Final = np.uint8(1)
_ENDS: Final = np.uint8(2)
_SLOTS_FOR_A_LETTER: Final = 4


class FormTree:
    """Different levelled forms, to be found in levelled text; a form is known by its number.

    >>> from glossary.annotate.writing import level
    >>> tree = FormTree(["박진", "yoon", "yoon suk"])
    >>> codes = level("Yoon Suk-yeol, 박진").codes
    >>> [found.tolist() for found in tree.find(codes, np.arange(codes.size))]
    [[1, 2, 0], [1, 1, 16], [5, 9, 18]]
    """

    def __init__(self, forms: Sequence[str]) -> None:
        """Build from forms that are not empty and all different."""
        self._letters = np.frombuffer("".join(forms).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        if not self._letters.size or int(self._letters.max()) <= 0xFFFF:
            self._letters = self._letters.astype(np.uint16)
        self._sizes = np.fromiter(map(len, forms), dtype=np.int32, count=len(forms))
        self._begins = np.concatenate(([0], np.cumsum(self._sizes, dtype=np.int64)))
        self._longest = int(self._sizes.max()) if len(forms) else 0
        self._shift = np.uint32(32 - min(28, max(8, int(self._letters.size * _SLOTS_FOR_A_LETTER).bit_length() - 1)))
        self._nodes = np.zeros(1 << (32 - int(self._shift)), dtype=np.uint8)
        self._first = np.zeros(0x10000, dtype=np.uint8)
        self._first[np.minimum(self._letters[self._begins[:-1]], 0xFFFF)] = 1
        hashes = self._planted()
        self._numbers = np.argsort(hashes, kind="stable").astype(np.int32)
        self._hashes = hashes[self._numbers]
        self._bucket_shift = np.uint32(32 - max(4, len(forms).bit_length()))
        buckets = np.arange((1 << (32 - int(self._bucket_shift))) + 1)
        self._buckets = np.searchsorted(self._hashes >> self._bucket_shift, buckets).astype(np.int32)

    def _planted(self) -> Hashes:
        """Put every beginning of every form into the table; the hash of each whole form."""
        whole = np.zeros(self._sizes.size, dtype=np.uint32)
        hashes = whole.copy()
        forms, at, ends = np.arange(whole.size), self._begins[:-1], self._begins[1:]
        while forms.size:
            hashes = (hashes ^ self._letters[at]) * _FACTOR
            at = at + 1
            goes_on = at < ends
            slots = hashes >> self._shift
            self._nodes[slots[goes_on]] |= _GOES_ON
            self._nodes[slots[~goes_on]] |= _ENDS
            whole[forms[~goes_on]] = hashes[~goes_on]
            forms, hashes, at, ends = forms[goes_on], hashes[goes_on], at[goes_on], ends[goes_on]
        return whole

    def find(self, codes: Codes, starts: Places) -> tuple[Places, Places, Places]:
        """Every form that begins at one of `starts` in levelled characters: its number, begin and end (half-open).

        In order of the beginnings, of those that begin together the shorter ones first.
        """
        padded = np.concatenate((codes, np.zeros(self._longest + 1, dtype=codes.dtype)))
        at = starts[self._first.take(codes.take(starts), mode="clip") != 0]
        hashes = np.zeros(at.size, dtype=np.uint32)
        lefts: list[Places] = []
        rights: list[Places] = []
        ended: list[Hashes] = []
        for depth in range(1, self._longest + 1):
            if not at.size:
                break
            hashes ^= padded.take(at, mode="clip")
            hashes *= _FACTOR
            at += 1
            nodes = self._nodes.take(hashes >> self._shift, mode="clip")
            ends = np.flatnonzero(nodes >= _ENDS)
            if ends.size:
                rights.append(at.take(ends))
                lefts.append(rights[-1] - depth)
                ended.append(hashes.take(ends))
            goes_on = np.flatnonzero(nodes & _GOES_ON)
            at, hashes = at.take(goes_on), hashes.take(goes_on)
        if not lefts:
            none = np.zeros(0, dtype=np.int64)
            return none, none, none
        left, right = np.concatenate(lefts), np.concatenate(rights)
        numbers = self._numbers_of(np.concatenate(ended), padded, left, right)
        found = np.flatnonzero(numbers >= 0)
        found = found[np.argsort(left[found], kind="stable")]
        return numbers[found], left[found], right[found]

    def _numbers_of(self, hashes: Hashes, codes: Codes, left: Places, right: Places) -> Places:
        """The number of the form that stands from each `left` to its `right` and has the hash, -1 where there is none."""
        numbers = np.full(hashes.size, -1, dtype=np.int64)
        bucket = hashes >> self._bucket_shift
        entry = self._buckets.take(bucket, mode="clip")
        left_in_bucket = self._buckets.take(bucket + np.uint32(1), mode="clip") - entry
        asked = np.flatnonzero(left_in_bucket)
        entry, depth = entry.take(asked), 0
        while asked.size:
            same = np.flatnonzero(self._hashes.take(entry, mode="clip") == hashes.take(asked))
            if same.size:
                hit, number = asked.take(same), self._numbers.take(entry.take(same)).astype(np.int64)
                certain = self._stands(number, codes, left.take(hit), right.take(hit))
                numbers[hit[certain]] = number[certain]
            depth += 1
            more = np.flatnonzero((left_in_bucket.take(asked) > depth) & (numbers.take(asked) < 0))
            asked, entry = asked.take(more), entry.take(more) + np.int32(1)
        return numbers

    def _stands(self, numbers: Places, codes: Codes, left: Places, right: Places) -> Places:
        """Which of some forms are what the characters from `left` to `right` say: a hash alone is no proof."""
        found = np.flatnonzero(self._sizes[numbers] == right - left)
        sizes = right[found] - left[found]
        first = np.cumsum(sizes) - sizes
        along = np.arange(int(sizes.sum())) - np.repeat(first, sizes)
        written = codes.take(np.repeat(left[found], sizes) + along)
        known = self._letters.take(np.repeat(self._begins[numbers[found]], sizes) + along)
        differs = np.add.reduceat(written != known, first) if found.size else first
        same: Places = found[differs == 0]
        return same
