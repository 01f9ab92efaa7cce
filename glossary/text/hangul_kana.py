"""Korean names in katakana, as the Japanese press writes them.

It writes the sound, syllable by syllable, with a middle dot between surname and given name: 이재명 イ・ジェミョン. Plain
consonants are voiced behind a vowel or ㄴ, ㅁ, ㅇ, ㄹ (대중 デジュン), a coda is drawn over to a vowel (연아 ヨナ), and a
coda is a small kana of its own (박 パク, 김 キム). Usage wavers in four places, and so every answer is a ranking:

- the beginning of the given name is voiced by most, behind ㄱ by some: パク・チン and パク・ジン, パク・チョンヒ;
- a coda before a vowel is drawn over or not: 진용 チニョン, チンヨン; before ㅕ, ㅑ, ㅛ, ㅠ, ㅣ some insert an n, 석열 ソンニョル;
- ㅎ behind ㄴ, ㅁ, ㄹ is written or not: 근혜 クンヘ, クネ;
- inside a word a few never voice: イ・チェミョン.
"""

from functools import lru_cache
from itertools import product

from glossary.text import hangul, surnames
from glossary.text.korean_sounds import HEARD, Sound, pronounce

_LIMIT = 12
_VOICED_CODAS = ("", "ㄴ", "ㅁ", "ㅇ", "ㄹ")
_PLAIN = "ㄱㄷㅂㅈ"
_Y_VOWELS = "ㅑㅕㅛㅠㅣㅖㅒ"

# One row an onset: the kana for a, i, u, e, o; y-glides are made of the i column with a small kana, w-glides of u.
_COLUMNS = {
    "": "ア イ ウ エ オ", "ㄱ": "カ キ ク ケ コ", "g": "ガ ギ グ ゲ ゴ", "ㄴ": "ナ ニ ヌ ネ ノ",
    "ㄷ": "タ ティ トゥ テ ト", "d": "ダ ディ ドゥ デ ド", "ㄹ": "ラ リ ル レ ロ", "ㅁ": "マ ミ ム メ モ",
    "ㅂ": "パ ピ プ ペ ポ", "b": "バ ビ ブ ベ ボ", "ㅅ": "サ シ ス セ ソ",
    "ㅈ": "チャ チ チュ チェ チョ", "j": "ジャ ジ ジュ ジェ ジョ", "ㅎ": "ハ ヒ フ ヘ ホ",
}  # fmt: skip
_ROWS = {onset: dict(zip("aiueo", row.split(), strict=True)) for onset, row in _COLUMNS.items()}
_SAME_ROW = {
    "ㄲ": "ㄱ", "ㅋ": "ㄱ", "ㄸ": "ㄷ", "ㅌ": "ㄷ", "ㅃ": "ㅂ", "ㅍ": "ㅂ", "ㅆ": "ㅅ", "ㅉ": "ㅈ", "ㅊ": "ㅈ", "ㅇ": "",
}  # fmt: skip
_VOICED_ROW = {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"}
_PURE = {"ㅏ": "a", "ㅐ": "e", "ㅓ": "o", "ㅔ": "e", "ㅗ": "o", "ㅜ": "u", "ㅡ": "u", "ㅣ": "i"}
_Y_GLIDE = {"ㅑ": "ャ", "ㅕ": "ョ", "ㅛ": "ョ", "ㅠ": "ュ"}
_W_GLIDE = {"ㅘ": "ァ", "ㅙ": "ェ", "ㅚ": "ェ", "ㅝ": "ォ", "ㅞ": "ェ", "ㅟ": "ィ"}
_ALONE = {
    "ㅑ": "ヤ", "ㅒ": "イェ", "ㅕ": "ヨ", "ㅖ": "イェ", "ㅘ": "ワ", "ㅙ": "ウェ", "ㅚ": "ウェ", "ㅛ": "ヨ", "ㅝ": "ウォ",
    "ㅞ": "ウェ", "ㅟ": "ウィ", "ㅠ": "ユ", "ㅢ": "ウィ",
}  # fmt: skip
_CODAS = {"": "", "ㄱ": "ク", "ㄴ": "ン", "ㄷ": "ッ", "ㄹ": "ル", "ㅁ": "ム", "ㅂ": "プ", "ㅇ": "ン"}


def _open_syllable(onset: str, vowel: str, voiced: bool) -> str:
    """Onset and vowel in katakana: 쟤 ジェ, 권 クォ(ン), 희 ヒ."""
    row = _VOICED_ROW[onset] if voiced and onset in _VOICED_ROW else _SAME_ROW.get(onset, onset)
    kana = _ROWS[row]
    if vowel in _PURE:
        return kana[_PURE[vowel]]
    if not row:
        return _ALONE[vowel]
    if vowel in _Y_GLIDE:
        if row in ("ㅈ", "j"):  # 조 and 죠 sound alike
            return kana[{"ャ": "a", "ュ": "u", "ョ": "o"}[_Y_GLIDE[vowel]]]
        return kana["i"][0] + _Y_GLIDE[vowel]
    if vowel in ("ㅒ", "ㅖ"):  # 계 ケ, 혜 ヘ
        return kana["e"]
    if vowel == "ㅢ":  # 희 ヒ
        return kana["i"]
    if row in ("ㅈ", "j"):  # 최 チェ, 좌 チャ, 취 チュィ
        plain = {"ァ": "a", "ェ": "e", "ォ": "o"}.get(_W_GLIDE[vowel])
        return kana[plain] if plain else kana["u"] + "イ"
    if vowel == "ㅟ" and row == "ㅅ":  # 쉬
        return "シュィ"
    return kana["u"] + _W_GLIDE[vowel]


@lru_cache(maxsize=16384)
def _word(word: str, initial_voiced: bool, inner: bool, liaison: str, weak_h: bool) -> str:
    """One part of a name: `liaison` is drawn, apart or inserted, `inner` whether plain consonants are voiced inside."""
    out = ""
    before: Sound | None = None
    for sound in _sounds(word, liaison, weak_h):
        voiced = initial_voiced if before is None else inner and before.coda in _VOICED_CODAS
        tense = before is not None and before.coda == "" and sound.onset in "ㄲㄸㅃㅉㅆ"
        out += ("ッ" if tense else "") + _open_syllable(sound.onset, sound.vowel, voiced and sound.onset in _PLAIN)
        out += _CODAS[sound.coda]
        before = sound
    return out


def _sounds(word: str, liaison: str, weak_h: bool) -> tuple[Sound, ...]:
    spelled = [list(hangul.split(syllable)) for syllable in word]
    walls = set()
    for i in range(1, len(spelled)):
        coda, (onset, vowel, _) = spelled[i - 1][2], spelled[i]
        if weak_h and onset == "ㅎ" and coda in ("ㄴ", "ㅁ", "ㄹ"):
            spelled[i][0] = "ㅇ"
        elif coda and onset == "ㅇ" and coda != "ㅇ":
            if liaison == "inserted" and vowel in _Y_VOWELS:
                spelled[i][0] = "ㄴ"
            elif liaison != "drawn":
                walls.add(i)
    return pronounce("".join(hangul.join(*letters) for letters in spelled), walls)


@lru_cache(maxsize=16384)
def katakana_of_hangul(name: str) -> tuple[str, ...]:
    """The renderings of a Korean name in the Japanese press, the usual first, at most 12; () for what is not Hangul.

    Surname and given name are told apart as in `surnames.split_name`; a name of more parts keeps its spaces as dots.

    >>> katakana_of_hangul("이재명")[0], katakana_of_hangul("문재인")[0], katakana_of_hangul("김정은")[0]
    ('イ・ジェミョン', 'ムン・ジェイン', 'キム・ジョンウン')
    >>> katakana_of_hangul("박진")[:2], "ユン・ソンニョル" in katakana_of_hangul("윤석열")
    (('パク・チン', 'パク・ジン'), True)
    >>> katakana_of_hangul("Park Jin")
    ()
    """
    parts = [part for part in surnames.split_name(name) if part]
    if not parts or not all(map(hangul.is_hangul, parts)):
        return ()
    surname, given = parts[0], parts[1] if len(parts) > 1 else ""
    first = _word(surname, False, True, "drawn", False)
    if not given:
        return (first,)
    ends_voiced = HEARD[hangul.split(surname[-1]).coda] in _VOICED_CODAS
    found: dict[str, float] = {}
    for voiced, inner, liaison, weak_h in product((True, False), (True, False), _LIAISONS, (False, True)):
        cost = (0.0 if voiced == ends_voiced else 0.8) + (0.0 if inner else 2.5) + _LIAISONS[liaison]
        cost += 1.2 if weak_h else 0.0
        written = f"{first}・{_word(given, voiced, inner, liaison, weak_h)}"
        found[written] = min(cost, found.get(written, 99.0))
    return tuple(sorted(found, key=lambda written: found[written])[:_LIMIT])


_LIAISONS = {"drawn": 0.0, "apart": 1.0, "inserted": 1.4}
