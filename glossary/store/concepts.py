"""Concepts with their terms, look-up forms, rules and relations: written whole, read whole."""

import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from sqlite_utils import Database

from glossary.errors import ConflictError
from glossary.model import Concept, LookupForm, Relation, Term, UsageRule
from glossary.spelling.keys import keys_of

T = TypeVar("T")

ROWS_A_QUERY = 500
"""SQLite takes at most 32,766 parameters a statement; 500 keeps each one quick."""


class Outcome(StrEnum):
    """What writing a concept did to the termbase."""

    NEW = "new"
    EXTENDED = "extended"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class NewForm:
    """A form just written, for the spelling index: `id` and `concept` are rows, `kind` is the concept's."""

    id: int
    concept: int
    text: str
    lang: str
    kind: str


class Concepts:
    """The concepts of one termbase. Writing methods run inside the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.new_forms: list[NewForm] = []
        """Forms written since the last commit; `Termbase.writing` puts them into the spelling index."""

    # -- reading

    def number_of(self, id: str) -> int | None:
        """The row of the concept with this id, or None."""
        row = self._db.execute("SELECT number FROM concept WHERE id = ?", [id]).fetchone()
        return None if row is None else int(row[0])

    def get(self, id: str) -> dict[str, Any] | None:
        """The concept's own columns, or None."""
        cursor = self._db.execute("SELECT * FROM concept WHERE id = ?", [id])
        row = cursor.fetchone()
        return None if row is None else dict(zip((c[0] for c in cursor.description), row, strict=True))

    def forms(self, numbers: Sequence[int], *, role: str = "term") -> dict[int, list[dict[str, Any]]]:
        """The forms of some concepts by number, each list in the order of printing."""
        found: dict[int, list[dict[str, Any]]] = {number: [] for number in numbers}
        columns = ("id", "concept", "lang", "text", "basis", "type", "system", "reason", "certain", "note", "source")
        for chunk in _chunks(numbers):
            for row in self._db.execute(
                f"SELECT {', '.join(columns)} FROM form WHERE role = ? AND concept IN ({_marks(chunk)}) "
                "ORDER BY concept, lang, position, id",
                [role, *chunk],
            ):
                found[row[1]].append(dict(zip(columns, row, strict=True)))
        return found

    def rules(self, number: int) -> list[dict[str, Any]]:
        """The usage rules of one concept, with the names of their profiles, newest first."""
        return list(
            self._db.query(
                "SELECT profile, profile.name AS profile_name, term, usage_rule.lang AS lang, status, valid_from, valid_to,"
                " usage_rule.source AS source, usage_rule.note AS note FROM usage_rule"
                " JOIN profile ON profile.id = usage_rule.profile WHERE concept = ?"
                " ORDER BY profile.name, valid_from DESC, status, term",
                [number],
            )
        )

    def statuses(self, numbers: Sequence[int], profile: str, on: date) -> dict[tuple[int, str, str], str]:
        """What a profile says on a day of the terms of some concepts: (number, lang, term) to status."""
        found: dict[tuple[int, str, str], str] = {}
        for chunk in _chunks(numbers):
            for number, lang, term, status in self._db.execute(
                f"SELECT concept, lang, term, status FROM usage_rule WHERE profile = ? AND concept IN ({_marks(chunk)})"
                " AND (valid_from IS NULL OR valid_from <= ?) AND (valid_to IS NULL OR valid_to > ?)"
                " ORDER BY valid_from",
                [profile, *chunk, on.isoformat(), on.isoformat()],
            ):
                found[number, lang, term] = status
        return found

    def relations(self, number: int, id: str) -> list[dict[str, Any]]:
        """The relations of a concept and, with `inverse` true, those that other concepts have to it."""
        columns = (
            "type, {} AS target, relation.note AS note, valid_from, valid_to, relation.source AS source, {} AS inverse"
        )
        own = self._db.query(f"SELECT {columns.format('target', '0')} FROM relation WHERE concept = ?", [number])
        inverse = self._db.query(
            f"SELECT {columns.format('concept.id', '1')} FROM relation JOIN concept ON concept.number = relation.concept"
            " WHERE target = ?",
            [id],
        )
        return [{**row, "inverse": bool(row["inverse"])} for rows in (own, inverse) for row in rows]

    def holders(self, offices: Sequence[int]) -> set[int]:
        """The persons who hold or held an office, or one that is a case of it (a president of that country)."""
        rows = self._db.execute(
            "WITH RECURSIVE office(id) AS (SELECT id FROM concept WHERE number IN (SELECT value FROM json_each(?))"
            " UNION SELECT concept.id FROM relation JOIN concept ON concept.number = relation.concept"
            " JOIN office ON relation.target = office.id WHERE relation.type = 'broader')"
            " SELECT relation.concept FROM relation JOIN office ON relation.target = office.id WHERE relation.type = 'holds'",
            [json.dumps(list(offices))],
        )
        return {row[0] for row in rows}

    def offices_of(self, id: str) -> list[str]:
        """The offices that a person holds or held: the terms in every language, and `#` with the id of each."""
        rows = self._db.execute(
            "SELECT '#' || target FROM relation JOIN concept ON concept.number = relation.concept"
            " WHERE relation.type = 'holds' AND concept.id = :id UNION "
            "SELECT form.text FROM concept person JOIN relation ON relation.concept = person.number AND relation.type = 'holds'"
            " JOIN concept office ON office.id = relation.target JOIN form ON form.concept = office.number WHERE person.id = :id",
            {"id": id},
        )
        return [row[0] for row in rows]

    def page(self, kind: str | None, offset: int, limit: int) -> tuple[int, list[dict[str, Any]]]:
        """How many concepts there are (of a kind), and one page of them in the order they came."""
        where, values = ("WHERE kind = ?", [kind]) if kind else ("", [])
        total = self._db.execute(f"SELECT count(*) FROM concept {where}", values).fetchone()[0]
        rows = self._db.query(
            f"SELECT number, id, kind, definition, contested FROM concept {where} ORDER BY number LIMIT ? OFFSET ?",
            [*values, limit, offset],
        )
        return int(total), list(rows)

    def by_number(self, numbers: Sequence[int]) -> dict[int, dict[str, Any]]:
        """Some concepts' id, kind, definition, contested note and count of attestations, by number."""
        columns = ("number", "id", "kind", "definition", "contested", "attested")
        found = {}
        for chunk in _chunks(numbers):
            for row in self._db.execute(
                f"SELECT {', '.join(columns)} FROM concept WHERE number IN ({_marks(chunk)})", list(chunk)
            ):
                found[row[0]] = dict(zip(columns, row, strict=True))
        return found

    def find_by_form(self, keys: Iterable[str]) -> dict[str, set[int]]:
        """The concepts that a folded key leads to exactly, by key."""
        found: dict[str, set[int]] = {}
        for key in keys:
            rows = self._db.execute(
                "SELECT DISTINCT form.concept FROM lookup_key JOIN form ON form.id = lookup_key.form"
                " WHERE key = ? AND lane = 1",
                [key],
            )
            found[key] = {row[0] for row in rows}
        return found

    @property
    def state(self) -> str:
        """A token of the forms as they stand, never the same for two states: an annotator built from another is stale."""
        return str(self._db.execute("SELECT value FROM setting WHERE name = 'forms'").fetchone()[0])

    def _forms_changed(self) -> None:
        self._db.execute("UPDATE setting SET value = ? WHERE name = 'forms'", [uuid.uuid4().hex])

    def known_forms(self) -> Iterator[tuple[str, str, str, str]]:
        """Every form of every concept as (form, lang, concept id, kind), for the annotator."""
        yield from self._db.execute(
            "SELECT form.text, form.lang, concept.id, concept.kind FROM form"
            " JOIN concept ON concept.number = form.concept WHERE form.basis <> 'generated'"
        )

    # -- writing

    def put(self, concepts: Sequence[Concept], *, file: int | None, by_person: bool = False) -> list[Outcome]:
        """Write concepts: an unknown id is new; a known one is extended by what it lacks, and loses nothing.

        Raises ConflictError when a known id is of another kind. Texts that a person decided are never overwritten.
        """
        self._ensure_cited(concepts)
        known = self._known([c.id for c in concepts])
        outcomes = []
        fresh: list[Concept] = []
        for concept in concepts:
            if concept.id in known:
                if fresh:
                    known |= self._insert(fresh, file, by_person)
                    fresh = []
                outcomes.append(self._extend(known[concept.id], concept, file, by_person))
            else:
                fresh.append(concept)
                known[concept.id] = (0, concept.kind)
                outcomes.append(Outcome.NEW)
            if len(fresh) >= ROWS_A_QUERY and concept is fresh[-1]:
                known |= self._insert(fresh, file, by_person)
                fresh = []
        if fresh:
            self._insert(fresh, file, by_person)
        return outcomes

    def _ensure_cited(self, concepts: Sequence[Concept]) -> None:
        """A row for every source and profile that is cited: a file may cite what a later file describes."""
        sources = {c.source for c in concepts}
        for c in concepts:
            for cited in (c.terms, c.lookup_forms, c.rules, c.relations):
                sources |= {x.source for x in cited}
        for table, title, ids in (
            ("source", "title", sources),
            ("profile", "name", {rule.profile for c in concepts for rule in c.rules}),
        ):
            self._db.conn.executemany(
                f"INSERT OR IGNORE INTO {table} (id, {title}) VALUES (?, ?)", [(id, id) for id in sorted(ids) if id]
            )

    def _known(self, ids: Sequence[str]) -> dict[str, tuple[int, str]]:
        known: dict[str, tuple[int, str]] = {}
        for chunk in _chunks(ids):
            for number, id, kind in self._db.execute(
                f"SELECT number, id, kind FROM concept WHERE id IN ({_marks(chunk)})", list(chunk)
            ):
                known[id] = (number, kind)
        return known

    def _insert(self, concepts: Sequence[Concept], file: int | None, by_person: bool) -> dict[str, tuple[int, str]]:
        known = {}
        rows = []
        forms: list[tuple[int, Concept, Sequence[Term | LookupForm]]] = []
        for number, concept in enumerate(concepts, self._next("concept", "number")):
            known[concept.id] = (number, str(concept.kind))
            rows.append(
                (
                    number,
                    concept.id,
                    concept.kind,
                    concept.definition,
                    concept.contested,
                    concept.note,
                    concept.source or None,
                    file,
                    by_person,
                )
            )
            forms.append((number, concept, [*concept.terms, *concept.lookup_forms]))
        self._db.conn.executemany(
            "INSERT INTO concept (number, id, kind, definition, contested, note, source, file, by_person)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        self._insert_forms(forms, file, by_person)
        for concept in concepts:
            if concept.rules:
                self._insert_rules(known[concept.id][0], concept.rules, file, by_person)
            if concept.relations:
                self._insert_relations(known[concept.id][0], concept.relations, file)
        return known

    def _insert_forms(
        self, forms: Iterable[tuple[int, Concept, Sequence[Term | LookupForm]]], file: int | None, by_person: bool
    ) -> None:
        id = self._next_form() - 1
        rows: list[tuple[object, ...]] = []
        keys: list[tuple[str, int, int]] = []
        for number, concept, added in forms:
            for position, form in enumerate(added):
                id += 1
                common = (
                    id,
                    number,
                    form.lang,
                    form.text,
                    form.basis,
                    form.source or concept.source or None,
                    file,
                    by_person,
                )
                if isinstance(form, Term):
                    rows.append((*common, "term", form.type, form.system, "", form.certain, form.note, position))
                else:
                    rows.append((*common, "look-up", "", "", form.reason, True, "", position))
                keys += [(key, int(lane), id) for lane, key in keys_of(form.text, form.lang, concept.kind)]
                self.new_forms.append(NewForm(id, number, form.text, form.lang, str(concept.kind)))
        if not rows:
            return
        self._forms_changed()
        self._db.conn.executemany(
            "INSERT INTO form (id, concept, lang, text, basis, source, file, by_person,"
            " role, type, system, reason, certain, note, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        self._db.conn.executemany("INSERT OR IGNORE INTO lookup_key (key, lane, form) VALUES (?, ?, ?)", keys)

    def _insert_rules(self, number: int, rules: Iterable[UsageRule], file: int | None, by_person: bool) -> None:
        self._db.conn.executemany(
            "INSERT INTO usage_rule (concept, profile, term, lang, status, valid_from, valid_to, source, note, file, by_person)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    number,
                    rule.profile,
                    rule.term,
                    rule.lang,
                    rule.status,
                    _day(rule.valid_from),
                    _day(rule.valid_to),
                    rule.source or None,
                    rule.note,
                    file,
                    by_person,
                )
                for rule in rules
            ],
        )

    def _insert_relations(self, number: int, relations: Iterable[Relation], file: int | None) -> None:
        self._db.conn.executemany(
            "INSERT INTO relation (concept, type, target, note, valid_from, valid_to, source, file)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (number, r.type, r.target, r.note, _day(r.valid_from), _day(r.valid_to), r.source or None, file)
                for r in relations
            ],
        )

    def _extend(self, known: tuple[int, str], concept: Concept, file: int | None, by_person: bool) -> Outcome:
        number, kind = known
        if number == 0:
            number, kind = self._known([concept.id])[concept.id]
        if kind != concept.kind:
            raise ConflictError(
                f"the concept {concept.id} is of kind {kind}, not {concept.kind}",
                accepted=f"kind {kind}, or another id",
            )
        have = {(row[0], row[1]) for row in self._db.execute("SELECT lang, text FROM form WHERE concept = ?", [number])}
        forms: list[Term | LookupForm] = [*concept.terms, *concept.lookup_forms]
        added = [form for form in forms if (form.lang, form.text) not in have]
        if added:
            self._insert_forms([(number, concept, added)], file, by_person)
        changed = False
        for column in ("definition", "contested", "note"):
            text = getattr(concept, column)
            if text:
                cursor = self._db.execute(
                    f"UPDATE concept SET {column} = ? WHERE number = ? AND {column} = ''", [text, number]
                )
                changed = changed or cursor.rowcount > 0
        rules = [r for r in concept.rules if not self._has_rule(number, r)]
        self._insert_rules(number, rules, file, by_person)
        relations = [r for r in concept.relations if not self._has_relation(number, r)]
        self._insert_relations(number, relations, file)
        return Outcome.EXTENDED if added or rules or relations or changed else Outcome.UNCHANGED

    def _has_rule(self, number: int, rule: UsageRule) -> bool:
        return (
            self._db.execute(
                "SELECT 1 FROM usage_rule WHERE concept = ? AND profile = ? AND term = ? AND status = ? AND valid_from IS ?",
                [number, rule.profile, rule.term, rule.status, _day(rule.valid_from)],
            ).fetchone()
            is not None
        )

    def _has_relation(self, number: int, relation: Relation) -> bool:
        return (
            self._db.execute(
                "SELECT 1 FROM relation WHERE concept = ? AND type = ? AND target = ? AND valid_from IS ?",
                [number, relation.type, relation.target, _day(relation.valid_from)],
            ).fetchone()
            is not None
        )

    def forget_file(self, file: int) -> None:
        """Take back what a file said of concepts before it is read again; what a person decided stays.

        Its concepts stay until `drop_orphans`, so that attestations and ids survive an edit of the file.
        """
        forms = [row[0] for row in self._db.execute("SELECT id FROM form WHERE file = ? AND NOT by_person", [file])]
        self.remove_forms(forms)
        self._db.execute("DELETE FROM usage_rule WHERE file = ? AND NOT by_person", [file])
        self._db.execute("DELETE FROM relation WHERE file = ?", [file])
        self._db.execute(
            "UPDATE concept SET definition = '', contested = '', note = '' WHERE file = ? AND NOT by_person", [file]
        )

    def drop_orphans(self, file: int) -> int:
        """Remove the concepts of a file that it no longer names and nothing else speaks of; how many went."""
        cursor = self._db.execute(
            "DELETE FROM concept WHERE file = ? AND NOT by_person"
            " AND NOT EXISTS (SELECT 1 FROM form WHERE form.concept = concept.number)"
            " AND NOT EXISTS (SELECT 1 FROM usage_rule WHERE usage_rule.concept = concept.number)"
            " AND NOT EXISTS (SELECT 1 FROM relation WHERE relation.concept = concept.number)"
            " AND NOT EXISTS (SELECT 1 FROM attestation WHERE attestation.concept = concept.number)"
            " AND NOT EXISTS (SELECT 1 FROM candidate WHERE candidate.concept = concept.number)",
            [file],
        )
        return cursor.rowcount

    def add_forms(self, number: int, forms: Sequence[Term | LookupForm], *, by_person: bool) -> list[int]:
        """More forms of a concept; the rows of those it did not have yet."""
        row = self._db.execute("SELECT id, kind FROM concept WHERE number = ?", [number]).fetchone()
        have = {(r[0], r[1]) for r in self._db.execute("SELECT lang, text FROM form WHERE concept = ?", [number])}
        added = [form for form in forms if (form.lang, form.text) not in have]
        before = self._next_form()
        self._insert_forms([(number, Concept(row[0], row[1]), added)], None, by_person)
        return list(range(before, before + len(added)))

    def remove_forms(self, ids: Sequence[int]) -> None:
        """Take forms back, as when a decision is undone. Their ids are not given again: the spelling index knows them."""
        self._forms_changed()
        self._db.execute(
            "INSERT INTO setting VALUES ('next_form', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [str(self._next_form())],
        )
        for chunk in _chunks(ids):
            self._db.execute(f"DELETE FROM form WHERE id IN ({_marks(chunk)})", list(chunk))

    def remove_empty(self, number: int) -> bool:
        """Remove a concept that has no form left and that nothing speaks of; whether it went."""
        return (
            self._db.execute(
                "DELETE FROM concept WHERE number = ? AND NOT EXISTS (SELECT 1 FROM form WHERE concept = number)"
                " AND NOT EXISTS (SELECT 1 FROM attestation WHERE attestation.concept = number)"
                " AND NOT EXISTS (SELECT 1 FROM usage_rule WHERE usage_rule.concept = number)"
                " AND NOT EXISTS (SELECT 1 FROM relation WHERE relation.concept = number)",
                [number],
            ).rowcount
            > 0
        )

    def new_ids(self) -> Iterator[str]:
        """Ids for concepts that came without one: NCNames such as `c1042`, none of them taken yet."""
        number = self._next("concept", "number")
        while True:
            if self.number_of(f"c{number}") is None:
                yield f"c{number}"
            number += 1

    def _next_form(self) -> int:
        kept = self._db.execute("SELECT value FROM setting WHERE name = 'next_form'").fetchone()
        return max(self._next("form", "id"), int(kept[0]) if kept else 0)

    def _next(self, table: str, column: str) -> int:
        return int(self._db.execute(f"SELECT coalesce(max({column}), 0) + 1 FROM {table}").fetchone()[0])


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _chunks(values: Sequence[T]) -> Iterable[Sequence[T]]:
    for i in range(0, len(values), ROWS_A_QUERY):
        yield values[i : i + ROWS_A_QUERY]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
