"""Documents about one event in several languages: which of the things they mention are the same.

Nothing is told by its place alone. A pair of names must also be one name, one office or the same Han characters, or say
the same with the same countries and numbers; where the texts mention it and what else they mention then bears it out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from glossary.link.clusters import SAME_SOUND
from glossary.link.judging import ENOUGH, Judgement, Piece, reads_alike
from glossary.link.keys import fold_numbers
from glossary.link.offices import Agreement, compare_offices, read_office
from glossary.model import Kind
from glossary.spelling import same_name
from glossary.text import tables
from glossary.text.fold import fold

_CLEAR = 0.5
_NEAR = 0.15
"""So far apart, as a share of the document, may two mentions stand to be at the same place."""


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that a document mentions: `name` is the caller's own. `places` are where, from 0 (the head) to 1 (the end)."""

    name: str
    kind: str
    lang: str
    forms: tuple[tuple[str, str], ...]
    offices: tuple[str, ...]
    places: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Two things of two documents that are one, and why; `judgement.score` says how sure that is."""

    left: Item
    right: Item
    judgement: Judgement


def align(left: Sequence[Item], right: Sequence[Item]) -> list[Match]:
    """The pairs that are one thing, each thing in one pair at most; things that have one name already are left out.

    >>> summit = Item("#1", "event", "ko", (("ko", "한일 정상회담"),), (), (0.0, 0.5))
    >>> talks = Item("#2", "event", "ja", (("ja", "日韓首脳会談"),), (), (0.0, 0.6))
    >>> [(m.left.name, m.right.name) for m in align([summit], [talks])]
    [('#1', '#2')]
    """
    shared = {item.name for item in left} & {item.name for item in right}
    weighed = [
        (sum(piece.weight for piece in pieces), one, two, pieces)
        for one in left
        for two in right
        if one.kind == two.kind and one.lang != two.lang and one.name not in shared and two.name not in shared
        if (pieces := weigh_pair(one, two))
    ]
    weighed.sort(key=lambda w: (-w[0], w[1].name, w[2].name))
    matches = []
    for weight, one, two, pieces in weighed:
        rivals = [w[0] for w in weighed if (w[1] is one) != (w[2] is two)]
        if weight >= ENOUGH and all(weight - rival >= _CLEAR for rival in rivals):
            matches.append(Match(one, two, Judgement(None, pieces, "; ".join(piece.what for piece in pieces))))
    return matches


def weigh_pair(one: Item, two: Item) -> tuple[Piece, ...]:
    """What speaks for two things of parallel documents being one; nothing where they have no more than a place in common."""
    pieces = _of_people(one, two) if one.kind == Kind.PERSON else _of_terms(one, two)
    if not pieces:
        return ()
    pieces.append(Piece("parallel", "in documents about one event", 0.8))
    apart = min((abs(a - b) for a in one.places for b in two.places), default=1.0)
    if apart <= _NEAR:
        heading = 0.0 in one.places and 0.0 in two.places
        pieces.append(
            Piece("heading", "both in the headline", 0.8)
            if heading
            else Piece("place", "at the same place of both", 0.6)
        )
    return tuple(pieces)


def _of_people(one: Item, two: Item) -> list[Piece]:
    agreement = compare_offices(one.offices, two.offices)
    if agreement is Agreement.CONFLICT:
        return []
    chance = max((same_name(a, b) for _, a in one.forms for _, b in two.forms), default=0.0)
    if chance < SAME_SOUND:
        return []
    pieces = [Piece("sound", f"may be one name ({chance:.2f})", 2.0)]
    if agreement is Agreement.SAME:
        pieces.append(Piece("office", "the same office", 1.2))
    return pieces


def _of_terms(one: Item, two: Item) -> list[Piece]:
    for _, a in one.forms:
        for _, b in two.forms:
            if reads_alike(a, b, 2):
                return [Piece("reading", f"{a} and {b} are the same characters", 2.0)]
    if one.kind == Kind.TITLE:
        functions = {read_office(text).function for _, text in one.forms} & {
            read_office(text).function for _, text in two.forms
        }
        same = compare_offices((t for _, t in one.forms), (t for _, t in two.forms)) is Agreement.SAME
        return [Piece("function", f"both say {min(functions)}", 2.0)] if same and functions - {""} else []
    best: list[Piece] = []
    for _, a in one.forms:
        for _, b in two.forms:
            pieces = _said_alike(a, b)
            if sum(p.weight for p in pieces) > sum(p.weight for p in best):
                best = pieces
    return best


def _said_alike(a: str, b: str) -> list[Piece]:
    """What two terms of two languages both say: 한일 정상회담, 日韓首脳会談; nothing where one says another thing."""
    one, two = read_term(a), read_term(b)
    if not one.parts or one.parts != two.parts or one.numbers != two.numbers:
        return []
    weight = min(2.4, 0.9 * len(one.parts) + 0.9 * len(one.numbers))
    # Words that no table explains may say anything.
    weight -= 0.6 * (bool(one.rest) + bool(two.rest))
    said = ", ".join([*sorted(one.parts), *sorted(one.numbers)])
    return [Piece("translation", f"both say {said}", weight)] if weight > 0 else []


@dataclass(frozen=True, slots=True)
class TermRead:
    """What the plain words of a term say: parts, numbers and dates, and what no table explains."""

    parts: frozenset[str]
    numbers: frozenset[str]
    rest: str


@lru_cache(maxsize=8192)
def read_term(term: str) -> TermRead:
    """A term taken apart by the words that every language has for the same thing.

    >>> read_term("제2차 한일 정상회담") == read_term("第二次日韓首脳会談") == read_term("second Korea-Japan summit")
    True
    """
    text = fold_numbers(term)
    numbers = frozenset(re.findall(r"#?\d+", text))
    text = fold(re.sub(r"#?\d+\s*[차次回]?|[제第]", " ", text))
    parts: set[str] = set()
    forms = _forms()
    if text.isascii():
        for form in forms["en"]:
            found = re.compile(rf"\b{form}\b")
            if found.search(text):
                parts |= set(forms["en"][form].split("+"))
                text = found.sub(" ", text)
        text = re.sub(r"\b(the|a|an|of|for|in|on|to|between|and|s)\b", " ", text)
    else:
        text = text.replace(" ", "")
        for form, part in forms["cjk"].items():
            if form in text and (len(form) > 1 or text.endswith(form)):
                parts |= set(part.split("+"))
                text = text.replace(form, " ")
        text = text.replace("の", "").replace("의", "")
    return TermRead(frozenset(parts), numbers, " ".join(text.split()))


@cache
def _forms() -> dict[str, dict[str, str]]:
    """The forms of the table, the longest first, with what they say; Korean and Japanese ones without spaces."""
    found: dict[str, dict[str, str]] = {"en": {}, "cjk": {}}
    for row in tables.rows("term-parts.tsv"):
        for lang in ("en", "ko", "ja"):
            for form in filter(None, row[lang].split("|")):
                key = fold(form) if lang == "en" else fold(form).replace(" ", "")
                found["en" if lang == "en" else "cjk"].setdefault(key, row["part"])
    return {script: dict(sorted(forms.items(), key=lambda f: -len(f[0]))) for script, forms in found.items()}


def pairs(documents: Iterable[Sequence[Item]]) -> list[Match]:
    """The matches between every two of several documents, the surest first."""
    documents = list(documents)
    found = [m for i, one in enumerate(documents) for two in documents[i + 1 :] for m in align(one, two)]
    return sorted(found, key=lambda m: -m.judgement.score)
