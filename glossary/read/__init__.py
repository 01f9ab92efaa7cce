"""Files to values. The only place that opens inputs; one module a format, and one table of them in `formats`."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import overload
from urllib.parse import unquote, urlsplit

from glossary.errors import InputError
from glossary.model import Document
from glossary.read.address import Fetched, fetch, is_address
from glossary.read.articles import document_of, read_html, read_plain
from glossary.read.curated import Curated, SourceRecord, curated_of, is_source_record, read_toml, source_record_of
from glossary.read.formats import (
    ACCEPTED,
    ARCHIVE_SUFFIXES,
    DATA_SUFFIXES,
    FORMATS,
    HEAD_BYTES,
    LIST_SUFFIXES,
    SUFFIXES,
    format_of,
)
from glossary.read.lists import Row, TermList, read_list
from glossary.read.members import container_of, find_members, read_member
from glossary.read.metadata import Metadata, with_metadata

__all__ = [
    "Curated", "Document", "Metadata", "Row", "SourceFile", "SourceRecord", "TermList", "document_of", "find_files",
    "is_address", "open_file", "read_document", "read_file", "with_metadata",
]  # fmt: skip

STANDARD_INPUT = "standard input"
LARGEST_DOCUMENT = 100_000_000
"""Bytes of one text file, which takes some twenty times as much memory to extract. Other formats have lower limits of their
own, lists have none."""
TYPES = {"text/html": ".html", "application/xhtml+xml": ".html", "message/rfc822": ".eml", "text/vtt": ".vtt"}
"""Endings for the media types of answers that do not show in their bytes."""
LIST_TYPES = {
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that is there to be read, with the SHA-256 digest of its bytes.

    `raw` are the bytes of what is no file on disk: a member of an archive, an attachment, the answer of an address.
    """

    path: Path
    digest: str
    raw: bytes | None = None
    fetched: Fetched | None = None

    @property
    def is_list(self) -> bool:
        """Whether its rows are read one by one."""
        return self.path.suffix.lower() in LIST_SUFFIXES and (self.fetched is None or self.fetched.type != "text/html")

    @property
    def name(self) -> str:
        """What messages and documents call it: its path or its address."""
        return self.fetched.url if self.fetched else str(self.path)

    @property
    def where(self) -> str:
        """What it is known by from one import to the next: its whole path, or its address."""
        return self.fetched.url if self.fetched else str(self.path.resolve())


@overload
def find_files(paths: Iterable[Path]) -> Iterator[Path]: ...
@overload
def find_files(paths: Iterable[Path | str]) -> Iterator[Path | str]: ...
def find_files(paths: Iterable[Path | str]) -> Iterator[Path | str]:
    """The files to read under some paths, folders searched in order of name; hidden files and unknown formats left out.

    An archive gives the paths of what is in it (`a.zip/b.docx`, `a.zip/c.csv`), a message its own and those of its
    attachments; an http or https address, a string, gives itself. Profiles come before the rules that name them, concepts
    before the sources that attest them, articles last; a text that a source record beside it describes comes with the
    record, not by itself. Raises InputError for a path that does not exist and for a folder with nothing to read.
    """
    for path in paths:
        if isinstance(path, str):
            if is_address(path):
                yield path
                continue
            path = Path(path)
        if not path.exists() and container_of(path) is None:
            raise InputError("there is no such file or folder", where=str(path), accepted=ACCEPTED)
        if not path.is_dir():
            yield from _in_turn(_with_members(path))
            continue
        files = sorted(
            p for p in path.rglob("*")
            if p.is_file() and p.suffix and p.suffix.lower() in (*DATA_SUFFIXES, *SUFFIXES, *ARCHIVE_SUFFIXES)
            and not any(part.startswith((".", "~$")) for part in p.relative_to(path).parts)
        )  # fmt: skip
        if not files:
            raise InputError("the folder holds nothing that can be read", where=str(path), accepted=ACCEPTED)
        yield from _in_turn(member for file in files for member in _with_members(file))


def _with_members(path: Path) -> Iterator[Path]:
    """A file, with what is attached to it if it is a message; what is in it instead, if it is an archive."""
    suffix = path.suffix.lower()
    if suffix not in (*ARCHIVE_SUFFIXES, ".eml") or not path.is_file():
        yield path
        return
    try:
        packed = suffix not in ARCHIVE_SUFFIXES or _format_of_file(path) == "zip"
        members = list(find_members(path)) if packed else []
    except (InputError, OSError):
        members = []  # whoever reads it is told what is wrong with it
    if suffix == ".eml" or not members:
        yield path
    yield from members


def _format_of_file(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    return format_of(path.read_bytes() if head.startswith(b"PK\x03\x04") else head, path.suffix, str(path))


def _in_turn(paths: Iterable[Path]) -> Iterator[Path]:
    """Some files of one folder, archive or message, those that others build on first."""
    found = list(paths)
    if len(found) > 1:
        records = {path: record for path in found if path.suffix.lower() == ".toml" if (record := _record_in(path))}
        described = {path.with_name(text) for path, (_, text) in records.items() if text}
        found = sorted((p for p in found if p not in described), key=lambda p: 2 if p in records else _turn(p))
    yield from found


def _turn(path: Path) -> int:
    if path.suffix.lower() == ".toml":
        return 0 if path.stem == "profiles" else 1
    return 1 if path.suffix.lower() in LIST_SUFFIXES else 3


def _record_in(path: Path) -> tuple[SourceRecord, str] | None:
    """The source record that a file is, with the name of its text; None for another file, or one at fault."""
    try:
        container = container_of(path)
        content = read_toml(path, path.read_bytes() if container is None else read_member(path, container))
        return source_record_of(content, path) if is_source_record(content) else None
    except (InputError, OSError):
        return None  # whoever reads it is told what is wrong with it


def open_file(path: Path | str) -> SourceFile:
    """The file, member or address with its digest; InputError when it cannot be read or is empty."""
    if isinstance(path, str):
        if is_address(path):
            fetched = fetch(path)
            url = urlsplit(fetched.url)
            name = PurePosixPath(unquote(url.path)).name or url.hostname or ""
            if Path(name).suffix.lower() not in LIST_SUFFIXES:
                name += LIST_TYPES.get(fetched.type, "")
            return SourceFile(Path(name), hashlib.sha256(fetched.raw).hexdigest(), fetched.raw, fetched)
        path = Path(path)
    digest = hashlib.sha256()
    try:
        if (container := container_of(path)) is not None:
            raw = read_member(path, container)
            return SourceFile(path, hashlib.sha256(raw).hexdigest(), raw)
        if path.stat().st_size == 0:
            raise InputError("the file is empty", where=str(path), accepted=ACCEPTED)
        with path.open("rb") as file:
            while chunk := file.read(1 << 20):
                digest.update(chunk)
    except FileNotFoundError:
        raise InputError("there is no such file", where=str(path), accepted=ACCEPTED) from None
    except IsADirectoryError:
        raise InputError("this is a folder", where=str(path), accepted="a file") from None
    except OSError as error:
        raise InputError(
            f"the file cannot be read ({error.strerror})", where=str(path), accepted="a readable file"
        ) from error
    return SourceFile(path, digest.hexdigest())


def read_file(file: SourceFile, metadata: Metadata | None = None) -> Document | TermList | Curated | SourceRecord:
    """What a file holds, by its format; InputError when it is of no known format, damaged or in no known encoding.

    `metadata` is put over what a document says of itself.
    """
    path = file.path
    if file.is_list:
        return read_list(path, file.raw)
    # What a record at an address calls the file beside it is not for a stranger to name.
    if path.suffix.lower() != ".toml" or file.fetched is not None:
        return _document(file, metadata)
    content = read_toml(path, path.read_bytes() if file.raw is None else file.raw)
    if not is_source_record(content):
        return curated_of(content, path)
    record, text = source_record_of(content, path)
    if not text:
        return record
    document = read_document(path.with_name(text))
    source = record.source
    return replace(
        record,
        document=replace(
            document, title=source.title, outlet=source.outlet, url=source.url, date=source.date, lang=source.lang
        ),
    )


def read_document(path: Path | str | bytes, metadata: Metadata | None = None) -> Document:
    """The document in a file, in a member of an archive, at an address, or in the bytes of one (of standard input, say).

    An archive must hold one document alone. `metadata` is put over what the document says of itself. Raises InputError for
    a format that is not read, and for a file that is damaged, empty, encrypted or in no known encoding.
    """
    if isinstance(path, bytes):
        return _document(SourceFile(Path(STANDARD_INPUT), hashlib.sha256(path).hexdigest(), path), metadata)
    return _document(open_file(path), metadata)


def _document(file: SourceFile, metadata: Metadata | None) -> Document:
    raw, name = file.raw, file.name
    if raw is None:
        size = file.path.stat().st_size
        if size > LARGEST_DOCUMENT:
            raise InputError(f"the file has {size:,} bytes", where=name, accepted=f"at most {LARGEST_DOCUMENT:,}")
        raw = file.path.read_bytes()
    if not raw.strip():
        raise InputError("the file is empty", where=name, accepted=ACCEPTED)
    try:
        format = format_of(raw, _suffix(file), name)
        if format == "list":
            raise InputError("this is an Excel workbook, not a document", where=name, accepted="a list named .xlsx")
        if format == "zip":
            return _only_member(file, metadata)
        document = _read(raw, format, file)
    except RecursionError as error:
        raise InputError("the file is nested too deeply", where=name, accepted="ordinary nesting") from error
    except MemoryError as error:
        raise InputError("the file takes too much memory", where=name, accepted="a smaller file") from error
    return with_metadata(document, metadata)


def _read(raw: bytes, format: str, file: SourceFile) -> Document:
    fetched = file.fetched
    if fetched is None:
        return FORMATS[format].read(raw, name=file.name, digest=file.digest)
    if format in ("text", "html"):
        read = read_html if format == "html" else read_plain
        document = read(raw, name=file.name, digest=file.digest, charset=fetched.charset)
    else:
        document = FORMATS[format].read(raw, name=file.name, digest=file.digest)
    return replace(document, url=document.url or fetched.url)


def _suffix(file: SourceFile) -> str:
    """The ending that says the format where the bytes do not: of the name, or for the media type of an answer."""
    suffix = file.path.suffix.lower()
    if file.fetched is None:
        return "" if file.name == STANDARD_INPUT else suffix
    type = file.fetched.type
    if type in TYPES:
        return TYPES[type]
    if suffix and suffix in SUFFIXES:
        return suffix
    return ".txt" if type.startswith("text/") or not type else type


def _only_member(file: SourceFile, metadata: Metadata | None) -> Document:
    if file.raw is not None:
        raise InputError("this is an archive", where=file.name, accepted="the documents in it, one by one")
    members = [member for member in find_members(file.path) if member.suffix.lower() not in DATA_SUFFIXES]
    if len(members) != 1:
        raise InputError(
            f"the archive holds {len(members):,} documents", where=file.name,
            accepted=f"one of them, as {members[0]}" if members else ACCEPTED,
        )  # fmt: skip
    return read_document(members[0], metadata)
