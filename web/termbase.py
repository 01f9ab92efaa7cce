"""The termbase of a request: opened when first asked for, closed with the request, used by no other thread."""

from datetime import date
from typing import Any, Protocol

from flask import Flask, current_app, g

import glossary


class Termbase(Protocol):
    """What the pages and the API ask of `glossary.open(path)`."""

    def lookup(
        self,
        q: str,
        lang: str | None = None,
        kind: str | None = None,
        profile: str | None = None,
        on: date | None = None,
        limit: int = 10,
    ) -> dict[str, Any]: ...

    def suggest(self, q: str, limit: int = 8) -> dict[str, Any]: ...

    def concept(self, id: str) -> dict[str, Any]: ...

    def concepts(self, kind: str | None = None, page: int = 1, per_page: int = 50) -> dict[str, Any]: ...

    def source(self, id: str) -> dict[str, Any]: ...

    def sources(self) -> list[dict[str, Any]]: ...

    def profiles(self) -> list[dict[str, Any]]: ...

    def candidates(self, status: str = "unprocessed", page: int = 1, per_page: int = 50) -> dict[str, Any]: ...

    def decide(self, candidate_id: int, decision: str, by: str, *, concept_id: str | None = None) -> dict[str, Any]: ...

    def annotate(self, text: str) -> dict[str, Any]: ...

    def stats(self) -> dict[str, int]: ...

    def close(self) -> None: ...


def termbase(*, write: bool = False) -> Termbase:
    """The termbase this request works with, the same one however often it is asked for.

    Only a request that changes something opens it for writing.
    """
    if "termbase" not in g:
        g.termbase = glossary.open(current_app.config["GLOSSARY_DB"], write=write)
    opened: Termbase = g.termbase
    return opened


def _close(_error: BaseException | None) -> None:
    opened: Termbase | None = g.pop("termbase", None)
    if opened is not None:
        opened.close()


def register(app: Flask) -> None:
    """Close the termbase when the request ends, well or badly."""
    app.teardown_appcontext(_close)
