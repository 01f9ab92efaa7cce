"""E-mail (.eml, RFC 5322): the subject as title, then the text of the message; its other headers are metadata.

Attachments are read by themselves, as members of the message.
"""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from glossary.errors import InputError
from glossary.model import Document
from glossary.read.blocks import Block, document_of_blocks
from glossary.read.encoding import declared_text, read_text
from glossary.read.lines import joined
from glossary.read.pages import blocks_of_html

HEADERS = re.compile(
    rb"(?im)^(from|to|date|subject|message-id|mime-version|received|return-path|delivered-to|content-type|reply-to|dkim-signature):"
)
WRAPPED = range(60, 81)
"""Columns of a full line in a letter that its program wrapped."""
LARGEST = 50_000_000
LONGEST_HEADER = 20_000
"""Bytes of a header that is read: the standard parser takes a minute for half a megabyte of encoded words."""
_READ_HEADER = re.compile(rb"(?im)^(?:subject|date|content-[a-z-]+):[^\n]*(?:\n[ \t][^\n]*)*")


def is_mail(head: bytes) -> bool:
    """Whether a file begins with the headers of a message, four of them at least and nothing else.

    >>> is_mail(b"From: a@example.org\\nTo: b@example.org\\nDate: x\\nSubject: y\\n\\nText"), is_mail(b"From: Seoul\\n\\nText")
    (True, False)
    """
    lines = re.split(rb"\r?\n\r?\n", head.lstrip(b"\n"), maxsplit=1)[0]
    return len({m.lower() for m in HEADERS.findall(lines)}) >= 4 and re.match(rb"[A-Za-z-]+:|From ", lines) is not None


def read_mail(raw: bytes, *, name: str, digest: str) -> Document:
    """The text of a message; of its plain and its HTML form the plain one. What is quoted or signed is furniture."""
    message = _message(raw, name)
    try:
        subject, sent = str(message["subject"] or ""), str(message["date"] or "")
        body = message.get_body(("plain", "html"))
        kind = body.get_content_type() if body else ""
        text, encoding = _text(body, name) if isinstance(body, EmailMessage) else ("", "utf-8")
        language = str(message["content-language"] or "")
        flowed = body is not None and body.get_param("format") == "flowed"
    except InputError:
        raise
    except Exception as error:  # the standard parser raises many things on headers that are none
        raise _damaged(name, error) from error
    blocks = [Block(subject, "title")] if subject else []
    blocks += blocks_of_html(text, name) if kind == "text/html" else _paragraphs(text, flowed)
    return document_of_blocks(
        blocks, name=name, digest=digest, format="eml", encoding=encoding, title=subject, date=_day(sent), lang=language
    )


def attachments(raw: bytes, name: str) -> dict[str, bytes]:
    """The attached files of a message by name, in their order; a message that is attached ends in .eml."""
    found: dict[str, bytes] = {}
    message = _message(raw, name)
    try:
        for number, part in enumerate(message.iter_attachments(), 1):
            content = (
                part.get_content() if part.get_content_type() == "message/rfc822" else part.get_payload(decode=True)
            )
            if isinstance(content, EmailMessage):
                found.setdefault(part.get_filename() or f"message-{number}.eml", content.as_bytes())
            elif isinstance(content, bytes) and (file := part.get_filename()):
                found.setdefault(file.replace("/", "_"), content)
    except Exception as error:
        raise _damaged(name, error) from error
    return found


def _message(raw: bytes, name: str) -> EmailMessage:
    if len(raw) > LARGEST:
        raise InputError(f"the message has {len(raw):,} bytes", where=name, accepted=f"at most {LARGEST:,}")
    longest = max((len(header.group()) for header in _READ_HEADER.finditer(raw)), default=0)
    if longest > LONGEST_HEADER:
        raise InputError(f"a header has {longest:,} bytes", where=name, accepted=f"at most {LONGEST_HEADER:,}")
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
    except Exception as error:
        raise _damaged(name, error) from error
    assert isinstance(message, EmailMessage)
    return message


def _damaged(name: str, error: Exception) -> InputError:
    return InputError(
        f"the message is damaged ({type(error).__name__})", where=name, accepted="an e-mail message (.eml)"
    )


def _text(part: EmailMessage, name: str) -> tuple[str, str]:
    """The text of a part: in the encoding that it names, if its bytes are in that, else in the one they look like."""
    content = part.get_payload(decode=True)
    raw = content if isinstance(content, bytes) else b""
    if not raw.strip():
        return "", "utf-8"
    decoded = declared_text(raw, part.get_content_charset() or "") or read_text(raw, where=name)
    return decoded.text, decoded.encoding


def _paragraphs(text: str, flowed: bool) -> Iterator[Block]:
    signed = False
    lines: list[str] = []
    for line in (*text.split("\n"), ""):
        signed = signed or line.rstrip() == "--"
        furniture = signed or line.startswith(">")
        if lines and (furniture or not line.strip() or not _goes_on(lines[-1], flowed)):
            yield Block(joined(lines))
            lines = []
        if furniture:
            yield Block(line, "furniture")
        elif line.strip():
            lines.append(line)


def _goes_on(line: str, flowed: bool) -> bool:
    """Whether the next line belongs to the paragraph of this one: in flowed text a space says so (RFC 3676)."""
    if flowed:
        return line.endswith(" ")
    return sum(2 if c > "\u1100" else 1 for c in line.rstrip()) in WRAPPED


def _day(sent: str) -> str:
    try:
        return parsedate_to_datetime(sent).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""
