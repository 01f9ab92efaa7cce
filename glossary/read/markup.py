"""XML to blocks: one streaming reader for every format of XML parts, and a vocabulary a format.

A document type declaration is refused, and with it every entity: none of the formats needs one.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from glossary.errors import InputError
from glossary.read.blocks import LARGEST_TEXT, Block

DEEPEST = 300
"""Elements inside one another; tables in tables in text boxes reach 100."""
MOST_BLOCKS = 1_000_000
_CHUNK = 1 << 16
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")

Attributes = Mapping[str, str]
Handler = Callable[[str, Attributes], None]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the elements of a format mean to a reader, by local name.

    `text_in` are the only elements whose character data counts (empty: all of a block), `skipped` are left out with all
    they hold, `spaces` stand for a piece of text, and blocks inside `inside` have the role it gives. `role_of` gives a
    block another role for an element in it.
    """

    blocks: Mapping[str, str]
    text_in: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    spaces: Mapping[str, str] = field(default_factory=dict)
    inside: Mapping[str, str] = field(default_factory=dict)
    page_break: str = ""
    role_of: Callable[[str, Attributes], str | None] = lambda name, attributes: None


def parse(raw: bytes, where: str, start: Handler, end: Callable[[str], None], text: Callable[[str], None]) -> None:
    """Call the handlers for the elements (by local name) and the character data of an XML part.

    Raises InputError for XML that is not well-formed, nested too deeply, or has a document type declaration.
    """
    if _DOCTYPE.search(raw):
        # Before a byte is parsed: what an entity would expand to is expanded by the parser, not by the handlers.
        _refuse_doctype(where)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise InputError(f"elements are nested more than {DEEPEST} deep", where=where, accepted="ordinary nesting")
        start(name.rpartition(" ")[2], {k.rpartition(" ")[2]: v for k, v in attributes.items()} if attributes else {})

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name.rpartition(" ")[2])

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_doctype(where)
    try:
        for offset in range(0, len(raw), _CHUNK):
            parser.Parse(raw[offset : offset + _CHUNK], False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise InputError(f"a part is no valid XML ({error})", where=where, accepted="a whole file") from error


def _refuse_doctype(where: str) -> NoReturn:
    raise InputError("a part has a document type declaration", where=where, accepted="XML without DOCTYPE and entities")


def read_blocks(raw: bytes, vocabulary: Vocabulary, where: str) -> list[Block]:
    """The blocks of an XML part in the order in which they begin: a note comes after the paragraph that it is on.

    >>> words = Vocabulary({"p": "paragraph"}, spaces={"tab": " "}, inside={"cell": "cell"}, skipped=frozenset({"del"}))
    >>> read_blocks(b"<d><p>one<tab/>two<del>no</del></p><cell><p>three</p></cell></d>", words, "a.xml")[1]
    Block(text='three', role='cell', page=0, line=0)
    """
    found = _Blocks(vocabulary, where)
    parse(raw, where, found.start, found.end, found.text)
    return [Block("".join(b.parts), b.role, b.page if found.page else 0) for b in found.blocks]


@dataclass(slots=True)
class _Open:
    role: str
    page: int
    parts: list[str] = field(default_factory=list)


class _Blocks:
    def __init__(self, vocabulary: Vocabulary, where: str) -> None:
        self._words = vocabulary
        self._where = where
        self._open: list[_Open] = []
        self._roles: list[str] = []
        self._skipping = 0
        self._text_elements = 0
        self._length = 0
        self.blocks: list[_Open] = []
        self.page = 0

    def start(self, name: str, attributes: Attributes) -> None:
        words = self._words
        if self._skipping or name in words.skipped:
            self._skipping += 1
            return
        if role := words.inside.get(name):
            self._roles.append(role)
        if role := words.blocks.get(name):
            self._begin(words.role_of(name, attributes) or (self._roles[-1] if self._roles else role))
        elif self._open:
            if role := words.role_of(name, attributes):
                self._open[-1].role = role
            if space := words.spaces.get(name):
                self._open[-1].parts.append(space)
        if name == words.page_break:
            self.page += 1
            if self._open and not self._open[-1].parts:
                self._open[-1].page += 1
        self._text_elements += name in words.text_in

    def _begin(self, role: str) -> None:
        if len(self.blocks) >= MOST_BLOCKS:
            raise InputError(
                f"the file holds more than {MOST_BLOCKS:,} paragraphs", where=self._where, accepted="fewer"
            )
        self._open.append(_Open(role, self.page + 1))
        self.blocks.append(self._open[-1])

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        self._text_elements -= name in self._words.text_in
        if name in self._words.blocks:
            self._open.pop()
        if name in self._words.inside:
            self._roles.pop()

    def text(self, characters: str) -> None:
        if self._open and not self._skipping and (self._text_elements or not self._words.text_in):
            self._length += len(characters)
            if self._length > LARGEST_TEXT:
                raise InputError(
                    "the file holds too much text", where=self._where, accepted=f"at most {LARGEST_TEXT:,} characters"
                )
            self._open[-1].parts.append(characters)


def read_fields(raw: bytes, where: str) -> dict[str, list[str]]:
    """The texts of the innermost elements of a part, by local name: how packages keep their metadata.

    >>> read_fields(b"<m><title> A </title><date>2024</date></m>", "core.xml")
    {'title': ['A'], 'date': ['2024']}
    """
    fields: dict[str, list[str]] = {}
    parts: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        parts.clear()

    def end(name: str) -> None:
        if value := "".join(parts).strip():
            fields.setdefault(name, []).append(value)
        parts.clear()

    parse(raw, where, start, end, parts.append)
    return fields
