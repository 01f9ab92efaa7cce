"""Learn what each sound unit costs to write, from pairs of names: `python -m glossary.spelling.train --names DIR --out DIR`.

Every pair is aligned by dynamic programming, each unit emitting nothing or up to four letters; the alignments are
counted, and the counts, smoothed by the published systems, are the costs of the next round. No name is kept: what is
written is one line for a unit and a way of writing it.
"""

import argparse
import csv
import itertools
import math
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from glossary.spelling.letters import letters_of
from glossary.spelling.systems import written
from glossary.spelling.units import Alphabet, hangul_units, latin_words, units_of

LONGEST = 4
"""The most letters one unit emits."""

_STRENGTH = 4.0  # how many observations the published systems are worth
_DEAREST = 8.5  # what is dearer is not kept,
_PUBLISHED: dict[str, float] = {
    Alphabet.KANA: 3.2
}  # but what a system prescribes is never dearer than this: who writes Kunrei keeps to it
_OTHERWISE_PUBLISHED = 7.5
_PARTS_ARE_WORTH = 10.0
"""How many observations of a whole syllable its parts are worth: what gives names not learned from their best likelihood."""
_SEEN = 2.0  # a spelling of a whole syllable that was seen less often,
_TELLING = 0.1  # or that costs hardly less than its parts do, is left to them


@dataclass(frozen=True, slots=True)
class Pair:
    """A token and how it was written once, or `weight` times."""

    alphabet: str
    token: str
    letters: str
    weight: float = 1.0


def read_systems() -> dict[str, dict[str, list[str]]]:
    """The published spellings of every unit: alphabet -> unit -> spellings, the official one first."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (alphabet, unit), spellings in written().items():
        found[alphabet][unit] = spellings
    return found


def distance(a: str, b: str) -> int:
    """The edit distance of two short strings."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


Counts = dict[tuple[str, str], dict[str, float]]
"""How often each (alphabet, unit) was written in each way."""


class Costs:
    """What it costs to write a unit as some letters: counts smoothed by the published systems."""

    def __init__(self, systems: dict[str, dict[str, list[str]]]) -> None:
        self.systems = systems
        self.counts: Counts = {}
        self.whole: Counts = {}
        self._known: dict[tuple[str, str, str], float] = {}

    def prior(self, alphabet: str, unit: str, letters: str) -> float:
        spellings = self.systems[alphabet].get(unit) or [""]
        best = min(0.35 * rank + 1.6 * distance(letters, s) for rank, s in enumerate(spellings))
        return 0.3 + best

    def cost(self, alphabet: str, unit: str, letters: str) -> float:
        key = (alphabet, unit, letters)
        known = self._known.get(key)
        if known is None:
            counts = self.counts.get((alphabet, unit))
            prior = math.exp(-self.prior(alphabet, unit, letters))
            if counts is None:
                known = -math.log(prior)
            else:
                known = -math.log((counts.get(letters, 0.0) + _STRENGTH * prior) / (sum(counts.values()) + _STRENGTH))
            self._known[key] = known
        return known

    def learn(self, counts: Counts) -> None:
        self.counts = counts
        self._known.clear()

    def whole_costs(self, alphabet: str, syllable: str) -> dict[str, float]:
        """What a syllable costs as a whole, in each way that it was seen in and that its parts alone do not explain."""
        counts = self.whole[alphabet, syllable]
        total = sum(counts.values()) + _PARTS_ARE_WORTH
        found = {}
        for letters, seen in counts.items():
            parts = self.align(alphabet, units_of(alphabet, syllable), letters)[0]
            cost = -math.log((seen + _PARTS_ARE_WORTH * math.exp(-parts)) / total)
            if seen >= _SEEN and letters and cost < parts - _TELLING:
                found[letters] = cost
        return found

    def align(self, alphabet: str, units: tuple[str, ...], letters: str) -> tuple[float, list[str]]:
        """The cheapest way for the units to emit the letters: its cost, and the letters of each unit."""
        n = len(letters)
        rows = [[0.0] + [math.inf] * n]
        back: list[list[int]] = []
        for unit in units:
            last = rows[-1]
            row = [math.inf] * (n + 1)
            origin = [0] * (n + 1)
            for i, base in enumerate(last):
                if base == math.inf:
                    continue
                for j in range(i, min(n, i + LONGEST) + 1):
                    total = base + self.cost(alphabet, unit, letters[i:j])
                    if total < row[j]:
                        row[j], origin[j] = total, i
            rows.append(row)
            back.append(origin)
        chunks: list[str] = []
        end = n
        if rows[-1][n] == math.inf:
            return math.inf, []
        for origin in reversed(back):
            chunks.append(letters[origin[end] : end])
            end = origin[end]
        return rows[-1][n], chunks[::-1]


def table_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a list of names by column name; the first row is the header."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def kept(name: str, half: bool) -> bool:
    """Whether to learn from this name: always, or if it is in the half that is not held out to measure on."""
    return not half or zlib.crc32(name.encode()) % 2 == 0


def is_hangul(text: str) -> bool:
    return bool(text) and all("가" <= c <= "힣" for c in text)


def korean_pairs(names: Path, costs: Costs, half: bool) -> Iterator[tuple[Pair, Pair]]:
    """(surname, given name) of native names; the order of the Latin words is whichever is cheaper."""
    spellings = [
        (r["hangul"], e, 2.0)
        for r in table_rows(names / "korean_assembly_members.tsv")
        for e in r["english"].split("|")
    ]
    spellings += [(r["hangul"], r["english"], 1.0) for r in table_rows(names / "korean_names_english.tsv")]
    surnames = costs.systems[Alphabet.SURNAME]
    for hangul, english, weight in spellings:
        words = latin_words(english)
        if not is_hangul(hangul) or not 2 <= len(hangul) <= 4 or not 2 <= len(words) <= 3 or not kept(hangul, half):
            continue
        best = (math.inf, "", "", "", "")
        for size in (1, 2):
            surname, given = hangul[:size], hangul[size:]
            if surname not in surnames or not given:
                continue
            for s, g in ((words[0], "".join(words[1:])), (words[-1], "".join(words[:-1]))):
                cost = (
                    costs.cost(Alphabet.SURNAME, surname, s)
                    + costs.align(Alphabet.KOREAN, units_of("korean", given), g)[0]
                )
                best = min(best, (cost, surname, s, given, g))
        cost, surname, s, given, g = best
        if cost < 3.0 + 1.2 * (len(s) + len(g)):
            yield Pair(Alphabet.SURNAME, surname, s, weight), Pair(Alphabet.KOREAN, given, g, weight)


def matched(costs: Costs, alphabet: str, tokens: list[str], words: tuple[str, ...]) -> list[Pair]:
    """The tokens paired with the words in the cheapest order, or nothing when they do not fit."""
    if len(tokens) != len(words) or len(words) > 4:
        return []
    table = [[costs.align(alphabet, units_of(alphabet, t), w)[0] for w in words] for t in tokens]
    _, order = min(
        (sum(table[i][j] for i, j in enumerate(order)) + 0.5 * (order != tuple(range(len(words)))), order)
        for order in itertools.permutations(range(len(words)))
    )
    return [Pair(alphabet, tokens[i], words[j]) for i, j in enumerate(order) if table[i][j] < 3.0 + 1.5 * len(words[j])]


def foreign_pairs(names: Path, costs: Costs, half: bool) -> Iterator[Pair]:
    for r in table_rows(names / "foreign_names_english_hangul.tsv"):
        tokens = r["hangul"].replace("·", " ").replace("-", "").split()
        if all(map(is_hangul, tokens)) and kept(r["hangul"], half):
            yield from matched(costs, Alphabet.FOREIGN, tokens, latin_words(r["english"]))


def katakana_pairs(names: Path, costs: Costs, half: bool) -> Iterator[Pair]:
    for r in table_rows(names / "foreign_tokens_english_katakana.tsv"):
        words = latin_words(r["latin"])
        if len(words) == 1 and kept(r["katakana"], half):
            units = units_of(Alphabet.KATAKANA, r["katakana"])
            if costs.align(Alphabet.KATAKANA, units, words[0])[0] < 3.0 + 1.7 * len(words[0]):
                yield Pair(Alphabet.KATAKANA, r["katakana"], words[0], 1 + math.log(float(r["count"])))


def joined_pairs(latin: Iterable[Pair], other: Iterable[Pair], costs: Costs) -> Iterator[Pair]:
    """Foreign words in Hangul and in katakana, by way of the Latin word both stand for."""
    katakana = defaultdict(set)
    for pair in other:
        katakana[pair.letters].add(pair.token)
    seen = set()
    for pair in latin:
        for token in katakana.get(pair.letters, ()):
            if (pair.token, token) in seen:
                continue
            seen.add((pair.token, token))
            for alphabet, spelled, letters in (
                ("katakana/hangul", token, letters_of("f" + pair.token)),
                ("foreign/kana", pair.token, letters_of("x" + token)),
            ):
                if costs.align(alphabet, units_of(alphabet, spelled), letters)[0] < 2.0 + 0.9 * len(letters):
                    yield Pair(alphabet, spelled, letters)


def kana_in_hangul_pairs(names: Path, costs: Costs, half: bool) -> Iterator[Pair]:
    """Japanese names in Hangul, by the readings of their kanji."""
    from glossary.spelling.readings import split_readings, token_readings

    for r in table_rows(names / "japanese_names_english_hangul.tsv"):
        words = r["hangul"].split()
        if len(words) != 2 or not all(map(is_hangul, words)) or not kept(r["kanji"], half):
            continue
        best: tuple[float, list[Pair]] = (math.inf, [])
        for surname, given, _ in split_readings(r["kanji"]):
            for order in (words, words[::-1]):
                total, pairs = 0.0, []
                for token, role, word in ((surname, "surname", order[0]), (given, "given", order[1])):
                    letters = letters_of("f" + word)
                    fits = [
                        (costs.align("kana/hangul", units_of("kana", k), letters)[0], k)
                        for k, _ in token_readings(token, role)
                    ]
                    if fits:
                        total += min(fits)[0]
                        pairs.append(Pair("kana/hangul", min(fits)[1], letters))
                if len(pairs) == 2 and total < best[0]:
                    best = total, pairs
        if best[0] < 10.0:
            yield from best[1]


def kana_pairs(names: Path, costs: Costs, half: bool) -> Iterator[Pair]:
    """Japanese names by the readings a dictionary gives their kanji, where one of them fits the label."""
    from glossary.spelling.readings import token_readings

    for r in table_rows(names / "japanese_names_kanji_english.tsv"):
        tokens, words = r["kanji"].split(), latin_words(r["english"])
        if len(tokens) != 2 or len(words) != 2 or not kept(r["kanji"], half):
            continue
        for order in (words, words[::-1]):
            found = []
            for position, (token, word) in enumerate(zip(tokens, order, strict=True)):
                fits = [
                    (costs.align(Alphabet.KANA, units_of(Alphabet.KANA, reading), word)[0], reading)
                    for reading, _ in token_readings(token, "given" if position else "surname")
                ]
                if fits and min(fits)[0] < 1.0 + 0.9 * len(word):
                    found.append(Pair(Alphabet.KANA, min(fits)[1], word))
            if len(found) == 2:
                yield from found
                break


def count(pairs: Iterable[Pair], costs: Costs) -> Counts:
    """How often each unit was written in each way, in the cheapest alignment of every pair."""
    counts: Counts = defaultdict(lambda: defaultdict(float))
    for pair in pairs:
        if pair.alphabet == Alphabet.SURNAME:
            counts[pair.alphabet, pair.token][pair.letters] += pair.weight
            continue
        units = units_of(pair.alphabet, pair.token)
        for unit, chunk in zip(units, costs.align(pair.alphabet, units, pair.letters)[1], strict=False):
            counts[pair.alphabet, unit][chunk] += pair.weight
    return counts


def count_syllables(pairs: Iterable[Pair], costs: Costs) -> Counts:
    """How often each Hangul syllable was written in each way as a whole: 영 is young where its parts are yeong."""
    counts: Counts = defaultdict(lambda: defaultdict(float))
    for pair in pairs:
        if pair.alphabet in (Alphabet.KOREAN, Alphabet.FOREIGN):
            chunks = iter(costs.align(pair.alphabet, units_of(pair.alphabet, pair.token), pair.letters)[1])
            for syllable in pair.token:
                counts[pair.alphabet, syllable]["".join(next(chunks) for _ in hangul_units(syllable))] += pair.weight
    return counts


def train(names: Path, *, half: bool = False, rounds: int = 3, say: bool = True) -> Costs:
    costs = Costs(read_systems())
    for number in range(rounds):
        pairs: list[Pair] = []
        for surname, given in korean_pairs(names, costs, half):
            pairs += (surname, given)
        foreign, katakana = list(foreign_pairs(names, costs, half)), list(katakana_pairs(names, costs, half))
        pairs += foreign + katakana
        pairs += joined_pairs(foreign, katakana, costs)
        pairs += kana_in_hangul_pairs(names, costs, half)
        pairs += kana_pairs(names, costs, half)
        if say:
            sizes = Counter(p.alphabet for p in pairs)
            sys.stderr.write(f"round {number + 1}: {dict(sizes)}\n")
        costs.learn(count(pairs, costs))
    costs.whole = count_syllables(pairs, costs)
    return costs


_HEAD = """# What it costs to write a sound unit in these letters: -log of the probability, learned from pairs of names.
# alphabet, unit: as in systems.tsv; surname: a Korean surname, written whole. letters: "-" is nothing. count: how often
# it was seen (weighted); 0 is a published system's spelling that no pair showed. A unit that is a whole Hangul syllable
# is written so as a whole more often than its onset, vowel and coda would be.
# Made by `python -m glossary.spelling.train`; do not edit: add a spelling to systems.tsv and train again.
# Counted from: labels of persons in Wikidata (CC0), by way of NETransliteration-COLING2018 and yomikun (MIT); the
# spellings members of the National Assembly of Korea use themselves, teampopong data-assembly and data-for-rnd
# (CC-BY 3.0). Figures only: no name is in this file but surnames.
"""


def write(costs: Costs, out: Path) -> None:
    lines = []
    for alphabet, units in costs.systems.items():
        every = set(units) | {u for a, u in costs.counts if a == alphabet}
        for unit in sorted(every):
            counts = costs.counts.get((alphabet, unit), {})
            total = sum(counts.values())
            least = 1.0 if total < 60 else 2.0 if total < 600 else 3.0
            seen = {c for c, k in counts.items() if k >= least}
            for letters in seen | set(units.get(unit, ())):
                cost = costs.cost(alphabet, unit, letters)
                published = letters in units.get(unit, ())
                if cost < _DEAREST or published:
                    cost = min(cost, _PUBLISHED.get(alphabet, _OTHERWISE_PUBLISHED)) if published else cost
                    lines.append((alphabet, unit, cost, letters or "-", counts.get(letters, 0.0)))
    for (alphabet, syllable), counts in costs.whole.items():
        ways = costs.whole_costs(alphabet, syllable)
        lines += [(alphabet, syllable, cost, letters, counts[letters]) for letters, cost in ways.items()]
    lines.sort(key=lambda x: (x[0], x[1], x[2], x[3]))
    with (out / "costs.tsv").open("w", encoding="utf-8") as f:
        f.write(_HEAD + "alphabet\tunit\tletters\tcost\tcount\n")
        f.writelines(f"{a}\t{u}\t{c}\t{k:.2f}\t{n:.0f}\n" for a, u, k, c, n in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn the costs of writing sound units from lists of names.")
    parser.add_argument("--names", type=Path, required=True, help="folder of the lists")
    parser.add_argument("--out", type=Path, required=True, help="folder the tables are written to")
    parser.add_argument("--half", action="store_true", help="learn from half of the names only, to measure on the rest")
    args = parser.parse_args()
    write(train(args.names, half=args.half), args.out)


if __name__ == "__main__":
    main()
