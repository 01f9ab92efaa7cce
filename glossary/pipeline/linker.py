"""One document through linking: which known thing or candidate each of its mentions is."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from glossary import spelling
from glossary.annotate import Annotation, KnownForms
from glossary.link import Cluster, Judgement, Known, find_clusters, judge, name_key
from glossary.model import Extraction, Kind, Mention
from glossary.pipeline.verdicts import Verdicts
from glossary.spelling.keys import Lane
from glossary.spelling.memory import Comparison
from glossary.spelling.same import comparisons
from glossary.store import StoredCandidate, Termbase
from glossary.text.fold import compact

_KNOWN_FORMS: dict[str, KnownForms] = {}
"""Automata by the state of the forms they were built from: building one for a million forms takes seconds."""

_KEPT_NAMES = 50_000
"""Names whose search is kept. A few are in every second document, so that most searches are saved."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a process found out that linked a document on trial: names that were compared, and forms of concepts like a name.

    All of it is true whatever else is imported meanwhile: the forms, as long as `state` is the state of the forms.
    """

    state: str
    compared: tuple[Comparison, ...]
    like: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Linked:
    """A document's mentions with what is known of each, and the things it mentions with what each was found to be."""

    extraction: Extraction
    links: tuple["Link", ...]

    @property
    def mentions(self) -> list[Mention]:
        """Every mention in order of the text, with the concept it was linked to."""
        return sorted(
            (
                replace(m, concept_id=m.concept_id or cluster.concept_id)
                for cluster in (link.cluster for link in self.links)
                for m in cluster.mentions
            ),
            key=lambda m: (m.start, -m.end),
        )


@dataclass(frozen=True, slots=True)
class Link:
    """A thing of a document, and the candidate it is, if it is one; a known concept stands in the cluster itself.

    `joined` are candidates that the document shows to be the same as `candidate`, and about which nobody said anything.
    """

    cluster: Cluster
    candidate: StoredCandidate | None = None
    judgement: Judgement | None = None
    joined: tuple[StoredCandidate, ...] = ()

    @property
    def name(self) -> str:
        """What is mentioned beside others: the id of the concept, or `#` and the number of the candidate."""
        if self.cluster.concept_id:
            return self.cluster.concept_id
        return f"#{self.candidate.id}" if self.candidate else ""


class Linker:
    """Linking against one termbase. Nothing is written."""

    def __init__(self, termbase: Termbase) -> None:
        self._termbase = termbase
        self._state = ""
        self._like: dict[str, tuple[int, ...]] = {}

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
        found = find_clusters(extraction)
        verdicts = Verdicts(self._termbase, found, source, before)
        links = [self._link(cluster, verdicts) for cluster in verdicts.separated(found)]
        beside = frozenset(link.name for link in links if link.name and link.cluster.kind not in _EVERYWHERE)
        # What is left open may be told by its company.
        links = [self._link(link.cluster, verdicts, beside) if _is_open(link) else link for link in links]
        return Linked(extraction, tuple(links))

    def _link(self, cluster: Cluster, verdicts: Verdicts, beside: frozenset[object] = frozenset()) -> Link:
        if placed := verdicts.placed(cluster):
            return Link(_unlinked(cluster), placed)
        if cluster.concept_id:
            return Link(cluster)
        known = [one for one in self._known_concepts(cluster) if verdicts.may_be(cluster, one.forms)]
        judgement = judge(cluster, known)
        if judgement.known:
            return Link(replace(cluster, concept_id=str(judgement.known.id), why=judgement.why), judgement=judgement)
        if judgement.why:
            cluster = replace(cluster, why=judgement.why)
        return self._find_candidate(cluster, verdicts, beside)

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
        texts = [text for _, text in cluster.forms]
        if cluster.implied:  # a meeting named without its parties: Korea may be South Korea in its full name
            texts = [cluster.implied, cluster.implied.replace("Korea", "South Korea")]
        keys = {compact(text) for text in texts} | {name_key(text) for text in texts}
        hits = [hit for key in keys for hit in self._termbase.keys.find(key, (Lane.FOLDED, Lane.SORTED), limit=20)]
        exact = {hit.concept for hit in hits}
        numbers = set(exact)
        if cluster.kind is Kind.PERSON and cluster.offices and not exact:
            near = {id for _, text in cluster.forms for id in self._forms_like(text)}
            numbers |= {form.concept for form in self._termbase.keys.forms(sorted(near)).values()}
        concepts = self._termbase.concepts.by_number(sorted(numbers))
        forms = self._termbase.concepts.forms(sorted(numbers))
        return [
            Known(
                row["id"], row["kind"], tuple((f["lang"], f["text"]) for f in forms[number]),
                tuple(self._termbase.concepts.offices_of(row["id"])), number in exact,
            )
            for number, row in concepts.items()
        ]  # fmt: skip

    def _forms_like(self, text: str) -> tuple[int, ...]:
        """The forms of concepts that sound like a name, kept while the forms are as they are: names come again."""
        self._forget_old_names()
        if text not in self._like:
            segments = self._termbase.segments.all()
            hits = spelling.search(segments, text, limit=10, thorough=False)
            self._like[text] = tuple(hit.id for hit in hits if hit.score >= 0.5)
        return self._like[text]

    def _forget_old_names(self) -> None:
        state = self._termbase.concepts.state
        if self._state != state or len(self._like) > _KEPT_NAMES:
            self._state = state
            self._like.clear()

    # -- in another process

    def rehearse(self, extraction: Extraction) -> Rehearsal:
        """What linking a document takes long to find out, without its outcome: that depends on the documents before it."""
        self._forget_old_names()
        compared, known = len(comparisons), set(self._like)
        with self._termbase.reading():
            self.link(extraction)
        like = {text: forms for text, forms in self._like.items() if text not in known}
        return Rehearsal(self._state, comparisons.since(compared), like)

    def recall(self, rehearsal: Rehearsal) -> None:
        """Remember what another process found out."""
        comparisons.recall(rehearsal.compared)
        self._forget_old_names()
        if rehearsal.state == self._state:
            self._like |= rehearsal.like

    def _find_candidate(self, cluster: Cluster, verdicts: Verdicts, beside: frozenset[object]) -> Link:
        alike = self._termbase.candidates.find_alike(
            cluster.kind, cluster.forms, surname=cluster.surname, offices=cluster.offices
        )
        stored = {
            c.id: c for c in alike if cluster.kind in (c.kind, c.found_kind) and verdicts.may_be(cluster, c.forms)
        }
        company = self._termbase.links.beside(stored) if beside else {}
        judgement = judge(
            cluster,
            [
                Known(c.id, cluster.kind, c.forms, c.offices, beside=frozenset(company.get(c.id, ())))
                for c in stored.values()
            ],
            beside,
        )
        if judgement.known:
            return Link(cluster, stored[int(str(judgement.known.id))], judgement)
        rivals = tuple(stored[int(str(one.id))] for one in judgement.rivals)
        if rivals and all(self._termbase.links.may_join(one.id) for one in rivals):
            first, *others = sorted(rivals, key=lambda one: one.id)
            return Link(cluster, first, judgement, tuple(others))
        if judgement.why and not cluster.why:
            cluster = replace(cluster, why=judgement.why)
        chosen = verdicts.chosen(cluster, list(stored.values())) if judgement.why else None
        return Link(cluster, chosen, judgement)


_EVERYWHERE = frozenset({Kind.PLACE, Kind.TITLE, Kind.OTHER})
"""Kinds that are in every text: beside them nobody is known any better."""


def _is_open(link: Link) -> bool:
    return link.cluster.kind is Kind.PERSON and not link.name and not link.cluster.surname


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
