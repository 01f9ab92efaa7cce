"""The concept as its page reads: who writes what, when, and where it is attested. Order and grouping, nothing more."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pager:
    """Where one is in a long list; `previous` and `next` are page numbers, 0 when there is none."""

    page: int
    pages: int
    previous: int
    next: int


def pager(page: int, total: int, per_page: int) -> Pager:
    """
    >>> pager(2, 101, 50)
    Pager(page=2, pages=3, previous=1, next=3)
    """
    pages = max(1, -(-total // per_page))
    return Pager(page, pages, min(page - 1, pages), page + 1 if page < pages else 0)


@dataclass(frozen=True, slots=True)
class Column:
    """One language of a concept. `usual` and `hanja` are to be written; `others` are also found.

    Where the name is contested there is no usual form: `rivals` are all forms, in the order of their evidence.
    """

    lang: str
    usual: Entry | None
    hanja: Entry | None
    others: tuple[Entry, ...]
    rivals: tuple[Entry, ...]


def columns(concept: Entry) -> tuple[Column, ...]:
    """English, Korean and Japanese, always all three."""
    contested = bool(concept["contested"])
    return tuple(_column(lang, concept["terms"].get(lang, []), contested) for lang in ("en", "ko", "ja"))


def _column(lang: str, terms: list[Entry], contested: bool) -> Column:
    if contested:
        # Python's sort is stable: forms with the same evidence keep the order of the data.
        return Column(lang, None, None, (), tuple(sorted(terms, key=lambda term: -term.get("attested", 0))))
    usual = next((term for term in terms if term["lang"] == lang), terms[0] if terms else None)
    hanja = next((term for term in terms if term["lang"] == "ko-Hani" and term is not usual), None)
    others = tuple(term for term in terms if term is not usual and term is not hanja)
    return Column(lang, usual, hanja, others, ())


def headword(concept: Entry) -> Entry:
    """The form a page is titled with: the first in English, else in Korean, else in Japanese, else the id.

    Where the name is contested, no rival may head the page: its definition does.
    """
    if concept["contested"] and concept["definition"]:
        return {"text": concept["definition"], "lang": "en"}
    for lang in ("en", "ko", "ja"):
        for term in concept["terms"].get(lang, []):
            return {"text": term["text"], "lang": term["lang"]}
    return {"text": concept["id"], "lang": "en"}


def rules_by_profile(rules: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """The rules of each profile, the newest first."""
    newest_first = sorted(rules, key=lambda rule: rule["valid_from"] or "", reverse=True)
    by_name = sorted(newest_first, key=lambda rule: str(rule["profile_name"]))
    return [(name, list(group)) for name, group in groupby(by_name, lambda rule: str(rule["profile_name"]))]


@dataclass(frozen=True, slots=True)
class Usage:
    """Counts by year, a row for a form of an outlet; the `counts` of a row are in the order of `years`."""

    years: tuple[str, ...]
    rows: tuple[Entry, ...]


def usage_by_year(usage: Iterable[Entry]) -> Usage:
    """The outlets that wrote most first, and the forms of each by how often it wrote them.

    >>> entry = {"term": "Park Jin", "lang": "en", "outlet": "A", "year": "2022", "count": 3, "source_id": "a-1"}
    >>> found = usage_by_year([entry, entry | {"year": ""}])
    >>> found.years, found.rows[0]["counts"]
    (('2022', 'undated'), [3, 3])
    """
    entries = [entry | {"year": entry["year"] or "undated"} for entry in usage]
    years = tuple(sorted({entry["year"] for entry in entries}))
    rows: dict[tuple[str, str, str], Entry] = {}
    for entry in entries:
        key = (entry["outlet"], entry["lang"], entry["term"])
        row = rows.setdefault(key, entry | {"counts": [0] * len(years)})
        row["counts"][years.index(entry["year"])] += entry["count"]
    written: Counter[str] = Counter()
    for entry in entries:
        written[entry["outlet"]] += entry["count"]
    ordered = sorted(rows.values(), key=lambda r: (-written[r["outlet"]], r["outlet"], -sum(r["counts"])))
    return Usage(years, tuple(ordered))


def attestations_by_source(attestations: Iterable[Entry]) -> list[list[Entry]]:
    """Attestations in groups of one source, the sources in the order they first come."""
    groups: dict[str, list[Entry]] = {}
    for attestation in attestations:
        groups.setdefault(attestation["source_id"], []).append(attestation)
    return list(groups.values())


def contexts_by_source(candidate: Entry) -> list[tuple[Entry, list[Entry]]]:
    """The sources that attest a candidate, each with the contexts it is seen in there, in order of the text."""
    found: dict[str, list[Entry]] = {}
    for context in candidate["contexts"]:
        found.setdefault(context["source_id"], []).append(context)
    return [
        (source, sorted(found.get(source["id"], []), key=lambda c: (c["start"] is None, c["start"] or 0)))
        for source in candidate["attested_in"]
    ]
