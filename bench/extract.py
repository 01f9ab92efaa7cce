"""Compare what the extractor finds with what simpler means find, in one run: `python bench/extract.py`.

The annotated articles of `tests/gold` are the measure: those the rules were developed on and those held out, shown apart.
A surface is right when it is one of the annotated ones, after case and a leading article; those that the annotation leaves
open are neither right nor wrong. Every surface counts once an article (strict F1). Speed is that of one core over running
text made of the same articles with every third word exchanged, so that no stretch comes twice.

The peers: runs of capitalised words, without a first word that every sentence may begin with; YAKE, where it is installed
(`pip install '.[bench]'`), which is told how many surfaces the article has; the longest runs of nouns, by SudachiPy in
Japanese, and in Korean by kiwipiepy where that is installed, else runs of words without their particles. Prints a table for
the README; --json keeps the figures.
"""

import argparse
import csv
import json
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from annotate import GOLD, LANGS, running_text

from glossary.extract import extract
from glossary.extract.korean.particles import splits
from glossary.model import Document

PARTS = {"developed on": ".", "held out": "held_out"}
NAMES = {"en": "English", "ko": "Korean", "ja": "Japanese"}
Find = Callable[[str, int], Iterable[str]]
"""The surfaces of a text, told how many it has."""


def normal(surface: str) -> str:
    """A surface without case, outer punctuation, a leading determiner and a final possessive."""
    surface = re.sub(r"\s+", " ", surface.replace("’", "'").replace("‘", "'").strip(" \t\n.,;:!?\"'“”()[]…•"))
    surface = re.sub(r"^(the|a|an|its|their|his|her|this|that|these|those)\s+", "", surface, flags=re.IGNORECASE)
    return re.sub(r"'s?$", "", surface).casefold()


def ours(text: str, _: int) -> Iterable[str]:
    return (mention.surface for mention in extract(Document(text, "article", ())).mentions)


_CAPITALISED = re.compile(r"[A-Z][\w’'.-]*(?:(?: | of | for | and | of the )[A-Z][\w’'.-]*)*")
_BEGINNINGS = re.compile(
    "(?:The|An?|[IO]n|At|It|He|She|They|We|I|But|And|For|As|By|To|Of|This|That|These|Those|With|After|Before|While|When|If"
    "|Both|Its|His|Her|Their|There|Some|Many|Most|Not?) "
)


def capitalised(text: str, _: int) -> Iterable[str]:
    return (_BEGINNINGS.sub("", f"{run} ", count=1) for run in _CAPITALISED.findall(text))


def yake() -> Find | None:
    try:
        from yake import KeywordExtractor  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return None

    def find(text: str, count: int) -> Iterable[str]:
        return (surface for surface, _ in KeywordExtractor(lan="en", n=3, top=count).extract_keywords(text))

    return find


def japanese_nouns() -> Find:
    from sudachipy import Dictionary, SplitMode

    tokenizer = Dictionary().tokenizer(mode=SplitMode.C)

    def find(text: str, _: int) -> Iterable[str]:
        run = ""
        for line in text.splitlines():
            for morpheme in tokenizer.tokenize(line):
                if morpheme.part_of_speech()[0] in ("名詞", "接頭辞", "接尾辞"):
                    run += morpheme.surface()
                else:
                    yield from filter(None, (run,))
                    run = ""
            yield from filter(None, (run,))
            run = ""

    return find


def korean_nouns() -> tuple[str, Find]:
    try:
        from kiwipiepy import Kiwi  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return "longest runs of words, particles off", eojeol_runs
    kiwi = Kiwi()

    def find(text: str, _: int) -> Iterable[str]:
        begin = end = -1
        for token in kiwi.tokenize(text):
            if token.tag in ("NNG", "NNP", "NNB", "NR", "XPN", "XSN", "SL", "SN", "SH"):
                gap = text[end : token.start] if begin >= 0 else ""
                if begin >= 0 and gap not in ("", " "):
                    yield text[begin:end]
                    begin = -1
                begin = token.start if begin < 0 else begin
                end = token.start + token.len
            elif begin >= 0:
                yield text[begin:end]
                begin = -1
        if begin >= 0:
            yield text[begin:end]

    return "longest noun runs, kiwipiepy", find


def eojeol_runs(text: str, _: int) -> Iterable[str]:
    """Words that stand side by side up to one that ends in a particle, which is taken off."""
    for clause in re.split(r"[^\w ·]+", text):
        run: list[str] = []
        for word in clause.split():
            stem = splits(word)[-1][0] if re.search("[가-힣]$", word) else word
            run.append(stem)
            if stem != word:
                yield " ".join(run)
                run = []
        if run:
            yield " ".join(run)


def finders() -> dict[str, dict[str, Find]]:
    """For each language what finds surfaces in it, by name."""
    found: dict[str, dict[str, Find]] = {lang: {"this project": ours} for lang in LANGS}
    found["en"]["capitalised spans"] = capitalised
    if (keywords := yake()) is not None:
        found["en"]["YAKE"] = keywords
    name, find = korean_nouns()
    found["ko"][name] = find
    found["ja"]["longest noun runs, SudachiPy"] = japanese_nouns()
    return found


def f1(find: Find, folder: Path) -> float:
    """Strict F1 over the unique surfaces of every article of a folder."""
    right = wrong = missed = 0
    for path in sorted(folder.glob("*.txt")):
        with path.with_suffix(".tsv").open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        wanted = {normal(row["surface"]) for row in rows if not row["flag"]}
        left_open = {normal(row["surface"]) for row in rows} - wanted
        found = {normal(surface) for surface in find(path.read_text("utf-8"), len(wanted))} - {""}
        right += len(found & wanted)
        wrong += len(found - wanted - left_open)
        missed += len(wanted - found)
    return 2 * right / max(1, 2 * right + wrong + missed)


def speed(find: Find, lang: str, size: int) -> float:
    """Megabytes of UTF-8 a second of processor time, the best of three texts after one to warm up."""
    chance = random.Random(7)
    best = 0.0
    for turn in range(4):
        articles = running_text(lang, (), size, 0.0, chance).split("\n\n\n")
        start = time.process_time()
        for article in articles:
            for _ in find(article, 50):
                pass
        taken = time.process_time() - start
        if turn:
            best = max(best, sum(len(article.encode("utf-8")) for article in articles) / taken / 1e6)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=200_000, help="characters of running text to measure speed on")
    parser.add_argument("--json", type=Path, help="write the figures here")
    args = parser.parse_args()
    figures: dict[str, dict[str, float]] = defaultdict(dict)
    write = sys.stdout.write
    write(f"| | F1, {' | F1, '.join(PARTS)} | MB/s |\n| --- | --- | --- | --- |\n")
    for lang, by_name in finders().items():
        for name, find in by_name.items():
            row = figures[f"{NAMES[lang]}: {name}"]
            for part, folder in PARTS.items():
                row[part] = f1(find, GOLD / lang / folder)
            # YAKE takes minutes for what the others read in a second.
            row["MB/s"] = speed(find, lang, args.size // 20 if name == "YAKE" else args.size)
            shown = " | ".join(f"{row[part]:.3f}" for part in PARTS)
            write(f"| {NAMES[lang]}: {name} | {shown} | {row['MB/s']:.2g} |\n")
            sys.stdout.flush()
    if args.json:
        args.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
