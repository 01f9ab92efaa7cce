"""Which matches of a title pattern are titles: an office, not just anyone's occupation or rank."""

from collections.abc import Iterable, Iterator

from glossary.model import Kind

from .lexicon import word_set
from .rules import Candidate
from .words import Words

_SETTLED = frozenset(
    {
        "sovereign",
        "rank of an officer",
        "office of a part",
        "office on a subject",
        "office at a named body",
        "minister of joined portfolios",
    }
)
"""Rules whose matches are offices as they stand."""


def settle_titles(words: Words, candidates: Iterable[Candidate], people: Iterable[Candidate]) -> Iterator[Candidate]:
    """Trim and filter the title candidates; `people` tells which heads stand before a name."""
    named_at = {p.first: p.rule for p in people}
    for each in candidates:
        if each.rule in _SETTLED:
            yield each
            continue
        first, last = each.first, each.last
        while first < last - 1 and words.word(first).casefold() in word_set("former"):
            first += 1
        prefix = words.classes[first] in "DP" and words.classes[first + 1 : first + 2] != "'"
        if (
            prefix
            and "2" not in words.classes[first:last]
            and words.word(first).casefold() in word_set("home country")
            and words.word(last - 1).casefold() not in word_set("head that keeps its country")
        ):
            first += 1
            while first < last - 1 and words.word(first).casefold() in word_set("former"):
                first += 1
            prefix = False
        if words.classes[first : first + 2] in ("P'", "D'"):
            first += 2
        if (
            words.classes[first] == "1"
            and words.classes[first + 1] in "tT"
            and "deputy" not in words.word(first + 1).casefold()
            and words.word(first)[0].islower()
        ):
            first += 1
        if words.classes[first] == "1" and words.word(last - 1).casefold().startswith("director"):
            first += 1
        while (
            first < last - 1
            and words.classes[first] in "CIS"
            and words.word(last - 1).casefold() not in word_set("titled portfolio")
        ):
            first += 1
        if words.classes[first] == "-":
            first += 1
        if words.classes[last - 2 : last] == "6P" and words.entries[last - 1].sort != "country":
            last -= 2
        if first >= last or (words.classes[first] == "P" and not _local_office(words, first, last)):
            continue
        if (
            any(
                words.classes[i] == "m" and words.word(i).casefold() not in word_set("subject of an envoy")
                for i in range(first, last - 1)
            )
            and each.rule == "title"
        ):
            continue
        if each.rule == "title" and not _office(words, first, last, named_at.get(last, ""), owned=prefix):
            continue
        if each.rule not in ("title", "governor", "minister of several") and not _office_of(words, first, last):
            continue
        if each.rule == "title" and words.classes[last : last + 1] in ("-", "'") and words.word(last - 1)[0].islower():
            continue
        yield Candidate(first, last, Kind.TITLE, each.rule)


def _local_office(words: Words, first: int, last: int) -> bool:
    """`U.S. President`, `Tokyo Governor`: a country goes before its office only when it is written short."""
    country = words.word(first)
    return (
        len(country) <= 4
        or (" " in country and words.entries[first].sort == "country" and not country.endswith("Korea"))
        or words.word(last - 1).casefold() in ("governor", "gov.", "mayor")
    )


def _office(words: Words, first: int, last: int, named: str, *, owned: bool) -> bool:
    head = words.word(last - 1)
    low = head.casefold()
    if low in word_set("generic title") and not (
        low in ("judge", "justice") and head[0].isupper() and last - first > 1
    ):
        return False
    if "\n" in words.text[words.starts[first] : words.ends[last - 1]]:
        return False
    surname_only = named in ("surname", "title + surname")
    if last - first == 1:
        if named and not surname_only:
            return low in word_set("office alone") | word_set("office beside a name")
        return (head[0].isupper() and low in word_set("office alone")) or low in word_set(
            "office alone in small letters"
        )
    if owned and last - first == 2:
        return low in word_set("office alone") | word_set("office beside a name") or low == "leader"
    if low == "leader":
        return owned or words.word(first).casefold() in ("opposition", "supreme", "floor")
    return True


def _office_of(words: Words, first: int, last: int) -> bool:
    """`head of`, `director for` and the like are offices only where a body, a region or a subject follows."""
    at = next((i for i in range(first, last - 1) if words.classes[i] in "tT" and words.classes[i + 1] in "o42"), first)
    head, tail = words.word(at).casefold(), words.classes[at + 2 : last].lstrip("7")
    if head in word_set("generic title") and head not in word_set("head that needs a body"):
        return False
    if head in ("head", "chief", "leader", "chair") and not any(c in "BQb" for c in tail):
        return False
    return bool(tail) and not (words.classes[at + 1] == "4" and tail[0] in "ATKJGZ")
