"""What LibreOffice and Chromium write is read back whole."""

import difflib
from pathlib import Path

import pytest

from glossary.model import Document
from glossary.read import read_document
from tests.read.conftest import JAPANESE, KOREAN, PARAGRAPHS, print_page


def parts(document: Document, role: str) -> list[str]:
    return [document.text[s.start : s.end] for s in document.segments if s.role == role]


def located(document: Document) -> list[tuple[int, str]]:
    return [(s.page, document.text[s.start : s.end]) for s in document.segments if s.role != "furniture"]


@pytest.mark.parametrize("format", ["docx", "odt", "rtf"])
def test_a_document_saved_by_libreoffice(office: Path, format: str) -> None:
    document = read_document(office / f"article.{format}")
    assert parts(document, "title") == ["한일 국장급 협의"]
    assert parts(document, "heading") == ["Talks in three languages"]
    assert parts(document, "cell") == ["홍길동", "외교부 국장"]
    assert sorted(parts(document, "paragraph")) == sorted(
        [*PARAGRAPHS, KOREAN, "A note on fisheries.", "Before the box.", "In a box."]
    )
    assert (document.title, document.date, document.format) == ("한일 협의 결과", "2024-05-02", format)


def test_a_pdf_exported_by_libreoffice(office: Path) -> None:
    document = read_document(office / "article.pdf")
    assert document.title == "한일 협의 결과"
    assert parts(document, "furniture") == ["Running head 1", "Running head 2"]
    assert parts(document, "heading") == ["한일 국장급 협의", "Talks in three languages"]
    found = located(document)
    korean, japanese, english = PARAGRAPHS
    # The number of the note stands at the end of its paragraph.
    for page, text in [(1, korean), (1, japanese), (1, f"{english}1"), (2, korean), (1, "In a box."), (1, "홍길동")]:
        assert (page, text) in found


@pytest.mark.parametrize(
    "style", ["word-break: keep-all; width: 20em", "word-break: keep-all; width: 25em; line-height: 2"]
)
def test_a_page_whose_lines_end_with_words(tmp_path: Path, style: str) -> None:
    assert located(read_document(print_page(tmp_path, f"p:lang(ko) {{{style}}}"))) == [
        (1, "한일 국장급 협의"), *((1, p) for p in PARAGRAPHS), (1, "홍길동"), (1, "외교부 국장"), (2, "둘째 쪽의 문단이다.")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "style",
    ["p {}", "p {text-align: justify}", "p {width: 20em}", "p {width: 12em}", "body {columns: 2; text-align: justify}"],
)
def test_a_page_whose_lines_are_cut_anywhere(tmp_path: Path, style: str) -> None:
    """Where a Korean line is cut a space may be lost: nothing on the page tells. The rest is whole."""
    document = read_document(print_page(tmp_path, style))
    korean, japanese, english = PARAGRAPHS
    found = [text for _, text in located(document)]
    assert found[2:4] == [japanese, english]
    assert found[1].replace(" ", "") == korean.replace(" ", "")
    differences = [d for d in difflib.ndiff(korean, found[1]) if d[0] in "+-"]
    assert len(differences) <= 3, differences
    assert document.title == "한일 협의 결과"
    assert JAPANESE in document.text
