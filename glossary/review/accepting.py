"""A candidate becomes a concept, or its forms become forms of one."""

import re
import unicodedata

from glossary.errors import ConflictError, InputError, NotFoundError
from glossary.model import Basis, Concept, Kind, LookupForm, Term, TermType
from glossary.review.orders import Order
from glossary.store import CandidateForm, StoredCandidate, Termbase, Use

MISSPELLING = "misspelling"
"""Why a form that a person corrected leads to the concept."""
_ID = re.compile(r"[A-Za-z_][\w.-]{0,99}", re.ASCII)

Forms = dict[str, list[int]]
"""Rows of the concept's forms: those that were `added`, and those of the candidate's that it had (`leans_on`)."""


def accept(termbase: Termbase, candidate: StoredCandidate, order: Order, by: str) -> tuple[int, Forms]:
    """Make a new concept of a candidate, with the id that is wanted or one made from its English form."""
    id = order.concept_id
    if id and not _ID.fullmatch(id):
        raise InputError(f"{id!r} is no id", accepted="letters, digits, . _ and -, a letter first, such as park-jin")
    if id and termbase.concepts.number_of(id) is not None:
        raise ConflictError(f"there is a concept {id} already", accepted="merge, or another id")
    forms = _forms(termbase, candidate, by)
    english = next((form.text for form in forms if form.lang == "en" and isinstance(form, Term)), candidate.text)
    wanted = id or _slug(english)
    concept = Concept(
        wanted if wanted and termbase.concepts.number_of(wanted) is None else next(termbase.concepts.new_ids()),
        Kind(order.kind or candidate.kind),
        source=termbase.candidates.first_source(candidate.id),
    )
    termbase.concepts.put([concept], file=None, by_person=True)
    return _with_forms(termbase, concept.id, forms)


def merge(termbase: Termbase, candidate: StoredCandidate, order: Order, by: str) -> tuple[int, Forms]:
    """Add the forms of a candidate to a known concept."""
    if not order.concept_id:
        raise InputError("no concept is named to merge into", accepted="the id of a concept")
    if termbase.concepts.number_of(order.concept_id) is None:
        raise NotFoundError(f"there is no concept {order.concept_id}", accepted="the id of a concept")
    return _with_forms(termbase, order.concept_id, _forms(termbase, candidate, by, TermType.VARIANT))


def _with_forms(termbase: Termbase, id: str, forms: list[Term | LookupForm]) -> tuple[int, Forms]:
    number = termbase.concepts.number_of(id)
    assert number is not None
    wanted = {(form.lang, form.text) for form in forms}
    had = [
        form["id"]
        for role in ("term", "look-up")
        for form in termbase.concepts.forms([number], role=role)[number]
        if (form["lang"], form["text"]) in wanted
    ]
    return number, {"forms": termbase.concepts.add_forms(number, forms, by_person=True), "leans_on": had}


def _forms(
    termbase: Termbase, candidate: StoredCandidate, by: str, type: TermType = TermType.FULL_FORM
) -> list[Term | LookupForm]:
    """The candidate's forms as a concept has them: the usual one of each language first, the others are its variants.

    A form that a person corrected leads to the concept, and what it was corrected to is a term because that person said so.
    """
    source = termbase.candidates.first_source(candidate.id)
    found: list[Term | LookupForm] = []
    terms: set[str] = set()
    for form in termbase.candidates.forms(candidate.id):
        if form.use is Use.LOOK_UP:
            found.append(LookupForm(form.text, form.lang, MISSPELLING, source=source))
        elif form.use is not Use.NONE:
            kind = TermType.VARIANT if form.lang in terms else type
            basis = Basis.EDITOR if form.instead_of and not form.seen else Basis.OUTLET
            found.append(Term(form.text, form.lang, basis, kind, source=source, note=_note(form, by)))
            terms.add(form.lang)
    return found


def _note(form: CandidateForm, by: str) -> str:
    if not form.instead_of:
        return ""
    return f"instead of {form.instead_of}" + ("" if form.seen else f", which the source has; accepted by {by}")


def _slug(text: str) -> str:
    """An id from an English form, or "" when it gives none.

    >>> _slug("Kim Tae-hyo")
    'kim-tae-hyo'
    """
    ascii = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii.casefold()).strip("-")
    return slug if slug and slug[0].isalpha() else ""
