"""EPUB 2 and 3: the chapters of the spine in reading order, with the metadata of the package document."""

import io
import posixpath
import re
from urllib.parse import unquote

from glossary.errors import InputError
from glossary.model import Document
from glossary.read.blocks import Block, document_of_blocks
from glossary.read.encoding import read_text
from glossary.read.markup import Attributes, parse
from glossary.read.package import Package
from glossary.read.pages import blocks_of_html

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
CHAPTERS = ("application/xhtml+xml", "text/html")
# The package documents of old books name a DTD that holds nothing we need; one that declares entities is still refused.
_PLAIN_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[\]<>]{0,500}>")


def read_epub(raw: bytes, *, name: str, digest: str) -> Document:
    """The text of a book; a chapter begins with a heading where it has one. InputError for one that is protected."""
    with Package(io.BytesIO(raw), name) as package:
        root = _root_file(package, name)
        book = _Book(_without_doctype(package.read(root)), name)
        chapters = [
            posixpath.normpath(posixpath.join(posixpath.dirname(root), unquote(href))) for href in book.chapters
        ]
        encrypted = package.read(ENCRYPTION) if ENCRYPTION in package else b""
        blocks: list[Block] = []
        for chapter in chapters:
            if chapter.encode() in encrypted:
                raise InputError(
                    "the book is protected against copying", where=name, accepted="a book without protection"
                )
            if chapter in package:
                blocks += blocks_of_html(read_text(package.read(chapter), where=f"{name}/{chapter}").text, name)
    return document_of_blocks(
        blocks, name=name, digest=digest, format="epub", title=book.first("title"), outlet=book.first("publisher"),
        date=book.first("date"), lang=book.first("language"),
    )  # fmt: skip


def _without_doctype(raw: bytes) -> bytes:
    return _PLAIN_DOCTYPE.sub(b"", raw, count=1)


def _root_file(package: Package, where: str) -> str:
    found: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if name == "rootfile" and "full-path" in attributes:
            found.append(attributes["full-path"])

    parse(package.read(CONTAINER), where, start, lambda name: None, lambda text: None)
    if not found:
        raise InputError("the book names no package document", where=where, accepted="a whole EPUB file")
    return found[0]


class _Book:
    """What the package document says: Dublin Core fields, and the chapters in the order of the spine."""

    def __init__(self, raw: bytes, where: str) -> None:
        self._fields: dict[str, list[str]] = {}
        self._hrefs: dict[str, str] = {}
        self._spine: list[str] = []
        self._text: list[str] = []
        parse(raw, where, self._start, self._end, self._text.append)

    def _start(self, name: str, attributes: Attributes) -> None:
        self._text.clear()
        if (
            name == "item"
            and attributes.get("media-type") in CHAPTERS
            and "nav" not in attributes.get("properties", "").split()
        ):
            self._hrefs[attributes.get("id", "")] = attributes.get("href", "")
        elif name == "itemref" and attributes.get("linear") != "no":
            self._spine.append(attributes.get("idref", ""))

    def _end(self, name: str) -> None:
        self._fields.setdefault(name, []).append("".join(self._text))
        self._text.clear()

    @property
    def chapters(self) -> list[str]:
        return [self._hrefs[id] for id in self._spine if id in self._hrefs]

    def first(self, field: str) -> str:
        return next((value.strip() for value in self._fields.get(field, []) if value.strip()), "")
