"""Finding known forms in a text: a tree of all of them, then our own rules of where a word begins and ends.

The tree gives every occurrence, overlapping ones too; the rules of `edges` throw out what is part of another word; of what
is left the longest wins. All of that is done for many places at once, on arrays, and only what two letters cannot settle is
looked at one by one.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from glossary.annotate.cuts import are_edges
from glossary.annotate.edges import (
    MAY_BE_VERBAL,
    Capitals,
    begins_here,
    capitals_of,
    ends_here,
    suits_case,
    suits_spacing,
)
from glossary.annotate.occurrences import BEGINNING, ENDING, LETTERS, WRITING, Doubts, Occurrences, doubts_of
from glossary.annotate.sieve import Letters, Verdict
from glossary.annotate.tree import FormTree
from glossary.annotate.writing import Choice, Places, level, level_forms, may_begin

__all__ = ["Annotation", "KnownForms"]

Entry = tuple[str, str, str, str]
"""Form, language, concept id, kind."""
_STRETCH: Final = 1 << 18
"""Characters that are read at a time."""
_NOWHERE: Final = -1


class Annotation(NamedTuple):
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
        given = list(entries)
        numbers: dict[str, int] = {}
        first: list[Entry] = []
        self._several: dict[int, list[Entry]] = {}
        for entry, levelled in zip(given, level_forms([form for form, *_ in given]), strict=True):
            for variant in _variants(levelled, entry[3]):
                number = numbers.setdefault(variant, len(first))
                if number == len(first):
                    first.append(entry)
                else:
                    self._several.setdefault(number, [first[number]]).append(entry)
        self._tree = FormTree(list(numbers))
        single = {kind: (kind,) for _, _, _, kind in first}
        self._forms = _column(form for form, _, _, _ in first)
        self._langs = _column(sys.intern(lang) for _, lang, _, _ in first)
        self._concepts = _column((concept,) for _, _, concept, _ in first)
        self._kinds = _column(single[kind] for _, _, _, kind in first)
        self._capitals = np.fromiter((capitals_of(form, kind) for form, _, _, kind in first), np.uint8, len(first))
        self._may_be_verbal = np.fromiter((kind in MAY_BE_VERBAL for _, _, _, kind in first), np.bool_, len(first))
        self._is_person = np.fromiter((kind == "person" for _, _, _, kind in first), np.bool_, len(first))
        self._is_single = np.ones(len(first), dtype=np.bool_)
        self._is_single[list(self._several)] = False

    def __len__(self) -> int:
        return len(self._forms)

    def _entry(self, number: int) -> Entry:
        return self._forms[number], self._langs[number], self._concepts[number][0], self._kinds[number][0]

    def find(self, text: str) -> list[Annotation]:
        """The known forms of `text` in order; they do not overlap.

        A form inside a longer one that is known too is part of that one.
        """
        if not len(self):
            return []
        return [found for begin, end in _stretches(text) for found in self._found(text, begin, end)]

    def _found(self, text: str, begin: int, end: int) -> list[Annotation]:
        """The known forms of a stretch of a text."""
        letters = Letters(text, begin, end)
        places = self._occurrences(text, begin, end, letters).in_order()
        won = places.winners(lambda at: self._hold(text, begin, letters, places, at))
        numbers = places.numbers[won]
        found = self._annotations(text, numbers, places.starts[won].tolist(), places.stops[won].tolist())
        for at in np.flatnonzero(~self._is_single[numbers]).tolist():
            fitting = self._fitting(int(numbers[at]), text[found[at].start : int(places.ends[won[at]])])
            concepts = dict.fromkeys((concept, kind) for _, _, concept, kind in fitting)
            ids, kinds = zip(*concepts, strict=True)
            found[at] = found[at]._replace(concept_ids=ids, kinds=kinds, lang=fitting[0][1], form=fitting[0][0])
        return found

    def _hold(self, text: str, begin: int, letters: Letters, places: Occurrences, at: Places) -> Choice:
        """Which of some doubtful forms hold; the analyser is asked last, and about as little as possible."""
        starts, ends, doubts = places.starts[at], places.ends[at], places.doubts[at]
        holds = np.ones(at.size, dtype=np.bool_)
        for each in np.flatnonzero(doubts & (WRITING | LETTERS)).tolist():
            number, start, end = int(places.numbers[at[each]]), int(starts[each]), int(ends[each])
            holds[each] = (not doubts[each] & WRITING or bool(self._fitting(number, text[start:end]))) and (
                not doubts[each] & LETTERS or begins_here(text, start, self._kinds[number][0])
            )
        for doubt, edges in ((BEGINNING, starts), (ENDING, ends)):
            asked = np.flatnonzero(holds & ((doubts & doubt) != 0))
            if asked.size:
                edge = edges[asked]
                left, right = (side + begin for side in letters.runs_around(edge - begin))
                runs = [text[start:end] for start, end in zip(left.tolist(), right.tolist(), strict=True)]
                holds[asked] = are_edges(runs, (edge - left).tolist(), ending=doubt == ENDING)
        return holds

    def _occurrences(self, text: str, begin: int, end: int, letters: Letters) -> Occurrences:
        """Every form of a stretch that the letters beside it let stand where it is."""
        levelled = level(text[begin:end])
        beginnings = may_begin(levelled.codes) & levelled.carry(letters.may_begin())
        numbers, left, right = self._tree.find_where(levelled.codes, beginnings)
        starts, ends = levelled.spans(left, right)
        capitals = self._capitals[numbers]
        stay = (letters.ends(ends) != Verdict.NO) & ((capitals != Capitals.FIRST) | letters.are_capitals(starts))
        numbers, starts, ends = numbers[stay], starts[stay], ends[stay]
        stops = self._stops(text, begin, letters, numbers, ends)
        stay = stops != _NOWHERE
        numbers, starts, ends, stops = numbers[stay], starts[stay], ends[stay], stops[stay]
        doubts = self._doubts(text, begin, letters, numbers, starts, ends)
        return Occurrences(numbers, starts + begin, ends + begin, stops + begin, doubts)

    def _stops(self, text: str, begin: int, letters: Letters, numbers: Places, ends: Places) -> Places:
        """Where each form stops, with its plural, or nowhere, where what follows does not let it."""
        stops = ends.copy()
        verdicts = letters.ends(ends)
        followed = np.flatnonzero(verdicts == Verdict.PARTICLES)
        followed = followed[~letters.have_particles(ends[followed])]
        stops[followed] = _NOWHERE
        asked = (np.flatnonzero(verdicts == Verdict.LETTERS), followed[self._may_be_verbal[numbers[followed]]])
        for at in np.concatenate(asked).tolist():
            stop = ends_here(text, begin + int(ends[at]), self._kinds[int(numbers[at])][0])
            stops[at] = _NOWHERE if stop is None else stop - begin
        return stops

    def _doubts(self, text: str, begin: int, letters: Letters, numbers: Places, starts: Places, ends: Places) -> Doubts:
        """What is still to be asked about each form."""
        begins = letters.begins(starts)
        ending = letters.ends(ends) == Verdict.ANALYSER
        people = np.flatnonzero(ending & self._is_person[numbers])
        ending[people[letters.have_offices(ends[people])]] = False
        single = self._is_single[numbers]
        writing = ~single
        asked = np.flatnonzero(single & ((self._capitals[numbers] == Capitals.ALL) | letters.are_spaced(starts, ends)))
        columns = (
            self._forms[numbers[asked]].tolist(),
            (starts[asked] + begin).tolist(),
            (ends[asked] + begin).tolist(),
        )
        writing[asked] = [form != text[start:end] for form, start, end in zip(*columns, strict=True)]
        return doubts_of(writing, begins == Verdict.LETTERS, begins == Verdict.ANALYSER, ending)

    def _fitting(self, number: int, surface: str) -> list[Entry]:
        """The entries of a form that may be written like this."""
        return [
            entry
            for entry in self._several.get(number) or [self._entry(number)]
            if suits_case(entry[0], surface, entry[3]) and suits_spacing(entry[0], surface, entry[3])
        ]

    def _annotations(self, text: str, numbers: Places, starts: list[int], stops: list[int]) -> list[Annotation]:
        """The annotations of forms that have one entry each."""
        surfaces = list(map(text.__getitem__, map(slice, starts, stops)))
        columns = (self._concepts, self._kinds, self._langs, self._forms)
        said = (column[numbers].tolist() for column in columns)
        # What `Annotation._make` does, without a call of Python for each.
        return list(map(tuple.__new__, repeat(Annotation), zip(starts, stops, surfaces, *said, strict=True)))


def _column(values: Iterable[object]) -> npt.NDArray[np.object_]:
    """Values side by side. An array, because the garbage collector would look through a list of a million every time."""
    listed = list(values)
    column = np.empty(len(listed), dtype=object)
    column[:] = listed
    return column


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


def _variants(levelled: str, kind: str) -> Iterable[str]:
    """A form, if anything is left of it; its plural where that changes its letters (embassy, embassies); and G7정상회의
    beside G7 정상회의.
    """
    if levelled.isascii():
        if levelled[-1:] == "y" and kind != "person" and len(levelled) > 3 and levelled[-2] not in "aeiou ":
            return levelled, levelled[:-1] + "ie"
        return (levelled,) if levelled else ()
    if not _LATIN.search(levelled):
        return (levelled,)
    return dict.fromkeys((levelled, _BETWEEN_SCRIPTS.sub(" ", levelled), _SPACE_BETWEEN_SCRIPTS.sub("", levelled)))


_EAST: Final = r"[\u3041-\ufaff]"
_LATIN: Final = re.compile("[a-z0-9]")
_BETWEEN_SCRIPTS: Final = re.compile(f"(?<=[a-z0-9])(?={_EAST})|(?<={_EAST})(?=[a-z0-9])")
_SPACE_BETWEEN_SCRIPTS: Final = re.compile(f"(?<=[a-z0-9]) (?={_EAST})|(?<={_EAST}) (?=[a-z0-9])")
