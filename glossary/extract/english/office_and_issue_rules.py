"""How English names offices, which `titles` filters further, and issues."""

from glossary.model import Kind

from . import checks, naming
from .grammar import LIST, PAIR, PROPER, Rule, rule
from .lexicon import word_set

OFFICE_AND_ISSUE_RULES: tuple[Rule, ...] = (
    # titles
    rule(
        "office of",
        Kind.TITLE,
        rf"(?:[DP]'?)?(?:[Vv1FfMmN]-?|[Tt](?=[Tt]|[mf]{{1,2}}[Tt])){{0,4}}[Tt](?:[o4]7?(?!P'|D[FVB])(?:[DPFQ]{{0,2}}[BbQ]')?(?:Bo7?{LIST}|(?:{PROPER}-?){{0,4}}B[4o]7?{LIST}(?:o7?{LIST})?|D?{LIST})|27?[PQN](?:&7?P)?)",
        heads="Tt",
    ),
    rule(
        "office for a subject",
        Kind.TITLE,
        r"(?:[DP]'?)?(?:[Vv1Ffm]-?|[Tt](?=[Tt])){0,4}[Tt][o4](?:[PD])?[fmwvWi]{0,3}(?:&[fmwW]{1,2})?[WiefwFI](?![iI&])(?:6P)?",
        heads="Tt",
    ),
    rule(
        "title",
        Kind.TITLE,
        r"(?:(?<!-)[DPNQ]|(?<=')B)?(?:[Vv1FfMmCIS]-?|[Tt](?=[Tt]|[mf]{1,2}[Tt])){0,4}[Bb]?[Tt]",
        heads="Tt",
    ),
    rule("minister of several", Kind.TITLE, r"f(?:,f){1,4},?&ft"),
    rule("sovereign", Kind.TITLE, r"(?<![CGJKZ])u(?![CGPJKZN])", naming.sovereign, heads="u"),
    rule("rank of an officer", Kind.TITLE, r"[A-Z1hx]h(?=[CGJKZNP])", naming.compound_rank, heads="h"),
    rule("rank of an officer", Kind.TITLE, r"h(?=[CGJKZNP])", naming.rank, heads="h"),
    rule(
        "office of a part",
        Kind.TITLE,
        r"[Vv]?[Tt][o4]7?(?:[QNCPDFfmMwWvV]-?){1,4}[bB](?:o7?[NP](?![A-Z]))?",
        naming.office_of_part,
        heads="bB",
    ),
    rule(
        "office on a subject",
        Kind.TITLE,
        rf"[Vv]{{0,2}}[Tt]57?(?:{LIST}|[mfWwiP]{{1,3}})(?:o7?{LIST}|67?P)?",
        naming.office_on,
        heads="Tt",
    ),
    rule("minister of joined portfolios", Kind.TITLE, r"[Vv]{0,2}[Tt][o4]7?[fF](?:,[fF]){0,3},?&[fF](?![bBfF])"),
    rule(
        "office at a named body",
        Kind.TITLE,
        r"(?:[CNPFMDSI](?:-|&)?){1,5}(?:[TC]')?B[Vv1]?T(?=[CGJKZ])",
        naming.officer,
        heads="B",
    ),
    rule("governor", Kind.TITLE, r"[PQ]h", lambda w, a, b: w.word(b - 1) == "Gov."),
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
