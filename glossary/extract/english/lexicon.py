"""The English word lists, read once a process from `data/languages/english-*.tsv`.

Every word gets one class, a single character, so that a text becomes a string of classes and the grammar of terms
(`rules`) a set of regular expressions over that string. Upper case stands for a capitalised word, lower case for any
other; digits stand for the little words that hold terms together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from glossary import shipped
from glossary.model import Kind

CLASS_OF = {
    "of": "o",
    "to": "2",
    "for": "4",
    "on": "5",
    "at": "6",
    "article": "7",
    "between": "8",
    "and": "&",
    "ordinal": "1",
    "calendar": "a",
    "honorific": "h",
    "royal": "u",
    "generation": "j",
    "title head": "t",
    "rank": "v",
    "portfolio": "f",
    "body head": "b",
    "summit head": "r",
    "meeting head": "e",
    "issue head": "i",
    "law head": "l",
    "place head": "y",
    "meeting modifier": "s",
    "issue modifier": "m",
    "other word": "x",
    "name stop": "x",
}
"""The class of every kind of row in `english-words.tsv`; capitalised words of the classes in `CASED` take upper case."""

CASED = frozenset("tvfbreilysm")
"""Classes whose capitalised words are told apart from the others (`Minister` T, `minister` t)."""

NAME_CLASSES = {
    "korean surname": "K",
    "chinese surname": "Z",
    "japanese surname": "J",
    "first name": "G",
    "japanese given name": "G",
}
TERM_CLASSES = {Kind.ISSUE: "W", Kind.EVENT: "e", Kind.ORGANISATION: "b", Kind.LAW: "l"}
"""The class of a listed term that carries no capital; a listed name is Q, a place P."""

_LOWER_IN_TITLES = frozenset({"of", "and", "the", "for", "to", "on", "in", "a", "d"})
_WORD = re.compile(r"\w+|[^\w\s]")
TOKEN = re.compile(
    r"[a-z]+(?=[ ,.\n-])(?!\.[A-Za-z])"  # most words: a short cut
    r"|(?:[A-Z]\.){2,}"  # U.S., D.P.R.K.
    r"|(?:Mrs?|Ms|Dr|Reps?|Sens?|Gen|Gov|Adm|Col|Lt|Prof|Amb|Maj|Capt|Cmdr|Brig|Sgt|Cpl|Pvt|Rev|Hon|Jr|Sr|Jan|Feb|Aug|Sept|Oct|Nov|Dec|St|Co|Corp|Inc|Ltd|No)\."
    r"|[A-Z]\.(?=\ ?[A-Z])"  # an initial, or the S. of S. Korea
    r"|[A-Z]{1,2}\$"  # US$
    r"|[A-Z]['’][A-Z][a-z]+"  # O'Brien
    r"|[^\W\d_][^\W_]*"
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?\b"
    r"|['’]s\b"
    r"|\n+|\S"
)
"""One token: a word (hyphens stand alone), a number, a possessive, a run of line ends, or any other character."""


def tokens_of(form: str) -> tuple[str, ...]:
    """The tokens of a form, as the text's own are cut.

    >>> tokens_of("S. Korea-Japan summit")
    ('S.', 'Korea', '-', 'Japan', 'summit')
    """
    if form.isalpha():
        return (form,)
    return tuple(TOKEN.findall(form.replace("’", "'")))


def rows(name: str) -> Iterator[tuple[str, str, str]]:
    """The three columns of a language table, without its comments and its header row."""
    lines = shipped.path("data", "languages", name).read_text("utf-8").splitlines()
    table = [line for line in lines if line and not line.startswith("#")]
    for line in table[1:]:
        first, form, note = [*line.split("\t"), "", ""][:3]
        yield first, form, note


@dataclass(frozen=True, slots=True)
class Entry:
    """What the lists say of a word or phrase: its class, and its kind where it is a term of its own."""

    cls: str
    kind: Kind | None = None
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists together. `phrases` maps a first token, then a second, to what may follow the two, longest first."""

    words: dict[str, Entry]
    phrases: dict[str, dict[str, list[tuple[list[str], Entry]]]]
    given_names: frozenset[str]
    ambiguous_surnames: frozenset[str]
    surname_family: dict[str, str]
    japanese_surnames: frozenset[str]
    modifiers: frozenset[str]


def _variants(tokens: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A listed form and the other capitalisations it covers: a lower-case row covers all, a name also capitals."""
    yield tokens
    if all(t == t.lower() for t in tokens):
        yield (tokens[0].capitalize(), *tokens[1:])
        yield tuple(t if t in _LOWER_IN_TITLES and i else t.capitalize() for i, t in enumerate(tokens))
        yield tuple(t.capitalize() if i == 0 or tokens[i - 1] != "-" else t for i, t in enumerate(tokens))
        yield tuple(t.upper() for t in tokens)
    elif len("".join(tokens)) > 4:
        yield tuple(t.upper() if len(t) > 1 else t for t in tokens)


def _cased(cls: str, tokens: tuple[str, ...]) -> str:
    return cls.upper() if cls in CASED and tokens[0][:1].isupper() else cls


@cache
def lexicon() -> Lexicon:
    """The English lists, loaded at the first call and kept."""
    words: dict[str, Entry] = {}
    phrases: dict[str, dict[str, list[tuple[list[str], Entry]]]] = {}
    entries: dict[tuple[str, Kind | None, str], Entry] = {}
    ordinary: set[str] = set()

    def add(form: str, cls: str, kind: Kind | None = None, sort: str = "", *, exact: bool = False) -> None:
        tokens = tokens_of(form)
        for variant in (tokens,) if exact else _variants(tokens):
            known = (_cased(cls, variant), kind, sort)
            entry = entries.get(known) or entries.setdefault(known, Entry(*known))
            if len(variant) == 1:
                words.setdefault(variant[0], entry)
            else:
                first, second, *rest = variant
                phrases.setdefault(first, {}).setdefault(second, []).append((rest, entry))

    for name, form, _ in rows("english-terms.tsv"):
        kind = Kind(name)
        cls = "Q" if form != form.lower() else TERM_CLASSES.get(kind, "W")
        cls = "P" if kind is Kind.PLACE else "W" if kind is Kind.ISSUE else cls
        add(form, cls, kind, "term")
        if form == form.lower() and form[-1] not in "sygn":
            add(form + "s", cls, kind, "term")
    word_rows = list(rows("english-words.tsv"))
    for name, form, _ in word_rows:
        if name in ("honorific", "royal", "generation", "calendar", "name stop"):
            add(form, CLASS_OF[name], sort=name, exact=True)
        if name in ("of", "for", "to", "on", "and", "article", "at", "between", "other word"):
            ordinary.update(v[0] for v in _variants(tokens_of(form)) if len(v) == 1)
    for name, form, _ in rows("english-places.tsv"):
        add(form, "D" if name == "demonym" else "P", None if name == "demonym" else Kind.PLACE, name)
    given: set[str] = set()
    surnames: set[str] = set()
    japanese: set[str] = set()
    families: dict[str, str] = {}
    for name, form, note in rows("english-names.tsv"):
        if "name" in name and "surname" not in name:
            given.add(form)
        else:
            surnames.add(form)
        if name == "japanese surname":
            japanese.add(form)
        if note:
            families[form] = note
        if form not in ordinary:
            add(form, NAME_CLASSES[name], sort=name)
    for name, form, _ in word_rows:
        add(form, CLASS_OF[name], sort=name)
    modifiers = frozenset(form for name, form, _ in word_rows if name == "issue modifier")
    for seconds in phrases.values():
        for continuations in seconds.values():
            continuations.sort(key=lambda item: -len(item[0]))
    return Lexicon(
        words, phrases, frozenset(given), frozenset(surnames & ordinary), families, frozenset(japanese), modifiers
    )


@cache
def _word_sets() -> dict[str, frozenset[str]]:
    sets: dict[str, set[str]] = {}
    for name, form, _ in rows("english-word-sets.tsv"):
        sets.setdefault(name, set()).add(form)
    return {name: frozenset(forms) for name, forms in sets.items()}


def word_set(name: str) -> frozenset[str]:
    """A set of `english-word-sets.tsv`, by its name; a name that is not there is an error of the program.

    >>> "embassy" in word_set("ministry")
    True
    """
    return _word_sets()[name]
