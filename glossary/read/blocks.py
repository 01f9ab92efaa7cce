"""Blocks of text as a reader finds them, and the document they make."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from glossary.errors import InputError
from glossary.model import Document, Segment
from glossary.read.metadata import Metadata, iso_date, known_lang, usable_title

LONGEST_TITLE = 200
"""Code points; a first paragraph that is longer is no title."""
LARGEST_TEXT = 100_000_000
"""Code points of one document."""
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff\ufffe\ud800-\udfff]")
# The ideographic space stays: between the parts of a Japanese name it says where the surname ends.
_SPACE = re.compile(r"[^\S　]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, cell or piece of furniture. `line` and `page` count from 1, 0 where the format has none."""

    text: str
    role: str = "paragraph"
    page: int = 0
    line: int = 0


def clean(text: str) -> str:
    """Text on one line: white space single, soft hyphens and characters nobody sees left out.

    >>> clean("  Yoon\\u00a0Suk-\\u00adyeol\\n said\\x00 ")
    'Yoon Suk-yeol said'
    """
    return _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip()


def document_of_blocks(
    blocks: Iterable[Block],
    *,
    name: str,
    digest: str,
    format: str,
    encoding: str = "utf-8",
    title: str = "",
    outlet: str = "",
    url: str = "",
    date: str = "",
    lang: str = "",
) -> Document:
    """A document of blocks set apart by blank lines, each a segment; a block without a line gets its line in the text.

    What the file declares of itself is put in our form or left out. Where no block says that it is the title, the first is one
    if it is the declared title or none is declared. Raises InputError when there is no text, or more than 100 million characters.

    >>> d = document_of_blocks([Block("협의", "title"), Block("a\\nb", page=2)], name="a.pdf", digest="", format="pdf")
    >>> d.text, d.segments[1]
    ('협의\\n\\na b', Segment(start=4, end=7, role='paragraph', paragraph=2, line=3, page=2))
    """
    kept = [Block(text, b.role, b.page, b.line) for b in blocks if (text := clean(b.text))]
    if not any(b.role != "furniture" for b in kept):
        raise InputError("there is no text in the file", where=name, accepted="a document with running text")
    if sum(len(b.text) for b in kept) > LARGEST_TEXT:
        raise InputError("the file holds too much text", where=name, accepted=f"at most {LARGEST_TEXT:,} characters")
    text = "\n\n".join(b.text for b in kept)
    declared = Metadata(usable_title(title), clean(outlet), url, iso_date(date), known_lang(lang, text))
    untitled = not any(b.role == "title" for b in kept)
    segments = []
    offset = 0
    for paragraph, block in enumerate(kept, 1):
        role = block.role
        if untitled and role in ("paragraph", "heading"):
            untitled = False
            if block.text == declared.title or (not declared.title and len(block.text) <= LONGEST_TITLE):
                role = "title"
        end = offset + len(block.text)
        segments.append(Segment(offset, end, role, paragraph, block.line or 2 * paragraph - 1, block.page))
        offset = end + 2
    first = next((s for s in segments if s.role == "title"), segments[0])
    return Document(
        text, name, tuple(segments), declared.title or text[first.start : first.end][:LONGEST_TITLE], declared.outlet, declared.url,
        declared.date, declared.lang, digest, encoding, format,
    )  # fmt: skip
