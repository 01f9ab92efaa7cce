"""Sources, what is attested in them, the files they were read from and the runs that read them."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from glossary.model import Source

_OF_CONCEPT = (
    "SELECT attestation.id FROM attestation WHERE attestation.concept = :concept UNION ALL SELECT attestation.id"
    " FROM candidate JOIN attestation ON attestation.candidate = candidate.id WHERE candidate.concept = :concept"
)
"""The attestations of a concept and of what was accepted or merged into it, each found by an index."""


@dataclass(frozen=True, slots=True)
class Attestation:
    """One surface in one source, linked to a concept (by id) or to a candidate (by number).

    `start` and `end` are code points of the text as read, half-open, or None when only the paragraph is known.
    """

    surface: str
    lang: str
    kind: str
    start: int | None = None
    end: int | None = None
    paragraph: int = 0
    line: int = 0
    page: int = 0
    count: int = 1
    context: str = ""
    rule: str = ""
    concept: str | None = None
    candidate: int | None = None
    canonical: str = ""
    """The form that the surface stands for in its document."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A suspected error of a source, with what may have been meant."""

    surface: str
    suggestion: str
    rule: str = ""
    start: int | None = None
    end: int | None = None
    paragraph: int = 0


class Sources:
    """The sources of one termbase. Writing methods run inside the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # -- reading

    def get(self, id: str) -> dict[str, Any] | None:
        """The source with this id, or None."""
        return next(iter(self._db.query("SELECT * FROM source WHERE id = ?", [id])), None)

    def all(self) -> list[dict[str, Any]]:
        """Every source with how often something is attested in it, newest first."""
        return list(
            self._db.query(
                "SELECT source.*, (SELECT coalesce(sum(count), 0) FROM attestation WHERE source = source.id) AS attested"
                " FROM source ORDER BY date DESC, id"
            )
        )

    def attestations_in(self, source: str) -> list[dict[str, Any]]:
        """What is attested in a source, in order of the text."""
        return list(
            self._db.query(
                "SELECT surface, concept.id AS concept_id, candidate AS candidate_id, attested.kind AS kind, lang,"
                " paragraph, line, page, start, end, count, context, rule FROM attested"
                " LEFT JOIN concept ON concept.number = attested.concept WHERE attested.source = ?"
                " ORDER BY start IS NULL, start, paragraph, attested.id",
                [source],
            )
        )

    def attestations_of(self, concept: int) -> list[dict[str, Any]]:
        """Where a concept is attested, newest source first."""
        return list(
            self._db.query(
                "SELECT surface, attested.lang AS lang, source.id AS source_id, outlet, title, date, paragraph, line, page,"
                " start, end, count, context FROM attested JOIN source ON source.id = attested.source"
                f" WHERE attested.id IN ({_OF_CONCEPT}) ORDER BY date DESC, source.id, start",
                {"concept": concept},
            )
        )

    def usage_of(self, concept: int) -> list[dict[str, Any]]:
        """Who used which surface of a concept in which year, and how often."""
        return list(
            self._db.query(
                "SELECT surface AS term, attested.lang AS lang, coalesce(nullif(outlet, ''), title) AS outlet,"
                " substr(date, 1, 4) AS year, sum(count) AS count, source.id AS source_id"
                " FROM attested JOIN source ON source.id = attested.source"
                f" WHERE attested.id IN ({_OF_CONCEPT}) GROUP BY 1, 2, 3, 4 ORDER BY count DESC, term, year",
                {"concept": concept},
            )
        )

    def errors_in(self, source: str) -> list[dict[str, Any]]:
        """The suspected errors of a source, in order of the text."""
        return list(
            self._db.query(
                "SELECT surface, suggestion, rule, start, end, paragraph FROM source_error WHERE source = ?"
                " ORDER BY start IS NULL, start, paragraph",
                [source],
            )
        )

    def file(self, path: str) -> dict[str, Any] | None:
        """What is known of a file that was imported from this path, or None."""
        return next(iter(self._db.query("SELECT * FROM imported_file WHERE path = ?", [path])), None)

    def same_text(self, digest: str) -> dict[str, Any] | None:
        """A file with just this content that was imported from elsewhere, or None."""
        return next(iter(self._db.query("SELECT * FROM imported_file WHERE digest = ?", [digest])), None)

    def candidates_of(self, file: int) -> dict[tuple[str, str], int]:
        """Which candidate each form, as (lang, text), that a file attests stands for."""
        rows = self._db.execute(
            "SELECT lang, coalesce(nullif(canonical, ''), surface), candidate FROM attestation"
            " WHERE file = ? AND candidate IS NOT NULL",
            [file],
        )
        return {(lang, text): candidate for lang, text, candidate in rows}

    # -- writing

    def put(self, source: Source) -> str:
        """Write a source, or complete the one with its id: what is known of it is only ever added to, never emptied."""
        self._db.execute(
            "INSERT INTO source (id, title, outlet, url, date, lang, digest, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET "
            + ", ".join(
                f"{c} = coalesce(nullif(excluded.{c}, ''), {c})"
                for c in ("title", "outlet", "url", "date", "lang", "digest", "note")
            ),
            [source.id, source.title, source.outlet, source.url, source.date, source.lang, source.digest, source.note],
        )
        return source.id

    def free_id(self, wanted: str) -> str:
        """`wanted`, or `wanted-2` and so on when another source has that id.

        The search doubles its step and then halves it: an archive may hold a hundred thousand files called index.html.
        """
        if self.get(wanted) is None:
            return wanted
        taken, free = 1, 2
        while self.get(f"{wanted}-{free}") is not None:
            taken, free = free, free * 2
        while free - taken > 1:
            middle = (taken + free) // 2
            if self.get(f"{wanted}-{middle}") is None:
                free = middle
            else:
                taken = middle
        return f"{wanted}-{free}"

    def begin_file(self, path: str, digest: str, *, name: str, format: str, encoding: str) -> tuple[int, int, bool]:
        """Note that a file is being imported: its row, the run, and whether it was there before (changed since)."""
        run = self._db.execute(
            "INSERT INTO import_run (name, format, encoding, digest, at) VALUES (?, ?, ?, ?, ?)",
            [name, format, encoding, digest, now()],
        ).lastrowid
        assert run is not None
        before = self.file(path)
        if before:
            self._db.execute("UPDATE imported_file SET digest = ?, run = ? WHERE id = ?", [digest, run, before["id"]])
            return before["id"], run, True
        file = self._db.execute(
            "INSERT INTO imported_file (path, digest, run) VALUES (?, ?, ?)", [path, digest, run]
        ).lastrowid
        assert file is not None
        return file, run, False

    def end_file(self, file: int, run: int, source: str | None, counts: dict[str, int]) -> None:
        """Note what an import did."""
        self._db.execute("UPDATE imported_file SET source = ? WHERE id = ?", [source, file])
        columns = ("new", "extended", "unchanged", "conflicts", "rejected")
        self._db.execute(
            f"UPDATE import_run SET {', '.join(f'{c} = ?' for c in columns)} WHERE id = ?",
            [*(counts.get(c, 0) for c in columns), run],
        )

    def attest(self, source: str, file: int, attestations: Sequence[Attestation]) -> None:
        """Write attestations of one file and keep the counts of their concepts."""
        numbers = dict(
            self._db.execute(
                "SELECT id, number FROM concept WHERE id IN (SELECT value FROM json_each(?))",
                [json.dumps(sorted({a.concept for a in attestations if a.concept}))],
            )
        )
        self._db.conn.executemany(
            "INSERT INTO attestation (source, file, concept, candidate, surface, lang, kind, start, end, paragraph, line, page,"
            " count, context, rule, canonical) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    source,
                    file,
                    numbers[a.concept] if a.concept else None,
                    a.candidate,
                    a.surface,
                    a.lang,
                    a.kind,
                    a.start,
                    a.end,
                    a.paragraph,
                    a.line,
                    a.page,
                    a.count,
                    a.context,
                    a.rule,
                    a.canonical,
                )
                for a in attestations
            ],
        )
        counts: Counter[int] = Counter()
        merged = dict(
            self._db.execute(
                "SELECT id, concept FROM candidate WHERE concept IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
                [json.dumps(sorted({a.candidate for a in attestations if a.candidate is not None}))],
            )
        )
        for a in attestations:
            number = numbers[a.concept] if a.concept else merged.get(a.candidate)
            if number is not None:
                counts[number] += a.count
        self._count(counts)

    def suspect(self, source: str, file: int, suspicions: Sequence[Suspicion]) -> None:
        """Write the suspected errors of one file."""
        self._db.conn.executemany(
            "INSERT INTO source_error (source, file, surface, suggestion, rule, start, end, paragraph) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(source, file, s.surface, s.suggestion, s.rule, s.start, s.end, s.paragraph) for s in suspicions],
        )

    def forget_file(self, file: int) -> None:
        """Take back what a file attests, before it is read again or because it is gone."""
        counts = self._db.execute(
            "SELECT concept, -sum(count) FROM attested WHERE file = ? AND concept IS NOT NULL GROUP BY concept", [file]
        ).fetchall()
        self._db.execute("DELETE FROM attestation WHERE file = ?", [file])
        self._db.execute("DELETE FROM source_error WHERE file = ?", [file])
        self._count(dict(counts))

    def _count(self, counts: Mapping[int, int]) -> None:
        """Add to the counts of attestations of some concepts: counting anew takes as long as the archive is large."""
        self._db.conn.executemany(
            "UPDATE concept SET attested = attested + ? WHERE number = ?",
            [(count, number) for number, count in counts.items()],
        )

    def recount(self, concepts: Iterable[int]) -> None:
        """Bring the counts of attestations of some concepts up to date, after a candidate came to them or left them."""
        self._db.conn.executemany(
            f"UPDATE concept SET attested = (SELECT coalesce(sum(count), 0) FROM attestation WHERE id IN ({_OF_CONCEPT}))"
            " WHERE number = :concept",
            [{"concept": number} for number in concepts],
        )


def now() -> str:
    """The time as it is written in the database: UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
