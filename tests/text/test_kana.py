from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.text import kana
from tests.conftest import cases

HIRAGANA = [chr(code) for code in range(0x3041, 0x3097)]
KATAKANA = [chr(code) for code in range(0x30A1, 0x30F7)]


@pytest.mark.parametrize("case", cases("text/kana_latin"), ids=lambda c: f"{c['input']}-{c['system']}-{c['long']}")
def test_kana_in_latin_letters(case: dict[str, str]) -> None:
    system, long = cast(kana.System, case["system"]), cast(kana.Long, case["long"])
    assert kana.to_latin(case["input"], system, long) == case["expected"]


def test_both_syllabaries_are_one() -> None:
    assert kana.to_hiragana("".join(KATAKANA)) == "".join(HIRAGANA)
    assert kana.to_katakana("".join(HIRAGANA)) == "".join(KATAKANA)


@pytest.mark.parametrize("system", kana.SYSTEMS)
def test_every_kana_has_letters_in_every_system(system: str) -> None:
    for char in HIRAGANA:
        assert char in "っん" or kana.SYSTEMS[system][char].isascii()


# Cabinet order 1 of 1954, table 1 (Kunrei) and table 2 (Nihon-shiki and Hepburn spellings), as three small worlds.
COLUMNS = {
    "kunrei": {"し": "si", "ち": "ti", "つ": "tu", "ふ": "hu", "じ": "zi", "ぢ": "zi", "づ": "zu", "を": "o"},
    "nihon": {"し": "si", "ち": "ti", "つ": "tu", "ふ": "hu", "じ": "zi", "ぢ": "di", "づ": "du", "を": "wo"},
    "hepburn": {"し": "shi", "ち": "chi", "つ": "tsu", "ふ": "fu", "じ": "ji", "ぢ": "ji", "づ": "zu", "を": "o"},
}
GRID = {"": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの", "h": "はひふへほ",
        "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ", "d": "だぢづでど", "b": "ばびぶべぼ",
        "p": "ぱぴぷぺぽ"}  # fmt: skip
CONSONANTS = {"kunrei": {"し": "sy", "ち": "ty", "じ": "zy", "ぢ": "zy"}, "nihon": {"し": "sy", "ち": "ty", "じ": "zy", "ぢ": "dy"},
              "hepburn": {"し": "sh", "ち": "ch", "じ": "j", "ぢ": "j"}}  # fmt: skip


@pytest.mark.parametrize("system", COLUMNS)
def test_the_whole_grid(system: str) -> None:
    table = kana.SYSTEMS[system]
    for consonant, row in GRID.items():
        for vowel, char in zip("aiueo", row, strict=True):
            assert table[char] == COLUMNS[system].get(char, consonant + vowel)
        if consonant:
            for vowel, small in zip("auo", "ゃゅょ", strict=True):
                if row[1] + small in table:
                    assert table[row[1] + small] == CONSONANTS[system].get(row[1], consonant + "y") + vowel


@given(st.text(st.sampled_from([*HIRAGANA, "ー", " "]), max_size=10))
def test_all_kana_become_ascii_without_marks(text: str) -> None:
    for long in ("none", "wapuro", "h"):
        assert kana.to_latin(text, long=cast(kana.Long, long)).replace("ー", "").isascii()


def test_an_unknown_system_is_refused() -> None:
    with pytest.raises(ValueError, match="hepburn, kunrei, nihon"):
        kana.to_latin("か", cast(kana.System, "jsl"))
