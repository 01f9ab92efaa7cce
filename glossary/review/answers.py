"""The queue, one candidate and the log, in the shapes of the API."""

from collections.abc import Iterator, Sequence
from typing import Any

from glossary import lookup
from glossary.errors import InputError
from glossary.model import LANGS, Kind
from glossary.store import STATUS_AFTER, Decision, Filter, LogEntry, Termbase, Use

STATUSES = ("unprocessed", *STATUS_AFTER.values())
ALL_CONTEXTS = 200
"""Contexts shown of one candidate."""


def checked_filter(wanted: Filter) -> Filter:
    """The filter, or InputError when it asks for what cannot be."""
    for value, choices, what in (
        (wanted.status, STATUSES, "status"),
        (wanted.kind, ("", *Kind), "kind"),
        (wanted.lang, ("", *LANGS), "language"),
    ):
        if value not in choices:
            raise InputError(f"{value!r} is no {what}", accepted=", ".join(filter(None, choices)))
    return wanted


def queue(termbase: Termbase, wanted: Filter, offset: int, limit: int) -> dict[str, Any]:
    """A page of the candidates asked for, the best attested first, each with the known concept it may be."""
    ids = termbase.queue.ids(checked_filter(wanted))
    rows = termbase.queue.rows(ids[offset : offset + limit])
    return {"total": len(ids), "candidates": _shown(termbase, rows)}


def candidate(termbase: Termbase, id: int) -> dict[str, Any]:
    """One candidate with all its forms, its sources, why they were joined and what was decided; NotFoundError if there is none."""
    found = termbase.candidates.get(id)
    rows = _shown(termbase, termbase.queue.rows([id], contexts=ALL_CONTEXTS))
    forms = termbase.candidates.forms(id)
    return {
        **rows[0],
        "found_kind": found.found_kind,
        "offices": [office for office in found.offices if not office.startswith(("#", "="))],
        "named": [
            {"text": f.text, "lang": f.lang, "use": str(f.use), "instead_of": f.instead_of, "count": f.seen} for f in forms
        ],
        "attested_in": termbase.queue.by_source(id),
        "links": termbase.links.of_candidate(id),
        "holdings": termbase.links.holdings(candidate=id),
        "log": log(termbase, 0, ALL_CONTEXTS, candidate=id)["decisions"],
    }  # fmt: skip


def log(
    termbase: Termbase, offset: int, limit: int, *, candidate: int | None = None, only: Sequence[int] | None = None
) -> dict[str, Any]:
    """What was decided (about a candidate, or under some numbers), the newest first."""
    total, entries = termbase.decisions.page(offset, limit, candidate=candidate, only=only)
    return {"total": total, "decisions": [_entry(entry) for entry in entries]}


def _shown(termbase: Termbase, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    concepts = termbase.concepts.by_number(sorted({r["concept"] for r in rows if r["concept"] is not None}))
    for row in rows:
        number = row.pop("concept")
        row["concept_id"] = concepts[number]["id"] if number in concepts else None
        row["suggested_concept"] = _suggested_concept(termbase, row) if row["status"] == "unprocessed" else None
    return list(rows)


def _suggested_concept(termbase: Termbase, candidate: dict[str, Any]) -> dict[str, Any] | None:
    """The known concept that a candidate may be: for a person to judge, never joined by itself."""
    match = lookup.find_alike(termbase, candidate["text"], kind=candidate["kind"])
    if match is None:
        return None
    row = termbase.concepts.by_number([match.concept])[match.concept]
    terms = lookup.terms_by_language(termbase, [match.concept])[match.concept]
    return {"id": row["id"], "usual": lookup.usual(terms), "why": match.how, "score": round(match.score, 3)}


def _entry(entry: LogEntry) -> dict[str, Any]:
    """One line of the log: what it was about, as that was called then, and what was made of it."""
    before, after = entry.before, entry.after
    return {
        "id": entry.id, "at": entry.at, "by": entry.by, "action": entry.action, "candidate": entry.candidate,
        "text": before.get("text", ""), "lang": before.get("lang", ""), "concept_id": after.get("concept_id"),
        "made": after.get("made"), "details": [*_details(entry)], "undoes": entry.undoes, "undone_by": entry.undone,
    }  # fmt: skip


def _details(entry: LogEntry) -> Iterator[str]:
    """What a split or a rename changed, in words.

    >>> before = {"kind": "place", "forms": [{"lang": "en", "text": "Soeul", "use": "term", "instead_of": ""}]}
    >>> right = {"lang": "en", "text": "Seoul", "use": "usual", "instead_of": "Soeul"}
    >>> list(_details(LogEntry(1, "", "ed", "rename", 1, before, before | {"forms": [right]})))
    ['Soeul corrected to Seoul']
    """
    if entry.action == Decision.SPLIT:
        yield "split off: " + " · ".join(text for _, text in entry.after["forms"])
        if entry.after.get("sources"):
            yield "in " + ", ".join(entry.after["sources"])
    elif entry.action == Decision.RENAME:
        had = {(f["lang"], f["text"]): f for f in entry.before["forms"]}
        for form in entry.after["forms"]:
            was = had.get((form["lang"], form["text"]), {})
            if form["instead_of"] == form["text"]:
                yield f"{form['text']} is {form['lang']}"
            elif form["instead_of"] and form["instead_of"] != was.get("instead_of"):
                yield f"{form['instead_of']} corrected to {form['text']}"
            elif form["use"] == Use.USUAL != was.get("use"):
                yield f"{form['text']} is the usual form"
        if entry.after["kind"] != entry.before["kind"]:
            yield f"{entry.after['kind']} instead of {entry.before['kind']}"
