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


@pytest.fixture(scope="session")
def shipped_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a database with everything that ships. For reading only: all tests share it."""
    from tests.support import import_shipped

    path = tmp_path_factory.mktemp("shipped") / "shipped.db"
    import_shipped(path).close()
    return path


@pytest.fixture
def own_db(shipped_db: Path, tmp_path: Path) -> Path:
    """A copy of the database with everything that ships, for a test that writes."""
    import shutil

    return Path(shutil.copy(shipped_db, tmp_path / "own.db"))
