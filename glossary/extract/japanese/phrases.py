"""Organisations, events, issues and laws in a Japanese run: known terms, and names told by their last part.

日韓首脳会談     外務省     福岡高裁那覇支部     元徴用工問題     日韓請求権協定     米韓合同軍事演習|開始
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from glossary.extract.japanese.countries import group_end
from glossary.extract.japanese.lexicon import head_of, heads, lengths_by_first, office_of, terms, words
from glossary.extract.japanese.names import KATAKANA_NAME
from glossary.extract.japanese.places import find_places
from glossary.extract.japanese.tokens import PLACE_TAGS, Tag, Token
from glossary.extract.overlap import Found
from glossary.model import Kind

_TOWARDS: Final = re.compile(r"[対駐在訪][日韓米中北露ロ朝台]")
_EDITION: Final = re.compile(r"第[0-9０-９一二三四五六七八九十]{1,4}回(?=.{3})")
_UNIT: Final = re.compile(
    r"第[0-9０-９一二三四五六七八九十]{1,4}(?:[一-龯ァ-ヺー]{1,6}?)?"
    r"(?:軍団|師団|旅団|連隊|大隊|艦隊|戦隊|護衛隊群|航空団|空挺団|遠征軍|飛行隊|飛行団|管区海上保安本部|機動部隊|歩兵師団)"
)
_MODEL: Final = re.compile(r"[0-9０-９]{2}式[一-龯ァ-ヺー]{2,10}(?:弾|砲|車|機|魚雷|小銃|ミサイル)")
_KATAKANA_BEFORE: Final = re.compile(r"[ァ-ヺー]+\Z")
_DEEDS: Final = frozenset((Kind.EVENT, Kind.LAW, Kind.ISSUE, Kind.OTHER))
_BRANCHES: Final = ("支部", "支局", "本部", "事務所")
"""What is named only together with its organisation."""
_RELAXED: Final = 4
"""A known term so long counts wherever it stands; a shorter one only at the edges of tokens."""
Known = tuple[int, int, Kind, bool]
"""Start, end, kind and weakness of a known term in a run."""


def known_terms(run: str, tokens: tuple[Token, ...]) -> list[Known]:
    """The known terms of a run, the longest at each place, in order."""
    edges = {token.start for token in tokens}
    edges.add(len(run))
    found: list[Known] = []
    at = 0
    while at < len(run):
        for length in lengths_by_first().get(run[at], ()):
            word = run[at : at + length]
            if (
                len(word) == length
                and word in terms()
                and ((at in edges and at + length in edges) or _stands_free(run, at, length))
                and not _part_of_foreign_name(run, at)
            ):
                kind, weak = terms()[word]
                found.append((at, at + length, kind, weak))
                edges.add(at + length)
                at += length - 1
                break
        at += 1
    return found


def _stands_free(run: str, start: int, length: int) -> bool:
    """Whether a long term may count inside tokens: no katakana or Latin word may run on over its ends."""
    end = start + length
    return (
        length >= _RELAXED
        and run[end : end + 1] not in ("家", "者")
        and not (
            (start and _same_word(run[start - 1], run[start]))
            or (end < len(run) and _same_word(run[end - 1], run[end]))
        )
    )


def _part_of_foreign_name(run: str, start: int) -> bool:
    """Whether a katakana term is the last part of another name: ワシントン in ジョージ・ワシントン, not インド・ニューデリー."""
    if start < 2 or run[start - 1] != "・":
        return False
    before = _KATAKANA_BEFORE.search(run, 0, start - 1)
    return before is not None and before.group() not in terms()


def _same_word(before: str, after: str) -> bool:
    return any(low <= before <= high and low <= after <= high for low, high in (("ァ", "ー"), ("A", "z"), ("0", "9")))


def find_phrases(run: str, tokens: tuple[Token, ...], taken: int) -> Iterator[Found]:
    """Mentions of everything but people and offices; the first `taken` characters are a person's name."""
    if taken:
        tokens = tuple(token for token in tokens if token.start >= taken)
    known = [item for item in known_terms(run, tokens) if item[0] >= taken]
    for start, end, kind, weak in known:
        if not weak:
            yield start, end, kind, "term"
    yield from find_places(run, tokens, known)
    if "第" in run:
        for unit in _UNIT.finditer(run, taken):
            yield *unit.span(), Kind.ORGANISATION, "unit"
    if model := _MODEL.search(run, taken):
        yield *model.span(), Kind.OTHER, "model"
    edition = _EDITION.match(run) if not taken else None
    last = head_of(run)
    if edition and last and heads()[last][0] is Kind.EVENT:
        yield 0, len(run), Kind.EVENT, "edition"
        tokens = tuple(token for token in tokens if token.start >= edition.end())
    begin = _first_content(run, tokens)
    if begin is None or (not last and office_of(run)):
        return
    group = group_end(run, begin)
    for end in ends_of_names(run, begin, tokens):
        if end == group:
            yield begin, end, Kind.OTHER, "countries"
        yield from _headed(run, begin, end, tokens, known)
    yield from _organisations_inside(run, begin, tokens, known)


def _first_content(run: str, tokens: tuple[Token, ...]) -> int | None:
    """Where the first token begins that may belong to a name: dates and 今回, 両, 同 do not."""
    for token in tokens:
        ordinary = token.tag not in (Tag.NUMBER, Tag.TIME) and token.text not in words("lead")
        if ordinary or group_end(run, token.start) > token.start:
            return token.start
    return None


def ends_of_names(run: str, begin: int, tokens: tuple[Token, ...]) -> list[int]:
    """Where a name that begins at `begin` may end: at the end, and before each word that trails behind (開催, 以来)."""
    ends = [len(run)]
    for token in reversed(tokens):
        if token.start <= begin or run[token.start : ends[-1]] not in words("trail"):
            if token.start > begin and run[token.start : ends[0]] in words("trail"):
                ends.append(token.start)
            elif len(ends) > 1 or token.end != ends[-1]:
                break
            continue
        ends.append(token.start)
    group = group_end(run, begin)
    if group > begin and group not in ends and run[group:] in words("trail"):
        ends.append(group)
    return ends


def _headed(run: str, begin: int, end: int, tokens: tuple[Token, ...], known: list[Known]) -> Iterator[Found]:
    head = head_of(run[begin:end])
    if not head:
        return
    kind, use = heads()[head]
    if use == "never" or (use == "edge" and not any(token.start == end - len(head) for token in tokens)):
        return
    body = run[begin : end - len(head)]
    if not body:
        if use == "alone":
            yield begin, end, kind, "head"
        return
    if kind is Kind.ORGANISATION and _ends_a_place(end, known):
        return
    if any(t.end == end and t.start < end - len(head) and t.text in words("trail") for t in tokens):
        return
    if kind is Kind.PLACE and use == "needs":
        return
    if use == "needs" and not _proper(run, begin, end - len(head), tokens, known):
        return
    if body in words("generic") or body in words("lead") or (use in ("open", "edge") and len(body) < 2):
        return
    if (
        use in ("", "alone")
        and len(body) < 2
        and (kind in _DEEDS or len(head) < 2)
        and not group_end(run, begin) > begin
    ):
        return
    yield begin, end, kind, "head"
    if kind in (Kind.ORGANISATION, Kind.PLACE):
        yield from _owned(run, begin, end, head, tokens, known)


def _ends_a_place(end: int, known: list[Known]) -> bool:
    """Whether a known place ends here: 中国広東省 is no ministry."""
    return any(stop == end and kind is Kind.PLACE for _, stop, kind, _ in known)


def _proper(run: str, begin: int, stop: int, tokens: tuple[Token, ...], known: list[Known]) -> bool:
    """Whether something proper stands in a body: a known term, a place, a group of countries, the name of a treaty."""
    body = run[begin:stop]
    return (
        any(begin <= start and end <= stop for start, end, *_ in known)
        or any(
            (token.tag in PLACE_TAGS or token.tag is Tag.PROPER) and begin <= token.start and token.end <= stop
            for token in tokens
        )
        or group_end(run, begin) > begin
        or _TOWARDS.search(body) is not None
        or (body.endswith("人") and body[:-1] in terms())
        or KATAKANA_NAME.fullmatch(body) is not None
        or (len(body) > 2 and (inner := head_of(body)) != "" and heads()[inner][1] != "needs")
    )


def _owned(run: str, begin: int, end: int, head: str, tokens: tuple[Token, ...], known: list[Known]) -> Iterator[Found]:
    """What belongs to an organisation by itself: 自民党|沖縄県連, 九州電力|玄海原発."""
    opening = next((item for item in known if item[0] == begin and item[2] is Kind.ORGANISATION), None)
    if opening is None or end - opening[1] <= len(head) + 1 or head in _BRANCHES:
        return
    if any(token.tag in PLACE_TAGS or token.tag is Tag.PROPER for token in tokens if token.start >= opening[1]):
        yield opening[1], end, heads()[head][0], "owned"


def _organisations_inside(run: str, begin: int, tokens: tuple[Token, ...], known: list[Known]) -> Iterator[Found]:
    """Organisations before the end of a run: 福岡高裁|那覇支部."""
    for token, following in pairwise(tokens):
        if token.start < begin or following.tag is Tag.SUFFIX or _ends_a_place(token.end, known):
            continue
        inner = head_of(run[begin : token.end])
        if not inner or token.end - begin <= len(inner) or token.text == inner[:1]:
            continue
        kind, use = heads()[inner]
        if kind is Kind.ORGANISATION and not use and run[begin : token.end] not in terms():
            yield begin, token.end, kind, "head"
