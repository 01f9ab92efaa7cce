"""The walk of a file through the stages: read, extract, link, store. One transaction a file."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from glossary import spelling
from glossary.annotate import Annotation, KnownForms
from glossary.errors import ConflictError, GlossaryError, InputError
from glossary.extract import extract
from glossary.link import Cluster, Known, find_clusters, find_known, name_key
from glossary.model import Concept, Document, Extraction, Kind, Mention, Source
from glossary.read import Curated, Metadata, Row, SourceFile, SourceRecord, TermList, find_files, open_file, read_file
from glossary.spelling.keys import Lane
from glossary.store import Attestation, Outcome, StoredCandidate, Suspicion, Termbase
from glossary.text.fold import compact

CONTEXT = 40
"""Code points kept on either side of an attested surface: enough to judge it, too little to be the article."""
BATCH_ROWS = 2_000
FORMS_A_SEGMENT = 200_000
"""Forms of a long list that are indexed at once: what bounds the memory of an import."""
MESSAGES_KEPT = 1_000
"""Messages a report keeps; the counts go on."""

Progress = Callable[[float], None]

_KNOWN_FORMS: dict[str, KnownForms] = {}
"""Automata by the state of the forms they were built from: building one for a million forms takes seconds."""


@dataclass(slots=True)
class Report:
    """What importing one file did. `messages` are (line, or 0 where there is none; what)."""

    path: str
    format: str = ""
    encoding: str = ""
    new: int = 0
    extended: int = 0
    unchanged: int = 0
    conflicts: int = 0
    rejected: int = 0
    attested: int = 0
    candidates: int = 0
    skipped: str = ""
    error: str = ""
    messages: list[tuple[int, str]] = field(default_factory=list)

    def say(self, line: int, what: str) -> None:
        """Keep a message; after the first thousand only the counts go on."""
        if len(self.messages) < MESSAGES_KEPT:
            self.messages.append((line, what))

    @property
    def counts(self) -> dict[str, int]:
        """The counts that an import run keeps."""
        return {n: getattr(self, n) for n in ("new", "extended", "unchanged", "conflicts", "rejected")}


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


class Pipeline:
    """The stages over one termbase."""

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

    def link(self, document: Document) -> Linked:
        """Extract and link one document; nothing is written."""
        extraction = self._with_known_forms(extract(document))
        clusters = []
        for cluster in find_clusters(extraction):
            if cluster.concept_id is None:
                found, why = find_known(cluster, self._known_concepts(cluster))
                if found:
                    cluster = replace(cluster, concept_id=str(found.id), why=why)
                elif why:
                    cluster = replace(cluster, why=why)
            candidate = None
            if cluster.concept_id is None:
                candidate, why = self._find_candidate(cluster)
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

    def _find_candidate(self, cluster: Cluster) -> tuple[StoredCandidate | None, str]:
        stored = {c.id: c for c in self._termbase.candidates.find_alike((t for _, t in cluster.forms), cluster.offices)}
        found, why = find_known(cluster, [Known(c.id, c.kind, c.forms, c.offices) for c in stored.values()])
        return (stored[int(str(found.id))], why) if found else (None, why)

    # -- files

    def import_paths(
        self, paths: Iterable[Path | str], progress: Progress = lambda share: None, metadata: Metadata | None = None
    ) -> Iterator[Report]:
        """Import files, folders, archives and addresses; a report each. One at fault is reported and the rest goes on.

        `metadata` is put over what each document says of itself. Raises InputError before anything is written when a path
        does not exist.
        """
        files = list(find_files(paths))
        for n, path in enumerate(files):
            yield self._import_reported(path, metadata, lambda share, n=n: progress((n + share) / len(files)))  # type: ignore[misc]
            progress((n + 1) / len(files))

    def _import_reported(self, path: Path | str, metadata: Metadata | None, progress: Progress) -> Report:
        report = Report(str(path))
        try:
            self._import_file(path, metadata, report, progress)
        except InputError as error:
            return Report(str(path), report.format, report.encoding, error=str(error))
        return report

    def _import_file(self, path: Path | str, metadata: Metadata | None, report: Report, progress: Progress) -> None:
        """Import one file in one transaction; InputError leaves the termbase as it was."""
        file = open_file(path)
        if (known := self._termbase.sources.file(file.where)) and known["digest"] == _digest(file):
            report.skipped = "unchanged since its last import"
            return
        content = read_file(file, metadata)
        digest = _digest(file)
        if isinstance(content, Document) and (same := self._termbase.sources.same_text(digest)):
            report.skipped = f"the same text was imported from {same['path']}"
            return
        report.format, report.encoding = _described(content)
        with self._termbase.writing():
            row, run, again = self._termbase.sources.begin_file(
                file.where, digest, name=file.path.name, format=report.format, encoding=report.encoding
            )
            if again:
                self._termbase.sources.forget_file(row)
                if isinstance(content, Curated):
                    self._termbase.concepts.forget_file(row)
            source: str | None = None
            match content:
                case Document():
                    source = (known or {}).get("source") or self._termbase.sources.free_id(_slug(file.path.stem))
                    self._store_document(content, self._source_of(content, source), row, report)
                case SourceRecord():
                    source = content.source.id
                    self._store_record(content, row, report)
                case Curated():
                    self._store_curated(content, row, report)
                case TermList():
                    source = (known or {}).get("source") or self._termbase.sources.free_id(_slug(file.path.stem))
                    self._termbase.sources.put(
                        Source(source, file.path.name, digest=digest, note="a list that was imported")
                    )
                    self._store_list(content, source, row, report, progress)
            if again:
                self._termbase.concepts.drop_orphans(row)
                self._termbase.candidates.drop_unattested()
            self._termbase.sources.end_file(row, run, source, report.counts)

    def _source_of(self, document: Document, id: str) -> Source:
        return Source(id, document.title or Path(document.name).name, document.outlet, document.url, document.date,
                      document.lang, document.digest)  # fmt: skip

    def _store_document(self, document: Document, source: Source, file: int, report: Report) -> None:
        self._termbase.sources.put(source)
        linked = self.link(document)
        locate = _Locator(document)
        attestations: list[Attestation] = []
        for cluster, candidate in linked.clusters:
            number = None
            if cluster.concept_id is None:
                if candidate is None:
                    number = self._termbase.candidates.add(cluster.kind, cluster.lang, cluster.canonical)
                    report.candidates += 1
                    report.new += 1
                else:
                    number = candidate.id
                    report.extended += 1
                self._termbase.candidates.add_forms(number, cluster.forms, cluster.offices)
            if cluster.why and (cluster.concept_id is None and candidate is None):
                report.conflicts += 1
                report.say(locate.line(cluster.mentions[0].start), f"{cluster.canonical}: {cluster.why}")
            attestations += [
                locate.attestation(m, m.concept_id or cluster.concept_id, number) for m in cluster.mentions
            ]
        report.attested += len(attestations)
        self._termbase.sources.attest(source.id, file, attestations)
        suspicions = [
            Suspicion(e.surface, e.suggestion, e.rule, e.start, e.end, locate.paragraph(e.start))
            for e in linked.extraction.errors
        ]
        self._termbase.sources.suspect(source.id, file, suspicions)

    def _store_record(self, record: SourceRecord, file: int, report: Report) -> None:
        self._termbase.sources.put(record.source)
        if record.document:
            self._store_document(record.document, record.source, file, report)
        attestations = []
        for form in record.forms:
            concept = self._termbase.concepts.get(form.concept)
            if concept is None:
                report.conflicts += 1
                report.say(0, f"{form.text}: there is no concept {form.concept}")
                continue
            attestations.append(
                Attestation(
                    form.text,
                    form.lang,
                    concept["kind"],
                    paragraph=form.paragraph,
                    count=form.count,
                    rule="source record",
                    concept=form.concept,
                )
            )
        report.attested += len(attestations)
        self._termbase.sources.attest(record.source.id, file, attestations)
        self._termbase.sources.suspect(
            record.source.id,
            file,
            [Suspicion(s, suggestion, "source record", paragraph=p) for s, suggestion, p in record.errors],
        )

    def _store_curated(self, curated: Curated, file: int, report: Report) -> None:
        for source in curated.sources:
            self._termbase.sources.put(source)
        for profile in curated.profiles:
            self._termbase.profiles.put(profile, file=file)
            report.new += 1
        try:
            for outcome in self._termbase.concepts.put(curated.concepts, file=file):
                _count(report, outcome)
        except ConflictError as error:
            raise InputError(error.what, where=report.path, accepted=error.accepted) from error

    def _store_list(self, rows: TermList, source: str, file: int, report: Report, progress: Progress) -> None:
        ids = iter(self._termbase.concepts.new_ids())
        batch: dict[str, tuple[int, Concept]] = {}
        folded: set[str] = set()

        def flush() -> None:
            self._put_rows(list(batch.values()), file, report)
            self._termbase.index_new_forms(at_least=FORMS_A_SEGMENT)
            batch.clear()
            folded.clear()
            progress(rows.share())

        for row in rows.rows:
            if row.concept is None:
                report.rejected += 1
                report.say(row.line, row.problem)
                continue
            concept = replace(row.concept, source=source)
            if not concept.id:
                keys = [compact(t.text) for t in concept.terms]
                if folded & set(keys):
                    flush()
                folded |= set(keys)
                known = self._known_row(row, report)
                if known is None:
                    continue
                concept = replace(concept, id=known or next(i for i in ids if i not in batch))
            if concept.id in batch:
                flush()
            batch[concept.id] = (row.line, concept)
            if len(batch) >= BATCH_ROWS:
                flush()
        flush()
        if report.rejected and not (report.new or report.extended or report.unchanged or report.conflicts):
            line, problem = report.messages[0]
            raise InputError(f"{problem}; no row of the list is good", where=f"{report.path}:{line}")

    def _put_rows(self, rows: list[tuple[int, Concept]], file: int, report: Report) -> None:
        try:
            outcomes = self._termbase.concepts.put([concept for _, concept in rows], file=file)
            for outcome in outcomes:
                _count(report, outcome)
        except ConflictError:
            for line, concept in rows:
                try:
                    _count(report, self._termbase.concepts.put([concept], file=file)[0])
                except ConflictError as error:
                    report.conflicts += 1
                    report.say(line, str(error))

    def _known_row(self, row: Row, report: Report) -> str | None:
        """The concept that a row without an id means: "" for a new one, None where its forms name several.

        It is a known one when in every language that both have a form in they share one.
        """
        concept = row.concept
        assert concept is not None
        by_key = self._termbase.concepts.find_by_form(compact(t.text) for t in concept.terms)
        numbers = set().union(*by_key.values()) if by_key else set()
        if not numbers:
            return ""
        rows = self._termbase.concepts.by_number(sorted(numbers))
        forms = self._termbase.concepts.forms(sorted(numbers))
        agreeing = []
        for number, known in rows.items():
            if concept.kind not in (Kind.OTHER, known["kind"]):
                continue
            shared = {t.lang for t in concept.terms} & {f["lang"] for f in forms[number]}
            if all(
                {compact(t.text) for t in concept.terms if t.lang == lang}
                & {compact(f["text"]) for f in forms[number] if f["lang"] == lang}
                for lang in shared
            ):
                agreeing.append(known["id"])
        if len(agreeing) > 1:
            report.conflicts += 1
            report.say(
                row.line,
                f"{concept.terms[0].text} fits several concepts: {', '.join(agreeing[:5])} (accepted: a column id)",
            )
            return None
        return agreeing[0] if agreeing else ""


def _count(report: Report, outcome: Outcome) -> None:
    setattr(report, outcome, getattr(report, outcome) + 1)


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


def _described(content: object) -> tuple[str, str]:
    match content:
        case Document(format=format, encoding=encoding):
            return format, encoding
        case TermList(encoding=encoding):
            return "list", encoding
        case Curated():
            return "curated data", "utf-8"
    return "source record", "utf-8"


def _digest(file: SourceFile) -> str:
    """The digest of a file, and of the text that a source record describes with it."""
    if file.path.suffix.lower() != ".toml" or file.raw is not None:
        return file.digest
    try:
        content = read_file(file)
    except GlossaryError:
        return file.digest
    text = content.document.digest if isinstance(content, SourceRecord) and content.document else ""
    return f"{file.digest}+{text}" if text else file.digest


def _slug(name: str) -> str:
    slug = re.sub(r"[^\w.-]+", "-", name.casefold()).strip("-.")
    return slug if slug and slug[0].isalpha() else f"source-{slug}".rstrip("-")


class _Locator:
    """Places in a document: the paragraph and line of an offset, and the words around it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [s.start for s in document.segments]

    def _segment(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def paragraph(self, offset: int) -> int:
        return self._document.segments[self._segment(offset)].paragraph

    def line(self, offset: int) -> int:
        return self._document.segments[self._segment(offset)].line

    def attestation(self, mention: Mention, concept: str | None, candidate: int | None) -> Attestation:
        segment = self._document.segments[self._segment(mention.start)]
        text = self._document.text
        start = max(segment.start, mention.start - CONTEXT)
        end = min(max(segment.end, mention.end), mention.end + CONTEXT)
        # Whole words: a cut inside one moves to its nearer edge, where there is one.
        while segment.start < start < mention.start and text[start - 1].isascii() and text[start - 1].isalnum():
            start += 1
        while mention.end < end < segment.end and text[end].isascii() and text[end].isalnum():
            end -= 1
        context = " ".join(text[start:end].split())
        return Attestation(
            mention.surface, mention.lang, mention.kind, mention.start, mention.end, segment.paragraph, segment.line, segment.page,
            context=("…" if start > segment.start else "") + context + ("…" if end < segment.end else ""), rule=mention.rule,
            concept=concept, candidate=None if concept else candidate,
        )  # fmt: skip
