"""One document through linking: which known thing or candidate each of its mentions is."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from glossary import spelling
from glossary.annotate import Annotation, KnownForms
from glossary.link import Cluster, Known, find_clusters, find_known, name_key
from glossary.model import Extraction, Kind, Mention
from glossary.pipeline.verdicts import Verdicts
from glossary.spelling.keys import Lane
from glossary.store import StoredCandidate, Termbase
from glossary.text.fold import compact

_KNOWN_FORMS: dict[str, KnownForms] = {}
"""Automata by the state of the forms they were built from: building one for a million forms takes seconds."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A document's mentions with what is known of each, and the things it mentions with the candidate each one is."""

    extraction: Extraction
    clusters: tuple[tuple[Cluster, StoredCandidate | None], ...]

    @property
    def mentions(self) -> list[Mention]:
        """Every mention in order of the text, with the concept it was linked to."""
        return sorted(
            (
                replace(m, concept_id=m.concept_id or cluster.concept_id)
                for cluster, _ in self.clusters
                for m in cluster.mentions
            ),
            key=lambda m: (m.start, -m.end),
        )


class Linker:
    """Linking against one termbase. Nothing is written."""

    def __init__(self, termbase: Termbase) -> None:
        self._termbase = termbase

    @property
    def known_forms(self) -> KnownForms:
        """The annotator over every known form, as the termbase stands now."""
        state = self._termbase.concepts.state
        if state not in _KNOWN_FORMS:
            while len(_KNOWN_FORMS) >= 2:
                _KNOWN_FORMS.pop(next(iter(_KNOWN_FORMS)), None)
            _KNOWN_FORMS[state] = KnownForms(self._termbase.concepts.known_forms())
        return _KNOWN_FORMS[state]

    # -- one document

    def link(
        self, extraction: Extraction, source: str = "", before: Mapping[tuple[str, str], int] | None = None
    ) -> Linked:
        """Link what was extracted from one document; nothing is written.

        `source` is the source that it is or becomes, `before` the candidates its forms stood for at its last import.
        """
        extraction = self._with_known_forms(extraction)
        clusters: list[tuple[Cluster, StoredCandidate | None]] = []
        found_clusters = find_clusters(extraction)
        verdicts = Verdicts(self._termbase, found_clusters, source, before)
        for cluster in verdicts.separated(found_clusters):
            if placed := verdicts.placed(cluster):
                clusters.append((_unlinked(cluster), placed))
                continue
            if cluster.concept_id is None:
                known = [one for one in self._known_concepts(cluster) if verdicts.may_be(cluster, one.forms)]
                found, why = find_known(cluster, known)
                if found:
                    cluster = replace(cluster, concept_id=str(found.id), why=why)
                elif why:
                    cluster = replace(cluster, why=why)
            candidate = None
            if cluster.concept_id is None:
                candidate, why = self._find_candidate(cluster, verdicts)
                if why and not cluster.why:
                    cluster = replace(cluster, why=why)
            clusters.append((cluster, candidate))
        return Linked(extraction, tuple(clusters))

    def _with_known_forms(self, extraction: Extraction) -> Extraction:
        """The mentions found by grammar and those that are known, each once.

        A known form wins where they cross, but for a person's full name: "President Yoon" ends inside one. A known form
        within the name of a person is part of that name.
        """
        text = extraction.document.text
        furniture = _Neighbours(extraction.furniture)
        annotations = [
            a
            for a in self.known_forms.find(text)
            if not any(s < a.end and a.start < e for s, e in furniture.of((a.start, a.end)))
        ]
        found = {(m.start, m.end): m for m in extraction.mentions}
        near = _Neighbours(found)
        for annotation in annotations:
            span = (annotation.start, annotation.end)
            if span in found:
                found[span] = _identified(found[span], annotation)
                continue
            neighbours = [(s, found[s]) for s in near.of(span) if s in found]
            people = [(s, m) for s, m in neighbours if m.kind is Kind.PERSON]
            if not any(_within(span, s) or (_cross(span, s) and m.refers_to is None) for s, m in people):
                for other, _ in neighbours:
                    if _cross(other, span):
                        del found[other]
                found[span] = Mention(
                    annotation.surface, *span, Kind(annotation.kinds[0]), annotation.lang, annotation.form, "known form",
                    concept_id=annotation.concept_ids[0] if len(annotation.concept_ids) == 1 else None,
                )  # fmt: skip
        mentions = sorted(found.values(), key=lambda m: (m.start, -m.end))
        return replace(extraction, mentions=tuple(mentions))

    def _known_concepts(self, cluster: Cluster) -> list[Known]:
        """The concepts whose forms have a key of the cluster's, and, for people, those that sound like it."""
        keys = {compact(text) for _, text in cluster.forms} | {name_key(text) for _, text in cluster.forms}
        hits = [hit for key in keys for hit in self._termbase.keys.find(key, (Lane.FOLDED, Lane.SORTED), limit=20)]
        exact = {hit.concept for hit in hits}
        numbers = set(exact)
        if cluster.kind is Kind.PERSON and cluster.offices and not exact:
            segments = self._termbase.segments.all()
            near = [h for _, text in cluster.forms for h in spelling.search(segments, text, limit=10) if h.score >= 0.5]
            numbers |= {form.concept for form in self._termbase.keys.forms([h.id for h in near]).values()}
        concepts = self._termbase.concepts.by_number(sorted(numbers))
        forms = self._termbase.concepts.forms(sorted(numbers))
        return [
            Known(
                row["id"], row["kind"], tuple((f["lang"], f["text"]) for f in forms[number]),
                tuple(self._termbase.concepts.offices_of(row["id"])), number in exact,
            )
            for number, row in concepts.items()
        ]  # fmt: skip

    def _find_candidate(self, cluster: Cluster, verdicts: Verdicts) -> tuple[StoredCandidate | None, str]:
        stored = {
            c.id: c
            for c in self._termbase.candidates.find_alike((t for _, t in cluster.forms), cluster.offices)
            if cluster.kind in (c.kind, c.found_kind) and verdicts.may_be(cluster, c.forms)
        }
        found, why = find_known(cluster, [Known(c.id, cluster.kind, c.forms, c.offices) for c in stored.values()])
        if found:
            return stored[int(str(found.id))], why
        return (verdicts.chosen(cluster, list(stored.values())) if why else None), why


def _unlinked(cluster: Cluster) -> Cluster:
    """A cluster that no known form speaks for: a person said whom it means."""
    return replace(
        cluster, concept_id=None, mentions=tuple(replace(mention, concept_id=None) for mention in cluster.mentions)
    )


def _identified(mention: Mention, annotation: Annotation) -> Mention:
    """A mention whose surface is a known form: of several concepts with that form, one of its kind, or none."""
    fitting = [
        id for id, kind in zip(annotation.concept_ids, annotation.kinds, strict=True) if kind == mention.kind
    ] or list(annotation.concept_ids)
    if len(fitting) != 1:
        return mention
    kind = annotation.kinds[annotation.concept_ids.index(fitting[0])]
    return replace(mention, concept_id=fitting[0], kind=Kind(kind))


class _Neighbours:
    """Spans by where they begin, so that those near one are found without looking at all."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._longest = max((end - start for start, end in self._spans), default=0)

    def of(self, span: tuple[int, int]) -> list[tuple[int, int]]:
        """The spans that can overlap this one, in order."""
        first = bisect_right(self._spans, (span[0] - self._longest, -1))
        return self._spans[first : bisect_right(self._spans, (span[1], -1))]


def _within(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return b[0] <= a[0] and a[1] <= b[1]


def _cross(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[0] < a[1] < b[1] or b[0] < a[0] < b[1] < a[1]
