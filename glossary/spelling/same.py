"""Whether two forms are spellings of one name: is there a name that both are likely ways to write?

Kim Jeong-han and Kim Jung-han can both be 김정한. What it costs to write one name both ways, against what each spelling
costs alone, is the evidence; across scripts it is what writing the one as the other costs.
"""

import math
import re
import unicodedata
from itertools import permutations

from glossary.spelling.memory import Memory
from glossary.spelling.together import FAR, NO_NAME, Apart, given_names_apart, is_marked, surnames_apart, words_apart
from glossary.spelling.units import latin_words
from glossary.text.fold import compact, fold
from glossary.text.hangul import is_hangul
from glossary.text.hangul_kana import katakana_of_hangul
from glossary.text.hanja import hangul_of_hanja_name
from glossary.text.kana_hangul import hangul_variants
from glossary.text.korean_latin import romanize_name
from glossary.text.latin_readings import kana_of_latin
from glossary.text.script import Script, main_script

# Of pairs of Latin spellings of one Korean name, by habit, by the Revised Romanization or by McCune-Reischauer, 91 to 96 in
# 100 come out above .8; of names that differ in one sound 9, half of which are written alike (영옥 and 용옥: Yongok).
_STEEPNESS, _HALFWAY = 1.3, 4.0
# Of names in two scripts 92 to 100 in 100 come out above .8, of other names of the same surname fewer than one.
_ACROSS_STEEPNESS = 0.9
_HALFWAY_A_LETTER, _HALFWAY_OF_FOREIGN = 0.75, 0.9
"""What a letter of two spellings may cost; more where they are of neither Korea nor Japan."""
_BY_SYSTEM = 0.98
"""What a system writes of a name is that name, but for the few that it writes alike."""
_TURNED = 0.3


def same_name(a: str, b: str) -> float:
    """The probability that two forms are spellings of one name, 0 to 1, in any scripts and either word order.

    It judges the spellings alone: 정한 and 중한 are both written Jung-han, and whether two people are one is for other
    evidence to say.

    >>> same_name("Kim Jeong-han", "Jung-han Kim") > 0.8, same_name("Kim Jeong-han", "Kim Dae-jung") < 0.1
    (True, True)
    >>> same_name("Yi Chaemyŏng", "Lee Jae-myung") > 0.8, same_name("李在明", "이재명") > 0.8
    (True, True)
    """
    return 1.0 if compact(a) == compact(b) else comparisons(a, b)


def _compared(a: str, b: str) -> float:
    if main_script(a) is Script.LATIN and main_script(b) is Script.LATIN:
        return _chance(_latin(a, b), _STEEPNESS, _HALFWAY)
    if chance := _by_system(a, b):
        return chance
    native = any(main_script(form) is Script.HAN or kana_of_latin(form) for form in (a, b))
    halfway = (_HALFWAY_A_LETTER if native else _HALFWAY_OF_FOREIGN) * max(_letters(a), _letters(b))
    return _chance(_across(a, b), _ACROSS_STEEPNESS, halfway)


comparisons = Memory(_compared)
"""What this process knows of names that are not written alike."""

_LETTERS_OF = {Script.HANGUL: 2.6, Script.KANA: 1.8, Script.HAN: 3.0}
"""Latin letters that a character of another script is usually written with."""


def _letters(form: str) -> float:
    """The length of a form in Latin letters, as near as need be."""
    return sum(map(str.isalpha, form)) * _LETTERS_OF.get(main_script(form), 1.0)


def _chance(apart: float, steepness: float, halfway: float) -> float:
    return round(1 / (1 + math.exp(min(60.0, steepness * (apart - halfway)))), 3)


# -- Latin letters on both sides


def _words(text: str) -> tuple[str, ...]:
    """The words of a Latin form in bare letters, but with the breves of McCune-Reischauer where it has them."""
    text = unicodedata.normalize("NFC", text.casefold())
    if not is_marked(text):
        return latin_words(text)
    return tuple(word for part in re.split(r"[\s,・·/]+", text) if (word := re.sub("[^a-zŏŭ]", "", part)))


def _plans(a: tuple[str, ...], b: tuple[str, ...]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The words of both, joined so that there are as many."""
    if len(a) == len(b):
        return [(a, b)]
    if len(a) > len(b):
        return [(y, x) for x, y in _plans(b, a)]
    if len(b) - len(a) > 2 or len(b) > 4 or not a:
        return []
    joined = [(*b[:i], b[i] + b[i + 1], *b[i + 2 :]) for i in range(len(b) - 1)]
    return [plan for words in joined for plan in _plans(a, words)]


def _latin(a: str, b: str) -> float:
    """How far apart two Latin forms are, in the word order and the alphabet that suit them best."""
    one, two = _words(a), _words(b)
    if sorted(one) == sorted(two) or "".join(one) == "".join(two):
        return 0.0
    best = Apart(NO_NAME, FAR)
    for x, y in _plans(one, two):
        if len(x) > 4:
            continue
        for order in permutations(range(len(y))):
            pairs = [(x[i], y[j]) for i, j in enumerate(order)]
            turned = 0.0 if order == tuple(range(len(y))) else _TURNED
            ways = [[words_apart(p, q, alphabet) for p, q in pairs] for alphabet in ("kana", "katakana")]
            if len(pairs) == 2:
                ways += [_korean(surname, given) for surname, given in (pairs, pairs[::-1])]
            for way in ways:
                best = min(best, Apart(sum(w.cost for w in way) + turned, sum(w.dearer for w in way) + turned))
    return best.dearer


def _korean(surnames: tuple[str, str], given: tuple[str, str]) -> list[Apart]:
    apart = surnames_apart(*(s.replace("ŏ", "o").replace("ŭ", "u") for s in surnames))
    if apart.dearer >= FAR:
        return [apart]
    return [apart, given_names_apart(*given, *surnames)]


# -- across scripts


def _readings(text: str) -> tuple[str, ...]:
    """The Hangul a form may be read as, where it is a Korean name in Hangul or in hanja."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    if is_hangul(text):
        return (text,)
    return tuple(hangul_of_hanja_name(text)[:2]) if main_script(text) is Script.HAN and len(text) <= 4 else ()


def _by_system(a: str, b: str) -> float:
    """Whether one is what a system makes of the other: Yi Chaemyŏng of 이재명, イ・ジェミョン of 李在明, 기시다 of Kishida."""
    for one, other in ((a, b), (b, a)):
        key = _any_order(other)
        for hangul in _readings(one):
            romanized = (romanize_name(hangul, system) for system in ("rr", "rr-letters", "mr"))
            if any(_any_order(form) == key for form in (hangul, *romanized, *katakana_of_hangul(hangul))):
                return _BY_SYSTEM
        if main_script(one) is Script.LATIN and main_script(other) is Script.HANGUL:
            kana = kana_of_latin(one)
            if kana and any(_any_order(form) == key for form in hangul_variants(kana)):
                return _BY_SYSTEM
    return 0.0


def _any_order(form: str) -> str:
    """A form folded, its words in order of the alphabet."""
    return "".join(sorted(fold(form).split()))


def _across(a: str, b: str) -> float:
    """What it costs to write one form as the other, the cheaper way round."""
    from glossary.spelling.search import search
    from glossary.spelling.segment import Name, Segment

    costs = [
        hit.cost
        for query, form in ((a, b), (b, a))
        for indexed, lang in _indexed(form)
        for hit in search([Segment.build([Name(0, indexed, lang)])], query, limit=1)
    ]
    return min(costs, default=NO_NAME)


def _indexed(form: str) -> list[tuple[str, str]]:
    """A form with its language; a name in Han characters also by its Korean reading."""
    match main_script(form):
        case Script.HAN:
            return [(form, "ja"), *((hangul, "ko") for hangul in _readings(form))]
        case Script.KANA:
            return [(form, "ja")]
        case Script.HANGUL:
            return [(form, "ko")]
    return [(form, "en")]
