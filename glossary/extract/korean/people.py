"""People and their offices in Korean text: NAME [country] [organisation] OFFICE, and names that need no office.

김정한 외교부 아시아태평양국장     하야시 요시마사 일본 외무상     더불어민주당 오세린 의원     윤 대통령     이옥순 할머니
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from glossary.extract.korean.lexicon import japanese_surnames, looks_korean_name, name_openers, name_parts
from glossary.extract.korean.names import foreign_start, is_chinese, is_japanese_surname
from glossary.extract.korean.syllables import looks_foreign, looks_japanese
from glossary.extract.korean.titles import BETWEEN, Title, acted_for, title_of
from glossary.extract.korean.units import Unit
from glossary.extract.korean.word_sets import words
from glossary.extract.overlap import Found
from glossary.model import Kind
from glossary.text import surnames

_LIST_GAPS: Final = frozenset((", ", ",", "·", "ㆍ", " · "))
_RULE_OF: Final = frozenset(["취임", "내각", "정권", "행정부", "정부", "집권"])
"""What follows a bare surname of a head of government: 스가 취임, 기시다 내각."""
_CAPTION: Final = " / "
"""What stands between a name and an office in a caption of broadcast news: [홍길동 / 외교부 장관]."""


_MAY_NAME: Final = frozenset(("plain", "common", "place"))


@cache
def _behind_names() -> frozenset[str]:
    """What stands behind a name that has no office."""
    return _RULE_OF | words("honorific")


def find_people(units: Sequence[Unit]) -> Iterator[Found]:
    """Mentions of people and offices, in the order of the offices. Short forms have the rule `short`."""
    openers, behind = name_openers(), _behind_names()
    last = len(units) - 1
    for index, unit in enumerate(units):
        role = unit.word.role
        if unit.gap == _CAPTION and index:
            yield from _captioned(units, index)
        if role == "office":
            yield from _office(units, index)
        elif role == "rank":
            yield unit.start, unit.end, Kind.TITLE, "rank"
        elif role == "name":
            yield unit.start, unit.end, Kind.PERSON, "known name"
        elif role in _MAY_NAME and index < last and (units[index + 1].text in behind or unit.raw in openers):
            yield from _without_office(units, index)


def _office(units: Sequence[Unit], index: int) -> Iterator[Found]:
    unit = units[index]
    if index + 1 < len(units) and acted_for(units, index + 1) == index:
        return
    title = title_of(units, index)
    before = title.left
    while before and units[before].joined and units[before - 1].raw in BETWEEN:
        before -= 1
    country = units[title.left].text if title.country else ""
    people = list(_names_before(units, before, index, country))
    named = any(rule != "short" for *_, rule in people)
    yield from people
    if people and not named and before == index:
        return
    if (first := _joint(units, title)) < title.left:
        yield units[first].start, unit.end, Kind.TITLE, "joint office"
    specific = 1 < unit.word.head < len(unit.text)
    if title.organised:
        yield units[title.first].start, unit.end, Kind.TITLE, "office"
        if specific and not title.posted:
            yield unit.start, unit.end, Kind.TITLE, "office"
    elif title.country:
        yield units[title.left].start, unit.end, Kind.TITLE, "office"
        if title.first < index:
            yield units[title.first].start, unit.end, Kind.TITLE, "office"
        elif not unit.word.weak:
            yield unit.start, unit.end, Kind.TITLE, "office"
    elif title.first < index:
        yield units[title.first].start, unit.end, Kind.TITLE, "office"
    elif specific or not unit.word.weak or named:
        yield unit.start, unit.end, Kind.TITLE, "office"


def _joint(units: Sequence[Unit], title: Title) -> int:
    """The first unit of two offices that one person holds: 부총리 겸 기획재정부 장관."""
    left = title.left
    if left > 1 and units[left - 1].raw == "겸" and units[left].close and units[left - 1].close:
        other = units[left - 2]
        if other.bare and other.word.role == "office":
            return title_of(units, left - 2).left
    return left


def _names_before(units: Sequence[Unit], end: int, office: int, country: str) -> Iterator[Found]:
    """The name or names that stand before unit `end`, of whom unit `office` is the office."""
    if not end or not (units[end].joined or units[end].gap == _CAPTION):
        return
    last, stop = units[end - 1], units[office].end
    previous = units[end - 2].raw if end > 1 and last.joined else ""
    if not _raw_noun(last) and not (is_japanese_surname(previous) and looks_japanese(last.raw)):
        return
    if last.word.role == "name":
        yield last.start, last.end, Kind.PERSON, "name office"
        yield from _listed(units, end - 1)
        return
    western = previous in name_parts("western")
    transcribed = is_japanese_surname(last.raw) or (western and last.raw in name_parts("surname"))
    if looks_korean_name(last.raw) and not transcribed:
        yield last.start, last.full, Kind.PERSON, "name office"
        yield from _listed(units, end - 1)
        return
    surname = last.raw
    if western and surname in surnames.of_hangul():
        yield units[end - 2].start, last.full, Kind.PERSON, "name office"
        return
    close = end == office and units[office].gap == " "
    if surname in words("no surname") and not (close and surname in words("doubtful surname")):
        return
    if surname in surnames.of_hangul() and len(surname) in (1, 2) and end == office:
        yield last.start, stop, Kind.PERSON, "short"
        return
    first = foreign_start(units, end, country, units[office])
    if first is None:
        return
    if first == end - 1 and not is_chinese(last.raw, country, units[office]):
        yield last.start, stop if end == office else last.full, Kind.PERSON, "short"
    else:
        yield units[first].start, last.full, Kind.PERSON, "name office"


def _raw_noun(unit: Unit) -> bool:
    """Whether a unit may be a name as it is written, whatever particle its end looks like."""
    if unit.word.role in ("plain", "name") or (unit.word.role == "place" and unit.bare):
        return True
    if (unit.word.role == "office" and not unit.bare) or _is_noun_and_particle(unit):
        return False
    return unit.word.role in ("place", "head", "needs", "office", "term", "common", "country") and (
        looks_korean_name(unit.raw)
        or unit.raw in japanese_surnames()
        or unit.raw in surnames.of_hangul()
        or unit.raw in name_parts("surname")
    )


def _is_noun_and_particle(unit: Unit) -> bool:
    """Whether a word that could be a name is a common noun with a particle: 정도가, 금액은."""
    return unit.word.role == "common" and unit.word.particle in _PLAIN_PARTICLES


_PLAIN_PARTICLES: Final = frozenset("은는이가을를의과와로에")


def _listed(units: Sequence[Unit], index: int) -> Iterator[Found]:
    """Names that stand before another with a comma or a middle dot between: 이준, 이상설, 이위종 특사."""
    for before in range(index - 1, max(-1, index - 5), -1):
        unit = units[before]
        if units[before + 1].gap not in _LIST_GAPS or not looks_korean_name(unit.raw):
            return
        if len(unit.raw) == 2 and unit.word.role != "plain":
            return
        yield unit.start, unit.full, Kind.PERSON, "listed name"


def _captioned(units: Sequence[Unit], index: int) -> Iterator[Found]:
    """The name in a caption, whatever stands behind it: [홍길동 / 강제징용 피해자]."""
    last = units[index - 1]
    if last.gap.endswith("[") and looks_korean_name(last.raw):
        yield last.start, last.full, Kind.PERSON, "caption"
    elif index > 1 and last.close and units[index - 2].gap.endswith("[") and len(last.raw) > 1:
        first = units[index - 2]
        if looks_foreign(first.raw) or looks_foreign(last.raw) or looks_japanese(first.raw + last.raw):
            yield first.start, last.full, Kind.PERSON, "caption"


def _without_office(units: Sequence[Unit], index: int) -> Iterator[Found]:
    unit = units[index]
    following = units[index + 1] if index + 1 < len(units) and units[index + 1].joined else None
    raw = unit.raw
    if following is None or _is_noun_and_particle(unit):
        return
    if is_japanese_surname(raw):
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
    elif following.text in words("honorific") and following.word.role != "office" and looks_korean_name(raw):
        yield unit.start, unit.full, Kind.PERSON, "name honorific"
    elif raw in name_parts("western") and len(raw) > 1 and len(following.text) > 1 and _is_family_name(following):
        yield unit.start, following.end, Kind.PERSON, "western name"


def _is_family_name(unit: Unit) -> bool:
    """Whether a word may be the family name behind a given name of the West."""
    return unit.text in name_parts("surname") or (unit.word.role == "plain" and looks_foreign(unit.text))
