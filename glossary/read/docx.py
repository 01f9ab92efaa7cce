"""DOCX (ECMA-376): the body with its tables and text boxes, then the notes. Headers, footers and deleted text are left out."""

import io
from functools import partial

from glossary.model import Document
from glossary.read.blocks import document_of_blocks
from glossary.read.markup import Attributes, Vocabulary, parse, read_blocks, read_fields
from glossary.read.package import Package

BODY = "word/document.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_HEADINGS = {"title": "title", "subtitle": "heading", "caption": "caption"}


def read_docx(raw: bytes, *, name: str, digest: str) -> Document:
    """The text of a Word document; a page is the one on which Word last laid a paragraph out, where it says so."""
    with Package(io.BytesIO(raw), name) as package:
        styles = _roles_of_styles(package.read("word/styles.xml"), name) if "word/styles.xml" in package else {}
        words = Vocabulary(
            blocks={"p": "paragraph"},
            text_in=frozenset({"t"}),
            # A text box stands twice, the second time for programs that cannot draw it; `rt` is the reading over a word.
            skipped=frozenset({"Fallback", "moveFrom", "rt", "tabs", "sectPr"}),
            spaces={"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"},
            inside={"tc": "cell"},
            page_break="lastRenderedPageBreak",
            role_of=partial(_role_of, styles),
        )
        blocks = read_blocks(package.read(BODY), words, name)
        for part in NOTES:
            if part in package:
                blocks += read_blocks(package.read(part), words, name)
        core = read_fields(package.read("docProps/core.xml"), name) if "docProps/core.xml" in package else {}
    return document_of_blocks(
        blocks, name=name, digest=digest, format="docx",
        title=core.get("title", [""])[0], date=core.get("created", [""])[0], lang=core.get("language", [""])[0],
    )  # fmt: skip


def _role_of(styles: dict[str, str], name: str, attributes: Attributes) -> str | None:
    return styles.get(attributes.get("val", "")) if name == "pStyle" else None


def _roles_of_styles(raw: bytes, where: str) -> dict[str, str]:
    """Roles by style id. The ids differ from language to language; the names of built-in styles stay English."""
    roles: dict[str, str] = {}
    style = ""

    def start(name: str, attributes: Attributes) -> None:
        nonlocal style
        if name == "style":
            style = attributes.get("styleId", "")
        elif name == "name" and style:
            value = attributes.get("val", "").lower()
            if role := "heading" if value.startswith("heading ") else _HEADINGS.get(value):
                roles.setdefault(style, role)

    parse(raw, where, start, lambda name: None, lambda text: None)
    return roles
