"""Page furniture: what stands on a page and is no part of the article.

Skip links, widgets, breadcrumbs, bylines, photo credits, e-mail addresses, copyright lines, comment forms. They are
blanked in place, never deleted, so that every offset stays true; reporters named in them are kept apart as names that
are no subject of their article.
"""

import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from glossary import shipped
from glossary.model import Document
from glossary.text import tables

from .english.words import entry_of
from .korean.lexicon import looks_korean_name


@dataclass(frozen=True, slots=True)
class Furniture:
    """Spans to blank, sorted and disjoint (half-open, code points), and the reporters and photographers they name."""

    spans: tuple[tuple[int, int], ...]
    names: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class _EastAsian:
    """A pattern of Korean or Japanese pages; one that begins with ^ (in all its parts) is tried where a line begins only."""

    pattern: re.Pattern[str]
    anchored: bool
    ends: bool
    """Whether what stands below it is furniture too: the heading of a list of other articles."""
    needs: tuple[str, ...]
    """A line that holds none of these strings cannot match; empty where no such strings are known."""

    def find(self, line: str) -> Iterator[re.Match[str]]:
        """Its matches in a line."""
        if not self.anchored:
            return self.pattern.finditer(line)
        found = self.pattern.match(line)
        return iter((found,) if found else ())


class _Rules:
    """The patterns of one language, and the questions that spare most lines the search for them.

    One question is asked for all the anchored patterns. Of the others a line is searched for those that need a string it
    holds, and for those that need none.
    """

    def __init__(self, rules: tuple[_EastAsian, ...]) -> None:
        anchored = [rule for rule in rules if rule.anchored]
        self._anchored = tuple(anchored)
        self._line = re.compile("|".join(f"(?:{r.pattern.pattern.replace('(?P<name>', '(?:')})" for r in anchored))
        self._free = tuple(rule for rule in rules if not rule.anchored and not rule.needs)
        by_need: dict[str, list[_EastAsian]] = {}
        for rule in rules:
            for string in rule.needs if not rule.anchored else ():
                by_need.setdefault(string, []).append(rule)
        self._by_need = tuple(by_need.items())

    def within(self, text: str) -> "_Rules":
        """Those of them that may match somewhere in a text: a short one holds little of what they need."""
        rules = copy(self)
        rules._by_need = tuple((string, needing) for string, needing in self._by_need if string in text)
        return rules

    def fitting(self, line: str) -> list[_EastAsian]:
        """The patterns that may match in a line."""
        found = [rule for string, needing in self._by_need if string in line for rule in needing]
        anchored = self._anchored if self._line.match(line) else ()
        return [*self._free, *dict.fromkeys(found), *anchored]


@dataclass(frozen=True, slots=True)
class _Patterns:
    widgets: frozenset[str]
    lines: re.Pattern[str]
    inline: re.Pattern[str]
    ending: re.Pattern[str]
    korean: _Rules
    japanese: _Rules

    def within(self, text: str) -> "_Patterns":
        """The patterns without those that can match nowhere in a text."""
        return replace(self, korean=self.korean.within(text), japanese=self.japanese.within(text))

    def east_asian(self, line: str) -> list[_EastAsian]:
        """The patterns for a line, by its script; a line of neither script may still be a copyright line."""
        if _HANGUL.search(line):
            korean = self.korean.fitting(line)
            return korean + self.japanese.fitting(line) if _KANA.search(line) else korean
        if _KANA_OR_HAN.search(line):
            return self.japanese.fitting(line)
        return self.korean.fitting(line) + self.japanese.fitting(line) if _COPYRIGHT.search(line) else []

    def is_furniture(self, line: str) -> bool:
        """Whether a whole line of an English page is furniture."""
        return len(line) <= _LONGEST_LINE and (
            line.casefold() in self.widgets or self.lines.fullmatch(line) is not None
        )


class _Line(NamedTuple):
    """A line that is not empty: its offsets, and what stands between them."""

    left: int
    right: int
    content: str


def _lines_of(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.splitlines(keepends=True):
        if content := line.strip():
            left = start + len(line) - len(line.lstrip())
            yield _Line(left, left + len(content), content)
        start += len(line)


@cache
def _patterns() -> _Patterns:
    table: dict[str, list[str]] = {"widget": [], "line": [], "inline": [], "ending": []}
    for line in shipped.path("data", "languages", "english-furniture.tsv").read_text("utf-8").splitlines()[1:]:
        if line and not line.startswith("#") and not line.startswith("type\t"):
            sort, pattern, *_ = line.split("\t")
            table[sort].append(pattern)

    def joined(sort: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{p})" for p in table[sort]))

    def east_asian(name: str) -> tuple[_EastAsian, ...]:
        return tuple(
            _EastAsian(
                re.compile(row["pattern"]),
                row["pattern"].startswith("^"),
                row["what"] == "ending",
                tuple(row.get("needs", "").split()),
            )
            for row in tables.rows(name)
        )

    return _Patterns(
        frozenset(w.casefold() for w in table["widget"]),
        joined("line"),
        joined("inline"),
        joined("ending"),
        _Rules(east_asian("korean-furniture.tsv")),
        _Rules(east_asian("japanese-furniture.tsv")),
    )


_LONGEST_LINE = 220
"""Whole-line furniture is short: longer lines are prose and are only searched for furniture inside them."""
_HINT = re.compile(
    r"[@|\[(/–—]| - |--|[Pp]hoto|Picture|Video|eporter|Yonhap$| file$|\d[ .,]+(?:Kyodo|KYODO|Jiji|Yonhap|Xinhua)"
)
"""Every pattern inside a line holds one of these: most prose is spared the search."""
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3041-\u30fa]")
_KANA_OR_HAN = re.compile(r"[\u3041-\u30fa\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_COPYRIGHT = re.compile(r"[©ⓒ]")
_NAME = re.compile(r"[A-Z][a-z]+(?:[- ]?[A-Z]?[a-z]+)?(?:-[a-z]+)?(?: [A-Z][a-z]+(?:-[a-z]+)?){1,2}")
_SIGNED = re.compile(r"\b(?:[Bb][Yy]|[Rr]eporters?|[Cc]orrespondents?|[Ww]riters?|[Pp]hotographers?):?\s")
_SIGNED_OR_SAID = re.compile(
    r"\b(?:[Bb][Yy]|[Rr]eporter|[Cc]orrespondent|[Ww]riter|[Pp]hotographer|[Ss]taff|reports?|filed|has the)\b|, ?\w* ?(?:News|TV)\b|contributed"
)
_MOST_NAMES = 30
_CAPITALS = re.compile(r"(?<=BY )[A-Z]+(?:-[A-Z]+)? [A-Z-]+(?: [A-Z-]+)?")


def find_furniture(document: Document) -> Furniture:
    """The furniture of a document and the names of those who wrote and photographed it.

    >>> from glossary.model import Document
    >>> page = "Skip to content\\nMinisters met.\\nBy Hong Gildong\\nMinisters talked. Photo by Kim Gap-dol\\n"
    >>> found = find_furniture(Document(page, "page.txt", ()))
    >>> [page[start:end] for start, end in found.spans], sorted(found.names)
    (['Skip to content', 'By Hong Gildong', 'Photo by Kim Gap-dol'], ['Hong Gildong', 'Kim Gap-dol'])
    """
    text = document.text
    patterns = _patterns() if text.isascii() else _patterns().within(text)
    spans = [(s.start, s.end) for s in document.segments if s.role == "furniture"]
    names: set[str] = set()
    lines = list(_lines_of(text))
    below: set[int] = set()
    for number, line in enumerate(lines):
        if not line.content.isascii():
            for rule in patterns.east_asian(line.content):
                for m in rule.find(line.content):
                    spans.append((line.left + m.start(), line.left + m.end()))
                    name = m.groupdict().get("name")
                    if name and (_HANGUL.search(name) is None or looks_korean_name(name)):
                        names.add(name)
                    if rule.ends:
                        below.add(number)
    number = seen_prose = 0
    while number < len(lines):
        line = lines[number]
        is_past_the_middle = seen_prose * 2 > len(text)
        ended = is_past_the_middle and number in below
        if ended or patterns.is_furniture(line.content):
            spans.append((line.left, line.right))
            ended = ended or (is_past_the_middle and patterns.ending.search(line.content) is not None)
        else:
            seen_prose += len(line.content)
            if _HINT.search(line.content) and _LATIN.search(line.content):
                inline = patterns.inline.finditer(line.content)
                spans.extend((line.left + m.start(), line.left + m.end()) for m in inline)
        number += 1
        if ended:
            following = _next_article(lines, number, patterns)
            spans.extend((line.left, line.right) for line in lines[number:following])
            number = following
    spans.extend(_lone_bylines(text, spans))
    for left, right in spans:
        credit = text[left:right]
        if _LONE_NAME.fullmatch(credit) or (len(credit) <= _LONGEST_LINE and _SIGNED_OR_SAID.search(credit)):
            names.update(_names_in(credit))
    for name in sorted(names)[:_MOST_NAMES]:
        at = text.find(name)
        while at >= 0:
            spans.append((at, at + len(name)))
            at = text.find(name, at + 1)
    return Furniture(_merged(spans), frozenset(names))


_LEAST_PROSE = 200
"""Bytes of UTF-8 in lines of prose that stand together: more than a notice or a teaser has, less than any article."""
_LINE_OF_PROSE = 45
"""Bytes; shorter lines are prose only where they end a sentence."""
_SENTENCE_END = re.compile(r"[\w%)][.!?][\"”’')]*(?=\s|$)|。")


def _next_article(lines: list[_Line], first: int, patterns: _Patterns) -> int:
    """The line on which another article begins below the end of one, its headline if it has one; the end if none follows.

    Several articles may stand in one file. An article shows by its prose: a few lines of it, and two sentences at least.
    """
    begin, size, sentences = first, 0, 0
    for number in range(first, len(lines)):
        content = lines[number].content
        width = len(content.encode("utf-8", "surrogatepass"))
        ends = len(_SENTENCE_END.findall(content))
        if (width >= _LINE_OF_PROSE or ends) and not patterns.is_furniture(content):
            size, sentences = size + width, sentences + ends
            if size >= _LEAST_PROSE and sentences > 1:
                above = begin - 1
                while above >= first and patterns.is_furniture(lines[above].content):
                    above -= 1
                return above if above >= first else begin
        else:
            begin, size, sentences = number + 1, 0, 0
    return len(lines)


_LONE_NAME = re.compile(r"[ \t]*([A-Z][a-z]+ [A-Z][a-z]+(?:-[a-z]+)?)[ \t]*")
_HEAD_LINES = 8


def _lone_bylines(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines among the first that hold a name alone and stand beside furniture: bylines without a `by`."""
    found = []
    taken = {left for left, _ in spans}
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", text[:2000]))[:_HEAD_LINES]
    starts = [m.start() + len(m.group()) - len(m.group().lstrip()) for m in lines]
    for index, line in enumerate(lines[1:], 1):
        name = _LONE_NAME.fullmatch(line.group())
        beside = {starts[index - 1], *starts[index + 1 : index + 2]}
        if name and beside & taken and all(entry_of(w).cls in "CGKJZN" for w in re.findall(r"\w+", name[1])[:2]):
            found.append((line.start() + name.start(1), line.start() + name.end(1)))
    return found


def _names_in(credit: str) -> set[str]:
    """The names of people in a credit: those behind `by` or `reporter`, where it has such a word."""
    signed = _SIGNED.split(credit)[-1]
    found = {m.group() for m in _NAME.finditer(signed)} | {m.group().title() for m in _CAPITALS.finditer(credit)}
    return {name for name in found if all(entry_of(word).cls in "CGKJZN" for word in re.findall(r"\w+", name)[:2])}


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for left, right in sorted(spans):
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        elif left < right:
            merged.append((left, right))
    return tuple(merged)


def blank(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The text with the spans blanked: as long as before, line ends kept, a line end where each span began.

    >>> blank("talks. Photo by A B\\nNext", ((7, 19),))
    'talks. \\n           \\nNext'
    """
    pieces: list[str] = []
    at = 0
    for left, right in spans:
        pieces.append(text[at:left])
        pieces.append("\n" + re.sub(r"[^\n]", " ", text[left + 1 : right]))
        at = right
    pieces.append(text[at:])
    return "".join(pieces)
