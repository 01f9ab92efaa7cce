"""Back from Latin letters: the kana that Hepburn, and the Hangul that the Revised Romanization or McCune-Reischauer would
write so.

Only what a system determines: a spelling that is no output of the system, or of which the system makes several, has no
reading here. Vowel length that is not marked is not restored.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal

from glossary.text import hangul, kana
from glossary.text.hanja import sino_korean_syllables
from glossary.text.korean_latin import romanize

_MACRONS = str.maketrans(
    {"ā": "aa", "ī": "ii", "ū": "uu", "ē": "ee", "ō": "ou", "â": "aa", "î": "ii", "û": "uu", "ê": "ee", "ô": "ou"}
)
_LONGEST_GIVEN = 2
"""Syllables of a given name: longer ones are rare, and words that can be read in very many ways."""
_Letters = dict[str, str]
_REVISED: tuple[_Letters, _Letters, _Letters] = (
    {
        "g": "ㄱ", "kk": "ㄲ", "n": "ㄴ", "d": "ㄷ", "tt": "ㄸ", "r": "ㄹ", "m": "ㅁ", "b": "ㅂ", "pp": "ㅃ", "s": "ㅅ", "ss": "ㅆ", "": "ㅇ",
        "j": "ㅈ", "jj": "ㅉ", "ch": "ㅊ", "k": "ㅋ", "t": "ㅌ", "p": "ㅍ", "h": "ㅎ",
    },
    {
        "a": "ㅏ", "ae": "ㅐ", "ya": "ㅑ", "yae": "ㅒ", "eo": "ㅓ", "e": "ㅔ", "yeo": "ㅕ", "ye": "ㅖ", "o": "ㅗ", "wa": "ㅘ", "wae": "ㅙ", "oe": "ㅚ",
        "yo": "ㅛ", "u": "ㅜ", "wo": "ㅝ", "we": "ㅞ", "wi": "ㅟ", "yu": "ㅠ", "eu": "ㅡ", "ui": "ㅢ", "i": "ㅣ",
    },
    {"": "", "k": "ㄱ", "n": "ㄴ", "l": "ㄹ", "m": "ㅁ", "p": "ㅂ", "ng": "ㅇ"},
)  # fmt: skip
"""Onsets, vowels and finals of the Revised Romanization, as far as it tells them apart; a final t stands for seven letters
and has no reading."""
_MCCUNE_REISCHAUER: tuple[_Letters, _Letters, _Letters] = (
    {
        "k": "ㄱ", "g": "ㄱ", "kk": "ㄲ", "n": "ㄴ", "t": "ㄷ", "d": "ㄷ", "tt": "ㄸ", "r": "ㄹ", "m": "ㅁ", "p": "ㅂ", "b": "ㅂ", "pp": "ㅃ",
        "s": "ㅅ", "ss": "ㅆ", "": "ㅇ", "ch": "ㅈ", "j": "ㅈ", "tch": "ㅉ", "ch'": "ㅊ", "k'": "ㅋ", "t'": "ㅌ", "p'": "ㅍ", "h": "ㅎ",
    },
    {
        "a": "ㅏ", "ae": "ㅐ", "ya": "ㅑ", "yae": "ㅒ", "ŏ": "ㅓ", "e": "ㅔ", "yŏ": "ㅕ", "ye": "ㅖ", "o": "ㅗ", "wa": "ㅘ", "wae": "ㅙ", "oe": "ㅚ",
        "yo": "ㅛ", "u": "ㅜ", "wŏ": "ㅝ", "we": "ㅞ", "wi": "ㅟ", "yu": "ㅠ", "ŭ": "ㅡ", "ŭi": "ㅢ", "i": "ㅣ",
    },
    {"": "", "k": "ㄱ", "g": "ㄱ", "n": "ㄴ", "n'": "ㄴ", "l": "ㄹ", "r": "ㄹ", "m": "ㅁ", "p": "ㅂ", "b": "ㅂ", "ng": "ㅇ"},
)  # fmt: skip


@cache
def _kana_of() -> dict[str, str]:
    """Hepburn syllables and the kana that is written so; the common one where there are two (ji じ, zu ず, o お)."""
    table: dict[str, str] = {}
    small = "ゃゅょ"
    units = [chr(c) for c in range(ord("あ"), ord("ん")) if chr(c) not in "ぁぃぅぇぉっゃゅょゎゐゑぢづを"]
    units += [first + second for first in "きしちにひみりぎじびぴ" for second in small]
    for unit in units:
        table.setdefault(kana.to_latin(unit, "hepburn", "none"), unit)
    return table


def kana_of_latin(name: str) -> str:
    """The hiragana of a name in Hepburn, word by word; "" when it cannot be Hepburn.

    >>> kana_of_latin("Tanaka Jun'ichirō"), kana_of_latin("Hattori Shimbei"), kana_of_latin("Park Jin")
    ('たなか じゅんいちろう', 'はっとり しんべい', '')
    """
    words = [_kana_word(word) for word in unicodedata.normalize("NFC", name).casefold().replace("-", " ").split()]
    return " ".join(words) if all(words) else ""


def _kana_word(word: str) -> str:
    rest = word.translate(_MACRONS).replace("’", "'")
    out = ""
    while rest:
        if found := next((rest[:n] for n in (3, 2, 1) if rest[:n] in _kana_of()), ""):
            out += _kana_of()[found]
            rest = rest[len(found) :]
        elif re.match(r"n'|[nm](?=[^aiueoy]|$)", rest):
            out += "ん"
            rest = rest[2:] if rest.startswith("n'") else rest[1:]
        elif re.match(r"([kstpgdbzjfc])\1|tch", rest):
            out += "っ"
            rest = rest[1:]
        else:
            return ""
    return out


def hangul_of_latin(name: str, system: Literal["rr", "mr"] = "rr") -> str:
    """The Hangul of a given name in a system, its words joined; "" when it cannot be that, or may be several.

    Of several the one is meant whose syllables can all be written in hanja, as those of given names mostly can.

    >>> hangul_of_latin("Cheol-su"), hangul_of_latin("Cheol-soo"), hangul_of_latin("Seokyeol")
    ('철수', '', '석열')
    >>> hangul_of_latin("Chŏnghŭi", "mr"), hangul_of_latin("Chin", "mr"), hangul_of_latin("Chin")
    ('정희', '진', '친')
    """
    parts = unicodedata.normalize("NFC", name).casefold().replace("’", "'").split()
    readings = [""]
    for word in parts:
        # A hyphen stands between syllables, so each side of one is a syllable: cheol-su is 철수, not 체올수.
        for part in word.split("-"):
            found = [reading for reading in _readings(part, system) if len(reading) == 1 or "-" not in word]
            readings = [before + reading for before in readings for reading in found if part]
    if system == "mr":
        # This system writes a name as it sounds, so what was read must sound as it was written.
        written = "".join(parts).replace("-", "")
        readings = [reading for reading in readings if romanize(reading, "mr") == written]
    readings = [reading for reading in readings if len(reading) <= _LONGEST_GIVEN]
    if len(readings) > 1:
        readings = [reading for reading in readings if sino_korean_syllables().issuperset(reading)]
    return readings[0] if len(readings) == 1 else ""


@lru_cache(maxsize=4096)
def _readings(word: str, system: Literal["rr", "mr"]) -> tuple[str, ...]:
    """Every way to read a word: seokyeol is 서켤 and 석열."""
    if not word:
        return ("",)
    if len(word) > 12:  # longer than two syllables of a given name can be
        return ()
    onsets, vowels, codas = _REVISED if system == "rr" else _MCCUNE_REISCHAUER
    found = []
    for onset in _beginnings(word, onsets):
        for vowel in _beginnings(word[len(onset) :], vowels):
            for coda in _beginnings(word[len(onset) + len(vowel) :], codas):
                syllable = hangul.join(onsets[onset], vowels[vowel], codas[coda])
                found += [syllable + rest for rest in _readings(word[len(onset + vowel + coda) :], system)]
    return tuple(dict.fromkeys(found))


def _beginnings(word: str, letters: _Letters) -> list[str]:
    """What a word begins with among these letters."""
    return [word[:n] for n in range(4) if n <= len(word) and word[:n] in letters]
