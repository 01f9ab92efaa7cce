"""Addresses: a server on this machine answers; only a test may ask it."""

import contextlib
import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from glossary.errors import InputError
from glossary.model import Document
from glossary.read import TermList, address, open_file, read_document, read_file
from glossary.read.address import fetch, is_public
from tests.read import made

KOREAN = "외교부는 협의를 열었다.\n박진 장관이 참석했다.\n"
PAGE = (
    "<html><head><title>협의</title></head><body><article><h1>협의</h1><p>" + "외교부는 서울에서 국장급 협의를 열었다고 밝혔다. " * 8
    + "</p></article></body></html>"
)  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        route = self.path.split("?")[0].strip("/")
        if route.startswith("hop"):
            self.answer(302, b"", Location=f"/hop{int(route[3:]) - 1}" if route != "hop0" else "/text")
        elif route == "private":
            self.answer(302, b"", Location="http://10.1.2.3/")
        elif route == "file":
            self.answer(302, b"", Location="file:///etc/hostname")
        elif route == "large":
            self.answer(200, b"x" * 3_000)
        elif route == "bomb":
            self.answer(200, gzip.compress(bytes(30_000_000)), **{"Content-Encoding": "gzip"})
        elif route == "packed":
            self.answer(
                200, gzip.compress(KOREAN.encode()), **{"Content-Encoding": "gzip", "Content-Type": "text/plain"}
            )
        elif route == "drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.05)
        elif route == "page":
            self.answer(200, PAGE.encode("cp949"), **{"Content-Type": "text/html; charset=EUC-KR"})
        elif route == "a.docx":
            self.answer(200, made.docx(), **{"Content-Type": "application/octet-stream"})
        elif route in ("names.csv", "export"):
            self.answer(200, "en,ko\nPark Jin,박진\n".encode("cp949"), **{"Content-Type": "text/csv"})
        elif route == "record.toml":
            self.answer(200, b"[source]\nfile = 'secret.txt'\n", **{"Content-Type": "text/plain"})
        elif route == "image":
            self.answer(200, b"\x89PNG\r\n\0\0", **{"Content-Type": "image/png"})
        elif route == "text":
            self.answer(200, KOREAN.encode("cp949"), **{"Content-Type": "text/plain; charset=euc-kr"})
        else:
            self.answer(404, b"")

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):  # the reader has had enough
            self.wfile.write(body)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
        httpd.shutdown()
        thread.join()


def loopback(ip: Any) -> bool:
    return bool(ip.is_loopback)


@pytest.fixture
def open_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading may ask this machine."""
    monkeypatch.setattr("glossary.read.fetch", lambda url: fetch(url, allowed=loopback))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "0.0.0.0",
        "10.0.0.1",
        "169.254.169.254",
        "[::ffff:127.0.0.1]",
        "2130706433",
        "0x7f.1",
    ],
)
def test_this_machine_and_its_network_are_refused(host: str, server: str) -> None:
    with pytest.raises(InputError, match=r"not a host of the public Internet|cannot be fetched"):
        read_document(f"http://{host}:{server.rpartition(':')[2]}/text")


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("8.8.8.8", True), ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True), ("127.8.8.8", False), ("172.16.0.1", False),
        ("192.168.1.1", False), ("100.64.0.1", False), ("169.254.1.1", False), ("0.0.0.0", False), ("255.255.255.255", False),
        ("224.0.0.1", False), ("192.0.2.1", False), ("198.18.0.1", False), ("::", False), ("fe80::1", False), ("fc00::1", False),
        ("fec0::1", False), ("ff02::1", False), ("2002:7f00:1::", False), ("2002:808:808::", True), ("64:ff9b::7f00:1", False),
        ("2001:db8::1", False), ("::ffff:10.0.0.1", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(ip: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(ip)) is public


def test_every_address_of_a_name_is_checked_and_the_checked_one_is_asked(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(server.rpartition(":")[2])
    answers = iter([["8.8.8.8", "127.0.0.1"]])

    def resolve(host: str, port: int, **_: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in next(answers)]

    monkeypatch.setattr(address.socket, "getaddrinfo", resolve)
    with pytest.raises(InputError, match="not a host of the public Internet"):
        fetch(f"http://example.org:{port}/text")
    # A name is looked up once: a second answer, with another address, is never asked for.
    answers = iter([["127.0.0.1"]])
    asked: list[Any] = []
    connect = socket.create_connection
    monkeypatch.setattr(
        address.socket, "create_connection", lambda to, **kw: asked.append(to) or _direct(connect, to, kw)
    )
    assert fetch(f"http://example.org:{port}/text", allowed=loopback).raw
    assert asked == [("127.0.0.1", port)]


def _direct(connect: Any, to: tuple[str, int], kw: dict[str, Any]) -> socket.socket:
    sock = socket.socket()
    sock.settimeout(kw["timeout"])
    sock.connect(to)
    return sock


@pytest.mark.parametrize(
    ("route", "message"),
    [
        ("hop6", "redirects more than 5 times"),
        ("private", r"10\.1\.2\.3 is not a host of the public Internet"),
        ("file", "no address that can be fetched"),
        ("bomb", "the answer is too large"),
        ("nowhere", "the host answers 404"),
    ],
)
def test_what_is_refused(server: str, route: str, message: str) -> None:
    with pytest.raises(InputError, match=rf"^http://127.*{message}"):
        fetch(f"{server}/{route}", allowed=loopback)


def test_size_and_time_are_limited(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "LARGEST", 2_000)
    with pytest.raises(InputError, match="the answer is too large"):
        fetch(f"{server}/large", allowed=loopback)
    began = time.monotonic()
    with pytest.raises(InputError, match=r"within 0\.5 seconds"):
        fetch(f"{server}/drip", allowed=loopback, seconds=0.5)
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http:///a",
        "https://user:word@example.org/",
        "http://exa mple.org/",
        "http://[::1/",
        "http://a:99999/",
    ],
)
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(InputError):
        read_document(url)


@pytest.mark.usefixtures("open_loopback")
def test_documents_at_addresses(server: str) -> None:
    text = read_document(f"{server}/hop4")
    assert (text.text, text.encoding, text.url) == (KOREAN, "cp949", f"{server}/text")
    assert read_document(f"{server}/packed").text == KOREAN
    page = read_document(f"{server}/page?q=한글 word")
    assert (page.format, page.encoding, page.title) == ("html", "cp949", "협의")
    assert "국장급 협의" in page.text
    assert read_document(f"{server}/a.docx").format == "docx"
    with pytest.raises(InputError, match="image/png are not read"):
        read_document(f"{server}/image")


@pytest.mark.usefixtures("open_loopback")
@pytest.mark.parametrize("route", ["names.csv", "export?format=csv"])
def test_a_list_at_an_address(server: str, route: str) -> None:
    names = read_file(open_file(f"{server}/{route}"))
    assert isinstance(names, TermList)
    assert [t.text for row in names.rows if row.concept for t in row.concept.terms] == ["Park Jin", "박진"]


@pytest.mark.usefixtures("open_loopback")
def test_a_record_at_an_address_names_no_file_of_ours(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret.txt").write_text("Park Jin met them in secret.")
    monkeypatch.chdir(tmp_path)
    found = read_file(open_file(f"{server}/record.toml"))
    assert isinstance(found, Document) and "in secret" not in found.text
