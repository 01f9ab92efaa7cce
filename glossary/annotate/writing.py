"""Text as the automaton reads it: one spelling for what people write several ways, with the way back to the original.

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
SPACE, BREAK = 0x20, 0x0A
"""A separator that may be written or not, and one that ends a phrase; both are a space to the automaton."""
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

    text: str
    origins: npt.NDArray[np.int64] | None
    """The place in the original of each character after the first; None where nothing was moved."""
    widths: npt.NDArray[np.int64] | None
    """How many characters of the original each one stands for; None where it is one each."""

    def span(self, left: int, right: int) -> tuple[int, int]:
        """The stretch of the original that `text[left:right]` stands for."""
        if self.origins is None:
            return left - 1, right - 1
        width = 1 if self.widths is None else int(self.widths[right - 2])
        return int(self.origins[left - 1]), int(self.origins[right - 2]) + width


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


def _spell_out(text: str, odd: npt.NDArray[np.intp]) -> tuple[str, npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The text with its odd characters written in their normal form, the offset of each in the original, and its width."""
    pieces: list[str] = []
    origins: list[npt.NDArray[np.int64]] = []
    widths: list[npt.NDArray[np.int64]] = []
    done = 0
    for start, end in _clusters(text, odd.tolist()):
        pieces.append(text[done:start])
        origins.append(np.arange(done, start, dtype=np.int64))
        widths.append(np.ones(start - done, dtype=np.int64))
        normal = unicodedata.normalize("NFKC", text[start:end])
        normal = "".join(c for c in normal if unicodedata.category(c) not in ("Mn", "Me", "Cf"))
        pieces.append(normal)
        origins.append(np.full(len(normal), start, dtype=np.int64))
        widths.append(np.full(len(normal), end - start, dtype=np.int64))
        done = end
    pieces.append(text[done:])
    origins.append(np.arange(done, len(text), dtype=np.int64))
    widths.append(np.ones(len(text) - done, dtype=np.int64))
    return "".join(pieces), np.concatenate(origins), np.concatenate(widths)


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


def _codes(text: str) -> Codes:
    """The levelled characters of a text, not yet squeezed; odd ones are 0xFFFF."""
    if text.isascii():
        return _ascii_table()[np.frombuffer(text.encode("ascii"), dtype=np.uint8)]
    table = _table()
    short = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
    if short.size == len(text):
        return table[short]
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return np.where(codes > 0xFFFF, codes, table[np.minimum(codes, 0xFFFE)])


def level(text: str) -> Level:
    """Level a text; it begins with a space, so that every word has one before it.

    >>> level("Yoon Suk-yeol’s 강제 징용").text
    " yoon suk yeol's 강제징용"
    >>> found = level("ＵＮ 朴　振")
    >>> found.text, found.span(4, 6)
    (' un 朴振', (3, 6))
    """
    codes = _codes(text)
    origins = widths = None
    if codes.dtype != np.uint8:
        odd = np.flatnonzero(codes == _ODD)
        if odd.size:
            text, origins, widths = _spell_out(text, odd)
            codes = _codes(text)
            codes[codes == _ODD] = BREAK
    codes, at = _squeezed(codes)
    if origins is None:
        origins = at
    elif at is not None:
        assert widths is not None
        origins, widths = origins[at], widths[at]
    return Level(" " + _decoded(codes), origins, widths)


def _squeezed(codes: Codes) -> tuple[Codes, npt.NDArray[np.int64] | None]:
    """One space of several, and none between two East Asian letters; with the places of what is left, if any went."""
    at: npt.NDArray[np.int64] | None = None
    gap = codes == SPACE
    double = gap[1:] & gap[:-1]
    if double.any():
        keep = np.ones(codes.size, dtype=bool)
        np.logical_not(double, out=keep[1:])
        at = np.flatnonzero(keep)
        codes = codes[at]
        gap = codes == SPACE
    if codes.dtype == np.uint8 or codes.size < 3 or int(codes.max()) < _EAST_FIRST:
        return codes, at
    east = (codes >= _EAST_FIRST) & (codes <= _EAST_LAST)
    between = gap[1:-1] & east[:-2] & east[2:]
    if between.any():
        stay = np.ones(codes.size, dtype=bool)
        np.logical_not(between, out=stay[1:-1])
        codes, at = codes[stay], np.flatnonzero(stay) if at is None else at[stay]
    return codes, at


def _decoded(codes: Codes) -> str:
    codes[codes == BREAK] = SPACE
    return codes.tobytes().decode({1: "ascii", 2: "utf-16-le", 4: "utf-32-le"}[codes.itemsize], "surrogatepass")


def level_forms(forms: list[str]) -> list[str]:
    """Level many forms at once; a form that begins with a Latin letter or a digit keeps a space before it.

    >>> level_forms(["Yoon Suk-yeol", "강제 징용", "朴振"])
    [' yoon suk yeol', '강제징용', '朴振']
    """
    if not forms:
        return []
    joined = _MARK.join(form.replace(_MARK, " ") for form in forms)
    return [
        stripped if stripped and _EAST_FIRST <= ord(stripped[0]) <= _EAST_LAST else " " + stripped
        for stripped in map(str.strip, level(joined).text.split(_MARK))
    ]
