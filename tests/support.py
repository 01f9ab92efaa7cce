"""A termbase for tests that read: the curated data and the seeds, imported once a test run."""

import sqlite3
from contextlib import closing
from pathlib import Path

import glossary
from glossary import shipped
from glossary.cli.serving import SHIPPED
from glossary.service import Glossary


def import_shipped(path: Path | str) -> Glossary:
    """Open a termbase at `path` and import what ships into it; every file must go in whole."""
    g = glossary.open(path)
    for report in g.import_paths([shipped.path(*part) for part in SHIPPED]):
        assert not report.error and not report.conflicts and not report.rejected, (
            report.path,
            report.error,
            report.messages,
        )
    return g


def dump(path: Path) -> str:
    """Everything a database holds, row for row, but when it was written and the random names of its states."""
    with closing(sqlite3.connect(path)) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        lines = []
        for table in tables:
            cursor = db.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2')
            names = [column[0] for column in cursor.description]
            for row in cursor:
                values = dict(zip(names, row, strict=True))
                if table == "_sqlite_migrations":
                    values.pop("applied_at")
                if table == "setting" and values["name"] == "forms":
                    values.pop("value")
                lines.append(f"{table} " + repr({k: v for k, v in values.items() if k not in ("at", "token")}))
    return "\n".join(lines)
