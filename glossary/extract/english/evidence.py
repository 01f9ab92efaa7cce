"""What an English text says about two mentions: who holds which office, of which body, which acronym stands for what."""

import re
from collections.abc import Sequence

from glossary.model import Evidence, Kind, Mention

_TITLE_THEN_NAME = re.compile(r",? ")
_NAME_THEN_TITLE = re.compile(
    r"(?: \([^)]{1,40}\))?, (?:(?:the|a|an|former|who is|who serves as|as) ?)*(?:[\w.]+(?:['’]s?)? ){0,2}"
)
_TITLE_THEN_BODY = re.compile(r" (?:of|at|in|for|from|with)(?: the)? (?:[\w.]+['’]s? )?")
_TITLE_AT_BODY_THEN_NAME = re.compile(r" (?:of|at|in|for) [^.,;:\n]{3,60}, ")
_BODY_THEN_TITLE = re.compile(r"['’]?s? ")
_COUNTERPART = re.compile(r".{0,60}\bcounterpart,? ")


def find_evidence(text: str, mentions: Sequence[Mention]) -> list[Evidence]:
    """The evidence between neighbouring mentions of a text, by the start of the left one.

    >>> from glossary.extract.english import find_mentions
    >>> text = "Foreign Minister Park Jin met Kim Tae-hyo, deputy director of the National Security Office."
    >>> [(e.type, text[e.left:e.left + 8], text[e.right:e.right + 8]) for e in find_evidence(text, find_mentions(text, [(0, len(text))]))]
    [('office', 'Park Jin', 'Foreign '), ('office', 'Kim Tae-', 'deputy d'), ('of', 'deputy d', 'National')]
    """
    found: list[Evidence] = []
    english = [m for m in mentions if m.lang == "en"]
    for index, left in enumerate(english):
        for right in english[index + 1 : index + 5]:
            if right.start - left.end > 80:
                break
            if left.kind is Kind.TITLE and right.kind is Kind.ORGANISATION and right.end == left.end:
                found.append(Evidence("of", left.start, right.start, "office of body"))
                continue
            if right.start < left.end:
                continue
            gap = text[left.end : right.start]
            if (
                left.kind is Kind.TITLE
                and right.kind is Kind.PERSON
                and right.rule != "surname"
                and _TITLE_THEN_NAME.fullmatch(gap)
            ):
                found.append(Evidence("office", right.start, left.start, "title before name"))
            elif (
                left.kind is Kind.TITLE
                and right.kind is Kind.PERSON
                and _TITLE_AT_BODY_THEN_NAME.fullmatch(gap)
                and any(
                    m.kind is Kind.ORGANISATION and left.end < m.start < right.start
                    for m in english[index + 1 : index + 5]
                )
            ):
                found.append(Evidence("office", right.start, left.start, "title at body, name"))
            elif left.kind is Kind.PERSON and right.kind is Kind.TITLE and _NAME_THEN_TITLE.fullmatch(gap):
                found.append(Evidence("office", left.start, right.start, "title after name"))
            elif left.kind is Kind.TITLE and right.kind is Kind.ORGANISATION and _TITLE_THEN_BODY.fullmatch(gap):
                found.append(Evidence("of", left.start, right.start, "office at body"))
            elif left.kind is Kind.ORGANISATION and right.kind is Kind.TITLE and _BODY_THEN_TITLE.fullmatch(gap):
                found.append(Evidence("of", right.start, left.start, "body before office"))
            elif gap == " (" and right.surface.isupper() and right.kind is left.kind:
                found.append(Evidence("acronym", right.start, left.start, "acronym in brackets"))
            elif left.kind is Kind.PERSON and right.kind is Kind.PERSON and _COUNTERPART.fullmatch(gap):
                found.append(Evidence("counterpart", left.start, right.start, "counterpart"))
    return sorted(found, key=lambda e: (e.left, e.right, e.type))
