"""The two-set Korean keyboard: what was meant when the input mode was wrong.

On the standard layout (KS X 5002) every letter of Hangul lies on a letter key. Someone who types 박진 without switching
to Korean gets `qkrwls`; someone who types "park" without switching back gets ㅔㅁ가. Both can be undone exactly.
"""

from glossary.text import hangul

KEY_OF_JAMO = {
    **dict(zip("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "qwertyuiop", strict=True)),
    **dict(zip("ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "asdfghjkl", strict=True)),
    **dict(zip("ㅋㅌㅊㅍㅠㅜㅡ", "zxcvbnm", strict=True)),
    **dict(zip("ㅃㅉㄸㄲㅆㅒㅖ", "QWERTOP", strict=True)),
}
JAMO_OF_KEY = {key: jamo for jamo, key in KEY_OF_JAMO.items()}

_PARTS = hangul.DOUBLE_CODAS | hangul.DOUBLE_VOWELS
_WHOLE = {parts: whole for whole, parts in _PARTS.items()}
_SINGLE_CODAS = frozenset(hangul.CODAS[1:]) - frozenset(hangul.DOUBLE_CODAS)


def _jamo(key: str) -> str:
    """The letter on a key; a shifted key without one of its own gives its plain letter, as on a real keyboard."""
    return JAMO_OF_KEY.get(key) or JAMO_OF_KEY.get(key.lower(), key)


def keys_of_hangul(text: str) -> str:
    """The keys that were struck to type `text` in Korean mode; what is not Hangul stays.

    >>> keys_of_hangul("ㅔㅁ가"), keys_of_hangul("박진"), keys_of_hangul("값, 왜!")
    ('park', 'qkrwls', 'rkqt, dho!')
    """
    jamo = "".join(_PARTS.get(part, part) for part in hangul.letters(text))
    return "".join(KEY_OF_JAMO.get(char, char) for char in jamo)


def hangul_of_keys(keys: str) -> str:
    """The Hangul that these keys type in Korean mode, composed as an input method does it.

    A consonant after a vowel closes the syllable until a vowel follows and claims it as an onset: `rkqt` 값, `rkqtdl`
    값이, `rkqtl` 갑시. Letters that make no syllable stay alone. What is not a letter key stays.

    >>> hangul_of_keys("qkrwls"), hangul_of_keys("dbstjrduf"), hangul_of_keys("rkqtl")
    ('박진', '윤석열', '갑시')
    >>> hangul_of_keys("park")
    'ㅔㅁ가'
    """
    out: list[str] = []
    onset = vowel = coda = ""

    def flush() -> None:
        nonlocal onset, vowel, coda
        out.append(hangul.join(onset, vowel, coda) if onset and vowel else onset + vowel)
        onset = vowel = coda = ""

    for key in keys:
        jamo = _jamo(key)
        if jamo in hangul.VOWELS:
            if coda:  # the vowel claims the last consonant of the coda
                kept, taken = _PARTS.get(coda, coda)[:-1], _PARTS.get(coda, coda)[-1]
                coda = kept
                flush()
                onset, vowel = taken, jamo
            elif vowel + jamo in _WHOLE:
                vowel = _WHOLE[vowel + jamo]
            elif vowel:
                flush()
                vowel = jamo
            else:
                vowel = jamo
        elif jamo in hangul.ONSETS:
            if not (onset and vowel):
                flush()
                onset = jamo
            elif not coda and jamo in _SINGLE_CODAS:
                coda = jamo
            elif coda + jamo in _WHOLE:
                coda = _WHOLE[coda + jamo]
            else:
                flush()
                onset = jamo
        else:
            flush()
            out.append(jamo)
    flush()
    return "".join(out)


def looks_mistyped(text: str) -> bool:
    """Whether `text` can only come of the wrong input mode: Hangul letters standing alone among others.

    >>> looks_mistyped("ㅔㅁ가"), looks_mistyped("박진"), looks_mistyped("ㅂㅈ")
    (True, False, False)
    """
    return any("ㄱ" <= char <= "ㅣ" for char in text) and not hangul.is_initials(text)
