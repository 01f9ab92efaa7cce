"""The termbase of a request, used by no other thread: kept open for reading, opened and closed for a change."""

import os
import threading

from flask import Flask, current_app, g

import glossary
from glossary.service import Glossary

_reader = threading.local()
"""A thread's termbase for reading, with the file it has open: opening one takes longer than most look-ups."""


def termbase(*, write: bool = False) -> Glossary:
    """The termbase this request works with, the same one however often it is asked for.

    A request that changes something opens one of its own; the others share what their thread has open.
    """
    if "termbase" not in g:
        path = current_app.config["GLOSSARY_DB"]
        g.own = write
        g.termbase = glossary.open(path) if write else _reader_of(path)
    opened: Glossary = g.termbase
    return opened


def _reader_of(path: str) -> Glossary:
    """The thread's own termbase for reading, opened anew when another file has taken the place of the old."""
    try:
        status = os.stat(path)
        file = (path, status.st_dev, status.st_ino)
    except OSError:
        file = None
    kept: Glossary | None = getattr(_reader, "termbase", None)
    if kept is not None and _reader.file == file and file is not None:
        return kept
    if kept is not None:
        _reader.termbase = None
        kept.close()
    opened: Glossary = glossary.open(path, write=False)
    _reader.termbase, _reader.file = opened, file
    return opened


def _close(_error: BaseException | None) -> None:
    opened: Glossary | None = g.pop("termbase", None)
    if opened is not None and g.pop("own", False):
        opened.close()


def register(app: Flask) -> None:
    """Close what a request opened for itself when it ends, well or badly."""
    app.teardown_appcontext(_close)
