"""A trilingual glossary and terminology service for Korean, Japanese and English."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossary.service import Glossary

__version__ = "0.1.0"
__all__ = ["open"]


def open(path: str | Path, *, write: bool = True) -> "Glossary":
    """Open the termbase at `path` (":memory:" for one that is not kept), creating it when `write`.

    Raises `glossary.errors.DatabaseError` when the file cannot be used.

    >>> import glossary
    >>> with glossary.open(":memory:") as g:
    ...     g.stats()["concepts"]
    0
    """
    from glossary.service import Glossary

    return Glossary(path, write=write)
