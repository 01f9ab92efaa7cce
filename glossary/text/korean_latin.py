"""Korean in Latin letters: the Revised Romanization, McCune-Reischauer and Yale.

Three answers to one question, what to write where spelling and sound part (신라 is spelled sin-la, said silla):

- "rr", the Revised Romanization (2000) of words, writes the sound: 신라 Silla, 독립문 Dongnimmun.
- "rr-letters", its rule for personal names, writes every syllable as if it stood alone: 한복남 Han Boknam, not Bongnam.
- "mr", McCune-Reischauer (1939), writes the sound and the voicing too: 한국 Han'guk, 백제 Paekche, 박정희 Pak Chŏnghŭi;
  "mr-plain" is the same without breves and apostrophes, as print and passports had it.
- "yale" writes the letters, for linguists: 한국어 hankwuk.e.

None of them is how most people spell their own names. These are systems, and what they give is labelled with them.
"""

import unicodedata
from functools import lru_cache
from typing import Literal

from glossary.text import hangul, surnames
from glossary.text.korean_sounds import HEARD, Sound, pronounce

System = Literal["rr", "rr-letters", "mr", "mr-plain", "yale"]
SYSTEMS: tuple[System, ...] = ("rr", "rr-letters", "mr", "mr-plain", "yale")


def _table(jamo: str, latin: str) -> dict[str, str]:
    return dict(zip(jamo, latin.replace("-", " - ").split(), strict=True)) | ({"ㅇ": ""} if "ㅇ" in jamo else {})


RR_ONSETS = _table(hangul.ONSETS, "g kk n d tt r m b pp s ss - j jj ch k t p h")
RR_VOWELS = _table(hangul.VOWELS, "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
RR_CODAS = {"": "", "ㄱ": "k", "ㄴ": "n", "ㄷ": "t", "ㄹ": "l", "ㅁ": "m", "ㅂ": "p", "ㅇ": "ng"}

MR_ONSETS = RR_ONSETS | {
    "ㄱ": "k", "ㄷ": "t", "ㅂ": "p", "ㅈ": "ch", "ㅉ": "tch", "ㅋ": "k'", "ㅌ": "t'", "ㅍ": "p'", "ㅊ": "ch'",
}  # fmt: skip
MR_VOICED = {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"}
MR_VOWELS = RR_VOWELS | {"ㅓ": "ŏ", "ㅕ": "yŏ", "ㅝ": "wŏ", "ㅡ": "ŭ", "ㅢ": "ŭi"}

YALE_ONSETS = RR_ONSETS | {
    "ㄱ": "k", "ㄷ": "t", "ㄹ": "l", "ㅂ": "p", "ㅈ": "c", "ㅉ": "cc", "ㅊ": "ch", "ㅋ": "kh", "ㅌ": "th", "ㅍ": "ph",
}  # fmt: skip
YALE_VOWELS = RR_VOWELS | {
    "ㅐ": "ay", "ㅒ": "yay", "ㅓ": "e", "ㅔ": "ey", "ㅕ": "ye", "ㅖ": "yey", "ㅙ": "way", "ㅚ": "oy",
    "ㅜ": "wu", "ㅝ": "we", "ㅞ": "wey", "ㅡ": "u", "ㅢ": "uy",
}  # fmt: skip


@lru_cache(maxsize=16384)
def romanize(text: str, system: System = "rr") -> str:
    """A word or phrase in Latin letters, lower case; spaces and what is not Hangul stay.

    Sound changes work inside a run of syllables, never across a space. Raises ValueError for an unknown system.

    >>> romanize("종로"), romanize("신라"), romanize("독립문"), romanize("해돋이"), romanize("묵호")
    ('jongno', 'silla', 'dongnimmun', 'haedoji', 'mukho')
    >>> [romanize("독립문", system) for system in ("rr-letters", "mr", "mr-plain", "yale")]
    ['dokripmun', 'tongnimmun', 'tongnimmun', 'toklipmun']
    >>> romanize("한국"), romanize("한국", "mr"), romanize("한국", "mr-plain"), romanize("한국어", "yale")
    ('hanguk', "han'guk", 'hanguk', 'hankwuk.e')
    """
    if system not in SYSTEMS:
        raise ValueError(f"no romanization of Korean is called {system!r} (accepted: {', '.join(SYSTEMS)})")
    out: list[str] = []
    run = ""
    for char in text + "\n":
        if hangul.is_syllable(char):
            run += char
            continue
        out.append(_run(run, system))
        out.append(char)
        run = ""
    return "".join(out)[:-1]


@lru_cache(maxsize=16384)
def romanize_name(name: str, system: System = "rr", *, hyphen: bool = False) -> str:
    """A Korean personal name, surname first, by the rule of the system for names; `hyphen` between given syllables.

    The Revised Romanization writes given names without sound changes; McCune-Reischauer writes them as words. Nothing
    changes between surname and given name. 이 as a surname is Yi in McCune-Reischauer, as its users write it.

    >>> romanize_name("한복남"), romanize_name("윤석열", hyphen=True), romanize_name("남궁옥분")
    ('Han Boknam', 'Yun Seok-yeol', 'Namgung Okbun')
    >>> romanize_name("김일성", "mr"), romanize_name("박정희", "mr"), romanize_name("이승만", "mr")
    ('Kim Ilsŏng', 'Pak Chŏnghŭi', 'Yi Sŭngman')
    """
    surname, given = surnames.split_name(name)
    within: System = "rr-letters" if system == "rr" else system
    first = romanize(surname, system)
    if surname == "이" and system in ("mr", "mr-plain"):
        first = "yi"
    second = romanize(given, within)
    if hyphen and hangul.is_hangul(given):
        second = "-".join(_syllables(given, within))
    return " ".join(part[:1].upper() + part[1:] for part in (first, second) if part)


def _run(run: str, system: System) -> str:
    return "".join(_syllables(run, system))


def _syllables(run: str, system: System) -> list[str]:
    """Each syllable of a run in letters, its changes by the neighbours made."""
    if not run:
        return []
    match system:
        case "rr":
            return _revised(pronounce(run))
        case "rr-letters":
            spelled = map(hangul.split, run)
            return [RR_ONSETS[s.onset] + RR_VOWELS[s.vowel] + RR_CODAS[HEARD[s.coda]] for s in spelled]
        case "mr":
            return _mccune_reischauer(pronounce(run))
        case "mr-plain":
            return [_without_marks(latin) for latin in _mccune_reischauer(pronounce(run))]
        case "yale":
            return _yale(run)


def _revised(sounds: tuple[Sound, ...]) -> list[str]:
    out: list[str] = []
    before = ""
    for onset, vowel, coda in sounds:
        first = "l" if onset == "ㄹ" and before == "ㄹ" else RR_ONSETS[onset]
        out.append(first + RR_VOWELS[vowel] + RR_CODAS[coda])
        before = coda
    return out


def _mccune_reischauer(sounds: tuple[Sound, ...]) -> list[str]:
    out: list[str] = []
    before: Sound | None = None
    for sound in sounds:
        onset, vowel, coda = sound
        first, middle = MR_ONSETS[onset], MR_VOWELS[vowel]
        last = RR_CODAS[coda]
        if before is not None:
            if onset in MR_VOICED and _voices(before.coda, onset):
                first = MR_VOICED[onset]
                if before.coda == "ㄴ" and onset == "ㄱ":  # n'g is not ng: 한국 Han'guk
                    first = "'g"
            elif onset == "ㄹ" and before.coda == "ㄹ":
                first = "l"
            elif onset == "ㅎ" and before.coda == "ㄹ":  # 발해 Parhae
                out[-1] = out[-1][:-1] + "r"
            elif onset in "ㅅㅆ" and before.coda == "ㄷ":  # ss, not ts
                out[-1], first = out[-1][:-1], "ss"
            elif onset == "ㅇ" and vowel == "ㅔ" and not before.coda and before.vowel in "ㅏㅗ":
                middle = "ë"  # two vowels, not ae or oe
        if onset == "ㅅ" and vowel == "ㅟ":
            first = "sh"
        out.append(first + middle + last)
        before = sound
    return out


def _voices(coda: str, onset: str) -> bool:
    """Whether a plain stop is voiced behind this coda: between voiced sounds, but ㄷ and ㅈ not behind ㄹ (발달 paltal)."""
    return coda in ("", "ㄴ", "ㅁ", "ㅇ") or (coda == "ㄹ" and onset in "ㄱㅂ")


def _without_marks(latin: str) -> str:
    bare = unicodedata.normalize("NFD", latin.replace("'", ""))
    return "".join(char for char in bare if not unicodedata.combining(char))


def _yale(run: str) -> list[str]:
    out: list[str] = []
    before = ""
    for onset, vowel, coda in map(hangul.split, run):
        middle = "u" if vowel == "ㅜ" and onset in "ㅁㅂㅃㅍ" else YALE_VOWELS[vowel]
        last = "ng" if coda == "ㅇ" else "".join(YALE_ONSETS[part] for part in hangul.DOUBLE_CODAS.get(coda, coda))
        first = "." if onset == "ㅇ" and before else YALE_ONSETS[onset]
        out.append(first + middle + last)
        before = coda
    return out
