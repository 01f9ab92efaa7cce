"""Places in a Japanese run: by the analyser, and by the words for a prefecture, a city, a constituency."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from glossary.extract.japanese.lexicon import terms
from glossary.extract.japanese.tokens import PLACE_TAGS, Tag, Token
from glossary.extract.overlap import Found
from glossary.model import Kind

_INSIDE: Final = re.compile(r"((?![同全各両他])[一-龯]{1,3}[都道府県市区町村])[内外下]")
_CONSTITUENCY: Final = re.compile(r"[一-龯]{2,3}(?:[0-9０-９]{1,2}|選挙)区")
_FOREIGN: Final = re.compile(
    r"[ァ-ヺー]{2,12}(?:・[ァ-ヺー]{2,12})?(?:州|市|島|山|県|郡|湾|湖|川|村|町|港|海峡|諸島|半島|高原|砂漠|盆地|共和国|首長国|自治区|地区|地方)"
    r"(?=\Z|[内外沖東西南北]|沿岸|付近|周辺|近郊|全域|上空)"
)
"""A place abroad that is on no map of the analyser: マディヤプラデシュ|州."""
_SUFFIX: Final = frozenset(
    (
        *"市県区町村府都州道省島湾海港駅寺圏城川山湖宮岬峠郡邑面",
        "地方",
        "半島",
        "広域市",
        "特別市",
        "特別自治市",
        "特別自治道",
    )
)
_ADMINISTRATIVE: Final = re.compile(r"([一-龯ヶ]{2,3}?[都道府県])?([一-龯ヶァ-ヺ]{1,5}?[市区町村])?")


def find_places(run: str, tokens: Sequence[Token], known: Sequence[tuple[int, int, Kind, bool]]) -> Iterator[Found]:
    """The places of a run that no known term covers.

    >>> from glossary.extract.japanese.tokens import tokens_of
    >>> [run[start:end] for run in ("神奈川6区", "兵庫県宝塚市") for start, end, *_ in find_places(run, tokens_of(run), [])]
    ['神奈川6区', '宝塚市', '兵庫県']
    """
    inside = _INSIDE.fullmatch(run)
    if inside:
        yield 0, inside.end(1), Kind.PLACE, "place"
    foreign = _FOREIGN.match(run)
    if foreign:
        country, dot, _ = foreign.group().partition("・")
        yield len(country) + 1 if dot and country in terms() else 0, foreign.end(), Kind.PLACE, "foreign place"
    for index, token in enumerate(tokens):
        if (
            token.tag not in PLACE_TAGS
            or run[token.start - 1 : token.start] == "・"
            or run[token.end : token.end + 1] == "・"
        ):
            continue
        constituency = _CONSTITUENCY.match(run, token.start)
        if constituency:
            yield token.start, constituency.end(), Kind.PLACE, "place"
            continue
        end = token.end
        if index + 1 < len(tokens) and tokens[index + 1].text in _SUFFIX:
            end = tokens[index + 1].end
        if any(start <= token.start and end <= stop for start, stop, *_ in known):
            continue
        if token.tag is Tag.COUNTRY and end > token.end:
            end = token.end
        if end - token.start == 1 and len(run) > 1:
            continue
        yield from _parts(run, token.start, end)


def _parts(run: str, start: int, end: int) -> Iterator[Found]:
    """A prefecture and the city in it, each by itself."""
    match = _ADMINISTRATIVE.match(run, start, end)
    if match and start < match.end() < end:
        yield match.end(), end, Kind.PLACE, "place"
        end = match.end()
    if match and match.group(1) and match.group(2) and match.end() == end:
        yield match.start(2), end, Kind.PLACE, "place"
        end = match.start(2)
    yield start, end, Kind.PLACE, "place"
