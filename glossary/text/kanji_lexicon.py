"""What is known of the readings of Japanese names: the lexicon of SudachiPy, and the three tables beside it.

Loaded when first asked for, once a process. The lexicon (sudachidict_core) lists a hundred thousand surnames and as
many given names, mostly with one reading each; the tables say which of several readings is usual, and how a single
character is read inside a name that no lexicon has.
"""

import threading
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import product
from typing import Literal

from glossary.text import hanja, kana, tables

Part = Literal["surname", "given"]

PARTS: tuple[Part, ...] = ("surname", "given")
PLACES = ("alone", "first", "middle", "last")
SUDACHI_CLASS: dict[Part, str] = {"surname": "姓", "given": "名"}
_KA = "ヶケがガ"
_OTHER: dict[str, Part] = {"surname": "given", "given": "surname"}
_SHARES_KEPT = 12

_lock = threading.Lock()


@cache
def _dictionary() -> object:
    from sudachipy import Dictionary

    return Dictionary()


def plain(name: str) -> str:
    """A name by the representatives of its characters, 々 written out: the key of the tables.

    >>> plain("佐々木"), plain("渡邉")
    ('佐佐木', '渡辺')
    """
    out = ""
    for char in unicodedata.normalize("NFKC", name):
        out += out[-1] if char == "々" and out else hanja.representative(char)
    return out


def _written(name: str) -> Iterator[str]:
    """The ways a lexicon may write this name: as given, in new forms, with and without 々, with every small ke."""
    yield name
    base = plain(name)
    yield base
    for i in range(1, len(base)):
        if base[i] == base[i - 1]:
            yield base[:i] + "々" + base[i + 1 :]
    if any(char in _KA for char in base[1:]):
        yield from map("".join, product(*(_KA if i and char in _KA else char for i, char in enumerate(base))))


@lru_cache(maxsize=32768)
def lexicon_readings(part: Part, name: str) -> tuple[str, ...]:
    """The readings the lexicon has for this surname or given name, in hiragana, in its order; () when it has none.

    >>> lexicon_readings("surname", "岸田"), lexicon_readings("surname", "髙橋"), lexicon_readings("given", "義偉")
    (('きしだ',), ('たかはし',), ('よしひで',))
    """
    found: dict[str, None] = {}
    for written in dict.fromkeys(_written(name)):
        for classes, reading in _entries(written):
            if classes[2] == "人名" and classes[3] == SUDACHI_CLASS[part]:
                found[kana.to_hiragana(reading)] = None
        if found:
            break
    return tuple(found)


def _entries(surface: str) -> list[tuple[tuple[str, ...], str]]:
    """The classes and the reading in katakana of every entry of the lexicon that is written so."""
    with _lock:
        found = _dictionary().lookup(surface)  # type: ignore[attr-defined]
        return [(entry.part_of_speech(), entry.reading_form()) for entry in found]


def word_readings(word: str) -> tuple[str, ...]:
    """The readings of a character or more as a word or part of one, in hiragana; () when the lexicon does not know it.

    >>> "おどろき" in word_readings("驚"), word_readings("林檎"), word_readings("訯")
    (True, ('りんご',), ())
    """
    readings = (kana.to_hiragana(reading) for _, reading in _entries(word))
    return tuple(dict.fromkeys(reading for reading in readings if kana.is_kana(reading)))


@cache
def _usual() -> dict[tuple[str, str], tuple[str, ...]]:
    return {
        (row["part"], plain(row["name"])): tuple(row["readings"].split("|")) for row in tables.rows("kanji-names.tsv")
    }


def usual_readings(part: Part, name: str) -> tuple[str, ...]:
    """The readings of the hand-made table, the most usual first; () for a name it does not have."""
    return _usual().get((part, plain(name)), ())


def _counts(cell: str) -> dict[str, int]:
    return {reading: int(count) for reading, _, count in (item.partition(" ") for item in cell.split("|"))}


@cache
def _counted() -> dict[tuple[str, str], dict[str, int]]:
    return {(row["part"], row["name"]): _counts(row["readings"]) for row in tables.rows("kanji-name-counts.tsv")}


def counted_readings(part: Part, name: str) -> dict[str, int]:
    """How often bearers of this name were found to read it in which way; empty for a name met once or never."""
    return _counted().get((part, plain(name)), {})


@cache
def _characters() -> dict[tuple[str, Part, str], dict[str, int]]:
    parts: dict[str, Part] = {part: part for part in PARTS}
    return {
        (row["character"], parts[row["part"]], row["place"]): _counts(row["readings"])
        for row in tables.rows("kanji-name-characters.tsv")
    }


@cache
def character_shares(char: str, part: Part, place: str) -> dict[str, float]:
    """How one character is read at this place of such a name, as shares of one; a little is left for the unknown."""
    return mixed_shares(_characters(), char, part, place)


def mixed_shares(
    known: Mapping[tuple[str, Part, str], Mapping[str, int]], char: str, part: Part, place: str
) -> dict[str, float]:
    """The shares by these counts of (character, part, place), or by the lexicon when they do not have the character.

    Other places and the other part of the name count too, for little: 翼 ends few surnames.

    >>> mixed_shares({("子", "given", "last"): {"こ": 9}}, "子", "given", "last")
    {'こ': 0.9}
    """
    mixed: dict[str, float] = {}
    for where in PLACES:
        for reading, count in known.get((char, part, where), {}).items():
            mixed[reading] = mixed.get(reading, 0.0) + count * (1.0 if where == place else 0.15)
        for reading, count in known.get((char, _OTHER[part], where), {}).items():
            mixed[reading] = mixed.get(reading, 0.0) + count * 0.02
    if not mixed:
        mixed = dict.fromkeys(word_readings(char), 0.2)
    total = sum(mixed.values()) + 1.0
    ranked = sorted(mixed.items(), key=lambda item: -item[1])[:_SHARES_KEPT]
    return {reading: count / total for reading, count in ranked}
