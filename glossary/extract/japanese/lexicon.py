"""What the parts of a Japanese run are: the analyser's tokens, known terms, offices and heads.

The tables stand in `data/languages/japanese-*.tsv`. SudachiPy loads when the first text is read, once a process; it cuts
runs of kanji and knows the commonest names of people and places, which no pattern does.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from glossary.model import Kind
from glossary.text import surnames, tables


class Tag(StrEnum):
    """The classes of tokens that matter here."""

    SURNAME = "surname"
    GIVEN = "given"
    COUNTRY = "country"
    PLACE = "place"
    PROPER = "proper"
    NUMBER = "number"
    TIME = "time"
    SUFFIX = "suffix"
    NOUN = "noun"
    UNKNOWN = "unknown"
    OTHER = "other"


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
    ("人名", "一般"): Tag.GIVEN,
    ("地名", "国"): Tag.COUNTRY,
    ("地名", "一般"): Tag.PLACE,
    ("一般", "*"): Tag.PROPER,
}


@cache
def _tokenizer() -> Any:
    from sudachipy import Dictionary, SplitMode

    return Dictionary().tokenizer(mode=SplitMode.C)


@cache
def _tag(part_of_speech: tuple[str, ...]) -> Tag:
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


def tokens_of(run: str) -> list[Token]:
    """The tokens of one run.

    >>> [(token.text, token.tag.value) for token in tokens_of("岸田文雄首相")]
    [('岸田', 'surname'), ('文雄', 'given'), ('首相', 'noun')]
    """
    tokenizer = _tokenizer()
    return [
        Token(m.begin(), m.end(), m.surface(), Tag.UNKNOWN if m.is_oov() else _tag(tuple(m.part_of_speech())))
        for m in tokenizer.tokenize(run)
    ]


@cache
def terms() -> dict[str, tuple[Kind, bool]]:
    """Kind and weakness of every known term."""
    return {r["form"]: (Kind(r["kind"]), r["use"] == "weak") for r in tables.rows("japanese-terms.tsv")}


@cache
def longest_term() -> int:
    """The length of the longest known term."""
    return max(map(len, terms()))


@cache
def pairs() -> frozenset[str]:
    """Groups of countries: 日韓, 日米韓."""
    return frozenset(form for form, (kind, _) in terms().items() if kind is Kind.OTHER)


@cache
def offices() -> dict[str, bool]:
    """Every word for an office; true where it is too weak to stand alone."""
    return {r["form"]: r["use"] == "weak" for r in tables.rows("japanese-offices.tsv")}


@cache
def heads() -> dict[str, tuple[Kind, bool]]:
    """Kind of what ends in a head; true where the head needs a proper part before it."""
    return {r["form"]: (Kind(r["kind"]), r["use"] == "needs") for r in tables.rows("japanese-heads.tsv")}


@cache
def family_names() -> frozenset[str]:
    """Japanese family names in kanji."""
    return frozenset(r["kanji"] for r in tables.rows("japanese-family-names.tsv"))


def ending(run: str, words: dict[str, bool] | dict[str, tuple[Kind, bool]]) -> str:
    """The longest of `words` that `run` ends in, or an empty string.

    >>> ending("外務省アジア大洋州局長", offices()), ending("日韓首脳会談", heads())
    ('局長', '首脳会談')
    """
    for start in range(max(0, len(run) - 10), len(run)):
        if run[start:] in words:
            return run[start:]
    return ""


def korean_surname(char: str) -> bool:
    """Whether a character is a Korean surname in hanja, also where a Japanese word could begin with it."""
    return char in surnames.of_hanja() or _old(char) in surnames.of_hanja()


def surely_korean_surname(char: str) -> bool:
    """Whether a character begins a Korean name far likelier than a Japanese one: 尹, 朴, 李."""
    surname = surnames.of_hanja().get(char) or surnames.of_hanja().get(_old(char))
    return surname is not None and surname.korean


def _old(char: str) -> str:
    return _NEW_TO_OLD.get(char, char)


_NEW_TO_OLD = {"権": "權", "裴": "裵", "黄": "黃", "呉": "吳", "辺": "邊", "慎": "愼", "曽": "曾"}
"""New forms that Japanese print gives the surnames of Koreans."""
