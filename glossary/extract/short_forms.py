"""Short forms resolved inside their document: `Minister Park`, `Kishida`, an acronym behind its long form.

A surname goes to the nearest full name before it that can bear it and whose office fits the title beside it. Where two
bearers remain, it stays open: a wrong link is worse than none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from glossary.model import Evidence, Kind, Mention

from .english.lexicon import lexicon

SHORT_RULES = frozenset({"surname", "title + surname"})
_TITLE_WORDS = re.compile(r"[A-Za-z][\w.-]*")
_MOST_BEARERS = 50
"""Of a surname with more bearers than this, a document is a list and not a text."""


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


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A full name of the document, the starts of its mentions, and the words of the offices it is given."""

    name: str
    starts: list[int]
    office: set[str]


def resolve(mentions: Sequence[Mention], evidence: Iterable[Evidence]) -> list[Mention]:
    """The mentions with `refers_to` and `canonical` set on short forms of people that have one bearer.

    `evidence` tells which office each full name holds (type "office").
    """
    bearers: dict[str, _Bearer] = {}
    for m in mentions:
        if m.kind is Kind.PERSON and m.lang == "en" and m.rule not in SHORT_RULES:
            bearers.setdefault(m.canonical, _Bearer(m.canonical, [], set())).starts.append(m.start)
    people = {start: bearer for bearer in bearers.values() for start in bearer.starts}
    titles = {m.start: m.surface for m in mentions if m.kind is Kind.TITLE}
    for each in evidence:
        if each.type == "office" and each.left in people and each.right in titles:
            people[each.left].office.update(w.casefold() for w in _TITLE_WORDS.findall(titles[each.right]))
    by_word: dict[str, list[_Bearer]] = {}
    by_family: dict[str, list[_Bearer]] = {}
    for bearer in bearers.values():
        for word in set(bearer.name.split()):
            by_word.setdefault(word, []).append(bearer)
        for family in {_family(surname) for surname in surnames_of(bearer.name)}:
            by_family.setdefault(family, []).append(bearer)
    return [_resolve_one(m, by_word, by_family) if m.lang == "en" and m.rule in SHORT_RULES else m for m in mentions]


def _resolve_one(short: Mention, by_word: dict[str, list[_Bearer]], by_family: dict[str, list[_Bearer]]) -> Mention:
    *before, surname = short.surface.split()
    title = {word.casefold() for word in before}
    fitting = by_word.get(surname, [])[:_MOST_BEARERS]
    if not fitting:  # the surname in another spelling: only with an office that fits
        fitting = [b for b in by_family.get(_family(surname), [])[:_MOST_BEARERS] if title & b.office]
    elif len(fitting) > 1 and title:
        fitting = [b for b in fitting if title & b.office] or fitting
    if not fitting or len({tuple(sorted(b.name.casefold().split())) for b in fitting}) > 1:
        return short
    start, name = max(
        ((b.starts[k - 1], b.name) for b in fitting if (k := bisect_right(b.starts, short.start))),
        default=(fitting[0].starts[0], fitting[0].name),
    )
    return replace(short, canonical=name, refers_to=start)
