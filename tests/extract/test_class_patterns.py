"""Patterns over word classes are spared only texts and words in which they match nothing."""

import random
import re

import pytest

from glossary.extract import spans_by_language
from glossary.extract.english.class_patterns import needs_of, over_classes
from glossary.extract.english.grammar import Rule
from glossary.extract.english.rules import RULES
from glossary.extract.english.words import read_words
from tests.conftest import cases

CLASSES = "|.;,'&-\"()01245678oaxhtTvVfFbBrReEsSiImMlLyYujCNPDKJZGQW"
SPARED = re.compile(r"\(\?=\[(?:[^]\\]|\\.)+\]\)\(\?:(.*)\)", re.DOTALL)


def texts_of_classes() -> list[str]:
    chance = random.Random(3)
    written = [case["input"] for case in cases("extract/english")]
    read = [read_words(text, spans_by_language(text)["en"]).classes for text in written]
    return [*read, *("".join(chance.choices(CLASSES, k=200)) for _ in range(300))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_what_its_bare_pattern_finds(rule: Rule) -> None:
    spared = SPARED.fullmatch(rule.pattern.pattern)
    bare = re.compile(spared[1]) if spared else rule.pattern
    for classes in texts_of_classes():
        found = [match.span(match.lastindex or 0) for match in bare.finditer(classes)]
        assert [match.span(match.lastindex or 0) for match in rule.pattern.finditer(classes)] == found
        assert not found or not any(needed.isdisjoint(classes) for needed in rule.needs)


@pytest.mark.parametrize("pattern", ["(?:a|b)?", "[^x]|a?", "(?=a?)", ".*"])
def test_a_pattern_that_may_begin_with_anything_stays_as_it_is(pattern: str) -> None:
    assert over_classes(pattern).pattern == pattern


@pytest.mark.parametrize("pattern", ["a?", "(?:a|b?)", "(?!a)", "."])
def test_a_pattern_without_a_class_it_must_have_needs_none(pattern: str) -> None:
    assert needs_of(pattern) == ()
