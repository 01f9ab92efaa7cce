import pytest

from glossary.text import kana, korean_latin
from glossary.text.latin_readings import hangul_of_latin, kana_of_latin


@pytest.mark.parametrize(
    "name", ["たなか はなこ", "はっとり しんぺい", "きょうご くにちか", "まっちゃ れんざ", "ちよの ふじ", "じゅん いち"]
)
def test_what_hepburn_writes_is_read_again(name: str) -> None:
    latin = kana.to_latin(name, "hepburn", "wapuro")
    assert kana_of_latin(latin) == name


@pytest.mark.parametrize("name", ["철수", "민호", "영희", "도훈", "진성", "하늘"])
def test_what_the_revised_romanization_writes_with_a_hyphen_is_read_again(name: str) -> None:
    latin = "-".join(korean_latin.romanize(syllable, "rr") for syllable in name)
    assert hangul_of_latin(latin) == name


@pytest.mark.parametrize("name", ["정희", "재명", "철수", "민호", "준표", "현", "태영", "석열"])
def test_what_mccune_and_reischauer_write_is_read_again(name: str) -> None:
    assert hangul_of_latin(korean_latin.romanize(name, "mr"), "mr") in (name, "")


@pytest.mark.parametrize(
    ("latin", "name"), [("Chae-myŏng", "재명"), ("Chŏnghŭi", "정희"), ("Ch'ŏlsu", "철수"), ("Chin", "진")]
)
def test_the_older_system_is_read(latin: str, name: str) -> None:
    assert hangul_of_latin(latin, "mr") == name


@pytest.mark.parametrize("name", ["Chaemyeong", "Jin", "Seokyeol", "Chae--myŏng"])
def test_what_the_older_system_does_not_write_has_no_reading(name: str) -> None:
    assert hangul_of_latin(name, "mr") == ""


@pytest.mark.parametrize("name", ["George", "Park", "Xi", "Nguyen", "Cheol-soo", "l", "x", "", " ", "-", "a" * 500])
def test_what_no_system_writes_has_no_reading(name: str) -> None:
    assert hangul_of_latin(name) == ""


@pytest.mark.parametrize("name", ["George", "Park", "Xi", "Nguyen", "Cheolsu", "l", "", "Kyn"])
def test_what_is_not_hepburn_has_no_kana(name: str) -> None:
    assert kana_of_latin(name) == ""
