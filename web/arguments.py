"""The arguments of a request, each read by one function that says what it would have accepted."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import request

from glossary.errors import InputError
from glossary.model import LANGS, Kind
from glossary.service import STATUSES

LONGEST_QUERY = 500
"""Code points, as the search box allows."""
MOST_IN_A_RANGE = 10_000
"""Numbers that one range may stand for."""


def query() -> str:
    """`q` without the space around it. The termbase says what it makes of it."""
    return request.args.get("q", "").strip()


def _choice(name: str, choices: tuple[str, ...]) -> str | None:
    value = request.args.get(name, "").strip()
    if value and value not in choices:
        raise InputError(f"{_shown(value)} is not known", where=name, accepted=", ".join(choices))
    return value or None


def kind() -> str | None:
    """`kind`, one of the eight kinds of concept, or None for any."""
    return _choice("kind", tuple(Kind))


def lang() -> str | None:
    """`lang`, the language of the form that was typed, or None for any."""
    return _choice("lang", LANGS)


def status() -> str:
    """`status`, a review state; candidates nobody has looked at when it is not given."""
    return _choice("status", STATUSES) or "unprocessed"


def candidate_filter() -> dict[str, Any]:
    """Which candidates are asked for: `status`, `kind`, `lang`, `text`, `source` and `min_sources`."""
    text = request.args.get("text", "").strip()
    if len(text) > LONGEST_QUERY:
        raise InputError(f"it has {len(text):,} characters", where="text", accepted=f"at most {LONGEST_QUERY}")
    return {
        "status": status(),
        "kind": kind() or "",
        "lang": lang() or "",
        "text": text,
        "source": request.args.get("source", "").strip(),
        "min_sources": number("min_sources", default=0, most=1_000_000),
    }


def form_numbers(name: str) -> list[int]:
    """The numbers that the fields of this name hold, ranges among them. Raises InputError for anything else."""
    values = request.form.getlist(name)
    found = [numbers_in(value) for value in values]
    if not all(found):
        wrong = next(value for value, numbers in zip(values, found, strict=True) if not numbers)
        raise InputError(f"{_shown(wrong)} is no number", where=name, accepted="numbers, and ranges such as 14-20")
    return [n for numbers in found for n in numbers]


def numbers_in(value: str) -> list[int]:
    """The numbers of `12` or `14-20`; none when it is neither, or a range of too many.

    >>> numbers_in("14-16"), numbers_in("12"), numbers_in("x"), numbers_in("3-1")
    ([14, 15, 16], [12], [], [])
    """
    first, dash, last = value.strip().partition("-")
    if not all(n.isascii() and n.isdigit() and len(n) < 19 for n in (first, last if dash else first)):
        return []
    start, end = int(first), int(last if dash else first)
    return list(range(start, end + 1)) if end - start < MOST_IN_A_RANGE else []


def range_of(numbers: Sequence[int]) -> str:
    """Numbers that follow on each other as a range; decisions that were taken together do.

    >>> range_of([14, 15, 16]), range_of([12]), range_of([])
    ('14-16', '12', '')
    """
    if not numbers:
        return ""
    first, last = min(numbers), max(numbers)
    return str(first) if first == last else f"{first}-{last}"


def body(accepted: str) -> dict[str, Any]:
    """The JSON object of the body. Raises InputError."""
    value = request.get_json(silent=True)
    if not isinstance(value, dict):
        raise InputError("there is no JSON object in the body", accepted=f"{accepted} sent as application/json")
    return value


def profile() -> str | None:
    """`profile`, the id of an outlet or house style, or None. Whether there is such a profile, the termbase knows."""
    return request.args.get("profile", "").strip() or None


def on() -> date | None:
    """`on`, the day whose rules are asked for, or None for today."""
    value = request.args.get("on", "").strip()
    if not value:
        return None
    try:
        if len(value) != len("2022-05-12"):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise InputError(
            f"{_shown(value)} is no date", where="on", accepted="a date written YYYY-MM-DD, such as 2022-05-12"
        ) from None


def number(name: str, default: int, most: int) -> int:
    """A whole number from 1 to `most`. Raises InputError."""
    value = request.args.get(name, "").strip()
    if not value:
        return default
    # No more digits than `most` has: int() would take any number of them, and those of every script.
    if not (value.isascii() and value.isdigit() and len(value) <= len(str(most)) and 1 <= int(value) <= most):
        raise InputError(f"{_shown(value)} does not fit", where=name, accepted=f"a whole number from 1 to {most:,}")
    return int(value)


def text() -> str:
    """`text` of the JSON body. Raises InputError."""
    accepted = 'a JSON object {"text": "..."} sent as application/json'
    body = request.get_json(silent=True)
    if not isinstance(body, dict) or not isinstance(body.get("text"), str):
        raise InputError("there is no text in the body", where="text", accepted=accepted)
    value: str = body["text"]
    # JSON can escape half a surrogate pair, which is no character and cannot be written anywhere.
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise InputError("the text has half a surrogate pair in it", where="text", accepted=accepted)
    return value


def _shown(value: str) -> str:
    """A value as a message can repeat it: quoted, without control characters, not too long."""
    short = value if len(value) <= 40 else value[:39] + "…"
    return f"“{''.join(char if char.isprintable() else '�' for char in short)}”"
