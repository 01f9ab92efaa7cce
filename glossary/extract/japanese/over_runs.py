"""Names of a Japanese line that no single run holds: with hiragana, in quotation marks, or of letters alone.

田口めぐみ|さん     唱歌「浜辺の歌」     仏教寺院「ガンダン寺」     核兵器の不拡散に関する条約     5度目の核実験
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from glossary.extract.japanese.lexicon import head_of, heads, terms, words
from glossary.extract.japanese.names import is_surname
from glossary.extract.japanese.runs import RUN
from glossary.extract.overlap import Found
from glossary.model import Kind

_BODY: Final = re.compile(r"[「『]([^「」『』\n]{3,30}(?:の会|市民の会|財団|連帯|連合|委員会|機構|会議))[」』]")
_QUOTED: Final = re.compile(r"[「『]([^「」『』。、？?！!\n]{2,30})[」』]")
_SPOKEN: Final = re.compile(r".*(?:です|ます|ない|べき|した|った|せよ|よう|から|ので|など|という|である|はず)")
_BEFORE_ACRONYM: Final = re.compile(r"[「『]([^「」『』（()）\n]{4,40})[」』]?(?=[（(][A-ZＡ-Ｚ]{3,8}[）)])")
_CONCERNING: Final = re.compile(
    r"(?:[一-龯々ァ-ヺーA-Za-z0-9Ａ-Ｚ]++(?:および|及び|並びに|の|・)?+){1,6}(?<!の)(?:に関する|についての)"
    r"[一-龯ァ-ヺーA-Za-z]{0,8}?(?:条約|協定|議定書|規約|法律|宣言|決議|覚書|アウトルック|行動計画|交換公文|委員会|特別措置法)"
)
_ORDINAL: Final = re.compile(r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})[度回]目の(?:地下)?(?:核|水爆)実験")
_HIRAGANA_NAME: Final = re.compile(
    r"(?<![一-龯々])(([一-龯々]{1,3})(?![のはがをにともやへで])[ぁ-ん]{2,4}?)(?:さん|氏|容疑者|被告|受刑者|議員|参院議員|衆院議員|代表|知事|選手|監督|記者|教授|社長|会長|首相|大臣|外相)(?![ぁ-ん]{2}ん)"
)
"""A family name in kanji and one's own in hiragana before what is said of people: 横田めぐみ|さん."""
_ACRONYM: Final = re.compile(r"(?<![A-Za-z0-9.＆&@/_-])[A-Z]{3,6}[0-9]{0,2}(?![A-Za-z0-9.＆&@/_-])")
_LONGEST_SORT: Final = 8
_SORTS: Final = {
    f"quoted {kind}": kind for kind in (Kind.OTHER, Kind.EVENT, Kind.PLACE, Kind.ORGANISATION, Kind.ISSUE, Kind.LAW)
}


@cache
def _mixed_terms() -> tuple[AhoCorasick, list[str]]:
    """Known terms that are no single run: with hiragana or a middle dot between kanji."""
    forms = [form for form in terms() if not RUN.fullmatch(form)]
    return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest), forms


@cache
def _sorts() -> dict[str, Kind]:
    """The kind of what stands in quotation marks behind a word for its sort: 唱歌「...」."""
    return {word: kind for name, kind in _SORTS.items() for word in words(name)}


def find_over_runs(line: str) -> Iterator[Found]:
    """The names of a line that are no single run.

    >>> line = "唱歌「浜辺の歌」と、核兵器の不拡散に関する条約"
    >>> [(line[start:end], kind.value) for start, end, kind, _ in find_over_runs(line)]
    [('浜辺の歌', 'other'), ('核兵器の不拡散に関する条約', 'law')]
    """
    automaton, forms = _mixed_terms()
    for index, left, right in automaton.find_matches_as_indexes(line):
        if not (left and _same_word(line[left - 1], line[left])) and not (
            right < len(line) and _same_word(line[right - 1], line[right])
        ):
            kind, weak = terms()[forms[index]]
            if not weak:
                yield left, right, kind, "term"
    if "「" in line or "『" in line:
        yield from _find_quoted(line)
    if "に関する" in line or "についての" in line:
        for match in _CONCERNING.finditer(line):
            yield match.start(), match.end(), Kind.LAW, "concerning"
    for match in _ORDINAL.finditer(line) if "目の" in line else ():
        yield match.start(), match.end(), Kind.ISSUE, "ordinal"
    for match in _HIRAGANA_NAME.finditer(line):
        if is_surname(match.group(2)):
            yield match.start(1), match.end(1), Kind.PERSON, "hiragana name"
    for match in _ACRONYM.finditer(line):
        if match.group() not in words("common acronym"):
            yield match.start(), match.end(), Kind.ORGANISATION, "acronym"


def _find_quoted(line: str) -> Iterator[Found]:
    """What quotation marks hold, where its last word or the word before them says what it is."""
    for match in _BODY.finditer(line):
        yield match.start(1), match.end(1), heads()[head_of(match.group(1))][0], "quoted"
    for match in _BEFORE_ACRONYM.finditer(line):
        head = head_of(match.group(1))
        yield match.start(1), match.end(1), heads()[head][0] if head else Kind.OTHER, "quoted"
    for match in _QUOTED.finditer(line):
        if _SPOKEN.fullmatch(match.group(1)):
            continue
        for length in range(min(_LONGEST_SORT, match.start()), 0, -1):
            kind = _sorts().get(line[match.start() - length : match.start()])
            if kind is not None:
                yield match.start(1), match.end(1), kind, "quoted"
                break


def _same_word(before: str, after: str) -> bool:
    """Whether a word may run on between two characters: both kanji, both katakana, or both letters."""
    return any(
        lower <= before <= upper and lower <= after <= upper
        for lower, upper in (("一", "龯"), ("ァ", "ー"), ("A", "z"))
    )
