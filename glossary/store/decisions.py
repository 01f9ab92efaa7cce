"""The log of what people decided about candidates, and which of it still stands."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlite_utils import Database

from glossary.errors import NotFoundError
from glossary.store.sources import now


class Decision(StrEnum):
    """What a person says of a candidate.

    It is a new concept, it is that one, not now, no term at all, it is two things, it is called otherwise; and that what
    was said last does not hold.
    """

    ACCEPT = "accept"
    MERGE = "merge"
    REJECT = "reject"
    NEVER = "never"
    SPLIT = "split"
    RENAME = "rename"
    REOPEN = "reopen"


STATUS_AFTER = {
    Decision.ACCEPT: "accepted",
    Decision.MERGE: "merged",
    Decision.REJECT: "rejected",
    Decision.NEVER: "never",
}
"""The status of a candidate after each of the decisions that settle it."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the log: `before` is what `candidate` was, `after` what was made of it; `undone` names what undid it."""

    id: int
    at: str
    by: str
    action: str
    candidate: int
    before: dict[str, Any]
    after: dict[str, Any]
    undoes: int | None = None
    undone: int | None = None


_ENTRIES = (
    "SELECT id, at, by, action, CAST(subject_id AS INTEGER) AS candidate, before, after, undoes,"
    " (SELECT id FROM change_log AS later WHERE later.undoes = change_log.id) AS undone"
    " FROM change_log WHERE subject = 'candidate'"
)


class Decisions:
    """The decisions of one termbase. Writing methods run inside the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, id: int) -> LogEntry:
        """The decision with this number; NotFoundError when there is none."""
        found = self._entries("AND id = ?", [id]) if id < 2**63 else []
        if not found:
            raise NotFoundError(f"there is no decision {id}", accepted="a number that `glossary review log` lists")
        return found[0]

    def page(
        self, offset: int, limit: int, *, candidate: int | None = None, only: Sequence[int] | None = None
    ) -> tuple[int, list[LogEntry]]:
        """How many lines the log has (about a candidate, or of some numbers), and some of them, the newest first."""
        about: str = ""
        values: list[object] = []
        if candidate is not None:
            about, values = "AND id IN (SELECT decision FROM decided_candidate WHERE candidate = ?)", [candidate]
        if only is not None:
            about, values = f"{about} AND id IN (SELECT value FROM json_each(?))", [*values, json.dumps(list(only))]
        total = self._db.execute(
            f"SELECT count(*) FROM change_log WHERE subject = 'candidate' {about}", values
        ).fetchone()[0]
        return int(total), self._entries(f"{about} ORDER BY id DESC LIMIT ? OFFSET ?", [*values, limit, offset])

    def settling(self, candidate: int) -> LogEntry | None:
        """The standing decision that settled a candidate: accept, merge, reject or never."""
        found = self._entries(
            "AND candidate = ? AND action IN (SELECT value FROM json_each(?)) AND undone IS NULL ORDER BY id DESC LIMIT 1",
            [candidate, json.dumps([*STATUS_AFTER])],
        )
        return found[0] if found else None

    def later_about(self, decision: LogEntry) -> list[LogEntry]:
        """The standing decisions after this one that are about a candidate it is about."""
        return self._entries(
            "AND id IN (SELECT later.decision FROM decided_candidate AS later JOIN decided_candidate AS this"
            " ON this.candidate = later.candidate AND this.decision = ? WHERE later.decision > this.decision)"
            " AND undone IS NULL AND undoes IS NULL ORDER BY id",
            [decision.id],
        )

    def later_merges(self, decision: LogEntry, concept: int) -> list[LogEntry]:
        """The standing decisions after this one that merge a candidate into a concept."""
        return self._entries(
            "AND id > ? AND action = 'merge' AND json_extract(after, '$.concept') = ? AND undone IS NULL ORDER BY id",
            [decision.id, concept],
        )

    def _entries(self, where: str, values: Sequence[Any]) -> list[LogEntry]:
        rows = self._db.execute(f"SELECT * FROM ({_ENTRIES}) WHERE true {where}", list(values)).fetchall()
        return [
            LogEntry(id, at, by, action, candidate, json.loads(before), json.loads(after), undoes, undone)
            for id, at, by, action, candidate, before, after, undoes, undone in rows
        ]

    # -- writing

    def log(
        self,
        by: str,
        action: str,
        candidate: int,
        *,
        before: dict[str, Any],
        after: dict[str, Any],
        others: Iterable[int] = (),
        undoes: int | None = None,
    ) -> int:
        """Write one line of the log, which is about `candidate` and `others`; its number."""
        decision = self._db.execute(
            "INSERT INTO change_log (at, by, action, subject, subject_id, before, after, undoes)"
            " VALUES (?, ?, ?, 'candidate', ?, ?, ?, ?)",
            [
                now(),
                by,
                action,
                str(candidate),
                json.dumps(before, ensure_ascii=False),
                json.dumps(after, ensure_ascii=False),
                undoes,
            ],
        ).lastrowid
        assert decision is not None
        self._db.conn.executemany(
            "INSERT OR IGNORE INTO decided_candidate VALUES (?, ?)", [(id, decision) for id in (candidate, *others)]
        )
        return decision
