"""How forms are set on a page: the `lang` of each, the words for our terms of art, a surface marked in its context."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from markupsafe import Markup, escape

from glossary.model import Kind
from web import arguments

KINDS = {
    Kind.PERSON: "people",
    Kind.TITLE: "titles",
    Kind.ORGANISATION: "organisations",
    Kind.PLACE: "places",
    Kind.EVENT: "events",
    Kind.ISSUE: "issues",
    Kind.LAW: "laws",
    Kind.OTHER: "other",
}

COLUMNS = {"en": "English", "ko": "한국어", "ja": "日本語"}
"""The three columns everything is read across, each named in its own language."""

LANG_NAMES = {
    "en": "English",
    "ko": "Korean",
    "ko-Hani": "hanja",
    "ko-Latn": "romanized Korean",
    "ja": "Japanese",
    "ja-Hrkt": "kana",
    "ja-Latn": "romanized Japanese",
}

BASES = {
    "self-chosen": "own spelling",
    "official": "official",
    "outlet": "in the press",
    "system": "by system",
    "generated": "generated",
}

TYPES = {
    "fullForm": "",
    "shortForm": "short form",
    "acronym": "acronym",
    "abbreviation": "abbreviation",
    "variant": "variant",
    "phrase": "phrase",
}

# A relation as read from the concept that holds it, and from its target.
RELATIONS = {
    "broader": ("Part of the wider subject", "Narrower subject"),
    "part-of": ("Part of", "Has as a part"),
    "holds": ("Holds or held the office", "Held by"),
    "of": ("Office of", "Has the office"),
    "related": ("See also", "See also"),
    "distinct": ("Not to be confused with", "Not to be confused with"),
}


def lang_of(text: str, column: str) -> str:
    """The `lang` of a form in a column: a Korean form without a single Hangul letter, in Han characters, is hanja.

    >>> lang_of("윤석열", "ko"), lang_of("尹錫悅", "ko"), lang_of("尹錫悦", "ja")
    ('ko', 'ko-Hani', 'ja')
    """
    if column == "ko" and any("㐀" <= char <= "鿿" or "豈" <= char <= "﫿" or char >= "𠀀" for char in text):
        return "ko" if any("가" <= char <= "힣" for char in text) else "ko-Hani"
    return column


def marked(context: str, surface: str) -> Markup:
    """A context with the surface marked where it first stands in it.

    >>> marked("Minister Park <said>", "Park")
    Markup('Minister <mark>Park</mark> &lt;said&gt;')
    """
    before, found, after = context.partition(surface)
    if not surface or not found:
        return escape(context)
    return Markup("{}<mark>{}</mark>{}").format(before, found, after)


def web_address(url: str) -> str:
    """The address if it is one a reader can safely follow, else the empty string.

    >>> web_address("https://www.mofa.go.kr/"), web_address("javascript:alert(1)")
    ('https://www.mofa.go.kr/', '')
    """
    try:
        return url if urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def in_force(rule: dict[str, Any], on: date) -> bool:
    """Whether a usage rule holds on a day; `valid_to` is the first day it no longer does.

    >>> in_force({"valid_from": "2018-11-30", "valid_to": None}, date(2018, 11, 30))
    True
    """
    day = on.isoformat()
    return (rule["valid_from"] or "") <= day and (not rule["valid_to"] or day < rule["valid_to"])


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun.

    >>> plural(1, "source"), plural(1200, "source"), plural(0, "person", "people")
    ('1 source', '1,200 sources', '0 people')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def register(app: Flask) -> None:
    """Give the templates these words and functions."""
    app.jinja_env.globals.update(
        COLUMNS=COLUMNS,
        KINDS=KINDS,
        LANG_NAMES=LANG_NAMES,
        BASES=BASES,
        TYPES=TYPES,
        RELATIONS=RELATIONS,
        LONGEST_QUERY=arguments.LONGEST_QUERY,
        lang_of=lang_of,
        in_force=in_force,
        plural=plural,
    )
    app.add_template_filter(marked)
    app.add_template_filter(web_address)
