"""DOCX, ODT, HWPX and EPUB: text, order, roles and metadata, and what is left out."""

import pytest

from glossary.errors import InputError
from glossary.model import Document
from glossary.read.docx import read_docx
from glossary.read.epub import read_epub
from glossary.read.hwpx import read_hwpx
from glossary.read.odt import read_odt
from tests.read import made


def parts(document: Document) -> list[tuple[str, str]]:
    """Role and text of every segment."""
    return [(s.role, document.text[s.start : s.end]) for s in document.segments]


def test_a_word_document() -> None:
    document = read_docx(made.docx(), name="a.docx", digest="d")
    assert parts(document) == [
        ("title", "한일 국장급 협의"), ("paragraph", "Yoon Suk-yeol met Park Jin."), ("cell", "박진"), ("cell", "장관"),
        ("paragraph", "In a box."), ("paragraph", "Second page."), ("paragraph", "A note."),
    ]  # fmt: skip
    assert [s.page for s in document.segments] == [1, 1, 1, 1, 1, 2, 0]
    assert (document.title, document.date, document.format) == ("협의 결과", "2024-05-02", "docx")


def test_an_open_document() -> None:
    document = read_odt(made.odt(), name="a.odt", digest="")
    assert parts(document) == [("heading", "Talks in Busan"), ("paragraph", "One two three."), ("paragraph", "A note.")]
    assert (document.title, document.date) == ("Talks", "2024-05-02")


def test_an_hwpx_document() -> None:
    document = read_hwpx(made.hwpx(), name="a.hwpx", digest="")
    assert parts(document) == [
        ("paragraph", "한일 국장급 협의"), ("paragraph", "본문이다."), ("paragraph", "각주이다."), ("cell", "박진"),
        ("paragraph", "둘째 구역"), ("paragraph", "끝"),
    ]  # fmt: skip
    assert (document.title, document.date, document.lang) == ("보도자료 협의", "2024-05-02", "ko")


def test_a_book_in_the_order_of_its_spine() -> None:
    document = read_epub(made.epub(), name="a.epub", digest="")
    assert parts(document) == [
        ("heading", "第一章"),
        ("paragraph", "外相の林氏は 会談した。"),
        ("paragraph", "終わり&é。"),
    ]
    assert (document.title, document.outlet, document.date, document.lang) == (
        "海辺の会談",
        "見本書房",
        "2019-03",
        "ja",
    )


def test_a_protected_book_is_told() -> None:
    book = made.epub(**{"META-INF/encryption.xml": "<e><CipherReference URI='OEBPS/two.xhtml'/></e>"})
    with pytest.raises(InputError, match=r"a\.epub: the book is protected"):
        read_epub(book, name="a.epub", digest="")


def test_a_document_without_text_is_told() -> None:
    with pytest.raises(InputError, match=r"a\.docx: there is no text"):
        read_docx(made.docx("<w:p/>", **{"word/footnotes.xml": "<f/>"}), name="a.docx", digest="")


def test_every_segment_is_where_it_says() -> None:
    document = read_docx(made.docx(), name="a.docx", digest="")
    for segment in document.segments:
        assert document.text[: segment.start].count("\n") + 1 == segment.line
        assert document.text[segment.start : segment.end].strip() == document.text[segment.start : segment.end] != ""
