"""Pairs of spellings across documents: how many of those that a termbase joins are one thing, and how many it joins of those that are."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from glossary.service import Glossary


@dataclass(frozen=True)
class Named:
    """A surface of a document, the cluster it belongs to by the gold, and what the termbase took it for."""

    document: str
    surface: str
    cluster: str
    found: frozenset[str]


@dataclass(frozen=True)
class Score:
    """Pairs of different spellings in different documents: joined rightly, joined wrongly, missed."""

    right: int
    wrong: list[tuple[Named, Named]]
    missed: list[tuple[Named, Named]]

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + len(self.missed))

    def __str__(self) -> str:
        def shown(pairs: list[tuple[Named, Named]]) -> str:
            return ", ".join(f"{a.surface} ({a.document}) / {b.surface} ({b.document})" for a, b in pairs[:30])

        return (
            f"P={self.precision:.3f} R={self.recall:.3f} of {self.right + len(self.missed)};"
            f" wrong: {shown(self.wrong)}; missed: {shown(self.missed)}"
        )


def score(named: Iterable[Named], *, alike: bool = False) -> Score:
    """The score over surfaces; with `alike` pairs of the very same spelling count too."""
    right, wrong, missed = 0, [], []
    for a, b in combinations(list(named), 2):
        if a.document == b.document or (not alike and a.surface.casefold() == b.surface.casefold()):
            continue
        joined = bool(a.found & b.found)
        if a.cluster == b.cluster:
            right += joined
            if not joined:
                missed.append((a, b))
        elif joined:
            wrong.append((a, b))
    return Score(right, wrong, missed)


def places(g: Glossary, source: str) -> dict[tuple[int, int], set[str]]:
    """What every attested span of a source was taken for: a concept's id, or a candidate's number."""
    found: dict[tuple[int, int], set[str]] = {}
    for a in g.source(source)["attestations"]:
        if a["start"] is not None:
            found.setdefault((a["start"], a["end"]), set()).add(a["concept_id"] or f"#{a['candidate_id']}")
    return found


def found_at(places: dict[tuple[int, int], set[str]], spans: Iterable[tuple[int, int]]) -> frozenset[str]:
    """What the surfaces at these spans were taken for."""
    return frozenset(name for span in spans for name in places.get(span, ()))
