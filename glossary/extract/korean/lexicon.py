"""What a Korean word is, by itself: a known term, an office, the head of a name, a common word, or unknown.

The tables stand in `data/languages/korean-*.tsv`. Reading a word is a pure function of its letters, so it is remembered:
running text repeats itself, and most words are answered by one look into a dictionary.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from glossary.extract.korean.pairs import COUNTRY_LETTERS, pairs
from glossary.extract.korean.particles import splits
from glossary.extract.korean.syllables import PURELY_FOREIGN, looks_given
from glossary.model import Kind
from glossary.text import surnames, tables


@dataclass(frozen=True, slots=True)
class Word:
    """How a word reads: `noun` without its particles, `role` and `kind` of that noun.

    Roles: term (in the lexicon), name (a known person), pair (한일), letter (美), country, place, office, rank (국장급),
    head (names a thing by its last part), needs (a head that wants a proper modifier), common, plain. `head` is the
    length of the office or head word at the end of the noun. `weak` words are too common to stand alone.
    """

    noun: str
    particle: str
    role: str
    kind: Kind = Kind.OTHER
    head: int = 0
    weak: bool = False


@cache
def terms() -> dict[str, tuple[Kind, bool]]:
    """Kind and weakness of every known term, without spaces and middle dots."""
    found = {squeeze(r["form"]): (Kind(r["kind"]), r["use"] == "weak") for r in tables.rows("korean-terms.tsv")}
    found.update({squeeze(pair): (Kind.OTHER, False) for pair in pairs()})
    return found


@cache
def places() -> dict[str, bool]:
    """Every known place; true for a country."""
    return {squeeze(r["form"]): r["class"] == "country" for r in tables.rows("korean-places.tsv")}


@cache
def beginnings() -> frozenset[str]:
    """Every beginning of a known term or place: what may still grow into one with the next word."""
    return frozenset(form[:n] for form in (*terms(), *places()) for n in range(1, len(form) + 1))


def squeeze(form: str) -> str:
    """A form as it is compared: without spaces, middle dots and hyphens.

    >>> squeeze("김대중·오부치 공동선언")
    '김대중오부치공동선언'
    """
    return form.translate(_SQUEEZED)


_SQUEEZED = dict.fromkeys(map(ord, " \t\u00a0·ㆍ‧・-–"))


@cache
def _offices() -> dict[str, bool]:
    return {r["form"]: r["use"] == "weak" for r in tables.rows("korean-offices.tsv")}


@cache
def _heads() -> dict[str, tuple[Kind, int, bool]]:
    return {r["form"]: (Kind(r["kind"]), int(r["syllables"]), r["use"] != "") for r in tables.rows("korean-heads.tsv")}


@cache
def joining() -> frozenset[str]:
    """The heads that make a term with any noun before them that says something: 정국, and 사건 in a word of its own."""
    return frozenset(
        r["form"]
        for r in tables.rows("korean-heads.tsv")
        if r["use"] == "joins" or (r["use"] == "" and r["kind"] in ("event", "law"))
    )


@cache
def common() -> frozenset[str]:
    """Words that look like names and are not."""
    return frozenset(r["form"] for r in tables.rows("korean-common-words.tsv"))


@cache
def japanese_surnames() -> dict[str, str]:
    """Japanese family names in Hangul, with their usual kanji."""
    found: dict[str, str] = {}
    for r in tables.rows("japanese-family-names.tsv"):
        found.setdefault(r["hangul"], r["kanji"])
    return found


@cache
def name_parts(use: str) -> frozenset[str]:
    """Parts of names: `chinese`, `japanese` and other (`surname`) family names, `western` given names; `full` names."""
    return frozenset(r["form"] for r in tables.rows("korean-name-parts.tsv") if r["use"] == use)


def _known(noun: str, particle: str) -> Word | None:
    """A noun the tables hold as it is."""
    bare = squeeze(noun)
    if bare in terms():
        kind, weak = terms()[bare]
        if kind is Kind.TITLE:
            return Word(noun, particle, "rank" if noun[-1] == "급" else "office", kind, len(noun))
        return Word(noun, particle, "pair" if bare in pairs() else "term", kind, 0, weak)
    if bare in name_parts("full"):
        return Word(noun, particle, "name", Kind.PERSON)
    if bare in places():
        return Word(noun, particle, "country" if places()[bare] else "place", Kind.PLACE)
    if noun in _offices():
        return Word(noun, particle, "office", Kind.TITLE, len(noun), _offices()[noun])
    if noun in _heads():
        kind, least, needs = _heads()[noun]
        if kind is Kind.ORGANISATION and least == 3 <= len(noun) and not needs:
            return Word(noun, particle, "head", kind, len(noun))
        return Word(noun, particle, "needs", kind, len(noun), True)
    return None


def _by_ending(noun: str, particle: str) -> Word | None:
    """A noun whose last part says what it is, the longest last part first."""
    if noun[-1:] == "급" and noun[:-1] != "" and any(noun[:-1].endswith(office) for office in _offices()):
        return Word(noun, particle, "rank", Kind.TITLE, len(noun))
    number = _NUMBER.match(noun)
    if number and noun[number.end() :] in _offices():
        return Word(noun, particle, "office", Kind.TITLE, len(noun))
    if noun[-1:] == "급" and squeeze(noun[:-1]) in terms() and terms()[squeeze(noun[:-1])][0] is Kind.ISSUE:
        return Word(noun[:-1], "급" + particle, "term", Kind.ISSUE)
    if noun[-1:] in _OF_PLACES and squeeze(noun[:-1]) in places():
        return Word(noun, particle, "place", Kind.PLACE)
    if noun[-1:] == "서" and particle == "" and squeeze(noun[:-1]) in places():
        return _known(noun[:-1], "서")
    for start in range(len(noun)):
        ending = noun[start:]
        if start and ending in _offices() and not (ending in _heads() and len(noun) > _heads()[ending][1]):
            if start == 1 and len(noun) == 3 and _offices()[ending]:
                return None
            return Word(noun, particle, "office", Kind.TITLE, len(ending))
        if ending in _heads():
            kind, least, needs = _heads()[ending]
            if noun[-2:-1].isdigit():
                return None
            if len(noun) >= least:
                return Word(noun, particle, "head", kind, len(ending))
            if needs or start == 0:
                return Word(noun, particle, "needs", kind, len(ending), True)
    return None


@cache
def name_openers() -> frozenset[str]:
    """What a transcribed name may begin with: Japanese family names, given names of the West."""
    return name_parts("western") | name_parts("japanese") | japanese_surnames().keys()


_OF_PLACES = frozenset("섬시현주성역항강산만호군읍")
"""What makes a longer name of a place of a known one: 이투루프섬, 조지아주."""
_NUMBER = re.compile(r"제?\d{1,2}")
"""What stands before an office of which there are several: 2차장, 제1부상."""
_LONGEST_WORD = 40
"""Longer runs without a space are no words."""


@lru_cache(maxsize=1 << 17)
def read(word: str) -> Word:
    """Read one word (Hangul, digits, Latin letters; no space).

    >>> read("외교부는").noun, read("외교부는").role, read("외교부는").kind
    ('외교부', 'term', <Kind.ORGANISATION: 'organisation'>)
    >>> read("독도").role, read("국장급").role, read("정부는").role, read("한일").role
    ('place', 'rank', 'common', 'pair')
    """
    if len(word) > _LONGEST_WORD:
        return Word(word, "", "plain")
    if word[0] in COUNTRY_LETTERS and word not in pairs():
        return Word(word, "", "letter", Kind.PLACE)
    ways = splits(word)
    for noun, particle in ways:
        known = _known(noun, particle)
        if known is not None:
            return known
        if noun in common():
            return Word(noun, particle, "common")
    for noun, particle in ways:
        if len(noun) > 2:
            known = _by_ending(noun, particle)
            if known is not None:
                return known
    noun, particle = ways[0]
    if len(ways) > 1 and len(ways[-1][0]) > 1:
        noun, particle = ways[-1]
    return Word(noun, particle, "plain")


@lru_cache(maxsize=1 << 15)
def looks_korean_name(word: str) -> bool:
    """Whether a word could be a full Korean name: a surname and one or two syllables more.

    >>> looks_korean_name("박진"), looks_korean_name("남궁현"), looks_korean_name("정부"), looks_korean_name("블링컨")
    (True, True, False, False)
    """
    if not 2 <= len(word) <= 4 or any(word in words for words in (common(), terms(), places(), _heads())):
        return False
    if not all("가" <= char <= "힣" and char not in PURELY_FOREIGN for char in word):
        return False
    surname, given = surnames.split_name(word)
    known = surnames.of_hangul()
    if surname not in known or not 1 <= len(given) <= 2 or not looks_given(given):
        return False
    if len(surname) == 2 or len(word) == 3:
        return not (len(word) == 3 and word[-1] in "은는을를의" and word[1:] in common())
    return len(word) == 2 and min(s.bearers for s in known[surname]) <= 2 and word not in _offices()
