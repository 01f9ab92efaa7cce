"""What happens to a file before the termbase is needed: it is read, and a document's mentions are extracted.

A pure function of the file, so it can run in another process or on another machine; linking and writing stay at home, file
by file in order. That is why the termbase is the same whoever prepared the files, and however many of them there were.
"""

import hashlib
import traceback
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from pathlib import Path

from glossary.errors import GlossaryError, InputError
from glossary.extract import extract
from glossary.model import Document, Extraction
from glossary.pipeline.linker import Rehearsal
from glossary.read import (
    Curated,
    Metadata,
    SourceFile,
    SourceRecord,
    TermList,
    is_address,
    open_file,
    read_file,
)
from glossary.read.formats import LIST_SUFFIXES


@dataclass(frozen=True, slots=True)
class Task:
    """A file to prepare: `known` is its digest when it was last imported, `size` its bytes as far as that can be seen.

    `raw` are its bytes, where whoever prepares it cannot open it; only a document can be sent so.
    """

    path: Path | str
    metadata: Metadata | None = None
    known: str = ""
    size: int = 0
    raw: bytes | None = None

    @property
    def can_travel(self) -> bool:
        """Whether another process may prepare it.

        The rows of a list are read while they are written, a record names another file, and addresses are asked one at a time.
        """
        return isinstance(self.path, Path) and self.path.suffix.lower() not in (*LIST_SUFFIXES, ".toml")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file as read. `content` is None where the digest is the known one: nothing was read.

    `where` is what the file is known by from one import to the next, `name` what it is called. `rehearsal` is what was found
    out for its linking, where the termbase could be read.
    """

    where: str
    name: str
    digest: str
    content: Document | TermList | Curated | SourceRecord | None = None
    extraction: Extraction | None = None
    rehearsal: Rehearsal | None = None


Outcome = Prepared | GlossaryError
"""What came of a task: the file, or what is wrong with it."""
Outcomes = Generator[tuple[Task, Outcome], None, None]
Preparer = Callable[[Iterable[Task]], Outcomes]
"""Prepares files, somewhere, and gives them back in the order in which they came."""


def prepare(task: Task) -> Prepared:
    """Read a file and extract what it mentions; InputError when it cannot be read or understood.

    >>> found = prepare(Task(Path("note.txt"), raw=b"Foreign Minister Park Jin spoke."))
    >>> found.name, [m.surface for m in found.extraction.mentions]
    ('note.txt', ['Foreign Minister', 'Park Jin'])
    """
    if task.raw is None:
        file = open_file(task.path)
    else:
        file = SourceFile(Path(task.path), hashlib.sha256(task.raw).hexdigest(), task.raw)
    where, name = file.where, file.path.name
    if file.digest == task.known:
        return Prepared(where, name, file.digest)
    content = read_file(file, task.metadata)
    document = content.document if isinstance(content, SourceRecord) else content
    if not isinstance(document, Document):
        return Prepared(where, name, file.digest, content)
    digest = file.digest
    if isinstance(content, SourceRecord):
        # A record is another one when the text it describes is.
        digest += f"+{document.digest}"
        if digest == task.known:
            return Prepared(where, name, digest)
    return Prepared(where, name, digest, content, extract(document))


def attempt(task: Task) -> Outcome:
    """`prepare`, with what is wrong as a value: it travels between processes as results do, and the other files go on.

    A mistake of ours is told with its place, and is no reason to leave the rest of an archive unread either.
    """
    try:
        return prepare(task)
    except InputError as error:
        return error
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return GlossaryError(
            f"a mistake of the program at {Path(frame.filename).name}:{frame.lineno} ({type(error).__name__}: {error})",
            where=str(task.path),
        )


def prepare_here(tasks: Iterable[Task]) -> Outcomes:
    """Prepare every file in this process, each when it is asked for."""
    for task in tasks:
        yield task, attempt(task)


def task_of(path: Path | str, metadata: Metadata | None, known: Callable[[str], str]) -> Task:
    """The task of a file; `known` gives the digest of what was imported from a place, or ""."""
    if isinstance(path, str) and is_address(path):
        return Task(path, metadata)
    path = Path(path)
    try:
        size = path.stat().st_size
    except OSError:  # a member of an archive, or nothing: whoever opens it is told
        size = 0
    return Task(path, metadata, known(str(path.resolve())), size)
