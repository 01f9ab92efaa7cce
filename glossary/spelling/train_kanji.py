"""Learn how names in kanji are read: `python -m glossary.spelling.train_kanji --names DIR --out data/languages`.

Three steps. The names of the SudachiDict lexicon are aligned with their readings, character by character, by
expectation maximisation. The readings this allows are matched with labels of real people in kanji and in Latin
letters, which tells how their names were read. Both go into the table of characters, the latter also, for names that
several people bear, into the table of counts. The same lexicon and labels give the same tables, byte by byte.
"""

import argparse
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from glossary.spelling.train import kept, table_rows
from glossary.spelling.units import latin_words
from glossary.text import kana, kanji, kanji_lexicon
from glossary.text.kanji_lexicon import PARTS, PLACES, Part
from glossary.text.script import Script, script_of

_ROUNDS = 5
_LONGEST = 6  # the most kana one character is read with: 志 こころざし, 詔 みことのり
_LONGEST_NAME, _LONGEST_READING = 4, 9
_NEVER_FIRST = frozenset("ぁぃぅぇぉゃゅょゎんっー")  # what the reading of a later character cannot begin with
_LABEL = 3  # an alignment from a label counts like this many of the lexicon, which lists the rare beside the usual
_BEARERS = (
    2  # names of fewer bearers are not in the counts: they say little, and a list of rare names says who is in it
)
_WRITTEN = 12
_UNSEEN = 1e-9

Counts = dict[tuple[Part, str], Counter[str]]
"""How often each (part, name) is read in which way; names stand by the representatives of their characters."""
Alignment = tuple[tuple[str, str], ...]
"""The characters of a name, each with its share of the reading."""


def lexicon() -> Iterator[tuple[Part, str, str]]:
    """(part, name, reading in katakana) of every surname and given name of the SudachiDict lexicon, in no order."""
    from sudachipy import Dictionary

    parts: dict[str, Part] = {name: part for part, name in kanji_lexicon.SUDACHI_CLASS.items()}
    for entry in Dictionary().entries():
        classes = entry.part_of_speech()
        if classes[2] == "人名" and classes[3] in parts:
            yield parts[classes[3]], entry.surface(), entry.reading_form()


def listed(entries: Iterable[tuple[Part, str, str]]) -> Counts:
    """The names with kanji of a lexicon and their readings in hiragana, sorted; old and new forms count together."""
    found: Counter[tuple[Part, str, str]] = Counter()
    for part, name, reading in entries:
        name, reading = kanji_lexicon.plain(name), kana.to_hiragana(reading)
        scripts = set(map(script_of, name))
        if Script.HAN not in scripts or not scripts <= {Script.HAN, Script.KANA} or len(name) > _LONGEST_NAME:
            continue
        if re.fullmatch("[ぁ-ゖー]+", reading) and len(reading) <= _LONGEST_READING:
            found[part, name, reading] += 1
    counts: Counts = defaultdict(Counter)
    for (part, name, reading), count in sorted(found.items()):
        counts[part, name][reading] = count
    return counts


def alignments(name: str, reading: str) -> list[Alignment]:
    """Every way to deal a reading out to the characters of a name, at least one kana to each.

    >>> alignments("義偉", "よしひ")
    [(('義', 'よ'), ('偉', 'しひ')), (('義', 'よし'), ('偉', 'ひ'))]
    >>> alignments("三ヶ島", "みかしま")
    [(('三', 'み'), ('ヶ', 'か'), ('島', 'しま'))]
    """
    found: list[Alignment] = []

    def deal(at: int, rest: str, dealt: Alignment) -> None:
        if at == len(name):
            if not rest:
                found.append(dealt)
            return
        if script_of(name[at]) is Script.KANA:
            chunks = [chunk for chunk in kanji.kana_shares(name[at], bool(at)) if rest.startswith(chunk)]
        else:
            longest = min(_LONGEST, len(rest) - (len(name) - at - 1))
            chunks = [rest[:size] for size in range(1, longest + 1)] if not at or rest[:1] not in _NEVER_FIRST else []
        for chunk in chunks:
            deal(at + 1, rest[len(chunk) :], (*dealt, (name[at], chunk)))

    deal(0, reading, ())
    return found


@dataclass(slots=True)
class Characters:
    """How often each (character, part, place) was read in which way."""

    counts: dict[tuple[str, Part, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, part: Part, alignment: Alignment, weight: int) -> None:
        for at, (char, chunk) in enumerate(alignment):
            self.counts[char, part, kanji.place(at, len(alignment))][chunk] += weight

    def shares(self, char: str, part: Part, place: str) -> dict[str, float]:
        """As `kanji_lexicon.character_shares`, from what is learned so far."""
        return kanji_lexicon.mixed_shares(self.counts, char, part, place)

    def align(self, part: Part, name: str, reading: str) -> Alignment | None:
        """The likeliest alignment of a name with its reading, None when there is none."""

        def likelihood(alignment: Alignment) -> float:
            return math.prod(
                self.shares(char, part, kanji.place(at, len(name))).get(chunk, _UNSEEN)
                for at, (char, chunk) in enumerate(alignment)
            )

        return max(alignments(name, reading), key=likelihood, default=None)


def characters_of(names: Counts) -> Characters:
    """Learn the readings of single characters from whole names, by expectation maximisation for each part of a name.

    The first guess is that a character has two kana. Of every name its likeliest alignment is counted at last.
    """
    learned = Characters()
    for part in PARTS:
        whole = [
            (found, count)
            for (of, name), readings in names.items()
            if of == part
            for reading, count in readings.items()
            if (found := alignments(name, reading))
        ]
        chances = [[math.exp(-sum(abs(len(x) - 2) for _, x in one)) for one in found] for found, _ in whole]
        shares: dict[str, dict[str, float]] = {}
        for _ in range(_ROUNDS):
            shares = _expected(whole, chances)
            chances = [
                [math.prod(shares[char].get(chunk, _UNSEEN) for char, chunk in one) for one in found]
                for found, _ in whole
            ]
        for (found, count), likely in zip(whole, chances, strict=True):
            learned.add(part, found[likely.index(max(likely))], count)
    return learned


def _expected(whole: list[tuple[list[Alignment], int]], chances: list[list[float]]) -> dict[str, dict[str, float]]:
    """The readings of each character as shares of a little less than one, if the alignments have these chances."""
    seen: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for (found, count), likely in zip(whole, chances, strict=True):
        total = sum(likely)
        for one, chance in zip(found, likely, strict=True):
            if (weight := count * chance / total) > 1e-4:
                for char, chunk in one:
                    seen[char][chunk] += weight
    return {
        char: {chunk: n / (sum(chunks.values()) + 0.5) for chunk, n in chunks.items()} for char, chunks in seen.items()
    }


def sound(latin: str) -> str:
    """A romanized word without what romanizations of one reading differ in: long vowels, n before b and p, tch.

    >>> sound("Ohno") == sound("Ōno") == sound("Oono"), sound("Shimbashi"), sound("Hatchō")
    (True, 'shinbashi', 'haccho')
    """
    word = "".join(latin_words(latin))
    word = re.sub("oh(?![aeiou])", "o", word)
    word = re.sub("o[ou]", "o", word)
    word = re.sub("([aeiu])\\1", "\\1", word)
    return re.sub("m(?=[bp])", "n", word).replace("tch", "cch").replace("dzu", "zu")


def labels(names: Path, half: bool) -> list[tuple[str, str, str, str]]:
    """(surname, given name) in kanji and the two words of their label as sounds, sorted, each person's label once."""
    found = set()
    for row in table_rows(names / "japanese_names_kanji_english.tsv"):
        parts, words = kanji_lexicon.plain(row["kanji"]).split(), row["english"].split()
        in_kanji = all(script_of(char) is Script.HAN or char in "ヶケノの" for char in "".join(parts))
        if len(parts) == len(words) == 2 and in_kanji and kept(row["kanji"], half):
            first, second = sorted(map(sound, words))
            found.add((parts[0], parts[1], first, second))
    return sorted(found)


def read_labels(people: Sequence[tuple[str, str, str, str]], names: Counts, learned: Characters) -> Counts:
    """How the names of labelled people were read, where a reading that is possible sounds like the label."""

    def readings(part: Part, name: str) -> dict[str, str]:
        """The likeliest reading for each sound: listed ones first, then what the characters combine to."""
        combined = kanji.combined_readings(part, name, learned.shares)
        known = {*names.get((part, name), ()), *kanji_lexicon.usual_readings(part, name)}
        every = sorted({*known, *combined}, key=lambda r: (r not in known, -combined.get(r, 0.0), r))
        return {sound(kana.to_latin(reading, long="none")): reading for reading in reversed(every)}

    counts: Counts = defaultdict(Counter)
    for surname, given, *words in people:
        surnames, givens = readings("surname", surname), readings("given", given)
        for first, second in (words, words[::-1]):
            if first in surnames and second in givens:
                counts["surname", surname][surnames[first]] += 1
                counts["given", given][givens[second]] += 1
                break
    return counts


def train(
    names: Path, *, half: bool = False, entries: Iterable[tuple[Part, str, str]] | None = None
) -> tuple[Characters, Counts]:
    """Learn from a lexicon (that of SudachiPy unless `entries` are given) and the labels in the folder `names`."""
    known = listed(lexicon() if entries is None else entries)
    learned = characters_of(known)
    counts = read_labels(labels(names, half), known, learned)
    aligned = [
        (part, learned.align(part, name, reading), count)
        for (part, name), readings in counts.items()
        for reading, count in readings.items()
    ]
    for part, alignment, count in aligned:
        if alignment:
            learned.add(part, alignment, _LABEL * count)
    return learned, counts


_CHARACTERS_HEAD = """# How single characters are read inside Japanese names, by the part of the name and the place in it, with counts.
#
# `part`: surname or given; `place`: alone, first, middle or last; `readings`: hiragana and count, the most frequent first.
# Sound changes are readings of their own (だけ beside たけ). Characters stand by their representative form.
#
# Made by `python -m glossary.spelling.train_kanji`, not written by hand: the surnames and given names of the SudachiDict
# core lexicon (Apache-2.0) were aligned with their readings, character by character, by expectation maximisation;
# alignments of name pairs of Wikidata labels (CC0) count three times. Readings seen once are left out where a commoner
# one is known.
character\tpart\tplace\treadings
"""
_COUNTS_HEAD = """# How often a surname or given name that occurs more than once was read in which way: a learned table of counts.
#
# Made by `python -m glossary.spelling.train_kanji` from Wikidata labels of Japanese people (CC0; kanji and romanized
# label), each label matched with the readings that the lexicon and the character table allow. Only parts that occur at
# least twice; parts stand by their representative characters. Counts are evidence of how usual a reading is, nothing more.
part\tname\treadings
"""


def write(learned: Characters, counts: Counts, out: Path) -> None:
    """Write kanji-name-characters.tsv and kanji-name-counts.tsv into the folder `out`."""
    with (out / "kanji-name-characters.tsv").open("w", encoding="utf-8") as file:
        file.write(_CHARACTERS_HEAD)
        order = sorted(learned.counts, key=lambda key: (PARTS.index(key[1]), key[0], PLACES.index(key[2])))
        for char, part, place in order:
            if script_of(char) is Script.HAN:
                ranked = _ranked(learned.counts[char, part, place])[:_WRITTEN]
                ranked = [x for i, x in enumerate(ranked) if i == 0 or x[1] > 1 or len(ranked) <= 3]
                file.write(f"{char}\t{part}\t{place}\t{_cell(ranked)}\n")
    with (out / "kanji-name-counts.tsv").open("w", encoding="utf-8") as file:
        file.write(_COUNTS_HEAD)
        for (part, name), readings in sorted(counts.items()):
            if readings.total() >= _BEARERS:
                file.write(f"{part}\t{name}\t{_cell(_ranked(readings))}\n")


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _cell(ranked: list[tuple[str, int]]) -> str:
    return "|".join(f"{reading} {count}" for reading, count in ranked)


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn how names in kanji are read, from a lexicon and labels.")
    parser.add_argument("--names", type=Path, required=True, help="folder of the lists")
    parser.add_argument("--out", type=Path, required=True, help="folder the tables are written to")
    parser.add_argument(
        "--half", action="store_true", help="learn from half of the labels only, to measure on the rest"
    )
    args = parser.parse_args()
    write(*train(args.names, half=args.half), args.out)


if __name__ == "__main__":
    main()
