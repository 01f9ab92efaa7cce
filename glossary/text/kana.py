"""Kana: the two syllabaries as one, half-width forms, and the systems that write them in Latin letters.

Hepburn is the base table; Kunrei and Nihon-shiki are Hepburn plus the lines that differ. What a kana text does not say
is where a word is put together, and おう is a long vowel only inside one part: こうの is Kōno but いのうえ, 井の上, is
Inoue. A vowel that begins a known last part (上, 浦, 内) is kept apart; other cases are beyond kana alone (思う is
omou, but おもう gives omō).
"""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

System = Literal["hepburn", "kunrei", "nihon"]
Long = Literal["macron", "none", "wapuro", "h"]

_TO_HIRAGANA = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
_TO_KATAKANA = {hiragana: katakana for katakana, hiragana in _TO_HIRAGANA.items()}


def to_hiragana(text: str) -> str:
    """Katakana as hiragana, half-width forms included; ー and what is not kana stay.

    >>> to_hiragana("パク・ジン"), to_hiragana("ｶﾞｯｺｳ"), to_hiragana("ラーメン")
    ('ぱく・じん', 'がっこう', 'らーめん')
    """
    return widen(text).translate(_TO_HIRAGANA)


def to_katakana(text: str) -> str:
    """Hiragana as katakana, half-width forms widened; what is not kana stays.

    >>> to_katakana("きしだ ふみお"), to_katakana("ﾊﾟｸ")
    ('キシダ フミオ', 'パク')
    """
    return widen(text).translate(_TO_KATAKANA)


_HALF_WIDTH = re.compile("[\uff61-\uff9f]+")


def widen(text: str) -> str:
    """Half-width katakana, with their voicing marks, as full-width ones; nothing else changes.

    >>> widen("ﾊﾟｸ･ｼﾞﾝ ABC")
    'パク・ジン ABC'
    """
    return _HALF_WIDTH.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)


def is_kana(text: str) -> bool:
    """Whether `text` is not empty and all of it is kana, spaces and middle dots aside.

    >>> is_kana("きしだ ふみお"), is_kana("パク・ジン"), is_kana("岸田")
    (True, True, False)
    """
    bare = [char for char in widen(text) if char not in " \u3000・"]
    return bool(bare) and all("ぁ" <= char <= "ゖ" or "ァ" <= char <= "ヺ" or char in "ーゝゞヽヾ" for char in bare)


def _rows(spec: str) -> dict[str, str]:
    cells = spec.split()
    return dict(zip(cells[::2], cells[1::2], strict=True))


HEPBURN = _rows("""
    あ a い i う u え e お o      か ka き ki く ku け ke こ ko   が ga ぎ gi ぐ gu げ ge ご go
    さ sa し shi す su せ se そ so ざ za じ ji ず zu ぜ ze ぞ zo   た ta ち chi つ tsu て te と to
    だ da ぢ ji づ zu で de ど do  な na に ni ぬ nu ね ne の no   は ha ひ hi ふ fu へ he ほ ho
    ば ba び bi ぶ bu べ be ぼ bo  ぱ pa ぴ pi ぷ pu ぺ pe ぽ po   ま ma み mi む mu め me も mo
    や ya ゆ yu よ yo             ら ra り ri る ru れ re ろ ro   わ wa ゐ i ゑ e を o ゔ vu
    ぁ a ぃ i ぅ u ぇ e ぉ o ゃ ya ゅ yu ょ yo ゎ wa ゕ ka ゖ ke
    きゃ kya きゅ kyu きょ kyo ぎゃ gya ぎゅ gyu ぎょ gyo しゃ sha しゅ shu しょ sho じゃ ja じゅ ju じょ jo
    ちゃ cha ちゅ chu ちょ cho ぢゃ ja ぢゅ ju ぢょ jo にゃ nya にゅ nyu にょ nyo ひゃ hya ひゅ hyu ひょ hyo
    びゃ bya びゅ byu びょ byo ぴゃ pya ぴゅ pyu ぴょ pyo みゃ mya みゅ myu みょ myo りゃ rya りゅ ryu りょ ryo
    くゎ ka ぐゎ ga
    いぇ ye うぃ wi うぇ we うぉ wo くぁ kwa くぃ kwi くぇ kwe くぉ kwo ぐぁ gwa しぇ she じぇ je ちぇ che
    つぁ tsa つぃ tsi つぇ tse つぉ tso てぃ ti でぃ di とぅ tu どぅ du てゅ tyu でゅ dyu
    ふぁ fa ふぃ fi ふぇ fe ふぉ fo ふゅ fyu ゔぁ va ゔぃ vi ゔぇ ve ゔぉ vo ゔゅ vyu すぃ si ずぃ zi
""")

_KUNREI_CHANGES = _rows("""
    し si ち ti つ tu ふ hu じ zi ぢ zi
    しゃ sya しゅ syu しょ syo ちゃ tya ちゅ tyu ちょ tyo じゃ zya じゅ zyu じょ zyo ぢゃ zya ぢゅ zyu ぢょ zyo
""")

_NIHON_CHANGES = _KUNREI_CHANGES | _rows("ぢ di づ du ぢゃ dya ぢゅ dyu ぢょ dyo ゐ wi ゑ we を wo くゎ kwa ぐゎ gwa")

SYSTEMS: dict[str, dict[str, str]] = {
    "hepburn": HEPBURN,
    "kunrei": HEPBURN | _KUNREI_CHANGES,
    "nihon": HEPBURN | _NIHON_CHANGES,
}
"""Every kana and kana pair in every system, small ones and those of foreign words included."""

_MACRON = dict(zip("aiueo", "āīūēō", strict=True))
_CIRCUMFLEX = dict(zip("aiueo", "âîûêô", strict=True))
_LENGTHENS = {"あ": "a", "う": "uo", "え": "e", "お": "o"}  # いい and えい are written out in every system
_VOWELS = frozenset("aiueo")
_APART = re.compile("(?<=..)(?<=[うくすつぬふむゆるおこそとのほもよろ])(?<!お)(?=(?:うえ|うら|うち|うみ|うめ)$)")


def _words(kana: str) -> list[str]:
    return re.split("[\\s・=＝]+", to_hiragana(kana).strip())


@lru_cache(maxsize=16384)
def to_latin(kana: str, system: System = "hepburn", long: Long = "macron", *, m: bool = False) -> str:
    """Kana in Latin letters, lower case; spaces and middle dots give a space, what is not kana stays.

    `long` is how a long vowel (おう, おお, うう, ああ, ええ, ー) is written: "macron", the mark of the system (Kunrei
    and Nihon-shiki use the circumflex); "none"; "wapuro", kana by kana; or "h" after an o. いい and えい stay as they are.
    `m` writes ん as m before b, m and p, as traditional Hepburn does. Raises ValueError for an unknown system.

    >>> to_latin("こうの たろう"), to_latin("しんいちろう"), to_latin("はっちょうぼり"), to_latin("いのうえ")
    ('kōno tarō', "shin'ichirō", 'hatchōbori', 'inoue')
    >>> [to_latin("おおの ゆうこ", long=long) for long in ("macron", "none", "wapuro", "h")]
    ['ōno yūko', 'ono yuko', 'oono yuuko', 'ohno yuko']
    >>> to_latin("ちづ しょうじ", "kunrei"), to_latin("ちづ しょうじ", "nihon"), to_latin("なんば", m=True)
    ('tizu syôzi', 'tidu syôzi', 'namba')
    """
    if system not in SYSTEMS:
        raise ValueError(f"no romanization of kana is called {system!r} (accepted: {', '.join(SYSTEMS)})")
    return " ".join(_word(word, system, long, m) for word in _words(kana))


def to_latin_name(kana: str, system: System = "hepburn", long: Long = "macron", *, m: bool = False) -> str:
    """A name in kana in Latin letters, each word with a capital, in the order given.

    >>> to_latin_name("きしだ ふみお"), to_latin_name("ほり じゅんいち", m=True), to_latin_name("おおの", long="h")
    ('Kishida Fumio', "Hori Jun'ichi", 'Ohno')
    """
    return " ".join(word[:1].upper() + word[1:] for word in to_latin(kana, system, long, m=m).split(" "))


def _unrepeat(word: str) -> str:
    """ゝ and ゞ as the kana they repeat: みすゞ is みすず."""
    out = ""
    for char in word:
        if char in "ゝゞ" and out:
            char = out[-1] if char == "ゝ" else unicodedata.normalize("NFC", out[-1] + "\u3099")
        out += char
    return out


def parts(word: str) -> list[str]:
    """A word in hiragana, cut where a vowel is known to begin a part of its own; ゝ and ゞ written out.

    >>> parts("いのうえ"), parts("まつうら"), parts("こうち"), parts("みすゞ")
    (['いの', 'うえ'], ['まつ', 'うら'], ['こうち'], ['みすず'])
    """
    return _APART.split(_unrepeat(word))


def _word(word: str, system: System, long: Long, m: bool) -> str:
    return "".join(_part(part, system, long, m) for part in parts(word))


def _part(word: str, system: System, long: Long, m: bool) -> str:
    table = SYSTEMS[system]
    out: list[str] = []
    doubled = can_lengthen = False
    i = 0
    while i < len(word):
        char = word[i]
        vowel = out[-1][-1:] if out else ""
        if char == "っ":
            doubled = True
        elif char == "ん":
            after = table.get(word[i + 1 : i + 2], "")
            out.append("n'" if after[:1] in _VOWELS | {"y"} else "m" if m and after[:1] in {"b", "m", "p"} else "n")
            can_lengthen = False
        elif vowel in _VOWELS and (char == "ー" or (can_lengthen and vowel in _LENGTHENS.get(char, ""))):
            out[-1] = out[-1][:-1] + _long(vowel, char, system, long)
            can_lengthen = False
        else:
            unit = word[i : i + 2] if word[i : i + 2] in table else char
            latin = table.get(unit, unit)
            if doubled:
                latin = _doubling(latin) + latin
            out.append(latin)
            doubled, can_lengthen = False, unit in table
            i += len(unit) - 1
        i += 1
    return "".join(out)


def _doubling(latin: str) -> str:
    """The letter that っ adds before this one: tch, not cch; nothing before a vowel."""
    return "t" if latin.startswith("ch") else "" if latin[:1] in _VOWELS else latin[:1]


def _long(vowel: str, char: str, system: str, long: Long) -> str:
    match long:
        case "macron":
            return (_MACRON if system == "hepburn" else _CIRCUMFLEX)[vowel]
        case "none":
            return vowel
        case "wapuro":
            return vowel + (vowel if char == "ー" else HEPBURN[char])
        case "h":
            return vowel + "h" if vowel == "o" else vowel
