"""Files of every format that are made to harm: too deep, too large when unpacked, endless, or asking for other files.

Each is read or refused in little time and memory, and what lies beside it on this machine does not come out of it.
"""

import io
import resource
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.model import Document
from glossary.read import SourceFile, read_file
from glossary.read.package import HIGHEST_RATIO
from tests.read import made
from tests.read.test_formats import workbook
from tests.read.test_pdf import page, pdf

MOST_SECONDS = 10
MOST_KILOBYTES = 600_000
SECRET = "the secret beside it"


def replaced(raw: bytes, **members: str | bytes) -> bytes:
    """A package with some members in place of its own."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return made.zip_of({**{name: package.read(name) for name in package.namelist()}, **members})


PACKAGES = {
    ".docx": (made.docx(), "word/document.xml"),
    ".odt": (made.odt(), "content.xml"),
    ".hwpx": (made.hwpx(), "Contents/section0.xml"),
    ".epub": (made.epub(), "OEBPS/two.xhtml"),
    ".xlsx": (workbook(), "xl/worksheets/sheet1.xml"),
}
DEEP = "<p>" * 200_000
BOMB = b"<d>" + b" " * (HIGHEST_RATIO * 400_000)


def entity(path: Path) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY s SYSTEM "{path.as_uri()}">]><d><p>&s;</p></d>'


HARMFUL: dict[str, tuple[str, bytes]] = {
    "HTML, deep": (".html", b"<html><body>" + b"<div>" * 200_000 + b"text"),
    "HTML, unclosed": (".html", b"<html><body><p>" + b"<a href='" * 50_000),
    "HTML, comments": (".html", b"<html>" + b"<!--" * 100_000),
    "text, one line": (".txt", "가".encode() * 3_000_000),
    "text, brackets": (".txt", b"(" * 2_000_000),
    "text, returns": (".txt", b"a\r" * 1_000_000),
    "PDF, deep": (".pdf", b"%PDF-1.4\n1 0 obj\n" + b"[" * 300_000),
    "PDF, a circle of pages": (".pdf", pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999>>")),
    "PDF, a bomb": (
        ".pdf",
        page(b"").replace(b"<</Length 0>>stream\n\n", b"<</Length 9/Filter/FlateDecode>>stream\n" + zlib.compress(bytes(50_000_000)) + b"\n"),
    ),
    "HWP, a bomb": (".hwp", made.hwp(raw=bytes(40_000_000))),
    "HWP, endless": (".hwp", made.hwp(raw=made.record(67, 1023, b"\x0b\0" * 2_000) * 200)),
    "RTF, deep": (".rtf", b"{\\rtf1" + b"{" * 500_000),
    "RTF, binary": (".rtf", b"{\\rtf1 a\\bin999999999 b}"),
    "RTF, a font for every letter": (".rtf", b"{\\rtf1 " + b"\\f1 a\\f2 b" * 100_000),
    "RTF, stand-ins": (".rtf", b"{\\rtf1\\uc100 " + b"\\u44032 " * 100_000),
    "letter, parts in parts": (
        ".eml",
        b"From: a@b\nTo: a@b\nSubject: x\nDate: x\n"
        + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(2_000)),
    ),
    "letter, letters in letters": (".eml", b"From: a@b\nTo: a@b\nSubject: x\nDate: x\nContent-Type: message/rfc822\n\n" * 2_000),
    "letter, a long head": (".eml", b"From: a@b\nTo: a@b\nDate: x\nSubject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\nx"),
    "letter, addresses": (".eml", b"From: " + b"<(" * 50_000 + b"\nTo: a@b\nDate: x\nSubject: x\n\nx"),
    "subtitles, speakers": (".vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<v <v " * 100_000),
    "subtitles, styles": (".srt", b"1\n00:00:01,000 --> 00:00:02,000\n" + b"{\\" * 200_000),
    "subtitles, many lines": (".vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"a\n" * 300_000),
    "subtitles, spaces": (".srt", b"1\n00:00:01,000 --> 00:00:02,000\n" + b" " * 200_000 + b"x\n" + b"0" * 200_000),
    "list, an open quote": (".csv", b'en,ko\n"' + b"a\n" * 2_000_000),
    "list, columns": (".csv", b"en" + b",ko" * 1_000_000),
    "list, empty rows": (".csv", b"en,ko\n" + b",\n" * 500_000),
    "record, deep": (".toml", b"a = " + b"[" * 100_000),
    "record, dots": (".toml", b"a." * 2_000 + b"a = 1"),
    "record, tables": (".toml", b"[" + b"a." * 2_000 + b"a]"),
}  # fmt: skip
for suffix, (raw, part) in PACKAGES.items():
    HARMFUL[f"{suffix}, deep"] = (suffix, replaced(raw, **{part: DEEP}))
    HARMFUL[f"{suffix}, deep and closed"] = (suffix, replaced(raw, **{part: DEEP + "</p>" * 200_000}))
    HARMFUL[f"{suffix}, a bomb"] = (suffix, replaced(raw, **{part: BOMB}))


def outcome(name: str, raw: bytes) -> object:
    """What comes of a file, all its rows if it is a list: a value or an InputError, within the limits."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    try:
        content = read_file(SourceFile(Path(name), "", raw))
        found: object = content if isinstance(content, Document) else list(getattr(content, "rows", ()))
    except InputError as error:
        assert error.where and error.accepted
        found = error
    assert time.process_time() - start < MOST_SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MOST_KILOBYTES
    return found


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("what", HARMFUL)
def test_harm_is_refused_or_read_in_little_time_and_memory(what: str) -> None:
    suffix, raw = HARMFUL[what]
    outcome(f"a{suffix}", raw)


@pytest.mark.parametrize("suffix", [*PACKAGES, ".html"])
def test_no_other_file_comes_out_of_one(suffix: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(SECRET)
    asking = entity(tmp_path / "secret.txt")
    raw = asking.encode() if suffix == ".html" else replaced(PACKAGES[suffix][0], **{PACKAGES[suffix][1]: asking})
    assert SECRET not in str(outcome(f"a{suffix}", raw))
