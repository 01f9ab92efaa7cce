"""The walk of a file through the stages: read, extract, link, store. One transaction a file."""

import re
from collections.abc import Generator, Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from glossary.errors import ConflictError, GlossaryError, InputError
from glossary.model import Document, Extraction, Source
from glossary.pipeline.cluster import Cluster
from glossary.pipeline.crew import Crew, usable_cores
from glossary.pipeline.joining import LinkWriter
from glossary.pipeline.linker import Linker
from glossary.pipeline.parallel import align, named_alike
from glossary.pipeline.places import Places
from glossary.pipeline.preparing import Outcome, Prepared, Preparer, Task, prepare, prepare_here, task_of
from glossary.pipeline.rehearsing import Rehearsing
from glossary.pipeline.report import Progress, Report
from glossary.pipeline.rows import RowWriter
from glossary.read import Curated, Metadata, SourceRecord, TermList, find_files
from glossary.store import Attestation, Suspicion, Termbase

__all__ = ["Cluster", "Crew", "Pipeline", "Progress", "Rehearsing", "Report", "usable_cores"]


class Pipeline:
    """The stages over one termbase; `linker` is the part that writes nothing."""

    def __init__(self, termbase: Termbase) -> None:
        self._termbase = termbase
        self._rows = RowWriter(termbase)
        self.linker = Linker(termbase)

    def import_paths(
        self,
        paths: Iterable[Path | str],
        progress: Progress = lambda share: None,
        metadata: Metadata | None = None,
        preparer: Preparer = prepare_here,
        *,
        parallel: bool = False,
    ) -> Generator[Report, None, None]:
        """Import files, folders, archives and addresses; a report each. One at fault is reported and the rest goes on.

        With `parallel` all of them are about one event, and are aligned when they are in, with a report of its own; so are
        files that are named alike (`story.en.txt`, `story.ko.txt`).

        `metadata` is put over what each document says of itself. `preparer` says where files are read and extracted; the
        termbase is the same wherever that is. Raises InputError before anything is written when a path does not exist.
        """
        files = list(find_files(paths))
        with closing(preparer(task_of(path, metadata, self._known_digest) for path in files)) as prepared:
            for n, (task, outcome) in enumerate(prepared):
                yield self._reported(task, outcome, lambda share, n=n: progress((n + share) / len(files)))  # type: ignore[misc]
                progress((n + 1) / len(files))
        for together in [list(map(str, files))] if parallel else named_alike(files):
            aligned = align(self._termbase, together)
            if aligned and (parallel or not aligned.skipped):
                yield aligned

    def _reported(self, task: Task, outcome: Outcome, progress: Progress) -> Report:
        report = Report(str(task.path))
        if isinstance(outcome, GlossaryError):
            report.error = str(outcome)
            return report
        try:
            self._import(outcome, task, report, progress)
        except InputError as error:
            return Report(report.path, report.format, report.encoding, error=str(error))
        return report

    def _known_digest(self, where: str) -> str:
        known = self._termbase.sources.file(where)
        return str(known["digest"]) if known else ""

    def _import(self, file: Prepared, task: Task, report: Report, progress: Progress) -> None:
        """Link and write one file in one transaction; InputError leaves the termbase as it was."""
        known = self._termbase.sources.file(file.where)
        if known and known["digest"] == file.digest:
            report.skipped = "unchanged since its last import"
            return
        if file.content is None:  # imported again since the task was given, from a path that was named twice
            file = prepare(replace(task, known=""))
        content = file.content
        assert content is not None
        if isinstance(content, Document) and (same := self._termbase.sources.same_text(file.digest)):
            report.skipped = f"the same text was imported from {same['path']}"
            return
        report.format, report.encoding = _described(content)
        if file.rehearsal:
            self.linker.recall(file.rehearsal)
        with self._termbase.writing():
            row, run, again = self._termbase.sources.begin_file(
                file.where, file.digest, name=file.name, format=report.format, encoding=report.encoding
            )
            before = self._termbase.sources.candidates_of(row) if again else {}
            if again:
                self._termbase.sources.forget_file(row)
                self._termbase.links.forget_file(row)
                if isinstance(content, Curated):
                    self._termbase.concepts.forget_file(row)
            source: str | None = None
            stem = Path(file.name).stem
            match content:
                case Document():
                    assert file.extraction is not None
                    source = (known or {}).get("source") or self._termbase.sources.free_id(_slug(stem))
                    self._store_document(file.extraction, self._source_of(content, source), row, report, before)
                case SourceRecord():
                    source = content.source.id
                    self._store_record(content, file.extraction, row, report, before)
                case Curated():
                    self._store_curated(content, row, report)
                case TermList():
                    source = (known or {}).get("source") or self._termbase.sources.free_id(_slug(stem))
                    self._termbase.sources.put(
                        Source(source, file.name, digest=file.digest, note="a list that was imported")
                    )
                    self._rows.write(content, source, row, report, progress)
            if again:
                self._termbase.concepts.drop_orphans(row)
                self._termbase.candidates.drop_unattested(before.values())
            self._termbase.sources.end_file(row, run, source, report.counts)

    def _source_of(self, document: Document, id: str) -> Source:
        return Source(id, document.title or Path(document.name).name, document.outlet, document.url, document.date,
                      document.lang, document.digest)  # fmt: skip

    def _store_document(
        self, extraction: Extraction, source: Source, file: int, report: Report, before: Mapping[tuple[str, str], int]
    ) -> None:
        self._termbase.sources.put(source)
        linked = self.linker.link(extraction, source.id, before)
        places = Places(extraction.document)
        LinkWriter(self._termbase, source.id, file, report).write(linked)
        suspicions = [
            Suspicion(e.surface, e.suggestion, e.rule, e.start, e.end, places.paragraph(e.start))
            for e in linked.extraction.errors
        ]
        self._termbase.sources.suspect(source.id, file, suspicions)

    def _store_record(
        self, record: SourceRecord, extraction: Extraction | None, file: int, report: Report,
        before: Mapping[tuple[str, str], int],
    ) -> None:  # fmt: skip
        self._termbase.sources.put(record.source)
        if extraction:
            self._store_document(extraction, record.source, file, report, before)
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
                report.count(outcome)
        except ConflictError as error:
            raise InputError(error.what, where=report.path, accepted=error.accepted) from error


def _described(content: object) -> tuple[str, str]:
    match content:
        case Document(format=format, encoding=encoding):
            return format, encoding
        case TermList(encoding=encoding):
            return "list", encoding
        case Curated():
            return "curated data", "utf-8"
    return "source record", "utf-8"


def _slug(name: str) -> str:
    slug = re.sub(r"[^\w.-]+", "-", name.casefold()).strip("-.")
    return slug if slug and slug[0].isalpha() else f"source-{slug}".rstrip("-")
