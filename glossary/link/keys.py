"""Keys under which forms that may name one thing meet: what is compared properly is only what shares one.

A key is a filter and never a judgement. A person is found by the consonants of the given name under each surname the name
may have, and by surname and rank for short forms; any other term by its words, with numbers, dates, abbreviations and
plurals made alike, and by the Korean reading of its Han characters.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from glossary.model import Kind
from glossary.spelling.channel import channel
from glossary.spelling.readings import GIVEN, split_readings, token_readings
from glossary.spelling.units import is_surname, latin_words
from glossary.text import kana, surnames, tables
from glossary.text.fold import compact, fold
from glossary.text.hangul import is_hangul
from glossary.text.hangul_kana import katakana_of_hangul
from glossary.text.hanja import hangul_of_hanja, hangul_of_hanja_name
from glossary.text.korean_latin import romanize
from glossary.text.script import Script, main_script

Form = tuple[str, str]
"""Language and text of a form."""


_INITIAL = re.compile(r"\b[A-Z]\. ")


def name_key(text: str) -> str:
    """What the spellings of one form share: case, marks, hyphens, spaces, initials and the order of the words aside.

    >>> name_key("Suga Yoshihide") == name_key("Yoshihide Suga"), name_key("Antony J. Blinken") == name_key("Antony Blinken")
    (True, True)
    """
    text = _INITIAL.sub("", text) if text.count(" ") > 1 else text
    return "".join(sorted(fold(text).split())) or compact(text)


def keys_of(kind: str, forms: Iterable[Form]) -> set[str]:
    """The keys under which a thing of a kind with these forms is sought.

    >>> lee = [keys_of("person", [form]) for form in (("en", "Lee Jae-myung"), ("ko", "이재명"), ("ja", "李在明"))]
    >>> "s:이:JMN" in lee[0] & lee[1] & lee[2]
    True
    >>> keys_of("event", [("ko", "제2차 한일회담")]) & keys_of("event", [("ja", "第二次韓日会談")])
    {'h:#2차한일회담'}
    """
    if kind != Kind.PERSON:
        return {key for _, text in forms for key in _keys_of_term(text)}
    return {key for _, text in forms for key in (f"n:{name_key(text)}", *sound_keys(text))}


def stored_keys(lang: str, text: str) -> set[str]:
    """The keys under which a form is kept, whatever it may turn out to be: those of `keys_of`, and its surnames.

    >>> {"f:윤", "h:윤석열", "n:윤석열", "s:윤:SKL", "t:윤석열"} <= stored_keys("ko", "윤석열")
    True
    """
    return keys_of(Kind.PERSON, [(lang, text)]) | keys_of(Kind.OTHER, [(lang, text)]) | surname_keys(text)


def surname_keys(name: str) -> set[str]:
    """The keys of a surname, or of the surname of a full name.

    >>> surname_keys("Yun") & surname_keys("윤석열")
    {'f:윤'}
    """
    return {f"f:{surname}" for surname in surnames_of(name)}


# -- people


@lru_cache(maxsize=16384)
def sound_keys(text: str) -> frozenset[str]:
    """The keys of a full name by its sound: a surname it may have, and the consonants of what is left.

    >>> sorted(sound_keys("Yi Chaemyŏng")), sorted(sound_keys("岸田文雄") & sound_keys("Fumio Kishida"))
    (['s:이:JMN'], ['s:M:KST'])
    """
    return frozenset(f"s:{surname}:{given}" for surname, given in _parts(text))


def _parts(text: str) -> set[tuple[str, str]]:
    """The ways to part a name: a Korean surname in Hangul, or the consonants of any other one, beside those of the rest.

    Where the surname is not Korean its place is not known either, so that the two parts stand in order of the alphabet.
    """
    match main_script(text):
        case Script.LATIN:
            words = latin_words(_INITIAL.sub("", text))
            ways = [(words[:i], words[i:]) for i in range(1, len(words))] if len(words) < 4 else []
            return {part for one, two in ways for part in _latin_parts("".join(one), "".join(two))}
        case Script.HANGUL:
            words = tuple(text.split())
            found = _korean_parts("".join(words))
            if len(words) == 2:
                found |= _pair(*(_coded(romanize(word)) for word in words))
            return found
        case Script.KANA:
            return _kana_parts(text)
        case Script.HAN if len(text) <= 6:
            bare = re.sub(r"\s", "", text)
            readings = hangul_of_hanja_name(bare)[:2] if len(bare) <= 4 else ()
            found = {part for hangul in readings for part in _korean_parts(hangul)}
            for surname, given, _ in split_readings(bare)[:2]:
                if given:
                    for one, _ in token_readings(surname)[:2]:
                        for two, _ in token_readings(given, GIVEN)[:8]:
                            found |= _pair(*(_coded(kana.to_latin(reading, long="none")) for reading in (one, two)))
            return found
    return set()


def _korean_parts(name: str) -> set[tuple[str, str]]:
    """The ways to part a Korean name in Hangul, as its letters are heard, read one by one, and heard in Japan."""
    found: set[tuple[str, str]] = set()
    for n in (1, 2):
        if n < len(name) <= 4 and is_hangul(name) and is_surname(name[:n]):
            found |= {(name[:n], _coded(romanize(name[n:], system))) for system in ("rr", "rr-letters")}
            for katakana in katakana_of_hangul(name)[:3] if n == 1 else ():
                found |= set(_kana_parts(katakana))
    return found


def _kana_parts(name: str) -> set[tuple[str, str]]:
    words = re.split(r"[\s・＝=]+", name)
    if len(words) != 2:
        return set()
    return _latin_parts(*(kana.to_latin(kana.to_hiragana(word), long="none") for word in words))


def _latin_parts(one: str, two: str) -> set[tuple[str, str]]:
    found = {
        (hangul, _coded(given)) for surname, given in ((one, two), (two, one)) for hangul in _korean_surnames(surname)
    }
    return found | {part for a in _with_v(one) for b in _with_v(two) for part in _pair(_coded(a), _coded(b))}


def _with_v(word: str) -> tuple[str, ...]:
    """A word, and, as Korean has no v, the same with b: 볼로디미르 of Volodymyr, whom Japan calls ウォロディミル."""
    return (word, word.replace("v", "b")) if "v" in word else (word,)


def _pair(one: str, two: str) -> set[tuple[str, str]]:
    """Two parts of a name that is not Korean; names of a consonant or none are not told apart by them."""
    return {(max(one, two), min(one, two))} if one and two and len(one) + len(two) > 2 else set()


@lru_cache(maxsize=4096)
def _korean_surnames(letters: str) -> tuple[str, ...]:
    return tuple(hangul for hangul, _ in channel().surnames.get(letters, ()))


_DIGRAPHS = (("ch", "J"), ("sh", "S"), ("ts", "S"), ("ng", "N"), ("nk", "N"), ("ph", "P"), ("ck", "K"), ("z", "J"))
_CONSONANTS = {
    **dict.fromkeys("kgqc", "K"), **dict.fromkeys("td", "T"), **dict.fromkeys("pb", "P"), **dict.fromkeys("jJ", "J"),
    **dict.fromkeys("lr", "L"), **dict.fromkeys("sxS", "S"), "m": "M", **dict.fromkeys("nN", "N"), "K": "K", "P": "P",
}  # fmt: skip


@lru_cache(maxsize=16384)
def _coded(letters: str) -> str:
    """The consonants of a word in Latin letters, coarsely: voicing, aspiration, doubling, h, f, v and w are not heard."""
    letters = fold(letters).replace(" ", "")
    for digraph, code in _DIGRAPHS:
        letters = letters.replace(digraph, code)
    return re.sub(r"(.)\1+", r"\1", "".join(_CONSONANTS.get(letter, "") for letter in letters))


def surnames_of(text: str) -> frozenset[str]:
    """What a full name, or a short form without its title, may have as its surname, spelled in one way for one surname.

    >>> sorted(surnames_of("Yoon Suk-yeol") & surnames_of("Yun")), sorted(surnames_of("기시다 후미오") & surnames_of("기시다"))
    (['윤'], ['기시다'])
    """
    match main_script(text):
        case Script.LATIN:
            words = latin_words(text)
            ends = {words[0], words[-1]} if words else set()
            return frozenset({s for word in ends for s in _korean_surnames(word)} | ends)
        case Script.HANGUL:
            words = tuple(text.split())
            return frozenset({words[0], surnames.split_name(text)[0]} if len(words) > 1 or len(text) > 1 else {text})
        case Script.KANA:
            words = tuple(re.split(r"[\s・＝=]+", text))
            return frozenset({fold(words[0]), fold(words[-1])})
        case Script.HAN:
            found = {fold(text[:n]) for n in range(1, min(4, len(text) + 1))}
            known = surnames.of_hanja().get(text[:1])
            return frozenset(found | ({known.hangul} if known else set()))
    return frozenset()


# -- other terms


def _keys_of_term(text: str) -> set[str]:
    key = term_key(text)
    if not key:
        return set()
    keys = {f"t:{key}"}
    if main_script(key) is Script.HANGUL:
        keys |= {f"h:{key}"}
    elif main_script(key) is Script.HAN:
        keys |= {f"h:{reading}" for reading in han_readings(key)}
    return {k for k in keys if len(k) > 2}


@lru_cache(maxsize=16384)
def han_readings(key: str) -> tuple[str, ...]:
    """The Korean readings of a term's Han characters, its other characters left as they are.

    >>> han_readings("慰安婦")[0], han_readings("#2次会談")[0]
    ('위안부', '#2차회담')
    """
    ways = [""]
    for run in re.findall(r"[㐀-鿿]+|[^㐀-鿿]+", key):
        readings = (hangul_of_hanja(run)[:2] if "㐀" <= run[0] <= "鿿" else (run,)) or ("",)
        if not readings[0]:
            return ()
        ways = [way + reading for way in ways for reading in readings]
    return tuple(ways[:4])


_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_ENGLISH_DATE = re.compile(rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?\b", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}", re.IGNORECASE)
_DATE = re.compile(r"(\d{1,2})[월月]\s?(\d{1,2})[일日]")
_YEAR = re.compile(r"(\d{4})[년年]")
_HAN_NUMBER = re.compile(r"(?<=第)[一二三四五六七八九十百]+|[一二三四五六七八九十]{1,3}(?=[月日年次回])")
_ORDINAL = re.compile(r"[제第]\s?(\d+)|(?<![\d#])(\d+)(?=[차次회回]\s?\w)|\b(\d+)(?:st|nd|rd|th)\b")
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_SPELLINGS = (
    (r"\b(u s a?|usa|united states(?: of america)?)\b", "us"), (r"\bs korean?\b", "south korea"), (r"\bn korean?\b", "north korea"),
    (r"\brepublic of korea\b|\brok\b", "south korea"), (r"\bdprk\b", "north korea"), (r"\b(south|north) korean\b", r"\1 korea"),
    (r"\bunited nations\b", "un"), (r"\blabour\b", "labor"), (r"\bdefence\b", "defense"), (r"\bcentre\b", "center"),
    (r"\b(\w+)isation\b", r"\1ization"), (r"\bprogramme\b", "program"), (r"\brelationship\b", "relation"),
    (r"\bforeign affairs\b", "foreign"), (r"\b(the|a|an|of|for|in|on|to|and)\b", ""),
)  # fmt: skip


@lru_cache(maxsize=16384)
def term_key(text: str) -> str:
    """A term with what does not tell terms apart made alike: numbers, dates, ordinals, abbreviations, plurals, spaces.

    >>> term_key("Feb. 22") == term_key("2월 22일") == term_key("二月二十二日") == term_key("２月２２日")
    True
    >>> term_key("U.N. General Assembly") == term_key("UN General Assembly"), term_key("제2차 회담") == term_key("제 ２차 회담")
    (True, True)
    >>> term_key("the second summit") == term_key("2nd summits"), term_key("S. Korea") == term_key("South Korea")
    (True, True)
    """
    text = _DOTTED.sub(lambda m: m.group().replace(".", ""), text)
    text = fold_numbers(text)
    folded = " #".join(fold(part) for part in text.split("#")).strip()
    if not folded.isascii():
        return folded.replace(" ", "").replace("の", "")
    for pattern, plain in _SPELLINGS:
        folded = re.sub(pattern, plain, folded)
    words = [_countries().get(word, _singular(word)) for word in folded.split()]
    if len(words) > 2 and "north" not in words:  # in a longer term Korea is South Korea, but not by itself
        words = [w for n, w in enumerate(words) if w != "south" or words[n + 1 : n + 2] != ["korea"]]
    return " ".join(sorted(words))


@cache
def _countries() -> dict[str, str]:
    """The country of every adjective of one word: Japanese, Japan."""
    rows = tables.rows("english-places.tsv")
    return {fold(row["form"]): fold(row["of"]) for row in rows if row["type"] == "demonym" and " " not in row["form"]}


def fold_numbers(text: str) -> str:
    """Dates and ordinals in one writing: `#0222` is the 22nd of February, `#2` the second; a year is its digits.

    >>> fold_numbers("2015년 합의"), fold_numbers("第二次会談"), fold_numbers("February 22 ceremony")
    ('2015 합의', '#2次会談', '#0222 ceremony')
    """
    text = text.translate(_WIDE)
    text = _HAN_NUMBER.sub(lambda m: str(_number(m.group())), text)
    text = _ENGLISH_DATE.sub(lambda m: _day(_month(m.group(1)), int(m.group(2))), text)
    text = _DAY_FIRST.sub(lambda m: _day(_month(m.group(2)), int(m.group(1))), text)
    text = _DATE.sub(lambda m: _day(int(m.group(1)), int(m.group(2))), text)
    text = _YEAR.sub(r"\1", text)
    text = re.sub(
        rf"\b({'|'.join(_ORDINALS)})\b",
        lambda m: f"#{_ORDINALS.index(m.group().casefold()) + 1}",
        text,
        flags=re.IGNORECASE,
    )
    return _ORDINAL.sub(lambda m: "#" + next(filter(None, m.groups())), text)


_WIDE = {ord("０") + n: str(n) for n in range(10)}


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].casefold()) + 1


def _day(month: int, day: int) -> str:
    return f"#{month:02}{day:02}"


def _number(han: str) -> int:
    """A number below a thousand in kanji: 二十二 is 22."""
    total, digit = 0, 0
    for char in han:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = "一二三四五六七八九".index(char) + 1
    return total + digit


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "sui" else word
