"""The termbase of a request: opened when first asked for, closed with the request, used by no other thread."""

from flask import Flask, current_app, g

import glossary
from glossary.service import Glossary


def termbase(*, write: bool = False) -> Glossary:
    """The termbase this request works with, the same one however often it is asked for.

    Only a request that changes something opens it for writing.
    """
    if "termbase" not in g:
        g.termbase = glossary.open(current_app.config["GLOSSARY_DB"], write=write)
    opened: Glossary = g.termbase
    return opened


def _close(_error: BaseException | None) -> None:
    opened: Glossary | None = g.pop("termbase", None)
    if opened is not None:
        opened.close()


def register(app: Flask) -> None:
    """Close the termbase when the request ends, well or badly."""
    app.teardown_appcontext(_close)
