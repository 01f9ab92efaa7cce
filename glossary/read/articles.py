"""Articles: plain text and HTML, read into located segments."""

import re
from typing import Any

from glossary.errors import InputError
from glossary.model import Document, Segment
from glossary.read.encoding import read_text

LARGEST_PAGE = 20_000_000
"""Bytes of one HTML page; parsers take many times that in memory."""


def read_plain(raw: bytes, *, name: str, digest: str) -> Document:
    """Plain text: a segment a line that is not blank, the first of them the title.

    >>> read_plain(b"A title\\n\\nA line.", name="a.txt", digest="").segments[1]
    Segment(start=9, end=16, role='paragraph', paragraph=2, line=3, page=0)
    """
    decoded = read_text(raw, where=name)
    if not decoded.text.strip():
        raise InputError("the file is empty", where=name, accepted="an article, a list or a termbase")
    return document_of(decoded.text, name=name, digest=digest, encoding=decoded.encoding, format="text")


def read_html(raw: bytes, *, name: str, digest: str) -> Document:
    """The article of an HTML page, without its navigation, with the metadata the page carries."""
    import trafilatura

    if len(raw) > LARGEST_PAGE:
        raise InputError(f"the page has {len(raw):,} bytes", where=name, accepted=f"at most {LARGEST_PAGE:,}")
    encoding = _declared_encoding(raw)
    try:
        page = raw.decode(encoding) if encoding else read_text(raw, where=name).text
    except (UnicodeDecodeError, LookupError):
        page = read_text(raw, where=name).text
    article: Any = trafilatura.bare_extraction(page, include_comments=False, favor_recall=True, with_metadata=True)
    body = (article.text or "").strip() if article else ""
    if not body:
        raise InputError("no article was found in the page", where=name, accepted="HTML with running text")
    title = (article.title or "").strip()
    text = body if not title or body.startswith(title) else f"{title}\n\n{body}"
    return document_of(
        text,
        name=name,
        digest=digest,
        encoding=encoding or "utf-8",
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


def _declared_encoding(raw: bytes) -> str:
    """The encoding that an HTML page declares in its first kilobyte, as the superset that browsers use."""
    found = re.search(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", raw[:2048])
    if not found:
        return ""
    name = found.group(1).decode("ascii").lower()
    return {"euc-kr": "cp949", "ks_c_5601-1987": "cp949", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932",
            "iso-8859-1": "cp1252"}.get(name, name)  # fmt: skip
