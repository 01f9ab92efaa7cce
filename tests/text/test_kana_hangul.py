import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.text import hangul, kana
from glossary.text.hangul_kana import katakana_of_hangul
from glossary.text.kana_hangul import INITIAL_CHANGES, INSIDE, hangul_of_kana, hangul_variants
from tests.conftest import cases

HIRAGANA = [chr(code) for code in range(0x3041, 0x3097)]
ALL = [chr(code) for code in range(0xAC00, 0xD7A4)]

# The table of the rule, row by row: kana, at the beginning, inside. Rows that are alike stand once.
OFFICIAL = """
あいうえお 아이우에오 아이우에오 | かきくけこ 가기구게고 카키쿠케코 | さしすせそ 사시스세소 사시스세소
たちつてと 다지쓰데도 타치쓰테토 | なにぬねの 나니누네노 나니누네노 | はひふへほ 하히후헤호 하히후헤호
まみむめも 마미무메모 마미무메모 | やゆよ 야유요 야유요 | らりるれろ 라리루레로 라리루레로 | わを 와오 와오
がぎぐげご 가기구게고 가기구게고 | ざじずぜぞ 자지즈제조 자지즈제조 | だぢづでど 다지즈데도 다지즈데도
ばびぶべぼ 바비부베보 바비부베보 | ぱぴぷぺぽ 파피푸페포 파피푸페포
"""
GLIDES = {"き": "갸규교 캬큐쿄", "ぎ": "갸규교 갸규교", "し": "샤슈쇼 샤슈쇼", "じ": "자주조 자주조", "ち": "자주조 차추초",
          "に": "냐뉴뇨 냐뉴뇨", "ひ": "햐휴효 햐휴효", "び": "뱌뷰뵤 뱌뷰뵤", "ぴ": "퍄퓨표 퍄퓨표", "み": "먀뮤묘 먀뮤묘",
          "り": "랴류료 랴류료"}  # fmt: skip


def test_the_whole_official_table() -> None:
    for row in OFFICIAL.replace("|", "\n").strip().splitlines():
        chars, first, inside = row.split()
        for char, at_start, later in zip(chars, first, inside, strict=True):
            assert hangul_of_kana(char) == at_start
            assert INSIDE[char] == later
    for char, row in GLIDES.items():
        first, inside = row.split()
        for small, at_start, later in zip("ゃゅょ", first, inside, strict=True):
            assert hangul_of_kana(char + small) == at_start and INSIDE[char + small] == later
    assert set(INITIAL_CHANGES) <= set(INSIDE)


@pytest.mark.parametrize("case", cases("text/kana_hangul"), ids=lambda c: c["input"])
def test_the_official_rule(case: dict[str, str]) -> None:
    assert hangul_of_kana(case["input"]) == case["expected"]


@pytest.mark.parametrize("case", cases("text/hangul_variants"), ids=lambda c: f"{c['input']}/{c['expected']}")
def test_what_people_write(case: dict[str, str]) -> None:
    assert (case["expected"] in hangul_variants(case["input"])) == (case["is"] == "yes"), hangul_variants(case["input"])


@pytest.mark.parametrize("case", cases("text/hangul_kana"), ids=lambda c: f"{c['input']}/{c['expected']}")
def test_the_press_in_japan(case: dict[str, str]) -> None:
    assert case["expected"] in katakana_of_hangul(case["input"])[: int(case["rank"])], katakana_of_hangul(case["input"])


def test_every_syllable_has_katakana() -> None:
    for syllable in ALL:
        assert all(kana.is_kana(written) for written in katakana_of_hangul("김" + syllable)), syllable


@given(st.text(st.sampled_from(ALL), min_size=2, max_size=4))
def test_a_name_in_katakana_has_one_dot(name: str) -> None:
    written = katakana_of_hangul(name)
    assert 1 <= len(written) <= 12 and len(set(written)) == len(written)
    assert all(form.count("・") == 1 and kana.is_kana(form) for form in written)


@given(st.text(st.sampled_from(HIRAGANA), min_size=1, max_size=8))
def test_variants_begin_with_the_official_form(text: str) -> None:
    variants = hangul_variants(text)
    assert variants[0] == hangul_of_kana(text) and len(set(variants)) == len(variants) <= 24
    assert all(hangul.is_hangul(form) or not hangul.is_hangul(variants[0]) for form in variants)
