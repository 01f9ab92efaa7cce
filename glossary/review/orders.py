"""What a person wants done with one candidate, checked as far as that goes without looking at it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from glossary.errors import InputError
from glossary.model import LANGS, Kind
from glossary.store import Decision

LONGEST_FORM = 200
"""Code points: longer than any name or term."""
LONGEST_NAME = 80
"""Code points of the name of the one who decides."""


@dataclass(frozen=True, slots=True)
class Order:
    """A decision about one candidate.

    `concept_id` is the concept to merge into, or the id that an accepted one shall have; `kind` another kind than the
    extractor's. A split names the `forms`, or else the `sources`, that become a candidate of their own. A rename names the
    one of the `forms` it means (the candidate's own name when there is none), what it should be (`to`, `lang`), or
    neither when that form is the usual one. A form is named by its text, or as `lang:text` where several have that text.
    """

    candidate: int
    decision: Decision
    concept_id: str = ""
    kind: str = ""
    forms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    to: str = ""
    lang: str = ""

    @classmethod
    def of(cls, wanted: Mapping[str, Any]) -> "Order":
        """The order that a JSON object describes; InputError says what in it cannot be.

        >>> Order.of({"candidate": 12, "decision": "accept"}).decision.value
        'accept'
        """
        names = [field.name for field in fields(cls)]
        unknown = sorted(set(wanted) - set(names))
        if unknown:
            raise InputError(f"{_shown(unknown[0])} is not known", accepted=", ".join(names))
        id = wanted.get("candidate")
        if not isinstance(id, int) or isinstance(id, bool) or id < 1:
            raise InputError("no candidate is named", where="candidate", accepted="the number of a candidate")
        where = f"candidate {id}"
        decision, kind, lang = (_text(wanted, name, where) for name in ("decision", "kind", "lang"))
        for value, choices, what in (
            (decision, Decision, "decision"),
            (kind, ("", *Kind), "kind"),
            (lang, ("", *LANGS), "language"),
        ):
            if value not in tuple(choices):
                raise InputError(
                    f"{_shown(value)} is no {what}", where=where, accepted=", ".join(filter(None, choices))
                )
        return cls(
            id,
            Decision(decision),
            concept_id=_text(wanted, "concept_id", where),
            kind=kind,
            forms=_texts(wanted, "forms", where),
            sources=_texts(wanted, "sources", where),
            to=_text(wanted, "to", where),
            lang=lang,
        )


def checked_name(by: str) -> str:
    """The name of the one who decides, without the space around it; InputError when it is none.

    >>> checked_name(" ed ")
    'ed'
    """
    name = by.strip()
    if not name:
        raise InputError("nobody is named as the one who decides", accepted="a name or initials")
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise InputError("the one who decides is no name", accepted=f"at most {LONGEST_NAME} printable characters")
    return name


def checked_form(text: str) -> str:
    """A form as it may be written into the termbase: composed, spaces as one; InputError when it is none.

    >>> checked_form(" Cho  Minjae ")
    'Cho Minjae'
    """
    form = " ".join(unicodedata.normalize("NFC", text).split())
    if not any(c.isalnum() for c in form) or not form.isprintable() or len(form) > LONGEST_FORM:
        raise InputError(
            f"{_shown(text)} is no form", accepted=f"at most {LONGEST_FORM} printable characters, with a letter"
        )
    return form


def _text(wanted: Mapping[str, Any], name: str, where: str) -> str:
    value = wanted.get(name) or ""
    if not isinstance(value, str) or any("\ud800" <= c <= "\udfff" for c in value):
        raise InputError(f"{name} is no text", where=where, accepted="a text")
    return value.strip()


def _texts(wanted: Mapping[str, Any], name: str, where: str) -> tuple[str, ...]:
    values = wanted.get(name) or ()
    if isinstance(values, str) or not isinstance(values, list | tuple):
        raise InputError(f"{name} is no list", where=where, accepted="a list of texts")
    return tuple(dict.fromkeys(_text({name: value}, name, where) for value in values))


def _shown(value: str) -> str:
    short = value if len(value) <= 40 else value[:39] + "…"
    return repr("".join(c if c.isprintable() else "\ufffd" for c in short))
