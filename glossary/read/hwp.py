"""HWP 5, the binary format of Hangul: records in the compressed section streams of an OLE file.

Control characters, record tags and control ids are those of Hancom's published description of the format. Headers,
footers, master pages and hidden comments are left out.
"""

import io
import re
import struct
import zlib
from collections.abc import Iterator
from typing import Any

from glossary.errors import InputError
from glossary.model import Document
from glossary.read.blocks import Block, document_of_blocks

SIGNATURE = b"HWP Document File"
COMPRESSED, PASSWORD, DISTRIBUTION, DRM = 1, 2, 4, 16
PARA_TEXT, CTRL_HEADER = 67, 71
LEFT_OUT = {b"head", b"foot", b"secd", b"tcmt"}
LARGEST_SECTION = 100_000_000
_SECTION = re.compile(r"Section(\d+)")
# Of the 32 control characters these stand for themselves; each of the others takes eight code units.
_SINGLE = {0: "", 10: " ", 13: "", 24: "-", 25: "", 26: "", 27: "", 28: "", 29: "", 30: " ", 31: "　"}
_TAB = 9


def read_hwp(raw: bytes, *, name: str, digest: str) -> Document:
    """The text of an HWP 5 document; InputError for one with a password, for distribution only, or damaged."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(raw)) as ole:
            header = ole.openstream("FileHeader").read(40)
            flags = _flags(header, name)
            streams = sorted(
                (int(found[1]), path) for path in ole.listdir()
                if path[0] == "BodyText" and (found := _SECTION.fullmatch(path[-1]))
            )  # fmt: skip
            sections = [ole.openstream(path).read() for _, path in streams]
            title, date = _summary(ole)
    except InputError:
        raise
    except Exception as error:  # olefile raises whatever a damaged file makes its reading raise
        raise InputError(
            f"the file is damaged ({type(error).__name__})", where=name, accepted="a whole HWP 5 file"
        ) from error
    blocks = [
        b
        for section in sections
        for b in read_records(_unpacked(section, name) if flags & COMPRESSED else section, name)
    ]
    return document_of_blocks(blocks, name=name, digest=digest, format="hwp", title=title, date=date)


def _flags(header: bytes, where: str) -> int:
    if not header.startswith(SIGNATURE) or len(header) < 40:
        raise InputError("this is no HWP 5 file", where=where, accepted="HWP 5 (.hwp) or HWPX")
    flags = int.from_bytes(header[36:40], "little")
    if flags & (PASSWORD | DRM):
        raise InputError("the document is encrypted", where=where, accepted="a file without a password")
    if flags & DISTRIBUTION:
        raise InputError(
            "the document is locked for distribution", where=where, accepted="an ordinary .hwp or .hwpx file"
        )
    return flags


def _unpacked(section: bytes, where: str) -> bytes:
    unpacking = zlib.decompressobj(-15)
    try:
        unpacked = unpacking.decompress(section, LARGEST_SECTION)
    except zlib.error as error:
        raise InputError(f"a section is damaged ({error})", where=where, accepted="a whole HWP 5 file") from error
    if unpacking.unconsumed_tail:
        raise InputError("a section unpacks to too much", where=where, accepted=f"at most {LARGEST_SECTION:,} bytes")
    return unpacked


def read_records(section: bytes, where: str) -> list[Block]:
    """The paragraphs in the records of an unpacked section; those in tables are cells.

    >>> text = "외교부".encode("utf-16-le")
    >>> read_records((PARA_TEXT | 1 << 10 | len(text) << 20).to_bytes(4, "little") + text, "a.hwp")
    [Block(text='외교부', role='paragraph', page=0, line=0)]
    """
    blocks = []
    leaving_out: int | None = None
    tables: list[int] = []
    for tag, level, payload in _records(section, where):
        while tables and level <= tables[-1]:
            tables.pop()
        if leaving_out is not None and level > leaving_out:
            continue
        leaving_out = None
        if tag == CTRL_HEADER:
            control = payload[3::-1]
            if control in LEFT_OUT:
                leaving_out = level
            elif control == b"tbl ":
                tables.append(level)
        elif tag == PARA_TEXT:
            blocks.append(Block(_text(payload), "cell" if tables else "paragraph"))
    return blocks


def _records(section: bytes, where: str) -> Iterator[tuple[int, int, bytes]]:
    """Tag, level and payload of each record."""
    offset = 0
    while offset + 4 <= len(section):
        (head,) = struct.unpack_from("<I", section, offset)
        offset += 4
        size = head >> 20
        if size == 0xFFF:
            if offset + 4 > len(section):
                break
            (size,) = struct.unpack_from("<I", section, offset)
            offset += 4
        if offset + size > len(section):
            raise InputError("a record runs over the end of its section", where=where, accepted="a whole HWP 5 file")
        yield head & 0x3FF, head >> 10 & 0x3FF, section[offset : offset + size]
        offset += size


def _text(payload: bytes) -> str:
    units = struct.unpack(f"<{len(payload) // 2}H", payload[: len(payload) & ~1])
    kept: list[bytes] = []
    position = 0
    while position < len(units):
        unit = units[position]
        if unit >= 32:
            kept.append(unit.to_bytes(2, "little"))
            position += 1
        elif unit in _SINGLE:
            kept.append(_SINGLE[unit].encode("utf-16-le"))
            position += 1
        else:
            kept.append(" ".encode("utf-16-le") if unit == _TAB else b"")
            position += 8
    return b"".join(kept).decode("utf-16-le", "replace")


def _summary(ole: Any) -> tuple[str, str]:
    """Title and date of creation, where the summary says them."""
    stream = "\x05HwpSummaryInformation"
    if not ole.exists(stream):
        return "", ""
    found = ole.getproperties(stream, convert_time=True)
    title, created = found.get(2, ""), found.get(12)
    return title if isinstance(title, str) else "", created.isoformat() if hasattr(created, "isoformat") else ""
