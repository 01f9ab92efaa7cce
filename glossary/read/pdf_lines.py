"""The lines of a PDF with their places, as JSON on standard output. Run by `pdf` as a process of its own.

PDFium is a large body of C++ and a PDF a program in disguise: whatever a hostile or broken file does to it, a crash, a
loop, gigabytes, ends with this process.
"""

import ctypes
import json
import math
import sys
from collections.abc import Iterator
from statistics import median_high
from typing import Any

MEMORY = 2_000_000_000
"""Bytes of address space."""
SECONDS = 60
"""Of processor time."""
MOST_PAGES = 10_000
LINE_ENDS = (10, 13)
HYPHENS = (2, 0xFFFE)
"""What PDFium puts for a hyphen at the end of a line, and for the end of the line with it."""
SPACE = 32
WIDE = 2.0
"""Letter sizes between two words that do not belong together."""


def _limit() -> None:
    try:
        import resource
    except ImportError:  # not a POSIX system: the time limit of the parent still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def lines_of(raw: bytes) -> dict[str, Any]:
    """`{"metadata": {...}, "pages": [{"height": points, "lines": [[text, left, right, base, size], ...]}, ...]}`, or
    `{"error": "encrypted" | "damaged" | "pages"}`. A line whose words stand far apart is given in its pieces.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        return {"error": "encrypted" if "password" in str(error).lower() else "damaged"}
    if len(pdf) > MOST_PAGES:
        return {"error": "pages"}
    pages = []
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            text = page.get_textpage()
            pages.append({"height": page.get_height(), "lines": list(_lines(text))})
            text.close()
            page.close()
        except pypdfium2.PdfiumError:
            pages.append({"height": 0, "lines": []})
    return {"metadata": pdf.get_metadata_dict(), "pages": pages}


def _lines(page: Any) -> Iterator[list[Any]]:
    import pypdfium2.raw as pdfium

    units = [pdfium.FPDFText_GetUnicode(page, i) for i in range(page.count_chars())]
    start = 0
    for i in (*(i for i, unit in enumerate(units) if unit in LINE_ENDS or unit in HYPHENS), len(units)):
        end = i + 1 if i < len(units) and units[i] in HYPHENS else i
        while start < end and units[start] <= SPACE:
            start += 1
        if start < end:
            yield from _pieces(page, units, start, end)
        start = i + 1


def _pieces(page: Any, units: list[int], start: int, end: int) -> Iterator[list[Any]]:
    """The line, cut where a space is wide: between the cells of a table there is nothing but space."""
    places = [_place(page, start)]
    for i in range(start + 1, end):
        begins, ends = units[i - 1] <= SPACE, i + 1 == end or units[i + 1] <= SPACE
        # The edges of words say where the line is; the letters between them need not be asked.
        if units[i] <= SPACE or not (begins or ends):
            continue
        place = _place(page, i)
        if begins and place[0] - places[-1][1] > WIDE * places[-1][3] > 0:
            yield _piece(units[start:i], places)
            start, places = i, []
        places.append(place)
    yield _piece(units[start:end], places)


def _piece(units: list[int], places: list[tuple[float, float, float, float]]) -> list[Any]:
    # A raised number or an initial is not where the line is.
    size = median_high(p[3] for p in places)
    base = next(p[2] for p in places if p[3] == size)
    return [_text(units), places[0][0], places[-1][1], base, size]


def _text(units: list[int]) -> str:
    """The characters, with a hyphen for PDFium's sign of one at the end of a line."""
    return "".join("-" if unit in HYPHENS else chr(unit) for unit in units if unit)


def _place(page: Any, index: int) -> tuple[float, float, float, float]:
    """Left and right edge, base line and size of a character, in points."""
    import pypdfium2.raw as pdfium

    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetLooseCharBox(page, index, ctypes.byref(box))
    pdfium.FPDFText_GetMatrix(page, index, ctypes.byref(matrix))
    pdfium.FPDFText_GetCharOrigin(page, index, ctypes.byref(x), ctypes.byref(y))
    return box.left, box.right, y.value, pdfium.FPDFText_GetFontSize(page, index) * math.hypot(matrix.c, matrix.d)


if __name__ == "__main__":
    _limit()
    json.dump(lines_of(sys.stdin.buffer.read()), sys.stdout)
