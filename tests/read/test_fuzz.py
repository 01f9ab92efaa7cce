"""Bytes that are nearly a file: whatever is wrong with them, a reader says so with an InputError and nothing else.

Every try has a limit of time, every test one of memory.
"""

import contextlib
import gzip
import io
import os
import random
import resource
import socketserver
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from glossary import shipped
from glossary.errors import InputError
from glossary.model import Document
from glossary.read import SourceFile, TermList, find_files, open_file, read_document, read_file
from glossary.read.address import fetch
from glossary.read.formats import FORMATS
from glossary.read.hwp import read_records
from glossary.read.mail import attachments
from tests.read import made
from tests.read.test_formats import CONCEPT, RECORD, workbook
from tests.read.test_pdf import page

SECONDS = float(os.environ.get("FUZZ_SECONDS", "0.3"))
"""For each reader; set FUZZ_SECONDS for a longer search."""
MOST_SECONDS = 10
"""Of the processor, for one try; most take milliseconds."""
MOST_KILOBYTES = 500_000
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


@pytest.fixture(autouse=True)
def little_memory() -> Iterator[None]:
    """The test does not make the process grow by more than some hundred megabytes."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < MOST_KILOBYTES, f"the process grew by {grown:,} kB"


def tried(read: Callable[[bytes], object], raw: bytes) -> object:
    """What a reader makes of some bytes: a value, or None for an InputError that says where and what would be accepted."""
    start = time.process_time()
    try:
        return read(raw)
    except InputError as error:
        assert error.where and error.accepted, error
        return None
    finally:
        assert time.process_time() - start < MOST_SECONDS


def assert_whole(document: object) -> None:
    if isinstance(document, Document):
        document.text.encode()
        assert all(0 <= s.start < s.end <= len(document.text) for s in document.segments)


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
            assert_whole(tried(read, broken))


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_place_a_file_can_be_cut(sample: str) -> None:
    raw = SAMPLES[sample]
    chance = random.Random(f"{sample} cut")
    until = time.monotonic() + SECONDS
    for at in chance.sample(range(1, len(raw)), min(len(raw) - 1, 2_000)):
        assert_whole(tried(_reader(sample), raw[:at]))
        if time.monotonic() > until:
            break


@pytest.mark.parametrize("sample", SAMPLES)
def test_bytes_that_only_begin_like_a_file(sample: str) -> None:
    chance = random.Random(f"{sample} noise")
    until = time.monotonic() + SECONDS / 2
    while time.monotonic() < until:
        head = SAMPLES[sample][: chance.choice((0, 8, 64, 512))]
        for read in (read_document, _reader(sample)):
            assert_whole(tried(read, head + chance.randbytes(chance.choice((1, 100, 10_000)))))


def all_rows(file: SourceFile) -> object:
    content = read_file(file)
    return list(content.rows) if isinstance(content, TermList) else content


LISTS = {
    ".csv": 'id,kind,en,ko\nk1,person,Kim Ok-gyun|Kim Okkyun,김옥균\nk2,issue,"a, b",강제동원\n'.encode("cp949"),
    ".tsv": "kind\ten\tja\nissue\tconscripted workers\t徴用工をめぐる問題\n".encode("utf-16"),
    ".xlsx": workbook(),
    ".toml": CONCEPT.encode(),
    "-record.toml": RECORD.replace('file = "story.txt"', "").encode(),
    "-profiles.toml": shipped.path("data", "profiles.toml").read_bytes(),
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", LISTS)
def test_lists_and_records(name: str) -> None:
    raw = LISTS[name]
    chance = random.Random(name)
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        broken = repacked(raw, chance) if raw.startswith(b"PK") and chance.random() < 0.7 else mutated(raw, chance)
        tried(lambda raw: all_rows(SourceFile(Path(f"a{name}"), "", raw)), broken)


@pytest.mark.parametrize("suffix", [".zip", ".eml"])
def test_archives_and_letters_on_disk(suffix: str, tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {"a.csv": LISTS[".csv"], "b.toml": LISTS[".toml"], "c/d.docx": made.docx()}
    raw = made.zip_of({**members, "e.zip": made.zip_of(members)}) if suffix == ".zip" else made.MAIL
    chance = random.Random(suffix)
    path = tmp_path / f"a{suffix}"

    def everything(raw: bytes) -> None:
        path.write_bytes(raw)
        for found in find_files([tmp_path]):
            tried(lambda _, found=found: all_rows(open_file(found)), b"")  # type: ignore[misc]

    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        tried(everything, mutated(raw, chance))


class Noise(socketserver.BaseRequestHandler):
    """Answers a request with a mutated answer."""

    chance = random.Random("noise")
    answer = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=euc-kr\r\nContent-Encoding: gzip\r\nLocation: /b\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n"
    )

    def handle(self) -> None:
        self.request.recv(4096)
        body = gzip.compress("외교부는 협의를 열었다.".encode("cp949") * 9)
        chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
        status = self.chance.choice((b"200", b"302", b"404", b"1e9", b"301"))
        with contextlib.suppress(OSError):
            self.request.sendall(mutated(self.answer.replace(b"200", status) + chunked, self.chance))


def test_answers_of_a_server() -> None:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Noise) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{server.server_address[1]}/a"
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            tried(lambda raw: fetch(raw.decode(), allowed=lambda ip: ip.is_loopback, seconds=2), url.encode())
        server.shutdown()
        thread.join()


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
