"""Compounds that no list holds: a productive head with the nouns before it.

최혜국 대우     성묘방문     탄핵 정국     중국어선원 사망사건     어업지도선 공동순시     요녕성 어정관리국

The head says what the thing is; the nouns before it say which. They are taken until a particle, a verb, a common word or a
number stands between. A compound of a head and nothing but a word that fits everything (추가, 공동) is no term.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from glossary.extract.korean.lexicon import joining
from glossary.extract.korean.names import is_verbal
from glossary.extract.korean.titles import COUNTRY_SYLLABLES
from glossary.extract.korean.units import Unit
from glossary.extract.korean.word_sets import endings, words
from glossary.extract.overlap import Found
from glossary.model import Kind

_MOST_MODIFIERS: Final = 3
_LONGEST_MODIFIER: Final = 6
"""Longer words that no list holds are rarely one noun."""
_MODIFIERS: Final = frozenset(("plain", "term", "pair", "place", "country", "needs", "head", "common"))
_HEADS: Final = ("head", "needs")
_HEADING: Final = frozenset(("head", "needs", "term"))
_CAPITALS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LARGER_BODIES: Final = frozenset(("place", "country", "pair"))
"""What a branch is named after."""
_DATED: Final = (Kind.EVENT, Kind.LAW, Kind.ISSUE)
_DOTS: Final = ("·", "ㆍ", "‧", "・")
_INTRODUCED: Final = frozenset(("plain", "head", "needs"))
_OPENING: Final = ("(", "（")
_BODY_ENDS: Final = "국단회원청처부소대군당"
"""Last syllables of bodies that no head tells: 남수단임무단(UNMISS)."""
_BRACKETED_ACRONYM: Final = re.compile(r"[(（]([A-Z][A-Za-z&-]{1,9}[A-Z])[)）·,;]")
_ANNIVERSARY: Final = re.compile(r"\d{1,4}주[년기]")
_COUNTRIES: Final = COUNTRY_SYLLABLES | {"한", "韓"}
_NUMBERED: Final = re.compile(r"제?\d")
_NOT_OVER: Final = (Kind.PERSON, Kind.TITLE)


def find_compounds(units: Sequence[Unit]) -> Iterator[Found]:
    """The compounds in a run of units, one at most for every head, each as long as its nouns reach."""
    last = len(units) - 1
    for index, unit in enumerate(units):
        role, kind = unit.word.role, unit.word.kind
        if role == "plain" and unit.raw[0] in _CAPITALS and _is_acronym(unit):
            yield unit.start, unit.end, Kind.ORGANISATION, "acronym"
        if role not in _HEADING:
            continue
        if index > 1 and kind in _DATED and _is_date(units, index):
            yield units[index - 2].start, unit.end, kind, "grown"
            continue
        if role == "head" and unit.dotted and unit.text[0].isdigit() and units[index - 1].text[-1].isdigit():
            yield units[index - 1].start, unit.end, kind, "grown"
        elif role == "head" and unit.dotted and len(units[index - 1].text) == 1 and kind is Kind.ORGANISATION:
            yield units[_first_syllable(units, index)].start, unit.end, kind, "grown"
        elif role == "needs" and unit.text[-unit.word.head :] in joining():
            if unit.bare and index < last and units[index + 1].close and _is_joining(units[index + 1]):
                continue
            yield from _joined(units, index)
        elif role == "term" and kind is Kind.ISSUE and index and unit.close and units[index - 1].word.role == "pair":
            alone = not unit.bare or index == last or not units[index + 1].close
            if units[index - 1].bare and alone and " " not in unit.text:
                yield units[index - 1].start, unit.end, kind, "compound"
        elif (role == "head" and kind in _DATED) or (role == "term" and unit.text in joining()):
            first = _first(units, index)
            if first < index:
                yield units[first].start, unit.end, kind, "compound"
        elif role in _HEADS and kind is Kind.ORGANISATION:
            yield from _body(units, index)
        elif role in _HEADS and kind is Kind.PLACE:
            yield from _premises(units, index)


def _is_date(units: Sequence[Unit], index: int) -> bool:
    """Whether month and day stand before a unit, joined by a dot as a name and not as a number: 10·4 정상선언."""
    month, day = units[index - 2], units[index - 1]
    if not (month.text.isdigit() and day.text.isdigit() and day.gap.strip() in _DOTS and units[index].gap in ("", " ")):
        return False
    return day.gap != "" and len(day.gap) <= 3 and int(month.text) <= 12 and int(day.text) <= 31


def _first_syllable(units: Sequence[Unit], index: int) -> int:
    """The first of the syllables that share the rest of a name: 동·서·남해어업관리단."""
    while index and units[index].dotted and len(units[index - 1].text) == 1:
        index -= 1
    return index


def _is_joining(unit: Unit) -> bool:
    return unit.word.role == "needs" and unit.text[-unit.word.head :] in joining()


def _is_acronym(unit: Unit) -> bool:
    """Whether a unit is an acronym that the sentence speaks of: DPAA에서, not a label of the page."""
    text = unit.text
    return not unit.bare and 3 <= len(text) <= 6 and _CAPITALS.issuperset(text) and text not in words("Latin")


def _joined(units: Sequence[Unit], index: int) -> Iterator[Found]:
    unit = units[index]
    first = _first(units, index)
    if first < index:
        yield units[first].start, unit.end, unit.word.kind, "compound"
    elif _says_something(unit.text[: -unit.word.head]) or (unit.word.head > 3 and unit.word.kind is Kind.EVENT):
        yield unit.start, unit.end, unit.word.kind, "compound"


def _first(units: Sequence[Unit], index: int) -> int:
    """The first unit of the compound that unit `index` is the head of; `index` itself where nothing before it fits."""
    first = index
    act = units[index].word.kind is Kind.LAW
    while first and index - first < _MOST_MODIFIERS and units[first].close and _modifies(units[first - 1]):
        if act and units[first - 1].word.kind is Kind.EVENT:
            break
        first -= 1
    if 0 < first < index and units[first].dotted and units[first - 1].text in _COUNTRIES:
        first -= 1
    while first < index and (units[first].text in words("loose") or units[first].word.kind is Kind.ORGANISATION):
        first += 1
    return first


def _modifies(unit: Unit) -> bool:
    """Whether a unit can say which thing the head behind it names."""
    text, role = unit.raw, unit.word.role
    if unit.bare and text in words("level"):
        return True
    if unit.word.kind in _NOT_OVER or role not in _MODIFIERS:
        return False
    if not unit.bare and (role not in ("plain", "common") or unit.word.particle not in words("suffix")):
        return False
    if text in words("loose") or role not in ("plain", "common"):
        return role != "needs" or unit.word.kind is not Kind.PLACE
    if role == "common" and len(text) < 3:
        return False
    if _ANNIVERSARY.fullmatch(text):
        return True
    if not 1 < len(text) <= _LONGEST_MODIFIER or _NUMBERED.match(text):
        return False
    if not unit.bare:
        return True
    return (role == "common" or not is_verbal(text)) and not text.endswith(endings("adnominal"))


def _says_something(modifier: str) -> bool:
    """Whether the first part of a word is more than a word that fits everything: 성묘 in 성묘방문, not 추가 in 추가합의."""
    return len(modifier) > 1 and not modifier[0].isdigit() and modifier not in words("loose")


def _body(units: Sequence[Unit], index: int) -> Iterator[Found]:
    """A body with the place, the countries or the larger body before it: 요녕성 어정관리국, 중국해경 북해분국."""
    unit = units[index]
    if not index or not unit.close or not unit.text.endswith(endings("branch")):
        return
    before = units[index - 1]
    if before.bare and (before.word.role in _LARGER_BODIES or before.word.kind is Kind.ORGANISATION):
        yield before.start, unit.end, Kind.ORGANISATION, "branch"


def _premises(units: Sequence[Unit], index: int) -> Iterator[Found]:
    """A room with the house before it: 힐튼호텔 그랜드볼룸."""
    unit = units[index]
    if not index or not unit.close or not unit.text.endswith(endings("room")):
        return
    before = units[index - 1]
    if before.bare and before.word.role == "head" and before.word.kind is Kind.PLACE:
        yield before.start, unit.end, Kind.PLACE, "grown"


def find_introduced(text: str, units: Sequence[Unit]) -> Iterator[Found]:
    """What stands before its acronym in brackets: 차기구축함(KDDX), 전쟁포로 및 실종자확인국(DPAA)."""
    for index, unit in enumerate(units):
        if text[unit.end : unit.end + 1] not in _OPENING or unit.word.role not in _INTRODUCED:
            continue
        acronym = _BRACKETED_ACRONYM.match(text, unit.end) if len(unit.text) > 2 and unit.bare else None
        if acronym is None or acronym.group(1) in words("Latin"):
            continue
        kind = unit.word.kind
        if unit.word.role == "plain":
            kind = Kind.ORGANISATION if unit.text[-1] in _BODY_ENDS else Kind.OTHER
            yield unit.start, unit.end, kind, "introduced"
        elif unit.word.role == "needs":
            yield units[_first(units, index)].start, unit.end, kind, "compound"
        if index > 1 and units[index - 1].raw == "및" and units[index - 2].bare and kind is Kind.ORGANISATION:
            yield units[index - 2].start, unit.end, kind, "grown"
