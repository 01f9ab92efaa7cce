"""A small queue of candidates, and ways to look at it."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import glossary
from glossary.service import Glossary

ARTICLE = """Talks in Daejeon

Foreign Minister Cho Minjae met Japanese Foreign Minister Taro Kawamori in Daejeon. Minister Cho spoke of the Daejeon Accord.
"""

NOTED = ("change_log", "decided_candidate", "setting", "spelling_segment", "spelling_array", "import_run", "form_key")
"""What keeps growing: the log itself, the state of the forms, the spelling index and the keys, which may know more."""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def g(tmp_path: Path, article: Path) -> Iterator[Glossary]:
    with glossary.open(tmp_path / "g.db") as opened:
        assert [r.error for r in opened.import_paths([article])] == [""]
        yield opened


@pytest.fixture
def bring(g: Glossary, tmp_path: Path) -> Callable[[str, str], None]:
    """Import a document, or a new state of one that was imported before."""

    def import_text(name: str, text: str) -> None:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        assert [r.error for r in g.import_paths([path])] == [""]

    return import_text


def candidate(g: Glossary, text: str, status: str = "unprocessed") -> dict[str, Any]:
    """The candidate that is called by this text."""
    found: dict[str, Any] = next(c for c in g.candidates(status, per_page=200)["candidates"] if c["text"] == text)
    return found


def queue(g: Glossary, status: str = "unprocessed") -> list[set[str]]:
    """The forms of each candidate that has a person's name."""
    return [
        {form["text"] for form in g.candidate(c["id"])["named"] if form["use"] != "none"}
        for c in g.candidates(status, per_page=200, kind="person")["candidates"]
    ]


def tables(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that a database holds but what keeps growing."""
    with sqlite3.connect(path) as db:
        names = [
            row[0]
            for row in db.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'"
            )
        ]
        return {name: sorted(db.execute(f"SELECT * FROM {name}"), key=repr) for name in names if name not in NOTED}
