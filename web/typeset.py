"""How forms are set on a page: the `lang` of each, the words for our terms of art, a surface marked in its context."""

import re
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
    "editor": "an editor’s",
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

ACTIONS = {
    "accept": "accepted",
    "merge": "merged",
    "reject": "rejected",
    "never": "marked as no term",
    "split": "split",
    "rename": "renamed",
    "reopen": "reopened",
    "undo": "undid what was decided about",
}
"""What somebody did, as the log says it."""

HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
KANA = "\u3041-\u30ff\uff66-\uff9d"
HAN = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
# A run of these scripts, with the spaces, digits and points between two of its letters.
_RUN = re.compile(f"[{HANGUL}{KANA}{HAN}]+(?:[ ・·、\\d]*[{HANGUL}{KANA}{HAN}]+)*")
_HANGUL, _KANA, _HAN = (re.compile(f"[{script}]") for script in (HANGUL, KANA, HAN))


def lang_of(text: str, column: str) -> str:
    """The `lang` of a form in a column: a Korean form in Han characters, without a single Hangul letter, is hanja.

    >>> lang_of("윤석열", "ko"), lang_of("尹錫悅", "ko"), lang_of("尹錫悦", "ja"), lang_of("K리그", "ko")
    ('ko', 'ko-Hani', 'ja', 'ko')
    """
    return "ko-Hani" if column == "ko" and _HAN.search(text) and not _HANGUL.search(text) else column


def mixed(text: str, han: str = "") -> Markup:
    """Text of any language with what is Korean or Japanese in it marked as such.

    `han` is the language of a run of Han characters alone; by default Korean beside Hangul, else Japanese.

    >>> mixed("Ministry <외교부>, 外交部")
    Markup('Ministry &lt;<span lang="ko">외교부</span>&gt;, <span lang="ko-Hani">外交部</span>')
    >>> mixed("日本語で")
    Markup('<span lang="ja">日本語で</span>')
    """
    if han not in ("ko", "ko-Hani", "ja"):
        han = "ko" if _HANGUL.search(text) else "ja"
    parts, done = [], 0
    for run in _RUN.finditer(text):
        lang = "ko" if _HANGUL.search(run[0]) else "ja" if _KANA.search(run[0]) else lang_of(run[0], han)
        parts += [escape(text[done : run.start()]), Markup('<span lang="{}">{}</span>').format(lang, run[0])]
        done = run.end()
    return Markup("").join([*parts, escape(text[done:])])


def marked(context: str, surface: str, lang: str, source_lang: str = "") -> Markup:
    """A context from a source with the surface, a form in `lang`, marked where it first stands in it.

    >>> marked("Park (朴振) <said>", "朴振", "ko-Hani", "en")
    Markup('Park (<mark lang="ko-Hani">朴振</mark>) &lt;said&gt;')
    """
    han = source_lang if source_lang in ("ko", "ja") else "ko" if _HANGUL.search(context) else "ja"
    before, found, after = context.partition(surface)
    if not surface or not found:
        return mixed(context, han)
    return mixed(before, han) + Markup('<mark lang="{}">{}</mark>').format(lang, found) + mixed(after, han)


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
        ACTIONS=ACTIONS,
        RELATIONS=RELATIONS,
        LONGEST_QUERY=arguments.LONGEST_QUERY,
        lang_of=lang_of,
        in_force=in_force,
        plural=plural,
    )
    app.add_template_filter(marked)
    app.add_template_filter(mixed)
    app.add_template_filter(web_address)
