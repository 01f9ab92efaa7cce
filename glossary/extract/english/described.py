"""People told by what a text says around their names: an age, an occupation, a relative clause, a quotation.

Most names that no list knows are introduced this way: `Naoki Irei, 84,`, `said Beata Kowal, a nurse`, `Oleh Zinko, who`.
"""

import re
from collections.abc import Iterator

from glossary.model import Kind

from .grammar import Candidate
from .lexicon import word_set
from .words import Words

_NAME = r"(?:[CGKJZ]-?){1,2}[CGKJZ]"
_OCCUPIED = re.compile(rf"(?<=[xtmf])({_NAME})(?![A-Z]|-)")
_SPEAKERS = re.compile(rf"(?<![A-Z'])({_NAME})(?=x)|(?<=x)({_NAME})(?=[,.o])")
_AGED = re.compile(rf"(?<![A-Z'])({_NAME}|[CGJ]P)(?=,0[,.)]|\(0\))")
_WHO = re.compile(rf"(?<![A-Z'])({_NAME}|[CGJ]P)(?=,?x)")
_DESCRIBED = re.compile(rf"(?<![A-Z'])({_NAME}|[CGJ]P)(?=,7[^,.|o64258()]{{1,6}}(?:[,.|o64258()]|$))")
_DONE_BY = re.compile(rf"(?<=x8)({_NAME})(?![A-Z'-])")
_BESIDE_NAMES = re.compile(r"(?:(?<=[,&])|^|(?<=[|.]))CC(?=,|&)|(?<=&)CC(?![A-Z'-])")
_OLDEST = 120


def spans_of(pattern: re.Pattern[str], words: Words, rule: str) -> Iterator[Candidate]:
    """The matches of a pattern of names; its first group that matched is the name."""
    for match in pattern.finditer(words.classes):
        group = 1 if match.lastindex is None or match.group(1) else match.lastindex
        first, last = match.span(group if pattern.groups else 0)
        if words.word(first) == words.word(last - 1):  # a doubled surname is a slip of the source
            continue
        yield Candidate(first, last, Kind.PERSON, rule)


def find_described(words: Words) -> Iterator[Candidate]:
    """Full names, of two or three words, that the words beside them tell to be of people."""
    for candidate in spans_of(_OCCUPIED, words, "name after occupation"):
        if words.word(candidate.first - 1) in word_set("occupation"):
            yield candidate
    for candidate in spans_of(_SPEAKERS, words, "speaker"):
        before = words.word(candidate.first - 1) if candidate.first else ""
        if word_set("saying") & {words.word(candidate.last).casefold(), before.casefold()}:
            yield candidate
    for candidate in spans_of(_AGED, words, "name and age"):
        age = words.word(candidate.last + 1)
        if age.isdigit() and 0 < int(age) < _OLDEST:
            yield candidate
    for candidate in spans_of(_WHO, words, "name before who"):
        at = candidate.last + (words.classes[candidate.last] == ",")
        if words.word(at) in ("who", "whom"):
            yield candidate
    for candidate in spans_of(_DESCRIBED, words, "name before occupation"):
        last = re.compile(r"[,.|o64258()]|$").search(words.classes, candidate.last + 1)
        if last and words.word(last.start() - 1) in word_set("occupation"):
            yield candidate
    for candidate in spans_of(_DONE_BY, words, "name after by"):
        if words.word(candidate.first - 1) == "by" and words.word(candidate.first - 2) in word_set("done by a person"):
            yield candidate


def find_listed(words: Words, people: list[Candidate]) -> Iterator[Candidate]:
    """Names no list knows that stand in a row of names: `Kurt Volker, Andrii Sybiha and Jake Sullivan`."""
    starts = {person.first for person in people}
    ends = {person.last for person in people}
    for match in _BESIDE_NAMES.finditer(words.classes):
        first, last = match.span()
        before = next(i for i in range(first, -1, -1) if i == 0 or words.classes[i - 1] not in ",&")
        behind = next(i for i in range(last, len(words.classes) + 1) if words.classes[i : i + 1] not in (",", "&"))
        if (before < first and before in ends) or (behind > last and behind in starts):
            yield Candidate(first, last, Kind.PERSON, "name beside names")
