"""HWPX (KS X 6101), the XML format of Hangul: sections with tables, text boxes and notes. Headers and footers are left out."""

import io
import re

from glossary.errors import InputError
from glossary.model import Document
from glossary.read.blocks import document_of_blocks
from glossary.read.markup import Attributes, Vocabulary, parse, read_blocks
from glossary.read.package import Package

HEAD = "Contents/content.hpf"
SECTION = re.compile(r"Contents/section(\d+)\.xml")
WORDS = Vocabulary(
    blocks={"p": "paragraph"},
    text_in=frozenset({"t"}),
    # `subText` is the reading over a word, `secPr` the page layout with its own lists.
    skipped=frozenset({"header", "footer", "subText", "secPr", "deleteBegin", "equation", "hiddenComment"}),
    spaces={"tab": " ", "lineBreak": " ", "nbSpace": " ", "fwSpace": "　", "hyphen": "-"},
    inside={"tc": "cell"},
)


def read_hwpx(raw: bytes, *, name: str, digest: str) -> Document:
    """The text of an HWPX document; InputError for one with a password."""
    with Package(io.BytesIO(raw), name) as package:
        if "META-INF/manifest.xml" in package and b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise InputError("the document is encrypted", where=name, accepted="a file without a password")
        sections = sorted((int(found[1]), part) for part in package.names if (found := SECTION.fullmatch(part)))
        if not sections:
            raise InputError("the document has no section", where=name, accepted="a whole HWPX file")
        blocks = [b for _, part in sections for b in read_blocks(package.read(part), WORDS, name)]
        head = _head(package.read(HEAD), name) if HEAD in package else {}
    return document_of_blocks(
        blocks, name=name, digest=digest, format="hwpx",
        title=head.get("title", ""), date=head.get("CreatedDate", head.get("date", "")), lang=head.get("language", ""),
    )  # fmt: skip


def _head(raw: bytes, where: str) -> dict[str, str]:
    """The metadata of the package: elements by name, `meta` elements by the name they give."""
    fields: dict[str, str] = {}
    current = ""

    def start(name: str, attributes: Attributes) -> None:
        nonlocal current
        current = attributes.get("name", "") if name == "meta" else name

    def text(characters: str) -> None:
        if current:
            fields[current] = fields.get(current, "") + characters

    def end(name: str) -> None:
        nonlocal current
        current = ""

    parse(raw, where, start, end, text)
    return {k: v.strip() for k, v in fields.items()}
