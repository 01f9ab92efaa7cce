"""Korean page furniture: what is blanked, whom it names; that sparing a line the search changes nothing, Japanese too."""

import pytest

from glossary.extract.furniture import find_furniture
from glossary.model import Document
from glossary.text import tables
from tests.conftest import cases

CASES = cases("extract/korean-furniture")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["input"][:30])
def test_case(case: dict[str, str]) -> None:
    page = "두 나라 대표는 월요일에 만났다.\n" + case["input"] + "\n" + "두 나라는 다시 만나기로 했다.\n" * 5
    found = find_furniture(Document(page, "page", ()))
    assert " ".join(page[start:end].strip() for start, end in found.spans) == case["expected"]
    if case["expected"] and case["note"]:
        assert found.names == {case["note"]}


def test_a_city_before_a_correspondent_is_no_reporter() -> None:
    page = "워싱턴 특파원\n두 나라 대표는 워싱턴에서 만났다.\n"
    assert find_furniture(Document(page, "page", ())).names == frozenset()


TABLES = ("korean-furniture.tsv", "japanese-furniture.tsv")


@pytest.mark.parametrize("table", TABLES)
def test_every_string_that_a_pattern_needs_is_in_it(table: str) -> None:
    for row in tables.rows(table):
        plain = row["pattern"].replace("\\", "")
        assert all(string in plain for string in row.get("needs", "").split()), row["pattern"]


@pytest.mark.parametrize("table", TABLES)
def test_a_line_is_not_spared_what_it_holds(table: str) -> None:
    """The note of a pattern is an example of it, so it must hold what the pattern needs."""
    for row in tables.rows(table):
        needs = row.get("needs", "").split()
        if needs and row["note"]:
            assert any(string in row["note"] for string in needs), row["note"]
