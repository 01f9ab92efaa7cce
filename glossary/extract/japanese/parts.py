"""What is no mention of its own inside a longer one: 韓国 in 韓国外務省, but 福岡高裁 in 福岡高裁那覇支部 is."""

from glossary.extract.japanese.lexicon import offices
from glossary.extract.overlap import PARTS, Found
from glossary.model import Kind

_OF_A_GROUP = ("グループ", "ホールディングス")
"""Behind these a company's name is only the first part of its group's."""


def is_part(text: str, inner: Found, outer: Found) -> bool:
    """Whether what lies inside a longer mention of `text` is only a part of it.

    >>> minister, ministry = (0, 5, Kind.TITLE, "office"), (0, 3, Kind.ORGANISATION, "term")
    >>> is_part("外務省局長", ministry, minister), is_part("韓国外務省", (0, 2, Kind.PLACE, "place"), (0, 5, *ministry[2:]))
    (False, True)
    """
    _, inner_end, kind, rule = inner
    start, end, outer_kind, outer_rule = outer
    if outer_rule == "ordinal" or (outer_rule == "term" and kind is outer_kind and "の" not in text[start:end]):
        return True
    if outer_rule == "quoted" and outer_kind is Kind.OTHER:
        return True
    if kind is outer_kind is Kind.ORGANISATION and text[inner_end:end] in _OF_A_GROUP:
        return True
    if rule == "owned" or (rule == "term" and kind is Kind.OTHER):
        return False
    if rule == "term" and kind is outer_kind is Kind.PLACE and inner_end == end and outer_rule == "head":
        return False
    if outer_kind is Kind.TITLE:
        head_of_it = kind is Kind.ORGANISATION and end == inner_end + 1
        return head_of_it or kind in (Kind.PLACE, Kind.OTHER) or text[start:end] in offices()
    return kind in PARTS[outer_kind]
