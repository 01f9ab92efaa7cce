"""The small sets of words that the grammar asks for, from `data/languages/korean-word-sets.tsv`."""

from functools import cache

from glossary.text import tables


@cache
def words(name: str) -> frozenset[str]:
    """The words of one set.

    >>> "할머니" in words("honorific")
    True
    """
    return frozenset(_rows(name))


@cache
def endings(name: str) -> tuple[str, ...]:
    """The words of one set as `str.endswith` takes them."""
    return _rows(name)


def _rows(name: str) -> tuple[str, ...]:
    return tuple(row["form"] for row in tables.rows("korean-word-sets.tsv") if row["set"] == name)
