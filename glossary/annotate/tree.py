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

from glossary.annotate.writing import Choice, Codes, Places

Hashes = npt.NDArray[np.uint32]
Nodes = npt.NDArray[np.uint8]
Found = tuple[Places, Places, Places]
"""Numbers of forms, where they begin and where they end."""
Walk = tuple[Places, Places, Hashes]
"""Where walks begin and end, and their hashes."""
_FACTOR: Final = np.uint32(0x9E3779B1)
"""Odd, so that no step loses anything; the golden ratio, so that the upper bits are well mixed."""
_GOES_ON: Final = np.uint8(1)
_ENDS: Final = np.uint8(2)
_FLAG_BITS: Final = np.uint8(2)
_TAG: Final = np.uint8(0xFC)
"""The other bits of a node tell forms that end there from others whose walk comes by: a part of the hash."""
_TAG_BITS: Final = np.uint32(6)
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
        self._has_single = bool((self._sizes == 1).any())
        single = self._letters[self._begins[:-1][self._sizes == 1]]
        self._first[np.minimum(single, 0xFFFF)] |= _ENDS
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
            self._plant_ends(slots[~goes_on], self._tags_of(hashes[~goes_on]))
            whole[forms[~goes_on]] = hashes[~goes_on]
            forms, hashes, at, ends = forms[goes_on], hashes[goes_on], at[goes_on], ends[goes_on]
        return whole

    def _plant_ends(self, slots: Hashes, tags: Nodes) -> None:
        """Let forms end at nodes, each with its tag; where forms of different tags end, with none."""
        fresh = self._nodes[slots] < _ENDS
        self._nodes[slots[fresh]] |= tags[fresh] | _ENDS
        differs = (self._nodes[slots] & _TAG) != tags
        self._nodes[slots[differs]] &= ~_TAG
        self._nodes[slots] |= _ENDS

    def find(self, codes: Codes, starts: Places) -> Found:
        """Every form that begins at one of `starts` in levelled characters: its number, begin and end (half-open).

        In order of the beginnings, of those that begin together the shorter ones first.
        """
        padded = self._padded(codes)
        at = starts[self._first.take(codes.take(starts), mode="clip") != 0]
        return self._found(padded, [self._walked(padded, at, padded.take(at) * _FACTOR, 1)])

    def find_where(self, codes: Codes, may_begin: Choice) -> Found:
        """The same for a choice of many places: the first two steps are taken from all of them, which is soon done.

        >>> codes = np.frombuffer(b"an ant", np.uint8)
        >>> [found.tolist() for found in FormTree(["a", "ant"]).find_where(codes, codes == ord("a"))]
        [[0, 0, 1], [0, 3, 3], [1, 4, 6]]
        """
        padded = self._padded(codes)
        one = padded * _FACTOR
        two = (one[: codes.size] ^ padded[1 : codes.size + 1]) * _FACTOR
        goes_on = self._nodes.take(two >> self._shift, mode="clip") != 0
        goes_on &= may_begin
        at = np.flatnonzero(goes_on)
        walks = [self._walked(padded, at, two.take(at), 2)]
        if self._has_single:
            alone = np.flatnonzero(may_begin & (self._first.take(codes, mode="clip") >= _ENDS))
            walks.insert(0, (alone, alone + 1, one.take(alone)))
        return self._found(padded, walks)

    def _padded(self, codes: Codes) -> Hashes:
        """The characters and as many more as a walk may go beyond them."""
        padded = np.zeros(codes.size + self._longest + 1, dtype=np.uint32)
        padded[: codes.size] = codes
        return padded

    def _walked(self, padded: Hashes, at: Places, hashes: Hashes, depth: int) -> Walk:
        """From where to where forms may stand, with their hashes, on walks that have come `depth` letters far."""
        lefts = [at[:0]]
        rights = [at[:0]]
        ended = [hashes[:0]]
        at = at + depth
        while at.size:
            nodes = self._nodes.take(hashes >> self._shift, mode="clip")
            ends = np.flatnonzero(nodes >= _ENDS)
            ends = ends[self._may_be(nodes.take(ends), hashes.take(ends))]
            if ends.size:
                rights.append(at.take(ends))
                lefts.append(rights[-1] - depth)
                ended.append(hashes.take(ends))
            goes_on = np.flatnonzero(nodes & _GOES_ON)
            depth += 1
            if depth > self._longest:
                break
            at, hashes = at.take(goes_on), hashes.take(goes_on)
            hashes ^= padded.take(at, mode="clip")
            hashes *= _FACTOR
            at += 1
        return np.concatenate(lefts), np.concatenate(rights), np.concatenate(ended)

    def _may_be(self, nodes: Nodes, hashes: Hashes) -> Choice:
        """Which of some walks that came to a node where a form ends have that form's tag, if it has one."""
        tags = nodes & _TAG
        same: Choice = (tags == self._tags_of(hashes)) | (tags == 0)
        return same

    def _tags_of(self, hashes: Hashes) -> Nodes:
        """The bits of hashes behind those that say where in the table a node stands."""
        tags: Nodes = (hashes >> (self._shift - _TAG_BITS)).astype(np.uint8) << _FLAG_BITS
        return tags

    def _found(self, padded: Hashes, walks: Sequence[Walk]) -> Found:
        """The forms that really stand where walks have ended, in order."""
        left, right, ended = (np.concatenate(columns) for columns in zip(*walks, strict=True))
        numbers = self._numbers_of(ended, padded, left, right)
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
