"""What one candidate gives another, or a concept gives back to a candidate, when a person decides what is one thing."""

import json
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from glossary.store.candidates import Candidates

_REFERRING = (
    ("attestation", "candidate"),
    ("link", "candidate"),
    ("office_held", "person_candidate"),
    ("office_held", "title_candidate"),
)
"""What sources say of a candidate, or of the concept it became: tables and their columns."""


class Moves:
    """Moves between the candidates of one termbase, inside the caller's transaction."""

    def __init__(self, db: Database, candidates: Candidates) -> None:
        self._db = db
        self._candidates = candidates

    def forms(self, id: int, other: int, forms: Iterable[tuple[str, str]]) -> None:
        """Give another candidate forms, as (lang, text), with what attests them and where a person placed them.

        What is seen as one of the forms goes; so does what stands for one, unless it is seen as a form that stays.
        """
        moved = set(forms)
        staying = set(self._candidates.texts(id)) - moved
        ids = [
            attestation
            for attestation, lang, surface, canonical in self._db.execute(
                "SELECT id, lang, surface, canonical FROM attestation WHERE candidate = ?", [id]
            )
            if (lang, surface) in moved or ((lang, canonical) in moved and (lang, surface) not in staying)
        ]
        self._db.execute(
            "UPDATE attestation SET candidate = ? WHERE id IN (SELECT value FROM json_each(?))",
            [other, json.dumps(ids)],
        )
        for table in ("candidate_form", "placed_form", "link"):
            self._db.conn.executemany(
                f"UPDATE {table} SET candidate = ? WHERE candidate = ? AND lang = ? AND text = ?",
                [(other, id, lang, text) for lang, text in moved],
            )

    def sources(self, id: int, other: int, sources: Iterable[str]) -> None:
        """Give another candidate what some sources attest of this one."""
        named = json.dumps(list(sources))
        for table, column in _REFERRING:
            self._db.execute(
                f"UPDATE {table} SET {column} = ? WHERE {column} = ? AND source IN (SELECT value FROM json_each(?))",
                [other, id, named],
            )

    def take_back(self, id: int, concept: int, left: Sequence[str]) -> None:
        """Give a candidate what attests its forms for a concept that has them no more; `left` are the forms it has yet.

        A concept with no form left gives it all.
        """
        if not left:
            for table, column in _REFERRING:
                of_concept = column.replace("candidate", "concept")
                self._db.execute(
                    f"UPDATE {table} SET {column} = ?, {of_concept} = NULL WHERE {of_concept} = ? AND {column} IS NULL",
                    [id, concept],
                )
            return
        own = json.dumps([text for _, text in self._candidates.texts(id)])
        others = json.dumps(left)
        self._db.execute(
            "UPDATE attestation SET candidate = ?, concept = NULL WHERE concept = ?"
            " AND (surface IN (SELECT value FROM json_each(?)) OR canonical IN (SELECT value FROM json_each(?)))"
            " AND surface NOT IN (SELECT value FROM json_each(?)) AND canonical NOT IN (SELECT value FROM json_each(?))",
            [id, concept, own, own, others, others],
        )

    def dissolve(self, id: int, into: int) -> None:
        """Give all that a candidate has to another one, and remove it."""
        self._candidates.put_forms(into, self._candidates.forms(id))
        self._db.execute(
            "INSERT OR IGNORE INTO candidate_office SELECT ?, office FROM candidate_office WHERE candidate = ?",
            [into, id],
        )
        for table, column in (*_REFERRING, ("placed_form", "candidate")):
            self._db.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", [into, id])
        self._db.execute("DELETE FROM candidate WHERE id = ?", [id])
