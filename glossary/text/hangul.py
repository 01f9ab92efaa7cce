"""Hangul as arithmetic: 11,172 syllables, each an onset, a vowel and perhaps a coda.

A syllable block is one character, 박, but three letters, ㅂ ㅏ ㄱ. Unicode lays the blocks out in dictionary order, so
taking one apart is division: nothing here is a table but the three alphabets. Letters are compatibility jamo (U+3131
ff.), the ones people type and see, never the conjoining jamo of decomposed text.
"""

from typing import NamedTuple

ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

FIRST, LAST = "가", "힣"
PER_VOWEL = len(CODAS)
PER_ONSET = len(VOWELS) * PER_VOWEL

DOUBLE_CODAS = {
    "ㄳ": "ㄱㅅ",
    "ㄵ": "ㄴㅈ",
    "ㄶ": "ㄴㅎ",
    "ㄺ": "ㄹㄱ",
    "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ",
    "ㅀ": "ㄹㅎ",
    "ㅄ": "ㅂㅅ",
}
"""Codas written with two letters. ㄲ and ㅆ are single letters, typed with one key."""

DOUBLE_VOWELS = {"ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ", "ㅢ": "ㅡㅣ"}
"""Vowels typed with two keys."""


class Syllable(NamedTuple):
    """The letters of one block; `coda` is empty for an open syllable."""

    onset: str
    vowel: str
    coda: str


def is_syllable(char: str) -> bool:
    """Whether `char` is one of the 11,172 precomposed blocks.

    >>> is_syllable("박"), is_syllable("ㅂ"), is_syllable("朴")
    (True, False, False)
    """
    return len(char) == 1 and FIRST <= char <= LAST


def is_hangul(text: str) -> bool:
    """Whether `text` is not empty and all of it is syllable blocks.

    >>> is_hangul("박진"), is_hangul("박 진"), is_hangul("")
    (True, False, False)
    """
    return bool(text) and all(FIRST <= char <= LAST for char in text)


def split(syllable: str) -> Syllable:
    """The letters of one block. Raises ValueError for anything else.

    >>> split("박")
    Syllable(onset='ㅂ', vowel='ㅏ', coda='ㄱ')
    >>> split("의").coda
    ''
    """
    if not is_syllable(syllable):
        raise ValueError(f"{syllable!r} is not a Hangul syllable block (accepted: one character 가-힣)")
    onset, rest = divmod(ord(syllable) - ord(FIRST), PER_ONSET)
    vowel, coda = divmod(rest, PER_VOWEL)
    return Syllable(ONSETS[onset], VOWELS[vowel], CODAS[coda])


def join(onset: str, vowel: str, coda: str = "") -> str:
    """The block of these letters, the inverse of `split`. Raises ValueError when they make none (ㄸ is no coda).

    >>> join("ㅂ", "ㅏ", "ㄱ"), join("ㅇ", "ㅢ")
    ('박', '의')
    """
    try:
        if not (onset and vowel):
            raise ValueError
        index = ONSETS.index(onset) * PER_ONSET + VOWELS.index(vowel) * PER_VOWEL + CODAS.index(coda)
    except ValueError:
        raise ValueError(f"no Hangul syllable is made of {onset!r}, {vowel!r} and {coda!r}") from None
    return chr(ord(FIRST) + index)


def letters(text: str) -> str:
    """Every block of `text` written out in letters; other characters stay.

    >>> letters("박진 A")
    'ㅂㅏㄱㅈㅣㄴ A'
    """
    return "".join("".join(split(char)) if is_syllable(char) else char for char in text)


def initials(text: str) -> str:
    """The initial consonants, as people type them to search; letters typed alone stay, all else is dropped.

    >>> initials("박진"), initials("더불어 민주당"), initials("ㅂㅈ")
    ('ㅂㅈ', 'ㄷㅂㅇㅁㅈㄷ', 'ㅂㅈ')
    """
    return "".join(
        char if char in ONSETS else split(char).onset for char in text if is_syllable(char) or char in ONSETS
    )


def is_initials(text: str) -> bool:
    """Whether `text` is nothing but consonants that can begin a syllable, two or more: a search by initials.

    >>> is_initials("ㅂㅈ"), is_initials("ㅂ진"), is_initials("ㅂ")
    (True, False, False)
    """
    return len(text) > 1 and all(char in ONSETS for char in text)
