"""Linking a document on trial where it is extracted, so that the one process that links in earnest finds its work done.

Which candidate a name belongs to depends on every document before it and is decided in order, by one. But nearly all of the
time goes into questions whose answer does not depend on that: are these two forms one name, which concepts sound like this
one. Another process asks them of the termbase as it stands, and sends the answers along.
"""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from glossary.errors import GlossaryError
from glossary.pipeline.linker import Linker
from glossary.pipeline.preparing import Outcome, Prepared, Task, attempt
from glossary.store import Termbase


@dataclass(frozen=True, slots=True)
class Rehearsing:
    """Prepares a file and rehearses its linking to the termbase at `path`, which is only read."""

    path: str

    def __call__(self, task: Task) -> Outcome:
        """The file; without a rehearsal where there is no document in it or the termbase cannot be read just now."""
        outcome = attempt(task)
        if not isinstance(outcome, Prepared) or outcome.extraction is None:
            return outcome
        try:
            return replace(outcome, rehearsal=_linker(self.path).rehearse(outcome.extraction))
        except GlossaryError:
            return outcome


@cache
def _linker(path: str) -> Linker:
    """The linker of a process that does nothing else."""
    if not Path(path).exists():
        raise GlossaryError("there is no such database", where=path)
    return Linker(Termbase(path, write=False))
