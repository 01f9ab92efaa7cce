from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.text.keyboard import hangul_of_keys, keys_of_hangul, looks_mistyped
from tests.conftest import cases

ALL = [chr(code) for code in range(0xAC00, 0xD7A4)]


@pytest.mark.parametrize("case", cases("text/keyboard"), ids=lambda c: c["input"])
def test_keys_type_hangul(case: dict[str, str]) -> None:
    assert hangul_of_keys(case["input"]) == case["expected"]


def test_every_syllable_can_be_typed() -> None:
    for syllable in ALL:
        assert hangul_of_keys(keys_of_hangul(syllable)) == syllable


@given(st.text(st.sampled_from(ALL), max_size=6))
def test_hangul_goes_to_keys_and_back(text: str) -> None:
    assert hangul_of_keys(keys_of_hangul(text)) == text


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzQWERTOP 1-"), max_size=12))
def test_keys_go_to_hangul_and_back(keys: str) -> None:
    assert keys_of_hangul(hangul_of_keys(keys)) == keys


def test_every_listed_name_survives(shared: Path) -> None:
    rows = (shared / "names" / "korean_names_english.tsv").read_text(encoding="utf-8").splitlines()[1:]
    names = [row.split("\t")[1] for row in rows]
    hangul_names = [name for name in names if keys_of_hangul(name).isascii()]
    assert len(hangul_names) > 1000
    assert all(hangul_of_keys(keys_of_hangul(name)) == name for name in hangul_names)


def test_only_letters_standing_alone_look_mistyped() -> None:
    assert looks_mistyped("ㅔㅁ가 ㅓㅑㅜ")
    assert not looks_mistyped("박진") and not looks_mistyped("park") and not looks_mistyped("ㄷㅂㅇㅁㅈㄷ")
