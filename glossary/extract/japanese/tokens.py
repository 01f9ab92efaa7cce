"""The analyser's tokens of a run of Japanese, in the classes that matter for names.

SudachiPy loads when the first text is read, once a process; it cuts runs of kanji and knows the commonest names of people
and places, which no pattern does. Runs repeat from text to text, so what was cut is remembered.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any


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


@dataclass(frozen=True, slots=True)
class Token:
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
_REMEMBERED = 1 << 16


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


@lru_cache(maxsize=_REMEMBERED)
def tokens_of(run: str) -> tuple[Token, ...]:
    """The tokens of one run.

    >>> [(token.text, token.tag.value) for token in tokens_of("岸田文雄首相")]
    [('岸田', 'surname'), ('文雄', 'given'), ('首相', 'noun')]
    """
    return tuple(Token(start := m.begin(), end := m.end(), run[start:end], _tag(m)) for m in _tokenizer().tokenize(run))
