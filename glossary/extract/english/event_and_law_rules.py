"""How English names events and laws: countries, level and meeting; date, subject and agreement."""

from glossary.model import Kind

from . import checks, naming
from .grammar import LIST, MEETING_MODIFIER, NAMES, PAIR, PROPER, Rule, rule
from .lexicon import word_set

EVENT_AND_LAW_RULES: tuple[Rule, ...] = (
    # events
    rule("countries + meeting", Kind.EVENT, rf"{PAIR}{MEETING_MODIFIER}{{0,6}}[EeRr](?![bBtT])", heads="EeRr"),
    rule("countries + meeting on", Kind.EVENT, rf"{PAIR}{MEETING_MODIFIER}{{0,6}}[EeRr]5[PD]?[mfwMFW]{{1,3}}[IiWw]?"),
    rule(
        "rank + level + meeting",
        Kind.EVENT,
        r"(?:[VvFf]-?){0,2}(?:[TtVv]|y)(?:-?[sS]|')(?:[sSfFmMQ]-?){0,2}[EeRr]",
        heads="EeRr",
    ),
    rule("level + meeting", Kind.EVENT, r"[sSVv]?-?[sS]-?(?:[sSfFmMQ]-?){0,2}[EeRr]", checks.of_level),
    rule("two ministers", Kind.EVENT, r"[sS0](?:;0)?(?![sSfFeErR])", naming.two_ministers),
    rule("ministers' meeting", Kind.EVENT, r"(?:[Ff]-?){1,2}(?:&[Ff]?)?[TtSs]'?(?:[sS])?[EeRr]", heads="EeRr"),
    rule(
        "countries' ministers' meeting",
        Kind.EVENT,
        rf"{PAIR}(?:[Ff]-?){{1,2}}&[Ff]?[TtSs]'?[sS]?[EeRr]",
        heads="EeRr",
    ),
    rule("countries + named meeting", Kind.EVENT, rf"{PAIR}[CMFSDQ]{{1,3}}[ER](?![A-Z])", heads="ER"),
    rule("two leaders' meeting", Kind.EVENT, r"[CKJGZ]-[CKJGZ][sfm]{0,2}[eErR]"),
    rule(
        "named meeting on",
        Kind.EVENT,
        rf"(?:[CPQDFSMN]-?){{1,4}}[ER][54]7?{NAMES}",
        naming.meeting_on,
        heads="ER",
    ),
    rule("body + event", Kind.EVENT, r"Q{2}", naming.event_of_body, heads="Q"),
    rule("named after its head", Kind.EVENT, r"[RCES](?:[CGJKZPM]{1,2})(?![A-Z'-])", naming.head_before_name),
    rule("name + summit", Kind.EVENT, r"[QNPCDB]{1,4}(?:[0sSfFmMvVeE]-?){0,3}[Rr]", heads="Rr"),
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
        r"a[01](?:(?!Q)[A-Z]){0,2}[eErR]",
        lambda w, a, b: checks.last_word(w, b) in word_set("dated event"),
    ),
    rule("person's ceremony", Kind.EVENT, r"(?:u[A-Z]{1,2}1?|[A-Z]{2,3})'s?[e]"),
    rule("quoted event", Kind.EVENT, rf"(?<=\")({NAMES}(?:o7?{NAMES})?)(?=\"[eErRfs])"),
    rule("year + vote", Kind.EVENT, r"0[fmvsx]?[rR]", checks.vote),
    rule("subject + talks", Kind.EVENT, r"[mMwWli]-?[eE]", checks.continuous),
    rule("act upon a country", Kind.EVENT, r"(?:P'|D)?[xir]o7?P", checks.act_upon, heads="o"),
    rule("period of history", Kind.EVENT, r"[CPQKJ]{1,2}[rR]", checks.period, heads="Rr"),
    rule("event of", Kind.EVENT, rf"(?:[MFSCD]-?){{0,3}}Ro7?{NAMES}", checks.capitals, heads="R"),
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
    rule("month + agreement", Kind.LAW, r"(?<![685])a0?[mMfFsSrRiI]{0,3}[lL]", heads="Ll"),
    rule("place + agreement", Kind.LAW, r"P[mMfFsSrR]{1,3}[lL]", heads="Ll"),
    rule("two leaders' agreement", Kind.LAW, r"0?[CKJGZ]-[CKJGZ][sfm]{0,2}[lL]", heads="Ll"),
    rule(
        "law about",
        Kind.LAW,
        rf"(?:[CPDMFQ]-?){{0,3}}L87?{LIST}(?:o7?{LIST})?",
        naming.law_about,
        heads="L",
    ),
    rule("city + joint statement", Kind.LAW, r"P[lL]", naming.statement_of_city, heads="Ll"),
    rule("countries + acronym of a law", Kind.LAW, rf"{PAIR}Q", checks.law_at_end, heads="Q"),
    rule("year + agreement", Kind.LAW, r"0(?:[PD](?:-[PD])*)?[mfwsrMFWSRi]{0,4}[lLi]", checks.dated_law, heads="Lli"),
    rule("subject + agreement", Kind.LAW, r"[mfwiW]{1,4}l", checks.lower_law),
    rule("resolution", Kind.LAW, r"(?:Q|[PN])?[Ll]0|Q[Ll]", checks.resolution, heads="Ll"),
    rule("name + agreement", Kind.LAW, r"[CPQ][A-Z]{0,2}l", checks.lower_law),
    rule("listed law", Kind.LAW, r"[Ll]", checks.listed),
)
