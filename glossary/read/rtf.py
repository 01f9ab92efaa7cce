"""RTF 1.9: paragraphs, cells, text boxes and footnotes; headers, footers, pictures and field codes are left out.

Bytes are kept until the font changes and then decoded by its character set, so that a double-byte character may be
written as an escape and a letter, as Word does.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from glossary.errors import InputError
from glossary.model import Document
from glossary.read.blocks import Block, document_of_blocks

DEEPEST = 1_000
LARGEST = 100_000_000
CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""Encodings by the character set of a font; 0 and 1 leave it to the document."""
LEFT_OUT = frozenset({
    "colortbl", "pict", "object", "objdata", "result", "header", "headerl", "headerr", "headerf",
    "footer", "footerl", "footerr", "footerf", "sp", "shprslt", "nonshppict", "listtext", "pntext", "fldinst",
    "generator", "listtable", "listoverridetable", "rsidtbl", "xmlnstbl", "themedata", "colorschememapping",
    "latentstyles", "datastore", "filetbl", "revtbl", "annotation", "atnid", "atnauthor", "bkmkstart", "bkmkend",
    "xe", "tc", "author", "operator", "subject", "keywords", "doccomm", "company", "manager", "category", "comment",
    "hlinkbase", "revtim", "printim", "buptim", "userprops", "template",
})  # fmt: skip
STARRED_AND_READ = frozenset({"shpinst", "shptxt", "footnote"})
WORDS = {
    "tab": " ", "line": " ", "emspace": " ", "enspace": " ", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•",
}  # fmt: skip
SYMBOLS = {b"~": " ", b"_": "-", b"-": "", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
ENDS = frozenset({"par", "sect", "page", "row", "nestrow", "cell", "nestcell"})
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and may change: where its text goes, its font, the characters that stand in after `\\u`."""

    to: str = "body"
    font: int = -1
    stand_ins: int = 1
    double_byte: bool = False


@dataclass(slots=True)
class _Text:
    """A destination that is being written, and the blocks that are done."""

    parts: list[str] = field(default_factory=list)
    role: str = "paragraph"
    blocks: list[Block] = field(default_factory=list)

    def end(self) -> None:
        # Characters beyond the first plane are written as two surrogates.
        text = "".join(self.parts).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        self.blocks.append(Block(text, self.role))
        self.parts.clear()


def read_rtf(raw: bytes, *, name: str, digest: str) -> Document:
    """The text of an RTF document with its title and date of creation."""
    if len(raw) > LARGEST:
        raise InputError(f"the file has {len(raw):,} bytes", where=name, accepted=f"at most {LARGEST:,}")
    reader = _Reader(name)
    reader.read(raw)
    return document_of_blocks(
        reader.blocks, name=name, digest=digest, format="rtf", encoding=reader.encoding, title="".join(reader.title.parts),
        date="-".join(f"{reader.created[part]:02}" for part in ("yr", "mo", "dy") if part in reader.created),
    )  # fmt: skip


class _Reader:
    def __init__(self, where: str) -> None:
        self._where = where
        self._state = _State()
        self._stack: list[_State] = []
        self._fonts: dict[int, str] = {}
        self._font = -1
        self._pending = bytearray()
        self._skip = 0
        self._body = _Text()
        self._notes = _Text()
        self._starred = False
        self._style = 0
        self._styles: dict[int, str] = {}
        self._twice = ""
        self.encoding = "cp1252"
        self.title = _Text()
        self.created: dict[str, int] = {}

    @property
    def blocks(self) -> Iterator[Block]:
        yield from self._body.blocks
        yield from self._notes.blocks

    def read(self, raw: bytes) -> None:
        position = 0
        while found := _TOKEN.match(raw, position):
            position = found.end()
            word, number, escape, symbol, brace, run = found.groups()
            if word is not None:
                if word == b"bin":
                    position += max(0, int(number or 0))
                self._word(word.decode("ascii"), int(number) if number else None)
            elif escape is not None:
                self._bytes(bytes.fromhex(escape.decode("ascii")))
            elif run is not None:
                self._bytes(run)
            elif brace is not None:
                self._flush()
                self._brace(brace)
                if brace == b"}" and not self._stack:
                    break
            elif symbol == b"*":
                self._starred = True
            elif symbol in (b"\n", b"\r"):
                self._word("par", None)
            elif symbol is not None:
                self._put(SYMBOLS.get(symbol, ""))
        self._flush()
        self._body.end()
        self._notes.end()

    def _brace(self, brace: bytes) -> None:
        self._skip = 0
        if brace == b"{":
            if len(self._stack) >= DEEPEST:
                raise InputError(
                    f"groups are nested more than {DEEPEST:,} deep", where=self._where, accepted="ordinary nesting"
                )
            self._stack.append(self._state)
        elif self._stack:
            if self._state.to == "notes" and self._stack[-1].to != "notes":
                self._notes.end()
            self._state = self._stack.pop()

    def _word(self, word: str, number: int | None) -> None:
        self._flush()
        self._skip = 0
        starred, self._starred = self._starred, False
        if word == "ud" and self._twice:
            self._state, self._twice = replace(self._state, to=self._twice), ""
        elif word in LEFT_OUT or (starred and word not in STARRED_AND_READ):
            self._state = replace(self._state, to="")
        elif word == "fonttbl":
            self._state = replace(self._state, to="fonts")
        elif word == "info":
            self._state = replace(self._state, to="info")
        elif word == "stylesheet":
            self._state = replace(self._state, to="styles")
        elif word == "upr":  # what follows stands twice, the second time in Unicode
            self._twice = self._state.to
            self._state = replace(self._state, to="")
        elif word in ("title", "creatim") and self._state.to == "info":
            self._state = replace(self._state, to=word)
        elif word == "footnote" and self._state.to:
            self._state = replace(self._state, to="notes")
        elif number is not None and self._number(word, number):
            return
        elif word in WORDS:
            self._put(WORDS[word])
        elif word in ENDS:
            self._end(word)
        elif word == "pard" and self._state.to == "body":
            self._body.role = "paragraph"
        elif word == "intbl" and self._state.to == "body":
            self._body.role = "cell"
        elif word in ("loch", "hich", "dbch"):
            self._state = replace(self._state, double_byte=word == "dbch")

    def _number(self, word: str, number: int) -> bool:
        if word == "f" or (word == "af" and self._state.double_byte):
            self._state = replace(self._state, font=number)
        elif word == "fcharset" and self._state.to == "fonts":
            self._fonts[self._state.font] = CHARSETS.get(number, "")
        elif word == "ansicpg":
            self.encoding = _codec(number)
        elif word == "uc":
            self._state = replace(self._state, stand_ins=max(0, min(number, 100)))
        elif word == "u":
            self._put(chr(number & 0xFFFF))
            self._skip = self._state.stand_ins
        elif word == "s" and self._state.to == "styles":
            self._style = number
        elif word == "s" and self._state.to == "body":
            self._body.role = self._styles.get(number, self._body.role)
        elif word == "outlinelevel" and number < 9 and self._state.to == "body":
            self._body.role = "heading"
        elif word in ("yr", "mo", "dy") and self._state.to == "creatim":
            self.created[word] = number
        else:
            return False
        return True

    def _end(self, word: str) -> None:
        if self._state.to == "body":
            if word in ("cell", "nestcell"):
                self._body.role = "cell"
            self._body.end()
        elif self._state.to == "notes":
            self._notes.end()

    def _bytes(self, raw: bytes) -> None:
        if self._skip:
            skipped = min(self._skip, len(raw))
            self._skip -= skipped
            raw = raw[skipped:]
        if self._state.to in ("body", "notes", "title"):
            self._pending += raw
        elif self._state.to == "styles":
            style = raw.rstrip(b"; ").lower()
            if style == b"title" or style.startswith(b"heading "):
                self._styles[self._style] = "title" if style == b"title" else "heading"

    def _flush(self) -> None:
        if self._pending:
            encoding = self._fonts.get(self._state.font) or self.encoding
            raw, self._pending = self._pending, bytearray()
            self._put(raw.decode(encoding, "replace"))

    def _put(self, text: str) -> None:
        to = {"body": self._body, "notes": self._notes, "title": self.title}.get(self._state.to)
        if to is not None:
            self._flush()
            to.parts.append(text)


def _codec(page: int) -> str:
    if page == 65001:
        return "utf-8"
    try:
        return codecs.lookup(f"cp{page}").name
    except LookupError:
        return "cp1252"
