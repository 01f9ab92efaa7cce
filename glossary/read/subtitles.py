"""Subtitles (.srt, .vtt): a segment a cue, its lines joined; numbers, time codes and styling are left out."""

import html
import re
from collections.abc import Iterator

from glossary.model import Document
from glossary.read.blocks import Block, document_of_blocks
from glossary.read.encoding import read_text
from glossary.read.lines import joined

TIMING = re.compile(r"\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s+-->\s+(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}(?:\s.*)?")
_SPEAKER = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]{1,200})>")
_STYLING = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<[\d:.]+>|\{\\[^{}]{0,200}\}")


def is_subtitles(text: str) -> bool:
    """Whether a text begins as subtitles do: with WEBVTT, or a number and a time code.

    >>> is_subtitles("1\\n00:00:01,000 --> 00:00:02,500\\n박진"), is_subtitles("WEBVTT\\n"), is_subtitles("1\\n2\\n")
    (True, True, False)
    """
    lines = text.lstrip("\ufeff\n ").split("\n", 2)
    return re.match(r"WEBVTT(\s|$)", lines[0]) is not None or (
        len(lines) > 1 and lines[0].strip().isdecimal() and TIMING.fullmatch(lines[1]) is not None
    )


def read_subtitles(raw: bytes, *, name: str, digest: str) -> Document:
    """The cues of a subtitle file, each with the line of the file that its text begins on."""
    decoded = read_text(raw, where=name)
    lines = decoded.text.split("\n")
    format = "vtt" if lines[0].lstrip("\ufeff").startswith("WEBVTT") else "srt"
    stem = re.split(r"[/\\]", name)[-1].rpartition(".")[0]
    return document_of_blocks(
        _cues(lines), name=name, digest=digest, format=format, encoding=decoded.encoding, title=stem or name
    )


def _cues(lines: list[str]) -> Iterator[Block]:
    cue: list[str] = []
    begins = 0
    in_cue = False
    for number, line in enumerate((*lines, ""), 1):
        if TIMING.fullmatch(line):
            in_cue, begins, cue = True, number + 1, []
        elif in_cue and line.strip():
            cue.append(_plain(line))
        elif in_cue:
            yield Block(joined(cue), line=begins)
            in_cue = False


def _plain(line: str) -> str:
    return html.unescape(_STYLING.sub("", _SPEAKER.sub(r"\1: ", line)))
