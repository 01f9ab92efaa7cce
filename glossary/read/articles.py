"""Articles: plain text and HTML, read into located segments."""

import re
from typing import Any

from glossary.errors import InputError
from glossary.model import Document, Segment
from glossary.read.encoding import declared_text, read_text

LARGEST_PAGE = 20_000_000
"""Bytes of one HTML page; parsers take many times that in memory."""


def read_plain(raw: bytes, *, name: str, digest: str, charset: str = "") -> Document:
    """Plain text: a segment a line that is not blank, the first of them the title.

    `charset` is what whoever sent it says it is in; it is believed if the bytes fit it.

    >>> read_plain(b"A title\\n\\nA line.", name="a.txt", digest="").segments[1]
    Segment(start=9, end=16, role='paragraph', paragraph=2, line=3, page=0)
    """
    decoded = declared_text(raw, charset) or read_text(raw, where=name)
    if not decoded.text.strip():
        raise InputError("the file is empty", where=name, accepted="an article, a list or a termbase")
    return document_of(decoded.text, name=name, digest=digest, encoding=decoded.encoding, format="text")


def read_html(raw: bytes, *, name: str, digest: str, charset: str = "") -> Document:
    """The article of an HTML page, without its navigation, with the metadata the page carries.

    `charset` is what the server says the page is in: it outranks what the page says of itself.
    """
    import trafilatura

    if len(raw) > LARGEST_PAGE:
        raise InputError(f"the page has {len(raw):,} bytes", where=name, accepted=f"at most {LARGEST_PAGE:,}")
    decoded = declared_text(raw, charset) or declared_text(raw, _declared_charset(raw)) or read_text(raw, where=name)
    page, encoding = decoded.text, decoded.encoding
    try:
        article: Any = trafilatura.bare_extraction(page, include_comments=False, favor_recall=True, with_metadata=True)
    except Exception as error:  # a page can be broken in more ways than its parser knows
        raise InputError(f"the page cannot be parsed ({type(error).__name__})", where=name, accepted="HTML") from error
    body = (article.text or "").strip() if article else ""
    if not body:
        raise InputError("no article was found in the page", where=name, accepted="HTML with running text")
    title = (article.title or "").strip()
    text = body if not title or body.startswith(title) else f"{title}\n\n{body}"
    return document_of(
        text,
        name=name,
        digest=digest,
        encoding=encoding,
        format="html",
        title=title,
        outlet=article.sitename or article.hostname or "",
        url=article.url or "",
        date=article.date or "",
        lang=article.language or "",
    )


def document_of(
    text: str, *, name: str, digest: str, encoding: str, format: str, title: str = "", **metadata: str
) -> Document:
    """A document from running text whose paragraphs are its lines."""
    segments = []
    offset = paragraph = 0
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if stripped:
            paragraph += 1
            start = offset + line.index(stripped)
            segments.append(
                Segment(start, start + len(stripped), "title" if paragraph == 1 else "paragraph", paragraph, number)
            )
        offset += len(line) + 1
    first = text[segments[0].start : segments[0].end] if segments else ""
    return Document(
        text,
        name,
        tuple(segments),
        title=title or first[:200],
        digest=digest,
        encoding=encoding,
        format=format,
        **metadata,
    )


def _declared_charset(raw: bytes) -> str:
    """The charset that an HTML page declares in its first kilobytes; empty where it declares none."""
    found = re.search(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", raw[:2048])
    return found.group(1).decode("ascii").lower() if found else ""
