"""Groups of countries by one letter each: 日韓, 日米韓, 中ロ, 日米豪印."""

import re
from typing import Final

from glossary.extract.japanese.lexicon import terms

LETTERS: Final = frozenset("日米韓中朝露ロ英豪印比仏独伊台欧加ソ")
"""The countries that headlines call by one letter."""
_RUN: Final = re.compile(r"[日米韓中朝露ロ英豪印比仏独伊台欧加ソ]{2,4}")
_WORDS: Final = frozenset(("中日", "日加", "台中", "中欧", "欧米", "中米", "朝日", "中伊", "日中日", "中台", "加中"))
"""What is also another word: a newspaper, a city, a part of the world."""


def group_end(run: str, start: int = 0) -> int:
    """Where the group of countries that begins at `start` ends; `start` itself where none does.

    >>> group_end("日米韓首脳会談"), group_end("日韓国交正常化"), group_end("中国"), group_end("朝日新聞")
    (3, 2, 0, 0)
    """
    found = _RUN.match(run, start)
    if found is None:
        return start
    group = found.group()
    while len(group) > 1 and (len(set(group)) < len(group) or group in _WORDS or group in terms()):
        group = group[:-1]
    return start + len(group) if len(group) > 1 else start
