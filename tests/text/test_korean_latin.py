import unicodedata
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.text import hangul, korean_latin
from glossary.text.korean_latin import System, romanize, romanize_name
from glossary.text.korean_sounds import HEARD, pronounce
from tests.conftest import cases

ALL = [chr(code) for code in range(0xAC00, 0xD7A4)]

# The letters of one syllable standing alone, as the published tables of each system list them.
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS = "ㄱㄲㅋㄳㄺㄴㄵㄶㄷㅌㅅㅆㅈㅊㅎㄹㄼㄽㄾㅀㅁㄻㅂㅍㄿㅄㅇ"
TABLES = {
    "rr": (
        "g kk n d tt r m b pp s ss - j jj ch k t p h",
        "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
        "k k k k k n n n t t t t t t t l l l l l m m p p p p ng",
    ),
    "mr": (
        "k kk n t tt r m p pp s ss - ch tch ch' k' t' p' h",
        "a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i",
        "k k k k k n n n t t t t t t t l l l l l m m p p p p ng",
    ),
    "yale": (
        "k kk n t tt l m p pp s ss - c cc ch kh th ph h",
        "a ay ya yay e ey ye yey o wa way oy yo wu we wey wi yu u uy i",
        "k kk kh ks lk n nc nh t th s ss c ch h l lp ls lth lh m lm p ph lph ps ng",
    ),
}


@pytest.mark.parametrize("case", cases("text/korean_latin"), ids=lambda c: f"{c['input']}-{c['system']}")
def test_words(case: dict[str, str]) -> None:
    assert romanize(case["input"], cast(System, case["system"])) == case["expected"]


@pytest.mark.parametrize("case", cases("text/korean_names_latin"), ids=lambda c: f"{c['input']}-{c['system']}")
def test_names(case: dict[str, str]) -> None:
    assert romanize_name(case["input"], cast(System, case["system"])) == case["expected"]


@pytest.mark.parametrize("system", TABLES)
def test_every_syllable_is_its_letters_in_the_table(system: System) -> None:
    onsets, vowels, codas = (spec.replace("-", "· ").split() for spec in TABLES[system])
    onset_of = dict(zip(hangul.ONSETS, ("" if o == "·" else o for o in onsets), strict=True))
    vowel_of = dict(zip(VOWELS, vowels, strict=True))
    coda_of = {"": "", **dict(zip(CODAS, codas, strict=True))}
    for syllable in ALL:
        onset, vowel, coda = hangul.split(syllable)
        expected = onset_of[onset] + vowel_of[vowel] + coda_of[coda]
        if system == "yale" and vowel == "ㅜ" and onset in "ㅁㅂㅃㅍ":
            expected = onset_of[onset] + "u" + coda_of[coda]
        if system == "mr" and onset == "ㅅ" and vowel == "ㅟ":
            expected = "sh" + vowel_of[vowel] + coda_of[coda]
        assert romanize(syllable, system) == expected


def test_every_meeting_of_two_letters_gives_sounds_that_exist() -> None:
    """All codas before all onsets, and before the vowels that palatalise: what is heard is one of seven codas."""
    for coda in hangul.CODAS:
        for onset in hangul.ONSETS:
            for vowel in "ㅏㅣㅕ":
                pair = hangul.join("ㄱ", "ㅏ", coda) + hangul.join(onset, vowel)
                first, second = pronounce(pair)
                assert first.coda in HEARD.values() and second.onset in hangul.ONSETS
                assert not (first.coda in ("ㄱ", "ㄷ", "ㅂ") and second.onset in ("ㄴ", "ㅁ", "ㄹ")), pair
                assert second.onset != "ㄹ" or first.coda in ("ㄹ", "") or coda in hangul.DOUBLE_CODAS, pair


# The table of McCune-Reischauer: a coda (down) before an onset (across), between two vowels.
MR_ACROSS = "ㄱㄴㄷㄹㅁㅂㅅㅈㅊㅋㅌㅍㅎ"
MR_TABLE = {
    "": "g n d r m b s j ch' k' t' p' h",
    "ㄱ": "kk ngn kt ngn ngm kp ks kch kch' kk' kt' kp' kh",
    "ㄴ": "n'g nn nd ll nm nb ns nj nch' nk' nt' np' nh",
    "ㄹ": "lg ll lt ll lm lb ls lch lch' lk' lt' lp' rh",
    "ㅁ": "mg mn md mn mm mb ms mj mch' mk' mt' mp' mh",
    "ㅂ": "pk mn pt mn mm pp ps pch pch' pk' pt' pp' ph",
    "ㅇ": "ngg ngn ngd ngn ngm ngb ngs ngj ngch' ngk' ngt' ngp' ngh",
}


@pytest.mark.parametrize("coda", MR_TABLE)
def test_the_table_of_mccune_and_reischauer(coda: str) -> None:
    for onset, expected in zip(MR_ACROSS, MR_TABLE[coda].split(), strict=True):
        word = hangul.join("ㅇ", "ㅏ", coda) + hangul.join(onset, "ㅏ")
        assert romanize(word, "mr") == f"a{expected}a", word


@given(st.text(st.sampled_from(ALL), min_size=1, max_size=5))
def test_plain_systems_are_plain_letters(word: str) -> None:
    for system in ("rr", "rr-letters", "mr-plain"):
        latin = romanize(word, cast(System, system))
        assert latin.isascii() and latin.isalpha() and latin.islower()
    assert unicodedata.is_normalized("NFC", romanize(word, "mr"))


@given(st.text(st.sampled_from(ALL), min_size=2, max_size=4))
def test_a_name_is_two_words_and_hyphens_only_add(name: str) -> None:
    plain = romanize_name(name)
    assert plain.count(" ") == 1
    assert romanize_name(name, hyphen=True).replace("-", "") == plain


def test_an_unknown_system_is_refused() -> None:
    with pytest.raises(ValueError, match="rr, rr-letters, mr, mr-plain, yale"):
        romanize("가", cast(System, "skats"))
    assert set(korean_latin.SYSTEMS) >= set(TABLES)
