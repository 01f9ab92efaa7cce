"""Whatever the format, a segment says where it stands: its offsets, its paragraph, and its line and page where there are any."""

import html
from collections.abc import Callable
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.model import Document
from glossary.read import read_document
from tests.read import made
from tests.read.test_pdf import pdf

WORDS = (
    "외교부는", "서울에서", "협의를", "열었다.", "強制動員問題", "林芳正外相は", "「会談」", "釜山で", "Park", "Jin", "met", "them",
    "in", "Busan,", "& <left>", "𠮷野家", "café", "1965年",
)  # fmt: skip
PARAGRAPHS = st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=9).map(" ".join), min_size=1, max_size=8)
PAGES = st.lists(PARAGRAPHS, min_size=1, max_size=4)


def docx(pages: list[list[str]]) -> bytes:
    body = ""
    for number, page in enumerate(pages):
        for index, paragraph in enumerate(page):
            turned = "<w:lastRenderedPageBreak/>" if number and not index else ""
            body += f"<w:p><w:r>{turned}<w:t>{html.escape(paragraph)}</w:t></w:r></w:p>"
    return made.docx(body, **{"word/footnotes.xml": f"<w:footnotes {made.W}/>"})


def odt(pages: list[list[str]]) -> bytes:
    content = "".join(f"<text:p>{html.escape(p)}</text:p>" for page in pages for p in page)
    return made.zip_of(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<d xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">{content}</d>',
        }
    )


def hwpx(pages: list[list[str]]) -> bytes:
    sections = {
        f"Contents/section{number}.xml": '<hs:sec xmlns:hs="hs" xmlns:hp="hp">'
        + "".join(f"<hp:p><hp:run><hp:t>{html.escape(p)}</hp:t></hp:run></hp:p>" for p in page)
        + "</hs:sec>"
        for number, page in enumerate(pages)
    }
    return made.zip_of({"mimetype": "application/hwp+zip", **sections})


def epub(pages: list[list[str]]) -> bytes:
    chapters = {f"OEBPS/{n}.xhtml": "".join(f"<p>{html.escape(p)}</p>" for p in page) for n, page in enumerate(pages)}
    items = "".join(f'<item id="i{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(pages)))
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    book = f"<package><metadata/><manifest>{items}</manifest><spine>{spine}</spine></package>"
    return made.epub(
        **{"OEBPS/book.opf": book, **{name: f"<html><body>{c}</body></html>" for name, c in chapters.items()}}
    )


def rtf(pages: list[list[str]]) -> bytes:
    def escaped(text: str) -> str:
        units = text.encode("utf-16-le")
        codes = [int.from_bytes(units[i : i + 2], "little", signed=True) for i in range(0, len(units), 2)]
        return "".join(chr(c) if 0x20 <= c < 0x7F and chr(c) not in "\\{}" else f"\\u{c}?" for c in codes)

    return ("{\\rtf1\\ansi " + "".join(escaped(p) + "\\par " for page in pages for p in page) + "}").encode("ascii")


def letter(pages: list[list[str]]) -> bytes:
    head = "From: a@example.org\nTo: b@example.org\nSubject: Talks\nMIME-Version: 1.0\nDate: Thu, 02 May 2024 23:30:00 +0900\n"
    kind = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    return (head + kind + "\n\n".join(p for page in pages for p in page)).encode()


def written_in(document: Document) -> list[str]:
    return [document.text[s.start : s.end] for s in document.segments]


BLOCKS: dict[str, Callable[[list[list[str]]], bytes]] = {
    "docx": docx, "odt": odt, "hwpx": hwpx, "epub": epub, "rtf": rtf, "eml": letter,
    "hwp": lambda pages: made.hwp(*(p for page in pages for p in page)),
}  # fmt: skip


def assert_located(document: Document) -> None:
    """What holds for every document: segments in order, apart, numbered, and each the whole of what stands there."""
    assert [s.paragraph for s in document.segments] == list(range(1, len(document.segments) + 1))
    end = 0
    for segment in document.segments:
        text = document.text[segment.start : segment.end]
        assert end <= segment.start and text == text.strip() != "" and "\n" not in text
        assert not document.text[end : segment.start].strip()
        end = segment.end
    assert not document.text[end:].strip()
    pages = [s.page for s in document.segments if s.role != "furniture"]
    assert pages == sorted(pages)


@pytest.mark.parametrize("format", BLOCKS)
@settings(max_examples=40, deadline=None)
@given(pages=PAGES)
def test_paragraphs_of_documents(format: str, pages: list[list[str]]) -> None:
    document = read_document(BLOCKS[format](pages))
    assert document.format == format
    assert_located(document)
    # A letter begins with its subject.
    found = written_in(document)[format == "eml" :]
    assert found == [" ".join(p.split()) for page in pages for p in page]
    for segment in document.segments:
        assert document.text.count("\n", 0, segment.start) + 1 == segment.line
    if format == "docx":
        # Where no page is said to end, none is known.
        assert [s.page for s in document.segments] == [
            n * (len(pages) > 1) for n, page in enumerate(pages, 1) for _ in page
        ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949", "cp932", "euc_jp", "iso2022_jp"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@settings(max_examples=25, deadline=None)
@given(pages=PAGES)
def test_lines_of_plain_text(encoding: str, newline: str, pages: list[list[str]]) -> None:
    head = {"cp949": "외교부는 서울에서 국장급 협의를 열었다고 밝혔다.", "utf-8": "Talks"}.get(
        encoding, "外務省は都内で局長級協議を開いたと明らかにした。"
    )
    lines = [head, "", *(line for page in pages for line in (*(f"  {p} " for p in page), ""))]
    raw = newline.join(lines).encode(encoding, "ignore")
    document = read_document(raw)
    assert_located(document)
    source = raw.decode(encoding).split(newline)
    for segment in document.segments:
        assert source[segment.line - 1].strip() == document.text[segment.start : segment.end]
    assert len(document.segments) == sum(bool(line.strip()) for line in source)


@pytest.mark.parametrize("format", ["srt", "vtt"])
@settings(max_examples=40, deadline=None)
@given(pages=PAGES)
def test_cues_of_subtitles(format: str, pages: list[list[str]]) -> None:
    point = "," if format == "srt" else "."
    lines = ["WEBVTT", ""] if format == "vtt" else []
    begins = []
    for number, cue in enumerate(pages, 1):
        lines += [str(number), f"00:00:0{number}{point}000 --> 00:00:0{number}{point}900"]
        begins.append(len(lines) + 1)
        lines += [*map(html.escape, cue), ""]
    document = read_document("\n".join(lines).encode())
    assert_located(document)
    assert document.format == format
    assert [s.line for s in document.segments] == begins
    for text, cue in zip(written_in(document), pages, strict=True):
        assert text.replace(" ", "") == "".join(cue).replace(" ", "")


@settings(max_examples=12, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS[8:13]), min_size=3, max_size=5).map(" ".join), min_size=1, max_size=5))
def test_pages_of_a_pdf(texts: list[str]) -> None:
    count = len(texts)
    shown = [f"The {n}. page says that {text}.".encode() for n, text in enumerate(texts, 1)]
    contents = [b"BT /F 12 Tf 50 700 Td (%s) Tj ET" % text for text in shown]
    kids = b" ".join(b"%d 0 R" % (3 + n) for n in range(count))
    document = read_document(
        pdf(
            b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
            *(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<</Font<</F %d 0 R>>>>>>"
              % (3 + count + n, 3 + 2 * count) for n in range(count)),
            *(b"<</Length %d>>stream\n%s\nendstream" % (len(c), c) for c in contents),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        )
    )  # fmt: skip
    assert_located(document)
    assert [(s.page, document.text[s.start : s.end]) for s in document.segments if s.role != "furniture"] == [
        (n, text.decode()) for n, text in enumerate(shown, 1)
    ]


@settings(max_examples=20, deadline=None)
@given(PARAGRAPHS)
def test_paragraphs_of_a_page(paragraphs: list[str]) -> None:
    long = [
        f"{number}. {paragraph} " + "외교부는 서울에서 국장급 협의를 열었다고 밝혔다. " * 2
        for number, paragraph in enumerate(paragraphs)
    ]
    body = "".join(f"<p>{html.escape(p)}</p>" for p in long)
    document = read_document(f"<!doctype html><title>협의</title><article><h1>협의 결과</h1>{body}</article>".encode())
    assert_located(document)
    starts = list(accumulate(len(line) + 1 for line in document.text.split("\n")))
    for segment in document.segments:
        assert sum(start <= segment.start for start in starts) + 1 == segment.line
    found = [" ".join(text.split()) for text in written_in(document)]
    assert [text for text in found if text[0].isdigit()] == [" ".join(text.split()) for text in long]
