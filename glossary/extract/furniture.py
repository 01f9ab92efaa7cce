"""Page furniture: what stands on a page and is no part of the article.

Skip links, widgets, breadcrumbs, bylines, photo credits, e-mail addresses, copyright lines, comment forms. They are
blanked in place, never deleted, so that every offset stays true; reporters named in them are kept apart as names that
are no subject of their article.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from glossary.model import Document

from .english.words import entry_of
from .furniture_patterns import LONGEST_LINE, Line, Patterns, Rule, lines_of, matches_in_turn, patterns
from .korean.lexicon import looks_korean_name


@dataclass(frozen=True, slots=True)
class Furniture:
    """Spans to blank, sorted and disjoint (half-open, code points), and the reporters and photographers they name."""

    spans: tuple[tuple[int, int], ...]
    names: frozenset[str]


_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3041-\u30fa]")
_KANA_OR_HAN = re.compile(r"[\u3041-\u30fa\u4e00-\u9fff]")
_COPYRIGHT = re.compile(r"[©ⓒ]")
_EAST_ASIAN = re.compile(r"[\u3041-\u30fa\u4e00-\u9fff\uac00-\ud7a3©ⓒ]")
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
    known = patterns()
    spans = [(s.start, s.end) for s in document.segments if s.role == "furniture"]
    names: set[str] = set()
    lines = list(lines_of(text))
    starts = [line.left for line in lines]
    below: set[int] = set()
    for number, rule, m in _east_asian_matches(text, lines, starts, known):
        left = lines[number].left
        spans.append((left + m.start(), left + m.end()))
        name = m.groupdict().get("name")
        if name and (_HANGUL.search(name) is None or looks_korean_name(name)):
            names.add(name)
        if rule.ends:
            below.add(number)
    inline = known.inline_strings.by_line(text, starts)
    number = seen_prose = 0
    while number < len(lines):
        line = lines[number]
        is_past_the_middle = seen_prose * 2 > len(text)
        ended = (is_past_the_middle and number in below) or _HEADS_A_RANKING.fullmatch(line.content.strip()) is not None
        if ended or known.is_furniture(line.content):
            spans.append((line.left, line.right))
            ended = ended or (is_past_the_middle and known.ending.search(line.content) is not None)
        else:
            seen_prose += len(line.content)
            if held := inline.get(number):
                fitting = [rule for rule in known.inline if rule in held]
                found = matches_in_turn(fitting, line.content)
                spans.extend((line.left + m.start(), line.left + m.end()) for m in found)
        number += 1
        if ended:
            following = _next_article(lines, number, known)
            spans.extend((line.left, line.right) for line in lines[number:following])
            number = following
    spans.extend(_lone_bylines(text, spans))
    for left, right in spans:
        credit = text[left:right]
        if _LONE_NAME.fullmatch(credit) or (len(credit) <= LONGEST_LINE and _SIGNED_OR_SAID.search(credit)):
            names.update(_names_in(credit))
    for name in sorted(names)[:_MOST_NAMES]:
        at = text.find(name)
        while at >= 0:
            spans.append((at, at + len(name)))
            at = text.find(name, at + 1)
    return Furniture(_merged(spans), frozenset(names))


def _east_asian_matches(
    text: str, lines: Sequence[Line], starts: Sequence[int], known: Patterns
) -> Iterator[tuple[int, Rule, re.Match[str]]]:
    """What the rules of Korean and Japanese pages find, with the number of the line."""
    if text.isascii() or _EAST_ASIAN.search(text) is None:
        return
    held = known.east_asian_strings.by_line(text, starts)
    has_hangul, has_kana = _HANGUL.search(text) is not None, _KANA.search(text) is not None
    for number, line in enumerate(lines):
        if not line.content.isascii():
            for rule in _east_asian_rules(line.content, held.get(number, ()), known, has_hangul, has_kana):
                for match in rule.find(line.content):
                    yield number, rule, match


def _east_asian_rules(
    line: str, held: Collection[Rule], known: Patterns, has_hangul: bool, has_kana: bool
) -> list[Rule]:
    """The rules for a line, by its script; a line of neither script may still be a copyright line.

    `has_hangul` and `has_kana` say whether the text has any.
    """
    if has_hangul and _HANGUL.search(line):
        korean = known.korean.fitting(line, held)
        return korean + known.japanese.fitting(line, held) if has_kana and _KANA.search(line) else korean
    if _KANA_OR_HAN.search(line):
        return known.japanese.fitting(line, held)
    return known.korean.fitting(line, held) + known.japanese.fitting(line, held) if _COPYRIGHT.search(line) else []


_HEADS_A_RANKING = re.compile(
    r"(?:most (?:popular|read|viewed|shared|commented)|trending(?: now)?|popular (?:news|stories|articles)"
    r"|latest (?:news|stories|headlines)|top stories|(?:가장 )?많이 본 (?:뉴스|기사)|인기 ?(?:뉴스|기사)|アクセスランキング|人気記事)",
    re.IGNORECASE,
)
"""A line above headlines of other articles, wherever it stands."""
_LEAST_PROSE = 200
"""Bytes of UTF-8 in lines of prose that stand together: more than a notice or a teaser has, less than any article."""
_LINE_OF_PROSE = 45
"""Bytes; shorter lines are prose only where they end a sentence."""
_SENTENCE_END = re.compile(r"[\w%)][.!?][\"”’')]*(?=\s|$)|。")


def _next_article(lines: list[Line], first: int, known: Patterns) -> int:
    """The line on which another article begins below the end of one, its headline if it has one; the end if none follows.

    Several articles may stand in one file. An article shows by its prose: a few lines of it, and two sentences at least.
    """
    begin, size, sentences = first, 0, 0
    for number in range(first, len(lines)):
        content = lines[number].content
        width = len(content.encode("utf-8", "surrogatepass"))
        ends = len(_SENTENCE_END.findall(content))
        if (width >= _LINE_OF_PROSE or ends) and not known.is_furniture(content):
            size, sentences = size + width, sentences + ends
            if size >= _LEAST_PROSE and sentences > 1:
                above = begin - 1
                while above >= first and known.is_furniture(lines[above].content):
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
