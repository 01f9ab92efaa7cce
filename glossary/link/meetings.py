"""Meetings that a text names without their parties: which `trilateral summit` is meant, its sentence says.

In one text it is Korea's, Japan's and China's, in another Korea's, Japan's and the United States'. The countries of the
sentence are its parties; where they are too few, the document's own come first. What stays unknown is joined to nothing.
"""

import re
from collections import Counter
from functools import cache

from glossary.link.keys import term_key
from glossary.text import tables
from glossary.text.fold import fold

IMPLIED = "="
"""Begins what a bare form implies where it is kept beside the offices: the key of the full name."""

_LEVELS = {
    2: ("bilateral", "two-way", "양자", "양국", "二国間", "2国間", "両国"),
    3: ("trilateral", "three-way", "tripartite", "3자", "3국", "3개국", "삼국", "삼자", "3か国", "3カ国", "三か国", "三カ国", "三国"),
    4: ("quadrilateral", "four-way", "4자", "4개국", "4か国", "4カ国"),
}  # fmt: skip
_SENTENCE_END = re.compile(r"(?<=[a-z0-9\"”’)][a-z0-9\"”’)])[.!?]\s|[。！？\n]|(?<=[가-힣])\.\s")
_NAMES = {"kr": "Korea", "kp": "North Korea", "jp": "Japan", "us": "US", "cn": "China"}


def parties_missing(term: str) -> int:
    """How many parties a term speaks of without naming any; 0 for any other term.

    >>> parties_missing("trilateral summit"), parties_missing("Korea-Japan-China trilateral summit"), parties_missing("summit")
    (3, 0, 0)
    """
    number = next((n for n, words in _LEVELS.items() if any(word in term.casefold() for word in words)), 0)
    return 0 if number and _countries(term) else number


def implied_name(term: str, text: str, start: int) -> str:
    """The full name of a meeting that a text names without its parties at `start`; "" where the text does not say.

    >>> text = "Kim called for a trilateral summit to be held between South Korea, Japan and China."
    >>> implied_name("trilateral summit", text, text.index("tri"))
    'China-Japan-Korea trilateral summit'
    """
    number = parties_missing(term)
    if not number:
        return ""
    before = max(
        (m.end() for m in _SENTENCE_END.finditer(text, max(0, start - 600), start)), default=max(0, start - 600)
    )
    end = _SENTENCE_END.search(text, start + len(term))
    parties = list(_countries(text[before : end.start() if end else len(text)]))
    if len(parties) > number:
        return ""
    for country, _ in _countries(text).most_common():
        if len(parties) < number and country not in parties:
            parties.append(country)
    if len(parties) < number:
        return ""
    return "-".join(sorted(_NAMES.get(party, party.upper()) for party in parties)) + " " + term


def implied_key(name: str) -> str:
    """What is kept of a full name that a bare form implies."""
    return IMPLIED + term_key(name)


def _countries(text: str) -> Counter[str]:
    """The countries that a text names, and how often; their capitals and what belongs to them count too."""
    found: Counter[str] = Counter()
    folded = fold(text)
    for match in _pattern().finditer(folded):
        found.update(_forms()[match.group()])
    return found


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """The countries of every form that names one, or several at once: 한미일, 日韓."""
    found: dict[str, tuple[str, ...]] = {}
    for row in tables.rows("office-parts.tsv"):
        if row["sort"] == "country":
            for lang in ("en", "ko", "ja"):
                for form in filter(None, row[lang].split("|")):
                    if len(fold(form)) > 1:
                        found.setdefault(fold(form), (row["part"],))
    for row in tables.rows("term-parts.tsv"):
        if re.fullmatch(r"[a-z]{2}(?:\+[a-z]{2})+", row["part"]):
            for form in filter(None, f"{row['ko']}|{row['ja']}".split("|")):
                found[fold(form)] = tuple(row["part"].split("+"))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    latin = sorted((f for f in _forms() if f.isascii()), key=len, reverse=True)
    other = sorted((f for f in _forms() if not f.isascii()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, latin))})\b|{'|'.join(map(re.escape, other))}")
