"""From running Korean to units: words, with known terms of several words joined into one.

A unit is what the patterns of people.py and phrases.py look at. `bare` units have no particle and can stand inside a
longer name; `joined` units follow the one before them after a single space or a middle dot, on the same line.
"""

import re
from typing import NamedTuple

from glossary.extract.korean.lexicon import Word, beginnings, places, read, squeeze, terms
from glossary.extract.korean.pairs import pairs
from glossary.extract.korean.particles import splits
from glossary.model import Kind

_WORD = re.compile(
    r"[가-힣A-Za-z0-9]+(?:[.+][A-Za-z0-9]+)*|(?<![(（一-龯])[韓中日美露北南英獨佛蘇臺]{1,3}(?![一-龯)）])"
)
"""Hangul, Latin letters and digits; countries as headlines write them in Han characters."""
_GLOSS = re.compile(r"[(（][^()（）\n]{1,40}[)）][ ]?")
"""A gloss in Han characters or kana between a name and its office: 박진(朴振) 장관."""
_ASIDE = re.compile(r"(?<=[가-힣A-Za-z0-9])[(（]([^()（）\n]{1,40})[)）]")
_LONGEST_TERM = 8
"""A known term has at most so many words, middle dots counted as spaces."""


class Unit(NamedTuple):
    """A stretch of text with its reading; `end` leaves out particles, `full` takes them in (code points, half-open).

    `bare` units have no particle. `close` units follow the one before them after one space or a middle dot, `dotted` ones
    after a middle dot or a hyphen; `joined` ones also after a gloss in brackets. `gap` is what stands between, `raw` the
    whole word with what was read as particles.
    """

    start: int
    end: int
    full: int
    text: str
    raw: str
    word: Word
    gap: str
    close: bool
    joined: bool
    dotted: bool
    bare: bool


def _longest_term(text: str, words: list[tuple[int, int]], first: int) -> tuple[int, int, Kind, bool, bool] | None:
    """The longest known term of two words or more that starts with word `first`: (words, end, kind, weak, country)."""
    start, end = words[first]
    opening = text[start:end]
    known, found = beginnings(), None
    if opening not in known:
        return None
    for count in range(2, _LONGEST_TERM + 1):
        if first + count > len(words):
            break
        left, right = words[first + count - 1]
        if opening + text[left] not in known or text[words[first + count - 2][1] : left] not in _JOINTS:
            break
        for noun, _ in splits(text[left:right]):
            form = opening + noun
            if form in terms():
                kind, weak = terms()[form]
                found = count, left + len(noun), kind, weak, False
                break
            if form in places():
                found = count, left + len(noun), Kind.PLACE, False, places()[form]
                break
        opening += text[left:right]
        if opening not in known:
            break
    return found


_JOINTS = frozenset((" ", "·", "ㆍ", "‧", "・", "\u00a0", "-", "–", " · "))
_DOTS = frozenset("·ㆍ‧・-–")


def _unit(start: int, end: int, full: int, raw: str, word: Word, gap: str) -> Unit:
    text = raw if end == full else raw[: end - start]
    if gap == " ":
        return Unit(start, end, full, text, raw, word, gap, True, True, False, end == full)
    close = gap in _JOINTS
    joined = close or (len(gap) > 2 and _GLOSS.fullmatch(gap) is not None)
    return Unit(start, end, full, text, raw, word, gap, close, joined, gap in _DOTS, end == full)


def asides_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands in brackets right behind a word: a run of its own, and no break of the one around it.

    >>> asides_of("무역대표부(USTR) 대표는 (이날) 말했다", 0, 24)
    [(6, 10)]
    """
    if text.find("(", start, end) < 0 and text.find("（", start, end) < 0:
        return []
    return [match.span(1) for match in _ASIDE.finditer(text, start, end)]


def _outside(words: list[tuple[int, int]], asides: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words that no aside holds; both in order."""
    kept, at = [], 0
    for word in words:
        while at < len(asides) and asides[at][1] <= word[0]:
            at += 1
        if at == len(asides) or word[1] <= asides[at][0]:
            kept.append(word)
    return kept


def units_of(text: str, start: int, end: int) -> list[Unit]:
    """The units of one run of text, in order.

    >>> [(unit.text, unit.word.role) for unit in units_of("김정한 외교부 국장은 강제 징용 문제를", 0, 21)]
    [('김정한', 'plain'), ('외교부', 'term'), ('국장', 'office'), ('강제 징용', 'term'), ('문제', 'needs')]
    """
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    if asides := asides_of(text, start, end):
        words = _outside(words, asides)
    known = beginnings()
    units: list[Unit] = []
    last = -1
    index = 0
    while index < len(words):
        left, right = words[index]
        surface = text[left:right]
        gap = text[last:left] if last >= 0 else "\n" + text[start:left]
        longest = _longest_term(text, words, index) if surface in known else None
        if longest is not None:
            count, stop, kind, weak, country = longest
            last = words[index + count - 1][1]
            role = "country" if country else "place" if kind is Kind.PLACE else "term"
            squeezed = squeeze(text[left:stop])
            if kind is Kind.TITLE:
                role = "rank" if squeezed[-1] == "급" else "office"
            elif squeezed in pairs():
                role = "pair"
            word = Word(text[left:stop], text[stop:last], role, kind, stop - left if role == "office" else 0, weak)
            units.append(_unit(left, stop, last, text[left:last], word, gap))
            index += count
            continue
        word = read(surface)
        units.append(_unit(left, left + len(word.noun), right, surface, word, gap))
        last = right
        index += 1
    return units
