"""A query in letters: the ways to say it that go through the channel."""

import re
import unicodedata
from dataclasses import dataclass

from glossary.spelling.analysis import analyses, readings
from glossary.spelling.systems import official
from glossary.spelling.units import hangul_units, kana_units, latin_words
from glossary.text.fold import fold
from glossary.text.hangul import letters

_MOST_WAYS = 4
_LATIN = 0.5  # to look for forms in Latin letters by what is not
_TOGETHER = 0.4  # to hear a Hangul name without a space as one word


@dataclass(frozen=True, slots=True)
class Spoken:
    """One way to say a query: its words, what this way costs, and how it is looked up.

    `script` is that of the channel which hears the letters (latin, hangul, kana); or "written", for forms in the same
    script with typing errors; or "spelled", for forms in Latin letters, where the words are tokens.
    """

    words: tuple[str, ...]
    cost: float = 0.0
    script: str = "latin"


def letters_of(token: str) -> str:
    """A token in the letters of the official system, sound by sound.

    >>> letters_of("k경진"), letters_of("jいっき")
    ('gyeongjin', 'ikki')
    """
    kind, text = token[0], token[1:]
    if kind in "skf":
        return "".join(official().get(("korean", u), "") for u in hangul_units(text))
    alphabet = "kana" if kind == "j" else "katakana"
    out = ""
    for unit in kana_units(text, native=kind == "j"):
        if unit in "っッ":
            out += "'"
        else:
            sound = official().get((alphabet, unit), "")
            out = out[:-1] + sound[:1] + sound if out.endswith("'") and sound else out + sound
    return out.replace("'", "")


def spoken(query: str) -> list[Spoken]:
    """The ways to say a query: itself when it is Latin, else what its tokens sound like; the likeliest first."""
    text = unicodedata.normalize("NFKC", query)
    if not re.search("[가-힣ぁ-ヿ㐀-鿿々]", text):
        words = latin_words(text)
        return [Spoken(words[:5])] if words else []
    found: dict[tuple[str, tuple[str, ...]], float] = {}
    spelled: list[tuple[tuple[str, ...], float]] = []
    langs = ("ko",) if re.search("[가-힣]", text) else ("ja",) if re.search("[ぁ-ヿ]", text) else ("ko-Hani", "ja")
    for lang in langs:
        for tokens, cost in analyses(text, lang)[:3]:
            spelled.append((tokens, cost + _LATIN))
            script = "hangul" if tokens[0][0] in "skf" else "kana"
            ways: list[tuple[tuple[str, ...], float]] = [((), cost)]
            for token in tokens:
                sounds = readings(token)[:3] if token[0] in "hg" else ((token, 0.0),)
                ways = [((*w, letters_of(r)), c + d) for w, c in ways for r, d in sounds][:9]
            if tokens[0][0] == "s":
                ways.append((("".join(map(letters_of, tokens)),), cost + _TOGETHER))
            for words, total in ways:
                if all(words) and total < found.get((script, words), 60.0):
                    found[script, words] = total
    ranked = sorted(found.items(), key=lambda x: x[1])[:_MOST_WAYS]
    written = Spoken(tuple(map(letters, fold(text).split()))[:5], 0.0, "written")
    heard = [Spoken(words, cost, script) for (script, words), cost in ranked]
    return [written, *heard, *(Spoken(tokens, cost, "spelled") for tokens, cost in spelled[:2])]
