import pytest

from glossary.errors import InputError
from glossary.read.encoding import read_text

KOREAN = "한일 양국은 강제징용 문제를 둘러싼 국장급 협의를 서울에서 열었다.\n외교부 당국자가 이같이 밝혔다.\n"
JAPANESE = "日韓両政府はソウルで局長級協議を開き、徴用工問題について意見を交わした。\n外務省が発表した。\n"


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (KOREAN, "utf-8", "utf-8"),
        (KOREAN, "utf-8-sig", "utf-8"),
        (KOREAN, "cp949", "cp949"),
        (KOREAN, "euc_kr", "cp949"),
        (KOREAN, "utf-16", "utf-16"),
        (KOREAN, "utf-16-le", "utf-16-le"),
        (JAPANESE, "utf-8", "utf-8"),
        (JAPANESE, "cp932", "cp932"),
        (JAPANESE, "shift_jis", "cp932"),
        (JAPANESE, "euc_jp", "euc_jp"),
        (JAPANESE, "iso2022_jp", "iso2022_jp"),
        ("Plain ASCII.\n", "ascii", "utf-8"),
    ],
)
def test_text_in_the_encodings_of_the_field_is_read_and_named(text: str, encoding: str, named: str) -> None:
    decoded = read_text(text.encode(encoding), where="a.txt")
    assert decoded.text == text
    assert decoded.encoding == named


@pytest.mark.parametrize("length", [40, 60, 80, 120])
@pytest.mark.parametrize(("text", "encoding"), [(KOREAN, "cp949"), (JAPANESE, "cp932"), (JAPANESE, "euc_jp")])
def test_forty_bytes_are_enough(text: str, encoding: str, length: int) -> None:
    raw = text.encode(encoding)[:length]
    while True:
        try:
            expected = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            raw = raw[:-1]
    assert read_text(raw, where="a.txt").text == expected


def test_line_ends_become_one_character() -> None:
    assert read_text(b"one\r\ntwo\rthree\n", where="a.txt").text == "one\ntwo\nthree\n"


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(InputError, match=r"picture\.png: this is a binary file"):
        read_text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0", where="picture.png")


def test_a_broken_byte_is_named_with_its_line() -> None:
    with pytest.raises(InputError, match=r"a\.txt:2: byte 10 .*accepted: UTF-8"):
        read_text(b"all fine\n \xff\xfe\xff\xff and more\n", where="a.txt")
