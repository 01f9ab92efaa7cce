"""Text as known forms are compared with it: one spelling for what people write several ways, with the way back to the original.

Case, width, hyphens, apostrophes, marks on Latin letters and old or new forms of Han characters are levelled one character
for one; runs of spaces, hyphens and line breaks become one space, and none at all between two East Asian characters, so
that 강제 징용 and 강제징용 are one. All of it is done on arrays, a hundred megabytes a second.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from glossary.text import hanja

Codes = npt.NDArray[Any]
"""Characters as numbers: bytes for ASCII, else 16 or 32 bits each."""
Places = npt.NDArray[np.int64]
"""Offsets, of levelled characters or in an original."""
Choice = npt.NDArray[np.bool_]
"""A yes or no for each of something."""
_ENCODINGS = {1: "ascii", 2: "utf-16-le", 4: "utf-32-le"}
SPACE, BREAK = 0x20, 0x0A
"""A separator that may be written or not, and one that ends a phrase; both are a space in the end."""
_SEPARATORS = frozenset(" \t\n\r\v\f\u00a0\u3000\u2028\u2029\u0085-‐‑‒–—―−－·・･‧ㆍ˙")
_APOSTROPHES = frozenset("’‘‛`´ʼʻʹ′＇")
_EAST_FIRST, _EAST_LAST = 0x3041, 0xFAFF
"""Kana, Han characters and Hangul, and between them nothing else that levelling leaves."""
_MARK = "\x00"
"""Stands between forms that are levelled together."""
_ODD = 0xFFFF
"""Marks, in the table, a character whose normal form is not one character: it takes the slow way."""


@dataclass(frozen=True, slots=True)
class Level:
    """Levelled text with the way back. Its first character is a space that the original has not."""

    codes: Codes
    origins: Places | None
    """The place in the original of each character after the first; None where nothing was moved."""
    widths: Places | None
    """How many characters of the original each one stands for; None where it is one each."""

    @property
    def text(self) -> str:
        """The levelled text."""
        return self.codes.tobytes().decode(_ENCODINGS[self.codes.itemsize], "surrogatepass")

    def carry(self, choice: Choice) -> Choice:
        """A choice of places in the original as one of levelled characters; the first, which has no place there, is out."""
        carried = np.zeros(self.codes.size, dtype=np.bool_)
        carried[1:] = choice if self.origins is None else choice.take(self.origins)
        return carried

    def spans(self, left: Places, right: Places) -> tuple[Places, Places]:
        """The stretches of the original that the levelled characters from each `left` to its `right` stand for."""
        if self.origins is None:
            return left - 1, right - 1
        width = 1 if self.widths is None else self.widths[right - 2]
        return self.origins[left - 1], self.origins[right - 2] + width


@cache
def _table() -> Codes:
    """What every character of the basic plane becomes."""
    table = np.arange(0x10000, dtype=np.uint16)
    for code in range(0x10000):
        if not 0xD800 <= code <= 0xDFFF:
            table[code] = _level_char(chr(code))
    return table


@cache
def _ascii_table() -> Codes:
    return _table()[:128].astype(np.uint8)


def _level_char(char: str) -> int:
    if char in _SEPARATORS:
        return SPACE
    if char == _MARK:
        return ord(char)
    if char in _APOSTROPHES:
        return ord("'")
    normal = unicodedata.normalize("NFKC", char)
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf") or 0x1100 <= ord(char) <= 0x11FF or char in _SOUND_MARKS:
        return _ODD
    if len(normal) != 1:
        return _ODD if any(c.isalnum() for c in normal) else BREAK
    if normal in _SEPARATORS:
        return SPACE
    if category[0] == "L":
        lower = normal.lower()
        base = unicodedata.normalize("NFD", lower)[0] if "à" <= lower <= "ɏ" else lower
        levelled = hanja.representative(base) if len(base) == 1 else normal
        return ord(levelled) if ord(levelled) < _ODD else ord(char)
    return BREAK if category[0] in "PSZC" and normal not in "'&.%+" else ord(normal)


_SOUND_MARKS = "ﾞﾟ\u3099\u309a"
"""Marks of voicing that make one letter with the kana before them."""


def _spelt_out(text: str, codes: Codes, odd: npt.NDArray[np.intp]) -> tuple[Codes, Places, Places]:
    """Levelled characters with the odd ones in their normal form, the offset of each in the original, and its width."""
    starts, ends = np.array(list(_clusters(text, odd.tolist())), dtype=np.int64).T
    normals = [_without_marks(text[start:end]) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    sizes = np.fromiter(map(len, normals), dtype=np.int64, count=len(normals))
    # Pieces of the original and normal forms by turns, each with its origin and the place where it comes to stand.
    pieces = np.empty(2 * sizes.size + 1, dtype=np.int64)
    pieces[0::2] = np.append(starts, codes.size) - np.append(0, ends)
    pieces[1::2] = sizes
    begins = np.append(0, np.stack((starts, ends), axis=1).ravel())
    places = np.cumsum(pieces) - pieces
    origins = np.repeat(begins - places, pieces) + np.arange(int(pieces.sum()))
    inside = np.repeat(places[1::2] - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))
    origins[inside] = np.repeat(starts, sizes)
    widths = np.ones(origins.size, dtype=np.int64)
    widths[inside] = np.repeat(ends - starts, sizes)
    spelt = _levelled("".join(normals))
    codes = codes.take(origins).astype(np.promote_types(codes.dtype, spelt.dtype), copy=False)
    codes[inside] = spelt
    codes[codes == _ODD] = BREAK
    return codes, origins, widths


def _without_marks(text: str) -> str:
    normal = unicodedata.normalize("NFKC", text)
    return "".join(c for c in normal if unicodedata.category(c) not in ("Mn", "Me", "Cf"))


def _clusters(text: str, odd: list[int]) -> Iterator[tuple[int, int]]:
    """The stretches to normalise: neighbouring odd characters, with the letter that marks stand on."""
    index = 0
    while index < len(odd):
        start = end = odd[index]
        while index < len(odd) and odd[index] == end:
            end += 1
            index += 1
        if start and (unicodedata.category(text[start])[0] == "M" or text[start] in _SOUND_MARKS):
            start -= 1
        yield start, end


def codes_of(text: str) -> Codes:
    """The characters of a text as numbers, as few bits each as hold them all.

    >>> codes_of("Abe").tolist(), codes_of("朴").dtype.name, codes_of("𠮷").dtype.name
    ([65, 98, 101], 'uint16', 'uint32')
    """
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), dtype=np.uint8)
    short = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
    return short if short.size == len(text) else np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _levelled(text: str) -> Codes:
    """The levelled characters of a text, not yet squeezed; odd ones are 0xFFFF."""
    codes = codes_of(text)
    if codes.dtype == np.uint8:
        return _ascii_table().take(codes)
    if codes.dtype == np.uint16:
        return _table().take(codes)
    return np.where(codes > 0xFFFF, codes, _table().take(codes, mode="clip"))


def level(text: str) -> Level:
    """Level a text; it begins with a space, so that every word has one before it.

    >>> level("Yoon Suk-yeol’s 강제 징용").text
    " yoon suk yeol's 강제징용"
    >>> found = level("ＵＮ 朴　振")
    >>> found.text, *found.spans(np.array([1, 4]), np.array([3, 6]))
    (' un 朴振', array([0, 3]), array([2, 6]))
    """
    codes = _levelled(text)
    origins = widths = None
    if codes.dtype != np.uint8:
        odd = np.flatnonzero(codes == _ODD)
        if odd.size:
            codes, origins, widths = _spelt_out(text, codes, odd)
    codes, at = _squeezed(codes)
    if origins is None:
        origins = at
    elif at is not None:
        assert widths is not None
        origins, widths = origins.take(at), widths.take(at)
    levelled = np.empty(codes.size + 1, dtype=codes.dtype)
    levelled[0] = SPACE
    levelled[1:] = codes
    levelled[levelled == BREAK] = SPACE
    return Level(levelled, origins, widths)


def _squeezed(codes: Codes) -> tuple[Codes, Places | None]:
    """One space of several, and none between two East Asian letters; with the places of what is left, if any went."""
    gap = codes == SPACE
    goes = np.zeros(codes.size, dtype=bool)
    np.logical_and(gap[1:], gap[:-1], out=goes[1:])
    if codes.dtype != np.uint8 and codes.size > 2:
        east = (codes >= _EAST_FIRST) & (codes <= _EAST_LAST)
        behind = np.flatnonzero(gap[1:] & east[:-1]) + 1
        # Where several spaces stand together, the first is left, and what matters is what stands behind the last.
        following = behind + 1
        wide = np.flatnonzero(gap.take(following, mode="clip"))
        if wide.size:
            letters = np.append(np.flatnonzero(~gap), codes.size)
            following[wide] = letters.take(np.searchsorted(letters, following[wide]))
        goes[behind[east.take(following, mode="clip") & (following < codes.size)]] = True
    if not goes.any():
        return codes, None
    at = np.flatnonzero(~goes)
    return codes.take(at), at


def level_forms(forms: list[str]) -> list[str]:
    """Level many forms at once.

    >>> level_forms(["Yoon Suk-yeol", "강제 징용", "朴振", "…"])
    ['yoon suk yeol', '강제징용', '朴振', '']
    """
    joined = _MARK.join(form.replace(_MARK, " ") for form in forms)
    return list(map(str.strip, level(joined).text.split(_MARK))) if forms else []


def may_begin(codes: Codes) -> Choice:
    """Where in levelled characters a form may begin: at the first letter of a word, and at every East Asian one."""
    letter = codes != SPACE
    first = np.zeros(codes.size, dtype=bool)
    np.logical_and(letter[1:], ~letter[:-1], out=first[1:])
    if codes.dtype == np.uint8:
        return first
    return first | ((codes >= _EAST_FIRST) & (codes <= _EAST_LAST))
