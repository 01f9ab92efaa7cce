"""What people decide about candidates. Every decision is logged, can be undone, and outlives a new import."""

import json
import re
import unicodedata
from typing import Any

from glossary.errors import ConflictError, InputError, NotFoundError
from glossary.model import Basis, Concept, Kind, Term, TermType
from glossary.store import Decision, StoredCandidate, Termbase


def decide(
    termbase: Termbase,
    candidate_id: int,
    decision: str,
    by: str,
    *,
    concept_id: str | None = None,
    kind: str | None = None,
) -> dict[str, Any]:
    """Carry out a decision and answer with the candidate's new status and concept.

    `accept` makes a new concept of the candidate (with the id `concept_id`, or one made from its English form);
    `merge` adds its forms to the concept `concept_id`; `reject` and `never` keep it from coming back; `reopen` undoes.
    Raises InputError for an unknown decision, NotFoundError and ConflictError as they apply; then nothing has changed.
    """
    if decision not in set(Decision):
        raise InputError(f"{decision!r} is no decision", accepted=", ".join(Decision))
    if not by.strip():
        raise InputError("nobody is named as the one who decides", accepted="a name or initials")
    with termbase.writing():
        candidate = termbase.candidates.get(candidate_id)
        if decision != Decision.REOPEN and candidate.status != "unprocessed":
            raise ConflictError(f"candidate {candidate_id} is already {candidate.status}", accepted="reopen it first")
        number = candidate.concept
        added: list[int] = []
        match Decision(decision):
            case Decision.ACCEPT:
                number, added = _accept(termbase, candidate, concept_id, kind)
            case Decision.MERGE:
                number, added = _merge(termbase, candidate, concept_id)
            case Decision.REOPEN:
                _undo(termbase, candidate)
                number = None
            case Decision.REJECT | Decision.NEVER:
                number = None
        termbase.candidates.decide(candidate_id, Decision(decision), by, concept=number, forms=added)
        if candidate.concept is not None and decision == Decision.REOPEN:
            termbase.sources.recount([candidate.concept])
            termbase.concepts.remove_empty(candidate.concept)
        if number is not None:
            termbase.sources.recount([number])
            id = termbase.concepts.by_number([number])[number]["id"]
        else:
            id = None
    return {"id": candidate_id, "status": termbase.candidates.get(candidate_id).status, "concept_id": id}


def _accept(termbase: Termbase, candidate: StoredCandidate, id: str | None, kind: str | None) -> tuple[int, list[int]]:
    try:
        chosen = Kind(kind or candidate.kind)
    except ValueError:
        raise InputError(f"{kind!r} is no kind", accepted=", ".join(Kind)) from None
    if id and termbase.concepts.number_of(id) is not None:
        raise ConflictError(f"there is a concept {id} already", accepted="merge, or another id")
    english = next((text for lang, text in _by_frequency(termbase, candidate) if lang == "en"), candidate.text)
    wanted = id or _slug(english)
    concept = Concept(
        wanted if wanted and termbase.concepts.number_of(wanted) is None else next(termbase.concepts.new_ids()),
        chosen,
        source=termbase.candidates.first_source(candidate.id),
    )
    termbase.concepts.put([concept], file=None, by_person=True)
    number = termbase.concepts.number_of(concept.id)
    assert number is not None
    return number, termbase.concepts.add_forms(number, _terms(termbase, candidate), by_person=True)


def _merge(termbase: Termbase, candidate: StoredCandidate, id: str | None) -> tuple[int, list[int]]:
    if not id:
        raise InputError("no concept is named to merge into", accepted="the id of a concept")
    number = termbase.concepts.number_of(id)
    if number is None:
        raise NotFoundError(f"there is no concept {id}", accepted="the id of a concept")
    return number, termbase.concepts.add_forms(number, _terms(termbase, candidate, TermType.VARIANT), by_person=True)


def _undo(termbase: Termbase, candidate: StoredCandidate) -> None:
    if candidate.status == "unprocessed":
        raise ConflictError(f"candidate {candidate.id} is not decided", accepted="a candidate that was decided")
    log = [entry for entry in termbase.candidates.log(candidate.id) if entry["action"] != Decision.REOPEN]
    termbase.concepts.remove_forms(json.loads(log[-1]["after"]).get("forms", []))


def _terms(termbase: Termbase, candidate: StoredCandidate, type: TermType = TermType.FULL_FORM) -> list[Term]:
    """The candidate's forms as terms, the most frequent in each language first; the others are its variants."""
    source = termbase.candidates.first_source(candidate.id)
    terms: list[Term] = []
    for lang, text in _by_frequency(termbase, candidate):
        first = not any(t.lang == lang for t in terms)
        terms.append(Term(text, lang, Basis.OUTLET, type if first else TermType.VARIANT, source=source))
    return terms


def _by_frequency(termbase: Termbase, candidate: StoredCandidate) -> list[tuple[str, str]]:
    counts = {(s["lang"], s["text"]): s["count"] for s in termbase.candidates.surfaces(candidate.id)}
    return sorted(candidate.forms, key=lambda form: (-counts.get(form, 0), form))


def _slug(text: str) -> str:
    """An id from an English form, or "" when it gives none.

    >>> _slug("Kim Tae-hyo")
    'kim-tae-hyo'
    """
    ascii = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii.casefold()).strip("-")
    return slug if slug and slug[0].isalpha() else ""
