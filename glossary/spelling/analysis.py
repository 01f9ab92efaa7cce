"""The tokens of a name, by script and kind: what the index holds and what a query is made of.

A token is a string whose first letter says how it is written: `s` a Korean surname, `k` a Korean given name, `f` a
foreign word in Hangul, `j` native kana, `x` foreign katakana, `h` kanji (with readings), `l` Latin letters, `w` any
other writing, letter by letter.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from glossary.spelling.readings import reading_given, split_readings, token_readings
from glossary.spelling.units import is_surname, latin_words
from glossary.text.fold import fold
from glossary.text.hangul import is_hangul, letters
from glossary.text.hanja import hangul_of_hanja_name

Analysis = tuple[tuple[str, ...], float]
"""The tokens of one way to take a form apart, and what that way costs."""

_BREAKS = re.compile(r"[\s・･·=＝,，、/]+")
_MOST_WORDS = 5


def _is_kana(text: str) -> bool:
    return bool(text) and all("ぁ" <= c <= "ゖ" or c == "ー" for c in text)


def _is_katakana(text: str) -> bool:
    return bool(text) and all("ァ" <= c <= "ヺ" or c == "ー" for c in text)


def to_hiragana(text: str) -> str:
    return "".join(chr(ord(c) - 96) if "ァ" <= c <= "ヶ" else c for c in text)


def _hangul_name(words: list[str]) -> list[Analysis]:
    found: list[Analysis] = []
    whole = "".join(words)
    native = (len(words) == 1 and 2 <= len(whole) <= 4) or (
        len(words) == 2 and is_surname(words[0]) and len(whole) <= 4
    )
    if native:
        for size in (1, 2):
            given = whole[size:]
            if given and len(given) <= 3 and is_surname(whole[:size]) and (len(words) == 1 or words[0] == whole[:size]):
                found.append((("s" + whole[:size], "k" + given), 0.0 if len(given) < 3 else 0.5))
    if not found or len(whole) == 2 or len(words) > 1 or (len(whole) > 3 and found[0][1]):
        found.append((tuple("f" + w for w in words), 0.0))
    return found


# Styles of the court: part of the name in kanji, translated in the other languages.
_STYLES = {
    "天皇": ("천황", "emperor"),
    "上皇": ("상황", "emperor"),
    "内親王": ("내친왕", "princess"),
    "親王": ("친왕", "prince"),
}


def _japanese_name(text: str, words: list[str]) -> list[Analysis]:
    for style, (hangul, latin) in _STYLES.items():
        if text.endswith(style) and len(text) > len(style):
            name = "g" + text.removesuffix(style)
            return [((name, "f" + hangul), 0.0), ((name, "l" + latin), 0.0)]
    if all(map(_is_katakana, words)):
        return [(tuple("x" + w for w in words), 0.0), (tuple("j" + to_hiragana(w) for w in words), 0.5)]
    if len(words) > 1:
        tokens = []
        for i, word in enumerate(words):
            if _is_kana(to_hiragana(word)):
                tokens.append("j" + to_hiragana(word))
            else:
                tokens.append(("g" if i else "h") + word)
        return [(tuple(tokens), 0.0)]
    if _is_kana(to_hiragana(text)):
        return [(("j" + to_hiragana(text),), 0.0)]
    return [
        (("h" + surname, "g" + given) if given else ("h" + surname,), cost)
        for surname, given, cost in split_readings(text)
    ]


def _term(text: str) -> list[Analysis]:
    """A title, an organisation, a term: its letters as a whole, and its words where it has some."""
    words = fold(text).split()
    whole = "".join(words)
    if not whole or len(whole) > 60:
        return []
    found: list[Analysis] = [(("w" + letters(whole),), 0.0)]
    if 1 < len(words) <= _MOST_WORDS:
        found.append((tuple("w" + letters(w) for w in words), 0.0))
    return found


_SAID_OTHERWISE = 2.0  # to read kanji in another way than the person's own name in Latin letters says


def analyses_beside(text: str, lang: str, kind: str, latin: Iterable[str]) -> list[Analysis]:
    """The ways to take a form of a concept apart that has these Latin forms too: they may say how kanji are read.

    >>> analyses_beside("渡辺健", "ja", "person", ["Ken Watanabe"])[0]
    (('jわたなべ', 'jけん'), 0.0)
    """
    found = analyses(text, lang, kind)
    for tokens, _ in found:
        if lang == "ja" and kind == "person" and len(tokens) == 2 and tokens[0][0] == "h" and tokens[1][0] == "g":
            reading = reading_given(tokens[0][1:], tokens[1][1:], latin)
            if reading:
                surname, given = reading
                return [(("j" + surname, "j" + given), 0.0), *((t, cost + _SAID_OTHERWISE) for t, cost in found)]
    return found


def analyses(text: str, lang: str, kind: str = "person") -> list[Analysis]:
    """The ways to take a form apart, the likeliest first; empty when nothing of it can be heard or compared.

    >>> analyses("박진", "ko")[0]
    (('s박', 'k진'), 0.0)
    """
    text = unicodedata.normalize("NFKC", text)
    words = [w for w in _BREAKS.split(text.replace("-", "")) if w]
    if not words:
        return []
    if all(
        c.isascii() or unicodedata.name(c, "").startswith(("LATIN", "COMBINING", "MODIFIER")) or not c.isalpha()
        for c in text
    ):
        latin = latin_words(text)
        found: list[Analysis] = [(tuple("l" + w for w in latin[:_MOST_WORDS]), 0.0)] if latin else []
        if len(latin) > 1 and len("".join(latin)) <= 40:
            found.append((("l" + "".join(latin),), 0.0))
        return found
    if kind != "person":
        return _term(text)
    if re.search("[가-힣]", text) and re.search("[㐀-鿿]", text):
        words = list(hangul_of_hanja_name("".join(words))[:1]) or words
    if all(map(is_hangul, words)):
        return _hangul_name(words[:_MOST_WORDS])
    if lang == "ko-Hani":
        return [
            a
            for i, h in enumerate(hangul_of_hanja_name("".join(words))[:2])
            for a in [(tokens, cost + 0.5 * i) for tokens, cost in _hangul_name([h]) if tokens[0][0] == "s"]
        ]
    if lang in ("ja", "ja-Hrkt") or re.search("[ぁ-ヿ㐀-鿿]", text):
        return _japanese_name("".join(words), words[:_MOST_WORDS])
    return _term(text)


@lru_cache(maxsize=1024)
def readings(token: str) -> tuple[tuple[str, float], ...]:
    """How a token sounds: tokens of `k`, `f`, `j` or `x` with costs. Latin words, surnames and terms have no sound here."""
    if token[0] in "kfx" or token[0] == "j":
        return ((token, 0.0),)
    if token[0] in "hg":
        return tuple(
            ("j" + kana, cost) for kana, cost in token_readings(token[1:], "given" if token[0] == "g" else "surname")
        )
    return ()
