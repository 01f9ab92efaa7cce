"""What a name that is not there might look like in the other scripts, by named systems: proposed, never asserted."""

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from glossary.spelling.channel import channel
from glossary.spelling.units import is_surname
from glossary.text import hanja, kana, kana_hangul, kanji, korean_latin
from glossary.text.hangul import is_hangul
from glossary.text.latin_readings import hangul_of_latin, kana_of_latin
from glossary.text.surnames import split_name

_MOST_READINGS = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """A form made by a system: its language tag, the system's name, and a note on how sure it is."""

    text: str
    lang: str
    system: str
    note: str = ""


def propose(query: str) -> list[Proposal]:
    """Readings and spellings of a name in the other scripts, each labelled with the system that made it.

    For Latin letters only what a system determines: the Hangul of a given name in the Revised Romanization or in
    McCune-Reischauer behind a Korean surname, the kana of a name in Hepburn.

    >>> [(p.text, p.system) for p in propose("박진")][:2]
    [('Bak Jin', 'Revised Romanization'), ('Pak Chin', 'McCune-Reischauer')]
    >>> [p.text for p in propose("岸田 文雄")][:2]
    ['きしだ ふみお', 'Kishida Fumio']
    >>> [p.text for p in propose("Kim Min-su")][:1], [p.text for p in propose("Tanaka Ichiro")][:1], propose("John Smith")
    (['김민수'], ['たなか いちろ'], [])
    >>> [(p.text, p.system) for p in propose("Pak Chin") if p.lang == "ko"]
    [('박진', 'McCune-Reischauer'), ('박친', 'Revised Romanization')]
    """
    text = unicodedata.normalize("NFKC", query).strip()
    whole = re.sub(r"[\s・·]+", "", text)
    if is_hangul(whole):
        found = list(_of_hangul(text))
    elif whole and kana.is_kana(whole):
        found = list(_of_kana(text.replace("・", " "), "system output"))
    elif re.fullmatch("[㐀-鿿々〇ぁ-ヺー]+", whole):
        found = list(_of_han(text, whole))
    elif re.fullmatch(r"[^\W\d_]+(?:['’ -]+[^\W\d_]+)*", text):
        found = list(_of_latin(text))
    else:
        found = []
    return list(dict.fromkeys(found))


def _capitals(latin: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in latin.split(" "))


_KOREAN: tuple[tuple[korean_latin.System, str], ...] = (
    ("rr", "Revised Romanization"), ("mr", "McCune-Reischauer"), ("yale", "Yale"),
)  # fmt: skip
_JAPANESE: tuple[tuple[kana.System, kana.Long, str], ...] = (
    ("hepburn", "macron", "Hepburn"), ("hepburn", "none", "Hepburn without macrons"), ("kunrei", "macron", "Kunrei"),
)  # fmt: skip


def _of_hangul(text: str) -> Iterator[Proposal]:
    surname, given = split_name(text)
    native = bool(given) and is_surname(surname) and len(surname) + len(given) <= 4 and len(text.split()) <= 2
    for system, name in _KOREAN:
        latin = korean_latin.romanize_name(text, system) if native else korean_latin.romanize(text, system)
        yield Proposal(
            latin if native else _capitals(latin), "ko-Latn", name, "system output; people choose their own spelling"
        )
    if native:
        for katakana in kana_hangul.katakana_of_hangul(text)[:1]:
            yield Proposal(katakana, "ja", "katakana for Korean names", "system output")


def _of_kana(text: str, note: str) -> Iterator[Proposal]:
    seen = set()
    for system, long, name in _JAPANESE:
        latin = kana.to_latin_name(text, system, long)
        if latin not in seen:
            yield Proposal(latin, "ja-Latn", name, note)
        seen.add(latin)
    yield Proposal(kana_hangul.hangul_of_kana(text), "ko", "official Hangul for Japanese", note)


_READ_AS: tuple[tuple[Literal["rr", "mr"], str], ...] = (("mr", "McCune-Reischauer"), ("rr", "Revised Romanization"))
"""The later one names a reading that both give."""

_CLEARLY = 1.5
"""How much dearer than the best another surname must be for a spelling to be taken as read: Pak is 박, Chang 장 or 창."""

_SURNAME_AT_ALL = 3.0
"""The cost up to which a word may be a Korean surname, so that kana are not proposed for the name."""


def _usual_surname(latin: str) -> str:
    """The Korean surname that is clearly meant by a spelling, or that alone a system writes so, or ""."""
    found = channel().surname_costs(latin.casefold(), _SURNAME_AT_ALL + _CLEARLY)
    (best, cost), (_, next_cost), *_ = [*found, ("", 99.0), ("", 99.0)]
    if cost <= _SURNAME_AT_ALL and next_cost >= cost + _CLEARLY:
        return best
    by_rule = [s for s, _ in found if latin.casefold() in (korean_latin.romanize(s, system) for system, _ in _READ_AS)]
    return by_rule[0] if len(by_rule) == 1 else ""


def _of_latin(text: str) -> Iterator[Proposal]:
    words = text.split()
    if len(words) == 2:
        for surname, given in (words, words[::-1]):
            usual = _usual_surname(surname)
            readings = {
                usual + hangul: name
                for system, name in _READ_AS
                if usual and len(hangul := hangul_of_latin(given, system)) in (1, 2)
            }
            for hangul, name in readings.items():
                yield Proposal(hangul, "ko", name, f"{surname} is usually {usual}; {given} read as {name}")
            for katakana in dict.fromkeys(k for h in readings for k in kana_hangul.katakana_of_hangul(h)[:1]):
                yield Proposal(katakana, "ja", "katakana for Korean names", f"of the reading {' or '.join(readings)}")
            if readings:
                return
    korean = any(channel().surname_costs(word.casefold(), _SURNAME_AT_ALL) for word in words)
    reading = "" if korean else kana_of_latin(text)
    if reading:
        yield Proposal(reading, "ja-Hrkt", "Hepburn", "read as Hepburn; vowel length only where it is marked")
        yield Proposal(
            kana_hangul.hangul_of_kana(reading), "ko", "official Hangul for Japanese", f"of the reading {reading}"
        )


def _of_han(text: str, whole: str) -> Iterator[Proposal]:
    korean = [
        Proposal(h, "ko", "Korean reading of the characters", "system output")
        for h in hanja.hangul_of_hanja_name(whole)[:1]
    ]
    if hanja.looks_korean(text):
        yield from korean
        for proposal in korean:
            yield from _of_hangul(proposal.text)
    for rank, reading in enumerate(kanji.name_readings(text, _MOST_READINGS), 1):
        note = f"proposed reading {rank}: about {100 * math.exp(-reading.cost):.0f} in 100 are read so"
        yield Proposal(reading.kana, "ja-Hrkt", "readings of names", note)
        yield from _of_kana(reading.kana, f"of the proposed reading {reading.kana}")
    yield from korean
