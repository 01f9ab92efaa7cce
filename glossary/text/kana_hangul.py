"""Japanese in Hangul, by the official rule and as people write it.

The official rule (외래어 표기법, 1986, 일본어) writes the plosives of か, た and ちゃ rows plain at the
beginning of a word and aspirated inside it (きた 기타, たなか 다나카), つ as 쓰, っ as ㅅ, ん as ㄴ, and no long vowels (とうきょう
도쿄). Many people write otherwise: 키시다 for 기시다, 츠 for 쓰, long vowels with 우 or 오. `hangul_variants` gives those.

The other way, Korean names in katakana, is `hangul_kana`; its one function can be had from here too.
"""

from functools import lru_cache
from itertools import product

from glossary.text import hangul, kana
from glossary.text.hangul_kana import katakana_of_hangul

__all__ = ["INITIAL_CHANGES", "INSIDE", "hangul_of_kana", "hangul_variants", "katakana_of_hangul"]

_LIMIT = 24


def _cells(spec: str) -> dict[str, str]:
    pairs = spec.split()
    return dict(zip(pairs[::2], pairs[1::2], strict=True))


INSIDE = _cells("""
    あ 아 い 이 う 우 え 에 お 오  か 카 き 키 く 쿠 け 케 こ 코  さ 사 し 시 す 스 せ 세 そ 소  た 타 ち 치 つ 쓰 て 테 と 토
    な 나 に 니 ぬ 누 ね 네 の 노  は 하 ひ 히 ふ 후 へ 헤 ほ 호  ま 마 み 미 む 무 め 메 も 모  や 야 ゆ 유 よ 요
    ら 라 り 리 る 루 れ 레 ろ 로  わ 와 ゐ 이 ゑ 에 を 오
    が 가 ぎ 기 ぐ 구 げ 게 ご 고  ざ 자 じ 지 ず 즈 ぜ 제 ぞ 조  だ 다 ぢ 지 づ 즈 で 데 ど 도
    ば 바 び 비 ぶ 부 べ 베 ぼ 보  ぱ 파 ぴ 피 ぷ 푸 ぺ 페 ぽ 포  ゔ 부
    きゃ 캬 きゅ 큐 きょ 쿄  ぎゃ 갸 ぎゅ 규 ぎょ 교  しゃ 샤 しゅ 슈 しょ 쇼  じゃ 자 じゅ 주 じょ 조  ちゃ 차 ちゅ 추 ちょ 초
    ぢゃ 자 ぢゅ 주 ぢょ 조  にゃ 냐 にゅ 뉴 にょ 뇨  ひゃ 햐 ひゅ 휴 ひょ 효  びゃ 뱌 びゅ 뷰 びょ 뵤  ぴゃ 퍄 ぴゅ 퓨 ぴょ 표
    みゃ 먀 みゅ 뮤 みょ 묘  りゃ 랴 りゅ 류 りょ 료
    ふぁ 파 ふぃ 피 ふぇ 페 ふぉ 포 てぃ 티 でぃ 디 とぅ 투 どぅ 두 しぇ 셰 じぇ 제 ちぇ 체 うぃ 위 うぇ 웨 うぉ 워
    ゔぁ 바 ゔぃ 비 ゔぇ 베 ゔぉ 보 つぁ 차 つぃ 치 つぇ 체 つぉ 초 ゕ 카 ゖ 케
    ぁ 아 ぃ 이 ぅ 우 ぇ 에 ぉ 오 ゃ 야 ゅ 유 ょ 요 ゎ 와
""")
"""The official table, inside and at the end of a word; the last three lines are not in it but follow its consonants."""

INITIAL_CHANGES = _cells("""
    か 가 き 기 く 구 け 게 こ 고  た 다 ち 지 て 데 と 도  きゃ 갸 きゅ 규 きょ 교  ちゃ 자 ちゅ 주 ちょ 조
""")
"""The lines of the official table that differ at the beginning of a word. つ stays 쓰."""

# What people write instead: (kana, official, theirs). Sounds, not opinions: 츠 and 쯔 for つ, glides kept behind ㅈ, ㅊ.
_HABITS = {
    "つ": ("츠", "쯔"), "ず": ("주",), "づ": ("주",), "す": ("수",), "ざ": ("자",),
    "じゃ": ("쟈",), "じゅ": ("쥬",), "じょ": ("죠",), "ちゃ": ("챠",), "ちゅ": ("츄",), "ちょ": ("쵸",),
}  # fmt: skip
_LENGTHENED = {"あ": "a", "い": "ie", "う": "uo", "え": "e", "お": "o"}
_VOWEL_SYLLABLE = {"a": "아", "i": "이", "u": "우", "e": "에", "o": "오"}


def _units(word: str) -> list[str]:
    """The kana of a word with their small companions: しゅう is しゅ, う."""
    units: list[str] = []
    i = 0
    while i < len(word):
        pair = word[i : i + 2]
        unit = pair if pair in INSIDE else word[i]
        units.append(unit)
        i += len(unit)
    return units


def _close(written: str, coda: str) -> str:
    """The last syllable closed with a coda; a syllable that has one, or none at all, is left as it is."""
    if not written or not hangul.is_syllable(written[-1]):
        return written
    onset, vowel, had = hangul.split(written[-1])
    return written if had else written[:-1] + hangul.join(onset, vowel, coda)


def _lengthens(unit: str, before: str) -> bool:
    """Whether this kana only makes the vowel before it longer: おう, おお, うう, ああ, ええ and ー, but not えい, いい."""
    vowel = kana.HEPBURN.get(before, "")[-1:]
    return unit == "ー" or (unit in "あうえお" and vowel != "" and vowel in _LENGTHENED[unit] and before not in "んっ")


@lru_cache(maxsize=16384)
def hangul_of_kana(text: str) -> str:
    """Japanese in Hangul by the official rule; each word (a space or a middle dot parts them) begins anew.

    >>> hangul_of_kana("きしだ ふみお"), hangul_of_kana("とうきょう"), hangul_of_kana("さっぽろ")
    ('기시다 후미오', '도쿄', '삿포로')
    >>> hangul_of_kana("おおさか"), hangul_of_kana("けいいち"), hangul_of_kana("ほんだ"), hangul_of_kana("つちや")
    ('오사카', '게이이치', '혼다', '쓰치야')
    """
    return " ".join(_official(word) for word in _words(text))


def _words(text: str) -> list[str]:
    return kana.to_hiragana(text).replace("・", " ").split()


def _official(word: str) -> str:
    out = ""
    before = ""
    for part in kana.parts(word):
        for i, unit in enumerate(_units(part)):
            if unit == "っ":
                out = _close(out, "ㅅ")
            elif unit == "ん":
                out = _close(out, "ㄴ")
            elif i == 0 or not _lengthens(unit, before):
                table = INSIDE if out else INSIDE | INITIAL_CHANGES
                out += table.get(unit, unit)
                before = unit
                continue
            before = "" if unit not in "っん" else unit
    return out


@lru_cache(maxsize=16384)
def hangul_variants(text: str) -> tuple[str, ...]:
    """The ways people write a Japanese name in Hangul, the official one first, the rest likelier first; at most 24.

    They write plosives as they hear them (키시다, 타나카), つ as 츠 or 쯔, keep the glide of じゅ (쥬), and write long vowels.

    >>> hangul_variants("きしだ")
    ('기시다', '키시다')
    >>> {"다나카 고타로", "타나카 코타로", "타나카 코우타로우"} <= set(hangul_variants("たなか こうたろう"))
    True
    >>> "마츠모토" in hangul_variants("まつもと"), "마츠모토" == hangul_of_kana("まつもと")
    (True, False)
    """
    words = _words(text)
    found = {hangul_of_kana(text): None}
    for style in _STYLES:
        found[" ".join(_in_style(word, *style) for word in words)] = None
    for written in tuple(found):  # habits of the two words may differ: 다나카 코타로
        parts = written.split(" ")
        for i, word in enumerate(words):
            for style in _STYLES[:2]:
                found[" ".join([*parts[:i], _in_style(word, *style), *parts[i + 1 :]])] = None
    return tuple(found)[:_LIMIT]


# (aspirated at the beginning, which habit 0 none 1 first 2 second, long vowels written), from common to rare.
_STYLES = tuple(
    sorted(product((True, False), (1, 0, 2), (False, True)), key=lambda s: (s[2], s[1] == 2, not s[0], s[1] == 0))
)


def _in_style(word: str, aspirated: bool, habit: int, long: bool) -> str:
    out = ""
    before = ""
    for part in kana.parts(word):
        for i, unit in enumerate(_units(part)):
            if unit in "っん":
                out = _close(out, "ㅅ" if unit == "っ" else "ㄴ")
                before = ""
            elif i and _lengthens(unit, before):
                if long:
                    vowel = kana.HEPBURN.get(before, "o")[-1]
                    out += _VOWEL_SYLLABLE[vowel] if unit == "ー" else INSIDE[unit]
                before = ""
            else:
                plain = not out and not aspirated
                usual = (INSIDE | INITIAL_CHANGES if plain else INSIDE).get(unit, unit)
                others = _HABITS.get(unit, ()) if not (plain and unit in INITIAL_CHANGES) else ()
                out += others[min(habit, len(others)) - 1] if habit and others else usual
                before = unit
    return out
