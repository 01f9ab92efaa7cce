"""The analyser's tokens of a run of Japanese, in the classes that matter for names.

SudachiPy loads when the first text is read, once a process; it cuts runs of kanji and knows the commonest names of people
and places, which no pattern does. Runs repeat from text to text, so what was cut is remembered.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple


class Tag(StrEnum):
    """The classes of tokens that matter here. A `PERSON` is a name that the analyser does not take apart (習近平)."""

    SURNAME = "surname"
    GIVEN = "given"
    PERSON = "person"
    COUNTRY = "country"
    PLACE = "place"
    PROPER = "proper"
    NUMBER = "number"
    TIME = "time"
    SUFFIX = "suffix"
    NOUN = "noun"
    UNKNOWN = "unknown"
    OTHER = "other"


NAME_TAGS = frozenset((Tag.SURNAME, Tag.GIVEN, Tag.PERSON))
PLACE_TAGS = frozenset((Tag.PLACE, Tag.COUNTRY))


class Token(NamedTuple):
    """A token of a run with its offsets in it (code points, half-open)."""

    start: int
    end: int
    text: str
    tag: Tag


_TAGS = {
    ("人名", "姓"): Tag.SURNAME,
    ("人名", "名"): Tag.GIVEN,
    ("人名", "一般"): Tag.PERSON,
    ("地名", "国"): Tag.COUNTRY,
    ("地名", "一般"): Tag.PLACE,
    ("一般", "*"): Tag.PROPER,
}
_MOST_REMEMBERED = 1 << 17
_TOGETHER = 64
_STOP = "。"
"""Between runs that are cut together: no word goes on over the end of a sentence."""


@cache
def _tokenizer() -> Any:
    from sudachipy import Dictionary, SplitMode

    return Dictionary().tokenizer(mode=SplitMode.C)


def _tag_of(part_of_speech: tuple[str, ...]) -> Tag:
    first, second, third, fourth = part_of_speech[:4]
    if first == "接尾辞":
        return Tag.SUFFIX
    if first != "名詞":
        return Tag.OTHER
    if second == "固有名詞":
        return _TAGS.get((third, fourth), Tag.PROPER)
    if second == "数詞":
        return Tag.NUMBER
    return Tag.TIME if third == "副詞可能" else Tag.NOUN


_TAG_BY_ID: dict[int, Tag] = {}


def _tag(morpheme: Any) -> Tag:
    part_of_speech = morpheme.part_of_speech_id()
    tag = _TAG_BY_ID.get(part_of_speech)
    if tag is None:
        tag = _TAG_BY_ID[part_of_speech] = _tag_of(tuple(morpheme.part_of_speech()))
    return Tag.UNKNOWN if tag is Tag.NOUN and morpheme.is_oov() else tag


_REMEMBERED: dict[str, tuple[Token, ...]] = {}


def tokens_of(run: str) -> tuple[Token, ...]:
    """The tokens of one run.

    >>> [(token.text, token.tag.value) for token in tokens_of("岸田文雄首相")]
    [('岸田', 'surname'), ('文雄', 'given'), ('首相', 'noun')]
    """
    if run not in _REMEMBERED:
        _cut([run])
    return _REMEMBERED[run]


def cut_together(runs: Iterable[str]) -> None:
    """Cut many runs in a few calls, for `tokens_of` to remember: a call costs more than a run.

    >>> cut_together(["日韓首脳会談", "岸田文雄首相"])
    >>> [token.text for token in tokens_of("日韓首脳会談")]
    ['日韓', '首脳', '会談']
    """
    if len(_REMEMBERED) > _MOST_REMEMBERED:
        _REMEMBERED.clear()
    new = [run for run in dict.fromkeys(runs) if run not in _REMEMBERED]
    for first in range(0, len(new), _TOGETHER):
        _cut(new[first : first + _TOGETHER])


def starts_of(runs: Sequence[str]) -> list[list[int]]:
    """Where the tokens of each run begin: less than `tokens_of` tells, in less time, and it is not remembered.

    >>> starts_of(["日韓首脳会談", "岸田文雄首相"])
    [[0, 2, 4], [0, 2, 4]]
    """
    found: list[list[int]] = []
    for first in range(0, len(runs), _TOGETHER):
        together = runs[first : first + _TOGETHER]
        starts = [morpheme.begin() for morpheme in _cut_between_stops(together)]
        at = len(_STOP)
        for run in together:
            end = at + len(run)
            found.append([start - at for start in starts[bisect_left(starts, at) : bisect_left(starts, end)]])
            at = end + len(_STOP)
    return found


def _cut_between_stops(runs: Iterable[str]) -> Iterable[Any]:
    """The tokens of runs between stops, so that each is cut alike in whatever company."""
    return _tokenizer().tokenize(_STOP + _STOP.join(runs) + _STOP)  # type: ignore[no-any-return]


def _cut(runs: list[str]) -> None:
    cut = iter(_cut_between_stops(runs))
    base = next(cut).end()
    for run in runs:
        tokens: list[Token] = []
        end = 0
        while end < len(run):
            morpheme = next(cut)
            start, end = morpheme.begin() - base, min(len(run), morpheme.end() - base)
            tokens.append(Token(start, end, run[start:end], _tag(morpheme)))
        _REMEMBERED[run] = tuple(tokens)
        base = next(cut).end()
