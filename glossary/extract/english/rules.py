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
from typing import NamedTuple

from glossary.model import Kind

from . import checks
from .lexicon import word_set
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

    A text without any of the classes `heads` holds no match: most short texts are spared the costly patterns.
    """

    name: str
    kind: Kind
    pattern: re.Pattern[str]
    accept: Accept | None = None
    heads: str = ""


class Candidate(NamedTuple):
    """A span of words, `first` to `last` (exclusive), that a rule takes for a term."""

    first: int
    last: int
    kind: Kind
    rule: str


def rule(name: str, kind: Kind, pattern: str, accept: Accept | None = None, *, heads: str = "") -> Rule:
    """A rule of the table."""
    return Rule(name, kind, re.compile(pattern), accept, heads)


RULES: tuple[Rule, ...] = (
    # places
    rule("listed place", Kind.PLACE, r"P"),
    rule("name + place head", Kind.PLACE, r"[CPKJZQGM](?:-?[CPKJZFMW0])?-?[FM]?Y", heads="Y"),
    rule("place head of", Kind.PLACE, rf"(?<![A-Z-])Yo7?{NAMES}", checks.capitals, heads="Y"),
    rule("site + name", Kind.PLACE, r"(?:P?[CQ]{1,2})?Y[CPJ]", checks.named_site, heads="Y"),
    rule("name + site", Kind.PLACE, r"[PC](?:'?[fm])*y", checks.site, heads="y"),
    rule("administrative suffix", Kind.PLACE, r"[CPKJZ]-[A-Za-z0-9]", checks.admin_suffix),
    rule("dateline", Kind.PLACE, r"(?:^|(?<=\|))([NC]{1,2})(?=(?:,[A-Za]0?)?-)", lambda w, a, b: w.word(a).isupper()),
    rule(
        "unknown name behind in",
        Kind.PLACE,
        r"(?<=6)(C{1,2})(?![A-Z'&-])|(?<=6P&)(C)(?![A-Z'-])",
        checks.place_after_in,
    ),
    rule("town, country", Kind.PLACE, r"(?<=[68])(C{1,2})(?=,P)"),
    # organisations
    rule(
        "owned ministry",
        Kind.ORGANISATION,
        rf"(?<!D&){OWNER}[Vv]?(?:[Ff]-?){{0,3}}(?:&[Ff])?[Bb]",
        checks.owned_ministry,
    ),
    rule("owned ministry of", Kind.ORGANISATION, rf"{OWNER}Bo7?{LIST}", checks.owned_ministry, heads="B"),
    rule("numbered body", Kind.ORGANISATION, r"1-?(?:[CNPDFMQV]-?){1,4}B", checks.numbered),
    rule("owned court", Kind.ORGANISATION, r"P'[QB]", checks.owned_court),
    rule("ministry", Kind.ORGANISATION, r"(?:[Ff]-?){1,3}(?:&[Ff])?[Bb]", checks.owned_ministry),
    rule(
        "body of",
        Kind.ORGANISATION,
        rf"(?:(?:{PROPER}|V)-?){{0,4}}B[o45]7?(?![A-Z]{{0,2}}Bo){LIST}(?:o7?{LIST})?",
        checks.capitals,
        heads="B",
    ),
    rule(
        "name + body head",
        Kind.ORGANISATION,
        r"(?:[CNPFMQJKZGYESWLRIV]|D(?=[CSMF]|&[CD])|B(?=-?[A-Z]))(?:(?:-|(?<![BQ])&|1|(?<![PD])'(?=[BC])|(?<=M)'(?=[FM]))?[CNPDFMQJKZGYEISWLRBV]){0,6}(?:-|(?<=[CM])')?B",
        checks.body,
        heads="B",
    ),
    rule("office of an officer", Kind.ORGANISATION, rf"Bo7?[V1F]{{0,2}}T(?:[o4]7?{LIST})?", heads="B"),
    rule(
        "name of a business",
        Kind.ORGANISATION,
        r"(C{1,3})(?=b)",
        lambda w, a, b: w.word(b) in word_set("kind of business"),
    ),
    rule("faction", Kind.ORGANISATION, r"[JCKG]m", lambda w, a, b: w.word(b - 1) == "faction", heads="m"),
    rule("committee of a body", Kind.ORGANISATION, r"[QB]'[Ff](?:,?&?[Ff]){0,3}[Bb]"),
    rule("listed body", Kind.ORGANISATION, r"[Bb]", checks.listed),
    rule("listed body of", Kind.ORGANISATION, rf"Q[o4]7?{LIST}", checks.body_of),
    rule("name + listed body", Kind.ORGANISATION, r"C{1,2}Q", checks.listed_body),
    rule("national body", Kind.ORGANISATION, r"PQ", checks.national_body),
    rule("listed name", Kind.OTHER, r"Q"),
    rule("ship", Kind.OTHER, r"N[CGPJKZ]{1,2}", lambda w, a, b: w.word(a) in word_set("ship")),
    rule(
        "named work", Kind.OTHER, r"[CGJKZPD]{1,4}C", lambda w, a, b: checks.last_word(w, b) in word_set("kind of work")
    ),
    rule("model", Kind.OTHER, r"[CNQ]-[01]C{0,2}", checks.model),
    rule("acronym", Kind.ORGANISATION, r"N(?!-0)"),
    # titles: filtered further in `titles`
    rule(
        "office of",
        Kind.TITLE,
        rf"(?:[DP]'?)?(?:[Vv1FfMmN]-?|[Tt](?=[Tt]|[mf]{{1,2}}[Tt])){{0,4}}[Tt](?:[o4]7?(?!P'|D[FVB])(?:[DPF]{{0,2}}[Bb]')?(?:Bo7?{LIST}|(?:{PROPER}-?){{0,4}}B47?{LIST}(?:o7?{LIST})?|D?{LIST})|27?[PQN](?:&7?P)?)",
        heads="Tt",
    ),
    rule(
        "office for a subject",
        Kind.TITLE,
        r"(?:[DP]'?)?(?:[Vv1Ffm]-?|[Tt](?=[Tt])){0,4}[Tt][o4](?:[PD])?[fmwvWi]{0,3}(?:&[fmwW]{1,2})?[WiefwFI](?![iI])(?:6P)?",
        heads="Tt",
    ),
    rule(
        "title",
        Kind.TITLE,
        r"(?:(?<!-)[DPNQ]|(?<=')B)?(?:[Vv1FfMmCIS]-?|[Tt](?=[Tt]|[mf]{1,2}[Tt])){0,4}[Bb]?[Tt]",
        heads="Tt",
    ),
    rule("minister of several", Kind.TITLE, r"f(?:,f){1,4},?&ft"),
    rule("governor", Kind.TITLE, r"[PQ]h", lambda w, a, b: w.word(b - 1) == "Gov."),
    # events
    rule("countries + meeting", Kind.EVENT, rf"{PAIR}{MEETING_MODIFIER}{{0,6}}[EeRr](?![bBtT])", heads="EeRr"),
    rule("countries + meeting on", Kind.EVENT, rf"{PAIR}{MEETING_MODIFIER}{{0,6}}[EeRr]5[PD]?[mfwMFW]{{1,3}}[IiWw]?"),
    rule(
        "rank + level + meeting",
        Kind.EVENT,
        r"(?:[VvFf]-?){0,2}(?:[TtVv]|y)(?:-?[sS]|')(?:[sSfFmM]-?){0,2}[EeRr]",
        heads="EeRr",
    ),
    rule("level + meeting", Kind.EVENT, r"[sS]-?(?:[sSfFmM]-?){0,2}[EeRr]", checks.of_level),
    rule("ministers' meeting", Kind.EVENT, r"(?:[Ff]-?){1,2}[TtSs]'?(?:[sS])?[EeRr]", heads="EeRr"),
    rule("name + summit", Kind.EVENT, r"[QNPCDB](?:[0sSfFmMvVeE]-?){0,3}[Rr]", heads="Rr"),
    rule("name + meeting", Kind.EVENT, r"[QN][CPS1]{0,2}(?:[sSfFmM]-?){0,3}(?:[Tt]'?)?[Ee]", heads="Ee"),
    rule(
        "capitalised meeting",
        Kind.EVENT,
        rf"(?:{PROPER}(?:-?[A-Z1]){{0,4}}'?)(?:[A-Z1]-?){{0,4}}[ER]",
        checks.named_meeting,
        heads="ER",
    ),
    rule(
        "anniversary or session of",
        Kind.EVENT,
        rf"[1](?:[sSmf]-?){{0,2}}[eE]o7?(?:P'|D)?(?:Q|(?!P){NAMES})",
        heads="eE",
    ),
    rule(
        "anniversary of an act",
        Kind.EVENT,
        r"1eo7?(?:P'|D)?(?:[smf]-?){0,2}[xrmWQ](?:o7?(?:[smfxi]-?){0,2}(?:P'|D)?[QWPrb]|8D?W)?",
        checks.anniversary,
    ),
    rule("numbered meeting", Kind.EVENT, r"1[sSmf]?[QNPC](?:[A-Z]-?){0,4}(?:[sSfFmM]-?){0,3}[RE]", checks.numbered),
    rule(
        "date + event",
        Kind.EVENT,
        r"a0(?:(?!Q)[A-Z]){0,2}[eErR]",
        lambda w, a, b: checks.last_word(w, b) in word_set("dated event"),
    ),
    rule("person's ceremony", Kind.EVENT, r"(?:u[A-Z]{1,2}1?|[A-Z]{2,3})'s?[e]"),
    rule("quoted event", Kind.EVENT, rf"(?<=\")({NAMES}(?:o7?{NAMES})?)(?=\"[eErRfs])"),
    rule("year + vote", Kind.EVENT, r"0[fmvsx]?[rR]", checks.vote),
    rule("subject + talks", Kind.EVENT, r"[mMwWli]-?[eE]", checks.continuous),
    rule("act upon a country", Kind.EVENT, r"(?:P'|D)?[xir]o7?P", checks.act_upon, heads="o"),
    rule("period of history", Kind.EVENT, r"[CPQKJ]{1,2}[rR]", checks.period, heads="Rr"),
    rule("event of", Kind.EVENT, rf"Ro7?{NAMES}", checks.capitals, heads="R"),
    rule("war in a place", Kind.EVENT, r"r67?P", lambda w, a, b: w.word(a) == "war"),
    rule("listed event", Kind.EVENT, r"[Ee]", checks.listed),
    # laws
    rule(
        "name + law head",
        Kind.LAW,
        r"(?:0-?)?(?:[CNPDFMQJZKVSBEIW1](?:[-'&0]?[CNPDFMQJZKVSBEIWY1]){0,7}(?:T')?[-0]?)L(?:0)?",
        heads="L",
    ),
    rule("law of", Kind.LAW, rf"(?:0)?(?:[QPN]-)?[A-Z]?L[o54]7?{LIST}(?:o7?{LIST}|6Y)?", checks.capitals, heads="L"),
    rule("countries + agreement", Kind.LAW, rf"(?:0)?{PAIR}[mfwsMFWSi]{{0,4}}[lL]", heads="Ll"),
    rule("date + agreement", Kind.LAW, r"a0[mMfFsS]{0,3}[QlL]", checks.law_at_end),
    rule("year + agreement", Kind.LAW, r"0(?:[PD](?:-[PD])*)?[mfwsMFWSi]{0,4}[lLi]", checks.dated_law, heads="Lli"),
    rule("subject + agreement", Kind.LAW, r"[mfwiW]{1,4}l", checks.lower_law),
    rule("resolution", Kind.LAW, r"(?:Q|[PN])?[Ll]0|Q[Ll]", checks.resolution, heads="Ll"),
    rule("name + agreement", Kind.LAW, r"[CPQ][A-Z]{0,2}l", checks.lower_law),
    rule("listed law", Kind.LAW, r"[Ll]", checks.listed),
    # issues
    rule("listed term", Kind.ISSUE, r"W"),
    rule("people or country + listed term", Kind.ISSUE, r"[PD]W(?!'?-?[IiMmWwBbEeLl])"),
    rule("subject and listed term", Kind.ISSUE, r"[mM]&W(?!'?-?[IiMmWw])"),
    rule("name joined to a term", Kind.ISSUE, r"[QNC]-W"),
    rule("ordinal + test", Kind.ISSUE, r"1[WI]", checks.test),
    rule(
        "subject + issue head",
        Kind.ISSUE,
        r"(?:[PD]-?)?(?:[mMi]&(?=[mMi]))?(?:[MmWwFfy]-?|I(?=[A-Z])|i(?=-?i))(?:[MmWwFfIiy]-?){0,4}[Ii]",
        checks.issue,
        heads="Ii",
    ),
    rule("unlisted noun + issue head", Kind.ISSUE, r"(?<=[75oxp68248])x[i]", checks.unlisted_subject),
    rule("name + issue", Kind.ISSUE, r"[NPQ]i", lambda w, a, b: w.word(b - 1) in word_set("issue of a name")),
    rule(
        "named programme",
        Kind.ISSUE,
        r"(?:[CPQMFKDSY]-?){1,4}I",
        lambda w, a, b: checks.last_word(w, b) in word_set("programme"),
        heads="I",
    ),
    rule("countries + relations", Kind.ISSUE, rf"{PAIR}[fFsmM]{{0,3}}[IiW]", checks.issue),
    rule(
        "noun of issue",
        Kind.ISSUE,
        r"(?=((?:[PD]?[Ii]|W)[o4]7?(?:[PD])?(?:[MmFf]-?){0,3}[WwIim](?![-]?[IiWw])))",
        checks.noun_of,
        heads="o4",
    ),
    rule(
        "people from a place",
        Kind.ISSUE,
        r"W87?P",
        lambda w, a, b: w.word(a).casefold().endswith(("workers", "laborers", "victims")) and w.word(a + 1) == "from",
    ),
)


def find_candidates(words: Words) -> Iterator[Candidate]:
    """Every match of every rule that its words accept, in the order of the table."""
    present = set(words.classes)
    for each in RULES:
        if each.heads and present.isdisjoint(each.heads):
            continue
        for match in each.pattern.finditer(words.classes):
            first, last = match.span(match.lastindex or 0)
            if each.accept is None or each.accept(words, first, last):
                kind = (words.entries[first].kind if each.name == "listed name" else None) or each.kind
                yield Candidate(first, last, kind, each.name)
