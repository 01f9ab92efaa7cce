"""Emperors, kings, popes and their houses in a Japanese run: 天皇|陛下, 皇后|両陛下, 明仁天皇, 教皇|レオ14世."""

import re
from collections.abc import Iterator
from typing import Final

from glossary.extract.japanese.lexicon import terms, words
from glossary.extract.overlap import Found
from glossary.model import Kind

_RANK: Final = r"天皇|皇后|上皇后|上皇|皇太后|皇太子妃|皇太子|皇嗣妃|皇嗣|皇帝|国王|女王|王妃|王太子妃|王太子|法王|教皇"
_ADDRESSED: Final = re.compile(rf"((?:新|前|元)?(?:{_RANK}))(陛下|殿下|両陛下|両殿下|さま|ご夫妻|ご一家|ご一行|猊下)")
_NAMED: Final = re.compile(r"([一-龯々]{2})(?:天皇|皇帝|皇后|王后|上皇|法皇|大王|大院君)")
_RANK_FIRST: Final = re.compile(
    rf"({_RANK}|ローマ教皇|ローマ法王|王子|王女|枢機卿)([ァ-ヺー]{{2,10}}(?:[0-9０-９]{{1,2}}世|[一二三]世)?)"
)
_NUMBERED: Final = re.compile(r"([ァ-ヺー]{2,10}(?:・[ァ-ヺー]{2,10})?(?:[0-9０-９]{1,2}|[一二三])世)(.*)")
_NO_NAMES: Final = frozenset(
    ("歴代", "女性", "女系", "男系", "象徴", "初代", "先代", "前任", "次代", "古代", "現在", "清国")
)


def find_sovereign(run: str) -> Iterator[Found]:
    """The sovereign, or only the rank, of a run that is nothing else.

    >>> for run in ("天皇陛下", "皇后両陛下", "明仁天皇", "女性天皇", "教皇レオ14世"):
    ...     print([(run[start:end], kind.value) for start, end, kind, _ in find_sovereign(run)])
    [('天皇陛下', 'title')]
    [('皇后', 'title')]
    [('明仁天皇', 'person')]
    []
    [('教皇', 'title'), ('レオ14世', 'person')]
    """
    if addressed := _ADDRESSED.fullmatch(run):
        whole = addressed.group(2) in ("陛下", "殿下")
        yield 0, len(run) if whole else addressed.end(1), Kind.TITLE, "sovereign"
    elif named := _NAMED.fullmatch(run):
        body = named.group(1)
        if body not in _NO_NAMES and body not in terms() and body not in words("lead"):
            yield 0, len(run), Kind.PERSON, "sovereign"
    elif (ranked := _RANK_FIRST.fullmatch(run)) and ranked.group(2) not in terms():
        yield 0, ranked.end(1), Kind.TITLE, "sovereign"
        yield ranked.start(2), len(run), Kind.PERSON, "sovereign"
    elif (numbered := _NUMBERED.fullmatch(run)) and re.fullmatch(rf"(?:{_RANK})?", numbered.group(2)):
        yield 0, numbered.end(1), Kind.PERSON, "sovereign"
        if numbered.group(2):
            yield numbered.start(2), len(run), Kind.TITLE, "sovereign"
