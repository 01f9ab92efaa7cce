"""Opening a database file, and saying plainly when it cannot be used."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from glossary.errors import DatabaseError
from glossary.store.schema import KEY_VERSION, MIGRATIONS, migrations

BUSY_SECONDS = 10.0
PRAGMAS = (
    "foreign_keys = ON",
    # 64 MB of page cache and memory-mapped reads: a look-up in a million concepts touches few, scattered pages.
    "cache_size = -64000",
    "mmap_size = 1073741824",
    "synchronous = NORMAL",
)


def connect(path: str | Path, *, write: bool = True, busy_seconds: float = BUSY_SECONDS) -> Database:
    """Open the termbase at `path`, or one in memory for ":memory:"; create or migrate it when `write`.

    `busy_seconds` is how long to wait for a lock. With `write=False` a file that does not exist is an empty termbase in
    memory, so that a dry run leaves no trace.

    Raises DatabaseError when the file is no termbase, is read-only or locked, or was written by a newer version.
    """
    where = str(path)
    if where == ":memory:" or (not write and not Path(where).exists()):
        db = Database(memory=True)
        migrations.apply(db)
        return db
    if Path(where).is_dir():
        raise DatabaseError("this is a folder", where=where, accepted="a database file")
    with translated(where):
        if not write:
            connection = sqlite3.connect(f"file:{_quoted(where)}?mode=ro", uri=True, timeout=busy_seconds)
        else:
            parent = Path(where).parent
            if not parent.is_dir():
                raise DatabaseError(
                    f"there is no folder {parent}", where=where, accepted="a path in a folder that exists"
                )
            connection = sqlite3.connect(where, timeout=busy_seconds)
        try:
            return _prepared(Database(connection), where, write=write)
        except BaseException:
            connection.close()
            raise


def _prepared(db: Database, where: str, *, write: bool) -> Database:
    for pragma in PRAGMAS:
        db.conn.execute(f"PRAGMA {pragma}")
    try:
        applied = {
            row[0] for row in db.conn.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'glossary'")
        }
    except sqlite3.OperationalError:
        applied = set()
        if db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise DatabaseError(
                "this SQLite file is no termbase", where=where, accepted="a new file, or one made by `glossary`"
            ) from None
    known = [migration.__name__ for migration in MIGRATIONS]
    if applied - set(known):
        raise DatabaseError(
            "it was written by a newer version of glossary", where=where, accepted="this version's or older"
        )
    if write and applied != set(known):
        if os.path.exists(where) and not os.access(where, os.W_OK):
            raise DatabaseError("the file is read-only", where=where, accepted="a file that may be written")
        db.enable_wal()
        migrations.apply(db)
    elif not applied:
        raise DatabaseError(
            "the file is empty: it holds no termbase yet", where=where, accepted="a file made by `glossary import`"
        )
    elif applied != set(known):
        raise DatabaseError(
            "it was written by an older version", where=where, accepted="any `glossary import` brings it up to date"
        )
    version = db.conn.execute("SELECT value FROM setting WHERE name = 'key_version'").fetchone()[0]
    if version != KEY_VERSION:
        raise DatabaseError(
            f"its look-up keys are of version {version}",
            where=where,
            accepted=f"version {KEY_VERSION}: import into a new file",
        )
    return db


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Turn SQLite's own errors into a DatabaseError that says what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        text = str(error)
        if "locked" in text or "busy" in text:
            raise DatabaseError(
                "another process is writing to it", where=where, accepted="try again in a moment"
            ) from error
        if "readonly" in text:
            raise DatabaseError("the file is read-only", where=where, accepted="a file that may be written") from error
        if "unable to open" in text:
            raise DatabaseError(
                "it cannot be opened", where=where, accepted="a path that may be read and written"
            ) from error
        if "disk I/O" in text:
            raise DatabaseError(
                "the disk cannot be read or written", where=where, accepted="a file on a sound disk"
            ) from error
        if "full" in text:
            raise DatabaseError("the disk is full", where=where, accepted="more room; nothing was written") from error
        raise
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError):
            raise
        raise DatabaseError(
            f"this file is no SQLite database, or is damaged ({error})",
            where=where,
            accepted="a new file, or one made by `glossary`",
        ) from error


def _quoted(path: str) -> str:
    return str(Path(path).resolve()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
