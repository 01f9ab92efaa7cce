"""Who holds which office in a Korean or Japanese text: there the office stands right behind the name, or right before it.

English needs more room between the two and has its own rules in `english.evidence`.
"""

import re
from collections.abc import Sequence

from glossary.model import Evidence, Kind, Mention

_BEHIND = re.compile(r"(?:[(（][^()（）]{1,40}[)）])?[ 　]?")
_BEFORE = re.compile(r"[ 　]|(?:である|の|、)")


def find_offices(text: str, mentions: Sequence[Mention]) -> list[Evidence]:
    """The evidence of type "office" between a person and the title beside it, in order of the persons.

    Of several titles that begin at one place the longest counts.

    >>> person = Mention("박진", 0, 2, Kind.PERSON, "ko", "박진", "name office")
    >>> title = Mention("외교부 장관", 3, 9, Kind.TITLE, "ko", "외교부 장관", "office")
    >>> find_offices("박진 외교부 장관", [person, title])
    [Evidence(type='office', left=0, right=3, rule='title behind name')]
    """
    titles = [m for m in mentions if m.kind is Kind.TITLE and m.lang != "en"]
    found: list[Evidence] = []
    nearest = 0
    for person in mentions:
        if person.kind is not Kind.PERSON or person.lang == "en":
            continue
        while nearest < len(titles) and titles[nearest].end < person.start - 3:
            nearest += 1
        for title in titles[nearest : nearest + 8]:
            if title.start >= person.end and _BEHIND.fullmatch(text, person.end, title.start):
                found.append(Evidence("office", person.start, title.start, "title behind name"))
                break
            if title.end <= person.start and _BEFORE.fullmatch(text, title.end, person.start):
                found.append(Evidence("office", person.start, title.start, "title before name"))
                break
    return found
