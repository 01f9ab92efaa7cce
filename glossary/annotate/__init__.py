"""Finding known forms in a text: one automaton over all of them, then our own rules of where a word begins and ends.

The automaton reports every occurrence, overlapping ones too; the rules of `edges` throw out what is part of another word;
of what is left the longest wins. A million forms build in seconds and are found at tens of megabytes a second.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from glossary.annotate.edges import begins_here, ends_here, suits_case, suits_spacing
from glossary.annotate.writing import level, level_forms

__all__ = ["Annotation", "KnownForms"]

Entry = tuple[str, str, str, str]
"""Form, language, concept id, kind."""
_STRETCH = 1 << 16
"""Characters that are read at a time."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A known form in a text: `text[start:end] == surface` (code points, half-open).

    `form` is as the glossary writes it. Where several concepts have the form, all are named, with their kinds in the same
    order: which is meant, the text must tell.
    """

    start: int
    end: int
    surface: str
    concept_ids: tuple[str, ...]
    kinds: tuple[str, ...]
    lang: str
    form: str

    @property
    def concept_id(self) -> str | None:
        """The concept, when only one has this form."""
        return self.concept_ids[0] if len(self.concept_ids) == 1 else None

    @property
    def kind(self) -> str:
        """The kind of the first concept."""
        return self.kinds[0]


class KnownForms:
    """Every form of a glossary, ready to be found.

    >>> forms = KnownForms([("강제징용", "ko", "forced-labour", "issue"), ("Suga", "en", "suga", "person"), ("US", "en", "us", "place")])
    >>> [(a.surface, a.start, a.concept_id) for a in forms.find("강제 징용을 둘러싼 Suga's plan for us")]
    [('강제 징용', 0, 'forced-labour'), ('Suga', 11, 'suga')]
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Build from (form, language, concept id, kind); empty forms are passed over."""
        given = [entry for entry in entries if entry[0].strip()]
        patterns: dict[str, int] = {}
        self._entries: list[tuple[Entry, ...]] = []
        for entry, pattern in zip(given, level_forms([form for form, *_ in given]), strict=True):
            if not pattern.strip():
                continue
            for variant in _variants(pattern, entry[3]):
                at = patterns.setdefault(variant, len(self._entries))
                if at == len(self._entries):
                    self._entries.append((entry,))
                else:
                    self._entries[at] += (entry,)
        self._automaton = AhoCorasick(list(patterns), store_patterns=False) if patterns else None

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, text: str) -> list[Annotation]:
        """The known forms of `text` in order; they do not overlap.

        A form inside a longer one that is known too is part of that one.
        """
        if self._automaton is None or not text:
            return []
        found: list[Annotation] = []
        for begin, end in _stretches(text):
            levelled = level(text[begin:end])
            for index, left, right in self._automaton.find_matches_as_indexes(levelled.text, overlapping=True):
                start, stop = levelled.span(left + (levelled.text[left] == " "), right)
                annotation = self._judged(text, index, begin + start, begin + stop)
                if annotation is not None:
                    found.append(annotation)
        return _longest(found)

    def _judged(self, text: str, index: int, start: int, end: int) -> Annotation | None:
        """The annotation for one occurrence, or None where the edges, the case or the spacing do not hold."""
        entries = self._entries[index]
        kind = entries[0][3]
        if not begins_here(text, start, kind):
            return None
        stop = ends_here(text, end, kind)
        if stop is None:
            return None
        surface = text[start:end]
        fitting = [e for e in entries if suits_case(e[0], surface, e[3]) and suits_spacing(e[0], surface, e[3])]
        if not fitting:
            return None
        concepts = dict.fromkeys((concept, kind) for _, _, concept, kind in fitting)
        return Annotation(
            start,
            stop,
            text[start:stop],
            tuple(c for c, _ in concepts),
            tuple(k for _, k in concepts),
            fitting[0][1],
            fitting[0][0],
        )


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """A long text in pieces that end with a line, an empty one if there is one: memory stays flat."""
    begin = 0
    while len(text) - begin > _STRETCH:
        end = text.rfind("\n\n", begin + _STRETCH // 2, begin + _STRETCH)
        if end < 0:
            end = text.rfind("\n", begin + _STRETCH // 2, begin + _STRETCH)
        if end < 0:
            end = text.rfind(" ", begin + _STRETCH // 2, begin + _STRETCH)
        if end < 0:
            end = begin + _STRETCH
        yield begin, end
        begin = end
    yield begin, len(text)


def _variants(pattern: str, kind: str) -> Iterable[str]:
    """A pattern; its plural where that changes its letters (embassy, embassies); and G7정상회의 beside G7 정상회의."""
    if pattern.isascii():
        if kind != "person" and pattern[-1] == "y" and len(pattern) > 4 and pattern[-2] not in "aeiou ":
            return pattern, pattern[:-1] + "ie"
        return (pattern,)
    return dict.fromkeys((pattern, _BETWEEN_SCRIPTS.sub(" ", pattern), _SPACE_BETWEEN_SCRIPTS.sub("", pattern)))


_EAST = r"[\u3041-\ufaff]"
_BETWEEN_SCRIPTS = re.compile(f"(?<=[a-z0-9])(?={_EAST})|(?<={_EAST})(?=[a-z0-9])")
_SPACE_BETWEEN_SCRIPTS = re.compile(f"(?<=[a-z0-9]) (?={_EAST})|(?<={_EAST}) (?=[a-z0-9])")


def _longest(found: list[Annotation]) -> list[Annotation]:
    """Of annotations that overlap, the longest; of equally long ones, the first."""
    found.sort(key=lambda a: (a.start, -a.end))
    kept: list[Annotation] = []
    cluster: list[Annotation] = []
    reach = -1
    for annotation in found:
        if annotation.start >= reach and cluster:
            kept.extend(_disjoint(cluster))
            cluster = []
        cluster.append(annotation)
        reach = max(reach, annotation.end)
    kept.extend(_disjoint(cluster))
    return kept


def _disjoint(cluster: list[Annotation]) -> list[Annotation]:
    if len(cluster) <= 1:
        return cluster
    starts: list[int] = []
    taken: list[Annotation] = []
    for annotation in sorted(cluster, key=lambda a: (a.start - a.end, a.start)):
        at = bisect_left(starts, annotation.end)
        if at == 0 or taken[at - 1].end <= annotation.start:
            starts.insert(at, annotation.start)
            taken.insert(at, annotation)
    return taken
