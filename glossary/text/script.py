"""Which script a character is written in, and the best guess at the language of a short form.

Only the four scripts of the product are told apart; the rest (digits, punctuation, Cyrillic) is OTHER. Marks shared by
scripts (ー, 々, ・) count with the script they belong to, digits and punctuation with none.
"""

from collections import Counter
from enum import StrEnum
from functools import lru_cache

from glossary.text import hanja


class Script(StrEnum):
    """The scripts told apart."""

    LATIN = "latin"
    HANGUL = "hangul"
    KANA = "kana"
    HAN = "han"
    OTHER = "other"


_RANGES = (
    (0x0041, 0x005A, Script.LATIN),
    (0x0061, 0x007A, Script.LATIN),
    (0x00AA, 0x00AA, Script.LATIN),
    (0x00BA, 0x00BA, Script.LATIN),
    (0x00C0, 0x00D6, Script.LATIN),
    (0x00D8, 0x00F6, Script.LATIN),
    (0x00F8, 0x02AF, Script.LATIN),
    (0x1100, 0x11FF, Script.HANGUL),
    (0x1E00, 0x1EFF, Script.LATIN),
    (0x2E80, 0x2FDF, Script.HAN),  # radicals
    (0x3005, 0x3007, Script.HAN),  # 々 〆 〇
    (0x303B, 0x303B, Script.HAN),  # 〻
    (0x3041, 0x3096, Script.KANA),
    (0x309D, 0x309F, Script.KANA),
    (0x30A1, 0x30FA, Script.KANA),
    (0x30FC, 0x30FF, Script.KANA),  # ー ヽ ヾ ヿ
    (0x3131, 0x318E, Script.HANGUL),
    (0x31F0, 0x31FF, Script.KANA),
    (0x3400, 0x4DBF, Script.HAN),
    (0x4E00, 0x9FFF, Script.HAN),
    (0xA960, 0xA97F, Script.HANGUL),
    (0xAC00, 0xD7A3, Script.HANGUL),
    (0xD7B0, 0xD7FF, Script.HANGUL),
    (0xF900, 0xFAFF, Script.HAN),
    (0xFF21, 0xFF3A, Script.LATIN),
    (0xFF41, 0xFF5A, Script.LATIN),
    (0xFF66, 0xFF9D, Script.KANA),  # half-width
    (0xFFA1, 0xFFDC, Script.HANGUL),  # half-width
    (0x20000, 0x323AF, Script.HAN),
)


@lru_cache(maxsize=65536)
def script_of(char: str) -> Script:
    """The script of one character.

    >>> [script_of(c).value for c in "Pō박朴ぱパｦ々ー7"]
    ['latin', 'latin', 'hangul', 'han', 'kana', 'kana', 'kana', 'han', 'kana', 'other']
    """
    code = ord(char)
    for first, last, script in _RANGES:
        if first <= code <= last:
            return script
    return Script.OTHER


def scripts_in(text: str) -> frozenset[Script]:
    """The scripts `text` is written in, without OTHER.

    >>> sorted(scripts_in("TWICE 트와이스, 2015"))
    [<Script.HANGUL: 'hangul'>, <Script.LATIN: 'latin'>]
    """
    return frozenset(map(script_of, text)) - {Script.OTHER}


def main_script(text: str) -> Script:
    """The script most of `text` is written in; OTHER when none of the four occurs. The first one wins a tie.

    >>> main_script("さいたま市").value, main_script("K팝 스타").value, main_script("2015").value
    ('kana', 'hangul', 'other')
    """
    counts = Counter(script for script in map(script_of, text) if script is not Script.OTHER)
    return counts.most_common(1)[0][0] if counts else Script.OTHER


def lang_of(text: str) -> str:
    """The best guess at the language of a form: "ko", "ja", "ko-Hani", "en", or "" where nothing is written.

    Hangul is Korean and kana Japanese, whatever stands beside them. Han alone is Japanese, unless a character is a
    Korean one (悅, 敎) and none a Japanese one (悦, 沢), or the form has the shape of a Korean name (朴振, 李在明).

    >>> [lang_of(form) for form in ("박진", "パク・ジン", "尹錫悅", "尹錫悦", "外務省", "Park Jin", "42")]
    ['ko', 'ja', 'ko-Hani', 'ja', 'ja', 'en', '']
    """
    scripts = scripts_in(text)
    if Script.HANGUL in scripts:
        return "ko"
    if Script.KANA in scripts:
        return "ja"
    if Script.HAN in scripts:
        return "ko-Hani" if hanja.looks_korean(text) else "ja"
    return "en" if Script.LATIN in scripts else ""
