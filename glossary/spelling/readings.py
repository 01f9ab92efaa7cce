"""How a Japanese name in kanji may be read: ranked kana readings with costs."""

from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def _dictionary() -> Any:
    import sudachipy

    return sudachipy.Dictionary()


def _hiragana(text: str) -> str:
    return "".join(chr(ord(c) - 96) if "ァ" <= c <= "ヶ" else c for c in text)


@lru_cache(maxsize=300_000)
def token_readings(token: str, role: str = "") -> tuple[tuple[str, float], ...]:
    """The readings of one token as (kana, cost), the likeliest first; `role` is surname, given or neither."""
    wanted = {"surname": "姓", "given": "名"}.get(role, "")
    found: dict[str, float] = {}
    for m in _dictionary().lookup(token):
        pos = m.part_of_speech()
        if pos[0] != "名詞" or not m.reading_form():
            continue
        cost = 0.5 if pos[3] == wanted else 1.5 if pos[2] == "人名" else 2.0
        kana = _hiragana(m.reading_form())
        if all("ぁ" <= c <= "ゖ" or c == "ー" for c in kana):
            found.setdefault(kana, cost + 0.3 * len(found))
    return tuple(sorted(found.items(), key=lambda x: x[1])[:8])


@lru_cache(maxsize=100_000)
def split_readings(name: str) -> tuple[tuple[str, str, float], ...]:
    """The ways to split a name written together into surname and given name, with costs."""
    found = []
    for i in range(1, len(name)):
        surname, given = name[:i], name[i:]
        a, b = token_readings(surname, "surname"), token_readings(given, "given")
        if a and b:
            found.append((surname, given, a[0][1] + b[0][1] + (0.0 if i == 2 else 0.5)))
    found.sort(key=lambda x: x[2])
    return tuple((s, g, round(c - found[0][2], 2)) for s, g, c in found[:2]) if found else ((name, "", 0.0),)
