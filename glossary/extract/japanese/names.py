"""What looks like a person's name in kanji or katakana: whole names, surnames, and how sure each is."""

import re
from functools import lru_cache
from typing import Final

from glossary.extract.japanese.lexicon import (
    continental_surname,
    family_names,
    korean_surname,
    offices,
    surely_korean_surname,
    terms,
    words,
)
from glossary.extract.japanese.tokens import NAME_TAGS, PLACE_TAGS, Tag, Token, tokens_of

HONORIFICS: Final = tuple(sorted(words("honorific"), key=len, reverse=True))
_PLAIN_SURNAMES: Final = frozenset("金文盧柳洪白河沈")
"""Korean surnames that Japanese words begin with too, but hardly words of three single characters."""
KANJI: Final = re.compile(r"[一-龯々]+")
KATAKANA_NAME: Final = re.compile(r"[ァ-ヺー]{1,12}(?:[・＝=･][ァ-ヺーA-Z]{1,12}){1,3}")
KATAKANA_SURNAME: Final = re.compile(r"([ァ-ヺー]{2,12})(?:・(?=[ァ-ヺー]{2,10}[一-龯])|(?![ァ-ヺー・]))")


def names_places(name: str) -> bool:
    """Whether a list with middle dots names places: インド・ニューデリー."""
    last = re.split(r"[・＝=]", name)[-1]
    return last in terms() or any(token.tag in PLACE_TAGS for token in tokens_of(last))


def names_things(name: str) -> bool:
    """Whether a list with middle dots names things: エネルギー・インフラ."""
    return all(len(tokens) == 1 and tokens[0].tag is Tag.NOUN for tokens in map(tokens_of, re.split(r"[・＝=･]", name)))


def may_be_foreign_surname(katakana: str) -> bool:
    """Whether the analyser knows a katakana word as a name or not at all; trump is a word, but hardly an officer."""
    if katakana in terms():
        return False
    return katakana in words("name word") or all(
        token.tag in NAME_TAGS or token.tag is Tag.UNKNOWN for token in tokens_of(katakana)
    )


def is_whole_name(run: str, tokens: tuple[Token, ...]) -> bool:
    """Whether all of a run is a full name, told without an office: 岸田文雄, 習近平, 尹錫悦."""
    if len(run) < 2 or run in terms() or run in offices():
        return False
    if len(tokens) == 1:
        return tokens[0].tag is Tag.PERSON and KANJI.fullmatch(run) is not None and (len(run) > 2 or _two(run))
    if tokens[0].tag is Tag.SURNAME and all(token.tag is Tag.GIVEN for token in tokens[1:]):
        return len(run) >= 3
    return (
        len(run) == 3 and KANJI.fullmatch(run) is not None and (surely_korean_surname(run[0]) or _strange(run, tokens))
    )


def _strange(run: str, tokens: tuple[Token, ...]) -> bool:
    """Whether kanji behind a Korean surname make no word that the analyser knows: 文|在|寅, 金正|恩."""
    return run[0] in _PLAIN_SURNAMES and all(
        token.tag in NAME_TAGS or (len(token.text) == 1 and token.tag not in (Tag.NUMBER, Tag.SUFFIX))
        for token in tokens
    )


def _two(name: str) -> bool:
    return continental_surname(name[0]) and name not in family_names()


@lru_cache(maxsize=1 << 14)
def likeness(name: str) -> int:
    """How much a string of kanji looks like a full name: 4 the analyser says so, 0 not at all.

    >>> likeness("船越健裕"), likeness("尹泰俊"), likeness("経済")
    (4, 3, 0)
    """
    if len(name) < 2 or not KANJI.fullmatch(name) or name in family_names() or name in terms():
        return 0
    tokens = tokens_of(name)
    tags = [token.tag for token in tokens]
    if any(token.text == "側" or (len(token.text) > 1 and token.text in words("trail")) for token in tokens):
        return 0
    if is_whole_name(name, tokens) and len(tokens) > 1 - (len(name) > 2) and not surely_korean_surname(name[0]):
        return 4
    if len(name) == 3 and surely_korean_surname(name[0]):
        return 3
    if len(name) == 2 and (surely_korean_surname(name[0]) or tags == [Tag.PERSON]):
        return 1 if tags != [Tag.SURNAME] else 0
    if tags == [Tag.SURNAME]:
        return 0
    for length in (3, 2, 1):
        if (
            len(name) > 2
            and name[:length] in family_names()
            and 1 <= len(name) - length <= 3
            and _may_be_given(name[length:])
        ):
            return 3 if length > 1 else 2
    if tags[0] is Tag.SURNAME and len(tags) > 1 and 1 <= len(name) - len(tokens[0].text) <= 2:
        return 2
    if len(name) == 3 and continental_surname(name[0]) and (tags[0] is not Tag.COUNTRY or len(tokens[0].text) == 1):
        return 1
    return 0


def _may_be_given(name: str) -> bool:
    """Whether kanji can be a given name: not when they are one common word (経済)."""
    tokens = tokens_of(name)
    return len(tokens) > 1 or len(name) == 1 or tokens[0].tag is not Tag.NOUN


def may_be_name(name: str) -> bool:
    """Whether kanji no list knows may be a name before an office: no token is a place, a country or a known term."""
    tokens = tokens_of(name)
    return (
        KANJI.fullmatch(name) is not None
        and name not in terms()
        and tokens[0].tag is not Tag.COUNTRY
        and all(token.text not in terms() and len(token.text) <= 2 for token in tokens)
        and not all(token.tag in (Tag.NOUN, Tag.PLACE, Tag.TIME) and len(token.text) == 2 for token in tokens)
    )


def is_surname(word: str) -> bool:
    """Whether a word alone can be the surname of an officer: 森田, 高市, 尹; a city on the maps is none.

    >>> is_surname("森田"), is_surname("高市"), is_surname("尹"), is_surname("外務"), is_surname("上海")
    (True, True, True, False, False)
    """
    if not KANJI.fullmatch(word) or (word in terms() and word not in family_names()):
        return False
    if len(word) == 1:
        return surely_korean_surname(word) or word in words("chinese surname") or word in family_names()
    tokens = tokens_of(word)
    return word in family_names() or (
        len(tokens) == 1
        and (
            tokens[0].tag is Tag.SURNAME
            or (tokens[0].tag is Tag.PLACE and word[-1] not in "都道府県市区町郡国")
            or _two_surname(word, tokens[0])
        )
    )


def _two_surname(word: str, token: Token) -> bool:
    return token.tag in NAME_TAGS and len(word) > 1 and not korean_surname(word[0])
