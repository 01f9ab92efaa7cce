"""Every format through the front door: known by its bytes, whatever its name says; archives; what is not read."""

import io
import zipfile
from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.read import Metadata, SourceFile, find_files, open_file, read_document, read_file
from glossary.read.formats import FORMATS
from tests.read import made

SAMPLES = made.samples()


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("suffix", ["", ".txt", ".zip", ".docx", ".hwp"])
def test_a_file_is_known_by_its_bytes(tmp_path: Path, sample: str, suffix: str) -> None:
    own, raw = SAMPLES[sample]
    path = tmp_path / f"a{suffix or own}"
    path.write_bytes(raw)
    assert read_document(path).format in (sample, "eml")
    assert next(find_files([path])) == path
    assert read_document(raw).text == read_document(path).text


def test_every_format_has_a_sample() -> None:
    assert {s for _, s in FORMATS.items() if s.name not in ("text", "html", "pdf", "subtitles")} == {
        FORMATS[name] for name in SAMPLES if name in FORMATS
    }


@pytest.mark.parametrize("sample", SAMPLES)
def test_offsets_are_true_and_in_order(sample: str) -> None:
    document = read_document(SAMPLES[sample][1])
    end = 0
    for number, segment in enumerate(document.segments, 1):
        assert segment.paragraph == number and segment.start >= end and segment.line > 0
        assert document.text[segment.start : segment.end].strip()
        end = segment.end
    assert end == len(document.text)
    document.text.encode()


def test_metadata_that_is_given_outranks_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(made.docx())
    given = Metadata(outlet="The Sample Times", date="2023-01-05", lang="ko")
    document = read_document(tmp_path / "a.docx", given)
    assert (document.outlet, document.date, document.lang, document.title) == (
        "The Sample Times",
        "2023-01-05",
        "ko",
        "협의 결과",
    )
    assert read_file(open_file(tmp_path / "a.docx"), given) == document


def test_an_archive_is_its_documents(tmp_path: Path) -> None:
    inner = made.zip_of({"deep.txt": "Deep text."})
    members = {
        "b/two.docx": made.docx(), "a.txt": "One text.", "b/inner.zip": inner, "picture.png": b"\x89PNG", ".hidden.txt": "x",
        "__MACOSX/a.txt": "x", "../out.txt": "x", "/root.txt": "x",
    }  # fmt: skip
    path = tmp_path / "papers.zip"
    path.write_bytes(made.zip_of(members))
    found = list(find_files([tmp_path]))
    assert found == [path / "a.txt", path / "b/inner.zip/deep.txt", path / "b/two.docx"]
    assert [read_document(p).name for p in found] == [str(p) for p in found]
    assert [read_document(p).text.split("\n")[0] for p in found] == ["One text.", "Deep text.", "한일 국장급 협의"]
    opened = open_file(found[2])
    assert (
        isinstance(opened, SourceFile) and opened.where.endswith("papers.zip/b/two.docx") and len(opened.digest) == 64
    )
    assert list(find_files([found[0]])) == [found[0]]
    for nowhere in (path / "no.txt", path / "b", path / "../papers.zip/x.txt", path / "a.txt/more.txt"):
        with pytest.raises(InputError):
            read_document(nowhere)


def test_an_archive_of_one_document_is_that_document(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(made.zip_of({"x.txt": "Text."}))
    assert read_document(tmp_path / "a.zip").text == "Text."
    (tmp_path / "b.zip").write_bytes(made.zip_of({"x.txt": "Text.", "y.txt": "Text."}))
    with pytest.raises(InputError, match=r"b\.zip: the archive holds 2 documents .*b\.zip/x\.txt"):
        read_document(tmp_path / "b.zip")


def test_a_damaged_archive_is_one_file_at_fault(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(made.zip_of({"x.txt": "Text."})[:-10])
    (tmp_path / "b.txt").write_text("Text.")
    damaged, good = find_files([tmp_path])
    with pytest.raises(InputError, match=r"a\.zip: this is a damaged ZIP"):
        read_file(open_file(damaged))
    assert read_document(good).text == "Text."


def test_names_in_an_archive_from_a_korean_computer(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("x" * 9 + ".txt", "Text.")
    raw = file.getvalue().replace(b"x" * 9, "보도a자료".encode("cp949"))
    (tmp_path / "a.zip").write_bytes(raw)
    (found,) = find_files([tmp_path / "a.zip"])
    assert found.name == "보도a자료.txt"
    assert read_document(found).text == "Text."


@pytest.mark.parametrize(
    "text",
    [
        "PK전 결과를 알렸다.",
        "A file begins with %PDF- and a number.",
        "From: Seoul\nTo: Busan\n\nA poem.",
        "1\n2\n3",
        "<b>?",
    ],
)
def test_a_text_that_speaks_of_a_format_is_a_text(text: str) -> None:
    document = read_document(text.encode())
    assert (document.format, document.text) == ("text", text)


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("a.pdf", b"no pdf at all", "this is no PDF file"),
        ("a.docx", b"no docx", "this is no DOCX file"),
        ("a.hwp", b"HWP Document File V3.00 \x1a\1\2\3\4\5", "HWP 3"),
        ("a.doc", made.ole({"WordDocument": b"x"}, folder="F", inside=()), "Word document of the old binary format"),
        ("a.docx", made.ole({"EncryptedPackage": b"x"}, folder="F", inside=()), "the document is encrypted"),
        (
            "a.pptx",
            made.zip_of({"[Content_Types].xml": "<a/>", "ppt/presentation.xml": "<a/>"}),
            "office format are not read",
        ),
        (
            "a.ods",
            made.zip_of({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "spreadsheet are not read",
        ),
        ("a.docx", made.zip_of({"xl/workbook.xml": "<a/>"}), "an Excel workbook, not a document"),
        ("a.odt", b"PK\x03\x04 broken", "a damaged ZIP"),
        ("a.hwp", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged office document"),
        ("a.gif", b"GIF89a", r"the format \.gif"),
    ],
)
def test_what_is_not_read_is_told(tmp_path: Path, name: str, raw: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(InputError, match=rf"{name}: .*{message}.*\(accepted: "):
        read_file(open_file(tmp_path / name))
