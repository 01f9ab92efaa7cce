"""Why a form matches a query, in words a person understands."""

import math
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

from glossary.spelling.analysis import analyses
from glossary.spelling.channel import channel
from glossary.spelling.units import latin_words
from glossary.text import hanja, kana, kana_hangul, korean_latin
from glossary.text.fold import compact, fold
from glossary.text.hangul import is_hangul, letters
from glossary.text.kanji import name_readings
from glossary.text.script import Script, main_script, scripts_in


@lru_cache(maxsize=512)
def _spellings_of(surname: str) -> frozenset[str]:
    """Every way a Korean surname is known to be written."""
    return frozenset(s for s, units in channel().surnames.items() if any(u == surname for u, _ in units))


_HABITUAL = 5.0
"""The most a habitual romanization costs: nine in ten spellings that people use of their own names cost less."""


def _cost(query: str, form: str) -> float:
    """What it costs to write a Korean name as the query does."""
    from glossary.spelling.search import search
    from glossary.spelling.segment import Name, Segment

    hits = search([Segment.build([Name(0, form, "ko")])], query, limit=1)
    return hits[0].cost if hits else math.inf


@lru_cache(maxsize=4096)
def explain(query: str, form: str, lang: str, cost: float | None = None) -> str:
    """The reason that `query` finds `form` of language `lang`, as a short English phrase.

    `cost` is what `search` said of the match, where it found it.

    >>> explain("Yoon Suk-yeol", "윤석열", "ko"), explain("Yun Seok-yeol", "윤석열", "ko")
    ('habitual romanization of 윤석열', 'Revised Romanization of 윤석열')
    >>> explain("岸田文雄", "きしだ ふみお", "ja-Hrkt"), explain("기시다 후미오", "岸田文雄", "ja")
    ('kanji read きしだ ふみお', 'official Hangul for 岸田文雄')
    """
    asked, found = main_script(query), main_script(form)
    if compact(query) == compact(form):
        return _written_alike(query, form)
    if asked == found:
        return _one_script(query, form, asked)
    if asked == Script.LATIN:
        return _latin(query, form, found, cost)
    if asked == Script.HANGUL:
        if found == Script.LATIN:
            return f"Hangul for {form}"
        if found == Script.HAN and compact(query) in map(compact, hanja.hangul_of_hanja_name(compact(form))):
            return f"Korean reading of {form}"
        if compact(query) in map(compact, _official_hangul(form)):
            return f"official Hangul for {form}"
        return f"Hangul for {form}"
    if asked == Script.KANA:
        return f"katakana for {form}" if found != Script.HAN else f"kana reading of {form}"
    if asked == Script.HAN:
        if found == Script.HANGUL:
            return (
                f"hanja of {form}"
                if compact(form) in hanja.hangul_of_hanja_name(compact(query))
                else f"characters for {form}"
            )
        return f"kanji read {form}"
    return f"close to {form}"


def _written_alike(query: str, form: str) -> str:
    """Forms that fold to the same: what folding took away is the reason."""
    one, two = (unicodedata.normalize("NFKC", x) for x in (query, form))
    han = [
        (a, b)
        for a, b in zip(one, two, strict=False)
        if a != b and Script.HAN in scripts_in(a) and Script.HAN in scripts_in(b)
    ]
    if han and len(one) == len(two):
        return f"old or new form of {han[0][1]} in {form}"
    if fold(query) != fold(form):
        return f"{form} with other spaces or hyphens"
    return f"spelling of {form}"


def _edits(a: str, b: str) -> str:
    number = OSA.distance(a, b)
    return "one letter differs from" if number == 1 else "two letters differ from" if number == 2 else ""


def _one_script(query: str, form: str, script: Script) -> str:
    if script == Script.LATIN:
        one, two = latin_words(query), latin_words(form)
        if sorted(one) == sorted(two):
            return f"{form} in another word order"
        if "".join(one) == "".join(two):
            return f"{form} with other spaces or hyphens"
        return f"{_edits(' '.join(sorted(one)), ' '.join(sorted(two))) or 'spelling of'} {form}"
    if script == Script.HANGUL:
        return f"{_edits(letters(compact(query)), letters(compact(form))) or 'close to'} {form}"
    if script == Script.KANA:
        return f"{_edits(compact(query), compact(form)) or 'another kana spelling of'} {form}"
    return f"sounds like {form}" if len(compact(query)) != len(compact(form)) else f"close to {form}"


def _official_hangul(form: str) -> list[str]:
    readings = [form] if kana.is_kana(compact(form)) else [r.kana for r in name_readings(form, 5)]
    return [kana_hangul.hangul_of_kana(reading) for reading in readings]


def _latin(query: str, form: str, script: Script, cost: float | None) -> str:
    """The system a Latin spelling follows, if it follows one."""
    words = latin_words(query)
    whole, turned = "".join(words), "".join(words[1:] + words[:1])
    if script == Script.HANGUL:
        for system, name in _KOREAN_SYSTEMS:
            for latin in (korean_latin.romanize_name(form, system), korean_latin.romanize(form, system)):
                if "".join(latin_words(latin)) in (whole, turned):
                    return f"{name} of {form}"
        native = is_hangul(form) and bool(a := analyses(form, "ko")) and a[0][0][0][0] == "s"
        if not native:
            return f"original spelling of {form}"
        surname = analyses(form, "ko")[0][0][0][1:]
        known = _spellings_of(surname)
        known_surname = any(w in known for w in words) or any(
            whole.startswith(k) or whole.endswith(k) for k in known if len(k) > 1
        )
        if known_surname and (_cost(query, form) if cost is None else cost) <= _HABITUAL:
            return f"habitual romanization of {form}"
        return f"spelling close to {form}"
    if script == Script.KANA and "・" not in form and kana.is_kana(compact(form)) and kana.to_katakana(form) == form:
        return f"original spelling of {form}"
    readings = [form] if kana.is_kana(compact(form)) else [r.kana for r in name_readings(form, 8)]
    for reading in readings:
        said = "" if reading == form else f", read {reading}"
        for style, name in _JAPANESE_SYSTEMS:
            for long in _LONG_VOWELS:
                spelled = latin_words(kana.to_latin(reading, style, long))
                if "".join(spelled) in (whole, turned) or "".join(spelled[::-1]) == whole:
                    return f"{name} romanization of {form}{said}"
    if "・" in form:
        return f"original spelling of {form}"
    return f"romanization of {form}"


_KOREAN_SYSTEMS: tuple[tuple[korean_latin.System, str], ...] = (
    ("rr", "Revised Romanization"), ("rr-letters", "Revised Romanization, letter by letter,"),
    ("mr", "McCune-Reischauer romanization"), ("mr-plain", "McCune-Reischauer romanization"), ("yale", "Yale romanization"),
)  # fmt: skip
_JAPANESE_SYSTEMS: tuple[tuple[kana.System, str], ...] = (
    ("hepburn", "Hepburn"),
    ("kunrei", "Kunrei"),
    ("nihon", "Nihon-shiki"),
)
_LONG_VOWELS: tuple[kana.Long, ...] = ("macron", "none", "wapuro", "h")
