"""What a pattern over word classes needs: where a match can begin, and which classes it cannot do without.

Most patterns begin with something optional, and would be tried in full at every word of a text. Most words are of no class
and begin nothing; most texts lack some class that a pattern needs, and are spared it altogether.
"""

import re
from collections.abc import Iterable
from typing import Any

try:  # how Python itself reads a pattern is no public matter: without it the patterns are only slower
    from re import _parser as _reading  # type: ignore[attr-defined,unused-ignore]
except ImportError:  # pragma: no cover
    _reading = None

_ANY = frozenset(map(chr, range(32, 127)))
"""Classes are printable ASCII."""
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def over_classes(pattern: str) -> re.Pattern[str]:
    """A pattern over word classes that is tried only where a match can begin.

    >>> over_classes("(?:[DP]'?)?[Tt]").pattern
    "(?=[DPTt])(?:(?:[DP]'?)?[Tt])"
    >>> over_classes("[Tt]o").pattern  # Python sees by itself where this can begin
    '[Tt]o'
    """
    compiled = re.compile(pattern)
    if _reading is None:
        return compiled
    parts = list(_reading.parse(pattern))
    if str(parts[0][0]) in ("LITERAL", "IN"):
        return compiled
    begins, may_be_empty = _first(parts)
    if may_be_empty or begins == _ANY:
        return compiled
    return re.compile(f"(?=[{re.escape(''.join(sorted(begins)))}])(?:{pattern})")


def needs_of(pattern: str) -> tuple[frozenset[str], ...]:
    """Sets of classes of which every match, with what stands around it, holds one each; the smallest sets first.

    >>> [sorted(needed) for needed in needs_of("(?:[DP]'?)?[Tt](?:o|27)(?!x)")]
    [['2', 'o'], ['T', 't']]
    """
    needed = _needed(_reading.parse(pattern)) if _reading else []
    return tuple(sorted(set(needed), key=lambda classes: (len(classes), sorted(classes))))


def _needed(parts: Iterable[tuple[Any, Any]]) -> list[frozenset[str]]:
    found: list[frozenset[str]] = []
    for operation, value in parts:
        match str(operation):
            case "LITERAL":
                found.append(frozenset({chr(value)}))
            case "IN":
                found.append(_set(value))
            case "SUBPATTERN":
                found += _needed(value[-1])
            case "ASSERT":
                found += _needed(value[1])
            case "BRANCH":
                ways = [_needed(way) for way in value[1]]
                if all(ways):
                    found.append(frozenset().union(*(min(way, key=len) for way in ways)))
            case repeat if repeat in _REPEATS and value[0]:
                found += _needed(value[2])
    return found


def _first(parts: Iterable[tuple[Any, Any]]) -> tuple[frozenset[str], bool]:
    """The classes that parts of a pattern can begin with, or more, and whether they can match nothing at all."""
    found: frozenset[str] = frozenset()
    for operation, value in parts:
        match str(operation):
            case "LITERAL":
                begins, may_be_empty = frozenset({chr(value)}), False
            case "IN":
                begins, may_be_empty = _set(value), False
            case "SUBPATTERN":
                begins, may_be_empty = _first(value[-1])
            case "BRANCH":
                ways = [_first(way) for way in value[1]]
                begins, may_be_empty = frozenset().union(*(way for way, _ in ways)), any(empty for _, empty in ways)
            case repeat if repeat in _REPEATS:
                begins, may_be_empty = _first(value[2])
                may_be_empty = may_be_empty or value[0] == 0
            case "ASSERT" if value[0] == 1 and not found:  # what must follow here
                begins, may_be_empty = _first(value[1])
                begins = frozenset() if may_be_empty else begins
            case "ASSERT" | "ASSERT_NOT" | "AT":
                begins, may_be_empty = frozenset(), True
            case _:
                begins, may_be_empty = _ANY, False
        found |= begins
        if not may_be_empty:
            return found, False
    return found, True


def _set(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The classes in square brackets."""
    found: set[str] = set()
    negated = False
    for operation, value in items:
        match str(operation):
            case "NEGATE":
                negated = True
            case "LITERAL":
                found.add(chr(value))
            case "RANGE":
                found.update(c for c in _ANY if value[0] <= ord(c) <= value[1])
            case _:
                return _ANY
    return _ANY - found if negated else frozenset(found)
