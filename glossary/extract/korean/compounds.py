"""Compounds that no list holds: a productive head with the nouns before it.

최혜국 대우     성묘방문     탄핵 정국     중국어선원 사망사건     어업지도선 공동순시     요녕성 어정관리국

The head says what the thing is; the nouns before it say which. They are taken until a particle, a verb, a common word or a
number stands between. A compound of a head and nothing but a word that fits everything (추가, 공동) is no term.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from glossary.extract.korean.lexicon import joining
from glossary.extract.korean.names import is_verbal
from glossary.extract.korean.units import Unit
from glossary.extract.korean.word_sets import endings, words
from glossary.extract.overlap import Found
from glossary.model import Kind

_MOST_MODIFIERS: Final = 3
_LONGEST_MODIFIER: Final = 6
"""Longer words that no list holds are rarely one noun."""
_MODIFIERS: Final = frozenset(("plain", "term", "pair", "place", "country", "needs", "head"))
_LARGER_BODIES: Final = frozenset(("place", "country", "pair"))
_DATED: Final = (Kind.EVENT, Kind.LAW, Kind.ISSUE)
_DOTS: Final = ("·", "ㆍ", "‧", "・")
_NOT_OVER: Final = (Kind.PERSON, Kind.TITLE)


def find_compounds(units: Sequence[Unit]) -> Iterator[Found]:
    """The compounds in a run of units, one at most for every head, each as long as its nouns reach."""
    for index, unit in enumerate(units):
        role, kind = unit.word.role, unit.word.kind
        if index > 1 and kind in _DATED and role in ("needs", "head", "term") and _is_date(units, index):
            yield units[index - 2].start, unit.end, kind, "grown"
            continue
        if role == "needs" and unit.text[-unit.word.head :] in joining():
            yield from _joined(units, index)
        elif role == "head" and kind in (Kind.EVENT, Kind.LAW, Kind.ISSUE):
            first = _first(units, index)
            if first < index:
                yield units[first].start, unit.end, kind, "compound"
        elif role == "head" and kind is Kind.ORGANISATION:
            yield from _body(units, index)
        elif role == "head" and kind is Kind.PLACE:
            yield from _premises(units, index)


def _is_date(units: Sequence[Unit], index: int) -> bool:
    """Whether month and day stand before a unit, joined by a dot as a name and not as a number: 10·4 정상선언."""
    month, day = units[index - 2], units[index - 1]
    if not (month.text.isdigit() and day.text.isdigit() and day.gap.strip() in _DOTS and units[index].gap in ("", " ")):
        return False
    return day.gap != "" and len(day.gap) <= 3 and int(month.text) <= 12 and int(day.text) <= 31


def _joined(units: Sequence[Unit], index: int) -> Iterator[Found]:
    unit = units[index]
    first = _first(units, index)
    if first < index:
        yield units[first].start, unit.end, unit.word.kind, "compound"
    elif _says_something(unit.text[: -unit.word.head]):
        yield unit.start, unit.end, unit.word.kind, "compound"


def _first(units: Sequence[Unit], index: int) -> int:
    """The first unit of the compound that unit `index` is the head of; `index` itself where nothing before it fits."""
    first = index
    while first and index - first < _MOST_MODIFIERS and units[first].close and _modifies(units[first - 1]):
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
    if not unit.bare and (role != "plain" or unit.word.particle not in words("suffix")):
        return False
    if role != "plain" or text in words("loose"):
        return True
    if not 1 < len(text) <= _LONGEST_MODIFIER or text[0].isdigit():
        return False
    return not unit.bare or (not is_verbal(text) and not text.endswith(endings("adnominal")))


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
