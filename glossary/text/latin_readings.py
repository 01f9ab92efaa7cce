"""Back from Latin letters: the kana that Hepburn and the Hangul that the Revised Romanization would write so.

Only what a system determines: a spelling that is no output of the system, or of which the system makes several, has no
reading here. Vowel length that is not marked is not restored.
"""

import itertools
import re
import unicodedata
from functools import cache

from glossary.text import hangul, kana

_MACRONS = str.maketrans(
    {"ā": "aa", "ī": "ii", "ū": "uu", "ē": "ee", "ō": "ou", "â": "aa", "î": "ii", "û": "uu", "ê": "ee", "ô": "ou"}
)
_ONSETS = {
    "g": "ㄱ", "kk": "ㄲ", "n": "ㄴ", "d": "ㄷ", "tt": "ㄸ", "r": "ㄹ", "m": "ㅁ", "b": "ㅂ", "pp": "ㅃ", "s": "ㅅ", "ss": "ㅆ", "": "ㅇ",
    "j": "ㅈ", "jj": "ㅉ", "ch": "ㅊ", "k": "ㅋ", "t": "ㅌ", "p": "ㅍ", "h": "ㅎ",
}  # fmt: skip
_VOWELS = {
    "a": "ㅏ", "ae": "ㅐ", "ya": "ㅑ", "yae": "ㅒ", "eo": "ㅓ", "e": "ㅔ", "yeo": "ㅕ", "ye": "ㅖ", "o": "ㅗ", "wa": "ㅘ", "wae": "ㅙ", "oe": "ㅚ",
    "yo": "ㅛ", "u": "ㅜ", "wo": "ㅝ", "we": "ㅞ", "wi": "ㅟ", "yu": "ㅠ", "eu": "ㅡ", "ui": "ㅢ", "i": "ㅣ",
}  # fmt: skip
_CODAS = {"": "", "k": "ㄱ", "n": "ㄴ", "l": "ㄹ", "m": "ㅁ", "p": "ㅂ", "ng": "ㅇ"}
"""The finals the system tells apart; a final t stands for seven letters and has no reading."""


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


def hangul_of_latin(name: str) -> str:
    """The Hangul of a name in the Revised Romanization, its words joined; "" when it cannot be that, or may be several.

    >>> hangul_of_latin("Han Gang"), hangul_of_latin("Cheol-su"), hangul_of_latin("Cheol-soo"), hangul_of_latin("Seokyeol")
    ('한강', '철수', '', '')
    """
    words = name.casefold().split()
    # A hyphen stands between syllables, so each side of one is a syllable: cheol-su is 철수, not 체올수.
    parts = [
        tuple(p for p in _hangul_word(part) if len(p) == 1 or "-" not in word)
        for word in words
        for part in word.split("-")
    ]
    return "".join(part[0] for part in parts) if all(len(part) == 1 for part in parts) else ""


@cache
def _hangul_word(word: str) -> tuple[str, ...]:
    """Every way to read a word: seokyeol is 서켤 and 석열."""
    if not word:
        return ("",)
    if len(word) > 12:  # longer than two syllables of a given name can be
        return ()
    found = []
    for onset, vowel, coda in itertools.product(_ONSETS, _VOWELS, _CODAS):
        head = onset + vowel + coda
        if word.startswith(head):
            syllable = hangul.join(_ONSETS[onset], _VOWELS[vowel], _CODAS[coda])
            found += [syllable + rest for rest in _hangul_word(word[len(head) :])]
    return tuple(dict.fromkeys(found))
