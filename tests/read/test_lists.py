from pathlib import Path

import openpyxl
import pytest

from glossary.errors import InputError
from glossary.model import Kind
from glossary.read.lists import Row, read_list


def rows(path: Path) -> list[Row]:
    return list(read_list(path).rows)


def write(tmp_path: Path, content: str | bytes, name: str = "list.csv", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def test_a_row_is_a_concept_with_forms_separated_by_bars(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "id,kind,en,ko,ko-Hani,ja,ja-Hrkt\nk1,person,Kim Ok-gyun|Kim Okkyun,김옥균,金玉均,金玉均,きんぎょくきん\n",
    )
    (row,) = rows(path)
    assert row.line == 2
    assert row.concept is not None
    assert (row.concept.id, row.concept.kind) == ("k1", Kind.PERSON)
    assert [(t.lang, t.text) for t in row.concept.terms] == [
        ("en", "Kim Ok-gyun"), ("en", "Kim Okkyun"), ("ko", "김옥균"), ("ko-Hani", "金玉均"), ("ja", "金玉均"),
    ]  # fmt: skip
    assert [(f.text, f.reason) for f in row.concept.lookup_forms] == [("きんぎょくきん", "kana reading")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_korean_lists_in_the_encodings_people_send(tmp_path: Path, encoding: str) -> None:
    path = write(
        tmp_path, "kind,en,ko\nissue,forced mobilization,강제동원\ntitle,director-general,국장\n", encoding=encoding
    )
    opened = read_list(path)
    assert [r.concept.terms[1].text for r in opened.rows if r.concept] == ["강제동원", "국장"]
    assert opened.encoding == ("utf-8" if encoding.startswith("utf-8") else encoding)


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp"])
def test_japanese_lists_in_the_encodings_people_send(tmp_path: Path, encoding: str) -> None:
    path = write(
        tmp_path, "kind\ten\tja\nissue\tconscripted workers\t徴用工をめぐる問題\n", name="list.tsv", encoding=encoding
    )
    opened = read_list(path)
    assert [r.concept.terms[1].text for r in opened.rows if r.concept] == ["徴用工をめぐる問題"]
    assert opened.encoding == encoding


def test_a_list_that_is_ascii_for_long_and_korean_further_on(tmp_path: Path) -> None:
    head = "en,ko\n" + "".join(f"term number {i},\n" for i in range(20_000))
    path = write(tmp_path, head.encode() + "last,한일 국장급 협의\n".encode("cp949"))
    assert rows(path)[-1].concept.terms[1].text == "한일 국장급 협의"  # type: ignore[union-attr]


def test_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["kind", "en", "ko"])
    book.active.append(["place", "Chuncheon", "춘천"])
    book.save(tmp_path / "list.xlsx")
    (row,) = rows(tmp_path / "list.xlsx")
    assert row.concept is not None and row.concept.terms[1].text == "춘천"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "the list is empty"),
        ("Park Jin,박진\n", r"list\.csv:1: the first row must name the columns.*accepted: id, kind"),
        ("en,kr\nPark Jin,박진\n", r"list\.csv:1: 'kr' is no column.*accepted: .*ko"),
        ("en,en\na,b\n", "the column en stands twice"),
        ("id,kind\na,person\n", "there is no column of terms"),
        ('en,ko\n"Park Jin,박진\n', r"list\.csv:2: the row cannot be read"),
        (b"en,ko\nname,\xed\xff\xff\n", r"list\.csv:2"),
    ],
)
def test_a_file_at_fault_says_where_and_what_would_be_accepted(
    tmp_path: Path, content: str | bytes, message: str
) -> None:
    with pytest.raises(InputError, match=message):
        rows(write(tmp_path, content))


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("1bad,person,Name", "'1bad' is no id"),
        ("x,persona,Name", "'persona' is no kind"),
        ("x,person,", "no form in any language"),
        ("x,person,Name,extra", "4 cells, but the header names 3 columns"),
        ("x,person," + "n" * 501, "a form of 501 characters in en"),
        ("x,person," + "n" * 10_000_000, "the cell en holds 10,000,000 characters"),
        ("x,person,Na\x07me", "the cell en holds a control character"),
    ],
)
def test_a_row_at_fault_is_told_and_the_rest_goes_on(tmp_path: Path, row: str, problem: str) -> None:
    found = rows(write(tmp_path, f"id,kind,en\n{row}\ny,person,Next\n"))
    assert found[0].concept is None and problem in found[0].problem
    assert found[1].concept is not None and found[1].line == 3


def test_what_calls_itself_a_workbook_and_is_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"list\.xlsx: this is no Excel workbook"):
        rows(write(tmp_path, b"PK\x03\x04 broken", name="list.xlsx"))
