"""Reading the language tables that people write: `data/languages/*.tsv`.

A table starts with `#` lines that say what it is, then a header row, then rows of tab-separated cells.
"""

from collections.abc import Iterator

from glossary import shipped


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a language table by column name; a missing last cell is an empty string.

    >>> next(rows("korean-surnames.tsv"))["hangul"]
    '김'
    """
    with shipped.path("data", "languages", name).open(encoding="utf-8") as lines:
        header: list[str] = []
        for line in lines:
            if line.startswith("#") or not line.strip():
                continue
            cells = line.rstrip("\n").split("\t")
            if not header:
                header = cells
                continue
            yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
