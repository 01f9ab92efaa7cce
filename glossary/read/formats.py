"""Which format a file is in: by its bytes first, then by the ending of its name."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from glossary.errors import InputError
from glossary.model import Document
from glossary.read.articles import read_html, read_plain
from glossary.read.docx import BODY as DOCX_BODY
from glossary.read.docx import read_docx
from glossary.read.encoding import find_encoding
from glossary.read.epub import read_epub
from glossary.read.hwp import SIGNATURE as HWP_SIGNATURE
from glossary.read.hwp import read_hwp
from glossary.read.hwpx import read_hwpx
from glossary.read.mail import is_mail, read_mail
from glossary.read.odt import read_odt
from glossary.read.pdf import read_pdf
from glossary.read.rtf import read_rtf
from glossary.read.subtitles import is_subtitles, read_subtitles


class Reader(Protocol):
    """What every format has: bytes to a document. Raises InputError, and nothing else, for bytes it cannot read."""

    def __call__(self, raw: bytes, *, name: str, digest: str) -> Document: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format of documents: its name, the endings of its files, how people call it, and its reader."""

    name: str
    suffixes: tuple[str, ...]
    read: Reader


FORMATS = {
    f.name: f
    for f in (
        Format("text", (".txt", ".text", ".md", ""), read_plain),
        Format("html", (".html", ".htm", ".xhtml"), read_html),
        Format("pdf", (".pdf",), read_pdf),
        Format("docx", (".docx", ".docm", ".dotx"), read_docx),
        Format("odt", (".odt", ".ott"), read_odt),
        Format("epub", (".epub",), read_epub),
        Format("hwpx", (".hwpx",), read_hwpx),
        Format("hwp", (".hwp",), read_hwp),
        Format("rtf", (".rtf",), read_rtf),
        Format("mail", (".eml",), read_mail),
        Format("subtitles", (".srt", ".vtt"), read_subtitles),
    )
}
SUFFIXES = {suffix: f.name for f in FORMATS.values() for suffix in f.suffixes}
ARCHIVE_SUFFIXES = (".zip",)
LIST_SUFFIXES = (".csv", ".tsv", ".tab", ".xlsx")
DATA_SUFFIXES = (*LIST_SUFFIXES, ".toml")
"""What brings concepts, not running text."""
ACCEPTED = (
    "text (.txt), HTML, PDF, DOCX, ODT, RTF, EPUB, HWP 5, HWPX, e-mail (.eml), subtitles (.srt, .vtt), "
    "lists (.csv, .tsv, .xlsx), this project's .toml, and ZIP archives of all these"
)
HEAD_BYTES = 4096

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED_OLE = {
    "EncryptedPackage": "the document is encrypted",
    "WordDocument": "this is a Word document of the old binary format",
    "Workbook": "this is an Excel workbook of the old binary format",
    "PowerPoint Document": "this is a PowerPoint presentation",
}


def format_of(raw: bytes, suffix: str, where: str) -> str:
    """The name of a format in `FORMATS`, "zip" for an archive of documents, "list" for a workbook.

    Raises InputError for one that is not read.

    >>> format_of(b"%PDF-1.7 ...", ".txt", "a.txt"), format_of("박진".encode(), ".txt", "a.txt")
    ('pdf', 'text')
    """
    head = raw[:HEAD_BYTES]
    if head.startswith(_ZIP):
        return _format_of_package(raw, where)
    if head.startswith(_OLE):
        return _format_of_ole(raw, where)
    if head.startswith(HWP_SIGNATURE):
        raise InputError("this is an HWP 3 document", where=where, accepted="HWP 5 (.hwp) or HWPX: save it again")
    for test, name in _SIGNS:
        if test(head):
            return name
    name = SUFFIXES.get(suffix.lower(), "")
    if name == "pdf" and b"%PDF-" in head[:1024]:  # some programs put a few bytes of their own before it
        return name
    if suffix in DATA_SUFFIXES:
        raise InputError(
            "this is a list or a record, not running text",
            where=where,
            accepted="`glossary import` for it, or a document",
        )
    if name not in ("text", "html", "mail", "subtitles"):
        # Its bytes would have said so if it were what its name says.
        what = (
            f"this is no {name.upper()} file, or a damaged one"
            if name
            else f"files of the format {suffix} are not read yet"
        )
        raise InputError(what, where=where, accepted=ACCEPTED)
    return name


def _is_html(head: bytes) -> bool:
    return (
        re.match(
            rb"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html[\s>])",
            head.removeprefix(b"\xef\xbb\xbf"),
        )
        is not None
    )


def _is_subtitle_file(head: bytes) -> bool:
    try:
        return is_subtitles(head.decode(find_encoding(head, where=""), "replace").replace("\r\n", "\n"))
    except InputError:
        return False


_SIGNS: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (lambda head: head.lstrip().startswith(b"%PDF-"), "pdf"),
    (lambda head: head.lstrip().startswith(b"{\\rtf"), "rtf"),
    (_is_html, "html"),
    (is_mail, "mail"),
    (_is_subtitle_file, "subtitles"),
)


def _format_of_package(raw: bytes, where: str) -> str:
    """The format of a ZIP package, by the parts that it has."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            names = set(package.namelist())
            kind = (
                package.read("mimetype")[:100]
                if "mimetype" in names and package.getinfo("mimetype").file_size < 1000
                else b""
            )
    except Exception as error:  # whatever damage makes it raise
        raise InputError("this is a damaged ZIP package", where=where, accepted=ACCEPTED) from error
    if DOCX_BODY in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "list"
    if kind.startswith(b"application/hwp+zip") or "Contents/content.hpf" in names:
        return "hwpx"
    if kind.startswith(b"application/epub+zip") or ("META-INF/container.xml" in names and "mimetype" in names):
        return "epub"
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if kind or "[Content_Types].xml" in names:
        what = kind.decode("ascii", "replace").strip() or "of this office format"
        raise InputError(f"files {what} are not read", where=where, accepted=ACCEPTED)
    return "zip"


def _format_of_ole(raw: bytes, where: str) -> str:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(raw)) as ole:
            if ole.exists("FileHeader"):
                return "hwp"
            for stream, what in _REFUSED_OLE.items():
                if ole.exists(stream):
                    raise InputError(what, where=where, accepted=ACCEPTED)
    except InputError:
        raise
    except Exception as error:
        raise InputError("this is a damaged office document", where=where, accepted=ACCEPTED) from error
    raise InputError("this is an OLE file of an unknown kind", where=where, accepted=ACCEPTED)
