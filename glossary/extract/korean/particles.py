"""Korean particles: what may follow a noun inside its word, and what may not.

A noun is written together with the particles behind it, several in a row: 대통령께서는, 강제징용에서도, 정부라며. Most have
two shapes, one after a closed syllable and one after an open one (을/를, 은/는, 이/가, 과/와, 으로/로), which tells
일본은 (일본 + 은) from 독도 (no particle: 도 may follow anything, so a known word is asked first).
"""

from functools import cache
from typing import Final

_ANY: Final = "any"
_CLOSED: Final = "closed"
_OPEN: Final = "open"
_RO: Final = "ro"
"""로 follows an open syllable or one that closes in ㄹ: 서울로."""
_EU: Final = "eu"
"""으로 follows every other closed syllable."""

_PLURAL = ("", "들", "측", "쪽")
_CASE = {
    _ANY: "에 에서 에게 에게서 에는 에도 에만 에서는 에서도 에서만 에서의 에의 에게는 에게도 에까지 에서부터 께 께서 께서는 께서도 의 도 만 만의 만이 만을 "
    "만은 까지 까지의 까지도 까지는 부터 부터는 마저 조차 밖에 처럼 같이 보다 보다는 보다도 마다 뿐 뿐만 하고 에선 에겐 한테 엔 대로 별 별로 발 행 산 식 용 상 상의 상으로 상에 상에서 상에서의 상에서는 하의 상의 내 간 간의 "
    "측은 측이 측에 측의 측과 측도 측을 측에서 측으로 들이 들은 들을 들의 들과 들에게 들도 들에 들로 들까지 들에게도 들에게는 당 씩 때 중 후 전",
    _CLOSED: "이 을 은 과 이나 이란 이라 이라는 이라고 이라며 이라면 이며 이자 이다 이던 이었던 이었다 이었고 이었으나 이었지만 이지만 인 이고 이라도 이나마 과의 과는 과도 과만 "
    "이라는데 이라서 입니다 이라 이어서 이야 이냐 이든 이든지 인데 일 임을 임이 이기도 이기 이기에 이면 이므로 이랑 이신 이셨던 아",
    _OPEN: "가 를 는 와 나 란 라 라는 라고 라며 라면 며 자 다 던 였던 였다 였고 였으나 였지만 지만 인 고 라도 나마 와의 와는 와도 와만 라서 입니다 여서 야 냐 든 든지 인데 일 임을 임이 "
    "기도 기 기에 면 므로 랑 이다 이며 이자 이고 이지만 이라는 이라고 이라며 엔 선",
    _RO: "로 로는 로도 로만 로의 로서 로서는 로서의 로써 로부터 로부터의 로까지",
    _EU: "으로 으로는 으로도 으로만 으로의 으로서 으로서는 으로서의 으로써 으로부터 으로부터의 으로까지",
}
_LONGEST = 7


@cache
def chains() -> dict[str, frozenset[str]]:
    """Every legal chain of particles, with the endings of the noun it may follow; `endings` names them."""
    found: dict[str, set[str]] = {}
    for condition, chains in _CASE.items():
        for chain in chains.split():
            found.setdefault(chain, set()).add(condition)
    for plural in _PLURAL[1:]:
        found.setdefault(plural, set()).add(_ANY)
    return {chain: frozenset(conditions) for chain, conditions in found.items() if len(chain) <= _LONGEST}


def _coda(char: str) -> int:
    """The number of the closing consonant of a syllable, 0 for none; -1 for what is no syllable."""
    return (ord(char) - 0xAC00) % 28 if "가" <= char <= "힣" else -1


_DIGITS_CLOSED = frozenset("013678LMNR")
"""Digits and Latin letters whose Korean names end in a closed syllable (영 일 삼 육 칠 팔, 엘 엠 엔 알)."""
_RIEUL = 8


def endings(char: str) -> tuple[str, ...]:
    """How a noun ends that has this last character, as far as particles ask.

    >>> endings("본"), endings("도")
    (('any', 'closed', 'eu'), ('any', 'open', 'ro'))
    """
    coda = _coda(char)
    if coda < 0:
        if char.isdigit() or ("A" <= char <= "Z"):
            return (_ANY, _CLOSED, _EU, _RO) if char in _DIGITS_CLOSED else (_ANY, _OPEN, _RO)
        return (_ANY, _CLOSED, _OPEN, _RO, _EU)
    if coda == 0:
        return (_ANY, _OPEN, _RO)
    return (_ANY, _CLOSED, _RO) if coda == _RIEUL else (_ANY, _CLOSED, _EU)


def follows(chain: str, noun_end: str) -> bool:
    """Whether a chain of particles may stand behind a noun that ends in `noun_end` (its last character).

    >>> follows("은", "본"), follows("는", "본"), follows("께서는", "령"), follows("", "본"), follows("사람", "본")
    (True, False, True, True, False)
    >>> follows("로", "울"), follows("으로", "울"), follows("으로", "본")
    (True, False, True)
    """
    if not chain:
        return True
    conditions = chains().get(chain)
    return conditions is not None and not conditions.isdisjoint(endings(noun_end))


def splits(word: str) -> list[tuple[str, str]]:
    """Every way to read a word as noun + particles, the whole word first, then the shortest particles.

    >>> splits("일본은")
    [('일본은', ''), ('일본', '은')]
    >>> splits("한국에서도")[-1]
    ('한국', '에서도')
    """
    known = chains()
    found = [(word, "")]
    for cut in range(1, min(_LONGEST, len(word) - 1) + 1):
        chain = word[-cut:]
        conditions = known.get(chain)
        if conditions is not None and not conditions.isdisjoint(endings(word[-cut - 1])):
            found.append((word[:-cut], chain))
    return found
