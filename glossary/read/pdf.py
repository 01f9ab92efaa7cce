"""PDF: lines to paragraphs, by their places on the page. Lines that repeat at the edge of pages are furniture."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from glossary.errors import InputError
from glossary.model import Document
from glossary.read import pdf_lines
from glossary.read.blocks import Block, document_of_blocks
from glossary.read.lines import joined, word_ends, words_of

LARGEST = 200_000_000
SECONDS = 120
"""After which a PDF is given up."""
EDGE = 0.12
"""The share of a page at its top and bottom where running heads and page numbers stand."""
EDGE_LINES = 2
"""The lines from the edge that can be such."""
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?i)[\s\-–—|]*(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[\s\-–—|쪽]*")
_SENTENCE_END = re.compile(r"[.?!。？！:：…][)\]」』”’\"']*\s*$")
_BULLET = re.compile(r"[•·▪■□◆◇●○◦▶▷▲△※ㅇ☐]\s|　")
_CLOSING = tuple(".,?!)]」』”’。、")
_CJK_START = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]{1,3}")
_KOREAN_BREAK = re.compile(r"[가-힣]\s*\n[가-힣]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a piece of one, with its edges, base line and letter size in points from the lower left of its page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    number: int


def read_pdf(raw: bytes, *, name: str, digest: str) -> Document:
    """The text of a PDF; a segment's line is that of its page. InputError for one that is encrypted, damaged or only images."""
    found = _lines_of(raw, name)
    furniture, body = _without_furniture(found["pages"])
    words = words_of(line.text for line in body)
    paragraphs = list(_paragraphs(body))
    whole_words = _breaks_between_words(paragraphs, words)
    usual = median(line.size for p in paragraphs for line in p for _ in range(len(line.text))) if paragraphs else 1.0
    blocks = [
        Block(
            joined([line.text for line in p], words=words, whole_words=whole_words),
            _role(p, usual),
            p[0].page,
            p[0].number,
        )
        for p in paragraphs
    ]
    blocks += [Block(line.text, "furniture", line.page, line.number) for line in furniture]
    if not blocks:
        raise InputError("there is no text in the PDF, only images", where=name, accepted="a PDF with a text layer")
    blocks.sort(key=lambda b: b.page)  # stable: the furniture of a page follows the paragraphs that begin on it
    metadata = found["metadata"]
    return document_of_blocks(
        blocks,
        name=name,
        digest=digest,
        format="pdf",
        title=metadata.get("Title", ""),
        date=metadata.get("CreationDate", ""),
    )


def _lines_of(raw: bytes, name: str) -> dict[str, Any]:
    """What the process that opens the PDF says of it."""
    if len(raw) > LARGEST:
        raise InputError(f"the PDF has {len(raw):,} bytes", where=name, accepted=f"at most {LARGEST:,}")
    # -P: beside that file stand modules that must not take the place of the standard library's.
    command = [sys.executable, "-P", str(Path(pdf_lines.__file__))]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=SECONDS, check=False)
        found = json.loads(done.stdout) if done.returncode == 0 else {"error": "crash"}
    except subprocess.TimeoutExpired:
        found = {"error": "crash"}
    except ValueError:
        found = {"error": "damaged"}
    match found.get("error"):
        case None:
            assert isinstance(found, dict)
            return found
        case "encrypted":
            raise InputError("the PDF is encrypted", where=name, accepted="a PDF without a password")
        case "pages":
            raise InputError("the PDF has too many pages", where=name, accepted=f"at most {pdf_lines.MOST_PAGES:,}")
        case "crash":
            raise InputError("the PDF takes too much time or memory to open", where=name, accepted="an ordinary PDF")
    raise InputError("this is no PDF, or a damaged one", where=name, accepted="a whole PDF file")


def _without_furniture(pages: Sequence[dict[str, Any]]) -> tuple[list[Line], list[Line]]:
    """Running heads, feet and page numbers, and the other lines."""
    at_edge: list[Line] = []
    body: list[Line] = []
    for page, content in enumerate(pages, 1):
        height = content["height"]
        bases = sorted({line[3] for line in content["lines"]})
        outermost = {*bases[:EDGE_LINES], *bases[-EDGE_LINES:]}
        for number, (text, left, right, base, size) in enumerate(content["lines"], 1):
            edge = base in outermost and not height * EDGE < base < height * (1 - EDGE)
            (at_edge if edge else body).append(Line(text, left, right, base, max(size, 1.0), page, number))
    repeated = Counter(key for key, _ in {(_place(line), line.page) for line in at_edge})
    furniture: list[Line] = []
    for line in at_edge:
        # Left and right pages have heads of their own.
        often = repeated[_place(line)] >= max(2, 0.4 * len(pages))
        (furniture if often or _PAGE_NUMBER.fullmatch(line.text) else body).append(line)
    return furniture, sorted(body, key=lambda line: (line.page, line.number))


def _place(line: Line) -> tuple[str, int, int]:
    """What is the same in a running head on every page: its words without numbers, its size and its height on the page."""
    return _NUMBER.sub("#", line.text.strip()), round(line.size), round(line.base / 3)


def _paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    for run in _runs(list(lines)):
        paragraph = [run[0]]
        columns = _columns(run)
        for previous, line in pairwise(run):
            if _begins(line, previous, *columns[previous.page, previous.number]):
                yield paragraph
                paragraph = []
            paragraph.append(line)
        yield [_with_its_space(line, following, columns) for line, following in pairwise([*paragraph, paragraph[-1]])]


def _columns(run: Sequence[Line]) -> dict[tuple[int, int], tuple[float, float]]:
    """The left and right edge of the column that each line of a run stands in, by page and number of the line."""
    parts = [[run[0]]]
    for previous, line in pairwise(run):
        if _step(previous, line) is None:
            parts.append([])
        parts[-1].append(line)
    return {
        (line.page, line.number): (min(x.left for x in part), max(x.right for x in part))
        for part in parts
        for line in part
    }


def _with_its_space(line: Line, following: Line, columns: dict[tuple[int, int], tuple[float, float]]) -> Line:
    """The line with a space at its end where the next syllable would have had room: then a word ends there."""
    needed = 2.1 if following.text[1:2] in _CLOSING else 1.1
    room = columns[line.page, line.number][1] - line.right
    return line if room < needed * line.size else replace(line, text=f"{line.text.rstrip()} ")


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines of one size at one distance from each other, over the end of a column or a page where the text goes on."""
    steps = [step / a.size for a, b in pairwise(lines) if (step := _step(a, b)) and 0.3 < step / a.size < 4]
    usual = median(steps) if steps else 1.5
    run: list[Line] = []
    for i, line in enumerate(lines):
        if run and not _goes_on(lines, i, usual):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _goes_on(lines: list[Line], i: int, usual: float) -> bool:
    """Whether a line is set as close below the one before it as their neighbours, or as is `usual`, in line heights."""
    previous, line = lines[i - 1], lines[i]
    if not 0.87 < line.size / previous.size < 1.15:
        return False
    step = _step(previous, line)
    if step is None:
        return not _SENTENCE_END.search(previous.text) and line.size * 8 < previous.right - previous.left
    if step < 0.3 * line.size:
        return False  # beside each other: cells
    near = [
        other for a, b in ((i - 2, i - 1), (i, i + 1)) if a >= 0 and b < len(lines)
        and (other := _step(lines[a], lines[b])) is not None and other > 0.3 * line.size
    ]  # fmt: skip
    widest = 1.25 * max(1.5, usual) * line.size
    return step <= widest and step <= 1.25 * min(near, default=widest)


def _step(previous: Line, line: Line) -> float | None:
    """How far a line is below the one before it; None where it begins another column or page."""
    if line.page != previous.page or line.base > previous.base + previous.size / 2:
        return None
    return previous.base - line.base


def _begins(line: Line, previous: Line, left: float, right: float) -> bool:
    """Whether a line begins a paragraph in a run that is set between `left` and `right`."""
    if _step(previous, line) is None:
        return False
    room = right - previous.right
    if _BULLET.match(line.text):
        return True
    if room > 1.2 * _first_width(line):  # the line was ended, not full
        return room > 0.3 * (right - left) or _SENTENCE_END.search(previous.text) is not None
    indented = line.left - left > 0.6 * line.size and previous.left - left < 0.4 * line.size
    return indented and _SENTENCE_END.search(previous.text) is not None


def _first_width(line: Line) -> float:
    """The width of what would have stood at the end of the line before, had there been room: a word, or three letters of CJK."""
    first = _CJK_START.match(line.text) or re.match(r"\S+", line.text)
    assert first is not None
    return (line.right - line.left) * (len(first[0]) + 1) / (len(line.text.rstrip()) + 1)


def _breaks_between_words(paragraphs: Iterable[Sequence[Line]], words: set[str]) -> bool:
    """Whether Korean lines end with whole words. Three of four words end like one; where lines are cut anywhere, one line in
    three does.
    """
    breaks = [(a, b) for p in paragraphs for a, b in pairwise(p) if _KOREAN_BREAK.search(f"{a.text}\n{b.text}")]
    ended = sum(a.text.endswith(" ") or word_ends(a.text.rstrip(), b.text, words) for a, b in breaks)
    return ended >= 0.55 * len(breaks)


def _role(lines: Sequence[Line], usual: float) -> str:
    length = sum(len(line.text) for line in lines)
    return "heading" if lines[0].size > 1.15 * usual and len(lines) <= 3 and length <= 200 else "paragraph"
