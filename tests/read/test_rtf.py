"""RTF: double-byte escapes, Unicode escapes with their stand-ins, notes and cells; pictures and heads are left out."""

import pytest

from glossary.errors import InputError
from glossary.read.rtf import read_rtf
from tests.read import made


def test_a_document() -> None:
    document = read_rtf(made.RTF, name="a.rtf", digest="")
    assert [(s.role, document.text[s.start : s.end]) for s in document.segments] == [
        ("title", "Talks in Busan"), ("paragraph", "박진 and アジア, 윤석 too again."), ("paragraph", "linked"),
        ("cell", "One"), ("cell", "Two"), ("paragraph", "😀 end here"), ("paragraph", "A note."),
    ]  # fmt: skip
    assert (document.title, document.date) == ("Talks in Busan", "2024-05-02")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb"\ansicpg949 \'b9\'da\'c1\'f8", "박진"),
        (rb"\ansicpg932 \'97\'d1\par", "林"),
        (rb"\uc2\u-10916\'b9\'da x", "핼 x".replace("핼", chr(0x10000 - 10916))),
        (rb"\uc0\u44032 b", "가b"),
        (rb"one\bin4 }}}}two", "onetwo"),
        (rb"tab\tab stop\emdash x\'97", "tab stop—x—"),
        (rb"a\ansicpg99999 \'e9", "aé"),
    ],
)
def test_ways_to_write_characters(body: bytes, text: str) -> None:
    assert read_rtf(b"{\\rtf1" + body + b"}", name="a.rtf", digest="").text == text


def test_deep_groups_are_refused_and_long_ones_are_quick() -> None:
    with pytest.raises(InputError, match="nested more than"):
        read_rtf(b"{\\rtf1" + b"{" * 100_000, name="a.rtf", digest="")
    long = b"{\\rtf1 " + rb"{\field{\*\fldinst{ HYPERLINK " * 300 + b"x" * 1_000_000
    with pytest.raises(InputError, match="no text"):
        read_rtf(long, name="a.rtf", digest="")
