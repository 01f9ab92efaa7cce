"""E-mail in the encodings of the field, and its attachments."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from glossary.read import find_files, read_document
from glossary.read.mail import attachments, read_mail
from tests.read import made


def test_a_message_in_korean() -> None:
    document = read_mail(made.MAIL, name="a.eml", digest="")
    assert [(s.role, document.text[s.start : s.end]) for s in document.segments] == [
        ("title", "한일 협의"), ("paragraph", "외교부는 협의를 열었다."), ("furniture", "> 인용"), ("furniture", "--"), ("furniture", "서명"),
    ]  # fmt: skip
    assert (document.title, document.date, document.encoding, document.format) == (
        "한일 협의",
        "2024-05-02",
        "cp949",
        "eml",
    )


@pytest.mark.parametrize("charset", ["iso-2022-jp", "shift_jis", "euc-jp", "utf-8"])
def test_a_message_in_japanese(charset: str) -> None:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = (
        "局長級協議",
        "a@example.org",
        "Thu, 2 May 2024 09:00:00 +0900",
    )
    message.set_content("外務省の林氏が協議した。\n", charset=charset)
    document = read_mail(message.as_bytes(), name="a.eml", digest="")
    assert document.text == "局長級協議\n\n外務省の林氏が協議した。"


def test_wrapped_and_flowed_lines_are_joined() -> None:
    wrapped = (
        "Foreign Minister Park Jin and his counterpart agreed in Busan that Yoon Suk-\nyeol would travel.\nNew line.\n"
    )
    flowed = "Park \nJin met\nthem.\n"
    for text, kind, expected in (
        (wrapped, "text/plain", [wrapped.replace("Suk-\nyeol", "Suk-yeol").split("\n")[0], "New line."]),
        (flowed, "text/plain; format=flowed", ["Park Jin met", "them."]),
    ):
        raw = f"Subject: s\nContent-Type: {kind}\n\n{text}".encode()
        document = read_mail(raw, name="a.eml", digest="")
        assert document.text.split("\n\n")[1:] == expected


def test_a_message_of_html_alone() -> None:
    raw = b"Subject: s\nContent-Type: text/html; charset=utf-8\n\n<p>One</p><p>Two<br>lines</p><script>no</script>"
    assert read_mail(raw, name="a.eml", digest="").text == "s\n\nOne\n\nTwo lines"


def test_attachments_are_files_of_their_own(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Papers"
    message.set_content("See attached.\n")
    message.add_attachment(made.docx(), maintype="application", subtype="octet-stream", filename="합의문.docx")
    inner = EmailMessage()
    inner["Subject"] = "Inside"
    inner.set_content("Inner text.\n")
    message.add_attachment(inner)
    path = tmp_path / "a.eml"
    path.write_bytes(message.as_bytes())
    assert list(attachments(path.read_bytes(), "a.eml")) == ["합의문.docx", "message-2.eml"]
    found = list(find_files([path]))
    assert found == [path, path / "합의문.docx", path / "message-2.eml"]
    assert [read_document(p).title for p in found] == ["Papers", "협의 결과", "Inside"]
