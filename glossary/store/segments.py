"""The spelling index as it lies in the database: immutable segments of arrays, merged now and then.

Adding a concept writes one small segment; a look-up asks all of them. When there are many small ones they are merged,
as a search engine does, so that adding to a million names stays cheap and asking them stays quick.
"""

import json
import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
from sqlite_utils import Database

from glossary.spelling import Name, Segment
from glossary.store.concepts import NewForm

KEPT = 64
"""Segments a process keeps at the least; those of the termbase it is asking are always kept."""
MANY = 8
"""Segments of one size class before they are merged into one of the next class, ten times as large."""


class Segments:
    """The stored spelling index of one termbase. A segment never changes, so a process reads each of them once."""

    _kept: ClassVar[dict[str, Segment]] = {}
    """Segments by token, of whatever termbase, the most recently used last; shared by the threads of a process."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> list[Segment]:
        """Every segment of the termbase."""
        rows = self._db.execute("SELECT id, token FROM spelling_segment ORDER BY id").fetchall()
        segments = []
        for id, token in rows:
            segment = self._kept.pop(token, None) or self._read(id)
            self._kept[token] = segment
            segments.append(segment)
        while len(self._kept) > max(KEPT, len(rows)):
            self._kept.pop(next(iter(self._kept)), None)
        return segments

    def add(self, forms: Sequence[NewForm]) -> int:
        """Write a segment that holds these forms; its row."""
        return self._write(
            Segment.build([Name(f.id, f.text, f.lang, f.kind, concept=f.concept) for f in forms]), len(forms)
        )

    def settle(self, written: Sequence[int]) -> None:
        """Merge the segments of one transaction into one, then those of a size of which there have come to be many."""
        if len(written) > 1:
            self._merge(written)
        while crowd := self._crowd():
            self._merge(crowd)

    def _merge(self, ids: Sequence[int]) -> None:
        names = sum(
            row[0] for id in ids for row in self._db.execute("SELECT names FROM spelling_segment WHERE id = ?", [id])
        )
        self._write(Segment.merge([self._read(id) for id in ids]), names)
        for id in ids:
            self._db.execute("DELETE FROM spelling_segment WHERE id = ?", [id])

    def _crowd(self) -> list[int]:
        """The segments of the smallest size class that holds too many of them."""
        classes: dict[int, list[int]] = {}
        for id, names in self._db.execute("SELECT id, names FROM spelling_segment"):
            classes.setdefault(len(str(names)), []).append(id)
        return next((members for _, members in sorted(classes.items()) if len(members) >= MANY), [])

    def _read(self, id: int) -> Segment:
        arrays: dict[str, Any] = {}
        for name, dtype, shape, content in self._db.execute(
            "SELECT name, dtype, shape, content FROM spelling_array WHERE segment = ?", [id]
        ):
            arrays[name] = np.frombuffer(content, dtype=dtype).reshape(json.loads(shape))
        return Segment.from_arrays(arrays)

    def _write(self, segment: Segment, names: int) -> int:
        id = self._db.execute(
            "INSERT INTO spelling_segment (token, names) VALUES (?, ?)", [uuid.uuid4().hex, names]
        ).lastrowid
        assert id is not None
        self._db.conn.executemany(
            "INSERT INTO spelling_array (segment, name, dtype, shape, content) VALUES (?, ?, ?, ?, ?)",
            [
                (id, name, array.dtype.str, json.dumps(array.shape), array.tobytes())
                for name, array in segment.arrays.items()
            ],
        )
        return id
