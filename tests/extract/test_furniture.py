"""Furniture is blanked in place, prose is left alone, and reporters are known by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.extract import extract
from glossary.extract.furniture import blank, find_furniture
from glossary.model import Document, Segment
from tests.conftest import cases


@pytest.mark.parametrize("case", cases("extract/english-furniture"), ids=lambda case: case["input"][:50])
def test_case(case: dict[str, str]) -> None:
    page = "The envoys of the two sides met on Monday.\n" + case["input"] + "\n" + "They will meet again.\n" * 9
    found = find_furniture(Document(page, "page", ()))
    assert " ".join(page[start:end] for start, end in found.spans) == case["expected"]
    if case["expected"]:
        assert not case["note"] or case["note"] in found.names


def test_reporters_are_no_subject_anywhere_in_their_document() -> None:
    page = "Yoon Gap-dol reports.\nPresident Yoon Eul-seok spoke to Yoon Gap-dol.\nYoon Gap-dol, Harbor News."
    people = {m.surface for m in extract(Document(page, "page", ())).mentions if m.kind == "person"}
    assert people == {"Yoon Eul-seok"}


def test_what_follows_the_end_of_the_article_is_furniture() -> None:
    prose = "Foreign Minister Park Jin met his counterpart in Seoul on Monday for talks.\n" * 3
    page = prose + "BY NORA BELL [nora@paper.example]\nLog in to Facebook\nKorea Morning Daily\nJapan\n"
    assert all(m.end <= len(prose) for m in extract(Document(page, "page", ())).mentions)


def test_segments_marked_by_the_reader_are_furniture() -> None:
    page = "Seoul\nTokyo\n"
    found = extract(Document(page, "page", (Segment(0, 5, "furniture"), Segment(6, 11))))
    assert [m.surface for m in found.mentions] == ["Tokyo"]


@given(st.text(alphabet="ab \n", max_size=40), st.data())
def test_blanking_keeps_length_and_line_ends(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = tuple((a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b)
    blanked = blank(text, spans)
    assert len(blanked) == len(text)
    assert all(blanked[i] == "\n" for i, char in enumerate(text) if char == "\n")
    assert all(not blanked[a:b].strip() for a, b in spans)
