"""A query in letters: the ways to say it that go through the channel."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from glossary.shipped import path as shipped
from glossary.spelling.analysis import analyses, readings
from glossary.spelling.units import hangul_units, kana_units, latin_words


@dataclass(frozen=True, slots=True)
class Spoken:
    """One way to say a query: its words in Latin letters, and what this way costs."""

    words: tuple[str, ...]
    cost: float = 0.0
    script: str = "latin"


@lru_cache(maxsize=1)
def official() -> dict[tuple[str, str], str]:
    """The official spelling of each unit."""
    found = {}
    with shipped("data", "spelling", "systems.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            if line[0] != "#":
                alphabet, unit, spellings = line.rstrip("\n").split("\t")
                found[alphabet, unit] = spellings.split(" ")[0].strip("-")
    with shipped("data", "spelling", "surname_systems.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            if line[0] != "#":
                surname, _, spellings = line.rstrip("\n").split("\t")
                found["surname", surname] = spellings.split(" ")[0]
    return found


def letters_of(token: str) -> str:
    """A token in the letters of the official system."""
    kind, text = token[0], token[1:]
    if kind == "s":
        return official().get(("surname", text), "")
    if kind in "kf":
        return "".join(official().get(("korean", u), "") for u in hangul_units(text))
    out = ""
    for unit in kana_units(text, native=kind == "j"):
        alphabet = "kana" if kind == "j" else "katakana"
        if unit in "っッ":
            out += "'"
        else:
            sound = official().get((alphabet, unit), "")
            out = out[:-1] + sound[:1] + sound if out.endswith("'") and sound else out + sound
    return out.replace("'", "")


def spoken(query: str) -> list[Spoken]:
    """The ways to say a query: itself when it is Latin, else what its tokens sound like."""
    text = unicodedata.normalize("NFKC", query)
    if not re.search("[가-힣ぁ-ヿ㐀-鿿々]", text):
        words = latin_words(text)
        return [Spoken(words[:5])] if words else []
    found: dict[tuple[str, ...], float] = {}
    langs = ("ko",) if re.search("[가-힣]", text) else ("ja",) if re.search("[ぁ-ヿ]", text) else ("ko-Hani", "ja")
    for lang in langs:
        for tokens, cost in analyses(text, lang)[:3]:
            ways: list[tuple[tuple[str, ...], float]] = [((), cost)]
            for token in tokens:
                heard = readings(token)[:3] if token[0] in "hg" else ((token, 0.0),)
                ways = [((*w, letters_of(r)), c + d) for w, c in ways for r, d in heard][:9]
            for words, total in ways:
                if all(words) and total < found.get(words, 60.0):
                    found[words] = total
    return [Spoken(w, c, "other") for w, c in sorted(found.items(), key=lambda x: x[1])[:4]]
