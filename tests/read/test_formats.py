"""Every format through the front door: known by its bytes, whatever its name says; archives; what is not read."""

import io
import zipfile
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest

import glossary
from glossary.errors import InputError
from glossary.model import Document
from glossary.read import (
    Metadata,
    SourceFile,
    SourceRecord,
    TermList,
    find_files,
    open_file,
    read_document,
    read_file,
)
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


CONCEPT = """
[about]
title = "Talks"
policy = "made for a test"
checked = 2026-01-01
[[source]]
id = "note"
title = "A note"
[[concept]]
id = "park-jin"
kind = "person"
source = "note"
terms.en = ["Park Jin"]
"""
RECORD = """
[source]
id = "story"
title = "A story"
lang = "en"
file = "story.txt"
[[form]]
text = "Park Jin"
concept = "park-jin"
lang = "en"
"""


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["kind", "en", "ko"])
    book.active.append(["place", "Chuncheon", "춘천"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


LISTS: dict[str, str | bytes] = {
    "a.txt": "Park Jin met them.",
    "b/korean.csv": "kind,en,ko\nissue,forced mobilization,강제동원\n".encode("cp949"),
    "b/japanese.TSV": "kind\ten\tja\nissue\tconscripted workers\t徴用工をめぐる問題\n".encode("cp932"),
    "places.xlsx": workbook(),
    "z/concepts.toml": CONCEPT,
    "z/record.toml": RECORD,
    "z/story.txt": "Park Jin spoke.",
}


def folder_of(members: dict[str, str | bytes], folder: Path) -> Path:
    for name, content in members.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def archive_of(members: dict[str, str | bytes], path: Path) -> Path:
    path.write_bytes(made.zip_of(members))
    return path


def test_lists_in_an_archive_are_read_as_those_in_a_folder(tmp_path: Path) -> None:
    folder = folder_of(LISTS, tmp_path / "folder")
    archive = archive_of(LISTS, tmp_path / "papers.zip")
    outside, inside = list(find_files([folder])), list(find_files([archive]))
    assert [p.relative_to(archive) for p in inside] == [p.relative_to(folder) for p in outside]
    assert [p.relative_to(archive).as_posix() for p in inside] == [
        "b/japanese.TSV", "b/korean.csv", "places.xlsx", "z/concepts.toml", "z/record.toml", "a.txt",
    ]  # fmt: skip
    for in_archive, in_folder in zip(inside, outside, strict=True):
        ours, theirs = read_file(open_file(in_archive)), read_file(open_file(in_folder))
        if isinstance(ours, TermList):
            assert isinstance(theirs, TermList)
            assert (ours.encoding, list(ours.rows)) == (theirs.encoding, list(theirs.rows)) and ours.share() <= 1
        elif isinstance(ours, SourceRecord):
            assert isinstance(theirs, SourceRecord) and ours.document is not None and theirs.document is not None
            assert (ours.source, ours.forms, ours.document.text) == (theirs.source, theirs.forms, "Park Jin spoke.")
        elif isinstance(ours, Document):
            assert isinstance(theirs, Document) and ours.text == theirs.text
        else:
            assert ours == theirs


def test_an_archive_imports_as_its_folder_does(tmp_path: Path) -> None:
    inner = {"deep/inner.zip": made.zip_of(LISTS)}
    places = folder_of(LISTS, tmp_path / "folder"), archive_of(inner, tmp_path / "outer.zip")
    answers = []
    for place in places:
        with closing(glossary.open(":memory:")) as g:
            assert [r.error for r in g.import_paths([place])] == [""] * 6
            answers.append(
                [g.lookup(q)["matches"][0]["terms"] for q in ("강제동원", "徴用工をめぐる問題", "춘천", "Park Jin")]
            )
            assert "unchanged" in next(iter(g.import_paths([place]))).skipped
    assert answers[0] == answers[1]


def test_lists_that_are_attached_to_a_message(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Names"
    message.set_content("The names are attached, says Park Jin.")
    message.add_attachment(
        "en,ko\nHong Gil-dong,홍길동\n".encode(), maintype="text", subtype="csv", filename="names.csv"
    )
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    attached, letter = find_files([tmp_path])
    assert letter == tmp_path / "a.eml"
    names = read_file(open_file(attached))
    assert isinstance(names, TermList)
    assert [t.text for row in names.rows if row.concept for t in row.concept.terms] == ["Hong Gil-dong", "홍길동"]


def test_a_list_at_fault_in_an_archive_says_where(tmp_path: Path) -> None:
    archive = archive_of(
        {"bad.csv": "en,kr\na,b\n", "bad.toml": "a = ", "bad.xlsx": b"PK", "good.txt": "x"}, tmp_path / "a.zip"
    )
    for path, message in zip(find_files([archive]), (r"bad\.csv:1", r"bad\.toml", r"bad\.xlsx"), strict=False):
        with pytest.raises(InputError, match=rf"a\.zip/{message}"):
            read_file(open_file(path))
    assert read_document(archive).text == "x"


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
