"""Bytes that are nearly a file: whatever is wrong with them, a reader says so with an InputError and nothing else."""

import io
import os
import random
import time
import zipfile

import pytest

from glossary.errors import InputError
from glossary.read import read_document
from glossary.read.formats import FORMATS
from glossary.read.hwp import read_records
from glossary.read.mail import attachments
from tests.read import made
from tests.read.test_pdf import page

SECONDS = float(os.environ.get("FUZZ_SECONDS", "0.5"))
"""For each reader; set FUZZ_SECONDS for a longer search."""
HTML = (
    "<!doctype html><html lang=ko><head><meta charset=utf-8><title>협의</title></head><body><article><h1>협의</h1><p>"
    + "외교부는 서울에서 국장급 협의를 열었다고 밝혔다. " * 5 + "</p></article></body></html>"
)  # fmt: skip
SAMPLES = {
    **{name: raw for name, (_, raw) in made.samples().items()}, "html": HTML.encode(), "text": "박진 장관\n".encode("cp949") * 20,
    "pdf": page(b"BT /F 12 Tf 50 700 Td (Park Jin met them.) Tj ET"),
}  # fmt: skip


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """The bytes cut short, with some of them changed, doubled, left out or moved."""
    changed = bytearray(raw)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(changed) + 1)
        end = min(len(changed), at + chance.choice((1, 1, 2, 4, 64)))
        match chance.randrange(6):
            case 0:
                del changed[at:]
            case 1:
                del changed[at:end]
            case 2:
                changed[at:end] = chance.randbytes(end - at)
            case 3:
                changed[at:at] = changed[at:end] * chance.choice((1, 2, 500))
            case 4:
                changed[at:end] = chance.choice((b"\0", b"\xff", b"<", b"{", b"%", b"=", b"\x7f\xff\xff\xff")) * (
                    end - at
                )
            case 5:
                changed[at:at] = chance.choice(
                    (b"<!DOCTYPE a>", b"<a><b>", b"{\\u-1 ", b"\\'", b"--b", b"&#xD800;", b"\x1b$B", b"]]>")
                )
    return bytes(changed)


def repacked(raw: bytes, chance: random.Random) -> bytes:
    """A package with one of its members mutated."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        members: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    name = chance.choice(sorted(members))
    content = members[name]
    assert isinstance(content, bytes)
    return made.zip_of({**members, name: mutated(content, chance)})


@pytest.mark.parametrize("sample", SAMPLES)
def test_only_input_errors_come_out(sample: str) -> None:
    raw = SAMPLES[sample]
    chance = random.Random(sample)
    until = time.monotonic() + SECONDS
    tries = 0
    while tries < 3 or time.monotonic() < until:
        tries += 1
        broken = repacked(raw, chance) if raw.startswith(b"PK") and chance.random() < 0.7 else mutated(raw, chance)
        for read in (read_document, _reader(sample)):
            try:
                document = read(broken)
            except InputError as error:
                assert error.where and error.accepted, error
            else:
                document.text.encode()
                assert all(0 <= s.start < s.end <= len(document.text) for s in document.segments)


def _reader(sample: str):  # type: ignore[no-untyped-def]
    """The reader of a sample's own format, even where the bytes are no longer known as that."""
    format = FORMATS[{"srt": "subtitles", "vtt": "subtitles"}.get(sample, sample)]
    return lambda raw: format.read(raw, name=f"a{format.suffixes[0]}", digest="")


def test_records_and_attachments() -> None:
    chance = random.Random(5)
    section = (
        made.record(67, 1, "박진\r".encode("utf-16-le"))
        + made.record(71, 1, b" lbt")
        + made.record(67, 3, b"\x02\0" * 9)
    )
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        for read, raw in ((read_records, section), (attachments, made.MAIL)):
            try:
                read(mutated(raw, chance), "a")
            except InputError as error:
                assert error.where
