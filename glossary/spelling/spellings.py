"""How a token is likely to be written in Latin letters: the channel run forwards."""

from collections import defaultdict
from functools import lru_cache

from glossary.spelling.analysis import readings
from glossary.spelling.channel import read_costs
from glossary.spelling.units import units_of

_ALPHABETS = {"s": "surname", "k": "korean", "f": "foreign", "j": "kana", "x": "katakana"}
_WAYS = 6
_BEAM = 48
_READINGS = 3


@lru_cache(maxsize=1)
def _ways() -> dict[tuple[str, str], list[tuple[str, float]]]:
    found: dict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
    for alphabet, unit, letters, cost in read_costs():
        if "/" not in alphabet:
            found[alphabet, unit].append((letters, cost))
    return {
        key: sorted(ways, key=lambda x: x[1])[: _WAYS * 3 if key[0] == "surname" else _WAYS]
        for key, ways in found.items()
    }


@lru_cache(maxsize=4096)
def spellings(token: str) -> tuple[tuple[str, float], ...]:
    """The likeliest Latin spellings of a token with their costs, at most 48.

    >>> {"sukyeol", "seokyeol", "sukyul"} <= dict(spellings("k석열")).keys(), spellings("s김")[0][0]
    (True, 'kim')
    """
    if token[0] in "hg":
        found: dict[str, float] = {}
        for reading, cost in readings(token)[:_READINGS]:
            for letters, more in spellings(reading):
                found[letters] = min(cost + more, found.get(letters, 99.0))
        return tuple(sorted(found.items(), key=lambda x: x[1])[:_BEAM])
    alphabet = _ALPHABETS.get(token[0])
    if alphabet is None:
        return ()
    beam = {"": 0.0}
    for unit in units_of(alphabet, token[1:]):
        longer: dict[str, float] = {}
        for head, cost in beam.items():
            for letters, more in _ways().get((alphabet, unit), [("", 5.0)]):
                if cost + more < longer.get(head + letters, 99.0):
                    longer[head + letters] = cost + more
        beam = dict(sorted(longer.items(), key=lambda x: x[1])[:_BEAM])
    return tuple((letters, round(cost, 2)) for letters, cost in beam.items() if letters)
