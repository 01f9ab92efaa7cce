"""Long forms of the acronyms a text introduces: `Corruption Investigation Office for High-ranking Officials (CIO)`.

The letters of the acronym are looked for, in order, at the beginnings of the words before its bracket.
"""

import re
from collections.abc import Iterator

from glossary.model import Kind

from .lexicon import word_set
from .rules import Candidate
from .words import Words

_INTRODUCED = re.compile(r"\(([NQC])\)")
_MOST_WORDS = 14
_KIND_OF_HEAD = {"L": Kind.LAW, "E": Kind.EVENT, "R": Kind.EVENT, "I": Kind.ISSUE, "W": Kind.ISSUE, "Y": Kind.PLACE}


def find_long_forms(words: Words) -> Iterator[Candidate]:
    """The long form before every acronym in brackets, where the text has one: a name, or a term in small letters."""
    for match in _INTRODUCED.finditer(words.classes):
        acronym = words.word(match.start(1)).replace(".", "")
        if not acronym.isalpha() or not acronym[:2].isupper() or len(acronym) > 8:
            continue
        last = match.start()
        first = _name(words, last, acronym.upper())
        if first is not None:
            yield Candidate(first, last, _kind(words, first, last), "long form of an acronym")
            continue
        first = last - len(acronym.rstrip("s"))
        if acronym[:3].isupper() and _spells(words, first, last, acronym.rstrip("s").casefold()):
            yield Candidate(first, last, Kind.ISSUE, "term of an acronym")
            yield Candidate(last + 1, last + 2, Kind.ISSUE, "acronym of a term")


def _name(words: Words, last: int, acronym: str) -> int | None:
    """Where the name before a bracket begins: at the nearest capital from which the acronym can be spelled."""
    joiners = word_set("small title word")
    initials = ""
    for index in range(last - 1, max(-1, last - _MOST_WORDS), -1):
        word = words.word(index)
        if words.classes[index] in "-&,'":
            continue
        if words.classes[index] in '|.;()"0a' or (not word[0].isupper() and word not in joiners | {"ranking"}):
            return None
        initials = "".join(part[0] for part in re.findall(r"\w+", word) if part[0].isupper()) + initials
        if word[0].isupper() and initials[0] == acronym[0] and _in_order(acronym, initials):
            return index if last - index > 1 else None
    return None


def _in_order(letters: str, initials: str) -> bool:
    rest = iter(initials)
    return len(initials) <= len(letters) + 2 and all(letter in rest for letter in letters)


def _spells(words: Words, first: int, last: int, letters: str) -> bool:
    """Whether small words, one a letter, begin with the letters: `exclusive economic zone`."""
    return (
        len(letters) > 2
        and first >= 0
        and "".join(words.word(i)[:1] for i in range(first, last)) == letters
        and not set(words.classes[first:last]) & set("|.;,()")
    )


def _kind(words: Words, first: int, last: int) -> Kind:
    """What the head of the name says it is, a body where it says nothing."""
    classes = words.classes[first:last]
    hinge = re.search(r"[o45]", classes)
    return _KIND_OF_HEAD.get(classes[hinge.start() - 1] if hinge else classes[-1], Kind.ORGANISATION)
