"""Documents at http and https addresses, fetched within limits of size, time and redirects, from public hosts alone.

Every address that a name resolves to is checked, and the connection goes to the one that was checked: a name that
resolves to another address a moment later leads nowhere. Redirects are followed by hand and checked like the first address.
"""

import contextlib
import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from glossary.errors import InputError

LARGEST = 20_000_000
"""Bytes of an answer, unpacked."""
SECONDS = 20.0
"""For everything: names, connections, redirects and the answer."""
MOST_REDIRECTS = 5
ACCEPTED = "an http or https address of a public host"
_IP = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: its bytes, the address it came from in the end, and its type and charset as its header says them."""

    raw: bytes
    url: str
    type: str = ""
    charset: str = ""


def is_address(text: str) -> bool:
    """Whether a text is an http or https address.

    >>> is_address("https://example.org/a"), is_address("a.txt"), is_address("file:///etc/hosts")
    (True, False, False)
    """
    return re.match(r"(?i)https?://", text) is not None


def is_public(ip: _IP) -> bool:
    """Whether an IP address is one of the public Internet; an address that carries another one is judged by that.

    >>> [is_public(ipaddress.ip_address(a)) for a in ("93.184.215.14", "10.0.0.1", "::1", "::ffff:127.0.0.1", "64:ff9b::a00:1")]
    [True, False, False, False, False]
    """
    if isinstance(ip, ipaddress.IPv6Address):
        carried = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if carried is None and ip in _NAT64:
            carried = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if carried is not None:
            return is_public(carried)
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def fetch(url: str, *, allowed: Callable[[_IP], bool] = is_public, seconds: float = SECONDS) -> Fetched:
    """What is at an address.

    Raises InputError for an address that is none, not public, does not answer in time or with success, redirects too often
    or answers with more than 20 MB. `allowed` judges IP addresses.
    """
    fetching = _Fetching(url, allowed, time.monotonic() + seconds)
    # A thread, because looking a name up cannot be given a time limit; it ends by itself when its connection is closed.
    thread = threading.Thread(target=fetching.run, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        fetching.close()
        raise InputError(f"no whole answer came within {seconds:g} seconds", where=url, accepted="a host that answers")
    if isinstance(fetching.outcome, Fetched):
        return fetching.outcome
    raise fetching.outcome


class _Fetching:
    def __init__(self, url: str, allowed: Callable[[_IP], bool], deadline: float) -> None:
        self._url = url
        self._allowed = allowed
        self._deadline = deadline
        self._socket: socket.socket | None = None
        self._response: http.client.HTTPResponse | None = None
        self._thread: threading.Thread | None = None
        self.outcome: Fetched | Exception = InputError("nothing was fetched", where=url, accepted=ACCEPTED)

    def run(self) -> None:
        self._thread = threading.current_thread()
        try:
            self.outcome = self._follow()
        except InputError as error:
            self.outcome = error
        except ssl.SSLError as error:
            self.outcome = self._error(
                f"the connection is not safe ({error.reason or 'no certificate'})", "a valid certificate"
            )
        except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
            self.outcome = self._error(f"the address cannot be fetched ({error or type(error).__name__})", ACCEPTED)
        finally:
            self.close()

    def close(self) -> None:
        """Close what is open, here or, when time is up, under the thread that waits for it."""
        if self._socket is not None:
            with contextlib.suppress(OSError):  # the other side was quicker
                self._socket.shutdown(socket.SHUT_RDWR)
            self._socket.close()
        if self._response is not None and threading.current_thread() is self._thread:
            self._response.close()

    def _error(self, what: str, accepted: str) -> InputError:
        return InputError(what, where=self._url, accepted=accepted)

    def _follow(self) -> Fetched:
        url = self._url
        for _ in range(MOST_REDIRECTS + 1):
            response = self._ask(url)
            if response.status not in (301, 302, 303, 307, 308):
                return self._answer(response, url)
            url = urljoin(url, response.headers.get("Location") or "").partition("#")[0]
            self.close()
        raise self._error(
            f"the address redirects more than {MOST_REDIRECTS} times", "an address that leads to its document"
        )

    def _ask(self, url: str) -> http.client.HTTPResponse:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or not url.isprintable():
            raise self._error(f"{url} is no address that can be fetched", ACCEPTED)
        connection = self._connect(parts)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        # Letters of other scripts are written in UTF-8 and escaped; what is escaped already stays.
        target = "".join(c if "!" <= c <= "~" else "".join(f"%{b:02X}" for b in c.encode()) for c in target)
        connection.request("GET", target, headers={
            "Host": parts.netloc.encode("idna").decode("ascii") if not parts.netloc.isascii() else parts.netloc,
            "User-Agent": "glossary", "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close",
        })  # fmt: skip
        self._response = connection.getresponse()
        return self._response

    def _connect(self, parts: SplitResult) -> http.client.HTTPConnection:
        """A connection to an address of the host after all of them were checked."""
        assert parts.hostname is not None
        port = parts.port or (443 if parts.scheme == "https" else 80)
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
        ips = [ipaddress.ip_address(str(place[0]).partition("%")[0]) for *_, place in found]
        if not ips or not all(self._allowed(ip) for ip in ips):
            raise self._error(f"{parts.hostname} is not a host of the public Internet", ACCEPTED)
        left = self._deadline - time.monotonic()
        self._socket = socket.create_connection((str(ips[0]), port), timeout=max(0.1, left))
        if parts.scheme == "https":
            self._socket = ssl.create_default_context().wrap_socket(self._socket, server_hostname=parts.hostname)
        connection = http.client.HTTPConnection(parts.hostname, port)
        connection.sock = self._socket
        return connection

    def _answer(self, response: http.client.HTTPResponse, url: str) -> Fetched:
        if response.status != 200:
            raise self._error(f"the host answers {response.status} {response.reason}", "an address that can be read")
        packing = (response.headers.get("Content-Encoding") or "identity").strip().lower()
        if packing not in ("identity", "gzip", "x-gzip", "deflate", ""):
            raise self._error(f"the answer is packed with {packing[:40]}", "gzip, deflate or nothing")
        unpack = zlib.decompressobj(47) if packing not in ("identity", "") else None
        chunks, size = [], 0
        while chunk := response.read1(_CHUNK):
            if unpack is not None:
                chunk = unpack.decompress(chunk, LARGEST + 1)
            chunks.append(chunk)
            size += len(chunk)
            if size > LARGEST or (unpack is not None and unpack.unconsumed_tail):
                raise self._error("the answer is too large", f"at most {LARGEST:,} bytes")
        return Fetched(
            b"".join(chunks), url, response.headers.get_content_type() if "Content-Type" in response.headers else "",
            (response.headers.get_content_charset() or "").lower(),
        )  # fmt: skip
