"""What name ends before an office: 시진핑, 조 바이든, 하야시 요시마사, 맥코맥.

A name in Hangul that is not Korean shows itself by a listed part, by syllables that only transcription uses, or by the
country that the office belongs to.
"""

from collections.abc import Sequence
from typing import Final

from glossary.extract.korean.lexicon import common, japanese_surnames, name_parts, read
from glossary.extract.korean.syllables import looks_foreign, looks_japanese
from glossary.extract.korean.units import Unit

_CHINESE_OFFICES: Final = frozenset(
    ["국가주석", "주석", "외교부장", "상무부장", "국방부장", "총서기", "주임", "부주석", "공산당", "총통", "당서기"]
)
_CHINESE: Final = frozenset(
    "가간강가오거건겅궁궈관광구귀궁나난녕뉴니닝다단당더덩두둥뒤디딩량러런레이레젠롄로룽뤄루뤼류리린마만망먀오머메이멍무미민바오반베이벤보부빈빙빈사산상샤샹셴셰솽쉐쉬쉰쉔슈스시신"
    "싱싼쌍써쑤쑨쑹썬양야얀옌예오왕왕요우욱원웨웨이위윈유융윤은이인잉자잔장저젠젱졔제쥔쥐쥔줘중즈지진징짜쩌쩡쭝쯔쭈차찬창천청첸추춘충취친칭카캉커콩쿤쿵타탄탕톈통퇀투퉁티팅판팡퍼"
    "펑페이푸핀핑하한항허헝호화환황후훙훠훼후이"
)
"""Syllables of Chinese names as Hangul transcribes them."""
_WESTERN_ENDS: Final = frozenset("든턴튼슨스트프크르드코노로고나라")
"""Syllables that Chinese names in Hangul do not end in, and others often do: 바이든."""
_ADNOUN_ENDINGS: Final = frozenset("한된는던할될은을의며고서게도와과에등중후및")


def is_japanese_surname(word: str) -> bool:
    """Whether a word is a Japanese family name of two syllables or more."""
    return len(word) > 1 and (word in japanese_surnames() or word in name_parts("japanese"))


def is_chinese(word: str, country: str, office: Unit) -> bool:
    """Whether a word is a Chinese name, as its syllables and the office behind it allow."""
    if word in name_parts("full"):
        return True
    if not 2 <= len(word) <= 4 or any(char not in _CHINESE for char in word):
        return False
    opens = any(word[:size] in name_parts("chinese") for size in (1, 2) if len(word) > size)
    context = country in ("중국", "대만", "타이완") or office.text in _CHINESE_OFFICES or office.text.startswith("중국")
    return opens and (context or (looks_foreign(word) and word[-1] not in _WESTERN_ENDS))


def foreign_start(units: Sequence[Unit], end: int, country: str, office: Unit) -> int | None:
    """The index of the first unit of a transcribed name that ends before unit `end`, or None."""
    last = units[end - 1].raw
    before = units[end - 2] if end > 1 and units[end - 1].joined else None
    previous = before.raw if before is not None else ""
    if before is not None:
        western = name_parts("western")
        opener = units[end - 3].raw if end > 2 and before.joined else ""
        if (is_japanese_surname(previous) and looks_japanese(last)) or (
            previous in western and len(last) > 1 and last not in common()
        ):
            return end - 3 if opener in western else end - 2
        if opener in western and (looks_foreign(last) or (_is_free(before) and before.bare)):
            return end - 3
        if len(previous) > 1 and _is_free(before) and _are_one_name(previous, last):
            return end - 2
    if is_japanese_surname(last) or (last in name_parts("surname") and len(last) > 1):
        return end - 1
    if is_chinese(last, country, office):
        return end - 1
    if read(last).role not in ("plain", "place"):
        return None
    if country not in ("", "한국", "대한민국") and len(last) > 1 and last[-1] not in _ADNOUN_ENDINGS:
        named = before is not None and before.word.role == "plain" and before.bare and len(previous) > 1
        return end - 2 if named and previous[-1] not in _ADNOUN_ENDINGS and not is_verbal(previous) else end - 1
    return end - 1 if looks_foreign(last) and len(last) > 1 else None


def _is_free(unit: Unit) -> bool:
    """Whether a word may be the first part of a name whose second part is known."""
    return unit.word.role == "plain" or unit.raw in name_parts("surname")


def _are_one_name(first: str, last: str) -> bool:
    """Whether two words are the two parts of one transcribed name: 미바에 다이스케, 제이크 설리번."""
    if len(last) < 2:
        return False
    japanese = looks_japanese(first) and looks_japanese(last)
    foreign = looks_foreign(last) or last in name_parts("surname")
    return japanese or (foreign and looks_foreign(first))


def is_verbal(word: str) -> bool:
    """Whether a word ends as a verb before a noun does (만난, 밝힌, 방한한), or is a common one."""
    return word[-1:] in _ADNOUN_ENDINGS or word[-1:] in "난힌린진친긴은낸" or word in common()
