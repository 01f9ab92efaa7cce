"""Compare look-up by any spelling with what ordinary search reaches: `python bench/spelling.py --names DIR`.

DIR holds the lists of real names that `glossary.spelling.train_score` names: the form that is indexed in one column, how
the same person is written otherwise in another. For each list a part of the people is asked for. The peers are given every help: the
indexed forms are romanized before they see them. Prints a table for the README; --json keeps the figures.
"""

import argparse
import json
import os
import random
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from glossary.spelling import Name, Segment, search
from glossary.spelling.analysis import analyses, readings
from glossary.spelling.letters import letters_of
from glossary.spelling.train_score import LISTS, pairs_of
from glossary.spelling.units import latin_words

Search = Callable[[str], Sequence[int]]


def romanized(form: str, lang: str) -> str:
    """A form in Latin letters by the official systems: what a careful program would give an ordinary search engine."""
    for tokens, _ in analyses(form, lang)[:1]:
        return " ".join(
            letters_of((readings(token) or ((token, 0.0),))[0][0]) for token in tokens if token[0] in "skfjxhg"
        )
    return ""


def asked(query: str) -> str:
    """A query in Latin letters, for the peers: as it is, or romanized where it is in Hangul."""
    return " ".join(latin_words(query)) or romanized(query, "ko")


def ours(forms: list[str], lang: str) -> Search:
    segment = Segment.build([Name(i, form, lang) for i, form in enumerate(forms)])
    return lambda query: [hit.id for hit in search([segment], query, limit=5)]


def trigrams(texts: list[str]) -> Search:
    """SQLite FTS5 with the trigram tokenizer, any trigram of the query, best rank first."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'trigram')")
    db.executemany("INSERT INTO t (rowid, x) VALUES (?, ?)", enumerate(texts))

    def ask(query: str) -> list[int]:
        words = asked(query)
        grams = {words[i : i + 3] for i in range(len(words) - 2)} or {words}
        match = " OR ".join(f'"{gram}"' for gram in grams)
        return [row for (row,) in db.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 5", [match])]

    return ask


def brute_force(texts: list[str]) -> Search:
    """Every name compared with rapidfuzz, words sorted."""
    folded = [" ".join(sorted(text.split())) for text in texts]

    def ask(query: str) -> list[int]:
        found = process.extract(" ".join(sorted(asked(query).split())), folded, scorer=fuzz.ratio, limit=5)
        return [i for _, _, i in found]

    return ask


def postgres(texts: list[str]) -> Search | None:
    """PostgreSQL with pg_trgm, where psycopg is installed and PGHOST or PGDATABASE names a server."""
    if not {"PGHOST", "PGDATABASE"} & os.environ.keys():
        return None
    try:
        import psycopg  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return None
    db = psycopg.connect(autocommit=True)
    db.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    db.execute("CREATE TEMPORARY TABLE t (id integer, x text)")
    with db.cursor().copy("COPY t (id, x) FROM STDIN") as copy:
        for row in enumerate(texts):
            copy.write_row(row)
    db.execute("CREATE INDEX ON t USING gist (x gist_trgm_ops)")
    return lambda query: [row[0] for row in db.execute("SELECT id FROM t ORDER BY x <-> %s LIMIT 5", [asked(query)])]


def measured(ask: Search, queries: list[tuple[str, str]], forms: list[str]) -> dict[str, float]:
    first = five = 0
    taken = []
    for query, wanted in queries:
        start = time.perf_counter()
        found = [forms[i] for i in ask(query)]
        taken.append((time.perf_counter() - start) * 1000)
        first += found[:1] == [wanted]
        five += wanted in found
    taken.sort()
    size = len(queries)
    return {"first": first / size, "five": five / size, "p50": taken[size // 2], "p99": taken[int(size * 0.99)]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=Path, required=True, help="the folder of the lists")
    parser.add_argument("--per", type=int, default=200, help="queries a list")
    parser.add_argument("--json", type=Path, help="write the figures here")
    args = parser.parse_args()
    figures: dict[str, dict[str, dict[str, float]]] = defaultdict(dict)
    for listed in LISTS:
        pairs = pairs_of(args.names, listed)
        forms = sorted({form for _, form in pairs})
        queries = random.Random(7).sample(pairs, min(args.per, len(pairs)))
        texts = [romanized(form, listed.lang) for form in forms]
        engines = {
            "this project": ours(forms, listed.lang),
            "FTS5 trigram": trigrams(texts),
            "rapidfuzz": brute_force(texts),
        }
        if other := postgres(texts):
            engines["pg_trgm"] = other
        for engine, ask in engines.items():
            figures[f"{listed.title}, {len(forms):,}"][engine] = measured(ask, queries, forms)
    engines_seen = list(dict.fromkeys(engine for row in figures.values() for engine in row))
    write = sys.stdout.write
    write("| asked for | " + " | ".join(engines_seen) + " |\n| --- |" + " --- |" * len(engines_seen) + "\n")
    for title, row in figures.items():
        cells = (f"{100 * f['first']:.0f} / {100 * f['five']:.0f}, {f['p50']:.1f} ms" for f in row.values())
        write(f"| {title} | " + " | ".join(cells) + " |\n")
    if args.json:
        args.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
