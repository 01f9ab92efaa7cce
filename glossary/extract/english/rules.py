"""The grammar of English terms: all tables of named patterns together, and the search for what they match."""

from collections.abc import Iterator

from .event_and_law_rules import EVENT_AND_LAW_RULES
from .grammar import Candidate, Rule
from .office_and_issue_rules import OFFICE_AND_ISSUE_RULES
from .place_and_body_rules import PLACE_AND_BODY_RULES
from .words import Words

__all__ = ["RULES", "Candidate", "find_candidates"]

RULES: tuple[Rule, ...] = (*PLACE_AND_BODY_RULES, *OFFICE_AND_ISSUE_RULES, *EVENT_AND_LAW_RULES)


_NEEDING = {
    needed: frozenset(number for number, rule in enumerate(RULES) if needed in rule.needs)
    for needed in {needed for rule in RULES for needed in rule.needs}
}
"""The rules, by number, that find nothing in a text without any of some classes."""


def find_candidates(words: Words) -> Iterator[Candidate]:
    """Every match of every rule that its words accept, in the order of the table."""
    present = frozenset(words.classes)
    spared = set().union(*(needing for needed, needing in _NEEDING.items() if present.isdisjoint(needed)))
    for number, each in enumerate(RULES):
        if number in spared:
            continue
        for match in each.pattern.finditer(words.classes):
            first, last = match.span(match.lastindex or 0)
            if each.accept is None or each.accept(words, first, last):
                kind = (words.entries[first].kind if each.name == "listed name" else None) or each.kind
                yield Candidate(first, last, kind, each.name)
