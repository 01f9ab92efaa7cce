"""Files made to harm: they are refused while they are read, in little time and memory."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.read import find_files, open_file, read_document, read_file
from glossary.read.docx import read_docx
from glossary.read.markup import parse
from glossary.read.package import Package
from tests.read import made

LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
) + "]><w:document>&j;</w:document>"  # fmt: skip


def document(xml: str | bytes) -> bytes:
    return made.docx(**{"word/document.xml": xml})


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        (LAUGHS, "document type declaration"),
        (LAUGHS.encode("utf-16"), "document type declaration"),
        ('<!DOCTYPE d SYSTEM "file:///etc/hostname"><d>&x;</d>', "document type declaration"),
        ("<d>" * 100_000, "nested more than 300 deep"),
        ("<d>" * 100_000 + "</d>" * 100_000, "nested more than 300 deep"),
        (b"<w:document>" + b" " * 60_000_000, "unpacks to more than 200 times"),
        ("<d><p>", "no valid XML"),
        (b"\xff\xfe<\x00", "no valid XML"),
        ('<?xml version="1.0" encoding="no-such"?><d/>', "no valid XML"),
    ],
)
def test_xml_that_harms_is_refused(xml: str | bytes, message: str) -> None:
    with pytest.raises(InputError, match=rf"^a\.docx: .*{message}"):
        read_docx(document(xml), name="a.docx", digest="")


def test_a_doctype_after_a_long_prolog_is_refused() -> None:
    with pytest.raises(InputError, match="document type declaration"):
        parse(
            b"<!--" + b"x" * 200_000 + b"--><!DOCTYPE d><d/>",
            "a.xml",
            lambda n, a: None,
            lambda n: None,
            lambda t: None,
        )


def test_a_package_whose_header_lies_about_its_size() -> None:
    raw = bytearray(made.zip_of({"a.txt": b"\0" * 10_000_000}))
    at = raw.index(b"PK\x01\x02")
    raw[at + 24 : at + 28] = struct.pack("<I", 100)
    with Package(io.BytesIO(bytes(raw)), "a.zip") as package, pytest.raises(InputError, match=r"^a\.zip: "):
        package.read("a.txt")


def test_the_whole_of_a_package_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossary.read.package.LARGEST_UNPACKED", 1_000_000)
    with Package(io.BytesIO(made.zip_of({f"{i}": bytes(400_000) for i in range(3)})), "a.zip") as package:
        package.read("0")
        package.read("1")
        with pytest.raises(InputError, match=r"^a\.zip: the file unpacks to too much"):
            package.read("2")


def test_an_encrypted_member_and_an_unusual_packing_are_told() -> None:
    raw = bytearray(made.zip_of({"a.txt": "x"}))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    with Package(io.BytesIO(bytes(raw)), "a.zip") as package, pytest.raises(InputError, match="encrypted"):
        package.read("a.txt")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.txt", "x")
    with Package(file, "a.zip") as package, pytest.raises(InputError, match="unusual method"):
        package.read("a.txt")


def test_archives_in_archives_in_archives(tmp_path: Path) -> None:
    inner = made.zip_of({"a.txt": "Park Jin met them."})
    for _ in range(8):
        inner = made.zip_of({"in.zip": inner})
    (tmp_path / "a.zip").write_bytes(inner)
    (path,) = find_files([tmp_path / "a.zip"])
    with pytest.raises(InputError, match=r"a\.zip.*nested more than 3 deep"):
        read_file(open_file(path))


def test_a_bomb_in_an_archive_leaves_the_rest_of_it_readable(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(made.zip_of({"bomb.txt": bytes(20_000_000), "good.txt": "Park Jin met them."}))
    bomb, good = find_files([tmp_path / "a.zip"])
    with pytest.raises(InputError, match=r"bomb\.txt unpacks to more than 200 times"):
        open_file(bomb)
    assert read_document(good).text == "Park Jin met them."


def test_too_many_members(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(made.zip_of({f"{i}.txt": "" for i in range(2_001)}))
    (path,) = find_files([tmp_path / "a.zip"])
    with pytest.raises(InputError, match=r"a\.zip: the archive holds 2,001 documents"):
        read_file(open_file(path))
