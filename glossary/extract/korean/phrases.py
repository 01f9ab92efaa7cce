"""Organisations, places, events, issues and laws in Korean text: known terms, and names told by their last part.

한일 정상회담     외교국장급 대면협의     강제징용 배상 판결     한일 군사정보보호협정     제77차 유엔총회
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from glossary.extract.korean.lexicon import terms
from glossary.extract.korean.units import Unit
from glossary.extract.korean.word_sets import endings, words
from glossary.extract.overlap import Found
from glossary.model import Kind

_STANDS: Final = frozenset(("term", "pair", "country", "place", "head"))
_EDITION: Final = re.compile(r"제?\d{1,3}(?:차|회|기|대)")
_PROPER: Final = frozenset(("term", "pair", "rank"))
_PLAIN_ENDS: Final = frozenset("는은을를한된던할될며고서게도만의에와과로")
_ADMINISTRATIVE: Final = (*"시군구동읍면리현정초섬", "마치", "무라")
_MOST_MODIFIERS: Final = 4


def find_phrases(units: Sequence[Unit]) -> Iterator[Found]:
    """Mentions of everything but people and offices."""
    before = None
    for index, unit in enumerate(units):
        role, kind = unit.word.role, unit.word.kind
        if before is not None and unit.close and before.word.role in _OF_PLACES:
            yield from _of_place(units, index)
        if unit.dotted and _NUMBER_OF_MODEL.fullmatch(unit.text) and _MODEL.fullmatch(units[index - 1].text):
            yield units[index - 1].start, unit.end, Kind.OTHER, "model"
        if role in _NAMING:
            if role in _STANDS and not unit.word.weak and not _is_masthead(unit):
                yield unit.start, unit.end, kind, role
                if kind is Kind.ISSUE and " " in unit.text:
                    yield from _opening_term(unit)
            if kind is Kind.LAW:
                yield from _numbered(units, index)
            elif kind is Kind.ISSUE and role != "head":
                yield from _placed(units, index)
            if role != "term" or kind in (Kind.EVENT, Kind.LAW):
                yield from _grown(units, index)
        elif role in _STANDS and not unit.word.weak:
            yield unit.start, unit.end, kind, role
        before = unit


_MODEL: Final = re.compile(r"[A-Z]{1,4}|[가-힣]{2,5}")
_NUMBER_OF_MODEL: Final = re.compile(r"\d{1,3}(?:[A-Z]{1,2}|[가-힣]?형)")
"""A weapon is its name, a hyphen and its number: 화성포-18형, MQ-9B."""
_NAMING: Final = frozenset(("term", "head", "needs"))
_OF_PLACES: Final = frozenset(("place", "plain", "country", "term", "pair"))


def _of_place(units: Sequence[Unit], index: int) -> Iterator[Found]:
    """What a word is together with the one before it: a district, a council, a body of a country or of an issue."""
    unit, before = units[index], units[index - 1]
    role = unit.word.role
    if role == "plain":
        if _is_district(units, index):
            yield unit.start, unit.end, Kind.PLACE, "administrative"
    elif role == "head" and unit.word.kind is Kind.ORGANISATION and before.bare:
        if before.word.role == "country" and unit.text.endswith(_STATE_ORGANS):
            yield before.start, unit.end, Kind.ORGANISATION, "country"
        elif (
            before.word.role in _OF_BODIES
            and before.word.kind is not Kind.ORGANISATION
            and unit.text.endswith(endings("body"))
        ):
            rule = "branch" if before.word.role == "place" else "grown"
            yield before.start, unit.end, Kind.ORGANISATION, rule
    if before.word.role == "place" and before.bare and unit.text in words("council"):
        yield before.start, unit.end, Kind.ORGANISATION, "grown"


_STATE_ORGANS: Final = ("부", "성", "청", "법원", "의회", "국회", "재판소", "중앙은행", "대사관")


_OF_BODIES: Final = frozenset(("term", "pair", "place"))
"""What a body may be named after, in a word before it: 교과서 검정 조사심의회, 한일 경제협회."""


def _is_masthead(unit: Unit) -> bool:
    """Whether a unit is a paper that no list knows and nothing is said of: the page's own name, not a subject."""
    return unit.word.role == "head" and unit.bare and unit.text.endswith(endings("press"))


def _is_district(units: Sequence[Unit], index: int) -> bool:
    """Whether a word is a district of the place before it, or of the district before it: 서울 마포구 공덕동."""
    unit = units[index]
    if not unit.close or not unit.text.endswith(_ADMINISTRATIVE) or not 2 <= len(unit.text) <= 6:
        return False
    before = units[index - 1]
    if not before.bare:
        return False
    return before.word.role == "place" or (before.word.role == "plain" and index > 0 and _is_district(units, index - 1))


_NUMBER_OF_LAW: Final = re.compile(r"제?\d{1,6}호")


def _numbered(units: Sequence[Unit], index: int) -> Iterator[Found]:
    """A law with the number behind it: 안보리 결의 2397호, 시마네현 고시 제 40호."""
    last = index
    for unit in units[index + 1 : index + 3]:
        if not unit.close or not units[last].bare:
            return
        last += 1
        if _NUMBER_OF_LAW.fullmatch(unit.text):
            start = index
            while start and units[start].close and units[start - 1].bare and units[start - 1].word.role in _PROPER:
                start -= 1
            yield units[start].start, unit.end, Kind.LAW, "numbered"
            return
        if unit.text != "제":
            return


def _issue(units: Sequence[Unit], index: int) -> Iterator[Found]:
    """A known issue with the heads behind it, in all their lengths: 강제징용 배상, 강제징용 배상 판결."""
    start = index
    while start and units[start].close and units[start - 1].bare and units[start - 1].word.role == "needs":
        if units[start - 1].word.kind is not Kind.ISSUE:
            return
        start -= 1
    if not start or not units[start].close or not units[start - 1].bare:
        return
    first = units[start - 1]
    if first.word.role == "term" and first.word.kind in (Kind.ISSUE, Kind.LAW):
        yield first.start, units[index].end, Kind.ISSUE, "grown"


def _opening_term(unit: Unit) -> Iterator[Found]:
    """The known term that a longer one begins with: 위안부 in 위안부 피해자."""
    opening = unit.text.split(" ")[0]
    kind, weak = terms().get(opening, (Kind.OTHER, True))
    if kind is Kind.ISSUE and not weak:
        yield unit.start, unit.start + len(opening), kind, "term"


def _placed(units: Sequence[Unit], index: int) -> Iterator[Found]:
    """An issue with the place before it: 후쿠시마 오염수 방류."""
    start = index
    while start and units[start].close and units[start - 1].bare and units[start - 1].word.kind is Kind.ISSUE:
        start -= 1
    if not any(unit.word.role == "term" for unit in units[start : index + 1]):
        return
    if start and units[start].close and units[start - 1].bare and units[start - 1].word.role == "place":
        yield units[start - 1].start, units[index].end, Kind.ISSUE, "placed"


def _may_stand_inside(unit: Unit, kind: Kind) -> bool:
    """Whether a unit can be a middle part of a longer name: a bare noun; an office only of a meeting."""
    if not unit.bare:
        return False
    if unit.word.role in ("plain", "common"):
        return len(unit.text) > 1 and unit.text[-1] not in _PLAIN_ENDS
    if unit.word.role == "needs":
        return unit.word.kind is kind
    if unit.word.role == "term" and unit.word.kind is Kind.EVENT and kind is Kind.LAW:
        return False
    return unit.word.role != "office" or kind is Kind.EVENT


def _grown(units: Sequence[Unit], index: int) -> Iterator[Found]:
    """A head word with the modifiers before it, when one of them is proper."""
    unit = units[index]
    kind = unit.word.kind
    if kind in (Kind.ORGANISATION, Kind.PLACE) and unit.word.role == "head":
        return
    if kind is Kind.ISSUE:
        yield from _issue(units, index)
        return
    start = index
    proper = None
    while (
        start and index - start < _MOST_MODIFIERS and units[start].close and _may_stand_inside(units[start - 1], kind)
    ):
        start -= 1
        before = units[start]
        if before.word.role == "pair":
            proper = start
            break
        if before.word.role in _PROPER and not units[start + 1].dotted and proper in (None, start + 1):
            if proper is None and start + 1 != index:
                continue
            proper = start
        elif kind is Kind.EVENT and before.word.kind is Kind.ORGANISATION and start + 1 == index:
            proper = start
    if proper is not None:
        while proper and units[proper].close and units[proper - 1].bare and _EDITION.fullmatch(units[proper - 1].text):
            proper -= 1
        yield units[proper].start, unit.end, kind, "grown"
    elif unit.word.role != "needs" and start < index and _EDITION.fullmatch(units[index - 1].text):
        yield units[index - 1].start, unit.end, kind, "edition"
