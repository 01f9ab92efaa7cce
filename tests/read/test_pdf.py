"""PDF: what cannot be read is told, and what a PDF does to PDFium does not reach us."""

import sys

import pytest

from glossary.errors import InputError
from glossary.read import pdf_lines
from glossary.read.pdf import read_pdf


def pdf(*objects: bytes) -> bytes:
    """A PDF of some objects, the first of them its catalogue, without a table of references: readers rebuild it."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer\n<</Root 1 0 R>>\n%%EOF"


def page(content: bytes) -> bytes:
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )  # fmt: skip


def test_paragraphs_pages_and_lines() -> None:
    lines = ["The ministers of both countries met in Busan on", "Thursday.", "A new one begins here."]
    content = b"BT /F 12 Tf 50 700 Td 14 TL " + b" ".join(b"(%s) Tj T*" % line.encode() for line in lines) + b" ET"
    document = read_pdf(page(content), name="a.pdf", digest="")
    assert [(s.page, s.line, document.text[s.start : s.end]) for s in document.segments] == [
        (1, 1, f"{lines[0]} {lines[1]}"), (1, 3, lines[2]),
    ]  # fmt: skip


def test_what_repeats_at_the_edge_of_pages_is_furniture_and_paragraphs_go_over_it() -> None:
    def content(number: int, text: str) -> bytes:
        shown = [(780, f"Annual Report {number + 2023}"), (740, text), (20, f"- {number} -")]
        return b"BT /F 12 Tf " + b" ".join(b"1 0 0 1 50 %d Tm (%s) Tj" % (y, s.encode()) for y, s in shown) + b" ET"

    texts = ["The ministers of both countries met in Busan on", "Thursday and talked about fish."]
    pages = [content(n, text) for n, text in enumerate(texts, 1)]
    raw = pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        *(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<</Font<</F 7 0 R>>>>>>" % n for n in (5, 6)),
        *(b"<</Length %d>>stream\n%s\nendstream" % (len(p), p) for p in pages),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )  # fmt: skip
    document = read_pdf(raw, name="a.pdf", digest="")
    assert [(s.page, s.role, document.text[s.start : s.end]) for s in document.segments] == [
        (1, "title", " ".join(texts)), (1, "furniture", "Annual Report 2024"), (1, "furniture", "- 1 -"),
        (2, "furniture", "Annual Report 2025"), (2, "furniture", "- 2 -"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"%PDF-1.7\nnothing", "no PDF, or a damaged one"),
        (page(b""), "no text in the PDF, only images"),
    ],
)
def test_what_cannot_be_read_is_told(raw: bytes, message: str) -> None:
    with pytest.raises(InputError, match=rf"^a\.pdf: .*{message}"):
        read_pdf(raw, name="a.pdf", digest="")


@pytest.mark.parametrize("end", ["import os; os.abort()", "while True: pass", "x = bytes(10**12)", "print('{')"])
def test_a_crash_a_loop_and_gigabytes_end_with_the_process(
    end: str, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    from pathlib import Path

    program = Path(str(tmp_path)) / "end.py"
    program.write_text(end)
    monkeypatch.setattr(pdf_lines, "__file__", str(program))
    monkeypatch.setattr("glossary.read.pdf.SECONDS", 1)
    with pytest.raises(InputError, match=r"a\.pdf: "):
        read_pdf(page(b""), name="a.pdf", digest="")


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    import subprocess

    heavy = "pypdfium2", "trafilatura", "lxml", "olefile", "openpyxl.reader"
    code = f"import sys, glossary.read; print(*[m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
