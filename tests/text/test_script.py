import pytest

from glossary.text.script import Script, lang_of, main_script, script_of, scripts_in
from tests.conftest import cases


@pytest.mark.parametrize("case", cases("text/lang_of"), ids=lambda c: c["input"])
def test_the_language_of_a_form(case: dict[str, str]) -> None:
    assert lang_of(case["input"]) == case["expected"]


def test_every_syllable_and_kana_has_its_script() -> None:
    assert all(script_of(chr(code)) is Script.HANGUL for code in range(0xAC00, 0xD7A4))
    assert all(script_of(chr(code)) is Script.KANA for code in (*range(0x3041, 0x3097), *range(0x30A1, 0x30FB)))
    assert all(script_of(chr(code)) is Script.HAN for code in range(0x4E00, 0xA000))


def test_digits_and_marks_belong_to_no_script() -> None:
    assert scripts_in("42 · ?!") == frozenset()
    assert main_script("") is Script.OTHER
