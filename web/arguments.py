"""The arguments of a request, each read by one function that says what it would have accepted."""

from datetime import date

from flask import request

from glossary.errors import InputError
from glossary.model import LANGS, Kind
from glossary.service import STATUSES

LONGEST_QUERY = 500
"""Code points, as the search box allows."""


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
