"""Candidates: what the extractor found and nobody has reviewed, and what people decided about it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlite_utils import Database

from glossary.errors import NotFoundError
from glossary.spelling.keys import compact, skeleton
from glossary.store.sources import now


class Decision(StrEnum):
    """What a person says of a candidate: it is a new concept, it is that one, not now, or no term at all."""

    ACCEPT = "accept"
    MERGE = "merge"
    REJECT = "reject"
    NEVER = "never"
    REOPEN = "reopen"


STATUS_AFTER = {
    Decision.ACCEPT: "accepted",
    Decision.MERGE: "merged",
    Decision.REJECT: "rejected",
    Decision.NEVER: "never",
    Decision.REOPEN: "unprocessed",
}


@dataclass(frozen=True, slots=True)
class StoredCandidate:
    """A candidate as linking needs it: its forms as (lang, text), and the offices it was seen with."""

    id: int
    kind: str
    lang: str
    text: str
    status: str
    concept: int | None
    forms: tuple[tuple[str, str], ...]
    offices: tuple[str, ...]


class Candidates:
    """The candidates of one termbase. Writing methods run inside the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # -- reading

    def get(self, id: int) -> StoredCandidate:
        """The candidate with this number; NotFoundError when there is none."""
        found = self._load("candidate.id = ?", [id])
        if not found:
            raise NotFoundError(f"there is no candidate {id}", accepted="a number that `glossary review` lists")
        return found[0]

    def find_alike(self, texts: Iterable[str], offices: Iterable[str] = ()) -> list[StoredCandidate]:
        """The candidates that have a form of the same key or of the same consonants as one of these, or such an office."""
        texts = list(texts)
        keys = json.dumps(sorted({compact(t) for t in texts}))
        skeletons = json.dumps(sorted({s for t in texts if (s := skeleton(t))}))
        return self._load(
            "candidate.id IN (SELECT candidate FROM candidate_form WHERE key IN (SELECT value FROM json_each(?))"
            " UNION SELECT candidate FROM candidate_form WHERE skeleton IN (SELECT value FROM json_each(?))"
            " UNION SELECT candidate FROM candidate_office WHERE office IN (SELECT value FROM json_each(?)))",
            [keys, skeletons, json.dumps(sorted(offices))],
        )

    def _load(self, where: str, values: Sequence[Any]) -> list[StoredCandidate]:
        rows = self._db.execute(
            f"SELECT id, kind, lang, text, status, concept FROM candidate WHERE {where} ORDER BY id",
            list(values),
        ).fetchall()
        return [
            StoredCandidate(id, kind, lang, text, status, concept, tuple(self._forms(id)), tuple(self._offices(id)))
            for id, kind, lang, text, status, concept in rows
        ]

    def _forms(self, id: int) -> list[tuple[str, str]]:
        return self._db.execute(
            "SELECT lang, text FROM candidate_form WHERE candidate = ? ORDER BY lang, text", [id]
        ).fetchall()

    def _offices(self, id: int) -> list[str]:
        rows = self._db.execute("SELECT office FROM candidate_office WHERE candidate = ? ORDER BY office", [id])
        return [row[0] for row in rows]

    def page(self, status: str, offset: int, limit: int) -> tuple[int, list[dict[str, Any]]]:
        """How many candidates have this status, and one page of them, the best attested first."""
        total = self._db.execute("SELECT count(*) FROM candidate WHERE status = ?", [status]).fetchone()[0]
        rows = list(
            self._db.query(
                "SELECT candidate.id AS id, candidate.kind AS kind, candidate.lang AS lang, text, status, candidate.concept AS concept, why,"
                " decided_by, decided_at, count(DISTINCT attestation.source) AS sources,"
                " coalesce(sum(attestation.count), 0) AS mentions"
                " FROM candidate LEFT JOIN attestation ON attestation.candidate = candidate.id WHERE status = ?"
                " GROUP BY candidate.id ORDER BY sources DESC, mentions DESC, candidate.id LIMIT ? OFFSET ?",
                [status, limit, offset],
            )
        )
        for row in rows:
            row["forms"] = self.surfaces(row["id"])
            row["contexts"] = list(
                self._db.query(
                    "SELECT source AS source_id, context, surface, start, paragraph, line FROM attestation"
                    " WHERE candidate = ? ORDER BY source, start LIMIT 5",
                    [row["id"]],
                )
            )
        return int(total), rows

    def surfaces(self, id: int) -> list[dict[str, Any]]:
        """The surfaces a candidate was seen as, the most frequent first."""
        return list(
            self._db.query(
                "SELECT surface AS text, lang, sum(count) AS count FROM attestation WHERE candidate = ?"
                " GROUP BY surface, lang ORDER BY count DESC, surface",
                [id],
            )
        )

    def first_source(self, id: int) -> str:
        """The source that attests a candidate first, or ""."""
        row = self._db.execute(
            "SELECT source FROM attestation WHERE candidate = ? ORDER BY id LIMIT 1", [id]
        ).fetchone()
        return "" if row is None else str(row[0])

    def log(self, id: int) -> list[dict[str, Any]]:
        """What was decided about a candidate, in order."""
        return list(
            self._db.query(
                "SELECT at, by, action, before, after FROM change_log WHERE subject = 'candidate' AND subject_id = ? ORDER BY id",
                [str(id)],
            )
        )

    # -- writing

    def add(self, kind: str, lang: str, text: str) -> int:
        """A new candidate, unprocessed."""
        id = self._db.execute("INSERT INTO candidate (kind, lang, text) VALUES (?, ?, ?)", [kind, lang, text]).lastrowid
        assert id is not None
        self.add_forms(id, [(lang, text)])
        return id

    def add_forms(self, id: int, forms: Iterable[tuple[str, str]], offices: Iterable[str] = ()) -> None:
        """More forms of a candidate, and offices it was seen with."""
        self._db.conn.executemany(
            "INSERT OR IGNORE INTO candidate_form (candidate, lang, text, key, skeleton) VALUES (?, ?, ?, ?, ?)",
            [(id, lang, text, compact(text), skeleton(text)) for lang, text in forms],
        )
        self._db.conn.executemany(
            "INSERT OR IGNORE INTO candidate_office VALUES (?, ?)", [(id, office) for office in offices]
        )

    def decide(
        self, id: int, decision: Decision, by: str, *, concept: int | None = None, forms: Sequence[int] = ()
    ) -> None:
        """Write a person's decision and log it. `concept` is the row that an accepted or merged candidate stands for,
        `forms` are the rows it added there, so that they can be taken back.
        """
        candidate = self.get(id)
        after = STATUS_AFTER[decision]
        self._db.execute(
            "UPDATE candidate SET status = ?, concept = ?, decided_by = ?, decided_at = ? WHERE id = ?",
            [after, concept, by, now(), id],
        )
        log_change(
            self._db,
            by,
            decision,
            "candidate",
            str(id),
            before={"status": candidate.status, "concept": candidate.concept},
            after={"status": after, "concept": concept, "forms": list(forms)},
        )

    def drop_unattested(self) -> int:
        """Remove the unprocessed candidates that nothing attests any more; how many went."""
        return self._db.execute(
            "DELETE FROM candidate WHERE status = 'unprocessed'"
            " AND NOT EXISTS (SELECT 1 FROM attestation WHERE attestation.candidate = candidate.id)"
        ).rowcount


def log_change(
    db: Database, by: str, action: str, subject: str, subject_id: str, *, before: dict[str, Any], after: dict[str, Any]
) -> None:
    """Write one line of the change log: who did what to which row, and what it was before."""
    db.execute(
        'INSERT INTO change_log (at, "by", action, subject, subject_id, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)',
        [
            now(),
            by,
            action,
            subject,
            subject_id,
            json.dumps(before, ensure_ascii=False),
            json.dumps(after, ensure_ascii=False),
        ],
    )
