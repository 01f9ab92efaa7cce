"""Where a known form may begin and end in a text: the rules that its letters alone do not tell.

English: word edges; a plural or a possessive may follow; a form in capitals (US, IRA) is found in capitals only, a name
not in small letters. Korean: no Hangul to the left, and to the right the end of the word or a legal chain of particles.
Japanese: where a word could run on over an edge (kanji beside kanji), the analyser's token edges decide.
"""

import re
from enum import IntEnum
from functools import cache, lru_cache
from typing import Final

from glossary.annotate.cuts import is_edge
from glossary.extract.japanese.lexicon import offices
from glossary.extract.japanese.names import HONORIFICS
from glossary.extract.korean.particles import follows

_HANGUL: Final = re.compile(r"[가-힣]{0,9}")
_VERBAL: Final = ("하", "한", "했", "할", "해", "함", "되", "된", "될", "됐", "돼", "됨", "시키", "시킨", "시켜", "적")
"""What makes a verb or an adnoun of a noun: 비핵화하다, 추방된."""
MAY_BE_VERBAL: Final = frozenset(("event", "issue", "law", "other"))
_PROPER: Final = frozenset(("person", "place", "organisation"))
_PLURAL: Final = re.compile(r"(?:e?s)?(?![A-Za-zÀ-ɏ0-9])|(?:ies)(?![A-Za-z])")
_JOINT: Final = re.compile(r"[ \t\u00a0\u3000]*(?:\r?\n)?[ \t\u00a0\u3000]*|[\s]?[-‐‑‒–—―−－·・･‧ㆍ][\s]?")
_LONGEST_OFFICE: Final = 8
"""Characters; a longer one has words of its own, which the analyser knows."""
SEPARATOR: Final = re.compile(r"[\s\-‐‑‒–—―−－·・･‧ㆍ]+")


@lru_cache(maxsize=1 << 16)
def kind_of_letter(char: str) -> str:
    """The script of a letter, as far as it decides where a word ends.

    >>> "".join(kind_of_letter(c) for c in "a7한朴ぱパ, ")
    'llhkgt..'
    """
    if char.isascii():
        return "l" if char.isalnum() else "."
    if "가" <= char <= "힣":
        return "h"
    if "一" <= char <= "鿿" or "㐀" <= char <= "䶿" or char in "々〆" or "\uf900" <= char <= "\ufaff":
        return "k"
    if "ぁ" <= char <= "ゖ":
        return "g"
    if "ァ" <= char <= "ヺ" or char == "ー" or "ｦ" <= char <= "ﾟ":
        return "t"
    return "l" if char.isalnum() else "."


def begins_here(text: str, start: int, kind: str) -> bool:
    """Whether a form may begin at `start`.

    >>> begins_here("韓国外務省", 2, "organisation"), begins_here("小林首相", 1, "person"), begins_here("대한국", 1, "place")
    (True, False, False)
    """
    if start == 0:
        return True
    first, before = kind_of_letter(text[start]), kind_of_letter(text[start - 1])
    if first == "." or before == ".":
        return not (
            first == "t"
            and kind == "person"
            and text[start - 1] in "・＝"
            and start > 1
            and kind_of_letter(text[start - 2]) == "t"
        )
    if first in "kgt" and before == first:
        return first != "t" and is_edge(text, start, ending=False)
    return first != before


def ends_here(text: str, end: int, kind: str) -> int | None:
    """Where a form whose letters end at `end` really ends (a plural takes its s in), or None where it may not end.

    >>> text = "Foreign Ministers"
    >>> ends_here(text, 16, "title"), ends_here(text, 3, "title")
    (17, None)
    >>> ends_here("정부는", 2, "organisation"), ends_here("정부청사", 2, "organisation")
    (2, None)
    """
    if end >= len(text):
        return end
    last, after = kind_of_letter(text[end - 1]), kind_of_letter(text[end])
    if last == "h" or (last == "l" and after == "h"):
        tail = _HANGUL.match(text, end)
        chain = tail.group() if tail else ""
        if not chain or follows(chain, text[end - 1]):
            return end
        return end if kind in MAY_BE_VERBAL and chain.startswith(_VERBAL) and len(chain) <= 8 else None
    if last == "l":
        plural = _PLURAL.match(text, end)
        if plural is None:
            return None if after == "l" else end
        return plural.end() if kind != "person" or not plural.group() else (end if after != "l" else None)
    if last == "." or after == ".":
        partial = (
            last == "t"
            and kind == "person"
            and text[end] in "・＝"
            and kind_of_letter(text[end + 1 : end + 2] or ".") == "t"
        )
        return None if partial else end
    if last in "kgt" and after == last:
        if last == "t":
            return None
        # The analyser is asked last: it is a hundred times as slow as everything else here.
        return end if (kind == "person" and _office_follows(text, end)) or is_edge(text, end, ending=True) else None
    return end


@cache
def offices_behind_names() -> frozenset[str]:
    """Offices and honorifics that stand behind a name without a space, so that it ends there: 岸田|首相, 朴|さん.

    >>> {"首相", "さん"} <= offices_behind_names()
    True
    """
    return frozenset((*HONORIFICS, *(office for office in offices() if 2 <= len(office) <= _LONGEST_OFFICE)))


def _office_follows(text: str, end: int) -> bool:
    known = offices_behind_names()
    return any(text[end : end + size] in known for size in range(1, _LONGEST_OFFICE + 1))


class Capitals(IntEnum):
    """What a form asks of the capitals of a surface."""

    NONE = 0
    FIRST = 1
    ALL = 2


def capitals_of(form: str, kind: str) -> Capitals:
    """The capitals that a form asks for.

    >>> capitals_of("US", "place").name, capitals_of("Suga", "person").name, capitals_of("Foreign Minister", "title").name
    ('ALL', 'FIRST', 'NONE')
    """
    if len(form) > 1 and form.isupper():
        return Capitals.ALL
    return Capitals.FIRST if kind in _PROPER and form[:1].isupper() else Capitals.NONE


def suits_case(form: str, surface: str, kind: str) -> bool:
    """Whether a surface is written in capitals as far as its form asks for it.

    >>> suits_case("US", "us", "place"), suits_case("Suga", "SUGA", "person"), suits_case("Suga", "suga", "person")
    (False, True, False)
    >>> suits_case("forced labor", "Forced Labor", "issue"), suits_case("Foreign Minister", "foreign minister", "title")
    (True, True)
    """
    match capitals_of(form, kind):
        case Capitals.ALL:
            return surface.isupper()
        case Capitals.FIRST:
            return surface[:1].isupper()
    return True


def suits_spacing(form: str, surface: str, kind: str) -> bool:
    """Whether what stands between the parts of a surface may stand between the parts of its form.

    Line breaks, hyphens and middle dots count as spaces. An East Asian form may be spaced otherwise, but not cut into
    single syllables, unless it is a person's name.

    >>> suits_spacing("강제징용", "강제 징용", "issue"), suits_spacing("한일", "한 일", "other")
    (True, False)
    >>> suits_spacing("Park Jin", "Park. Jin", "person"), suits_spacing("Yoon Suk-yeol", "Yoon Suk yeol", "person")
    (False, True)
    """
    if form == surface or form.casefold() == surface.casefold():
        return True
    pieces = SEPARATOR.split(surface)
    wanted = SEPARATOR.split(form)
    if len(pieces) == 1 or (
        len(pieces) == len(wanted) and all(len(a) == len(b) for a, b in zip(pieces, wanted, strict=True))
    ):
        return "\n\n" not in surface and _joints_hold(surface)
    if surface.isascii() or not _joints_hold(surface):
        return False
    return (kind == "person" and kind_of_letter(surface[0]) in "kt") or all(
        len(piece) > 1 or piece in wanted for piece in pieces
    )


def _joints_hold(surface: str) -> bool:
    return all(_JOINT.fullmatch(match.group()) for match in SEPARATOR.finditer(surface))
