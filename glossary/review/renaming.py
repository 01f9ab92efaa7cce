"""A candidate gets the name it should have: another form is the usual one, a form is corrected, it is of another kind."""

from dataclasses import asdict, replace

from glossary.errors import InputError
from glossary.review.named_forms import find_form
from glossary.review.orders import Order, checked_form
from glossary.store import CandidateForm, Decision, StoredCandidate, Termbase, Use


def rename(termbase: Termbase, candidate: StoredCandidate, order: Order, by: str) -> int:
    """Carry out a rename; the number of the decision.

    A form that is corrected stays as one that leads to the concept, for the source has it; what it is corrected to is the
    usual form of its language.
    """
    forms = termbase.candidates.forms(candidate.id)
    if len(order.forms) > 1:
        raise InputError(f"{len(order.forms)} forms are named", accepted="one form at a time")
    if order.sources or order.concept_id:
        raise InputError("a rename takes no source and no concept", accepted="a form, what it should be, a kind")
    kind = order.kind or candidate.kind
    changed, name = forms, (candidate.lang, candidate.text)
    if order.forms or order.to or order.lang:
        form = find_form(candidate, forms, order.forms[0] if order.forms else f"{candidate.lang}:{candidate.text}")
        right = (order.lang or form.lang, checked_form(order.to) if order.to else form.text)
        changed = _usual(_corrected(forms, form, right), right)
        if name == (form.lang, form.text) or right[0] == candidate.lang:
            name = right
    if changed == forms and kind == candidate.kind and name == (candidate.lang, candidate.text):
        raise InputError("that changes nothing", accepted="another form, text, language or kind")
    decision = termbase.decisions.log(
        by,
        Decision.RENAME,
        candidate.id,
        before=_description(candidate.kind, (candidate.lang, candidate.text), forms),
        after=_description(kind, name, changed),
    )
    write_forms(termbase, candidate.id, forms, changed)
    termbase.candidates.describe(candidate.id, kind=kind, lang=name[0], text=name[1])
    return decision


def write_forms(termbase: Termbase, candidate: int, before: list[CandidateForm], after: list[CandidateForm]) -> None:
    """Write forms of a candidate in the place of those it had."""
    termbase.candidates.drop_forms(candidate, [(form.lang, form.text) for form in before])
    termbase.candidates.put_forms(candidate, after)


def _corrected(forms: list[CandidateForm], form: CandidateForm, right: tuple[str, str]) -> list[CandidateForm]:
    """The forms when one of them should be (lang, text): it is looked up by, or was only put under another language."""
    if right == (form.lang, form.text):
        return forms
    wrong = replace(form, use=Use.NONE if right[1] == form.text else Use.LOOK_UP, instead_of="")
    others = [other for other in forms if other != form]
    known = next((other for other in others if (other.lang, other.text) == right), CandidateForm(*right))
    return [*(other for other in others if other != known), wrong, replace(known, instead_of=form.text)]


def _usual(forms: list[CandidateForm], name: tuple[str, str]) -> list[CandidateForm]:
    """The forms when this one is the usual one of its language."""
    return [
        replace(form, use=Use.USUAL)
        if (form.lang, form.text) == name
        else replace(form, use=Use.TERM)
        if form.lang == name[0] and form.use is Use.USUAL
        else form
        for form in forms
    ]


def _description(kind: str, name: tuple[str, str], forms: list[CandidateForm]) -> dict[str, object]:
    return {"kind": kind, "lang": name[0], "text": name[1], "forms": [asdict(form) for form in forms]}
