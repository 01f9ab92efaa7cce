"""Where the files that ship with the program are: the curated data and the seeds.

In a checkout they stand beside this package (`data/`, `seeds/`); in a wheel they travel inside it.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_shipped"
ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent


def path(*parts: str) -> Path:
    """The path of a shipped file or folder, such as `path("data", "concepts")`.

    Raises FileNotFoundError, naming the path, when the installation is incomplete.

    >>> path("data", "concepts").is_dir()
    True
    """
    found = ROOT.joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(f"{found} is missing: the installation is incomplete")
    return found
