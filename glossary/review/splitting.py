"""One candidate becomes two: what was joined under one name is not one thing."""

from dataclasses import asdict

from glossary.errors import ConflictError, InputError
from glossary.review.named_forms import find_form
from glossary.review.orders import Order
from glossary.store import CandidateForm, Decision, StoredCandidate, Termbase, Use

Form = tuple[str, str]


def split(termbase: Termbase, candidate: StoredCandidate, order: Order, by: str) -> tuple[int, int]:
    """Make some forms, or what some sources say, a candidate of its own: the number of the decision and of that candidate.

    Forms that were split are not put together again by any import. Of a name that was split by source, an import knows
    who is meant in those sources; in others it is an open question.
    """
    if bool(order.forms) == bool(order.sources):
        raise InputError("it is not said what to split off", accepted="some of its forms, or some of its sources")
    return (_by_form if order.forms else _by_source)(termbase, candidate, order, by)


def _by_form(termbase: Termbase, candidate: StoredCandidate, order: Order, by: str) -> tuple[int, int]:
    forms = termbase.candidates.forms(candidate.id)
    chosen = {(form.lang, form.text) for name in order.forms if (form := find_form(candidate, forms, name))}
    going = [form for form in forms if (form.lang, form.text) in chosen]
    staying = [form for form in forms if (form.lang, form.text) not in chosen]
    if not staying:
        raise InputError("these are all of its forms", accepted="some of them: the others stay")
    for form in forms:
        _stay_together(form, going, staying)
    made = _made(termbase, candidate, going, order)
    decision = _log(termbase, candidate, by, made, forms)
    termbase.apart.divide(decision, _texts(staying), _texts(going))
    termbase.candidates.drop_forms(made, [(f.lang, f.text) for f in termbase.candidates.forms(made)])
    termbase.moves.forms(candidate.id, made, chosen)
    _call(termbase, candidate, staying)
    return decision, made


def _stay_together(form: CandidateForm, going: list[CandidateForm], staying: list[CandidateForm]) -> None:
    """Refuse to part a misspelling from what a person corrected it to."""
    for here, there in ((going, staying), (staying, going)):
        if form in here and form.instead_of and any(other.text == form.instead_of for other in there):
            raise ConflictError(
                f"{form.instead_of} was corrected to {form.text}", accepted="both of them, or undo the correction first"
            )


def _by_source(termbase: Termbase, candidate: StoredCandidate, order: Order, by: str) -> tuple[int, int]:
    seen = termbase.candidates.forms_by_source(candidate.id)
    unknown = [source for source in order.sources if source not in seen]
    if unknown:
        raise InputError(
            f"it is not attested in {unknown[0]}", accepted=", ".join(sorted(seen)) or "no source attests it"
        )
    if set(order.sources) == set(seen):
        raise InputError("these are all of its sources", accepted="some of them: the others stay")
    forms = termbase.candidates.forms(candidate.id)
    theirs = set().union(*(seen[source] for source in order.sources))
    others = set().union(*(seen[source] for source in seen.keys() - set(order.sources)))
    going = [CandidateForm(f.lang, f.text) for f in forms if (f.lang, f.text) in theirs]
    if not going:
        raise InputError("these sources attest none of its forms", accepted=", ".join(sorted(seen)))
    staying = [f for f in forms if (f.lang, f.text) in others or (f.lang, f.text) not in theirs]
    made = _made(termbase, candidate, going, order)
    places = [
        (source, lang, text, made if source in order.sources else candidate.id)
        for source, found in sorted(seen.items())
        for lang, text in sorted(found)
    ]
    before = termbase.apart.place(places)
    decision = _log(
        termbase, candidate, by, made, forms,
        before={"placed": before}, after={"placed": [place[:3] for place in places], "sources": list(order.sources)},
    )  # fmt: skip
    termbase.candidates.drop_forms(candidate.id, [(f.lang, f.text) for f in forms if f not in staying])
    termbase.moves.sources(candidate.id, made, order.sources)
    _call(termbase, candidate, staying)
    return decision, made


def _made(termbase: Termbase, candidate: StoredCandidate, going: list[CandidateForm], order: Order) -> int:
    """The new candidate, with its forms and the offices of the old one: which of the two bore them, nobody has said."""
    name = _name(going, candidate)
    made = termbase.candidates.add(
        order.kind or candidate.kind, name.lang, name.text, found_kind=candidate.found_kind, why=candidate.why
    )
    termbase.candidates.add_forms(made, [], candidate.offices)
    termbase.candidates.put_forms(made, going)
    return made


def _log(
    termbase: Termbase,
    candidate: StoredCandidate,
    by: str,
    made: int,
    forms: list[CandidateForm],
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> int:
    now = termbase.candidates.get(made)
    return termbase.decisions.log(
        by,
        Decision.SPLIT,
        candidate.id,
        before={
            "kind": candidate.kind, "lang": candidate.lang, "text": candidate.text,
            "forms": [asdict(form) for form in forms], **(before or {}),
        },
        after={"made": made, "lang": now.lang, "text": now.text, "forms": [list(f) for f in now.forms], **(after or {})},
        others=[made],
    )  # fmt: skip


def _call(termbase: Termbase, candidate: StoredCandidate, staying: list[CandidateForm]) -> None:
    """Name what is left after one of the forms it has left, if its name has gone."""
    name = _name(staying, candidate)
    termbase.candidates.describe(candidate.id, kind=candidate.kind, lang=name.lang, text=name.text)


def _name(forms: list[CandidateForm], candidate: StoredCandidate) -> CandidateForm:
    """The form to call a candidate by: the name it had, or else a usual form, the most frequent one."""
    printed = [form for form in forms if form.use in (Use.TERM, Use.USUAL)] or forms
    named = (candidate.lang, candidate.text)
    return max(
        printed,
        key=lambda f: ((f.lang, f.text) == named, f.use is Use.USUAL, f.lang == candidate.lang, f.seen),
    )


def _texts(forms: list[CandidateForm]) -> list[Form]:
    return [(form.lang, form.text) for form in forms]
