"""A written name taken apart: name -> tokens -> sound units, each by the alphabet of its kind.

An alphabet is a way of writing sounds with costs of its own. The same Hangul letter is written otherwise in a native
Korean given name (ㅓ is u, eo or o) than in a foreign name (ㅓ is er), and a kana of a Japanese name otherwise than the
same katakana in a foreign one.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from glossary.shipped import path as shipped

ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"

_FIRST_SYLLABLE = 0xAC00
_SMALL_KANA = "ゃゅょぁぃぅぇぉゎャュョァィゥェォヮ"
_LENGTHENS = {
    "う": "うくすつぬふむゆるぐずづぶぷゅおこそとのほもよろごぞどぼぽょ",
    "お": "おこそとのほもよろごぞどぼぽょ",
    "い": "えけせてねへめれげぜでべぺ",
    "あ": "あかさたなはまやらわがざだばぱゃ",
    "え": "えけせてねへめれげぜでべぺ",
}


class Alphabet(StrEnum):
    """The kinds of token, each with units and costs of its own."""

    SURNAME = "surname"
    KOREAN = "korean"
    FOREIGN = "foreign"
    KANA = "kana"
    KATAKANA = "katakana"


def hangul_units(token: str) -> tuple[str, ...]:
    """The onset, vowel (`ㅏ` open, `ㅏ_` closed) and coda (`_ㄱ`) of every syllable.

    >>> hangul_units("진오")
    ('ㅈ', 'ㅣ_', '_ㄴ', 'ㅇ', 'ㅗ')
    """
    units: list[str] = []
    for syllable in token:
        onset, rest = divmod(ord(syllable) - _FIRST_SYLLABLE, 588)
        vowel, coda = divmod(rest, 28)
        units.append(ONSETS[onset])
        units.append(VOWELS[vowel] + ("_" if coda else ""))
        if coda:
            units.append("_" + CODAS[coda])
    return tuple(units)


def kana_units(token: str, *, native: bool = True) -> tuple[str, ...]:
    """The kana of a token, small ones joined to the one before; `う:` is one that may only lengthen a vowel.

    >>> kana_units("こうじょ")
    ('こ', 'う:', 'じょ')
    """
    units: list[str] = []
    for char in token:
        if char in _SMALL_KANA and units and len(units[-1]) == 1 and units[-1] not in "っッんンー":
            units[-1] += char
        elif native and units and char in _LENGTHENS and units[-1][-1] in _LENGTHENS[char]:
            units.append(char + ":")
        else:
            units.append(char)
    return tuple(units)


def units_of(alphabet: str, token: str) -> tuple[str, ...]:
    """The sound units of a token of one alphabet; a surname is a single unit."""
    alphabet = alphabet.partition("/")[0]
    if alphabet == Alphabet.SURNAME:
        return (token,)
    if alphabet in (Alphabet.KOREAN, Alphabet.FOREIGN):
        return hangul_units(token)
    return kana_units(token, native=alphabet == Alphabet.KANA)


_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "e", "ŋ": "ng"}
)


@lru_cache(maxsize=16384)
def latin_words(text: str) -> tuple[str, ...]:
    """The words of a Latin form in bare letters; apostrophes are dropped, a hyphen joins.

    >>> latin_words("Yoon Suk-yeol"), latin_words("Hanyū")
    (('yoon', 'sukyeol'), ('hanyu',))
    """
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN)).translate(_PLAIN)
    words = (re.sub("[^a-z]", "", word) for word in re.split(r"[\s,・·/]+", folded))
    return tuple(word for word in words if word)


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    with shipped("data", "spelling", "surname_systems.tsv").open(encoding="utf-8") as lines:
        return frozenset(line.split("\t")[0] for line in lines if not line.startswith(("#", "surname\t")))


def is_surname(hangul: str) -> bool:
    """Whether somebody in Korea bears this surname.

    >>> is_surname("남궁"), is_surname("궁남")
    (True, False)
    """
    return hangul in _surnames()
