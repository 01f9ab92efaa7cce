"""How far an office reaches to the left: 외교부 아시아태평양국장, 국무부 동아시아태평양 담당 차관보, 주한 일본대사관 총괄공사.

The title takes in the organisation it belongs to and what it is in charge of; a country before it stays apart, because
the office is a term with and without it.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from glossary.extract.korean.lexicon import looks_korean_name, places
from glossary.extract.korean.names import is_japanese_surname
from glossary.extract.korean.units import Unit
from glossary.extract.korean.word_sets import words
from glossary.model import Kind

_ACCREDITED: Final = re.compile(r"주(?:[한일미중러영독불호북]|유엔|[가-힣]{2,6})")
"""Where an ambassador serves: 주일 한국대사, 주유엔 미국대사."""
_ENVOYS: Final = ("대사", "공사", "총영사", "대사대리", "대리대사", "무관", "참사관", "차석대사", "부대사")
BETWEEN: Final = frozenset(
    ["전", "현", "신임", "당시", "초대", "전임", "현직", "신", "前", "現", "역대", "제1대", "후임", "차기", "옛", "구"]
)
"""Words between a name and an office that belong to neither."""
COUNTRY_SYLLABLES: Final = frozenset(
    ["미", "일", "중", "러", "북", "영", "독", "불", "프", "美", "日", "中", "北", "英"]
)
"""Countries in one syllable, before an office or a ministry: 미 국무장관."""
_MOST_IN_CHARGE_OF: Final = 3
_MOST_BODIES: Final = 3
_CHARGE_ENDS: Final = "은는을를의과와로도에"


class Title(NamedTuple):
    """The units a title takes in: from `first`, with its country from `left`, up to the office."""

    left: int
    first: int
    organised: bool
    country: bool
    posted: bool
    field: bool


def is_organisation(unit: Unit) -> bool:
    """Whether a unit names a body that has offices."""
    if unit.word.kind is not Kind.ORGANISATION or unit.word.role not in ("term", "head"):
        return False
    return not is_japanese_surname(unit.text)


def title_of(units: Sequence[Unit], index: int) -> Title:
    """The reach of the office that is unit `index`."""
    first, organised, field = acted_for(units, index), False, False
    if first and units[first].joined and units[first - 1].text == "담당" and units[first - 1].bare:
        first, field = _in_charge(units, first - 1), True
    elif first and units[first].close and units[first - 1].bare and units[first - 1].text in words("field"):
        first, field = first - 1, True
    first, organised = _bodies(units, first)
    if first and units[first].joined and not organised and _is_department(units[first - 1]):
        first, _ = _bodies(units, first - 1)
        organised = True
    envoy = units[index].text.endswith(_ENVOYS)
    accredited = first and units[first].joined and is_post(units[first - 1].raw)
    if accredited and (organised or envoy):
        return Title(first - 1, first - 1, True, False, True, field)
    country = bool(first and units[first].joined and units[first - 1].bare and is_country(units[first - 1]))
    left = first - 1 if country else first
    if country and envoy and left and units[left].joined and is_post(units[left - 1].raw):
        return Title(left - 1, left - 1, True, False, True, field)
    return Title(left, first, organised, country, False, field)


def is_post(word: str) -> bool:
    """Whether a word says where an ambassador serves, and is no name: 주인도네시아, not 주호영.

    >>> is_post("주일"), is_post("주인도네시아"), is_post("주호영")
    (True, True, False)
    """
    return _ACCREDITED.fullmatch(word) is not None and (word[1:] in places() or not looks_korean_name(word))


def acted_for(units: Sequence[Unit], index: int) -> int:
    """The unit of the office that the bearer of unit `index` acts for (대통령 권한대행); `index` itself where there is none."""
    if index and units[index].close and units[index].text in words("acting"):
        before = units[index - 1]
        if before.bare and before.word.role == "office":
            return index - 1
    return index


def is_country(unit: Unit) -> bool:
    """Whether a unit is a country that may stand before an office."""
    return unit.word.role in ("country", "letter") or unit.text in COUNTRY_SYLLABLES


def _in_charge(units: Sequence[Unit], index: int) -> int:
    """The first unit of what stands before 담당: 동아시아태평양 담당, 인도·태평양 안보 담당."""
    first = index
    while first and index - first < _MOST_IN_CHARGE_OF and units[first].close and units[first - 1].bare:
        before = units[first - 1]
        if is_organisation(before) or is_country(before) or before.text[-1] in _CHARGE_ENDS:
            break
        if before.word.role == "office":
            break
        first -= 1
    return first


def _bodies(units: Sequence[Unit], first: int) -> tuple[int, bool]:
    """The first unit of the organisations that stand before unit `first`, and whether there is one."""
    start = first
    while first and start - first < _MOST_BODIES and units[first].joined:
        if not units[first - 1].bare or not is_organisation(units[first - 1]):
            break
        first -= 1
    return first, first < start


def _is_department(unit: Unit) -> bool:
    """북핵외교기획단: a department whose name the lexicon does not know but whose last syllable tells it."""
    return unit.bare and unit.word.role == "plain" and 4 <= len(unit.text) <= 14 and unit.text[-1] in "국실과단팀"
