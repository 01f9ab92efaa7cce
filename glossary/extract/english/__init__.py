"""English terms by grammar: no tagger, no model; word lists, a table of patterns, and a few decisions."""

from collections.abc import Sequence

from glossary.model import Kind, Mention

from .acronyms import find_long_forms
from .described import find_listed
from .people import find_people, find_surnames
from .resolve import choose, to_mention
from .rules import Candidate, find_candidates
from .titles import settle_titles
from .words import read_words

__all__ = ["find_mentions"]


def find_mentions(text: str, spans: Sequence[tuple[int, int]]) -> list[Mention]:
    """The terms of the English stretches of a text, in order of their start; those inside longer ones follow them.

    `text` has its page furniture blanked in place; `spans` are half-open ranges of code points. Offsets are the
    text's own. Short forms of people are found here and resolved by `short_forms`.

    >>> [(m.surface, m.kind.value) for m in find_mentions("Foreign Minister Park Jin left for New York.", [(0, 44)])]
    [('Foreign Minister', 'title'), ('Park Jin', 'person'), ('New York', 'place')]
    """
    words = read_words(text, spans)
    people = choose(words, find_people(words))
    people += find_listed(words, people)
    people += find_surnames(words, people)
    titles: list[Candidate] = []
    others: list[Candidate] = []
    for candidate in find_candidates(words):
        (titles if candidate.kind is Kind.TITLE else others).append(candidate)
    others += find_long_forms(words)
    others = _name_acronyms(others, words.classes)
    chosen = choose(words, [*people, *settle_titles(words, titles, people), *others])
    return [to_mention(words, candidate) for candidate in chosen]


def _name_acronyms(candidates: list[Candidate], classes: str) -> list[Candidate]:
    """An unknown acronym in brackets is what stands before the bracket: a law, a body, an event."""
    kinds = {c.last: c.kind for c in candidates if c.kind in (Kind.ORGANISATION, Kind.LAW, Kind.EVENT, Kind.OTHER)}
    return [
        Candidate(c.first, c.last, kinds.get(c.first - 1, c.kind), c.rule)
        if c.rule == "acronym" and classes[c.first - 1 : c.first] == "("
        else c
        for c in candidates
    ]
