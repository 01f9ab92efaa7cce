"""The patterns of page furniture, and which of them a line can match at all.

Most lines are prose and match none. A pattern says which strings a line must hold to match it; one pass over a text finds
all such strings at once, so that a line is searched only for what it may hold.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from glossary import shipped
from glossary.text import tables

LONGEST_LINE = 220
"""Whole-line furniture is short: longer lines are prose and are only searched for furniture inside them."""


class Line(NamedTuple):
    """A line that is not empty: its offsets, and what stands between them."""

    left: int
    right: int
    content: str


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text that hold more than space, without the space around them."""
    start = 0
    for line in text.splitlines(keepends=True):
        if content := line.strip():
            left = start + len(line) - len(line.lstrip())
            yield Line(left, left + len(content), content)
        start += len(line)


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A pattern of one language; an anchored one (it begins with ^ in all its parts) is tried where a line begins only."""

    pattern: re.Pattern[str]
    anchored: bool = False
    ends: bool = False
    """Whether what stands below it is furniture too: the heading of a list of other articles."""
    needs: tuple[str, ...] = ()
    """A line that holds none of these strings cannot match; empty where no such strings are known."""

    def find(self, line: str) -> Iterator[re.Match[str]]:
        """Its matches in a line."""
        if not self.anchored:
            return self.pattern.finditer(line)
        found = self.pattern.match(line)
        return iter((found,) if found else ())


class NeededStrings:
    """The strings that some rules need, sought in a text all together.

    >>> photo, sign = Rule(re.compile(r"Photo \\S+"), needs=("Photo",)), Rule(re.compile(r"\\S+@\\S+"), needs=("@",))
    >>> found = NeededStrings((photo, sign)).by_line("Talks.\\nPhoto by a@b\\n", [0, 7])
    >>> list(found) == [1], found[1] == {photo, sign}
    (True, True)
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        needing: dict[str, list[Rule]] = {}
        for rule in rules:
            for string in rule.needs:
                needing.setdefault(string, []).append(rule)
        self._needing = list(needing.values())
        self._automaton = AhoCorasick(list(needing))

    def by_line(self, text: str, starts: Sequence[int]) -> dict[int, set[Rule]]:
        """The rules whose strings stand in a line, by its number; `starts` are the offsets of the lines."""
        found: dict[int, set[Rule]] = {}
        for string, at, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            found.setdefault(bisect_right(starts, at) - 1, set()).update(self._needing[string])
        return found


def matches_in_turn(rules: Iterable[Rule], line: str) -> Iterator[re.Match[str]]:
    """The matches of some rules in a line from left to right, none over another; where two begin at once the first rule's.

    >>> rules = [Rule(re.compile("b+c")), Rule(re.compile("ab"))]
    >>> [found.group() for found in matches_in_turn(rules, "abbc bc")]
    ['ab', 'bc', 'bc']
    """
    patterns = [rule.pattern for rule in rules]
    at = 0
    while found := [match for pattern in patterns if (match := pattern.search(line, at))]:
        first = min(found, key=re.Match.start)
        yield first
        at = first.end()


class EastAsianRules:
    """The rules of one language: one question is asked for all the anchored ones together."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.needing = frozenset(rule for rule in rules if rule.needs and not rule.anchored)
        self._anchored = tuple(rule for rule in rules if rule.anchored)
        self._free = tuple(rule for rule in rules if not rule.anchored and not rule.needs)
        sources = (rule.pattern.pattern.replace("(?P<name>", "(?:") for rule in self._anchored)
        self._line = re.compile("|".join(f"(?:{source})" for source in sources))

    def fitting(self, line: str, held: Collection[Rule]) -> list[Rule]:
        """The rules that may match in a line; `held` are those whose strings it holds."""
        anchored = self._anchored if self._line.match(line) else ()
        return [*self._free, *(rule for rule in held if rule in self.needing), *anchored]


@dataclass(frozen=True, slots=True)
class Patterns:
    """All that is known of page furniture."""

    widgets: frozenset[str]
    lines: re.Pattern[str]
    inline: tuple[Rule, ...]
    inline_strings: NeededStrings
    ending: re.Pattern[str]
    korean: EastAsianRules
    japanese: EastAsianRules
    east_asian_strings: NeededStrings

    def is_furniture(self, line: str) -> bool:
        """Whether a whole line of an English page is furniture."""
        return len(line) <= LONGEST_LINE and (line.casefold() in self.widgets or self.lines.fullmatch(line) is not None)


_LINE_BEGINS = re.compile(r"\^(?:\\s\*)?")


def _east_asian(name: str) -> EastAsianRules:
    """The rules of a table. What only says that a line begins is left out: without it, a first letter tells most apart."""
    return EastAsianRules(
        tuple(
            Rule(
                re.compile(
                    _LINE_BEGINS.sub("", row["pattern"], count=1) if row["pattern"][0] == "^" else row["pattern"]
                ),
                row["pattern"][0] == "^",
                row["what"] == "ending",
                tuple(row.get("needs", "").split()),
            )
            for row in tables.rows(name)
        )
    )


@cache
def patterns() -> Patterns:
    """The patterns of `data/languages/*-furniture.tsv`, read at the first call and kept."""
    table: dict[str, list[str]] = {"widget": [], "line": [], "inline": [], "ending": []}
    needs: dict[str, tuple[str, ...]] = {}
    for line in shipped.path("data", "languages", "english-furniture.tsv").read_text("utf-8").splitlines()[1:]:
        if line and not line.startswith("#") and not line.startswith("type\t"):
            sort, pattern, _, needed = [*line.split("\t"), "", ""][:4]
            table[sort].append(pattern)
            needs[pattern] = tuple(filter(None, needed.split("¦")))

    def joined(sort: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{p})" for p in table[sort]))

    inline = tuple(Rule(re.compile(pattern), needs=needs[pattern]) for pattern in table["inline"])
    korean, japanese = _east_asian("korean-furniture.tsv"), _east_asian("japanese-furniture.tsv")
    return Patterns(
        frozenset(w.casefold() for w in table["widget"]),
        joined("line"),
        inline,
        NeededStrings(inline),
        joined("ending"),
        korean,
        japanese,
        NeededStrings([*korean.needing, *japanese.needing]),
    )
