"""What the tables of rules are written in: named patterns over word classes, and the pieces they share.

A pattern sees one character a word (`lexicon.CLASS_OF`); upper case is a capitalised word. `FT4CPF&FF` may be "Foreign
Minister for ...". The whole match is the term, unless the pattern has a group. Counts are bounded, so that time stays
linear whatever the text.

    C unknown name   N acronym     P place        D demonym     K J Z Korean, Japanese, Chinese surname   G first name
    T title head     V rank        F portfolio    B body head   R summit head   E meeting head   S meeting modifier
    I issue head     M modifier    L law head     Y place head  Q listed name   W listed term    0 number   1 ordinal
    o of  4 for  2 to  5 on  6 in, at  7 the  8 between, by ...  & and  ' possessive  - hyphen  | line end  u sovereign  h Mr., Gen.  j Jr.  x any other
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from glossary.model import Kind

from .class_patterns import needs_of, over_classes
from .words import Words

PAIR = r"[PD](?:-[PD]){1,3}"
PROPER = r"[CNPDFBEILYMSQWR]"
"""A capitalised word that can stand inside a name of a body, a law or an office; personal names and titles cannot."""
NAMES = rf"{PROPER}(?:(?:-|'(?=B))?{PROPER}){{0,5}}(?:-x)?"
LIST = rf"{NAMES}(?:(?:(?:,{NAMES}){{1,3}},?&|&)(?!P'|Bo|[PDC][ux]|C[JKG]){NAMES}(?![JKG]))?"
"""Capitalised names, joined: `Asia and Oceania`, `Economy, Trade and Industry`."""
MEETING_MODIFIER = r"(?:[SsFfVvMmTtWwIi1R]'?-?|[Tt]')"
OWNER = r"(?:P'|D)"

Accept = Callable[[Words, int, int], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern; `accept` looks at the words of a match where classes are not enough.

    A text without any class of one of the sets `needs` holds no match: most short texts are spared most patterns.
    """

    name: str
    kind: Kind
    pattern: re.Pattern[str]
    accept: Accept | None = None
    needs: tuple[frozenset[str], ...] = ()


class Candidate(NamedTuple):
    """A span of words, `first` to `last` (exclusive), that a rule takes for a term."""

    first: int
    last: int
    kind: Kind
    rule: str


def rule(name: str, kind: Kind, pattern: str, accept: Accept | None = None, *, heads: str = "") -> Rule:
    """A rule of the table; `heads` are classes of which every match holds one."""
    return Rule(name, kind, over_classes(pattern), accept, (*needs_of(pattern), *filter(None, [frozenset(heads)])))
