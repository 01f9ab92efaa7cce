"""What links rest on: the evidence for every link, who holds which office, and what is mentioned beside what."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

_SPECIFIC = ("person", "organisation", "event", "issue", "law")
"""Kinds whose company says something of a person: places and bare titles are in every text."""
_MOST_BESIDE = 400


@dataclass(frozen=True, slots=True)
class StoredLink:
    """Why a form in a source is taken for a concept (by id) or a candidate: pieces of evidence as (type, what).

    `proposed` is a link that a person has yet to make.
    """

    lang: str
    text: str
    evidence: tuple[tuple[str, str], ...]
    score: float
    candidate: int | None = None
    concept: str | None = None
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """A source says that a person holds an office; either is a concept (by id) or a candidate. Titles are (function, organisation)."""

    title: str
    function: str = ""
    organisation: str = ""
    person_candidate: int | None = None
    person_concept: str | None = None
    title_candidate: int | None = None
    title_concept: str | None = None


class Links:
    """The links of one termbase. Writing methods run inside the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # -- reading

    def of_candidate(self, candidate: int) -> list[dict[str, Any]]:
        """The links of a candidate, the surest first: source, form, evidence, score, and the concept of a proposal."""
        return self._links("link.candidate = ?", candidate)

    def of_concept(self, concept: int) -> list[dict[str, Any]]:
        """The links that sources have to a concept, the surest first."""
        return self._links("link.concept = ? AND NOT proposed", concept)

    def _links(self, where: str, value: int) -> list[dict[str, Any]]:
        rows = self._db.query(
            "SELECT link.source AS source_id, link.lang AS lang, text, evidence, score, proposed, concept.id AS concept_id"
            f" FROM link LEFT JOIN concept ON concept.number = link.concept WHERE {where} ORDER BY score DESC, link.id",
            [value],
        )
        return [{**row, "evidence": json.loads(row["evidence"]), "proposed": bool(row["proposed"])} for row in rows]

    def holdings(self, *, candidate: int | None = None, concept: int | None = None) -> list[dict[str, Any]]:
        """The offices that sources say a person holds, or the holders of an office, with the dates they say it on.

        A row each: the `person` and the `title` as candidates or concept ids, `function`, `organisation`, `first` and
        `last` (dates of the sources, "" where they have none), and how many `sources`. Of an accepted candidate it is the
        concept that is named.
        """
        side, value = ("candidate", candidate) if candidate is not None else ("concept", concept)
        return list(
            self._db.query(
                f"""
                WITH held AS (
                    SELECT office_held.*, coalesce(person_concept, p.concept) AS who, coalesce(title_concept, t.concept) AS what
                    FROM office_held LEFT JOIN candidate AS p ON p.id = person_candidate
                    LEFT JOIN candidate AS t ON t.id = title_candidate
                    WHERE {"person_candidate = ? OR title_candidate = ?" if side == "candidate" else "who = ? OR what = ?"})
                SELECT person.id AS person_id, CASE WHEN who IS NULL THEN person_candidate END AS person_candidate,
                    office.id AS title_id, CASE WHEN what IS NULL THEN title_candidate END AS title_candidate,
                    min(held.title) AS title, max(function) AS function, max(organisation) AS organisation,
                    coalesce(min(nullif(date, '')), '') AS first, max(date) AS last, count(DISTINCT held.source) AS sources
                FROM held JOIN source ON source.id = held.source LEFT JOIN concept AS person ON person.number = who
                LEFT JOIN concept AS office ON office.number = what
                GROUP BY coalesce(who, -person_candidate), coalesce(what, -title_candidate, function)
                ORDER BY first, last, title""",
                [value, value],
            )
        )

    def beside(self, candidates: Iterable[int]) -> dict[int, frozenset[str]]:
        """What is mentioned in the sources of each candidate: ids of concepts, and of candidates as `#` and the number."""
        found: dict[int, frozenset[str]] = {}
        for candidate in candidates:
            rows = self._db.execute(
                "SELECT DISTINCT coalesce(concept.id, '#' || other.candidate) FROM attestation AS other"
                " LEFT JOIN concept ON concept.number = other.concept WHERE other.source IN"
                " (SELECT DISTINCT source FROM attestation WHERE candidate = ?)"
                f" AND other.kind IN ({', '.join('?' * len(_SPECIFIC))}) LIMIT ?",
                [candidate, *_SPECIFIC, _MOST_BESIDE],
            )
            found[candidate] = frozenset(row[0] for row in rows) - {f"#{candidate}"}
        return found

    def may_join(self, candidate: int) -> bool:
        """Whether no person has said anything of a candidate, so that it may still be found to be another one."""
        row = self._db.execute(
            "SELECT status = 'unprocessed' AND NOT EXISTS (SELECT 1 FROM decided_candidate WHERE decided_candidate.candidate = candidate.id)"
            " AND NOT EXISTS (SELECT 1 FROM placed_form WHERE placed_form.candidate = candidate.id)"
            " FROM candidate WHERE id = ?",
            [candidate],
        ).fetchone()
        return bool(row and row[0])

    # -- writing

    def put(self, source: str, file: int, links: Iterable[StoredLink]) -> None:
        """Write links that one file gives."""
        self._db.conn.executemany(
            "INSERT INTO link (source, file, lang, text, candidate, concept, evidence, score, proposed)"
            " VALUES (?, ?, ?, ?, ?, (SELECT number FROM concept WHERE id = ?), ?, ?, ?)",
            [
                (
                    source, file, one.lang, one.text, one.candidate, one.concept,
                    json.dumps([{"type": type, "what": what} for type, what in one.evidence], ensure_ascii=False),
                    one.score, one.proposed,
                )
                for one in links
            ],
        )  # fmt: skip

    def hold(self, source: str, file: int, holdings: Iterable[OfficeHeld]) -> None:
        """Write who one file says holds which office."""
        self._db.conn.executemany(
            "INSERT INTO office_held (source, file, person_candidate, person_concept, title_candidate, title_concept, title,"
            " function, organisation) VALUES (?, ?, ?, (SELECT number FROM concept WHERE id = ?), ?,"
            " (SELECT number FROM concept WHERE id = ?), ?, ?, ?)",
            [
                (
                    source, file, h.person_candidate, h.person_concept, h.title_candidate, h.title_concept, h.title,
                    h.function, h.organisation,
                )
                for h in holdings
            ],
        )  # fmt: skip

    def forget_file(self, file: int) -> None:
        """Take back what a file gave."""
        for table in ("link", "office_held"):
            self._db.execute(f"DELETE FROM {table} WHERE file = ?", [file])
