"""How a Japanese name in kanji may be read. Nobody can know: 神谷 is Kamiya or Kamitani, 淳 Jun, Atsushi or Sunao.

So every answer is a ranking. Four sources speak, each where the ones before are silent or divided: counts of how real
bearers read the name, a hand-made table of usual readings, a lexicon of names, and the readings its single characters
have inside names, combined (慶一郎: けい|よし + いち|かず + ろう). A fifth, the words and places of the lexicon (林檎 りんご),
is heard for names that the first three do not have. Costs are natural logarithms, 0 for certain.

The sources load when first asked, once a process; answers are cached per part of a name, so that a million names made
of fifty thousand parts cost fifty thousand look-ups. Safe to call from several threads.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from glossary.text import kana, kanji_lexicon
from glossary.text.kanji_lexicon import Part
from glossary.text.script import Script, script_of

Shares = Callable[[str, Part, str], dict[str, float]]
"""How a character is read in a part of a name, at a place of it: readings with their shares of one."""

_BEAM = 24
_KEPT = 24
# Chosen on name pairs held out of the counts: how much each source is worth against the others.
_COUNTED, _USUAL, _LISTED, _LISTED_BY_CHARACTERS, _CHARACTERS, _WORD = 6.0, 4.0, 0.3, 1.5, 0.3, 0.05
_WORST_SPLIT = 4.0
_ORIGINS = ("kana", "counts", "table", "lexicon", "characters", "word")
_NEXT_USUAL, _NEXT_LISTED = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name or a part of one.

    `kana` is hiragana, surname and given name with a space between; `cost` -log of its estimated probability; `origin`
    the strongest source that speaks for it (kana, counts, table, lexicon, characters, word), of a whole name that of its
    weaker part; `split` the characters of surname and given name, or ("", "") for a reading of one part.
    """

    kana: str
    cost: float
    origin: str
    split: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Split:
    """One way to divide a name written without a space; `cost` is 0 for the shape of most names, both parts known."""

    surname: str
    given: str
    cost: float


def surname_readings(name: str) -> tuple[Reading, ...]:
    """The readings of a surname, the likeliest first, at most 24; () when a character is not Japanese.

    >>> [r.kana for r in surname_readings("菅")[:2]], surname_readings("髙橋")[0].kana, surname_readings("박")
    (['すが', 'かん'], 'たかはし', ())
    """
    return _part_readings("surname", name)


def given_readings(name: str) -> tuple[Reading, ...]:
    """The readings of a given name, the likeliest first, at most 24; () when a character is not Japanese.

    >>> given_readings("義偉")[0].kana, {r.kana for r in given_readings("淳")} >= {"じゅん", "あつし", "すなお"}
    ('よしひで', True)
    >>> given_readings("林檎")  # no lexicon of names has it, but it is a word
    (Reading(kana='りんご', cost=1.946, origin='word', split=('', '')),)
    >>> given_readings("はるみ")
    (Reading(kana='はるみ', cost=0.0, origin='kana', split=('', '')),)
    """
    return _part_readings("given", name)


@lru_cache(maxsize=32768)
def _part_readings(part: Part, name: str) -> tuple[Reading, ...]:
    name = name.strip()
    if kana.is_kana(name):
        return (Reading(kana.to_hiragana(name), 0.0, "kana"),)
    if not name or any(script_of(char) not in (Script.HAN, Script.KANA) for char in name):
        return ()
    by_characters = combined_readings(part, kanji_lexicon.plain(name))
    shares: dict[str, float] = {}
    origins: dict[str, str] = {}

    def say(reading: str, share: float, origin: str) -> None:
        shares[reading] = shares.get(reading, 0.0) + share
        origins.setdefault(reading, origin)

    counted = kanji_lexicon.counted_readings(part, name)
    for reading, count in counted.items():
        say(reading, _COUNTED * count / (sum(counted.values()) + 2), "counts")
    usual = kanji_lexicon.usual_readings(part, name)
    whole = sum(_NEXT_USUAL**rank for rank in range(len(usual)))
    for rank, reading in enumerate(usual):
        say(reading, _USUAL * _NEXT_USUAL**rank / whole, "table")
    listed = kanji_lexicon.lexicon_readings(part, name)
    likely = [by_characters.get(r, 1e-4) ** 0.7 * _NEXT_LISTED**rank for rank, r in enumerate(listed)]
    for reading, weight in zip(listed, likely, strict=True):
        say(reading, _LISTED / len(listed) + _LISTED_BY_CHARACTERS * weight / sum(likely), "lexicon")
    for reading, share in by_characters.items():
        say(reading, _CHARACTERS * share, "characters")
    unsaid = 0.0
    if not (counted or usual or listed) and len(name) > 1:
        words = kanji_lexicon.word_readings(name)
        for reading in words:
            say(reading, _WORD / len(words), "word")
        if not by_characters:
            unsaid = _CHARACTERS  # that a name is read like a word is no certainty where nothing else speaks
    total = sum(shares.values()) + unsaid
    ranked = sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:_KEPT]
    return tuple(Reading(reading, round(math.log(total / share), 3), origins[reading]) for reading, share in ranked)


def combined_readings(part: Part, name: str, shares: Shares = kanji_lexicon.character_shares) -> dict[str, float]:
    """The readings that the characters of a name combine to, with their probability; empty if one has none at all.

    `shares` tells how a character is read in a part of a name, at a place.
    """
    beam = {"": 1.0}
    for at, char in enumerate(name):
        is_kana = script_of(char) is Script.KANA
        known = kana_shares(char, bool(at)) if is_kana else shares(char, part, place(at, len(name)))
        longer: dict[str, float] = {}
        for head, share in beam.items():
            for reading, more in known.items():
                longer[head + reading] = max(longer.get(head + reading, 0.0), share * more)
        beam = dict(sorted(longer.items(), key=lambda item: -item[1])[:_BEAM])
    return beam


def place(at: int, length: int) -> str:
    """The place of a character in a part of a name, as the table of characters calls it."""
    return "alone" if length == 1 else "first" if at == 0 else "last" if at == length - 1 else "middle"


def kana_shares(char: str, inside: bool) -> dict[str, float]:
    """How a kana in a name is read, as shares of one; `inside` is after the first character."""
    if inside and char in "ヶケ":  # 一番ヶ瀬 is read with が, 三ヶ島 with か
        return {"が": 0.8, "か": 0.1, "け": 0.1}
    return {kana.to_hiragana(char): 1.0}


# How many characters the two parts have, and how unusual that is.
_SHAPES = {
    (2, 2): 0.0, (2, 1): 0.5, (1, 2): 0.8, (2, 3): 0.8, (3, 2): 1.0, (3, 1): 1.2, (1, 1): 1.2, (1, 3): 1.5, (3, 3): 2.5,
    (4, 2): 2.5, (4, 1): 3.0,
}  # fmt: skip


@lru_cache(maxsize=32768)
def split_name(name: str) -> tuple[Split, ...]:
    """The ways to divide a name into surname and given name, the likeliest first; () for a name of one character.

    A space (or middle dot) decides; a change from kanji to kana, or back, nearly does.

    >>> split_name("岸田文雄")[0], split_name("林芳正")[0].surname, split_name("森 鷗外")[0].given
    (Split(surname='岸田', given='文雄', cost=0.4), '林', '鷗外')
    """
    parts = name.replace("・", " ").split()
    if len(parts) > 1:
        return (Split(parts[0], "".join(parts[1:]), 0.0),)
    whole = parts[0] if parts else ""
    splits = []
    for at in range(1, min(len(whole), 6)):
        surname, given = whole[:at], whole[at:]
        if given[0] in "々ヶケノ":
            continue
        cost = _SHAPES.get((at, len(given)), 3.0) if not kana.is_kana(given) else 0.0
        cost += _unknown("surname", surname) + _unknown("given", given)
        if script_of(surname[-1]) is script_of(given[0]) is Script.KANA:
            cost += 2.0
        splits.append(Split(surname, given, round(cost, 3)))
    return tuple(sorted(splits, key=lambda split: (split.cost, abs(2 - len(split.surname)))))


def _unknown(part: Part, name: str) -> float:
    """What it costs that nothing but its characters speaks for a part of a name."""
    if kana.is_kana(name):
        return 0.0 if part == "given" else 2.0
    if kanji_lexicon.counted_readings(part, name):
        return 0.0
    if kanji_lexicon.usual_readings(part, name) or kanji_lexicon.lexicon_readings(part, name):
        return 0.4 if part == "surname" else 0.2
    return 3.5 if part == "surname" else 2.0


@lru_cache(maxsize=16384)
def name_readings(name: str, limit: int = 10) -> tuple[Reading, ...]:
    """The readings of a whole name, with or without a space, the likeliest first; () when it cannot be read.

    >>> name_readings("岸田文雄")[0]
    Reading(kana='きしだ ふみお', cost=0.397, origin='lexicon', split=('岸田', '文雄'))
    >>> [r.kana for r in name_readings("菅 義偉")][:2], name_readings("佐々木朗希")[0].kana
    (['すが よしひで', 'かん よしひで'], 'ささき ろうき')
    """
    found: dict[str, tuple[float, str, Split]] = {}
    splits = split_name(name)
    for split in splits[:3]:
        extra = split.cost - splits[0].cost
        if extra > _WORST_SPLIT:
            break
        given = given_readings(split.given)
        for rank, first in enumerate(surname_readings(split.surname)[:limit], start=1):
            # Of two sorted lists, the nth sums are among the pairs whose ranks multiply to n at most.
            for second in given[: limit // rank]:
                text = f"{first.kana} {second.kana}"
                cost = extra + first.cost + second.cost
                if text not in found or cost < found[text][0]:
                    weaker = max(first, second, key=lambda reading: _ORIGINS.index(reading.origin))
                    found[text] = (cost, weaker.origin, split)
    best = sorted(found.items(), key=lambda item: (item[1][0], item[0]))[:limit]
    return tuple(
        Reading(text, round(cost, 3), origin, (split.surname, split.given)) for text, (cost, origin, split) in best
    )
