"""The runs of a Japanese line in which names may stand.

Japanese does not space its words, but a name rarely holds hiragana: a run of kanji, katakana, letters and digits is where
names stand, and most begin and end with it.
"""

import re
from enum import IntEnum
from typing import Final, NamedTuple

from glossary.extract.japanese.lexicon import terms

RUN: Final = re.compile(
    r"[一-龯々〆ヶヵァ-ヺーA-Za-z0-9Ａ-Ｚａ-ｚ０-９]{2,}(?:(?<=[ァ-ヺー])[・＝=](?=[ァ-ヺー])[一-龯々〆ヶヵァ-ヺーA-Za-z0-9]+)*"
    r"|[ァ-ヺー][・＝=][ァ-ヺー][一-龯々〆ヶヵァ-ヺーA-Za-z0-9]*"
)
"""Where names stand. A character alone is the stem of a verb or a particle of speech, but for ノ・ムヒョン."""
_DATE: Final = re.compile(
    r"(?:[0-9０-９]++(?:年|月|日|時|分|人|回|歳|件|円|度|目|代|間|付|万|億|兆|頃|議席|カ国|か国|カ月|か月|時間|年間|日間|週間|年度|世紀|周年)*+)++"
    r"(?:午前|午後|未明|早朝|深夜|朝|夜|夕|昼|正午|以降|以来|現在|前|後|中|間)*+"
)
_VERB: Final = re.compile(r"し(?!か)|す(?!ら)|さ(?![んまえ])|せ(?!め)|でき")
"""What makes a verb of a noun of two kanji: 抗議|した."""
_JAPANESE: Final = re.compile(r"[一-龯ァ-ヺ]")
_READING_FOLLOWS: Final = re.compile(r"[（(](?:[ァ-ヺー・＝ ]{2,30}|[가-힣]{2,5}|[A-Z][A-Za-z.'’ -]{3,30})[）)、,]")
_NAME_READING_FOLLOWS: Final = re.compile(r"[（(][ぁ-ん]{1,8}・[ぁ-ん]{1,10}[）)、,]")
_POLITE: Final = re.compile(r"さん|さま(?!ざ)")
_SIDES: Final = ("側", "下", "時代", "当時")
_ADDRESSES: Final = ("陛下", "殿下", "閣下")
_OPENING: Final = ("（", "(")
_VERB_BEGINS: Final = frozenset("しすさせで")
_LONGEST: Final = 60


class Gloss(IntEnum):
    """What stands in brackets behind a run; hiragana with a middle dot reads nothing but a person's name."""

    NONE = 0
    READING = 1
    NAME = 2


class Run(NamedTuple):
    """A run of a line, from `start` to `end` in it, with a さん or さま behind it; of a long one only the beginning is read."""

    start: int
    end: int
    text: str
    gloss: Gloss
    """Whether a reading in brackets stands behind it."""


def runs_of(line: str) -> list[Run]:
    """The runs of a line that may hold a name, in order.

    >>> [run.text for run in runs_of("岸田首相は10日、日韓首脳会談について発表した")]
    ['岸田首相', '日韓首脳会談']
    """
    found = []
    for match in RUN.finditer(line):
        start, end = match.span()
        after = line[end : end + 1]
        if after == "び" and line[end - 1] in "及並":  # 及び, 並び
            end -= 1
        elif after == "さ" and end - start < _LONGEST and (polite := _POLITE.match(line, end)):
            end = polite.end()
        text = line[start:end] if end - start <= _LONGEST else line[start : start + _LONGEST]
        if (after in _VERB_BEGINS and _is_verb(text, line, end)) or (text[:1].isdigit() and _DATE.fullmatch(text)):
            continue
        if text.endswith(_SIDES) and not text.endswith(_ADDRESSES):
            text = text.removesuffix(next(side for side in _SIDES if text.endswith(side)))
        if text and (_JAPANESE.search(text) or text in terms()):
            found.append(Run(start, end, text, _gloss(line, end) if after in _OPENING else Gloss.NONE))
    return found


def _gloss(line: str, end: int) -> Gloss:
    if _NAME_READING_FOLLOWS.match(line, end):
        return Gloss.NAME
    return Gloss.READING if _READING_FOLLOWS.match(line, end) else Gloss.NONE


def _is_verb(run: str, line: str, end: int) -> bool:
    """Whether a run is two kanji that a verb goes on from: most such runs need no analyser."""
    return len(run) == 2 and _VERB.match(line, end) is not None and run not in terms()
