"""What every test can use: the folder beside the checkout that holds real articles and names, where it is there."""

import csv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles, annotations and name lists; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(
            "the folder `shared`, with articles and name lists that are not ours to ship, is not beside the checkout"
        )
    return SHARED


def cases(name: str) -> list[dict[str, str]]:
    """The rows of `tests/cases/NAME.tsv`; lines that begin with # are comments."""
    with (ROOT / "tests" / "cases" / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(
            csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        )
    assert rows, f"{name}.tsv holds no case"
    return rows
