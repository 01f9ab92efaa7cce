"""Profiles: outlets and house styles."""

from typing import Any

from sqlite_utils import Database

from glossary.model import Profile


class Profiles:
    """The profiles of one termbase. Writing methods run inside the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> list[dict[str, Any]]:
        """Every profile, by name."""
        return list(self._db.query("SELECT * FROM profile ORDER BY name"))

    def get(self, id: str) -> dict[str, Any] | None:
        """The profile with this id, or None."""
        return next(iter(self._db.query("SELECT * FROM profile WHERE id = ?", [id])), None)

    def put(self, profile: Profile, *, file: int | None) -> None:
        """Write a profile, or replace what was known of it."""
        if profile.source:
            self._db.execute("INSERT OR IGNORE INTO source (id, title) VALUES (?, ?)", [profile.source, profile.source])
        columns = ("id", "name", "outlet", "lang", "name_order", "hyphens", "macrons", "note")
        self._db.execute(
            f"INSERT INTO profile ({', '.join(columns)}, source, file) VALUES ({', '.join('?' * (len(columns) + 2))})"
            " ON CONFLICT (id) DO UPDATE SET "
            + ", ".join(f"{c} = excluded.{c}" for c in (*columns[1:], "source", "file")),
            [*(getattr(profile, c) for c in columns), profile.source or None, file],
        )
