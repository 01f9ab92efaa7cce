"""Files to values. The only place that opens inputs; one module a format."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from glossary.errors import InputError
from glossary.model import Document
from glossary.read.articles import document_of, read_html, read_plain
from glossary.read.curated import Curated, SourceRecord, curated_of, is_source_record, read_toml, source_record_of
from glossary.read.lists import Row, TermList, read_list

__all__ = [
    "Curated", "Document", "Row", "SourceFile", "SourceRecord", "TermList", "document_of", "find_files", "open_file", "read_document", "read_file",
]  # fmt: skip

LIST_SUFFIXES = (".csv", ".tsv", ".tab", ".xlsx")
TEXT_SUFFIXES = (".txt", ".text", ".md", "")
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
ACCEPTED = "text (.txt), HTML (.html), lists (.csv, .tsv, .xlsx) and this project's .toml"
STANDARD_INPUT = "standard input"
LARGEST_DOCUMENT = 1_000_000_000
"""Bytes of one text file; lists have no limit."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that is there to be read, with the SHA-256 digest of its bytes."""

    path: Path
    digest: str

    @property
    def is_list(self) -> bool:
        """Whether its rows are read one by one."""
        return self.path.suffix.lower() in LIST_SUFFIXES


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read under some paths, folders searched in order of name; hidden files and unknown formats left out.

    A text that a source record beside it describes comes with the record, not by itself. Raises InputError for a path
    that does not exist and for a folder with nothing to read.
    """
    for path in paths:
        if not path.exists():
            raise InputError("there is no such file or folder", where=str(path), accepted=ACCEPTED)
        if not path.is_dir():
            yield path
            continue
        files = sorted(
            p for p in path.rglob("*")
            if p.is_file() and p.suffix.lower() in (*LIST_SUFFIXES, *TEXT_SUFFIXES[:-1], *HTML_SUFFIXES, ".toml")
            and not any(part.startswith((".", "~$")) for part in p.relative_to(path).parts)
        )  # fmt: skip
        if not files:
            raise InputError("the folder holds nothing that can be read", where=str(path), accepted=ACCEPTED)
        described = {text for p in files if p.suffix == ".toml" if (text := _described_text(p))}
        # Profiles before the rules that name them, concepts before the sources that attest them, articles last.
        yield from sorted((p for p in files if p not in described), key=lambda p: (_turn(p), p))


def _turn(path: Path) -> int:
    if path.suffix.lower() == ".toml":
        return 0 if path.stem == "profiles" else (2 if _is_record(path) else 1)
    return 1 if path.suffix.lower() in LIST_SUFFIXES else 3


def _is_record(path: Path) -> bool:
    try:
        return is_source_record(read_toml(path, path.read_bytes()))
    except InputError:
        return False


def _described_text(path: Path) -> Path | None:
    try:
        content = read_toml(path, path.read_bytes())
        if not is_source_record(content):
            return None
        file = source_record_of(content, path)[1]
    except InputError:
        return None
    return path.with_name(file) if file else None


def open_file(path: Path) -> SourceFile:
    """The file with its digest; InputError when it cannot be read or is empty."""
    digest = hashlib.sha256()
    try:
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


def read_file(file: SourceFile) -> Document | TermList | Curated | SourceRecord:
    """What a file holds, by its format; InputError when it is of no known format, damaged or in no known encoding."""
    path = file.path
    if file.is_list:
        return read_list(path)
    if path.suffix.lower() != ".toml":
        return read_document(path)
    content = read_toml(path, path.read_bytes())
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


def read_document(path: Path | bytes) -> Document:
    """The article in a text or HTML file, or in the bytes of one (of standard input, say).

    Raises InputError for another format, a binary or empty file, or one in no known encoding.
    """
    if isinstance(path, bytes):
        return _article(path, STANDARD_INPUT, hashlib.sha256(path).hexdigest(), html=False)
    file = open_file(path)
    suffix = path.suffix.lower()
    if suffix not in (*TEXT_SUFFIXES, *HTML_SUFFIXES):
        raise InputError(f"files of the format {suffix} are not read yet", where=str(path), accepted=ACCEPTED)
    if path.stat().st_size > LARGEST_DOCUMENT:
        raise InputError(
            f"the file has {path.stat().st_size:,} bytes", where=str(path), accepted=f"at most {LARGEST_DOCUMENT:,}"
        )
    return _article(path.read_bytes(), str(path), file.digest, html=suffix in HTML_SUFFIXES)


def _article(raw: bytes, name: str, digest: str, *, html: bool) -> Document:
    if html or raw.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        return read_html(raw, name=name, digest=digest)
    return read_plain(raw, name=name, digest=digest)
