"""Subtitles: cues with the lines they begin on."""

import pytest

from glossary.read.subtitles import read_subtitles
from tests.read import made


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_srt(encoding: str) -> None:
    document = read_subtitles(made.SRT.encode(encoding), name="talks/part 1.srt", digest="")
    assert [(s.line, document.text[s.start : s.end]) for s in document.segments] == [
        (3, "President Yoon Suk-yeol arrived."), (8, "외교부 장관"), (14, "外務省の林氏"),
    ]  # fmt: skip
    assert (document.title, document.format) == ("part 1", "srt")


def test_vtt() -> None:
    document = read_subtitles(made.VTT.encode(), name="a.vtt", digest="")
    assert [(s.line, document.text[s.start : s.end]) for s in document.segments] == [(10, "박진: 협의 & 회담")]
    assert document.format == "vtt"
