"""Where the analyser cuts a run of Japanese, for edges between two letters of one script: 韓国|外務省, 小|林首相.

The analyser is a hundred times as slow as everything else here. So it sees the run around an edge only, each run once,
many in one call; and the same few runs come again and again. What it said of a run is kept as one byte for each offset.
"""

import re
from collections.abc import Iterable
from typing import Final

from glossary.extract.japanese.lexicon import lengths_by_first, terms
from glossary.extract.japanese.phrases import known_terms
from glossary.extract.japanese.tokens import starts_of, tokens_of
from glossary.model import Kind

WINDOW: Final = 16
"""Characters on either side that the analyser gets to see."""
INFLECTION: Final = 2
"""Hiragana that it sees behind kanji: enough to show most inflections."""
_KANJI_AND_KATAKANA: Final = r"一-鿿㐀-䶿々〆\uf900-\ufaffァ-ヺーｦ-ﾟ"
_CONTENT: Final = re.compile(f"[{_KANJI_AND_KATAKANA}]{{0,{WINDOW}}}")
_INFLECTED: Final = re.compile(f"{_CONTENT.pattern}[ぁ-ゖ]{{0,{INFLECTION}}}")
_JAPANESE: Final = re.compile(f"[{_KANJI_AND_KATAKANA}ぁ-ゖ]{{0,{WINDOW}}}")
_HIRAGANA: Final = re.compile("[ぁ-ゖ]")
_EDGE: Final = 1
_PLACES_KNOWN: Final = 2
"""Whether a name of a place stands across the offset has been looked up,"""
_IN_PLACE: Final = 4
"""and one does."""
_MOST_REMEMBERED: Final = 1 << 16


class _Cuts:
    """What the analyser said of runs; of those not seen for long it forgets."""

    def __init__(self) -> None:
        self._recent: dict[str, bytearray] = {}
        self._older: dict[str, bytearray] = {}

    def of(self, runs: list[str]) -> list[bytearray]:
        """The marks of every run, one for each offset; asks about all the new ones together."""
        recent, older = self._recent, self._older
        new = dict.fromkeys(run for run in runs if run not in recent)
        asked = [run for run in new if run not in older]
        found = {run: older[run] for run in new if run in older} | dict(zip(asked, _marked(asked), strict=True))
        recent.update(found)
        marks = [recent[run] for run in runs]
        if len(recent) > _MOST_REMEMBERED // 2:
            self._older, self._recent = recent, {}
        return marks


_CUTS: Final = _Cuts()


def _marked(runs: list[str]) -> Iterable[bytearray]:
    for run, starts in zip(runs, starts_of(runs), strict=True):
        marks = bytearray(len(run) + 1)
        for start in starts:
            marks[start] = _EDGE
        marks[len(run)] = _EDGE
        yield marks


def are_edges(runs: list[str], offsets: list[int], *, ending: bool) -> list[bool]:
    """Whether each run is cut at its offset; a form does not end inside the name of a place either: 日本 in 日本海.

    >>> are_edges(["韓国外務省", "小林首相", "日本海"], [2, 1, 2], ending=True)
    [True, False, False]
    """
    return [
        bool(marks[at] & _EDGE) and not (ending and _in_place(run, at, marks))
        for run, at, marks in zip(runs, offsets, _CUTS.of(runs), strict=True)
    ]


def _in_place(run: str, at: int, marks: bytearray) -> bool:
    if not marks[at] & _PLACES_KNOWN:
        marks[at] |= _PLACES_KNOWN
        if _may_be_in_place(run, at):
            for start, end, kind, _ in known_terms(run, tokens_of(run)):
                if kind is Kind.PLACE and start < at < end:
                    marks[at] |= _IN_PLACE
    return bool(marks[at] & _IN_PLACE)


def _may_be_in_place(run: str, at: int) -> bool:
    """Whether the letters of the name of a place stand across the offset."""
    known, lengths = terms(), lengths_by_first()
    for start in range(at):
        for length in lengths.get(run[start], ()):
            if start + length <= at:
                break
            term = known.get(run[start : start + length])
            if term is not None and term[0] is Kind.PLACE and start + length <= len(run):
                return True
    return False


def is_edge(text: str, at: int, *, ending: bool) -> bool:
    """Whether the analyser sees the edge of a token at one place of a text."""
    start, end = run_around(text, at)
    return are_edges([text[start:end]], [at - start], ending=ending)[0]


def run_around(text: str, at: int) -> tuple[int, int]:
    """What the analyser gets to see of the text around `at`.

    Between kanji that is the kanji and katakana on both sides and two hiragana behind them, which show most inflections. In
    the annotated articles it tells all of 1,322 such edges as it does with the whole clause, and the same few runs come
    again and again.

    >>> text = "昨日の見極めについて"
    >>> text[slice(*run_around(text, 4))]
    '見極めに'
    """
    if _HIRAGANA.match(text, at):
        return at - _end(_JAPANESE, text[max(0, at - WINDOW) : at][::-1], 0), _end(_JAPANESE, text, at)
    start = at - _end(_CONTENT, text[max(0, at - WINDOW) : at][::-1], 0)
    return start, _end(_INFLECTED, text, at)


def _end(run: re.Pattern[str], text: str, at: int) -> int:
    found = run.match(text, at)
    return found.end() if found else at
