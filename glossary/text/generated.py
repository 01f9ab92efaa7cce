"""Romanizations that a program makes letter by letter: good for finding a name, never for printing it.

hangul-romanize transliterates (박진 becomes bagjin), and pykakasi reads Korean and many Japanese names as common words.
Both are kept because people paste what such programs gave them. This is the only module that imports either.
"""

from functools import cache, lru_cache
from typing import Any

from glossary.text import hangul


@cache
def _transliter() -> Any:
    from hangul_romanize import Transliter
    from hangul_romanize.rule import academic

    return Transliter(academic)


@cache
def _kakasi() -> Any:
    # Half a second to load: only when a Japanese form is first met.
    import pykakasi

    return pykakasi.kakasi()


@lru_cache(maxsize=20_000)
def _of_kanji_or_kana(part: str) -> str:
    return "".join(word["hepburn"] for word in _kakasi().convert(part))


def generated_romanizations(form: str, lang: str) -> tuple[str, ...]:
    """What the two romanizers make of a form in Hangul (`ko`) or in kanji and kana (`ja`, `ja-Hrkt`); () for others.

    >>> generated_romanizations("박진", "ko"), generated_romanizations("岸田 文雄", "ja")
    (('bagjin',), ('kishida fumio',))
    >>> generated_romanizations("Park Jin", "en")
    ()
    """
    if lang == "ko" and any(map(hangul.is_syllable, form)):
        return (_transliter().translit(form).replace("-", ""),)
    if lang in ("ja", "ja-Hrkt"):
        # Names of one list share their parts: each is converted once.
        return (" ".join(_of_kanji_or_kana(part) for part in form.replace("・", " ").split()),)
    return ()
