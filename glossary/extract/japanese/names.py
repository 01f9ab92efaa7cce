"""People and their offices in a Japanese run: where the name ends and the office begins.

岸田文雄|首相     船越達也|アジア大洋州局長     尹錫悦|大統領     金正恩|朝鮮労働党総書記     森田|首相     アンドリュー・ミラー|特別代表
"""

import re
from collections.abc import Iterator
from typing import Final

from glossary.extract.japanese.lexicon import (
    Tag,
    Token,
    ending,
    family_names,
    korean_surname,
    offices,
    pairs,
    surely_korean_surname,
    terms,
    tokens_of,
)
from glossary.extract.overlap import Found
from glossary.model import Kind

_KANJI: Final = re.compile(r"[一-龯々]+")
_KATAKANA_NAME: Final = re.compile(r"[ァ-ヺー]{1,12}(?:[・＝=･][ァ-ヺーA-Z]{1,12}){1,3}")
_KATAKANA_SURNAME: Final = re.compile(r"([ァ-ヺー]{2,12})(?:・(?=[ァ-ヺー]{2,10}[一-龯])|(?![ァ-ヺー・]))")
_WORDS_THAT_ARE_NAMES: Final = frozenset(
    ("トランプ", "バイデン", "プーチン", "マクロン", "ブッシュ", "クリントン", "ラブロフ")
)
_BEFORE_TITLE: Final = ("前", "元", "現", "次期", "初代", "新", "故", "同")
HONORIFICS: Final = ("氏", "さん", "容疑者", "被告", "夫妻", "両氏", "夫人", "元首相", "元大統領")
_GOVERNMENTS: Final = ("政権", "内閣", "政府")
_COUNTRY_LETTERS: Final = frozenset("米英仏独伊露中韓日豪加印")
_COUNTRIES: Final = ("日本", "韓国", "北朝鮮", "中国", "米国", "英国", "台湾")


def title_start(run: str) -> int | None:
    """Where the office at the end of a run begins, when all of the run is one; None when it is none.

    A country or an organisation before it belongs to it.

    >>> title_start("首相"), title_start("外務省アジア大洋州局長"), title_start("達也アジア大洋州局長"), title_start("会談")
    (0, 0, None, None)
    """
    office = ending(run, offices())
    if not office:
        return None
    if office == run:
        return 0
    rest = run[: -len(office)]
    opening = tokens_of(run)[0]
    if opening.tag in (Tag.SURNAME, Tag.GIVEN) and opening.text not in terms() and opening.text not in _COUNTRIES:
        return None
    if len(rest) == 1 and rest not in _COUNTRY_LETTERS and rest not in ("副", "元", "前", "現", "総", "各"):
        return None
    return 0


def find_people(run: str, tokens: list[Token], gloss_follows: bool) -> Iterator[Found]:
    """The people and offices of one run. Short forms have the rule `short`; `gloss_follows`: a reading in brackets does."""
    katakana = _KATAKANA_NAME.match(run)
    if katakana and katakana.group() not in terms() and not _places(katakana.group()):
        rest = run[katakana.end() :]
        if not rest or rest.startswith(HONORIFICS) or title_start(rest) == 0:
            yield 0, katakana.end(), Kind.PERSON, "katakana name"
            yield from _title(run, katakana.end(), True)
            return
    foreign = _KATAKANA_SURNAME.match(run)
    if foreign and title_start(run[foreign.end() :]) == 0 and _may_be_surname(foreign.group(1)):
        yield from _foreign_surname(run, foreign.end(1), foreign.end())
        return
    for honorific in (*HONORIFICS, *_GOVERNMENTS):
        if run.endswith(honorific) and len(run) > len(honorific):
            name = run[: -len(honorific)]
            yield from _honoured(name, honorific)
            if honorific not in ("元首相", "元大統領"):
                return
    cut = _name_end(run)
    if cut is not None:
        end, short = cut
        if short:
            simple = run[end:] in offices()
            yield 0, len(run) if simple else end, Kind.PERSON, "short"
            if simple and len(run) - end <= 3:
                return
        else:
            yield 0, end, Kind.PERSON, "name office"
        yield from _title(run, end, True)
        return
    if title_start(run) == 0:
        yield from _title(run, 0, False)
        return
    full = _whole_name(run, tokens)
    if full or (
        gloss_follows and 2 <= len(run) <= 4 and _KANJI.fullmatch(run) and korean_surname(run[0]) and run not in terms()
    ):
        yield 0, len(run), Kind.PERSON, "full name"


def _places(name: str) -> bool:
    """Whether a list with middle dots names places: インド・ニューデリー."""
    return any(token.tag in (Tag.PLACE, Tag.COUNTRY) for token in tokens_of(re.split(r"[・＝=]", name)[-1]))


def _may_be_surname(katakana: str) -> bool:
    """Whether the analyser knows a katakana word as a name or not at all; trump is a word, but hardly an officer."""
    tokens = tokens_of(katakana)
    unknown = all(token.tag in (Tag.SURNAME, Tag.GIVEN, Tag.UNKNOWN) for token in tokens)
    return katakana not in terms() and (unknown or katakana in _WORDS_THAT_ARE_NAMES)


def _foreign_surname(run: str, name_end: int, title_at: int) -> Iterator[Found]:
    """ブリンケン|国務長官, トランプ|米大統領, スパイッチ・|モンテネグロ首相."""
    title = run[title_at:]
    simple = title in offices()
    yield 0, len(run) if simple else name_end, Kind.PERSON, "short"
    if not simple or len(title) > 3:
        yield from _title(run, title_at, True)


def _honoured(name: str, honorific: str) -> Iterator[Found]:
    tokens = tokens_of(name)
    if honorific in _GOVERNMENTS:
        korean = len(name) == 3 and korean_surname(name[0]) and tokens[0].tag is not Tag.COUNTRY
        if name in terms() or len(name) < 2 or not (korean or tokens[0].tag in (Tag.SURNAME, Tag.GIVEN)):
            return
        if korean and honorific != "政府" and _KANJI.fullmatch(name):
            yield 0, len(name), Kind.PERSON, "full name"
            return
    if _whole_name(name, tokens):
        yield 0, len(name), Kind.PERSON, "full name"
    elif len(tokens) == 1 or name in family_names() or (len(name) == 1 and korean_surname(name)):
        named = tokens[0].tag in (Tag.SURNAME, Tag.GIVEN) or name in family_names() or korean_surname(name)
        if named and honorific not in ("政府",):
            yield 0, len(name) + len(honorific), Kind.PERSON, "short"
    elif 2 <= len(name) <= 5 and _KANJI.fullmatch(name) and honorific not in _GOVERNMENTS and _score(name):
        yield 0, len(name), Kind.PERSON, "full name"


def _whole_name(run: str, tokens: list[Token]) -> bool:
    if len(tokens) >= 2 and tokens[0].tag is Tag.SURNAME and all(token.tag is Tag.GIVEN for token in tokens[1:]):
        return len(run) >= 3 and run not in terms()
    return len(run) == 3 and surely_korean_surname(run[0]) and bool(_KANJI.fullmatch(run)) and run not in terms()


def _score(name: str) -> int:
    """How much a string of kanji looks like a full name: 3 the analyser says so, 0 not at all."""
    tokens = tokens_of(name)
    tags = [token.tag for token in tokens]
    if len(name) < 2 or not _KANJI.fullmatch(name) or name in family_names():
        return 0
    if tags[:1] == [Tag.SURNAME] and len(tags) > 1 and all(tag is Tag.GIVEN for tag in tags[1:]):
        return 4
    if len(name) == 3 and surely_korean_surname(name[0]) and name not in terms():
        return 3
    if len(name) == 2 and surely_korean_surname(name[0]) and tags != [Tag.SURNAME] and name not in family_names():
        return 2
    for length in (3, 2, 1):
        if name[:length] in family_names() and 1 <= len(name) - length <= 3 and _may_be_given(name[length:]):
            return 3 if length > 1 else 2
    if tags[0] is Tag.SURNAME and len(tags) > 1 and 1 <= len(name) - len(tokens[0].text) <= 2:
        return 2
    if len(name) == 3 and korean_surname(name[0]) and tags[0] is not Tag.COUNTRY and name not in terms():
        return 1
    return 0


def _may_be_given(name: str) -> bool:
    """Whether kanji can be a given name: not when they are one common word (経済)."""
    tokens = tokens_of(name)
    return len(tokens) > 1 or len(name) == 1 or tokens[0].tag is not Tag.NOUN


def _name_end(run: str) -> tuple[int, bool] | None:
    """Where the name before an office ends, and whether it is only a surname."""
    if not _KANJI.match(run) or not ending(run, offices()):
        return None
    edges = {token.end for token in tokens_of(run)}
    best: tuple[int, int] | None = None
    for end in range(2, min(6, len(run) - 1) + 1):
        if run[:end] in terms() or run[:end] in offices() or _title_inside(run, end):
            continue
        if title_start(run[end:]) != 0:
            continue
        score = _score(run[:end])
        rest = run[end:]
        short_name = end == 2 and korean_surname(run[0]) and run[:2] not in family_names()
        if (
            not score
            and (end in (3, 4, 5) or short_name)
            and rest in offices()
            and not offices()[rest]
            and _unknown(run[:end])
        ):
            score = 1
        if score:
            score = 2 * score + 3 * (end in edges) + (rest in offices()) + 5 * _begins_well(rest)
        if score and (best is None or score > best[0]):
            best = score, end
    whole = run if ending(run, offices()) == run else ""
    if best is not None and not whole:
        return best[1], False
    for end in (1, 2, 3):
        surname, rest = run[:end], run[end:]
        if title_start(rest) != 0 or (end == 1 and rest not in offices()) or surname in terms() or surname in pairs():
            continue
        tokens = tokens_of(surname)
        if len(tokens) == 1 and (
            (tokens[0].tag is Tag.SURNAME and end > 1)
            or surname in family_names()
            or (end == 1 and surely_korean_surname(surname) and run not in offices())
        ):
            return end, True
    return None


def _begins_well(title: str) -> bool:
    """Whether an office does not begin with a lone character, which would rather be the end of the name before it."""
    first = tokens_of(title)[0].text
    return len(first) > 1 or first in _BEFORE_TITLE or first in ("副", "総", "第", "米", "駐")


def _unknown(name: str) -> bool:
    """Whether no token of a string of kanji is a place, a country or a known term."""
    tokens = tokens_of(name)
    return (
        bool(_KANJI.fullmatch(name))
        and name not in terms()
        and tokens[0].tag is not Tag.COUNTRY
        and all(token.text not in terms() and len(token.text) <= 2 for token in tokens)
        and not all(token.tag in (Tag.NOUN, Tag.PLACE) and len(token.text) == 2 for token in tokens)
    )


def _title_inside(run: str, end: int) -> bool:
    """Whether a cut would split a longer office: 外務|大臣."""
    return any(run[start:] in offices() for start in range(end))


def _title(run: str, start: int, named: bool) -> Iterator[Found]:
    """The office that begins at `start`: whole, and without the country or organisation before it."""
    title = run[start:]
    for word in _BEFORE_TITLE:
        if title.startswith(word) and title not in offices() and tokens_of(title)[0].text == word != title:
            start += len(word)
            title = run[start:]
            break
    if not title or (title_start(title) != 0 and not named):
        return
    office = ending(title, offices())
    if not office:
        return
    if title == office and offices()[office] and not named:
        return
    yield start, len(run), Kind.TITLE, "office"
    if title == office:
        return
    tokens = tokens_of(title)
    country = next((name for name in (*_COUNTRIES, *_COUNTRY_LETTERS) if title.startswith(name)), "")
    if country and title[len(country) :] == office and not offices()[office]:
        yield start + len(country), len(run), Kind.TITLE, "office"
    for token in tokens[1:]:
        before, rest = title[: token.start], title[token.start :]
        if before in terms() and terms()[before][0] is Kind.ORGANISATION and rest != office and rest.endswith(office):
            yield start + token.start, len(run), Kind.TITLE, "office"
