"""The grammar of English terms: a table of named patterns over word classes.

A pattern sees one character a word (`lexicon.CLASS_OF`); upper case is a capitalised word. `FT4CPF&FF` may be "Foreign
Minister for ...". The whole match is the term, unless the pattern has a group. Counts are bounded, so that time stays
linear whatever the text.

    C unknown name   N acronym     P place        D demonym     K J Z Korean, Japanese, Chinese surname   G first name
    T title head     V rank        F portfolio    B body head   R summit head   E meeting head   S meeting modifier
    I issue head     M modifier    L law head     Y place head  Q listed name   W listed term    0 number   1 ordinal
    o of  4 for  2 to  5 on  6 in, at  7 the  8 between, by ...  & and  ' possessive  - hyphen  | line end  x any other
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from glossary.model import Kind

from .lexicon import word_set
from .words import Words

PAIR = r"[PD](?:-[PD]){1,3}"
CAP = r"[A-Z]"
PROPER = r"[CNPDFBEILYMSQWR]"
"""A capitalised word that can stand inside a name of a body, a law or an office; personal names and titles cannot."""
LINK = r"(?:-|1)?"
NAMES = rf"{PROPER}(?:-?{PROPER}){{0,5}}"
LIST = rf"{NAMES}(?:(?:,{NAMES}(?=[,&])){{0,3}},?&(?!P'|Bo|[PDC][ux]){NAMES})?"
"""Capitalised names, joined: `Asia and Oceania`, `Economy, Trade and Industry`."""
MEETING_MODIFIER = r"(?:[SsFfVvMmTtWwIi1R]'?-?|[Tt]')"
OWNER = r"(?:P'|D)"

Accept = Callable[[Words, int, int], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern; `accept` looks at the words of a match where classes are not enough."""

    name: str
    kind: Kind
    pattern: re.Pattern[str]
    accept: Accept | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of words, `first` to `last` (exclusive), that a rule takes for a term."""

    first: int
    last: int
    kind: Kind
    rule: str


def _last_word(words: Words, last: int) -> str:
    return words.word(last - 1).casefold()


def _body(words: Words, first: int, last: int) -> bool:
    """A body needs more than its head word: `Office` or `the Court` name nothing."""
    return last - first > 1 or _last_word(words, last) not in word_set("bare body")


def _owned_ministry(words: Words, first: int, last: int) -> bool:
    return any(words.word(i).casefold() in word_set("ministry") for i in range(first, last))


def _site(words: Words, first: int, last: int) -> bool:
    return _last_word(words, last) in word_set("site")


def _lower_law(words: Words, first: int, last: int) -> bool:
    return _last_word(words, last) in word_set("small law")


def _issue(words: Words, first: int, last: int) -> bool:
    """Heads that are common in any prose need a modifier from the lists; `relations` needs a pair of countries."""
    head = _last_word(words, last)
    if head in word_set("relations"):
        return words.classes[first:last].count("-") > 0 or words.classes[first] in "PD"
    return not (head in word_set("weak issue") and words.classes[first] in "PD" and last - first == 2)


def _noun_of(words: Words, first: int, last: int) -> bool:
    return any(words.word(i).casefold() in word_set("noun of an issue") for i in range(first, min(first + 3, last)))


def _year(words: Words, first: int, last: int) -> bool:
    year = words.word(first)
    return len(year) == 4 and "1500" < year < "2100"


def _admin_suffix(words: Words, first: int, last: int) -> bool:
    suffix = words.word(last - 1)
    return suffix in word_set("administrative suffix") and words.joined(last - 1)


def _sited(words: Words, first: int, last: int) -> bool:
    return words.classes[first - 1] == "6"


def _place_after_in(words: Words, first: int, last: int) -> bool:
    return words.word(first - 1).casefold() in ("in", "near") and len(words.word(first)) > 3


def rule(name: str, kind: Kind, pattern: str, accept: Accept | None = None) -> Rule:
    """A rule of the table."""
    return Rule(name, kind, re.compile(pattern), accept)


RULES: tuple[Rule, ...] = (
    # places
    rule("listed place", Kind.PLACE, r"P"),
    rule("name + place head", Kind.PLACE, r"[CPKJZQG](?:-?[CPKJZFMW0])?-?[FM]?Y"),
    rule("name + site", Kind.PLACE, r"[PC](?:'?[fm])*(?:y)", _site),
    rule("administrative suffix", Kind.PLACE, r"[CPKJZ]-[A-Za-z0-9]", _admin_suffix),
    rule("town, country", Kind.PLACE, r"(?<=[68])(C{1,2})(?=,P)"),
    # organisations
    rule("owned ministry", Kind.ORGANISATION, rf"{OWNER}[Vv]?(?:[Ff]-?){{0,3}}(?:&[Ff])?[Bb]", _owned_ministry),
    rule("owned ministry of", Kind.ORGANISATION, rf"{OWNER}Bo7?{LIST}", _owned_ministry),
    rule("ministry", Kind.ORGANISATION, r"(?:[Ff]-?){1,3}(?:&[Ff])?[Bb]", _owned_ministry),
    rule("body of", Kind.ORGANISATION, rf"(?:{PROPER}-?){{0,4}}Bo7?{LIST}"),
    rule(
        "name + body head",
        Kind.ORGANISATION,
        r"(?:[CNPFMQJKZGYESWLRIV]|B(?=-?[A-Z]))(?:(?:-|&|1|'(?=[BC]))?[CNPDFMQJKZGYEISWLRB]){0,6}-?B",
        _body,
    ),
    rule("listed name", Kind.OTHER, r"Q"),
    rule("acronym", Kind.ORGANISATION, r"N"),
    # titles: filtered further in `titles`
    rule(
        "office of", Kind.TITLE, rf"(?:[DP]'?)?(?:[Vv1FfMmN]-?){{0,4}}[Tt](?:[o4]7?(?!P'|D[FVB]){LIST}|27?P(?:&7?P)?)"
    ),
    rule("office for a subject", Kind.TITLE, r"(?:[DP]'?)?(?:[Vv1Ffm]-?){0,4}[Tt][o4](?:[PD])?[fmw]{1,3}[iefw]?"),
    rule("title", Kind.TITLE, r"(?:[DPN]|(?<=')B)?(?:[Vv1FfMm]-?){0,4}[Tt]"),
    # events
    rule("countries + meeting", Kind.EVENT, rf"{PAIR}{MEETING_MODIFIER}{{0,6}}[EeRr]"),
    rule("countries + meeting on", Kind.EVENT, rf"{PAIR}{MEETING_MODIFIER}{{0,6}}[EeRr]5[PD]?[mfwMFW]{{1,3}}[IiWw]?"),
    rule("rank + level + meeting", Kind.EVENT, r"(?:[VvFf1]-?){0,2}(?:[TtVv]|y)(?:-?s|')(?:[sSfFmM]-?){0,2}[EeRr]"),
    rule("ministers' meeting", Kind.EVENT, r"(?:[Ff]-?){1,2}[TtSs]'?(?:[sS])?[EeRr]"),
    rule("name + summit", Kind.EVENT, r"[QNPC](?:[0sSfFmM]-?){0,3}[Rr]"),
    rule("name + meeting", Kind.EVENT, r"[QN](?:[sSfFmM]-?){0,3}(?:[Tt]'?)?[Ee]"),
    rule("capitalised meeting", Kind.EVENT, rf"(?:{PROPER}(?:-?[A-Z1]){{0,4}}'?)(?:[A-Z1]-?){{0,4}}[ER]"),
    rule("anniversary or session of", Kind.EVENT, rf"[1](?:[sSmf]-?){{0,2}}[eE]o7?(?:Q|{NAMES})"),
    rule("day + ceremony", Kind.EVENT, r"Q(?:[sS]|[mM]){0,2}[eE]"),
    rule("person's ceremony", Kind.EVENT, r"(?:u[A-Z]{1,2}1?|[A-Z]{2,3})'s?[e]"),
    rule("quoted event", Kind.EVENT, rf"(?<=\")({NAMES}(?:o7?{NAMES})?)(?=\"[eErRfs])"),
    # laws
    rule("name + law head", Kind.LAW, r"(?:0-?)?(?:[CNPDFMQJZKVSBEIW1](?:[-'&]?[CNPDFMQJZKVSBEIWY1]){0,7}-?)L(?:0)?"),
    rule("law of", Kind.LAW, rf"(?:0)?[A-Z]?L[o54]7?{LIST}"),
    rule("countries + agreement", Kind.LAW, rf"(?:0)?{PAIR}[mfwsMFWSi]{{0,4}}[lL]"),
    rule("year + agreement", Kind.LAW, r"0(?:[PD](?:-[PD])*)?[mfwsMFWSi]{0,4}[lL]", _year),
    rule("subject + agreement", Kind.LAW, r"[mfwi]{1,4}l", _lower_law),
    rule(
        "resolution + number", Kind.LAW, r"(?:Q|[PN])?[Ll]0", lambda w, a, b: w.word(b - 2).casefold() == "resolution"
    ),
    # issues
    rule("listed term", Kind.ISSUE, r"W"),
    rule("people or country + listed term", Kind.ISSUE, r"[PD]W(?!'?-?[IiMmWw])"),
    rule("subject + issue head", Kind.ISSUE, r"(?:[PD]-?)?(?:[MmWwFf]-?|I(?=[A-Z]))(?:[MmWwFfIi]-?){0,4}[Ii]", _issue),
    rule(
        "country + issue head",
        Kind.ISSUE,
        r"[PD][i]",
        lambda w, a, b: w.word(b - 1) in ("abductions", "abduction", "provocations"),
    ),
    rule("countries + relations", Kind.ISSUE, rf"{PAIR}[fFsmM]{{0,3}}[IiWw]", _issue),
    rule(
        "noun of issue", Kind.ISSUE, r"(?:[PDx]?[Ii]|W)[o4]7?(?:[PD])?(?:[MmFf]-?){0,3}[WwIim](?![-]?[IiWw])", _noun_of
    ),
    rule("victims of", Kind.ISSUE, r"[PD]?[Ii]o(?:[WwMm])(?![-]?[IiWwm])", _noun_of),
)


def find_candidates(words: Words) -> Iterator[Candidate]:
    """Every match of every rule that its words accept, in the order of the table."""
    for each in RULES:
        group = 1 if each.pattern.groups else 0
        for match in each.pattern.finditer(words.classes):
            first, last = match.span(group)
            if each.accept is None or each.accept(words, first, last):
                kind = each.kind
                if each.name in ("listed name", "listed term"):
                    kind = words.entries[first].kind or kind
                yield Candidate(first, last, kind, each.name)
