"""Suspected errors of the source: reported, never mended.

Doubled words, words run together, and a name spelled two ways in one text. Each is a suspicion with its reason.
"""

import re
from collections.abc import Iterable, Sequence

from glossary.model import Kind, Mention, SourceError

_DOUBLED = re.compile(r"\b(?P<word>[A-Za-z]{2,}+)(?:\s+(?P=word)\b)+")
_LEGAL_DOUBLES = frozenset(
    {"had", "that", "is", "tut", "sing", "bora", "pago", "walla", "new", "duran", "boutros", "baden"}
)
_RUN_TOGETHER = re.compile(
    r"\b(?:following|the|and|with|that|from|during|before|after|between|which|about|their)(?:noon|morning|evening|week|month|meeting|talks|summit|minister|president|government|issue|country)\b"
)
_REAL_WORDS = frozenset({"afternoon", "forenoon"})


def find_errors(text: str, mentions: Sequence[Mention]) -> list[SourceError]:
    """Suspected errors in a text (furniture blanked), in order of their start.

    >>> [(e.surface, e.suggestion) for e in find_errors("He said once once more on the followingnoon.", [])]
    [('once once', 'once'), ('followingnoon', 'following noon')]
    """
    errors = [
        SourceError(m.group(), m.start(), m.end(), m["word"], "doubled word")
        for m in _DOUBLED.finditer(text)
        if m["word"].casefold() not in _LEGAL_DOUBLES and "\n" not in m.group()
    ]
    for m in _RUN_TOGETHER.finditer(text):
        if m.group() not in _REAL_WORDS:
            word = m.group()
            cut = next(k for k in range(3, len(word)) if word[:k] in _FIRST_PARTS and word[k:])
            errors.append(SourceError(word, m.start(), m.end(), f"{word[:cut]} {word[cut:]}", "words run together"))
    errors.extend(_two_spellings(mentions))
    return sorted(errors, key=lambda e: (e.start, e.end))


_FIRST_PARTS = frozenset(
    [
        "following",
        "the",
        "and",
        "with",
        "that",
        "from",
        "during",
        "before",
        "after",
        "between",
        "which",
        "about",
        "their",
    ]
)


def _near(left: str, right: str) -> bool:
    """Whether two words are one typing slip apart: one letter more, less or other, or a first syllable changed."""
    if left == right or abs(len(left) - len(right)) > 2 or min(len(left), len(right)) < 4:
        return False
    head = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    tail = next(
        (i for i, (a, b) in enumerate(zip(left[::-1], right[::-1], strict=False)) if a != b), min(len(left), len(right))
    )
    return max(len(left), len(right)) - min(head + tail, min(len(left), len(right))) <= 2


def _two_spellings(mentions: Iterable[Mention]) -> list[SourceError]:
    """Names that share one word and differ by a slip in the other: the rarer, then the later, is suspected."""
    names: dict[tuple[str, ...], list[Mention]] = {}
    for m in mentions:
        if m.kind is Kind.PERSON and m.lang == "en" and m.refers_to is None:
            parts = tuple(sorted(m.canonical.casefold().split()))
            if len(parts) == 2:
                names.setdefault(parts, []).append(m)
    by_part: dict[str, list[tuple[str, ...]]] = {}
    for parts in names:
        for part in parts:
            by_part.setdefault(part, []).append(parts)
    errors: list[SourceError] = []
    for shared, sharing in by_part.items():
        ranked = sorted(sharing[:_MOST_NAMES], key=lambda parts: (len(names[parts]), -names[parts][0].start))
        for index, parts in enumerate(ranked):
            rest = _other(parts, shared)
            better = next((other for other in ranked[index + 1 :] if _near(rest, _other(other, shared))), None)
            if better is not None:
                suggestion = names[better][0].surface
                errors.extend(
                    SourceError(m.surface, m.start, m.end, suggestion, "a name spelled two ways") for m in names[parts]
                )
    return errors


_MOST_NAMES = 60
"""Of one surname: more are a list of people, where like names are to be expected."""


def _other(parts: tuple[str, ...], shared: str) -> str:
    return parts[1] if parts[0] == shared else parts[0]
