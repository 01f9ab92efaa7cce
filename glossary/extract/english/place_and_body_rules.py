"""How English names places and bodies: heads behind and before their names."""

from glossary.model import Kind

from . import checks, naming
from .grammar import LIST, NAMES, OWNER, PROPER, Rule, rule
from .lexicon import word_set

PLACE_AND_BODY_RULES: tuple[Rule, ...] = (
    # places
    rule("listed place", Kind.PLACE, r"P"),
    rule("name + place head", Kind.PLACE, r"[CPKJZQGM](?:-?[CPKJZFMW0])?-?[FM]?Y", heads="Y"),
    rule(
        "long name of a site",
        Kind.PLACE,
        r"(?:[CPDKJZQGMFSIEBWR](?:-[a-z])?'?-?){1,6}[YP]",
        naming.institution,
        heads="YP",
    ),
    rule(
        "behind a kind of place",
        Kind.PLACE,
        r"(?<=yo)(C{1,2})(?![A-Z'-])|(?<=,0,o)(C{1,2})(?![A-Z'-])",
    ),
    rule("home of someone", Kind.PLACE, r"(?<=[xtmf]8)(C{1,2})(?![A-Z'-])", naming.home),
    rule("place head of", Kind.PLACE, rf"(?<![A-Z-])Y[o4]7?{NAMES}", checks.capitals, heads="Y"),
    rule("site + name", Kind.PLACE, r"(?:P?[CQ]{1,2})?Y[CPJ]", checks.named_site, heads="Y"),
    rule("name + site", Kind.PLACE, r"[PC](?:'?[fm])*y", checks.site, heads="y"),
    rule("administrative suffix", Kind.PLACE, r"[CPKJZ]-[A-Za-z0-9]", checks.admin_suffix),
    rule("dateline", Kind.PLACE, r"(?:^|(?<=\|))([NC]{1,2})(?=(?:,[A-Za]0?)?[-;])", naming.dateline),
    rule(
        "unknown name behind in",
        Kind.PLACE,
        r"(?<=6)(C{1,2})(?![A-Z'-]|&[CGKJZN])|(?<=6P&)(C)(?![A-Z'-])",
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
        rf"1?(?:(?:{PROPER}|V)(?:-|(?<![PD])')?){{0,4}}B[o45]7?(?![A-Z]{{0,2}}Bo){LIST}(?:o7?{LIST})?",
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
    rule(
        "federation of bodies",
        Kind.ORGANISATION,
        rf"[A-Z]{{0,3}}Bo7?[A-Z]{{0,3}}Bo7?{LIST}",
        naming.of_bodies,
        heads="B",
    ),
    rule(
        "nation + body of two words",
        Kind.ORGANISATION,
        r"(?:D|[PC]0)(?:[CFM]-?){0,2}B",
        naming.two_word_body,
        heads="B",
    ),
    rule("body with the name of a person", Kind.ORGANISATION, r"[KZ]C-[a-z][CMFSVYE]{0,2}B", heads="B"),
    rule("thing of something", Kind.OTHER, r"(?<=7)Co7?[CMWFI]{1,2}(?![A-Z'&-])"),
    rule("memorial of a place", Kind.PLACE, rf"(?:[CPDMFQRJ]-?){{1,3}}Y[o4]7?{NAMES}", naming.memorial_of, heads="Y"),
    rule("forces of a nation", Kind.ORGANISATION, r"M?D[CFM]{0,2}[BQ]", naming.forces, heads="D"),
    rule("general hospital", Kind.ORGANISATION, r"[CPQ]{1,2}TB", naming.general, heads="B"),
    rule("numbered unit", Kind.ORGANISATION, r"P?1B", naming.unit_of_forces, heads="B"),
    rule(
        "members' body of a place",
        Kind.ORGANISATION,
        r"(?:[mfWiwDQ]'?-?|x'|(?<=[75])x){1,3}b(?:o7?)?(?:[CP]{1,2}Y?)(?![A-Z'-])",
        naming.members_body,
        heads="b",
    ),
    rule(
        "members' body of a place",
        Kind.ORGANISATION,
        r"b(?:o7?)?(?:[CP]{1,2}Y?)(?![A-Z'-])",
        naming.members_body,
        heads="b",
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
        "named work",
        Kind.OTHER,
        r"[CGJKZPDMFQ]{1,4}[CM]",
        lambda w, a, b: checks.last_word(w, b) in word_set("kind of work"),
    ),
    rule("model", Kind.OTHER, r"[CNQ]-[01]C{0,2}", checks.model),
    rule("acronym", Kind.ORGANISATION, r"N(?!-0)"),
)
