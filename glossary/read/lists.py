"""Lists: CSV, TSV and XLSX tables of terms, a row a concept. Read a row at a time, in bounded memory.

A header row; `id`, `kind`, `definition` and `note` are optional; one column per language tag. Several forms in a cell are
separated by `|`, the first is the usual one.
"""

import codecs
import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from glossary.errors import InputError
from glossary.model import LANGS, Concept, Kind, LookupForm, Term
from glossary.read.encoding import SAMPLE_BYTES, find_encoding

COLUMNS = ("id", "kind", "definition", "note")
ACCEPTED_COLUMNS = ", ".join((*COLUMNS, *LANGS))
LONGEST_FORM = 500
"""Code points; longer than any name, title or term of the field."""
LONGEST_CELL = 100_000
LARGEST_WORKBOOK = 1_000_000_000
"""Bytes a workbook may unpack to."""
READINGS = {"ja-Hrkt": "kana reading", "ko-Latn": "romanization", "ja-Latn": "romanization"}
"""Columns whose forms are look-up forms, with the reason shown: a list does not say whose romanization it is."""

csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: a concept, or what is wrong with it. An empty `concept.id` is to be given by the termbase."""

    line: int
    concept: Concept | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class TermList:
    """An open list: its encoding, and its rows, read as they are asked for."""

    encoding: str
    rows: Iterator[Row]
    share: Callable[[], float]
    """How much of the file has been read, 0 to 1."""


def read_list(path: Path, raw: bytes | None = None) -> TermList:
    """Open a CSV, TSV or XLSX list: a file, or the bytes of what is no file on disk and is only called `path`.

    Raises InputError for a file without a header, with an unknown or doubled column, of no known encoding, or damaged;
    while rows are read, also for one that is damaged further on. A row that is wrong in itself is yielded with its problem.
    """
    name = str(path)
    position = _Position(path.stat().st_size if raw is None else len(raw))
    if path.suffix.lower() == ".xlsx":
        encoding, records = "xlsx", _workbook_records(path.read_bytes() if raw is None else raw, name)
    else:
        encoding = _encoding_of(path, raw)
        records = _csv_records(path, raw, encoding, position)
    header = next(records, None)
    if header is None:
        raise InputError("the list is empty", where=name, accepted=f"a header row of {ACCEPTED_COLUMNS}")
    columns = _columns(header[1], f"{name}:{header[0]}")
    return TermList("utf-8" if encoding == "utf-8-sig" else encoding, _rows(records, columns), position.share)


@dataclass(slots=True)
class _Position:
    """How far into a file its reader is, in bytes."""

    size: int
    read: int = 0

    def share(self) -> float:
        return min(1.0, self.read / self.size)


def _columns(header: list[str], where: str) -> list[str]:
    known = {c.casefold(): c for c in (*COLUMNS, *LANGS)}
    columns = []
    names = [cell.strip().lstrip("\ufeff") for cell in header]
    while names and not names[-1]:
        names.pop()
    for cell in names:
        if cell.casefold() not in known:
            hint = "the first row must name the columns; " if not any(c.casefold() in known for c in names) else ""
            raise InputError(f"{hint}{_shown(cell)} is no column of a list", where=where, accepted=ACCEPTED_COLUMNS)
        columns.append(known[cell.casefold()])
    doubled = next((c for c in columns if columns.count(c) > 1), None)
    if doubled:
        raise InputError(f"the column {doubled} stands twice", where=where, accepted="each column once")
    if not any(c in LANGS for c in columns):
        raise InputError("there is no column of terms", where=where, accepted="at least one of " + ", ".join(LANGS))
    return columns


def _rows(records: Iterator[tuple[int, list[str]]], columns: list[str]) -> Iterator[Row]:
    for line, cells in records:
        if not any(cell.strip() for cell in cells):
            continue
        try:
            yield Row(line, _concept(cells, columns))
        except ValueError as error:
            yield Row(line, None, str(error))


def _concept(cells: list[str], columns: list[str]) -> Concept:
    """The concept of a row; ValueError says what is wrong with it."""
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        raise ValueError(f"{len(cells)} cells, but the header names {len(columns)} columns")
    found = {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if cell and not cell.isspace()}
    for column, cell in found.items():
        if len(cell) > LONGEST_CELL:
            raise ValueError(f"the cell {column} holds {len(cell):,} characters (accepted: {LONGEST_CELL:,})")
        if not cell.isprintable() and any(c < " " and c not in "\n\t" for c in cell):
            raise ValueError(f"the cell {column} holds a control character")
    kind = found.get("kind", "other").casefold()
    kind = {"organization": "organisation", "org": "organisation"}.get(kind, kind)
    if kind not in set(Kind):
        raise ValueError(f"{_shown(kind)} is no kind (accepted: {', '.join(Kind)})")
    id = found.get("id", "")
    if id and not _is_id(id):
        raise ValueError(
            f"{_shown(id)} is no id (accepted: letters, digits, '-', '_' and '.', beginning with a letter)"
        )
    terms: list[Term] = []
    lookup_forms: list[LookupForm] = []
    for lang in LANGS:
        for text in dict.fromkeys(" ".join(part.split()) for part in found.get(lang, "").split("|")):
            if not text:
                continue
            if len(text) > LONGEST_FORM:
                raise ValueError(f"a form of {len(text):,} characters in {lang} (accepted: {LONGEST_FORM})")
            if lang in READINGS:
                lookup_forms.append(LookupForm(text, lang, READINGS[lang]))
            else:
                terms.append(Term(text, lang))
    if not terms and not lookup_forms:
        raise ValueError("no form in any language")
    return Concept(
        id,
        Kind(kind),
        found.get("definition", ""),
        note=found.get("note", ""),
        terms=tuple(terms),
        lookup_forms=tuple(lookup_forms),
    )


def _is_id(text: str) -> bool:
    return len(text) <= 200 and text[0].isalpha() and all(c.isalnum() or c in "-_." for c in text)


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:40] + "…")


def _opened(path: Path, raw: bytes | None) -> BinaryIO:
    return path.open("rb") if raw is None else io.BytesIO(raw)


def _encoding_of(path: Path, raw: bytes | None) -> str:
    """The encoding of a text table. UTF-8 is checked to the end; others are judged by their beginning."""
    with _opened(path, raw) as file:
        sample = file.read(SAMPLE_BYTES)
        if not sample.strip():
            raise InputError("the list is empty", where=str(path), accepted=f"a header row of {ACCEPTED_COLUMNS}")
        cut = sample if len(sample) < SAMPLE_BYTES else sample[: sample.rfind(b"\n") + 1] or sample
        encoding = find_encoding(cut, where=str(path))
        if encoding != "utf-8":
            return encoding
        decoder = codecs.getincrementaldecoder("utf-8")()
        rest = sample[len(cut) :]
        if sample.isascii() or rest:
            # A list can be ASCII for long and CP949 further on: then the part that is not ASCII decides.
            while chunk := rest or file.read(1 << 20):
                rest = b""
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    return find_encoding(
                        chunk[chunk.find(b"\n") + 1 : chunk.rfind(b"\n") + 1] or chunk, where=str(path)
                    )
        return encoding


def _csv_records(path: Path, raw: bytes | None, encoding: str, position: _Position) -> Iterator[tuple[int, list[str]]]:
    with _opened(path, raw) as source, io.TextIOWrapper(source, encoding=encoding, newline="") as file:
        line = 1
        try:
            first = file.readline()
            delimiter = "\t" if path.suffix.lower() in (".tsv", ".tab") or first.count("\t") > first.count(",") else ","
            file.seek(0)
            reader = csv.reader(file, delimiter=delimiter, strict=True)
            while True:
                line = reader.line_num + 1
                if line % 1000 == 0:
                    position.read = source.tell()
                yield line, next(reader)
        except StopIteration:
            return
        except UnicodeError as error:
            byte = f"0x{error.object[error.start]:02x}" if isinstance(error, UnicodeDecodeError) else "at the beginning"
            raise InputError(
                f"a byte {byte} is not valid in {encoding}, which the list begins in",
                where=f"{path}:{line}",
                accepted="one encoding throughout",
            ) from error
        except csv.Error as error:
            raise InputError(
                f"the row cannot be read ({error})",
                where=f"{path}:{line}",
                accepted="cells with quotation marks closed and doubled inside",
            ) from error


def _workbook_records(raw: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            size = sum(member.file_size for member in archive.infolist())
        if size > LARGEST_WORKBOOK:
            raise InputError(
                f"the workbook unpacks to {size:,} bytes", where=name, accepted=f"{LARGEST_WORKBOOK:,} bytes"
            )
        workbook = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        sheet = workbook.worksheets[0]
        for line, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            yield line, ["" if cell is None else str(cell) for cell in cells]
    except InputError:
        raise
    except Exception as error:  # openpyxl raises whatever its XML parser does
        raise InputError(
            f"this is no Excel workbook, or a damaged one ({type(error).__name__})",
            where=name,
            accepted="an .xlsx file",
        ) from error
