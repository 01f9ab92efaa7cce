"""Short forms resolved inside their document: `Minister Park`, `Kishida`, an acronym behind its long form.

A surname goes to the nearest full name before it that can bear it and whose office fits the title beside it. Where two
bearers remain, it stays open: a wrong link is worse than none.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from glossary.model import Evidence, Kind, Mention

from .english.lexicon import lexicon

SHORT_RULES = frozenset({"surname", "title + surname"})
_TITLE_WORDS = re.compile(r"[A-Za-z][\w.-]*")
_SEPARATOR = re.compile(r"[\s-]+")


def _family(surname: str) -> str:
    """One key for the spellings of a Korean surname: Yoon and Yun are one."""
    return lexicon().surname_family.get(surname, surname.casefold())


def surnames_of(full_name: str) -> tuple[str, ...]:
    """The words of a full name that may be its surname: the last, and the first of an East Asian name.

    >>> surnames_of("Yoon Suk-yeol"), surnames_of("Fumio Kishida"), surnames_of("Joe Biden")
    (('Yoon',), ('Kishida', 'Fumio'), ('Biden',))
    """
    parts = full_name.split()
    sorts = lexicon().words
    first = sorts[parts[0]].sort if parts[0] in sorts else ""
    last = sorts[parts[-1]].sort if parts[-1] in sorts else ""
    if first in ("korean surname", "chinese surname") and "surname" not in last:
        return (parts[0],)
    if "-" in parts[-1] and "-" not in parts[0]:
        return (parts[0],)
    if "-" in parts[0] or first == "first name":
        return (parts[-1],)
    if first == "japanese surname" and last != "japanese surname":
        return (parts[0],)
    return (parts[-1], parts[0])


def resolve(mentions: Sequence[Mention], evidence: Iterable[Evidence]) -> list[Mention]:
    """The mentions with `refers_to` and `canonical` set on short forms of people that have one bearer.

    `evidence` tells which office each full name holds (type "office").
    """
    by_start = {(m.start, m.kind): m for m in mentions}
    offices: dict[str, set[str]] = {}
    for each in evidence:
        if each.type == "office":
            person, title = by_start.get((each.left, Kind.PERSON)), by_start.get((each.right, Kind.TITLE))
            if person and title:
                offices.setdefault(person.canonical, set()).update(
                    w.casefold() for w in _TITLE_WORDS.findall(title.surface)
                )
    full: list[tuple[Mention, frozenset[str]]] = []
    for m in mentions:
        if m.kind is Kind.PERSON and m.lang == "en" and m.rule not in SHORT_RULES:
            full.append((m, frozenset(_family(s) for s in surnames_of(m.canonical)[:2])))
    resolved: list[Mention] = []
    for m in mentions:
        if m.lang == "en" and m.rule in SHORT_RULES:
            m = _resolve_one(m, full, offices)
        resolved.append(m)
    return resolved


def _resolve_one(short: Mention, full: list[tuple[Mention, frozenset[str]]], offices: dict[str, set[str]]) -> Mention:
    words = short.surface.split()
    surname = words[-1]
    title = {w.casefold() for w in words[:-1]} if short.rule == "title + surname" else set()
    bearers = [(m, f) for m, f in full if surname in m.canonical.split()]
    if not bearers:
        bearers = [(m, f) for m, f in full if _family(surname) in f] if title else []
        bearers = [(m, f) for m, f in bearers if title & offices.get(m.canonical, set())]
    names = {m.canonical for m, _ in bearers}
    if len(names) > 1 and title:
        fitting = {n for n in names if title & offices.get(n, set())}
        names = fitting or names
    names = _one_person(names)
    if len(names) != 1:
        return short
    name = next(iter(names))
    before = [m for m, _ in bearers if _same_words(m.canonical, name) and m.start <= short.start]
    target = before[-1] if before else next(m for m, _ in bearers if _same_words(m.canonical, name))
    return replace(short, canonical=target.canonical, refers_to=target.start)


def _same_words(left: str, right: str) -> bool:
    return sorted(left.casefold().split()) == sorted(right.casefold().split())


def _one_person(names: set[str]) -> set[str]:
    """Names of one person written in two orders count once."""
    unique: dict[tuple[str, ...], str] = {}
    for name in sorted(names):
        unique.setdefault(tuple(sorted(name.casefold().split())), name)
    return set(unique.values())
