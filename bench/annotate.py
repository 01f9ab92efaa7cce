"""Compare finding known forms with the bare automaton in the same run: `python bench/annotate.py`.

A million forms in three languages are made by the program: names of people out of syllables, names of organisations,
places and issues out of words, as a large glossary has them. The running text is the annotated articles of `tests/gold`,
over and over, each time with other words: of every twenty annotated names one (in the ordinary text three, in the dense
text all of them) gives way to a form, a few forms often and most of them seldom, as names are in the news: people to people,
organisations, events, issues and laws to what is made like them, while offices and places stay beside them as the news has
it. And every third word gives way to another word of the articles, so that no stretch comes twice; a part of a longer word
stays, so that no compound or inflection comes that the news does not have. `--words 0` leaves all words as they are. Every
round reads a text of its own.

The bare automaton (ahocorasick_rs) gets the forms and the text as they are and reports overlapping matches, which the rules
of edges and of the longest need, or, quicker, the first match alone: it knows no case, no spacing and no edges. Prints a
table; --json keeps the figures.
"""

import argparse
import csv
import gc
import json
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from ahocorasick_rs import AhoCorasick

from glossary.annotate import KnownForms
from glossary.text import surnames

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
LANGS = ("en", "ko", "ja")
WORDS = {"en": r"[a-z]{3,}", "ko": r"[가-힣]{2,}", "ja": r"[一-龯]{2,}|[ァ-ヺー]{3,}"}
"""Words: what things are called after, and what gives way to another word of its length in the running text."""
LETTERS = {"en": "A-Za-z", "ko": "가-힣", "ja": "一-龯々ァ-ヺー"}
"""Beside these a word is only a part of one."""
NAMED_ALIKE = {kind: kind == "person" for kind in ("person", "organisation", "event", "issue", "law")}
"""The kinds of surfaces that give way to made forms, and whether to people's."""
HEADS = {
    "en": ("Ministry", "Council", "Foundation", "issue", "dispute", "agreement"),
    "ko": ("부", "위원회", "재단", " 문제", " 협정", "도"),
    "ja": ("省", "委員会", "財団", "問題", "協定", "島"),
}
SHARES = {"sparse": 0.05, "ordinary": 0.15, "dense": 1.0}
"""The part of the annotated surfaces that gives way to known forms."""
Form = tuple[str, str, str, str]
Given = TypeVar("Given")
Made = TypeVar("Made")


def articles(lang: str) -> list[tuple[str, dict[str, str]]]:
    """The texts of a language, each with its annotated surfaces and their kinds, the longest first."""
    found = []
    for path in sorted((GOLD / lang).rglob("*.txt")):
        with path.with_suffix(".tsv").open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            surfaces = {row["surface"]: row["kind"] for row in rows if row["flag"] != "nested"}
        found.append((path.read_text("utf-8"), dict(sorted(surfaces.items(), key=lambda item: -len(item[0])))))
    return found


class Maker:
    """Forms of one language, made of the syllables and the words of its articles."""

    def __init__(self, lang: str, chance: random.Random) -> None:
        text = "\n".join(text for text, _ in articles(lang))
        self._lang, self._chance = lang, chance
        self._words = re.findall(WORDS[lang], text)
        self._letters = {"ko": re.findall("[가-힣]", text), "ja": re.findall("[一-龯]", text)}
        self._kana = re.findall("[ァ-ヺ]ー?", text)
        self._surnames = sorted(surnames.of_hangul())

    def _some(self, letters: Sequence[str], least: int, most: int) -> str:
        return "".join(self._chance.choices(letters, k=self._chance.randint(least, most)))

    def person(self) -> str:
        if self._lang == "ko":
            return self._chance.choice(self._surnames) + self._some(self._letters["ko"], 2, 2)
        if self._lang == "ja":
            if self._chance.random() < 0.3:
                return f"{self._some(self._kana, 2, 4)}・{self._some(self._kana, 2, 4)}"
            return self._some(self._letters["ja"], 3, 5)
        syllables = [
            "".join(map(self._chance.choice, ("bcdghjkmnprstwy", "aeiou", ("", "n", "ng", "k")))) for _ in range(5)
        ]
        surname = "".join(syllables[: self._chance.randint(1, 3)]).title()
        return f"{surname} {syllables[3].title()}-{syllables[4]}"

    def thing(self) -> str:
        words = self._chance.choices(self._words, k=self._chance.randint(1, 2))
        head = self._chance.choice(HEADS[self._lang])
        if self._lang != "en":
            return "".join(words) + head
        if head.istitle():
            return f"{head} of {' '.join(words).title()}"
        return f"{' '.join(words)} {self._chance.choice(self._words)} {head}"

    def forms(self, count: int) -> Iterator[Form]:
        """`count` different forms, two in three of them people."""
        seen: set[str] = set()
        while len(seen) < count:
            is_person = self._chance.random() < 0.67
            form = self.person() if is_person else self.thing()
            if form not in seen:
                seen.add(form)
                yield form, self._lang, f"{self._lang}-{len(seen)}", "person" if is_person else "organisation"


def running_text(
    lang: str, forms: Sequence[Form], size: int, share: float, chance: random.Random, other_words: float = 1 / 3
) -> str:
    """About `size` characters of the articles of a language with some of the forms in them, and some other words."""
    named = {
        is_person: [form for form, _, _, kind in forms if (kind == "person") is is_person]
        for is_person in (True, False)
    }
    written = articles(lang)
    whole = f"(?<![{LETTERS[lang]}])(?:{WORDS[lang]})(?![{LETTERS[lang]}])"
    words: dict[int, list[str]] = {}
    for text, _ in written:
        for word in re.findall(whole, text):
            words.setdefault(len(word), []).append(word)
    pieces: list[str] = []
    length = 0
    while length < size:
        text, kinds = chance.choice(written)

        def other(match: re.Match[str], kinds: dict[str, str] = kinds) -> str:
            surface = match.group()
            if surface in kinds:
                if kinds[surface] not in NAMED_ALIKE:
                    return surface
                known = named[NAMED_ALIKE[kinds[surface]]]
                # Drawn so that the n-th form comes 1/n times as often as the first.
                return known[int(len(known) ** chance.random()) - 1] if chance.random() < share else surface
            return chance.choice(words[len(surface)]) if chance.random() < other_words else surface

        pieces.append(re.sub("|".join([*map(re.escape, kinds), whole]), other, text))
        length += len(pieces[-1])
    return "\n\n\n".join(pieces)


def mixed(texts: Sequence[str], chance: random.Random) -> str:
    """Paragraphs of some texts, shuffled."""
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n")]
    chance.shuffle(paragraphs)
    return "\n\n".join(paragraphs)


def memory() -> float:
    """Megabytes that the process holds now."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def bare(forms: list[str]) -> AhoCorasick:
    return AhoCorasick(forms, store_patterns=False)


def built(name: str, make: Callable[[Given], Made], given: Given) -> Made:
    """What `make` makes; says how long it took and how much memory stays with it."""
    before, start = memory(), time.process_time()
    made = make(given)
    seconds = time.process_time() - start
    sys.stdout.write(f"{name}: built in {seconds:.1f} s, holds {memory() - before:.0f} MB\n")
    return made


def seconds_of(ask: Callable[[str], Sequence[object]], text: str) -> tuple[float, int]:
    """The seconds of the processor that it takes to search a text, and how much is found."""
    gc.collect()
    start = time.process_time()
    found = ask(text)
    return time.process_time() - start, len(found)


@dataclass(frozen=True, slots=True)
class Figures:
    """Megabytes of UTF-8 a second, ours and the automaton's with and without overlapping, medians of the rounds."""

    ours: float
    overlapping: float
    plain: float
    ratio: float
    ratio_to_plain: float
    characters_a_form: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--forms", type=int, default=1_000_000)
    parser.add_argument("--size", type=int, default=600_000, help="characters of running text a language and round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--words", type=float, default=1 / 3, help="the part of the words that give way to others")
    parser.add_argument("--json", type=Path, help="write the figures here")
    args = parser.parse_args()
    chance = random.Random(7)
    entries = {lang: list(Maker(lang, chance).forms(-(-args.forms // 3))) for lang in LANGS}
    texts: dict[tuple[str, str], list[str]] = {}
    for name, share in SHARES.items():
        for lang in LANGS:
            texts[lang, name] = [
                running_text(lang, entries[lang], args.size, share, chance, args.words) for _ in range(args.rounds)
            ]
        by_round = zip(*(texts[lang, name] for lang in LANGS), strict=True)
        texts["mixed", name] = [mixed(of_one, chance) for of_one in by_round]
    warming_up = "\n".join(running_text(lang, entries[lang], 10_000, 1.0, chance) for lang in LANGS)
    given = [entry for lang in LANGS for entry in entries[lang]]
    known = built("this project", KnownForms, given)
    automaton = built("bare automaton", bare, [form for form, *_ in given])
    known.find(warming_up)  # the dictionary of the analyser loads once a process
    # What is alive in this program is no part of what is measured: the garbage collector would look through all of it.
    del given, entries

    figures: dict[str, Figures] = {}
    for (lang, name), rounds in texts.items():
        rows = []
        found = 0
        for text in rounds:
            ours, found = seconds_of(known.find, text)
            overlapping, _ = seconds_of(lambda t: automaton.find_matches_as_indexes(t, overlapping=True), text)
            plain, _ = seconds_of(automaton.find_matches_as_indexes, text)
            size = len(text.encode("utf-8")) / 1e6
            rows.append((size / ours, size / overlapping, size / plain, overlapping / ours, plain / ours))
        medians = map(statistics.median, zip(*rows, strict=True))
        figures[f"{lang}, {name}"] = Figures(*medians, len(rounds[-1]) / max(1, found))
    write = sys.stdout.write
    write(
        "\n| text | a form every | this project | automaton, overlapping | automaton, first | ratio | to the first |\n"
    )
    write("| --- | --- | --- | --- | --- | --- | --- |\n")
    for title, f in figures.items():
        write(
            f"| {title} | {f.characters_a_form:.0f} characters | {f.ours:.0f} MB/s | {f.overlapping:.0f} MB/s"
            f" | {f.plain:.0f} MB/s | {f.ratio:.2f} | {f.ratio_to_plain:.2f} |\n"
        )
    if args.json:
        shown = {title: asdict(f) for title, f in figures.items()}
        args.json.write_text(json.dumps(shown, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
