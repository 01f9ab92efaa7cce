"""Korean surnames: where the surname of a Korean name ends, and how it is written in hanja.

Nearly every Korean surname is one syllable; a dozen have two (남궁, 황보, 제갈), and since 남 and 황 are surnames too,
the longer one is tried first and only where a given name is left.
"""

from dataclasses import dataclass
from functools import cache

from glossary.text import tables


@dataclass(frozen=True, slots=True)
class Surname:
    """One surname: `hangul` usual in the South, `also` its other sound or empty, `bearers` 1 (a million) to 4 (few)."""

    hangul: str
    hanja: str
    also: str
    bearers: int
    korean: bool


@cache
def all_surnames() -> tuple[Surname, ...]:
    """Every surname of the table, the most common first."""
    return tuple(
        Surname(row["hangul"], row["hanja"], row["also"], int(row["bearers"]), row["korean"] == "yes")
        for row in tables.rows("korean-surnames.tsv")
    )


@cache
def of_hangul() -> dict[str, tuple[Surname, ...]]:
    """Surnames by their Hangul, both spellings: 유 is 柳, 劉, 兪; 류 is 柳."""
    found: dict[str, tuple[Surname, ...]] = {}
    for surname in all_surnames():
        for hangul in filter(None, (surname.hangul, surname.also)):
            found[hangul] = (*found.get(hangul, ()), surname)
    return found


@cache
def of_hanja() -> dict[str, Surname]:
    """Surnames by their hanja."""
    return {surname.hanja: surname for surname in reversed(all_surnames())}


def split_name(name: str) -> tuple[str, str]:
    """Surname and given name of a Korean name in Hangul; the given name is empty where there is only one part.

    A space decides where there is one. Without it a two-syllable surname is preferred when it leaves a given name.

    >>> split_name("박진"), split_name("남궁옥분"), split_name("남 궁옥")
    (('박', '진'), ('남궁', '옥분'), ('남', '궁옥'))
    >>> split_name("남궁"), split_name("트와이스")
    (('남', '궁'), ('트', '와이스'))
    """
    first, _, rest = name.strip().partition(" ")
    if rest:
        return first, rest.replace(" ", "")
    if len(first) > 2 and first[:2] in of_hangul():
        return first[:2], first[2:]
    return first[:1], first[1:]
