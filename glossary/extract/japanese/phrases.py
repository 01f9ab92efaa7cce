"""Organisations, places, events, issues and laws in a Japanese run: known terms, and names told by their last part.

日韓首脳会談     外務省     福岡高裁那覇支部     元徴用工問題     日韓請求権協定     米韓合同軍事演習
"""

import re
from collections.abc import Iterator
from typing import Final

from glossary.extract.japanese.lexicon import Tag, Token, ending, heads, longest_term, offices, pairs, terms
from glossary.extract.overlap import Found
from glossary.model import Kind

_LEAD: Final = frozenset(
    [
        "今回",
        "両",
        "同",
        "各",
        "現",
        "新",
        "約",
        "計",
        "全",
        "本",
        "当",
        "当時",
        "今",
        "次",
        "前",
        "先",
        "同日",
        "昨年",
        "今年",
        "来年",
        "先月",
        "今月",
        "来月",
        "先週",
        "今週",
        "来週",
        "今後",
        "以前",
        "以後",
        "午前",
        "午後",
        "現在",
        "同年",
        "翌年",
        "翌日",
        "前日",
        "当日",
        "関連",
        "主要",
        "一部",
        "双方",
        "両国",
        "両政府",
        "国内",
        "今夏",
        "今春",
        "今秋",
        "今冬",
        "昨秋",
        "毎年",
        "例年",
        "近年",
        "最近",
        "今日",
        "昨日",
        "昨夜",
        "戦後",
        "戦前",
        "戦時中",
        "事実上",
        "史上",
        "過去",
        "問題",
        "事務",
        "直接",
        "直後",
        "その後",
        "際",
        "中",
        "後",
        "初",
        "月",
        "年",
        "日",
        "時",
        "分",
        "秒",
        "回",
        "人",
        "目",
        "カ国",
        "か国",
        "億",
        "万",
        "歳",
        "件",
        "本",
        "発",
    ]
)
_TOWARDS: Final = re.compile(r"[対駐在訪][日韓米中北露ロ朝台]")
_EDITION: Final = re.compile(r"第[0-9０-９一二三四五六七八九十]{1,4}回(?=.{3})")
_INSIDE_PLACE: Final = re.compile(r"([一-龯]{1,3}[都道府県市区町村])[内外下]")
_PLACE_SUFFIX: Final = frozenset("市県区町村府都州道島湾海")
_ADMINISTRATIVE: Final = re.compile(r"([一-龯ヶ]{2,3}?[都道府県])?([一-龯ヶァ-ヺ]{1,5}?[市区町村])?")
_INSIDE: Final = {Kind.EVENT, Kind.LAW, Kind.ISSUE}


def _first_content(tokens: list[Token]) -> int:
    """The index of the first token that may belong to a name: dates and 今回, 両, 同 do not."""
    for index, token in enumerate(tokens):
        if token.tag in (Tag.NUMBER, Tag.TIME) or token.text in _LEAD:
            continue
        return index
    return len(tokens)


def known_terms(run: str, tokens: list[Token]) -> list[tuple[int, int, Kind, bool]]:
    """The known terms of a run at token edges, the longest at each place, in order."""
    starts = {token.start for token in tokens}
    ends = {token.end for token in tokens} | {len(run)}
    found = []
    at = 0
    while at < len(run):
        if at in starts:
            for end in range(min(len(run), at + longest_term()), at, -1):
                if end in ends and run[at:end] in terms():
                    kind, weak = terms()[run[at:end]]
                    found.append((at, end, kind, weak))
                    at = end - 1
                    break
        at += 1
    return found


def find_phrases(run: str, tokens: list[Token], taken: int) -> Iterator[Found]:
    """Mentions of everything but people and offices; the first `taken` characters are a person's name."""
    tokens = [token for token in tokens if token.start >= taken]
    known = [item for item in known_terms(run, tokens) if item[0] >= taken]
    for start, end, kind, weak in known:
        if not weak:
            yield start, end, kind, "term"
    yield from _places(run, tokens, known)
    inside = _INSIDE_PLACE.fullmatch(run)
    if inside:
        yield 0, inside.end(1), Kind.PLACE, "place"
    edition = _EDITION.match(run) if not taken else None
    if edition and ending(run, heads()) and heads()[ending(run, heads())][0] is Kind.EVENT:
        yield 0, len(run), Kind.EVENT, "edition"
        tokens = [token for token in tokens if token.start >= edition.end()]
    first = _first_content(tokens)
    if first >= len(tokens):
        return
    begin = tokens[first].start
    if ending(run, offices()) and not ending(run, heads()):
        return
    yield from _headed(run, begin, len(run), tokens, known)
    for token in tokens[first:]:
        if token.end < len(run) and token.end > begin:
            inner = ending(run[begin : token.end], heads())
            if inner and heads()[inner][0] is Kind.ORGANISATION and not heads()[inner][1] and token.text != inner[:1]:
                following = next((t for t in tokens if t.start == token.end), None)
                if (
                    following is not None
                    and following.tag is not Tag.SUFFIX
                    and len(run[begin : token.end]) > len(inner)
                ):
                    yield begin, token.end, Kind.ORGANISATION, "head"


def _headed(
    run: str, begin: int, end: int, tokens: list[Token], known: list[tuple[int, int, Kind, bool]]
) -> Iterator[Found]:
    head = ending(run[begin:end], heads())
    if not head:
        return
    kind, needs = heads()[head]
    body = run[begin : end - len(head)]
    if not body:
        return
    stop = end - len(head)
    has_known = any(begin <= start and known_end <= stop for start, known_end, *_ in known)
    has_proper = any(
        t.tag in (Tag.PLACE, Tag.COUNTRY, Tag.PROPER) and begin <= t.start and t.end <= stop for t in tokens
    )
    proper = has_known or has_proper or bool(_TOWARDS.search(body)) or any(body.startswith(pair) for pair in pairs())
    if kind is Kind.PLACE and needs:
        return
    if needs and not proper:
        return
    if kind is Kind.ORGANISATION and not needs and not proper and len(body) < 2 and len(head) < 2:
        return
    if kind in _INSIDE and not needs and not proper and len(body) < 2:
        return
    yield begin, end, kind, "head"
    opening = next((item for item in known if item[0] == begin and item[2] is Kind.ORGANISATION), None)
    named = opening is not None and any(
        t.tag in (Tag.PLACE, Tag.COUNTRY, Tag.PROPER) for t in tokens if t.start >= opening[1]
    )
    if kind is Kind.ORGANISATION and opening is not None and named and end - opening[1] > len(head) + 1:
        yield opening[1], end, kind, "head"


def _places(run: str, tokens: list[Token], known: list[tuple[int, int, Kind, bool]]) -> Iterator[Found]:
    covered = [(start, end) for start, end, *_ in known]
    index = 0
    while index < len(tokens):
        token = tokens[index]
        index += 1
        if token.tag not in (Tag.PLACE, Tag.COUNTRY):
            continue
        end = token.end
        if index < len(tokens) and tokens[index].text in _PLACE_SUFFIX:
            end = tokens[index].end
        if any(start <= token.start and end <= stop for start, stop in covered):
            continue
        if end - token.start == 1 and len(run) > 1:
            continue
        match = _ADMINISTRATIVE.match(run, token.start, end)
        if match and match.end() < end and match.end() > token.start:
            yield match.end(), end, Kind.PLACE, "place"
            end = match.end()
        if match and match.group(1) and match.group(2) and match.end() == end:
            yield match.start(2), end, Kind.PLACE, "place"
            end = match.start(2)
        yield token.start, end, Kind.PLACE, "place"
