import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.text import hangul

ALL = [chr(code) for code in range(0xAC00, 0xD7A4)]


def test_every_syllable_comes_apart_and_together() -> None:
    assert len(ALL) == 11172
    for syllable in ALL:
        assert hangul.join(*hangul.split(syllable)) == syllable


def test_every_syllable_agrees_with_unicode() -> None:
    for syllable in ALL:
        parts = [ord(part) for part in unicodedata.normalize("NFD", syllable)]
        onset, vowel, coda = hangul.split(syllable)
        assert hangul.ONSETS[parts[0] - 0x1100] == onset
        assert hangul.VOWELS[parts[1] - 0x1161] == vowel
        assert hangul.CODAS[parts[2] - 0x11A7 if len(parts) == 3 else 0] == coda


@pytest.mark.parametrize(
    "letters", [("ㅂ", "", ""), ("", "ㅏ", ""), ("ㅏ", "ㅏ", ""), ("ㄱ", "ㅏ", "ㄸ"), ("ㄳ", "ㅏ", "")]
)
def test_letters_that_make_no_syllable_are_refused(letters: tuple[str, str, str]) -> None:
    with pytest.raises(ValueError, match="no Hangul syllable"):
        hangul.join(*letters)


@pytest.mark.parametrize("char", ["ㄱ", "A", "", "박진", "朴"])
def test_only_a_syllable_can_be_split(char: str) -> None:
    with pytest.raises(ValueError, match="not a Hangul syllable"):
        hangul.split(char)


@given(st.text(st.sampled_from(ALL), min_size=1, max_size=8))
def test_initials_are_one_for_each_syllable(text: str) -> None:
    assert len(hangul.initials(text)) == len(text)
    assert hangul.initials(hangul.initials(text)) == hangul.initials(text)
    assert set(hangul.DOUBLE_CODAS) <= set(hangul.CODAS)
