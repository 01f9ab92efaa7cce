"""What the rules of a language found, as mentions: one a span, and none for what is only a part of a longer one."""

from collections.abc import Callable, Iterable

from glossary.model import Kind, Mention

Found = tuple[int, int, Kind, str]
"""Start, end, kind, and the name of the rule that found it."""

_NAMES = (Kind.PLACE, Kind.OTHER)
PARTS = {
    Kind.PERSON: tuple(Kind),
    Kind.PLACE: _NAMES,
    Kind.ORGANISATION: _NAMES,
    Kind.EVENT: (*_NAMES, Kind.ISSUE),
    Kind.LAW: (*_NAMES, Kind.ISSUE, Kind.LAW),
    Kind.ISSUE: (Kind.OTHER,),
    Kind.TITLE: (Kind.OTHER,),
    Kind.OTHER: _NAMES,
}
"""Which kinds are no mention inside one of a kind: 한일 in 한일 정상회담. Organisations inside offices and events stay."""


def mentions_of(text: str, lang: str, found: Iterable[Found], is_part: Callable[[Found, Found], bool]) -> list[Mention]:
    """The mentions in order of their start. Of two rules with one span a person wins, then a listed term.

    `is_part(inner, outer)` says whether what lies inside a longer one is only a part of it.

    >>> found = [(0, 2, Kind.OTHER, "pair"), (0, 7, Kind.EVENT, "head")]
    >>> [m.surface for m in mentions_of("한일 정상회담", "ko", found, lambda inner, outer: inner[2] in PARTS[outer[2]])]
    ['한일 정상회담']
    """
    best: dict[tuple[int, int], Found] = {}
    for item in found:
        key = item[:2]
        if key not in best or item[2] is Kind.PERSON or (best[key][2] is not Kind.PERSON and item[3] == "term"):
            best[key] = item
    mentions: list[Mention] = []
    outer: Found | None = None
    for key in sorted(best, key=lambda span: (span[0], -span[1])):
        item = best[key]
        if outer is None or item[1] > outer[1]:
            outer = item
        elif is_part(item, outer):
            continue
        start, end, kind, rule = item
        mentions.append(Mention(text[start:end], start, end, kind, lang, text[start:end], rule))
    return mentions
