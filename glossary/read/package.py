"""The ZIP packages that DOCX, ODT, EPUB, HWPX and archives are, read within limits that hold while unpacking."""

import zipfile
import zlib
from types import TracebackType
from typing import BinaryIO

from glossary.errors import InputError
from glossary.read.encoding import find_encoding

LARGEST_UNPACKED = 200_000_000
"""Bytes that may be unpacked from one package."""
HIGHEST_RATIO = 200
"""Unpacked to packed bytes of one member; long XML tables reach 100, a bomb of zeros 1,000."""
RATIO_FROM = 2_000_000
"""Bytes below which the ratio says nothing."""
MOST_MEMBERS = 10_000
UTF8 = 0x800
"""The flag of a member whose name is in UTF-8."""
_CHUNK = 1 << 18


class Package:
    """An open package; a context manager. The limits hold for all that is read from it, or for `each` member by itself.

    Raises InputError when it is damaged, encrypted or packed in a way documents are not, and, while a member is read, when
    that unpacks to more than the limits allow, whatever its header says.
    """

    def __init__(self, file: BinaryIO, where: str, *, each: bool = False) -> None:
        self._where = where
        self._each = each
        self._left = LARGEST_UNPACKED
        try:
            self._zip = zipfile.ZipFile(file)
        except (
            zipfile.BadZipFile,
            zipfile.LargeZipFile,
            NotImplementedError,
            ValueError,
            OSError,
            UnicodeError,
        ) as error:
            raise self._damaged(error) from error
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            self._zip.close()
            raise InputError(
                f"the archive holds {len(members):,} files", where=where, accepted=f"at most {MOST_MEMBERS:,}"
            )
        names = _names(members, where)
        self._members = {name: m for name, m in zip(names, members, strict=True) if name and not name.endswith("/")}

    def __enter__(self) -> "Package":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its members in the order of the package, folders left out."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """The bytes of a member."""
        member = self._members.get(name)
        if member is None:
            raise InputError(f"the part {name} is missing", where=self._where, accepted="a whole file")
        if member.flag_bits & 1:
            raise InputError(f"{name} is encrypted", where=self._where, accepted="a file without a password")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise InputError(f"{name} is packed by an unusual method", where=self._where, accepted="ZIP with deflate")
        if self._each:
            self._left = LARGEST_UNPACKED
        chunks = []
        size = 0
        try:
            with self._zip.open(member) as file:
                while chunk := file.read(_CHUNK):
                    size += len(chunk)
                    self._check(name, size, member.compress_size, len(chunk))
                    chunks.append(chunk)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise self._damaged(error) from error
        return b"".join(chunks)

    def _check(self, name: str, size: int, packed: int, step: int) -> None:
        self._left -= step
        if self._left < 0:
            raise InputError(
                "the file unpacks to too much", where=self._where, accepted=f"at most {LARGEST_UNPACKED:,} bytes"
            )
        if size > RATIO_FROM and size > packed * HIGHEST_RATIO:
            raise InputError(
                f"{name} unpacks to more than {HIGHEST_RATIO} times its size",
                where=self._where,
                accepted="no decompression bomb",
            )

    def _damaged(self, error: Exception) -> InputError:
        return InputError(f"the file is damaged ({error})", where=self._where, accepted="a whole ZIP package")


def _names(members: list[zipfile.ZipInfo], where: str) -> list[str]:
    """The names of members. Those without the sign of UTF-8 are in the encoding of the computer that packed them."""
    raw = [m.filename.encode("cp437", "replace") if not m.flag_bits & UTF8 else b"" for m in members]
    foreign = b"\n".join(name for name in raw if not name.isascii())
    try:
        encoding = find_encoding(foreign, where=where) if foreign else "ascii"
    except InputError:
        return [m.filename for m in members]
    return [name.decode(encoding, "replace") if name else m.filename for name, m in zip(raw, members, strict=True)]
