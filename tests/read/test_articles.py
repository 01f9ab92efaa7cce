from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.read import find_files, open_file, read_document, read_file

PAGE = """<!doctype html><html lang="en"><head><title>Envoys meet in Busan - The Sample Times</title>
<meta property="og:site_name" content="The Sample Times"><meta name="date" content="2024-05-02"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Envoys meet in Busan</h1>
<p>Two envoys met in Busan on Thursday to discuss a fisheries agreement that both governments had put aside for years,
and they agreed to meet again before the end of the season.</p>
<p>The second round will be held in Fukuoka, officials of both ministries said after the talks, which lasted four hours.</p>
</article><footer>All rights reserved</footer></body></html>"""


def test_segments_are_lines_with_true_offsets(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Title here\n\n  First paragraph.  \nSecond.\n", "utf-8")
    document = read_document(path)
    assert [document.text[s.start : s.end] for s in document.segments] == ["Title here", "First paragraph.", "Second."]
    assert [(s.role, s.paragraph, s.line) for s in document.segments] == [
        ("title", 1, 1), ("paragraph", 2, 3), ("paragraph", 3, 4),
    ]  # fmt: skip


def test_a_page_gives_its_article_and_its_metadata(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, "utf-8")
    document = read_document(path)
    assert document.title.startswith("Envoys meet in Busan")
    assert "fisheries agreement" in document.text
    assert "World" not in document.text
    assert document.date == "2024-05-02"


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "a.txt", "the file is empty"),
        (b" \n\n", "a.txt", "the file is empty"),
        (b"\x00\x01\x02\x03" * 100, "a.txt", "binary file"),
        (b"<html><body></body></html>", "a.html", "no article was found"),
        (b"anything", "a.exe", r"the format \.exe"),
        (b"[[concept]]\nid = ", "a.toml", "not valid TOML"),
        (b"[[concept]]\nid = 'x'\nkind = 'dragon'\n", "a.toml", "kind is 'dragon' .*accepted: person"),
        (b"[[concept]]\nid = 'x'\nkind = 'person'\nterms.kr = ['x']\n", "a.toml", "'kr' is no language"),
        (b"[[concept]]\nid = 'x'\nkind = 'person'\nterm = ['x']\n", "a.toml", "unknown field 'term'"),
    ],
)
def test_a_file_at_fault_says_so(tmp_path: Path, content: bytes, name: str, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_file(open_file(path))


def test_a_missing_path_is_told() -> None:
    with pytest.raises(InputError, match="there is no such file or folder"):
        list(find_files([Path("nowhere/at-all.txt")]))


def test_a_text_comes_with_the_record_that_describes_it(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text('[source]\ntitle = "T"\nfile = "b.txt"\n', "utf-8")
    (tmp_path / "b.txt").write_text("Text.\n", "utf-8")
    (tmp_path / "c.txt").write_text("Other.\n", "utf-8")
    (tmp_path / ".hidden.txt").write_text("Hidden.\n", "utf-8")
    assert [p.name for p in find_files([tmp_path])] == ["b.toml", "c.txt"]
