"""How a token is likely to be written in Latin letters: the channel run forwards."""

from collections import defaultdict
from collections.abc import Iterable
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


def _cheapest(ways: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The cheapest beam of the ways, each spelling once."""
    found: dict[str, float] = {}
    for letters, cost in ways:
        if cost < found.get(letters, 99.0):
            found[letters] = cost
    return dict(sorted(found.items(), key=lambda x: x[1])[:_BEAM])


def _longer(beam: dict[str, float], ways: list[tuple[str, float]]) -> dict[str, float]:
    return _cheapest((head + letters, cost + more) for head, cost in beam.items() for letters, more in ways)


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
    for part in token[1:] if alphabet in ("korean", "foreign") else [token[1:]]:
        whole = _ways().get((alphabet, part), [])
        longer = _longer(beam, whole)
        for unit in units_of(alphabet, part):
            beam = _longer(beam, _ways().get((alphabet, unit), [("", 5.0)]))
        beam = _cheapest([*longer.items(), *beam.items()])
    return tuple((letters, round(cost, 2)) for letters, cost in beam.items() if letters)
