"""People and their offices in Korean text: NAME [country] [organisation] OFFICE, and names that need no office.

김정한 외교부 아시아태평양국장     하야시 요시마사 일본 외무상     더불어민주당 오세린 의원     윤 대통령     이옥순 할머니
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from glossary.extract.korean.lexicon import (
    common,
    japanese_surnames,
    looks_foreign,
    looks_japanese,
    looks_korean_name,
    name_parts,
    read,
)
from glossary.extract.korean.units import Unit
from glossary.extract.overlap import Found
from glossary.model import Kind
from glossary.text import surnames

_LIST_GAPS: Final = frozenset((", ", ",", "·", "ㆍ", " · "))
_ACCREDITED: Final = re.compile(r"주(?:[한일미중러영독불호]|유엔|[가-힣]{2,6})")
"""Where an ambassador serves: 주일 한국대사, 주유엔 미국대사."""
_BETWEEN: Final = frozenset(["전", "현", "신임", "당시", "초대", "전임", "현직", "신", "前", "現", "역대", "제1대"])
"""Words between a name and an office that belong to neither."""
_HONORIFICS: Final = frozenset(
    [
        "씨",
        "할머니",
        "할아버지",
        "여사",
        "옹",
        "군",
        "양",
        "박사",
        "선생",
        "후보",
        "선수",
        "작가",
        "감독",
        "기자",
        "목사",
        "신부",
        "스님",
        "장관",
        "씨와",
        "후보자",
        "피해자",
    ]
)
_COUNTRY_SYLLABLES: Final = frozenset(["미", "일", "중", "러", "북", "영", "독", "불", "프"])
"""Countries in one syllable, before an office or a ministry: 미 국무장관."""
_NO_SURNAMES: Final = frozenset(["두", "각", "현", "전", "그", "본", "타", "세", "네", "양국"])
"""Words of one syllable before an office that are surnames too, but hardly ever here: 두 장관."""
_RULE_OF: Final = frozenset(["취임", "내각", "정권", "행정부", "정부", "집권"])
"""What follows a bare surname of a head of government: 스가 취임, 기시다 내각."""
_CHINESE_OFFICES: Final = frozenset(
    ["국가주석", "주석", "외교부장", "상무부장", "국방부장", "총서기", "주임", "부주석", "공산당"]
)


def _organisation(unit: Unit) -> bool:
    return unit.word.kind is Kind.ORGANISATION and unit.word.role in ("term", "head")


def find_people(units: Sequence[Unit]) -> Iterator[Found]:
    """Mentions of people and offices, in the order of the offices. Short forms have the rule `short`."""
    for index, unit in enumerate(units):
        role = unit.word.role
        if role == "office":
            yield from _office(units, index)
        elif role == "rank":
            yield unit.start, unit.end, Kind.TITLE, "rank"
        elif role in ("plain", "common", "place"):
            yield from _without_office(units, index)


def _office(units: Sequence[Unit], index: int) -> Iterator[Found]:
    unit = units[index]
    first = index
    while (
        first
        and units[first].joined
        and index - first < 3
        and units[first - 1].bare
        and _organisation(units[first - 1])
    ):
        first -= 1
    organised = first < index
    if first and units[first].joined and not organised and _department(units[first - 1]):
        first -= 1
        organised = True
        while first and units[first].joined and units[first - 1].bare and _organisation(units[first - 1]):
            first -= 1
    country = first and units[first].joined and units[first - 1].bare and _is_country(units[first - 1])
    left = first - 1 if country else first
    before = left
    while before and units[before].joined and units[before - 1].raw in _BETWEEN:
        before -= 1
    posted = (
        left
        and units[left].joined
        and unit.text.endswith(("대사", "공사", "총영사"))
        and _ACCREDITED.fullmatch(units[left - 1].raw)
    )
    if posted:
        left, before, country, organised, first = left - 1, left - 1, False, True, left - 1
    people = list(_names_before(units, before, units[left].text if country else "", unit))
    named = any(rule != "short" for *_, rule in people)
    yield from people
    if people and not named and before == index:
        return
    specific = unit.word.head < len(unit.text) and (unit.word.head > 1)
    if organised:
        yield units[first].start, unit.end, Kind.TITLE, "office"
        if specific and not posted:
            yield unit.start, unit.end, Kind.TITLE, "office"
    elif country:
        yield units[left].start, unit.end, Kind.TITLE, "office"
        if not unit.word.weak:
            yield unit.start, unit.end, Kind.TITLE, "office"
    elif specific or not unit.word.weak or named:
        yield unit.start, unit.end, Kind.TITLE, "office"


def _is_country(unit: Unit) -> bool:
    return unit.word.role == "country" or unit.text in _COUNTRY_SYLLABLES


def _department(unit: Unit) -> bool:
    """북핵외교기획단 장: a department whose name the lexicon does not know but whose last syllable tells it."""
    return (
        unit.bare
        and unit.word.role == "plain"
        and len(unit.text) >= 4
        and unit.text[-1] in "국실과단팀"
        and len(unit.text) <= 14
    )


def _names_before(units: Sequence[Unit], end: int, country: str, office: Unit) -> Iterator[Found]:
    """The name or names that stand before unit `end`."""
    if not end or not units[end].joined:
        return
    last = units[end - 1]
    if not _raw_noun(last):
        return
    start = last.start
    if looks_korean_name(last.raw) and last.raw not in japanese_surnames():
        yield start, last.full, Kind.PERSON, "name office"
        yield from _listed(units, end - 1)
        return
    surname = last.raw
    if surname in _NO_SURNAMES:
        return
    if surname in surnames.of_hangul() and (len(surname) == 1 or len(surname) == 2) and end == _at(units, office):
        yield start, office.end, Kind.PERSON, "short"
        return
    first = _foreign_start(units, end, country, office)
    if first is None:
        return
    span = units[first].start, last.full
    if first == end - 1 and not _is_chinese(last.raw, country, office):
        yield span[0], office.end if end == _at(units, office) else span[1], Kind.PERSON, "short"
    else:
        yield *span, Kind.PERSON, "name office"


def _at(units: Sequence[Unit], office: Unit) -> int:
    return next((i for i in range(len(units)) if units[i] is office), -1)


def _raw_noun(unit: Unit) -> bool:
    """Whether a unit may be a name as it is written, whatever particle its end looks like."""
    if unit.word.role in ("plain", "place"):
        return True
    return unit.word.role in ("head", "needs", "office", "term", "common", "country") and (
        looks_korean_name(unit.raw) or unit.raw in japanese_surnames() or unit.raw in surnames.of_hangul()
    )


def _listed(units: Sequence[Unit], index: int) -> Iterator[Found]:
    """Names that stand before another with a comma or a middle dot between: 이준, 이상설, 이위종 특사."""
    for before in range(index - 1, max(-1, index - 5), -1):
        unit = units[before]
        if units[before + 1].gap not in _LIST_GAPS or not looks_korean_name(unit.raw):
            return
        if len(unit.raw) == 2 and unit.word.role != "plain":
            return
        yield unit.start, unit.full, Kind.PERSON, "listed name"


def _is_chinese(word: str, country: str, office: Unit) -> bool:
    context = country in ("중국", "대만") or office.text in _CHINESE_OFFICES or office.text.startswith("중국")
    opens = any(word[:size] in name_parts("chinese") for size in (1, 2) if len(word) > size)
    context = context or (looks_foreign(word) and word[-1] not in _WESTERN_ENDS)
    return context and 2 <= len(word) <= 4 and opens


_WESTERN_ENDS: Final = frozenset("든턴튼슨스트프크르드코노로고나라")
"""Syllables that Chinese names in Hangul do not end in, and others often do: 바이든."""


def _foreign_start(units: Sequence[Unit], end: int, country: str, office: Unit) -> int | None:
    """The index of the first unit of a transcribed name that ends before unit `end`, or None."""
    last = units[end - 1].raw
    before = units[end - 2] if end > 1 and units[end - 1].joined else None
    previous = before.raw if before is not None else ""
    if before is not None and previous in japanese_surnames() and looks_japanese(last):
        return end - 2
    if before is not None and previous in name_parts("western") and len(last) > 1:
        return end - 2
    if (
        end > 2
        and before is not None
        and before.joined
        and units[end - 3].raw in name_parts("western")
        and looks_foreign(last)
    ):
        return end - 3
    if last in japanese_surnames() and len(last) > 1:
        return end - 1
    if _is_chinese(last, country, office):
        return end - 1
    if read(last).role not in ("plain", "place"):
        return None
    if before is not None and before.word.role == "plain" and len(previous) > 1:
        both_japanese = looks_japanese(previous) and looks_japanese(last) and len(last) > 1
        if (both_japanese or looks_foreign(previous)) and (both_japanese or looks_foreign(last)):
            return end - 2
    if country not in ("", "한국", "대한민국") and len(last) > 1 and last[-1] not in _ADNOUN_ENDINGS:
        named = before is not None and before.word.role == "plain" and before.bare and len(previous) > 1
        return end - 2 if named and previous[-1] not in _ADNOUN_ENDINGS and not _is_verbal(previous) else end - 1
    return end - 1 if looks_foreign(last) and len(last) > 1 else None


_ADNOUN_ENDINGS: Final = frozenset("한된는던할될은을의며고서게도와과에등중후및")


def _is_verbal(word: str) -> bool:
    """Whether a word ends as a verb before a noun does (만난, 밝힌, 방한한), or is a common one."""
    return word[-1:] in _ADNOUN_ENDINGS or word[-1:] in "난힌린진친긴은낸" or word in common()


def _without_office(units: Sequence[Unit], index: int) -> Iterator[Found]:
    unit = units[index]
    following = units[index + 1] if index + 1 < len(units) and units[index + 1].joined else None
    raw = unit.raw
    if following is None:
        return
    if raw in japanese_surnames() and len(raw) > 1:
        given = next(
            (noun for noun in (following.raw, following.text) if 2 <= len(noun) <= 5 and looks_japanese(noun)), ""
        )
        if given and following.word.role == "plain":
            stop = following.start + len(following.text if looks_japanese(following.text) else following.raw)
            yield unit.start, stop, Kind.PERSON, "Japanese name"
            return
        if following.text in _RULE_OF and unit.word.role != "place":
            yield unit.start, unit.full, Kind.PERSON, "short"
            return
    if following.text in _RULE_OF and looks_korean_name(raw):
        yield unit.start, unit.full, Kind.PERSON, "name rule"
    elif following.text in _RULE_OF and unit.word.role == "plain" and looks_foreign(raw) and len(raw) > 1:
        yield unit.start, unit.full, Kind.PERSON, "short"
    elif following.text in _HONORIFICS and following.word.role != "office" and looks_korean_name(raw):
        yield unit.start, unit.full, Kind.PERSON, "name honorific"
    elif (
        raw in name_parts("western")
        and following.word.role == "plain"
        and min(len(raw), len(following.text)) > 1
        and looks_foreign(following.text)
    ):
        yield unit.start, following.end, Kind.PERSON, "western name"
