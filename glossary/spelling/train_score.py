"""Fit how sure a match is: `python -m glossary.spelling.train_score --names DIR --out DIR`.

Asks for names that the costs were not learned from, among some hundred to some ten thousand others, half of them with
typing errors, and for as many that are not there; what is told apart then is right matches from wrong ones. The costs in
use must have been learned with `--half`, or the names asked for were not unseen.
"""

import argparse
import csv
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from glossary.spelling.score import EVIDENCE, NOT_SURE, SURE, evidence
from glossary.spelling.search import ranked
from glossary.spelling.segment import Name, Segment
from glossary.spelling.train import kept

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class NameList:
    """A list of names in two spellings: what is indexed, in which language, and what is asked for."""

    title: str
    file: str
    indexed: str
    lang: str
    asked: str


LISTS = (
    NameList("own spelling of Koreans", "korean_assembly_members.tsv", "hangul", "ko", "english"),
    NameList("press label of Koreans", "korean_names_english.tsv", "hangul", "ko", "english"),
    NameList("label of Japanese, no kana", "japanese_names_kanji_english.tsv", "kanji", "ja", "english"),
    NameList("Hangul for Japanese, no kana", "japanese_names_english_hangul.tsv", "kanji", "ja", "hangul"),
    NameList("label of foreigners in Hangul", "foreign_names_english_hangul.tsv", "hangul", "ko", "english"),
    NameList("Latin word for katakana", "foreign_tokens_english_katakana.tsv", "katakana", "ja", "latin"),
)
"""The lists a folder of names holds, as tab-separated tables with a header row."""

_HITS = 5  # of every query so many matches are judged
_QUERIES = 400  # of every list


@dataclass(frozen=True, slots=True)
class Judged:
    """One match: what the score weighs, and whether it is right; `first` when it stands first."""

    evidence: tuple[float, ...]
    right: bool
    first: bool


def pairs_of(names: Path, listed: NameList) -> list[tuple[str, str]]:
    """The (query, indexed form) pairs of a list."""
    with (names / listed.file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(query, row[listed.indexed]) for row in rows for query in row[listed.asked].split("|")]


def mistyped(query: str, rng: random.Random) -> str:
    """The query with one letter left out, put in, changed or exchanged with the next.

    >>> mistyped("kishida fumio", random.Random(1)) != "kishida fumio"
    True
    """
    at, letter = rng.randrange(1, max(2, len(query) - 1)), rng.choice("aeioubdgkmnrst")
    head, tail = query[:at], query[at:]
    return rng.choice(
        [head + tail[1:], head + letter + tail, head + letter + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]]
    )


def recombined(forms: Sequence[str], count: int, rng: random.Random) -> Iterator[str]:
    """Names that nobody bears, as far as we know: the beginning of one and the end of another.

    >>> sorted(set(recombined(["박 진", "김 한"], 9, random.Random(1))) - {"박 진", "김 한"})
    ['김 진', '박 한']
    """
    for _ in range(count):
        a, b = rng.choice(forms), rng.choice(forms)
        cuts = [form.find(" ") if " " in form else (len(form) + 1) // 2 for form in (a, b)]
        yield a[: cuts[0]] + b[cuts[1] :]


def judged(names: Path, rng: random.Random, *, more: int = 30_000) -> Iterator[Judged]:
    """Matches of held-out names: each list is asked among the other names of its kind, half of which are not there.

    The largest index also holds `more` names put together from parts of others.
    """
    for listed in LISTS:
        pairs = pairs_of(names, listed)
        forms = sorted({form for _, form in pairs})
        unseen = [pair for pair in pairs if not kept(pair[1], half=True)]
        for share, added in ((0.1, 0), (0.5, 0), (0.5, more)):  # three sizes of index
            present = rng.sample(forms, int(len(forms) * share))
            present += sorted(set(recombined(forms, added, rng)) - set(forms))
            segment = Segment.build([Name(i, form, listed.lang, concept=i + 1) for i, form in enumerate(present)])
            there = set(present)
            some = [pair for pair in unseen if pair[1] in there]
            others = [pair for pair in unseen if pair[1] not in there]
            size = min(_QUERIES, len(some), len(others))
            for query, wanted in rng.sample(some, size) + rng.sample(others, size):
                typed = (
                    mistyped(query, rng) if rng.random() < 0.3 and re.fullmatch(r"[\x20-\x7e]{5,}", query) else query
                )
                for place, (name, seen) in enumerate(ranked([segment], typed, limit=_HITS)):
                    yield Judged(evidence(*seen), present[name] == wanted, place == 0)


def fitted(matches: Sequence[Judged], *, rounds: int = 30, ridge: float = 1e-3) -> tuple[float, ...]:
    """The weights of a logistic regression, by Newton's method, in the order of `EVIDENCE`.

    >>> few = [Judged((1.0, float(x), *(0.0,) * 6), x > 2, True) for x in range(5)]
    >>> fitted(few, ridge=0.1)[1] > 0
    True
    """
    x = np.array([m.evidence for m in matches])
    y = np.array([m.right for m in matches], float)
    w = np.zeros(x.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w))
        step = np.linalg.solve(hessian, x.T @ (y - p) - ridge * w)
        w += step
        if np.abs(step).max() < 1e-9:
            break
    return tuple(float(v) for v in w)


def reliability(matches: Sequence[Judged], weights: Sequence[float]) -> list[tuple[float, int, int]]:
    """Of the matches that stand first: (score from, how many, how many of them right) for each tenth."""
    table: dict[int, tuple[int, int]] = {}
    for match in matches:
        if match.first:
            chance = 1 / (1 + np.exp(-float(np.dot(match.evidence, weights))))
            chance = chance if match.evidence[1] <= SURE else min(chance, NOT_SURE)
            tenth = min(9, int(chance * 10))
            count, right = table.get(tenth, (0, 0))
            table[tenth] = count + 1, right + match.right
    return [(tenth / 10, count, right) for tenth, (count, right) in sorted(table.items())]


_HEAD = """# How sure a match is: the weights of a logistic regression over what is known of a match (`glossary/spelling/score.py`).
# Made by `python -m glossary.spelling.train_score`: matches of names that the costs were not learned from, half of the
# names asked for being absent. Fitted on the first half of {size:,} matches; of the matches of the second half that stood first:
"""


def write(matches: Sequence[Judged], out: Path) -> None:
    """Fit on one half of the matches, say how it fares on the other, and write score.tsv into the folder `out`."""
    middle = len(matches) // 2
    weights = fitted(matches[:middle])
    with (out / "score.tsv").open("w", encoding="utf-8") as file:
        file.write(_HEAD.format(size=len(matches)))
        for lowest, count, right in reliability(matches[middle:], weights):
            file.write(f"# scored {lowest:.1f} and more: {count:,} matches, {100 * right / count:.1f} in 100 right\n")
        file.write("evidence\tweight\n")
        file.writelines(f"{name}\t{weight:.3f}\n" for name, weight in zip(EVIDENCE, weights, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit how sure a match is, on names the costs were not learned from.")
    parser.add_argument("--names", type=Path, required=True, help="folder of the lists")
    parser.add_argument("--out", type=Path, required=True, help="folder the table is written to")
    args = parser.parse_args()
    rng = random.Random(11)
    matches = list(judged(args.names, rng))
    rng.shuffle(matches)
    sys.stderr.write(f"{len(matches):,} matches, {sum(m.right for m in matches):,} of them right\n")
    write(matches, args.out)


if __name__ == "__main__":
    main()
