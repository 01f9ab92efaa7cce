"""Finding people, offices, organisations, places, events, issues and laws in Korean text, by grammar and word lists."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from glossary.extract.bearers import SHORT, resolve
from glossary.extract.korean.compounds import find_compounds, find_introduced
from glossary.extract.korean.lexicon import read
from glossary.extract.korean.particles import follows
from glossary.extract.korean.people import find_people
from glossary.extract.korean.phrases import find_phrases
from glossary.extract.korean.units import asides_of, units_of
from glossary.extract.overlap import PARTS, Found, mentions_of
from glossary.model import Kind, Mention

__all__ = ["find_mentions"]

_HANGUL = re.compile(r"[가-힣]")


def find_mentions(text: str, spans: Sequence[tuple[int, int]]) -> list[Mention]:
    """The mentions in the Korean runs of `text`, in order of start; a longer one comes before those inside it.

    `spans` are the runs to read (code points, half-open), usually lines. Short forms (윤 대통령, 스가) carry the full name
    as their canonical form and the start of its mention in `refers_to`, where the text gives one that fits.

    >>> text = "김정한 외교부 아시아태평양국장은 29일 한일 국장급 협의를 했다."
    >>> [(m.surface, m.kind.value) for m in find_mentions(text, [(0, len(text))]) if m.kind is not Kind.TITLE]
    [('김정한', 'person'), ('외교부', 'organisation'), ('한일 국장급 협의', 'event')]
    """
    found: list[Found] = []
    for start, end in spans:
        if _HANGUL.search(text, start, end):
            for left, right in ((start, end), *asides_of(text, start, end)):
                units = units_of(text, left, right)
                found.extend(find_people(units))
                found.extend(find_phrases(units))
                found.extend(find_compounds(units))
                if text.find("(", left, right) >= 0 or text.find("（", left, right) >= 0:
                    found.extend(find_introduced(text, units))
    mentions = mentions_of(text, "ko", found, _is_part)
    mentions.extend(_repeated(text, mentions, spans))
    mentions.sort(key=lambda m: (m.start, -m.end))
    return resolve(text, mentions, _parts, _office)


def _repeated(text: str, mentions: Sequence[Mention], spans: Sequence[tuple[int, int]]) -> list[Mention]:
    """The people that were named once, where they stand again without an office; of transcribed names also one part."""
    rules = {}
    for mention in mentions:
        if mention.kind is Kind.PERSON and mention.rule != SHORT:
            rules[mention.surface] = "repeated"
            for part in mention.surface.split(" ") if " " in mention.surface else ():
                if len(part) > 1 and read(part).role == "plain":
                    rules.setdefault(part, SHORT)
    if not rules:
        return []
    names = list(rules)
    taken = sorted(
        (m.start, m.end) for m in mentions if m.kind in (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.EVENT)
    )
    starts = [start for start, _ in taken]
    found = []
    automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)
    for begin, finish in spans:
        for index, left, right in automaton.find_matches_as_indexes(text[begin:finish]):
            start, end = begin + left, begin + right
            at = bisect_right(starts, start)
            if (at and max(stop for _, stop in taken[max(0, at - 3) : at]) > start) or (
                at < len(taken) and taken[at][0] < end
            ):
                continue
            tail = _TAIL.match(text, end)
            if (start and "가" <= text[start - 1] <= "힣") or (tail and not follows(tail.group(), text[end - 1])):
                continue
            rule = rules[names[index]]
            office = _OFFICE_AFTER.match(text, end, finish) if rule == SHORT else None
            if office and read(office.group(1)).role == "office":
                end = office.start(1) + len(read(office.group(1)).noun)
            found.append(Mention(text[start:end], start, end, Kind.PERSON, "ko", text[start:end], rule))
    return found


_TAIL = re.compile(r"[가-힣]{1,9}")
_OFFICE_AFTER = re.compile(r" ([가-힣]{2,12})")


_LONGER = ("grown", "compound")
"""Rules that build a longer mention around a shorter one."""


def _is_part(inner: Found, outer: Found) -> bool:
    """Places, events, issues and laws inside a longer mention are part of it, but not beside the name of a country.

    A known issue stays a mention inside what grew around it: 대북 제재 in 대북 제재 결의안.
    """
    if outer[3] == "branch" or (outer[3] == "compound" and inner[2] is Kind.PLACE):
        return False
    if inner[2] is Kind.ISSUE and inner[3] == "term" and outer[3] in _LONGER:
        return False
    if inner[2] is Kind.OTHER and outer[2] is Kind.ISSUE and outer[3] == "compound":
        return False
    if inner[2] in PARTS[outer[2]] and outer[3] != "country":
        return True
    if (
        inner[3] in ("head", "compound", "grown")
        and outer[3] in _LONGER
        and inner[1] == outer[1]
        and inner[2] is not Kind.ISSUE
    ):
        return True
    return inner[3] in ("grown", "edition") and inner[0] == outer[0] and inner[2] is not Kind.ISSUE


def _parts(short: str) -> tuple[str, str]:
    surname, _, office = short.partition(" ")
    return surname, _office(office) if office else ""


def _office(title: str) -> str:
    last = read(title.split()[-1])
    return last.noun[-last.head :] if last.role == "office" else last.noun
