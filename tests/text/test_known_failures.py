"""Strict: the day one of these comes out right, its row must move to the cases that pass."""

import pytest

from glossary.text.kana import to_latin
from glossary.text.kana_hangul import hangul_of_kana
from glossary.text.korean_latin import romanize
from tests.conftest import cases

FUNCTIONS = {"to_latin": to_latin, "romanize": romanize, "hangul_of_kana": hangul_of_kana}


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known, with the reason in the note of the row")
@pytest.mark.parametrize("case", cases("text/known_failures"), ids=lambda c: c["input"])
def test_known_failures(case: dict[str, str]) -> None:
    assert FUNCTIONS[case["function"]](case["input"]) == case["expected"], case["note"]
