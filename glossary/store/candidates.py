"""Candidates: what the extractor found and nobody has reviewed yet, with its forms and where it was seen."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlite_utils import Database

from glossary.errors import NotFoundError
from glossary.link import IMPLIED, implied_key, keys_of, read_office, stored_keys, surname_keys
from glossary.model import Kind
from glossary.spelling.keys import compact


class Use(StrEnum):
    """What becomes of a candidate's form: one term of several, the usual one, a look-up form, nothing."""

    TERM = "term"
    USUAL = "usual"
    LOOK_UP = "look-up"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CandidateForm:
    """A form of a candidate. `seen` is how often it is attested, `instead_of` the form that a person corrected to it."""

    lang: str
    text: str
    use: Use = Use.TERM
    instead_of: str = ""
    seen: int = 0


@dataclass(frozen=True, slots=True)
class StoredCandidate:
    """A candidate as linking needs it: its forms as (lang, text), and the offices it was seen with.

    `kind` is what a person or else the extractor says it is, `found_kind` what the extractor said; `why` says why it was
    not linked to anything known.
    """

    id: int
    kind: str
    lang: str
    text: str
    status: str
    concept: int | None
    found_kind: str
    why: str
    forms: tuple[tuple[str, str], ...]
    offices: tuple[str, ...]


class Candidates:
    """The candidates of one termbase. Writing methods run inside the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # -- reading

    def get(self, id: int) -> StoredCandidate:
        """The candidate with this number; NotFoundError when there is none."""
        found = self._load("candidate.id = ?", [id]) if id < 2**63 else []
        if not found:
            raise NotFoundError(f"there is no candidate {id}", accepted="a number that `glossary review` lists")
        return found[0]

    def find_alike(
        self, kind: str, forms: Iterable[tuple[str, str]], *, surname: str = "", offices: Iterable[str] = ()
    ) -> list[StoredCandidate]:
        """The candidates that may be a thing of this kind with these forms, as (lang, text): see `glossary.link.keys`.

        With a `surname` alone, those who bear it in an office of the rank of one of these.
        """
        if surname:
            ranks = {rank for office in offices for rank in read_office(office).ranks}
            return self._load(
                "candidate.id IN (SELECT candidate FROM candidate_office WHERE office IN"
                " (SELECT office FROM office_rank WHERE rank IN (SELECT value FROM json_each(?))))"
                " AND candidate.id IN (SELECT candidate FROM candidate_form JOIN form_key USING (lang, text)"
                " WHERE form_key.key IN (SELECT value FROM json_each(?)))",
                [json.dumps(sorted(ranks)), json.dumps(sorted(surname_keys(surname)))],
            )
        forms = list(forms)
        implied = {office for office in offices if office.startswith(IMPLIED)}
        keys = keys_of(kind, forms) | {f"t:{office.removeprefix(IMPLIED)}" for office in implied}
        implied |= {implied_key(text) for _, text in forms} if kind == Kind.EVENT else set()
        return self._load(
            "candidate.id IN (SELECT candidate FROM candidate_form WHERE key IN (SELECT value FROM json_each(?))"
            " UNION SELECT candidate FROM form_key JOIN candidate_form USING (lang, text)"
            " WHERE form_key.key IN (SELECT value FROM json_each(?))"
            " UNION SELECT candidate FROM candidate_office WHERE office IN (SELECT value FROM json_each(?)))",
            [json.dumps(sorted(each)) for each in ({compact(t) for _, t in forms}, keys, implied)],
        )

    def _load(self, where: str, values: Sequence[Any]) -> list[StoredCandidate]:
        rows = self._db.execute(
            f"SELECT id, kind, lang, text, status, concept, found_kind, why FROM candidate WHERE {where} ORDER BY id",
            list(values),
        ).fetchall()
        return [
            StoredCandidate(
                id, kind, lang, text, status, concept, found_kind, why, tuple(self.texts(id)), tuple(self._offices(id))
            )
            for id, kind, lang, text, status, concept, found_kind, why in rows
        ]

    def texts(self, id: int) -> list[tuple[str, str]]:
        """The forms of a candidate as (lang, text)."""
        return self._db.execute(
            "SELECT lang, text FROM candidate_form WHERE candidate = ? ORDER BY lang, text", [id]
        ).fetchall()

    def _offices(self, id: int) -> list[str]:
        rows = self._db.execute("SELECT office FROM candidate_office WHERE candidate = ? ORDER BY office", [id])
        return [row[0] for row in rows]

    def forms(self, id: int) -> list[CandidateForm]:
        """The forms of a candidate: in each language the usual one first, then the most frequent."""
        rows = self._db.execute("SELECT lang, text, use, instead_of FROM candidate_form WHERE candidate = ?", [id])
        forms = {(lang, text): CandidateForm(lang, text, Use(use), instead) for lang, text, use, instead in rows}
        for lang, surface, canonical, count in self._db.execute(
            "SELECT lang, surface, canonical, sum(count) FROM attestation WHERE candidate = ? GROUP BY 1, 2, 3", [id]
        ):
            meant = next((f for f in ((lang, surface), (lang, canonical)) if f in forms), None)
            if meant:
                forms[meant] = replace(forms[meant], seen=forms[meant].seen + count)
        uses = list(Use)
        order = {Use.USUAL: -1}
        return sorted(forms.values(), key=lambda f: (f.lang, order.get(f.use, uses.index(f.use)), -f.seen, f.text))

    def first_source(self, id: int) -> str:
        """The source that attests a candidate first, or ""."""
        row = self._db.execute(
            "SELECT source FROM attestation WHERE candidate = ? ORDER BY id LIMIT 1", [id]
        ).fetchone()
        return "" if row is None else str(row[0])

    def forms_by_source(self, id: int) -> dict[str, set[tuple[str, str]]]:
        """The forms, as (lang, text), that a candidate is seen as in each source, by what they stand for there."""
        found: dict[str, set[tuple[str, str]]] = {}
        for source, lang, text in self._db.execute(
            "SELECT DISTINCT source, lang, coalesce(nullif(canonical, ''), surface) FROM attestation WHERE candidate = ?",
            [id],
        ):
            found.setdefault(source, set()).add((lang, text))
        return found

    # -- writing

    def add(self, kind: str, lang: str, text: str, *, found_kind: str = "", why: str = "") -> int:
        """A new candidate, unprocessed. Its number was never that of a candidate about which anything was decided."""
        id = self._db.execute(
            "INSERT INTO candidate (id, kind, lang, text, found_kind, why) VALUES (1 + max("
            "(SELECT coalesce(max(id), 0) FROM candidate), (SELECT coalesce(max(candidate), 0) FROM decided_candidate)),"
            " ?, ?, ?, ?, ?)",
            [kind, lang, text, found_kind or kind, why],
        ).lastrowid
        assert id is not None
        self.add_forms(id, [(lang, text)])
        return id

    def add_forms(self, id: int, forms: Iterable[tuple[str, str]], offices: Iterable[str] = ()) -> None:
        """More forms of a candidate, and offices it was seen with."""
        self.put_forms(id, [CandidateForm(lang, text) for lang, text in forms])
        offices = list(offices)
        self._db.conn.executemany(
            "INSERT OR IGNORE INTO candidate_office VALUES (?, ?)", [(id, office) for office in offices]
        )
        self._db.conn.executemany(
            "INSERT OR IGNORE INTO office_rank VALUES (?, ?)",
            [(office, rank) for office in offices for rank in read_office(office).ranks],
        )

    def put_forms(self, id: int, forms: Iterable[CandidateForm]) -> None:
        """Write forms as they are, beside those that the candidate has; one that it has stays as it is."""
        forms = list(forms)
        self._db.conn.executemany(
            "INSERT OR IGNORE INTO candidate_form (candidate, lang, text, key, skeleton, use, instead_of)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(id, f.lang, f.text, compact(f.text), "", f.use, f.instead_of) for f in forms],
        )
        self._db.conn.executemany(
            "INSERT OR IGNORE INTO form_key VALUES (?, ?, ?)",
            [(f.lang, f.text, key) for f in forms for key in stored_keys(f.lang, f.text)],
        )

    def drop_forms(self, id: int, forms: Iterable[tuple[str, str]]) -> None:
        """Take forms, as (lang, text), from a candidate."""
        self._db.conn.executemany(
            "DELETE FROM candidate_form WHERE candidate = ? AND lang = ? AND text = ?",
            [(id, lang, text) for lang, text in forms],
        )

    def describe(self, id: int, *, kind: str, lang: str, text: str) -> None:
        """Write what a candidate is called and what it is."""
        self._db.execute("UPDATE candidate SET kind = ?, lang = ?, text = ? WHERE id = ?", [kind, lang, text, id])

    def set_status(self, id: int, status: str, *, concept: int | None, by: str, at: str) -> None:
        """Write what was decided about a candidate; `concept` is the row it stands for."""
        self._db.execute(
            "UPDATE candidate SET status = ?, concept = ?, decided_by = ?, decided_at = ? WHERE id = ?",
            [status, concept, by, at, id],
        )

    def status_of(self, id: int) -> dict[str, Any]:
        """What `set_status` wrote."""
        row = self._db.execute(
            "SELECT status, concept, decided_by, decided_at FROM candidate WHERE id = ?", [id]
        ).fetchone()
        return dict(zip(("status", "concept", "by", "at"), row, strict=True))

    def drop_unattested(self, among: Iterable[int]) -> int:
        """Remove those of some unprocessed candidates that nothing attests any more and nobody decided about; how many went."""
        return self._db.execute(
            "DELETE FROM candidate WHERE status = 'unprocessed' AND id IN (SELECT value FROM json_each(?))"
            " AND NOT EXISTS (SELECT 1 FROM attestation WHERE attestation.candidate = candidate.id)"
            " AND NOT EXISTS (SELECT 1 FROM decided_candidate WHERE decided_candidate.candidate = candidate.id)",
            [json.dumps(sorted(set(among)))],
        ).rowcount
