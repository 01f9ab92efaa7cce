"""What people keep apart: forms that are not the same thing, and who of several is meant by a name in one source."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from glossary.spelling.keys import compact


@dataclass(frozen=True, slots=True)
class Divide:
    """One decision that the forms on two sides are not the same thing; `sides` are their texts."""

    sides: tuple[frozenset[str], frozenset[str]]

    def side_of(self, text: str) -> int | None:
        """The side a form is on: by its very text, or else by its key where only one side has that.

        >>> divide = Divide((frozenset({"Kim Min-su"}), frozenset({"Kim Minsoo", "Kim Min Su"})))
        >>> divide.side_of("Kim Min-su"), divide.side_of("KIM MINSOO"), divide.side_of("kim min su")
        (0, 1, None)
        """
        on = [side for side, known in enumerate(self.sides) if text in known]
        if not on:
            key = compact(text)
            on = [side for side, known in enumerate(self.sides) if any(compact(other) == key for other in known)]
        return on[0] if len(on) == 1 else None

    def parts(self, forms: Iterable[str], others: Iterable[str]) -> bool:
        """Whether things of these forms are not the same thing: one is on this side, the other on that.

        A thing that is on both sides is parted from nothing: somebody has made the two one again.

        >>> divide = Divide((frozenset({"A"}), frozenset({"B"})))
        >>> divide.parts(["A"], ["B", "C"]), divide.parts(["A"], ["A", "B"])
        (True, False)
        """
        here = {side for form in forms if (side := self.side_of(form)) is not None}
        there = {side for form in others if (side := self.side_of(form)) is not None}
        return bool(here and there) and not here & there


class Apart:
    """What people keep apart in one termbase. Writing methods run inside the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def divides(self, texts: Iterable[str]) -> list[Divide]:
        """The decisions that speak of forms with the key of one of these."""
        found: dict[int, tuple[set[str], set[str]]] = {}
        for decision, side, text in self._db.execute(
            "SELECT decision, side, text FROM apart_form WHERE decision IN"
            " (SELECT decision FROM apart_form WHERE key IN (SELECT value FROM json_each(?))) ORDER BY decision",
            [json.dumps(sorted({compact(text) for text in texts}))],
        ):
            found.setdefault(decision, (set(), set()))[side].add(text)
        return [Divide((frozenset(left), frozenset(right))) for left, right in found.values()]

    def placed(self, source: str) -> dict[str, int]:
        """The candidate that a person said a form means in a source, by the text of the form."""
        return dict(self._db.execute("SELECT text, candidate FROM placed_form WHERE source = ?", [source]).fetchall())

    # -- writing

    def divide(self, decision: int, left: Iterable[tuple[str, str]], right: Iterable[tuple[str, str]]) -> None:
        """Keep the forms, as (lang, text), on the left apart from those on the right."""
        self._db.conn.executemany(
            "INSERT INTO apart_form VALUES (?, ?, ?, ?, ?)",
            [
                (decision, side, lang, text, compact(text))
                for side, forms in enumerate((left, right))
                for lang, text in forms
            ],
        )

    def undivide(self, decision: int) -> None:
        """Take a decision back."""
        self._db.execute("DELETE FROM apart_form WHERE decision = ?", [decision])

    def place(self, places: Iterable[tuple[str, str, str, int]]) -> list[tuple[str, str, str, int]]:
        """Say which candidate a form means in a source, as (source, lang, text, candidate); what was said there before."""
        places = list(places)
        before = []
        for source, lang, text, _ in places:
            before += self._db.execute(
                "SELECT source, lang, text, candidate FROM placed_form WHERE source = ? AND lang = ? AND text = ?",
                [source, lang, text],
            ).fetchall()
        self._db.conn.executemany("INSERT OR REPLACE INTO placed_form VALUES (?, ?, ?, ?)", places)
        return before

    def unplace(self, places: Iterable[tuple[str, str, str]], before: Iterable[tuple[str, str, str, int]]) -> None:
        """Take back what was said of forms, as (source, lang, text), and say again what was said before."""
        self._db.conn.executemany(
            "DELETE FROM placed_form WHERE source = ? AND lang = ? AND text = ?", [tuple(place) for place in places]
        )
        self._db.conn.executemany("INSERT INTO placed_form VALUES (?, ?, ?, ?)", [tuple(place) for place in before])
