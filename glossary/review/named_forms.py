"""Which of a candidate's forms a person means."""

from collections.abc import Sequence

from glossary.errors import InputError
from glossary.store import CandidateForm, StoredCandidate, Use


def find_form(candidate: StoredCandidate, forms: Sequence[CandidateForm], name: str) -> CandidateForm:
    """The form that is named by its text, or as `lang:text`; InputError when there is none, or several."""
    found = [form for form in forms if form.use is not Use.NONE and name in (form.text, f"{form.lang}:{form.text}")]
    if len(found) == 1:
        return found[0]
    what = f"candidate {candidate.id} has no form {name}" if not found else f"several of its forms are {name}"
    names = (f"{f.lang}:{f.text}" for f in (found or forms) if f.use is not Use.NONE)
    raise InputError(what, accepted=", ".join(names))
