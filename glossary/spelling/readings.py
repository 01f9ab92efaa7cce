"""How the tokens of a Japanese name in kanji may be read: the readings of `glossary.text.kanji`, as the index wants them."""

from functools import lru_cache

from glossary.text import kanji

SURNAME, GIVEN = "surname", "given"

_MOST = 10
_WORST = 7.5


@lru_cache(maxsize=65536)
def token_readings(token: str, role: str = SURNAME) -> tuple[tuple[str, float], ...]:
    """The readings of one token as (hiragana, cost), the likeliest first; `role` is surname or given.

    >>> token_readings("岸田")[0][0]
    'きしだ'
    """
    found = (kanji.given_readings if role == GIVEN else kanji.surname_readings)(token)
    return tuple((r.kana, r.cost) for r in found[:_MOST] if r.cost <= _WORST)


@lru_cache(maxsize=65536)
def split_readings(name: str) -> tuple[tuple[str, str, float], ...]:
    """The ways to split a name written together into surname and given name, with costs; given is empty for no way."""
    splits = kanji.split_name(name)
    found = [(s.surname, s.given, round(s.cost - splits[0].cost, 2)) for s in splits[:3]]
    return tuple(s for s in found if s[2] < 4.0) or ((name, "", 0.0),)
