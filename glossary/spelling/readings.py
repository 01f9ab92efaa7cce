"""How the tokens of a Japanese name in kanji may be read: the readings of `glossary.text.kanji`, as the index wants them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from glossary.spelling.units import latin_words
from glossary.text import kana, kanji

SURNAME, GIVEN = "surname", "given"

_MOST = 10
_WORST = 7.5


@lru_cache(maxsize=16384)
def token_readings(token: str, role: str = SURNAME) -> tuple[tuple[str, float], ...]:
    """The readings of one token as (hiragana, cost), the likeliest first; `role` is surname or given.

    >>> token_readings("岸田")[0][0]
    'きしだ'
    """
    found = (kanji.given_readings if role == GIVEN else kanji.surname_readings)(token)
    return tuple((r.kana, r.cost) for r in found[:_MOST] if r.cost <= _WORST)


@lru_cache(maxsize=16384)
def split_readings(name: str) -> tuple[tuple[str, str, float], ...]:
    """The ways to split a name written together into surname and given name, with costs; given is empty for no way."""
    splits = kanji.split_name(name)
    found = [(s.surname, s.given, round(s.cost - splits[0].cost, 2)) for s in splits[:3]]
    return tuple(s for s in found if s[2] < 4.0) or ((name, "", 0.0),)


def reading_given(surname: str, given: str, latin: Iterable[str]) -> tuple[str, str] | None:
    """The reading of a name in kanji that the person's name in Latin letters gives, as hiragana of its two parts.

    Only one of the readings that the characters can have; None where none of the Latin forms is one.

    >>> reading_given("渡辺", "健", ["Ken Watanabe"]), reading_given("渡辺", "健", ["Watanabe Takeshi"])
    (('わたなべ', 'けん'), ('わたなべ', 'たけし'))
    """
    for form in latin:
        words = [_without_length(word) for word in latin_words(form)]
        if len(words) != 2:
            continue
        for first, second in (words, words[::-1]):
            for reading, _ in token_readings(surname) if given else ():
                if _latin(reading) == first:
                    for other, _ in token_readings(given, GIVEN):
                        if _latin(other) == second:
                            return reading, other
    return None


@lru_cache(maxsize=4096)
def _latin(reading: str) -> str:
    return _without_length(kana.to_latin(reading, "hepburn", "wapuro").replace("'", ""))


def _without_length(word: str) -> str:
    """Latin letters without the marks of long vowels, which some write and others do not."""
    return re.sub("o[uo]|oh(?![aiueoy])", "o", word).replace("uu", "u")
