"""The product as one object: every question and every command, answered in the shapes of the API."""

import contextlib
from collections.abc import Generator, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from glossary import lookup as lookups
from glossary import review
from glossary.errors import DatabaseError, InputError, NotFoundError
from glossary.extract import extract
from glossary.lookup import LANGUAGES, LIKELY, terms_by_language, usual
from glossary.model import Kind, Mention
from glossary.pipeline import Cluster, Crew, Pipeline, Progress, Rehearsing, Report
from glossary.read import Metadata, is_address, read_document
from glossary.review import answers
from glossary.store import Filter, Termbase

__all__ = ["LIKELY", "STATUSES", "Glossary"]

LONGEST_TEXT = 1_000_000
"""Code points of a text to annotate through the API."""
STATUSES = answers.STATUSES


class Glossary:
    """An open termbase with everything that can be asked of it. It belongs to the thread that opened it.

    >>> with Glossary(":memory:") as g:
    ...     g.lookup("Park Jin")["matches"]
    []
    """

    def __init__(self, path: str | Path, *, write: bool = True) -> None:
        """Open the termbase at `path`, creating it when `write`; DatabaseError says why it cannot be used."""
        self._termbase = Termbase(path, write=write)
        self._pipeline = Pipeline(self._termbase)

    def __enter__(self) -> "Glossary":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._termbase.close()

    # -- look up

    def lookup(
        self,
        q: str,
        lang: str | None = None,
        kind: str | None = None,
        profile: str | None = None,
        on: date | None = None,
        limit: int = 10,
    ) -> dict[str, Any]:
        """The answer of `GET /api/v1/lookup`; QueryError for a query that cannot be looked up."""
        return lookups.lookup(self._termbase, q, lang=lang, kind=kind, profile=profile, on=on, limit=limit)

    def suggest(self, q: str, limit: int = 8) -> dict[str, Any]:
        """The answer of `GET /api/v1/suggest`: what a query being typed may become."""
        return lookups.suggest(self._termbase, q, limit=limit)

    def log_failed_search(self, q: str) -> None:
        """Remember a search that found nothing, so that editors see what people looked for.

        It writes through a connection of its own, so that a reader can log too; a log that cannot be written now (a long
        import is under way, the file is read-only) is no reason to fail an answer.
        """
        with contextlib.suppress(DatabaseError), Termbase(self._termbase.path, busy_seconds=0.2) as termbase:
            termbase.log_failed_search(q)

    def failed_searches(self, limit: int = 100) -> list[dict[str, Any]]:
        """What people looked for in vain, the most frequent first: {"query", "count", "last_at"} each."""
        return self._termbase.failed_searches(limit)

    # -- show

    def concept(self, id: str) -> dict[str, Any]:
        """Everything known of a concept, as `GET /api/v1/concepts/ID` answers; NotFoundError when there is none."""
        row = self._termbase.concepts.get(id)
        if row is None:
            raise NotFoundError(f"there is no concept {id}", accepted="an id that a look-up gives")
        number = row["number"]
        attestations = self._termbase.sources.attestations_of(number)
        attested: dict[tuple[str, str], int] = {}
        for a in attestations:
            attested[a["lang"], a["surface"]] = attested.get((a["lang"], a["surface"]), 0) + a["count"]
        rules = self._termbase.concepts.rules(number)
        relations = self._termbase.concepts.relations(number, id)
        relations += _attested_offices(self._termbase, number, id, {(r["type"], r["target"]) for r in relations})
        forms = self._termbase.concepts.forms([number])[number]
        lookup_forms = self._termbase.concepts.forms([number], role="look-up")[number]
        cited = {
            row["source"],
            *(x["source"] for x in (*forms, *lookup_forms, *rules, *relations)),
            *(a["source_id"] for a in attestations),
        }
        targets = {r["target"]: self._termbase.concepts.number_of(r["target"]) for r in relations}
        usual_of = {t: usual(terms_by_language(self._termbase, [n])[n]) for t, n in targets.items() if n is not None}
        shown = ("text", "lang", "basis", "type", "system", "note", "source")
        return {
            **{k: row[k] for k in ("id", "kind", "definition", "contested", "note")},
            "source": row["source"] or "",
            "terms": {
                language: [
                    {
                        **{k: f[k] or "" for k in shown}, "certain": bool(f["certain"]),
                        "attested": attested.get((f["lang"], f["text"]), 0),
                    }
                    for tag in tags for f in forms if f["lang"] == tag
                ]
                for language, tags in LANGUAGES.items()
            },
            "lookup_forms": [{k: f[k] or "" for k in ("text", "lang", "reason", "basis", "source")} for f in lookup_forms],
            "rules": rules,
            "relations": [
                {**r, "usual": usual_of.get(r["target"], dict.fromkeys(LANGUAGES, ""))} for r in relations if r["target"] in usual_of
            ],
            "usage": self._termbase.sources.usage_of(number),
            "attestations": attestations,
            "sources": {s: found for s in sorted(filter(None, cited)) if (found := self._termbase.sources.get(s))},
        }  # fmt: skip

    def concepts(self, kind: str | None = None, page: int = 1, per_page: int = 50) -> dict[str, Any]:
        """A page of the concepts, all or of a kind."""
        if kind and kind not in set(Kind):
            raise InputError(f"{kind!r} is no kind", accepted=", ".join(Kind))
        total, rows = self._termbase.concepts.page(kind, (page - 1) * per_page, per_page)
        terms = terms_by_language(self._termbase, [r["number"] for r in rows])
        return {
            "total": total,
            "concepts": [
                {
                    "id": r["id"],
                    "kind": r["kind"],
                    "usual": usual(terms[r["number"]]),
                    "terms": terms[r["number"]],
                    "definition": r["definition"],
                    "contested": r["contested"],
                }
                for r in rows
            ],
        }

    def source(self, id: str) -> dict[str, Any]:
        """A source with what is attested in it and its suspected errors; NotFoundError when there is none."""
        found = self._termbase.sources.get(id)
        if found is None:
            raise NotFoundError(f"there is no source {id}", accepted="an id that a concept cites")
        return {
            **found,
            "attestations": self._termbase.sources.attestations_in(id),
            "errors": self._termbase.sources.errors_in(id),
        }

    def sources(self) -> list[dict[str, Any]]:
        """Every source, newest first, with how much it attests."""
        return self._termbase.sources.all()

    def profiles(self) -> list[dict[str, Any]]:
        """Every profile, by name."""
        return self._termbase.profiles.all()

    def stats(self) -> dict[str, int]:
        """How much there is."""
        return self._termbase.stats()

    # -- grow and review

    def candidates(
        self,
        status: str = "unprocessed",
        page: int = 1,
        per_page: int = 50,
        *,
        kind: str = "",
        lang: str = "",
        text: str = "",
        source: str = "",
        min_sources: int = 0,
    ) -> dict[str, Any]:
        """A page of the review queue, the best attested candidates first; `text` is part of a form, however spelled."""
        wanted = Filter(status, kind, lang, text, source, min_sources)
        return answers.queue(self._termbase, wanted, (page - 1) * per_page, per_page)

    def candidate(self, id: int) -> dict[str, Any]:
        """One candidate with its forms, sources and decisions; NotFoundError when there is none."""
        return answers.candidate(self._termbase, id)

    def candidate_ids(self, status: str = "unprocessed", **wanted: Any) -> list[int]:
        """The numbers of the candidates that `candidates` lists, on all its pages."""
        return self._termbase.queue.ids(answers.checked_filter(Filter(status, **wanted)))

    def decide(self, candidate_id: int, decision: str, by: str, **wanted: Any) -> dict[str, Any]:
        """Decide about one candidate: `wanted` are the fields of `glossary.review.Order`."""
        return self.decide_all([{"candidate": candidate_id, "decision": decision, **wanted}], by)[0]

    def decide_all(
        self, decisions: Sequence[Mapping[str, Any]], by: str, *, together: bool = False, dry_run: bool = False
    ) -> list[dict[str, Any]]:
        """Carry out some decisions or none of them; see `glossary.review.decide_all`."""
        orders = [review.Order.of(decision) for decision in decisions]
        return review.decide_all(self._termbase, orders, by, together=together, dry_run=dry_run)

    def decisions(
        self, page: int = 1, per_page: int = 50, *, candidate: int | None = None, only: Sequence[int] | None = None
    ) -> dict[str, Any]:
        """A page of the log of decisions, the newest first: all, those about a candidate, or those of some numbers."""
        return answers.log(self._termbase, (page - 1) * per_page, per_page, candidate=candidate, only=only)

    def undo(self, decisions: Sequence[int], by: str) -> list[dict[str, Any]]:
        """Undo decisions of the log, all or none; see `glossary.review.undo`."""
        return review.undo(self._termbase, decisions, by)

    def import_paths(
        self,
        paths: Iterable[str | Path],
        progress: Progress = lambda share: None,
        metadata: Metadata | None = None,
        *,
        jobs: int = 1,
        scheduler: str = "",
        parallel: bool = False,
    ) -> Generator[Report, None, None]:
        """Import files, folders, archives and addresses, a report each; see `glossary.pipeline`.

        Files are read and extracted in up to `jobs` processes of this machine, or on the workers of the Dask scheduler at
        the address `scheduler`; the termbase is the same. More than one job needs the caller's `if __name__ == "__main__":`.
        """
        preparer = Cluster(scheduler) if scheduler else Crew(jobs, Rehearsing(self._termbase.path))
        return self._pipeline.import_paths([_place(p) for p in paths], progress, metadata, preparer, parallel=parallel)

    # -- texts

    def extract(self, path: str | Path | bytes, metadata: Metadata | None = None) -> dict[str, Any]:
        """What an import of a document, or of the bytes of one, would find; nothing is written."""
        document = read_document(path if isinstance(path, bytes) else _place(path), metadata)
        linked = self._pipeline.linker.link(extract(document))
        return {
            "document": {
                "name": document.name, "title": document.title, "outlet": document.outlet, "url": document.url, "date": document.date,
                "lang": document.lang, "format": document.format, "encoding": document.encoding, "digest": document.digest,
                "length": len(document.text),
            },
            "mentions": [_shown_mention(m) for m in linked.mentions],
            "errors": [
                {"surface": e.surface, "start": e.start, "end": e.end, "suggestion": e.suggestion} for e in linked.extraction.errors
            ],
        }  # fmt: skip

    def annotate(self, text: str) -> dict[str, Any]:
        """The known forms in a text, as `POST /api/v1/annotate` answers; offsets are code points, half-open."""
        if len(text) > LONGEST_TEXT:
            raise InputError(f"the text has {len(text):,} characters", accepted=f"at most {LONGEST_TEXT:,}")
        return {
            "annotations": [
                {
                    "start": a.start, "end": a.end, "surface": a.surface, "concept_id": a.concept_ids[0] if len(a.concept_ids) == 1 else None,
                    "concept_ids": list(a.concept_ids), "kind": a.kinds[0], "lang": a.lang, "form": a.form,
                }
                for a in self._pipeline.linker.known_forms.find(text)
            ]
        }  # fmt: skip

    def annotate_file(self, path: str | Path | bytes) -> dict[str, Any]:
        """`annotate` for a document in a file, or for the bytes of one, with what it was read as."""
        document = read_document(path if isinstance(path, bytes) else _place(path))
        return {"document": {"name": document.name, "format": document.format}, **self.annotate(document.text)}


def _attested_offices(termbase: Termbase, number: int, id: str, known: set[tuple[str, str]]) -> list[dict[str, Any]]:
    """Who is said in the documents to hold which office, as relations that no curated file states.

    When a document says so is no statement of when the office was taken up or left: the dates stand in the note.
    """
    found = []
    for held in termbase.links.holdings(concept=number):
        person, title = held["person_id"], held["title_id"]
        target = title if person == id else person
        if not (person and title) or ("holds", target) in known:
            continue
        span = " to ".join(dict.fromkeys(filter(None, (held["first"], held["last"]))))
        sources = f"{held['sources']} source{'s' if held['sources'] > 1 else ''}"
        found.append(
            {
                "type": "holds", "target": target, "note": f"attested {span} in {sources}" if span else f"attested in {sources}",
                "valid_from": None, "valid_to": None, "source": "", "inverse": person != id,
            }
        )  # fmt: skip
    return found


def _place(path: str | Path) -> Path | str:
    """A path, or the address it is."""
    return path if isinstance(path, str) and is_address(path) else Path(path)


def _shown_mention(mention: Mention) -> dict[str, Any]:
    return {
        "surface": mention.surface, "start": mention.start, "end": mention.end, "kind": str(mention.kind), "lang": mention.lang,
        "concept_id": mention.concept_id, "canonical": mention.canonical, "rule": mention.rule,
    }  # fmt: skip
