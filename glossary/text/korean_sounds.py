"""Standard pronunciation: how the letters of one Hangul syllable sound next to those of another.

Hangul spells morphemes and leaves the sound changes to the reader: 독립 is said 동닙, 신라 실라, 해돋이 해도지. Romanization
by sound (the Revised Romanization of words, McCune-Reischauer) must apply them first. These are the rules of 표준
발음법 (1988) as far as romanization shows them. Tensification (압구정 [압꾸정]) is left out: neither system writes it.
So is the ㄴ that compounds insert (색연필 [생년필]): it depends on the meaning, not on the letters. And ㅎ behind ㄱ, ㄷ, ㅂ
stays ㅎ, as both systems keep it in nouns (묵호 Mukho), but in the endings of verbs (잡혀 japyeo).
"""

from collections.abc import Iterable
from typing import NamedTuple

from glossary.text import hangul
from glossary.text.hangul import DOUBLE_CODAS


class Sound(NamedTuple):
    """One syllable as it is heard: letters of the alphabet, the coda one of the seven heard, or empty."""

    onset: str
    vowel: str
    coda: str


# Article 8-11: what is heard of a coda before a pause or a consonant. Seven sounds remain.
HEARD = {
    "": "",
    **dict.fromkeys(("ㄱ", "ㄲ", "ㅋ", "ㄳ", "ㄺ"), "ㄱ"),
    **dict.fromkeys(("ㄴ", "ㄵ", "ㄶ"), "ㄴ"),
    **dict.fromkeys(("ㄷ", "ㅌ", "ㅅ", "ㅆ", "ㅈ", "ㅊ", "ㅎ"), "ㄷ"),
    **dict.fromkeys(("ㄹ", "ㄼ", "ㄽ", "ㄾ", "ㅀ"), "ㄹ"),
    **dict.fromkeys(("ㅁ", "ㄻ"), "ㅁ"),
    **dict.fromkeys(("ㅂ", "ㅍ", "ㄿ", "ㅄ"), "ㅂ"),
    "ㅇ": "ㅇ",
}
_ASPIRATED = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅂ": "ㅍ", "ㅈ": "ㅊ"}
_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}
_PALATAL = {"ㄷ": "ㅈ", "ㅌ": "ㅊ"}


def _link(coda: str, onset: str, vowel: str, verbal: bool) -> tuple[str, str]:
    """A coda and the onset behind it, as heard (articles 12-20); `verbal`: the next syllable is 히, 혀 or 혔."""
    first, last = (DOUBLE_CODAS[coda][0], DOUBLE_CODAS[coda][1]) if coda in DOUBLE_CODAS else ("", coda)
    if onset == "ㅇ":  # the vowel takes the last letter over
        if not coda or coda == "ㅇ":
            return coda, onset
        if last == "ㅎ":  # 놓아 [노아], 않아 [아나]
            return ("", first) if first else ("", "ㅇ")
        if vowel == "ㅣ" and last in _PALATAL:  # 해돋이 [해도지], 같이 [가치], 핥이다 [할치다]
            return first, _PALATAL[last]
        return first, last
    if last == "ㅎ" and onset in _ASPIRATED:  # 놓다 [노타], 많고 [만코]
        return first, _ASPIRATED[onset]
    if last == "ㅎ" and onset == "ㅅ":  # 닿소 [다쏘]; the tense sound is not written
        return first, "ㅅ"
    if last == "ㅎ" and first and onset != "ㄹ":  # 않네 [안네]
        last = ""
        coda = first
    if onset == "ㅎ" and verbal:
        if last in _PALATAL:  # 굳히다 [구치다], 닫혀 [다처]
            return first, "ㅊ"
        if last in _ASPIRATED:  # 잡혀 [자펴], 앉히다 [안치다], 밝히다 [발키다]
            return first, _ASPIRATED[last]
    heard = HEARD[coda]
    if coda == "ㄺ" and onset == "ㄱ":  # 맑게 [말께]
        heard = "ㄹ"
    if onset in "ㄴㅁ" and heard in _NASAL:  # 국민 [궁민]
        heard = _NASAL[heard]
    if onset == "ㄹ":
        if heard in ("ㄹ", "ㄴ"):  # 신라 [실라], 별로
            return "ㄹ", "ㄹ"
        if heard:  # 종로 [종노], 독립 [동닙], 왕십리 [왕심니]
            return _NASAL.get(heard, heard), "ㄴ"
    if onset == "ㄴ" and heard == "ㄹ":  # 별내 [별래]
        return "ㄹ", "ㄹ"
    return heard, onset


def pronounce(syllables: str, apart: Iterable[int] = ()) -> tuple[Sound, ...]:
    """How a run of Hangul syllables is heard, syllable by syllable.

    No change crosses the boundary before the syllables numbered in `apart` (a surname and its given name). Raises
    ValueError for anything that is no syllable.

    >>> "".join(hangul.join(*sound) for sound in pronounce("독립문"))
    '동님문'
    >>> [hangul.join(*sound) for sound in pronounce("한복남", apart=[1])]
    ['한', '봉', '남']
    """
    walls = set(apart)
    spelled = [hangul.split(syllable) for syllable in syllables]
    onsets = [syllable.onset for syllable in spelled]
    codas = [syllable.coda for syllable in spelled]
    for i in range(len(spelled)):
        if i + 1 < len(spelled) and i + 1 not in walls:
            codas[i], onsets[i + 1] = _link(codas[i], onsets[i + 1], spelled[i + 1].vowel, syllables[i + 1] in "히혀혔")
        codas[i] = HEARD[codas[i]]
    return tuple(map(Sound, onsets, (syllable.vowel for syllable in spelled), codas))
