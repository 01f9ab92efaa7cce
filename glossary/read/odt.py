"""ODT (ISO/IEC 26300): headings, paragraphs, tables, text boxes and notes. Comments and tracked deletions are left out."""

import io

from glossary.errors import InputError
from glossary.model import Document
from glossary.read.blocks import document_of_blocks
from glossary.read.markup import Attributes, Vocabulary, parse, read_blocks, read_fields
from glossary.read.package import Package

BODY = "content.xml"
_TITLES = {"Title": "title", "Subtitle": "heading"}


def read_odt(raw: bytes, *, name: str, digest: str) -> Document:
    """The text of an OpenDocument text; InputError for one with a password."""
    with Package(io.BytesIO(raw), name) as package:
        if "META-INF/manifest.xml" in package and b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise InputError("the document is encrypted", where=name, accepted="a file without a password")
        content = package.read(BODY)
        titles = _title_styles(content, name)

        def role_of(element: str, attributes: Attributes) -> str | None:
            return titles.get(attributes.get("style-name", "")) if element in ("p", "h") else None

        words = Vocabulary(
            blocks={"p": "paragraph", "h": "heading"},
            skipped=frozenset(
                {"annotation", "tracked-changes", "note-citation", "ruby-text", "sequence-decls", "desc", "title"}
            ),
            spaces={"s": " ", "tab": " ", "line-break": " "},
            inside={"table-cell": "cell"},
            role_of=role_of,
        )
        blocks = read_blocks(content, words, name)
        meta = read_fields(package.read("meta.xml"), name) if "meta.xml" in package else {}
    return document_of_blocks(
        blocks, name=name, digest=digest, format="odt",
        title=meta.get("title", [""])[0], date=meta.get("creation-date", meta.get("date", [""]))[0],
        lang=meta.get("language", [""])[0],
    )  # fmt: skip


def _title_styles(content: bytes, where: str) -> dict[str, str]:
    """Roles by style name, automatic styles that are made from the title styles among them."""
    roles = dict(_TITLES)

    def start(name: str, attributes: Attributes) -> None:
        if name == "style" and (role := _TITLES.get(attributes.get("parent-style-name", ""))):
            roles[attributes.get("name", "")] = role

    parse(content, where, start, lambda name: None, lambda text: None)
    return roles
