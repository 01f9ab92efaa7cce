"""Romanizations that two well-known packages generate: strings people copy from such tools, and search with.

They are look-up forms and nothing else: generated, never shown. hangul-romanize transliterates letter by letter (박진
bagjin, 종로 jonglo), and pykakasi reads Korean names as Japanese words (尹錫悦 in suzu etsu) and guesses Japanese ones
(菅義偉 Kan Yoshihide). What may be shown comes from people, or from `korean_latin` and `kana`.

This is the only module that imports them. Both load when first needed, once a process; pykakasi takes half a second.
"""

import threading
from functools import cache, lru_cache
from typing import Any

from glossary.text import hangul, hanja, kana
from glossary.text.script import Script, scripts_in

_lock = threading.Lock()


@cache
def _hangul_romanize() -> Any:
    from hangul_romanize import Transliter
    from hangul_romanize.rule import academic

    return Transliter(academic)


@cache
def _pykakasi() -> Any:
    import pykakasi

    untyped: Any = pykakasi.kakasi
    return untyped()


@lru_cache(maxsize=16384)
def generated_romanizations(text: str, lang: str) -> tuple[str, ...]:
    """What the two packages make of a form, in lower case and without repetition; () for Latin or no text.

    Korean goes through hangul-romanize, without the hyphens it puts in; Japanese through pykakasi, as Hepburn and as it
    writes passports. pykakasi is given the forms it knows: full-width kana, new kanji.

    >>> generated_romanizations("박진", "ko"), generated_romanizations("尹錫悦", "ja")
    (('bagjin',), ('in suzu etsu',))
    >>> generated_romanizations("Park Jin", "ko")
    ()
    """
    scripts = scripts_in(text)
    if lang.startswith("ko") and Script.HANGUL in scripts:
        return (_of_korean(text),)
    if lang.startswith("ja") and scripts & {Script.HAN, Script.KANA}:
        return _of_japanese(text)
    return ()


def _of_korean(text: str) -> str:
    known = "".join(char if hangul.is_syllable(char) or char.isascii() else " " for char in text)
    with _lock:
        latin: str = _hangul_romanize().translit(known)
    return " ".join(latin.lower().replace("-", "").split())


def _of_japanese(text: str) -> tuple[str, ...]:
    known = "".join(map(hanja.representative, kana.widen(text)))
    words = [_of_japanese_word(word) for word in known.split()]
    systems = (" ".join(" ".join(word[system] for word in words).lower().split()) for system in (0, 1))
    return tuple(dict.fromkeys(filter(None, systems)))


@lru_cache(maxsize=16384)
def _of_japanese_word(word: str) -> tuple[str, str]:
    """As Hepburn and for a passport. A word takes a millisecond, and the words of names come again and again."""
    with _lock:
        pieces: list[dict[str, str]] = _pykakasi().convert(word)
    hepburn, passport = (" ".join(piece[system] for piece in pieces) for system in ("hepburn", "passport"))
    return hepburn, passport
