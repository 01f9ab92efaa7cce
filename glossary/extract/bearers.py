"""Who a Korean or Japanese short form stands for: 윤 대통령, 기시다 총리, 森田首相, 尹氏.

A surname goes to the full name of the document that has it and, where both offices are known, the same office; the ones
before it first, and with two that fit it stays open.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from glossary.model import Kind, Mention
from glossary.text import surnames

Parts = Callable[[str], tuple[str, str]]
"""Surname and office of a short form."""
_NAME_TO_OFFICE: Final = re.compile(r"(?:[(（][^()（）\n]{1,40}[)）])?[ ]?(?:전 |현 |신임 |前|元)?")
_NEAR: Final = 40
"""So many mentions of a surname's bearers are looked at before a short form, and as many behind it."""
SHORT: Final = "short"
"""The rule of a mention that is a short form."""


@dataclass(frozen=True, slots=True)
class _Bearer:
    mention: Mention
    offices: tuple[str, ...]


def resolve(text: str, mentions: Sequence[Mention], parts_of: Parts, office_of: Callable[[str], str]) -> list[Mention]:
    """The mentions, in the order given, with `canonical` and `refers_to` set on short forms that have one bearer.

    `parts_of` takes a short form apart into surname and office, `office_of` gives the bare office of a title.
    """
    people = [m for m in mentions if m.kind is Kind.PERSON]
    if not any(m.rule == SHORT for m in people):
        return list(mentions)
    titles = sorted((m for m in mentions if m.kind is Kind.TITLE), key=lambda m: m.start)
    by_start: dict[int, list[Mention]] = {}
    for title in titles:
        by_start.setdefault(title.start, []).append(title)
    offices: dict[str, set[str]] = {}
    bearers: list[Mention] = [m for m in people if m.rule != SHORT]
    for bearer in bearers:
        gap = _NAME_TO_OFFICE.match(text, bearer.end)
        for title in by_start.get(gap.end() if gap else bearer.end, ()):
            offices.setdefault(bearer.surface, set()).add(office_of(title.surface))
    by_surname: dict[str, list[_Bearer]] = {}
    for bearer in bearers:
        for surname in _surnames(bearer.surface):
            by_surname.setdefault(surname, []).append(_Bearer(bearer, tuple(offices.get(bearer.surface, ()))))
    return [_resolved(m, by_surname, parts_of) if m.kind is Kind.PERSON and m.rule == SHORT else m for m in mentions]


def _surnames(name: str) -> set[str]:
    """What a full name may be called by: 윤 of 윤석열, 기시다 of 기시다 후미오, バイデン of ジョー・バイデン, 森田 of 森田健二."""
    parts = re.split(r"[ ・＝=]", name)
    if len(parts) > 1:
        return {parts[0], parts[-1]}
    if "가" <= name[0] <= "힣":
        return {surnames.split_name(name)[0]}
    return {name[:length] for length in range(1, min(4, len(name)))}


def _resolved(short: Mention, by_surname: dict[str, list[_Bearer]], parts_of: Parts) -> Mention:
    surname, office = parts_of(short.surface)
    known = by_surname.get(surname, [])
    at = bisect_left(known, short.start, key=lambda bearer: bearer.mention.start)
    for near in (known[max(0, at - _NEAR) : at], known[at : at + _NEAR]):
        fitting = [b for b in near if not office or not b.offices or any(_agree(office, o) for o in b.offices)]
        if fitting:
            if len({b.mention.surface for b in fitting}) > 1:
                return short
            bearer = fitting[-1] if near[0].mention.start < short.start else fitting[0]
            return replace(short, canonical=bearer.mention.surface, refers_to=bearer.mention.start)
    return short


def _agree(left: str, right: str) -> bool:
    return left.endswith(right) or right.endswith(left)
