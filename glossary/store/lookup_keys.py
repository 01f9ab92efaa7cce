"""The exact lanes of look-up: from a key to the forms that have it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from glossary.spelling.keys import Lane


@dataclass(frozen=True, slots=True)
class KeyHit:
    """A form found by a key: `concept` is its row, `role` term or look-up."""

    form: int
    concept: int
    lane: Lane
    role: str
    lang: str
    text: str
    reason: str
    attested: int


COLUMNS = (
    "form.id, form.concept, lookup_key.lane, form.role, form.lang, form.text, form.reason, concept.attested"
    " FROM lookup_key CROSS JOIN form ON form.id = lookup_key.form CROSS JOIN concept ON concept.number = form.concept"
)


class LookupKeys:
    """The key table of one termbase."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, key: str, lanes: Sequence[Lane], *, limit: int = 200) -> list[KeyHit]:
        """The forms with exactly this key, in these lanes; the better attested concepts first."""
        return self._hits(
            f"SELECT {COLUMNS} WHERE key = ? AND lane IN ({', '.join('?' * len(lanes))}) ORDER BY concept.attested DESC LIMIT ?",
            [key, *map(int, lanes), limit],
        )

    def find_prefix(self, prefix: str, lanes: Sequence[Lane], *, limit: int = 50) -> list[KeyHit]:
        """The forms whose key begins so. Of very many, the first 500 in the order of the keys are looked at."""
        return self._hits(
            f"SELECT {COLUMNS} WHERE (key, lane, form) IN (SELECT key, lane, form FROM lookup_key"
            f" WHERE key >= ? AND key < ? AND lane IN ({', '.join('?' * len(lanes))}) LIMIT 500)"
            " ORDER BY concept.attested DESC, length(form.text), form.concept LIMIT ?",
            [prefix, prefix + "\U0010ffff", *map(int, lanes), limit],
        )

    def forms(self, ids: Sequence[int]) -> dict[int, KeyHit]:
        """Forms by id, for hits that came from the spelling index; one that is gone is left out."""
        rows = self._db.execute(
            "SELECT form.id, form.concept, 0, form.role, form.lang, form.text, form.reason, concept.attested"
            f" FROM form JOIN concept ON concept.number = form.concept WHERE form.id IN ({', '.join('?' * len(ids))})",
            list(ids),
        )
        return {row[0]: KeyHit(row[0], row[1], Lane.SPELLING, *row[3:]) for row in rows}

    def of_concept(self, concept: int) -> list[KeyHit]:
        """Every form of a concept."""
        return list(
            self.forms(
                [row[0] for row in self._db.execute("SELECT id FROM form WHERE concept = ?", [concept])]
            ).values()
        )

    def _hits(self, sql: str, values: list[object]) -> list[KeyHit]:
        return [KeyHit(row[0], row[1], Lane(row[2]), *row[3:]) for row in self._db.execute(sql, values)]
