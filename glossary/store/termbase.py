"""A termbase: one SQLite file, its rooms, and the transaction they share."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from glossary.store.apart import Apart
from glossary.store.candidates import Candidates
from glossary.store.concepts import Concepts
from glossary.store.connection import BUSY_SECONDS, connect, translated
from glossary.store.decisions import Decisions
from glossary.store.links import Links
from glossary.store.lookup_keys import LookupKeys
from glossary.store.moves import Moves
from glossary.store.profiles import Profiles
from glossary.store.queue import Queue
from glossary.store.segments import Segments
from glossary.store.sources import Sources, now


class Termbase:
    """An open termbase. It belongs to the thread that opened it; close it, or use it in a `with` statement.

    >>> with Termbase(":memory:") as termbase:
    ...     termbase.stats()["concepts"]
    0
    """

    def __init__(self, path: str | Path, *, write: bool = True, busy_seconds: float = BUSY_SECONDS) -> None:
        """Open `path`, creating it when `write`; raises DatabaseError as `connect` does.

        `busy_seconds` is how long to wait for another process that is writing.
        """
        self.path = str(path)
        self._db = connect(path, write=write, busy_seconds=busy_seconds)
        self.concepts = Concepts(self._db)
        self.keys = LookupKeys(self._db)
        self.sources = Sources(self._db)
        self.profiles = Profiles(self._db)
        self.candidates = Candidates(self._db)
        self.moves = Moves(self._db, self.candidates)
        self.queue = Queue(self._db)
        self.decisions = Decisions(self._db)
        self.apart = Apart(self._db)
        self.links = Links(self._db)
        self.segments = Segments(self._db)
        self._written_segments: list[int] = []

    def __enter__(self) -> "Termbase":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._db.conn.close()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One state of the termbase for several questions, whatever others write meanwhile. Not to be nested."""
        with translated(self.path):
            self._db.conn.execute("BEGIN")
            try:
                yield
            finally:
                self._db.conn.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it is written, or none; readers go on meanwhile. Not to be nested.

        Raises DatabaseError when another process has been writing for too long.
        """
        with translated(self.path):
            self._db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.index_new_forms()
                self.segments.settle(self._written_segments)
                self._db.conn.execute("COMMIT")
            except BaseException:
                if self._db.conn.in_transaction:
                    self._db.conn.execute("ROLLBACK")
                raise
            finally:
                self.concepts.new_forms = []
                self._written_segments = []

    def index_new_forms(self, at_least: int = 1) -> None:
        """Put the forms written so far into the spelling index, if there are that many: a long import stays small."""
        if len(self.concepts.new_forms) >= at_least:
            self._written_segments.append(self.segments.add(self.concepts.new_forms))
            self.concepts.new_forms = []

    def stats(self) -> dict[str, int]:
        """How many rows of each kind there are."""
        counts = {
            "concepts": "SELECT count(*) FROM concept",
            "terms": "SELECT count(*) FROM form WHERE role = 'term'",
            "lookup_forms": "SELECT count(*) FROM form WHERE role = 'look-up'",
            "rules": "SELECT count(*) FROM usage_rule",
            "profiles": "SELECT count(*) FROM profile",
            "sources": "SELECT count(*) FROM source",
            "attestations": "SELECT coalesce(sum(count), 0) FROM attestation",
            "candidates": "SELECT count(*) FROM candidate WHERE status = 'unprocessed'"
            " AND EXISTS (SELECT 1 FROM attestation WHERE attestation.candidate = candidate.id)",
        }
        return {name: int(self._db.execute(sql).fetchone()[0]) for name, sql in counts.items()}

    def log_failed_search(self, query: str) -> None:
        """Remember a search that found nothing, so that editors see what people looked for."""
        with translated(self.path):
            self._db.execute(
                "INSERT INTO failed_search VALUES (?, 1, ?) ON CONFLICT (query) DO UPDATE SET count = count + 1, last_at = ?",
                [query, now(), now()],
            )

    def failed_searches(self, limit: int = 100) -> list[dict[str, Any]]:
        """What people looked for in vain, the most frequent first."""
        return list(self._db.query("SELECT * FROM failed_search ORDER BY count DESC, last_at DESC LIMIT ?", [limit]))
