"""What the words of a Japanese run are known to be: terms, offices, heads, family names, and words beside names.

The tables stand in `data/languages/japanese-*.tsv`.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, TypeVar

from glossary.model import Kind
from glossary.text import surnames, tables

Row = TypeVar("Row")
_SEEN_FROM_KOREA: Final = {
    "朝鮮半島": "韓半島",
    "日米韓": "韓米日",
    "日中韓": "韓中日",
    "日韓": "韓日",
    "米韓": "韓米",
    "中韓": "韓中",
    "米朝": "朝米",
    "日朝": "朝日",
}
_KOREAN_ORDER: Final = re.compile("|".join(_SEEN_FROM_KOREA))
_FULL_WIDTH: Final = {code: code + 0xFEE0 for code in (*range(48, 58), *range(65, 91), *range(97, 123))}


@cache
def terms() -> dict[str, tuple[Kind, bool]]:
    """Kind and weakness of every known term: places, organisations, events, laws, issues."""
    found = {r["form"]: (Kind.PLACE, False) for r in tables.rows("japanese-places.tsv")}
    found |= {r["form"]: (Kind.ORGANISATION, False) for r in tables.rows("japanese-organisations.tsv")}
    found |= {r["form"]: (Kind(r["kind"]), r["use"] == "weak") for r in tables.rows("japanese-terms.tsv")}
    return _wide(_as_written_in_korea(found) | found)


def _as_written_in_korea(rows: dict[str, Row]) -> dict[str, Row]:
    """What the Korean press in Japanese writes for the same: 韓米同盟, 韓半島の非核化."""
    return {_KOREAN_ORDER.sub(lambda found: _SEEN_FROM_KOREA[found.group()], form): row for form, row in rows.items()}


def _wide(rows: dict[str, Row]) -> dict[str, Row]:
    """The rows, and each with its letters and figures in full width: ＡＳＥＡＮ, Ｇ７サミット."""
    return rows | {form.translate(_FULL_WIDTH): row for form, row in rows.items()}


@cache
def lengths_by_first() -> dict[str, tuple[int, ...]]:
    """The lengths of the known terms that begin with a character, the longest first."""
    lengths: dict[str, set[int]] = {}
    for form in terms():
        lengths.setdefault(form[0], set()).add(len(form))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


@cache
def offices() -> dict[str, bool]:
    """Every word for an office; true where it is too weak to stand alone."""
    return _wide({r["form"]: r["use"] == "weak" for r in tables.rows("japanese-offices.tsv")})


@cache
def heads() -> dict[str, tuple[Kind, str]]:
    """Kind of what ends in a head, and its use.

    `needs` a proper part before it, `open` to any word but a generic one, `edge` open where a token begins, `alone` also by
    itself, `never` no name, or empty.
    """
    return _wide({r["form"]: (Kind(r["kind"]), r["use"]) for r in tables.rows("japanese-heads.tsv")})


@cache
def words(set_name: str) -> frozenset[str]:
    """The words of one set of `japanese-word-sets.tsv`.

    >>> "今回" in words("lead"), "開催" in words("trail")
    (True, True)
    """
    return frozenset(r["form"] for r in tables.rows("japanese-word-sets.tsv") if r["set"] == set_name)


@cache
def family_names() -> frozenset[str]:
    """Japanese family names in kanji."""
    return frozenset(r["kanji"] for r in tables.rows("japanese-family-names.tsv"))


def _lengths_by_last(forms: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for form in forms:
        lengths.setdefault(form[-1], set()).add(len(form))
    return {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}


@cache
def _office_lengths() -> dict[str, tuple[int, ...]]:
    return _lengths_by_last(offices())


@cache
def _head_lengths() -> dict[str, tuple[int, ...]]:
    return _lengths_by_last(heads())


def office_of(run: str) -> str:
    """The longest office that a run ends in, or an empty string.

    >>> office_of("外務省アジア大洋州局長"), office_of("首脳会談")
    ('アジア大洋州局長', '')
    """
    for length in _office_lengths().get(run[-1:], ()):
        if run[-length:] in offices():
            return run[-length:]
    return ""


def head_of(run: str) -> str:
    """The longest head that a run ends in, or an empty string.

    >>> head_of("日韓首脳会談"), head_of("首相")
    ('首脳会談', '')
    """
    for length in _head_lengths().get(run[-1:], ()):
        if run[-length:] in heads():
            return run[-length:]
    return ""


def korean_surname(char: str) -> bool:
    """Whether a character is a Korean surname in hanja, also where a Japanese word could begin with it."""
    return char in surnames.of_hanja() or _old(char) in surnames.of_hanja()


def surely_korean_surname(char: str) -> bool:
    """Whether a character begins a Korean name far likelier than a Japanese one: 尹, 朴, 李."""
    surname = surnames.of_hanja().get(char) or surnames.of_hanja().get(_old(char))
    return surname is not None and surname.korean


def continental_surname(char: str) -> bool:
    """Whether a character alone can be called by: 尹氏, 習主席."""
    return korean_surname(char) or char in words("chinese surname")


def _old(char: str) -> str:
    return _NEW_TO_OLD.get(char, char)


_NEW_TO_OLD = {"権": "權", "裴": "裵", "黄": "黃", "呉": "吳", "辺": "邊", "慎": "愼", "曽": "曾"}
"""New forms that Japanese print gives the surnames of Koreans."""
