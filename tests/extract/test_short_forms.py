"""Short forms go to the fullest name that can bear them, or stay open."""

import pytest

from glossary.extract import extract
from glossary.extract.short_forms import SHORT_RULES
from glossary.model import Document
from tests.conftest import cases


@pytest.mark.parametrize("case", cases("extract/english-short-forms"), ids=lambda case: case["input"][:50])
def test_case(case: dict[str, str]) -> None:
    surface, _, full = (part.strip() for part in case["expected"].partition(">"))
    found = extract(Document(case["input"], "page", ())).mentions
    short = [m for m in found if m.surface == surface and m.rule in SHORT_RULES][-1:]
    if not full:
        assert all(m.refers_to is None and m.canonical == m.surface for m in short)
        return
    assert [m.canonical for m in short] == [full]
    assert short[0].refers_to is not None
    assert case["input"][short[0].refers_to :].startswith(full)


def test_an_acronym_stands_for_its_long_form() -> None:
    text = "The Liberty Horizon Party (LHP) walked out. The LHP will return."
    acronyms = [m for m in extract(Document(text, "page", ())).mentions if m.surface == "LHP"]
    assert {m.canonical for m in acronyms} == {"Liberty Horizon Party"}
    assert all(m.refers_to == text.index("Liberty") for m in acronyms)
