"""Hanja: which characters are the same character, and how Korean reads them.

**The same character.** 國, 国 and 国 of three countries, 悅 and 悦, 邊, 邉 and 辺: one representative stands for all,
the form of Japanese print today where there is one.

**One sound each, nearly.** Korean reads a character the same everywhere, 錫 석, 悅 열, with two reservations. A few
have a second reading, mostly in names: 金 is 금, but 김 as a surname. And the initial-sound law (두음법칙) of the South
takes ㄹ and ㄴ off the beginning of a word: 李 리 is 이 in 이재명 and 리 in the North; 烈 렬 is 열 after a vowel or ㄴ.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from glossary.text import hangul, surnames, tables

_LIMIT = 12


@cache
def _representatives() -> dict[str, str]:
    return {variant: row["representative"] for row in tables.rows("hanja-variants.tsv") for variant in row["variants"]}


@cache
def _families() -> dict[str, str]:
    return {row["representative"]: row["representative"] + row["variants"] for row in tables.rows("hanja-variants.tsv")}


def representative(char: str) -> str:
    """The one form that stands for every way of writing this character; the character itself where it has only one.

    >>> "".join(map(representative, "悅悦國国髙﨑邊邉齋齊廣广眞櫻樱龍"))
    '悦悦国国高崎辺辺斎斉広広真桜桜竜'
    """
    return _representatives().get(char, char)


def variants(char: str) -> tuple[str, ...]:
    """Every form of this character, the representative first, always with `char` itself.

    >>> variants("边"), variants("朴")
    (('辺', '边', '邉', '邊'), ('朴',))
    """
    head = representative(char)
    return tuple(_families().get(head, head))


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    usual: dict[str, str] = {}
    also: dict[str, list[str]] = {}
    for row in tables.rows("hanja-readings.tsv"):
        for char in row["characters"]:
            usual[char] = row["reading"]
        for char in row["also"]:
            also.setdefault(char, []).append(row["reading"])
    return {char: (reading, *also.get(char, ())) for char, reading in usual.items()}


@lru_cache(maxsize=65536)
def hangul_readings(char: str) -> tuple[str, ...]:
    """The Sino-Korean readings of one character, the usual one first, by their original sound; empty when unknown.

    New Japanese and simplified forms are read as the character they stand for. Compatibility ideographs too.

    >>> hangul_readings("金"), hangul_readings("悦"), hangul_readings("李"), hangul_readings("あ")
    (('금', '김'), ('열',), ('리',), ())
    """
    char = unicodedata.normalize("NFKC", char)
    known = _readings()
    for form in (char, *variants(char)):
        if form in known:
            return known[form]
    return ()


@cache
def sino_korean_syllables() -> frozenset[str]:
    """Every syllable some character is read as, inside a word or at its beginning.

    >>> "석" in sino_korean_syllables(), "켤" in sino_korean_syllables()
    (True, False)
    """
    sounds = {sound for readings in _readings().values() for sound in readings}
    return frozenset(sounds | {initial_sound(sound) for sound in sounds})


def initial_sound(reading: str) -> str:
    """The reading as the law of initial sounds (두음법칙) has it at the beginning of a word.

    >>> [initial_sound(r) for r in ("리", "녀", "로", "라", "김", "뇨")]
    ['이', '여', '노', '나', '김', '요']
    """
    onset, vowel, coda = hangul.split(reading[0])
    if onset == "ㄹ":
        onset = "ㅇ" if vowel in "ㅑㅕㅖㅛㅠㅣ" else "ㄴ"
    elif onset == "ㄴ" and vowel in "ㅕㅛㅠㅣ":
        onset = "ㅇ"
    return hangul.join(onset, vowel, coda) + reading[1:]


def _at_start(char: str) -> Iterator[tuple[str, float]]:
    if hangul.is_syllable(char):  # 李에리사
        yield char, 0.0
    for rank, reading in enumerate(hangul_readings(char)):
        law = initial_sound(reading)
        yield law, 1.6 * rank
        if law != reading:
            yield reading, 1.6 * rank + 1.5


def _inside(char: str, open_or_n: bool) -> Iterator[tuple[str, float]]:
    """Readings after another syllable; `open_or_n`: that one ends in a vowel or ㄴ, where 렬, 률 become 열, 율."""
    if hangul.is_syllable(char):
        yield char, 0.0
    for rank, reading in enumerate(hangul_readings(char)):
        law = initial_sound(reading)
        loses = open_or_n and reading in ("렬", "률")
        yield (law if loses else reading), 1.6 * rank
        if law != reading:
            yield (reading if loses else law), 1.6 * rank + (1.0 if hangul.split(law).onset == "ㅇ" else 2.5)


def _open_or_n(syllable: str) -> bool:
    return hangul.split(syllable).coda in ("", "ㄴ")


def _word(chars: str) -> list[tuple[str, float]]:
    """The readings of one word (or given name) with their costs, cheapest first; empty when a character is unknown."""
    beam: list[tuple[str, float]] = [("", 0.0)]
    for char in chars:
        longer: dict[str, float] = {}
        for head, cost in beam:
            for syllable, more in _inside(char, _open_or_n(head[-1])) if head else _at_start(char):
                longer[head + syllable] = min(cost + more, longer.get(head + syllable, 99.0))
        beam = sorted(longer.items(), key=lambda item: item[1])[:_LIMIT]
    return beam


def hangul_of_hanja(word: str) -> tuple[str, ...]:
    """The Sino-Korean readings of a word or of a Japanese name in kanji, the likeliest first; () when it has none.

    A Japanese name read the Korean way is how older Korean texts have it: 伊藤博文 is 이등박문.

    >>> hangul_of_hanja("伊藤博文")[0], hangul_of_hanja("外務省")[0], hangul_of_hanja("労働新聞")[:2]
    ('이등박문', '외무성', ('노동신문', '로동신문'))
    >>> hangul_of_hanja("さくら")
    ()
    """
    return tuple(reading for reading, _ in _word(_bare(word)))


def _bare(text: str) -> str:
    """The characters of a form without spaces and middle dots, 々 written out."""
    out = ""
    for char in unicodedata.normalize("NFKC", text):
        if char == "々" and out:
            out += out[-1]
        elif not char.isspace() and char not in "・·":
            out += char
    return out


def _surname_readings(chars: str) -> list[tuple[str, float]]:
    known = next((s for form in _spellings(chars) if (s := surnames.of_hanja().get(form))), None)
    if known is None:
        return []
    found = [(known.hangul, 0.0)]
    if known.also:
        found.append((known.also, 1.5))
    return found


def _spellings(chars: str) -> Iterator[str]:
    """`chars` in every combination of its characters' forms, itself first: 呉 is 吳."""
    yield chars
    yield from ("".join(form) for form in product(*map(variants, chars)))


@lru_cache(maxsize=16384)
def hangul_of_hanja_name(name: str) -> tuple[str, ...]:
    """How the bearer of this name in hanja is called in Hangul, the likeliest first, without spaces; () when unknown.

    The surname is read as a surname (金 김, 沈 심, two-syllable ones whole), the given name as a word of its own, so
    that the initial-sound law works at its beginning too. A name with no Korean surname is read as `hangul_of_hanja`
    does.

    >>> hangul_of_hanja_name("朴振")[0], hangul_of_hanja_name("尹錫悦")[0], hangul_of_hanja_name("南宮玉粉")[0]
    ('박진', '윤석열', '남궁옥분')
    >>> hangul_of_hanja_name("李在明")[:2], hangul_of_hanja_name("柳根")[:2]
    (('이재명', '리재명'), ('유근', '류근'))
    """
    first, _, rest = name.strip().partition(" ")
    chars = _bare(name)
    sizes = [len(_bare(first))] if rest else [2, 1]
    found: dict[str, float] = {}
    for size in sizes:
        if len(chars) <= size:
            continue
        given = _word(chars[size:])
        if len(chars) == size + 1:  # a given name of one syllable keeps its original sound as a rule: 신립, 제갈량
            given += [(r, -0.1) for r in hangul_readings(chars[-1])[:1] if r != given[0][0]]
        for surname, cost in _surname_readings(chars[:size]):
            for reading, more in given:
                found[surname + reading] = min(found.get(surname + reading, 99.0), cost + more)
        if found:
            break
    return tuple(sorted(found, key=lambda r: found[r])[:_LIMIT]) or hangul_of_hanja(name)


def looks_korean(form: str) -> bool:
    """Whether a form of Han characters alone is likelier Korean than Japanese.

    A character that Japanese print never has (悅, 敎) says yes, one that only Japanese has (悦, 沢, 辻) says no; else a
    form of two or three characters that begins with a Korean surname which begins nothing in Japanese (李, 朴, 崔).

    >>> [looks_korean(form) for form in ("尹錫悅", "尹錫悦", "朴振", "外務省", "林芳正")]
    [True, False, True, False, False]
    """
    japanese = any(not _encodable(char, "euc_kr") for char in form)
    korean = any(not _encodable(char, "shift_jis") for char in form)
    if japanese != korean:
        return korean
    surname = surnames.of_hanja().get(form[:1])
    return len(form) in (2, 3) and surname is not None and surname.korean


@lru_cache(maxsize=65536)
def _encodable(char: str, charset: str) -> bool:
    try:
        return bool(char.encode(charset))
    except UnicodeEncodeError:
        return False
