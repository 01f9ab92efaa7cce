"""The queue of candidates as a person reads it: filtered, the best attested first, with their contexts."""

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from glossary.spelling.keys import compact

CONTEXTS = 5
"""Contexts of a candidate in a list: one of each source before a second of any."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which candidates are asked for. `lang` and `source` are of any of their forms, `text` is part of one, however spaced."""

    status: str = "unprocessed"
    kind: str = ""
    lang: str = ""
    text: str = ""
    source: str = ""
    min_sources: int = 0


class Queue:
    """The candidates of one termbase, in order. It only reads."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def ids(self, wanted: Filter) -> list[int]:
        """The numbers of the candidates asked for, the best attested first.

        What nothing attests any more is not in the queue, although it stays when something was decided about it.
        """
        where, values = ["status = ?"], [wanted.status]
        if wanted.kind:
            where.append("candidate.kind = ?")
            values.append(wanted.kind)
        if wanted.lang:
            where.append("candidate.id IN (SELECT candidate FROM candidate_form WHERE lang = ? OR lang LIKE ? || '-%')")
            values += [wanted.lang, wanted.lang]
        if wanted.text:
            key = compact(wanted.text)
            column, part = ("key", key) if key else ("text", wanted.text)
            where.append(f"candidate.id IN (SELECT candidate FROM candidate_form WHERE instr({column}, ?))")
            values.append(part)
        if wanted.source:
            where.append("candidate.id IN (SELECT candidate FROM attestation WHERE source = ?)")
            values.append(wanted.source)
        rows = self._db.execute(
            "SELECT candidate.id, count(DISTINCT attestation.source) AS sources, coalesce(sum(count), 0) AS mentions"
            f" FROM candidate LEFT JOIN attestation ON attestation.candidate = candidate.id WHERE {' AND '.join(where)}"
            " GROUP BY candidate.id HAVING sources >= ? ORDER BY sources DESC, mentions DESC, candidate.id",
            [*values, max(wanted.min_sources, wanted.status == "unprocessed")],
        )
        return [row[0] for row in rows]

    def rows(self, ids: list[int], *, contexts: int = CONTEXTS) -> list[dict[str, Any]]:
        """Some candidates in this order, each with the surfaces it was seen as and its first contexts."""
        return [self._row(id, contexts) for id in ids]

    def _row(self, id: int, contexts: int) -> dict[str, Any]:
        row = next(
            iter(
                self._db.query(
                    "SELECT candidate.id AS id, candidate.kind AS kind, candidate.lang AS lang, text, status,"
                    " candidate.concept AS concept, why, decided_by, decided_at,"
                    " count(DISTINCT attestation.source) AS sources, coalesce(sum(count), 0) AS mentions"
                    " FROM candidate LEFT JOIN attestation ON attestation.candidate = candidate.id WHERE candidate.id = ?",
                    [id],
                )
            )
        )
        row["forms"] = self.surfaces(id)
        row["contexts"] = self._contexts(id, contexts)
        return row

    def surfaces(self, id: int) -> list[dict[str, Any]]:
        """The surfaces a candidate was seen as, the most frequent first."""
        return list(
            self._db.query(
                "SELECT surface AS text, lang, sum(count) AS count FROM attestation WHERE candidate = ?"
                " GROUP BY surface, lang ORDER BY count DESC, surface",
                [id],
            )
        )

    def _contexts(self, id: int, limit: int) -> list[dict[str, Any]]:
        return list(
            self._db.query(
                "SELECT source_id, context, surface, lang, start, paragraph, line FROM ("
                "SELECT source AS source_id, context, surface, lang, start, paragraph, line,"
                " row_number() OVER (PARTITION BY source ORDER BY start) AS turn FROM attestation WHERE candidate = ?)"
                " ORDER BY turn, source_id LIMIT ?",
                [id, limit],
            )
        )

    def by_source(self, id: int) -> list[dict[str, Any]]:
        """The sources that attest a candidate, the oldest first, with how often."""
        return list(
            self._db.query(
                "SELECT source.id AS id, title, outlet, date, source.lang AS lang, sum(count) AS mentions"
                " FROM attestation JOIN source ON source.id = attestation.source WHERE candidate = ?"
                " GROUP BY source.id ORDER BY date = '', date, source.id",
                [id],
            )
        )
