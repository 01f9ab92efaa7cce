"""Titles as (organisation, function), in whatever language: whether two offices can be one person's.

A title is taken apart into what its words say: a rank (minister), a field (foreign affairs), a country. Foreign Minister,
외교부 장관 and 外相 say the same; a foreign minister and a defence minister, two presidents of two countries, or a
president and a spokesman are two people, unless one of the offices is a former one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from glossary.text import tables
from glossary.text.fold import fold
from glossary.text.script import Script, main_script

OFFICE_ID = "#"
"""Begins an office that is the id of a known title, which is the same in every language."""


class Agreement(Enum):
    """What two offices say of their bearers."""

    SAME = "same"
    OPEN = "open"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Office:
    """What the words of a title say. `words` are those that no table explains; `past` is a former or coming office."""

    ranks: frozenset[str]
    loose: frozenset[str]
    fields: frozenset[str]
    countries: frozenset[str]
    words: frozenset[str]
    past: bool = False

    @property
    def function(self) -> str:
        """The function alone, the same in every language: `foreign minister` for 外相; "" where no rank is known.

        >>> read_office("外相").function, read_office("외교부 장관").function, read_office("Vice Foreign Minister").function
        ('foreign minister', 'foreign minister', 'foreign vice-minister')
        """
        ranks = sorted(self.ranks) or sorted(self.loose)
        return " ".join([*sorted(self.fields), *ranks]) if ranks else ""


@lru_cache(maxsize=16384)
def read_office(title: str) -> Office:
    """A title taken apart.

    >>> office = read_office("South Korean Foreign Minister")
    >>> sorted(office.ranks), sorted(office.fields), sorted(office.countries)
    (['minister'], ['foreign'], ['kr'])
    >>> read_office("日本の防衛相").ranks == read_office("Defense Minister").ranks
    True
    """
    found: dict[str, set[str]] = {"rank": set(), "loose": set(), "field": set(), "country": set(), "past": set()}
    words: set[str] = set()
    for duty in _duties(title):
        head: list[tuple[str, str]] = []
        for is_head, parts, word in _read(duty):
            if word:
                words.add(word)
            for part, sort in parts:
                if sort in ("rank", "loose"):
                    if is_head:
                        head.append((part, sort))
                elif sort != "filler":
                    found[sort].add(part)
        if head:
            # Of several the last is the head of the phrase: a presidential adviser is no president.
            part, sort = head[-1]
            if sort == "rank" and ("deputy", "loose") in head and not part.startswith(("vice-", "deputy-")):
                part = f"vice-{part}"
            found[sort].add(part)
    if "president" in found["rank"] and (words or found["field"] - {"presidential-office"}) and not found["country"]:
        found["rank"].add("chairperson")  # of a company or an association
    return Office(
        frozenset(found["rank"]), frozenset(found["loose"]), frozenset(found["field"]), frozenset(found["country"]),
        frozenset(words), bool(found["past"]),
    )  # fmt: skip


def compare_offices(offices: Iterable[str], others: Iterable[str]) -> Agreement:
    """Whether two sets of offices can be one person's.

    The same when two of them say the same, or one says no more than the other; in conflict when every pair names two
    functions, fields or countries that nobody has at once.

    >>> compare_offices(["Director of the Asia-Pacific Bureau"], ["Director-General for Asia and Pacific Affairs"]).value
    'same'
    >>> compare_offices(["President"], ["deputy spokesperson"]).value, compare_offices(["外相"], ["외교부 장관"]).value
    ('conflict', 'same')
    """
    offices, others = set(offices), set(others)
    if any(office.startswith(OFFICE_ID) for office in offices & others):
        return Agreement.SAME
    one = [read_office(o) for o in offices if not o.startswith(OFFICE_ID)]
    two = [read_office(o) for o in others if not o.startswith(OFFICE_ID)]
    found = {_compare(a, b) for a in one for b in two}
    if Agreement.SAME in found:
        return Agreement.SAME
    return Agreement.CONFLICT if found == {Agreement.CONFLICT} else Agreement.OPEN


def is_specific(offices: Iterable[str]) -> bool:
    """Whether an office has few holders at a time: a president, or a minister of something, but no lawmaker.

    >>> is_specific(["Foreign Minister"]), is_specific(["lawmaker"]), is_specific(["Minister"])
    (True, False, False)
    """
    return any(
        office.startswith(OFFICE_ID)
        or bool(read.ranks & _ONE_A_COUNTRY)
        or bool(read.ranks and read.fields - {"presidential-office"})
        for office in offices
        for read in [read_office(office)]
    )


_ONE_A_COUNTRY = frozenset(
    {
        "president",
        "prime-minister",
        "chief-cabinet-secretary",
        "secretary-of-state",
        "emperor",
        "security-adviser",
        "pope",
    }
)


_POLITICIANS = frozenset(
    {
        "lawmaker", "minister", "vice-minister", "prime-minister", "deputy-prime-minister", "president", "chairperson",
        "secretary-general", "chief-cabinet-secretary", "deputy-chief-cabinet-secretary", "deputy-chairperson", "governor",
    }
)  # fmt: skip
"""Ranks that a member of parliament may have as well."""
_OF_ANYTHING = frozenset(
    {"president", "vice-president", "chairperson", "governor", "mayor", "professor", "chief-executive"}
)
"""Ranks that countries, companies and clubs have: the bare rank is not the office of any one of them."""


def _compare(a: Office, b: Office) -> Agreement:
    if a.countries and b.countries and not a.countries & b.countries:
        return Agreement.CONFLICT
    past = a.past is not b.past
    if a.ranks and b.ranks:
        shared = a.ranks & b.ranks
        if not shared and (a.ranks | b.ranks) & _POLITICIANS == a.ranks | b.ranks and "lawmaker" in a.ranks | b.ranks:
            return Agreement.OPEN
        if not shared:
            return Agreement.OPEN if past else Agreement.CONFLICT
        if shared <= _OF_ANYTHING and (a.fields, a.words) != (b.fields, b.words):
            return Agreement.SAME if (a.fields | a.words) & (b.fields | b.words) else Agreement.OPEN
        if _one_within(a.fields, b.fields):
            return _by_words(a, b) if a.fields == b.fields else Agreement.SAME
        if a.fields & b.fields or past:
            return Agreement.OPEN
        return Agreement.CONFLICT
    if a.fields and b.fields and _one_within(a.fields, b.fields) and (a.ranks or a.loose) and (b.ranks or b.loose):
        return Agreement.SAME
    if not (a.ranks or b.ranks) and a.loose & b.loose and a.words & b.words:
        return Agreement.SAME
    if not (a.ranks or a.loose or b.ranks or b.loose):
        return Agreement.SAME if _one_within(a.words, b.words) and a.words and b.words else Agreement.OPEN
    return Agreement.OPEN


def _by_words(a: Office, b: Office) -> Agreement:
    """Offices of one rank and field: the words nobody knows may still tell them apart (the mayors of two towns)."""
    one, two = a.words, b.words
    if one and two and not one & two and _scripts(one) & _scripts(two):
        return Agreement.OPEN if a.fields else Agreement.CONFLICT
    return Agreement.SAME


def _scripts(words: frozenset[str]) -> set[Script]:
    return {main_script(word) for word in words}


def _one_within(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a


# -- reading


_AND = re.compile(
    r"\s+and\s+(?=(?:[\w-]+\s+)*?(?:minister|secretary|chairman|president|adviser|advisor)\b)|겸 | 겸|兼", re.IGNORECASE
)
_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "with", "from", "on"})


def _duties(title: str) -> list[str]:
    """The offices that one title joins: Deputy Prime Minister and Finance Minister."""
    return [duty for duty in _AND.split(title) if duty.strip()]


@cache
def _forms() -> tuple[dict[str, list[tuple[str, str]]], int]:
    """What every form means, folded and without spaces in Korean and Japanese; and the length of the longest."""
    forms: dict[str, list[tuple[str, str]]] = {}
    rows = list(tables.rows("office-parts.tsv"))
    sort_of = {row["part"]: row["sort"] for row in rows}
    for row in rows:
        parts = [
            (part, sort_of.get(part, row["sort"] if "+" not in part else "field")) for part in row["part"].split("+")
        ]
        for lang in ("en", "ko", "ja"):
            for form in filter(None, row[lang].split("|")):
                key = fold(form) if lang == "en" else fold(form).replace(" ", "")
                forms.setdefault(key, parts)
    return forms, max(map(len, forms))


def _read(title: str) -> Iterator[tuple[bool, list[tuple[str, str]], str]]:
    """The parts of a title in order: whether they stand in its head, what they say, and the word if nothing is known."""
    if fold(title).isascii():
        yield from _read_words(fold(re.sub(r"['’]s\b", "", title)).split())
        return
    for word in fold(title).split():
        yield from ((True, parts, rest) for parts, rest in _read_letters(word))


def _read_words(words: list[str]) -> Iterator[tuple[bool, list[tuple[str, str]], str]]:
    """The parts of an English title; its head ends at the first preposition that is no part of a longer form."""
    forms, _ = _forms()
    at, is_head = 0, True
    while at < len(words):
        for size in range(min(10, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + size])
            if phrase in forms:
                yield is_head, forms[phrase], ""
                is_head = is_head and phrase not in _PREPOSITIONS
                at += size
                break
        else:
            yield is_head, [], words[at]
            at += 1


def _read_letters(word: str) -> Iterator[tuple[list[tuple[str, str]], str]]:
    """The parts of a word without spaces, the longest form first; what is between them is one unknown word."""
    forms, longest = _forms()
    at, unknown = 0, ""
    while at < len(word):
        for size in range(min(longest, len(word) - at), 0, -1):
            piece = word[at : at + size]
            # A single Hangul syllable says something only where it is a word.
            if piece in forms and (size > 1 or len(word) == 1 or not "가" <= piece <= "힣"):
                if unknown:
                    yield [], unknown
                    unknown = ""
                yield forms[piece], ""
                at += size
                break
        else:
            unknown += word[at]
            at += 1
    if unknown:
        yield [], unknown
