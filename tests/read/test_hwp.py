"""HWP 5: records to paragraphs, through a whole OLE file and by themselves."""

import struct

import pytest

from glossary.errors import InputError
from glossary.read.hwp import read_hwp, read_records
from tests.read import made


@pytest.mark.parametrize("flags", [0, 1])
def test_a_document(flags: int) -> None:
    document = read_hwp(made.hwp(flags=flags), name="a.hwp", digest="")
    found = [(s.role, document.text[s.start : s.end]) for s in document.segments]
    assert found[:3] == [("title", "한일 국장급 협의"), ("paragraph", "본문 이다."), ("cell", "박진")]
    assert found[3][1].startswith("긴 문단 긴 문단") and len(found) == 4


def test_a_long_record_and_characters_beyond_the_first_plane() -> None:
    text = "𠮷野 " * 2_000
    blocks = read_records(made.record(67, 1, text.encode("utf-16-le")), "a.hwp")
    assert blocks[0].text == text


@pytest.mark.parametrize(("flags", "message"), [(3, "encrypted"), (5, "locked for distribution"), (17, "encrypted")])
def test_a_locked_document_is_told(flags: int, message: str) -> None:
    with pytest.raises(InputError, match=rf"a\.hwp: the document is {message}"):
        read_hwp(made.hwp(flags=flags), name="a.hwp", digest="")


def test_a_record_that_runs_over_the_end_is_told() -> None:
    with pytest.raises(InputError, match="runs over the end"):
        read_records(struct.pack("<I", 67 | 400 << 20) + b"ab", "a.hwp")


def test_a_section_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossary.read.hwp.LARGEST_SECTION", 1_000)
    with pytest.raises(InputError, match="unpacks to too much"):
        read_hwp(made.hwp(), name="a.hwp", digest="")


def test_an_ole_file_cut_short_is_told() -> None:
    raw = made.hwp()
    for size in range(0, len(raw) - 512, 512):
        with pytest.raises(InputError):
            read_hwp(raw[:size], name="a.hwp", digest="")
