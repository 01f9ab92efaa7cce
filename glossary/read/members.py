"""Files inside files: the members of a ZIP archive and the attachments of a message, each under a path of its own.

`archive.zip/folder/a.docx` names a member, `archive.zip/inner.zip/b.txt` one of an archive in an archive.
"""

import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from glossary.errors import InputError
from glossary.read.formats import ACCEPTED, ARCHIVE_SUFFIXES, DATA_SUFFIXES, SUFFIXES, format_of
from glossary.read.mail import attachments
from glossary.read.package import Package

DEEPEST = 3
"""Archives inside one another."""
LARGEST_ARCHIVE = 1_000_000_000
MOST_MEMBERS = 2_000
"""Documents and lists of one archive."""
KEPT_OPEN = 100_000_000
"""Bytes of an archive that is kept in memory while its documents are read."""


def find_members(path: Path) -> Iterator[Path]:
    """The paths of what can be read in an archive or attached to a message, in order of name; other formats left out.

    Raises InputError for one that is damaged, or holds more documents, or deeper ones, than the limits allow.
    """
    found = list(_find(_bytes_of(path), path, DEEPEST))
    if len(found) > MOST_MEMBERS:
        raise InputError(
            f"the archive holds {len(found):,} documents and lists",
            where=str(path),
            accepted=f"at most {MOST_MEMBERS:,}",
        )
    return iter(found)


def _bytes_of(path: Path) -> bytes:
    size = path.stat().st_size
    if size > LARGEST_ARCHIVE:
        raise InputError(f"the archive has {size:,} bytes", where=str(path), accepted=f"at most {LARGEST_ARCHIVE:,}")
    return path.read_bytes()


def _find(raw: bytes, path: Path, depth: int) -> Iterator[Path]:
    if depth == 0:
        raise InputError(
            f"archives are nested more than {DEEPEST} deep", where=str(path), accepted="fewer archives in archives"
        )
    if not _is_archive(path):
        yield from (path / name for name in attachments(raw, str(path)) if _is_read(name))
        return
    with Package(io.BytesIO(raw), str(path), each=True) as package:
        for name in sorted(package.names):
            if _is_hidden(name):
                continue
            if _is_read(name):
                yield path / name
            if _is_archive(PurePosixPath(name)) or name.lower().endswith(".eml"):
                yield from _find(package.read(name), path / name, depth - 1)


def _is_archive(path: PurePosixPath | Path) -> bool:
    return path.suffix.lower() in ARCHIVE_SUFFIXES


def _is_read(name: str) -> bool:
    suffix = PurePosixPath(name).suffix.lower()
    return suffix != "" and (suffix in SUFFIXES or suffix in DATA_SUFFIXES)


def _is_hidden(name: str) -> bool:
    """Members that are no file of the sender's, and those whose name would lead out of the archive."""
    parts = PurePosixPath(name).parts
    return name.startswith("/") or "\\" in name or any(p.startswith((".", "~$", "__MACOSX")) for p in parts)


def container_of(path: Path) -> Path | None:
    """The file on disk that a path leads into; None for a path that is a file itself or leads nowhere."""
    if path.exists():
        return None
    return next((parent for parent in path.parents if parent.is_file()), None)


def read_member(path: Path, container: Path) -> bytes:
    """The bytes of a member; InputError when there is no such member."""
    status = container.stat()
    here, rest = container, path.relative_to(container)
    raw = b""
    for depth in range(DEEPEST):
        if (
            depth == 0
            and status.st_size <= KEPT_OPEN
            and (package := _opened(container, status.st_mtime_ns, status.st_size))
        ):
            raw, here, rest = _member(package, here, rest)
        else:
            raw, here, rest = _inner(raw if depth else _bytes_of(container), here, rest)
        if rest == Path():
            return raw
    raise InputError(
        f"archives are nested more than {DEEPEST} deep", where=str(path), accepted="fewer archives in archives"
    )


@lru_cache(maxsize=1)
def _opened(path: Path, changed: int, size: int) -> Package | None:
    """The archive that was read last, kept open: its documents are read one after the other. None for a message."""
    raw = _bytes_of(path)
    return None if format_of(raw, path.suffix, str(path)) == "mail" else Package(io.BytesIO(raw), str(path), each=True)


def _inner(raw: bytes, here: Path, rest: Path) -> tuple[bytes, Path, Path]:
    """The bytes of the first member on a way into a container, where it is, and the way that is left."""
    if format_of(raw, here.suffix, str(here)) != "mail":
        with Package(io.BytesIO(raw), str(here), each=True) as package:
            return _member(package, here, rest)
    attached = attachments(raw, str(here))
    name = rest.parts[0]
    if name not in attached:
        raise InputError(
            "there is no such attachment", where=str(here / rest), accepted=", ".join(attached) or ACCEPTED
        )
    return attached[name], here / name, rest.relative_to(name)


def _member(package: Package, here: Path, rest: Path) -> tuple[bytes, Path, Path]:
    for way in (rest, *rest.parents[:-1]):
        if way.as_posix() in package:
            return package.read(way.as_posix()), here / way, rest.relative_to(way)
    raise InputError("there is no such member", where=str(here / rest), accepted=ACCEPTED)
