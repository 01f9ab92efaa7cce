"""From overlapping candidates to mentions: the longest wins, and what may stand inside it stays."""

from collections.abc import Iterable

from glossary.model import Kind, Mention

from .rules import Candidate
from .words import Words

_INSIDE = {
    Kind.TITLE: frozenset({Kind.ORGANISATION, Kind.ISSUE}),
    Kind.EVENT: frozenset({Kind.ORGANISATION, Kind.PERSON, Kind.ISSUE, Kind.EVENT, Kind.LAW}),
    Kind.ISSUE: frozenset({Kind.ISSUE}),
    Kind.ORGANISATION: frozenset({Kind.ORGANISATION}),
}
"""Which kinds keep their own mention inside which: a bureau in its director's title, an issue in talks on it."""
_HINGES = frozenset("o45")
_PLACE_HINGES = frozenset("68")
_PREFERRED = {
    "name after title": 0,
    "speaker": 0,
    "name before title": 0,
    "acronym": -1,
    "surname": -2,
    "listed place": -1,
    "capitalised meeting": -1,
}


def _stays(words: Words, outer: Candidate, inner: Candidate) -> bool:
    before = words.classes[outer.first : inner.first].rstrip("7")[-1:]
    after = words.classes[inner.last : outer.last][:1]
    if inner.kind is Kind.PLACE:
        if outer.rule in ("act upon a country", "war in a place"):
            return True
        return before in _PLACE_HINGES and outer.kind in (Kind.TITLE, Kind.ISSUE)
    if inner.kind not in _INSIDE.get(outer.kind, frozenset()):
        return False
    if outer.kind is Kind.TITLE and inner.kind is Kind.ORGANISATION:
        return True
    if outer.kind is Kind.EVENT and inner.rule in ("listed name", "acronym") and not before:
        return inner.kind is Kind.ORGANISATION
    if outer.rule == "national body":
        return True
    if outer.rule == "numbered meeting":
        return inner.kind is Kind.EVENT
    if outer.rule == "people or country + listed term":
        return inner.rule == "listed term"
    return before in _HINGES or (not before and (after == "'" or after in _PLACE_HINGES))


def choose(words: Words, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stand, by position: the longest of those that overlap, and the terms that stay inside.

    One pass over the sorted candidates; only those still open at a position are looked at.
    """
    ordered = sorted(set(candidates), key=lambda c: (c.first, -c.last, -_PREFERRED.get(c.rule, 1), c.kind, c.rule))
    standing: dict[Candidate, None] = {}
    open_ones: list[Candidate] = []
    for each in ordered:
        open_ones = [c for c in open_ones if c.last > each.first]
        length = each.last - each.first
        crossing = [c for c in open_ones if c.last < each.last and c.first < each.first]
        if any(c.last - c.first >= length for c in crossing):
            continue
        for loser in crossing:
            del standing[loser]
            open_ones.remove(loser)
        if all((c.first, c.last) != (each.first, each.last) and _stays(words, c, each) for c in open_ones):
            standing[each] = None
            open_ones.append(each)
    return list(standing)


def to_mention(words: Words, candidate: Candidate) -> Mention:
    """The mention of a candidate: its surface, and the surface with single spaces as its canonical form."""
    start, end = words.starts[candidate.first], words.ends[candidate.last - 1]
    surface = words.text[start:end]
    return Mention(surface, start, end, candidate.kind, "en", " ".join(surface.split()), candidate.rule)
