"""Offices in a Japanese run: 首相, 外務省アジア大洋州局長, 米国務長官, 共産党政治局員|兼|外相."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from glossary.extract.japanese.countries import LETTERS
from glossary.extract.japanese.lexicon import office_of, offices, terms, words
from glossary.extract.japanese.tokens import NAME_TAGS, Tag, tokens_of
from glossary.extract.overlap import Found
from glossary.model import Kind

COUNTRIES: Final = [
    "日本",
    "韓国",
    "北朝鮮",
    "中国",
    "米国",
    "英国",
    "台湾",
    "ロシア",
    "フランス",
    "ドイツ",
    "イタリア",
    "カナダ",
    "インド",
    "オーストラリア",
    "豪州",
]
_LONG_OFFICE: Final = 5
"""An office so long says what it is for, and is a term without its ministry: 朝鮮半島平和交渉本部長."""
_BEFORE_OFFICES: Final = frozenset("副元前現総各")
_ALONE_BEFORE_OFFICES: Final = frozenset("副総第米英仏独駐党国")


@lru_cache(maxsize=1 << 14)
def is_title(run: str) -> bool:
    """Whether all of a run is one office; a country or an organisation before it belongs to it.

    >>> [is_title(run) for run in ("首相", "外務省アジア大洋州局長", "達也アジア大洋州局長", "会談")]
    [True, True, False, False]
    """
    office = office_of(run)
    if not office or office == run:
        return bool(office)
    rest = run[: -len(office)]
    if len(rest) == 1:
        return rest in LETTERS or rest in _BEFORE_OFFICES
    opening = tokens_of(run)[0]
    return opening.tag not in NAME_TAGS or opening.text in terms() or opening.text in COUNTRIES


@lru_cache(maxsize=1 << 14)
def begins_well(title: str) -> bool:
    """Whether an office does not begin with a lone character, which would rather be the end of the name before it."""
    first = tokens_of(title)[0].text
    return len(first) > 1 or first in words("before title") or first in _ALONE_BEFORE_OFFICES or title in offices()


def find_title(run: str, start: int, named: bool) -> Iterator[Found]:
    """The office that begins at `start`: whole, and without the country or organisation before it.

    A weak office (代表, 部長) is one only when it is `named`: when it stands beside a person.
    """
    title = run[start:]
    if title not in offices():
        first = title[:1] if title[1:] in offices() else tokens_of(title)[0].text if title else ""
        if first in words("before title") and first != title:
            start += len(first)
            title = run[start:]
    office = office_of(title)
    if not office or not (named or is_title(title)):
        return
    joint = title.find("兼")
    if joint > 0 and is_title(title[joint + 1 :]) and office_of(title[:joint]):
        yield from find_title(run[: start + joint], start, named)
        yield from find_title(run, start + joint + 1, named)
        return
    if title == office and offices()[office] and not named:
        return
    yield start, len(run), Kind.TITLE, "office"
    if title != office:
        yield from _bare(run, start, office)


def _bare(run: str, start: int, office: str) -> Iterator[Found]:
    """The office without its country, and without the organisation known before it."""
    title = run[start:]
    for country in (*COUNTRIES, *LETTERS):
        core = title.removeprefix(country)
        if core != title and core in offices():
            if not offices()[core]:
                yield start + len(country), len(run), Kind.TITLE, "office"
            return
    for token in tokens_of(title)[1:]:
        before, rest = title[: token.start], title[token.start :]
        if before in terms() and terms()[before][0] is Kind.ORGANISATION and rest.endswith(office):
            if len(rest) > 1:
                yield start, start + token.start, Kind.ORGANISATION, "term"
            if rest != office or len(rest) > _LONG_OFFICE:
                yield start + token.start, len(run), Kind.TITLE, "office"
        elif token.tag is Tag.COUNTRY and before.endswith(("駐", "在")):
            return
