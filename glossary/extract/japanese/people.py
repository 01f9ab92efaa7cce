"""People and their offices in a Japanese run: where the name ends and the office begins.

岸田文雄|首相     船越達也|アジア大洋州局長     尹錫悦|大統領     金正恩|朝鮮労働党総書記     森田|首相     国務大臣|高市早苗
"""

import re
from collections.abc import Iterator
from typing import Final

from glossary.extract.japanese.countries import LETTERS
from glossary.extract.japanese.lexicon import continental_surname, korean_surname, office_of, offices, terms, words
from glossary.extract.japanese.names import (
    HONORIFICS,
    KANJI,
    KATAKANA_NAME,
    KATAKANA_SURNAME,
    is_surname,
    is_whole_name,
    likeness,
    may_be_foreign_surname,
    may_be_name,
    names_places,
    names_things,
)
from glossary.extract.japanese.runs import Gloss
from glossary.extract.japanese.sovereigns import find_sovereign
from glossary.extract.japanese.titles import COUNTRIES, begins_well, find_title, is_title
from glossary.extract.japanese.tokens import NAME_TAGS, Tag, Token, tokens_of
from glossary.extract.overlap import Found
from glossary.model import Kind

GOVERNMENTS: Final = tuple(sorted(words("government")))
_AFTER_NAMES: Final = (*HONORIFICS, *GOVERNMENTS)
_LOCAL_OFFICES: Final = (
    "県知事",
    "府知事",
    "都知事",
    "道知事",
    "市長",
    "町長",
    "村長",
    "区長",
    "知事",
    "県議",
    "市議",
    "支局長",
    "支社長",
    "総領事",
)
"""Before these a place is a place: 宇部市長."""
_STATESMEN: Final = frozenset(
    ["大統領", "副大統領", "首相", "外相", "国防相", "国務長官", "国防長官", "財務長官", "司法長官", "商務長官"]
)
_FORMER: Final = frozenset("元前現新")
_MIXED_NAME: Final = re.compile(r"([一-龯々]{1,3})([ァ-ヺー]{2,6})(?=[一-龯])")
_KOREAN_MIXED: Final = re.compile(r"[一-龯](?:[一-龯]?[ァ-ヺー]{1,4}|[ァ-ヺー]{1,4}[一-龯])")
"""A Korean name with a character that the paper cannot print or does not know: 金東ヨン, 朴ヨン哲."""
_OFFICE_FIRST: Final = re.compile(rf"([一-龯]{{2,6}})({KATAKANA_NAME.pattern})({'|'.join(HONORIFICS)})?")
"""An office or a calling before a foreign name: 俳優|ペ・ヨンジュン|さん."""
_LONGEST_NAME: Final = 6


def find_people(run: str, tokens: tuple[Token, ...], gloss: Gloss, named: bool) -> Iterator[Found]:
    """The people and offices of one run. Short forms have the rule `short`.

    `gloss`: the reading in brackets behind it; `named`: a person stands right before the run.
    """
    if run[0] == "故" and len(run) > 2:
        run = run[1:]
        for start, end, kind, rule in find_people(run, tokens_of(run), gloss, named):
            yield start + 1, end + 1, kind, rule
        return
    if sovereign := list(find_sovereign(run)):
        yield from sovereign
        return
    if "ァ" <= run[0] <= "ヺ":
        foreign = list(_foreign(run))
        if foreign:
            yield from foreign
            return
    if "・" in run and (calling := _OFFICE_FIRST.fullmatch(run)) and calling.group(1) in offices():
        if not offices()[calling.group(1)]:
            yield *calling.span(1), Kind.TITLE, "office"
        yield *calling.span(2), Kind.PERSON, "katakana name"
        return
    if run.endswith(_AFTER_NAMES):
        honorific = next(word for word in _AFTER_NAMES if run.endswith(word))
        if len(run) > len(honorific):
            yield from _honoured(run[: -len(honorific)], honorific)
            if honorific not in ("元首相", "元大統領"):
                return
    office = office_of(run)
    if office:
        yield from _officer(run, tokens, office, named)
    elif is_whole_name(run, tokens) or (gloss and (_glossed(run, gloss) or _korean_mixed(run))):
        yield 0, len(run), Kind.PERSON, "full name"
    else:
        yield from _name_before_words(run, tokens)


def _foreign(run: str) -> Iterator[Found]:
    """アンドリュー・ミラー|特別代表, ブリンケン|国務長官, トランプ|米大統領, スパイッチ・|モンテネグロ首相."""
    full = KATAKANA_NAME.match(run)
    if full and full.group() not in terms() and not names_places(full.group()):
        rest = run[full.end() :]
        if (not rest and not names_things(full.group())) or rest.startswith(_AFTER_NAMES) or (rest and is_title(rest)):
            yield 0, full.end(), Kind.PERSON, "katakana name"
            yield from find_title(run, full.end(), True)
        return
    surname = KATAKANA_SURNAME.match(run)
    if surname is None or surname.group(1) in terms():
        return
    title = run[surname.end() :]
    if is_title(title) and (may_be_foreign_surname(surname.group(1)) or _of_a_state(title)):
        simple = title in offices()
        yield 0, len(run) if simple else surname.end(1), Kind.PERSON, "short"
        if not simple or len(title) > 3:
            yield from find_title(run, surname.end(), True)


def _of_a_state(title: str) -> bool:
    """Whether an office is of those that no katakana word would limit: シャーマン|米国務副長官, but スポーツ大使."""
    return title in _STATESMEN or (title.startswith((*COUNTRIES, *LETTERS, "駐")) and len(title) > 2)


def _glossed(run: str, gloss: Gloss) -> bool:
    """Whether a run before a reading in brackets is a name: 南宮賢（ナムグン・ヒョン）, 区諾軒（おう・だくけん）."""
    return (
        2 <= len(run) <= 4
        and KANJI.fullmatch(run) is not None
        and run not in terms()
        and (gloss is Gloss.NAME or continental_surname(run[0]))
    )


def _honoured(name: str, honorific: str) -> Iterator[Found]:
    tokens = tokens_of(name)
    if name in terms() or name in offices():
        return
    if _korean_mixed(name):
        yield 0, len(name), Kind.PERSON, "full name"
        return
    if honorific in GOVERNMENTS:
        korean = len(name) == 3 and korean_surname(name[0]) and tokens[0].tag is not Tag.COUNTRY
        if len(name) < 2 or not (korean or tokens[0].tag in NAME_TAGS):
            return
        if korean and honorific != "政府" and KANJI.fullmatch(name):
            yield 0, len(name), Kind.PERSON, "full name"
            return
    if is_whole_name(name, tokens):
        yield 0, len(name), Kind.PERSON, "full name"
    elif (
        is_surname(name)
        or (len(tokens) == 1 and tokens[0].tag in NAME_TAGS)
        or (len(name) == 1 and continental_surname(name))
        or ("ァ" <= name[0] <= "ヺ" and "・" not in name and may_be_foreign_surname(name))
    ):
        if honorific != "政府":
            yield 0, len(name) + len(honorific), Kind.PERSON, "short"
    elif 2 <= len(name) <= 5 and honorific not in GOVERNMENTS and likeness(name):
        yield 0, len(name), Kind.PERSON, "full name"


def _officer(run: str, tokens: tuple[Token, ...], office: str, named: bool) -> Iterator[Found]:
    cut = _mixed_name(run) or (_name_end(run, tokens, office) if KANJI.match(run) else None)
    if cut is None:
        if is_title(run):
            yield from find_title(run, 0, named)
        return
    end, short = cut
    if not short:
        yield 0, end, Kind.PERSON, "name office"
    else:
        simple = run[end:] in offices()
        yield 0, len(run) if simple else end, Kind.PERSON, "short"
        if simple and len(run) - end <= 3:
            return
    yield from find_title(run, end, True)


def _mixed_name(run: str) -> tuple[int, bool] | None:
    """The end of a name of a family in kanji and one's own in katakana: 玉城デニー|知事, but 森|デジタル相."""
    for end in range(4, 1, -1):
        if _korean_mixed(run[:end]) and not "ァ" <= run[end : end + 1] <= "ー" and is_title(run[end:]):
            return end, False
    name = _MIXED_NAME.match(run)
    if name is None or run[name.end(1) :] in offices() or not is_title(run[name.end() :]):
        return None
    if not is_surname(name.group(1)) or not may_be_foreign_surname(name.group(2)):
        return None
    return name.end(), False


def _korean_mixed(name: str) -> bool:
    return _KOREAN_MIXED.fullmatch(name) is not None and korean_surname(name[0]) and name[1:] not in terms()


def _name_end(run: str, tokens: tuple[Token, ...], office: str) -> tuple[int, bool] | None:
    """Where the name before an office ends, and whether it is only a surname."""
    if office == run:
        return None
    edges = {token.end for token in tokens}
    last = len(run) - len(office)
    best: tuple[int, int] | None = None
    for end in range(2, min(_LONGEST_NAME, last) + 1):
        name, rest = run[:end], run[end:]
        if _splits_a_term(run, end) or not is_title(rest):
            continue
        score = likeness(name)
        if not score and rest == office and not offices()[office] and not is_surname(name) and may_be_name(name):
            score = int(end in (3, 4, 5) or (end == 2 and korean_surname(run[0])))
        if score:
            score = 2 * score + 3 * (end in edges) + (rest == office) + 5 * begins_well(rest)
            score += 8 * (rest[0] in _FORMER and rest[1:] in offices())
            if best is None or score > best[0]:
                best = score, end
    for end in (3, 2, 1):
        surname, rest = run[:end], run[end:]
        if end > last or not is_surname(surname) or not is_title(rest) or (end == 1 and rest not in offices()):
            continue
        if surname in terms() and best is not None:
            continue
        if office in _LOCAL_OFFICES and any(token.tag is Tag.PLACE and token.end == end for token in tokens):
            continue
        if best is None or (best[1] > end and 3 * (end in edges) + 5 * begins_well(rest) + 3 > best[0]):
            return end, True
    return (best[1], False) if best is not None else None


def _splits_a_term(run: str, end: int) -> bool:
    """Whether a cut would fall inside an office or a known term of some length: 経|済安全保障, 外務|大臣."""
    for start in range(max(0, end - 6), end):
        for stop in range(end + 1, min(len(run), start + 9) + 1):
            word = run[start:stop]
            if len(word) > 2 and (word in terms() or word in offices()):
                return True
    return any(run[start:] in offices() for start in range(end))


def _name_before_words(run: str, tokens: tuple[Token, ...]) -> Iterator[Found]:
    """A full name before what is no office: 伊藤博文|暗殺 is none, 安重根|関連 is; and one behind an office: 国務大臣|高市早苗."""
    for token in tokens[:-1]:
        before, rest = run[: token.end], run[token.end :]
        if before in offices() and len(rest) >= 3 and likeness(rest) >= 3:
            yield 0, token.end, Kind.TITLE, "office"
            yield token.end, len(run), Kind.PERSON, "full name"
            return
        if rest in words("trail") and len(before) >= 3 and is_whole_name(before, tokens_of(before)):
            yield 0, token.end, Kind.PERSON, "full name"
            return
